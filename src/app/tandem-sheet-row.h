/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "exchange/tandem-import-preview.h"

G_BEGIN_DECLS

/* A row of a sheet, as its preview shows it. */
#define TANDEM_TYPE_SHEET_ROW (tandem_sheet_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemSheetRow, tandem_sheet_row, TANDEM, SHEET_ROW, GObject)

void tandem_sheet_row_show_preview (GtkColumnView *view, const TandemImportPreview *preview);

G_END_DECLS
