/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two that are one: all that belonged to both belongs to it, nothing stands twice, every total is right, and it is taken back
 * without a loss. */
#include "act/tandem-act-merge.h"

#include "../random-acts.h"
#include "../sample-firm.h"
#include "merging.h"
#include "model/tandem-merge-query.h"
#include "model/tandem-model.h"
#include "store/tandem-change-set.h"
#include "store/tandem-connection.h"
#include "store/tandem-naming.h"
#include "store/tandem-store-error.h"

#define N_PAIRS 12

/* By the foreign keys of the schema, whatever the records say of their columns. */
static gint64
count_naming (Merging *self, const char *table, gint64 id)
{
  g_autofree char *list
      = g_strdup_printf ("SELECT group_concat ('SELECT count(*) AS n FROM ' || m.name || ' WHERE \"' || f.\"from\" || "
                         "'\" = %" G_GINT64_FORMAT
                         "' || CASE WHEN EXISTS (SELECT 1 FROM pragma_table_info (m.name) WHERE name = 'deleted_at')"
                         " THEN ' AND deleted_at IS NULL' ELSE '' END, ' UNION ALL ') FROM sqlite_schema AS m"
                         " JOIN pragma_foreign_key_list (m.name) AS f WHERE m.type = 'table' AND f.\"table\" = '%s'",
                         id, table);
  g_autofree char *all = firm_file_ask_text (self->firm.path, list);

  return merging_ask (self, "SELECT sum (n) FROM (%s)", all);
}

static gboolean
list_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const MergingPair *pair = data;
  g_autoptr (GPtrArray) merged
      = tandem_merge_query_list (connection, pair->type == TANDEM_TYPE_CONTACT ? "contact" : "company", pair->id,
                                 error);

  if (merged == NULL)
    return FALSE;
  g_assert_cmpuint (merged->len, >, 0);
  g_assert_cmpint (((TandemMerged *) merged->pdata[0])->id, ==, pair->other_id);
  g_assert_nonnull (((TandemMerged *) merged->pdata[0])->name);
  return TRUE;
}

static void
merge_and_undo (Merging *self, GType type, const char *table, int nth)
{
  MergingPair pair = { type, merging_pick (self, table, nth), merging_pick (self, table, nth + 1), 0, FALSE, { 0 } };
  g_autofree char *before = firm_file_describe (self->firm.path), *merged = NULL, *apart = NULL, *undone = NULL;
  gint64 n_names = count_naming (self, table, pair.other_id);

  g_assert_cmpint (n_names, >, 0);
  merging_run (self, merging_merge_cb, &pair);
  g_assert_cmpint (count_naming (self, table, pair.other_id), ==, 0);
  g_assert_cmpint (merging_ask (self,
                                "SELECT count(*) FROM %s WHERE id = %" G_GINT64_FORMAT
                                " AND merged_into_id = %" G_GINT64_FORMAT " AND deleted_at IS NOT NULL",
                                table, pair.other_id, pair.id),
                   ==, 1);
  merging_assert_well (self);
  merging_run (self, list_cb, &pair);
  merged = firm_file_describe (self->firm.path);
  merging_run (self, merging_undo_cb, NULL);
  undone = firm_file_describe (self->firm.path);
  g_assert_cmpstr (undone, ==, before);
  merging_run (self, merging_merge_cb, &pair);
  merging_run (self, merging_unmerge_cb, &pair);
  apart = firm_file_describe (self->firm.path);
  g_assert_cmpstr (apart, ==, before);
  g_assert_cmpuint (pair.outcome.n_back, >, 0);
  g_assert_cmpuint (pair.outcome.n_edited + pair.outcome.n_elsewhere + pair.outcome.n_gone + pair.outcome.kept->len, ==,
                    0);
  merging_assert_well (self);
  merging_run (self, merging_undo_cb, NULL); /* together again */
  g_clear_pointer (&apart, g_free);
  apart = firm_file_describe (self->firm.path);
  g_assert_cmpstr (apart, ==, merged);
  merging_run (self, merging_unmerge_cb, &pair); /* what an undo brought together comes apart as well */
  g_clear_pointer (&apart, g_free);
  apart = firm_file_describe (self->firm.path);
  g_assert_cmpstr (apart, ==, before);
  merging_run (self, merging_undo_cb, NULL); /* for the next round */
  tandem_unmerge_clear (&pair.outcome);
}

/* Everything that names the one names the other; undone, or taken apart again, all is as it was, byte by byte. */
static void
test_all (Merging *self, gconstpointer data)
{
  sample_firm_fill (self->workspace, &(TandemSampleOptions) { 300, 1, NULL });
  for (int i = 0; i < N_PAIRS; i++)
    merge_and_undo (self, TANDEM_TYPE_CONTACT, "contact", i);
  for (int i = 0; i < N_PAIRS / 4; i++)
    merge_and_undo (self, TANDEM_TYPE_COMPANY, "company", i);
}

/* What the columns say is what the schema says, so that a table of tomorrow moves, too. */
static void
test_namings (Merging *self, gconstpointer data)
{
  static const char *const tables[] = { "contact", "company" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GArray) namings = tandem_naming_list (tables[i]);

      g_assert_cmpint (namings->len, >, 5);
      g_assert_cmpint (merging_ask (self,
                                    "SELECT count(*) FROM sqlite_schema AS m JOIN pragma_foreign_key_list (m.name) AS f"
                                    " WHERE m.type = 'table' AND f.\"table\" = '%s' AND m.name <> 'contact_summary'",
                                    tables[i]),
                       ==, namings->len);
      /* one that may stand but once in a table would need a word in the joining */
      g_assert_cmpint (merging_ask (self,
                                    "SELECT count(*) FROM sqlite_schema AS m JOIN pragma_index_list (m.name) AS x"
                                    " WHERE m.type = 'table' AND x.\"unique\" AND x.origin <> 'pk' AND m.name IN"
                                    " (SELECT t.name FROM sqlite_schema AS t JOIN pragma_foreign_key_list (t.name) AS f"
                                    "  WHERE f.\"table\" = '%s')",
                                    tables[i]),
                       ==, 0);
    }
}

/* The same address, tag, interest, value of a field or campaign stands once, with what is known of either. */
static void
test_joined (Merging *self, gconstpointer data)
{
  MergingTwo two = { 0 };
  MergingPair pair;

  merging_run (self, merging_add_two_cb, &two);
  pair = (MergingPair) { TANDEM_TYPE_CONTACT, two.ids[0], two.ids[1], TANDEM_CONTACT_LIFECYCLE_STAGE, TRUE, { 0 } };
  merging_run (self, merging_merge_cb, &pair);
  g_assert_cmpint (merging_count_of (self, "contact_point", two.ids[0]), ==, 2);
  g_assert_cmpint (merging_count_of (self, "record_tag", two.ids[0]), ==, 1);
  g_assert_cmpint (merging_count_of (self, "interest", two.ids[0]), ==, 1);
  g_assert_cmpint (merging_ask (self, "SELECT max (strength) FROM interest WHERE deleted_at IS NULL"), ==,
                   TANDEM_INTEREST_STRONG);
  g_assert_cmpint (merging_count_of (self, "campaign_member", two.ids[0]), ==, 1);
  g_assert_cmpint (merging_ask (self,
                                "SELECT count(*) FROM campaign_member WHERE status = 'responded' AND deleted_at IS NULL"
                                " AND at LIKE '2026-03-04%%'"),
                   ==, 1);
  g_assert_cmpint (merging_ask (self, "SELECT count(*) FROM custom_value WHERE text = 'red' AND deleted_at IS NULL"),
                   ==, 1);
  g_assert_cmpint (merging_count_of (self, "custom_value", two.ids[0]), ==, 1);
  /* none to oneself, the friend once, and what is not mutual */
  g_assert_cmpint (merging_ask (self, "SELECT count(*) FROM relationship WHERE deleted_at IS NULL"), ==, 2);
  merging_assert_well (self);
}

/* Of two addresses that both were the first, that of the one that stays is; taken apart, both are again. */
static void
test_primary (Merging *self, gconstpointer data)
{
  static const char firsts[]
      = "SELECT count(*) FROM contact_point WHERE kind = 'email' AND is_primary AND deleted_at IS NULL";
  MergingTwo two = { 0 };
  MergingPair pair;

  merging_run (self, merging_add_two_cb, &two);
  pair = (MergingPair) { TANDEM_TYPE_CONTACT, two.ids[0], two.ids[2], 0, FALSE, { 0 } };
  g_assert_cmpint (merging_ask (self, firsts), ==, 3);
  merging_run (self, merging_merge_cb, &pair);
  g_assert_cmpint (merging_ask (self, firsts), ==, 2);
  g_assert_cmpint (merging_count_of (self, "contact_point", two.ids[0]), ==, 3);
  merging_run (self, merging_unmerge_cb, &pair);
  g_assert_cmpint (merging_ask (self, firsts), ==, 3);
  tandem_unmerge_clear (&pair.outcome);
}

/* The value of the other, where that was chosen, of fields of the record and of the firm's own. */
static gboolean
merge_choosing_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const MergingTwo *two = data;
  g_autoptr (TandemMerge) merge = tandem_merge_new (TANDEM_TYPE_CONTACT, two->ids[0], two->ids[1]);

  tandem_merge_take (merge, TANDEM_CONTACT_GIVEN_NAME);
  tandem_merge_take (merge, TANDEM_CONTACT_MERGED_INTO_ID); /* no choice of anybody's */
  g_array_append_val (merge->field_ids, two->field_id);
  return tandem_act_merge (connection, merge, error);
}

static void
test_chosen (Merging *self, gconstpointer data)
{
  MergingTwo two = { 0 };

  merging_run (self, merging_add_two_cb, &two);
  merging_run (self, merge_choosing_cb, &two);
  g_assert_cmpint (merging_ask (self,
                                "SELECT count(*) FROM contact WHERE id = %" G_GINT64_FORMAT " AND given_name = 'M.'"
                                " AND lifecycle_stage = 'lead' AND merged_into_id IS NULL",
                                two.ids[0]),
                   ==, 1);
  g_assert_cmpint (
      merging_ask (self,
                   "SELECT count(*) FROM custom_value WHERE text = 'blue' AND deleted_at IS NULL AND contact_id ="
                   " %" G_GINT64_FORMAT,
                   two.ids[0]),
      ==, 1);
}

/* A person is counted once at each stage, on the first day of the two; taken apart, both are. */
static void
test_counted_once (Merging *self, gconstpointer data)
{
  static const char leads[]
      = "SELECT coalesce (sum (people), 0) FROM lifecycle_day WHERE stage = 'lead' AND campaign_id = 0";
  MergingTwo two = { 0 };
  MergingPair pair;

  merging_run (self, merging_add_two_cb, &two);
  pair = (MergingPair) { TANDEM_TYPE_CONTACT, two.ids[0], two.ids[1], TANDEM_CONTACT_LIFECYCLE_STAGE, TRUE, { 0 } };
  g_assert_cmpint (merging_ask (self, leads), ==, 3);
  merging_run (self, merging_merge_cb, &pair);
  g_assert_cmpint (merging_ask (self, leads), ==, 2);
  g_assert_cmpint (merging_count_of (self, "lifecycle_history", two.ids[0]), ==, 2);
  merging_assert_well (self);
  merging_run (self, merging_unmerge_cb, &pair);
  g_assert_cmpint (merging_ask (self, leads), ==, 3);
  g_assert_cmpint (merging_count_of (self, "lifecycle_history", two.ids[0]), ==, 1);
  merging_assert_well (self);
  tandem_unmerge_clear (&pair.outcome);
}

static void
refuse (Merging *self, TandemStoreFunc func, gpointer data, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (
      tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, func, data, NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, code);
}

static void
test_refused (Merging *self, gconstpointer data)
{
  MergingTwo two = { 0 };
  MergingPair same, pair;

  merging_run (self, merging_add_two_cb, &two);
  same = (MergingPair) { TANDEM_TYPE_CONTACT, two.ids[0], two.ids[0], 0, FALSE, { 0 } };
  pair = (MergingPair) { TANDEM_TYPE_CONTACT, two.ids[0], two.ids[1], 0, FALSE, { 0 } };
  refuse (self, merging_merge_cb, &same, TANDEM_STORE_ERROR_INVALID);
  refuse (self, merging_unmerge_cb, &pair, TANDEM_STORE_ERROR_NOT_FOUND);
  tandem_unmerge_clear (&pair.outcome);
  merging_run (self, merging_merge_cb, &pair);
  refuse (self, merging_merge_cb, &pair, TANDEM_STORE_ERROR_NOT_FOUND);
}

/* --- companies ---------------------------------------------------------------------------------------------------------- */

static gboolean
nest_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *ids = data;

  tandem_change_set_begin (connection, "Nest");
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (TandemRecord) company = TANDEM_RECORD (tandem_company_new ());
      const char name[] = { (char) ('A' + i), '\0' };

      tandem_record_set_text (company, TANDEM_COMPANY_NAME, name);
      tandem_record_set_id (company, TANDEM_COMPANY_PARENT_ID, i > 0 ? ids[i - 1] : 0);
      if (!tandem_record_insert (company, connection, error))
        return FALSE;
      ids[i] = tandem_record_get_id (company);
    }
  return TRUE;
}

/* D in C in B in A: B is D, and no company is a part of itself. */
static void
test_nested (Merging *self, gconstpointer data)
{
  gint64 ids[4] = { 0 };
  MergingPair pair;
  g_autofree char *before = NULL, *after = NULL;

  merging_run (self, nest_cb, ids);
  before = firm_file_describe (self->firm.path);
  pair = (MergingPair) { TANDEM_TYPE_COMPANY, ids[3], ids[1], 0, FALSE, { 0 } };
  merging_run (self, merging_merge_cb, &pair);
  g_assert_cmpint (merging_ask (self, "SELECT parent_id FROM company WHERE name = 'D'"), ==, ids[0]);
  g_assert_cmpint (merging_ask (self, "SELECT parent_id FROM company WHERE name = 'C'"), ==, ids[3]);
  merging_run (self, merging_unmerge_cb, &pair);
  after = firm_file_describe (self->firm.path);
  g_assert_cmpstr (after, ==, before);
  merging_run (self, merging_undo_cb, NULL);
  merging_run (self, merging_undo_cb, NULL);
  tandem_unmerge_clear (&pair.outcome);
}

static gboolean
takes (const TandemMerge *merge, guint column)
{
  for (guint i = 0; i < merge->columns->len; i++)
    if (g_array_index (merge->columns, guint, i) == column)
      return TRUE;
  return FALSE;
}

/* The lead status comes from the one whose stage is taken: an accepted lead is not new. */
static void
test_suggested (void)
{
  g_autoptr (TandemRecord) stays = TANDEM_RECORD (tandem_contact_new ());
  g_autoptr (TandemRecord) other = TANDEM_RECORD (tandem_contact_new ());
  g_autoptr (TandemMerge) merge = tandem_merge_new (TANDEM_TYPE_CONTACT, 1, 2), back = NULL;

  tandem_record_set_text (stays, TANDEM_CONTACT_LIFECYCLE_STAGE, "lead");
  tandem_record_set_text (stays, TANDEM_CONTACT_LEAD_STATUS, "new");
  tandem_record_set_text (other, TANDEM_CONTACT_LIFECYCLE_STAGE, "sal");
  tandem_record_set_text (other, TANDEM_CONTACT_LEAD_STATUS, "working");
  tandem_merge_suggest (merge, stays, other);
  g_assert_true (takes (merge, TANDEM_CONTACT_LIFECYCLE_STAGE));
  g_assert_true (takes (merge, TANDEM_CONTACT_LEAD_STATUS));
  back = tandem_merge_new (TANDEM_TYPE_CONTACT, 2, 1);
  tandem_merge_suggest (back, other, stays);
  g_assert_false (takes (back, TANDEM_CONTACT_LEAD_STATUS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function) g_test_add ("/act/merge/" path, Merging, NULL, merging_set_up, function, merging_tear_down)
  ADD ("all", test_all);
  ADD ("namings", test_namings);
  ADD ("joined", test_joined);
  ADD ("primary", test_primary);
  ADD ("chosen", test_chosen);
  ADD ("counted-once", test_counted_once);
  ADD ("refused", test_refused);
  ADD ("nested", test_nested);
#undef ADD
  g_test_add_func ("/act/merge/suggested", test_suggested);
  return g_test_run ();
}
