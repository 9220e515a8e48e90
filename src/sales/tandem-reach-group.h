/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/tandem-store.h"

G_BEGIN_DECLS

/* How to reach a contact or a company: its e-mails, numbers and web addresses, each a field of its own. */
#define TANDEM_TYPE_REACH_GROUP (tandem_reach_group_get_type ())
G_DECLARE_FINAL_TYPE (TandemReachGroup, tandem_reach_group, TANDEM, REACH_GROUP, AdwPreferencesGroup)

void tandem_reach_group_open   (TandemReachGroup *self, TandemStore *store, guint owner_column);
void tandem_reach_group_show   (TandemReachGroup *self, gint64 owner_id, const char *name, GPtrArray *points);
void tandem_reach_group_commit (TandemReachGroup *self);

G_END_DECLS
