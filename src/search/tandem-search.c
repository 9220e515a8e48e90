/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Search as one types over an open file. The indexes belong to one thread, the store's lane for search, which asks them,
 * brings them up to date and reads what is shown of the hits, one after the other; so nothing is locked, and the main thread
 * never waits. They are built on another lane, and the old ones answer meanwhile: what is changed from the moment a build
 * begins is applied to the new index when it is taken. */
#include "search/tandem-search.h"

#include "search/tandem-search-work.h"

/* The index of one kind, as the main thread sees it. */
typedef struct {
  gboolean is_ready; /* there is one */
  gboolean is_building;
  gboolean is_stale;    /* the one that is being built won't do */
  gboolean is_behind;   /* the one that answers lacks what was changed */
  TandemChanges *since; /* the build began; NULL when there is none to take it */
} Kind;

struct _TandemSearch {
  GObject parent_instance;

  TandemStore *store;
  TandemSearchTables *tables;
  GCancellable *cancellable;
  Kind kinds[TANDEM_SEARCH_N_KINDS];
  GPtrArray *waiting; /* of GTask: asked before there was an index */
};

enum { UPDATED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemSearch, tandem_search, G_TYPE_OBJECT)

/* --- asking -------------------------------------------------------------------------------------------------------- */

static void
asked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  if (tandem_store_run_finish (TANDEM_STORE (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static gboolean
are_ready (TandemSearch *self, TandemSearchKinds kinds)
{
  for (guint i = 0; i < TANDEM_SEARCH_N_KINDS; i++)
    if (kinds >> i & 1 && !self->kinds[i].is_ready)
      return FALSE;
  return TRUE;
}

static void
ask (TandemSearch *self, GTask *task)
{
  TandemStoreFunc func = g_task_get_source_tag (task);

  tandem_store_run_async (self->store, TANDEM_STORE_SEARCH, func, g_task_get_task_data (task), NULL,
                          g_task_get_cancellable (task), asked_cb, g_object_ref (task));
}

/* @failed: of which there is no index, and why: who asked for others goes on waiting for them */
static void
ask_waiting (TandemSearch *self, TandemSearchKinds failed, const GError *error)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiting->len; i++)
    {
      GTask *task = g_ptr_array_index (waiting, i);
      TandemSearchWork *work = g_task_get_task_data (task);

      if (work->kinds & failed)
        g_task_return_error (task, g_error_copy (error));
      else if (are_ready (self, work->kinds))
        ask (self, task);
      else
        g_ptr_array_add (self->waiting, g_object_ref (task));
    }
}

/* @func: what is asked, of indexes that are there */
static void
ask_or_wait (TandemSearch *self, TandemSearchWork *work, TandemStoreFunc func, GCancellable *cancellable,
             GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, func);
  g_task_set_task_data (task, work, tandem_search_work_free);
  if (are_ready (self, work->kinds))
    {
      ask (self, task);
      return;
    }
  g_ptr_array_add (self->waiting, g_object_ref (task));
  tandem_search_start (self);
}

/* --- building and keeping up to date ------------------------------------------------------------------------------- */

static void build (TandemSearch *self, TandemSearchKind kind);

static void
build_stale (TandemSearch *self, TandemSearchKinds stale)
{
  for (guint i = 0; i < TANDEM_SEARCH_N_KINDS; i++)
    if (stale >> i & 1)
      {
        self->kinds[i].is_behind = TRUE;
        build (self, i);
      }
}

static void
taken_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemSearch) self = data;
  TandemSearchWork *work = tandem_store_run_get_data (result);
  Kind *kind = &self->kinds[tandem_search_work_get_kind (work)];
  g_autoptr (GError) error = NULL;

  kind->is_building = FALSE;
  if (!tandem_store_run_finish (TANDEM_STORE (object), result, &error))
    {
      ask_waiting (self, work->kinds, error);
      return;
    }
  kind->is_ready = TRUE;
  kind->is_behind = FALSE;
  if (kind->is_stale)
    work->stale = work->kinds;
  build_stale (self, work->stale);
  ask_waiting (self, 0, NULL);
  g_signal_emit (self, signals[UPDATED], 0, tandem_search_work_get_kind (work));
}

static void
built_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemSearch) self = data;
  TandemSearchWork *built = tandem_store_run_get_data (result);
  Kind *kind = &self->kinds[tandem_search_work_get_kind (built)];
  g_autoptr (GError) error = NULL;
  TandemSearchWork *work;

  if (!tandem_store_run_finish (TANDEM_STORE (object), result, &error))
    {
      kind->is_building = FALSE;
      g_clear_pointer (&kind->since, tandem_changes_unref);
      ask_waiting (self, built->kinds, error);
      return;
    }
  work = tandem_search_work_new (self->tables, built->kinds);
  work->index = g_steal_pointer (&built->index);
  /* What is told from now on is applied behind this. */
  work->changes = g_steal_pointer (&kind->since);
  kind->is_ready = TRUE;
  tandem_store_run_async (self->store, TANDEM_STORE_SEARCH, tandem_search_work_take, work, tandem_search_work_free,
                          self->cancellable, taken_cb, g_object_ref (self));
}

static void
build (TandemSearch *self, TandemSearchKind kind)
{
  Kind *state = &self->kinds[kind];

  state->is_stale = state->is_building;
  if (state->is_building)
    return;
  state->is_building = TRUE;
  state->since = tandem_changes_new ();
  tandem_store_run_async (self->store, TANDEM_STORE_ANALYSE, tandem_search_work_build,
                          tandem_search_work_new (self->tables, 1u << kind), tandem_search_work_free, self->cancellable,
                          built_cb, g_object_ref (self));
}

static void
applied_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemSearch) self = data;
  TandemSearchWork *work = tandem_store_run_get_data (result);

  if (tandem_store_run_finish (TANDEM_STORE (object), result, NULL))
    build_stale (self, work->stale);
}

static void
changed_cb (TandemSearch *self, TandemChanges *changes)
{
  TandemSearchKinds ready = 0;
  TandemSearchWork *work;

  for (guint i = 0; i < TANDEM_SEARCH_N_KINDS; i++)
    {
      if (self->kinds[i].since)
        tandem_changes_merge (self->kinds[i].since, changes);
      ready |= (guint) self->kinds[i].is_ready << i;
      if (self->kinds[i].is_behind && !self->kinds[i].is_building)
        build (self, i); /* it had failed */
    }
  if (ready == 0)
    return;
  work = tandem_search_work_new (self->tables, ready);
  work->changes = tandem_changes_ref (changes);
  tandem_store_run_async (self->store, TANDEM_STORE_SEARCH, tandem_search_work_apply, work, tandem_search_work_free,
                          self->cancellable, applied_cb, g_object_ref (self));
}

/* --- set up -------------------------------------------------------------------------------------------------------- */

static void
tandem_search_finalize (GObject *object)
{
  TandemSearch *self = TANDEM_SEARCH (object);

  for (guint i = 0; i < TANDEM_SEARCH_N_KINDS; i++)
    g_clear_pointer (&self->kinds[i].since, tandem_changes_unref);
  g_ptr_array_unref (self->waiting);
  tandem_search_tables_unref (self->tables);
  g_object_unref (self->cancellable);
  g_object_unref (self->store);
  G_OBJECT_CLASS (tandem_search_parent_class)->finalize (object);
}

static void
tandem_search_class_init (TandemSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_search_finalize;

  /**
   * TandemSearch::updated:
   * @kind: a #TandemSearchKind
   *
   * The records of a kind were read anew, so that what was found before may not be all. (What single changes mean is known
   * to whoever asks after the store has told them.)
   */
  signals[UPDATED] = g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
tandem_search_init (TandemSearch *self)
{
  self->tables = tandem_search_tables_new ();
  self->cancellable = g_cancellable_new ();
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * tandem_search_new:
 *
 * Returns: (transfer full): the search over an open file; it reads nothing before it is started or asked
 */
TandemSearch *
tandem_search_new (TandemStore *store)
{
  TandemSearch *self = g_object_new (TANDEM_TYPE_SEARCH, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * tandem_search_start:
 *
 * Begins to build what is not there yet: once a window has shown its first frame.
 */
void
tandem_search_start (TandemSearch *self)
{
  for (guint i = 0; i < TANDEM_SEARCH_N_KINDS; i++)
    if (!self->kinds[i].is_ready && !self->kinds[i].is_building)
      build (self, i);
}

/**
 * tandem_search_stop:
 *
 * Ends what is being built, before the file is closed.
 */
void
tandem_search_stop (TandemSearch *self)
{
  g_cancellable_cancel (self->cancellable);
}

/**
 * tandem_search_is_ready:
 *
 * Returns: whether an answer comes at once; else it comes when the index is built
 */
gboolean
tandem_search_is_ready (TandemSearch *self, TandemSearchKind kind)
{
  return self->kinds[kind].is_ready;
}

/**
 * tandem_search_is_behind:
 *
 * Returns: whether so much was changed that the index is built anew: until then it finds records that are gone, and not all others
 */
gboolean
tandem_search_is_behind (TandemSearch *self, TandemSearchKind kind)
{
  return self->kinds[kind].is_behind;
}

/**
 * tandem_search_query_async:
 * @typed: what was typed
 * @limit: how many hits of each kind at most
 * @cancellable: is cancelled by the next letter that is typed
 *
 * Looks for words in everything, with what is shown of each hit.
 */
void
tandem_search_query_async (TandemSearch *self, const char *typed, guint limit, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  TandemSearchWork *work = tandem_search_work_new (self->tables, TANDEM_SEARCH_ALL_KINDS);

  work->typed = g_strdup (typed);
  work->limit = limit;
  ask_or_wait (self, work, tandem_search_work_query, cancellable, callback, user_data);
}

/**
 * tandem_search_query_finish:
 *
 * Also of tandem_search_describe_async().
 *
 * Returns: (transfer full) (element-type TandemSearchHit) (nullable): the hits, kind by kind, in name order; or the records in
 *   the order in which they were given
 */
GPtrArray *
tandem_search_query_finish (TandemSearch *self, GAsyncResult *result, GError **error)
{
  TandemSearchWork *work = g_task_get_task_data (G_TASK (result));

  return g_task_propagate_boolean (G_TASK (result), error) ? g_steal_pointer (&work->hits) : NULL;
}

/**
 * tandem_search_list_ids_async:
 * @limit: how many ids at most; %G_MAXUINT: all
 *
 * Looks for words in the records of one kind, for a list of them.
 */
void
tandem_search_list_ids_async (TandemSearch *self, TandemSearchKind kind, const char *typed, guint limit,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  TandemSearchWork *work = tandem_search_work_new (self->tables, 1u << kind);

  work->typed = g_strdup (typed);
  work->limit = limit;
  ask_or_wait (self, work, tandem_search_work_list, cancellable, callback, user_data);
}

/**
 * tandem_search_list_ids_finish:
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the records that match, in name order
 */
GArray *
tandem_search_list_ids_finish (TandemSearch *self, GAsyncResult *result, GError **error)
{
  TandemSearchWork *work = g_task_get_task_data (G_TASK (result));

  return g_task_propagate_boolean (G_TASK (result), error) ? g_steal_pointer (&work->ids) : NULL;
}

/**
 * tandem_search_count_async:
 * @kinds: which are counted
 * @cancellable: is cancelled by the next letter that is typed
 *
 * Counts what matches: a pass over all texts of each kind, where a first screen of hits takes the beginning of one.
 */
void
tandem_search_count_async (TandemSearch *self, TandemSearchKinds kinds, const char *typed, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  TandemSearchWork *work = tandem_search_work_new (self->tables, kinds);

  work->typed = g_strdup (typed);
  ask_or_wait (self, work, tandem_search_work_count, cancellable, callback, user_data);
}

/**
 * tandem_search_count_finish:
 *
 * Returns: (transfer none) (array fixed-size=6) (nullable): how many records of each kind match, alive as long as @result
 */
const guint *
tandem_search_count_finish (TandemSearch *self, GAsyncResult *result, GError **error)
{
  TandemSearchWork *work = g_task_get_task_data (G_TASK (result));

  return g_task_propagate_boolean (G_TASK (result), error) ? work->counts : NULL;
}

/**
 * tandem_search_describe_async:
 * @references: (element-type TandemSearchReference): records
 *
 * Asks what is shown of records that were not looked for. It needs no index, and leaves out who is not there any more.
 */
void
tandem_search_describe_async (TandemSearch *self, GArray *references, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  TandemSearchWork *work = tandem_search_work_new (self->tables, 0);

  work->references = g_array_ref (references);
  ask_or_wait (self, work, tandem_search_work_describe, cancellable, callback, user_data);
}

/* --- for whoever waits --------------------------------------------------------------------------------------------- */

static gboolean
build_kind (TandemSearch *self, TandemSearchKind kind, GError **error)
{
  g_autoptr (TandemSearchWork) work = tandem_search_work_new (self->tables, 1u << kind);

  work->changes = tandem_changes_new ();
  self->kinds[kind].is_ready
      = tandem_store_run (self->store, TANDEM_STORE_ANALYSE, tandem_search_work_build, work, self->cancellable, error)
        && tandem_store_run (self->store, TANDEM_STORE_SEARCH, tandem_search_work_take, work, self->cancellable, error);
  return self->kinds[kind].is_ready;
}

/**
 * tandem_search_build:
 *
 * Builds all indexes and waits. For the command line and for tests; a window never waits.
 */
gboolean
tandem_search_build (TandemSearch *self, GError **error)
{
  for (guint i = 0; i < TANDEM_SEARCH_N_KINDS; i++)
    if (!build_kind (self, i, error))
      return FALSE;
  return TRUE;
}

/**
 * tandem_search_query:
 *
 * As tandem_search_query_async(), of indexes that are built, and waits.
 */
GPtrArray *
tandem_search_query (TandemSearch *self, const char *typed, guint limit, GError **error)
{
  g_autoptr (TandemSearchWork) work = tandem_search_work_new (self->tables, TANDEM_SEARCH_ALL_KINDS);

  work->typed = g_strdup (typed);
  work->limit = limit;
  return tandem_store_run (self->store, TANDEM_STORE_SEARCH, tandem_search_work_query, work, NULL, error)
             ? g_steal_pointer (&work->hits)
             : NULL;
}

/**
 * tandem_search_list_ids:
 *
 * As tandem_search_list_ids_async(), and waits: for the index, too, where there is none yet.
 */
GArray *
tandem_search_list_ids (TandemSearch *self, TandemSearchKind kind, const char *typed, guint limit, GError **error)
{
  g_autoptr (TandemSearchWork) work = tandem_search_work_new (self->tables, 1u << kind);

  work->typed = g_strdup (typed);
  work->limit = limit;
  if (!self->kinds[kind].is_ready && !build_kind (self, kind, error))
    return NULL;
  return tandem_store_run (self->store, TANDEM_STORE_SEARCH, tandem_search_work_list, work, NULL, error)
             ? g_steal_pointer (&work->ids)
             : NULL;
}
