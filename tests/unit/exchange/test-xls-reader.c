/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "exchange/tandem-cell-sorter.h"
#include "exchange/tandem-exchange-error.h"
#include "exchange/tandem-reader.h"

/* The workbooks of these tests are records written here by hand, bare or in an OLE container made of four kinds of sectors. */

#define SECTOR    512
#define END       0xfffffffeu
#define TABLE     0xfffffffdu
#define FREE      0xffffffffu
#define MINI_SIZE 4096

/* --- writing ------------------------------------------------------------------------------------------------------- */

static void
put (GByteArray *out, guint32 value, guint size)
{
  for (guint i = 0; i < size; i++)
    {
      const guint8 byte = value >> 8 * i;

      g_byte_array_append (out, &byte, 1);
    }
}

static void
put_record (GByteArray *out, guint type, const void *data, gsize length)
{
  put (out, type, 2);
  put (out, length, 2);
  g_byte_array_append (out, data, length);
}

/* A record written as its bytes in C. */
#define RECORD(out, type, bytes) put_record (out, type, bytes, sizeof bytes - 1)

static void
put_double (GByteArray *out, guint type, guint row, guint column, guint xf, double number)
{
  guint64 bits;

  memcpy (&bits, &number, sizeof bits);
  put (out, type, 2);
  put (out, 14, 2);
  put (out, row, 2);
  put (out, column, 2);
  put (out, xf, 2);
  put (out, bits, 4);
  put (out, bits >> 32, 4);
}

/* A text cell of BIFF8 that refers to a shared text. */
static void
put_shared (GByteArray *out, guint row, guint column, guint32 index)
{
  put (out, 0xfd, 2);
  put (out, 10, 2);
  put (out, row, 2);
  put (out, column, 2);
  put (out, 0, 2);
  put (out, index, 4);
}

static void
set_u32 (GByteArray *out, guint at, guint32 value)
{
  for (guint i = 0; i < 4; i++)
    out->data[at + i] = value >> 8 * i;
}

/* Fills with zeros up to a whole number of sectors; returns how many there are, the header aside. */
static guint
fill (GByteArray *out)
{
  static const guint8 zeros[SECTOR] = { 0 };

  if (out->len % SECTOR)
    g_byte_array_append (out, zeros, SECTOR - out->len % SECTOR);
  return out->len / SECTOR - 1;
}

static void
put_entry (GByteArray *out, const char *name, guint8 type, guint32 child, guint32 sector, guint32 size)
{
  guint8 entry[128] = { 0 };
  GByteArray view = { entry, sizeof entry };

  for (guint i = 0; name[i]; i++)
    entry[2 * i] = name[i];
  entry[64] = 2 * strlen (name) + 2;
  entry[66] = type;
  set_u32 (&view, 68, FREE);
  set_u32 (&view, 72, FREE);
  set_u32 (&view, 76, child);
  set_u32 (&view, 116, sector);
  set_u32 (&view, 120, size);
  g_byte_array_append (out, entry, sizeof entry);
}

/* Wraps a stream: sector 0 is the directory, then the stream, then the table. */
static GByteArray *
wrap (const char *name, const GByteArray *stream)
{
  static const guint8 magic[SECTOR] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
  GByteArray *out = g_byte_array_new ();
  guint size = MAX (stream->len, MINI_SIZE), first_table, n_tables;

  g_byte_array_append (out, magic, SECTOR);
  out->data[30] = 9;
  out->data[32] = 6;
  set_u32 (out, 56, MINI_SIZE);
  set_u32 (out, 60, END);
  set_u32 (out, 68, END);
  put_entry (out, "Root Entry", 5, 1, END, 0);
  put_entry (out, name, 2, FREE, 1, size);
  fill (out);
  g_byte_array_append (out, stream->data, stream->len);
  for (guint i = stream->len; i < MINI_SIZE; i++)
    put (out, 0, 1);
  first_table = fill (out);
  n_tables = first_table / (SECTOR / 4 - 1) + 1;
  set_u32 (out, 44, n_tables);
  for (guint i = 0; i < MIN (n_tables, 109); i++)
    set_u32 (out, 76 + 4 * i, first_table + i);
  for (guint i = 0; i < n_tables * SECTOR / 4; i++)
    put (out,
         i == 0 || i == first_table - 1 ? END
         : i < first_table              ? i + 1
         : i < first_table + n_tables   ? TABLE
                                        : FREE,
         4);
  return out;
}

#define BOF8_BOOK  "\0\6\5\0\0\0\0\0\0\0\0\0\0\0\0\0"
#define BOF8_SHEET "\0\6\x10\0\0\0\0\0\0\0\0\0\0\0\0\0"

/* A workbook of BIFF8 with a sheet of cells and one that is hidden; between them a chart. @globals are records of its own. */
static GByteArray *
make_stream (const GByteArray *globals, const GByteArray *cells)
{
  GByteArray *out = g_byte_array_new ();
  guint sheets[3];

  RECORD (out, 0x809, BOF8_BOOK);
  RECORD (out, 0x85, "\0\0\0\0\0\0\5\0Leads");
  RECORD (out, 0x85, "\0\0\0\0\0\2\5\0Chart");
  RECORD (out, 0x85, "\0\0\0\0\1\0\2\1\x22\x6f\x57\x5b");
  for (guint i = 0; i < 3; i++)
    sheets[i] = 20 + 4 + 17 * i;
  if (globals)
    g_byte_array_append (out, globals->data, globals->len);
  RECORD (out, 0x0a, "");
  set_u32 (out, sheets[0], out->len);
  RECORD (out, 0x809, BOF8_SHEET);
  g_byte_array_append (out, cells->data, cells->len);
  RECORD (out, 0x0a, "");
  set_u32 (out, sheets[2], out->len);
  RECORD (out, 0x809, BOF8_SHEET);
  put_double (out, 0x203, 0, 0, 99, 1.5);
  RECORD (out, 0x0a, "");
  return out;
}

/* --- reading ------------------------------------------------------------------------------------------------------- */

static GFile *
write_file (const GByteArray *bytes)
{
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  GFile *file = g_file_new_tmp ("tandem-xls-XXXXXX", &stream, &error);

  g_assert_no_error (error);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (stream)), bytes->data, bytes->len, NULL, NULL,
                             &error);
  g_assert_no_error (error);
  return file;
}

/* A sheet as [name], * where hidden, a row as its number and its cells, each with the letter of its kind. */
static char *
read_bytes (const GByteArray *bytes, GError **error)
{
  static const char kinds[] = { [TANDEM_CELL_BLANK] = '_', [TANDEM_CELL_TEXT] = 't',    [TANDEM_CELL_NUMBER] = 'n',
                                [TANDEM_CELL_DATE] = 'd',  [TANDEM_CELL_BOOLEAN] = 'b', [TANDEM_CELL_ERROR] = 'e' };
  g_autoptr (GFile) file = write_file (bytes);
  const TandemReaderOptions options = { .language = "de_DE" };
  g_autoptr (TandemReader) reader = tandem_reader_open (file, &options, NULL, error);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) failure = NULL;
  TandemSheet sheet;
  TandemRow row;

  while (reader && !failure && tandem_reader_next_sheet (reader, &sheet, NULL, &failure))
    {
      g_string_append_printf (out, "[%s%s]", sheet.name, sheet.hidden ? "*" : "");
      while (tandem_reader_next_row (reader, &row, NULL, &failure))
        {
          g_string_append_printf (out, " %" G_GUINT64_FORMAT ":", row.number);
          for (guint i = 0; i < row.n_cells; i++)
            g_string_append_printf (out, "%s%c%s", i ? "|" : "", kinds[row.cells[i].kind], row.cells[i].text);
        }
    }
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  g_file_delete (file, NULL, NULL);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_reads (const GByteArray *bytes, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = read_bytes (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_reads_cells (const GByteArray *globals, const GByteArray *cells, const char *expected)
{
  g_autoptr (GByteArray) stream = make_stream (globals, cells);
  g_autoptr (GByteArray) file = wrap ("Workbook", stream);
  g_autofree char *all = g_strconcat ("[Leads]", expected, "[漢字*] 1:n1.5", NULL);

  assert_reads (file, all);
}

static void
assert_refused (const GByteArray *bytes, TandemExchangeError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = read_bytes (bytes, &error);

  g_assert_error (error, TANDEM_EXCHANGE_ERROR, (int) code);
}

/* --- tests --------------------------------------------------------------------------------------------------------- */

/* Five shared texts: plain; rich, with how it is read aloud; cut within narrow letters and going on wide; cut between the
 * halves of a letter; and one whose runs are in the next record. */
static void
test_shared_texts (void)
{
  g_autoptr (GByteArray) globals = g_byte_array_new (), cells = g_byte_array_new ();

  RECORD (globals, 0xfc,
          "\5\0\0\0\5\0\0\0"
          "\4\0\0Zo\xeb!"
          "\2\0\x0d\1\0\6\0\0\0\x22\x6f\x57\x5b"
          "\0\0\0\0"
          "\1\0\2\0\3\0"
          "\5\0\0ab");
  RECORD (globals, 0x3c,
          "\1\xac\x20"
          "c\0d\0"
          "\2\0\1\x3c\xd8");
  RECORD (globals, 0x3c,
          "\1\x63\xdf"
          "\2\0\x08\1\0hi");
  RECORD (globals, 0x3c, "\0\0\0\0");
  for (guint i = 0; i < 5; i++)
    put_shared (cells, 2, i, i);
  assert_reads_cells (globals, cells, " 3:tZoë!|t漢字|tab€cd|t🍣|thi");
}

static void
test_values (void)
{
  g_autoptr (GByteArray) globals = g_byte_array_new (), cells = g_byte_array_new ();

  RECORD (globals, 0x41e,
          "\xa4\0\5\0\0"
          "00000");
  RECORD (globals, 0xe0, "\0\0\0\0");
  RECORD (globals, 0xe0, "\0\0\xa4\0");
  RECORD (globals, 0xe0, "\0\0\x0e\0");
  put_double (cells, 0x203, 0, 0, 0, 4.9301e11);
  put_double (cells, 0x203, 0, 1, 1, 1067);
  put_double (cells, 0x203, 0, 2, 2, 44562);
  put_double (cells, 0x203, 0, 3, 2, 59);
  RECORD (cells, 0x27e, "\0\0\4\0\0\0\x13\x30\0\0");
  RECORD (cells, 0xbd, "\1\0\1\0\0\0\6\0\0\0\1\0\x2a\0\0\0\2\0");
  RECORD (cells, 0x205, "\2\0\0\0\0\0\1\0");
  RECORD (cells, 0x205, "\2\0\1\0\0\0\x07\1");
  RECORD (cells, 0xbe, "\2\0\2\0\0\0\0\0\3\0");
  RECORD (cells, 0x204, "\3\0\0\0\0\0\2\0\1\xac\x20o\0");
  assert_reads_cells (globals, cells,
                      " 1:n493010000000|n01067|d2022-01-01|d1900-02-28|n30.76 2:_|n1|n00010 3:bTRUE|e#DIV/0! 4:t€o");
}

static void
test_1904 (void)
{
  g_autoptr (GByteArray) globals = g_byte_array_new (), cells = g_byte_array_new ();

  RECORD (globals, 0x22, "\1\0");
  RECORD (globals, 0xe0, "\0\0\x0e\0");
  put_double (cells, 0x203, 0, 0, 0, 43100);
  assert_reads_cells (globals, cells, " 1:d2022-01-01");
}

/* A formula gives a number, a boolean, an error, nothing, a text, a text after what it shares, none where one should be; one
 * that was never calculated is an error too. */
static void
test_formulas (void)
{
  g_autoptr (GByteArray) cells = g_byte_array_new ();

  RECORD (cells, 0x06, "\0\0\0\0\0\0\0\0\0\0\0\0\xf8\x3f\0\0\0\0\0\0\0\0");
  RECORD (cells, 0x06, "\0\0\1\0\0\0\1\0\1\0\0\0\xff\xff\0\0\0\0\0\0\0\0");
  RECORD (cells, 0x06, "\0\0\2\0\0\0\2\0\x2a\0\0\0\xff\xff\0\0\0\0\0\0\0\0");
  RECORD (cells, 0x06, "\0\0\3\0\0\0\3\0\0\0\0\0\xff\xff\0\0\0\0\0\0\0\0");
  RECORD (cells, 0x06, "\0\0\4\0\0\0\0\0\0\0\0\0\xff\xff\0\0\0\0\0\0\0\0");
  RECORD (cells, 0x207, "\4\0\0ab");
  RECORD (cells, 0x3c, "\0cd");
  RECORD (cells, 0x06, "\0\0\5\0\0\0\0\0\0\0\0\0\xff\xff\0\0\0\0\0\0\0\0");
  RECORD (cells, 0x4bc, "\0\0\0\0\0\0\0\0\0\0");
  RECORD (cells, 0x207, "\1\0\0x");
  RECORD (cells, 0x06, "\0\0\6\0\0\0\0\0\0\0\0\0\xff\xff\0\0\0\0\0\0\0\0");
  RECORD (cells, 0x06, "\0\0\7\0\0\0\0\0\0\0\0\0\0\0\3\0\0\0\0\0\0\0");
  RECORD (cells, 0x06, "\0\0\x08\0\0\0\0\0\0\0\0\0\xff\xff\0\0\0\0\0\0\0\0");
  assert_reads_cells (NULL, cells, " 1:n1.5|bTRUE|e#N/A|_|tabcd|tx|e|e|e");
}

/* Column by column, as some programs write; and a chart within the sheet, whose cells are none of it. */
static void
test_any_order (void)
{
  g_autoptr (GByteArray) globals = g_byte_array_new (), cells = g_byte_array_new ();

  RECORD (globals, 0xfc, "\1\0\0\0\1\0\0\0\1\0\0s");
  for (guint row = 0; row < 2; row++)
    put_double (cells, 0x203, row, 0, 0, row + 1);
  RECORD (cells, 0x809, BOF8_SHEET);
  put_double (cells, 0x203, 0, 5, 0, 99);
  RECORD (cells, 0x0a, "");
  for (guint row = 0; row < 2; row++)
    put_shared (cells, row, 1, 0);
  put_double (cells, 0x203, 0, 0, 0, 7);
  assert_reads_cells (globals, cells, " 1:n7|ts 2:n2|ts");
}

/* A record of several cells may go on beyond what a column can be called; where cells have to be sorted, it is refused as well. */
static void
test_too_wide (void)
{
  g_autoptr (GByteArray) cells = g_byte_array_new (), stream = NULL, file = NULL;
  g_autoptr (TandemCellSorter) sorter = tandem_cell_sorter_new ();
  const TandemCell cell = { .text = "7", .length = 1, .number = 7, .kind = TANDEM_CELL_NUMBER };
  g_autoptr (GError) error = NULL;

  put_double (cells, 0x203, 1, 0, 0, 1);
  RECORD (cells, 0xbd, "\0\0\xff\xff\0\0\6\0\0\0\0\0\x2a\0\0\0\0\0");
  stream = make_stream (NULL, cells);
  file = wrap ("Workbook", stream);
  assert_refused (file, TANDEM_EXCHANGE_ERROR_LIMIT);
  g_assert_true (tandem_cell_sorter_add (sorter, 0, TANDEM_SHEET_MAX_COLUMNS - 1, &cell, TRUE, &error));
  g_assert_no_error (error);
  g_assert_false (tandem_cell_sorter_add (sorter, 0, G_MAXUINT16 + 1, &cell, TRUE, &error));
  g_assert_error (error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_LIMIT);
}

/* Excel 2 without any code page: that of the language; Excel 3 with one; Excel 5 in its container, with rich text. */
static void
test_old_versions (void)
{
  g_autoptr (GByteArray) two = g_byte_array_new (), three = g_byte_array_new (), five = g_byte_array_new ();
  g_autoptr (GByteArray) wrapped = NULL;

  RECORD (two, 0x09, "\2\0\x10\0");
  RECORD (two, 0x1e, "\7General");
  RECORD (two, 0x1e, "\6d/m/yy");
  RECORD (two, 0x04, "\0\0\0\0\0\0\0\3Zo\xeb");
  RECORD (two, 0x02, "\0\0\1\0\0\0\0\x2a\0");
  RECORD (two, 0x02, "\0\0\2\0\0\1\0\x11\x27");
  RECORD (two, 0x06, "\1\0\0\0\0\0\0\0\0\0\0\0\0\xff\xff\0\0");
  RECORD (two, 0x07, "\2ok");
  RECORD (two, 0x0a, "");
  assert_reads (two, "[Sheet 1] 1:tZoë|n42|d1927-05-19 2:tok");

  RECORD (three, 0x209, "\0\0\x10\0\0\0");
  RECORD (three, 0x42, "\xe3\4");
  RECORD (three, 0x204, "\0\0\0\0\0\0\2\0\xc4\xe0");
  RECORD (three, 0x0a, "");
  assert_reads (three, "[Sheet 1] 1:tДа");

  RECORD (five, 0x809, "\0\5\5\0\0\0\0\0");
  RECORD (five, 0x42, "\xe5\4");
  RECORD (five, 0x85, "\x20\0\0\0\0\0\1\xc1");
  RECORD (five, 0x0a, "");
  g_assert_cmpuint (five->len, ==, 0x22);
  set_u32 (five, 22, five->len);
  RECORD (five, 0x809, "\0\5\x10\0\0\0\0\0");
  RECORD (five, 0xd6, "\0\0\0\0\0\0\2\0\xe1!\1\0\0");
  RECORD (five, 0x0a, "");
  wrapped = wrap ("Book", five);
  assert_reads (wrapped, "[Α] 1:tα!");
}

static void
test_refused (void)
{
  g_autoptr (GByteArray) globals = g_byte_array_new (), cells = g_byte_array_new ();
  g_autoptr (GByteArray) stream = make_stream (globals, cells), file = wrap ("Workbook", stream), encrypted = NULL;
  g_autoptr (GByteArray) word = wrap ("WordDocument", stream), missing = NULL;
  guint table = file->len - SECTOR;

  assert_reads_cells (globals, cells, "");
  /* the chain of the stream bites its tail, or the directory's does */
  set_u32 (file, table + 4 * 5, 2);
  assert_refused (file, TANDEM_EXCHANGE_ERROR_DAMAGED);
  set_u32 (file, table + 4 * 5, 6);
  set_u32 (file, table, 0);
  assert_refused (file, TANDEM_EXCHANGE_ERROR_DAMAGED);
  assert_refused (word, TANDEM_EXCHANGE_ERROR_FORMAT);
  put_shared (cells, 0, 0, 3);
  g_byte_array_unref (stream);
  stream = make_stream (globals, cells);
  missing = wrap ("Workbook", stream);
  assert_refused (missing, TANDEM_EXCHANGE_ERROR_DAMAGED);
  RECORD (globals, 0x2f, "\0\0\0\0\0\0");
  g_byte_array_unref (stream);
  stream = make_stream (globals, cells);
  encrypted = wrap ("Workbook", stream);
  assert_refused (encrypted, TANDEM_EXCHANGE_ERROR_ENCRYPTED);
}

static void
assert_told (const char *content, const char *words)
{
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("tandem-XXXXXX.xls", &stream, &error);
  g_autoptr (TandemReader) reader = NULL;

  g_assert_no_error (error);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (stream)), content, strlen (content), NULL,
                             NULL, &error);
  g_assert_no_error (error);
  reader = tandem_reader_open (file, NULL, NULL, &error);
  g_file_delete (file, NULL, NULL);
  if (words == NULL)
    {
      g_assert_no_error (error);
      g_assert_cmpstr (tandem_reader_get_format (reader), ==, "CSV");
      return;
    }
  g_assert_error (error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, words));
}

/* What else goes by the name of a workbook. */
static void
test_by_name_only (void)
{
  assert_told ("name,email\nAda,ada@example.org\n", NULL);
  assert_told ("\n<table><tr><td>Ada</td></tr></table>", "its name says that it is an Excel workbook");
  assert_told ("<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n"
               "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>",
               "XML spreadsheet of Excel 2003");
}

/* --- harm ---------------------------------------------------------------------------------------------------------- */

/* Whatever comes of it: an answer, or an error with words. */
static void
read_whatever (const GByteArray *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = read_bytes (bytes, &error);

  g_assert_true (text != NULL);
  g_assert_true (!error || error->domain == TANDEM_EXCHANGE_ERROR);
  g_assert_true (!error || *error->message);
}

static void
mutate (const GByteArray *whole, guint step, guint rounds)
{
  for (guint length = 0; length < whole->len; length += step)
    {
      const GByteArray cut = { whole->data, length };

      read_whatever (&cut);
    }
  for (guint i = 0; i < rounds; i++)
    {
      g_autoptr (GByteArray) changed = g_byte_array_new ();

      g_byte_array_append (changed, whole->data, whole->len);
      for (int n = g_test_rand_int_range (1, 12); n > 0; n--)
        changed->data[g_test_rand_int_range (0, whole->len)] = g_test_rand_int_range (0, 256);
      read_whatever (changed);
    }
}

static void
test_mutations (void)
{
  const char *folder = g_getenv ("G_TEST_SRCDIR");
  g_autofree char *files = g_build_filename (folder, "files", NULL);
  g_autoptr (GDir) dir = g_dir_open (files, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *folded = g_ascii_strdown (name, -1), *path = g_build_filename (files, name, NULL), *bytes = NULL;
      GByteArray whole = { 0 };
      gsize length;

      if (!g_str_has_suffix (folded, ".xls") || !g_file_get_contents (path, &bytes, &length, NULL))
        continue;
      whole.data = (guint8 *) bytes;
      whole.len = length;
      mutate (&whole, length / 12 + 1, 20);
      n++;
    }
  g_assert_cmpuint (n, >, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/xls/shared-texts", test_shared_texts);
  g_test_add_func ("/exchange/xls/values", test_values);
  g_test_add_func ("/exchange/xls/1904", test_1904);
  g_test_add_func ("/exchange/xls/formulas", test_formulas);
  g_test_add_func ("/exchange/xls/any-order", test_any_order);
  g_test_add_func ("/exchange/xls/too-wide", test_too_wide);
  g_test_add_func ("/exchange/xls/old-versions", test_old_versions);
  g_test_add_func ("/exchange/xls/refused", test_refused);
  g_test_add_func ("/exchange/xls/by-name-only", test_by_name_only);
  g_test_add_func ("/exchange/xls/mutations", test_mutations);
  return g_test_run ();
}
