/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the record list reads, keeps and shows, case by case. */
#include "list-truth.h"

#include "list/tandem-array-source.h"

static GArray *
new_range (guint n)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);

  for (gint64 i = 1; i <= n; i++)
    g_array_append_val (ids, i);
  return ids;
}

/* What a view shows stays cheap: a known order reads nothing again. */
static void
test_cached (void)
{
  ListTruth truth = { 0 };
  g_autoptr (GArray) reversed = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_loaded;

  list_truth_init (&truth, FALSE, FALSE);
  tandem_record_list_set_ids (truth.list, new_range (200));
  for (guint i = 0; i < 200; i++)
    truth.mirror->pdata[i] = g_list_model_get_item (G_LIST_MODEL (truth.list), i);
  for (gint64 i = 200; i > 0; i--)
    g_array_append_val (reversed, i);
  g_array_append_vals (truth.ids, reversed->data, reversed->len);
  n_loaded = truth.source->n_loaded;
  g_assert_cmpuint (n_loaded, ==, 200);
  tandem_record_list_set_ids (truth.list, g_steal_pointer (&reversed));
  g_assert_cmpuint (truth.source->n_loaded, ==, n_loaded);
  list_truth_check (&truth);
  list_truth_clear (&truth);
}

/* One goes and another comes; the order of before, which is as long, does not have that one, and nothing of it is selected. */
static void
test_back_to_others (void)
{
  ListTruth truth = { 0 };
  g_autoptr (GArray) ids = new_range (8);

  list_truth_init (&truth, FALSE, FALSE);
  tandem_record_list_set_ids (truth.list, g_array_copy (ids));
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (truth.list), 7, TRUE);
  tandem_record_list_set_ids (truth.list, g_array_copy (ids));
  tandem_record_list_remove (truth.list, 7);
  tandem_record_list_insert (truth.list, 7, 100);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (truth.list), 7, TRUE);
  tandem_record_list_set_ids (truth.list, g_array_copy (ids));
  g_array_append_vals (truth.ids, ids->data, ids->len);
  list_truth_check (&truth);
  list_truth_clear (&truth);
}

/* What was read for many orders, one after the other, is not kept: a row of each place in each order. */
static void
test_kept (void)
{
  ListTruth truth = { 0 };
  g_autoptr (GArray) ids = new_range (40000);

  list_truth_init (&truth, FALSE, FALSE);
  tandem_record_list_set_ids (truth.list, g_array_copy (ids));
  for (guint i = 0; i < 300; i++)
    truth.mirror->pdata[i] = g_list_model_get_item (G_LIST_MODEL (truth.list), i);
  for (guint round = 1; round <= 100; round++)
    {
      GArray *turned = g_array_new (FALSE, FALSE, sizeof (gint64));

      g_array_append_vals (turned, &g_array_index (ids, gint64, round * 300), ids->len - round * 300);
      g_array_append_vals (turned, ids->data, round * 300);
      tandem_record_list_swap_ids (truth.list, turned, 0);
      list_truth_spin ();
      g_assert_cmpuint (truth.source->n_alive, <=, 5000);
    }
  g_assert_cmpint (numbered_source_id_of (tandem_slot_get_record (truth.mirror->pdata[299])), ==, 100 * 300 + 300);
  list_truth_clear (&truth);
}

/* A few that change are shown at once; with more, the main thread reads none. */
static void
test_many_refreshed (void)
{
  ListTruth truth = { 0 };
  g_autoptr (GArray) ids = new_range (200);
  guint n_before;

  list_truth_init (&truth, FALSE, FALSE);
  tandem_record_list_set_ids (truth.list, g_array_copy (ids));
  g_array_append_vals (truth.ids, ids->data, ids->len);
  for (guint i = 0; i < 200; i++)
    truth.mirror->pdata[i] = g_list_model_get_item (G_LIST_MODEL (truth.list), i);
  for (guint n = 2; n <= 200; n += 198)
    {
      for (guint i = 0; i < n; i++)
        g_hash_table_insert (truth.source->versions, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)),
                             GINT_TO_POINTER (n));
      n_before = truth.source->n_waited_for;
      tandem_record_list_refresh_many (truth.list, (const gint64 *) ids->data, n);
      g_assert_cmpuint (truth.source->n_waited_for - n_before, ==, n == 2 ? 2 : 0);
      list_truth_spin ();
      g_assert_cmpuint (truth.source->n_waited_for - n_before, ==, n == 2 ? 2 : 0);
      list_truth_check (&truth);
    }
  list_truth_clear (&truth);
}

static void
test_staged (void)
{
  ListTruth truth = { 0 };
  g_autoptr (GArray) ids = new_range (1000);

  list_truth_init (&truth, FALSE, FALSE);
  tandem_record_list_stage (truth.list, 24, 24);
  tandem_record_list_set_ids (truth.list, g_array_copy (ids));
  g_assert_cmpuint (truth.mirror->len, ==, 24);
  g_assert_cmpuint (tandem_record_list_get_length (truth.list), ==, 1000);
  tandem_record_list_insert (truth.list, 0, 5000);
  g_assert_cmpuint (truth.mirror->len, ==, 25);
  tandem_record_list_insert (truth.list, 500, 5001);
  g_assert_cmpuint (truth.mirror->len, ==, 25);
  g_assert_true (tandem_record_list_expand (truth.list, 4));
  g_assert_cmpuint (truth.mirror->len, ==, 29);
  g_assert_false (tandem_record_list_expand (truth.list, G_MAXUINT));
  g_assert_cmpuint (truth.mirror->len, ==, 1002);
  g_assert_cmpint (tandem_record_list_get_id (truth.list, 500), ==, 5001);
  list_truth_clear (&truth);
}

/* One row of those that are shown moves out of sight before the others are shown. */
static void
test_moved_while_staged (void)
{
  ListTruth truth = { 0 };
  g_autoptr (GArray) ids = new_range (1000);
  gint64 moved = 3;

  list_truth_init (&truth, FALSE, FALSE);
  tandem_record_list_stage (truth.list, 24, 24);
  tandem_record_list_set_ids (truth.list, g_array_copy (ids));
  g_array_remove_index (ids, 2);
  g_array_insert_val (ids, 500, moved);
  g_assert_true (tandem_record_list_update_ids (truth.list, ids));
  g_assert_cmpuint (truth.mirror->len, ==, 23);
  tandem_record_list_remove (truth.list, 22);
  tandem_record_list_insert (truth.list, 22, 5000);
  g_assert_cmpuint (truth.mirror->len, ==, 23);
  g_assert_true (tandem_record_list_expand (truth.list, 4));
  g_assert_cmpuint (truth.mirror->len, ==, 27);
  g_assert_false (tandem_record_list_expand (truth.list, G_MAXUINT));
  g_assert_cmpuint (truth.mirror->len, ==, 1000);
  g_assert_cmpint (tandem_record_list_get_id (truth.list, 500), ==, 3);
  g_assert_cmpint (tandem_record_list_get_id (truth.list, 22), ==, 5000);
  list_truth_clear (&truth);
}

static void
load_failed_cb (TandemRecordList *list, const GError *error, guint *n_failures)
{
  ++*n_failures;
}

static void
swapped_cb (TandemRecordList *list, guint *n_changes)
{
  ++*n_changes;
}

/* A newer order wins, whatever arrives later; nothing is empty meanwhile. */
static void
test_newer_swap (void)
{
  ListTruth truth = { 0 };
  GArray *first = new_range (3), *second = new_range (3);
  gint64 swapped[] = { 2, 3, 1 };
  guint n_changes = 0, n_failures = 0;

  list_truth_init (&truth, TRUE, FALSE);
  tandem_record_list_set_ids (truth.list, new_range (3));
  truth.mirror->pdata[0] = g_list_model_get_item (G_LIST_MODEL (truth.list), 0);
  list_truth_spin ();
  g_signal_connect (truth.list, "changed", G_CALLBACK (swapped_cb), &n_changes);
  g_signal_connect (truth.list, "load-failed", G_CALLBACK (load_failed_cb), &n_failures);
  g_array_index (first, gint64, 0) = 99;
  memcpy (second->data, swapped, sizeof swapped);
  tandem_record_list_swap_ids (truth.list, first, 0);
  tandem_record_list_swap_ids (truth.list, second, 0);
  g_assert_cmpint (numbered_source_id_of (tandem_slot_get_record (truth.mirror->pdata[0])), ==, 1);
  list_truth_spin ();
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (n_failures, ==, 0);
  g_signal_handlers_disconnect_by_data (truth.list, &n_changes);
  g_signal_handlers_disconnect_by_data (truth.list, &n_failures);
  g_assert_cmpint (numbered_source_id_of (tandem_slot_get_record (truth.mirror->pdata[0])), ==, 2);
  g_array_append_vals (truth.ids, swapped, 3);
  list_truth_check (&truth);
  list_truth_clear (&truth);
}

/* A list that shows few or none gets its first rows with its ids: as many as it shows then, staged or not, none of them read by
 * the main thread. */
static void
test_first_rows (void)
{
  static const struct {
    guint n_before, n_staged, n_shown;
  } cases[] = { { 0, 24, 24 }, { 0, G_MAXUINT, 205 }, { 5, G_MAXUINT, 205 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ListTruth truth = { 0 };
      g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_object_unref);
      guint n_before;

      list_truth_init (&truth, FALSE, FALSE);
      tandem_record_list_stage (truth.list, cases[i].n_staged, cases[i].n_staged);
      tandem_record_list_set_ids (truth.list, new_range (cases[i].n_before));
      for (guint k = 0; k < cases[i].n_before; k++)
        g_ptr_array_add (shown, g_list_model_get_item (G_LIST_MODEL (truth.list), k));
      n_before = truth.source->n_waited_for;
      tandem_record_list_swap_ids (truth.list, new_range (1000), 0);
      g_assert_cmpuint (tandem_record_list_get_length (truth.list), ==, cases[i].n_before);
      list_truth_spin ();
      g_assert_cmpuint (tandem_record_list_get_length (truth.list), ==, 1000);
      for (guint k = cases[i].n_before; k < cases[i].n_shown; k++)
        {
          TandemSlot *slot = g_list_model_get_item (G_LIST_MODEL (truth.list), k);

          g_ptr_array_add (shown, slot);
          g_assert_cmpint (numbered_source_id_of (tandem_slot_get_record (slot)), ==, k + 1);
        }
      g_assert_cmpuint (truth.source->n_waited_for, ==, n_before);
      g_clear_pointer (&shown, g_ptr_array_unref);
      list_truth_clear (&truth);
    }
}

static TandemArraySource *
new_array (GListModel *records, gint64 first_id)
{
  TandemArraySource *source = tandem_array_source_new ();

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (GObject) record = g_list_model_get_item (records, i);

      tandem_array_source_add (source, first_id + i, record);
    }
  return source;
}

/* Records that are all here: others take their place at once, what they were is given back, and one that is not among them is
 * empty. */
static void
test_array (void)
{
  g_autoptr (GListStore) records = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr (GPtrArray) none_read = g_ptr_array_new ();
  g_autoptr (TandemArraySource) source = NULL;
  g_autoptr (TandemArraySource) other = NULL;
  g_autoptr (TandemRecordList) list = NULL;
  g_autoptr (TandemSlot) slot = NULL;
  g_autoptr (GObject) before = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) after = g_object_new (G_TYPE_OBJECT, NULL);

  g_list_store_append (records, before);
  source = new_array (G_LIST_MODEL (records), 1);
  g_list_store_remove_all (records);
  g_list_store_append (records, after);
  other = new_array (G_LIST_MODEL (records), 1);
  list = tandem_record_list_new (TANDEM_RECORD_SOURCE (source));
  tandem_record_list_set_ids (list, new_range (1));
  slot = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (tandem_slot_get_record (slot) == before);
  tandem_array_source_exchange (source, other);
  tandem_record_list_set_read_ids (list, new_range (2), none_read);
  g_assert_true (tandem_slot_get_record (slot) == after);
  g_clear_object (&slot);
  slot = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_assert_null (tandem_slot_get_record (slot));
  g_clear_object (&list);
  g_clear_object (&other);
  g_clear_object (&slot);
  g_assert_finalize_object (g_steal_pointer (&before));
}

static void
test_failing (void)
{
  ListTruth truth = { 0 };
  gint64 id = 1;
  guint n_failures = 0;

  list_truth_init (&truth, FALSE, FALSE);
  g_signal_connect (truth.list, "load-failed", G_CALLBACK (load_failed_cb), &n_failures);
  truth.source->is_broken = TRUE;
  tandem_record_list_insert (truth.list, 0, 1);
  truth.mirror->pdata[0] = g_list_model_get_item (G_LIST_MODEL (truth.list), 0);
  list_truth_spin ();
  g_assert_cmpuint (n_failures, ==, 1);
  g_assert_null (tandem_slot_get_record (truth.mirror->pdata[0]));
  truth.source->is_broken = FALSE;
  tandem_record_list_reload (truth.list);
  list_truth_spin ();
  g_array_append_val (truth.ids, id);
  list_truth_check (&truth);
  g_signal_handlers_disconnect_by_data (truth.list, &n_failures);
  list_truth_clear (&truth);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list/record-list/cached", test_cached);
  g_test_add_func ("/list/record-list/back-to-others", test_back_to_others);
  g_test_add_func ("/list/record-list/kept", test_kept);
  g_test_add_func ("/list/record-list/many-refreshed", test_many_refreshed);
  g_test_add_func ("/list/record-list/staged", test_staged);
  g_test_add_func ("/list/record-list/moved-while-staged", test_moved_while_staged);
  g_test_add_func ("/list/record-list/newer-swap", test_newer_swap);
  g_test_add_func ("/list/record-list/first-rows", test_first_rows);
  g_test_add_func ("/list/record-list/array", test_array);
  g_test_add_func ("/list/record-list/failing", test_failing);
  return g_test_run ();
}
