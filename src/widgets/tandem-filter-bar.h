/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/tandem-filter.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* What stands in the menu of fields for a group of conditions. */
#define TANDEM_FILTER_GROUP_KEY ""

/**
 * TandemFilterBar:
 *
 * The parts of a filter as chips, whether all, any or none of them have to hold, and a button for another one. It shows what the
 * filter says, and hides while that says nothing.
 */
#define TANDEM_TYPE_FILTER_BAR (tandem_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (TandemFilterBar, tandem_filter_bar, TANDEM, FILTER_BAR, AdwBin)

void        tandem_filter_bar_set_filter (TandemFilterBar *self, TandemWorkspace *workspace, TandemFilter *filter,
                                          GMenuModel *fields);
void        tandem_filter_bar_offer      (TandemFilterBar *self, TandemWorkspace *workspace, TandemFilter *filter,
                                          GtkMenuButton *button, const char *action);
void        tandem_filter_bar_add        (TandemFilterBar *self, const char *key);

void        tandem_filter_bar_set_fields (TandemFilterBar *self, GMenuModel *fields);
GMenuModel *tandem_filter_bar_make_menu  (TandemWorkspace *workspace, TandemEntity entity, const char *action);

G_END_DECLS
