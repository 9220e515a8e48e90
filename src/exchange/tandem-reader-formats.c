/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-reader-formats.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange/tandem-biff-workbook.h"
#include "exchange/tandem-csv-reader.h"
#include "exchange/tandem-exchange-error.h"
#include "exchange/tandem-ods-reader.h"
#include "exchange/tandem-ole-file.h"
#include "exchange/tandem-text-sniffer.h"
#include "exchange/tandem-vcard-parser.h"
#include "exchange/tandem-vcard-reader.h"
#include "exchange/tandem-workbook.h"
#include "exchange/tandem-xls-reader.h"
#include "exchange/tandem-xlsx-reader.h"

/* A file is opened by what it holds, never by its name: spreadsheets travel as "contacts.csv" and CSV as "list.xls". The table
 * of formats is asked from its beginning; text, which anything may be, comes last. */

#define HEAD_SIZE 4096

typedef struct {
  GFile *file;
  const guint8 *head;
  gsize length;
  const TandemReaderOptions *options;
  GCancellable *cancellable;
} Opening;

typedef struct {
  const char *bytes;
  gsize length;
  const char *sentence;
} Signature;

/* Translators: each of these follows the name of a file, as in: “list.xlsx” is an Excel workbook. … */
static const Signature signatures[] = {
  { "%PDF-", 5, N_ ("“%s” is a PDF document. Choose a spreadsheet or a CSV file instead.") },
  { "\x89PNG", 4, N_ ("“%s” is a picture. Choose a spreadsheet or a CSV file instead.") },
  { "\xff\xd8\xff", 3, N_ ("“%s” is a picture. Choose a spreadsheet or a CSV file instead.") },
  { "GIF8", 4, N_ ("“%s” is a picture. Choose a spreadsheet or a CSV file instead.") },
  { "\x1f\x8b", 2, N_ ("“%s” is compressed. Unpack it first, then choose the spreadsheet or CSV file in it.") },
  { "7z\xbc\xaf\x27\x1c", 6,
    N_ ("“%s” is compressed. Unpack it first, then choose the spreadsheet or CSV file in it.") },
  { "Rar!", 4, N_ ("“%s” is compressed. Unpack it first, then choose the spreadsheet or CSV file in it.") },
  { "SQLite format 3", 15, N_ ("“%s” is a database. If it is a Tandem file, open it with Open instead of Import.") },
  { "{\\rtf", 5, N_ ("“%s” is a text document. Choose a spreadsheet or a CSV file instead.") },
};

#define ENCRYPTED                                                                                                      \
  N_ ("“%s” is encrypted with a password. Open it in its program, save it without the password, and choose that "      \
      "file.")

/* Web programs give their tables such names, and Excel opens them. */
static gboolean
is_named_workbook (const Opening *opening)
{
  g_autofree char *name = g_file_get_basename (opening->file);
  g_autofree char *folded = g_ascii_strdown (name, -1);

  return g_str_has_suffix (folded, ".xls") || g_str_has_suffix (folded, ".xlsx");
}

static const char *
describe_markup (const Opening *opening)
{
  static const char *const pages[] = { "<!doctype html", "<html", "<head", "<meta", "<style", "<table" };
  g_autofree char *text = g_ascii_strdown ((const char *) opening->head, MIN (opening->length, 2048));
  const char *begin = text;

  if (g_str_has_prefix (begin, "\xef\xbb\xbf"))
    begin += 3;
  while (g_ascii_isspace (*begin))
    begin++;
  if (g_str_has_prefix (begin, "<?xml") && strstr (begin, "urn:schemas-microsoft-com:office:spreadsheet"))
    return N_ ("“%s” is an XML spreadsheet of Excel 2003. Open it in Excel, save it as .xlsx, and choose that file.");
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_has_prefix (begin, pages[i]))
      return is_named_workbook (opening) ? N_ ("“%s” is a web page, though its name says that it is an Excel workbook. "
                                               "Open it in Excel, save it "
                                               "as .xlsx, and choose that file.")
                                         : N_ ("“%s” is a web page. Choose a spreadsheet or a CSV file instead.");
  if (g_str_has_prefix (begin, "<?xml"))
    return N_ ("“%s” is an XML document. Choose a spreadsheet or a CSV file instead.");
  return NULL;
}

/* Text has hardly any control characters; in UTF-16 and UTF-32 they are halves of letters. */
static gboolean
is_binary (const guint8 *head, gsize length)
{
  gsize control = 0;

  if (g_str_has_prefix (tandem_text_sniff_encoding (head, length, NULL), "UTF-16")
      || g_str_has_prefix (tandem_text_sniff_encoding (head, length, NULL), "UTF-32"))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    control += (head[i] < 0x20 && !strchr ("\t\n\r\f\v\x1a\x1b", head[i] ? head[i] : 1)) || head[i] == 0x7f;
  return control > 2 && control * 50 > length;
}

static const char *
describe_refused (const Opening *opening)
{
  const guint8 *head = opening->head;
  gsize length = opening->length;

  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (length >= signatures[i].length && memcmp (head, signatures[i].bytes, signatures[i].length) == 0)
      return signatures[i].sentence;
  if (is_binary (head, length))
    return N_ ("“%s” is not a table of text. Choose a spreadsheet or a CSV file instead.");
  return describe_markup (opening);
}

static void
refuse (const Opening *opening, TandemExchangeError code, const char *sentence, GError **error)
{
  g_autofree char *name = g_file_get_basename (opening->file);
  g_autofree char *shown = g_filename_display_name (name);
  g_auto (GStrv) parts = g_strsplit (_ (sentence), "%s", 2);
  g_autofree char *message = g_strjoinv (shown, parts);

  g_set_error_literal (error, TANDEM_EXCHANGE_ERROR, code, message);
}

/* --- zip: what is in it decides ------------------------------------------------------------------------------------ */

static gboolean
is_zip (const Opening *opening)
{
  return opening->length >= 4 && memcmp (opening->head, "PK\3\4", 4) == 0;
}

static TandemReader *
open_office_xml (const Opening *opening, TandemZipArchive *archive, GError **error)
{
  g_autofree char *path = tandem_workbook_find (archive, opening->cancellable, error);

  if (path == NULL)
    tandem_zip_archive_free (archive);
  else if (g_str_has_suffix (path, ".bin") || g_str_has_prefix (path, "word/") || g_str_has_prefix (path, "ppt/"))
    {
      tandem_zip_archive_free (archive);
      refuse (opening, TANDEM_EXCHANGE_ERROR_FORMAT,
              g_str_has_suffix (path, ".bin")
                  ? N_ ("“%s” is a binary Excel workbook (.xlsb). Open it in Excel, save it as .xlsx, and choose that "
                        "file.")
                  : N_ ("“%s” is a text document or a presentation. Choose a spreadsheet or a CSV file instead."),
              error);
    }
  else
    return tandem_xlsx_reader_new (archive, opening->cancellable, error);
  return NULL;
}

static TandemReader *
open_zip (const Opening *opening, GError **error)
{
  g_autoptr (TandemZipArchive) archive = tandem_zip_archive_open (opening->file, opening->cancellable, error);

  if (archive == NULL)
    return NULL;
  if (tandem_zip_archive_has_part (archive, "_rels/.rels"))
    return open_office_xml (opening, g_steal_pointer (&archive), error);
  if (tandem_zip_archive_has_part (archive, "content.xml"))
    return tandem_ods_reader_new (g_steal_pointer (&archive), opening->cancellable, error);
  refuse (opening, TANDEM_EXCHANGE_ERROR_FORMAT,
          N_ ("“%s” is compressed. Unpack it first, then choose the spreadsheet or CSV file in it."), error);
  return NULL;
}

/* --- OLE: old Office files, and new ones with a password ------------------------------------------------------------ */

static gboolean
is_ole (const Opening *opening)
{
  return opening->length >= 8 && memcmp (opening->head, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) == 0;
}

/* What is encrypted says so where only its reader looks, which does not know the name of the file. */
static TandemReader *
open_xls (const Opening *opening, TandemFileSlices *slices, GError **error)
{
  g_autoptr (GError) failure = NULL;
  TandemReader *reader = tandem_xls_reader_new (slices, opening->options, opening->cancellable, &failure);

  if (g_error_matches (failure, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_ENCRYPTED))
    refuse (opening, TANDEM_EXCHANGE_ERROR_ENCRYPTED, ENCRYPTED, error);
  else if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  return reader;
}

static TandemReader *
open_ole (const Opening *opening, GError **error)
{
  g_autoptr (TandemOleFile) ole = tandem_ole_file_open (opening->file, opening->cancellable, error);
  TandemFileSlices *slices;
  const char *name;

  if (!ole)
    return NULL;
  /* A file for both Excel 95 and 97 has both. */
  name = tandem_ole_file_has_stream (ole, "Workbook") ? "Workbook" : "Book";
  if (tandem_ole_file_has_stream (ole, name))
    {
      slices = tandem_ole_file_open_stream (ole, name, opening->cancellable, error);
      return slices ? open_xls (opening, slices, error) : NULL;
    }
  if (tandem_ole_file_has_stream (ole, "EncryptedPackage"))
    refuse (opening, TANDEM_EXCHANGE_ERROR_ENCRYPTED, ENCRYPTED, error);
  else if (tandem_ole_file_has_stream (ole, "WordDocument") || tandem_ole_file_has_stream (ole, "PowerPoint Document"))
    refuse (opening, TANDEM_EXCHANGE_ERROR_FORMAT,
            N_ ("“%s” is a text document or a presentation. Choose a spreadsheet or a CSV file instead."), error);
  else
    refuse (opening, TANDEM_EXCHANGE_ERROR_FORMAT,
            N_ ("“%s” is not a table of text. Choose a spreadsheet or a CSV file instead."), error);
  return NULL;
}

/* --- Excel before 5: no container ---------------------------------------------------------------------------------- */

static gboolean
is_bare_biff (const Opening *opening)
{
  return tandem_biff_is_bof (opening->head, opening->length);
}

static TandemReader *
open_bare_biff (const Opening *opening, GError **error)
{
  g_autoptr (TandemFileSlices) slices = tandem_file_slices_open (opening->file, opening->cancellable, error);

  if (!slices || !tandem_exchange_check_container (tandem_file_slices_get_size (slices), error))
    return NULL;
  return open_xls (opening, g_steal_pointer (&slices), error);
}

/* --- text ---------------------------------------------------------------------------------------------------------- */

static gboolean
is_vcard (const Opening *opening)
{
  return tandem_vcard_is_likely (opening->head, opening->length);
}

static TandemReader *
open_vcard (const Opening *opening, GError **error)
{
  return tandem_vcard_reader_new (opening->file, opening->options, opening->cancellable, error);
}

static gboolean
is_anything (const Opening *opening)
{
  return TRUE;
}

static TandemReader *
open_text (const Opening *opening, GError **error)
{
  const char *sentence = describe_refused (opening);

  if (sentence == NULL)
    return tandem_csv_reader_new (opening->file, opening->options, opening->cancellable, error);
  refuse (opening, TANDEM_EXCHANGE_ERROR_FORMAT, sentence, error);
  return NULL;
}

/* --- the table ----------------------------------------------------------------------------------------------------- */

static const struct {
  gboolean (*is) (const Opening *opening);
  TandemReader *(*open) (const Opening *opening, GError **error);
} formats[] = {
  { is_zip, open_zip },     { is_ole, open_ole },       { is_bare_biff, open_bare_biff },
  { is_vcard, open_vcard }, { is_anything, open_text },
};

/**
 * tandem_reader_formats_open:
 *
 * Does the work of tandem_reader_open().
 */
TandemReader *
tandem_reader_formats_open (GFile *file, const TandemReaderOptions *options, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  guint8 head[HEAD_SIZE];
  Opening opening = { file, head, 0, options, cancellable };
  guint i = 0;

  if (!stream
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), head, sizeof head, &opening.length, cancellable, error))
    return NULL;
  while (!formats[i].is (&opening))
    i++;
  return formats[i].open (&opening, error);
}
