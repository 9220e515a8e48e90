/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act/tandem-act-deal.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-contact.h"
#include "base/tandem-date.h"
#include "model/tandem-contact.h"
#include "model/tandem-deal-query.h"
#include "model/tandem-deal.h"
#include "model/tandem-lifecycle.h"
#include "model/tandem-stage.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

/* Puts a deal into a stage; a closed stage closes it today in the firm's time zone, an open one opens it again. */
static gboolean
enter_stage (TandemConnection *connection, TandemRecord *deal, TandemRecord *stage, GError **error)
{
  const char *at = tandem_change_set_get_at (connection);

  tandem_record_set_integer (deal, TANDEM_DEAL_STAGE_ID, tandem_record_get_id (stage));
  tandem_record_set_text (deal, TANDEM_DEAL_STAGE_ENTERED_AT, at);
  if (g_strcmp0 (tandem_record_get_text (stage, TANDEM_STAGE_KIND), "open") == 0)
    {
      tandem_record_set_null (deal, TANDEM_DEAL_CLOSED_ON);
      tandem_record_set_null (deal, TANDEM_DEAL_REASON_ID);
      tandem_record_set_null (deal, TANDEM_DEAL_LOST_NOTE);
    }
  else
    {
      g_autofree char *day = tandem_instant_to_date (at, tandem_connection_get_time_zone (connection));

      tandem_record_set_text (deal, TANDEM_DEAL_CLOSED_ON, day);
    }
  return tandem_record_update (deal, connection, error);
}

/**
 * tandem_act_save_deal:
 * @deal: a new or changed #TandemDeal
 * @company: (nullable): the name of its company; its own of this name stays, another is taken, or made
 * @stage_id: an open stage, or the one it has
 */
gboolean
tandem_act_save_deal (TandemConnection *connection, TandemRecord *deal, const char *company, gint64 stage_id, GError **error)
{
  gboolean is_new = tandem_record_get_id (deal) == 0;
  const char *title = tandem_record_get_text (deal, TANDEM_DEAL_TITLE);
  g_autofree char *label = NULL;
  gint64 company_id = company && *company ? tandem_record_get_integer (deal, TANDEM_DEAL_COMPANY_ID) : 0;

  /* Translators: what undo will undo; %s is a deal */
  label = g_strdup_printf (is_new ? _ ("Add “%s”") : _ ("Change “%s”"), title ? title : "");
  tandem_change_set_begin (connection, label);
  if (company && *company && !tandem_act_find_or_add_company (connection, company, &company_id, error))
    return FALSE;
  tandem_record_set_id (deal, TANDEM_DEAL_COMPANY_ID, company_id);
  if (tandem_record_get_integer (deal, TANDEM_DEAL_STAGE_ID) != stage_id)
    {
      tandem_record_set_integer (deal, TANDEM_DEAL_STAGE_ID, stage_id);
      tandem_record_set_text (deal, TANDEM_DEAL_STAGE_ENTERED_AT, tandem_change_set_get_at (connection));
      tandem_record_set_null (deal, TANDEM_DEAL_CLOSED_ON);
      tandem_record_set_null (deal, TANDEM_DEAL_REASON_ID);
      tandem_record_set_null (deal, TANDEM_DEAL_LOST_NOTE);
    }
  return is_new ? tandem_record_insert (deal, connection, error) : tandem_record_update (deal, connection, error);
}

/* Whoever buys is a customer from then on, if not one already. */
static gboolean
make_customer (TandemConnection *connection, gint64 contact_id, GError **error)
{
  g_autoptr (TandemRecord) contact = NULL;

  if (contact_id == 0)
    return TRUE;
  contact = tandem_record_load (connection, TANDEM_TYPE_CONTACT, contact_id, error);
  if (contact == NULL)
    return FALSE;
  if (tandem_record_get_deleted_at (contact) != NULL
      || tandem_lifecycle_from_nick (tandem_record_get_text (contact, TANDEM_CONTACT_LIFECYCLE_STAGE))
             >= TANDEM_LIFECYCLE_CUSTOMER)
    return TRUE;
  tandem_record_set_text (contact, TANDEM_CONTACT_LIFECYCLE_STAGE, tandem_lifecycle_get_nick (TANDEM_LIFECYCLE_CUSTOMER));
  return tandem_record_update (contact, connection, error);
}

/**
 * tandem_act_move_deal:
 *
 * Moves a deal to another stage of its pipeline. Into the won stage it is won with all that belongs to it; into the lost
 * stage it needs a reason, so that is refused here: tandem_act_lose_deal().
 */
gboolean
tandem_act_move_deal (TandemConnection *connection, gint64 deal_id, gint64 stage_id, GError **error)
{
  g_autoptr (TandemRecord) deal = tandem_record_load (connection, TANDEM_TYPE_DEAL, deal_id, error);
  g_autoptr (TandemRecord) stage = deal ? tandem_record_load (connection, TANDEM_TYPE_STAGE, stage_id, error) : NULL;
  g_autofree char *label = NULL;
  const char *kind;

  if (stage == NULL)
    return FALSE;
  if (tandem_record_get_integer (deal, TANDEM_DEAL_STAGE_ID) == stage_id)
    return TRUE;
  kind = tandem_record_get_text (stage, TANDEM_STAGE_KIND);
  if (g_strcmp0 (kind, "won") == 0)
    return tandem_act_win_deal (connection, deal_id, error);
  if (g_strcmp0 (kind, "lost") == 0)
    {
      g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                           _ ("A deal is lost with a reason. Nothing was changed; choose one."));
      return FALSE;
    }
  /* Translators: what undo will undo; the first %s is a deal, the second a stage of the pipeline */
  label = g_strdup_printf (_ ("Move “%s” to %s"), tandem_record_get_text (deal, TANDEM_DEAL_TITLE),
                           tandem_record_get_text (stage, TANDEM_STAGE_NAME));
  tandem_change_set_begin (connection, label);
  tandem_change_set_set_composite (connection, TRUE);
  return enter_stage (connection, deal, stage, error);
}

static gboolean
move_one (TandemConnection *connection, TandemRecord *deal, gint64 stage_id, GError **error)
{
  g_autoptr (TandemRecord) stage = NULL;

  if (tandem_record_get_integer (deal, TANDEM_DEAL_STAGE_ID) == stage_id)
    return TRUE;
  stage = tandem_record_load (connection, TANDEM_TYPE_STAGE, stage_id, error);
  return stage && enter_stage (connection, deal, stage, error);
}

/**
 * tandem_act_deal_bulk_move:
 * @label: the words of the undo button
 * @ids: (element-type gint64): the deals; not to be changed any more
 * @stage_id: an open stage
 *
 * Returns: (transfer full): that all of them go to a stage, as far as they are not there
 */
TandemBulk *
tandem_act_deal_bulk_move (const char *label, GArray *ids, gint64 stage_id)
{
  return tandem_bulk_new_func (label, TANDEM_TYPE_DEAL, ids, move_one, stage_id);
}

static TandemRecord *
load_closing_stage (TandemConnection *connection, TandemRecord *deal, const char *kind, GError **error)
{
  gint64 stage_id;

  if (!tandem_deal_query_find_closing_stage (connection, tandem_record_get_integer (deal, TANDEM_DEAL_STAGE_ID), kind,
                                             &stage_id, error))
    return NULL;
  return tandem_record_load (connection, TANDEM_TYPE_STAGE, stage_id, error);
}

/**
 * tandem_act_win_deal:
 *
 * Wins a deal: its stage and close date, and its contact becomes a customer. Undone whole or not at all.
 */
gboolean
tandem_act_win_deal (TandemConnection *connection, gint64 deal_id, GError **error)
{
  g_autoptr (TandemRecord) deal = tandem_record_load (connection, TANDEM_TYPE_DEAL, deal_id, error);
  g_autoptr (TandemRecord) stage = deal ? load_closing_stage (connection, deal, "won", error) : NULL;
  g_autofree char *label = NULL;

  if (stage == NULL)
    return FALSE;
  /* Translators: what undo will undo; %s is a deal */
  label = g_strdup_printf (_ ("Win “%s”"), tandem_record_get_text (deal, TANDEM_DEAL_TITLE));
  tandem_change_set_begin (connection, label);
  tandem_change_set_set_composite (connection, TRUE);
  tandem_record_set_null (deal, TANDEM_DEAL_REASON_ID);
  tandem_record_set_null (deal, TANDEM_DEAL_LOST_NOTE);
  return enter_stage (connection, deal, stage, error)
         && make_customer (connection, tandem_record_get_integer (deal, TANDEM_DEAL_CONTACT_ID), error);
}

/**
 * tandem_act_lose_deal:
 * @reason_id: one of the firm's reasons
 * @note: (nullable): more of it in words
 */
gboolean
tandem_act_lose_deal (TandemConnection *connection, gint64 deal_id, gint64 reason_id, const char *note, GError **error)
{
  g_autoptr (TandemRecord) deal = tandem_record_load (connection, TANDEM_TYPE_DEAL, deal_id, error);
  g_autoptr (TandemRecord) stage = deal ? load_closing_stage (connection, deal, "lost", error) : NULL;
  g_autofree char *label = NULL;

  if (stage == NULL)
    return FALSE;
  if (reason_id == 0)
    {
      g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                           _ ("A deal is lost with a reason. Nothing was changed; choose one."));
      return FALSE;
    }
  /* Translators: what undo will undo; %s is a deal */
  label = g_strdup_printf (_ ("Lose “%s”"), tandem_record_get_text (deal, TANDEM_DEAL_TITLE));
  tandem_change_set_begin (connection, label);
  tandem_change_set_set_composite (connection, TRUE);
  tandem_record_set_id (deal, TANDEM_DEAL_REASON_ID, reason_id);
  tandem_record_set_text (deal, TANDEM_DEAL_LOST_NOTE, note);
  return enter_stage (connection, deal, stage, error);
}

typedef struct {
  gint64 deal_id;
  gint64 other_id;              /* the stage or the reason */
  char *note;
} DealAct;

static void
free_act (gpointer data)
{
  g_free (((DealAct *) data)->note);
  g_free (data);
}

static void
run_async (TandemStore *store, TandemStoreFunc func, DealAct act, GCancellable *cancellable, GAsyncReadyCallback callback,
           gpointer user_data)
{
  tandem_store_run_async (store, TANDEM_STORE_WRITE, func, g_memdup2 (&act, sizeof act), free_act, cancellable, callback,
                          user_data);
}

static gboolean
move_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  DealAct *act = data;

  return tandem_act_move_deal (connection, act->deal_id, act->other_id, error);
}

void
tandem_act_move_deal_async (TandemStore *store, gint64 deal_id, gint64 stage_id, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  run_async (store, move_cb, (DealAct) { deal_id, stage_id, NULL }, cancellable, callback, user_data);
}

static gboolean
win_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  DealAct *act = data;

  return tandem_act_win_deal (connection, act->deal_id, error);
}

void
tandem_act_win_deal_async (TandemStore *store, gint64 deal_id, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  run_async (store, win_cb, (DealAct) { deal_id, 0, NULL }, cancellable, callback, user_data);
}

static gboolean
lose_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  DealAct *act = data;

  return tandem_act_lose_deal (connection, act->deal_id, act->other_id, act->note, error);
}

void
tandem_act_lose_deal_async (TandemStore *store, gint64 deal_id, gint64 reason_id, const char *note,
                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  run_async (store, lose_cb, (DealAct) { deal_id, reason_id, g_strdup (note) }, cancellable, callback, user_data);
}
