/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-header-map.h"

#include <string.h>

#include "exchange/tandem-header-match.h"
#include "exchange/tandem-header-values.h"
#include "exchange/tandem-import-custom.h"
#include "exchange/tandem-own-header.h"

/* Which column is what: the program that wrote the file is known by its headers, and its table comes first; then headers in
 * any language; then what the values look like. A field that only one column can fill goes to the column with values that
 * the table names first; the others are left out, and say so. */

#define MAX_PREAMBLE 10

static guint
count_known (const GStrv row)
{
  TandemImportProgram program = tandem_header_match_detect (row);
  guint known = 0;

  for (char **cell = row; *cell; cell++)
    known += **cell
             && (tandem_header_match_find (program, *cell)
                 || tandem_header_match_find (TANDEM_IMPORT_PROGRAM_UNKNOWN, *cell));
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
    if (!*rows[0][i] || tandem_header_value_looks_like_data (rows[0][i]))
      return FALSE;
  for (guint i = 1; i < n_rows; i++)
    for (guint j = 0; rows[i][j] && j < width; j++)
      if (tandem_header_value_looks_like_data (rows[i][j]))
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

/* The number in a header: 2 of "E-mail 2 - Value". */
static guint
find_number (const char *header)
{
  while (*header && !g_ascii_isdigit (*header))
    header++;
  return (guint) MIN (g_ascii_strtoull (header, NULL, 10), 9999);
}

static void
take_match (TandemColumnMapping *mapping, const TandemHeaderMatch *match)
{
  gboolean is_numbered = match->kind && *match->kind == '#';

  mapping->field = match->field;
  mapping->kind = is_numbered ? (match->kind[1] ? match->kind + 1 : NULL) : match->kind;
  mapping->group = is_numbered ? find_number (mapping->header) : 0;
}

/* What only the values tell of a column whose header is known. */
static void
look_at_values (TandemHeaderMap *self, guint column, const GStrv *rows, guint n_rows)
{
  TandemColumnMapping *mapping = &self->columns[column];
  guint first = self->preamble + self->has_header;

  if (mapping->field == TANDEM_IMPORT_FIELD_PHONE && column > 0
      && tandem_header_values_are_mostly (rows, first, n_rows, column - 1, tandem_header_value_is_mobile_label))
    mapping->field = TANDEM_IMPORT_FIELD_MOBILE;
  /* "Title" is a job here and a form of address there. */
  if (mapping->field == TANDEM_IMPORT_FIELD_JOB_TITLE && self->program == TANDEM_IMPORT_PROGRAM_UNKNOWN
      && tandem_header_values_are_mostly (rows, first, n_rows, column, tandem_header_value_is_form_of_address))
    mapping->field = TANDEM_IMPORT_FIELD_PREFIX;
  if (mapping->field == TANDEM_IMPORT_FIELD_CUSTOM
      && !tandem_header_values_are_mostly (rows, first, n_rows, column, tandem_header_value_is_anything))
    mapping->field = TANDEM_IMPORT_FIELD_NONE;
}

/* Returns the place in the table, the lower the better. */
static guint
map_column (TandemHeaderMap *self, guint column, const GStrv *rows, guint n_rows)
{
  TandemColumnMapping *mapping = &self->columns[column];
  const TandemHeaderMatch *match = NULL;

  if (self->program)
    match = tandem_header_match_find (self->program, mapping->header);
  mapping->rule = match ? "program" : "synonym";
  mapping->confidence = match ? TANDEM_IMPORT_CONFIDENCE_CERTAIN : TANDEM_IMPORT_CONFIDENCE_LIKELY;
  if (!match && *mapping->header)
    match = tandem_header_match_find (TANDEM_IMPORT_PROGRAM_UNKNOWN, mapping->header);
  if (match)
    {
      take_match (mapping, match);
      look_at_values (self, column, rows, n_rows);
      if (self->program && mapping->field)
        mapping->confidence = TANDEM_IMPORT_CONFIDENCE_CERTAIN;
      if (!mapping->field)
        mapping->rule = "left-out";
      return match->order;
    }
  /* What no other column of ours is called is a field that the firm added. */
  if (self->program == TANDEM_IMPORT_PROGRAM_TANDEM && *mapping->header)
    {
      mapping->field = TANDEM_IMPORT_FIELD_CUSTOM;
      mapping->custom_is_said = tandem_own_header_read (mapping->header, &mapping->custom_name, &mapping->custom_type,
                                                        &mapping->custom_choices);
      mapping->rule = "program";
      mapping->confidence = TANDEM_IMPORT_CONFIDENCE_CERTAIN;
      return G_MAXUINT - 1;
    }
  mapping->field = tandem_header_values_guess (rows, self->preamble + self->has_header, n_rows, column);
  mapping->rule = mapping->field ? "values" : "unknown";
  mapping->confidence = mapping->field ? TANDEM_IMPORT_CONFIDENCE_GUESS : TANDEM_IMPORT_CONFIDENCE_NONE;
  return G_MAXUINT - 1;
}

static void
leave_out (TandemColumnMapping *mapping)
{
  mapping->field = TANDEM_IMPORT_FIELD_NONE;
  mapping->kind = NULL;
  mapping->group = 0;
  mapping->rule = "second";
}

static gboolean
are_rivals (const TandemColumnMapping *one, const TandemColumnMapping *other)
{
  if (one->field != other->field || one->group != other->group || tandem_import_field_can_repeat (one->field))
    return FALSE;
  return !tandem_import_field_has_place (one->field) || g_strcmp0 (one->kind, other->kind) == 0;
}

/* "Titel" beside "Anrede" is academic where another column has the job, or where no value tells. */
static void
settle_titles (TandemHeaderMap *self, const GStrv *rows, guint n_rows)
{
  guint first = self->preamble + self->has_header;

  if (self->program || tandem_header_map_count (self, TANDEM_IMPORT_FIELD_PREFIX) == 0)
    return;
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *plain = tandem_header_normalize (self->columns[i].header);

      if (self->columns[i].field == TANDEM_IMPORT_FIELD_JOB_TITLE && g_str_equal (plain, "titel")
          && (tandem_header_map_count (self, TANDEM_IMPORT_FIELD_JOB_TITLE) > 1
              || !tandem_header_values_are_mostly (rows, first, n_rows, i, tandem_header_value_is_anything)))
        self->columns[i].field = TANDEM_IMPORT_FIELD_PREFIX;
    }
}

/* Of several columns for one field that with values wins, then that which the table names first. */
static void
settle_rivals (TandemHeaderMap *self, const guint *orders, const GStrv *rows, guint n_rows)
{
  guint first = self->preamble + self->has_header;
  g_autofree guint *ranks = g_new0 (guint, self->n_columns + 1);

  for (guint i = 0; i < self->n_columns; i++)
    ranks[i]
        = orders[i] / 2
          + (tandem_header_values_are_mostly (rows, first, n_rows, i, tandem_header_value_is_anything) ? 0
                                                                                                       : G_MAXUINT / 2);
  for (guint i = 0; i < self->n_columns; i++)
    for (guint j = i + 1; self->columns[i].field && j < self->n_columns; j++)
      if (are_rivals (&self->columns[i], &self->columns[j]))
        leave_out (&self->columns[ranks[j] < ranks[i] ? i : j]);
}

/* A list of companies may call them by their "Name". */
static void
find_named_companies (TandemHeaderMap *self)
{
  static const TandemImportField of_people[]
      = { TANDEM_IMPORT_FIELD_GIVEN_NAME, TANDEM_IMPORT_FIELD_FAMILY_NAME, TANDEM_IMPORT_FIELD_JOB_TITLE };

  if (tandem_header_map_count (self, TANDEM_IMPORT_FIELD_COMPANY) > 0
      || tandem_header_map_count (self, TANDEM_IMPORT_FIELD_COMPANY_DOMAIN)
                 + tandem_header_map_count (self, TANDEM_IMPORT_FIELD_COMPANY_INDUSTRY)
             == 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (of_people); i++)
    if (tandem_header_map_count (self, of_people[i]) > 0)
      return;
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].field == TANDEM_IMPORT_FIELD_FULL_NAME)
      self->columns[i].field = TANDEM_IMPORT_FIELD_COMPANY;
}

/**
 * tandem_header_map_settle_subject:
 *
 * Says by the columns whom the rows are about: companies, where there is one for their names and none that only a person has, and
 * no e-mail either, unless something is told that only a company has.
 */
void
tandem_header_map_settle_subject (TandemHeaderMap *self)
{
  static const TandemImportField of_people[] = {
    TANDEM_IMPORT_FIELD_GIVEN_NAME, TANDEM_IMPORT_FIELD_MIDDLE_NAME, TANDEM_IMPORT_FIELD_FAMILY_NAME,
    TANDEM_IMPORT_FIELD_FULL_NAME,  TANDEM_IMPORT_FIELD_PREFIX,      TANDEM_IMPORT_FIELD_JOB_TITLE,
    TANDEM_IMPORT_FIELD_DEPARTMENT, TANDEM_IMPORT_FIELD_BIRTHDAY,    TANDEM_IMPORT_FIELD_BIRTH_DAY,
    TANDEM_IMPORT_FIELD_MOBILE,     TANDEM_IMPORT_FIELD_CONSENT,
  };
  guint facts = tandem_header_map_count (self, TANDEM_IMPORT_FIELD_COMPANY_DOMAIN)
                + tandem_header_map_count (self, TANDEM_IMPORT_FIELD_COMPANY_INDUSTRY);

  self->subject = TANDEM_IMPORT_CONTACTS;
  if (tandem_header_map_count (self, TANDEM_IMPORT_FIELD_COMPANY) == 0
      || (facts == 0 && tandem_header_map_count (self, TANDEM_IMPORT_FIELD_EMAIL) > 0))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (of_people); i++)
    if (tandem_header_map_count (self, of_people[i]) > 0)
      return;
  self->subject = TANDEM_IMPORT_COMPANIES;
}

static void
count_values (TandemHeaderMap *self, guint column, const GStrv *rows, guint n_rows)
{
  TandemColumnMapping *mapping = &self->columns[column];
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  for (guint i = self->preamble + self->has_header; i < n_rows; i++)
    {
      const char *value = tandem_header_values_get (rows, i, column);

      if (*value == 0)
        continue;
      tandem_column_tally_add (&mapping->tally, value);
      g_ptr_array_add (values, (gpointer) value);
    }
  tandem_column_tally_settle (&mapping->tally);
  if (!mapping->custom_is_said)
    mapping->custom_type = tandem_import_custom_guess ((const char *const *) values->pdata, values->len);
}

/**
 * tandem_header_map_new_at:
 * @rows: (array length=n_rows): the first rows of a table, some 200
 * @header_row: the row of the headers, from 1; %TANDEM_HEADER_ROW_FIND or %TANDEM_HEADER_ROW_NONE
 *
 * Finds the program, and what each column is. Any thread.
 *
 * Returns: (transfer full): a map, which the person may change
 */
TandemHeaderMap *
tandem_header_map_new_at (const GStrv *rows, guint n_rows, guint header_row)
{
  TandemHeaderMap *self = g_new0 (TandemHeaderMap, 1);
  g_autofree guint *orders = NULL;
  GStrv header;

  if (header_row == TANDEM_HEADER_ROW_FIND || (header_row != TANDEM_HEADER_ROW_NONE && header_row > n_rows))
    find_header (self, rows, n_rows);
  else if (header_row != TANDEM_HEADER_ROW_NONE)
    {
      self->has_header = TRUE;
      self->preamble = header_row - 1;
    }
  header = self->has_header ? rows[self->preamble] : NULL;
  if (header)
    self->program = tandem_header_match_detect (header);
  for (guint i = self->preamble; i < n_rows; i++)
    self->n_columns = MAX (self->n_columns, g_strv_length (rows[i]));
  self->columns = g_new0 (TandemColumnMapping, self->n_columns);
  orders = g_new0 (guint, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->columns[i].header = g_strdup (header ? tandem_header_values_get (rows, self->preamble, i) : "");
      orders[i] = map_column (self, i, rows, n_rows);
      count_values (self, i, rows, n_rows);
    }
  settle_titles (self, rows, n_rows);
  settle_rivals (self, orders, rows, n_rows);
  find_named_companies (self);
  tandem_header_map_settle_subject (self);
  return self;
}

/**
 * tandem_header_map_new:
 * @rows: (array length=n_rows): the first rows of a table, some 200
 *
 * tandem_header_map_new_at(), and the header row is found, too.
 *
 * Returns: (transfer full): a map, which the person may change
 */
TandemHeaderMap *
tandem_header_map_new (const GStrv *rows, guint n_rows)
{
  return tandem_header_map_new_at (rows, n_rows, TANDEM_HEADER_ROW_FIND);
}

static void
clear_consent (TandemImportConsent *self)
{
  g_free (self->topic);
  g_free (self->source);
  g_free (self->day);
}

static void
copy_consent (TandemImportConsent *self)
{
  self->topic = g_strdup (self->topic);
  self->source = g_strdup (self->source);
  self->day = g_strdup (self->day);
}

/**
 * tandem_header_map_set_consent:
 * @consent: copied; one without a source and a day is that of no row
 *
 * Says what holds for the consent of each row that does not say it itself.
 */
void
tandem_header_map_set_consent (TandemHeaderMap *self, const TandemImportConsent *consent)
{
  clear_consent (&self->consent);
  self->consent = *consent;
  copy_consent (&self->consent);
}

/**
 * tandem_header_map_copy:
 *
 * Returns: (transfer full): the same again
 */
TandemHeaderMap *
tandem_header_map_copy (const TandemHeaderMap *self)
{
  TandemHeaderMap *copy = g_memdup2 (self, sizeof *self);

  copy->columns = g_new0 (TandemColumnMapping, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    {
      copy->columns[i] = self->columns[i];
      copy->columns[i].header = g_strdup (self->columns[i].header);
      copy->columns[i].custom_name = g_strdup (self->columns[i].custom_name);
      copy->columns[i].custom_choices = g_strdup (self->columns[i].custom_choices);
    }
  copy_consent (&copy->consent);
  return copy;
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
    {
      g_free (self->columns[i].header);
      g_free (self->columns[i].custom_name);
      g_free (self->columns[i].custom_choices);
    }
  g_free (self->columns);
  clear_consent (&self->consent);
  g_free (self);
}

/**
 * tandem_header_map_set_field:
 * @column: which one
 *
 * A person says what a column is; another one that was it, where there can be but one, is left out by the rule "second". Whose
 * id it is, the header tells.
 */
void
tandem_header_map_set_field (TandemHeaderMap *self, guint column, TandemImportField field)
{
  TandemColumnMapping *mapping = &self->columns[column];

  g_return_if_fail (column < self->n_columns && field < TANDEM_IMPORT_N_FIELDS);
  if (field != mapping->field)
    {
      const TandemHeaderMatch *match = field == TANDEM_IMPORT_FIELD_ID && self->program
                                           ? tandem_header_match_find (self->program, mapping->header)
                                           : NULL;

      mapping->kind = match && match->field == field ? match->kind : NULL;
      mapping->group = 0;
    }
  mapping->field = field;
  mapping->confidence = TANDEM_IMPORT_CONFIDENCE_NONE;
  mapping->rule = "chosen";
  for (guint i = 0; i < self->n_columns; i++)
    if (i != column && are_rivals (&self->columns[i], mapping))
      leave_out (&self->columns[i]);
  tandem_header_map_settle_subject (self);
}

/**
 * tandem_header_map_begin_rows:
 *
 * Before the values of all rows are added: what the first ones told is forgotten, what a person said is not.
 */
void
tandem_header_map_begin_rows (TandemHeaderMap *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      tandem_column_tally_reset (&self->columns[i].tally);
      if (!self->columns[i].custom_is_said)
        g_clear_pointer (&self->columns[i].custom_choices, g_free);
    }
}

static gboolean
needs_values (const TandemColumnMapping *mapping)
{
  return tandem_import_field_is_day (mapping->field) || mapping->field == TANDEM_IMPORT_FIELD_CUSTOM;
}

/**
 * tandem_header_map_add_cell:
 * @column: which one; one that is not there is nothing
 * @cell: what stands there in a row of data; a day of a spreadsheet has no order and tells nothing
 *
 * One value of a column may tell how all are written, and what a new field holds.
 */
void
tandem_header_map_add_cell (TandemHeaderMap *self, guint column, const TandemCell *cell)
{
  TandemColumnMapping *mapping = column < self->n_columns ? &self->columns[column] : NULL;
  const char *text = cell->text;

  if (mapping == NULL || *text == 0 || cell->kind == TANDEM_CELL_DATE || !needs_values (mapping))
    return;
  if (cell->kind == TANDEM_CELL_NUMBER)
    tandem_column_tally_add_order (&mapping->tally, text);
  else
    tandem_column_tally_add (&mapping->tally, text);
  if (mapping->field == TANDEM_IMPORT_FIELD_CUSTOM && mapping->custom_id == 0 && !mapping->custom_is_said)
    tandem_import_custom_follow (mapping, text);
}

/**
 * tandem_header_map_end_rows:
 *
 * Once all values are there: now the orders of days and the decimal signs are known.
 */
void
tandem_header_map_end_rows (TandemHeaderMap *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (needs_values (&self->columns[i]))
      tandem_column_tally_settle (&self->columns[i].tally);
}

/**
 * tandem_header_map_count:
 *
 * Returns: how many columns are a field
 */
guint
tandem_header_map_count (const TandemHeaderMap *self, TandemImportField field)
{
  guint n = 0;

  for (guint i = 0; i < self->n_columns; i++)
    n += self->columns[i].field == field;
  return n;
}

static gboolean
holds_days (const TandemColumnMapping *mapping)
{
  return tandem_import_field_is_day (mapping->field)
         || (mapping->field == TANDEM_IMPORT_FIELD_CUSTOM && g_strcmp0 (mapping->custom_type, "day") == 0);
}

/**
 * tandem_header_map_is_ambiguous:
 *
 * Returns: whether a column of days reads both ways, so that somebody has to say how: its #TandemColumnTally
 */
gboolean
tandem_header_map_is_ambiguous (const TandemHeaderMap *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (holds_days (&self->columns[i]) && self->columns[i].tally.date_order == TANDEM_DATE_ORDER_AMBIGUOUS)
      return TRUE;
  return FALSE;
}
