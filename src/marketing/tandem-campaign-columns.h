/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void tandem_campaign_columns_set_up     (GtkColumnView *table);
void tandem_campaign_columns_set_narrow (GtkColumnView *table, gboolean narrow);

G_END_DECLS
