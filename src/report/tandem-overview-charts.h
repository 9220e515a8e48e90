/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/tandem-funnel-chart.h"
#include "chart/tandem-trend-chart.h"
#include "insight/tandem-overview.h"

G_BEGIN_DECLS

TandemFunnelChart *tandem_overview_charts_make_funnel (const TandemOverview *overview);
TandemTrendChart  *tandem_overview_charts_make_trend  (const TandemOverview *overview);
GPtrArray         *tandem_overview_charts_list_funnel (const TandemOverview *overview);
GPtrArray         *tandem_overview_charts_list_trend  (const TandemOverview *overview);

G_END_DECLS
