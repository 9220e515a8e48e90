/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-application.h"

#include <glib/gi18n-lib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "app/tandem-import-dialog.h"
#include "app/tandem-recent-files.h"
#include "app/tandem-shortcuts-dialog.h"
#include "app/tandem-shortcuts.h"
#include "app/tandem-window-files.h"
#include "app/tandem-window.h"
#include "base/tandem-format.h"
#include "exchange/tandem-file-copies.h"
#include "tandem-config.h"
#include "workspace/tandem-settings.h"

/* Given to g_application_open() when a file that isn't there shall be made. */
#define CREATE_HINT "create"

/**
 * TandemApplication:
 *
 * One process with a window for each open file. A sheet that is opened goes to the import of the window in front.
 */
struct _TandemApplication {
  AdwApplication parent_instance;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (TandemApplication, tandem_application, ADW_TYPE_APPLICATION)

/* --- windows ------------------------------------------------------------------------------------------------------- */

/* What had the focus before is often gone, as the button of an empty list. */
static void
import_closed_cb (TandemWindow *window)
{
  if (tandem_window_get_page (window))
    gtk_widget_grab_focus (GTK_WIDGET (tandem_window_get_page (window)));
}

/* A sheet that comes while another is looked at takes its place. */
static void
import_requested_cb (TandemWindow *window, GFile *sheet)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));

  if (!TANDEM_IS_IMPORT_DIALOG (dialog))
    {
      dialog = tandem_import_dialog_new (tandem_window_get_workspace (window));
      g_signal_connect_object (dialog, "closed", G_CALLBACK (import_closed_cb), window, G_CONNECT_SWAPPED);
      adw_dialog_present (dialog, GTK_WIDGET (window));
    }
  if (adw_dialog_get_can_close (dialog))
    tandem_import_dialog_set_file (TANDEM_IMPORT_DIALOG (dialog), sheet);
}

static TandemWindow *
make_window (TandemApplication *self)
{
  GtkWidget *window = tandem_window_new (GTK_APPLICATION (self), self->settings);

  g_signal_connect (window, "import-requested", G_CALLBACK (import_requested_cb), NULL);
  return TANDEM_WINDOW (window);
}

static TandemWindow *
get_window (TandemApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (TANDEM_IS_WINDOW (window))
    return TANDEM_WINDOW (window);
  return make_window (self);
}

static TandemWindow *
find_window_on (TandemApplication *self, const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    if (TANDEM_IS_WINDOW (l->data) && tandem_window_get_workspace (l->data)
        && g_strcmp0 (tandem_workspace_get_path (tandem_window_get_workspace (l->data)), path) == 0)
      return l->data;
  return NULL;
}

/* The window in front while it has no file; else another, which appears when it has one. */
static TandemWindow *
get_window_for_file (TandemApplication *self)
{
  TandemWindow *window = get_window (self);
  TandemWindow *another;

  if (tandem_window_is_free (window))
    {
      gtk_window_present (GTK_WINDOW (window));
      return window;
    }
  another = make_window (self);
  tandem_window_wait_for_file (another, window);
  return another;
}

static void
open_document (TandemApplication *self, const char *path, gboolean may_create)
{
  TandemWindow *window = find_window_on (self, path);

  if (window)
    gtk_window_present (GTK_WINDOW (window));
  else
    tandem_window_open_path (get_window_for_file (self), path, may_create && !g_file_test (path, G_FILE_TEST_EXISTS));
}

/* --- actions ------------------------------------------------------------------------------------------------------- */

/* A window that is asked to close closes the dialog over its page instead, one at a time (libadwaita 1.7). */
static void
close_window (GtkWindow *window)
{
  AdwDialog *dialog;

  while (ADW_IS_APPLICATION_WINDOW (window)
         && (dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window))))
    if (!adw_dialog_close (dialog))
      return;
  gtk_window_close (window);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  /* One that waits for its file is not there to be closed yet. */
  for (GList *l = windows; l; l = l->next)
    if (gtk_widget_get_realized (l->data))
      close_window (l->data);
    else
      gtk_window_destroy (l->data);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdwDialog *dialog = adw_about_dialog_new ();
  AdwAboutDialog *about = ADW_ABOUT_DIALOG (dialog);

  adw_about_dialog_set_application_name (about, _ ("Tandem"));
  adw_about_dialog_set_application_icon (about, TANDEM_APP_ID);
  adw_about_dialog_set_version (about, TANDEM_VERSION);
  adw_about_dialog_set_comments (about, _ ("Marketing and sales of one firm, in one file on this computer."));
  adw_about_dialog_set_license_type (about, GTK_LICENSE_GPL_3_0);
  /* Translators: put your names here, one a line */
  adw_about_dialog_set_translator_credits (about, _ ("translator-credits"));
  adw_dialog_present (dialog, GTK_WIDGET (get_window (data)));
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_dialog_present (tandem_shortcuts_dialog_new (), GTK_WIDGET (get_window (data)));
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TandemApplication *self = data;
  TandemWindow *window = get_window (self);

  if (tandem_window_get_workspace (window))
    {
      window = make_window (self);
      gtk_window_present (GTK_WINDOW (window));
    }
  else
    tandem_window_choose_new_file (window, NULL);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  tandem_window_choose_file (get_window (data));
}

static void
open_recent_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TandemApplication *self = data;
  const char *path = g_variant_get_string (parameter, NULL);
  g_autofree char *shown = g_filename_display_name (path);
  g_autoptr (GError) error = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      open_document (self, path, FALSE);
      return;
    }
  error = g_error_new (
      G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
      /* Translators: %s is the path of a file */
      _ ("There is no file “%s” now. It was moved, renamed or deleted, or its disk is not connected. Open it "
         "from where it is now; it is listed here no more."),
      shown);
  tandem_recent_files_forget (self->settings, path);
  tandem_page_show_error (GTK_WIDGET (get_window (self)), _ ("The file was not opened"), error);
}

static void
sample_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  tandem_window_open_sample (get_window_for_file (data));
}

static const GActionEntry action_entries[] = {
  { "quit", quit_cb },     { "about", about_cb }, { "shortcuts", shortcuts_cb },
  { "new", new_cb },       { "open", open_cb },   { "open-recent", open_recent_cb, "s" },
  { "sample", sample_cb },
};

/* --- starting ------------------------------------------------------------------------------------------------------ */

/* The first date, number or amount that a program writes has ICU read its tables, 4 ms and from a cold disk many times that: no
 * turn of the main loop shall wait for them. */
static gpointer
write_all_cb (gpointer data)
{
  g_free (tandem_format_date ("2000-01-01"));
  g_free (tandem_format_count (1));
  g_free (tandem_format_compact (1));
  g_free (tandem_format_percent (1, 2));
  g_free (tandem_format_money (1, "EUR"));
  return NULL;
}

/* glibc sets small blocks aside that were freed, and joins all of them when a large one is asked for or freed: where a reader had
 * freed hundreds of thousands, the main thread was kept for 26 ms. Joined one by one, they keep nobody. */
static void
free_evenly (void)
{
#ifdef __GLIBC__
  mallopt (M_MXFAST, 0);
#endif
}

static void
tandem_application_startup (GApplication *application)
{
  TandemApplication *self = TANDEM_APPLICATION (application);

  g_application_set_resource_base_path (application, "/io/github/tandemcrm/Tandem");
  G_APPLICATION_CLASS (tandem_application_parent_class)->startup (application);
  free_evenly ();
  g_thread_unref (g_thread_new ("formats", write_all_cb, NULL));
  self->settings = tandem_settings_new ();
  tandem_file_copies_clean ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), action_entries, G_N_ELEMENTS (action_entries), self);
  tandem_shortcuts_add_to_application (GTK_APPLICATION (self));
  gtk_window_set_default_icon_name (TANDEM_APP_ID);
}

static void
tandem_application_shutdown (GApplication *application)
{
  G_APPLICATION_CLASS (tandem_application_parent_class)->shutdown (application);
  tandem_file_copies_remove ();
}

static void
tandem_application_activate (GApplication *application)
{
  TandemApplication *self = TANDEM_APPLICATION (application);
  gboolean is_first = gtk_application_get_active_window (GTK_APPLICATION (self)) == NULL;
  TandemWindow *window = get_window (self);
  g_autofree char *last_file = g_settings_get_string (self->settings, "last-file");

  gtk_window_present (GTK_WINDOW (window));
  /* A file that is gone, or can't be read, is said so over the first start. */
  if (is_first && *last_file != '\0')
    tandem_window_open_path (window, last_file, FALSE);
}

static void
tandem_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  TandemApplication *self = TANDEM_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    {
      const char *path = g_file_peek_path (files[i]);

      if (path && tandem_window_is_sheet (path))
        {
          if (gtk_application_get_active_window (GTK_APPLICATION (self)) == NULL)
            g_application_activate (application);
          tandem_window_import (get_window (self), files[i]);
        }
      else if (path)
        open_document (self, path, g_strcmp0 (hint, CREATE_HINT) == 0);
    }
}

static int
tandem_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  g_auto (GStrv) arguments = g_application_command_line_get_arguments (command_line, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  const char *path = NULL;

  for (int i = 1; arguments[i]; i++)
    g_ptr_array_add (files, g_application_command_line_create_file_for_arg (command_line, arguments[i]));
  if (g_variant_dict_lookup (options, "file", "^&ay", &path))
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (command_line, path);

      g_application_open (application, &file, 1, CREATE_HINT);
    }
  if (files->len > 0)
    g_application_open (application, (GFile **) files->pdata, (int) files->len, "");
  else if (path == NULL)
    g_application_activate (application);
  return 0;
}

static void
tandem_application_finalize (GObject *object)
{
  g_clear_object (&TANDEM_APPLICATION (object)->settings);
  G_OBJECT_CLASS (tandem_application_parent_class)->finalize (object);
}

static void
tandem_application_class_init (TandemApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tandem_application_finalize;
  application_class->startup = tandem_application_startup;
  application_class->shutdown = tandem_application_shutdown;
  application_class->activate = tandem_application_activate;
  application_class->open = tandem_application_open;
  application_class->command_line = tandem_application_command_line;
}

static void
tandem_application_init (TandemApplication *self)
{
  const GOptionEntry options[] = {
    { "file", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Open this file, or make it if there is none"), N_ ("FILE") },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE…]"));
  g_application_set_version (G_APPLICATION (self), TANDEM_VERSION);
}

/**
 * tandem_application_new:
 *
 * Returns: (transfer full): the application
 */
AdwApplication *
tandem_application_new (void)
{
  return g_object_new (TANDEM_TYPE_APPLICATION, "application-id", TANDEM_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN | G_APPLICATION_HANDLES_COMMAND_LINE, NULL);
}
