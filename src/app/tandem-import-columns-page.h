/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/tandem-import-step.h"

G_BEGIN_DECLS

/* What the columns of the file are. */
#define TANDEM_TYPE_IMPORT_COLUMNS_PAGE (tandem_import_columns_page_get_type ())
G_DECLARE_FINAL_TYPE (TandemImportColumnsPage, tandem_import_columns_page, TANDEM, IMPORT_COLUMNS_PAGE, AdwNavigationPage)

G_END_DECLS
