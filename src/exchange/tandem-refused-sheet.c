/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-refused-sheet.h"

#include "exchange/tandem-import-left-out.h"

struct _TandemRefusedSheet {
  GPtrArray *refusals; /* TandemImportRefusal */
  GStrv headers;
  char delimiter;
  gboolean is_guarded;
};

/**
 * tandem_refused_sheet_new:
 * @import: one that has run, and does not run meanwhile
 *
 * Returns: (transfer full): its refused rows, which do not change and outlive it
 */
TandemRefusedSheet *
tandem_refused_sheet_new (const TandemFiguresImport *import)
{
  TandemRefusedSheet *self = g_atomic_rc_box_new0 (TandemRefusedSheet);

  self->refusals = g_ptr_array_ref (import->refusals);
  self->headers = g_new0 (char *, import->map->n_columns + 1);
  for (guint i = 0; i < import->map->n_columns; i++)
    self->headers[i] = g_strdup (import->map->columns[i].header);
  self->delimiter = import->reader.delimiter;
  self->is_guarded = import->is_guarded;
  return self;
}

TandemRefusedSheet *
tandem_refused_sheet_ref (TandemRefusedSheet *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_sheet (gpointer data)
{
  TandemRefusedSheet *self = data;

  g_ptr_array_unref (self->refusals);
  g_strfreev (self->headers);
}

void
tandem_refused_sheet_unref (TandemRefusedSheet *self)
{
  g_atomic_rc_box_release_full (self, clear_sheet);
}

/**
 * tandem_refused_sheet_save:
 * @file: is replaced
 *
 * Writes the rows as they were, with the reason in a last column. Writes to the disk: not on the main thread.
 */
gboolean
tandem_refused_sheet_save (TandemRefusedSheet *self, GFile *file, GCancellable *cancellable, GError **error)
{
  const TandemLeftOutStyle style = { (const char *const *) self->headers, self->delimiter, self->is_guarded };
  g_autoptr (GString) text = tandem_import_left_out_describe (self->refusals, &style);

  return g_file_replace_contents (file, text->str, text->len, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, cancellable,
                                  error);
}

typedef struct {
  TandemRefusedSheet *sheet;
  GFile *file;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  tandem_refused_sheet_unref (request->sheet);
  g_object_unref (request->file);
  g_free (request);
}

static void
save_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;

  if (tandem_refused_sheet_save (request->sheet, request->file, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * tandem_refused_sheet_save_async:
 * tandem_refused_sheet_save() for the main thread.
 */
void
tandem_refused_sheet_save_async (TandemRefusedSheet *self, GFile *file, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->sheet = tandem_refused_sheet_ref (self);
  request->file = g_object_ref (file);
  g_task_set_task_data (task, request, free_request);
  g_task_run_in_thread (task, save_cb);
}

gboolean
tandem_refused_sheet_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
