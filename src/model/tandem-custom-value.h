/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* What a record holds in a field that the firm added. */
#define TANDEM_TYPE_CUSTOM_VALUE (tandem_custom_value_get_type ())
G_DECLARE_FINAL_TYPE (TandemCustomValue, tandem_custom_value, TANDEM, CUSTOM_VALUE, TandemRecord)

typedef enum {
  TANDEM_CUSTOM_VALUE_FIELD_ID,
  TANDEM_CUSTOM_VALUE_CONTACT_ID,
  TANDEM_CUSTOM_VALUE_COMPANY_ID,
  TANDEM_CUSTOM_VALUE_DEAL_ID,
  TANDEM_CUSTOM_VALUE_CAMPAIGN_ID,
  TANDEM_CUSTOM_VALUE_TEXT,
  TANDEM_CUSTOM_VALUE_NUMBER,
  TANDEM_CUSTOM_VALUE_CURRENCY,
  TANDEM_CUSTOM_VALUE_SORT_KEY,
  TANDEM_CUSTOM_VALUE_N_COLUMNS,
} TandemCustomValueColumn;

TandemCustomValue *tandem_custom_value_new       (void);
const char        *tandem_custom_value_get_where (guint record_column);
GArray *tandem_custom_value_list_holding (TandemConnection *connection, gint64 field_id, const char *text,
                                          GError **error);

G_END_DECLS
