/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "exchange/tandem-import-job.h"

G_BEGIN_DECLS

/* A table of the rows that end in one way, with what makes them end so. */
#define TANDEM_TYPE_IMPORT_ROWS_VIEW (tandem_import_rows_view_get_type ())
G_DECLARE_FINAL_TYPE (TandemImportRowsView, tandem_import_rows_view, TANDEM, IMPORT_ROWS_VIEW, AdwBin)

void tandem_import_rows_view_show (TandemImportRowsView *self, TandemImportJob *job, TandemImportOutcome outcome);

G_END_DECLS
