/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TandemImportOutcome:
 * @TANDEM_IMPORT_CREATED: a new contact
 * @TANDEM_IMPORT_UPDATED: a contact that was there gets something
 * @TANDEM_IMPORT_SKIPPED: there already, left out, or an empty row
 * @TANDEM_IMPORT_REFUSED: see the reason
 * @TANDEM_IMPORT_CONFLICT: it takes a person to tell; left out until somebody does
 *
 * How a row ends.
 */
typedef enum {
  TANDEM_IMPORT_CREATED,
  TANDEM_IMPORT_UPDATED,
  TANDEM_IMPORT_SKIPPED,
  TANDEM_IMPORT_REFUSED,
  TANDEM_IMPORT_CONFLICT,
  TANDEM_IMPORT_N_OUTCOMES,
} TandemImportOutcome;

/**
 * TandemImportDecision:
 * @TANDEM_IMPORT_UNDECIDED: what the options say; a conflict stays one
 * @TANDEM_IMPORT_DECIDE_CREATE: a new contact
 * @TANDEM_IMPORT_DECIDE_FILL: the one who was chosen gets what they lack
 * @TANDEM_IMPORT_DECIDE_OVERWRITE: the row takes the place of what the one who was chosen has
 * @TANDEM_IMPORT_DECIDE_SKIP: nothing
 * @TANDEM_IMPORT_DECIDE_FIELDS: each field as a person chose; what nobody chose is filled where it is blank
 *
 * What a person says of one row.
 */
typedef enum {
  TANDEM_IMPORT_UNDECIDED,
  TANDEM_IMPORT_DECIDE_CREATE,
  TANDEM_IMPORT_DECIDE_FILL,
  TANDEM_IMPORT_DECIDE_OVERWRITE,
  TANDEM_IMPORT_DECIDE_SKIP,
  TANDEM_IMPORT_DECIDE_FIELDS,
} TandemImportDecision;

/**
 * TandemImportChoice:
 * @decision: what becomes of it
 * @candidate: which of #TandemImportRow.candidates it goes to, where it fills, overwrites or goes by fields
 * @takes: of %TANDEM_IMPORT_DECIDE_FIELDS: the parts of a contact, a bit each, where the row takes the place of what is there
 * @keeps: the same of those that stay as they are
 *
 * What a person says of one row, in full.
 */
typedef struct {
  TandemImportDecision decision;
  guint candidate;
  guint64 takes, keeps;
} TandemImportChoice;

/**
 * TandemImportCandidate:
 * @contact_id: a contact of the firm, or 0 for another row of the file
 * @line: the line of that row, or 0 for a contact
 * @name: who it is
 *
 * Whom a row may be.
 */
typedef struct {
  gint64 contact_id;
  guint64 line;
  char *name;
} TandemImportCandidate;

/**
 * TandemImportRow:
 * @number: which row it is, from 1, for tandem_import_job_decide()
 * @line: the line of the file, from 1
 * @outcome: how it ends
 * @decision: what a person said
 * @takes: see #TandemImportChoice
 * @keeps: see #TandemImportChoice
 * @name: who it is: a name, else an e-mail or number; "" where there is none
 * @reason: (nullable): a sentence, translated, where it is refused, skipped or a conflict
 * @fields: (nullable): what changes, in words: "Job title, Phone"; of an updated row
 * @cells: the row as it is in the file
 * @candidates: (element-type TandemImportCandidate): whom it may be; the first is taken where it is certain
 */
typedef struct {
  guint64 number;
  guint64 line;
  TandemImportOutcome outcome;
  TandemImportDecision decision;
  guint64 takes, keeps;
  char *name;
  char *reason;
  char *fields;
  GStrv cells;
  GPtrArray *candidates;
} TandemImportRow;

/**
 * TandemImportComparison:
 * @title: the field, translated
 * @in_row: (nullable): what the row has
 * @there: (nullable): what the contact has
 * @fills: whether the row has it and the contact lacks it
 * @differs: whether both have it, and not the same
 * @part: of a contact, one bit
 * @taken: (nullable): what the contact would have if it took what the row has: several numbers stand side by side
 *
 * One field of a row and of whom it may be.
 */
typedef struct {
  char *title;
  char *in_row;
  char *there;
  gboolean fills;
  gboolean differs;
  guint64 part;
  char *taken;
} TandemImportComparison;

void tandem_import_candidate_free  (TandemImportCandidate *self);
void tandem_import_row_free        (TandemImportRow *self);
void tandem_import_comparison_free (TandemImportComparison *self);

G_END_DECLS
