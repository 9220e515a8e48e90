/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-types.h"
#include "insight/tandem-tally.h"
#include "model/tandem-campaign-query.h"

G_BEGIN_DECLS

/**
 * TandemCampaignMoney:
 * @exchange: by which amounts are converted; a currency that has no rate on one of the days is left out
 * @costs: all that the campaign cost
 * @won: what the won deals came to whose primary source it is
 *
 * What a campaign cost and brought to date, in its currency. A zeroed one is empty.
 */
typedef struct {
  TandemExchange *exchange;
  TandemTally costs;
  TandemTally won;
} TandemCampaignMoney;

gboolean tandem_campaign_money_load  (TandemCampaignMoney *self, TandemConnection *connection,
                                      const TandemCampaignRow *row, GError **error);
char    *tandem_campaign_money_write (const TandemCampaignMoney *self, gboolean has_costs, gboolean has_won);
char    *tandem_campaign_money_name  (const TandemCampaignMoney *self, const char *words, gboolean has_costs,
                                      gboolean has_won);
void     tandem_campaign_money_clear (TandemCampaignMoney *self);

G_END_DECLS
