/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint tandem_chart_scale_get_ticks     (double max, double length, double min_gap, gboolean whole, double *step);
void  tandem_chart_scale_spread_labels (double *middles, guint n, double gap, double top, double bottom);

G_END_DECLS
