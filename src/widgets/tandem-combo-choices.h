/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void tandem_combo_choices_offer (AdwComboRow *row, GtkStringList *names);

G_END_DECLS
