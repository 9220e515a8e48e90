/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/tandem-record.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

/* One postal address: a line that opens to its fields, in the order in which its country writes them. */
#define TANDEM_TYPE_ADDRESS_ROW (tandem_address_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemAddressRow, tandem_address_row, TANDEM, ADDRESS_ROW, AdwExpanderRow)

GtkWidget *tandem_address_row_new       (TandemStore *store, TandemRecord *address);
gint64     tandem_address_row_get_id    (TandemAddressRow *self);
gboolean   tandem_address_row_is_busy   (TandemAddressRow *self);
gboolean   tandem_address_row_is_adding (TandemAddressRow *self);
void       tandem_address_row_show      (TandemAddressRow *self, TandemRecord *address, const char *name);
void       tandem_address_row_commit    (TandemAddressRow *self);
void       tandem_address_row_begin     (TandemAddressRow *self);

G_END_DECLS
