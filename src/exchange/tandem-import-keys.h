/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-import-plan.h"

G_BEGIN_DECLS

#define TANDEM_IMPORT_MOST_NAMES 6 /* of tandem_import_key_hash_names() */

/* What tells who a row is, in the order in which it counts; the first that finds somebody decides. A name alone is the last,
 * and finds only whoever has all that the row says. */
typedef enum {
  TANDEM_IMPORT_KEY_OWN_ID,
  TANDEM_IMPORT_KEY_FOREIGN_ID,
  TANDEM_IMPORT_KEY_EMAIL,
  TANDEM_IMPORT_KEY_PHONE,
  TANDEM_IMPORT_KEY_NAME,
  TANDEM_IMPORT_N_KEYS,
} TandemImportKeyKind;

/**
 * TandemImportKey:
 * @hash: of kind and value; two that are equal have something in common, which is then looked at
 * @program: (nullable) (transfer none): whose id it is; of the draft
 * @value: (nullable): an e-mail as it is compared, a number or an id as it is written
 */
typedef struct {
  TandemImportKeyKind kind;
  gint64 hash;
  const char *program;
  char *value;
} TandemImportKey;

GArray *tandem_import_keys_new      (TandemContactDraft *draft);
gint64  tandem_import_key_hash_id   (const char *program, const char *value);
gint64  tandem_import_key_hash      (TandemImportKeyKind kind, const char *value);
gint64 tandem_import_key_hash_name (const char *given, const char *family, const char *company, gboolean is_part);
guint tandem_import_key_hash_names (const char *given, const char *family, const char *company, gint64 *hashes);

G_END_DECLS
