/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-deal-line.h"

#include <glib/gi18n-lib.h>

#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

struct _TandemDealLine {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_DEAL_LINE_N_COLUMNS] = {
  [TANDEM_DEAL_LINE_DEAL_ID] = { "deal_id", TANDEM_COLUMN_INTEGER, .part_of = "deal" },
  [TANDEM_DEAL_LINE_PRODUCT_ID] = { "product_id", TANDEM_COLUMN_INTEGER, .names = "product" },
  [TANDEM_DEAL_LINE_TEXT] = { "text", TANDEM_COLUMN_TEXT },
  [TANDEM_DEAL_LINE_QUANTITY_MILLI] = { "quantity_milli", TANDEM_COLUMN_INTEGER },
  [TANDEM_DEAL_LINE_PRICE_MINOR] = { "price_minor", TANDEM_COLUMN_INTEGER },
  [TANDEM_DEAL_LINE_CURRENCY] = { "currency", TANDEM_COLUMN_TEXT },
  [TANDEM_DEAL_LINE_DISCOUNT_BP] = { "discount_bp", TANDEM_COLUMN_INTEGER },
  [TANDEM_DEAL_LINE_TAX_BP] = { "tax_bp", TANDEM_COLUMN_INTEGER },
};

G_DEFINE_FINAL_TYPE (TandemDealLine, tandem_deal_line, TANDEM_TYPE_RECORD)

static gboolean
is_within (TandemRecord *self, guint column, gint64 most)
{
  gint64 value = tandem_record_get_integer (self, column);

  return value >= 0 && value <= most;
}

/**
 * tandem_deal_line_check:
 *
 * Returns: whether a line says what one can say
 */
gboolean
tandem_deal_line_check (TandemRecord *self, GError **error)
{
  const char *fault = NULL;

  if (tandem_record_is_null (self, TANDEM_DEAL_LINE_TEXT))
    fault = _ ("A line needs a text. Nothing was saved.");
  else if (!is_within (self, TANDEM_DEAL_LINE_QUANTITY_MILLI, TANDEM_LINE_MOST_QUANTITY))
    fault = _ ("The quantity of a line is from 0 to a thousand million. Nothing was saved.");
  else if (!is_within (self, TANDEM_DEAL_LINE_PRICE_MINOR, TANDEM_LINE_MOST_PRICE))
    fault = _ ("The price of a line can't be below zero, or so high. Nothing was saved.");
  else if (!is_within (self, TANDEM_DEAL_LINE_DISCOUNT_BP, TANDEM_BASIS_POINTS)
           || !is_within (self, TANDEM_DEAL_LINE_TAX_BP, TANDEM_BASIS_POINTS))
    fault = _ ("Discount and tax are from 0 to 100%. Nothing was saved.");
  if (fault)
    g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID, fault);
  return fault == NULL;
}

static gboolean
tandem_deal_line_prepare (TandemRecord *self, TandemConnection *connection, GError **error)
{
  return tandem_deal_line_check (self, error);
}

static void
tandem_deal_line_class_init (TandemDealLineClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "deal_line", columns, G_N_ELEMENTS (columns));
  TANDEM_RECORD_CLASS (klass)->prepare = tandem_deal_line_prepare;
}

static void
tandem_deal_line_init (TandemDealLine *self)
{
}

/**
 * tandem_deal_line_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemDealLine *
tandem_deal_line_new (void)
{
  return g_object_new (TANDEM_TYPE_DEAL_LINE, NULL);
}

/**
 * tandem_deal_line_list:
 *
 * Returns: (transfer full) (element-type TandemDealLine) (nullable): the lines of a deal, as they were added
 */
GPtrArray *
tandem_deal_line_list (TandemConnection *connection, gint64 deal_id, GError **error)
{
  return tandem_record_load_where (connection, TANDEM_TYPE_DEAL_LINE, "deal_id = $1 AND deleted_at IS NULL ORDER BY id",
                                   deal_id, error);
}

/**
 * tandem_deal_line_add:
 * @lines: (element-type TandemDealLine): of one deal
 * @nets: (out caller-allocates) (optional): the net sum of each
 *
 * Returns: what they add up to
 */
TandemLineSums
tandem_deal_line_add (GPtrArray *lines, gint64 *nets)
{
  g_autofree TandemLine *parts = g_new0 (TandemLine, lines->len + 1);
  TandemLineSums sums;

  for (guint i = 0; i < lines->len; i++)
    parts[i] = (TandemLine) { tandem_record_get_integer (lines->pdata[i], TANDEM_DEAL_LINE_QUANTITY_MILLI),
                              tandem_record_get_integer (lines->pdata[i], TANDEM_DEAL_LINE_PRICE_MINOR),
                              (int) tandem_record_get_integer (lines->pdata[i], TANDEM_DEAL_LINE_DISCOUNT_BP),
                              (int) tandem_record_get_integer (lines->pdata[i], TANDEM_DEAL_LINE_TAX_BP) };
  sums = tandem_line_sums_make (parts, lines->len);
  for (guint i = 0; nets && i < lines->len; i++)
    nets[i] = parts[i].net_minor;
  return sums;
}
