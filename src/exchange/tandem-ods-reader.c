/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-ods-reader.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange/tandem-cell-format.h"
#include "exchange/tandem-exchange-error.h"
#include "exchange/tandem-part-parser.h"
#include "exchange/tandem-row-buffer.h"

/* OpenDocument (ISO/IEC 26300): all sheets stand one after the other in content.xml, rows and cells only by their order, each
 * with how often it is repeated. A cell says its value and, in paragraphs, how it is shown. What is merged stands in the first
 * of its cells; the others are covered and may hold something that nobody sees, which is left out. */

#define MAX_REPEAT (16 * 1024 * 1024) /* more than any program has rows or columns */
#define CONTENT    "content.xml"
#define MANIFEST   "META-INF/manifest.xml"
#define MAX_HIDDEN 10000

typedef struct {
  TandemCellKind kind;
  gint64 repeat;
  double number;
  gboolean is_covered;
  gboolean has_formula;
  gboolean has_value;
  gboolean is_settled; /* its text stands in an attribute, not in the paragraphs */
  gboolean is_number;
} OpenCell;

typedef struct {
  char *name;
  gboolean hidden;
} Sheet;

/**
 * TandemOdsReader:
 *
 * Reads an OpenDocument spreadsheet (.ods).
 */
struct _TandemOdsReader {
  GObject parent_instance;
  TandemZipArchive *archive;
  TandemRowBuffer *buffer;
  TandemPartParser *parser;
  GHashTable *hidden_styles;
  char *style;       /* the one whose properties are read */
  GPtrArray *sheets; /* those that began so far; a piece of the part may hold the end of one and more of them */
  guint current;     /* the number of the one that is read, from 1 */
  int depth, spreadsheet_depth, table_depth, skip_depth;
  gboolean in_row, in_cell, in_paragraph;
  gboolean has_paragraph;
  gboolean after_line_end;
  gsize paragraph; /* where it begins in the text */
  gint64 row, row_repeat, column;
  OpenCell cell;
  GString *value;
  GString *text;
};

static void tandem_ods_reader_iface_init (TandemReaderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemOdsReader, tandem_ods_reader, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_READER, tandem_ods_reader_iface_init))

/* --- cells --------------------------------------------------------------------------------------------------------- */

static gint64
get_repeat (TandemPartParser *parser, const TandemPartElement *element, const char *name)
{
  gint64 repeat = tandem_part_element_get_integer (element, name, 1);

  if (repeat >= 1 && repeat <= MAX_REPEAT)
    return repeat;
  tandem_part_parser_fail (
      parser, g_error_new_literal (TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_LIMIT,
                                   _ ("The file repeats a row or a cell more often than a sheet has places, and was "
                                      "not read.")));
  return 1;
}

/* A day with a time, to the second; midnight is the day. */
static void
take_date (TandemOdsReader *self, const char *value)
{
  gsize length = MIN (strlen (value), 19);

  g_string_append_len (self->value, value, length);
  if (g_str_has_suffix (self->value->str, "T00:00:00"))
    g_string_truncate (self->value, 10);
  self->cell.kind = TANDEM_CELL_DATE;
  self->cell.is_settled = TRUE;
}

/* PT16H45M00S is 16:45:00. What is written another way stands in the paragraph. */
static void
take_time (TandemOdsReader *self, const char *value)
{
  double seconds = 0, number;
  char *end;

  self->cell.kind = TANDEM_CELL_DATE;
  if (!g_str_has_prefix (value, "PT"))
    return;
  for (const char *p = value + 2; *p; p = end + 1)
    {
      number = g_ascii_strtod (p, &end);
      if (end == p || !strchr ("HMS", *end) || *end == 0)
        return;
      seconds += number * (*end == 'H' ? 3600 : *end == 'M' ? 60 : 1);
    }
  self->cell.number = seconds / 86400;
  self->cell.is_settled = tandem_cell_format_write_date (TANDEM_CELL_FORMAT_DURATION, self->cell.number, self->value);
}

static void
take_number (TandemOdsReader *self, const char *value)
{
  char *end;

  self->cell.number = g_ascii_strtod (value, &end);
  if (end == value || *end)
    return;
  self->cell.kind = TANDEM_CELL_NUMBER;
  self->cell.is_number = self->cell.is_settled = TRUE;
  tandem_cell_format_write_number (self->cell.number, value, self->value);
}

/* What is settled neither by its type nor by a value is what the paragraphs say. */
static void
take_value (TandemOdsReader *self, const TandemPartElement *element)
{
  g_autofree char *type = tandem_part_element_dup (element, "value-type");
  g_autofree char *value = NULL;
  static const char *const names[] = { "value", "date-value", "time-value", "boolean-value", "string-value" };
  guint which = 0;

  while (which < G_N_ELEMENTS (names) && !(value = tandem_part_element_dup (element, names[which])))
    which++;
  self->cell.kind = TANDEM_CELL_TEXT;
  self->cell.has_value = type != NULL;
  if (!value || !type)
    return;
  if (g_str_equal (type, "error"))
    self->cell.kind = TANDEM_CELL_ERROR;
  else if (which == 0)
    take_number (self, value);
  else if (which == 1)
    take_date (self, value);
  else if (which == 2)
    take_time (self, value);
  else if (which == 3)
    {
      self->cell.kind = TANDEM_CELL_BOOLEAN;
      self->cell.number = g_str_equal (value, "true");
      self->cell.is_settled = TRUE;
      g_string_append (self->value, self->cell.number > 0 ? "TRUE" : "FALSE");
    }
  else
    {
      self->cell.is_settled = TRUE;
      g_string_append (self->value, value);
    }
}

/* LibreOffice says that a cell is an error in a namespace of its own, and the standard's type is then a text. */
static gboolean
is_error (const TandemPartElement *element)
{
  const guint8 **at = element->attributes;

  for (int i = 0; i < element->n_attributes; i++, at += 5)
    if (strcmp ((const char *) at[0], "value-type") == 0 && at[4] - at[3] == 5 && memcmp (at[3], "error", 5) == 0)
      return TRUE;
  return FALSE;
}

static void
open_cell (TandemOdsReader *self, TandemPartParser *parser, const TandemPartElement *element)
{
  gsize length;

  memset (&self->cell, 0, sizeof self->cell);
  self->in_cell = TRUE;
  self->has_paragraph = FALSE;
  g_string_truncate (self->value, 0);
  g_string_truncate (self->text, 0);
  self->cell.repeat = get_repeat (parser, element, "number-columns-repeated");
  self->cell.is_covered = g_str_equal (element->name, "covered-table-cell");
  self->cell.has_formula = tandem_part_element_get (element, "formula", &length) != NULL;
  take_value (self, element);
  if (is_error (element))
    {
      self->cell.kind = TANDEM_CELL_ERROR;
      self->cell.is_settled = self->cell.is_number = FALSE;
    }
}

/* A number in a format such as 00000, or as a phone number, is shown with the digits it has and signs between them. */
static gboolean
is_digits_of (const char *shown, const char *number)
{
  gboolean is_special = FALSE;
  const char *digit = number;

  if (strspn (number, "0123456789") != strlen (number) || !*number)
    return FALSE;
  for (const char *p = shown; *p; p++)
    if (*p == '0' && digit == number && *number != '0')
      is_special = TRUE;
    else if (g_ascii_isdigit (*p))
      {
        if (*digit++ != *p)
          return FALSE;
      }
    else if (strchr ("+-()/", *p))
      is_special = TRUE;
    else if (*p != ' ')
      return FALSE;
  return is_special && *digit == 0;
}

static void
close_cell (TandemOdsReader *self, TandemPartParser *parser)
{
  const OpenCell *cell = &self->cell;
  GString *text = cell->is_settled ? self->value : self->text;
  TandemCellKind kind = cell->kind;
  GError *error = NULL;

  self->in_cell = FALSE;
  if (cell->is_number && is_digits_of (self->text->str, self->value->str))
    text = self->text;
  if (text->len == 0 && cell->has_formula && !cell->has_value)
    kind = TANDEM_CELL_ERROR;
  if (!cell->is_covered && (text->len > 0 || kind == TANDEM_CELL_ERROR))
    {
      const TandemCell added = { .text = text->str, .length = text->len, .number = cell->number, .kind = kind };

      if (!tandem_row_buffer_add (self->buffer, &added, self->column, cell->repeat, &error))
        tandem_part_parser_fail (parser, error);
    }
  self->column = MIN (self->column + cell->repeat, MAX_REPEAT);
}

/* --- paragraphs ---------------------------------------------------------------------------------------------------- */

/* A line end with the spaces around it is one space, as in a web page: the file is indented. Other spaces are kept, though
 * the standard would have several written as elements: not every program does. */
static void
text_cb (TandemPartParser *parser, const char *text, gsize length, gpointer data)
{
  TandemOdsReader *self = data;
  const char *end = text + length;

  if (!self->in_paragraph || self->skip_depth > 0)
    return;
  for (const char *p = text; p < end;)
    {
      const char *from = p;

      while (p < end && *p != '\n' && *p != '\r' && !(self->after_line_end && (*p == ' ' || *p == '\t')))
        {
          self->after_line_end = FALSE;
          p++;
        }
      if (!tandem_part_append_text (parser, self->text, from, p - from))
        return;
      if (p == end)
        break;
      if (*p == '\n' || *p == '\r')
        {
          while (self->text->len > self->paragraph && self->text->str[self->text->len - 1] == ' ')
            g_string_truncate (self->text, self->text->len - 1);
          if (self->text->len > self->paragraph)
            g_string_append_c (self->text, ' ');
          self->after_line_end = TRUE;
        }
      p++;
    }
}

static void
start_in_cell (TandemOdsReader *self, TandemPartParser *parser, const TandemPartElement *element)
{
  static const char *const skipped[] = { "annotation", "table", "shapes",    "frame", "custom-shape", "g",
                                         "rect",       "line",  "ruby-text", "note",  "detective",    NULL };
  const char *name = element->name;

  if (g_strv_contains (skipped, name))
    self->skip_depth = self->depth;
  else if (g_str_equal (name, "p"))
    {
      if (self->has_paragraph)
        tandem_part_append_text (parser, self->text, "\n", 1);
      self->in_paragraph = self->has_paragraph = TRUE;
      self->after_line_end = FALSE;
      self->paragraph = self->text->len;
    }
  else if (g_str_equal (name, "s"))
    {
      gint64 n = CLAMP (tandem_part_element_get_integer (element, "c", 1), 1, TANDEM_PART_MAX_CELL + 1);
      g_autofree char *spaces = g_strnfill (n, ' ');

      tandem_part_append_text (parser, self->text, spaces, n);
      self->after_line_end = FALSE;
    }
  else if (g_str_equal (name, "tab") || g_str_equal (name, "line-break"))
    tandem_part_append_text (parser, self->text, *name == 't' ? "\t" : "\n", 1);
}

/* --- content.xml --------------------------------------------------------------------------------------------------- */

static void
open_sheet (TandemOdsReader *self, const TandemPartElement *element)
{
  g_autofree char *style = tandem_part_element_dup (element, "style-name");
  Sheet *sheet = g_new0 (Sheet, 1);

  sheet->name = tandem_part_element_dup (element, "name");
  sheet->hidden = style && g_hash_table_contains (self->hidden_styles, style);
  g_ptr_array_add (self->sheets, sheet);
  self->table_depth = self->depth;
  self->row = 0;
}

static void
open_row (TandemOdsReader *self, TandemPartParser *parser, const TandemPartElement *element)
{
  self->in_row = TRUE;
  self->row_repeat = get_repeat (parser, element, "number-rows-repeated");
  self->column = 0;
  tandem_row_buffer_begin_row (self->buffer, self->sheets->len, self->row + 1);
}

static void
take_style (TandemOdsReader *self, const TandemPartElement *element)
{
  if (g_str_equal (element->name, "style"))
    {
      g_free (self->style);
      self->style = tandem_part_element_dup (element, "name");
    }
  else if (g_str_equal (element->name, "table-properties"))
    {
      g_autofree char *display = tandem_part_element_dup (element, "display");

      if (g_strcmp0 (display, "false") == 0 && self->style && g_hash_table_size (self->hidden_styles) < MAX_HIDDEN)
        g_hash_table_add (self->hidden_styles, g_steal_pointer (&self->style));
    }
}

static void
start_cb (TandemPartParser *parser, const TandemPartElement *element, gpointer data)
{
  TandemOdsReader *self = data;
  const char *name = element->name;

  self->depth++;
  if (self->skip_depth > 0)
    return;
  if (self->in_cell)
    start_in_cell (self, parser, element);
  else if (self->in_row)
    {
      if (g_str_equal (name, "table-cell") || g_str_equal (name, "covered-table-cell"))
        open_cell (self, parser, element);
    }
  else if (self->table_depth > 0)
    {
      if (g_str_equal (name, "table-row"))
        open_row (self, parser, element);
      else if (g_str_equal (name, "shapes") || g_str_equal (name, "table"))
        self->skip_depth = self->depth;
    }
  else if (self->spreadsheet_depth > 0)
    {
      if (g_str_equal (name, "table") && self->depth == self->spreadsheet_depth + 1)
        open_sheet (self, element);
    }
  else if (g_str_equal (name, "spreadsheet"))
    self->spreadsheet_depth = self->depth;
  else
    take_style (self, element);
}

/* Only a row that holds something has to lie within the sheet: some programs fill up with blanks beyond. */
static void
close_row (TandemOdsReader *self, TandemPartParser *parser)
{
  GError *error = NULL;

  self->in_row = FALSE;
  if (!tandem_row_buffer_end_row (self->buffer, self->row_repeat, &error))
    tandem_part_parser_fail (parser, error);
  self->row = MIN (self->row + self->row_repeat, MAX_REPEAT);
}

static void
end_cb (TandemPartParser *parser, const char *name, gpointer data)
{
  TandemOdsReader *self = data;
  int depth = self->depth--;

  if (self->skip_depth > 0)
    {
      if (depth == self->skip_depth)
        self->skip_depth = 0;
    }
  else if (self->in_cell)
    {
      if (g_str_equal (name, "p"))
        self->in_paragraph = FALSE;
      else if (g_str_equal (name, "table-cell") || g_str_equal (name, "covered-table-cell"))
        close_cell (self, parser);
    }
  else if (self->in_row && g_str_equal (name, "table-row"))
    close_row (self, parser);
  else if (self->table_depth > 0 && depth == self->table_depth)
    self->table_depth = 0;
  else if (depth == self->spreadsheet_depth)
    tandem_part_parser_stop (parser);
}

/* --- the reader ---------------------------------------------------------------------------------------------------- */

static gboolean
step (TandemOdsReader *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (!self->parser)
    return FALSE;
  if (tandem_part_parser_step (self->parser, cancellable, &failure))
    return TRUE;
  g_clear_pointer (&self->parser, tandem_part_parser_free);
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static void
free_sheet (gpointer data)
{
  g_free (((Sheet *) data)->name);
  g_free (data);
}

static gboolean
tandem_ods_reader_next_sheet (TandemReader *reader, TandemSheet *sheet, GCancellable *cancellable, GError **error)
{
  TandemOdsReader *self = TANDEM_ODS_READER (reader);
  const Sheet *next;

  do
    tandem_row_buffer_skip (self->buffer, self->current);
  while (self->sheets->len == self->current && step (self, cancellable, error));
  if (self->sheets->len == self->current)
    return FALSE;
  next = g_ptr_array_index (self->sheets, self->current++);
  *sheet = (TandemSheet) { next->name ? next->name : "", next->hidden };
  return TRUE;
}

static gboolean
tandem_ods_reader_next_row (TandemReader *reader, TandemRow *row, GCancellable *cancellable, GError **error)
{
  TandemOdsReader *self = TANDEM_ODS_READER (reader);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  while (!tandem_row_buffer_pop (self->buffer, self->current, row))
    if (self->sheets->len > self->current || !step (self, cancellable, error))
      return FALSE;
  return TRUE;
}

static const char *
tandem_ods_reader_get_format (TandemReader *reader)
{
  return "ODS";
}

static guint64
tandem_ods_reader_get_position (TandemReader *reader)
{
  TandemOdsReader *self = TANDEM_ODS_READER (reader);

  return self->parser ? tandem_part_parser_get_position (self->parser) : 0;
}

static guint64
tandem_ods_reader_get_size (TandemReader *reader)
{
  TandemOdsReader *self = TANDEM_ODS_READER (reader);

  return self->parser ? tandem_part_parser_get_size (self->parser) : 0;
}

static void
tandem_ods_reader_finalize (GObject *object)
{
  TandemOdsReader *self = TANDEM_ODS_READER (object);

  g_clear_pointer (&self->parser, tandem_part_parser_free);
  g_clear_pointer (&self->buffer, tandem_row_buffer_free);
  g_clear_pointer (&self->archive, tandem_zip_archive_free);
  g_hash_table_unref (self->hidden_styles);
  g_ptr_array_unref (self->sheets);
  g_free (self->style);
  g_string_free (self->value, TRUE);
  g_string_free (self->text, TRUE);
  G_OBJECT_CLASS (tandem_ods_reader_parent_class)->finalize (object);
}

static void
tandem_ods_reader_iface_init (TandemReaderInterface *iface)
{
  iface->next_sheet = tandem_ods_reader_next_sheet;
  iface->next_row = tandem_ods_reader_next_row;
  iface->get_format = tandem_ods_reader_get_format;
  iface->get_position = tandem_ods_reader_get_position;
  iface->get_size = tandem_ods_reader_get_size;
}

static void
tandem_ods_reader_class_init (TandemOdsReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_ods_reader_finalize;
}

static void
tandem_ods_reader_init (TandemOdsReader *self)
{
  self->hidden_styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->sheets = g_ptr_array_new_with_free_func (free_sheet);
  self->value = g_string_new (NULL);
  self->text = g_string_new (NULL);
}

static void
manifest_start_cb (TandemPartParser *parser, const TandemPartElement *element, gpointer data)
{
  if (g_str_equal (element->name, "encryption-data"))
    tandem_part_parser_fail (
        parser, g_error_new_literal (TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_ENCRYPTED,
                                     _ ("The file is encrypted with a password. Open it in its program, save it "
                                        "without the password, and choose that file.")));
}

/* Without a manifest a file is read all the same. */
static gboolean
check_manifest (TandemZipArchive *archive, GCancellable *cancellable, GError **error)
{
  const TandemPartHandlers handlers = { .start = manifest_start_cb };
  g_autoptr (TandemPartParser) parser = NULL;
  g_autoptr (GError) failure = NULL;

  if (tandem_zip_archive_has_part (archive, MANIFEST))
    parser = tandem_part_parser_new (archive, MANIFEST, &handlers, NULL, NULL);
  if (!parser || tandem_part_parser_run (parser, cancellable, &failure)
      || !g_error_matches (failure, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_ENCRYPTED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_ods_reader_new:
 * @archive: (transfer full): a file with a content.xml
 *
 * Holds one piece of the file in memory, however large it is.
 *
 * Returns: (transfer full) (nullable): a reader before its first sheet, or NULL with an error of #TandemExchangeError
 */
TandemReader *
tandem_ods_reader_new (TandemZipArchive *archive, GCancellable *cancellable, GError **error)
{
  const TandemPartHandlers handlers = { start_cb, end_cb, text_cb };
  g_autoptr (TandemOdsReader) self = g_object_new (TANDEM_TYPE_ODS_READER, NULL);

  self->archive = archive;
  self->buffer = tandem_row_buffer_new (tandem_zip_archive_get_size (archive));
  if (!check_manifest (archive, cancellable, error))
    return NULL;
  self->parser = tandem_part_parser_new (archive, CONTENT, &handlers, self, error);
  return self->parser ? TANDEM_READER (g_steal_pointer (&self)) : NULL;
}
