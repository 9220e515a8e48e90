/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What follows a deal that was won. */
#include "act/tandem-act-order.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "model/tandem-activity.h"
#include "model/tandem-deal-line.h"
#include "model/tandem-deal.h"
#include "model/tandem-order-line.h"
#include "model/tandem-sales-order.h"
#include "model/tandem-working-day.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

#define USUAL_START (9 * 60) /* in the morning, where the firm has no hours */

/* A deal without lines is ordered as a whole. */
static TandemRecord *
make_order (TandemRecord *deal, GPtrArray *lines, gint64 *nets)
{
  TandemRecord *order = TANDEM_RECORD (tandem_sales_order_new ());
  TandemLineSums sums = tandem_deal_line_add (lines, nets);
  gint64 net = lines->len > 0 ? sums.net_minor : tandem_record_get_integer (deal, TANDEM_DEAL_AMOUNT_MINOR);

  tandem_record_set_id (order, TANDEM_SALES_ORDER_DEAL_ID, tandem_record_get_id (deal));
  tandem_record_copy_column (order, TANDEM_SALES_ORDER_CONTACT_ID, deal, TANDEM_DEAL_CONTACT_ID);
  tandem_record_copy_column (order, TANDEM_SALES_ORDER_COMPANY_ID, deal, TANDEM_DEAL_COMPANY_ID);
  tandem_record_copy_column (order, TANDEM_SALES_ORDER_ORDERED_ON, deal, TANDEM_DEAL_CLOSED_ON);
  tandem_record_copy_column (order, TANDEM_SALES_ORDER_CURRENCY, deal, TANDEM_DEAL_CURRENCY);
  tandem_record_set_integer (order, TANDEM_SALES_ORDER_NET_MINOR, net);
  tandem_record_set_integer (order, TANDEM_SALES_ORDER_TAX_MINOR, sums.tax_minor);
  return order;
}

static gboolean
write_order (TandemConnection *connection, TandemRecord *deal, GError **error)
{
  g_autoptr (GPtrArray) lines = tandem_deal_line_list (connection, tandem_record_get_id (deal), error);
  g_autofree gint64 *nets = lines ? g_new0 (gint64, lines->len + 1) : NULL;
  g_autoptr (TandemRecord) order = lines ? make_order (deal, lines, nets) : NULL;
  g_autofree char *number = NULL;

  if (order == NULL
      || !(number
           = tandem_sales_order_propose_number (connection,
                                                tandem_record_get_text (order, TANDEM_SALES_ORDER_ORDERED_ON), error)))
    return FALSE;
  tandem_record_set_text (order, TANDEM_SALES_ORDER_NUMBER, number);
  if (!tandem_record_insert (order, connection, error))
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      g_autoptr (TandemRecord) line = TANDEM_RECORD (tandem_order_line_new ());

      tandem_record_set_id (line, TANDEM_ORDER_LINE_ORDER_ID, tandem_record_get_id (order));
      tandem_order_line_take (line, lines->pdata[i]);
      tandem_record_set_integer (line, TANDEM_ORDER_LINE_NET_MINOR, nets[i]);
      if (!tandem_record_insert (line, connection, error))
        return FALSE;
    }
  return TRUE;
}

/* On a day on which the firm works, when its day begins. */
static gboolean
plan_check_in (TandemConnection *connection, TandemRecord *deal, GError **error)
{
  g_autoptr (TandemRecord) activity = TANDEM_RECORD (tandem_activity_new ());
  g_autofree char *from
      = tandem_date_add_days (tandem_record_get_text (deal, TANDEM_DEAL_CLOSED_ON), TANDEM_FIRST_CHECK_IN_DAYS);
  int minutes = USUAL_START;
  g_autofree char *day = tandem_working_day_find (connection, from, &minutes, error);
  g_autofree char *at = day ? tandem_date_at (day, minutes, tandem_connection_get_time_zone (connection)) : NULL;

  if (day == NULL)
    return FALSE;
  tandem_record_set_text (activity, TANDEM_ACTIVITY_KIND, "check-in");
  tandem_record_set_text (activity, TANDEM_ACTIVITY_STATUS, "planned");
  tandem_record_set_text (activity, TANDEM_ACTIVITY_SUBJECT, _ ("First check-in"));
  tandem_record_set_text (activity, TANDEM_ACTIVITY_AT, at);
  tandem_record_set_id (activity, TANDEM_ACTIVITY_DEAL_ID, tandem_record_get_id (deal));
  tandem_record_copy_column (activity, TANDEM_ACTIVITY_CONTACT_ID, deal, TANDEM_DEAL_CONTACT_ID);
  tandem_record_copy_column (activity, TANDEM_ACTIVITY_COMPANY_ID, deal, TANDEM_DEAL_COMPANY_ID);
  tandem_record_copy_column (activity, TANDEM_ACTIVITY_OWNER_ID, deal, TANDEM_DEAL_OWNER_ID);
  return tandem_record_insert (activity, connection, error);
}

/**
 * tandem_act_order_deal:
 *
 * Makes the order of a deal that was won, of its lines, and plans the first check-in with whoever ordered. Undone whole or not
 * at all.
 */
gboolean
tandem_act_order_deal (TandemConnection *connection, gint64 deal_id, GError **error)
{
  g_autoptr (TandemRecord) deal = tandem_record_load (connection, TANDEM_TYPE_DEAL, deal_id, error);
  g_autofree char *label = NULL;

  if (deal == NULL)
    return FALSE;
  if (tandem_record_is_null (deal, TANDEM_DEAL_CLOSED_ON) || !tandem_record_is_null (deal, TANDEM_DEAL_REASON_ID))
    {
      g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                           _ ("Only a deal that was won is ordered. Nothing was changed."));
      return FALSE;
    }
  /* Translators: what undo will undo; %s is a deal */
  label = g_strdup_printf (_ ("Make the order of “%s”"), tandem_record_get_text (deal, TANDEM_DEAL_TITLE));
  tandem_change_set_begin (connection, label);
  tandem_change_set_set_composite (connection, TRUE);
  return write_order (connection, deal, error) && plan_check_in (connection, deal, error);
}

static gboolean
order_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_order_deal (connection, *(gint64 *) data, error);
}

void
tandem_act_order_deal_async (TandemStore *store, gint64 deal_id, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  tandem_store_run_async (store, TANDEM_STORE_WRITE, order_cb, g_memdup2 (&deal_id, sizeof deal_id), g_free,
                          cancellable, callback, user_data);
}
