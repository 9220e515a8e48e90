/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Beside an entry for a day: a calendar that writes the day into it. What is typed holds as well. */
#define TANDEM_TYPE_DAY_BUTTON (tandem_day_button_get_type ())
G_DECLARE_FINAL_TYPE (TandemDayButton, tandem_day_button, TANDEM, DAY_BUTTON, AdwBin)

GtkWidget *tandem_day_button_new (GtkEditable *entry);
void tandem_day_button_attach (AdwEntryRow *row);

G_END_DECLS
