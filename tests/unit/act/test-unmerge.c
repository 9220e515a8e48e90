/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was merged is taken apart after a while: whatever was edited since, nothing is lost, and the trash waits for it. */
#include "act/tandem-act-unmerge.h"

#include "../random-acts.h"
#include "../sample-firm.h"
#include "merging.h"
#include "model/tandem-model.h"
#include "model/tandem-trash-rule.h"
#include "store/tandem-change-set.h"
#include "store/tandem-connection.h"

static gboolean
plan_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  MergingPair *pair = data;

  return tandem_act_unmerge_plan (connection, pair->type, pair->other_id, &pair->outcome, error);
}

static gboolean
edit_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const MergingTwo *two = data;
  g_autoptr (TandemRecord) contact = tandem_record_load (connection, TANDEM_TYPE_CONTACT, two->ids[0], error);
  g_autoptr (GPtrArray) relations
      = tandem_record_load_where (connection, TANDEM_TYPE_RELATIONSHIP, "contact_id = $1 AND kind = 'reports-to'",
                                  two->ids[0], error);
  g_autoptr (TandemRecord) note = TANDEM_RECORD (tandem_activity_new ());

  g_assert_cmpuint (relations->len, ==, 1);
  tandem_record_set_text (note, TANDEM_ACTIVITY_KIND, "note");
  tandem_record_set_text (note, TANDEM_ACTIVITY_STATUS, "done");
  tandem_record_set_text (note, TANDEM_ACTIVITY_AT, "2026-11-25T10:00:00.000Z");
  tandem_record_set_text (contact, TANDEM_CONTACT_LIFECYCLE_STAGE, "evangelist");
  tandem_record_set_text (relations->pdata[0], TANDEM_RELATIONSHIP_KIND, "assisted-by");
  return merging_add_tie (connection, note, TANDEM_ACTIVITY_CONTACT_ID, two->ids[0], error)
         && tandem_record_update (contact, connection, error)
         && tandem_record_update (relations->pdata[0], connection, error);
}

/* What was edited goes back with its edits, what came since stays, and a field that was changed since keeps its value. */
static void
test_apart_after_edits (Merging *self, gconstpointer data)
{
  MergingTwo two = { 0 };
  MergingPair pair;

  merging_run (self, merging_add_two_cb, &two);
  pair = (MergingPair) { TANDEM_TYPE_CONTACT, two.ids[0], two.ids[1], TANDEM_CONTACT_LIFECYCLE_STAGE, TRUE, { 0 } };
  merging_run (self, merging_merge_cb, &pair);
  merging_run (self, edit_cb, &two);
  merging_run (self, plan_cb, &pair);
  g_assert_cmpuint (pair.outcome.n_edited, ==, 1);
  g_assert_cmpuint (pair.outcome.kept->len, ==, 1);
  g_assert_cmpstr (pair.outcome.kept->pdata[0], ==, "lifecycle_stage");
  merging_run (self, merging_unmerge_cb, &pair);
  g_assert_cmpint (
      merging_ask (self,
                   "SELECT count(*) FROM relationship WHERE kind = 'assisted-by' AND contact_id = %" G_GINT64_FORMAT,
                   two.ids[1]),
      ==, 1);
  g_assert_cmpint (merging_count_of (self, "activity", two.ids[0]), ==, 1);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpint (merging_count_of (self, "contact_point", two.ids[i]), ==, 2);
      g_assert_cmpint (merging_count_of (self, "custom_value", two.ids[i]), ==, 1);
      g_assert_cmpint (merging_count_of (self, "campaign_member", two.ids[i]), ==, 1);
    }
  g_assert_cmpint (merging_ask (self, "SELECT count(*) FROM contact WHERE lifecycle_stage IN ('evangelist', 'customer')"
                                      " AND deleted_at IS NULL AND merged_into_id IS NULL"),
                   ==, 2);
  merging_assert_well (self);
  tandem_unmerge_clear (&pair.outcome);
}

/* Whoever it was merged into was merged, too: it comes out of the one that is there now. */
static void
test_chain (Merging *self, gconstpointer data)
{
  MergingTwo two = { 0 };
  MergingPair first, second;
  g_autofree char *before = NULL, *after = NULL;

  merging_run (self, merging_add_two_cb, &two);
  before = firm_file_describe (self->firm.path);
  first = (MergingPair) { TANDEM_TYPE_CONTACT, two.ids[0], two.ids[1], 0, FALSE, { 0 } };
  second = (MergingPair) { TANDEM_TYPE_CONTACT, two.ids[2], two.ids[0], 0, FALSE, { 0 } };
  merging_run (self, merging_merge_cb, &first);
  merging_run (self, merging_merge_cb, &second);
  g_assert_cmpint (merging_ask (self, "SELECT count(*) FROM contact WHERE merged_into_id = %" G_GINT64_FORMAT,
                                two.ids[2]),
                   ==, 2);
  merging_run (self, merging_unmerge_cb, &first);
  merging_assert_well (self);
  merging_run (self, merging_unmerge_cb, &second);
  after = firm_file_describe (self->firm.path);
  g_assert_cmpstr (after, ==, before);
  tandem_unmerge_clear (&first.outcome);
  tandem_unmerge_clear (&second.outcome);
}

static gboolean
list_merged_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  MergingPair *pair = data;

  return tandem_connection_get_int64 (connection,
                                      pair->type == TANDEM_TYPE_CONTACT
                                          ? "SELECT coalesce (max (id), 0) FROM contact WHERE merged_into_id > 0"
                                          : "SELECT coalesce (max (id), 0) FROM company WHERE merged_into_id > 0",
                                      &pair->other_id, error);
}

static void
take_all_apart (Merging *self, GType type)
{
  for (MergingPair pair = { type, 0, 0, 0, FALSE, { 0 } };;)
    {
      merging_run (self, list_merged_cb, &pair);
      if (pair.other_id == 0)
        return;
      merging_run (self, merging_unmerge_cb, &pair);
      tandem_unmerge_clear (&pair.outcome);
    }
}

/* Many in one act: one step of undo, and each comes apart by itself. */
static gboolean
merge_all_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const MergingPair *pairs = data;
  g_autoptr (GPtrArray) merges = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_merge_free);
  guint n_merged = 0;

  for (guint i = 0; pairs[i].id != 0; i++)
    g_ptr_array_add (merges, tandem_merge_new (pairs[i].type, pairs[i].id, pairs[i].other_id));
  if (!tandem_act_merge_all (connection, merges, &n_merged, error))
    return FALSE;
  g_assert_cmpuint (n_merged, ==, 4);
  return TRUE;
}

static void
test_many (Merging *self, gconstpointer data)
{
  MergingPair pairs[6] = { 0 };
  g_autofree char *before = NULL, *undone = NULL, *apart = NULL;

  sample_firm_fill (self->workspace, &(TandemSampleOptions) { 300, 1, NULL });
  before = firm_file_describe (self->firm.path);
  for (int i = 0; i < 5; i++)
    pairs[i] = (MergingPair) { TANDEM_TYPE_CONTACT,
                               merging_pick (self, "contact", 2 * i),
                               merging_pick (self, "contact", 2 * i + 1),
                               0,
                               FALSE,
                               { 0 } };
  pairs[2] = pairs[0];             /* said twice */
  pairs[1].id = pairs[0].other_id; /* three that are one */
  merging_run (self, merge_all_cb, pairs);
  merging_assert_well (self);
  merging_run (self, merging_undo_cb, NULL);
  undone = firm_file_describe (self->firm.path);
  g_assert_cmpstr (undone, ==, before);
  merging_run (self, merge_all_cb, pairs);
  take_all_apart (self, TANDEM_TYPE_CONTACT);
  apart = firm_file_describe (self->firm.path);
  g_assert_cmpstr (apart, ==, before);
  merging_assert_well (self);
}

/* Acts at random, merges among them; then all is taken apart, and nothing belongs to anybody who is not there. */
static void
test_random (Merging *self, gconstpointer data)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (g_test_rand_int ());
  gint64 n_notes, n_deals, n_merged;

  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (GError) error = NULL;

      random_acts_do (self->workspace, dice, &error);
      g_assert_no_error (error);
    }
  n_merged = merging_ask (self, "SELECT count(*) FROM contact WHERE merged_into_id > 0");
  n_notes = merging_ask (self, "SELECT count(*) FROM activity WHERE deleted_at IS NULL");
  n_deals = merging_ask (self, "SELECT count(*) FROM deal WHERE deleted_at IS NULL");
  g_assert_cmpint (n_merged, >, 0);
  take_all_apart (self, TANDEM_TYPE_CONTACT);
  take_all_apart (self, TANDEM_TYPE_COMPANY);
  g_assert_cmpint (merging_ask (self, "SELECT count(*) FROM activity WHERE deleted_at IS NULL"), ==, n_notes);
  g_assert_cmpint (merging_ask (self, "SELECT count(*) FROM deal WHERE deleted_at IS NULL"), ==, n_deals);
  merging_assert_well (self);
}

static gboolean
remove_due_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) keys = tandem_trash_rule_list_due (connection, error);

  for (guint i = 0; keys && i < keys->len; i++)
    if (!tandem_trash_rule_remove (connection, &g_array_index (keys, TandemTrashKey, i), error))
      return FALSE;
  return keys != NULL;
}

static gboolean
trash_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (ids, data, 1);
  return tandem_act_trash (connection, "Trash", TANDEM_TYPE_CONTACT, ids, NULL, error);
}

static void
age (Merging *self)
{
  static const char *const tables[] = { "contact",      "contact_point", "record_tag",      "interest",
                                        "custom_value", "relationship",  "campaign_member", "lifecycle_history" };

  execute_sql (self->firm.path, "UPDATE firm SET trash_days = 30");
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql
          = g_strdup_printf ("UPDATE %s SET deleted_at = '2020-02-03T04:05:06.789Z' WHERE deleted_at IS NOT NULL",
                             tables[i]);

      execute_sql (self->firm.path, sql);
    }
}

/* The trash does not take what was merged: that can be taken apart as long as the other is there, and goes with it. */
static void
test_trash (Merging *self, gconstpointer data)
{
  MergingTwo two = { 0 };
  MergingPair pair;

  merging_run (self, merging_add_two_cb, &two);
  pair = (MergingPair) { TANDEM_TYPE_CONTACT, two.ids[0], two.ids[1], 0, FALSE, { 0 } };
  merging_run (self, merging_merge_cb, &pair);
  age (self);
  merging_run (self, remove_due_cb, NULL);
  g_assert_cmpint (merging_ask (self, "SELECT count(*) FROM contact"), ==, 3);
  merging_run (self, merging_unmerge_cb, &pair);
  g_assert_cmpint (merging_count_of (self, "contact_point", two.ids[1]), ==, 2);
  merging_run (self, merging_merge_cb, &pair);
  merging_run (self, trash_cb, &two.ids[0]);
  age (self);
  merging_run (self, remove_due_cb, NULL);
  g_assert_cmpint (merging_ask (self, "SELECT count(*) FROM contact"), ==, 1);
  merging_assert_well (self);
  tandem_unmerge_clear (&pair.outcome);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function)                                                                                            \
  g_test_add ("/act/unmerge/" path, Merging, NULL, merging_set_up, function, merging_tear_down)
  ADD ("after-edits", test_apart_after_edits);
  ADD ("chain", test_chain);
  ADD ("many", test_many);
  ADD ("random", test_random);
  ADD ("trash", test_trash);
#undef ADD
  return g_test_run ();
}
