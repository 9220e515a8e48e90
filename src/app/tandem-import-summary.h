/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "exchange/tandem-import-job.h"

G_BEGIN_DECLS

/* How many rows of a sheet ended in which way. */
#define TANDEM_TYPE_IMPORT_SUMMARY (tandem_import_summary_get_type ())
G_DECLARE_FINAL_TYPE (TandemImportSummary, tandem_import_summary, TANDEM, IMPORT_SUMMARY, AdwBin)

void  tandem_import_summary_set_job (TandemImportSummary *self, TandemImportJob *job);
void  tandem_import_summary_save_refused (GtkWidget *widget, TandemImportJob *job);
char *tandem_import_summary_add_up  (TandemImportJob *job);

G_END_DECLS
