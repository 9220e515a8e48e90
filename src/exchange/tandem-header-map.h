/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-import-field.h"
#include "exchange/tandem-import-tally.h"
#include "exchange/tandem-reader.h"

G_BEGIN_DECLS

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
  TANDEM_IMPORT_PROGRAM_TANDEM,
  TANDEM_IMPORT_PROGRAM_VCARD,
} TandemImportProgram;

typedef enum {
  TANDEM_IMPORT_CONFIDENCE_NONE,
  TANDEM_IMPORT_CONFIDENCE_GUESS,
  TANDEM_IMPORT_CONFIDENCE_LIKELY,
  TANDEM_IMPORT_CONFIDENCE_CERTAIN,
} TandemImportConfidence;

/**
 * TandemImportSubject:
 * @TANDEM_IMPORT_CONTACTS: a row is a person; one that names a company and nobody is that company
 * @TANDEM_IMPORT_COMPANIES: a row is a company, with all that stands in it
 *
 * Whom the rows are about.
 */
typedef enum {
  TANDEM_IMPORT_CONTACTS,
  TANDEM_IMPORT_COMPANIES,
} TandemImportSubject;

/**
 * TandemColumnMapping:
 * @header: as the file has it, or "" where it has no header
 * @field: %TANDEM_IMPORT_FIELD_NONE is left out
 * @kind: (nullable) (transfer none): of an address or a contact point, as the file keeps it: "work", "home", "other", "main"
 * @group: columns of one group belong together: E-mail 2 and its label, the parts of Address 2; 0 for those without a number
 * @custom_id: the field of the firm's own that it is, or 0 for one that the import makes
 * @custom_name: (nullable): what that field is called; that of the header where it is NULL
 * @custom_type: (transfer none): what a new field would hold, as its values look; of a field that is there, what it holds
 * @custom_choices: (nullable): of a new field with choices, a line each
 * @custom_is_said: whether the file says what it holds, as our own export does, and its values do not count
 * @tally: how the values are written; may be set by the person, see #TandemColumnTally
 * @rule: (transfer none): why: "program", "synonym", "values", "left-out" (known, not wanted), "second" (another column
 *   holds this field), "remembered" (chosen the last time), "own-field" (a field of the firm's has this name), "chosen" (set by
 *   who shows the map) or "unknown"
 */
typedef struct {
  char *header;
  TandemImportField field;
  const char *kind;
  guint group;
  gint64 custom_id;
  char *custom_name;
  const char *custom_type;
  char *custom_choices;
  gboolean custom_is_said;
  TandemColumnTally tally;
  TandemImportConfidence confidence;
  const char *rule;
} TandemColumnMapping;

/**
 * TandemImportConsent:
 * @channel: (nullable) (transfer none): a nick of %TANDEM_CONSENT_CHANNEL; by e-mail where nothing else is said
 * @kind: (nullable) (transfer none): a nick of %TANDEM_CONSENT_KIND for every row; NULL: what the column says
 * @topic: (nullable): for what; NULL for all
 * @source: (nullable): how it is known
 * @day: (nullable): since when, a plain date
 *
 * What holds for the consent of each row that does not say it itself. Without a source and a day there is none.
 */
typedef struct {
  const char *channel;
  const char *kind;
  char *topic;
  char *source;
  char *day;
} TandemImportConsent;

/**
 * TandemHeaderMap:
 * @program: which program wrote the file
 * @subject: whom the rows are about, as the columns look; may be changed
 * @has_header: whether there is a row of headers
 * @preamble: rows before the header row
 * @columns: (array length=n_columns): a mapping per column; may be changed by the person at the screen
 * @consent: what holds for the whole file; the person's alone
 * @is_guarded: whether an apostrophe before what a spreadsheet would take for a formula only guards it, as in CSV; in other
 *   formats it is a letter of the cell. Known once the file is read
 */
typedef struct {
  TandemImportProgram program;
  TandemImportSubject subject;
  gboolean has_header;
  guint preamble;
  TandemColumnMapping *columns;
  guint n_columns;
  TandemImportConsent consent;
  gboolean is_guarded;
} TandemHeaderMap;

/* For tandem_header_map_new_at(): the row of the headers is found, or there is none. */
#define TANDEM_HEADER_ROW_FIND 0
#define TANDEM_HEADER_ROW_NONE G_MAXUINT

TandemHeaderMap *tandem_header_map_new        (const GStrv *rows, guint n_rows);
TandemHeaderMap *tandem_header_map_new_at     (const GStrv *rows, guint n_rows, guint header_row);
TandemHeaderMap *tandem_header_map_copy       (const TandemHeaderMap *self);
void             tandem_header_map_free       (TandemHeaderMap *self);
void             tandem_header_map_set_field  (TandemHeaderMap *self, guint column, TandemImportField field);
void             tandem_header_map_set_consent (TandemHeaderMap *self, const TandemImportConsent *consent);
void             tandem_header_map_settle_subject (TandemHeaderMap *self);
void             tandem_header_map_begin_rows (TandemHeaderMap *self);
void             tandem_header_map_add_cell (TandemHeaderMap *self, guint column, const TandemCell *cell);
void             tandem_header_map_end_rows  (TandemHeaderMap *self);
guint            tandem_header_map_count      (const TandemHeaderMap *self, TandemImportField field);
gboolean         tandem_header_map_is_ambiguous (const TandemHeaderMap *self);
const char      *tandem_import_program_name   (TandemImportProgram program);
char            *tandem_header_normalize      (const char *header);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemHeaderMap, tandem_header_map_free)

G_END_DECLS
