/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-reader.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange/tandem-csv-reader.h"
#include "exchange/tandem-exchange-error.h"
#include "exchange/tandem-text-sniffer.h"

/* A file is opened by what it holds, never by its name: spreadsheets travel as "contacts.csv" and CSV as "list.xls". */

#define HEAD_SIZE 4096

G_DEFINE_INTERFACE (TandemReader, tandem_reader, G_TYPE_OBJECT)

typedef struct {
  const char *bytes;
  gsize length;
  const char *sentence;
} Signature;

/* Translators: each of these follows the name of a file, as in: “list.xlsx” is an Excel workbook. … */
static const Signature signatures[] = {
  { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8,
    N_ ("“%s” is an old Excel or Office file, or one with a password. Open it there, save it as CSV, and choose that file.") },
  { "%PDF-", 5, N_ ("“%s” is a PDF document. Choose a CSV file instead.") },
  { "\x89PNG", 4, N_ ("“%s” is a picture. Choose a CSV file instead.") },
  { "\xff\xd8\xff", 3, N_ ("“%s” is a picture. Choose a CSV file instead.") },
  { "GIF8", 4, N_ ("“%s” is a picture. Choose a CSV file instead.") },
  { "\x1f\x8b", 2, N_ ("“%s” is compressed. Unpack it first, then choose the CSV file in it.") },
  { "7z\xbc\xaf\x27\x1c", 6, N_ ("“%s” is compressed. Unpack it first, then choose the CSV file in it.") },
  { "Rar!", 4, N_ ("“%s” is compressed. Unpack it first, then choose the CSV file in it.") },
  { "SQLite format 3", 15, N_ ("“%s” is a database. If it is a Tandem file, open it with Open instead of Import.") },
  { "{\\rtf", 5, N_ ("“%s” is a text document. Choose a CSV file instead.") },
  { "BEGIN:VCARD", 11, N_ ("“%s” holds address cards (vCard), which can’t be read yet. Export the contacts as CSV.") },
};

static gboolean
contains (const guint8 *bytes, gsize length, const char *needle)
{
  return memmem (bytes, length, needle, strlen (needle)) != NULL;
}

static const char *
describe_zip (const guint8 *head, gsize length)
{
  if (contains (head, length, "opendocument.spreadsheet"))
    return N_ ("“%s” is an OpenDocument spreadsheet. Open it in LibreOffice, save it as CSV, and choose that file.");
  if (contains (head, length, "xl/") || contains (head, length, "[Content_Types].xml"))
    return N_ ("“%s” is an Excel workbook. Open it in Excel, save it as CSV, and choose that file.");
  return N_ ("“%s” is compressed. Unpack it first, then choose the CSV file in it.");
}

static const char *
describe_markup (const guint8 *head, gsize length)
{
  g_autofree char *text = g_ascii_strdown ((const char *) head, MIN (length, 512));
  const char *begin = text;

  if (g_str_has_prefix (begin, "\xef\xbb\xbf"))
    begin += 3;
  while (g_ascii_isspace (*begin))
    begin++;
  if (g_str_has_prefix (begin, "<!doctype html") || g_str_has_prefix (begin, "<html"))
    return N_ ("“%s” is a web page. Choose a CSV file instead.");
  if (g_str_has_prefix (begin, "<?xml"))
    return N_ ("“%s” is an XML document. Choose a CSV file instead.");
  return NULL;
}

/* Text has hardly any control characters; in UTF-16 and UTF-32 they are halves of letters. */
static gboolean
is_binary (const guint8 *head, gsize length)
{
  gsize control = 0;

  if (g_str_has_prefix (tandem_text_sniff_encoding (head, length, NULL), "UTF-16") ||
      g_str_has_prefix (tandem_text_sniff_encoding (head, length, NULL), "UTF-32"))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    control += (head[i] < 0x20 && !strchr ("\t\n\r\f\v\x1a\x1b", head[i] ? head[i] : 1)) || head[i] == 0x7f;
  return control > 2 && control * 50 > length;
}

static const char *
describe_unreadable (const guint8 *head, gsize length)
{
  if (length >= 4 && memcmp (head, "PK\3\4", 4) == 0)
    return describe_zip (head, length);
  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (length >= signatures[i].length && memcmp (head, signatures[i].bytes, signatures[i].length) == 0)
      return signatures[i].sentence;
  if (is_binary (head, length))
    return N_ ("“%s” is not a table of text. Choose a CSV file instead.");
  return describe_markup (head, length);
}

/**
 * tandem_reader_open:
 * @options: (nullable): what is known already
 *
 * Opens a table by its content. At present that is CSV and its relations; what can't be read is refused by name. Reads the
 * disk: not on the main thread.
 *
 * Returns: (transfer full): a reader before its first row, or NULL with an error of #TandemExchangeError or #GIOErrorEnum
 */
TandemReader *
tandem_reader_open (GFile *file, const TandemReaderOptions *options, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  guint8 head[HEAD_SIZE];
  gsize length;
  const char *sentence;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  stream = g_file_read (file, cancellable, error);
  if (!stream || !g_input_stream_read_all (G_INPUT_STREAM (stream), head, sizeof head, &length, cancellable, error))
    return NULL;
  sentence = describe_unreadable (head, length);
  if (sentence)
    {
      g_autofree char *name = g_file_get_basename (file);
      g_autofree char *shown = g_filename_display_name (name);
      g_auto (GStrv) parts = g_strsplit (_ (sentence), "%s", 2);
      g_autofree char *message = g_strjoinv (shown, parts);

      g_set_error_literal (error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_FORMAT, message);
      return NULL;
    }
  return tandem_csv_reader_new (file, options, cancellable, error);
}

static void
tandem_reader_default_init (TandemReaderInterface *iface)
{
}

/**
 * tandem_reader_next_row:
 * @row: (out caller-allocates): the row, whose cells are the reader's until the next call
 *
 * Returns: TRUE for a row; FALSE at the end, or with an error
 */
gboolean
tandem_reader_next_row (TandemReader *self, TandemRow *row, GCancellable *cancellable, GError **error)
{
  return TANDEM_READER_GET_IFACE (self)->next_row (self, row, cancellable, error);
}

/**
 * tandem_reader_get_format:
 *
 * Returns: (transfer none): the name of the format, "CSV"
 */
const char *
tandem_reader_get_format (TandemReader *self)
{
  return TANDEM_READER_GET_IFACE (self)->get_format (self);
}

/**
 * tandem_reader_get_encoding:
 *
 * Returns: (transfer none): the encoding that was chosen or found
 */
const char *
tandem_reader_get_encoding (TandemReader *self)
{
  return TANDEM_READER_GET_IFACE (self)->get_encoding (self);
}

/**
 * tandem_reader_get_delimiter:
 *
 * Returns: the delimiter that was chosen or found, or 0 where the format has none
 */
char
tandem_reader_get_delimiter (TandemReader *self)
{
  return TANDEM_READER_GET_IFACE (self)->get_delimiter (self);
}

/**
 * tandem_reader_get_replaced:
 *
 * Returns: bytes read so far that had no meaning in the encoding: they became U+FFFD; more than a few mean a wrong encoding
 */
guint64
tandem_reader_get_replaced (TandemReader *self)
{
  return TANDEM_READER_GET_IFACE (self)->get_replaced (self);
}

/**
 * tandem_reader_get_position:
 *
 * Returns: bytes of the file read so far, for progress
 */
guint64
tandem_reader_get_position (TandemReader *self)
{
  return TANDEM_READER_GET_IFACE (self)->get_position (self);
}

/**
 * tandem_reader_get_size:
 *
 * Returns: bytes of the file, or 0 if unknown
 */
guint64
tandem_reader_get_size (TandemReader *self)
{
  return TANDEM_READER_GET_IFACE (self)->get_size (self);
}
