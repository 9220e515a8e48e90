/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/tandem-overview-words.h"
#include "widgets/tandem-key-figure.h"

G_BEGIN_DECLS

/* The key figures of the overview, a tile each. */
void tandem_overview_figures_show (TandemKeyFigure *tiles[TANDEM_OVERVIEW_N_FIGURES], const TandemOverview *overview);

G_END_DECLS
