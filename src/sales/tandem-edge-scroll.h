/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void tandem_edge_scroll_attach (GtkWidget *widget);

G_END_DECLS
