/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-import-preview.h"

#define N_ROWS 200

typedef struct {
  GFile *file;
  char *encoding;
  char delimiter;
  guint sheet;
  guint header_row;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  g_object_unref (request->file);
  g_free (request->encoding);
  g_free (request);
}

static GStrv
copy_cells (const TandemRow *row)
{
  GStrv cells = g_new0 (char *, row->n_cells + 1);

  for (guint i = 0; i < row->n_cells; i++)
    cells[i] = g_strdup (row->cells[i].text);
  return cells;
}

static TandemImportPreview *
make_preview (void)
{
  TandemImportPreview *self = g_new0 (TandemImportPreview, 1);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->sheets = g_ptr_array_new_with_free_func (g_free);
  self->hidden = g_array_new (FALSE, FALSE, sizeof (gboolean));
  return self;
}

static gboolean
read_rows (TandemImportPreview *self, TandemReader *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) failure = NULL;
  TandemRow row;

  while (self->rows->len < N_ROWS && tandem_reader_next_row (reader, &row, cancellable, &failure))
    {
      g_ptr_array_add (self->rows, copy_cells (&row));
      g_array_append_val (self->lines, row.line);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* All sheets are gone through for their names, and one is read. */
static gboolean
read_sheets (TandemImportPreview *self, TandemReader *reader, guint wanted, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) failure = NULL;
  TandemSheet sheet;

  while (tandem_reader_next_sheet (reader, &sheet, cancellable, &failure))
    {
      g_ptr_array_add (self->sheets, g_strdup (sheet.name));
      g_array_append_val (self->hidden, sheet.hidden);
      if (wanted ? self->sheets->len != wanted : sheet.hidden || self->rows->len > 0)
        continue;
      self->sheet = self->sheets->len;
      if (!read_rows (self, reader, cancellable, error))
        return FALSE;
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_import_preview_read:
 * @options: (nullable): what the person has chosen
 * @error: a #TandemExchangeError or a #GIOErrorEnum
 *
 * Reads the beginning of a sheet. Reads the disk: not on the main thread.
 *
 * Returns: (transfer full) (nullable): it
 */
TandemImportPreview *
tandem_import_preview_read (GFile *file, const TandemReaderOptions *options, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemReader) reader = tandem_reader_open (file, options, cancellable, error);
  g_autoptr (TandemImportPreview) self = NULL;

  if (reader == NULL)
    return NULL;
  self = make_preview ();
  if (!read_sheets (self, reader, options ? options->sheet : 0, cancellable, error))
    return NULL;
  self->encoding = g_strdup (tandem_reader_get_encoding (reader));
  self->delimiter = tandem_reader_get_delimiter (reader);
  self->replaced = tandem_reader_get_replaced (reader);
  self->map = tandem_header_map_new_at ((const GStrv *) self->rows->pdata, self->rows->len,
                                        options ? options->header_row : TANDEM_HEADER_ROW_FIND);
  return g_steal_pointer (&self);
}

static void
read_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  const TandemReaderOptions options
      = { request->encoding, request->delimiter, NULL, request->sheet, request->header_row };
  GError *error = NULL;
  TandemImportPreview *preview = tandem_import_preview_read (request->file, &options, cancellable, &error);

  if (preview)
    g_task_return_pointer (task, preview, (GDestroyNotify) tandem_import_preview_free);
  else
    g_task_return_error (task, error);
}

/**
 * tandem_import_preview_read_async:
 *
 * As tandem_import_preview_read(), for the main thread.
 */
void
tandem_import_preview_read_async (GFile *file, const TandemReaderOptions *options, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->file = g_object_ref (file);
  request->encoding = g_strdup (options ? options->encoding : NULL);
  request->delimiter = options ? options->delimiter : 0;
  request->sheet = options ? options->sheet : 0;
  request->header_row = options ? options->header_row : TANDEM_HEADER_ROW_FIND;
  g_task_set_task_data (task, request, free_request);
  g_task_run_in_thread (task, read_in_thread_cb);
}

TandemImportPreview *
tandem_import_preview_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
tandem_import_preview_free (TandemImportPreview *self)
{
  g_ptr_array_unref (self->rows);
  g_array_unref (self->lines);
  g_ptr_array_unref (self->sheets);
  g_array_unref (self->hidden);
  tandem_header_map_free (self->map);
  g_free (self->encoding);
  g_free (self);
}
