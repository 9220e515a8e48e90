/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows as text. They are gathered in a block, so that a million of them are not a million writes. */
#include "exchange/tandem-csv-writer.h"

#include <langinfo.h>

#include "exchange/tandem-csv-text.h"

#define BLOCK (64 * 1024)

struct _TandemCsvWriter {
  GObject parent_instance;

  GOutputStream *stream;
  TandemCsvStyle style;
  GString *block;
};

static void sheet_writer_iface_init (TandemSheetWriterInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemCsvWriter, tandem_csv_writer, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_SHEET_WRITER, sheet_writer_iface_init))

static gboolean
flush (TandemCsvWriter *self, gsize least, GError **error)
{
  if (self->block->len < least)
    return TRUE;
  if (!g_output_stream_write_all (self->stream, self->block->str, self->block->len, NULL, NULL, error))
    return FALSE;
  g_string_truncate (self->block, 0);
  return TRUE;
}

static void
append_text (TandemCsvWriter *self, const char *text)
{
  g_autofree char *guarded = NULL;

  /* What would lose an apostrophe when it is read has another in any case. */
  if (tandem_csv_is_active (text) && (self->style.for_spreadsheets || *text == '\''))
    text = guarded = g_strconcat ("'", text, NULL);
  tandem_csv_append_cell (self->block, text, self->style.delimiter);
}

static void
append_cell (TandemCsvWriter *self, const TandemSheetCell *cell)
{
  switch (cell->kind)
    {
    case TANDEM_SHEET_NUMBER:
    case TANDEM_SHEET_MONEY:
    case TANDEM_SHEET_PERCENT:
      tandem_sheet_append_fixed (self->block, cell->number, cell->digits, self->style.decimal_sign);
      if (cell->kind == TANDEM_SHEET_PERCENT)
        g_string_append_c (self->block, '%');
      break;
    case TANDEM_SHEET_MOMENT:
      /* Spreadsheets know the day and the time with a blank between them. */
      g_string_append_printf (self->block, "%.10s %s", cell->text, cell->text + 11);
      break;
    case TANDEM_SHEET_TEXT:
    case TANDEM_SHEET_DAY:
      append_text (self, cell->text);
      break;
    case TANDEM_SHEET_BLANK:
    default:
      break;
    }
}

static gboolean
tandem_csv_writer_begin (TandemSheetWriter *writer, const TandemSheetColumn *columns, guint n_columns, GError **error)
{
  TandemCsvWriter *self = TANDEM_CSV_WRITER (writer);

  if (self->style.for_spreadsheets)
    g_string_append (self->block, TANDEM_CSV_BOM);
  for (guint i = 0; i < n_columns; i++)
    {
      if (i > 0)
        g_string_append_c (self->block, self->style.delimiter);
      append_text (self, columns[i].title);
    }
  g_string_append (self->block, "\r\n");
  return TRUE;
}

static gboolean
tandem_csv_writer_add (TandemSheetWriter *writer, const TandemSheetCell *cells, guint n_cells, GError **error)
{
  TandemCsvWriter *self = TANDEM_CSV_WRITER (writer);

  for (guint i = 0; i < n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (self->block, self->style.delimiter);
      append_cell (self, &cells[i]);
    }
  g_string_append (self->block, "\r\n");
  return flush (self, BLOCK, error);
}

static gboolean
tandem_csv_writer_end (TandemSheetWriter *writer, GError **error)
{
  TandemCsvWriter *self = TANDEM_CSV_WRITER (writer);

  return flush (self, 1, error) && g_output_stream_close (self->stream, NULL, error);
}

static void
sheet_writer_iface_init (TandemSheetWriterInterface *iface)
{
  iface->begin = tandem_csv_writer_begin;
  iface->add = tandem_csv_writer_add;
  iface->end = tandem_csv_writer_end;
}

static void
tandem_csv_writer_finalize (GObject *object)
{
  TandemCsvWriter *self = TANDEM_CSV_WRITER (object);

  g_object_unref (self->stream);
  g_string_free (self->block, TRUE);
  G_OBJECT_CLASS (tandem_csv_writer_parent_class)->finalize (object);
}

static void
tandem_csv_writer_class_init (TandemCsvWriterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_csv_writer_finalize;
}

static void
tandem_csv_writer_init (TandemCsvWriter *self)
{
  self->block = g_string_sized_new (BLOCK + 4096);
}

/**
 * tandem_csv_writer_new:
 * @stream: closed at the end
 * @style: copied
 */
TandemSheetWriter *
tandem_csv_writer_new (GOutputStream *stream, const TandemCsvStyle *style)
{
  TandemCsvWriter *self = g_object_new (TANDEM_TYPE_CSV_WRITER, NULL);

  self->stream = g_object_ref (stream);
  self->style = *style;
  return TANDEM_SHEET_WRITER (self);
}

/**
 * tandem_csv_style_of_locale:
 *
 * Returns: what the spreadsheets of this country read: where the comma is the decimal sign, the semicolon divides
 */
TandemCsvStyle
tandem_csv_style_of_locale (void)
{
  gboolean has_comma = *nl_langinfo (RADIXCHAR) == ',';

  return (TandemCsvStyle) { has_comma ? ';' : ',', has_comma ? ',' : '.', TRUE };
}
