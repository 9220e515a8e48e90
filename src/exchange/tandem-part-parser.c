/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-part-parser.h"

#include <string.h>
#include <glib/gi18n-lib.h>
#include <libxml/parser.h>

#include "exchange/tandem-exchange-error.h"

/* A part is inflated and parsed piece by piece, so that neither its length nor what it holds ever stands in memory. A
 * document type is refused when it begins: entities, and with them files of others, references to the network and texts
 * that multiply, come with it alone. Without it the only entities left are the five of XML itself. */

#define CHUNK_SIZE 32768

/**
 * TandemPartParser:
 *
 * An XML part of a zip file while it is read.
 */
struct _TandemPartParser {
  TandemZipArchive *archive;
  GsfInput *part;
  xmlParserCtxtPtr context;
  TandemPartHandlers handlers;
  gpointer data;
  GError *failure;
  guint64 size;
  int depth;
  gboolean stopped;
};

static void
start_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces,
                  const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  TandemPartParser *self = data;
  const TandemPartElement element = { (const char *) name, attributes, n_attributes };

  if (self->stopped)
    return;
  if (++self->depth > TANDEM_PART_MAX_DEPTH)
    tandem_part_parser_fail (
        self, g_error_new_literal (TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_LIMIT,
                                   _ ("The file is nested more deeply than any workbook, and was not read.")));
  else
    self->handlers.start (self, &element, self->data);
}

static void
end_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  TandemPartParser *self = data;

  if (self->stopped)
    return;
  self->depth--;
  if (self->handlers.end)
    self->handlers.end (self, (const char *) name, self->data);
}

static void
characters_cb (void *data, const xmlChar *text, int length)
{
  TandemPartParser *self = data;

  if (!self->stopped && self->handlers.text)
    self->handlers.text (self, (const char *) text, length, self->data);
}

static void
document_type_cb (void *data, const xmlChar *name, const xmlChar *external_id, const xmlChar *system_id)
{
  tandem_part_parser_fail (
      data, g_error_new_literal (TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_DAMAGED,
                                 _ ("The file declares a document type of its own, which no workbook needs and "
                                    "which can do harm. It was not read.")));
  xmlStopParser (((TandemPartParser *) data)->context);
}

static void
ignore_error_cb (void *data, xmlErrorPtr error)
{
}

static xmlParserCtxtPtr
make_context (TandemPartParser *self)
{
  xmlSAXHandler handler = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = start_element_cb,
    .endElementNs = end_element_cb,
    .characters = characters_cb,
    .cdataBlock = characters_cb,
    .ignorableWhitespace = characters_cb,
    .internalSubset = document_type_cb,
    .serror = ignore_error_cb,
  };
  xmlParserCtxtPtr context = xmlCreatePushParserCtxt (&handler, self, NULL, 0, NULL);

  /* Without NOENT an ampersand of an attribute would come as a reference. */
  if (context)
    xmlCtxtUseOptions (context, XML_PARSE_NONET | XML_PARSE_NOENT);
  return context;
}

/**
 * tandem_part_parser_new:
 * @archive: stays the caller's, and longer than the parser
 * @data: for the handlers
 *
 * Returns: (transfer full) (nullable): a parser before its first byte, or NULL with an error
 */
TandemPartParser *
tandem_part_parser_new (TandemZipArchive *archive, const char *path, const TandemPartHandlers *handlers, gpointer data,
                        GError **error)
{
  static gsize initialized = 0;
  GsfInput *part = tandem_zip_archive_open_part (archive, path, error);
  TandemPartParser *self;

  if (!part)
    return NULL;
  if (g_once_init_enter (&initialized))
    {
      xmlInitParser ();
      g_once_init_leave (&initialized, 1);
    }
  self = g_new0 (TandemPartParser, 1);
  self->archive = archive;
  self->part = part;
  self->size = gsf_input_size (part);
  self->handlers = *handlers;
  self->data = data;
  self->context = make_context (self);
  g_assert (self->context != NULL);
  return self;
}

void
tandem_part_parser_free (TandemPartParser *self)
{
  xmlFreeParserCtxt (self->context);
  g_clear_object (&self->part);
  g_clear_error (&self->failure);
  g_free (self);
}

/**
 * tandem_part_parser_step:
 *
 * Parses the next piece of the part; its handlers are called meanwhile.
 *
 * Returns: TRUE while there is more; FALSE at the end, or with an error
 */
gboolean
tandem_part_parser_step (TandemPartParser *self, GCancellable *cancellable, GError **error)
{
  gsize length = MIN (gsf_input_remaining (self->part), CHUNK_SIZE);
  const guint8 *bytes = NULL;

  if (self->stopped && !self->failure)
    return FALSE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (length > 0 && !(bytes = gsf_input_read (self->part, length, NULL)))
    return tandem_exchange_refuse_damaged (error);
  if (!tandem_zip_archive_count (self->archive, length, error))
    return FALSE;
  if (!self->failure)
    xmlParseChunk (self->context, (const char *) bytes, (int) length, length == 0);
  if (self->failure)
    {
      g_propagate_error (error, g_error_copy (self->failure));
      return FALSE;
    }
  if (self->stopped)
    return FALSE;
  return self->context->wellFormed ? length > 0 : tandem_exchange_refuse_damaged (error);
}

/**
 * tandem_part_parser_run:
 *
 * Parses the whole part.
 */
gboolean
tandem_part_parser_run (TandemPartParser *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) failure = NULL;

  while (tandem_part_parser_step (self, cancellable, &failure))
    ;
  if (!failure)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_part_parser_stop:
 *
 * For a handler: what follows in the part is of no interest. The rest of the piece in hand is still gone through, in silence:
 * xmlStopParser() would free the attributes that the handler may still be looking at.
 */
void
tandem_part_parser_stop (TandemPartParser *self)
{
  self->stopped = TRUE;
}

/**
 * tandem_part_parser_fail:
 * @error: (transfer full): why
 *
 * For a handler: the file is refused. The first reason counts.
 */
void
tandem_part_parser_fail (TandemPartParser *self, GError *error)
{
  if (self->failure)
    g_error_free (error);
  else
    self->failure = error;
  tandem_part_parser_stop (self);
}

/**
 * tandem_part_parser_get_position:
 *
 * Returns: bytes of the part, inflated, that were read
 */
guint64
tandem_part_parser_get_position (TandemPartParser *self)
{
  return gsf_input_tell (self->part);
}

/**
 * tandem_part_parser_get_size:
 *
 * Returns: bytes of the part, inflated, by what the file says
 */
guint64
tandem_part_parser_get_size (TandemPartParser *self)
{
  return self->size;
}

/**
 * tandem_part_element_get:
 * @name: without prefix
 * @length: (out): bytes of the value
 *
 * Returns: (transfer none) (nullable): the value of an attribute, not ended by a NUL
 */
const char *
tandem_part_element_get (const TandemPartElement *element, const char *name, gsize *length)
{
  const guint8 **at = element->attributes;

  for (int i = 0; i < element->n_attributes; i++, at += 5)
    if (strcmp ((const char *) at[0], name) == 0)
      {
        *length = at[4] - at[3];
        return (const char *) at[3];
      }
  return NULL;
}

/**
 * tandem_part_element_dup:
 *
 * Returns: (transfer full) (nullable): the value of an attribute
 */
char *
tandem_part_element_dup (const TandemPartElement *element, const char *name)
{
  gsize length;
  const char *value = tandem_part_element_get (element, name, &length);

  return value ? g_strndup (value, length) : NULL;
}

/**
 * tandem_part_element_get_integer:
 *
 * Returns: the number in an attribute; @fallback where there is none; G_MININT64 where it is no number or too large for one
 */
gint64
tandem_part_element_get_integer (const TandemPartElement *element, const char *name, gint64 fallback)
{
  gsize length;
  const char *value = tandem_part_element_get (element, name, &length);
  char digits[24];
  gint64 number;

  if (!value)
    return fallback;
  if (length >= sizeof digits)
    return G_MININT64;
  memcpy (digits, value, length);
  digits[length] = 0;
  return g_ascii_string_to_signed (digits, 10, G_MININT64 + 1, G_MAXINT64, &number, NULL) ? number : G_MININT64;
}

/**
 * tandem_part_element_get_boolean:
 *
 * Returns: whether an attribute is there and true
 */
gboolean
tandem_part_element_get_boolean (const TandemPartElement *element, const char *name)
{
  gsize length;
  const char *value = tandem_part_element_get (element, name, &length);

  return value && ((length == 1 && *value == '1') || (length == 4 && memcmp (value, "true", 4) == 0));
}

/**
 * tandem_part_append_text:
 *
 * For a handler: adds to the text of a cell, which may not grow over a megabyte.
 */
gboolean
tandem_part_append_text (TandemPartParser *parser, GString *to, const char *text, gsize length)
{
  if (to->len + length <= TANDEM_PART_MAX_CELL)
    {
      g_string_append_len (to, text, length);
      return TRUE;
    }
  tandem_part_parser_fail (
      parser, g_error_new_literal (TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_LIMIT,
                                   _ ("A cell in the file is larger than 1 MB, which is the most that can be read.")));
  return FALSE;
}
