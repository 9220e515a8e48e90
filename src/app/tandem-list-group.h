/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/tandem-firm-list.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* One of the lists that a firm keeps for itself, in the preferences. */
#define TANDEM_TYPE_LIST_GROUP (tandem_list_group_get_type ())
G_DECLARE_FINAL_TYPE (TandemListGroup, tandem_list_group, TANDEM, LIST_GROUP, AdwPreferencesGroup)

/**
 * TandemListRowFunc:
 * @row: (nullable): the row of the entry, if it has one
 * @record: the entry
 * @n_deals: in it, for a pipeline or a stage
 *
 * Returns: (transfer floating): @row or a new one, which shows the entry now
 */
typedef GtkListBoxRow *(*TandemListRowFunc) (TandemListGroup *self, GtkListBoxRow *row, TandemRecord *record,
                                             gint64 n_deals);

void             tandem_list_group_set_list      (TandemListGroup *self, TandemWorkspace *workspace, TandemFirmList list,
                                                  const char *add_title);
void             tandem_list_group_set_row_func  (TandemListGroup *self, TandemListRowFunc func);
void             tandem_list_group_set_whole     (TandemListGroup *self, gint64 whole_id);
void             tandem_list_group_rename        (TandemListGroup *self, gint64 id, const char *name);
void             tandem_list_group_ask_name      (TandemListGroup *self, gint64 id, const char *name);
void             tandem_list_group_reload        (TandemListGroup *self);
TandemWorkspace *tandem_list_group_get_workspace (TandemListGroup *self);

G_END_DECLS
