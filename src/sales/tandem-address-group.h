/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/tandem-record.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

/* The postal addresses of a contact or a company. */
#define TANDEM_TYPE_ADDRESS_GROUP (tandem_address_group_get_type ())
G_DECLARE_FINAL_TYPE (TandemAddressGroup, tandem_address_group, TANDEM, ADDRESS_GROUP, AdwPreferencesGroup)

void tandem_address_group_open   (TandemAddressGroup *self, TandemStore *store, guint owner_column);
void tandem_address_group_show   (TandemAddressGroup *self, gint64 owner_id, const char *name, GPtrArray *addresses);
void tandem_address_group_commit (TandemAddressGroup *self);

G_END_DECLS
