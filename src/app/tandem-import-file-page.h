/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/tandem-import-step.h"

G_BEGIN_DECLS

/* Which file is imported, and what was wrong with it. */
#define TANDEM_TYPE_IMPORT_FILE_PAGE (tandem_import_file_page_get_type ())
G_DECLARE_FINAL_TYPE (TandemImportFilePage, tandem_import_file_page, TANDEM, IMPORT_FILE_PAGE, AdwNavigationPage)

G_END_DECLS
