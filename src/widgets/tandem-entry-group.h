/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What hangs on a record, a row each: the first few, and all of it once the person asks. */
#define TANDEM_TYPE_ENTRY_GROUP (tandem_entry_group_get_type ())
G_DECLARE_FINAL_TYPE (TandemEntryGroup, tandem_entry_group, TANDEM, ENTRY_GROUP, AdwPreferencesGroup)

void          tandem_entry_group_begin     (TandemEntryGroup *self);
AdwActionRow *tandem_entry_group_add_entry (TandemEntryGroup *self, GObject *entry, const char *title, const char *subtitle);
void          tandem_entry_group_add_trash (TandemEntryGroup *self, AdwActionRow *row);
void          tandem_entry_group_add_arrow (TandemEntryGroup *self, AdwActionRow *row);
void          tandem_entry_group_end       (TandemEntryGroup *self);
void          tandem_entry_group_end_first (TandemEntryGroup *self, guint n_all);

G_END_DECLS
