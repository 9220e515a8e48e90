/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A field of a record: saved on Enter or when it is left, as it was on Escape. */
#define TANDEM_TYPE_FIELD_ROW (tandem_field_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemFieldRow, tandem_field_row, TANDEM, FIELD_ROW, AdwEntryRow)

GtkWidget  *tandem_field_row_new       (const char *title, const char *value);
void        tandem_field_row_set_value (TandemFieldRow *self, const char *value);
void        tandem_field_row_reset     (TandemFieldRow *self, const char *value);
void        tandem_field_row_commit    (TandemFieldRow *self);
char       *tandem_field_row_dup_text  (TandemFieldRow *self);

void        tandem_entry_row_keep_left_to_right (AdwEntryRow *row);

G_END_DECLS
