/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-header-match.h"

#include <string.h>

#include "exchange/tandem-header-table.h"

/* The table of headers as a table to look in: what a header means to a program, and which program has it. */

static GHashTable *
build_table (void)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  guint order = 0;

  for (const TandemHeaderRule *rule = tandem_header_rules; rule->headers; rule++)
    {
      g_auto (GStrv) headers = g_strsplit (rule->headers, "|", -1);

      for (char **header = headers; *header; header++)
        {
          g_autofree char *plain = tandem_header_normalize (*header);
          g_autofree char *key = g_strdup_printf ("%d %s", rule->program, plain);
          TandemHeaderMatch *match;

          if (g_hash_table_contains (table, key))
            continue;
          match = g_new0 (TandemHeaderMatch, 1);
          match->field = rule->field;
          match->kind = rule->kind;
          match->order = order++;
          g_hash_table_insert (table, g_steal_pointer (&key), match);
        }
    }
  return table;
}

/**
 * tandem_header_match_find:
 * @header: as the file has it
 *
 * Returns: (transfer none) (nullable): what it means in a file of @program
 */
const TandemHeaderMatch *
tandem_header_match_find (TandemImportProgram program, const char *header)
{
  static GHashTable *table;
  g_autofree char *plain = tandem_header_normalize (header);
  g_autofree char *key = g_strdup_printf ("%d %s", program, plain);

  if (g_once_init_enter_pointer (&table))
    g_once_init_leave_pointer (&table, build_table ());
  return g_hash_table_lookup (table, key);
}

/* The headers of each program as they are compared, once for all files. */
static GStrv *
normalize_signatures (void)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (const TandemHeaderSignature *signature = tandem_header_signatures; signature->headers; signature++)
    {
      GStrv headers = g_strsplit (signature->headers, "|", -1);

      for (char **header = headers; *header; header++)
        {
          char *plain = tandem_header_normalize (*header);

          g_free (*header);
          *header = plain;
        }
      g_ptr_array_add (all, headers);
    }
  return (GStrv *) g_ptr_array_free (g_steal_pointer (&all), FALSE);
}

static guint
count_signature (const GStrv wanted, GHashTable *row)
{
  guint found = 0;

  for (char **header = wanted; *header; header++)
    found += g_hash_table_contains (row, *header);
  return found;
}

/**
 * tandem_header_match_detect:
 *
 * Returns: the program whose headers are in a row; at least two give it away, or one that no other program has
 */
TandemImportProgram
tandem_header_match_detect (const GStrv row)
{
  static GStrv *signatures;
  g_autoptr (GHashTable) plain = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  TandemImportProgram program = TANDEM_IMPORT_PROGRAM_UNKNOWN;
  guint best = 1;

  if (g_once_init_enter_pointer (&signatures))
    g_once_init_leave_pointer (&signatures, normalize_signatures ());
  for (char **cell = row; *cell; cell++)
    g_hash_table_add (plain, tandem_header_normalize (*cell));
  for (guint i = 0; tandem_header_signatures[i].headers; i++)
    {
      guint found = count_signature (signatures[i], plain);

      if (found == 1 && signatures[i][1] == NULL)
        return tandem_header_signatures[i].program;
      if (found > best)
        {
          best = found;
          program = tandem_header_signatures[i].program;
        }
    }
  return program;
}

/**
 * tandem_import_program_name:
 *
 * Returns: (transfer none) (nullable): the name of the program, a proper noun, or NULL if it is not known
 */
const char *
tandem_import_program_name (TandemImportProgram program)
{
  for (const TandemHeaderSignature *signature = tandem_header_signatures; signature->headers; signature++)
    if (signature->program == program)
      return signature->name;
  return NULL;
}

/**
 * tandem_header_normalize:
 *
 * Returns: (transfer full): @header after NFKC and case folding, without spaces and punctuation, and with # for a number
 */
char *
tandem_header_normalize (const char *header)
{
  g_autofree char *composed = g_utf8_normalize (header, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (composed ? composed : "", -1);
  GString *plain = g_string_new (NULL);

  for (const char *p = folded; *p; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if ((letter == '#' || g_unichar_isdigit (letter)) && plain->len > 0)
        {
          if (plain->str[plain->len - 1] != '#')
            g_string_append_c (plain, '#');
        }
      else if (g_unichar_isalpha (letter))
        g_string_append_unichar (plain, letter);
    }
  return g_string_free (plain, FALSE);
}
