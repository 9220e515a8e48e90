/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Which day is looked back at, a slider to another one, and the way back to today. */
#define TANDEM_TYPE_TIME_TRAVEL_BAR (tandem_time_travel_bar_get_type ())
G_DECLARE_FINAL_TYPE (TandemTimeTravelBar, tandem_time_travel_bar, TANDEM, TIME_TRAVEL_BAR, AdwBin)

void  tandem_time_travel_bar_set_span (TandemTimeTravelBar *self, const char *first_day, const char *today);
char *tandem_time_travel_bar_dup_day  (TandemTimeTravelBar *self);
void tandem_time_travel_bar_set_narrow (TandemTimeTravelBar *self, gboolean is_narrow);

G_END_DECLS
