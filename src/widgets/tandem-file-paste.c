/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-file-paste.h"

#include <glib/gi18n-lib.h>

#include "widgets/tandem-page.h"

typedef struct {
  GtkWidget *widget;
  TandemFilePasteFunc func;
} Paste;

static Paste *
paste_new (GtkWidget *widget, TandemFilePasteFunc func)
{
  Paste *self = g_new (Paste, 1);

  *self = (Paste) { g_object_ref (widget), func };
  return self;
}

static void
paste_free (Paste *self)
{
  g_object_unref (self->widget);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paste, paste_free)

static gboolean
is_in_window (Paste *self)
{
  return gtk_widget_get_root (self->widget) != NULL;
}

/**
 * tandem_file_list_files:
 * @value: a #GdkFileList, as it is dropped and pasted
 *
 * Returns: (transfer full) (element-type GFile): its files
 */
GPtrArray *
tandem_file_list_files (const GValue *value)
{
  g_autoptr (GSList) found = gdk_file_list_get_files (g_value_get_boxed (value));
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  for (GSList *file = found; file; file = file->next)
    g_ptr_array_add (files, g_object_ref (file->data));
  return files;
}

/* --- a picture ----------------------------------------------------------------------------------------------------- */

/* One of a whole screen takes a while to pack. */
static void
pack_thread (GTask *task, gpointer source, gpointer texture, GCancellable *cancellable)
{
  g_autoptr (GBytes) bytes = gdk_texture_save_to_png_bytes (texture);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *when = g_date_time_format (now, "%F %H.%M.%S");
  /* Translators: the name of a file: a picture that was pasted; %s is when */
  g_autofree char *name = g_strdup_printf (_ ("Picture %s.png"), when);

  g_task_return_pointer (task, tandem_file_content_new (name, "image/png", bytes),
                         (GDestroyNotify) tandem_file_content_free);
}

static void
packed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Paste) self = data;
  g_autoptr (TandemFileContent) picture = g_task_propagate_pointer (G_TASK (result), NULL);

  if (!is_in_window (self))
    return;
  if (g_bytes_get_size (picture->bytes) > TANDEM_ATTACHMENT_MOST_BYTES)
    tandem_page_toast (self->widget, _ ("The picture is too large. It was not added."), FALSE);
  else
    self->func (self->widget, NULL, g_steal_pointer (&picture));
}

static void
texture_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Paste) self = data;
  g_autoptr (GdkTexture) texture = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (object), result, NULL);
  g_autoptr (GTask) task = NULL;

  if (texture == NULL)
    return;
  task = g_task_new (NULL, NULL, packed_cb, g_steal_pointer (&self));
  g_task_set_task_data (task, g_steal_pointer (&texture), g_object_unref);
  g_task_run_in_thread (task, pack_thread);
}

/* --- files --------------------------------------------------------------------------------------------------------- */

static void
files_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Paste) self = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (object), result, NULL);
  g_autoptr (GPtrArray) files = value ? tandem_file_list_files (value) : NULL;

  if (files && is_in_window (self))
    self->func (self->widget, files, NULL);
}

/**
 * tandem_file_paste:
 * @widget: where it is pasted
 *
 * Reads what was copied; where that is neither files nor a picture, it says so.
 */
void
tandem_file_paste (GtkWidget *widget, TandemFilePasteFunc func)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST)
      || gdk_content_formats_contain_mime_type (formats, "text/uri-list"))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, files_read_cb,
                                    paste_new (widget, func));
  else if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE)
           || gdk_content_formats_contain_mime_type (formats, "image/png"))
    gdk_clipboard_read_texture_async (clipboard, NULL, texture_read_cb, paste_new (widget, func));
  else
    tandem_page_toast (widget, _ ("There is no file and no picture to paste"), FALSE);
}
