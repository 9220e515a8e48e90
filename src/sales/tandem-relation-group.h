/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* Whom a contact has to do with: who referred it, whom it reports to. */
#define TANDEM_TYPE_RELATION_GROUP (tandem_relation_group_get_type ())
G_DECLARE_FINAL_TYPE (TandemRelationGroup, tandem_relation_group, TANDEM, RELATION_GROUP, AdwBin)

void tandem_relation_group_open (TandemRelationGroup *self, TandemWorkspace *workspace);
void tandem_relation_group_show (TandemRelationGroup *self, gint64 contact_id, const char *name, GPtrArray *relations);

G_END_DECLS
