/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is done about a deal beside taking it from stage to stage. */
#include <glib/gi18n-lib.h>

#include "act/tandem-act-deal.h"
#include "base/tandem-money.h"
#include "model/tandem-activity.h"
#include "model/tandem-deal-line.h"
#include "model/tandem-deal.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

static TandemRecord *
make_done_task (TandemConnection *connection, TandemRecord *deal)
{
  TandemRecord *activity = TANDEM_RECORD (tandem_activity_new ());

  tandem_record_set_text (activity, TANDEM_ACTIVITY_KIND, "task");
  tandem_record_set_text (activity, TANDEM_ACTIVITY_STATUS, "done");
  tandem_record_set_text (activity, TANDEM_ACTIVITY_AT, tandem_change_set_get_at (connection));
  tandem_record_set_id (activity, TANDEM_ACTIVITY_DEAL_ID, tandem_record_get_id (deal));
  tandem_record_copy_column (activity, TANDEM_ACTIVITY_SUBJECT, deal, TANDEM_DEAL_NEXT_STEP);
  tandem_record_copy_column (activity, TANDEM_ACTIVITY_CONTACT_ID, deal, TANDEM_DEAL_CONTACT_ID);
  tandem_record_copy_column (activity, TANDEM_ACTIVITY_COMPANY_ID, deal, TANDEM_DEAL_COMPANY_ID);
  tandem_record_copy_column (activity, TANDEM_ACTIVITY_OWNER_ID, deal, TANDEM_DEAL_OWNER_ID);
  return activity;
}

/**
 * tandem_act_finish_next_step:
 *
 * The next step of a deal is done: it goes into the timeline, and the deal waits for another. A deal without one stays as it is.
 */
gboolean
tandem_act_finish_next_step (TandemConnection *connection, gint64 deal_id, GError **error)
{
  g_autoptr (TandemRecord) deal = tandem_record_load (connection, TANDEM_TYPE_DEAL, deal_id, error);
  g_autoptr (TandemRecord) activity = NULL;
  g_autofree char *label = NULL;

  if (deal == NULL)
    return FALSE;
  if (tandem_record_is_null (deal, TANDEM_DEAL_NEXT_STEP))
    return TRUE;
  /* Translators: what undo will undo; the first %s is what was done, the second a deal */
  label = g_strdup_printf (_ ("Done: “%s” of “%s”"), tandem_record_get_text (deal, TANDEM_DEAL_NEXT_STEP),
                           tandem_record_get_text (deal, TANDEM_DEAL_TITLE));
  tandem_change_set_begin (connection, label);
  tandem_change_set_set_composite (connection, TRUE);
  activity = make_done_task (connection, deal);
  tandem_record_set_null (deal, TANDEM_DEAL_NEXT_STEP);
  tandem_record_set_null (deal, TANDEM_DEAL_NEXT_STEP_ON);
  return tandem_record_insert (activity, connection, error) && tandem_record_update (deal, connection, error);
}

static gint64
get_minor_units (const char *currency)
{
  gint64 units = 1;

  for (guint i = tandem_money_digits (currency); i > 0; i--)
    units *= 10;
  return units;
}

/* The prices of its products are in it. */
static gboolean
check_no_lines (TandemConnection *connection, gint64 deal_id, GError **error)
{
  g_autoptr (GPtrArray) lines = tandem_deal_line_list (connection, deal_id, error);

  if (lines && lines->len > 0)
    g_set_error_literal (
        error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
        _ ("The prices of its products are in this currency. Nothing was changed; take them out first."));
  return lines && lines->len == 0;
}

/**
 * tandem_act_set_deal_currency:
 *
 * Says in which currency the amount of a deal is. The number stays: whoever chose euros for 100 yen means 100 euros. Where
 * the other currency has fewer digits after the point, it is rounded to them.
 */
gboolean
tandem_act_set_deal_currency (TandemConnection *connection, gint64 deal_id, const char *currency, GError **error)
{
  g_autoptr (TandemRecord) deal = tandem_record_load (connection, TANDEM_TYPE_DEAL, deal_id, error);
  g_autofree char *label = NULL;
  const char *before;

  if (deal == NULL)
    return FALSE;
  before = tandem_record_get_text (deal, TANDEM_DEAL_CURRENCY);
  if (g_str_equal (before, currency))
    return TRUE;
  if (!check_no_lines (connection, deal_id, error))
    return FALSE;
  /* Translators: what undo will undo; %s is a deal */
  label = g_strdup_printf (_ ("Change “%s”"), tandem_record_get_text (deal, TANDEM_DEAL_TITLE));
  tandem_change_set_begin (connection, label);
  if (!tandem_record_is_null (deal, TANDEM_DEAL_AMOUNT_MINOR))
    tandem_record_set_integer (deal, TANDEM_DEAL_AMOUNT_MINOR,
                               tandem_money_share (tandem_record_get_integer (deal, TANDEM_DEAL_AMOUNT_MINOR),
                                                   get_minor_units (currency), get_minor_units (before)));
  tandem_record_set_text (deal, TANDEM_DEAL_CURRENCY, currency);
  return tandem_record_update (deal, connection, error);
}

/* --- for pages ----------------------------------------------------------------------------------------------------- */

static gboolean
finish_next_step_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_finish_next_step (connection, *(gint64 *) data, error);
}

void
tandem_act_finish_next_step_async (TandemStore *store, gint64 deal_id, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  tandem_store_run_async (store, TANDEM_STORE_WRITE, finish_next_step_cb, g_memdup2 (&deal_id, sizeof deal_id), g_free,
                          cancellable, callback, user_data);
}

typedef struct {
  gint64 deal_id;
  char *currency;
} CurrencyAct;

static void
free_currency_act (gpointer data)
{
  g_free (((CurrencyAct *) data)->currency);
  g_free (data);
}

static gboolean
set_currency_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  CurrencyAct *act = data;

  return tandem_act_set_deal_currency (connection, act->deal_id, act->currency, error);
}

void
tandem_act_set_deal_currency_async (TandemStore *store, gint64 deal_id, const char *currency, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  CurrencyAct *act = g_new0 (CurrencyAct, 1);

  act->deal_id = deal_id;
  act->currency = g_strdup (currency);
  tandem_store_run_async (store, TANDEM_STORE_WRITE, set_currency_cb, act, free_currency_act, cancellable, callback,
                          user_data);
}
