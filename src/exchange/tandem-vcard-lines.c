/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines of a vCard, each put together from the pieces it was folded into. How that was done depends on what the line
 * holds: quoted-printable goes on after a = at the end, base64 up to an empty line, all else where the next line is indented.
 * One line is read ahead, and of a picture no more is held than %TANDEM_VCARD_MAX_DATA, however large it is. */
#include "exchange/tandem-vcard-lines.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange/tandem-exchange-error.h"
#include "exchange/tandem-text-decoder.h"

#define CHUNK_SIZE (64 * 1024)
/* Who folds at a fixed width breaks words and means no space; vCard 2.1 breaks at a space, which stays. */
#define FIXED_WIDTH 72

struct _TandemVcardLines {
  GInputStream *stream;
  TandemTextDecoder *decoder; /* NULL: the bytes as they are */
  guint8 *chunk;
  GByteArray *window;
  const guint8 *at;
  const guint8 *end;
  guint64 position;
  guint64 number;
  gboolean at_end;
  gboolean skips_lf;
  gboolean keeps_space;

  GByteArray *ahead;
  gboolean has_ahead;
  gboolean ahead_is_cut;

  GByteArray *current;
  gsize scanned;
  gsize piece; /* length of the last piece of it */
  gsize colon;
  gboolean in_quotes;
  gboolean is_cut;
  gboolean is_quoted_printable;
  gboolean is_base64;
  gboolean is_data;
};

/* --- the lines as they stand --------------------------------------------------------------------------------------- */

static gboolean
fill (TandemVcardLines *self, GCancellable *cancellable, GError **error)
{
  gssize length = g_input_stream_read (self->stream, self->chunk, CHUNK_SIZE, cancellable, error);

  if (length < 0)
    return FALSE;
  self->position += length;
  if (self->position > TANDEM_VCARD_MAX_FILE)
    {
      g_set_error_literal (
          error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_LIMIT,
          _ ("The file is larger than 4 GB, which is the most that can be read. Split it and import the parts."));
      return FALSE;
    }
  self->at_end = length == 0;
  self->at = self->chunk;
  self->end = self->chunk + length;
  if (self->decoder)
    {
      g_byte_array_set_size (self->window, 0);
      tandem_text_decoder_push (self->decoder, self->chunk, length, self->at_end, self->window);
      self->at = self->window->data;
      self->end = self->at + self->window->len;
    }
  return TRUE;
}

/* Without NULs, which no text has, so that a line is a string. */
static void
append_ahead (TandemVcardLines *self, const guint8 *bytes, gsize length)
{
  gsize room = TANDEM_VCARD_MAX_DATA - self->ahead->len, from = self->ahead->len;

  self->ahead_is_cut |= length > room;
  if (length > 0)
    g_byte_array_append (self->ahead, bytes, MIN (length, room));
  if (length == 0 || memchr (bytes, 0, length) == NULL)
    return;
  for (gsize i = from; i < self->ahead->len; i++)
    if (self->ahead->data[i])
      self->ahead->data[from++] = self->ahead->data[i];
  g_byte_array_set_size (self->ahead, from);
}

static void
drop_mark (GByteArray *line)
{
  if (line->len >= 3 && memcmp (line->data, "\xef\xbb\xbf", 3) == 0)
    g_byte_array_remove_range (line, 0, 3);
}

/* Reads a line ahead, ended by CR, LF or both; has_ahead is FALSE at the end of the file. */
static gboolean
read_ahead (TandemVcardLines *self, GCancellable *cancellable, GError **error)
{
  gboolean begun = FALSE;

  g_byte_array_set_size (self->ahead, 0);
  self->ahead_is_cut = self->has_ahead = FALSE;
  for (;;)
    {
      const guint8 *from, *p;

      if (self->at == self->end && self->at_end)
        break;
      if (self->at == self->end)
        {
          if (!fill (self, cancellable, error))
            return FALSE;
          continue;
        }
      if (self->skips_lf && *self->at == '\n')
        self->at++;
      self->skips_lf = FALSE;
      for (from = p = self->at; p < self->end && *p != '\n' && *p != '\r';)
        p++;
      append_ahead (self, from, p - from);
      begun |= p > from;
      self->at = p;
      if (p == self->end)
        continue;
      self->skips_lf = *p == '\r';
      self->at++;
      begun = TRUE;
      break;
    }
  self->has_ahead = begun;
  self->number += begun;
  drop_mark (self->ahead);
  return TRUE;
}

/* --- one line of many pieces --------------------------------------------------------------------------------------- */

static gboolean
has_word (const char *head, gsize length, const char *word)
{
  gsize n = strlen (word);

  for (gsize i = 0; i + n <= length; i++)
    if (g_ascii_strncasecmp (head + i, word, n) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_name (const char *head, const char *name)
{
  const char *dot = head + strcspn (head, ".;:");
  gsize length = strlen (name);

  if (*dot == '.')
    head = dot + 1;
  return g_ascii_strncasecmp (head, name, length) == 0 && strchr (";:", head[length]);
}

static void
terminate (GByteArray *line)
{
  g_byte_array_append (line, (const guint8 *) "", 1);
  g_byte_array_set_size (line, line->len - 1);
}

/* What the line holds is told by what stands before its colon; a piece may end before that. */
static void
scan_head (TandemVcardLines *self)
{
  const char *text;

  terminate (self->current);
  text = (const char *) self->current->data;
  for (; self->colon == 0 && self->scanned < self->current->len; self->scanned++)
    if (text[self->scanned] == '"')
      self->in_quotes = !self->in_quotes;
    else if (text[self->scanned] == ':' && !self->in_quotes)
      {
        self->colon = self->scanned;
        self->is_quoted_printable = has_word (text, self->colon, "QUOTED-PRINTABLE");
        self->is_base64 = has_word (text, self->colon, "BASE64") || has_word (text, self->colon, "ENCODING=B")
                          || has_word (text, self->colon, ";B:");
        self->is_data = self->is_base64 || is_name (text, "PHOTO") || is_name (text, "LOGO") || is_name (text, "SOUND")
                        || is_name (text, "KEY");
      }
  /* the word may be in a later piece than the colon */
  if (self->colon > 0 && !self->is_data)
    self->is_data = g_ascii_strncasecmp (text + self->colon + 1, "data:", 5) == 0;
}

static gboolean
check_size (TandemVcardLines *self, guint64 number, GError **error)
{
  g_autofree char *line = NULL;

  if (self->current->len <= TANDEM_VCARD_MAX_TEXT)
    return TRUE;
  if (self->is_data)
    {
      self->is_cut |= self->current->len > TANDEM_VCARD_MAX_DATA;
      g_byte_array_set_size (self->current, MIN (self->current->len, TANDEM_VCARD_MAX_DATA));
      return TRUE;
    }
  line = g_strdup_printf ("%" G_GUINT64_FORMAT, number);
  /* Translators: %s is the number of a line in a file */
  g_set_error (error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_LIMIT,
               _ ("What begins at line %s is larger than 1 MB. The file may be damaged there."), line);
  return FALSE;
}

/* Quoted-printable ends a piece that goes on with a =; spaces behind it are of the way the file took. */
static gboolean
take_soft_break (TandemVcardLines *self)
{
  GByteArray *line = self->current;
  gsize length = line->len;

  if (!self->is_quoted_printable)
    return FALSE;
  while (length > self->colon + 1 && strchr (" \t", line->data[length - 1]))
    length--;
  if (length <= self->colon + 1 || line->data[length - 1] != '=')
    return FALSE;
  g_byte_array_set_size (line, length - 1);
  return self->has_ahead
         && !(self->ahead->len >= 9 && g_ascii_strncasecmp ((const char *) self->ahead->data, "END:VCARD", 9) == 0);
}

static gboolean
is_more_base64 (TandemVcardLines *self)
{
  static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= \t";

  terminate (self->ahead);
  return self->is_base64 && self->ahead->len > 0
         && strspn ((const char *) self->ahead->data, letters) == self->ahead->len;
}

/* Takes the line that was read ahead, if it goes on with this one. */
static gboolean
take_piece (TandemVcardLines *self)
{
  const guint8 *bytes = self->ahead->data;
  gsize skipped = 0;

  if (take_soft_break (self))
    skipped = 0;
  else if (!self->has_ahead || self->ahead->len == 0)
    return FALSE;
  else if (*bytes == ' ' || *bytes == '\t')
    skipped = !self->keeps_space || self->is_base64 || self->piece >= FIXED_WIDTH;
  else if (!is_more_base64 (self))
    return FALSE;
  self->piece = self->ahead->len;
  self->is_cut |= self->ahead_is_cut;
  if (self->ahead->len > skipped)
    g_byte_array_append (self->current, self->ahead->data + skipped, self->ahead->len - skipped);
  return TRUE;
}

static gboolean
is_blank (const GByteArray *line)
{
  for (guint i = 0; i < line->len; i++)
    if (!strchr (" \t", line->data[i]))
      return FALSE;
  return TRUE;
}

static gboolean
begin_line (TandemVcardLines *self, GCancellable *cancellable, GError **error)
{
  GByteArray *taken;

  do
    {
      if (!self->has_ahead)
        return FALSE;
      taken = self->ahead;
      self->ahead = self->current;
      self->current = taken;
      self->is_cut = self->ahead_is_cut;
      if (!read_ahead (self, cancellable, error))
        return FALSE;
    }
  while (is_blank (self->current));
  self->scanned = self->colon = 0;
  self->piece = self->current->len;
  self->in_quotes = self->is_quoted_printable = self->is_base64 = self->is_data = FALSE;
  return TRUE;
}

/* --- public -------------------------------------------------------------------------------------------------------- */

/**
 * tandem_vcard_lines_new:
 * @encoding: (nullable): UTF-16 or UTF-32 in one of their orders, to read it as UTF-8; NULL: the bytes as they are
 *
 * Returns: (transfer full): the lines of a stream, or NULL with an error
 */
TandemVcardLines *
tandem_vcard_lines_new (GInputStream *stream, const char *encoding, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemVcardLines) self = g_new0 (TandemVcardLines, 1);

  self->stream = g_object_ref (stream);
  self->chunk = g_malloc (CHUNK_SIZE);
  self->window = g_byte_array_new ();
  self->ahead = g_byte_array_new ();
  self->current = g_byte_array_new ();
  if (encoding && !(self->decoder = tandem_text_decoder_new (encoding, error)))
    return NULL;
  if (!read_ahead (self, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
tandem_vcard_lines_free (TandemVcardLines *self)
{
  g_object_unref (self->stream);
  g_clear_pointer (&self->decoder, tandem_text_decoder_free);
  g_free (self->chunk);
  g_byte_array_unref (self->window);
  g_byte_array_unref (self->ahead);
  g_byte_array_unref (self->current);
  g_free (self);
}

/**
 * tandem_vcard_lines_next:
 * @line: (out caller-allocates): the next line that is not blank
 *
 * Returns: TRUE for a line; FALSE at the end, or with an error
 */
gboolean
tandem_vcard_lines_next (TandemVcardLines *self, TandemVcardLine *line, GCancellable *cancellable, GError **error)
{
  guint64 number;

  if (!begin_line (self, cancellable, error))
    return FALSE;
  number = self->number - self->has_ahead;
  for (;;)
    {
      scan_head (self);
      if (!check_size (self, number, error))
        return FALSE;
      if (!take_piece (self))
        break;
      if (!read_ahead (self, cancellable, error))
        return FALSE;
    }
  terminate (self->current);
  *line
      = (TandemVcardLine) { (const char *) self->current->data, self->current->len, self->colon, self->is_cut, number };
  return TRUE;
}

/**
 * tandem_vcard_lines_set_version:
 * @version: of the card that the lines belong to
 *
 * Tells how the lines that follow are folded.
 */
void
tandem_vcard_lines_set_version (TandemVcardLines *self, const char *version)
{
  self->keeps_space = g_str_has_prefix (version, "2");
}

/**
 * tandem_vcard_lines_is_decoded:
 *
 * Returns: whether the lines are UTF-8 for certain
 */
gboolean
tandem_vcard_lines_is_decoded (TandemVcardLines *self)
{
  return self->decoder != NULL;
}

/**
 * tandem_vcard_lines_get_position:
 *
 * Returns: bytes of the stream read so far
 */
guint64
tandem_vcard_lines_get_position (TandemVcardLines *self)
{
  return self->position;
}
