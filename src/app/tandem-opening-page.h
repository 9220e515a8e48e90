/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/tandem-upgrade-progress.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_OPENING_PAGE (tandem_opening_page_get_type ())
G_DECLARE_FINAL_TYPE (TandemOpeningPage, tandem_opening_page, TANDEM, OPENING_PAGE, AdwBin)

GtkWidget *tandem_opening_page_new  (const char *path, gboolean can_cancel);
void       tandem_opening_page_tell (TandemOpeningPage *self, TandemUpgradeStep step);

G_END_DECLS
