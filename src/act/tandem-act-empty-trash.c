/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one act that nobody does at the moment, and that no undo takes back: the firm chose how long the trash is kept, and the
 * program keeps to it. What is due is looked up beside the others, and removed in slices, so that a person who saves something
 * meanwhile waits for no more than one of them. */
#include "act/tandem-act-empty-trash.h"

#include "model/tandem-trash-rule.h"

#define SLICE_US (50 * 1000)

typedef struct {
  GArray *due; /* TandemTrashKey */
  guint n_done;
} Emptying;

static void
free_emptying (gpointer data)
{
  Emptying *emptying = data;

  g_clear_pointer (&emptying->due, g_array_unref);
  g_free (emptying);
}

static gboolean
list_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Emptying *emptying = data;

  emptying->due = tandem_trash_rule_list_due (connection, error);
  return emptying->due != NULL;
}

static gboolean
remove_slice_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Emptying *emptying = data;
  gint64 end = g_get_monotonic_time () + SLICE_US;
  guint n_done = emptying->n_done;

  do
    if (!tandem_trash_rule_remove (connection, &g_array_index (emptying->due, TandemTrashKey, n_done++), error))
      return FALSE;
  while (n_done < emptying->due->len && g_get_monotonic_time () < end);
  emptying->n_done = n_done;
  return TRUE;
}

static void
step_done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Emptying *emptying = g_task_get_task_data (task);
  GError *error = NULL;

  if (!tandem_store_run_finish (TANDEM_STORE (object), result, &error))
    g_task_return_error (task, error);
  else if (emptying->n_done == emptying->due->len)
    g_task_return_boolean (task, TRUE);
  else
    tandem_store_run_async (TANDEM_STORE (object), TANDEM_STORE_WRITE, remove_slice_cb, emptying, NULL,
                            g_task_get_cancellable (task), step_done_cb, g_object_ref (task));
}

/**
 * tandem_act_empty_trash_async:
 *
 * Removes for good what has been in the trash for longer than the firm wants. Until it chooses, nothing is.
 */
void
tandem_act_empty_trash_async (TandemStore *store, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  Emptying *emptying = g_new0 (Emptying, 1);

  g_task_set_source_tag (task, tandem_act_empty_trash_async);
  g_task_set_task_data (task, emptying, free_emptying);
  tandem_store_run_async (store, TANDEM_STORE_COPY, list_cb, emptying, NULL, cancellable, step_done_cb, task);
}

gboolean
tandem_act_empty_trash_finish (TandemStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
