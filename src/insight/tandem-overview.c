/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All figures of a period, for the window and for paper alike. The firm, its channels and its campaigns are read in the
 * same pass, so that a table and the key figures over it can't differ. */
#include "insight/tandem-overview.h"

#include "base/tandem-date.h"
#include "insight/tandem-overview-exchange.h"
#include "model/tandem-overview-parts.h"
#include "store/tandem-connection.h"

static const TandemLifecycle shown_stages[TANDEM_OVERVIEW_N_SERIES]
    = { TANDEM_LIFECYCLE_LEAD, TANDEM_LIFECYCLE_MQL, TANDEM_LIFECYCLE_SQL };

#define NOT_COMPARED 2 /* no probability */

/* What channels and campaigns are made of. */
typedef struct {
  TandemFlows *flows;
  TandemCosts *costs;
  TandemCredits *credits;
} Sources;

static void
clear_sources (Sources *self)
{
  g_clear_pointer (&self->flows, tandem_flows_free);
  g_clear_pointer (&self->costs, tandem_costs_free);
  g_clear_pointer (&self->credits, tandem_credits_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sources, clear_sources)

/* --- channels and campaigns ---------------------------------------------------------------------------------------- */

static void
free_part (gpointer data)
{
  TandemOverviewPart *part = data;

  tandem_campaign_costs_clear (&part->costs);
  tandem_tally_clear (&part->won);
  g_free (part->name);
  g_free (part);
}

static TandemOverviewPart *
ensure_part (GPtrArray *parts, TandemOverviewScope scope, gint64 id, const char *name)
{
  TandemOverviewPart *part;

  for (guint i = 0; i < parts->len; i++)
    if (((TandemOverviewPart *) parts->pdata[i])->id == id)
      return parts->pdata[i];
  part = g_new0 (TandemOverviewPart, 1);
  part->scope = scope;
  part->id = id;
  part->name = g_strdup (name);
  part->p_value = NOT_COMPARED;
  g_ptr_array_add (parts, part);
  return part;
}

static void
add_counts (TandemOverviewPart *part, const TandemOverviewCounts *counts, const TandemCampaignCosts *costs,
            const TandemFlow *flow, const TandemCredit *credit)
{
  part->impressions += counts->impressions;
  part->visits += counts->visits;
  part->engagements += counts->engagements;
  tandem_campaign_costs_join (&part->costs, costs);
  tandem_tally_join (&part->won, &credit->won);
  part->n_won += credit->n_deals;
  tandem_flow_add (&part->flow, flow);
}

static gboolean
has_any (const TandemOverviewPart *part)
{
  gint64 n_people = 0;

  for (TandemLifecycle stage = TANDEM_LIFECYCLE_LEAD; stage <= TANDEM_LIFECYCLE_CUSTOMER; stage++)
    n_people += part->flow.people[stage][stage];
  return n_people > 0 || part->impressions > 0 || part->visits > 0 || part->n_won > 0 || part->costs.all.minor != 0
         || tandem_tally_is_mixed (&part->costs.all) || tandem_tally_is_mixed (&part->won);
}

static gint64
count_leads (const TandemOverviewPart *part)
{
  return part->flow.people[TANDEM_LIFECYCLE_LEAD][TANDEM_LIFECYCLE_LEAD];
}

/* Most leads first; what has no campaign or channel comes last. */
static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const TandemOverviewPart *one = *(TandemOverviewPart *const *) a, *other = *(TandemOverviewPart *const *) b;

  if ((one->id == 0) != (other->id == 0))
    return one->id == 0 ? 1 : -1;
  if (count_leads (one) != count_leads (other))
    return count_leads (one) > count_leads (other) ? -1 : 1;
  return g_strcmp0 (one->name, other->name);
}

static void
drop_empty (GPtrArray *parts)
{
  for (guint i = parts->len; i-- > 0;)
    if (!has_any (parts->pdata[i]))
      g_ptr_array_remove_index (parts, i);
  g_ptr_array_sort (parts, compare_parts);
}

/* People who came without a campaign: all but those of campaigns. */
static void
add_others (GPtrArray *parts, TandemOverviewScope scope, const TandemFlow *all, const TandemCredit *credit)
{
  const TandemOverviewCounts nothing = { 0 };
  const TandemCampaignCosts no_costs = { 0 };
  TandemOverviewPart *part = ensure_part (parts, scope, 0, NULL);
  TandemFlow rest = *all;

  for (guint i = 0; i < parts->len; i++)
    for (guint stage = 0; stage < TANDEM_LIFECYCLE_N_STAGES; stage++)
      for (guint next = 0; next < TANDEM_LIFECYCLE_N_STAGES; next++)
        rest.people[stage][next] -= ((TandemOverviewPart *) parts->pdata[i])->flow.people[stage][next];
  add_counts (part, &nothing, &no_costs, &rest, credit);
}

/**
 * tandem_overview_part_get_rate:
 *
 * Returns: of its new leads, the share that has become MQL to date
 */
TandemRate
tandem_overview_part_get_rate (const TandemOverviewPart *self)
{
  return tandem_flow_get_rate (&self->flow, TANDEM_LIFECYCLE_LEAD, TANDEM_LIFECYCLE_MQL);
}

/* Each against all the others; too few cases are no comparison. */
static void
compare_with_others (GPtrArray *parts)
{
  g_autofree double *p_values = g_new (double, parts->len + 1);
  g_autofree double *adjusted = g_new (double, parts->len + 1);
  g_autoptr (GPtrArray) compared = g_ptr_array_new ();
  TandemRate all = { 0, 0 };

  for (guint i = 0; i < parts->len; i++)
    {
      TandemRate rate = tandem_overview_part_get_rate (parts->pdata[i]);

      all.num += rate.num;
      all.den += rate.den;
    }
  for (guint i = 0; i < parts->len; i++)
    {
      TandemOverviewPart *part = parts->pdata[i];
      TandemRate rate = tandem_overview_part_get_rate (part);
      TandemComparison comparison;

      part->others = (TandemRate) { all.num - rate.num, all.den - rate.den };
      if (part->id == 0 || tandem_rate_is_too_few (rate) || tandem_rate_is_too_few (part->others)
          || !tandem_statistics_compare (part->others, rate, &comparison))
        continue;
      part->difference = comparison.difference;
      p_values[compared->len] = comparison.p_value;
      g_ptr_array_add (compared, part);
    }
  tandem_statistics_holm (p_values, compared->len, adjusted);
  for (guint i = 0; i < compared->len; i++)
    ((TandemOverviewPart *) compared->pdata[i])->p_value = adjusted[i];
}

/* A deal is counted once for a channel, also where several of its campaigns touched it. */
static void
count_channel_deals (TandemOverview *self, const TandemCredits *credits)
{
  for (guint i = 0; i < self->channels->len; i++)
    {
      TandemOverviewPart *part = self->channels->pdata[i];

      part->n_won = tandem_credits_count_channel (credits, part->id);
    }
}

static void
add_campaign (TandemOverview *self, const TandemOverviewCounts *campaign, const Sources *sources)
{
  const TandemFlow *flow = tandem_flows_get (sources->flows, campaign->campaign_id);
  const TandemCampaignCosts *costs = tandem_costs_get (sources->costs, campaign->campaign_id);
  const TandemCredit *credit = tandem_credits_get (sources->credits, campaign->campaign_id);

  add_counts (ensure_part (self->campaigns, TANDEM_OVERVIEW_SCOPE_CAMPAIGN, campaign->campaign_id, campaign->name),
              campaign, costs, flow, credit);
  add_counts (ensure_part (self->channels, TANDEM_OVERVIEW_SCOPE_CHANNEL, campaign->channel_id, campaign->channel),
              campaign, costs, flow, credit);
}

static gboolean
load_parts (TandemOverview *self, TandemConnection *connection, const Sources *sources, GError **error)
{
  g_autoptr (GPtrArray) counts = tandem_overview_parts_load (connection, self->period.from, self->period.to, error);
  const TandemCredit *others = tandem_credits_get (sources->credits, 0);

  if (counts == NULL)
    return FALSE;
  for (guint i = 0; i < counts->len; i++)
    add_campaign (self, counts->pdata[i], sources);
  add_others (self->campaigns, TANDEM_OVERVIEW_SCOPE_CAMPAIGN, &self->flows[0], others);
  add_others (self->channels, TANDEM_OVERVIEW_SCOPE_CHANNEL, &self->flows[0], others);
  drop_empty (self->campaigns);
  drop_empty (self->channels);
  compare_with_others (self->campaigns);
  compare_with_others (self->channels);
  count_channel_deals (self, sources->credits);
  return TRUE;
}

/* --- the firm ------------------------------------------------------------------------------------------------------ */

static TandemCosts *
load_costs (TandemOverview *self, TandemConnection *connection, guint place, GError **error)
{
  const TandemPeriod *period = place == 0 ? &self->period : &self->previous;
  TandemCosts *costs = tandem_costs_load (connection, self->exchange[place], period->from, period->to, error);

  if (costs == NULL)
    return NULL;
  tandem_campaign_costs_join (&self->costs[place], &costs->sum);
  tandem_tally_join (&self->firm_costs[place], &costs->firm);
  return costs;
}

static TandemCredits *
load_credits (TandemOverview *self, TandemConnection *connection, guint place, GHashTable *kept, GError **error)
{
  const TandemPeriod *period = place == 0 ? &self->period : &self->previous;
  const TandemCreditScope scope = {
    .from = period->from,
    .to = period->to,
    .exchange = self->exchange[place],
    .terms = self->terms,
  };
  TandemCredits *credits = tandem_credits_load_kept (connection, &scope, kept, error);
  GHashTableIter iter;
  gpointer credit;

  if (credits == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, credits->campaigns);
  while (g_hash_table_iter_next (&iter, NULL, &credit))
    if (((TandemCredit *) credit)->campaign_id != 0)
      tandem_tally_join (&self->won[place], &((TandemCredit *) credit)->won);
  self->n_won[place] = credits->n_attributed;
  return credits;
}

/* What became of people, what was spent and what was won. */
static gboolean
load_sources (TandemOverview *self, TandemConnection *connection, guint place, GHashTable *kept, Sources *sources,
              GError **error)
{
  const TandemPeriod *period = place == 0 ? &self->period : &self->previous;

  if (!(sources->flows = tandem_flows_load (connection, period, error))
      || !tandem_overview_query_load_totals (connection, 0, period->from, period->to, &self->totals[place], error)
      || !(self->exchange[place]
           = tandem_overview_exchange_load (connection, period->from, period->to, &self->without[place], error))
      || !(sources->costs = load_costs (self, connection, place, error))
      || !(sources->credits = load_credits (self, connection, place, kept, error)))
    return FALSE;
  self->flows[place] = *tandem_flows_get (sources->flows, 0);
  return TRUE;
}

/* Adds what is of a day to the point in which it lies; the first days of a period may be in none. */
static void
spread (const TandemOverview *self, const char *from, const char *day, gint64 minor, double *points)
{
  int distance = tandem_date_days_between (from, day);

  if (distance >= 0 && distance / self->days_a_point < (int) self->n_points)
    points[distance / self->days_a_point] += (double) minor;
}

static void
spread_money (TandemOverview *self, const Sources *sources, const char *from, TandemOverviewSeries *series)
{
  for (guint i = 0; i < sources->credits->days->len; i++)
    {
      const TandemCreditDay *day = &g_array_index (sources->credits->days, TandemCreditDay, i);

      spread (self, from, day->day, day->minor[TANDEM_OVERVIEW_MODEL], series->won);
    }
  for (guint i = 0; i < sources->costs->days->len; i++)
    {
      const TandemCostDay *day = &g_array_index (sources->costs->days, TandemCostDay, i);

      spread (self, from, day->day, day->campaigns_minor, series->costs);
      spread (self, from, day->day, day->firm_minor, series->firm_costs);
    }
}

static void
count_points (TandemOverview *self)
{
  int days = tandem_period_count_days (&self->period);

  self->days_a_point
      = days <= TANDEM_OVERVIEW_MOST_POINTS ? 1 : ((days - 1) / (TANDEM_OVERVIEW_MOST_POINTS * 7) + 1) * 7;
  self->n_points = MIN ((guint) (days / self->days_a_point), TANDEM_OVERVIEW_MOST_POINTS);
}

static gboolean
load_series (TandemOverview *self, TandemConnection *connection, guint place, const Sources *sources, GError **error)
{
  const TandemPeriod *period = place == 0 ? &self->period : &self->previous;
  TandemOverviewSeries *series = &self->series[place];
  /* whole points alone, so that none looks low for being short; the last one ends with the period */
  g_autofree char *from = tandem_date_add_days (period->to, 1 - self->days_a_point * (int) self->n_points);

  if (from == NULL) /* before the first day that there is */
    return TRUE;
  for (guint i = 0; i < TANDEM_OVERVIEW_N_SERIES; i++)
    if (!tandem_overview_query_load_series (connection, shown_stages[i], from, self->days_a_point, series->people[i],
                                            self->n_points, error))
      return FALSE;
  for (TandemDaySeries i = 0; i < TANDEM_DAY_N_SERIES; i++)
    if (!tandem_overview_query_load_day_series (connection, i, from, self->days_a_point, series->counts[i],
                                                self->n_points, error))
      return FALSE;
  spread_money (self, sources, from, series);
  return TRUE;
}

static gboolean
load_period (TandemOverview *self, TandemConnection *connection, GHashTable *kept, GError **error)
{
  g_auto (Sources) sources = { 0 };
  g_autofree char *without = NULL;

  if (!load_sources (self, connection, 0, kept, &sources, error))
    return FALSE;
  self->n_all_won = sources.credits->n_won;
  self->n_won_other = sources.credits->n_other;
  without = tandem_tally_find_missing (&sources.credits->won, self->exchange[0]);
  self->won_without = g_intern_string (without);
  count_points (self);
  return load_parts (self, connection, &sources, error) && load_series (self, connection, 0, &sources, error);
}

static gboolean
load_previous (TandemOverview *self, TandemConnection *connection, GHashTable *kept, GError **error)
{
  g_auto (Sources) sources = { 0 };

  return load_sources (self, connection, 1, kept, &sources, error)
         && load_series (self, connection, 1, &sources, error);
}

static gboolean
find_previous (TandemOverview *self, TandemOverviewAgainst against)
{
  switch (against)
    {
    case TANDEM_OVERVIEW_AGAINST_BEFORE:
      return tandem_period_get_previous (&self->period, &self->previous);
    case TANDEM_OVERVIEW_AGAINST_YEAR:
      return tandem_period_get_previous_year (&self->period, &self->previous);
    case TANDEM_OVERVIEW_AGAINST_NOTHING:
      break;
    }
  return FALSE;
}

/**
 * tandem_overview_load:
 * @kept: (nullable): of tandem_credits_make_kept()
 *
 * On the thread of @connection.
 *
 * Returns: (transfer full) (nullable): the figures
 */
TandemOverview *
tandem_overview_load (TandemConnection *connection, const TandemPeriod *period, TandemOverviewAgainst against,
                      GHashTable *kept, GError **error)
{
  g_autoptr (TandemOverview) self = g_new0 (TandemOverview, 1);
  g_autofree char *currency = NULL;

  self->channels = g_ptr_array_new_with_free_func (free_part);
  self->campaigns = g_ptr_array_new_with_free_func (free_part);
  self->period = *period;
  self->is_compared = find_previous (self, against);
  currency = tandem_overview_query_dup_currency (connection, error);
  if (currency == NULL || !tandem_overview_query_load_any (connection, &self->has_any, error)
      || !tandem_attribution_terms_load (connection, &self->terms, error))
    return NULL;
  g_strlcpy (self->currency, currency, sizeof self->currency);
  if (!load_period (self, connection, kept, error)
      || (self->is_compared && !load_previous (self, connection, kept, error)))
    return NULL;
  return g_steal_pointer (&self);
}

void
tandem_overview_free (TandemOverview *self)
{
  g_clear_pointer (&self->channels, g_ptr_array_unref);
  g_clear_pointer (&self->campaigns, g_ptr_array_unref);
  for (guint place = 0; place < 2; place++)
    {
      g_clear_pointer (&self->exchange[place], tandem_exchange_unref);
      tandem_campaign_costs_clear (&self->costs[place]);
      tandem_tally_clear (&self->firm_costs[place]);
      tandem_tally_clear (&self->won[place]);
    }
  g_free (self);
}

/**
 * tandem_overview_get_figures:
 * @place: 0 for the period, 1 for what it is compared with
 * @figures: (out caller-allocates): its key figures
 */
void
tandem_overview_get_figures (const TandemOverview *self, guint place, TandemKeyFigures *figures)
{
  const TandemPeriodTotals *totals = &self->totals[place];
  TandemRate qualified = tandem_flow_get_rate (&self->flows[place], TANDEM_LIFECYCLE_MQL, TANDEM_LIFECYCLE_SQL);

  tandem_key_figures_init (figures, &(TandemKeyInput) {
                                        .impressions = totals->impressions,
                                        .visits = totals->visits,
                                        .engagements = totals->engagements,
                                        .new_leads = totals->people[TANDEM_LIFECYCLE_LEAD],
                                        .mql = qualified.den,
                                        .mql_to_sql = qualified.num,
                                        .new_customers = totals->people[TANDEM_LIFECYCLE_CUSTOMER],
                                        .cost_minor = self->costs[place].all.minor,
                                        .ad_spend_minor = self->costs[place].ad_spend.minor,
                                        .firm_cost_minor = self->firm_costs[place].minor,
                                        .won_minor = self->won[place].minor,
                                    });
}

/**
 * tandem_overview_get_funnel:
 * @place: 0 for the period, 1 for what it is compared with
 * @funnel: (out caller-allocates): its funnel
 */
void
tandem_overview_get_funnel (const TandemOverview *self, guint place, TandemFunnel *funnel)
{
  TandemCohort cohorts[TANDEM_LIFECYCLE_N_STAGES] = { { 0 } };

  for (TandemLifecycle stage = TANDEM_LIFECYCLE_LEAD; stage < TANDEM_LIFECYCLE_CUSTOMER; stage++)
    cohorts[stage]
        = (TandemCohort) { self->flows[place].people[stage][stage], self->flows[place].people[stage][stage + 1] };
  tandem_funnel_init (funnel, &self->totals[place], cohorts);
}

/**
 * tandem_overview_part_get_figures:
 * @figures: (out caller-allocates): the key figures of a channel or campaign
 */
void
tandem_overview_part_get_figures (const TandemOverviewPart *self, TandemKeyFigures *figures)
{
  tandem_key_figures_init (figures,
                           &(TandemKeyInput) {
                               .impressions = self->impressions,
                               .visits = self->visits,
                               .engagements = self->engagements,
                               .new_leads = count_leads (self),
                               .new_customers = self->flow.people[TANDEM_LIFECYCLE_CUSTOMER][TANDEM_LIFECYCLE_CUSTOMER],
                               .cost_minor = self->costs.all.minor,
                               .ad_spend_minor = self->costs.ad_spend.minor,
                               .won_minor = self->won.minor,
                           });
}
