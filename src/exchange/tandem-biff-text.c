/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-biff-text.h"

#include <string.h>

#include "exchange/tandem-exchange-error.h"
#include "exchange/tandem-text-decoder.h"

/* Text of a binary workbook. From 1997 on ([MS-XLS] 2.5.293) it is UTF-16, or the lower bytes of it where the upper ones are
 * all zero; the pieces of a text that goes on in a CONTINUE record choose anew, each by its first byte. What makes it rich and
 * how it is read aloud comes after it and is passed over. Before, it is bytes in the code page that the file names. */

#define IS_WIDE 0x01
#define HAS_EXT 0x04
#define IS_RICH 0x08

#define REPLACEMENT 0xfffd

/**
 * TandemBiffText:
 *
 * How text of a workbook is stored.
 */
struct _TandemBiffText {
  gboolean is_unicode;
  gboolean is_chosen; /* by the person at the screen */
  const char *encoding;
  TandemTextDecoder *decoder;
  GByteArray *decoded;
};

/* What CODEPAGE says ([MS-XLS] 2.4.52), as iconv calls it. */
static const struct {
  guint code_page;
  const char *encoding;
} code_pages[] = {
  { 367, "windows-1252" },
  { 437, "CP437" },
  { 737, "CP737" },
  { 775, "CP775" },
  { 850, "CP850" },
  { 852, "CP852" },
  { 855, "CP855" },
  { 857, "CP857" },
  { 860, "CP860" },
  { 861, "CP861" },
  { 862, "CP862" },
  { 863, "CP863" },
  { 864, "CP864" },
  { 865, "CP865" },
  { 866, "CP866" },
  { 869, "CP869" },
  { 874, "CP874" },
  { 932, "CP932" },
  { 936, "GBK" },
  { 949, "UHC" },
  { 950, "BIG5" },
  { 1250, "windows-1250" },
  { 1251, "windows-1251" },
  { 1252, "windows-1252" },
  { 1253, "windows-1253" },
  { 1254, "windows-1254" },
  { 1255, "windows-1255" },
  { 1256, "windows-1256" },
  { 1257, "windows-1257" },
  { 1258, "windows-1258" },
  { 1361, "JOHAB" },
  { 10000, "MACINTOSH" },
  { 10007, "MAC-CYRILLIC" },
  { 10029, "MAC-CENTRALEUROPE" },
  { 32768, "MACINTOSH" },
  { 32769, "windows-1252" },
};

static gboolean
take_encoding (TandemBiffText *self, const char *encoding)
{
  TandemTextDecoder *decoder = tandem_text_decoder_new (encoding, NULL);

  if (!decoder)
    return FALSE;
  g_clear_pointer (&self->decoder, tandem_text_decoder_free);
  self->decoder = decoder;
  self->encoding = g_intern_string (encoding);
  return TRUE;
}

/**
 * tandem_biff_text_new:
 * @encoding: of text until something else is known
 */
TandemBiffText *
tandem_biff_text_new (const char *encoding)
{
  TandemBiffText *self = g_new0 (TandemBiffText, 1);

  self->decoded = g_byte_array_new ();
  if (!take_encoding (self, encoding))
    take_encoding (self, "UTF-8");
  return self;
}

void
tandem_biff_text_free (TandemBiffText *self)
{
  g_clear_pointer (&self->decoder, tandem_text_decoder_free);
  g_byte_array_unref (self->decoded);
  g_free (self);
}

/**
 * tandem_biff_text_set_unicode:
 *
 * Text is UTF-16 from here on.
 */
void
tandem_biff_text_set_unicode (TandemBiffText *self)
{
  self->is_unicode = TRUE;
}

/**
 * tandem_biff_text_set_encoding:
 *
 * Text is read in an encoding that was chosen, whatever the file says. One that iconv does not know changes nothing.
 */
void
tandem_biff_text_set_encoding (TandemBiffText *self, const char *encoding)
{
  self->is_chosen |= take_encoding (self, encoding);
}

/**
 * tandem_biff_text_set_code_page:
 * @code_page: as the file says
 *
 * A number that iconv has no name for changes nothing.
 */
void
tandem_biff_text_set_code_page (TandemBiffText *self, guint code_page)
{
  for (guint i = 0; !self->is_chosen && i < G_N_ELEMENTS (code_pages); i++)
    if (code_pages[i].code_page == code_page)
      take_encoding (self, code_pages[i].encoding);
}

/**
 * tandem_biff_text_get_encoding:
 *
 * Returns: (nullable): the encoding of its text, or NULL where it is UTF-16
 */
const char *
tandem_biff_text_get_encoding (TandemBiffText *self)
{
  return self->is_unicode ? NULL : self->encoding;
}

guint64
tandem_biff_text_get_replaced (TandemBiffText *self)
{
  return self->decoder ? tandem_text_decoder_get_replaced (self->decoder) : 0;
}

/* --- UTF-16 -------------------------------------------------------------------------------------------------------- */

/* Letters of ASCII from the first on. */
static gsize
count_plain (const guint8 *bytes, gsize length)
{
  gsize n = 0;

  while (n < length && bytes[n] < 0x80 && bytes[n] > 0)
    n++;
  return n;
}

static void
append_narrow (GString *into, const guint8 *bytes, gsize length)
{
  while (length > 0)
    {
      gsize plain = count_plain (bytes, length);

      g_string_append_len (into, (const char *) bytes, plain);
      bytes += plain;
      length -= plain;
      if (length == 0)
        break;
      if (*bytes > 0)
        g_string_append_unichar (into, *bytes);
      bytes++;
      length--;
    }
}

/* @high is the first half of a letter whose second half is still to come, or 0. */
static void
append_unit (GString *into, gunichar unit, gunichar *high)
{
  gboolean is_second = unit >= 0xdc00 && unit < 0xe000;

  if (*high && is_second)
    g_string_append_unichar (into, 0x10000 + ((*high - 0xd800) << 10) + (unit - 0xdc00));
  else if (*high || is_second)
    g_string_append_unichar (into, REPLACEMENT);
  *high = unit >= 0xd800 && unit < 0xdc00 ? unit : 0;
  if (unit > 0 && !*high && !is_second)
    g_string_append_unichar (into, unit);
}

static gboolean
go_on (TandemBiffStream *stream, TandemBiffRecord *record, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (tandem_biff_stream_continue (stream, record, &failure))
    return TRUE;
  if (!failure)
    return tandem_exchange_refuse_damaged (error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
read_letters (TandemBiffStream *stream, TandemBiffRecord *record, gsize n, gboolean is_wide, GString *into,
              GError **error)
{
  gunichar high = 0;

  while (n > 0)
    {
      const guint8 *bytes = record->data + record->at;
      gsize here = MIN (n, (record->length - record->at) / (is_wide ? 2 : 1));

      if (!is_wide)
        append_narrow (into, bytes, here);
      for (gsize i = 0; is_wide && i < here; i++)
        append_unit (into, tandem_biff_get_u16 (bytes + 2 * i), &high);
      record->at += is_wide ? 2 * here : here;
      n -= here;
      if (n == 0)
        break;
      if (record->at < record->length)
        return tandem_exchange_refuse_damaged (error);
      if (!go_on (stream, record, error))
        return FALSE;
      if (record->length > 0)
        is_wide = (record->data[record->at++] & IS_WIDE) != 0;
    }
  if (high)
    g_string_append_unichar (into, REPLACEMENT);
  return TRUE;
}

static gboolean
read_unicode (TandemBiffStream *stream, TandemBiffRecord *record, gsize n, GString *into, GError **error)
{
  guint8 flags, runs[2] = { 0 }, ext[4] = { 0 };
  guint64 after;

  if (!tandem_biff_stream_take (stream, record, &flags, 1, error)
      || ((flags & IS_RICH) && !tandem_biff_stream_take (stream, record, runs, sizeof runs, error))
      || ((flags & HAS_EXT) && !tandem_biff_stream_take (stream, record, ext, sizeof ext, error))
      || !read_letters (stream, record, n, flags & IS_WIDE, into, error))
    return FALSE;
  after = tandem_biff_get_u16 (runs) * G_GUINT64_CONSTANT (4) + tandem_biff_get_u32 (ext);
  return tandem_biff_stream_take (stream, record, NULL, after, error);
}

/* --- code pages ---------------------------------------------------------------------------------------------------- */

static gboolean
read_bytes (TandemBiffText *self, TandemBiffRecord *record, gsize n, GString *into, GError **error)
{
  const guint8 *bytes = record->data + record->at;
  gsize plain;

  if (n > record->length - record->at)
    return tandem_exchange_refuse_damaged (error);
  record->at += n;
  plain = count_plain (bytes, n);
  g_string_append_len (into, (const char *) bytes, plain);
  if (plain == n)
    return TRUE;
  g_byte_array_set_size (self->decoded, 0);
  tandem_text_decoder_push (self->decoder, bytes + plain, n - plain, TRUE, self->decoded);
  g_string_append_len (into, (const char *) self->decoded->data, self->decoded->len);
  return TRUE;
}

/* --- both ---------------------------------------------------------------------------------------------------------- */

/**
 * tandem_biff_text_read:
 * @record: (inout): whose next bytes are the text, and before it how long it is
 * @count_size: in how many bytes its length is: 1 or 2
 * @into: where the text is appended: valid UTF-8 without NUL
 *
 * Returns: FALSE with an error of #TandemExchangeError
 */
gboolean
tandem_biff_text_read (TandemBiffText *self, TandemBiffStream *stream, TandemBiffRecord *record, guint count_size,
                       GString *into, GError **error)
{
  guint8 count[2] = { 0 };

  if (!tandem_biff_stream_take (stream, record, count, count_size, error))
    return FALSE;
  /* Some programs leave the flags of an empty text out. */
  if (self->is_unicode && tandem_biff_get_u16 (count) == 0 && record->at == record->length)
    return TRUE;
  if (self->is_unicode)
    return read_unicode (stream, record, tandem_biff_get_u16 (count), into, error);
  return read_bytes (self, record, tandem_biff_get_u16 (count), into, error);
}

/**
 * tandem_biff_text_load_shared:
 * @record: (inout): an SST record
 *
 * Reads the texts that cells refer to by number. What a table of them is short of is missed only by a cell that wants it.
 */
gboolean
tandem_biff_text_load_shared (TandemSharedStrings *strings, TandemBiffStream *stream, TandemBiffRecord *record,
                              GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint8 counts[8], count[2];
  guint32 n;

  if (!tandem_biff_stream_take (stream, record, counts, sizeof counts, error))
    return FALSE;
  n = tandem_biff_get_u32 (counts + 4);
  for (guint32 i = 0; i < n; i++)
    {
      g_autoptr (GError) failure = NULL;

      if (i % 4096 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (record->at == record->length && !tandem_biff_stream_continue (stream, record, &failure))
        {
          if (!failure)
            return TRUE;
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      g_string_truncate (text, 0);
      if (!tandem_biff_stream_take (stream, record, count, sizeof count, error)
          || !read_unicode (stream, record, tandem_biff_get_u16 (count), text, error)
          || !tandem_shared_strings_add (strings, text->str, text->len, error))
        return FALSE;
    }
  return TRUE;
}
