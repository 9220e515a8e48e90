/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines of a deal. As long as there are any, its amount is what they add up to without tax, and follows them in the same
 * act. */
#include "act/tandem-act-line.h"

#include <glib/gi18n-lib.h>

#include "model/tandem-deal-line.h"
#include "model/tandem-deal.h"
#include "model/tandem-product.h"
#include "store/tandem-connection.h"

/* When the last line goes the amount stays: it is what was offered. */
static gboolean
follow_lines (TandemConnection *connection, TandemRecord *deal, GError **error)
{
  g_autoptr (GPtrArray) lines = tandem_deal_line_list (connection, tandem_record_get_id (deal), error);

  if (lines == NULL)
    return FALSE;
  if (lines->len == 0)
    return TRUE;
  tandem_record_set_integer (deal, TANDEM_DEAL_AMOUNT_MINOR, tandem_deal_line_add (lines, NULL).net_minor);
  return tandem_record_update (deal, connection, error);
}

static void
begin (TandemConnection *connection, TandemRecord *deal)
{
  /* Translators: what undo will undo; %s is a deal */
  g_autofree char *label
      = g_strdup_printf (_ ("Change the products of “%s”"), tandem_record_get_text (deal, TANDEM_DEAL_TITLE));

  tandem_change_set_begin (connection, label);
  tandem_change_set_set_composite (connection, TRUE);
}

/**
 * tandem_act_line_find_product:
 * @line: a #TandemDealLine
 *
 * Has a line name the product that its text says. What has a new name is a new product, at the price that it has here.
 */
gboolean
tandem_act_line_find_product (TandemConnection *connection, TandemRecord *line, GError **error)
{
  const char *name = tandem_record_get_text (line, TANDEM_DEAL_LINE_TEXT);
  gint64 product_id = name ? tandem_product_find (connection, name) : 0;
  g_autoptr (TandemRecord) product = NULL;

  if (product_id == 0 && name)
    {
      product = TANDEM_RECORD (tandem_product_new ());
      tandem_record_set_text (product, TANDEM_PRODUCT_NAME, name);
      tandem_record_copy_column (product, TANDEM_PRODUCT_PRICE_MINOR, line, TANDEM_DEAL_LINE_PRICE_MINOR);
      tandem_record_copy_column (product, TANDEM_PRODUCT_CURRENCY, line, TANDEM_DEAL_LINE_CURRENCY);
      tandem_record_copy_column (product, TANDEM_PRODUCT_TAX_BP, line, TANDEM_DEAL_LINE_TAX_BP);
      if (!tandem_record_insert (product, connection, error))
        return FALSE;
      product_id = tandem_record_get_id (product);
    }
  tandem_record_set_id (line, TANDEM_DEAL_LINE_PRODUCT_ID, product_id);
  return TRUE;
}

/**
 * tandem_act_save_line:
 * @line: a new or changed #TandemDealLine; its text is the name of a product, which is added where there is none of it
 *
 * Saves a line of a deal; the amount of the deal follows. It is in the currency of the deal.
 */
gboolean
tandem_act_save_line (TandemConnection *connection, TandemRecord *line, GError **error)
{
  gint64 deal_id = tandem_record_get_integer (line, TANDEM_DEAL_LINE_DEAL_ID);
  g_autoptr (TandemRecord) deal = tandem_record_load (connection, TANDEM_TYPE_DEAL, deal_id, error);

  if (deal == NULL)
    return FALSE;
  begin (connection, deal);
  tandem_record_copy_column (line, TANDEM_DEAL_LINE_CURRENCY, deal, TANDEM_DEAL_CURRENCY);
  if (!tandem_act_line_find_product (connection, line, error))
    return FALSE;
  return (tandem_record_get_id (line) == 0 ? tandem_record_insert (line, connection, error)
                                           : tandem_record_update (line, connection, error))
         && follow_lines (connection, deal, error);
}

/**
 * tandem_act_trash_line:
 *
 * Takes a line out of its deal; the amount of the deal follows those that are left.
 */
gboolean
tandem_act_trash_line (TandemConnection *connection, gint64 line_id, GError **error)
{
  g_autoptr (TandemRecord) line = tandem_record_load (connection, TANDEM_TYPE_DEAL_LINE, line_id, error);
  g_autoptr (TandemRecord) deal
      = line ? tandem_record_load (connection, TANDEM_TYPE_DEAL,
                                   tandem_record_get_integer (line, TANDEM_DEAL_LINE_DEAL_ID), error)
             : NULL;

  if (deal == NULL)
    return FALSE;
  begin (connection, deal);
  return tandem_record_trash (line, connection, error) && follow_lines (connection, deal, error);
}

/* --- for pages ----------------------------------------------------------------------------------------------------- */

static gboolean
save_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_save_line (connection, data, error);
}

void
tandem_act_save_line_async (TandemStore *store, TandemRecord *line, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  tandem_store_run_async (store, TANDEM_STORE_WRITE, save_cb, g_object_ref (line), g_object_unref, cancellable,
                          callback, user_data);
}

static gboolean
trash_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_trash_line (connection, *(gint64 *) data, error);
}

void
tandem_act_trash_line_async (TandemStore *store, gint64 line_id, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  tandem_store_run_async (store, TANDEM_STORE_WRITE, trash_cb, g_memdup2 (&line_id, sizeof line_id), g_free,
                          cancellable, callback, user_data);
}
