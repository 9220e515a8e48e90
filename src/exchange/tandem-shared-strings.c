/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-shared-strings.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange/tandem-exchange-error.h"

/* The texts of a workbook stand in a part of their own, each once, and cells refer to them by number: all have to be there
 * before the first row. They lie one after the other in one piece of memory that grows by a quarter. */

#define MAX_BYTES   (128 * 1024 * 1024)
#define MAX_STRINGS (16 * 1024 * 1024)

/**
 * TandemSharedStrings:
 *
 * The texts that cells of a workbook refer to by number.
 */
struct _TandemSharedStrings {
  char *bytes;
  gsize n_bytes;
  gsize bytes_allocated;
  guint32 *starts;
  gsize n_strings;
  gsize strings_allocated;
  GString *text;
  gboolean in_string;
  gboolean in_text;
  guint in_phonetic;
};

TandemSharedStrings *
tandem_shared_strings_new (void)
{
  TandemSharedStrings *self = g_new0 (TandemSharedStrings, 1);

  self->text = g_string_new (NULL);
  return self;
}

void
tandem_shared_strings_free (TandemSharedStrings *self)
{
  g_free (self->bytes);
  g_free (self->starts);
  g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * tandem_shared_strings_unescape:
 *
 * Turns `_x000A_` into the letter it stands for (ECMA-376, 22.9.2.19), in place, and line ends into LF.
 *
 * Returns: bytes of the text afterwards
 */
gsize
tandem_shared_strings_unescape (char *text, gsize length)
{
  char *end = text + length, *to = text;

  for (char *from = text; from < end;)
    {
      gunichar letter = 0;

      if (from[0] == '_' && end - from >= 7 && from[1] == 'x' && from[6] == '_')
        for (int i = 2; i < 6; i++)
          letter = g_ascii_isxdigit (from[i]) ? letter * 16 + g_ascii_xdigit_value (from[i]) : 0x110000;
      if (letter == '\r' || *from == '\r')
        {
          from += letter ? 7 : 1;
          if (from == end || *from != '\n')
            *to++ = '\n';
        }
      else if (letter > 0 && g_unichar_validate (letter))
        {
          to += g_unichar_to_utf8 (letter, to);
          from += 7;
        }
      else
        *to++ = *from++;
    }
  return to - text;
}

/**
 * tandem_shared_strings_add:
 *
 * Adds the text of the next number.
 *
 * Returns: FALSE with %TANDEM_EXCHANGE_ERROR_LIMIT where all of them are too much
 */
gboolean
tandem_shared_strings_add (TandemSharedStrings *self, const char *text, gsize length, GError **error)
{
  if (self->n_bytes + length + 1 > MAX_BYTES || self->n_strings + 1 >= MAX_STRINGS)
    {
      g_set_error_literal (error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_LIMIT,
                           _ ("The workbook holds more text than can be read. Save the sheet as CSV."));
      return FALSE;
    }
  if (self->n_bytes + length + 1 > self->bytes_allocated)
    {
      self->bytes_allocated = MAX (self->bytes_allocated + self->bytes_allocated / 4, self->n_bytes + length + 65536);
      self->bytes = g_realloc (self->bytes, self->bytes_allocated);
    }
  if (self->n_strings + 2 > self->strings_allocated)
    {
      self->strings_allocated += self->strings_allocated / 4 + 1024;
      self->starts = g_renew (guint32, self->starts, self->strings_allocated);
    }
  memcpy (self->bytes + self->n_bytes, text, length);
  self->starts[self->n_strings++] = self->n_bytes;
  self->n_bytes += length;
  self->bytes[self->n_bytes++] = 0;
  self->starts[self->n_strings] = self->n_bytes;
  return TRUE;
}

static void
keep_text (TandemSharedStrings *self, TandemPartParser *parser)
{
  gsize length = tandem_shared_strings_unescape (self->text->str, self->text->len);
  GError *error = NULL;

  if (!tandem_shared_strings_add (self, self->text->str, length, &error))
    tandem_part_parser_fail (parser, error);
}

static void
start_cb (TandemPartParser *parser, const TandemPartElement *element, gpointer data)
{
  TandemSharedStrings *self = data;

  if (g_str_equal (element->name, "si"))
    {
      self->in_string = TRUE;
      g_string_truncate (self->text, 0);
    }
  else if (g_str_equal (element->name, "rPh"))
    self->in_phonetic++;
  else if (g_str_equal (element->name, "t"))
    self->in_text = self->in_string && self->in_phonetic == 0;
}

static void
end_cb (TandemPartParser *parser, const char *name, gpointer data)
{
  TandemSharedStrings *self = data;

  if (g_str_equal (name, "si"))
    {
      self->in_string = FALSE;
      keep_text (self, parser);
    }
  else if (g_str_equal (name, "rPh"))
    self->in_phonetic--;
  else if (g_str_equal (name, "t"))
    self->in_text = FALSE;
}

static void
text_cb (TandemPartParser *parser, const char *text, gsize length, gpointer data)
{
  TandemSharedStrings *self = data;

  if (self->in_text)
    tandem_part_append_text (parser, self->text, text, length);
}

/**
 * tandem_shared_strings_load:
 *
 * Reads the texts. Pieces of rich text are joined; how Japanese text is read aloud, which stands beside it, is left out.
 */
gboolean
tandem_shared_strings_load (TandemSharedStrings *self, TandemZipArchive *archive, const char *path,
                            GCancellable *cancellable, GError **error)
{
  const TandemPartHandlers handlers = { start_cb, end_cb, text_cb };
  g_autoptr (TandemPartParser) parser = tandem_part_parser_new (archive, path, &handlers, self, error);

  return parser && tandem_part_parser_run (parser, cancellable, error);
}

/**
 * tandem_shared_strings_get:
 *
 * Returns: (transfer none) (nullable): the text of a number; NULL where there is none
 */
const char *
tandem_shared_strings_get (TandemSharedStrings *self, guint64 index, gsize *length)
{
  if (index >= self->n_strings)
    return NULL;
  *length = self->starts[index + 1] - self->starts[index] - 1;
  return self->bytes + self->starts[index];
}
