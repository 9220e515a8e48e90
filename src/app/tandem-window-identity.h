/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

void      tandem_window_identity_show      (GtkWindow *window, AdwWindowTitle *title, GtkLabel *label, GMenu *menu,
                                            TandemWorkspace *workspace);
void      tandem_window_identity_show_notice (AdwBanner *banner, TandemWorkspace *workspace);
AdwToast *tandem_window_identity_new_toast  (TandemWorkspace *workspace);

G_END_DECLS
