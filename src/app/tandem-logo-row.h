/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The logo of the firm: shown as it prints, chosen from a file, taken away. */
#define TANDEM_TYPE_LOGO_ROW (tandem_logo_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemLogoRow, tandem_logo_row, TANDEM, LOGO_ROW, AdwActionRow)

void tandem_logo_row_set_logo (TandemLogoRow *self, GBytes *logo);
void tandem_logo_row_load     (TandemLogoRow *self, GFile *file);

G_END_DECLS
