/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <glib/gstdio.h>

#include "exchange/tandem-csv-reader.h"
#include "exchange/tandem-exchange-error.h"
#include "exchange/tandem-text-sniffer.h"

static TandemReader *
open_bytes (const char *bytes, gsize length, const TandemReaderOptions *options, GError **error)
{
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("tandem-csv-XXXXXX", &stream, NULL);
  TandemReader *reader;

  g_assert_true (g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (stream)), bytes, length, NULL,
                                            NULL, NULL));
  g_io_stream_close (G_IO_STREAM (stream), NULL, NULL);
  reader = tandem_reader_open (file, options, NULL, error);
  g_file_delete (file, NULL, NULL);
  return reader;
}

/* Cells joined by ¦, rows by a line end. */
static char *
read_all (TandemReader *reader, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  TandemRow row;

  while (tandem_reader_next_row (reader, &row, NULL, error))
    {
      for (guint i = 0; i < row.n_cells; i++)
        {
          g_assert_cmpuint (strlen (row.cells[i].text), ==, row.cells[i].length);
          g_string_append_printf (out, "%s%s", i ? "¦" : "", row.cells[i].text);
        }
      g_string_append_c (out, '\n');
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_reads (const char *bytes, gsize length, const TandemReaderOptions *options, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemReader) reader = open_bytes (bytes, length, options, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = read_all (reader, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

#define ASSERT_READS(bytes, expected) assert_reads (bytes, sizeof (bytes) - 1, NULL, expected)

static void
test_quotes (void)
{
  ASSERT_READS ("a,b\n\"x\"\"y\",\"1,2\"\n", "a¦b\nx\"y¦1,2\n");
  ASSERT_READS ("a,b\n\"x\"yz,5\" pipe\n", "a¦b\nxyz¦5\" pipe\n");
  ASSERT_READS ("a,b\n\"\"\"\",\"\"\n", "a¦b\n\"¦\n");
  ASSERT_READS ("a,b\r\n\"x\r\ny\",\"p\rq\"", "a¦b\nx\ny¦p\nq\n");
  ASSERT_READS ("a,b\n x , \"y\"\n", "a¦b\n x ¦ \"y\"\n");
  ASSERT_READS ("\"\"\n", "\n");
}

static void
test_line_ends (void)
{
  ASSERT_READS ("a,b\r1,2\r3,4\r", "a¦b\n1¦2\n3¦4\n");
  ASSERT_READS ("a,b\r\n1,2\r\n\r\n3,4", "a¦b\n1¦2\n\n3¦4\n");
  ASSERT_READS ("a,b,\n1,2,", "a¦b¦\n1¦2¦\n");
  ASSERT_READS ("", "");
  ASSERT_READS ("\xef\xbb\xbf", "");
  ASSERT_READS ("\xef\xbb\xbfsep=;\r\na;b,c\r\n", "a¦b,c\n");
}

static void
test_line_numbers (void)
{
  static const char text[] = "a,b\n\"x\ny\n\",2\r\n\r\n3,4\n";
  g_autoptr (TandemReader) reader = open_bytes (text, sizeof text - 1, NULL, NULL);
  guint64 expected[] = { 1, 2, 5, 6 };
  TandemRow row;

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_true (tandem_reader_next_row (reader, &row, NULL, NULL));
      g_assert_cmpuint (row.line, ==, expected[i]);
    }
  g_assert_false (tandem_reader_next_row (reader, &row, NULL, NULL));
}

static void
test_encodings (void)
{
  TandemReaderOptions polish = { .language = "pl_PL.UTF-8" };
  TandemReaderOptions western = { .encoding = "windows-1252" };
  static const char odd[] = "a,b\nM\xfcller,\x81\n";

  ASSERT_READS ("a,b\nM\xfcller,\x80\n", "a¦b\nMüller¦€\n");
  ASSERT_READS ("a,b\nRen\xe9" "e,Zo\xeb\n", "a¦b\nRenée¦Zoë\n");
  ASSERT_READS ("\x90\xa9,\x96\xbc\x91O\n\x93\x63\x92\x86,\x88\xea\x98Y\n", "姓¦名前\n田中¦一郎\n");
  ASSERT_READS ("\xff\xfe" "a\0,\0\x1f\x04\n\0", "a¦П\n");
  ASSERT_READS ("a,b\nx\0y,1\n", "a¦b\nxy¦1\n");
  assert_reads ("a,b\n\xb3\xf3\x64\x9f,1\n", 10, &polish, "a¦b\nłódź¦1\n");
  assert_reads (odd, sizeof odd - 1, &western, "a¦b\nMüller¦\xef\xbf\xbd\n");
}

static void
test_replaced (void)
{
  TandemReaderOptions options = { .encoding = "UTF-8" };
  static const char text[] = "a,b\nM\xfcller,\xe2\x82";
  g_autoptr (TandemReader) reader = open_bytes (text, sizeof text - 1, &options, NULL);
  g_autofree char *read = read_all (reader, NULL);

  g_assert_true (g_utf8_validate (read, -1, NULL));
  g_assert_cmpuint (tandem_reader_get_replaced (reader), ==, 3);
}

static void
test_delimiters (void)
{
  static const struct {
    const char *text;
    char delimiter;
  } cases[] = {
    { "name;price\na;1,5\nb;2,5\n", ';' },   { "a\tb\n1\t2, 3\n", '\t' },    { "a|b\n1|2\n", '|' },
    { "start\n10:30\n11:30\n", ',' },        { "start:end\n10:30\n", ':' },     { "name\nAnn, Dr.\nBob\nCy\n", ',' },
    { "url,x\nhttp://a,1\nhttp://b,2\n", ',' }, { "a,b\n\"1;2\",\"3;4;5\"\n", ',' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (tandem_text_sniff_delimiter (cases[i].text, strlen (cases[i].text)), ==, cases[i].delimiter);
}

/* Every row crosses the border of a window at some place: each byte counts. */
static void
test_windows (void)
{
  g_autoptr (GString) text = g_string_new ("n,text,more\r\n");
  g_autoptr (TandemReader) reader = NULL;
  TandemRow row;

  for (guint i = 0; i < 60000; i++)
    g_string_append_printf (text, "%u,\"é \"\"%u\"\"\r\n\",ü\r\n", i, i);
  reader = open_bytes (text->str, text->len, NULL, NULL);
  g_assert_true (tandem_reader_next_row (reader, &row, NULL, NULL));
  for (guint i = 0; i < 60000; i++)
    {
      g_autofree char *expected = g_strdup_printf ("é \"%u\"\n", i);

      g_assert_true (tandem_reader_next_row (reader, &row, NULL, NULL));
      g_assert_cmpuint (row.n_cells, ==, 3);
      g_assert_cmpuint (row.line, ==, 2 + 2 * i);
      g_assert_cmpstr (row.cells[1].text, ==, expected);
      g_assert_cmpstr (row.cells[2].text, ==, "ü");
    }
  g_assert_false (tandem_reader_next_row (reader, &row, NULL, NULL));
  g_assert_cmpuint (tandem_reader_get_position (reader), ==, text->len);
  g_assert_cmpuint (tandem_reader_get_size (reader), ==, text->len);
}

static void
assert_refused (const char *bytes, gsize length, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemReader) reader = open_bytes (bytes, length, NULL, &error);
  g_autofree char *text = NULL;

  if (reader)
    text = read_all (reader, &error);
  g_assert_error (error, TANDEM_EXCHANGE_ERROR, code);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
test_limits (void)
{
  g_autofree char *cell = g_strnfill (TANDEM_CSV_MAX_CELL + 1, 'x');
  g_autofree char *wide = g_strnfill (TANDEM_CSV_MAX_COLUMNS, ',');
  g_autofree char *quoted = g_strconcat ("a,b\n\"x", cell, NULL);

  assert_refused (cell, strlen (cell), TANDEM_EXCHANGE_ERROR_LIMIT);
  assert_refused (quoted, strlen (quoted), TANDEM_EXCHANGE_ERROR_LIMIT);
  assert_refused (wide, strlen (wide), TANDEM_EXCHANGE_ERROR_LIMIT);
  assert_refused ("a,b\n\"1,2\n3,4\n", 13, TANDEM_EXCHANGE_ERROR_DAMAGED);
}

/* What is just within the limits is read. */
static void
test_within_limits (void)
{
  g_autofree char *cell = g_strnfill (TANDEM_CSV_MAX_CELL, 'x');
  g_autofree char *wide = g_strnfill (TANDEM_CSV_MAX_COLUMNS - 1, ',');
  g_autofree char *text = g_strconcat (wide, "\n\"", cell, "\"", NULL);
  g_autoptr (TandemReader) reader = open_bytes (text, strlen (text), NULL, NULL);
  TandemRow row;

  g_assert_true (tandem_reader_next_row (reader, &row, NULL, NULL));
  g_assert_cmpuint (row.n_cells, ==, TANDEM_CSV_MAX_COLUMNS);
  g_assert_true (tandem_reader_next_row (reader, &row, NULL, NULL));
  g_assert_cmpuint (row.cells[0].length, ==, TANDEM_CSV_MAX_CELL);
}

static void
test_refused (void)
{
  TandemReaderOptions options = { .encoding = "no-such" };
  g_autoptr (GError) error = NULL;

  assert_refused ("PK\3\4....xl/workbook.xml", 22, TANDEM_EXCHANGE_ERROR_DAMAGED);
  assert_refused ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, TANDEM_EXCHANGE_ERROR_DAMAGED);
  assert_refused ("%PDF-1.7\n", 9, TANDEM_EXCHANGE_ERROR_FORMAT);
  assert_refused ("\x89PNG\r\n\x1a\n", 8, TANDEM_EXCHANGE_ERROR_FORMAT);
  assert_refused ("\x7f" "ELF\2\1\1\0\0\0\1\3\5", 13, TANDEM_EXCHANGE_ERROR_FORMAT);
  assert_refused ("<!DOCTYPE html><p>", 18, TANDEM_EXCHANGE_ERROR_FORMAT);
  g_assert_null (open_bytes ("a,b", 3, &options, &error));
  g_assert_error (error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_ENCODING);
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemReader) reader = open_bytes ("a,b\n1,2\n", 8, NULL, NULL);
  TandemRow row;

  g_assert_true (tandem_reader_next_row (reader, &row, cancellable, &error));
  g_cancellable_cancel (cancellable);
  g_assert_false (tandem_reader_next_row (reader, &row, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A sheet from elsewhere: letters that the encoding of the language does not have tell it. */
static void
test_foreign_sheet (void)
{
  static const char german[] = "Stra\xdf"
                               "e;M\xfcller",
                    hebrew[] = "\xf9\xec\xe5\xed;\xe0\xe1",
                    plain[] = "Str;M\xe4"
                              "rz";

  g_assert_cmpstr (tandem_text_sniff_encoding ((const guint8 *) german, strlen (german), "he_IL"), ==, "windows-1252");
  g_assert_cmpstr (tandem_text_sniff_encoding ((const guint8 *) hebrew, strlen (hebrew), "he_IL"), ==, "windows-1255");
  g_assert_cmpstr (tandem_text_sniff_encoding ((const guint8 *) plain, strlen (plain), "he_IL"), ==, "windows-1255");
  g_assert_cmpstr (tandem_text_sniff_encoding ((const guint8 *) german, strlen (german), "de_DE"), ==, "windows-1252");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/csv-reader/quotes", test_quotes);
  g_test_add_func ("/exchange/csv-reader/line-ends", test_line_ends);
  g_test_add_func ("/exchange/csv-reader/line-numbers", test_line_numbers);
  g_test_add_func ("/exchange/csv-reader/encodings", test_encodings);
  g_test_add_func ("/exchange/csv-reader/replaced", test_replaced);
  g_test_add_func ("/exchange/csv-reader/delimiters", test_delimiters);
  g_test_add_func ("/exchange/csv-reader/windows", test_windows);
  g_test_add_func ("/exchange/csv-reader/limits", test_limits);
  g_test_add_func ("/exchange/csv-reader/within-limits", test_within_limits);
  g_test_add_func ("/exchange/csv-reader/refused", test_refused);
  g_test_add_func ("/exchange/csv-reader/cancel", test_cancel);
  g_test_add_func ("/exchange/csv-reader/foreign-sheet", test_foreign_sheet);
  return g_test_run ();
}
