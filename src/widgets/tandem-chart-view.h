/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "chart/tandem-chart-canvas.h"

G_BEGIN_DECLS

/**
 * TandemChartFuncs:
 * @draw: draws the chart and says where its points are
 * @describe: (nullable): the whole chart in a few sentences
 * @point: (nullable): one point in words; without it the chart has no points to go to
 *
 * What a chart is to the widget: functions of src/chart over one set of data.
 */
typedef struct {
  void  (*draw)     (TandemChartCanvas *canvas, gpointer data);
  char *(*describe) (gpointer data);
  char *(*point)    (const TandemChartHit *hit, gpointer data);
} TandemChartFuncs;

#define TANDEM_TYPE_CHART_VIEW (tandem_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (TandemChartView, tandem_chart_view, TANDEM, CHART_VIEW, GtkWidget)

GtkWidget *tandem_chart_view_new           (void);
void       tandem_chart_view_set_title     (TandemChartView *self, const char *title);
void       tandem_chart_view_set_chart     (TandemChartView *self, const TandemChartFuncs *funcs, gpointer data,
                                            GDestroyNotify destroy);
gboolean   tandem_chart_view_get_focused   (TandemChartView *self, TandemChartHit *hit);

G_END_DECLS
