/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/tandem-store.h"

G_BEGIN_DECLS

/* What a contact is interested in, with how much. */
#define TANDEM_TYPE_INTEREST_GROUP (tandem_interest_group_get_type ())
G_DECLARE_FINAL_TYPE (TandemInterestGroup, tandem_interest_group, TANDEM, INTEREST_GROUP, AdwBin)

void tandem_interest_group_show (TandemInterestGroup *self, TandemStore *store, gint64 contact_id, const char *name,
                                 GPtrArray *interests);

G_END_DECLS
