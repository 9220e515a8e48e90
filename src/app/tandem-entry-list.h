/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/tandem-entry-kind.h"
#include "widgets/tandem-entry-group.h"

G_BEGIN_DECLS

/* A list of small records of the firm in the preferences. */
#define TANDEM_TYPE_ENTRY_LIST (tandem_entry_list_get_type ())
G_DECLARE_FINAL_TYPE (TandemEntryList, tandem_entry_list, TANDEM, ENTRY_LIST, AdwPreferencesGroup)

void tandem_entry_list_set_kind (TandemEntryList *self, TandemWorkspace *workspace, const TandemEntryKind *kind);

G_END_DECLS
