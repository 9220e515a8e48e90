/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/tandem-overview.h"
#include "widgets/tandem-chart-card.h"

G_BEGIN_DECLS

/* What can be chosen, the dates of the overview, and its charts, each with its table twin. */
void tandem_overview_cards_explain_heads (TandemChartCard *funnel, TandemChartCard *trend, TandemFigureTable *parts);
void tandem_overview_cards_fill_choices (GtkDropDown *period, GtkDropDown *against, GtkDropDown *cohorts);
void tandem_overview_cards_show_words (GtkLabel *dates_label, GtkLabel *parts_label, const TandemOverview *overview);
void tandem_overview_cards_show_funnel (TandemChartCard *card, const TandemOverview *overview);
void tandem_overview_cards_show_trend  (TandemChartCard *card, const TandemOverview *overview);

G_END_DECLS
