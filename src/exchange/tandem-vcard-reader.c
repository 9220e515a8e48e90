/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Address cards as a sheet: a row of headers, then a row for each card. Which columns there are is known once all cards were
 * looked at, so the file is read twice; a card at a time stands in memory. */
#include "exchange/tandem-vcard-reader.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange/tandem-exchange-error.h"
#include "exchange/tandem-vcard-fields.h"
#include "exchange/tandem-vcard-parser.h"

/* Columns for properties that have no place of their own; what more there is shares one. */
#define MOST_OTHERS 60
#define REST        "Other properties"

struct _TandemVcardReader {
  GObject parent_instance;
  GFileInputStream *stream;
  TandemVcardParser *parser;
  char *encoding;
  guint64 size;

  GHashTable *ranks;   /* of others: name to place, from 1 */
  GHashTable *columns; /* key of a field to its number */
  GPtrArray *headers;
  GPtrArray *texts; /* of the row, as the cells have them */
  GArray *cells;
  guint64 number;
  gboolean is_begun;
};

static void tandem_vcard_reader_iface_init (TandemReaderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemVcardReader, tandem_vcard_reader, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_READER, tandem_vcard_reader_iface_init))

/* --- columns ------------------------------------------------------------------------------------------------------- */

/* The place of a field among all there could be; others come in the order in which they are met. */
static guint
find_key (TandemVcardReader *self, const TandemVcardField *field)
{
  guint rank = 0;

  if (field->slot == TANDEM_VCARD_OTHER)
    {
      rank = GPOINTER_TO_UINT (g_hash_table_lookup (self->ranks, field->name));
      if (rank == 0 && g_hash_table_size (self->ranks) < MOST_OTHERS)
        {
          rank = g_hash_table_size (self->ranks) + 1;
          g_hash_table_insert (self->ranks, g_strdup (field->name), GUINT_TO_POINTER (rank));
        }
      if (rank == 0)
        rank = MOST_OTHERS + 1;
    }
  return (guint) field->slot << 16 | (rank ? rank : field->number) << 8 | (guint) field->part;
}

static gboolean
is_of_rest (TandemVcardReader *self, const TandemVcardField *field)
{
  return field->slot == TANDEM_VCARD_OTHER && (find_key (self, field) >> 8 & 0xff) > MOST_OTHERS;
}

static void
survey_card (TandemVcardReader *self, const TandemVcard *card)
{
  g_autoptr (GPtrArray) fields = tandem_vcard_fields_new (card);

  for (guint i = 0; i < fields->len; i++)
    {
      const TandemVcardField *field = fields->pdata[i];
      guint key = find_key (self, field);

      if (!g_hash_table_contains (self->columns, GUINT_TO_POINTER (key)))
        g_hash_table_insert (self->columns, GUINT_TO_POINTER (key),
                             is_of_rest (self, field) ? g_strdup (REST) : tandem_vcard_fields_get_header (field));
    }
}

static int
compare_keys (gconstpointer one, gconstpointer other)
{
  guint a = GPOINTER_TO_UINT (*(gpointer *) one), b = GPOINTER_TO_UINT (*(gpointer *) other);

  return (a > b) - (a < b);
}

/* From then on the columns have numbers. */
static void
settle_columns (TandemVcardReader *self)
{
  g_autoptr (GPtrArray) keys = g_hash_table_get_keys_as_ptr_array (self->columns);

  g_ptr_array_sort (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    {
      gpointer key = keys->pdata[i], header;

      g_hash_table_steal_extended (self->columns, key, NULL, &header);
      g_ptr_array_add (self->headers, header);
    }
  g_clear_pointer (&self->columns, g_hash_table_unref);
  self->columns = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < keys->len; i++)
    g_hash_table_insert (self->columns, keys->pdata[i], GUINT_TO_POINTER (i));
  g_ptr_array_set_size (self->texts, keys->len);
  g_array_set_size (self->cells, keys->len);
}

static TandemVcardParser *
open_parser (TandemVcardReader *self, const TandemReaderOptions *options, GCancellable *cancellable, GError **error)
{
  if (!g_seekable_seek (G_SEEKABLE (self->stream), 0, G_SEEK_SET, cancellable, error))
    return NULL;
  return tandem_vcard_parser_new (G_INPUT_STREAM (self->stream), options ? options->encoding : NULL,
                                  options ? options->language : NULL, cancellable, error);
}

static gboolean
survey (TandemVcardReader *self, const TandemReaderOptions *options, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemVcardParser) parser = open_parser (self, options, cancellable, error);
  g_autoptr (GError) failure = NULL;
  guint64 n_cards = 0;
  TandemVcard *card;

  while (parser && (card = tandem_vcard_parser_next (parser, cancellable, &failure)))
    {
      survey_card (self, card);
      tandem_vcard_free (card);
      n_cards++;
    }
  if (parser == NULL)
    return FALSE;
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (n_cards == 0)
    g_set_error_literal (error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_DAMAGED,
                         _ ("There is no address card in the file."));
  else
    {
      self->encoding = tandem_vcard_parser_dup_encoding (parser);
      settle_columns (self);
      return TRUE;
    }
  return FALSE;
}

/* --- rows ---------------------------------------------------------------------------------------------------------- */

/* A file that is written meanwhile may have what the first pass has not seen: that has no column. */
static gboolean
find_column (TandemVcardReader *self, guint key, guint *column)
{
  gpointer place;

  if (!g_hash_table_lookup_extended (self->columns, GUINT_TO_POINTER (key), NULL, &place))
    return FALSE;
  *column = GPOINTER_TO_UINT (place);
  return TRUE;
}

/* What shares the last column grows with each of them. */
static void
put_rest (TandemVcardReader *self, const TandemVcardField *field, GString *rest, guint *rest_column)
{
  guint column;

  if (!find_column (self, find_key (self, field), &column))
    return;
  *rest_column = column;
  g_string_append_printf (rest, "%s%s: %s", rest->len > 0 ? "\n" : "", field->name, field->text);
}

static void
put_texts (TandemVcardReader *self, GPtrArray *fields)
{
  g_autoptr (GString) rest = g_string_new (NULL);
  guint column, rest_column = 0;

  for (guint i = 0; i < fields->len; i++)
    {
      const TandemVcardField *field = fields->pdata[i];

      if (is_of_rest (self, field))
        put_rest (self, field, rest, &rest_column);
      else if (find_column (self, find_key (self, field), &column))
        {
          g_free (self->texts->pdata[column]);
          self->texts->pdata[column] = g_strdup (field->text);
        }
    }
  if (rest->len > 0)
    self->texts->pdata[rest_column] = g_string_free (g_steal_pointer (&rest), FALSE);
}

static TandemCellKind
find_kind (const TandemVcardField *field)
{
  gboolean is_day = field->slot == TANDEM_VCARD_BIRTHDAY && strlen (field->text) == 10 && field->text[4] == '-'
                    && field->text[7] == '-';

  return is_day ? TANDEM_CELL_DATE : TANDEM_CELL_TEXT;
}

static void
cut_card (TandemVcardReader *self, const TandemVcard *card)
{
  g_autoptr (GPtrArray) fields = tandem_vcard_fields_new (card);
  TandemCell *cells = (TandemCell *) (gpointer) self->cells->data;

  for (guint i = 0; i < self->texts->len; i++)
    g_clear_pointer (&self->texts->pdata[i], g_free);
  put_texts (self, fields);
  for (guint i = 0; i < self->texts->len; i++)
    {
      const char *text = self->texts->pdata[i];

      cells[i] = (TandemCell) { .text = text ? text : "",
                                .length = text ? strlen (text) : 0,
                                .kind = text ? TANDEM_CELL_TEXT : TANDEM_CELL_BLANK };
    }
  for (guint i = 0; i < fields->len; i++)
    {
      guint column;

      if (find_column (self, find_key (self, fields->pdata[i]), &column))
        cells[column].kind = find_kind (fields->pdata[i]);
    }
}

static void
cut_headers (TandemVcardReader *self)
{
  TandemCell *cells = (TandemCell *) (gpointer) self->cells->data;

  for (guint i = 0; i < self->headers->len; i++)
    {
      const char *text = self->headers->pdata[i];

      cells[i] = (TandemCell) { .text = text, .length = strlen (text), .kind = TANDEM_CELL_TEXT };
    }
}

static gboolean
tandem_vcard_reader_next_sheet (TandemReader *reader, TandemSheet *sheet, GCancellable *cancellable, GError **error)
{
  TandemVcardReader *self = TANDEM_VCARD_READER (reader);

  if (self->is_begun)
    return FALSE;
  self->is_begun = TRUE;
  *sheet = (TandemSheet) { .name = "" };
  return TRUE;
}

static gboolean
tandem_vcard_reader_next_row (TandemReader *reader, TandemRow *row, GCancellable *cancellable, GError **error)
{
  TandemVcardReader *self = TANDEM_VCARD_READER (reader);
  g_autoptr (TandemVcard) card = NULL;

  *row = (TandemRow) { .n_cells = self->cells->len, .line = 1, .number = self->number + 1 };
  if (self->number == 0)
    cut_headers (self);
  else
    {
      card = tandem_vcard_parser_next (self->parser, cancellable, error);
      if (card == NULL)
        return FALSE;
      cut_card (self, card);
      row->line = card->line;
    }
  row->cells = (const TandemCell *) (gpointer) self->cells->data;
  self->number++;
  return TRUE;
}

static const char *
tandem_vcard_reader_get_format (TandemReader *reader)
{
  return TANDEM_VCARD_FORMAT;
}

static const char *
tandem_vcard_reader_get_encoding (TandemReader *reader)
{
  return TANDEM_VCARD_READER (reader)->encoding;
}

static guint64
tandem_vcard_reader_get_replaced (TandemReader *reader)
{
  return tandem_vcard_parser_get_replaced (TANDEM_VCARD_READER (reader)->parser);
}

static guint64
tandem_vcard_reader_get_position (TandemReader *reader)
{
  return tandem_vcard_parser_get_position (TANDEM_VCARD_READER (reader)->parser);
}

static guint64
tandem_vcard_reader_get_size (TandemReader *reader)
{
  return TANDEM_VCARD_READER (reader)->size;
}

static void
tandem_vcard_reader_finalize (GObject *object)
{
  TandemVcardReader *self = TANDEM_VCARD_READER (object);

  g_clear_object (&self->stream);
  g_clear_pointer (&self->parser, tandem_vcard_parser_free);
  g_free (self->encoding);
  g_hash_table_unref (self->ranks);
  g_hash_table_unref (self->columns);
  g_ptr_array_unref (self->headers);
  g_ptr_array_unref (self->texts);
  g_array_unref (self->cells);
  G_OBJECT_CLASS (tandem_vcard_reader_parent_class)->finalize (object);
}

static void
tandem_vcard_reader_iface_init (TandemReaderInterface *iface)
{
  iface->next_sheet = tandem_vcard_reader_next_sheet;
  iface->next_row = tandem_vcard_reader_next_row;
  iface->get_format = tandem_vcard_reader_get_format;
  iface->get_encoding = tandem_vcard_reader_get_encoding;
  iface->get_replaced = tandem_vcard_reader_get_replaced;
  iface->get_position = tandem_vcard_reader_get_position;
  iface->get_size = tandem_vcard_reader_get_size;
}

static void
tandem_vcard_reader_class_init (TandemVcardReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_vcard_reader_finalize;
}

static void
tandem_vcard_reader_init (TandemVcardReader *self)
{
  self->ranks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->columns = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->headers = g_ptr_array_new_with_free_func (g_free);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_array_new (FALSE, TRUE, sizeof (TandemCell));
}

/**
 * tandem_vcard_reader_new:
 *
 * Opens address cards; tandem_reader_open() looks whether the file holds any. Reads the disk: not on the main thread.
 *
 * Returns: (transfer full): a reader before its first row, or NULL with an error
 */
TandemReader *
tandem_vcard_reader_new (GFile *file, const TandemReaderOptions *options, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemVcardReader) self = g_object_new (TANDEM_TYPE_VCARD_READER, NULL);
  g_autoptr (GFileInfo) info = NULL;

  self->stream = g_file_read (file, cancellable, error);
  if (self->stream == NULL)
    return NULL;
  info = g_file_input_stream_query_info (self->stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable, NULL);
  self->size = info ? g_file_info_get_size (info) : 0;
  if (!survey (self, options, cancellable, error))
    return NULL;
  self->parser = open_parser (self, options, cancellable, error);
  if (self->parser == NULL)
    return NULL;
  tandem_vcard_parser_set_fallback (self->parser, self->encoding);
  return TANDEM_READER (g_steal_pointer (&self));
}
