/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/tandem-import-step.h"

G_BEGIN_DECLS

/* What happened. */
#define TANDEM_TYPE_IMPORT_RESULT_PAGE (tandem_import_result_page_get_type ())
G_DECLARE_FINAL_TYPE (TandemImportResultPage, tandem_import_result_page, TANDEM, IMPORT_RESULT_PAGE, AdwNavigationPage)

G_END_DECLS
