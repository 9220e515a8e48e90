/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/tandem-chart-view.h"
#include "widgets/tandem-figure-table.h"

G_BEGIN_DECLS

/* A chart with its title, a sentence on how to read it, and its table twin. */
#define TANDEM_TYPE_CHART_CARD (tandem_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (TandemChartCard, tandem_chart_card, TANDEM, CHART_CARD, AdwBin)

void             tandem_chart_card_set_title (TandemChartCard *self, const char *title);
void             tandem_chart_card_set_table (TandemChartCard *self, const char *const *titles, GPtrArray *rows);
TandemFigureTable *tandem_chart_card_get_table (TandemChartCard *self);
TandemChartView *tandem_chart_card_get_view  (TandemChartCard *self);

G_END_DECLS
