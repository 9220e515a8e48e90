/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/tandem-import-step.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_IMPORT_FIGURES_PAGE (tandem_import_figures_page_get_type ())
G_DECLARE_FINAL_TYPE (TandemImportFiguresPage, tandem_import_figures_page, TANDEM, IMPORT_FIGURES_PAGE, AdwNavigationPage)

void  tandem_import_figures_page_cancel   (TandemImportFiguresPage *self);
char *tandem_import_figures_page_describe (TandemImportFiguresPage *self);

G_END_DECLS
