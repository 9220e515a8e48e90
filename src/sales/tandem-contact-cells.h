/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The cells of a list of contacts. Their items are TandemSlots of TandemContactRows. */

GtkListItemFactory *tandem_contact_cells_new_text   (const char *property, const char *css_class);
GtkListItemFactory *tandem_contact_cells_new_stage  (void);
GtkListItemFactory *tandem_contact_cells_new_row    (void);
void                tandem_contact_cells_set_factory (GtkColumnViewColumn *column, GtkListItemFactory *factory,
                                                      gboolean sortable);

G_END_DECLS
