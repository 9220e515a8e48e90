/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-csv-reader.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange/tandem-exchange-error.h"
#include "exchange/tandem-text-decoder.h"
#include "exchange/tandem-text-sniffer.h"

/* The decoded text passes through a window that holds at least the current row. A row is first only measured (spans), so
 * that a row whose end is not there yet is measured again once more text is in, and then cut in place: cells are pieces
 * of the window with a NUL for the delimiter. Plain bytes are skipped by one look into a table each.
 *
 * A quote opens a quoted cell only at its beginning; within, "" is a quote and a line end is text; after the closing quote
 * what follows is taken as it stands; a backslash is a letter like any other (RFC 4180, and what Python's csv does). */

#define CHUNK_SIZE  (256 * 1024)
#define SAMPLE_SIZE (256 * 1024)
#define SNIFF_LIMIT (64 * 1024 * 1024)
#define MAX_ROW     (16 * 1024 * 1024)

typedef struct {
  gsize start;
  gsize end;
  gboolean quoted;
} Span;

struct _TandemCsvReader {
  GObject parent_instance;
  GInputStream *stream;
  TandemTextDecoder *decoder;
  char *encoding;
  GByteArray *window;
  guint8 *chunk;
  GArray *spans;
  GArray *cells;
  gsize start;
  guint64 line;
  guint64 number;
  guint64 read;
  guint64 size;
  gboolean at_end;
  gboolean is_begun;
  char delimiter;
  guint8 special[256];
};

static void tandem_csv_reader_iface_init (TandemReaderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemCsvReader, tandem_csv_reader, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_READER, tandem_csv_reader_iface_init))

typedef enum { MEASURED_ROW, MEASURED_MORE, MEASURED_CELL_TOO_LONG, MEASURED_TOO_WIDE, MEASURED_OPEN_QUOTE } Measured;

static gboolean
fill_window (TandemCsvReader *self, GCancellable *cancellable, GError **error)
{
  gssize length;

  if (self->start > 0)
    {
      g_byte_array_remove_range (self->window, 0, self->start);
      self->start = 0;
    }
  length = g_input_stream_read (self->stream, self->chunk, CHUNK_SIZE, cancellable, error);
  if (length < 0)
    return FALSE;
  self->read += length;
  if (self->read > TANDEM_CSV_MAX_FILE)
    {
      g_set_error_literal (error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_LIMIT,
                           _ ("The file is larger than 4 GB, which is the most that can be read. Split it and import the parts."));
      return FALSE;
    }
  self->at_end = length == 0;
  tandem_text_decoder_push (self->decoder, self->chunk, length, self->at_end, self->window);
  return TRUE;
}

/* The closing quote, or NULL if it is not in the window yet. */
static const char *
find_closing_quote (const char *p, const char *end, gboolean at_end)
{
  while ((p = memchr (p, '"', end - p)))
    {
      if (p + 1 == end && !at_end)
        return NULL;
      if (p + 1 == end || p[1] != '"')
        return p;
      p += 2;
    }
  return NULL;
}

static Measured
measure_row (TandemCsvReader *self, gsize *next)
{
  const char *base = (const char *) self->window->data, *end = base + self->window->len;
  const char *p = base + self->start;

  g_array_set_size (self->spans, 0);
  for (;;)
    {
      Span span = { .start = p - base };

      if (p < end && *p == '"')
        {
          const char *close = find_closing_quote (p + 1, end, self->at_end);

          if (!close)
            return end - p > TANDEM_CSV_MAX_CELL + 2 ? MEASURED_CELL_TOO_LONG
                   : self->at_end                    ? MEASURED_OPEN_QUOTE
                                                     : MEASURED_MORE;
          span.quoted = TRUE;
          p = close + 1;
        }
      while (p < end && !self->special[(guint8) *p])
        p++;
      if (p - base - span.start > TANDEM_CSV_MAX_CELL + (span.quoted ? 2 : 0))
        return MEASURED_CELL_TOO_LONG;
      if (p == end && !self->at_end)
        return MEASURED_MORE;
      span.end = p - base;
      g_array_append_val (self->spans, span);
      if (self->spans->len > TANDEM_CSV_MAX_COLUMNS)
        return MEASURED_TOO_WIDE;
      if (p == end || *p != self->delimiter)
        break;
      p++;
    }
  /* CR LF is one line end: a CR at the end of the window waits for what follows. */
  if (p < end && *p == '\r' && p + 1 == end && !self->at_end)
    return MEASURED_MORE;
  if (p < end)
    p += *p == '\r' && p + 1 < end && p[1] == '\n' ? 2 : 1;
  *next = p - base;
  return MEASURED_ROW;
}

static guint
count_lines (const char *p, gsize length)
{
  const char *end = p + length;
  guint lines = 0;

  for (; p < end; p++)
    lines += *p == '\n' || (*p == '\r' && (p + 1 == end || p[1] != '\n'));
  return lines;
}

/* A line end within a cell is a LF, whatever the file ends its lines with. */
static gsize
unify_line_ends (char *text, gsize length)
{
  char *end = text + length, *from, *to;

  from = to = memchr (text, '\r', length);
  if (!from)
    return length;
  for (; from < end; from++)
    if (*from != '\r')
      *to++ = *from;
    else if (from + 1 == end || from[1] != '\n')
      *to++ = '\n';
  return to - text;
}

/* Takes the quotes of a quoted cell away, in place. */
static char *
unquote (char *text, gsize *length)
{
  char *begin = text + 1, *end = text + *length, *from, *to;

  from = to = memchr (begin, '"', end - begin);
  for (;;)
    {
      char *quote = memchr (from, '"', end - from);
      gboolean doubled = quote + 1 < end && quote[1] == '"';
      gsize piece = quote - from + doubled;

      memmove (to, from, piece);
      to += piece;
      from = quote + 1 + doubled;
      if (!doubled)
        break;
    }
  memmove (to, from, end - from);
  to += end - from;
  *length = unify_line_ends (begin, to - begin);
  return begin;
}

static void
cut_cells (TandemCsvReader *self, gsize next, TandemRow *row)
{
  char *base = (char *) self->window->data;
  const Span *spans = (const Span *) (gpointer) self->spans->data;
  gboolean is_empty = self->spans->len == 1 && spans[0].start == spans[0].end;
  guint lines = 0;
  TandemCell *cells;

  g_array_set_size (self->cells, self->spans->len);
  cells = (TandemCell *) (gpointer) self->cells->data;
  for (guint i = 0; i < self->spans->len; i++)
    {
      char *text = base + spans[i].start;
      gsize length = spans[i].end - spans[i].start;

      if (spans[i].quoted)
        {
          lines += count_lines (text, length);
          text = unquote (text, &length);
        }
      text[length] = 0;
      cells[i] = (TandemCell) { .text = text, .length = length, .kind = length ? TANDEM_CELL_TEXT : TANDEM_CELL_BLANK };
    }
  row->cells = cells;
  row->n_cells = is_empty ? 0 : self->cells->len;
  row->line = self->line;
  row->number = ++self->number;
  self->line += lines + 1;
  self->start = next;
}

static gboolean
refuse_row (TandemCsvReader *self, Measured measured, GError **error)
{
  g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, self->line);

  if (measured == MEASURED_OPEN_QUOTE)
    /* Translators: %s is the number of a line in a file */
    g_set_error (error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_DAMAGED,
                 _ ("A quotation mark opened in the row at line %s is never closed. Mend that line and import again."), line);
  else if (measured == MEASURED_TOO_WIDE)
    g_set_error (error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_LIMIT,
                 _ ("The row at line %s has more than 16,384 columns. Check that the separator is right."), line);
  else
    g_set_error (error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_LIMIT,
                 _ ("A cell in the row at line %s is larger than 1 MB. A quotation mark may be missing there."), line);
  return FALSE;
}

/* Text is one sheet, which begins at once. */
static gboolean
tandem_csv_reader_next_sheet (TandemReader *reader, TandemSheet *sheet, GCancellable *cancellable, GError **error)
{
  TandemCsvReader *self = TANDEM_CSV_READER (reader);

  if (self->is_begun)
    return FALSE;
  self->is_begun = TRUE;
  *sheet = (TandemSheet) { .name = "" };
  return TRUE;
}

static gboolean
tandem_csv_reader_next_row (TandemReader *reader, TandemRow *row, GCancellable *cancellable, GError **error)
{
  TandemCsvReader *self = TANDEM_CSV_READER (reader);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  for (;;)
    {
      Measured measured = MEASURED_MORE;
      gsize next;

      if (self->start == self->window->len && self->at_end)
        return FALSE;
      if (self->start < self->window->len)
        measured = measure_row (self, &next);
      if (measured == MEASURED_ROW)
        {
          /* The NUL of the last cell of a file without a last line end needs a byte of its own. */
          if (next == self->window->len)
            {
              g_byte_array_append (self->window, (const guint8 *) "", 1);
              self->window->len--;
            }
          cut_cells (self, next, row);
          return TRUE;
        }
      if (measured == MEASURED_MORE && self->window->len - self->start > MAX_ROW)
        measured = MEASURED_CELL_TOO_LONG;
      if (measured != MEASURED_MORE)
        return refuse_row (self, measured, error);
      if (!fill_window (self, cancellable, error))
        return FALSE;
    }
}

static const char *
tandem_csv_reader_get_format (TandemReader *reader)
{
  return TANDEM_CSV_FORMAT;
}

static const char *
tandem_csv_reader_get_encoding (TandemReader *reader)
{
  return TANDEM_CSV_READER (reader)->encoding;
}

static char
tandem_csv_reader_get_delimiter (TandemReader *reader)
{
  return TANDEM_CSV_READER (reader)->delimiter;
}

static guint64
tandem_csv_reader_get_replaced (TandemReader *reader)
{
  return tandem_text_decoder_get_replaced (TANDEM_CSV_READER (reader)->decoder);
}

static guint64
tandem_csv_reader_get_position (TandemReader *reader)
{
  return TANDEM_CSV_READER (reader)->read;
}

static guint64
tandem_csv_reader_get_size (TandemReader *reader)
{
  return TANDEM_CSV_READER (reader)->size;
}

static void
tandem_csv_reader_finalize (GObject *object)
{
  TandemCsvReader *self = TANDEM_CSV_READER (object);

  g_clear_object (&self->stream);
  g_clear_pointer (&self->decoder, tandem_text_decoder_free);
  g_free (self->encoding);
  g_free (self->chunk);
  g_byte_array_unref (self->window);
  g_array_unref (self->spans);
  g_array_unref (self->cells);
  G_OBJECT_CLASS (tandem_csv_reader_parent_class)->finalize (object);
}

static void
tandem_csv_reader_iface_init (TandemReaderInterface *iface)
{
  iface->next_sheet = tandem_csv_reader_next_sheet;
  iface->next_row = tandem_csv_reader_next_row;
  iface->get_format = tandem_csv_reader_get_format;
  iface->get_encoding = tandem_csv_reader_get_encoding;
  iface->get_delimiter = tandem_csv_reader_get_delimiter;
  iface->get_replaced = tandem_csv_reader_get_replaced;
  iface->get_position = tandem_csv_reader_get_position;
  iface->get_size = tandem_csv_reader_get_size;
}

static void
tandem_csv_reader_class_init (TandemCsvReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_csv_reader_finalize;
}

static void
tandem_csv_reader_init (TandemCsvReader *self)
{
  self->window = g_byte_array_sized_new (64); /* there are bytes to point at in an empty file, too */
  self->chunk = g_malloc (CHUNK_SIZE);
  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  self->cells = g_array_new (FALSE, FALSE, sizeof (TandemCell));
  self->line = 1;
}

/* Whether the file is UTF-8 to its end, or to SNIFF_LIMIT: the first letter with an accent may stand a megabyte in. Returns
 * in @piece what was read where it is not. */
static gboolean
read_sample (TandemCsvReader *self, GByteArray *piece, GCancellable *cancellable, GError **error)
{
  gsize length, checked = 0;

  g_byte_array_set_size (piece, SAMPLE_SIZE);
  if (!g_input_stream_read_all (self->stream, piece->data, SAMPLE_SIZE, &length, cancellable, error))
    return FALSE;
  g_byte_array_set_size (piece, length);
  while (length > 0 && checked < SNIFF_LIMIT && g_utf8_validate_len ((const char *) piece->data, piece->len, NULL))
    {
      if (!g_input_stream_read_all (self->stream, self->chunk, CHUNK_SIZE, &length, cancellable, error))
        return FALSE;
      checked += length;
      if (g_utf8_validate_len ((const char *) self->chunk, length, NULL))
        continue;
      g_byte_array_append (piece, self->chunk, length);
    }
  return g_seekable_seek (G_SEEKABLE (self->stream), 0, G_SEEK_SET, cancellable, error);
}

/* `sep=;` as the first line is Excel's word to itself, no record. */
static char
take_sep_line (TandemCsvReader *self)
{
  const char *text = (const char *) self->window->data + self->start;
  gsize length = self->window->len - self->start, used = 5;

  if (length < 5 || g_ascii_strncasecmp (text, "sep=", 4) != 0 || (length > 5 && !strchr ("\r\n", text[5])))
    return 0;
  if (used < length && text[used] == '\r')
    used++;
  if (used < length && text[used] == '\n')
    used++;
  self->start += used;
  self->line = 2;
  return text[4];
}

static gboolean
begin_text (TandemCsvReader *self, const TandemReaderOptions *options, const GByteArray *piece, GCancellable *cancellable,
            GError **error)
{
  char sep;

  self->encoding = g_strdup (options && options->encoding
                                 ? options->encoding
                                 : tandem_text_sniff_encoding (piece->data, piece->len, options ? options->language : NULL));
  self->decoder = tandem_text_decoder_new (self->encoding, error);
  if (!self->decoder)
    return FALSE;
  if (!fill_window (self, cancellable, error))
    return FALSE;
  if (self->window->len >= 3 && memcmp (self->window->data, "\xef\xbb\xbf", 3) == 0)
    self->start = 3;
  sep = take_sep_line (self);
  self->delimiter = options && options->delimiter ? options->delimiter : sep;
  if (!self->delimiter)
    self->delimiter = tandem_text_sniff_delimiter ((const char *) self->window->data + self->start,
                                                   self->window->len - self->start);
  self->special[(guint8) self->delimiter] = self->special['\r'] = self->special['\n'] = 1;
  return TRUE;
}

/**
 * tandem_csv_reader_new:
 *
 * Opens text with delimiters; tandem_reader_open() looks whether the file is that. Holds one row and 256 KB in memory, however
 * large the file. Reads the disk: not on the main thread.
 *
 * Returns: (transfer full): a reader before its first row, or NULL with an error
 */
TandemReader *
tandem_csv_reader_new (GFile *file, const TandemReaderOptions *options, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemCsvReader) self = g_object_new (TANDEM_TYPE_CSV_READER, NULL);
  g_autoptr (GByteArray) piece = g_byte_array_new ();
  g_autoptr (GFileInfo) info = NULL;

  self->stream = G_INPUT_STREAM (g_file_read (file, cancellable, error));
  if (!self->stream)
    return NULL;
  info = g_file_input_stream_query_info (G_FILE_INPUT_STREAM (self->stream), G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable, NULL);
  self->size = info ? g_file_info_get_size (info) : 0;
  if (!read_sample (self, piece, cancellable, error) || !begin_text (self, options, piece, cancellable, error))
    return NULL;
  return TANDEM_READER (g_steal_pointer (&self));
}
