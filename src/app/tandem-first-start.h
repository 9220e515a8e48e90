/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_FIRST_START (tandem_first_start_get_type ())
G_DECLARE_FINAL_TYPE (TandemFirstStart, tandem_first_start, TANDEM, FIRST_START, AdwBin)

GtkWidget *tandem_first_start_new        (void);
void       tandem_first_start_set_offers (TandemFirstStart *self, gboolean can_import, gboolean has_sample);

G_END_DECLS
