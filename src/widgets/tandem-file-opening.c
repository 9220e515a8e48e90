/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-file-opening.h"

#include <glib/gi18n-lib.h>

#include "exchange/tandem-file-copies.h"
#include "model/tandem-attachment-content.h"
#include "model/tandem-attachment.h"
#include "widgets/tandem-page.h"

/* What is done with a file, from the first read to the last word. */
typedef struct {
  GtkWidget *widget;
  TandemStore *store;
  TandemRecord *attachment;
  GBytes *bytes; /* to be saved */
  GFile *file;   /* the copy, or where it is saved */
} Opening;

static Opening *
opening_new (GtkWidget *widget, TandemStore *store, TandemRecord *attachment)
{
  Opening *self = g_new0 (Opening, 1);

  self->widget = g_object_ref (widget);
  self->store = g_object_ref (store);
  self->attachment = g_object_ref (attachment);
  return self;
}

static void
opening_free (Opening *self)
{
  g_object_unref (self->widget);
  g_object_unref (self->store);
  g_object_unref (self->attachment);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_object (&self->file);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static GtkWindow *
get_window (Opening *self)
{
  GtkRoot *root = gtk_widget_get_root (self->widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* The record may have been closed since. */
static void
tell_failure (Opening *self, const char *heading, const GError *error)
{
  if (get_window (self) && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
      && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    tandem_page_show_error (self->widget, heading, error);
}

/* --- opening ------------------------------------------------------------------------------------------------------- */

static gboolean
copy_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Opening *self = data;
  g_autoptr (GBytes) bytes = tandem_attachment_content_load (connection, self->attachment, error);

  if (bytes)
    self->file
        = tandem_file_copies_write (bytes, tandem_record_get_text (self->attachment, TANDEM_ATTACHMENT_NAME), error);
  return self->file != NULL;
}

static void
launched_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) self = data;
  g_autoptr (GError) failure = NULL, error = NULL;

  if (gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (object), result, &failure))
    return;
  error = g_error_new (failure->domain, failure->code,
                       /* Translators: the name of a file, and what the system says */
                       _ ("No program opened “%s”: %s. The file is safe; save it to a folder and open it from there."),
                       tandem_record_get_text (self->attachment, TANDEM_ATTACHMENT_NAME), failure->message);
  tell_failure (self, _ ("The file was not opened"), error);
}

static void
copied_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) self = data;
  g_autoptr (GtkFileLauncher) launcher = NULL;
  g_autoptr (GError) error = NULL;

  if (!tandem_store_run_finish (TANDEM_STORE (object), result, &error))
    {
      tell_failure (self, _ ("The file was not opened"), error);
      return;
    }
  launcher = gtk_file_launcher_new (self->file);
  gtk_file_launcher_launch (launcher, get_window (self), NULL, launched_cb, self);
  g_steal_pointer (&self);
}

/**
 * tandem_file_opening_open:
 * @widget: any widget in the window
 *
 * Opens a file in the program that the person has for it, from a copy that can only be read.
 */
void
tandem_file_opening_open (GtkWidget *widget, TandemStore *store, TandemRecord *attachment)
{
  Opening *self = opening_new (widget, store, attachment);

  tandem_store_run_async (store, TANDEM_STORE_READ, copy_cb, self, NULL, NULL, copied_cb, self);
}

/* --- saving -------------------------------------------------------------------------------------------------------- */

static gboolean
load_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Opening *self = data;

  self->bytes = tandem_attachment_content_load (connection, self->attachment, error);
  return self->bytes != NULL;
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_file_get_parse_name (self->file);
  /* Translators: %s is the path of a file */
  g_autofree char *text = g_strdup_printf (_ ("Saved as %s"), path);

  if (!g_file_replace_contents_finish (G_FILE (object), result, NULL, &error))
    tell_failure (self, _ ("The file was not saved"), error);
  else if (get_window (self))
    tandem_page_toast (self->widget, text, FALSE);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) self = data;
  g_autoptr (GError) error = NULL;

  if (tandem_store_run_finish (TANDEM_STORE (object), result, &error))
    {
      g_file_replace_contents_bytes_async (self->file, self->bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, saved_cb,
                                           self);
      g_steal_pointer (&self);
    }
  else
    tell_failure (self, _ ("The file was not saved"), error);
}

static void
place_chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) self = data;
  g_autoptr (GError) error = NULL;

  self->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, &error);
  if (self->file)
    {
      tandem_store_run_async (self->store, TANDEM_STORE_READ, load_cb, self, NULL, NULL, loaded_cb, self);
      g_steal_pointer (&self);
    }
  else
    tell_failure (self, _ ("The file was not saved"), error);
}

/**
 * tandem_file_opening_save:
 * @widget: any widget in the window
 *
 * Asks for a place, and writes the file there.
 */
void
tandem_file_opening_save (GtkWidget *widget, TandemStore *store, TandemRecord *attachment)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  Opening *self = opening_new (widget, store, attachment);

  gtk_file_dialog_set_title (dialog, _ ("Save the file as"));
  gtk_file_dialog_set_initial_name (dialog, tandem_record_get_text (attachment, TANDEM_ATTACHMENT_NAME));
  gtk_file_dialog_save (dialog, get_window (self), NULL, place_chosen_cb, self);
}
