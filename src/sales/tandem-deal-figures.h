/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the deals of a board come to, in words. */
void tandem_deal_figures_show (GPtrArray *heads, GtkLabel *open_label, GtkLabel *weighted_label);

G_END_DECLS
