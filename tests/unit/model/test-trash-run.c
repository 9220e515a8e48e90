/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records that go to the trash in a run leave the file as those do that go one by one: what is live, totals, summaries and what the
 * journal has of them. */
#include "../firm-file.h"
#include "varied-firm.h"

#include "act/tandem-act-history.h"
#include "model/tandem-model.h"
#include "store/tandem-change-set.h"
#include "store/tandem-connection.h"
#include "store/tandem-follow-ups.h"
#include "store/tandem-trash-run.h"

#define JOURNAL                                                                                                        \
  "SELECT group_concat (line, ' ') FROM (SELECT r.table_name || ' ' || r.kind || ' ' || r.record_id || ' ' || "        \
  "r.before"                                                                                                           \
  " || ' ' || length (r.after) AS line FROM change_row AS r WHERE r.change_set_id = (SELECT id FROM change_set"        \
  " ORDER BY sequence DESC LIMIT 1) ORDER BY r.table_name, r.record_id)"

typedef struct {
  GType type;
  const char *all; /* in the order of ids */
  guint first, n;  /* of them, which go */
  gboolean as_run;
  guint n_noted; /* records that something is to follow already */
} Trashing;

static gboolean
nothing_follows (TandemConnection *connection, gint64 id, GError **error)
{
  return TRUE;
}

static gboolean
trash_ids (TandemConnection *connection, const Trashing *self, GArray *ids, GError **error)
{
  if (self->as_run)
    return tandem_trash_run (connection, self->type, (const gint64 *) (gpointer) ids->data, ids->len, error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (TandemRecord) record
          = tandem_record_load (connection, self->type, g_array_index (ids, gint64, i), error);

      /* One that went with another is there no more. */
      if (record == NULL || !tandem_record_trash (record, connection, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
trash_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Trashing *self = data;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, self->all, error);
  g_autoptr (GArray) ids = tandem_statement_collect_ids (statement, error);

  g_assert_nonnull (ids);
  g_assert_cmpuint (ids->len, >=, self->first + self->n);
  g_array_remove_range (ids, 0, self->first);
  g_array_set_size (ids, self->n);
  tandem_change_set_begin (connection, "Trash");
  for (guint i = 0; i < self->n_noted; i++)
    g_assert_true (tandem_change_set_follow_up (connection, nothing_follows, i + 1, error));
  return trash_ids (connection, self, ids, error);
}

static gboolean
undo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_auto (TandemReversal) reversal = { 0 };

  return tandem_act_undo (connection, tandem_store_get_person_id (data), TANDEM_ORIGIN_CLI, &reversal, error)
         && reversal.n_left == 0;
}

static void
trash (TandemWorkspace *workspace, Trashing *trashing)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, trash_cb, trashing, NULL, &error);
  g_assert_no_error (error);
}

static void
undo (TandemWorkspace *workspace)
{
  TandemStore *store = tandem_workspace_get_store (workspace);
  g_autoptr (GError) error = NULL;

  tandem_store_run (store, TANDEM_STORE_WRITE, undo_cb, store, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_same (FirmFile *file, const Trashing *which)
{
  Trashing as_run = *which, one_by_one = *which;
  TandemWorkspace *workspace = open_firm (file->path);
  g_autofree char *before = firm_file_describe (file->path);
  g_autofree char *run = NULL, *back = NULL, *each = NULL, *run_rows = NULL, *rows = NULL;

  as_run.as_run = TRUE;
  one_by_one.n_noted = 0;
  trash (workspace, &as_run);
  run = firm_file_describe (file->path);
  run_rows = firm_file_ask_text (file->path, JOURNAL);
  undo (workspace);
  back = firm_file_describe (file->path);
  trash (workspace, &one_by_one);
  each = firm_file_describe (file->path);
  rows = firm_file_ask_text (file->path, JOURNAL);
  g_assert_cmpstr (back, ==, before);
  g_assert_cmpstr (run, !=, before);
  g_assert_cmpstr (run, ==, each);
  g_assert_cmpstr (run_rows, ==, rows);
  tandem_workspace_close (workspace);
  g_object_unref (workspace);
}

/* From the middle: some of whom they are keep steps before or after. */
static void
test_steps (FirmFile *file, gconstpointer data)
{
  assert_same (file, &(Trashing) { TANDEM_TYPE_LIFECYCLE_HISTORY,
                                   "SELECT id FROM lifecycle_history WHERE deleted_at IS NULL ORDER BY id", 150, 300 });
}

static void
test_addresses (FirmFile *file, gconstpointer data)
{
  assert_same (file, &(Trashing) { TANDEM_TYPE_ADDRESS, "SELECT id FROM address WHERE deleted_at IS NULL ORDER BY id",
                                   60, 150 });
}

/* Some of their summaries are worked out before the last is noted. */
static void
test_followed_meanwhile (FirmFile *file, gconstpointer data)
{
  assert_same (file, &(Trashing) { TANDEM_TYPE_ADDRESS, "SELECT id FROM address WHERE deleted_at IS NULL ORDER BY id",
                                   60, 150, .n_noted = TANDEM_FOLLOW_UPS_LIMIT - 40 });
}

/* Their steps go along. */
static void
test_contacts (FirmFile *file, gconstpointer data)
{
  assert_same (file, &(Trashing) { TANDEM_TYPE_CONTACT, "SELECT id FROM contact WHERE deleted_at IS NULL ORDER BY id",
                                   60, 150 });
}

/* What nothing follows. */
static void
test_points (FirmFile *file, gconstpointer data)
{
  assert_same (file, &(Trashing) { TANDEM_TYPE_CONTACT_POINT,
                                   "SELECT id FROM contact_point WHERE deleted_at IS NULL ORDER BY id", 60, 300 });
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/model/trash-run/steps", FirmFile, NULL, varied_firm_set_up, test_steps, firm_file_tear_down);
  g_test_add ("/model/trash-run/addresses", FirmFile, NULL, varied_firm_set_up, test_addresses, firm_file_tear_down);
  g_test_add ("/model/trash-run/followed-meanwhile", FirmFile, NULL, varied_firm_set_up, test_followed_meanwhile,
              firm_file_tear_down);
  g_test_add ("/model/trash-run/contacts", FirmFile, NULL, varied_firm_set_up, test_contacts, firm_file_tear_down);
  g_test_add ("/model/trash-run/points", FirmFile, NULL, varied_firm_set_up, test_points, firm_file_tear_down);
  return g_test_run ();
}
