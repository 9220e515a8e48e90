/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void tandem_dialog_keep_focus (AdwDialog *dialog, GtkWidget *row);
void tandem_dialog_show_fault (AdwDialog *dialog, AdwBanner *banner, GtkWidget *row, const char *fault);

G_END_DECLS
