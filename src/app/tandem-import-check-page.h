/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/tandem-import-step.h"

G_BEGIN_DECLS

/* What would happen, and what shall happen with whoever is there already. */
#define TANDEM_TYPE_IMPORT_CHECK_PAGE (tandem_import_check_page_get_type ())
G_DECLARE_FINAL_TYPE (TandemImportCheckPage, tandem_import_check_page, TANDEM, IMPORT_CHECK_PAGE, AdwNavigationPage)

G_END_DECLS
