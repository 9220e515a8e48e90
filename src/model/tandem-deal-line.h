/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/tandem-line-sums.h"
#include "store/tandem-record.h"

G_BEGIN_DECLS

/* Of what a deal is made: so many of something, at a price. */
#define TANDEM_TYPE_DEAL_LINE (tandem_deal_line_get_type ())
G_DECLARE_FINAL_TYPE (TandemDealLine, tandem_deal_line, TANDEM, DEAL_LINE, TandemRecord)

typedef enum {
  TANDEM_DEAL_LINE_DEAL_ID,
  TANDEM_DEAL_LINE_PRODUCT_ID,
  TANDEM_DEAL_LINE_TEXT,
  TANDEM_DEAL_LINE_QUANTITY_MILLI,
  TANDEM_DEAL_LINE_PRICE_MINOR,
  TANDEM_DEAL_LINE_CURRENCY,
  TANDEM_DEAL_LINE_DISCOUNT_BP,
  TANDEM_DEAL_LINE_TAX_BP,
  TANDEM_DEAL_LINE_N_COLUMNS,
} TandemDealLineColumn;

gboolean tandem_deal_line_check (TandemRecord *self, GError **error);
TandemDealLine *tandem_deal_line_new (void);
GPtrArray     *tandem_deal_line_list (TandemConnection *connection, gint64 deal_id, GError **error);
TandemLineSums tandem_deal_line_add  (GPtrArray *lines, gint64 *nets);

G_END_DECLS
