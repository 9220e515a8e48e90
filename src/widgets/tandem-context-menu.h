/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void tandem_context_menu_show (GtkWidget *parent, GMenuModel *model, GtkWidget *at, const graphene_point_t *point);

G_END_DECLS
