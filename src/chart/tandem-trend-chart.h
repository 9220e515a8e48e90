/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/tandem-chart-canvas.h"

G_BEGIN_DECLS

/* Lines over time. Values are counts, or minor units where a currency is set. */
typedef struct _TandemTrendChart TandemTrendChart;

TandemTrendChart *tandem_trend_chart_new          (guint n_points);
void              tandem_trend_chart_free         (TandemTrendChart *self);
void              tandem_trend_chart_set_currency (TandemTrendChart *self, const char *currency);
void              tandem_trend_chart_set_label    (TandemTrendChart *self, guint point, const char *label, const char *long_label);
void              tandem_trend_chart_add_series   (TandemTrendChart *self, const char *name, const double *values,
                                                   gboolean is_previous);
void              tandem_trend_chart_draw         (TandemChartCanvas *canvas, TandemTrendChart *self);
char             *tandem_trend_chart_describe     (TandemTrendChart *self);
char             *tandem_trend_chart_point        (const TandemChartHit *hit, TandemTrendChart *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemTrendChart, tandem_trend_chart_free)

G_END_DECLS
