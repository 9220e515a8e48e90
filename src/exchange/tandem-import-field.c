/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-import-field.h"

#include <glib/gi18n-lib.h>

#define F(name) TANDEM_IMPORT_FIELD_##name

/* REPEATS: several columns may be it. PLACE: there is one for each kind and group, as work and home, or an id
 * of a person and of an account. UNKEPT: no record has room
 * for it. DAY: one order of day and month holds for the column. */
typedef enum {
  REPEATS = 1 << 0,
  PLACE = 1 << 1,
  UNKEPT = 1 << 2,
  DAY = 1 << 3,
} Trait;

static const struct {
  const char *nick;
  const char *title;
  Trait traits;
} fields[TANDEM_IMPORT_N_FIELDS] = {
  [F (NONE)] = { "none", N_ ("Left out"), REPEATS | UNKEPT },
  [F (GIVEN_NAME)] = { "given-name", N_ ("Given name") },
  [F (MIDDLE_NAME)] = { "middle-name", N_ ("Middle name") },
  [F (FAMILY_NAME)] = { "family-name", N_ ("Family name") },
  [F (FULL_NAME)] = { "full-name", N_ ("Full name") },
  [F (PREFIX)] = { "prefix", N_ ("Form of address"), REPEATS },
  [F (SUFFIX)] = { "suffix", N_ ("Name suffix") },
  [F (READING_NAME)] = { "reading-name", N_ ("How the name is read"), UNKEPT },
  [F (JOB_TITLE)] = { "job-title", N_ ("Job title") },
  [F (DEPARTMENT)] = { "department", N_ ("Department") },
  [F (COMPANY)] = { "company", N_ ("Company") },
  [F (COMPANY_DOMAIN)] = { "company-domain", N_ ("Domain of the company") },
  [F (COMPANY_INDUSTRY)] = { "company-industry", N_ ("Industry of the company") },
  [F (COMPANY_PHONE)] = { "company-phone", N_ ("Phone of the company"), REPEATS },
  [F (COMPANY_PARENT)] = { "company-parent", N_ ("Parent of the company") },
  [F (EMAIL)] = { "email", N_ ("E-mail"), REPEATS },
  [F (PHONE)] = { "phone", N_ ("Phone"), REPEATS },
  [F (MOBILE)] = { "mobile", N_ ("Mobile"), REPEATS },
  [F (FAX)] = { "fax", N_ ("Fax"), REPEATS },
  [F (URL)] = { "url", N_ ("Web address"), REPEATS },
  [F (SOCIAL)] = { "social", N_ ("Social network"), REPEATS },
  [F (LABEL)] = { "label", N_ ("Label of an e-mail, number or address"), PLACE },
  [F (STREET)] = { "street", N_ ("Street"), REPEATS },
  [F (CITY)] = { "city", N_ ("City"), PLACE },
  [F (REGION)] = { "region", N_ ("Region"), PLACE },
  [F (POSTCODE)] = { "postcode", N_ ("Postcode"), PLACE },
  [F (COUNTRY)] = { "country", N_ ("Country"), PLACE },
  [F (ADDRESS)] = { "address", N_ ("Whole address"), PLACE },
  [F (BIRTHDAY)] = { "birthday", N_ ("Birthday"), DAY },
  [F (BIRTH_YEAR)] = { "birth-year", N_ ("Year of birth") },
  [F (BIRTH_MONTH)] = { "birth-month", N_ ("Month of birth") },
  [F (BIRTH_DAY)] = { "birth-day", N_ ("Day of birth") },
  [F (NOTES)] = { "notes", N_ ("Notes"), REPEATS },
  [F (TAGS)] = { "tags", N_ ("Tags"), REPEATS },
  [F (INTERESTS)] = { "interests", N_ ("Interests"), REPEATS },
  [F (LIFECYCLE_STAGE)] = { "lifecycle-stage", N_ ("Lifecycle stage") },
  [F (LEAD_STATUS)] = { "lead-status", N_ ("Lead status") },
  [F (OWNER)] = { "owner", N_ ("Owner") },
  [F (SOURCE_CHANNEL)] = { "source-channel", N_ ("Source channel") },
  [F (SOURCE_CAMPAIGN)] = { "source-campaign", N_ ("Source campaign") },
  [F (CREATED)] = { "created", N_ ("Created") },
  [F (ID)] = { "id", N_ ("ID"), PLACE },
  [F (CONSENT)] = { "consent", N_ ("Consent") },
  [F (CONSENT_CHANNEL)] = { "consent-channel", N_ ("Consent: channel") },
  [F (CONSENT_TOPIC)] = { "consent-topic", N_ ("Consent: topic") },
  [F (CONSENT_SOURCE)] = { "consent-source", N_ ("Consent: source") },
  [F (CONSENT_DATE)] = { "consent-date", N_ ("Consent: date"), DAY },
  [F (CONSENT_BASIS)] = { "consent-basis", N_ ("Consent: lawful basis") },
  [F (CONSENT_WORDING)] = { "consent-wording", N_ ("Consent: wording") },
  [F (CUSTOM)] = { "custom", N_ ("Field of your own"), REPEATS },
};

/**
 * tandem_import_field_get_title:
 *
 * Returns: (transfer none): what it is called, in the person's language
 */
const char *
tandem_import_field_get_title (TandemImportField field)
{
  g_return_val_if_fail (field < TANDEM_IMPORT_N_FIELDS, NULL);
  return g_dgettext (GETTEXT_PACKAGE, fields[field].title);
}

/**
 * tandem_import_field_get_nick:
 *
 * Returns: (transfer none): the word by which it is remembered
 */
const char *
tandem_import_field_get_nick (TandemImportField field)
{
  g_return_val_if_fail (field < TANDEM_IMPORT_N_FIELDS, NULL);
  return fields[field].nick;
}

/**
 * tandem_import_field_from_nick:
 *
 * Returns: the field; %TANDEM_IMPORT_N_FIELDS for what is none
 */
TandemImportField
tandem_import_field_from_nick (const char *nick)
{
  guint field = 0;

  while (field < TANDEM_IMPORT_N_FIELDS && g_strcmp0 (fields[field].nick, nick) != 0)
    field++;
  return field;
}

/**
 * tandem_import_field_is_kept:
 *
 * Returns: whether a record has a place for this field
 */
gboolean
tandem_import_field_is_kept (TandemImportField field)
{
  return field < TANDEM_IMPORT_N_FIELDS && (fields[field].traits & UNKEPT) == 0;
}

/**
 * tandem_import_field_can_repeat:
 *
 * Returns: whether several columns may be this field
 */
gboolean
tandem_import_field_can_repeat (TandemImportField field)
{
  return field < TANDEM_IMPORT_N_FIELDS && (fields[field].traits & REPEATS) != 0;
}

/**
 * tandem_import_field_has_place:
 *
 * Returns: whether there may be one column for each kind and group of a #TandemColumnMapping
 */
gboolean
tandem_import_field_has_place (TandemImportField field)
{
  return field < TANDEM_IMPORT_N_FIELDS && (fields[field].traits & PLACE) != 0;
}

/**
 * tandem_import_field_is_day:
 *
 * Returns: whether its values are days, and have one order for the whole column
 */
gboolean
tandem_import_field_is_day (TandemImportField field)
{
  return field < TANDEM_IMPORT_N_FIELDS && (fields[field].traits & DAY) != 0;
}
