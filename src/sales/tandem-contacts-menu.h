/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "list/tandem-record-view.h"

G_BEGIN_DECLS

/* The menu of a row of the list of contacts, by pointer and by key. */
gboolean tandem_contacts_menu_show_at      (GtkWidget *page, GMenuModel *menu, TandemRecordView *view, GtkWidget *list,
                                            const graphene_point_t *point);
void     tandem_contacts_menu_show_focused (GtkWidget *page, GMenuModel *menu, TandemRecordView *view);

G_END_DECLS
