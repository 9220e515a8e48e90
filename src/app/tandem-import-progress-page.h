/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/tandem-import-step.h"

G_BEGIN_DECLS

/* How far the import is. */
#define TANDEM_TYPE_IMPORT_PROGRESS_PAGE (tandem_import_progress_page_get_type ())
G_DECLARE_FINAL_TYPE (TandemImportProgressPage, tandem_import_progress_page, TANDEM, IMPORT_PROGRESS_PAGE, AdwNavigationPage)

G_END_DECLS
