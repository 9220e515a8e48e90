/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/tandem-chart-canvas.h"

G_BEGIN_DECLS

/**
 * TandemFunnelChartStage:
 * @name: translated
 * @definition: (nullable): what it is, where its name are letters
 * @value: how many entered it
 * @previous: how many in the period before; below 0: not compared
 * @num: how many of @of came here from the stage before
 * @of: 0: there is no rate
 * @low: lower end of the 95 % interval of the rate, 0 … 1
 * @high: its upper end
 * @too_few: under so few cases the words say that nothing can be told
 * @is_count: impressions and visits: not people, and on a scale of their own
 * @series: 0 in Marketing's colour, 1 in Sales'
 *
 * One stage of a funnel.
 */
typedef struct {
  const char *name;
  const char *definition;
  gint64 value, previous;
  gint64 num, of;
  double low, high;
  gboolean too_few;
  gboolean is_count;
  int series;
} TandemFunnelChartStage;

typedef struct _TandemFunnelChart TandemFunnelChart;

TandemFunnelChart *tandem_funnel_chart_new       (void);
void               tandem_funnel_chart_free      (TandemFunnelChart *self);
void               tandem_funnel_chart_add_stage (TandemFunnelChart *self, const TandemFunnelChartStage *stage);
void               tandem_funnel_chart_draw      (TandemChartCanvas *canvas, TandemFunnelChart *self);
char              *tandem_funnel_chart_describe  (TandemFunnelChart *self);
char              *tandem_funnel_chart_point     (const TandemChartHit *hit, TandemFunnelChart *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemFunnelChart, tandem_funnel_chart_free)

G_END_DECLS
