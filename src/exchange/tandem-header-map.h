/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TandemImportField:
 *
 * What a column of a contact list means. %TANDEM_IMPORT_FIELD_EMAIL, PHONE, MOBILE, STREET and URL may come several times.
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
  TANDEM_IMPORT_FIELD_EMAIL,
  TANDEM_IMPORT_FIELD_PHONE,
  TANDEM_IMPORT_FIELD_MOBILE,
  TANDEM_IMPORT_FIELD_STREET,
  TANDEM_IMPORT_FIELD_CITY,
  TANDEM_IMPORT_FIELD_REGION,
  TANDEM_IMPORT_FIELD_POSTCODE,
  TANDEM_IMPORT_FIELD_COUNTRY,
  TANDEM_IMPORT_FIELD_URL,
  TANDEM_IMPORT_FIELD_BIRTHDAY,
  TANDEM_IMPORT_FIELD_NOTES,
  TANDEM_IMPORT_FIELD_ID,
  TANDEM_IMPORT_N_FIELDS,
} TandemImportField;

typedef enum {
  TANDEM_IMPORT_PROGRAM_UNKNOWN,
  TANDEM_IMPORT_PROGRAM_GOOGLE,
  TANDEM_IMPORT_PROGRAM_GOOGLE_OLD,
  TANDEM_IMPORT_PROGRAM_OUTLOOK,
  TANDEM_IMPORT_PROGRAM_LINKEDIN,
  TANDEM_IMPORT_PROGRAM_HUBSPOT,
  TANDEM_IMPORT_PROGRAM_SALESFORCE,
  TANDEM_IMPORT_PROGRAM_MAILCHIMP,
  TANDEM_IMPORT_PROGRAM_THUNDERBIRD,
} TandemImportProgram;

typedef enum {
  TANDEM_IMPORT_CONFIDENCE_NONE,
  TANDEM_IMPORT_CONFIDENCE_GUESS,
  TANDEM_IMPORT_CONFIDENCE_LIKELY,
  TANDEM_IMPORT_CONFIDENCE_CERTAIN,
} TandemImportConfidence;

/**
 * TandemColumnMapping:
 * @header: as the file has it, or "" where it has no header
 * @field: %TANDEM_IMPORT_FIELD_NONE is left out
 * @rule: (transfer none): why: "program", "synonym", "values", "left-out" (known, not wanted), "second" (another column
 *   holds this field) or "unknown"
 */
typedef struct {
  char *header;
  TandemImportField field;
  TandemImportConfidence confidence;
  const char *rule;
} TandemColumnMapping;

/**
 * TandemHeaderMap:
 * @program: which program wrote the file
 * @has_header: whether there is a row of headers
 * @preamble: rows before the header row
 * @columns: (array length=n_columns): a mapping per column; may be changed by the person at the screen
 */
typedef struct {
  TandemImportProgram program;
  gboolean has_header;
  guint preamble;
  TandemColumnMapping *columns;
  guint n_columns;
} TandemHeaderMap;

TandemHeaderMap *tandem_header_map_new        (const GStrv *rows, guint n_rows);
void             tandem_header_map_free       (TandemHeaderMap *self);
const char      *tandem_import_program_name   (TandemImportProgram program);
char            *tandem_header_normalize      (const char *header);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemHeaderMap, tandem_header_map_free)

G_END_DECLS
