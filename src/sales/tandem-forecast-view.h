/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/tandem-filter-bar.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* What is won and may be won, month by month. Each number is a button that opens its deals. */
#define TANDEM_TYPE_FORECAST_VIEW (tandem_forecast_view_get_type ())
G_DECLARE_FINAL_TYPE (TandemForecastView, tandem_forecast_view, TANDEM, FORECAST_VIEW, AdwBreakpointBin)

GtkWidget *tandem_forecast_view_new       (TandemWorkspace *workspace);
void       tandem_forecast_view_set_start (TandemForecastView *self, GtkWidget *widget);
void       tandem_forecast_view_set_day   (TandemForecastView *self, const char *day);
void tandem_forecast_view_set_filter (TandemForecastView *self, TandemFilter *filter);
TandemFilterBar *tandem_forecast_view_get_filter_bar (TandemForecastView *self);
void tandem_forecast_view_ask_filter (TandemForecastView *self);
gint64 tandem_forecast_view_get_pipeline_id (TandemForecastView *self);

G_END_DECLS
