/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file dialogs: where a new file shall be, which to open, which sheet to import. */
#include "app/tandem-window-files.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/tandem-new-firm-dialog.h"

/* The window that gets a new file, and the sheet to be imported into it. */
typedef struct {
  TandemWindow *window;
  GFile *sheet;
} Opening;

static Opening *
new_opening (TandemWindow *window, GFile *sheet)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->window = g_object_ref (window);
  g_set_object (&opening->sheet, sheet);
  return opening;
}

static void
free_opening (Opening *opening)
{
  g_object_unref (opening->window);
  g_clear_object (&opening->sheet);
  g_free (opening);
}

static gboolean
is_closed (TandemWindow *window)
{
  return gtk_window_get_application (GTK_WINDOW (window)) == NULL;
}

static const char *const file_suffixes[] = { "tandem", NULL };
static const char *const sheet_suffixes[] = { "csv", "tsv", "xlsx", "xlsm", "xls", "ods", "vcf", NULL };

static GtkFileDialog *
make_dialog (const char *title, const char *filter_name, const char *const *suffixes)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (filter, filter_name);
  for (guint i = 0; suffixes[i]; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  return dialog;
}

static void
new_firm_answered_cb (TandemNewFirmDialog *dialog, Opening *opening)
{
  TandemFirmSetUp set_up = tandem_new_firm_dialog_get_set_up (dialog);

  /* It closes with its window, too. */
  if (!is_closed (opening->window))
    tandem_window_create_path (opening->window, tandem_new_firm_dialog_get_path (dialog), &set_up, opening->sheet);
}

static void
free_opening_closure (gpointer opening, GClosure *closure)
{
  free_opening (opening);
}

/**
 * tandem_window_make_file:
 * @path: where the new file shall be
 * @sheet: (nullable): a sheet to import into it
 *
 * Asks whose file it is and who works on it, and makes it.
 */
void
tandem_window_make_file (TandemWindow *window, const char *path, GFile *sheet)
{
  AdwDialog *dialog;

  g_return_if_fail (TANDEM_IS_WINDOW (window) && path != NULL);

  /* It can't be made, which is better said before anything is asked. */
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      tandem_window_create_path (window, path, &(TandemFirmSetUp) { 0 }, sheet);
      return;
    }
  dialog = tandem_new_firm_dialog_new (path);
  g_signal_connect_data (dialog, "answered", G_CALLBACK (new_firm_answered_cb), new_opening (window, sheet),
                         free_opening_closure, 0);
  adw_dialog_present (dialog, GTK_WIDGET (window));
}

static void
new_file_chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Opening *opening = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file && g_file_peek_path (file) && !is_closed (opening->window))
    tandem_window_make_file (opening->window, g_file_peek_path (file), opening->sheet);
  free_opening (opening);
}

static void
file_chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemWindow) window = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file)
    g_application_open (g_application_get_default (), &file, 1, "");
}

static void
sheet_chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemWindow) window = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file)
    tandem_window_import (window, file);
}

/**
 * tandem_window_choose_new_file:
 * @sheet: (nullable): a sheet to import into it
 *
 * Asks where a new file shall be and whose it is, and makes it.
 */
void
tandem_window_choose_new_file (TandemWindow *window, GFile *sheet)
{
  /* Translators: kind of file in a file dialog */
  g_autoptr (GtkFileDialog) dialog = make_dialog (_ ("New file"), _ ("Tandem files"), file_suffixes);

  /* Translators: proposed name of a new file; keep the ending */
  gtk_file_dialog_set_initial_name (dialog, _ ("My firm.tandem"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (window), NULL, new_file_chosen_cb, new_opening (window, sheet));
}

/**
 * tandem_window_choose_file:
 *
 * Asks which file to open, and opens it: here when this window has none, else in another.
 */
void
tandem_window_choose_file (TandemWindow *window)
{
  g_autoptr (GtkFileDialog) dialog = make_dialog (_ ("Open a file"), _ ("Tandem files"), file_suffixes);

  gtk_file_dialog_open (dialog, GTK_WINDOW (window), NULL, file_chosen_cb, g_object_ref (window));
}

/**
 * tandem_window_choose_sheet:
 *
 * Asks which sheet to import, and starts the import.
 */
void
tandem_window_choose_sheet (TandemWindow *window)
{
  /* Translators: kind of file in a file dialog */
  g_autoptr (GtkFileDialog) dialog
      = make_dialog (_ ("Import contacts"), _ ("Spreadsheets, CSV files and address cards"), sheet_suffixes);

  gtk_file_dialog_open (dialog, GTK_WINDOW (window), NULL, sheet_chosen_cb, g_object_ref (window));
}

/* --- a copy -------------------------------------------------------------------------------------------------------- */

/* A copy over a file that is open would take it away from under its window. */
static gboolean
is_open (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (g_application_get_default ())); l; l = l->next)
    if (TANDEM_IS_WINDOW (l->data) && tandem_window_get_workspace (l->data))
      {
        const char *open_path = tandem_workspace_get_path (tandem_window_get_workspace (l->data));
        g_autoptr (GFile) open_file = g_file_new_for_path (open_path);

        if (g_file_equal (file, open_file))
          return TRUE;
      }
  return FALSE;
}

typedef struct {
  TandemWindow *window;
  char *path;
} Copying;

static void
free_copying (Copying *copying)
{
  g_object_unref (copying->window);
  g_free (copying->path);
  g_free (copying);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copying, free_copying)

static void
copy_saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Copying) copying = data;
  TandemWindow *window = copying->window;
  TandemWorkspace *workspace = tandem_window_get_workspace (window);
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *text = NULL;

  /* The window may have been closed meanwhile. */
  if (gtk_window_get_application (GTK_WINDOW (window)) == NULL || workspace == NULL)
    return;
  if (!tandem_workspace_save_copy_finish (workspace, result, &error))
    {
      tandem_page_show_error (GTK_WIDGET (window), _ ("The copy was not saved"), error);
      return;
    }
  shown = g_filename_display_name (copying->path);
  /* Translators: %s is the path of a file */
  text = g_strdup_printf (_ ("Copy saved: %s"), shown);
  tandem_window_toast (window, text, FALSE);
}

static void
copy_chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemWindow) window = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file && g_file_peek_path (file))
    tandem_window_save_copy_to (window, g_file_peek_path (file));
}

/**
 * tandem_window_save_copy_to:
 * @window: a window with a file
 * @path: where the copy shall be; a file that is there is replaced, unless it is open
 *
 * Saves a copy of the file of a window, and says where it is.
 */
void
tandem_window_save_copy_to (TandemWindow *window, const char *path)
{
  g_autoptr (GError) error = NULL;
  Copying *copying;

  g_return_if_fail (TANDEM_IS_WINDOW (window) && tandem_window_get_workspace (window) != NULL && path != NULL);

  if (is_open (path))
    {
      error
          = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_EXISTS,
                                 _ ("A file of this name is open. It was left as it is; give the copy another name."));
      tandem_page_show_error (GTK_WIDGET (window), _ ("The copy was not saved"), error);
      return;
    }
  copying = g_new0 (Copying, 1);
  copying->window = g_object_ref (window);
  copying->path = g_strdup (path);
  tandem_workspace_save_copy_async (tandem_window_get_workspace (window), path, NULL, copy_saved_cb, copying);
}

/**
 * tandem_window_save_copy:
 * @window: a window with a file
 *
 * Asks where a copy shall be, and saves it.
 */
void
tandem_window_save_copy (TandemWindow *window)
{
  const char *path = tandem_workspace_get_path (tandem_window_get_workspace (window));
  g_autoptr (GtkFileDialog) dialog = make_dialog (_ ("Save a copy"), _ ("Tandem files"), file_suffixes);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *today = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (g_str_has_suffix (base, ".tandem"))
    base[strlen (base) - strlen (".tandem")] = '\0';
  today = g_date_time_format (now, "%F");
  name = g_strdup_printf ("%s %s.tandem", base, today);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (window), NULL, copy_chosen_cb, g_object_ref (window));
}

/* --- what is dropped ----------------------------------------------------------------------------------------------- */

static gboolean
has_ending (const char *path, const char *ending)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);

  return g_str_has_suffix (folded, ending);
}

/**
 * tandem_window_is_sheet:
 *
 * Returns: whether a file is a sheet to import, by its name. The import opens it by its content, and says what it can't
 * read and what to do.
 */
gboolean
tandem_window_is_sheet (const char *path)
{
  static const char *const endings[] = { ".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods", ".vcf", NULL };

  for (guint i = 0; endings[i]; i++)
    if (has_ending (path, endings[i]))
      return TRUE;
  return FALSE;
}

/**
 * tandem_window_take_file:
 * @file: (nullable): what was dropped on the window
 *
 * Opens a file of ours, imports a sheet, and says of another file that it can be neither.
 *
 * Returns: whether it was taken
 */
gboolean
tandem_window_take_file (TandemWindow *window, GFile *file)
{
  const char *path = file ? g_file_peek_path (file) : NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (TANDEM_IS_WINDOW (window), FALSE);

  if (path && has_ending (path, ".tandem"))
    g_application_open (g_application_get_default (), &file, 1, "");
  else if (path && tandem_window_is_sheet (path))
    tandem_window_import (window, file);
  else
    {
      g_autofree char *name = file ? g_file_get_basename (file) : NULL;
      g_autofree char *shown = g_filename_display_name (name ? name : "?");

      error = g_error_new (
          G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
          /* Translators: %s is the name of a file */
          _ ("“%s” is no Tandem file and no sheet with contacts. Nothing was changed; drop a file that ends "
             "in .tandem to open it, or one that ends in .xlsx, .xls, .ods, .csv or .vcf to import contacts."),
          shown);
      tandem_page_show_error (GTK_WIDGET (window), _ ("The file was not opened"), error);
      return FALSE;
    }
  return TRUE;
}
