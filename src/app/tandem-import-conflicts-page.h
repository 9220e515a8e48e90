/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/tandem-import-step.h"

G_BEGIN_DECLS

/* Rows of the file beside whom they may be, one at a time. */
#define TANDEM_TYPE_IMPORT_CONFLICTS_PAGE (tandem_import_conflicts_page_get_type ())
G_DECLARE_FINAL_TYPE (TandemImportConflictsPage, tandem_import_conflicts_page, TANDEM, IMPORT_CONFLICTS_PAGE, AdwNavigationPage)

void tandem_import_conflicts_page_open (TandemImportConflictsPage *self, TandemImportOutcome outcome, guint position);

G_END_DECLS
