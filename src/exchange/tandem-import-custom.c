/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-import-custom.h"

#include <string.h>

#include "base/tandem-fold.h"
#include "exchange/tandem-import-number.h"
#include "model/tandem-custom-field.h"
#include "model/tandem-custom-value.h"
#include "model/tandem-firm-list.h"

/* A column for which a record has no place becomes a field of the firm's own: one of its name that is there, or a new one, which is
 * a part of the import and goes with its undo. What a new field holds is told by all of its values; one that does not fit is told
 * of its row, and left out. */

#define MOST_CHOICES  12
#define FEWEST_VALUES 10 /* before a word that comes again is a choice */
#define MOST_LETTERS  40 /* of a choice */

static gboolean
is_day (const char *text)
{
  g_autofree char *day_first = tandem_import_day (text, TANDEM_DATE_ORDER_DAY_FIRST);
  g_autofree char *month_first = tandem_import_day (text, TANDEM_DATE_ORDER_MONTH_FIRST);

  return day_first || month_first;
}

/* A postcode or the number of a customer begins with a zero that no number keeps. */
static gboolean
is_number (const char *text)
{
  gint64 value;

  if (*text == '+' || (*text == '0' && g_ascii_isdigit (text[1])))
    return FALSE;
  return tandem_import_number (text, '.', TANDEM_CUSTOM_DIGITS, &value)
         || tandem_import_number (text, ',', TANDEM_CUSTOM_DIGITS, &value);
}

static gboolean
is_flag (const char *text)
{
  gboolean flag;

  return tandem_import_flag (text, &flag);
}

static gboolean
all_are (const char *const *values, guint n_values, gboolean (*test) (const char *text))
{
  for (guint i = 0; i < n_values; i++)
    if (!test (values[i]))
      return FALSE;
  return n_values > 0;
}

static gboolean
are_choices (const char *const *values, guint n_values)
{
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_values; i++)
    {
      if (g_utf8_strlen (values[i], -1) > MOST_LETTERS || strchr (values[i], '\n'))
        return FALSE;
      g_hash_table_add (words, (gpointer) values[i]);
    }
  return n_values >= FEWEST_VALUES && g_hash_table_size (words) <= MOST_CHOICES
         && g_hash_table_size (words) * 3 <= n_values;
}

/* Returns: %FALSE where there are too many, or it is too long for one */
static gboolean
add_choice (TandemColumnMapping *mapping, const char *text)
{
  g_auto (GStrv) choices = g_strsplit (mapping->custom_choices ? mapping->custom_choices : "", "\n", -1);
  char *more;

  if (g_strv_contains ((const char *const *) choices, text))
    return TRUE;
  if (g_strv_length (choices) >= MOST_CHOICES || g_utf8_strlen (text, -1) > MOST_LETTERS || strchr (text, '\n'))
    return FALSE;
  more = mapping->custom_choices ? g_strconcat (mapping->custom_choices, "\n", text, NULL) : g_strdup (text);
  g_free (mapping->custom_choices);
  mapping->custom_choices = more;
  return TRUE;
}

/* One alone of 0 and 1 may count something. */
static gboolean
are_flags (const char *const *values, guint n_values)
{
  gboolean has_word = FALSE, has_zero = FALSE, has_one = FALSE;

  for (guint i = 0; i < n_values; i++)
    {
      has_zero |= strcmp (values[i], "0") == 0;
      has_one |= strcmp (values[i], "1") == 0;
      has_word |= !g_ascii_isdigit (*values[i]);
    }
  return all_are (values, n_values, is_flag) && (has_word || (has_zero && has_one));
}

/**
 * tandem_import_custom_guess:
 * @values: (array length=n_values): of a column, without empty ones
 *
 * Returns: (transfer none): what a new field for them would hold, a type of #TandemCustomField
 */
const char *
tandem_import_custom_guess (const char *const *values, guint n_values)
{
  if (are_flags (values, n_values))
    return TANDEM_CUSTOM_FLAG;
  if (all_are (values, n_values, is_number))
    return TANDEM_CUSTOM_NUMBER;
  if (all_are (values, n_values, is_day))
    return TANDEM_CUSTOM_DAY;
  return are_choices (values, n_values) ? TANDEM_CUSTOM_CHOICE : TANDEM_CUSTOM_TEXT;
}

/**
 * tandem_import_custom_read:
 * @value: a #TandemCustomValue, which gets what @text says
 * @mapping: the column
 * @decimal: the decimal sign of numbers, or 0
 * @currency: of amounts that name none
 *
 * Returns: %FALSE where @text is nothing of the type of the field
 */
gboolean
tandem_import_custom_read (TandemRecord *value, const TandemColumnMapping *mapping, const char *text, char decimal,
                           const char *currency)
{
  const char *type = mapping->custom_type;
  g_autofree char *day = NULL, *code = NULL;
  gboolean flag;
  gint64 number;

  if (g_strcmp0 (type, TANDEM_CUSTOM_NUMBER) == 0)
    {
      if (!tandem_import_number (text, decimal, TANDEM_CUSTOM_DIGITS, &number))
        return FALSE;
      tandem_record_set_integer (value, TANDEM_CUSTOM_VALUE_NUMBER, number);
      return TRUE;
    }
  if (g_strcmp0 (type, TANDEM_CUSTOM_FLAG) == 0)
    {
      if (!tandem_import_flag (text, &flag))
        return FALSE;
      tandem_record_set_integer (value, TANDEM_CUSTOM_VALUE_NUMBER, flag);
      return TRUE;
    }
  if (g_strcmp0 (type, TANDEM_CUSTOM_DAY) == 0)
    {
      day = tandem_import_day (text, mapping->tally.date_order);
      tandem_record_set_text (value, TANDEM_CUSTOM_VALUE_TEXT, day);
      return day != NULL;
    }
  if (g_strcmp0 (type, TANDEM_CUSTOM_MONEY) == 0)
    {
      if (!tandem_import_amount (text, decimal, currency, &number, &code))
        return FALSE;
      tandem_record_set_integer (value, TANDEM_CUSTOM_VALUE_NUMBER, number);
      tandem_record_set_text (value, TANDEM_CUSTOM_VALUE_CURRENCY, code);
      return TRUE;
    }
  /* A choice that is not offered is kept, as one that no longer is. */
  tandem_record_set_text (value, TANDEM_CUSTOM_VALUE_TEXT, text);
  return TRUE;
}

/**
 * tandem_import_custom_follow:
 * @mapping: a column that becomes a new field
 * @text: a value of it, not empty
 *
 * What a new field holds is told by all values of the file: one that is something else makes it a text.
 */
void
tandem_import_custom_follow (TandemColumnMapping *mapping, const char *text)
{
  const char *type = mapping->custom_type;
  gboolean fits = TRUE;

  if (g_strcmp0 (type, TANDEM_CUSTOM_NUMBER) == 0)
    fits = is_number (text);
  else if (g_strcmp0 (type, TANDEM_CUSTOM_DAY) == 0)
    fits = is_day (text);
  else if (g_strcmp0 (type, TANDEM_CUSTOM_FLAG) == 0)
    fits = is_flag (text);
  else if (g_strcmp0 (type, TANDEM_CUSTOM_CHOICE) == 0)
    fits = add_choice (mapping, text);
  if (!fits)
    mapping->custom_type = TANDEM_CUSTOM_TEXT;
}

static TandemFirmList
get_list (const TandemHeaderMap *map)
{
  return map->subject == TANDEM_IMPORT_COMPANIES ? TANDEM_FIRM_LIST_COMPANY_FIELDS : TANDEM_FIRM_LIST_CONTACT_FIELDS;
}

static const char *
get_name (const TandemColumnMapping *mapping)
{
  return mapping->custom_name && *mapping->custom_name ? mapping->custom_name : mapping->header;
}

/* Returns: (transfer none) (nullable): the field of this id, or else of this name, whatever its case and accents */
static TandemRecord *
find_field (GPtrArray *fields, gint64 id, const char *name)
{
  g_autofree char *folded = g_strstrip (tandem_fold_text (name));

  for (guint i = 0; id != 0 && i < fields->len; i++)
    if (tandem_record_get_id (fields->pdata[i]) == id)
      return fields->pdata[i];
  for (guint i = 0; *folded && i < fields->len; i++)
    {
      const char *text = tandem_record_get_text (fields->pdata[i], TANDEM_CUSTOM_FIELD_NAME);
      g_autofree char *other = g_strstrip (tandem_fold_text (text ? text : ""));

      if (g_str_equal (folded, other))
        return fields->pdata[i];
    }
  return NULL;
}

static const char *
find_type (TandemRecord *field)
{
  return g_intern_string (tandem_record_get_text (field, TANDEM_CUSTOM_FIELD_TYPE));
}

static void
take_field (TandemColumnMapping *mapping, TandemRecord *field)
{
  mapping->custom_id = tandem_record_get_id (field);
  mapping->custom_type = find_type (field);
  g_set_str (&mapping->custom_name, tandem_record_get_text (field, TANDEM_CUSTOM_FIELD_NAME));
}

/**
 * tandem_import_custom_find:
 *
 * A column that nothing else knows is the field of the firm's own that has its name; a field that is gone is looked for by its
 * name, too.
 */
gboolean
tandem_import_custom_find (TandemConnection *connection, TandemHeaderMap *map, GError **error)
{
  g_autoptr (GPtrArray) fields = tandem_firm_list_load (connection, get_list (map), 0, error);

  for (guint i = 0; fields && i < map->n_columns; i++)
    {
      TandemColumnMapping *mapping = &map->columns[i];
      gboolean is_open = g_str_equal (mapping->rule, "unknown") || g_str_equal (mapping->rule, "values")
                         || g_str_equal (mapping->rule, "left-out");
      TandemRecord *field = NULL;

      if (mapping->field == TANDEM_IMPORT_FIELD_CUSTOM || is_open)
        field = find_field (fields, mapping->custom_id, get_name (mapping));
      if (field)
        take_field (mapping, field);
      else
        mapping->custom_id = 0;
      if (field && is_open)
        {
          mapping->field = TANDEM_IMPORT_FIELD_CUSTOM;
          mapping->confidence = TANDEM_IMPORT_CONFIDENCE_CERTAIN;
          mapping->rule = "own-field";
        }
    }
  return fields != NULL;
}

static TandemRecord *
add_field (TandemConnection *connection, const TandemHeaderMap *map, guint column, gint64 place, GError **error)
{
  const TandemColumnMapping *mapping = &map->columns[column];
  g_autoptr (TandemRecord) field = tandem_firm_list_new_record (get_list (map), 0);
  g_autofree char *number = g_strdup_printf ("%u", column + 1);
  const char *name = get_name (mapping);

  tandem_record_set_text (field, TANDEM_CUSTOM_FIELD_NAME, *name ? name : number);
  tandem_record_set_text (field, TANDEM_CUSTOM_FIELD_TYPE, mapping->custom_type);
  if (g_strcmp0 (mapping->custom_type, TANDEM_CUSTOM_CHOICE) == 0)
    tandem_record_set_text (field, TANDEM_CUSTOM_FIELD_CHOICES, mapping->custom_choices);
  tandem_firm_list_set_place (get_list (map), field, place);
  return tandem_record_insert (field, connection, error) ? g_steal_pointer (&field) : NULL;
}

/**
 * tandem_import_custom_prepare:
 * @map: its new fields get their ids
 *
 * Makes the fields that an import adds, as a part of its change; two columns of one name are one field. In a write.
 */
gboolean
tandem_import_custom_prepare (TandemConnection *connection, TandemHeaderMap *map, GError **error)
{
  g_autoptr (GPtrArray) fields = NULL;

  if (tandem_header_map_count (map, TANDEM_IMPORT_FIELD_CUSTOM) == 0)
    return TRUE;
  fields = tandem_firm_list_load (connection, get_list (map), 0, error);
  for (guint i = 0; fields && i < map->n_columns; i++)
    {
      TandemColumnMapping *mapping = &map->columns[i];
      TandemRecord *field;

      if (mapping->field != TANDEM_IMPORT_FIELD_CUSTOM)
        continue;
      field = find_field (fields, mapping->custom_id, get_name (mapping));
      if (field == NULL)
        {
          TandemRecord *last = fields->len > 0 ? fields->pdata[fields->len - 1] : NULL;
          gint64 place = last ? tandem_firm_list_get_place (get_list (map), last) + 1 : 0;

          field = add_field (connection, map, i, place, error);
          if (field == NULL)
            return FALSE;
          g_ptr_array_add (fields, field);
        }
      take_field (mapping, field);
    }
  return fields != NULL;
}
