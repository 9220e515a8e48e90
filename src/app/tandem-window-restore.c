/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Going back to a restore point. The window lets its file go, the point takes its place, and the window opens it again;
 * whatever happens on the way, a file is open in the end, the one or the other. */
#include "app/tandem-window-restore.h"

#include <glib/gi18n-lib.h>

#include "app/tandem-window-files.h"
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
  tandem_window_open_path (self, going_back->path, FALSE);
  if (aside == NULL)
    tandem_page_show_error (GTK_WIDGET (self), _ ("The file is as it was"), error);
  else if (*aside)
    {
      /* Translators: %s is a file */
      g_autofree char *text = g_strdup_printf (_ ("The damaged file is kept as “%s”."), aside);

      tandem_window_toast (self, text, FALSE);
    }
  else
    tandem_window_toast (self, _ ("Gone back; what was here until now is a restore point, too."), FALSE);
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
