/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/tandem-firm-list.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

/* What a record holds in the fields that the firm added; there is nothing to see while it added none. */
#define TANDEM_TYPE_CUSTOM_GROUP (tandem_custom_group_get_type ())
G_DECLARE_FINAL_TYPE (TandemCustomGroup, tandem_custom_group, TANDEM, CUSTOM_GROUP, AdwPreferencesGroup)

void tandem_custom_group_show   (TandemCustomGroup *self, TandemStore *store, TandemFirmList list, gint64 record_id,
                                 const char *name);
void tandem_custom_group_commit (TandemCustomGroup *self);

G_END_DECLS
