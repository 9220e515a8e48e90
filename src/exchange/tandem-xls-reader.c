/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-xls-reader.h"

#include "exchange/tandem-biff-cells.h"
#include "exchange/tandem-cell-sorter.h"
#include "exchange/tandem-exchange-error.h"
#include "exchange/tandem-row-buffer.h"

/* The rows of a binary workbook are handed out while its records are read. That works where they come in the order of the
 * rows: before the first row of a sheet is handed out, its records are looked through for that. */

/**
 * TandemXlsReader:
 *
 * Reads a binary Excel workbook (.xls), of Excel 2 to 2003.
 */
struct _TandemXlsReader {
  GObject parent_instance;
  TandemBiffWorkbook *workbook;
  TandemSharedStrings *strings;
  TandemRowBuffer *buffer;
  TandemBiffCells *cells;       /* of the sheet, while there are more */
  TandemCellSorter *sorter;     /* where its rows come in no order */
  const TandemBiffSheet *sheet; /* until its first row is asked for */
  guint next_sheet;
  gint64 row;       /* being built, or -1 */
  gboolean has_row; /* for the one who asks */
  guint64 begin;
  guint64 end;
};

static void tandem_xls_reader_iface_init (TandemReaderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemXlsReader, tandem_xls_reader, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_READER, tandem_xls_reader_iface_init))

static gboolean
end_row (TandemXlsReader *self, GError **error)
{
  self->has_row = self->row >= 0;
  self->row = -1;
  return !self->has_row || tandem_row_buffer_end_row (self->buffer, 1, error);
}

static gboolean
add_cell_cb (guint row, guint column, const TandemCell *cell, gboolean is_lasting, gpointer data, GError **error)
{
  TandemXlsReader *self = data;

  if (self->sorter)
    return tandem_cell_sorter_add (self->sorter, row, column, cell, is_lasting, error);
  if (self->row != row)
    {
      if (!end_row (self, error))
        return FALSE;
      self->row = row;
      tandem_row_buffer_begin_row (self->buffer, self->next_sheet, self->row + 1);
    }
  return is_lasting ? tandem_row_buffer_add_lasting (self->buffer, cell, column, error)
                    : tandem_row_buffer_add (self->buffer, cell, column, 1, error);
}

static void
leave_sheet (TandemXlsReader *self)
{
  g_clear_pointer (&self->cells, tandem_biff_cells_free);
  tandem_row_buffer_skip (self->buffer, self->next_sheet);
  g_clear_pointer (&self->sorter, tandem_cell_sorter_free);
  self->sheet = NULL;
}

static gboolean
tandem_xls_reader_next_sheet (TandemReader *reader, TandemSheet *sheet, GCancellable *cancellable, GError **error)
{
  TandemXlsReader *self = TANDEM_XLS_READER (reader);

  if (g_cancellable_set_error_if_cancelled (cancellable, error) || self->next_sheet == self->workbook->sheets->len)
    return FALSE;
  leave_sheet (self);
  self->sheet = g_ptr_array_index (self->workbook->sheets, self->next_sheet++);
  *sheet = (TandemSheet) { self->sheet->name, self->sheet->hidden };
  return TRUE;
}

/* The texts are read when the first row is asked for: who wants to know only which sheets there are does not wait for them. */
static gboolean
load_strings (TandemXlsReader *self, GCancellable *cancellable, GError **error)
{
  TandemBiffRecord record;

  if (self->strings)
    return TRUE;
  self->strings = tandem_shared_strings_new ();
  if (self->workbook->strings_position == 0)
    return TRUE;
  tandem_biff_stream_seek (self->workbook->stream, self->workbook->strings_position);
  return tandem_biff_stream_next (self->workbook->stream, &record, error)
         && tandem_biff_text_load_shared (self->strings, self->workbook->stream, &record, cancellable, error);
}

/* Where the sheet after this one begins: for progress. */
static guint64
find_end (TandemXlsReader *self)
{
  guint64 end = tandem_biff_stream_get_size (self->workbook->stream);

  for (guint i = 0; i < self->workbook->sheets->len; i++)
    {
      const TandemBiffSheet *sheet = g_ptr_array_index (self->workbook->sheets, i);

      if (sheet->position > self->begin)
        end = MIN (end, sheet->position);
    }
  return end;
}

static gboolean
sort_cells (TandemXlsReader *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) failure = NULL;

  self->sorter = tandem_cell_sorter_new ();
  for (guint i = 0; tandem_biff_cells_step (self->cells, &failure); i++)
    if (i % 4096 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
  g_clear_pointer (&self->cells, tandem_biff_cells_free);
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  tandem_cell_sorter_sort (self->sorter);
  return TRUE;
}

static gboolean
begin_sheet (TandemXlsReader *self, GCancellable *cancellable, GError **error)
{
  const TandemBiffSheet *sheet = g_steal_pointer (&self->sheet);
  gboolean sorted;

  self->row = -1;
  if (!load_strings (self, cancellable, error)
      || !tandem_biff_workbook_enter (self->workbook, sheet, cancellable, error))
    return FALSE;
  self->begin = tandem_biff_stream_tell (self->workbook->stream);
  self->end = find_end (self);
  if (!tandem_biff_cells_are_sorted (self->workbook, &sorted, cancellable, error))
    return FALSE;
  self->cells = tandem_biff_cells_new (self->workbook, self->strings, add_cell_cb, self);
  return sorted || sort_cells (self, cancellable, error);
}

/* Reads on until a row is complete. Returns FALSE after the last one, or with an error. */
static gboolean
read_row (TandemXlsReader *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (self->sorter)
    return tandem_cell_sorter_next (self->sorter, self->buffer, self->next_sheet, error);
  self->has_row = FALSE;
  for (guint i = 1; self->cells && !self->has_row; i++)
    if (i % 4096 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    else if (!tandem_biff_cells_step (self->cells, &failure))
      {
        g_clear_pointer (&self->cells, tandem_biff_cells_free);
        if (failure || !end_row (self, &failure))
          {
            g_propagate_error (error, g_steal_pointer (&failure));
            return FALSE;
          }
      }
  return self->has_row;
}

static gboolean
tandem_xls_reader_next_row (TandemReader *reader, TandemRow *row, GCancellable *cancellable, GError **error)
{
  TandemXlsReader *self = TANDEM_XLS_READER (reader);

  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || (self->sheet && !begin_sheet (self, cancellable, error)))
    return FALSE;
  while (!tandem_row_buffer_pop (self->buffer, self->next_sheet, row))
    if (!read_row (self, cancellable, error))
      return FALSE;
  return TRUE;
}

static const char *
tandem_xls_reader_get_format (TandemReader *reader)
{
  return "XLS";
}

static const char *
tandem_xls_reader_get_encoding (TandemReader *reader)
{
  return tandem_biff_text_get_encoding (TANDEM_XLS_READER (reader)->workbook->text);
}

static guint64
tandem_xls_reader_get_replaced (TandemReader *reader)
{
  return tandem_biff_text_get_replaced (TANDEM_XLS_READER (reader)->workbook->text);
}

static guint64
tandem_xls_reader_get_position (TandemReader *reader)
{
  TandemXlsReader *self = TANDEM_XLS_READER (reader);
  guint64 position = tandem_biff_stream_tell (self->workbook->stream);

  return position > self->begin ? MIN (position, self->end) - self->begin : 0;
}

static guint64
tandem_xls_reader_get_size (TandemReader *reader)
{
  TandemXlsReader *self = TANDEM_XLS_READER (reader);

  return self->end - self->begin;
}

static void
tandem_xls_reader_finalize (GObject *object)
{
  TandemXlsReader *self = TANDEM_XLS_READER (object);

  g_clear_pointer (&self->cells, tandem_biff_cells_free);
  g_clear_pointer (&self->buffer, tandem_row_buffer_free);
  g_clear_pointer (&self->sorter, tandem_cell_sorter_free);
  g_clear_pointer (&self->strings, tandem_shared_strings_free);
  g_clear_pointer (&self->workbook, tandem_biff_workbook_free);
  G_OBJECT_CLASS (tandem_xls_reader_parent_class)->finalize (object);
}

static void
tandem_xls_reader_iface_init (TandemReaderInterface *iface)
{
  iface->next_sheet = tandem_xls_reader_next_sheet;
  iface->next_row = tandem_xls_reader_next_row;
  iface->get_format = tandem_xls_reader_get_format;
  iface->get_encoding = tandem_xls_reader_get_encoding;
  iface->get_replaced = tandem_xls_reader_get_replaced;
  iface->get_position = tandem_xls_reader_get_position;
  iface->get_size = tandem_xls_reader_get_size;
}

static void
tandem_xls_reader_class_init (TandemXlsReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_xls_reader_finalize;
}

static void
tandem_xls_reader_init (TandemXlsReader *self)
{
  self->row = -1;
}

/**
 * tandem_xls_reader_new:
 * @slices: (transfer full): the records of the workbook
 * @options: (nullable): the encoding counts in a file of before 1997
 *
 * Reads which sheets there are. Holds the texts of the workbook in memory, and the cells of a sheet only where its rows come in
 * no order.
 *
 * Returns: (transfer full) (nullable): a reader before its first sheet, or NULL with an error of #TandemExchangeError, as
 *   %TANDEM_EXCHANGE_ERROR_ENCRYPTED without a message
 */
TandemReader *
tandem_xls_reader_new (TandemFileSlices *slices, const TandemReaderOptions *options, GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (TandemXlsReader) self = g_object_new (TANDEM_TYPE_XLS_READER, NULL);

  self->buffer = tandem_row_buffer_new (tandem_file_slices_get_size (slices));
  self->workbook = tandem_biff_workbook_load (slices, options ? options->encoding : NULL,
                                              options ? options->language : NULL, cancellable, error);
  return self->workbook ? TANDEM_READER (g_steal_pointer (&self)) : NULL;
}
