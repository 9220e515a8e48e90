/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/tandem-overview.h"

G_BEGIN_DECLS

/* From 200 % on, tenths of a per cent say nothing. */
#define TANDEM_OVERVIEW_PRECISE 2

/* The key figures of the overview: what each says in the window and on paper. */
typedef enum {
  TANDEM_OVERVIEW_FIGURE_IMPRESSIONS,
  TANDEM_OVERVIEW_FIGURE_VISITS,
  TANDEM_OVERVIEW_FIGURE_LEADS,
  TANDEM_OVERVIEW_FIGURE_CPL,
  TANDEM_OVERVIEW_FIGURE_CAC,
  TANDEM_OVERVIEW_FIGURE_MQL_TO_SQL,
  TANDEM_OVERVIEW_FIGURE_WON,
  TANDEM_OVERVIEW_FIGURE_ROI,
  TANDEM_OVERVIEW_N_FIGURES,
} TandemOverviewFigure;

const char *tandem_overview_figures_get_title         (TandemOverviewFigure figure);
const char *tandem_overview_figures_get_definition    (TandemOverviewFigure figure);
char       *tandem_overview_figures_write_definition  (TandemOverviewFigure figure, const TandemOverview *overview);
char       *tandem_overview_figures_write_value       (TandemOverviewFigure figure, const TandemOverview *overview, guint place);
char       *tandem_overview_figures_write_denominator (TandemOverviewFigure figure, const TandemOverview *overview);

char *tandem_overview_write_money (TandemExchange *exchange, const TandemTally *costs, const TandemTally *won);
char *tandem_overview_figures_write_named (TandemOverviewFigure figure, const TandemOverview *overview,
                                           const char *words);

G_END_DECLS
