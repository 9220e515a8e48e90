/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/tandem-deal-query.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* The record of a deal. What is done with the whole of it are acts of the page around it: "deal.win" and the like. */
#define TANDEM_TYPE_DEAL_PAGE (tandem_deal_page_get_type ())
G_DECLARE_FINAL_TYPE (TandemDealPage, tandem_deal_page, TANDEM, DEAL_PAGE, AdwBreakpointBin)

GtkWidget     *tandem_deal_page_new         (TandemWorkspace *workspace);
void           tandem_deal_page_show        (TandemDealPage *self, gint64 id);
gint64         tandem_deal_page_get_id      (TandemDealPage *self);
TandemDealRow *tandem_deal_page_get_row     (TandemDealPage *self);
GPtrArray     *tandem_deal_page_get_reasons (TandemDealPage *self);

G_END_DECLS
