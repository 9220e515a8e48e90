/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dealing.h"

#include "act/tandem-act-deal.h"
#include "act/tandem-act-history.h"
#include "model/tandem-deal.h"
#include "model/tandem-stage.h"
#include "store/tandem-store-error.h"

typedef struct {
  DealingWork work;
  gint64 *deal_id;
} Unit;

static gboolean
run_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Unit *unit = data;

  return unit->work (connection, unit->deal_id, error);
}

void
dealing_run (Dealing *self, DealingWork work)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, run_cb,
                    &(Unit) { work, &self->deal_id }, NULL, &error);
  g_assert_no_error (error);
}

/* Sees that it is refused as invalid. */
void
dealing_refuse (Dealing *self, DealingWork work)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, run_cb,
                                    &(Unit) { work, &self->deal_id }, NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
}

void
dealing_begin_at (TandemConnection *connection, const char *instant)
{
  tandem_change_set_begin (connection, "A step");
  tandem_change_set_set_at (connection, instant);
}

gint64
dealing_get_stage_id (TandemConnection *connection, guint place)
{
  g_autoptr (GPtrArray) stages
      = tandem_record_load_where (connection, TANDEM_TYPE_STAGE, "deleted_at IS NULL ORDER BY position, id", 0, NULL);

  g_assert_cmpuint (place, <, stages->len);
  return tandem_record_get_id (stages->pdata[place]);
}

static gboolean
add_deal (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  g_autoptr (TandemRecord) deal = TANDEM_RECORD (tandem_deal_new ());

  dealing_begin_at (connection, "2026-03-02T09:00:00.000Z");
  tandem_record_set_text (deal, TANDEM_DEAL_TITLE, "Desks");
  tandem_record_set_text (deal, TANDEM_DEAL_CURRENCY, "EUR");
  tandem_record_set_integer (deal, TANDEM_DEAL_AMOUNT_MINOR, 123450);
  tandem_record_set_text (deal, TANDEM_DEAL_NEXT_STEP, "Call Ruth");
  tandem_record_set_text (deal, TANDEM_DEAL_NEXT_STEP_ON, "2026-03-05");
  if (!tandem_act_save_deal (connection, deal, "Hollis", dealing_get_stage_id (connection, 0), error))
    return FALSE;
  *deal_id = tandem_record_get_id (deal);
  return TRUE;
}

void
dealing_set_up (Dealing *self, gconstpointer data)
{
  firm_file_set_up (&self->file, NULL);
  firm_file_make (&self->file);
  self->workspace = open_firm (self->file.path);
  dealing_run (self, add_deal);
}

void
dealing_tear_down (Dealing *self, gconstpointer data)
{
  tandem_workspace_close (self->workspace);
  g_object_unref (self->workspace);
  firm_file_tear_down (&self->file, NULL);
}

gboolean
dealing_undo (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  g_auto (TandemReversal) reversal = { 0 };
  gint64 set_id;

  return tandem_connection_get_int64 (connection,
                                      "SELECT id FROM change_set WHERE reversed_by_id IS NULL AND reverses_id IS NULL"
                                      " ORDER BY sequence DESC LIMIT 1",
                                      &set_id, error)
         && tandem_act_undo_set (connection, set_id, &reversal, error);
}

TandemRecord *
dealing_load_deal (Dealing *self, TandemConnection **reader)
{
  TandemRecord *deal;

  *reader = tandem_connection_open (self->file.path, TANDEM_CONNECTION_READ, NULL);
  deal = tandem_record_load (*reader, TANDEM_TYPE_DEAL, self->deal_id, NULL);
  g_assert_nonnull (deal);
  return deal;
}

void
dealing_assert_amount (Dealing *self, gint64 minor, const char *currency)
{
  g_autoptr (TandemConnection) reader = NULL;
  g_autoptr (TandemRecord) deal = dealing_load_deal (self, &reader);

  g_assert_cmpint (tandem_record_get_integer (deal, TANDEM_DEAL_AMOUNT_MINOR), ==, minor);
  g_assert_cmpstr (tandem_record_get_text (deal, TANDEM_DEAL_CURRENCY), ==, currency);
}

gboolean
dealing_win (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  return tandem_act_win_deal (connection, *deal_id, error);
}

gboolean
dealing_say_yen (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  return tandem_act_set_deal_currency (connection, *deal_id, "JPY", error);
}
