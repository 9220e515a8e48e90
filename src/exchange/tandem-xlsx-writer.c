/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows as a workbook of one sheet. The library keeps a row in memory, and what is written in files of its own, which it packs at
 * the end. */
#include "exchange/tandem-xlsx-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "exchange/tandem-exchange-error.h"
#include "exchange/tandem-reader.h"

#define MOST_ROWS    1048575 /* of a sheet, without the headings */
#define MOST_LETTERS 32767   /* of a cell */
#define LEAST_WIDTH  8       /* letters */
#define MOST_WIDTH   50
#define BIG_FOLDER   "/var/tmp" /* on a disk, also where the other folder is in memory */

/* The numbers of formats that every program shows in the way of its country. */
#define FORMAT_DAY    14
#define FORMAT_MOMENT 22

struct _TandemXlsxWriter {
  GObject parent_instance;

  char *path;
  lxw_workbook *workbook; /* NULL once it is written */
  lxw_worksheet *sheet;
  lxw_format *day, *moment, *wrapped;
  GHashTable *numbers; /* format by its code */
  guint n_columns;
  guint *widths; /* letters of each column */
  lxw_row_t n_rows;
};

static void sheet_writer_iface_init (TandemSheetWriterInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemXlsxWriter, tandem_xlsx_writer, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_SHEET_WRITER, sheet_writer_iface_init))

static gboolean
check (lxw_error code, GError **error)
{
  if (code == LXW_NO_ERROR)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, lxw_strerror (code));
  return FALSE;
}

/* --- formats ------------------------------------------------------------------------------------------------------- */

static lxw_format *
find_number_format (TandemXlsxWriter *self, const TandemSheetCell *cell)
{
  g_autoptr (GString) code = g_string_new (cell->kind == TANDEM_SHEET_PERCENT ? "0" : "#,##0");
  lxw_format *format;

  for (guint i = 0; i < cell->digits; i++)
    g_string_append (code, i == 0 ? ".0" : "0");
  if (cell->kind == TANDEM_SHEET_PERCENT)
    g_string_append_c (code, '%');
  if (cell->kind == TANDEM_SHEET_MONEY)
    g_string_append_printf (code, "\\ [$%s]", cell->text);
  format = g_hash_table_lookup (self->numbers, code->str);
  if (format == NULL)
    {
      format = workbook_add_format (self->workbook);
      format_set_num_format (format, code->str);
      g_hash_table_insert (self->numbers, g_strdup (code->str), format);
    }
  return format;
}

static lxw_format *
add_format (TandemXlsxWriter *self, guint8 number)
{
  lxw_format *format = workbook_add_format (self->workbook);

  format_set_num_format_index (format, number);
  return format;
}

/* --- cells --------------------------------------------------------------------------------------------------------- */

static void
widen (TandemXlsxWriter *self, guint column, guint letters)
{
  self->widths[column] = CLAMP (letters, self->widths[column], MOST_WIDTH);
}

/* What is longer than a cell can hold ends with an ellipsis, so that nobody takes it for all. */
static char *
shorten (const char *text)
{
  g_autofree char *start = g_utf8_substring (text, 0, MOST_LETTERS - 1);

  return g_strconcat (start, "…", NULL);
}

/* "_x0041_" stands for the letter of that number; a text that has it by chance says of its first sign that it is one. */
static char *
escape (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("_(?=x[0-9A-Fa-f]{4}_)", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);

  return g_regex_replace_literal (regex, text, -1, 0, "_x005F_", G_REGEX_MATCH_DEFAULT, NULL);
}

static gboolean
write_text (TandemXlsxWriter *self, lxw_row_t row, guint column, const char *text, lxw_format *format, GError **error)
{
  g_autofree char *shortened = NULL, *escaped = NULL;
  glong letters = g_utf8_strlen (text, -1);

  if (letters > MOST_LETTERS)
    text = shortened = shorten (text);
  if (strstr (text, "_x"))
    text = escaped = escape (text);
  widen (self, column, (guint) MIN (letters, MOST_WIDTH) + 1);
  return check (worksheet_write_string (self->sheet, row, (lxw_col_t) column, text, format), error);
}

static gboolean
write_number (TandemXlsxWriter *self, guint column, const TandemSheetCell *cell, GError **error)
{
  double scale = cell->kind == TANDEM_SHEET_PERCENT ? 100 : 1;

  for (guint i = 0; i < cell->digits; i++)
    scale *= 10;
  widen (self, column, 14);
  return check (worksheet_write_number (self->sheet, self->n_rows, (lxw_col_t) column, (double) cell->number / scale,
                                        find_number_format (self, cell)),
                error);
}

static int
take_number (const char *text, guint at, guint length)
{
  int number = 0;

  for (guint i = at; i < at + length; i++)
    number = number * 10 + g_ascii_digit_value (text[i]);
  return number;
}

/* A day before 1900 has no number there: it stays text. */
static gboolean
write_date (TandemXlsxWriter *self, guint column, const TandemSheetCell *cell, GError **error)
{
  gboolean is_moment = cell->kind == TANDEM_SHEET_MOMENT;
  gboolean is_whole = strlen (cell->text) >= (is_moment ? strlen ("2026-11-23T19:54") : strlen ("2026-11-23"));
  lxw_datetime date = { 0 };

  if (!is_whole || take_number (cell->text, 0, 4) < 1901)
    return write_text (self, self->n_rows, column, cell->text, NULL, error);
  date.year = take_number (cell->text, 0, 4);
  date.month = take_number (cell->text, 5, 2);
  date.day = take_number (cell->text, 8, 2);
  if (is_moment)
    {
      date.hour = take_number (cell->text, 11, 2);
      date.min = take_number (cell->text, 14, 2);
    }
  widen (self, column, is_moment ? 17 : 11);
  return check (worksheet_write_datetime (self->sheet, self->n_rows, (lxw_col_t) column, &date,
                                          is_moment ? self->moment : self->day),
                error);
}

static gboolean
write_cell (TandemXlsxWriter *self, guint column, const TandemSheetCell *cell, GError **error)
{
  switch (cell->kind)
    {
    case TANDEM_SHEET_NUMBER:
    case TANDEM_SHEET_MONEY:
    case TANDEM_SHEET_PERCENT:
      return write_number (self, column, cell, error);
    case TANDEM_SHEET_DAY:
    case TANDEM_SHEET_MOMENT:
      return write_date (self, column, cell, error);
    case TANDEM_SHEET_TEXT:
      return write_text (self, self->n_rows, column, cell->text, strchr (cell->text, '\n') ? self->wrapped : NULL,
                         error);
    case TANDEM_SHEET_BLANK:
    default:
      return TRUE;
    }
}

/* --- rows ---------------------------------------------------------------------------------------------------------- */

static gboolean
tandem_xlsx_writer_begin (TandemSheetWriter *writer, const TandemSheetColumn *columns, guint n_columns, GError **error)
{
  TandemXlsxWriter *self = TANDEM_XLSX_WRITER (writer);
  lxw_format *bold = workbook_add_format (self->workbook);

  format_set_bold (bold);
  self->n_columns = n_columns;
  self->widths = g_new0 (guint, n_columns);
  worksheet_freeze_panes (self->sheet, 1, 0);
  for (guint i = 0; i < n_columns; i++)
    {
      self->widths[i] = LEAST_WIDTH;
      if (!write_text (self, 0, i, columns[i].title, bold, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
tandem_xlsx_writer_add (TandemSheetWriter *writer, const TandemSheetCell *cells, guint n_cells, GError **error)
{
  TandemXlsxWriter *self = TANDEM_XLSX_WRITER (writer);

  if (self->n_rows == MOST_ROWS)
    {
      g_set_error (
          error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_LIMIT,
          /* Translators: %d is a number */
          _ ("A sheet of a workbook has room for %d rows, and here are more. Nothing was exported; export them "
             "as CSV, or filter them."),
          MOST_ROWS);
      return FALSE;
    }
  self->n_rows++;
  for (guint i = 0; i < n_cells; i++)
    if (!write_cell (self, i, &cells[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
count_rows (const char *path, guint64 *n_rows, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  const TandemReaderOptions options = { 0 };
  g_autoptr (TandemReader) reader = tandem_reader_open (file, &options, NULL, error);
  g_autoptr (GError) failure = NULL;
  TandemRow row;

  if (reader == NULL || !tandem_reader_go_to_sheet (reader, 1, NULL, error))
    return FALSE;
  while (tandem_reader_next_row (reader, &row, NULL, &failure))
    *n_rows = row.number;
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  return failure == NULL;
}

/* The library does not look whether there was room for its own files: what it wrote is read again. What is too large to be read
 * again was written whole as far as anybody knows. */
static gboolean
is_whole (TandemXlsxWriter *self)
{
  g_autoptr (GError) error = NULL;
  guint64 n_rows = 0;

  if (!count_rows (self->path, &n_rows, &error))
    return g_error_matches (error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_LIMIT);
  return n_rows == (guint64) self->n_rows + 1;
}

static gboolean
tandem_xlsx_writer_end (TandemSheetWriter *writer, GError **error)
{
  TandemXlsxWriter *self = TANDEM_XLSX_WRITER (writer);

  for (guint i = 0; i < self->n_columns; i++)
    worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i, self->widths[i], NULL);
  if (!check (workbook_close (g_steal_pointer (&self->workbook)), error))
    return FALSE;
  if (is_whole (self))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "the workbook is not whole");
  return FALSE;
}

static void
sheet_writer_iface_init (TandemSheetWriterInterface *iface)
{
  iface->begin = tandem_xlsx_writer_begin;
  iface->add = tandem_xlsx_writer_add;
  iface->end = tandem_xlsx_writer_end;
}

static void
tandem_xlsx_writer_finalize (GObject *object)
{
  TandemXlsxWriter *self = TANDEM_XLSX_WRITER (object);

  /* The library closes it when it packs what is in it, and only then. */
  if (self->workbook)
    g_clear_pointer (&self->sheet->optimize_tmpfile, fclose);
  g_clear_pointer (&self->workbook, lxw_workbook_free);
  g_hash_table_unref (self->numbers);
  g_free (self->widths);
  g_free (self->path);
  G_OBJECT_CLASS (tandem_xlsx_writer_parent_class)->finalize (object);
}

static void
tandem_xlsx_writer_class_init (TandemXlsxWriterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_xlsx_writer_finalize;
}

static void
tandem_xlsx_writer_init (TandemXlsxWriter *self)
{
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* Without the signs that a name may not have, and no longer than it may be. */
static char *
clean_name (const char *name)
{
  g_autofree char *cleaned = g_strdelimit (g_strdup (name), "[]:*?/\\'", ' ');

  return g_utf8_substring (cleaned, 0, MIN (g_utf8_strlen (cleaned, -1), 31));
}

/**
 * tandem_xlsx_writer_new:
 * @path: what stands there is replaced at the end
 * @sheet_name: what the sheet is called
 */
TandemSheetWriter *
tandem_xlsx_writer_new (const char *path, const char *sheet_name)
{
  TandemXlsxWriter *self = g_object_new (TANDEM_TYPE_XLSX_WRITER, NULL);
  lxw_workbook_options options
      = { .constant_memory = LXW_TRUE, .tmpdir = access (BIG_FOLDER, W_OK) == 0 ? BIG_FOLDER : NULL };
  g_autofree char *name = clean_name (sheet_name);

  self->path = g_strdup (path);
  self->workbook = workbook_new_opt (path, &options);
  self->sheet = workbook_add_worksheet (self->workbook, name);
  if (self->sheet == NULL) /* a name that the library does not take */
    self->sheet = workbook_add_worksheet (self->workbook, NULL);
  self->day = add_format (self, FORMAT_DAY);
  self->moment = add_format (self, FORMAT_MOMENT);
  self->wrapped = workbook_add_format (self->workbook);
  format_set_text_wrap (self->wrapped);
  return TANDEM_SHEET_WRITER (self);
}
