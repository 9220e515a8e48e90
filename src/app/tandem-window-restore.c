/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Going back to a restore point. The window lets its file go, the point takes its place, and the window opens it again;
 * whatever happens on the way, a file is open in the end, the one or the other. */
#include "app/tandem-window-restore.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-bring-back.h"
#include "app/tandem-window-files.h"
#include "app/tandem-window-opening.h"
#include "model/tandem-comparison.h"
#include "store/tandem-restore.h"

typedef struct {
  char *path;
  TandemRestorePoint *point;
} GoingBack;

static void
free_going_back (gpointer data)
{
  GoingBack *going_back = data;

  g_free (going_back->path);
  tandem_restore_point_free (going_back->point);
  g_free (going_back);
}

static void
go_back_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GoingBack *going_back = data;
  GError *error = NULL;
  char *aside = tandem_restore_run (going_back->path, going_back->point, cancellable, &error);

  if (aside)
    g_task_return_pointer (task, aside, g_free);
  else
    g_task_return_error (task, error);
}

static void
gone_back_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  TandemWindow *self = TANDEM_WINDOW (object);
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = g_task_propagate_pointer (G_TASK (result), &error);
  GoingBack *going_back = g_task_get_task_data (G_TASK (result));

  if (gtk_window_get_application (GTK_WINDOW (self)) == NULL)
    return;
  if (tandem_window_is_free (self)) /* unless another file was opened here meanwhile */
    tandem_window_open_path (self, going_back->path, FALSE);
  if (aside == NULL)
    tandem_page_show_error (GTK_WIDGET (self), _ ("The file is as it was"), error);
  else if (*aside)
    {
      /* Translators: %s is a file */
      g_autofree char *text = g_strdup_printf (_ ("The damaged file is kept as “%s”."), aside);

      tandem_window_toast_once_open (self, text);
    }
  else
    tandem_window_toast_once_open (self, _ ("Gone back; what was here until now is a restore point, too."));
}

/**
 * tandem_window_go_back:
 * @window: a window with the file that the point was made of
 *
 * Puts the restore point in the file's place. Nothing is asked: what is there now becomes a restore point itself. While
 * another window or program has the file open, it says so and changes nothing.
 */
void
tandem_window_go_back (TandemWindow *window, TandemRestorePoint *point)
{
  g_autoptr (GTask) task = g_task_new (window, NULL, gone_back_cb, NULL);
  g_autoptr (TandemWorkspace) workspace = g_object_ref (tandem_window_get_workspace (window));
  GoingBack *going_back = g_new0 (GoingBack, 1);
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));

  going_back->point = tandem_restore_point_copy (point);
  going_back->path = g_strdup (tandem_workspace_get_path (workspace));
  if (dialog)
    adw_dialog_force_close (dialog);
  tandem_window_set_workspace (window, NULL);
  tandem_workspace_close (workspace);
  g_task_set_source_tag (task, tandem_window_go_back);
  g_task_set_task_data (task, going_back, free_going_back);
  g_task_run_in_thread (task, go_back_in_thread_cb);
}

/* --- one record ---------------------------------------------------------------------------------------------------- */

typedef struct {
  TandemWindow *window;
  char *path;
  char *table;
  gint64 id;
  char *name;
  TandemRecord *then;
} BringingBack;

static void
free_bringing_back (gpointer data)
{
  BringingBack *bringing = data;

  g_object_unref (bringing->window);
  g_free (bringing->path);
  g_free (bringing->table);
  g_free (bringing->name);
  g_clear_object (&bringing->then);
  g_free (bringing);
}

static void
brought_back_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemWindow) window = data;
  g_autoptr (GError) error = NULL;

  if (!tandem_act_finish (result, &error) && gtk_window_get_application (GTK_WINDOW (window)))
    tandem_page_show_error (GTK_WIDGET (window), _ ("Nothing was brought back"), error);
}

static gboolean
load_then_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  BringingBack *bringing = data;

  bringing->then = tandem_comparison_load (bringing->path, bringing->table, bringing->id, error);
  return bringing->then != NULL;
}

static void
then_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  BringingBack *bringing = tandem_store_run_get_data (result);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  if (!tandem_store_run_finish (TANDEM_STORE (object), result, &error))
    {
      if (gtk_window_get_application (GTK_WINDOW (bringing->window)))
        tandem_page_show_error (GTK_WIDGET (bringing->window), _ ("Nothing was brought back"), error);
      return;
    }
  /* Translators: what undo will undo; %s is a record */
  label = g_strdup_printf (_ ("Bring “%s” back from a restore point"), bringing->name);
  tandem_act_bring_back_async (TANDEM_STORE (object), label, bringing->then, NULL, brought_back_cb,
                               g_object_ref (bringing->window));
}

/**
 * tandem_window_bring_back:
 * @table: the table of the record
 * @name: what it is called
 *
 * Gives one record the values that it has in the restore point; an act like any other, which can be undone.
 */
void
tandem_window_bring_back (TandemWindow *window, TandemRestorePoint *point, const char *table, gint64 id,
                          const char *name)
{
  BringingBack *bringing = g_new0 (BringingBack, 1);

  bringing->window = g_object_ref (window);
  bringing->path = g_strdup (point->path);
  bringing->table = g_strdup (table);
  bringing->id = id;
  bringing->name = g_strdup (name);
  tandem_store_run_async (tandem_workspace_get_store (tandem_window_get_workspace (window)), TANDEM_STORE_COPY,
                          load_then_cb, bringing, free_bringing_back, NULL, then_loaded_cb, NULL);
}
