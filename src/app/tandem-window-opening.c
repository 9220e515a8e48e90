/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening a file in a window. What takes its time, as the upgrade of a large file, is told of on a page of the window, and can be
 * cancelled there or by closing the window; the program does not end before the file is closed. */
#include "app/tandem-window-opening.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "act/tandem-act-sample.h"
#include "app/tandem-new-firm-dialog.h"
#include "app/tandem-opening-page.h"
#include "store/tandem-change-set.h"

#define BEFORE_PAGE_MS   300 /* what is done sooner needs no word */
#define BETWEEN_STEPS_MS 100
#define UNDER_WAY        "tandem-opening" /* of the window: until then it is taken */
#define PAGE             "opening"

/* A window that waits for its file, and the sheet to be imported into it. */
typedef struct {
  TandemWindow *window;
  GApplication *application; /* kept from ending */
  GFile *sheet;
  char *toast; /* what is said once it is open */
  char *path;
  gboolean can_cancel;
  GCancellable *cancellable;
  TandemUpgradeProgress *progress;
  TandemOpeningPage *page; /* not owned; NULL while it needs no word */
  gint64 begun;
  guint timer;
} Opening;

static gboolean
is_closed (TandemWindow *window)
{
  return gtk_window_get_application (GTK_WINDOW (window)) == NULL;
}

static void
free_opening (Opening *opening)
{
  g_clear_handle_id (&opening->timer, g_source_remove);
  g_object_set_data (G_OBJECT (opening->window), UNDER_WAY, NULL);
  g_signal_handlers_disconnect_by_data (opening->window, opening->cancellable);
  g_application_release (opening->application);
  g_object_unref (opening->application);
  g_object_unref (opening->window);
  g_clear_object (&opening->sheet);
  g_free (opening->toast);
  g_object_unref (opening->cancellable);
  tandem_upgrade_progress_unref (opening->progress);
  g_free (opening->path);
  g_free (opening);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, free_opening)

/* --- the page ------------------------------------------------------------------------------------------------------ */

static GtkStack *
get_stack (TandemWindow *window)
{
  return GTK_STACK (gtk_widget_get_template_child (GTK_WIDGET (window), TANDEM_TYPE_WINDOW, "start_stack"));
}

static void
show_page (Opening *self)
{
  GtkStack *stack = get_stack (self->window);
  GtkWidget *page = tandem_opening_page_new (self->path, self->can_cancel);

  self->page = TANDEM_OPENING_PAGE (page);
  g_signal_connect_object (page, "cancelled", G_CALLBACK (g_cancellable_cancel), self->cancellable, G_CONNECT_SWAPPED);
  gtk_stack_add_named (stack, page, PAGE);
  gtk_stack_set_visible_child (stack, page);
  gtk_widget_grab_focus (page);
  gtk_window_present (GTK_WINDOW (self->window)); /* one that waits for its file appears to say so */
}

/* The window is where it was, or shows its file. */
static void
hide_page (Opening *self)
{
  GtkStack *stack = get_stack (self->window);

  if (self->page == NULL)
    return;
  if (tandem_window_get_workspace (self->window) == NULL)
    gtk_stack_set_visible_child_name (stack, "first-start");
  gtk_stack_remove (stack, GTK_WIDGET (self->page));
  self->page = NULL;
}

static gboolean
tick_cb (gpointer data)
{
  Opening *self = data;

  if (is_closed (self->window) || g_get_monotonic_time () - self->begun < BEFORE_PAGE_MS * 1000)
    return G_SOURCE_CONTINUE;
  if (self->page == NULL)
    show_page (self);
  tandem_opening_page_tell (self->page, tandem_upgrade_progress_get_step (self->progress));
  return G_SOURCE_CONTINUE;
}

/* --- opening ------------------------------------------------------------------------------------------------------- */

static Opening *
begin_opening (TandemWindow *window, const char *path, gboolean can_cancel)
{
  Opening *self = g_new0 (Opening, 1);

  self->window = g_object_ref (window);
  self->application = G_APPLICATION (g_object_ref (gtk_window_get_application (GTK_WINDOW (window))));
  self->path = g_strdup (path);
  self->can_cancel = can_cancel;
  self->cancellable = g_cancellable_new ();
  self->progress = tandem_upgrade_progress_new ();
  self->begun = g_get_monotonic_time ();
  self->timer = g_timeout_add (BETWEEN_STEPS_MS, tick_cb, self);
  g_application_hold (self->application);
  g_object_set_data (G_OBJECT (window), UNDER_WAY, self);
  g_signal_connect_swapped (window, "destroy", G_CALLBACK (g_cancellable_cancel), self->cancellable);
  return self;
}

/* A window that was made for this file alone goes with it, and the one before it tells why.
 *
 * Returns: (transfer none): the window that tells */
static TandemWindow *
leave_window (TandemWindow *window, TandemWindow *asking)
{
  if (asking && !is_closed (asking))
    {
      gtk_window_destroy (GTK_WINDOW (window));
      return asking;
    }
  if (asking)
    gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
say_not_opened (Opening *self, TandemWindow *asking, const GError *error)
{
  gboolean was_upgrading = tandem_upgrade_progress_get_step (self->progress) != TANDEM_UPGRADE_NONE;
  TandemWindow *window = leave_window (self->window, asking);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tandem_page_show_error (GTK_WIDGET (window), _ ("The file was not opened"), error);
  else if (was_upgrading)
    tandem_window_toast (window, _ ("Cancelled: the file is as it was."), FALSE);
  else
    tandem_window_toast (window, _ ("The file was not opened."), FALSE);
}

/* The window may have been closed meanwhile. */
static void
opened_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemWorkspace) workspace = tandem_workspace_open_finish (result, &error);
  g_autoptr (TandemWindow) asking = g_object_steal_data (G_OBJECT (self->window), "tandem-asking");

  g_object_set_data (G_OBJECT (self->window), UNDER_WAY, NULL);
  if (is_closed (self->window))
    return;
  if (workspace)
    tandem_window_set_workspace (self->window, workspace);
  hide_page (self);
  if (workspace == NULL)
    say_not_opened (self, asking, error);
  else if (asking)
    gtk_window_present (GTK_WINDOW (self->window));
  if (workspace && self->sheet)
    tandem_window_import (self->window, self->sheet);
  if (workspace && self->toast)
    tandem_window_toast (self->window, self->toast, FALSE);
}

/**
 * tandem_window_wait_for_file:
 * @window: a new window, not shown yet
 * @asking: the window from which it was asked for
 *
 * Has the window appear when its file is open, or takes its time to open. If that fails it goes, and @asking says so.
 */
void
tandem_window_wait_for_file (TandemWindow *window, TandemWindow *asking)
{
  g_return_if_fail (TANDEM_IS_WINDOW (window) && TANDEM_IS_WINDOW (asking));

  g_object_set_data_full (G_OBJECT (window), "tandem-asking", g_object_ref (asking), g_object_unref);
}

/**
 * tandem_window_create_path:
 * @firm: what the file begins with
 * @sheet: (nullable): a sheet to import into it
 *
 * Makes a file and opens it in this window; a dialog says so when it can't be made.
 */
void
tandem_window_create_path (TandemWindow *window, const char *path, const TandemFirmSetUp *firm, GFile *sheet)
{
  Opening *opening;

  g_return_if_fail (TANDEM_IS_WINDOW (window) && path != NULL && firm != NULL);

  opening = begin_opening (window, path, FALSE);
  g_set_object (&opening->sheet, sheet);
  tandem_workspace_create_async (path, firm, opening->cancellable, opened_cb, opening);
}

/**
 * tandem_window_open_path:
 * @create: whether to make a new file there, whose firm is called as the file
 *
 * Opens a file in this window; a dialog says so when it can't be opened.
 */
void
tandem_window_open_path (TandemWindow *window, const char *path, gboolean create)
{
  Opening *opening;

  g_return_if_fail (TANDEM_IS_WINDOW (window) && path != NULL);

  if (create)
    {
      tandem_window_create_path (window, path, &(TandemFirmSetUp) { 0 }, NULL);
      return;
    }
  opening = begin_opening (window, path, TRUE);
  tandem_workspace_open_async (path, TANDEM_ORIGIN_WINDOW, opening->progress, opening->cancellable, opened_cb, opening);
}

/**
 * tandem_window_is_free:
 *
 * Returns: whether another file may be opened in this window
 */
gboolean
tandem_window_is_free (TandemWindow *window)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));

  return tandem_window_get_workspace (window) == NULL && g_object_get_data (G_OBJECT (window), UNDER_WAY) == NULL
         && !TANDEM_IS_NEW_FIRM_DIALOG (dialog);
}

/**
 * tandem_window_import_once_open:
 * @sheet: a sheet to import
 *
 * Returns: whether a file is being opened in this window; the import begins once it is
 */
gboolean
tandem_window_import_once_open (TandemWindow *window, GFile *sheet)
{
  Opening *opening = g_object_get_data (G_OBJECT (window), UNDER_WAY);

  if (opening)
    g_set_object (&opening->sheet, sheet);
  return opening != NULL;
}

/**
 * tandem_window_toast_once_open:
 * @text: what happened, as plain text
 *
 * Says it at once, or, while a file is being opened in this window, when it is open: a toast over the first start goes with it.
 */
void
tandem_window_toast_once_open (TandemWindow *window, const char *text)
{
  Opening *opening = g_object_get_data (G_OBJECT (window), UNDER_WAY);

  if (opening)
    g_set_str (&opening->toast, text);
  else
    tandem_window_toast (window, text, FALSE);
}

/* --- the sample firm ----------------------------------------------------------------------------------------------- */

static gboolean
fill_sample_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const TandemSampleOptions options = { TANDEM_SAMPLE_N_CONTACTS, 1, NULL };

  return tandem_act_make_sample (connection, &options, cancellable, error);
}

/* Through the command line's origin: the window's undo begins with what a person does in it. */
static TandemWorkspace *
make_sample (const char *path, GError **error)
{
  g_autoptr (TandemWorkspace) workspace
      = tandem_workspace_create (path, TANDEM_ORIGIN_CLI, TANDEM_SAMPLE_FIRM_NAME, TRUE, error);

  if (workspace == NULL)
    return NULL;
  if (!tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, fill_sample_cb, NULL, NULL, error))
    {
      tandem_workspace_close (workspace);
      g_unlink (path);
      return NULL;
    }
  tandem_workspace_close (workspace);
  g_clear_object (&workspace);
  return tandem_workspace_open (path, TANDEM_ORIGIN_WINDOW, error);
}

static void
make_sample_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const char *path = data;
  GError *error = NULL;
  TandemWorkspace *workspace = make_sample (path, &error);

  if (workspace)
    g_task_return_pointer (task, workspace, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * tandem_window_open_sample:
 *
 * Opens the sample firm, which is a file of its own among the user's data. It is made when it isn't there.
 */
void
tandem_window_open_sample (TandemWindow *window)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "tandem", NULL);
  /* Translators: name of a file; keep the ending */
  g_autofree char *path = g_build_filename (folder, _ ("Sample firm.tandem"), NULL);
  g_autoptr (GTask) task = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      tandem_window_open_path (window, path, FALSE);
      return;
    }
  g_mkdir_with_parents (folder, 0700);
  task = g_task_new (NULL, NULL, opened_cb, begin_opening (window, path, FALSE));
  g_task_set_task_data (task, g_steal_pointer (&path), g_free);
  g_task_run_in_thread (task, make_sample_in_thread_cb);
}
