/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-types.h"
#include "insight/tandem-tally.h"

G_BEGIN_DECLS

/**
 * TandemCampaignCosts:
 * @all: what a campaign cost
 * @ad_spend: the part that was paid for advertisements
 */
typedef struct {
  TandemTally all;
  TandemTally ad_spend;
} TandemCampaignCosts;

/**
 * TandemCostDay:
 * @campaigns_minor: what the campaigns cost, in the firm's currency
 * @firm_minor: what was spent beside them
 */
typedef struct {
  char day[11];
  gint64 campaigns_minor;
  gint64 firm_minor;
} TandemCostDay;

/**
 * TandemCosts:
 * @sum: what all campaigns cost
 * @firm: what marketing and sales cost beside them
 * @campaigns: (element-type TandemCampaignCosts): by campaign
 * @days: (element-type TandemCostDay): the days with costs, the earliest first
 *
 * What was spent in a period, each amount at the rate of its day. What has no rate is named and not added.
 */
typedef struct {
  TandemCampaignCosts sum;
  TandemTally firm;
  GHashTable *campaigns;
  GArray *days;
} TandemCosts;

TandemCosts *tandem_costs_load (TandemConnection *connection, TandemExchange *exchange, const char *from, const char *to,
                                GError **error);
void         tandem_costs_free (TandemCosts *self);
void         tandem_campaign_costs_join  (TandemCampaignCosts *self, const TandemCampaignCosts *other);
void         tandem_campaign_costs_clear (TandemCampaignCosts *self);
const TandemCampaignCosts *tandem_costs_get (const TandemCosts *self, gint64 campaign_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemCosts, tandem_costs_free)

G_END_DECLS
