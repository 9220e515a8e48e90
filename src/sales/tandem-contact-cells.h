/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sales/tandem-contact-order.h"

G_BEGIN_DECLS

/* How a contact looks in the columns of the list, and in its rows where the list is narrow. */
void                tandem_contact_cells_set_up_table (GtkColumnView *table);
TandemContactSort   tandem_contact_cells_get_sort     (GtkColumnViewSorter *sorter, gboolean *descending);
GtkListItemFactory *tandem_contact_cells_new_row      (void);

G_END_DECLS
