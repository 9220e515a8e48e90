/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "exchange/tandem-import-row.h"

G_BEGIN_DECLS

/* A row of a file beside a contact, field by field. */
#define TANDEM_TYPE_IMPORT_COMPARISON_LIST (tandem_import_comparison_list_get_type ())
G_DECLARE_FINAL_TYPE (TandemImportComparisonList, tandem_import_comparison_list, TANDEM, IMPORT_COMPARISON_LIST, AdwBin)

void tandem_import_comparison_list_show (TandemImportComparisonList *self, GPtrArray *fields, guint64 line,
                                         gboolean may_choose);
void tandem_import_comparison_list_choose (TandemImportComparisonList *self, guint64 takes, guint64 keeps);
void tandem_import_comparison_list_get_choice (TandemImportComparisonList *self, TandemImportChoice *choice);
guint64 tandem_import_comparison_list_get_blanks (TandemImportComparisonList *self);

G_END_DECLS
