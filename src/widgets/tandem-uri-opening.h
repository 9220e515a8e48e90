/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void tandem_uri_opening_open (GtkWidget *widget, const char *uri, const char *value);

G_END_DECLS
