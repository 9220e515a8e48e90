/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/tandem-deal-query.h"
#include "store/tandem-record.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* What is done with a deal on a page, which tells how it went. */
void       tandem_deal_acts_move  (GtkWidget *page, TandemStore *store, TandemDealRow *row, TandemRecord *stage);
void       tandem_deal_acts_win   (GtkWidget *page, TandemStore *store, TandemDealRow *row);
AdwDialog *tandem_deal_acts_lose  (GtkWidget *page, TandemWorkspace *workspace, TandemDealRow *row, GPtrArray *reasons);
void       tandem_deal_acts_trash (GtkWidget *page, TandemStore *store, TandemDealRow *row);

G_END_DECLS
