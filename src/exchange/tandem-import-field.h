/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TandemImportField:
 * @TANDEM_IMPORT_FIELD_NONE: left out
 * @TANDEM_IMPORT_FIELD_LABEL: what the e-mail, number, page or address of the same group is: "* Work"
 * @TANDEM_IMPORT_FIELD_ADDRESS: a whole address in one cell; it counts where its parts are empty
 * @TANDEM_IMPORT_FIELD_BIRTH_YEAR: the birthday in three columns, with the next two
 * @TANDEM_IMPORT_FIELD_ID: the id that Tandem gave, or another program
 * @TANDEM_IMPORT_FIELD_CONSENT: whether a contact agreed, or what became of it
 * @TANDEM_IMPORT_FIELD_CUSTOM: a field of the firm's own
 *
 * What a column means.
 */
typedef enum {
  TANDEM_IMPORT_FIELD_NONE,
  TANDEM_IMPORT_FIELD_GIVEN_NAME,
  TANDEM_IMPORT_FIELD_MIDDLE_NAME,
  TANDEM_IMPORT_FIELD_FAMILY_NAME,
  TANDEM_IMPORT_FIELD_FULL_NAME,
  TANDEM_IMPORT_FIELD_PREFIX,
  TANDEM_IMPORT_FIELD_SUFFIX,
  TANDEM_IMPORT_FIELD_READING_NAME,
  TANDEM_IMPORT_FIELD_JOB_TITLE,
  TANDEM_IMPORT_FIELD_DEPARTMENT,
  TANDEM_IMPORT_FIELD_COMPANY,
  TANDEM_IMPORT_FIELD_COMPANY_DOMAIN,
  TANDEM_IMPORT_FIELD_COMPANY_INDUSTRY,
  TANDEM_IMPORT_FIELD_COMPANY_PHONE,
  TANDEM_IMPORT_FIELD_EMAIL,
  TANDEM_IMPORT_FIELD_PHONE,
  TANDEM_IMPORT_FIELD_MOBILE,
  TANDEM_IMPORT_FIELD_FAX,
  TANDEM_IMPORT_FIELD_URL,
  TANDEM_IMPORT_FIELD_SOCIAL,
  TANDEM_IMPORT_FIELD_LABEL,
  TANDEM_IMPORT_FIELD_STREET,
  TANDEM_IMPORT_FIELD_CITY,
  TANDEM_IMPORT_FIELD_REGION,
  TANDEM_IMPORT_FIELD_POSTCODE,
  TANDEM_IMPORT_FIELD_COUNTRY,
  TANDEM_IMPORT_FIELD_ADDRESS,
  TANDEM_IMPORT_FIELD_BIRTHDAY,
  TANDEM_IMPORT_FIELD_BIRTH_YEAR,
  TANDEM_IMPORT_FIELD_BIRTH_MONTH,
  TANDEM_IMPORT_FIELD_BIRTH_DAY,
  TANDEM_IMPORT_FIELD_NOTES,
  TANDEM_IMPORT_FIELD_TAGS,
  TANDEM_IMPORT_FIELD_INTERESTS,
  TANDEM_IMPORT_FIELD_LIFECYCLE_STAGE,
  TANDEM_IMPORT_FIELD_LEAD_STATUS,
  TANDEM_IMPORT_FIELD_OWNER,
  TANDEM_IMPORT_FIELD_SOURCE_CHANNEL,
  TANDEM_IMPORT_FIELD_ID,
  TANDEM_IMPORT_FIELD_CONSENT,
  TANDEM_IMPORT_FIELD_CONSENT_CHANNEL,
  TANDEM_IMPORT_FIELD_CONSENT_TOPIC,
  TANDEM_IMPORT_FIELD_CONSENT_SOURCE,
  TANDEM_IMPORT_FIELD_CONSENT_DATE,
  TANDEM_IMPORT_FIELD_CUSTOM,
  TANDEM_IMPORT_N_FIELDS,
} TandemImportField;

const char        *tandem_import_field_get_title  (TandemImportField field);
const char        *tandem_import_field_get_nick   (TandemImportField field);
TandemImportField  tandem_import_field_from_nick  (const char *nick);
gboolean           tandem_import_field_is_kept    (TandemImportField field);
gboolean           tandem_import_field_can_repeat (TandemImportField field);
gboolean           tandem_import_field_has_place  (TandemImportField field);
gboolean           tandem_import_field_is_day     (TandemImportField field);

G_END_DECLS
