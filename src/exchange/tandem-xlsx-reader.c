/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-xlsx-reader.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange/tandem-exchange-error.h"
#include "exchange/tandem-part-parser.h"
#include "exchange/tandem-row-buffer.h"
#include "exchange/tandem-shared-strings.h"
#include "exchange/tandem-workbook.h"

/* Office Open XML (ECMA-376): the rows of a sheet are handed out while its part is inflated and parsed. A cell says where it
 * stands, or else stands beside the one before; cells and rows may come in any order. What is merged stands in the first of
 * its cells. */

typedef enum { INSIDE_NOTHING, INSIDE_VALUE, INSIDE_INLINE } Inside;

typedef struct {
  gint64 column;
  gint64 style;
  char type[12];
  gboolean has_formula;
} OpenCell;

/**
 * TandemXlsxReader:
 *
 * Reads an Office Open XML workbook (.xlsx, .xlsm).
 */
struct _TandemXlsxReader {
  GObject parent_instance;
  TandemZipArchive *archive;
  TandemWorkbook *workbook;
  TandemSharedStrings *strings;
  TandemRowBuffer *buffer;
  TandemPartParser *parser;
  guint next_sheet;
  gboolean in_data, in_row, in_cell;
  gboolean row_is_placed; /* the row says where it stands */
  gboolean row_is_begun;
  guint in_phonetic;
  gint64 row;
  gint64 last_column;
  OpenCell cell;
  Inside inside;
  GString *value;
  GString *text;
};

static void tandem_xlsx_reader_iface_init (TandemReaderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemXlsxReader, tandem_xlsx_reader, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_READER, tandem_xlsx_reader_iface_init))

/* --- cells --------------------------------------------------------------------------------------------------------- */

static GError *
new_place_error (void)
{
  return g_error_new_literal (
      TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_LIMIT,
      _ ("The file has a cell outside of the 1,048,576 rows and 16,384 columns that a sheet can have, and was "
         "not read."));
}

/* B7 is the column 1 and the row 7. */
static gboolean
parse_reference (const char *reference, gsize length, gint64 *column, gint64 *row)
{
  gsize i = 0;

  for (*column = 0; i < length && g_ascii_isalpha (reference[i]) && i < 4; i++)
    *column = *column * 26 + g_ascii_toupper (reference[i]) - 'A' + 1;
  *column -= 1;
  if (i == 0 || i == length || length - i > 8)
    return FALSE;
  for (*row = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (reference[i]))
        return FALSE;
      *row = *row * 10 + g_ascii_digit_value (reference[i]);
    }
  return *row > 0 && *row <= TANDEM_SHEET_MAX_ROWS && *column < TANDEM_SHEET_MAX_COLUMNS;
}

static void
begin_row (TandemXlsxReader *self, TandemPartParser *parser)
{
  self->row_is_begun = TRUE;
  if (self->row < 1 || self->row > TANDEM_SHEET_MAX_ROWS)
    tandem_part_parser_fail (parser, new_place_error ());
  else
    tandem_row_buffer_begin_row (self->buffer, self->next_sheet, self->row);
}

static void
open_row (TandemXlsxReader *self, TandemPartParser *parser, const TandemPartElement *element)
{
  gint64 row = tandem_part_element_get_integer (element, "r", 0);

  self->in_row = TRUE;
  self->row_is_placed = row != 0;
  self->row_is_begun = FALSE;
  self->last_column = -1;
  self->row = row != 0 ? row : self->row + 1;
  if (self->row_is_placed)
    begin_row (self, parser);
}

static void
open_cell (TandemXlsxReader *self, TandemPartParser *parser, const TandemPartElement *element)
{
  OpenCell *cell = &self->cell;
  gsize length;
  const char *value = tandem_part_element_get (element, "r", &length);
  gint64 row = self->row;

  memset (cell, 0, sizeof *cell);
  self->in_cell = TRUE;
  self->inside = INSIDE_NOTHING;
  g_string_truncate (self->value, 0);
  cell->column = self->last_column + 1;
  if (value && !parse_reference (value, length, &cell->column, &row))
    {
      tandem_part_parser_fail (parser, new_place_error ());
      return;
    }
  if (!self->row_is_placed && !self->row_is_begun)
    self->row = row;
  if (!self->row_is_begun)
    begin_row (self, parser);
  self->last_column = cell->column;
  cell->style = tandem_part_element_get_integer (element, "s", 0);
  value = tandem_part_element_get (element, "t", &length);
  if (value && length < sizeof cell->type)
    memcpy (cell->type, value, length);
}

static void
add_cell (TandemXlsxReader *self, TandemPartParser *parser, TandemCellKind kind, double number, const GString *text)
{
  const TandemCell cell = { .text = text->str, .length = text->len, .number = number, .kind = kind };
  GError *error = NULL;

  if (!tandem_row_buffer_add (self->buffer, &cell, self->cell.column, 1, &error))
    tandem_part_parser_fail (parser, error);
}

static void
add_shared (TandemXlsxReader *self, TandemPartParser *parser)
{
  guint64 index;
  TandemCell cell = { .kind = TANDEM_CELL_TEXT };
  GError *error = NULL;

  if (g_ascii_string_to_unsigned (g_strstrip (self->value->str), 10, 0, G_MAXUINT32, &index, NULL))
    cell.text = tandem_shared_strings_get (self->strings, index, &cell.length);
  if (!cell.text)
    error = g_error_new_literal (TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_DAMAGED,
                                 _ ("A cell in the workbook refers to a text that is not there. The file is damaged."));
  else if (cell.length == 0 || tandem_row_buffer_add_lasting (self->buffer, &cell, self->cell.column, &error))
    return;
  tandem_part_parser_fail (parser, error);
}

/* Whole numbers, which most are, need no more than their digits. */
static double
parse_number (const char *text, char **end)
{
  gint64 number = 0;
  guint n = 0;

  while (n < 16 && g_ascii_isdigit (text[n]))
    number = number * 10 + g_ascii_digit_value (text[n++]);
  if (n == 0 || n == 16 || text[n])
    return g_ascii_strtod (text, end);
  *end = (char *) text + n;
  return (double) number;
}

static void
add_number (TandemXlsxReader *self, TandemPartParser *parser)
{
  const GArray *styles = self->workbook->styles;
  TandemWorkbookStyle style = { 0 };
  char *end;
  double number = parse_number (self->value->str, &end);
  TandemCellKind kind;

  g_string_truncate (self->text, 0);
  if (end == self->value->str || *end)
    {
      add_cell (self, parser, TANDEM_CELL_TEXT, 0, self->value);
      return;
    }
  if (self->cell.style >= 0 && self->cell.style < styles->len)
    style = g_array_index (styles, TandemWorkbookStyle, self->cell.style);
  kind = tandem_cell_format_write (style.format, style.code, self->workbook->is_1904, &number, self->value->str,
                                   self->text);
  add_cell (self, parser, kind, number, self->text);
}

/* 2026-11-23T00:00:00 is the day. */
static void
add_iso_date (TandemXlsxReader *self, TandemPartParser *parser)
{
  const char *midnight = strstr (self->value->str, "T00:00:00");

  g_string_truncate (self->value, MIN (self->value->len, midnight ? (gsize) (midnight - self->value->str) : 19));
  add_cell (self, parser, TANDEM_CELL_DATE, 0, self->value);
}

static void
close_cell (TandemXlsxReader *self, TandemPartParser *parser)
{
  const char *type = self->cell.type;

  self->in_cell = FALSE;
  if (g_str_equal (type, "inlineStr"))
    g_string_truncate (self->value, tandem_shared_strings_unescape (self->value->str, self->value->len));
  if (self->value->len == 0)
    {
      /* A text may be empty; a number can't. */
      if (self->cell.has_formula && !g_str_equal (type, "str"))
        add_cell (self, parser, TANDEM_CELL_ERROR, 0, self->value);
    }
  else if (g_str_equal (type, "s"))
    add_shared (self, parser);
  else if (g_str_equal (type, "str") || g_str_equal (type, "inlineStr"))
    add_cell (self, parser, TANDEM_CELL_TEXT, 0, self->value);
  else if (g_str_equal (type, "b"))
    {
      gboolean is_true = self->value->str[0] == '1' || g_str_equal (self->value->str, "true");

      g_string_assign (self->text, is_true ? "TRUE" : "FALSE");
      add_cell (self, parser, TANDEM_CELL_BOOLEAN, is_true, self->text);
    }
  else if (g_str_equal (type, "e"))
    add_cell (self, parser, TANDEM_CELL_ERROR, 0, self->value);
  else if (g_str_equal (type, "d"))
    add_iso_date (self, parser);
  else
    add_number (self, parser);
}

/* --- the part of a sheet ------------------------------------------------------------------------------------------- */

static void
start_cb (TandemPartParser *parser, const TandemPartElement *element, gpointer data)
{
  TandemXlsxReader *self = data;
  const char *name = element->name;

  if (!self->in_row)
    {
      if (g_str_equal (name, "sheetData"))
        self->in_data = TRUE;
      else if (self->in_data && g_str_equal (name, "row"))
        open_row (self, parser, element);
    }
  else if (!self->in_cell)
    {
      if (g_str_equal (name, "c"))
        open_cell (self, parser, element);
    }
  else if (g_str_equal (name, "v"))
    /* An inline text stands in an element of its own. */
    self->inside = g_str_equal (self->cell.type, "inlineStr") ? INSIDE_NOTHING : INSIDE_VALUE;
  else if (g_str_equal (name, "f"))
    self->cell.has_formula = TRUE;
  else if (g_str_equal (name, "rPh"))
    self->in_phonetic++;
  else if (g_str_equal (name, "t") && self->in_phonetic == 0)
    self->inside = INSIDE_INLINE;
}

static void
end_cb (TandemPartParser *parser, const char *name, gpointer data)
{
  TandemXlsxReader *self = data;
  GError *error = NULL;

  self->inside = INSIDE_NOTHING;
  if (self->in_cell && g_str_equal (name, "c"))
    close_cell (self, parser);
  else if (self->in_cell && g_str_equal (name, "rPh"))
    self->in_phonetic--;
  else if (self->in_row && g_str_equal (name, "row"))
    {
      self->in_row = FALSE;
      if (self->row_is_begun && !tandem_row_buffer_end_row (self->buffer, 1, &error))
        tandem_part_parser_fail (parser, error);
    }
  else if (!self->in_row && g_str_equal (name, "sheetData"))
    tandem_part_parser_stop (parser);
}

static void
text_cb (TandemPartParser *parser, const char *text, gsize length, gpointer data)
{
  TandemXlsxReader *self = data;

  if (self->inside != INSIDE_NOTHING)
    tandem_part_append_text (parser, self->value, text, length);
}

/* --- the reader ---------------------------------------------------------------------------------------------------- */

static gboolean
tandem_xlsx_reader_next_sheet (TandemReader *reader, TandemSheet *sheet, GCancellable *cancellable, GError **error)
{
  const TandemPartHandlers handlers = { start_cb, end_cb, text_cb };
  TandemXlsxReader *self = TANDEM_XLSX_READER (reader);
  const TandemWorkbookSheet *next;

  if (g_cancellable_set_error_if_cancelled (cancellable, error) || self->next_sheet == self->workbook->sheets->len)
    return FALSE;
  next = g_ptr_array_index (self->workbook->sheets, self->next_sheet++);
  *sheet = (TandemSheet) { next->name, next->hidden };
  g_clear_pointer (&self->parser, tandem_part_parser_free);
  tandem_row_buffer_skip (self->buffer, self->next_sheet - 1);
  self->in_data = self->in_row = self->in_cell = FALSE;
  self->in_phonetic = 0;
  self->row = 0;
  if (next->path)
    self->parser = tandem_part_parser_new (self->archive, next->path, &handlers, self, error);
  return next->path == NULL || self->parser != NULL;
}

/* The texts are read when the first row is asked for: who wants to know only which sheets there are does not wait for them. */
static gboolean
load_strings (TandemXlsxReader *self, GCancellable *cancellable, GError **error)
{
  if (self->strings)
    return TRUE;
  self->strings = tandem_shared_strings_new ();
  return !self->workbook->shared_strings
         || tandem_shared_strings_load (self->strings, self->archive, self->workbook->shared_strings, cancellable,
                                        error);
}

static gboolean
tandem_xlsx_reader_next_row (TandemReader *reader, TandemRow *row, GCancellable *cancellable, GError **error)
{
  TandemXlsxReader *self = TANDEM_XLSX_READER (reader);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  while (!tandem_row_buffer_pop (self->buffer, self->next_sheet, row))
    {
      g_autoptr (GError) failure = NULL;

      if (!self->parser || !load_strings (self, cancellable, error))
        return FALSE;
      if (tandem_part_parser_step (self->parser, cancellable, &failure))
        continue;
      g_clear_pointer (&self->parser, tandem_part_parser_free);
      if (failure)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }
  return TRUE;
}

static const char *
tandem_xlsx_reader_get_format (TandemReader *reader)
{
  return "XLSX";
}

static guint64
tandem_xlsx_reader_get_position (TandemReader *reader)
{
  TandemXlsxReader *self = TANDEM_XLSX_READER (reader);

  return self->parser ? tandem_part_parser_get_position (self->parser) : 0;
}

static guint64
tandem_xlsx_reader_get_size (TandemReader *reader)
{
  TandemXlsxReader *self = TANDEM_XLSX_READER (reader);

  return self->parser ? tandem_part_parser_get_size (self->parser) : 0;
}

static void
tandem_xlsx_reader_finalize (GObject *object)
{
  TandemXlsxReader *self = TANDEM_XLSX_READER (object);

  g_clear_pointer (&self->parser, tandem_part_parser_free);
  g_clear_pointer (&self->workbook, tandem_workbook_free);
  g_clear_pointer (&self->strings, tandem_shared_strings_free);
  g_clear_pointer (&self->buffer, tandem_row_buffer_free);
  g_clear_pointer (&self->archive, tandem_zip_archive_free);
  g_string_free (self->value, TRUE);
  g_string_free (self->text, TRUE);
  G_OBJECT_CLASS (tandem_xlsx_reader_parent_class)->finalize (object);
}

static void
tandem_xlsx_reader_iface_init (TandemReaderInterface *iface)
{
  iface->next_sheet = tandem_xlsx_reader_next_sheet;
  iface->next_row = tandem_xlsx_reader_next_row;
  iface->get_format = tandem_xlsx_reader_get_format;
  iface->get_position = tandem_xlsx_reader_get_position;
  iface->get_size = tandem_xlsx_reader_get_size;
}

static void
tandem_xlsx_reader_class_init (TandemXlsxReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_xlsx_reader_finalize;
}

static void
tandem_xlsx_reader_init (TandemXlsxReader *self)
{
  self->value = g_string_new (NULL);
  self->text = g_string_new (NULL);
}

/**
 * tandem_xlsx_reader_new:
 * @archive: (transfer full): a file that tandem_workbook_find() finds a workbook in
 *
 * Reads which sheets there are. Holds the texts of the workbook in memory, and one piece of a sheet.
 *
 * Returns: (transfer full) (nullable): a reader before its first sheet, or NULL with an error of #TandemExchangeError
 */
TandemReader *
tandem_xlsx_reader_new (TandemZipArchive *archive, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemXlsxReader) self = g_object_new (TANDEM_TYPE_XLSX_READER, NULL);

  self->archive = archive;
  self->buffer = tandem_row_buffer_new (tandem_zip_archive_get_size (archive));
  self->workbook = tandem_workbook_load (archive, cancellable, error);
  if (!self->workbook)
    return NULL;
  if (self->workbook->sheets->len > 0)
    return TANDEM_READER (g_steal_pointer (&self));
  g_set_error_literal (error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_DAMAGED,
                       _ ("The file looks like a workbook, but there is no sheet in it."));
  return NULL;
}
