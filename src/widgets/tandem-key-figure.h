/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "widgets/tandem-chart-view.h"

G_BEGIN_DECLS

/**
 * TandemKeyFigureTrend:
 * @TANDEM_KEY_FIGURE_EVEN: no better and no worse, or nothing to compare with
 * @TANDEM_KEY_FIGURE_BETTER: better than the period before, which for a cost is less
 * @TANDEM_KEY_FIGURE_WORSE: worse
 */
typedef enum {
  TANDEM_KEY_FIGURE_EVEN,
  TANDEM_KEY_FIGURE_BETTER,
  TANDEM_KEY_FIGURE_WORSE,
} TandemKeyFigureTrend;

#define TANDEM_TYPE_KEY_FIGURE (tandem_key_figure_get_type ())
G_DECLARE_FINAL_TYPE (TandemKeyFigure, tandem_key_figure, TANDEM, KEY_FIGURE, GtkBox)

GtkWidget       *tandem_key_figure_new             (const char *title, const char *definition);
void             tandem_key_figure_set_value       (TandemKeyFigure *self, const char *value, const char *change,
                                                    TandemKeyFigureTrend trend);
void             tandem_key_figure_set_denominator (TandemKeyFigure *self, const char *denominator);
void             tandem_key_figure_set_course      (TandemKeyFigure *self, const double *values, const double *previous,
                                                    guint n_values);
TandemChartView *tandem_key_figure_get_chart       (TandemKeyFigure *self);

G_END_DECLS
