/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "exchange/tandem-figures-map.h"
#include "exchange/tandem-import-preview.h"

G_BEGIN_DECLS

/* The columns of a report, and which figure each holds. */
#define TANDEM_TYPE_FIGURES_COLUMNS (tandem_figures_columns_get_type ())
G_DECLARE_FINAL_TYPE (TandemFiguresColumns, tandem_figures_columns, TANDEM, FIGURES_COLUMNS, AdwBin)

void tandem_figures_columns_set_map (TandemFiguresColumns *self, TandemFiguresMap *map, const TandemImportPreview *preview);

G_END_DECLS
