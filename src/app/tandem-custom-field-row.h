/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/tandem-record.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

/* A field that the firm added, in the preferences: what it is in a line, and what it can hold unfolded. */
#define TANDEM_TYPE_CUSTOM_FIELD_ROW (tandem_custom_field_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemCustomFieldRow, tandem_custom_field_row, TANDEM, CUSTOM_FIELD_ROW, AdwExpanderRow)

GtkWidget *tandem_custom_field_row_new       (TandemStore *store);
void       tandem_custom_field_row_set_field (TandemCustomFieldRow *self, TandemRecord *field);

G_END_DECLS
