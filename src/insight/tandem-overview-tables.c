/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "insight/tandem-overview-tables.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "insight/tandem-overview-words.h"

/**
 * tandem_overview_tables_write_interval:
 *
 * Returns: (transfer full): the 95 % Wilson interval of a rate, or why there is none
 */
char *
tandem_overview_tables_write_interval (TandemRate rate)
{
  TandemInterval interval = { 0, 0 };
  g_autofree char *low = NULL, *high = NULL;

  if (!tandem_statistics_wilson (rate, &interval))
    return g_strdup ("—");
  if (tandem_rate_is_too_few (rate))
    return g_strdup (C_ ("funnel", "too few to tell"));
  low = tandem_format_percent_value (interval.low, 1);
  high = tandem_format_percent_value (interval.high, 1);
  return g_strdup_printf ("%s – %s", low, high);
}

/**
 * tandem_overview_tables_get_interval_definition:
 *
 * Returns: (transfer none): what the interval of a rate is
 */
const char *
tandem_overview_tables_get_interval_definition (void)
{
  /* xgettext:no-c-format */
  return _ ("Where the rate may lie if chance is taken into account: the 95% Wilson interval");
}

/* --- channels and campaigns ---------------------------------------------------------------------------------------- */

/**
 * tandem_overview_tables_get_head:
 *
 * Returns: (transfer none): what the column is called
 */
const char *
tandem_overview_tables_get_head (TandemOverviewColumn column)
{
  switch (column)
    {
    case TANDEM_OVERVIEW_COLUMN_NAME:
      return C_ ("column", "Name");
    case TANDEM_OVERVIEW_COLUMN_COSTS:
      return C_ ("column", "Costs");
    case TANDEM_OVERVIEW_COLUMN_IMPRESSIONS:
      return C_ ("column", "Impressions");
    case TANDEM_OVERVIEW_COLUMN_VISITS:
      return C_ ("column", "Visits");
    case TANDEM_OVERVIEW_COLUMN_LEADS:
      return C_ ("column", "Leads");
    case TANDEM_OVERVIEW_COLUMN_CPL:
      return C_ ("column", "CPL");
    case TANDEM_OVERVIEW_COLUMN_MQL:
      return C_ ("column", "Lead → MQL");
    case TANDEM_OVERVIEW_COLUMN_INTERVAL:
      /* xgettext:no-c-format */
      return C_ ("column", "95% interval");
    case TANDEM_OVERVIEW_COLUMN_CUSTOMERS:
      return C_ ("column", "Customers");
    case TANDEM_OVERVIEW_COLUMN_AD_SPEND:
      return C_ ("column", "Ad spend");
    case TANDEM_OVERVIEW_COLUMN_CPA:
      return C_ ("column", "CPA");
    case TANDEM_OVERVIEW_COLUMN_WON:
      return C_ ("column", "Won");
    case TANDEM_OVERVIEW_COLUMN_ROI:
      return C_ ("column", "ROI");
    case TANDEM_OVERVIEW_N_COLUMNS:
      break;
    }
  g_return_val_if_reached ("");
}

/**
 * tandem_overview_tables_get_definition:
 *
 * Returns: (transfer none) (nullable): what the column says in words
 */
const char *
tandem_overview_tables_get_definition (TandemOverviewColumn column)
{
  switch (column)
    {
    case TANDEM_OVERVIEW_COLUMN_COSTS:
      return _ ("What its campaigns cost in the period");
    case TANDEM_OVERVIEW_COLUMN_IMPRESSIONS:
      return tandem_overview_figures_get_definition (TANDEM_OVERVIEW_FIGURE_IMPRESSIONS);
    case TANDEM_OVERVIEW_COLUMN_VISITS:
      return tandem_overview_figures_get_definition (TANDEM_OVERVIEW_FIGURE_VISITS);
    case TANDEM_OVERVIEW_COLUMN_LEADS:
      return tandem_overview_figures_get_definition (TANDEM_OVERVIEW_FIGURE_LEADS);
    case TANDEM_OVERVIEW_COLUMN_CPL:
      return tandem_overview_figures_get_definition (TANDEM_OVERVIEW_FIGURE_CPL);
    case TANDEM_OVERVIEW_COLUMN_MQL:
      return _ ("Of the leads of the period, the share that has become MQL (marketing-qualified) to date");
    case TANDEM_OVERVIEW_COLUMN_INTERVAL:
      return tandem_overview_tables_get_interval_definition ();
    case TANDEM_OVERVIEW_COLUMN_CUSTOMERS:
      return _ ("People who became customers in the period");
    case TANDEM_OVERVIEW_COLUMN_AD_SPEND:
      return _ ("The part of the costs that was paid for advertisements");
    case TANDEM_OVERVIEW_COLUMN_CPA:
      return _ ("Cost per acquisition: ad spend ÷ new customers");
    case TANDEM_OVERVIEW_COLUMN_WON:
      return tandem_overview_figures_get_definition (TANDEM_OVERVIEW_FIGURE_WON);
    case TANDEM_OVERVIEW_COLUMN_ROI:
      return tandem_overview_figures_get_definition (TANDEM_OVERVIEW_FIGURE_ROI);
    case TANDEM_OVERVIEW_COLUMN_NAME:
    case TANDEM_OVERVIEW_N_COLUMNS:
      break;
    }
  return NULL;
}

/**
 * tandem_overview_tables_get_name:
 *
 * Returns: (transfer none): the channel or campaign
 */
const char *
tandem_overview_tables_get_name (const TandemOverviewPart *part)
{
  if (part->name)
    return part->name;
  return part->scope == TANDEM_OVERVIEW_SCOPE_CHANNEL ? _ ("Without a channel") : _ ("Without a campaign");
}

/* None is a dash, of whatever there is none: the eye finds what there is. */
static char *
write_count (gint64 n)
{
  return n != 0 ? tandem_format_count (n) : g_strdup ("—");
}

/* Where all of it is in a currency without a rate, the cell names that. */
static char *
write_money (const TandemTally *tally, TandemExchange *exchange)
{
  g_autofree char *missing = tally->minor == 0 ? tandem_tally_find_missing (tally, exchange) : NULL;

  if (missing)
    return g_strdup_printf (_ ("without %s"), missing);
  return tally->minor != 0 ? tandem_format_money_whole (tally->minor, tandem_exchange_get_currency (exchange))
                           : g_strdup ("—");
}

static char *
write_cost_for_each (TandemRate rate, const char *currency)
{
  gint64 minor;

  return rate.num != 0 && tandem_rate_get_minor (rate, &minor) ? tandem_format_money (minor, currency) : g_strdup ("—");
}

static char *
write_share (TandemRate rate)
{
  double value;

  if (!tandem_rate_get_value (rate, &value))
    return g_strdup ("—");
  return ABS (value) < 2 ? tandem_format_percent (rate.num, rate.den) : tandem_format_percent_value (value, 0);
}

/* A rate of a few stands in brackets, as in all tables here. */
static char *
write_few (TandemRate rate, char *share)
{
  g_autofree char *owned = share;

  return tandem_rate_is_too_few (rate) ? g_strdup_printf ("(%s)", owned) : g_steal_pointer (&owned);
}

static GStrv
write_part (const TandemOverview *overview, const TandemOverviewPart *part)
{
  GStrv texts = g_new0 (char *, TANDEM_OVERVIEW_N_COLUMNS + 1);
  TandemRate qualified = tandem_overview_part_get_rate (part);
  TandemKeyFigures figures;

  tandem_overview_part_get_figures (part, &figures);
  texts[TANDEM_OVERVIEW_COLUMN_NAME] = g_strdup (tandem_overview_tables_get_name (part));
  texts[TANDEM_OVERVIEW_COLUMN_COSTS] = write_money (&part->costs.all, overview->exchange[0]);
  texts[TANDEM_OVERVIEW_COLUMN_IMPRESSIONS] = write_count (part->impressions);
  texts[TANDEM_OVERVIEW_COLUMN_VISITS] = write_count (part->visits);
  texts[TANDEM_OVERVIEW_COLUMN_LEADS] = write_count (figures.new_leads);
  texts[TANDEM_OVERVIEW_COLUMN_CPL] = write_cost_for_each (figures.cpl, overview->currency);
  texts[TANDEM_OVERVIEW_COLUMN_MQL]
      = qualified.den == 0 ? g_strdup ("—") : write_few (qualified, write_share (qualified));
  texts[TANDEM_OVERVIEW_COLUMN_INTERVAL]
      = tandem_rate_is_too_few (qualified) ? g_strdup ("—") : tandem_overview_tables_write_interval (qualified);
  texts[TANDEM_OVERVIEW_COLUMN_CUSTOMERS] = write_count (figures.cpa.den);
  texts[TANDEM_OVERVIEW_COLUMN_AD_SPEND] = write_money (&part->costs.ad_spend, overview->exchange[0]);
  texts[TANDEM_OVERVIEW_COLUMN_CPA] = write_cost_for_each (figures.cpa, overview->currency);
  texts[TANDEM_OVERVIEW_COLUMN_WON] = write_money (&part->won, overview->exchange[0]);
  texts[TANDEM_OVERVIEW_COLUMN_ROI] = write_share (figures.roi);
  return texts;
}

/**
 * tandem_overview_tables_list_parts:
 * @parts: (element-type TandemOverviewPart): channels or campaigns
 *
 * Returns: (transfer full) (element-type GStrv): a row for each, a text for each #TandemOverviewColumn
 */
GPtrArray *
tandem_overview_tables_list_parts (const TandemOverview *overview, GPtrArray *parts)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_add (rows, write_part (overview, parts->pdata[i]));
  return rows;
}

/* --- cohorts ------------------------------------------------------------------------------------------------------- */

/**
 * tandem_overview_tables_list_cohort_heads:
 *
 * Returns: (transfer full): month, leads, and a column for each number of months since
 */
GStrv
tandem_overview_tables_list_cohort_heads (const TandemCohorts *cohorts)
{
  g_autoptr (GStrvBuilder) heads = g_strv_builder_new ();

  g_strv_builder_add (heads, C_ ("column", "Month of the lead"));
  g_strv_builder_add (heads, C_ ("column", "Leads"));
  for (guint since = 0; since < cohorts->n_months; since++)
    {
      g_autofree char *count = tandem_format_count (since);

      /* Translators: the head of a column: so many months after the month of the lead; keep it very short */
      g_strv_builder_take (heads, g_strdup_printf (C_ ("column", "+%s mo"), count));
    }
  return g_strv_builder_end (heads);
}

static char *
write_cohort (TandemRate rate)
{
  return rate.den == 0 ? g_strdup ("")
                       : write_few (rate, tandem_format_percent_value ((double) rate.num / (double) rate.den, 0));
}

/**
 * tandem_overview_tables_get_cohort_shade:
 * @month: of the leads, from 0
 * @since: months after it
 *
 * Returns: how high the rate is among all of the stage: 1 to %TANDEM_OVERVIEW_N_SHADES, 0 where there is none
 */
guint
tandem_overview_tables_get_cohort_shade (const TandemCohorts *cohorts, TandemLifecycle stage, guint month, guint since)
{
  TandemRate rate = tandem_cohorts_get_rate (cohorts, stage, month, since);
  double low = 1, high = 0, value;

  if (!tandem_rate_get_value (rate, &value))
    return 0;
  for (guint i = 0; i < cohorts->n_months; i++)
    for (guint k = 0; k < cohorts->n_months; k++)
      {
        double other;

        if (!tandem_rate_get_value (tandem_cohorts_get_rate (cohorts, stage, i, k), &other))
          continue;
        low = MIN (low, other);
        high = MAX (high, other);
      }
  if (high <= low)
    return value > 0 ? 1 : 0;
  return 1 + MIN (TANDEM_OVERVIEW_N_SHADES - 1, (guint) (TANDEM_OVERVIEW_N_SHADES * (value - low) / (high - low)));
}

/**
 * tandem_overview_tables_list_cohorts:
 * @stage: which is looked at, from MQL to customer
 *
 * Returns: (transfer full) (element-type GStrv): a row for each month, the latest first
 */
GPtrArray *
tandem_overview_tables_list_cohorts (const TandemCohorts *cohorts, TandemLifecycle stage)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint month = cohorts->n_months; month-- > 0;)
    {
      g_autoptr (GStrvBuilder) row = g_strv_builder_new ();

      g_strv_builder_take (row, tandem_format_month (cohorts->months[month]));
      g_strv_builder_take (row, tandem_format_count (cohorts->leads[month]));
      for (guint since = 0; since < cohorts->n_months; since++)
        g_strv_builder_take (row, write_cohort (tandem_cohorts_get_rate (cohorts, stage, month, since)));
      g_ptr_array_add (rows, g_strv_builder_end (row));
    }
  return rows;
}
