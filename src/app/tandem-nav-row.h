/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_NAV_ROW (tandem_nav_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemNavRow, tandem_nav_row, TANDEM, NAV_ROW, GtkListBoxRow)

GtkWidget  *tandem_nav_row_new           (const char *name, const char *label, const char *icon_name);
const char *tandem_nav_row_get_page_name (TandemNavRow *self);

G_END_DECLS
