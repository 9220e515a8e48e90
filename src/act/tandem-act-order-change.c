/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An order is its own once it was made: it is changed without its deal, which keeps what was agreed. As long as it has lines, its
 * sums are theirs, to the minor unit, in the same act. */
#include "act/tandem-act-order-change.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-line.h"
#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "model/tandem-deal-line.h"
#include "model/tandem-order-line.h"
#include "model/tandem-order-query.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

static void
begin (TandemConnection *connection, TandemRecord *order)
{
  g_autofree char *day = tandem_format_date (tandem_record_get_text (order, TANDEM_SALES_ORDER_ORDERED_ON));
  /* Translators: what undo will undo; %s is a day */
  g_autofree char *label = g_strdup_printf (_ ("Change the order of %s"), day);

  tandem_change_set_begin (connection, label);
  tandem_change_set_set_composite (connection, TRUE);
}

/* What one line is worth is rounded with the others, so that they add up: another line may change by a minor unit. */
static gboolean
follow_lines (TandemConnection *connection, gint64 order_id, GError **error)
{
  g_autoptr (TandemOrder) order = tandem_order_query_load (connection, order_id, error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree gint64 *nets = NULL;
  TandemLineSums sums;

  if (order == NULL)
    return FALSE;
  if (order->lines->len == 0) /* the amount stays: it is what was ordered */
    return TRUE;
  for (guint i = 0; i < order->lines->len; i++)
    g_ptr_array_add (lines, tandem_order_line_to_deal_line (order->lines->pdata[i]));
  nets = g_new0 (gint64, lines->len);
  sums = tandem_deal_line_add (lines, nets);
  for (guint i = 0; i < order->lines->len; i++)
    {
      TandemRecord *line = order->lines->pdata[i];

      if (tandem_record_get_integer (line, TANDEM_ORDER_LINE_NET_MINOR) == nets[i])
        continue;
      tandem_record_set_integer (line, TANDEM_ORDER_LINE_NET_MINOR, nets[i]);
      if (!tandem_record_update (line, connection, error))
        return FALSE;
    }
  tandem_record_set_integer (order->order, TANDEM_SALES_ORDER_NET_MINOR, sums.net_minor);
  tandem_record_set_integer (order->order, TANDEM_SALES_ORDER_TAX_MINOR, sums.tax_minor);
  return tandem_record_update (order->order, connection, error);
}

/**
 * tandem_act_save_order_line:
 * @line: a new or changed #TandemOrderLine; its text is the name of a product, which is added where there is none of it
 *
 * Saves a line of an order, in the currency of the order, whose sums follow.
 */
gboolean
tandem_act_save_order_line (TandemConnection *connection, TandemRecord *line, GError **error)
{
  gint64 order_id = tandem_record_get_integer (line, TANDEM_ORDER_LINE_ORDER_ID);
  g_autoptr (TandemRecord) order = tandem_record_load (connection, TANDEM_TYPE_SALES_ORDER, order_id, error);
  g_autoptr (TandemRecord) said = NULL;

  if (order == NULL)
    return FALSE;
  begin (connection, order);
  tandem_record_copy_column (line, TANDEM_ORDER_LINE_CURRENCY, order, TANDEM_SALES_ORDER_CURRENCY);
  said = tandem_order_line_to_deal_line (line);
  if (!tandem_deal_line_check (said, error) || !tandem_act_line_find_product (connection, said, error))
    return FALSE;
  tandem_order_line_take (line, said);
  if (tandem_record_is_null (line, TANDEM_ORDER_LINE_NET_MINOR))
    tandem_record_set_integer (line, TANDEM_ORDER_LINE_NET_MINOR, 0);
  return (tandem_record_get_id (line) == 0 ? tandem_record_insert (line, connection, error)
                                           : tandem_record_update (line, connection, error))
         && follow_lines (connection, order_id, error);
}

/**
 * tandem_act_trash_order_line:
 *
 * Takes a line out of its order, whose sums follow those that are left.
 */
gboolean
tandem_act_trash_order_line (TandemConnection *connection, gint64 line_id, GError **error)
{
  g_autoptr (TandemRecord) line = tandem_record_load (connection, TANDEM_TYPE_ORDER_LINE, line_id, error);
  gint64 order_id = line ? tandem_record_get_integer (line, TANDEM_ORDER_LINE_ORDER_ID) : 0;
  g_autoptr (TandemRecord) order
      = line ? tandem_record_load (connection, TANDEM_TYPE_SALES_ORDER, order_id, error) : NULL;

  if (order == NULL)
    return FALSE;
  begin (connection, order);
  return tandem_record_trash (line, connection, error) && follow_lines (connection, order_id, error);
}

/**
 * tandem_act_set_order_day:
 * @day: a plain date
 *
 * Says on which day it was ordered.
 */
gboolean
tandem_act_set_order_day (TandemConnection *connection, gint64 order_id, const char *day, GError **error)
{
  g_autoptr (TandemRecord) order = tandem_record_load (connection, TANDEM_TYPE_SALES_ORDER, order_id, error);

  if (order == NULL)
    return FALSE;
  if (g_strcmp0 (tandem_record_get_text (order, TANDEM_SALES_ORDER_ORDERED_ON), day) == 0)
    return TRUE;
  begin (connection, order);
  tandem_record_set_text (order, TANDEM_SALES_ORDER_ORDERED_ON, day);
  return tandem_record_update (order, connection, error);
}

/**
 * tandem_act_set_order_number:
 * @number: (nullable): how the order is called; no two have the same
 */
gboolean
tandem_act_set_order_number (TandemConnection *connection, gint64 order_id, const char *number, GError **error)
{
  g_autoptr (TandemRecord) order = tandem_record_load (connection, TANDEM_TYPE_SALES_ORDER, order_id, error);
  g_autofree char *stripped = number ? g_strstrip (g_strdup (number)) : NULL;
  const char *kept = stripped && *stripped ? stripped : NULL;

  if (order == NULL)
    return FALSE;
  if (g_strcmp0 (tandem_record_get_text (order, TANDEM_SALES_ORDER_NUMBER), kept) == 0)
    return TRUE;
  if (kept && !tandem_sales_order_check_number (connection, order_id, kept, error))
    return FALSE;
  begin (connection, order);
  tandem_record_set_text (order, TANDEM_SALES_ORDER_NUMBER, kept);
  return tandem_record_update (order, connection, error);
}

/* --- for pages ----------------------------------------------------------------------------------------------------- */

static gboolean
save_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_save_order_line (connection, data, error);
}

void
tandem_act_save_order_line_async (TandemStore *store, TandemRecord *line, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  tandem_store_run_async (store, TANDEM_STORE_WRITE, save_cb, g_object_ref (line), g_object_unref, cancellable,
                          callback, user_data);
}

static gboolean
trash_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_trash_order_line (connection, *(gint64 *) data, error);
}

void
tandem_act_trash_order_line_async (TandemStore *store, gint64 line_id, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  tandem_store_run_async (store, TANDEM_STORE_WRITE, trash_cb, g_memdup2 (&line_id, sizeof line_id), g_free,
                          cancellable, callback, user_data);
}

typedef struct {
  gint64 order_id;
  char *text;
} TextAct;

static void
free_text_act (gpointer data)
{
  g_free (((TextAct *) data)->text);
  g_free (data);
}

static TextAct *
new_text_act (gint64 order_id, const char *text)
{
  TextAct *act = g_new0 (TextAct, 1);

  act->order_id = order_id;
  act->text = g_strdup (text);
  return act;
}

static gboolean
set_day_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TextAct *act = data;

  return tandem_act_set_order_day (connection, act->order_id, act->text, error);
}

void
tandem_act_set_order_day_async (TandemStore *store, gint64 order_id, const char *day, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  tandem_store_run_async (store, TANDEM_STORE_WRITE, set_day_cb, new_text_act (order_id, day), free_text_act,
                          cancellable, callback, user_data);
}

static gboolean
set_number_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TextAct *act = data;

  return tandem_act_set_order_number (connection, act->order_id, act->text, error);
}

void
tandem_act_set_order_number_async (TandemStore *store, gint64 order_id, const char *number, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  tandem_store_run_async (store, TANDEM_STORE_WRITE, set_number_cb, new_text_act (order_id, number), free_text_act,
                          cancellable, callback, user_data);
}
