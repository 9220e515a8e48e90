/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "widgets/tandem-table-kind.h"

G_BEGIN_DECLS

/* The heads of the columns of a table. */

void        tandem_table_heads_align_end (GtkWidget *head);
void tandem_table_heads_fill_menu (GMenu *menu, GPtrArray *columns);

G_END_DECLS
