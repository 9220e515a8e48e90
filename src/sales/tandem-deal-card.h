/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/tandem-deal-query.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_DEAL_CARD (tandem_deal_card_get_type ())
G_DECLARE_FINAL_TYPE (TandemDealCard, tandem_deal_card, TANDEM, DEAL_CARD, GtkBox)

GtkWidget     *tandem_deal_card_new     (void);
gboolean       tandem_deal_card_set_row (TandemDealCard *self, TandemDealRow *row, const char *today, GTimeZone *zone);
TandemDealRow *tandem_deal_card_get_row (TandemDealCard *self);
gint64         tandem_deal_card_get_id  (TandemDealCard *self);
TandemDealCard *tandem_deal_card_pick   (GtkWidget *cards, double x, double y);
char          *tandem_deal_card_speak   (TandemDealCard *self);

G_END_DECLS
