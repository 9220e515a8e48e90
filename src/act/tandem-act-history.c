/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act/tandem-act-history.h"

#include <glib/gi18n-lib.h>

#include "model/tandem-history-words.h"
#include "store/tandem-store-error.h"

typedef struct {
  gint64 person_id;
  const char *origin;
  gint64 set_id;
  TandemReversal reversal;
} ReversalAct;

static void
free_act (gpointer data)
{
  tandem_reversal_clear (&((ReversalAct *) data)->reversal);
  g_free (data);
}

/* Who undoes wants to know what was not undone, by name. */
static void
name_left (TandemConnection *connection, TandemReversal *reversal)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; reversal->left && i < reversal->left->len; i++)
    {
      TandemRecordKey *key = &g_array_index (reversal->left, TandemRecordKey, i);

      g_strv_builder_take (names, tandem_history_words_dup_record (connection, key->table, key->id));
    }
  reversal->left_names = g_strv_builder_end (names);
}

static gboolean
reverse (TandemConnection *connection, gint64 set_id, TandemReversal *reversal, GError **error)
{
  if (!tandem_journal_reverse (connection, set_id, reversal, error))
    return FALSE;
  name_left (connection, reversal);
  return TRUE;
}

/**
 * tandem_act_undo:
 * @reversal: (out caller-allocates): what was undone; its set_id is 0 when there was nothing
 */
gboolean
tandem_act_undo (TandemConnection *connection, gint64 person_id, const char *origin, TandemReversal *reversal,
                 GError **error)
{
  g_autofree char *label = NULL;
  gint64 set_id;

  *reversal = (TandemReversal) { 0 };
  return tandem_journal_find_undo (connection, person_id, origin, &set_id, &label, error)
         && (set_id == 0 || reverse (connection, set_id, reversal, error));
}

/**
 * tandem_act_redo:
 * @reversal: (out caller-allocates): what was redone; its set_id is 0 when there was nothing
 */
gboolean
tandem_act_redo (TandemConnection *connection, gint64 person_id, const char *origin, TandemReversal *reversal,
                 GError **error)
{
  g_autofree char *label = NULL;
  gint64 set_id;

  *reversal = (TandemReversal) { 0 };
  return tandem_journal_find_redo (connection, person_id, origin, &set_id, &label, error)
         && (set_id == 0 || reverse (connection, set_id, reversal, error));
}

/**
 * tandem_act_undo_set:
 * @set_id: any change set, whoever made it; one that was undone and redone is undone again
 * @reversal: (out caller-allocates): what was undone
 *
 * Undoes a change from the history. Fails with %TANDEM_STORE_ERROR_CONFLICT when it is undone already, or when all that it
 * changed was changed again since.
 */
gboolean
tandem_act_undo_set (TandemConnection *connection, gint64 set_id, TandemReversal *reversal, GError **error)
{
  gboolean is_undone;
  gint64 last_id;

  *reversal = (TandemReversal) { 0 };
  if (!tandem_journal_find_standing (connection, set_id, &last_id, &is_undone, error)
      || !reverse (connection, is_undone ? set_id : last_id, reversal, error))
    return FALSE;
  if (reversal->n_reversed > 0 || reversal->n_left == 0)
    return TRUE;
  g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CONFLICT,
               _ ("“%s” can't be undone: what it changed was changed again since. Everything was left as it is."),
               reversal->label);
  return FALSE;
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

static void
run_async (TandemStore *store, TandemStoreFunc func, gint64 set_id, GCancellable *cancellable,
           GAsyncReadyCallback callback, gpointer user_data)
{
  ReversalAct *act = g_new0 (ReversalAct, 1);

  act->set_id = set_id;
  act->person_id = tandem_store_get_person_id (store);
  act->origin = tandem_store_get_origin (store);
  tandem_store_run_async (store, TANDEM_STORE_WRITE, func, act, free_act, cancellable, callback, user_data);
}

void
tandem_act_undo_async (TandemStore *store, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  run_async (store, undo_cb, 0, cancellable, callback, user_data);
}

void
tandem_act_redo_async (TandemStore *store, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  run_async (store, redo_cb, 0, cancellable, callback, user_data);
}

/**
 * tandem_act_undo_set_async:
 * @set_id: a change set
 *
 * As tandem_act_undo_set(), for the main thread; ended by tandem_act_undo_finish().
 */
void
tandem_act_undo_set_async (TandemStore *store, gint64 set_id, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  run_async (store, undo_set_cb, set_id, cancellable, callback, user_data);
}

/**
 * tandem_act_undo_finish:
 * @reversal: (out caller-allocates): what became of it; to be cleared with tandem_reversal_clear()
 *
 * Ends tandem_act_undo_async() and tandem_act_redo_async().
 */
gboolean
tandem_act_undo_finish (GAsyncResult *result, TandemReversal *reversal, GError **error)
{
  ReversalAct *act = tandem_store_run_get_data (result);

  if (!tandem_act_finish (result, error))
    return FALSE;
  *reversal = act->reversal;
  act->reversal = (TandemReversal) { 0 }; /* whose strings are the caller's now */
  return TRUE;
}
