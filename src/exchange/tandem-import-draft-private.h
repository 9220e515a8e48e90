/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-import-draft.h"

G_BEGIN_DECLS

/* A row on its way to a contact. @texts are its cells without space around, "" for none, one for each column of the map that the row
 * has. @is_company is known once the ways to reach somebody are. */
typedef struct {
  const TandemRow *row;
  const TandemHeaderMap *map;
  const TandemImportNames *names;
  GPtrArray *warnings;
  const char **texts;
  guint n_texts;
  TandemContactDraft *draft;
  gboolean is_company;
} TandemImportBuild;

const char *tandem_import_build_get_text    (const TandemImportBuild *self, guint column);
const char *tandem_import_build_find_text   (const TandemImportBuild *self, TandemImportField field);
const char *tandem_import_build_find_header (const TandemImportBuild *self, guint column);
void        tandem_import_build_warn        (TandemImportBuild *self, TandemImportWarningKind kind, guint column,
                                             char *text);

gboolean    tandem_import_build_is_foreign  (const TandemImportBuild *self, guint column);

/* What is in the columns of a kind, each in a file of its own. */
void tandem_import_build_reach (TandemImportBuild *self);
void tandem_import_build_facts (TandemImportBuild *self);
void tandem_import_build_ids   (TandemImportBuild *self, gboolean is_company);

G_END_DECLS
