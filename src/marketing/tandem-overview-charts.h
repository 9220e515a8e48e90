/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/tandem-funnel-chart.h"
#include "chart/tandem-trend-chart.h"
#include "marketing/tandem-overview-facts.h"

G_BEGIN_DECLS

TandemFunnelChart *tandem_overview_charts_make_funnel (const TandemOverviewFacts *facts);
TandemTrendChart  *tandem_overview_charts_make_trend  (const TandemOverviewFacts *facts);
GPtrArray         *tandem_overview_charts_list_funnel (const TandemOverviewFacts *facts);
GPtrArray         *tandem_overview_charts_list_trend  (const TandemOverviewFacts *facts);

G_END_DECLS
