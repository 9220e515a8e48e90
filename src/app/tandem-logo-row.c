/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-logo-row.h"

#include <glib/gi18n-lib.h>

#include "widgets/tandem-page.h"

/* More than a printer shows in the head of a page. */
#define MOST_WIDTH  900
#define MOST_HEIGHT 360
#define SHOWN       40

struct _TandemLogoRow {
  AdwActionRow parent_instance;

  GtkWidget *picture;
  GtkWidget *remove_button;
};

enum { SIGNAL_CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemLogoRow, tandem_logo_row, ADW_TYPE_ACTION_ROW)

/* --- reading a picture --------------------------------------------------------------------------------------------- */

/* A drawing takes any size; of the others only those that are too large become smaller. */
static GdkPixbuf *
read_picture (const char *path, GError **error)
{
  int width, height;
  GdkPixbufFormat *format = gdk_pixbuf_get_file_info (path, &width, &height);

  if (format && !gdk_pixbuf_format_is_scalable (format) && width <= MOST_WIDTH && height <= MOST_HEIGHT)
    return gdk_pixbuf_new_from_file (path, error);
  return gdk_pixbuf_new_from_file_at_scale (path, MOST_WIDTH, MOST_HEIGHT, TRUE, error);
}

static void
read_thread (GTask *task, gpointer source, gpointer file, GCancellable *cancellable)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) picture = path ? read_picture (path, &error) : NULL;
  char *data = NULL;
  gsize length = 0;

  if (picture && gdk_pixbuf_save_to_buffer (picture, &data, &length, "png", &error, NULL))
    g_task_return_pointer (task, g_bytes_new_take (data, length), (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                             _ ("This file can't be read as a picture. Choose one in PNG, JPEG or SVG. (%s)"),
                             error ? error->message : "");
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemLogoRow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) logo = g_task_propagate_pointer (G_TASK (result), &error);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (logo)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, logo);
  else
    tandem_page_show_error (GTK_WIDGET (self), _ ("The logo was not changed"), error);
}

/**
 * tandem_logo_row_load:
 * @file: a picture
 *
 * Reads the picture aside; it is told as chosen then.
 */
void
tandem_logo_row_load (TandemLogoRow *self, GFile *file)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, read_cb, g_object_ref (self));

  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_thread);
}

/* --- choosing ------------------------------------------------------------------------------------------------------ */

static void
file_chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemLogoRow) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file)
    tandem_logo_row_load (self, file);
}

static void
choose_clicked_cb (TandemLogoRow *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) pictures = gtk_file_filter_new ();

  gtk_file_filter_set_name (pictures, _ ("Pictures"));
  gtk_file_filter_add_pixbuf_formats (pictures);
  gtk_file_dialog_set_title (dialog, _ ("Choose a logo"));
  gtk_file_dialog_set_default_filter (dialog, pictures);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, file_chosen_cb,
                        g_object_ref (self));
}

static void
remove_clicked_cb (TandemLogoRow *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, NULL);
}

static void
tandem_logo_row_class_init (TandemLogoRowClass *klass)
{
  /**
   * TandemLogoRow::chosen:
   * @logo: (nullable): a PNG; %NULL for none
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_BYTES);
}

static GtkWidget *
add_button (TandemLogoRow *self, const char *label, GCallback clicked_cb)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", clicked_cb, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  return button;
}

static void
tandem_logo_row_init (TandemLogoRow *self)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Logo"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), _ ("PNG, JPEG or SVG"));
  self->remove_button = add_button (self, _ ("_Remove"), G_CALLBACK (remove_clicked_cb));
  add_button (self, _ ("_Choose…"), G_CALLBACK (choose_clicked_cb));
  tandem_logo_row_set_logo (self, NULL);
}

/* Only with a picture: a prefix that is hidden keeps its room, and the title would stand further in than those of other rows. */
static void
show_picture (TandemLogoRow *self, GdkTexture *texture)
{
  if (self->picture)
    adw_action_row_remove (ADW_ACTION_ROW (self), self->picture);
  self->picture = NULL;
  if (!texture)
    return;
  self->picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));
  gtk_widget_set_size_request (self->picture, SHOWN, SHOWN);
  gtk_picture_set_content_fit (GTK_PICTURE (self->picture), GTK_CONTENT_FIT_SCALE_DOWN);
  gtk_picture_set_alternative_text (GTK_PICTURE (self->picture), _ ("Logo"));
  gtk_widget_set_valign (self->picture, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), self->picture);
}

/**
 * tandem_logo_row_set_logo:
 * @logo: (nullable): a PNG
 */
void
tandem_logo_row_set_logo (TandemLogoRow *self, GBytes *logo)
{
  g_autoptr (GdkTexture) texture = logo ? gdk_texture_new_from_bytes (logo, NULL) : NULL;

  show_picture (self, texture);
  gtk_widget_set_visible (self->remove_button, logo != NULL);
}
