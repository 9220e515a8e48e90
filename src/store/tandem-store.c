/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The narrow waist: everything that reads or writes the file is a unit of work run here, on the writer or one of four
 * readers, each a thread with a connection of its own. Whoever shows data listens to the one signal `changed`. */
#include "store/tandem-store.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/tandem-connection.h"
#include "store/tandem-log-guard.h"
#include "store/tandem-store-error.h"
#include "store/tandem-store-opening.h"
#include "store/tandem-store-worker.h"

#define N_LANES 5

struct _TandemStore {
  GObject parent_instance;

  TandemStoreFile *file;
  TandemLogGuard *guard; /* NULL where nothing is written */
  TandemStoreOpening opening;
  const char *origin;
  GMainContext *context;
  TandemStoreWorker *workers[N_LANES];
  TandemConnection *list_connection;

  GMutex mutex;                 /* what follows is shared with the workers */
  gint64 person_id;
  TandemChanges *pending;       /* told on the main context soon */

  /* of the thread that looks for what others wrote: the writer, if there is one */
  gint64 data_version;
  gint64 last_sequence;
};

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemStore, tandem_store, G_TYPE_OBJECT)

typedef struct {
  TandemStore *store;           /* not owned: the store outlives its workers */
  TandemStoreLane lane;
  TandemStoreFunc func;
  gpointer data;
  GDestroyNotify destroy;
  GCancellable *cancellable;
} Unit;

static void
free_unit (gpointer data)
{
  Unit *unit = data;

  if (unit->destroy)
    unit->destroy (unit->data);
  g_clear_object (&unit->cancellable);
  g_free (unit);
}

/* --- telling what changed ------------------------------------------------------------------------------------------ */

static gboolean
tell_changed_cb (gpointer data)
{
  TandemStore *self = data;
  g_autoptr (TandemChanges) changes = NULL;

  g_mutex_lock (&self->mutex);
  changes = g_steal_pointer (&self->pending);
  g_mutex_unlock (&self->mutex);
  if (changes)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, changes);
  return G_SOURCE_REMOVE;
}

/* Commits that come faster than the main loop turns are told as one. */
static void
queue_changes (TandemStore *self, TandemChanges *changes)
{
  g_autoptr (GSource) source = NULL;
  gboolean is_first;

  if (tandem_changes_is_empty (changes))
    return;
  g_mutex_lock (&self->mutex);
  is_first = self->pending == NULL;
  if (is_first)
    self->pending = tandem_changes_new ();
  tandem_changes_merge (self->pending, changes);
  g_mutex_unlock (&self->mutex);
  if (!is_first)
    return;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_changed_cb, g_object_ref (self), g_object_unref);
  g_source_attach (source, self->context);
}

/* What other processes committed since we looked last. Failing to read it is no loss: it is tried again. */
static void
collect_foreign_changes (TandemStore *self, TandemConnection *connection, gint64 own_set, TandemChanges *changes)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT r.table_name, r.record_id, r.last_record_id FROM change_set AS s"
      " JOIN change_row AS r ON r.change_set_id = s.id WHERE s.sequence > $1 AND s.id <> $2",
      NULL);

  if (statement == NULL)
    return;
  tandem_statement_bind_int64 (statement, 1, self->last_sequence);
  tandem_statement_bind_int64 (statement, 2, own_set);
  while (tandem_statement_next (statement, NULL))
    {
      const char *table = tandem_statement_get_text (statement, 0);
      gint64 id = tandem_statement_get_int64 (statement, 1);

      if (id == tandem_statement_get_int64 (statement, 2))
        tandem_changes_add (changes, table, id);
      else
        tandem_changes_add_many (changes, table);
    }
  tandem_connection_get_int64 (connection, "SELECT value FROM counter WHERE name = 'change-sequence'", &self->last_sequence,
                               NULL);
}

static void
look_for_foreign_changes_cb (TandemConnection *connection, gpointer data)
{
  TandemStore *self = data;
  g_autoptr (TandemChanges) changes = NULL;
  gint64 version;

  if (!tandem_connection_get_int64 (connection, "PRAGMA data_version", &version, NULL) || version == self->data_version)
    return;
  self->data_version = version;
  changes = tandem_changes_new ();
  collect_foreign_changes (self, connection, 0, changes);
  queue_changes (self, changes);
}

/* --- units of work ------------------------------------------------------------------------------------------------- */

static gboolean
check_cancelled (GCancellable *cancellable, GError **error)
{
  return cancellable == NULL || !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* A failed COMMIT or a full disk leaves nothing behind: SQLite rolls back, and so do we. */
static gboolean
write_unit (TandemStore *self, TandemConnection *connection, Unit *unit, GError **error)
{
  g_autoptr (TandemChangeSet) change_set = tandem_change_set_new (tandem_store_get_person_id (self), self->origin);
  gboolean committed = FALSE;

  if (!tandem_connection_begin (connection, error))
    return FALSE;
  tandem_connection_set_change_set (connection, change_set);
  tandem_connection_look_at_firm (connection);
  committed = unit->func (connection, unit->data, unit->cancellable, error)
              && tandem_change_set_finish (connection, error) && tandem_connection_commit (connection, error);
  tandem_connection_set_change_set (connection, NULL);
  if (!committed)
    {
      tandem_connection_rollback (connection);
      return FALSE;
    }
  collect_foreign_changes (self, connection, tandem_change_set_get_id (change_set), tandem_change_set_get_changes (change_set));
  queue_changes (self, tandem_change_set_get_changes (change_set));
  return TRUE;
}

static gboolean
read_unit (TandemConnection *connection, Unit *unit, GError **error)
{
  gboolean success;

  tandem_connection_set_cancellable (connection, unit->cancellable);
  tandem_connection_look_at_firm (connection);
  success = unit->func (connection, unit->data, unit->cancellable, error);
  tandem_connection_set_cancellable (connection, NULL);
  return success;
}

static gboolean
do_unit (TandemConnection *connection, Unit *unit, GError **error)
{
  if (!check_cancelled (unit->cancellable, error))
    return FALSE;
  if (unit->lane == TANDEM_STORE_WRITE)
    return write_unit (unit->store, connection, unit, error);
  return read_unit (connection, unit, error);
}

static void
run_task_cb (TandemConnection *connection, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (do_unit (connection, g_task_get_task_data (task), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* A file that is only read has no writer. */
static gboolean
check_lane (TandemStore *self, TandemStoreLane lane, GError **error)
{
  g_autofree char *notice = NULL;

  if (self->workers[lane] != NULL)
    return TRUE;
  if (lane == TANDEM_STORE_WRITE && self->workers[TANDEM_STORE_READ] != NULL)
    notice = tandem_store_file_dup_notice (self->file);
  if (notice)
    g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_READ_ONLY, notice);
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, _ ("The file is closed. Nothing was changed."));
  return FALSE;
}

/**
 * tandem_store_run_async:
 * @lane: who does it
 * @func: the unit of work, run on a store thread
 * @data: for @func
 * @destroy: (nullable): frees @data after the callback has run
 * @cancellable: (nullable): ends a read at once; a write that has begun goes on, unless @func looks at it
 *
 * The narrow waist: whatever touches the file goes through here.
 */
void
tandem_store_run_async (TandemStore *self, TandemStoreLane lane, TandemStoreFunc func, gpointer data, GDestroyNotify destroy,
                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Unit *unit = g_new (Unit, 1);
  GError *error = NULL;

  *unit = (Unit) { self, lane, func, data, destroy, cancellable ? g_object_ref (cancellable) : NULL };
  g_task_set_source_tag (task, tandem_store_run_async);
  /* A commit that came through is told, even if somebody cancelled meanwhile; a cancelled read never succeeds, so that
   * whoever cancels it in dispose is not called back as if it still lived. */
  g_task_set_check_cancellable (task, lane != TANDEM_STORE_WRITE);
  g_task_set_task_data (task, unit, free_unit);
  if (!check_lane (self, lane, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  tandem_store_worker_push (self->workers[lane], run_task_cb, task);
}

gboolean
tandem_store_run_finish (TandemStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tandem_store_run_get_data:
 *
 * Returns: (transfer none): the data that was given to tandem_store_run_async(), with what the unit of work left in it
 */
gpointer
tandem_store_run_get_data (GAsyncResult *result)
{
  Unit *unit = g_task_get_task_data (G_TASK (result));

  return unit->data;
}

typedef struct {
  Unit unit;
  GError **error;
  gboolean success;
  gboolean done;
  GMutex mutex;
  GCond cond;
} WaitingUnit;

static void
run_waiting_cb (TandemConnection *connection, gpointer data)
{
  WaitingUnit *waiting = data;
  gboolean success = do_unit (connection, &waiting->unit, waiting->error);

  g_mutex_lock (&waiting->mutex);
  waiting->success = success;
  waiting->done = TRUE;
  g_cond_signal (&waiting->cond);
  g_mutex_unlock (&waiting->mutex);
}

/**
 * tandem_store_run:
 *
 * Like tandem_store_run_async(), and waits. For the command line and for tests; a window never waits.
 */
gboolean
tandem_store_run (TandemStore *self, TandemStoreLane lane, TandemStoreFunc func, gpointer data, GCancellable *cancellable,
                  GError **error)
{
  WaitingUnit waiting = { .unit = { self, lane, func, data, NULL, cancellable }, .error = error };

  if (!check_lane (self, lane, error))
    return FALSE;
  g_mutex_init (&waiting.mutex);
  g_cond_init (&waiting.cond);
  tandem_store_worker_push (self->workers[lane], run_waiting_cb, &waiting);
  g_mutex_lock (&waiting.mutex);
  while (!waiting.done)
    g_cond_wait (&waiting.cond, &waiting.mutex);
  g_mutex_unlock (&waiting.mutex);
  g_mutex_clear (&waiting.mutex);
  g_cond_clear (&waiting.cond);
  return waiting.success;
}

/* --- opening and closing ------------------------------------------------------------------------------------------- */

static gboolean
find_last_change (TandemStore *self, TandemConnection *connection, GError **error)
{
  return tandem_connection_get_int64 (connection, "SELECT value FROM counter WHERE name = 'change-sequence'",
                                      &self->last_sequence, error)
         && tandem_connection_get_int64 (connection, "PRAGMA data_version", &self->data_version, error);
}

static TandemStore *
open_store (const char *path, const char *origin, gboolean create, const TandemStoreOpening *opening, GError **error)
{
  g_autoptr (TandemStore) self = g_object_new (TANDEM_TYPE_STORE, NULL);
  g_autoptr (TandemConnection) writer = NULL, reader = NULL, analyst = NULL, copier = NULL, searcher = NULL;

  self->origin = g_intern_string (origin);
  self->context = g_main_context_ref_thread_default ();
  self->opening = *opening;
  self->file = tandem_store_file_open (path, create, error);
  if (self->file == NULL
      || (tandem_store_file_get_access (self->file) == TANDEM_STORE_ACCESS_WRITE
          && !tandem_store_opening_run (self->file, create, self->origin, &self->opening, &writer, error))
      || !(reader = tandem_store_file_connect (self->file, TANDEM_CONNECTION_READ, error))
      || !(analyst = tandem_store_file_connect (self->file, TANDEM_CONNECTION_READ, error))
      || !(copier = tandem_store_file_connect (self->file, TANDEM_CONNECTION_READ, error))
      || !(searcher = tandem_store_file_connect (self->file, TANDEM_CONNECTION_READ, error))
      || !(self->list_connection = tandem_store_file_connect (self->file, TANDEM_CONNECTION_READ, error))
      || !find_last_change (self, writer ? writer : reader, error))
    return NULL;
  if (writer)
    self->guard = tandem_log_guard_take (tandem_store_file_get_path (self->file));
  self->workers[TANDEM_STORE_READ] = tandem_store_worker_new ("tandem-read", g_steal_pointer (&reader),
                                                              writer ? NULL : look_for_foreign_changes_cb, self);
  self->workers[TANDEM_STORE_ANALYSE] = tandem_store_worker_new ("tandem-analyse", g_steal_pointer (&analyst), NULL, NULL);
  self->workers[TANDEM_STORE_COPY] = tandem_store_worker_new ("tandem-copy", g_steal_pointer (&copier), NULL, NULL);
  self->workers[TANDEM_STORE_SEARCH]
      = tandem_store_worker_new ("tandem-search", g_steal_pointer (&searcher), NULL, NULL);
  if (writer)
    self->workers[TANDEM_STORE_WRITE]
        = tandem_store_worker_new ("tandem-write", g_steal_pointer (&writer), look_for_foreign_changes_cb, self);
  return g_steal_pointer (&self);
}

/**
 * tandem_store_create:
 * @path: where no file is yet
 * @origin: %TANDEM_ORIGIN_WINDOW or %TANDEM_ORIGIN_CLI: through what the person works
 * @error: a #TandemStoreError
 *
 * Makes an empty file with Tandem's tables and opens it. Blocks; on any thread.
 */
TandemStore *
tandem_store_create (const char *path, const char *origin, GError **error)
{
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_FAILED,
                   _ ("“%s” is there already. It was left as it is; choose another name."), path);
      return NULL;
    }
  return open_store (path, origin, TRUE, &(TandemStoreOpening) { 0 }, error);
}

/**
 * tandem_store_open:
 *
 * Opens a file, and upgrades it where it is of an older Tandem, after a restore point. One that can't be written, or that a
 * newer Tandem wrote, is opened to be read: see tandem_store_dup_notice(). Blocks; on any thread.
 */
TandemStore *
tandem_store_open (const char *path, const char *origin, GError **error)
{
  return tandem_store_open_watched (path, origin, NULL, NULL, error);
}

/**
 * tandem_store_open_watched:
 * @progress: (nullable): who is told when the file is upgraded
 * @cancellable: (nullable): ends an upgrade before it is committed; the file is then as it was
 *
 * As tandem_store_open(), for somebody who sees what is done.
 */
TandemStore *
tandem_store_open_watched (const char *path, const char *origin, TandemUpgradeProgress *progress,
                           GCancellable *cancellable, GError **error)
{
  const TandemStoreOpening opening = { .progress = progress, .cancellable = cancellable };
  TandemStore *self = open_store (path, origin, FALSE, &opening, error);

  if (self == NULL)
    return NULL;
  self->opening.progress = NULL;
  self->opening.cancellable = NULL;
  return self;
}

static void
end_writing_cb (TandemConnection *connection, gpointer data)
{
  TandemStore *self = data;

  tandem_store_opening_end (&self->opening, connection);
  tandem_log_guard_let_go (self->guard); /* not sooner: what was asked for before was still being written */
}

/**
 * tandem_store_close:
 *
 * Waits for what is under way, then closes the file. A store closes itself when it is let go.
 */
void
tandem_store_close (TandemStore *self)
{
  /* The writer is the last to close: whoever only reads can't put the write-ahead log away. */
  if (self->list_connection)
    tandem_connection_adopt (self->list_connection);
  g_clear_pointer (&self->list_connection, tandem_connection_close);
  g_clear_pointer (&self->workers[TANDEM_STORE_READ], tandem_store_worker_stop);
  g_clear_pointer (&self->workers[TANDEM_STORE_ANALYSE], tandem_store_worker_stop);
  g_clear_pointer (&self->workers[TANDEM_STORE_COPY], tandem_store_worker_stop);
  g_clear_pointer (&self->workers[TANDEM_STORE_SEARCH], tandem_store_worker_stop);
  if (self->workers[TANDEM_STORE_WRITE])
    tandem_store_worker_push (self->workers[TANDEM_STORE_WRITE], end_writing_cb, self);
  g_clear_pointer (&self->workers[TANDEM_STORE_WRITE], tandem_store_worker_stop);
  g_clear_pointer (&self->guard, tandem_log_guard_free);
  if (self->file)
    tandem_store_file_close (self->file);
}

/**
 * tandem_store_discard:
 *
 * Closes a file that was made just now and takes it away, since it could not be made whole.
 */
void
tandem_store_discard (TandemStore *self)
{
  tandem_store_close (self);
  tandem_store_file_remove (self->file);
}

static void
tandem_store_finalize (GObject *object)
{
  TandemStore *self = TANDEM_STORE (object);

  tandem_store_close (self);
  g_clear_pointer (&self->pending, tandem_changes_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_mutex_clear (&self->mutex);
  g_clear_pointer (&self->file, tandem_store_file_free);
  G_OBJECT_CLASS (tandem_store_parent_class)->finalize (object);
}

static void
tandem_store_class_init (TandemStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_store_finalize;

  /**
   * TandemStore::changed:
   * @changes: what a commit changed, ours or another program's
   *
   * Emitted on the main context that the store was made in, soon after the commit.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, TANDEM_TYPE_CHANGES);
}

static void
tandem_store_init (TandemStore *self)
{
  g_mutex_init (&self->mutex);
}

/**
 * tandem_store_get_list_connection:
 *
 * Returns: (transfer none) (nullable): the one connection that the main thread may read with, for blocks of a list's rows;
 *   %NULL once the file is closed
 */
TandemConnection *
tandem_store_get_list_connection (TandemStore *self)
{
  if (self->list_connection)
    tandem_connection_adopt (self->list_connection);
  return self->list_connection;
}

/**
 * tandem_store_connect:
 *
 * For long work on a thread of its own, which keeps no lane waiting. The caller keeps the store until it is closed.
 *
 * Returns: (transfer full) (nullable): a connection to read with, of the calling thread
 */
TandemConnection *
tandem_store_connect (TandemStore *self, GError **error)
{
  return check_lane (self, TANDEM_STORE_READ, error)
             ? tandem_store_file_connect (self->file, TANDEM_CONNECTION_READ, error)
             : NULL;
}

const char *
tandem_store_get_path (TandemStore *self)
{
  return tandem_store_file_get_path (self->file);
}

/**
 * tandem_store_is_read_only:
 *
 * Returns: whether nothing can be written; tandem_store_dup_notice() says why
 */
gboolean
tandem_store_is_read_only (TandemStore *self)
{
  return tandem_store_file_get_access (self->file) != TANDEM_STORE_ACCESS_WRITE;
}

/**
 * tandem_store_dup_notice:
 *
 * Returns: (transfer full) (nullable): why the file is only read, in a sentence; %NULL when it is written
 */
char *
tandem_store_dup_notice (TandemStore *self)
{
  return tandem_store_file_dup_notice (self->file);
}

/**
 * tandem_store_was_interrupted:
 *
 * Returns: whether somebody who wrote the file before us ended without closing it
 */
gboolean
tandem_store_was_interrupted (TandemStore *self)
{
  return self->opening.was_interrupted;
}

const char *
tandem_store_get_origin (TandemStore *self)
{
  return self->origin;
}

gint64
tandem_store_get_person_id (TandemStore *self)
{
  gint64 person_id;

  g_mutex_lock (&self->mutex);
  person_id = self->person_id;
  g_mutex_unlock (&self->mutex);
  return person_id;
}

/**
 * tandem_store_set_person_id:
 *
 * Who is at the keyboard: changes from now on carry this person.
 */
void
tandem_store_set_person_id (TandemStore *self, gint64 person_id)
{
  g_mutex_lock (&self->mutex);
  self->person_id = person_id;
  g_mutex_unlock (&self->mutex);
}
