/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One condition in words, to be changed by a click, and a button beside it that takes it away. */
#define TANDEM_TYPE_FILTER_CHIP (tandem_filter_chip_get_type ())
G_DECLARE_FINAL_TYPE (TandemFilterChip, tandem_filter_chip, TANDEM, FILTER_CHIP, GtkBox)

GtkWidget *tandem_filter_chip_new (const char *words);

G_END_DECLS
