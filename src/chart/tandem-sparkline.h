/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/tandem-chart-canvas.h"

G_BEGIN_DECLS

void  tandem_sparkline_draw     (TandemChartCanvas *canvas, const double *values, const double *previous, guint n_values);
char *tandem_sparkline_describe (const char *name, const char *first, const char *last);

G_END_DECLS
