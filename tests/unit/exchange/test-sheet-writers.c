/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is written is read again by our own readers, cell by cell. */
#include <glib/gstdio.h>
#include <string.h>

#include "exchange/tandem-csv-reader.h"
#include "exchange/tandem-csv-text.h"
#include "exchange/tandem-csv-writer.h"
#include "exchange/tandem-xlsx-writer.h"

#define N_COLUMNS 6
#define N_ROWS    300

typedef struct {
  char *folder, *path;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("tandem-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "sheet", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->path);
  g_free (self->folder);
}

static TandemSheetWriter *
new_writer (Fixture *self, const TandemCsvStyle *style)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GFileOutputStream) stream = NULL;

  if (style == NULL)
    return tandem_xlsx_writer_new (self->path, "What [is]: in it?");
  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL);
  return tandem_csv_writer_new (G_OUTPUT_STREAM (stream), style);
}

static TandemReader *
open_sheet (Fixture *self, const TandemReaderOptions *options)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GError) error = NULL;
  TandemReader *reader = tandem_reader_open (file, options, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (tandem_reader_go_to_sheet (reader, 1, NULL, &error));
  return reader;
}

static const char *
get_text (const TandemRow *row, guint column)
{
  return column < row->n_cells ? row->cells[column].text : "";
}

/* --- cells at random ----------------------------------------------------------------------------------------------- */

static const char *const pieces[]
    = { "=1+1", "+49 30 123", "-5",   "@sum", "\"",  "\"\"", ",",     ";",    "\n",       "'",  "'=x", "007",
        "1e5",  "2026-01-02", "TRUE", "é",    "שלום", "مرحبا", "👩🏽‍🌾", " ",    "|",        "\t", "<&>", "_x0041_",
        "1,5",  "#N/A",       "名",   "a",    "zz",  "{x}",  "%",     "'''+1", "\342\200\217", "]]>" };

/* Never white at its ends, and never empty in the first column: readers skip what is empty. */
static char *
make_text (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (1, 5); n > 0; n--)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GPtrArray *
make_texts (void)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_COLUMNS * N_ROWS; i++)
    g_ptr_array_add (texts, i % N_COLUMNS > 0 && g_test_rand_int_range (0, 4) == 0 ? g_strdup ("") : make_text ());
  return texts;
}

static void
write_texts (TandemSheetWriter *writer, GPtrArray *texts)
{
  TandemSheetColumn columns[N_COLUMNS];
  TandemSheetCell cells[N_COLUMNS];
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_COLUMNS; i++)
    columns[i] = (TandemSheetColumn) { texts->pdata[i], TANDEM_SHEET_TEXT };
  g_assert_true (tandem_sheet_writer_begin (writer, columns, N_COLUMNS, &error));
  for (guint row = 1; row < N_ROWS; row++)
    {
      for (guint i = 0; i < N_COLUMNS; i++)
        {
          const char *text = texts->pdata[row * N_COLUMNS + i];

          cells[i] = (TandemSheetCell) { .kind = *text ? TANDEM_SHEET_TEXT : TANDEM_SHEET_BLANK, .text = text };
        }
      tandem_sheet_writer_add (writer, cells, N_COLUMNS, &error);
      g_assert_no_error (error);
    }
  tandem_sheet_writer_end (writer, &error);
  g_assert_no_error (error);
}

/* @is_guarded: whether a text that a spreadsheet would take for a formula has its apostrophe; below 0 none has one to spare */
static void
assert_texts (TandemReader *reader, GPtrArray *texts, int is_guarded)
{
  g_autoptr (GError) error = NULL;
  TandemRow row;

  for (guint n = 0; n < N_ROWS; n++)
    {
      if (!tandem_reader_next_row (reader, &row, NULL, &error))
        g_error ("row %u of %u: %s", n, N_ROWS, error ? error->message : "there are no more");
      for (guint i = 0; i < N_COLUMNS; i++)
        {
          const char *text = texts->pdata[n * N_COLUMNS + i], *read = get_text (&row, i);

          if (tandem_csv_is_active (text))
            g_assert_true (is_guarded != TRUE || *read == '\'');
          if (is_guarded >= 0)
            read = tandem_csv_unguard (read);
          g_assert_cmpstr (read, ==, text);
          g_assert_true (is_guarded != TRUE || *get_text (&row, i) == '\0'
                         || strchr ("=+-@\t\r", *get_text (&row, i)) == NULL);
        }
    }
  g_assert_false (tandem_reader_next_row (reader, &row, NULL, &error));
  g_assert_no_error (error);
}

static void
test_csv_plain (Fixture *self, gconstpointer data)
{
  const TandemCsvStyle style = { ',', '.', FALSE };
  const TandemReaderOptions options = { .encoding = "UTF-8", .delimiter = ',' };
  g_autoptr (GPtrArray) texts = make_texts ();
  g_autoptr (TandemSheetWriter) writer = new_writer (self, &style);
  g_autoptr (TandemReader) reader = NULL;

  write_texts (writer, texts);
  reader = open_sheet (self, &options);
  assert_texts (reader, texts, FALSE);
}

static void
test_csv_guarded (Fixture *self, gconstpointer data)
{
  const TandemCsvStyle style = { ';', ',', TRUE };
  const TandemReaderOptions options = { .delimiter = ';' };
  g_autoptr (GPtrArray) texts = make_texts ();
  g_autoptr (TandemSheetWriter) writer = new_writer (self, &style);
  g_autoptr (TandemReader) reader = NULL;

  write_texts (writer, texts);
  reader = open_sheet (self, &options);
  g_assert_cmpstr (tandem_reader_get_encoding (reader), ==, "UTF-8");
  assert_texts (reader, texts, TRUE);
}

static void
test_xlsx (Fixture *self, gconstpointer data)
{
  const TandemReaderOptions options = { 0 };
  g_autoptr (GPtrArray) texts = make_texts ();
  g_autoptr (TandemSheetWriter) writer = new_writer (self, NULL);
  g_autoptr (TandemReader) reader = NULL;

  write_texts (writer, texts);
  reader = open_sheet (self, &options);
  assert_texts (reader, texts, -1);
}

/* --- values -------------------------------------------------------------------------------------------------------- */

static const TandemSheetColumn value_columns[]
    = { { (char *) "Name", TANDEM_SHEET_TEXT },    { (char *) "Count", TANDEM_SHEET_NUMBER },
        { (char *) "Amount", TANDEM_SHEET_MONEY }, { (char *) "Share", TANDEM_SHEET_PERCENT },
        { (char *) "Day", TANDEM_SHEET_DAY },      { (char *) "Moment", TANDEM_SHEET_MOMENT } };
static const TandemSheetCell values[] = { { .kind = TANDEM_SHEET_TEXT, .text = "0049" },
                                          { .kind = TANDEM_SHEET_NUMBER, .number = -1234567, .digits = 3 },
                                          { .kind = TANDEM_SHEET_MONEY, .text = "EUR", .number = -5, .digits = 2 },
                                          { .kind = TANDEM_SHEET_PERCENT, .number = 788, .digits = 1 },
                                          { .kind = TANDEM_SHEET_DAY, .text = "1981-04-03" },
                                          { .kind = TANDEM_SHEET_MOMENT, .text = "2026-11-23T19:54" } };

static TandemReader *
write_values (Fixture *self, const TandemCsvStyle *style, const TandemReaderOptions *options, TandemRow *row)
{
  g_autoptr (TandemSheetWriter) writer = new_writer (self, style);
  g_autoptr (GError) error = NULL;
  TandemReader *reader;

  g_assert_true (tandem_sheet_writer_begin (writer, value_columns, G_N_ELEMENTS (value_columns), &error));
  g_assert_true (tandem_sheet_writer_add (writer, values, G_N_ELEMENTS (values), &error));
  g_assert_true (tandem_sheet_writer_end (writer, &error));
  reader = open_sheet (self, options);
  g_assert_true (tandem_reader_next_row (reader, row, NULL, &error));
  g_assert_true (tandem_reader_next_row (reader, row, NULL, &error));
  return reader;
}

static void
test_csv_values (Fixture *self, gconstpointer data)
{
  static const char *const expected[] = { "0049", "-1234,567", "-0,05", "78,8%", "1981-04-03", "2026-11-23 19:54" };
  const TandemCsvStyle style = { ';', ',', TRUE };
  const TandemReaderOptions options = { .delimiter = ';' };
  TandemRow row;
  g_autoptr (TandemReader) reader = write_values (self, &style, &options, &row);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (get_text (&row, i), ==, expected[i]);
}

static void
test_xlsx_values (Fixture *self, gconstpointer data)
{
  static const char *const expected[] = { "0049", "-1234.567", "-0.05", "0.788", "1981-04-03", "2026-11-23T19:54:00" };
  static const TandemCellKind kinds[] = { TANDEM_CELL_TEXT,   TANDEM_CELL_NUMBER, TANDEM_CELL_NUMBER,
                                          TANDEM_CELL_NUMBER, TANDEM_CELL_DATE,   TANDEM_CELL_DATE };
  const TandemReaderOptions options = { 0 };
  TandemRow row;
  g_autoptr (TandemReader) reader = write_values (self, NULL, &options, &row);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpstr (get_text (&row, i), ==, expected[i]);
      g_assert_cmpint (row.cells[i].kind, ==, kinds[i]);
    }
}

static guint
count_open_files (void)
{
  g_autoptr (GDir) files = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (files && g_dir_read_name (files))
    n++;
  return n;
}

/* One that is given up holds no file open. */
static void
test_given_up (Fixture *self, gconstpointer data)
{
  TandemSheetWriter *writer;
  guint n_before;

  g_object_unref (new_writer (self, NULL)); /* what the library opens once for all */
  n_before = count_open_files ();
  for (guint i = 0; i < 3; i++)
    {
      writer = new_writer (self, NULL);
      g_assert_true (tandem_sheet_writer_begin (writer, value_columns, G_N_ELEMENTS (value_columns), NULL));
      g_assert_true (tandem_sheet_writer_add (writer, values, G_N_ELEMENTS (values), NULL));
      g_object_unref (writer);
    }
  g_assert_cmpuint (count_open_files (), ==, n_before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/sheet-writers/csv/plain", test_csv_plain);
  ADD ("/sheet-writers/csv/guarded", test_csv_guarded);
  ADD ("/sheet-writers/csv/values", test_csv_values);
  ADD ("/sheet-writers/xlsx/texts", test_xlsx);
  ADD ("/sheet-writers/xlsx/values", test_xlsx_values);
  ADD ("/sheet-writers/xlsx/given-up", test_given_up);
#undef ADD
  return g_test_run ();
}
