/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The record list against the truth: a plain array and a set of ids. */

#include "list/tandem-record-list.h"

#define N_STEPS 10000

/* A source whose records say their id and how often it was changed. */
typedef struct {
  GObject parent_instance;

  GHashTable *versions;         /* id → version; what is not in it has version 0 */
  guint n_loaded;
  guint n_waited_for; /* those of them that the main thread read */
  guint n_alive;      /* … that are there */
  gboolean is_broken;
} TestSource;

typedef struct {
  GObjectClass parent_class;
} TestSourceClass;

/* The same without `load`: it answers later. */
typedef TestSource TestSlowSource;
typedef TestSourceClass TestSlowSourceClass;

static GType test_source_get_type (void);
static GType test_slow_source_get_type (void);

static gint64
id_of (gpointer record)
{
  return *(gint64 *) g_object_get_data (record, "id");
}

static int
version_of (gpointer record)
{
  return GPOINTER_TO_INT (g_object_get_data (record, "version"));
}

static void
record_gone_cb (gpointer data, GObject *record)
{
  ((TestSource *) data)->n_alive--;
  g_object_unref (data);
}

static GPtrArray *
make_records (TestSource *self, const gint64 *ids, guint n_ids)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_ids; i++)
    {
      GObject *record = g_object_new (G_TYPE_OBJECT, NULL);

      g_object_set_data_full (record, "id", g_memdup2 (&ids[i], sizeof ids[i]), g_free);
      g_object_set_data (record, "version", g_hash_table_lookup (self->versions, &ids[i]));
      g_object_weak_ref (record, record_gone_cb, g_object_ref (self));
      g_ptr_array_add (records, record);
    }
  self->n_alive += n_ids;
  self->n_loaded += n_ids;
  return records;
}

static GPtrArray *
test_source_load (TandemRecordSource *source, const gint64 *ids, guint n_ids, GError **error)
{
  if (((TestSource *) source)->is_broken)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The disk is gone.");
      return NULL;
    }
  ((TestSource *) source)->n_waited_for += n_ids;
  return make_records (((TestSource *) source), ids, n_ids);
}

static gboolean
answer_cb (gpointer user_data)
{
  GTask *task = user_data;
  GArray *ids = g_task_get_task_data (task);

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, make_records (g_task_get_source_object (task), (const gint64 *) ids->data, ids->len),
                           (GDestroyNotify) g_ptr_array_unref);
  return G_SOURCE_REMOVE;
}

static void
test_source_load_async (TandemRecordSource *source, const gint64 *ids, guint n_ids, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  GArray *copy = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), ids, n_ids);
  GTask *task = g_task_new (source, cancellable, callback, user_data);

  g_task_set_task_data (task, copy, (GDestroyNotify) g_array_unref);
  g_idle_add_full (G_PRIORITY_DEFAULT, answer_cb, task, g_object_unref);
}

static GPtrArray *
test_source_load_finish (TandemRecordSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
record_source_iface_init (TandemRecordSourceInterface *iface)
{
  iface->load = test_source_load;
  iface->load_async = test_source_load_async;
  iface->load_finish = test_source_load_finish;
}

static void
slow_source_iface_init (TandemRecordSourceInterface *iface)
{
  iface->load = NULL;
}

G_DEFINE_TYPE_WITH_CODE (TestSource, test_source, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (TANDEM_TYPE_RECORD_SOURCE, record_source_iface_init))
G_DEFINE_TYPE_WITH_CODE (TestSlowSource, test_slow_source, test_source_get_type (),
                         G_IMPLEMENT_INTERFACE (TANDEM_TYPE_RECORD_SOURCE, slow_source_iface_init))

static void
test_source_finalize (GObject *object)
{
  g_hash_table_unref (((TestSource *) object)->versions);
  G_OBJECT_CLASS (test_source_parent_class)->finalize (object);
}

static void
test_source_class_init (TestSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_source_finalize;
}

static void
test_source_init (TestSource *self)
{
  self->versions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}


static void
test_slow_source_class_init (TestSlowSourceClass *klass)
{
}

static void
test_slow_source_init (TestSlowSource *self)
{
}

/* The checker */

typedef struct {
  TestSource *source;
  TandemRecordList *list;
  GArray *truth;                /* ids in order */
  GHashTable *chosen;           /* ids selected */
  GPtrArray *mirror;            /* what items-changed told: a slot or NULL for each position */
  gboolean is_sparse;
  gint64 next_id;
} Checker;

static void
unref_slot (gpointer slot)
{
  if (slot != NULL)
    g_object_unref (slot);
}

static gint64
truth_at (Checker *checker, guint position)
{
  return g_array_index (checker->truth, gint64, position);
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Checker *checker)
{
  g_assert_true (removed == 0 || added == 0);
  if (removed > 0)
    g_ptr_array_remove_range (checker->mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (checker->mirror, position, NULL);
  g_assert_cmpuint (checker->mirror->len, ==, g_list_model_get_n_items (model));
}

static void
checker_init (Checker *checker, gboolean is_slow, gboolean is_sparse)
{
  checker->source = g_object_new (is_slow ? test_slow_source_get_type () : test_source_get_type (), NULL);
  checker->list = tandem_record_list_new (TANDEM_RECORD_SOURCE (checker->source));
  checker->truth = g_array_new (FALSE, FALSE, sizeof (gint64));
  checker->chosen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  checker->mirror = g_ptr_array_new_with_free_func (unref_slot);
  checker->is_sparse = is_sparse;
  checker->next_id = 1;
  g_signal_connect (checker->list, "items-changed", G_CALLBACK (items_changed_cb), checker);
}

static void
checker_clear (Checker *checker)
{
  g_signal_handlers_disconnect_by_data (checker->list, checker);
  g_assert_finalize_object (checker->list);
  g_ptr_array_unref (checker->mirror);          /* slots outlive their list */
  g_array_unref (checker->truth);
  g_hash_table_unref (checker->chosen);
  g_assert_finalize_object (checker->source);
}

static gint64
new_id (Checker *checker)
{
  return checker->next_id += checker->is_sparse ? ((gint64) g_test_rand_int_range (1, 1 << 20) << 22) + 1 : 1;
}

static void
spin (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
check_slots (Checker *checker)
{
  for (guint i = 0; i < checker->mirror->len; i++)
    {
      TandemSlot *slot = checker->mirror->pdata[i];
      g_autoptr (TandemSlot) again = NULL;
      gint64 id = truth_at (checker, i);
      gpointer record;

      if (slot == NULL)
        continue;
      again = g_list_model_get_item (G_LIST_MODEL (checker->list), i);
      g_assert_true (again == slot);
      record = tandem_slot_get_record (slot);
      g_assert_nonnull (record);
      g_assert_cmpint (id_of (record), ==, id);
      g_assert_cmpint (version_of (record), ==, GPOINTER_TO_INT (g_hash_table_lookup (checker->source->versions, &id)));
    }
}

static void
check_selection (Checker *checker)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (checker->list);
  g_autoptr (GtkBitset) bitset = gtk_selection_model_get_selection (model);
  g_autoptr (GArray) ids = tandem_record_list_get_selected (checker->list);
  guint n = 0;

  for (guint i = 0; i < checker->truth->len; i++)
    {
      gint64 id = truth_at (checker, i);
      gboolean expected = g_hash_table_contains (checker->chosen, &id);

      g_assert_cmpint (gtk_selection_model_is_selected (model, i), ==, expected);
      g_assert_cmpint (gtk_bitset_contains (bitset, i), ==, expected);
      if (expected)
        g_assert_cmpint (g_array_index (ids, gint64, n++), ==, id);
    }
  g_assert_cmpuint (ids->len, ==, n);
  g_assert_cmpuint (gtk_bitset_get_size (bitset), ==, n);
  g_assert_cmpuint (tandem_record_list_get_n_selected (checker->list), ==, n);
}

static void
check_all (Checker *checker)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (checker->list)), ==, checker->truth->len);
  g_assert_cmpuint (checker->mirror->len, ==, checker->truth->len);
  for (guint i = 0; i < checker->truth->len; i++)
    g_assert_cmpint (tandem_record_list_get_id (checker->list, i), ==, truth_at (checker, i));
  check_slots (checker);
  check_selection (checker);
}

static void
choose (Checker *checker, gint64 id, gboolean is_chosen)
{
  if (is_chosen)
    g_hash_table_add (checker->chosen, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (checker->chosen, &id);
}

static guint
pick_size (void)
{
  static const guint sizes[] = { 0, 1, 2, 63, 64, 65, 128, 300 };

  return sizes[g_test_rand_int_range (0, G_N_ELEMENTS (sizes))];
}

static void
step_set_ids (Checker *checker)
{
  guint wanted = pick_size ();
  GArray *truth = checker->truth;
  GHashTableIter iter;
  gpointer id;

  while (truth->len < wanted)
    {
      gint64 added = new_id (checker);

      g_array_append_val (truth, added);
    }
  for (guint i = truth->len; i > 1; i--)
    {
      guint j = g_test_rand_int_range (0, i);
      gint64 other = truth_at (checker, j);

      g_array_index (truth, gint64, j) = truth_at (checker, i - 1);
      g_array_index (truth, gint64, i - 1) = other;
    }
  g_array_set_size (truth, wanted);
  g_hash_table_iter_init (&iter, checker->chosen);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      gboolean is_left = FALSE;

      for (guint i = 0; i < truth->len; i++)
        is_left |= truth_at (checker, i) == *(gint64 *) id;
      if (!is_left)
        g_hash_table_iter_remove (&iter);
    }
  if (g_test_rand_bit ())
    tandem_record_list_set_ids (checker->list, g_array_copy (truth));
  else
    tandem_record_list_swap_ids (checker->list, g_array_copy (truth));
}

static void
step_insert (Checker *checker)
{
  guint at = g_test_rand_int_range (0, checker->truth->len + 1);
  gint64 id = new_id (checker);

  g_array_insert_val (checker->truth, at, id);
  tandem_record_list_insert (checker->list, at, id);
}

static void
step_remove (Checker *checker, guint at)
{
  choose (checker, truth_at (checker, at), FALSE);
  g_array_remove_index (checker->truth, at);
  tandem_record_list_remove (checker->list, at);
}

static void
step_refresh (Checker *checker, guint at)
{
  gint64 id = truth_at (checker, at);
  int version = GPOINTER_TO_INT (g_hash_table_lookup (checker->source->versions, &id));

  g_hash_table_insert (checker->source->versions, g_memdup2 (&id, sizeof id), GINT_TO_POINTER (version + 1));
  if (g_test_rand_int_range (0, 10) == 0)
    tandem_record_list_reload (checker->list);
  else
    tandem_record_list_refresh (checker->list, id);
}

static void
step_hold (Checker *checker, guint at)
{
  if (checker->mirror->pdata[at] == NULL)
    checker->mirror->pdata[at] = g_list_model_get_item (G_LIST_MODEL (checker->list), at);
  else
    g_clear_object (&checker->mirror->pdata[at]);
}

static void
step_select (Checker *checker, guint at)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (checker->list);
  guint n = g_test_rand_int_range (1, checker->truth->len - at + 1);

  switch (g_test_rand_int_range (0, 7))
    {
    case 0:
      gtk_selection_model_select_item (model, at, TRUE);
      g_hash_table_remove_all (checker->chosen);
      choose (checker, truth_at (checker, at), TRUE);
      break;
    case 1:
      gtk_selection_model_unselect_item (model, at);
      choose (checker, truth_at (checker, at), FALSE);
      break;
    case 2:
      gtk_selection_model_select_all (model);
      for (guint i = 0; i < checker->truth->len; i++)
        choose (checker, truth_at (checker, i), TRUE);
      break;
    case 3:
      gtk_selection_model_unselect_all (model);
      g_hash_table_remove_all (checker->chosen);
      break;
    case 4:
      tandem_record_list_invert (checker->list);
      for (guint i = 0; i < checker->truth->len; i++)
        {
          gint64 id = truth_at (checker, i);

          choose (checker, id, !g_hash_table_contains (checker->chosen, &id));
        }
      break;
    default:
      gtk_selection_model_select_range (model, at, n, FALSE);
      for (guint i = at; i < at + n; i++)
        choose (checker, truth_at (checker, i), TRUE);
      break;
    }
}

static void
take_step (Checker *checker)
{
  int what = g_test_rand_int_range (0, 100);
  guint at;

  if (what < 8)
    step_set_ids (checker);
  else if (what < 20)
    step_insert (checker);
  if (what < 20 || checker->truth->len == 0)
    return;
  spin ();
  at = g_test_rand_int_range (0, checker->truth->len);
  if (what < 32)
    step_remove (checker, at);
  else if (what < 45)
    step_refresh (checker, at);
  else if (what < 80)
    step_hold (checker, at);
  else
    step_select (checker, at);
}

static void
test_random (gconstpointer data)
{
  int bits = GPOINTER_TO_INT (data);
  Checker checker = { 0 };

  checker_init (&checker, bits & 1, bits & 2);
  for (int i = 0; i < N_STEPS; i++)
    {
      take_step (&checker);
      spin ();
      check_all (&checker);
    }
  checker_clear (&checker);
}

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
  Checker checker = { 0 };
  g_autoptr (GArray) reversed = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_loaded;

  checker_init (&checker, FALSE, FALSE);
  tandem_record_list_set_ids (checker.list, new_range (200));
  for (guint i = 0; i < 200; i++)
    checker.mirror->pdata[i] = g_list_model_get_item (G_LIST_MODEL (checker.list), i);
  for (gint64 i = 200; i > 0; i--)
    g_array_append_val (reversed, i);
  g_array_append_vals (checker.truth, reversed->data, reversed->len);
  n_loaded = checker.source->n_loaded;
  g_assert_cmpuint (n_loaded, ==, 200);
  tandem_record_list_set_ids (checker.list, g_steal_pointer (&reversed));
  g_assert_cmpuint (checker.source->n_loaded, ==, n_loaded);
  check_all (&checker);
  checker_clear (&checker);
}

/* One goes and another comes; the order of before, which is as long, does not have that one, and nothing of it is selected. */
static void
test_back_to_others (void)
{
  Checker checker = { 0 };
  g_autoptr (GArray) ids = new_range (8);

  checker_init (&checker, FALSE, FALSE);
  tandem_record_list_set_ids (checker.list, g_array_copy (ids));
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (checker.list), 7, TRUE);
  tandem_record_list_set_ids (checker.list, g_array_copy (ids));
  tandem_record_list_remove (checker.list, 7);
  tandem_record_list_insert (checker.list, 7, 100);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (checker.list), 7, TRUE);
  tandem_record_list_set_ids (checker.list, g_array_copy (ids));
  g_array_append_vals (checker.truth, ids->data, ids->len);
  check_all (&checker);
  checker_clear (&checker);
}

/* What was read for many orders, one after the other, is not kept: a row of each place in each order. */
static void
test_kept (void)
{
  Checker checker = { 0 };
  g_autoptr (GArray) ids = new_range (40000);

  checker_init (&checker, FALSE, FALSE);
  tandem_record_list_set_ids (checker.list, g_array_copy (ids));
  for (guint i = 0; i < 300; i++)
    checker.mirror->pdata[i] = g_list_model_get_item (G_LIST_MODEL (checker.list), i);
  for (guint round = 1; round <= 100; round++)
    {
      GArray *turned = g_array_new (FALSE, FALSE, sizeof (gint64));

      g_array_append_vals (turned, &g_array_index (ids, gint64, round * 300), ids->len - round * 300);
      g_array_append_vals (turned, ids->data, round * 300);
      tandem_record_list_swap_ids (checker.list, turned);
      spin ();
      g_assert_cmpuint (checker.source->n_alive, <=, 5000);
    }
  g_assert_cmpint (id_of (tandem_slot_get_record (checker.mirror->pdata[299])), ==, 100 * 300 + 300);
  checker_clear (&checker);
}

/* A few that change are shown at once; with more, the main thread reads none. */
static void
test_many_refreshed (void)
{
  Checker checker = { 0 };
  g_autoptr (GArray) ids = new_range (200);
  guint n_before;

  checker_init (&checker, FALSE, FALSE);
  tandem_record_list_set_ids (checker.list, g_array_copy (ids));
  g_array_append_vals (checker.truth, ids->data, ids->len);
  for (guint i = 0; i < 200; i++)
    checker.mirror->pdata[i] = g_list_model_get_item (G_LIST_MODEL (checker.list), i);
  for (guint n = 2; n <= 200; n += 198)
    {
      for (guint i = 0; i < n; i++)
        g_hash_table_insert (checker.source->versions, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)),
                             GINT_TO_POINTER (n));
      n_before = checker.source->n_waited_for;
      tandem_record_list_refresh_many (checker.list, (const gint64 *) ids->data, n);
      g_assert_cmpuint (checker.source->n_waited_for - n_before, ==, n == 2 ? 2 : 0);
      spin ();
      g_assert_cmpuint (checker.source->n_waited_for - n_before, ==, n == 2 ? 2 : 0);
      check_all (&checker);
    }
  checker_clear (&checker);
}

static void
test_staged (void)
{
  Checker checker = { 0 };
  g_autoptr (GArray) ids = new_range (1000);

  checker_init (&checker, FALSE, FALSE);
  tandem_record_list_stage (checker.list, 24);
  tandem_record_list_set_ids (checker.list, g_array_copy (ids));
  g_assert_cmpuint (checker.mirror->len, ==, 24);
  g_assert_cmpuint (tandem_record_list_get_length (checker.list), ==, 1000);
  tandem_record_list_insert (checker.list, 0, 5000);
  g_assert_cmpuint (checker.mirror->len, ==, 25);
  tandem_record_list_insert (checker.list, 500, 5001);
  g_assert_cmpuint (checker.mirror->len, ==, 25);
  g_assert_true (tandem_record_list_expand (checker.list, 4));
  g_assert_cmpuint (checker.mirror->len, ==, 29);
  g_assert_false (tandem_record_list_expand (checker.list, G_MAXUINT));
  g_assert_cmpuint (checker.mirror->len, ==, 1002);
  g_assert_cmpint (tandem_record_list_get_id (checker.list, 500), ==, 5001);
  checker_clear (&checker);
}

/* One row of those that are shown moves out of sight before the others are shown. */
static void
test_moved_while_staged (void)
{
  Checker checker = { 0 };
  g_autoptr (GArray) ids = new_range (1000);
  gint64 moved = 3;

  checker_init (&checker, FALSE, FALSE);
  tandem_record_list_stage (checker.list, 24);
  tandem_record_list_set_ids (checker.list, g_array_copy (ids));
  g_array_remove_index (ids, 2);
  g_array_insert_val (ids, 500, moved);
  g_assert_true (tandem_record_list_update_ids (checker.list, ids));
  g_assert_cmpuint (checker.mirror->len, ==, 23);
  tandem_record_list_remove (checker.list, 22);
  tandem_record_list_insert (checker.list, 22, 5000);
  g_assert_cmpuint (checker.mirror->len, ==, 23);
  g_assert_true (tandem_record_list_expand (checker.list, 4));
  g_assert_cmpuint (checker.mirror->len, ==, 27);
  g_assert_false (tandem_record_list_expand (checker.list, G_MAXUINT));
  g_assert_cmpuint (checker.mirror->len, ==, 1000);
  g_assert_cmpint (tandem_record_list_get_id (checker.list, 500), ==, 3);
  g_assert_cmpint (tandem_record_list_get_id (checker.list, 22), ==, 5000);
  checker_clear (&checker);
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
  Checker checker = { 0 };
  GArray *first = new_range (3), *second = new_range (3);
  gint64 swapped[] = { 2, 3, 1 };
  guint n_changes = 0, n_failures = 0;

  checker_init (&checker, TRUE, FALSE);
  tandem_record_list_set_ids (checker.list, new_range (3));
  checker.mirror->pdata[0] = g_list_model_get_item (G_LIST_MODEL (checker.list), 0);
  spin ();
  g_signal_connect (checker.list, "changed", G_CALLBACK (swapped_cb), &n_changes);
  g_signal_connect (checker.list, "load-failed", G_CALLBACK (load_failed_cb), &n_failures);
  g_array_index (first, gint64, 0) = 99;
  memcpy (second->data, swapped, sizeof swapped);
  tandem_record_list_swap_ids (checker.list, first);
  tandem_record_list_swap_ids (checker.list, second);
  g_assert_cmpint (id_of (tandem_slot_get_record (checker.mirror->pdata[0])), ==, 1);
  spin ();
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (n_failures, ==, 0);
  g_signal_handlers_disconnect_by_data (checker.list, &n_changes);
  g_signal_handlers_disconnect_by_data (checker.list, &n_failures);
  g_assert_cmpint (id_of (tandem_slot_get_record (checker.mirror->pdata[0])), ==, 2);
  g_array_append_vals (checker.truth, swapped, 3);
  check_all (&checker);
  checker_clear (&checker);
}

static void
test_failing (void)
{
  Checker checker = { 0 };
  gint64 id = 1;
  guint n_failures = 0;

  checker_init (&checker, FALSE, FALSE);
  g_signal_connect (checker.list, "load-failed", G_CALLBACK (load_failed_cb), &n_failures);
  checker.source->is_broken = TRUE;
  tandem_record_list_insert (checker.list, 0, 1);
  checker.mirror->pdata[0] = g_list_model_get_item (G_LIST_MODEL (checker.list), 0);
  spin ();
  g_assert_cmpuint (n_failures, ==, 1);
  g_assert_null (tandem_slot_get_record (checker.mirror->pdata[0]));
  checker.source->is_broken = FALSE;
  tandem_record_list_reload (checker.list);
  spin ();
  g_array_append_val (checker.truth, id);
  check_all (&checker);
  g_signal_handlers_disconnect_by_data (checker.list, &n_failures);
  checker_clear (&checker);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/list/record-list/random/close-ids", GINT_TO_POINTER (0), test_random);
  g_test_add_data_func ("/list/record-list/random/slow-source", GINT_TO_POINTER (1), test_random);
  g_test_add_data_func ("/list/record-list/random/sparse-ids", GINT_TO_POINTER (2), test_random);
  g_test_add_func ("/list/record-list/cached", test_cached);
  g_test_add_func ("/list/record-list/back-to-others", test_back_to_others);
  g_test_add_func ("/list/record-list/kept", test_kept);
  g_test_add_func ("/list/record-list/many-refreshed", test_many_refreshed);
  g_test_add_func ("/list/record-list/staged", test_staged);
  g_test_add_func ("/list/record-list/moved-while-staged", test_moved_while_staged);
  g_test_add_func ("/list/record-list/newer-swap", test_newer_swap);
  g_test_add_func ("/list/record-list/failing", test_failing);
  return g_test_run ();
}
