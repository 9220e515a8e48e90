/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list over a source whose answers come late, in any order, or not at all: what was read before a change must not be shown
 * after it, and nothing may stay empty for ever. */

#include "late-source.h"
#include "list/tandem-record-list.h"

/* Records that say their id and how often everything was changed. */
#define TEST_TYPE_SOURCE (test_source_get_type ())
G_DECLARE_FINAL_TYPE (TestSource, test_source, TEST, SOURCE, GObject)

struct _TestSource {
  GObject parent_instance;
  int version;
};

static GPtrArray *
test_source_load (TandemRecordSource *source, const gint64 *ids, guint n_ids, GError **error)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_ids; i++)
    {
      GObject *record = g_object_new (G_TYPE_OBJECT, NULL);

      g_object_set_data (record, "id", GSIZE_TO_POINTER (ids[i]));
      g_object_set_data (record, "version", GINT_TO_POINTER (TEST_SOURCE (source)->version));
      g_ptr_array_add (records, record);
    }
  return records;
}

static void
test_source_load_async (TandemRecordSource *source, const gint64 *ids, guint n_ids, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, user_data);

  g_task_return_pointer (task, test_source_load (source, ids, n_ids, NULL), (GDestroyNotify) g_ptr_array_unref);
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

G_DEFINE_FINAL_TYPE_WITH_CODE (TestSource, test_source, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_RECORD_SOURCE, record_source_iface_init))

static void
test_source_class_init (TestSourceClass *klass)
{
}

static void
test_source_init (TestSource *self)
{
}

/* --- */

#define N_ROWS 400
#define N_HELD 8

typedef struct {
  TestSource *behind;
  LateSource *source;
  TandemRecordList *list;
  TandemSlot *held[N_HELD]; /* of the first rows, as a view holds them */
  guint n_failures;
} Fixture;

static void
spin (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
answer_all (Fixture *fixture)
{
  for (spin (); late_source_get_n_answers (fixture->source) > 0; spin ())
    late_source_answer (fixture->source, 0);
}

static GArray *
new_ids (gint64 from, gint64 to)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 id = from; from <= to ? id <= to : id >= to; id += from <= to ? 1 : -1)
    g_array_append_val (ids, id);
  return ids;
}

static void
load_failed_cb (TandemRecordList *list, const GError *error, Fixture *fixture)
{
  fixture->n_failures++;
}

static void
set_up (Fixture *fixture, gconstpointer is_slow)
{
  fixture->behind = g_object_new (TEST_TYPE_SOURCE, NULL);
  fixture->source = late_source_new (TANDEM_RECORD_SOURCE (fixture->behind), is_slow != NULL);
  fixture->list = tandem_record_list_new (TANDEM_RECORD_SOURCE (fixture->source));
  g_signal_connect (fixture->list, "load-failed", G_CALLBACK (load_failed_cb), fixture);
  tandem_record_list_set_ids (fixture->list, new_ids (1, N_ROWS));
  for (guint i = 0; i < N_HELD; i++)
    fixture->held[i] = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);
}

static void
tear_down (Fixture *fixture, gconstpointer is_slow)
{
  for (guint i = 0; i < N_HELD; i++)
    g_object_unref (fixture->held[i]);
  answer_all (fixture);
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->source);
  g_assert_finalize_object (fixture->behind);
}

static void
assert_record (TandemSlot *slot, gint64 id, int version)
{
  gpointer record = tandem_slot_get_record (slot);

  g_assert_nonnull (record);
  g_assert_cmpint (GPOINTER_TO_SIZE (g_object_get_data (record, "id")), ==, id);
  g_assert_cmpint (GPOINTER_TO_INT (g_object_get_data (record, "version")), ==, version);
}

static void
assert_held (Fixture *fixture, gint64 first_id, int step, int version)
{
  for (guint i = 0; i < N_HELD; i++)
    assert_record (fixture->held[i], first_id + step * (int) i, version);
}

/* An edit while its record is on its way: what arrives is from before. */
static void
test_refreshed_while_loading (Fixture *fixture, gconstpointer is_slow)
{
  spin ();
  fixture->behind->version = 1;
  for (gint64 id = 1; id <= N_HELD; id++)
    tandem_record_list_refresh (fixture->list, id);
  answer_all (fixture);
  assert_held (fixture, 1, 1, 1);
}

/* The same of a row that is out of sight by then, and comes back later. */
static void
test_refreshed_out_of_sight (Fixture *fixture, gconstpointer is_slow)
{
  g_autoptr (TandemSlot) slot = g_list_model_get_item (G_LIST_MODEL (fixture->list), 200);

  spin ();
  g_clear_object (&slot);
  fixture->behind->version = 1;
  tandem_record_list_refresh (fixture->list, 201);
  answer_all (fixture);
  slot = g_list_model_get_item (G_LIST_MODEL (fixture->list), 200);
  answer_all (fixture);
  assert_record (slot, 201, 1);
}

/* So many changes that the list does not know any more which. */
static void
test_many_refreshed_while_loading (Fixture *fixture, gconstpointer is_slow)
{
  spin ();
  for (gint64 id = 1000; id < 3000; id++)
    tandem_record_list_refresh (fixture->list, id);
  answer_all (fixture);
  assert_held (fixture, 1, 1, 0);
}

/* An edit while a new order is on its way with its records. */
static void
test_refreshed_while_swapping (Fixture *fixture, gconstpointer is_slow)
{
  answer_all (fixture);
  tandem_record_list_swap_ids (fixture->list, new_ids (300, 1), 0);
  spin ();
  fixture->behind->version = 1;
  tandem_record_list_refresh (fixture->list, 297);
  answer_all (fixture);
  assert_held (fixture, 300, -1, 1);
}

/* Everything changed while a new order was on its way. */
static void
test_reloaded_while_swapping (Fixture *fixture, gconstpointer is_slow)
{
  answer_all (fixture);
  tandem_record_list_swap_ids (fixture->list, new_ids (300, 1), 0);
  spin ();
  fixture->behind->version = 1;
  tandem_record_list_reload (fixture->list);
  answer_all (fixture);
  assert_held (fixture, 300, -1, 1);
}

/* What is removed while a new order is on its way does not come back with it. */
static void
test_removed_while_swapping (Fixture *fixture, gconstpointer is_slow)
{
  guint position;

  answer_all (fixture);
  tandem_record_list_swap_ids (fixture->list, new_ids (300, 1), 0);
  spin ();
  g_assert_true (tandem_record_list_find (fixture->list, 299, &position));
  tandem_record_list_remove (fixture->list, position);
  answer_all (fixture);
  g_assert_false (tandem_record_list_find (fixture->list, 299, &position));
  g_assert_cmpuint (tandem_record_list_get_length (fixture->list), ==, 299);
  assert_record (fixture->held[0], 300, 0);
  assert_record (fixture->held[1], 298, 0);
}

/* A new order whose records could not be read comes with the next try. */
static void
test_failed_swap (Fixture *fixture, gconstpointer is_slow)
{
  answer_all (fixture);
  late_source_set_failing (fixture->source, TRUE);
  tandem_record_list_swap_ids (fixture->list, new_ids (300, 1), 0);
  answer_all (fixture);
  g_assert_cmpuint (fixture->n_failures, ==, 1);
  assert_held (fixture, 1, 1, 0);
  late_source_set_failing (fixture->source, FALSE);
  fixture->behind->version = 1;
  tandem_record_list_reload (fixture->list);
  answer_all (fixture);
  assert_held (fixture, 300, -1, 1);
  g_assert_cmpuint (tandem_record_list_get_length (fixture->list), ==, 300);
}

static void
test_failed_loads (Fixture *fixture, gconstpointer is_slow)
{
  g_autoptr (TandemSlot) slot = NULL;

  answer_all (fixture);
  late_source_set_failing (fixture->source, TRUE);
  slot = g_list_model_get_item (G_LIST_MODEL (fixture->list), 200);
  answer_all (fixture);
  g_assert_cmpuint (fixture->n_failures, ==, 1);
  g_assert_null (tandem_slot_get_record (slot));
  late_source_set_failing (fixture->source, FALSE);
  tandem_record_list_reload (fixture->list);
  answer_all (fixture);
  assert_record (slot, 201, 0);
  assert_held (fixture, 1, 1, 0);
}

/* A new order cancels what is on its way: nothing of it stays empty. */
static void
test_cancelled_loads (Fixture *fixture, gconstpointer is_slow)
{
  spin ();
  tandem_record_list_set_ids (fixture->list, new_ids (2, N_ROWS));
  answer_all (fixture);
  assert_held (fixture, 2, 1, 0);
}

/* What will be shown next is asked for once: what does not come holds nobody up. */
static void
test_failed_preparing (Fixture *fixture, gconstpointer is_slow)
{
  answer_all (fixture);
  tandem_record_list_stage (fixture->list, 32, 32);
  tandem_record_list_set_ids (fixture->list, new_ids (N_ROWS + 1, 2 * N_ROWS));
  answer_all (fixture);
  late_source_set_failing (fixture->source, TRUE);
  g_assert_false (tandem_record_list_prepare (fixture->list, 4));
  answer_all (fixture);
  g_assert_cmpuint (fixture->n_failures, ==, 1);
  g_assert_true (tandem_record_list_prepare (fixture->list, 4));
  late_source_set_failing (fixture->source, FALSE);
}

typedef struct {
  const char *name;
  void (*run) (Fixture *fixture, gconstpointer is_slow);
} Test;

int
main (int argc, char *argv[])
{
  static const Test tests[] = {
    { "refreshed-while-loading", test_refreshed_while_loading },
    { "refreshed-out-of-sight", test_refreshed_out_of_sight },
    { "many-refreshed-while-loading", test_many_refreshed_while_loading },
    { "refreshed-while-swapping", test_refreshed_while_swapping },
    { "reloaded-while-swapping", test_reloaded_while_swapping },
    { "removed-while-swapping", test_removed_while_swapping },
    { "failed-swap", test_failed_swap },
    { "failed-loads", test_failed_loads },
    { "cancelled-loads", test_cancelled_loads },
    { "failed-preparing", test_failed_preparing },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    for (int is_slow = 0; is_slow < 2; is_slow++)
      {
        g_autofree char *path = g_strdup_printf ("/list/loads/%s/%s", tests[i].name, is_slow ? "slow" : "instant");

        g_test_add (path, Fixture, GINT_TO_POINTER (is_slow), set_up, tests[i].run, tear_down);
      }
  return g_test_run ();
}
