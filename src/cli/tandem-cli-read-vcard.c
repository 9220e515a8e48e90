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
write_values (FILE *out, const TandemVcard *card, const char *name)
{
  g_autofree char *small = g_ascii_strdown (name, -1);
  gboolean is_first = TRUE;

  fputc (',', out);
  tandem_cli_read_write_string (out, small, strlen (small));
  fputs (":[", out);
  for (guint i = 0; i < card->properties->len; i++)
    {
      const TandemVcardProperty *property = card->properties->pdata[i];
      g_autofree char *text = NULL;

      if (strcmp (property->name, name) != 0)
        continue;
      text = strcmp (name, "N") == 0 ? write_name (property) : tandem_vcard_property_dup_text (property);
      if (!is_first)
        fputc (',', out);
      tandem_cli_read_write_string (out, text, strlen (text));
      is_first = FALSE;
    }
  fputc (']', out);
}

static void
write_others (FILE *out, const TandemVcard *card)
{
  g_autoptr (GHashTable) written = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_photos = 0;

  for (guint i = 0; i < card->properties->len; i++)
    {
      const TandemVcardProperty *property = card->properties->pdata[i];

      if (strcmp (property->name, "PHOTO") == 0)
        n_photos++;
      else if (!property->data && !property->is_cut && !g_strv_contains (always, property->name)
               && g_hash_table_add (written, property->name))
        write_values (out, card, property->name);
    }
  fprintf (out, ",\"photo\":%u", n_photos);
}

static void
write_card (FILE *out, const TandemVcard *card)
{
  fprintf (out, "{\"version\":\"%s\",\"line\":%" G_GUINT64_FORMAT, card->version, card->line);
  for (guint i = 0; always[i]; i++)
    write_values (out, card, always[i]);
  write_others (out, card);
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
