/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How far a target is reached: what is won filled, what is committed paler after it, a mark where the weighted sum would lead, and
 * one at the target where more than that is reached. The figures stand beside it in words. */
#define TANDEM_TYPE_TARGET_BAR (tandem_target_bar_get_type ())
G_DECLARE_FINAL_TYPE (TandemTargetBar, tandem_target_bar, TANDEM, TARGET_BAR, GtkWidget)

GtkWidget *tandem_target_bar_new (double won, double committed, double weighted, double length);

G_END_DECLS
