/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act/tandem-act-history.h"

#include <glib/gi18n-lib.h>

#include "model/tandem-conflict-words.h"
#include "store/tandem-change-set.h"
#include "store/tandem-journal.h"
#include "store/tandem-store-error.h"

typedef struct {
  gint64 person_id;
  const char *origin;
  gint64 set_id;
  TandemReversal reversal;
  TandemReversalWatch watch;
  TandemReversalProgress *progress;
} ReversalAct;

static void
free_act (gpointer data)
{
  ReversalAct *act = data;

  tandem_reversal_clear (&act->reversal);
  g_clear_pointer (&act->progress, tandem_reversal_progress_unref);
  g_free (act);
}

/* Who undoes wants to know what was not undone. It is told in words from within the same transaction. */
static gboolean
describe_left (TandemConnection *connection, TandemReversal *reversal, GError **error)
{
  for (guint i = 0; reversal->left && i < reversal->left->len; i++)
    if (!tandem_conflict_words_fill (connection, g_ptr_array_index (reversal->left, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
reverse (TandemConnection *connection, gint64 set_id, TandemReversal *reversal, GError **error)
{
  gboolean success = tandem_reversal_run (connection, set_id, reversal, error);

  /* what failed for the records that were left, has them told all the same */
  return describe_left (connection, reversal, success ? error : NULL) && success;
}

/**
 * tandem_act_undo:
 * @reversal: (inout): what was undone; its set_id is 0 when there was nothing
 */
gboolean
tandem_act_undo (TandemConnection *connection, gint64 person_id, const char *origin, TandemReversal *reversal,
                 GError **error)
{
  g_autofree char *label = NULL;
  gint64 set_id;

  tandem_reversal_reset (reversal);
  return tandem_journal_find_undo (connection, person_id, origin, &set_id, &label, error)
         && (set_id == 0 || reverse (connection, set_id, reversal, error));
}

/**
 * tandem_act_redo:
 * @reversal: (inout): what was redone; its set_id is 0 when there was nothing
 */
gboolean
tandem_act_redo (TandemConnection *connection, gint64 person_id, const char *origin, TandemReversal *reversal,
                 GError **error)
{
  g_autofree char *label = NULL;
  gint64 set_id;

  tandem_reversal_reset (reversal);
  return tandem_journal_find_redo (connection, person_id, origin, &set_id, &label, error)
         && (set_id == 0 || reverse (connection, set_id, reversal, error));
}

/**
 * tandem_act_undo_set:
 * @set_id: any change set, whoever made it; one that was undone and redone is undone again
 * @reversal: (inout): what was undone; what was left is told when it fails, too
 *
 * Undoes a change from the history. Fails with %TANDEM_STORE_ERROR_CONFLICT when it is undone already, or when all that it
 * changed was changed again since.
 */
gboolean
tandem_act_undo_set (TandemConnection *connection, gint64 set_id, TandemReversal *reversal, GError **error)
{
  gboolean is_undone;
  gint64 last_id;

  tandem_reversal_reset (reversal);
  if (!tandem_journal_find_standing (connection, set_id, &last_id, &is_undone, error)
      || !reverse (connection, is_undone ? set_id : last_id, reversal, error))
    return FALSE;
  if (reversal->n_reversed > 0 || reversal->n_left + reversal->n_gone == 0)
    return TRUE;
  return tandem_reversal_fail (reversal, error);
}

static gboolean
undo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  ReversalAct *act = data;

  return tandem_act_undo (connection, act->person_id, act->origin, &act->reversal, error);
}

static gboolean
redo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  ReversalAct *act = data;

  return tandem_act_redo (connection, act->person_id, act->origin, &act->reversal, error);
}

static gboolean
undo_set_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  ReversalAct *act = data;

  return tandem_act_undo_set (connection, act->set_id, &act->reversal, error);
}

/* --- how far it is -------------------------------------------------------------------------------------------------- */

struct _TandemReversalProgress {
  gatomicrefcount n_refs;

  GMutex mutex; /* the store's thread tells, the main thread asks */
  char *label;
  guint n_done, n_all;
};

TandemReversalProgress *
tandem_reversal_progress_new (void)
{
  TandemReversalProgress *self = g_new0 (TandemReversalProgress, 1);

  g_atomic_ref_count_init (&self->n_refs);
  g_mutex_init (&self->mutex);
  return self;
}

TandemReversalProgress *
tandem_reversal_progress_ref (TandemReversalProgress *self)
{
  g_atomic_ref_count_inc (&self->n_refs);
  return self;
}

void
tandem_reversal_progress_unref (TandemReversalProgress *self)
{
  if (!g_atomic_ref_count_dec (&self->n_refs))
    return;
  g_mutex_clear (&self->mutex);
  g_free (self->label);
  g_free (self);
}

static void
tell_cb (const char *label, guint n_done, guint n_all, gpointer data)
{
  TandemReversalProgress *self = data;

  g_mutex_lock (&self->mutex);
  g_set_str (&self->label, label);
  self->n_done = n_done;
  self->n_all = n_all;
  g_mutex_unlock (&self->mutex);
}

/**
 * tandem_reversal_progress_get:
 * @label: (out) (transfer full) (nullable): what is undone, %NULL before its turn has come
 */
void
tandem_reversal_progress_get (TandemReversalProgress *self, char **label, guint *n_done, guint *n_all)
{
  g_mutex_lock (&self->mutex);
  *label = g_strdup (self->label);
  *n_done = self->n_done;
  *n_all = self->n_all;
  g_mutex_unlock (&self->mutex);
}

/* --- on the main thread -------------------------------------------------------------------------------------------- */

static void
run_async (TandemStore *store, TandemStoreFunc func, ReversalAct *act, GCancellable *cancellable,
           GAsyncReadyCallback callback, gpointer user_data)
{
  act->person_id = tandem_store_get_person_id (store);
  act->origin = tandem_store_get_origin (store);
  act->watch = (TandemReversalWatch) { act->progress ? tell_cb : NULL, act->progress, cancellable };
  act->reversal.watch = &act->watch;
  tandem_store_run_async (store, TANDEM_STORE_WRITE, func, act, free_act, cancellable, callback, user_data);
}

static ReversalAct *
new_act (gint64 set_id, TandemReversalProgress *progress)
{
  ReversalAct *act = g_new0 (ReversalAct, 1);

  act->set_id = set_id;
  act->progress = progress ? tandem_reversal_progress_ref (progress) : NULL;
  return act;
}

/**
 * tandem_act_undo_async:
 * @progress: (nullable): is told how far it is
 * @cancellable: (nullable): ends it with nothing changed
 */
void
tandem_act_undo_async (TandemStore *store, TandemReversalProgress *progress, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  run_async (store, undo_cb, new_act (0, progress), cancellable, callback, user_data);
}

void
tandem_act_redo_async (TandemStore *store, TandemReversalProgress *progress, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  run_async (store, redo_cb, new_act (0, progress), cancellable, callback, user_data);
}

/**
 * tandem_act_undo_set_async:
 * @set_id: a change set
 *
 * As tandem_act_undo_set(), for the main thread; ended by tandem_act_undo_finish().
 */
void
tandem_act_undo_set_async (TandemStore *store, gint64 set_id, TandemReversalProgress *progress,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  run_async (store, undo_set_cb, new_act (set_id, progress), cancellable, callback, user_data);
}

/**
 * tandem_act_undo_finish:
 * @reversal: (out caller-allocates): what became of it, also where it failed for what was changed since; to be cleared with
 *   tandem_reversal_clear()
 *
 * Ends tandem_act_undo_async() and tandem_act_redo_async().
 */
gboolean
tandem_act_undo_finish (GAsyncResult *result, TandemReversal *reversal, GError **error)
{
  ReversalAct *act = tandem_store_run_get_data (result);

  *reversal = act->reversal;
  act->reversal = (TandemReversal) { 0 }; /* whose strings are the caller's now */
  reversal->watch = NULL;
  return tandem_act_finish (result, error);
}

/* --- one record ---------------------------------------------------------------------------------------------------- */

/**
 * tandem_act_take_back:
 * @conflict: a record that an undo left alone
 *
 * Takes back in this one record what the undo would have, whatever was written since. One that was made then goes into the trash,
 * with all that stayed for its sake. An act of its own, which can be undone.
 */
gboolean
tandem_act_take_back (TandemConnection *connection, TandemConflict *conflict, GError **error)
{
  /* Translators: what undo will undo; %s is a record, in which an older change was taken back */
  g_autofree char *label = g_strdup_printf (_ ("Take back in “%s”"), conflict->name);

  tandem_change_set_begin (connection, label);
  return conflict->is_create ? tandem_reversal_take_back (connection, conflict, error)
                             : tandem_conflict_take_back (conflict, connection, error);
}

static gboolean
take_back_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_take_back (connection, data, error);
}

/**
 * tandem_act_take_back_async:
 * @conflict: not to be freed or changed until the callback
 *
 * Ended by tandem_act_finish().
 */
void
tandem_act_take_back_async (TandemStore *store, TandemConflict *conflict, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  tandem_store_run_async (store, TANDEM_STORE_WRITE, take_back_cb, conflict, NULL, cancellable, callback, user_data);
}
