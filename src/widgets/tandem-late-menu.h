/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void        tandem_late_menu_set (GtkMenuButton *button, GMenuModel *model);
GMenuModel *tandem_late_menu_get (GtkMenuButton *button);

G_END_DECLS
