/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A field that names one of a few records of the file, as who looks after something, or none of them. */
#define TANDEM_TYPE_REFERENCE_ROW (tandem_reference_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemReferenceRow, tandem_reference_row, TANDEM, REFERENCE_ROW, AdwComboRow)

GtkWidget *tandem_reference_row_new    (const char *title, const char *none);
void       tandem_reference_row_show   (TandemReferenceRow *self, GPtrArray *records, guint name_column, gint64 id);
gint64     tandem_reference_row_get_id (TandemReferenceRow *self);

G_END_DECLS
