/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/tandem-campaign-query.h"
#include "model/tandem-overview-query.h"
#include "store/tandem-record.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

/**
 * TandemCampaignFacts:
 * @campaign: a #TandemCampaign
 * @row: its sums
 * @totals: its figures of all time
 * @channels: (element-type TandemChannel): those of the firm
 * @costs: (element-type TandemCampaignCost): the newest first
 * @days: (element-type TandemCampaignDay): the newest first
 * @leads: (element-type TandemContact): who came from it, the newest first; the first hundred
 * @n_leads: how many there are
 *
 * All that the page of a campaign shows, read in one go.
 */
typedef struct {
  gint64 campaign_id;
  TandemRecord *campaign;
  TandemCampaignRow *row;
  TandemPeriodTotals totals;
  GPtrArray *channels;
  GPtrArray *costs;
  GPtrArray *days;
  GPtrArray *leads;
  guint n_leads;
} TandemCampaignFacts;

void                 tandem_campaign_facts_free        (TandemCampaignFacts *self);
void                 tandem_campaign_facts_load_async  (TandemStore *store, gint64 campaign_id, GCancellable *cancellable,
                                                        GAsyncReadyCallback callback, gpointer user_data);
TandemCampaignFacts *tandem_campaign_facts_load_finish (TandemStore *store, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemCampaignFacts, tandem_campaign_facts_free)

G_END_DECLS
