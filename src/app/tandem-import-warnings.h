/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "exchange/tandem-import-job.h"

G_BEGIN_DECLS

/* What is doubtful in the rows that are imported all the same. */
#define TANDEM_TYPE_IMPORT_WARNINGS (tandem_import_warnings_get_type ())
G_DECLARE_FINAL_TYPE (TandemImportWarnings, tandem_import_warnings, TANDEM, IMPORT_WARNINGS, AdwBin)

void tandem_import_warnings_show (TandemImportWarnings *self, TandemImportJob *job);

G_END_DECLS
