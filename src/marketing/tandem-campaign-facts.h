/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "insight/tandem-campaign-money.h"
#include "model/tandem-campaign-query.h"
#include "model/tandem-overview-query.h"
#include "store/tandem-record.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

/**
 * TandemCampaignFacts:
 * @campaign: a #TandemCampaign
 * @row: its sums
 * @money: what it cost and brought, whatever the currency
 * @totals: its figures of all time
 * @channels: (element-type TandemChannel): those of the firm
 * @others: (element-type TandemCampaign): what it may be a part of: those that are part of nothing, and not of it
 * @offers: (element-type TandemOffer): what it offers
 * @member_ids: whom it reached, the newest first
 * @costs: (element-type TandemCampaignCost): the first few of @cost_ids
 * @days: (element-type TandemCampaignDay): the first few of @day_ids
 * @leads: (element-type TandemContact): the first few of @lead_ids
 * @all_days: (element-type TandemCampaignDay): all of @day_ids
 * @cost_ids: all of them, the newest first
 * @day_ids: all days with figures, the newest first
 * @lead_ids: all contacts that came from it, the newest first
 *
 * All that the page of a campaign shows, read in one go.
 */
typedef struct {
  gint64 campaign_id;
  TandemRecord *campaign;
  TandemCampaignRow *row;
  TandemCampaignMoney money;
  TandemPeriodTotals totals;
  GPtrArray *channels;
  GPtrArray *others;
  GPtrArray *offers;
  GArray *member_ids;
  GPtrArray *costs;
  GPtrArray *days;
  GPtrArray *leads;
  GPtrArray *all_days;
  GArray *cost_ids;
  GArray *day_ids;
  GArray *lead_ids;
} TandemCampaignFacts;

void                 tandem_campaign_facts_free        (TandemCampaignFacts *self);
void                 tandem_campaign_facts_load_async  (TandemStore *store, gint64 campaign_id, GCancellable *cancellable,
                                                        GAsyncReadyCallback callback, gpointer user_data);
TandemCampaignFacts *tandem_campaign_facts_load_finish (TandemStore *store, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemCampaignFacts, tandem_campaign_facts_free)

G_END_DECLS
