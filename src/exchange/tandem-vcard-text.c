/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bytes of a card as text: each value by what its card says of it, else by how it looks. A file may be put together from the
 * cards of several phones. */
#include "exchange/tandem-vcard-text.h"

#include "exchange/tandem-text-decoder.h"
#include "exchange/tandem-text-sniffer.h"

#define SAMPLE_SIZE (64 * 1024)

static char *
convert (TandemVcardText *self, const char *bytes, gsize length, const char *encoding)
{
  g_autoptr (TandemTextDecoder) decoder = tandem_text_decoder_new (encoding, NULL);
  GByteArray *text;

  if (decoder == NULL)
    return NULL;
  text = g_byte_array_new ();
  tandem_text_decoder_push (decoder, (const guint8 *) bytes, length, TRUE, text);
  self->replaced += tandem_text_decoder_get_replaced (decoder);
  g_byte_array_append (text, (const guint8 *) "", 1);
  return (char *) g_byte_array_free (text, FALSE);
}

static char *
decode_foreign (TandemVcardText *self, const char *bytes, gsize length)
{
  const char *encoding = self->fallback;

  /* With a line end after it: a sample may be cut within a letter, and the first half of one is no other's. */
  if (self->foreign->len == 0 || self->foreign->len + length < SAMPLE_SIZE)
    {
      g_byte_array_append (self->foreign, (const guint8 *) bytes, length);
      g_byte_array_append (self->foreign, (const guint8 *) "\n", 1);
    }
  if (encoding == NULL)
    encoding = tandem_text_sniff_encoding (self->foreign->data, self->foreign->len, self->language);
  return convert (self, bytes, length, encoding);
}

/**
 * tandem_vcard_text_is_ascii:
 *
 * Returns: whether every encoding reads it alike; ESC and NUL are no such text
 */
gboolean
tandem_vcard_text_is_ascii (const char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar) bytes[i] >= 0x80 || bytes[i] == 0 || bytes[i] == 0x1b)
      return FALSE;
  return TRUE;
}

/**
 * tandem_vcard_text_decode:
 * @charset: (nullable): what the card says; who says it means it, but for UTF-8, which is looked at
 *
 * Returns: (transfer full): UTF-8
 */
char *
tandem_vcard_text_decode (TandemVcardText *self, const char *bytes, gsize length, const char *charset)
{
  char *text = NULL;

  if (tandem_vcard_text_is_ascii (bytes, length))
    return g_strndup (bytes, length);
  if (charset && g_ascii_strcasecmp (charset, "UTF-8") != 0)
    text = convert (self, bytes, length, charset);
  else if (self->chosen && charset == NULL)
    text = convert (self, bytes, length, self->chosen);
  if (text == NULL && g_utf8_validate_len (bytes, length, NULL))
    text = g_strndup (bytes, length);
  return text ? text : decode_foreign (self, bytes, length);
}

/**
 * tandem_vcard_text_unquote:
 *
 * Takes quoted-printable apart, in place; a = that begins no byte stays.
 *
 * Returns: the length of what is left
 */
gsize
tandem_vcard_text_unquote (char *bytes, gsize length)
{
  gsize to = 0;

  for (gsize i = 0; i < length; i++)
    if (bytes[i] == '=' && i + 2 < length && g_ascii_isxdigit (bytes[i + 1]) && g_ascii_isxdigit (bytes[i + 2]))
      {
        char byte = g_ascii_xdigit_value (bytes[i + 1]) << 4 | g_ascii_xdigit_value (bytes[i + 2]);

        bytes[to] = byte;
        to += byte != 0;
        i += 2;
      }
    else
      bytes[to++] = bytes[i];
  return to;
}
