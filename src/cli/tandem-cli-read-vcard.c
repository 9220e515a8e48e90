/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Address cards as JSON: what each property holds, by its name, before any of it is taken for a field of a contact. */
#include "cli/tandem-cli-read-private.h"

#include <string.h>

#include "exchange/tandem-vcard-parser.h"

/* These are always told, the others where a card has them. */
static const char *const always[] = { "FN", "N", "ORG", "TEL", "EMAIL", "BDAY", NULL };

/* A name as it is said: prefix, given, middle, family, suffix. */
static char *
write_name (const TandemVcardProperty *property)
{
  static const guint order[] = { 3, 1, 2, 0, 4 };
  g_auto (GStrv) parts = tandem_vcard_property_split (property, ';');
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_string_append_printf (name, "%s%s", i ? " " : "", order[i] < g_strv_length (parts) ? parts[order[i]] : "");
  return g_string_free (g_steal_pointer (&name), FALSE);
}

static void
write_values (FILE *out, const char *name, GPtrArray *properties)
{
  g_autofree char *small = g_ascii_strdown (name, -1);

  fputc (',', out);
  tandem_cli_read_write_string (out, small, strlen (small));
  fputs (":[", out);
  for (guint i = 0; properties && i < properties->len; i++)
    {
      const TandemVcardProperty *property = properties->pdata[i];
      g_autofree char *text
          = strcmp (name, "N") == 0 ? write_name (property) : tandem_vcard_property_dup_text (property);

      fputs (i ? "," : "", out);
      tandem_cli_read_write_string (out, text, strlen (text));
    }
  fputc (']', out);
}

/* Returns: (transfer full): the properties of each name; the names in the order in which they come */
static GHashTable *
sort_by_name (const TandemVcard *card, GPtrArray *names)
{
  GHashTable *sorted = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < card->properties->len; i++)
    {
      TandemVcardProperty *property = card->properties->pdata[i];
      GPtrArray *alike = g_hash_table_lookup (sorted, property->name);

      if (alike == NULL)
        {
          alike = g_ptr_array_new ();
          g_hash_table_insert (sorted, property->name, alike);
          g_ptr_array_add (names, property->name);
        }
      g_ptr_array_add (alike, property);
    }
  return sorted;
}

static gboolean
is_data (const TandemVcardProperty *property)
{
  return property->data || property->is_cut;
}

/* A name of which one holds data is told by the others, if by any. */
static void
write_properties (FILE *out, const TandemVcard *card)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GHashTable) sorted = sort_by_name (card, names);
  GPtrArray *photos = g_hash_table_lookup (sorted, "PHOTO");

  for (guint i = 0; always[i]; i++)
    write_values (out, always[i], g_hash_table_lookup (sorted, always[i]));
  for (guint i = 0; i < names->len; i++)
    {
      GPtrArray *alike = g_hash_table_lookup (sorted, names->pdata[i]);
      gboolean has_text = FALSE;

      for (guint k = 0; k < alike->len && !has_text; k++)
        has_text = !is_data (alike->pdata[k]);
      if (has_text && alike != photos && !g_strv_contains (always, names->pdata[i]))
        write_values (out, names->pdata[i], alike);
    }
  fprintf (out, ",\"photo\":%u", photos ? photos->len : 0);
}

static void
write_card (FILE *out, const TandemVcard *card)
{
  fprintf (out, "{\"version\":\"%s\",\"line\":%" G_GUINT64_FORMAT, card->version, card->line);
  write_properties (out, card);
  fprintf (out, ",\"agents\":[");
  for (guint i = 0; i < card->agents->len; i++)
    {
      fputs (i ? "," : "", out);
      write_card (out, card->agents->pdata[i]);
    }
  fprintf (out, "],\"unread_lines\":%u}", card->n_unread);
}

/**
 * tandem_cli_read_write_vcards:
 * @encoding: (nullable): what was found out
 *
 * Writes all cards of a file as JSON.
 */
gboolean
tandem_cli_read_write_vcards (GFile *file, const char *encoding, FILE *out, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (TandemVcardParser) parser
      = stream ? tandem_vcard_parser_new (G_INPUT_STREAM (stream), NULL, NULL, NULL, error) : NULL;
  g_autoptr (GError) failure = NULL;
  TandemVcard *card;
  gboolean is_first = TRUE;

  if (parser == NULL)
    return FALSE;
  tandem_vcard_parser_set_fallback (parser, encoding);
  fputs ("{\"format\":\"vcard\",\"encoding\":", out);
  tandem_cli_read_write_string (out, encoding ? encoding : "", encoding ? strlen (encoding) : 0);
  fputs (",\"cards\":[", out);
  while ((card = tandem_vcard_parser_next (parser, NULL, &failure)))
    {
      fputs (is_first ? "" : ",", out);
      write_card (out, card);
      tandem_vcard_free (card);
      is_first = FALSE;
    }
  fputs ("]}\n", out);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
