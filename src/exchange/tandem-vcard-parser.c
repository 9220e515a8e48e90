/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Address cards out of a stream, one at a time, of vCard 2.1, 3.0 and 4.0 as programs write them: a line is read by what stands
 * in it, whatever version the card claims. A card ends with END:VCARD, with the next BEGIN:VCARD, or with the file. */
#include "exchange/tandem-vcard-parser.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange/tandem-exchange-error.h"
#include "exchange/tandem-text-sniffer.h"
#include "exchange/tandem-vcard-lines.h"
#include "exchange/tandem-vcard-text.h"

#define HEAD_SIZE   4096
#define MAX_DEPTH   8
/* What a property and each of its params take besides their text. */
#define COST_OF_PART 64
#define MAX_CARD     (2 * TANDEM_VCARD_MAX_TEXT)

struct _TandemVcardParser {
  TandemVcardLines *lines;
  char *whole;         /* UTF-16 and UTF-32, which every byte is in */
  TandemVcardText text;

  GPtrArray *open;  /* the card that is read, and the agents it is within, borrowed */
  guint64 begun_at; /* the line of a BEGIN that ended the card before it */
  gsize cost;
  gsize data_size;
  guint depth;
};

/* --- a property ---------------------------------------------------------------------------------------------------- */

/* The circumflex escapes of RFC 6868, which vCard 2.1 does not know. */
static char *
unescape_param (const char *text, gsize length)
{
  GString *plain = g_string_sized_new (length);

  for (const char *p = text, *end = text + length; p < end; p++)
    if (*p == '^' && p + 1 < end && strchr ("n^'", p[1]))
      {
        p++;
        g_string_append_c (plain, *p == 'n' ? '\n' : *p == '\'' ? '"' : '^');
      }
    else if (*p != '"')
      g_string_append_c (plain, *p);
  return g_string_free (plain, FALSE);
}

static const char *
name_nameless (const char *value)
{
  static const char *const encodings[] = { "QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT", "B", "Q", NULL };
  static const char *const places[] = { "INLINE", "URL", "CID", "CONTENT-ID", NULL };
  g_autofree char *capitals = g_ascii_strup (value, -1);

  if (g_strv_contains (encodings, capitals))
    return "ENCODING";
  return g_strv_contains (places, capitals) ? "VALUE" : "TYPE";
}

static void
add_param_value (TandemVcardParser *self, TandemVcardProperty *property, const char *name, const char *text,
                 gsize length)
{
  g_autofree char *plain = g_strstrip (unescape_param (text, length));
  g_autofree char *value = tandem_vcard_text_decode (&self->text, plain, strlen (plain), NULL);

  if (name || *value)
    tandem_vcard_property_add_param (property, name ? name : name_nameless (value), value);
}

/* One param with all its values; those of TYPE are parted even within quotes, as RFC 6350 does in its examples. */
static void
add_param (TandemVcardParser *self, TandemVcardProperty *property, const char *text, gsize length)
{
  const char *equals = memchr (text, '=', length), *end = text + length, *begin;
  g_autofree char *name
      = equals ? g_strstrip (tandem_vcard_text_decode (&self->text, text, equals - text, NULL)) : NULL;
  gboolean is_type = name == NULL || g_ascii_strcasecmp (name, "TYPE") == 0, quoted = FALSE;

  begin = equals ? equals + 1 : text;
  for (const char *p = begin; p <= end; p++)
    {
      if (p < end && *p == '"')
        quoted = !quoted;
      if (p < end && (*p != ',' || (quoted && !is_type)))
        continue;
      add_param_value (self, property, name, begin, p - begin);
      begin = p + 1;
    }
}

static gboolean
parse_name (TandemVcardProperty *property, const char *text, gsize length)
{
  g_autofree char *name = g_strstrip (g_strndup (text, length));
  char *dot = strrchr (name, '.');
  const char *begin = dot ? dot + 1 : name;

  if (*begin == 0)
    return FALSE;
  for (const char *p = name; *p; p++)
    if (!g_ascii_isalnum (*p) && !strchr ("-_./", *p))
      return FALSE;
  property->name = g_ascii_strup (begin, -1);
  if (dot && dot > name)
    property->group = g_ascii_strdown (name, dot - name);
  return TRUE;
}

static gboolean
parse_head (TandemVcardParser *self, TandemVcardProperty *property, const char *text, gsize length)
{
  const char *end = text + length, *begin = text;
  gboolean quoted = FALSE;

  for (const char *p = text; p <= end; p++)
    {
      if (p < end && *p == '"')
        quoted = !quoted;
      if (p < end && (*p != ';' || quoted))
        continue;
      if (begin != text)
        add_param (self, property, begin, p - begin);
      else if (!parse_name (property, text, p - text))
        return FALSE;
      begin = p + 1;
    }
  return TRUE;
}

static gboolean
is_data_name (const char *name)
{
  static const char *const names[] = { "PHOTO", "LOGO", "SOUND", "KEY", NULL };

  return g_strv_contains (names, name) || g_str_has_prefix (name, "X-");
}

static void
keep_data (TandemVcardParser *self, TandemVcardProperty *property, const char *text)
{
  gsize length;
  guchar *bytes = g_base64_decode (text, &length);

  property->is_cut |= self->data_size + length > TANDEM_VCARD_MAX_DATA;
  if (!property->is_cut)
    {
      self->data_size += length;
      property->data = g_bytes_new_take (g_steal_pointer (&bytes), length);
    }
  g_free (bytes);
  property->value = g_strdup ("");
}

/* data:image/jpeg;base64,… */
static gboolean
take_data_uri (TandemVcardParser *self, TandemVcardProperty *property, const char *value)
{
  const char *comma = strchr (value, ','), *type = value + 5;
  gsize length;

  if (g_ascii_strncasecmp (value, "data:", 5) != 0 || comma == NULL)
    return FALSE;
  length = strcspn (type, ";,\\");
  property->media_type = length < 100 && tandem_vcard_text_is_ascii (type, length) ? g_strndup (type, length) : NULL;
  if (g_strstr_len (type, comma - type, "base64") == NULL)
    return FALSE;
  keep_data (self, property, comma + 1);
  return TRUE;
}

static void
name_media_type (TandemVcardProperty *property)
{
  const char *type = tandem_vcard_property_get_param (property, "MEDIATYPE");

  if (type == NULL)
    type = tandem_vcard_property_get_param (property, "TYPE");
  if (type && strlen (type) < 100 && property->media_type == NULL)
    property->media_type = strchr (type, '/') ? g_strdup (type) : g_strconcat ("image/", type, NULL);
}

static void
parse_value (TandemVcardParser *self, TandemVcardProperty *property, const char *text, gsize length)
{
  const char *encoding = tandem_vcard_property_get_param (property, "ENCODING");
  const char *charset = tandem_vcard_property_get_param (property, "CHARSET");
  gboolean is_base64
      = encoding && (g_ascii_strcasecmp (encoding, "B") == 0 || g_ascii_strcasecmp (encoding, "BASE64") == 0);
  g_autofree char *bytes = NULL;

  if (property->is_cut && (is_base64 || is_data_name (property->name)))
    property->value = g_strdup ("");
  else if (is_base64 && is_data_name (property->name))
    {
      keep_data (self, property, text);
      name_media_type (property);
    }
  else if (!take_data_uri (self, property, text))
    {
      bytes = is_base64 ? (char *) g_base64_decode (text, &length) : g_memdup2 (text, length + 1);
      if (encoding
          && (g_ascii_strcasecmp (encoding, "QUOTED-PRINTABLE") == 0 || g_ascii_strcasecmp (encoding, "Q") == 0))
        length = tandem_vcard_text_unquote (bytes, length);
      else if (!is_base64 && tandem_vcard_lines_is_decoded (self->lines))
        charset = "UTF-8";
      property->value = tandem_vcard_text_decode (&self->text, bytes ? bytes : "", bytes ? length : 0, charset);
    }
}

/* Returns NULL for a line that is none. */
static TandemVcardProperty *
parse_property (TandemVcardParser *self, const TandemVcardLine *line)
{
  g_autoptr (TandemVcardProperty) property = tandem_vcard_property_new (line->number);
  /* A quote that nothing closes hides the colon. */
  const char *colon = line->colon ? line->text + line->colon : strchr (line->text, ':');

  if (colon == NULL || !parse_head (self, property, line->text, colon - line->text))
    return NULL;
  property->is_cut = line->is_cut;
  parse_value (self, property, colon + 1, line->text + line->length - colon - 1);
  return g_steal_pointer (&property);
}

/* --- a card -------------------------------------------------------------------------------------------------------- */

static gboolean
is_vcard (const TandemVcardProperty *property, const char *name)
{
  g_autofree char *value = g_strstrip (g_strdup (property->value));

  return strcmp (property->name, name) == 0 && g_ascii_strcasecmp (value, "VCARD") == 0;
}

static TandemVcard *
get_innermost (TandemVcardParser *self)
{
  return self->open->len > 0 ? self->open->pdata[self->open->len - 1] : NULL;
}

static TandemVcard *
begin_card (TandemVcardParser *self, guint64 line)
{
  TandemVcard *card = tandem_vcard_new (line);

  g_ptr_array_add (self->open, card);
  tandem_vcard_lines_set_version (self->lines, card->version);
  self->cost = self->data_size = 0;
  self->begun_at = 0;
  return card;
}

/* AGENT with nothing behind it is followed by a card. */
static gboolean
begin_agent (TandemVcardParser *self, guint64 line)
{
  TandemVcard *card = get_innermost (self), *agent;
  TandemVcardProperty *last = card->properties->len > 0 ? card->properties->pdata[card->properties->len - 1] : NULL;

  if (last == NULL || strcmp (last->name, "AGENT") != 0 || *last->value || self->open->len + self->depth >= MAX_DEPTH)
    return FALSE;
  agent = tandem_vcard_new (line);
  agent->version = card->version;
  g_ptr_array_add (card->agents, agent);
  g_ptr_array_add (self->open, agent);
  return TRUE;
}

static void
set_version (TandemVcardParser *self, TandemVcard *card, const char *value)
{
  while (g_ascii_isspace (*value))
    value++;
  card->version = *value == '2' ? "2.1" : *value == '4' ? "4.0" : "3.0";
  tandem_vcard_lines_set_version (self->lines, card->version);
}

/* vCard 3.0 has the agent's card as a text within the card. */
static void
read_agent (TandemVcardParser *self, TandemVcard *card, TandemVcardProperty *property)
{
  g_autofree char *text = tandem_vcard_property_dup_text (property);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (TandemVcardParser) parser = NULL;
  TandemVcard *agent;

  if (g_ascii_strncasecmp (text, "BEGIN:VCARD", 11) != 0 || self->depth + 1 >= MAX_DEPTH)
    return;
  stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  parser = tandem_vcard_parser_new (stream, NULL, self->text.language, NULL, NULL);
  if (parser == NULL)
    return;
  parser->depth = self->depth + 1;
  agent = tandem_vcard_parser_next (parser, NULL, NULL);
  if (agent)
    g_ptr_array_add (card->agents, agent);
}

static gboolean
add_property (TandemVcardParser *self, TandemVcardProperty *property, GError **error)
{
  TandemVcard *card = get_innermost (self);
  g_autofree char *line = NULL;

  self->cost += strlen (property->value) + COST_OF_PART * (1 + property->params->len);
  if (self->cost <= MAX_CARD)
    {
      tandem_vcard_add (card, property);
      if (strcmp (property->name, "AGENT") == 0 && *property->value)
        read_agent (self, card, property);
      return TRUE;
    }
  tandem_vcard_property_free (property);
  line = g_strdup_printf ("%" G_GUINT64_FORMAT, card->line);
  /* Translators: %s is the number of a line in a file */
  g_set_error (error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_LIMIT,
               _ ("The address card at line %s is larger than 2 MB. The file may be damaged there."), line);
  return FALSE;
}

/* A note that somebody broke by hand goes on in a line that is no property. */
static void
keep_unread (TandemVcardParser *self, const TandemVcardLine *line)
{
  TandemVcard *card = get_innermost (self);
  TandemVcardProperty *last
      = card && card->properties->len > 0 ? card->properties->pdata[card->properties->len - 1] : NULL;
  g_autofree char *text = NULL, *before = NULL;

  if (last && strcmp (last->name, "NOTE") == 0 && strlen (last->value) + line->length < TANDEM_VCARD_MAX_TEXT
      && self->cost + line->length < MAX_CARD)
    {
      text = tandem_vcard_text_decode (&self->text, line->text, line->length, NULL);
      before = last->value;
      last->value = g_strconcat (before, "\n", text, NULL);
      self->cost += line->length + COST_OF_PART;
    }
  else if (card)
    card->n_unread++;
}

/* Returns whether the outermost card has ended. */
static gboolean
take_property (TandemVcardParser *self, TandemVcard **card, TandemVcardProperty *taken, GError **error)
{
  g_autoptr (TandemVcardProperty) property = taken;
  gboolean is_version = strcmp (property->name, "VERSION") == 0;

  if (is_vcard (property, "BEGIN") && *card == NULL)
    *card = begin_card (self, property->line);
  else if (is_vcard (property, "BEGIN"))
    {
      if (begin_agent (self, property->line))
        return FALSE;
      self->begun_at = property->line;
      return TRUE;
    }
  else if (is_vcard (property, "END") && *card)
    {
      g_ptr_array_set_size (self->open, self->open->len - 1);
      return self->open->len == 0;
    }
  else if (is_version)
    {
      /* A card without a beginning has it as its first line. */
      if (*card == NULL)
        *card = begin_card (self, property->line);
      set_version (self, get_innermost (self), property->value);
    }
  else if (*card)
    add_property (self, g_steal_pointer (&property), error);
  return FALSE;
}

/**
 * tandem_vcard_parser_next:
 *
 * Returns: (transfer full) (nullable): the next card; NULL at the end, or with an error
 */
TandemVcard *
tandem_vcard_parser_next (TandemVcardParser *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemVcard) card = NULL;
  g_autoptr (GError) failure = NULL;
  TandemVcardLine line;

  g_ptr_array_set_size (self->open, 0);
  if (self->begun_at)
    card = begin_card (self, self->begun_at);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  while (failure == NULL && tandem_vcard_lines_next (self->lines, &line, cancellable, &failure))
    {
      TandemVcardProperty *property = parse_property (self, &line);

      if (property == NULL)
        keep_unread (self, &line);
      else if (take_property (self, &card, property, &failure))
        break;
    }
  if (failure == NULL)
    return g_steal_pointer (&card);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* --- the file ------------------------------------------------------------------------------------------------------ */

static gboolean
is_wide (const char *encoding)
{
  return encoding
         && (g_ascii_strncasecmp (encoding, "UTF-16", 6) == 0 || g_ascii_strncasecmp (encoding, "UTF-32", 6) == 0);
}

/* A line of the head begins a card, or the head begins with the version of a card that lost its first line. */
static gboolean
begins_card (const char *text)
{
  static const char version[] = "VERSION:";

  if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    text += 3;
  while (g_ascii_isspace (*text))
    text++;
  if (g_ascii_strncasecmp (text, version, strlen (version)) == 0)
    return strstr (text, "\nFN:") || strstr (text, "\nN:") || strstr (text, "\rFN:") || strstr (text, "\rN:");
  for (const char *line = text; line; line = strpbrk (line, "\r\n"))
    {
      line += strspn (line, "\r\n \t");
      if (g_ascii_strncasecmp (line, "BEGIN:", 6) == 0)
        {
          line += 6 + strspn (line + 6, " \t");
          return g_ascii_strncasecmp (line, "VCARD", 5) == 0 && (!line[5] || g_ascii_isspace (line[5]));
        }
    }
  return FALSE;
}

/**
 * tandem_vcard_is_likely:
 * @head: (array length=length): the first bytes of a file
 *
 * Returns: whether it holds address cards
 */
gboolean
tandem_vcard_is_likely (const guint8 *head, gsize length)
{
  const char *encoding = tandem_text_sniff_encoding (head, length, NULL);
  g_autofree char *text = is_wide (encoding) ? g_convert_with_fallback ((const char *) head, length & ~(gsize) 3,
                                                                        "UTF-8", encoding, NULL, NULL, NULL, NULL)
                                             : g_strndup ((const char *) head, length);

  return text && begins_card (text);
}

void
tandem_vcard_parser_free (TandemVcardParser *self)
{
  g_clear_pointer (&self->lines, tandem_vcard_lines_free);
  g_free (self->text.chosen);
  g_free (self->text.fallback);
  g_free (self->text.language);
  g_free (self->whole);
  g_byte_array_unref (self->text.foreign);
  g_ptr_array_unref (self->open);
  g_free (self);
}

/**
 * tandem_vcard_parser_new:
 * @encoding: (nullable): chosen by a person, for all that says nothing else
 * @language: (nullable): whose code page is taken for what is no UTF-8
 *
 * Returns: (transfer full): a parser before its first card, or NULL with an error
 */
TandemVcardParser *
tandem_vcard_parser_new (GInputStream *stream, const char *encoding, const char *language, GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (TandemVcardParser) self = g_new0 (TandemVcardParser, 1);
  g_autoptr (GBufferedInputStream) buffered
      = G_BUFFERED_INPUT_STREAM (g_buffered_input_stream_new_sized (stream, HEAD_SIZE));
  const guint8 *head;
  gsize length;

  self->text.chosen = g_strdup (encoding);
  self->text.language = g_strdup (language);
  self->text.foreign = g_byte_array_new ();
  self->open = g_ptr_array_new ();
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (buffered), FALSE);
  if (g_buffered_input_stream_fill (buffered, HEAD_SIZE, cancellable, error) < 0)
    return NULL;
  head = g_buffered_input_stream_peek_buffer (buffered, &length);
  if (encoding == NULL)
    encoding = tandem_text_sniff_encoding (head, length, language);
  if (is_wide (encoding))
    self->whole = g_strdup (encoding);
  if (self->whole)
    g_clear_pointer (&self->text.chosen, g_free);
  self->lines = tandem_vcard_lines_new (G_INPUT_STREAM (buffered), self->whole, cancellable, error);
  return self->lines ? g_steal_pointer (&self) : NULL;
}

/**
 * tandem_vcard_parser_set_fallback:
 * @encoding: that of what is no UTF-8; without it, it is found out on the way
 */
void
tandem_vcard_parser_set_fallback (TandemVcardParser *self, const char *encoding)
{
  g_set_str (&self->text.fallback, encoding);
}

/**
 * tandem_vcard_parser_dup_encoding:
 *
 * Returns: (transfer full): the encoding that was chosen or found in what was read so far
 */
char *
tandem_vcard_parser_dup_encoding (TandemVcardParser *self)
{
  if (self->whole || self->text.chosen || self->text.fallback)
    return g_strdup (self->whole ? self->whole : self->text.chosen ? self->text.chosen : self->text.fallback);
  return g_strdup (tandem_text_sniff_encoding (self->text.foreign->data, self->text.foreign->len, self->text.language));
}

/**
 * tandem_vcard_parser_get_replaced:
 *
 * Returns: bytes so far that had no meaning in their encoding
 */
guint64
tandem_vcard_parser_get_replaced (TandemVcardParser *self)
{
  return self->text.replaced;
}

/**
 * tandem_vcard_parser_get_position:
 *
 * Returns: bytes of the stream read so far
 */
guint64
tandem_vcard_parser_get_position (TandemVcardParser *self)
{
  return tandem_vcard_lines_get_position (self->lines);
}
