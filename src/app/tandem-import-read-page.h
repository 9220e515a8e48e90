/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/tandem-import-step.h"

G_BEGIN_DECLS

/* How the file is read, with its first rows. */
#define TANDEM_TYPE_IMPORT_READ_PAGE (tandem_import_read_page_get_type ())
G_DECLARE_FINAL_TYPE (TandemImportReadPage, tandem_import_read_page, TANDEM, IMPORT_READ_PAGE, AdwNavigationPage)

G_END_DECLS
