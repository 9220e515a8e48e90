/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "list/tandem-record-list.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

/* The trash, for rows of a list of contacts. */
void tandem_contact_trash (GtkWidget *widget, TandemStore *store, TandemRecordList *list, GArray *ids);

G_END_DECLS
