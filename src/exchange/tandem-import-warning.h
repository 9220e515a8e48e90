/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TandemImportWarningKind:
 * @TANDEM_IMPORT_WARNING_EMAIL: it does not look like an e-mail address, and is kept
 * @TANDEM_IMPORT_WARNING_PHONE: it does not look like a number, and is kept
 * @TANDEM_IMPORT_WARNING_BIRTHDAY: it is no day, and stands in the notes
 * @TANDEM_IMPORT_WARNING_WORD: no stage, status, person or channel of this name is there; it is left out
 * @TANDEM_IMPORT_WARNING_CONSENT: a consent without a source or a day, or one that says nothing; it is left out
 * @TANDEM_IMPORT_WARNING_VALUE: it is nothing that a field of the firm's own holds; it is left out
 * @TANDEM_IMPORT_WARNING_COMPANY: the row is a company, which has no such thing, and it stands in its notes
 *
 * What is doubtful in a row that is imported all the same.
 */
typedef enum {
  TANDEM_IMPORT_WARNING_EMAIL,
  TANDEM_IMPORT_WARNING_PHONE,
  TANDEM_IMPORT_WARNING_BIRTHDAY,
  TANDEM_IMPORT_WARNING_WORD,
  TANDEM_IMPORT_WARNING_CONSENT,
  TANDEM_IMPORT_WARNING_VALUE,
  TANDEM_IMPORT_WARNING_COMPANY,
  TANDEM_IMPORT_N_WARNINGS,
} TandemImportWarningKind;

/**
 * TandemImportWarning:
 * @column: from 0
 * @text: a sentence for the person, which names the column and what stands there
 */
typedef struct {
  TandemImportWarningKind kind;
  guint column;
  char *text;
} TandemImportWarning;

void  tandem_import_warning_free     (TandemImportWarning *self);
char *tandem_import_warning_describe (TandemImportWarningKind kind, guint64 n);
const char *tandem_import_warning_explain (TandemImportWarningKind kind);

G_END_DECLS
