/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "list/tandem-record-list.h"
#include "widgets/tandem-table-kind.h"

G_BEGIN_DECLS

void tandem_contacts_print (GtkWidget *page, TandemRecordList *list, const TandemTableOrder *order);

G_END_DECLS
