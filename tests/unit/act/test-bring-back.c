/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../firm-file.h"
#include "../random-acts.h"
#include "act/tandem-act-bring-back.h"
#include "act/tandem-act-deal.h"
#include "model/tandem-deal.h"
#include "store/tandem-connection.h"

#define STAGE(kind) "SELECT id FROM stage WHERE kind = '" kind "' ORDER BY position LIMIT 1"

typedef struct {
  gint64 deal_id;
  TandemRecord *then;
} Deal;

/* A deal that is lost, as it is remembered. */
static gboolean
lose_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Deal *self = data;
  g_autoptr (TandemRecord) deal = TANDEM_RECORD (tandem_deal_new ());
  gint64 stage_id, reason_id;

  tandem_record_set_text (deal, TANDEM_DEAL_TITLE, "40 desks");
  tandem_record_set_text (deal, TANDEM_DEAL_CURRENCY, "EUR");
  tandem_record_set_integer (deal, TANDEM_DEAL_AMOUNT_MINOR, 120000);
  if (!tandem_connection_get_int64 (connection, STAGE ("open"), &stage_id, error)
      || !tandem_connection_get_int64 (connection, "SELECT min (id) FROM reason", &reason_id, error)
      || !tandem_act_save_deal (connection, deal, NULL, stage_id, error)
      || !tandem_act_lose_deal (connection, tandem_record_get_id (deal), reason_id, "too dear", error))
    return FALSE;
  self->deal_id = tandem_record_get_id (deal);
  self->then = tandem_record_load (connection, TANDEM_TYPE_DEAL, self->deal_id, error);
  return self->then != NULL;
}

static gboolean
win_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_win_deal (connection, ((Deal *) data)->deal_id, error);
}

static gboolean
trash_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, ((Deal *) data)->deal_id);
  return tandem_act_trash (connection, "Trash", TANDEM_TYPE_DEAL, ids, NULL, error);
}

static gboolean
bring_back_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_bring_back (connection, "Bring back", ((Deal *) data)->then, error);
}

static void
run (TandemWorkspace *workspace, TandemStoreFunc func, Deal *deal)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, func, deal, NULL, &error);
  g_assert_no_error (error);
}

#define N_LOST                                                                                                         \
  "SELECT count(*) FROM deal AS d JOIN stage AS s ON s.id = d.stage_id WHERE s.kind = 'lost' AND d.deleted_at IS NULL" \
  " AND d.lost_note = 'too dear' AND d.reason_id IS NOT NULL AND d.closed_on IS NOT NULL"
#define N_STEPS "SELECT count(*) FROM deal_history WHERE deleted_at IS NULL"

/* Won since, or in the trash: the deal is lost again, with its reason, its history says so, and it is one step of undo. */
static void
test_deal (FirmFile *firm, gconstpointer data)
{
  TandemStoreFunc since = data;
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  Deal deal = { 0 };
  gint64 n_steps;

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  run (workspace, lose_cb, &deal);
  run (workspace, since, &deal);
  before = firm_file_describe (firm->path);
  n_steps = firm_file_ask (firm->path, N_STEPS);
  g_assert_cmpint (firm_file_ask (firm->path, N_LOST), ==, 0);

  run (workspace, bring_back_cb, &deal);
  g_assert_cmpint (firm_file_ask (firm->path, N_LOST), ==, 1);
  g_assert_cmpint (firm_file_ask (firm->path, N_STEPS), >=, n_steps + (since == win_cb ? 1 : 0));
  random_acts_undo (workspace, NULL, &error);
  g_assert_no_error (error);
  after = firm_file_describe (firm->path);
  g_assert_cmpstr (after, ==, before);
  g_object_unref (deal.then);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define add(name, since)                                                                                               \
  g_test_add ("/act/bring-back/" name, FirmFile, since, firm_file_set_up, test_deal, firm_file_tear_down)
  add ("won-since", win_cb);
  add ("in-the-trash", trash_cb);
#undef add
  return g_test_run ();
}
