/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-header-map.h"

#include <string.h>

#include "exchange/tandem-header-table.h"

/* Which column is what: the program that wrote the file is known by its headers, and its table comes first; then headers in
 * any language; then what the values look like. A field that only one column can fill goes to the column with values that
 * the table names first; the others are left out, and say so. */

#define MAX_PREAMBLE 10
#define MAX_SAMPLE   200

typedef struct {
  TandemImportField field;
  guint order;
} Match;

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
          Match *match;

          if (g_hash_table_contains (table, key))
            continue;
          match = g_new0 (Match, 1);
          match->field = rule->field;
          match->order = order++;
          g_hash_table_insert (table, g_steal_pointer (&key), match);
        }
    }
  return table;
}

static const Match *
find_match (TandemImportProgram program, const char *header)
{
  static GHashTable *table;
  g_autofree char *plain = tandem_header_normalize (header);
  g_autofree char *key = g_strdup_printf ("%d %s", program, plain);

  if (g_once_init_enter_pointer (&table))
    g_once_init_leave_pointer (&table, build_table ());
  return g_hash_table_lookup (table, key);
}

static guint
count_signature (const TandemHeaderSignature *signature, const GStrv row)
{
  g_auto (GStrv) headers = g_strsplit (signature->headers, "|", -1);
  guint found = 0;

  for (char **header = headers; *header; header++)
    {
      g_autofree char *wanted = tandem_header_normalize (*header);
      gboolean has = FALSE;

      for (char **cell = row; *cell && !has; cell++)
        {
          g_autofree char *plain = tandem_header_normalize (*cell);

          has = strcmp (plain, wanted) == 0;
        }
      found += has;
    }
  return found;
}

static TandemImportProgram
detect_program (const GStrv row)
{
  TandemImportProgram program = TANDEM_IMPORT_PROGRAM_UNKNOWN;
  guint best = 1;

  for (const TandemHeaderSignature *signature = tandem_header_signatures; signature->headers; signature++)
    {
      guint found = count_signature (signature, row);

      if (found > best)
        {
          best = found;
          program = signature->program;
        }
    }
  return program;
}

static gboolean
looks_like_email (const char *text)
{
  const char *at = strchr (text, '@');

  return at && at > text && strchr (at, '.') && !strpbrk (text, " \t\n,;");
}

static gboolean
looks_like_link (const char *text)
{
  return g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://") || g_str_has_prefix (text, "www.");
}

static gboolean
looks_like_phone (const char *text)
{
  guint digits = 0, dots = 0;
  gboolean sign = *text == '+' || (*text == '0' && text[1] != '.') || *text == '(';

  for (const char *p = text; *p; p++)
    if (g_ascii_isdigit (*p))
      digits++;
    else if (!strchr ("+()-/. ", *p))
      return FALSE;
    else
      dots += *p == '.';
  return sign && digits >= 7 && digits <= 15 && dots != 2;
}

static gboolean
looks_like_data (const char *text)
{
  return looks_like_email (text) || looks_like_link (text) || looks_like_phone (text) ||
         (*text && strspn (text, "0123456789.,-/: ") == strlen (text));
}

static guint
count_known (const GStrv row)
{
  TandemImportProgram program = detect_program (row);
  guint known = 0;

  for (char **cell = row; *cell; cell++)
    known += **cell && (find_match (program, *cell) || find_match (TANDEM_IMPORT_PROGRAM_UNKNOWN, *cell));
  return known;
}

/* A first row of unknown words is a header if none of them looks like data and some cell below does. */
static gboolean
is_unknown_header (const GStrv *rows, guint n_rows)
{
  guint width = g_strv_length (rows[0]);

  if (width == 0)
    return FALSE;
  for (guint i = 0; i < width; i++)
    if (!*rows[0][i] || looks_like_data (rows[0][i]))
      return FALSE;
  for (guint i = 1; i < n_rows; i++)
    for (guint j = 0; rows[i][j] && j < width; j++)
      if (looks_like_data (rows[i][j]))
        return TRUE;
  return FALSE;
}

static void
find_header (TandemHeaderMap *self, const GStrv *rows, guint n_rows)
{
  guint best = 0;

  for (guint i = 0; i < MIN (n_rows, MAX_PREAMBLE); i++)
    {
      guint width = g_strv_length (rows[i]), known = count_known (rows[i]);

      /* A lone known word in a row of others may be a value: a person called Name lives in Land. */
      if (known > best && (known >= 2 || width == 1 || i == 0))
        {
          best = known;
          self->preamble = i;
          self->has_header = TRUE;
        }
    }
  if (!self->has_header && n_rows > 0)
    self->has_header = is_unknown_header (rows, n_rows);
}

static const char *
sample_value (const GStrv *rows, guint row, guint column)
{
  for (guint i = 0; i <= column; i++)
    if (!rows[row][i])
      return "";
  return rows[row][column];
}

static gboolean
most_values (const GStrv *rows, guint first, guint n_rows, guint column, gboolean (*test) (const char *text))
{
  guint filled = 0, good = 0;

  for (guint i = first; i < MIN (n_rows, first + MAX_SAMPLE); i++)
    {
      const char *value = sample_value (rows, i, column);

      filled += *value != 0;
      good += *value && test (value);
    }
  return filled > 0 && good * 10 >= filled * 7;
}

static gboolean
is_anything (const char *text)
{
  return TRUE;
}

static gboolean
is_mobile_label (const char *text)
{
  g_autofree char *plain = tandem_header_normalize (text);

  return strcmp (plain, "mobile") == 0 || strcmp (plain, "cell") == 0 || strcmp (plain, "mobil") == 0;
}

static TandemImportField
guess_by_values (const GStrv *rows, guint first, guint n_rows, guint column)
{
  if (most_values (rows, first, n_rows, column, looks_like_email))
    return TANDEM_IMPORT_FIELD_EMAIL;
  if (most_values (rows, first, n_rows, column, looks_like_link))
    return TANDEM_IMPORT_FIELD_URL;
  if (most_values (rows, first, n_rows, column, looks_like_phone))
    return TANDEM_IMPORT_FIELD_PHONE;
  return TANDEM_IMPORT_FIELD_NONE;
}

static gboolean
can_repeat (TandemImportField field)
{
  return field == TANDEM_IMPORT_FIELD_NONE || field == TANDEM_IMPORT_FIELD_EMAIL || field == TANDEM_IMPORT_FIELD_PHONE ||
         field == TANDEM_IMPORT_FIELD_MOBILE || field == TANDEM_IMPORT_FIELD_STREET || field == TANDEM_IMPORT_FIELD_URL;
}

/* Returns the place in the table, the lower the better. */
static guint
map_column (TandemHeaderMap *self, guint column, const GStrv *rows, guint n_rows)
{
  TandemColumnMapping *mapping = &self->columns[column];
  guint first = self->preamble + self->has_header;
  const Match *match = NULL;

  if (self->program)
    match = find_match (self->program, mapping->header);
  mapping->rule = match ? "program" : "synonym";
  mapping->confidence = match ? TANDEM_IMPORT_CONFIDENCE_CERTAIN : TANDEM_IMPORT_CONFIDENCE_LIKELY;
  if (!match && *mapping->header)
    match = find_match (TANDEM_IMPORT_PROGRAM_UNKNOWN, mapping->header);
  if (match)
    {
      mapping->field = match->field;
      if (self->program && mapping->field)
        mapping->confidence = TANDEM_IMPORT_CONFIDENCE_CERTAIN;
      if (!mapping->field)
        mapping->rule = "left-out";
      if (mapping->field == TANDEM_IMPORT_FIELD_PHONE && column > 0 &&
          most_values (rows, first, n_rows, column - 1, is_mobile_label))
        mapping->field = TANDEM_IMPORT_FIELD_MOBILE;
      return match->order;
    }
  mapping->field = guess_by_values (rows, first, n_rows, column);
  mapping->rule = mapping->field ? "values" : "unknown";
  mapping->confidence = mapping->field ? TANDEM_IMPORT_CONFIDENCE_GUESS : TANDEM_IMPORT_CONFIDENCE_NONE;
  return G_MAXUINT - 1;
}

static void
settle_rivals (TandemHeaderMap *self, const guint *orders, const GStrv *rows, guint n_rows)
{
  guint winners[TANDEM_IMPORT_N_FIELDS], ranks[TANDEM_IMPORT_N_FIELDS];
  guint first = self->preamble + self->has_header;

  for (guint i = 0; i < TANDEM_IMPORT_N_FIELDS; i++)
    ranks[i] = G_MAXUINT;
  for (guint i = 0; i < self->n_columns; i++)
    {
      TandemImportField field = self->columns[i].field;
      guint rank = orders[i] / 2 + (most_values (rows, first, n_rows, i, is_anything) ? 0 : G_MAXUINT / 2);

      if (rank < ranks[field])
        {
          ranks[field] = rank;
          winners[field] = i;
        }
    }
  for (guint i = 0; i < self->n_columns; i++)
    if (!can_repeat (self->columns[i].field) && winners[self->columns[i].field] != i)
      {
        self->columns[i].field = TANDEM_IMPORT_FIELD_NONE;
        self->columns[i].rule = "second";
      }
}

/**
 * tandem_header_map_new:
 * @rows: (array length=n_rows): the first rows of a table, some 200
 *
 * Finds the header row, the program, and what each column is. Any thread.
 *
 * Returns: (transfer full): a map, which the person may change
 */
TandemHeaderMap *
tandem_header_map_new (const GStrv *rows, guint n_rows)
{
  TandemHeaderMap *self = g_new0 (TandemHeaderMap, 1);
  g_autofree guint *orders = NULL;
  GStrv header;

  find_header (self, rows, n_rows);
  header = self->has_header ? rows[self->preamble] : NULL;
  if (header)
    self->program = detect_program (header);
  for (guint i = self->preamble; i < n_rows; i++)
    self->n_columns = MAX (self->n_columns, g_strv_length (rows[i]));
  self->columns = g_new0 (TandemColumnMapping, self->n_columns);
  orders = g_new0 (guint, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->columns[i].header = g_strdup (header ? sample_value (rows, self->preamble, i) : "");
      orders[i] = map_column (self, i, rows, n_rows);
    }
  settle_rivals (self, orders, rows, n_rows);
  return self;
}

/**
 * tandem_header_map_free:
 *
 * Frees it and its columns.
 */
void
tandem_header_map_free (TandemHeaderMap *self)
{
  if (!self)
    return;
  for (guint i = 0; i < self->n_columns; i++)
    g_free (self->columns[i].header);
  g_free (self->columns);
  g_free (self);
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

      if (g_unichar_isdigit (letter) && plain->len > 0)
        {
          if (plain->str[plain->len - 1] != '#')
            g_string_append_c (plain, '#');
        }
      else if (g_unichar_isalpha (letter))
        g_string_append_unichar (plain, letter);
    }
  return g_string_free (plain, FALSE);
}
