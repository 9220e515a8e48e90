/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row of a sheet as a contact. Text stays text: a number keeps its leading zero, a doubtful e-mail is kept as it is. */
#include "exchange/tandem-import-draft.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "exchange/tandem-csv-text.h"
#include "model/tandem-contact-point.h"

/* The parts of an address, gathered over the columns. */
typedef struct {
  GString *street;
  const char *city, *region, *postcode, *country;
} Place;

static const TandemContactColumn text_columns[TANDEM_IMPORT_N_FIELDS] = {
  [TANDEM_IMPORT_FIELD_GIVEN_NAME] = TANDEM_CONTACT_GIVEN_NAME,
  [TANDEM_IMPORT_FIELD_MIDDLE_NAME] = TANDEM_CONTACT_MIDDLE_NAME,
  [TANDEM_IMPORT_FIELD_FAMILY_NAME] = TANDEM_CONTACT_FAMILY_NAME,
  [TANDEM_IMPORT_FIELD_PREFIX] = TANDEM_CONTACT_PREFIX,
  [TANDEM_IMPORT_FIELD_SUFFIX] = TANDEM_CONTACT_SUFFIX,
  [TANDEM_IMPORT_FIELD_JOB_TITLE] = TANDEM_CONTACT_JOB_TITLE,
  [TANDEM_IMPORT_FIELD_DEPARTMENT] = TANDEM_CONTACT_DEPARTMENT,
  [TANDEM_IMPORT_FIELD_NOTES] = TANDEM_CONTACT_NOTES,
};

static void
add_points (TandemContactDraft *draft, TandemImportField field, const char *text)
{
  g_auto (GStrv) values = tandem_import_split_joined (text);

  for (char **value = values; *value; value++)
    {
      g_autofree char *clean = NULL;
      const char *kind = field == TANDEM_IMPORT_FIELD_EMAIL    ? "email"
                         : field == TANDEM_IMPORT_FIELD_PHONE  ? "phone"
                         : field == TANDEM_IMPORT_FIELD_MOBILE ? "mobile"
                                                               : "url";
      gboolean known = FALSE;

      if (field == TANDEM_IMPORT_FIELD_EMAIL)
        clean = tandem_import_email (*value, NULL, NULL);
      else if (field == TANDEM_IMPORT_FIELD_URL)
        clean = g_strdup (*value);
      else
        clean = tandem_import_phone (*value, NULL, NULL);
      for (guint i = 0; i < draft->points->len; i++)
        known |= g_strcmp0 (tandem_record_get_text (g_ptr_array_index (draft->points, i), TANDEM_CONTACT_POINT_VALUE), clean) == 0;
      if (!known)
        tandem_contact_draft_add_point (draft, kind, clean, NULL);
    }
}

static void
add_full_name (TandemContactDraft *draft, const char *text)
{
  TandemRecord *contact = TANDEM_RECORD (draft->contact);
  g_autofree char *given = NULL, *family = NULL;

  if (!tandem_record_is_null (contact, TANDEM_CONTACT_GIVEN_NAME)
      || !tandem_record_is_null (contact, TANDEM_CONTACT_FAMILY_NAME))
    return;
  tandem_import_split_name (text, &given, &family);
  if (*given)
    tandem_record_set_text (contact, TANDEM_CONTACT_GIVEN_NAME, given);
  if (*family)
    tandem_record_set_text (contact, TANDEM_CONTACT_FAMILY_NAME, family);
}

/* The prefix is the column 0. */
static gboolean
is_text (TandemImportField field)
{
  return text_columns[field] != 0 || field == TANDEM_IMPORT_FIELD_PREFIX;
}

/* The part of an address that a field is, or NULL; the street is gathered from several. */
static const char **
find_part (Place *place, TandemImportField field)
{
  switch ((int) field)
    {
    case TANDEM_IMPORT_FIELD_CITY:
      return &place->city;
    case TANDEM_IMPORT_FIELD_REGION:
      return &place->region;
    case TANDEM_IMPORT_FIELD_POSTCODE:
      return &place->postcode;
    case TANDEM_IMPORT_FIELD_COUNTRY:
      return &place->country;
    default:
      return NULL;
    }
}

static void
add_birthday (TandemContactDraft *draft, const char *text, TandemDateOrder order)
{
  g_autofree char *day = tandem_import_birthday (text, order);

  if (day)
    tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_BIRTHDAY, day);
}

/* Outlook writes 0/0/00 for none. */
static gboolean
says_something (const char *text)
{
  for (const char *at = text; *at; at = g_utf8_next_char (at))
    if (g_unichar_isalpha (g_utf8_get_char (at)) || (g_ascii_isdigit (*at) && *at != '0'))
      return TRUE;
  return FALSE;
}

/* What is no day in any order is kept as it was written: somebody may still know what was meant. */
static void
keep_unread_birthday (TandemContactDraft *draft, const char *text)
{
  g_autofree char *day_first = tandem_import_birthday (text, TANDEM_DATE_ORDER_DAY_FIRST);
  g_autofree char *month_first = tandem_import_birthday (text, TANDEM_DATE_ORDER_MONTH_FIRST);
  const char *notes = tandem_record_get_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_NOTES);
  g_autofree char *note = NULL, *both = NULL;

  if (day_first || month_first || !says_something (text))
    return;
  /* Translators: goes into the notes of an imported contact; %s is a birthday that is no date, as the sheet has it */
  note = g_strdup_printf (_ ("Birthday in the sheet: %s"), text);
  both = notes ? g_strconcat (notes, "\n", note, NULL) : g_steal_pointer (&note);
  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_NOTES, both);
}

static void
add_value (TandemContactDraft *draft, Place *place, TandemImportField field, const char *text, TandemDateOrder order)
{
  const char **part = find_part (place, field);

  if (part)
    *part = text;
  else if (is_text (field))
    tandem_record_set_text (TANDEM_RECORD (draft->contact), text_columns[field], text);
  else
    switch ((int) field)
      {
      case TANDEM_IMPORT_FIELD_EMAIL:
      case TANDEM_IMPORT_FIELD_PHONE:
      case TANDEM_IMPORT_FIELD_MOBILE:
      case TANDEM_IMPORT_FIELD_URL:
        add_points (draft, field, text);
        break;
      case TANDEM_IMPORT_FIELD_COMPANY:
        g_set_str (&draft->company, text);
        break;
      case TANDEM_IMPORT_FIELD_STREET:
        g_string_append_printf (place->street, "%s%s", place->street->len ? "\n" : "", text);
        break;
      case TANDEM_IMPORT_FIELD_BIRTHDAY:
        add_birthday (draft, text, order);
        break;
      default:
        break;
      }
}

/**
 * tandem_import_field_is_kept:
 *
 * Returns: whether a contact has a place for this field
 */
gboolean
tandem_import_field_is_kept (TandemImportField field)
{
  return field != TANDEM_IMPORT_FIELD_NONE && field != TANDEM_IMPORT_FIELD_READING_NAME && field != TANDEM_IMPORT_FIELD_ID
         && field < TANDEM_IMPORT_N_FIELDS;
}

/**
 * tandem_import_draft_new:
 * @fields: (array length=n_fields): what the columns are
 * @date_order: the order of the birthdays' column
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the row as a contact; %NULL when no column that is kept holds anything
 */
TandemContactDraft *
tandem_import_draft_new (const TandemRow *row, const TandemImportField *fields, guint n_fields, TandemDateOrder date_order)
{
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) street = g_string_new (NULL);
  Place place = { .street = street };
  const char *full_name = NULL;

  for (guint i = 0; i < MIN (row->n_cells, n_fields); i++)
    {
      char *text = g_strstrip (g_strdup (tandem_csv_unguard (row->cells[i].text)));

      g_ptr_array_add (texts, text);
      if (*text == 0 || !tandem_import_field_is_kept (fields[i]))
        text[0] = 0;
      else if (fields[i] == TANDEM_IMPORT_FIELD_FULL_NAME)
        full_name = text;
      else
        add_value (draft, &place, fields[i], text, date_order);
    }
  if (full_name)
    add_full_name (draft, full_name);
  for (guint i = 0; i < texts->len; i++)
    if (fields[i] == TANDEM_IMPORT_FIELD_BIRTHDAY)
      keep_unread_birthday (draft, g_ptr_array_index (texts, i));
  tandem_contact_draft_set_address (draft, street->len ? street->str : NULL, place.city, place.region, place.postcode,
                                    place.country);
  for (guint i = 0; i < texts->len; i++)
    if (*(char *) g_ptr_array_index (texts, i) != 0)
      return g_steal_pointer (&draft);
  return NULL;
}

/**
 * tandem_import_draft_is_named:
 *
 * Returns: whether there is a name, an e-mail or a phone number: less is no contact
 */
gboolean
tandem_import_draft_is_named (TandemContactDraft *draft)
{
  TandemRecord *contact = TANDEM_RECORD (draft->contact);

  if (!tandem_record_is_null (contact, TANDEM_CONTACT_GIVEN_NAME)
      || !tandem_record_is_null (contact, TANDEM_CONTACT_FAMILY_NAME))
    return TRUE;
  for (guint i = 0; i < draft->points->len; i++)
    if (g_strcmp0 (tandem_record_get_text (g_ptr_array_index (draft->points, i), TANDEM_CONTACT_POINT_KIND), "url") != 0)
      return TRUE;
  return FALSE;
}

/**
 * tandem_import_find_error:
 * @headers: (nullable): the names of the columns
 *
 * What a formula could not work out is taken neither for a value nor for none.
 *
 * Returns: (transfer full) (nullable): why the row can't be imported; %NULL where no column that is kept holds an error
 */
char *
tandem_import_find_error (const TandemRow *row, const TandemImportField *fields, guint n_fields,
                          const char *const *headers)
{
  for (guint i = 0; i < MIN (row->n_cells, n_fields); i++)
    if (row->cells[i].kind == TANDEM_CELL_ERROR && tandem_import_field_is_kept (fields[i]))
      {
        g_autofree char *number = g_strdup_printf ("%u", i + 1);
        const char *column = headers && *headers[i] ? headers[i] : number;

        if (row->cells[i].length > 0)
          /* Translators: the first %s is an error as #DIV/0!, the second the name or number of a column */
          return g_strdup_printf (_ ("There is the error %s in the column “%s”."), row->cells[i].text, column);
        /* Translators: %s is the name or number of a column */
        return g_strdup_printf (
            _ ("The formula in the column “%s” has no stored result: open the file in its program, save it "
               "and import it again."),
            column);
      }
  return NULL;
}
