/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "exchange/tandem-figures-import.h"

G_BEGIN_DECLS

/* How the days of a report end, and which of its rows are refused. */
#define TANDEM_TYPE_FIGURES_COUNTS (tandem_figures_counts_get_type ())
G_DECLARE_FINAL_TYPE (TandemFiguresCounts, tandem_figures_counts, TANDEM, FIGURES_COUNTS, AdwPreferencesGroup)

void tandem_figures_counts_show (TandemFiguresCounts *self, const TandemFiguresImport *import);

G_END_DECLS
