/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-contact-state.h"
#include "exchange/tandem-import-draft.h"
#include "exchange/tandem-import-job.h"
#include "model/tandem-import-stage.h"

G_BEGIN_DECLS

/**
 * TandemImportPlan:
 * @map: what the columns are
 * @flags: (array length=n_columns of @map): what they may do
 * @has_flags: whether somebody has said so
 * @names: what the file may call by its name, once it is staged
 * @date_order: that of the birthdays, once it is known
 *
 * How the rows of an import are read and what becomes of them.
 */
typedef struct {
  TandemHeaderMap *map;
  TandemImportColumnFlags *flags;
  gboolean has_flags;
  TandemImportNames *names;
  TandemImportMode mode;
  TandemImportMatches matches;
  TandemDateOrder date_order;
} TandemImportPlan;

void                tandem_import_plan_clear       (TandemImportPlan *self);
gboolean            tandem_import_plan_makes_field (const TandemImportPlan *self, const TandemRow *row);
const char         *tandem_import_plan_find_text   (const TandemImportPlan *self, const TandemRow *row,
                                                    TandemImportField field);
TandemContactDraft *tandem_import_plan_make_draft  (const TandemImportPlan *self, const TandemRow *row);
gboolean            tandem_import_plan_fill_draft  (const TandemImportPlan *self, const TandemRow *row,
                                                    TandemContactDraft *draft);
char               *tandem_import_plan_find_fault  (const TandemImportPlan *self, const TandemRow *row,
                                                    TandemContactDraft *draft, gboolean *is_empty);
const char         *tandem_import_plan_why_skipped (gboolean is_empty);
void tandem_import_plan_settle_parts (const TandemImportPlan *self, const TandemImportVerdict *verdict,
                                   TandemContactDraft *draft, TandemContactParts *overwrite, TandemContactParts *erase);

G_END_DECLS
