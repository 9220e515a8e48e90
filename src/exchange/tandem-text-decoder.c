/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-text-decoder.h"

#include <errno.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange/tandem-exchange-error.h"

/* Bytes of any encoding become UTF-8 piece by piece. Nothing is refused here: a byte that has no meaning becomes U+FFFD
 * and is counted, so that one bad byte in row 900,000 neither ends an import nor passes silently. */

#define CARRY_SIZE 16

struct _TandemTextDecoder {
  GIConv converter;
  gboolean is_utf8;
  guint64 replaced;
  gsize carried;
  guint8 carry[CARRY_SIZE];
};

static void
append_replacement (TandemTextDecoder *self, GByteArray *into)
{
  g_byte_array_append (into, (const guint8 *) "\xef\xbf\xbd", 3);
  self->replaced++;
}

/* Returns how many bytes at the end begin a character whose rest is still to come. */
static gsize
append_utf8 (TandemTextDecoder *self, const guint8 *bytes, gsize length, gboolean last, GByteArray *into)
{
  const guint8 *end = bytes + length;

  while (bytes < end)
    {
      const char *stop;
      gboolean valid = g_utf8_validate_len ((const char *) bytes, end - bytes, &stop);

      g_byte_array_append (into, bytes, (const guint8 *) stop - bytes);
      if (valid)
        return 0;
      bytes = (const guint8 *) stop;
      if (*bytes == 0)
        self->replaced++;
      else if (!last && end - bytes < 4 && g_utf8_get_char_validated (stop, end - bytes) == (gunichar) -2)
        return end - bytes;
      else
        append_replacement (self, into);
      bytes++;
    }
  return 0;
}

/* The output of iconv is whole characters. */
static gsize
append_converted (TandemTextDecoder *self, const guint8 *bytes, gsize length, gboolean last, GByteArray *into)
{
  char *in = (char *) bytes;
  gsize in_left = length;

  while (in_left > 0)
    {
      char buffer[16384];
      char *out = buffer;
      gsize out_left = sizeof buffer;
      gsize result = g_iconv (self->converter, &in, &in_left, &out, &out_left);
      int problem = errno;

      append_utf8 (self, (const guint8 *) buffer, out - buffer, TRUE, into);
      if (result != (gsize) -1 || problem == E2BIG)
        continue;
      if (problem == EINVAL && !last && in_left < CARRY_SIZE)
        return in_left;
      append_replacement (self, into);
      in++;
      in_left--;
    }
  return 0;
}

static gsize
append (TandemTextDecoder *self, const guint8 *bytes, gsize length, gboolean last, GByteArray *into)
{
  return self->is_utf8 ? append_utf8 (self, bytes, length, last, into)
                       : append_converted (self, bytes, length, last, into);
}

/**
 * tandem_text_decoder_new:
 * @encoding: a name that iconv knows
 *
 * Returns: (transfer full): a decoder, or NULL with %TANDEM_EXCHANGE_ERROR_ENCODING
 */
TandemTextDecoder *
tandem_text_decoder_new (const char *encoding, GError **error)
{
  TandemTextDecoder *self = g_new0 (TandemTextDecoder, 1);

  self->is_utf8 = g_ascii_strcasecmp (encoding, "UTF-8") == 0;
  if (self->is_utf8)
    return self;
  self->converter = g_iconv_open ("UTF-8", encoding);
  if (self->converter != (GIConv) -1)
    return self;
  g_free (self);
  /* Translators: %s is the name of a character encoding, such as windows-1252 */
  g_set_error (error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_ENCODING,
               _ ("The encoding “%s” is not known here. Choose another one from the list."), encoding);
  return NULL;
}

/**
 * tandem_text_decoder_free:
 *
 * Frees it.
 */
void
tandem_text_decoder_free (TandemTextDecoder *self)
{
  if (!self)
    return;
  if (!self->is_utf8)
    g_iconv_close (self->converter);
  g_free (self);
}

/**
 * tandem_text_decoder_push:
 * @last: no bytes will follow
 * @into: where the text is appended: valid UTF-8 without NUL
 *
 * Decodes the next piece; a character cut in two by its end waits for the next call.
 */
void
tandem_text_decoder_push (TandemTextDecoder *self, const guint8 *bytes, gsize length, gboolean last, GByteArray *into)
{
  gsize rest;

  /* The character cut by the last piece is finished in a small buffer of its own: no copy of the whole piece. */
  while (self->carried > 0 && (length > 0 || last))
    {
      gsize had = self->carried;

      if (length > 0)
        {
          self->carry[self->carried++] = *bytes++;
          length--;
        }
      rest = append (self, self->carry, self->carried, last && length == 0, into);
      memmove (self->carry, self->carry + self->carried - rest, rest);
      self->carried = rest;
      if (self->carried <= had && (rest == 0 || length == 0))
        break;
    }
  if (length == 0)
    return;
  rest = append (self, bytes, length, last, into);
  memcpy (self->carry, bytes + length - rest, rest);
  self->carried = rest;
}

/**
 * tandem_text_decoder_get_replaced:
 *
 * Returns: bytes so far that had no meaning in this encoding, or were NUL
 */
guint64
tandem_text_decoder_get_replaced (TandemTextDecoder *self)
{
  return self->replaced;
}
