/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/tandem-store.h"

G_BEGIN_DECLS

void tandem_file_opening_open (GtkWidget *widget, TandemStore *store, TandemRecord *attachment);
void tandem_file_opening_save (GtkWidget *widget, TandemStore *store, TandemRecord *attachment);

G_END_DECLS
