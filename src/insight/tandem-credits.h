/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-types.h"
#include "insight/tandem-attribution.h"
#include "insight/tandem-tally.h"

G_BEGIN_DECLS

/* The model by which ROI and won revenue are told where one figure must do. */
#define TANDEM_OVERVIEW_MODEL TANDEM_ATTRIBUTION_LINEAR

/**
 * TandemCredit:
 * @campaign_id: whose; 0 for touches without a campaign
 * @n_deals: how many won deals it touched, of those whose amount has a rate
 * @minor: what it is credited with, by model
 * @won: the same under %TANDEM_OVERVIEW_MODEL, and of which currencies it is
 *
 * What won deals owe to a campaign.
 */
typedef struct {
  gint64 campaign_id;
  guint n_deals;
  gint64 minor[TANDEM_ATTRIBUTION_N_MODELS];
  TandemTally won;
} TandemCredit;

/**
 * TandemDealCredit:
 * @amount_minor: what the deal was won for, converted
 * @n_touches: of all campaigns, before the win
 * @minor: the part of the campaign, by model
 *
 * What one won deal owes to a campaign.
 */
typedef struct {
  gint64 deal_id;
  char closed_on[11];
  gint64 amount_minor;
  guint n_touches;
  gint64 minor[TANDEM_ATTRIBUTION_N_MODELS];
} TandemDealCredit;

/**
 * TandemCreditDay:
 * @minor: what was won on it and is owed to campaigns, by model
 *
 * A day with wins.
 */
typedef struct {
  char day[11];
  gint64 minor[TANDEM_ATTRIBUTION_N_MODELS];
} TandemCreditDay;

/**
 * TandemCreditScope:
 * @campaign_id: deals which this campaign touched; 0 for all
 * @from: the first plain date of their wins
 * @to: the last
 * @exchange: by which amounts are converted, each on the day of the win; deals without a rate are counted, not added
 * @terms: which touches count, and how
 *
 * Which won deals are looked at, and how.
 */
typedef struct {
  gint64 campaign_id;
  const char *from;
  const char *to;
  TandemExchange *exchange;
  TandemAttributionTerms terms;
} TandemCreditScope;

/**
 * TandemCredits:
 * @n_won: won deals whose amount has a rate
 * @won: what all won deals were won for; those of @n_other are named in it, and not in its sum
 * @n_unattributed: those of them without a touch
 * @unattributed_minor: what these were won for: no model gives it to a campaign
 * @n_attributed: won deals that a campaign touched
 * @n_other: won deals in a currency without a rate
 * @campaigns: (element-type TandemCredit): by campaign; of each model they and @unattributed_minor add up to @won
 * @channels: (element-type guint): how many of the deals the campaigns of a channel touched, by channel, 0 for those without one
 * @days: (element-type TandemCreditDay): the days with wins, the earliest first
 * @deals: (element-type TandemDealCredit) (nullable): of the one campaign that was asked for
 *
 * Who is to be thanked for what was won. Reference counted, and never changed once it is loaded.
 */
typedef struct {
  guint n_won;
  TandemTally won;
  guint n_unattributed;
  gint64 unattributed_minor;
  guint n_attributed;
  guint n_other;
  GHashTable *campaigns;
  GHashTable *channels;
  GArray *days;
  GArray *deals;
} TandemCredits;

TandemCredits      *tandem_credits_load           (TandemConnection *connection, const TandemCreditScope *scope,
                                                   GError **error);
TandemCredits *tandem_credits_load_kept (TandemConnection *connection, const TandemCreditScope *scope, GHashTable *kept,
                                         GError **error);
GHashTable *tandem_credits_make_kept (void);
TandemCredits *tandem_credits_ref (TandemCredits *self);
void tandem_credits_unref (TandemCredits *self);
const TandemCredit *tandem_credits_get            (const TandemCredits *self, gint64 campaign_id);
guint               tandem_credits_count_channel  (const TandemCredits *self, gint64 channel_id);
gint64              tandem_credits_get_attributed (const TandemCredits *self, TandemAttributionModel model);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemCredits, tandem_credits_unref)

G_END_DECLS
