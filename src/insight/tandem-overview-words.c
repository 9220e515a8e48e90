/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "insight/tandem-overview-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/tandem-format.h"

static const struct {
  const char *title;
  const char *definition;
} definitions[TANDEM_OVERVIEW_N_FIGURES] = {
  [TANDEM_OVERVIEW_FIGURE_IMPRESSIONS]
  = { NC_ ("figure", "Impressions"), N_ ("Impressions that channels report in the period; not people") },
  [TANDEM_OVERVIEW_FIGURE_VISITS] = { NC_ ("figure", "Visits"), N_ ("Visits that channels report in the period") },
  [TANDEM_OVERVIEW_FIGURE_LEADS]
  = { NC_ ("figure", "New leads"), N_ ("People who became leads in the period, or came further at once") },
  [TANDEM_OVERVIEW_FIGURE_CPL]
  = { NC_ ("figure", "CPL"), N_ ("Cost per lead: campaign costs in the period ÷ new leads in the period") },
  [TANDEM_OVERVIEW_FIGURE_CAC]
  = { NC_ ("figure", "CAC"), N_ ("Customer acquisition cost: campaign costs and all other costs of marketing and sales "
                                 "in the period ÷ new customers in the period") },
  [TANDEM_OVERVIEW_FIGURE_MQL_TO_SQL]
  = { NC_ ("figure", "MQL → SQL"),
      N_ ("Of those who became MQL (marketing-qualified) in the period, the share that has become SQL "
          "(sales-qualified) to date") },
  [TANDEM_OVERVIEW_FIGURE_WON]
  = { NC_ ("figure", "Won revenue"),
      N_ ("What the deals won in the period owe to campaigns under the linear model: each touch "
          "that counts has an equal part of the amount") },
  [TANDEM_OVERVIEW_FIGURE_ROI]
  = { NC_ ("figure", "ROI"),
      N_ ("Return on investment under the linear model: (won revenue − campaign costs) ÷ campaign "
          "costs") },
};

const char *
tandem_overview_figures_get_title (TandemOverviewFigure figure)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "figure", definitions[figure].title);
}

/**
 * tandem_overview_figures_get_definition:
 *
 * Returns: (transfer none): what the figure counts, and of what
 */
const char *
tandem_overview_figures_get_definition (TandemOverviewFigure figure)
{
  return g_dgettext (GETTEXT_PACKAGE, definitions[figure].definition);
}

/* --- of which currencies ------------------------------------------------------------------------------------------- */

static void
add_tally (GString *words, const char *title, const TandemTally *tally, TandemExchange *exchange)
{
  g_autofree char *sum = tally && tandem_tally_is_mixed (tally) ? tandem_tally_write (tally, exchange) : NULL;
  /* Translators: what is added up, and what it comes to: "Costs: €1,000 + $272, together €1,234" */
  g_autofree char *line = sum ? g_strdup_printf (C_ ("money", "%s: %s"), title, sum) : NULL;

  if (line)
    g_string_append_printf (words, "\n%s", line);
}

/**
 * tandem_overview_write_money:
 * @costs: (nullable): what was spent
 * @won: (nullable): what is owed to it
 *
 * Returns: (transfer full): what each currency adds up to, what they are worth together, without which, and at which rates, each in a
 *   line of its own that begins with a line break; empty where all is in the currency of the firm
 */
char *
tandem_overview_write_money (TandemExchange *exchange, const TandemTally *costs, const TandemTally *won)
{
  GString *words = g_string_new (NULL);
  g_auto (TandemTally) both = { 0 };
  g_autofree char *rates = NULL;

  if (costs)
    tandem_tally_join (&both, costs);
  if (won)
    tandem_tally_join (&both, won);
  add_tally (words, C_ ("column", "Costs"), costs, exchange);
  add_tally (words, C_ ("column", "Won"), won, exchange);
  rates = tandem_tally_write_rates (&both, exchange);
  if (*rates)
    g_string_append_printf (words, "\n%s", rates);
  return g_string_free (words, FALSE);
}

/* What a figure is made of: costs and what was won, as far as it has to do with them. */
static void
join_money (TandemOverviewFigure figure, const TandemOverview *overview, guint place, TandemTally *costs,
            TandemTally *won)
{
  if (figure == TANDEM_OVERVIEW_FIGURE_CPL || figure == TANDEM_OVERVIEW_FIGURE_CAC
      || figure == TANDEM_OVERVIEW_FIGURE_ROI)
    tandem_tally_join (costs, &overview->costs[place].all);
  if (figure == TANDEM_OVERVIEW_FIGURE_CAC)
    tandem_tally_join (costs, &overview->firm_costs[place]);
  if (figure == TANDEM_OVERVIEW_FIGURE_WON || figure == TANDEM_OVERVIEW_FIGURE_ROI)
    tandem_tally_join (won, &overview->won[place]);
}

/* Returns: (nullable): the currencies that the figure leaves out */
static char *
find_missing (TandemOverviewFigure figure, const TandemOverview *overview, guint place)
{
  g_auto (TandemTally) costs = { 0 }, won = { 0 };

  if (overview->without[place] == NULL)
    return NULL;
  join_money (figure, overview, place, &costs, &won);
  tandem_tally_join (&costs, &won);
  return tandem_tally_find_missing (&costs, overview->exchange[place]);
}

/**
 * tandem_overview_figures_write_named:
 * @words: (nullable): what is said of the figure
 *
 * Returns: (transfer full) (nullable): the same, and the currencies that the figure leaves out: "of €1,235 costs without CHF"
 */
char *
tandem_overview_figures_write_named (TandemOverviewFigure figure, const TandemOverview *overview, const char *words)
{
  g_autofree char *missing = find_missing (figure, overview, 0);

  if (missing == NULL)
    return g_strdup (words);
  /* Translators: of a figure; %s are the codes of currencies that are not in it, as there is no exchange rate */
  return words ? g_strdup_printf (_ ("%s without %s"), words, missing) : g_strdup_printf (_ ("without %s"), missing);
}

/**
 * tandem_overview_figures_write_definition:
 *
 * Returns: (transfer full): the same, which touches count, where the firm says so and may have changed it, and of which currencies
 *   it is, where there are several
 */
char *
tandem_overview_figures_write_definition (TandemOverviewFigure figure, const TandemOverview *overview)
{
  const char *definition = tandem_overview_figures_get_definition (figure);
  g_auto (TandemTally) costs = { 0 }, won = { 0 };
  GString *words = g_string_new (definition);
  g_autofree char *window = NULL, *money = NULL, *missing = find_missing (figure, overview, 1);

  join_money (figure, overview, 0, &costs, &won);
  money = tandem_overview_write_money (overview->exchange[0], &costs, &won);
  window = tandem_attribution_terms_say_window (&overview->terms);
  if (figure == TANDEM_OVERVIEW_FIGURE_WON || figure == TANDEM_OVERVIEW_FIGURE_ROI)
    g_string_append_printf (words, ". %s", window);
  g_string_append (words, money);
  if (missing)
    {
      /* Translators: what the period is compared with leaves out; %s are codes of currencies */
      g_autofree char *before = g_strdup_printf (_ ("Before: without %s"), missing);

      g_string_append_printf (words, "\n%s", before);
    }
  return g_string_free (words, FALSE);
}

/* --- values -------------------------------------------------------------------------------------------------------- */

static char *
write_cost (TandemRate rate, const char *currency)
{
  gint64 minor;

  return tandem_rate_get_minor (rate, &minor) ? tandem_format_money (minor, currency) : g_strdup ("—");
}

static char *
write_rate (TandemRate rate)
{
  if (rate.den == 0 || fabs ((double) rate.num) < TANDEM_OVERVIEW_PRECISE * (double) rate.den)
    return tandem_format_percent (rate.num, rate.den);
  return tandem_format_percent_value ((double) rate.num / (double) rate.den, 0);
}

/**
 * tandem_overview_figures_write_value:
 * @place: 0 for the period, 1 for what it is compared with
 *
 * Returns: (transfer full): the figure; a dash where there is nothing to divide by
 */
char *
tandem_overview_figures_write_value (TandemOverviewFigure figure, const TandemOverview *overview, guint place)
{
  TandemKeyFigures figures;

  tandem_overview_get_figures (overview, place, &figures);
  switch (figure)
    {
    case TANDEM_OVERVIEW_FIGURE_IMPRESSIONS:
      return tandem_format_count (figures.impressions);
    case TANDEM_OVERVIEW_FIGURE_VISITS:
      return tandem_format_count (figures.visits);
    case TANDEM_OVERVIEW_FIGURE_LEADS:
      return tandem_format_count (figures.new_leads);
    case TANDEM_OVERVIEW_FIGURE_CPL:
      return write_cost (figures.cpl, overview->currency);
    case TANDEM_OVERVIEW_FIGURE_CAC:
      return write_cost (figures.cac, overview->currency);
    case TANDEM_OVERVIEW_FIGURE_MQL_TO_SQL:
      return write_rate (figures.mql_to_sql);
    case TANDEM_OVERVIEW_FIGURE_WON:
      return tandem_format_money_whole (figures.won_minor, overview->currency);
    case TANDEM_OVERVIEW_FIGURE_ROI:
    case TANDEM_OVERVIEW_N_FIGURES:
    default:
      return write_rate (figures.roi);
    }
}

/* --- of what ------------------------------------------------------------------------------------------------------- */

/* How many deals make up the won revenue, and how many are not in it. */
static char *
write_won_deals (const TandemOverview *overview)
{
  g_autofree char *n_won = tandem_format_count (overview->n_won[0]);
  g_autofree char *n_all = tandem_format_count (overview->n_all_won);
  g_autofree char *n_other = tandem_format_count (overview->n_won_other);
  /* Translators: so many won deals of all won deals; the others came without a campaign */
  g_autofree char *deals
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s of %s deal", "%s of %s deals", overview->n_all_won), n_won,
                         n_all);
  g_autofree char *other = NULL;

  if (overview->n_won_other == 0)
    return g_steal_pointer (&deals);
  /* Translators: so many deals are in a currency that can't be converted; the second %s is its code, or several */
  other = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s in %s, without a rate", "%s in %s, without a rate",
                                        overview->n_won_other),
                           n_other, overview->won_without);
  return g_strdup_printf ("%s · %s", deals, other);
}

static char *
write_spent (const TandemKeyFigures *figures, const char *currency)
{
  g_autofree char *cost = tandem_format_money_brief (figures->roi.den, currency);
  g_autofree char *leads = tandem_format_count (figures->cpl.den);

  return g_strdup_printf (_ ("%s ÷ %s leads"), cost, leads);
}

static char *
write_acquired (const TandemKeyFigures *figures, const char *currency)
{
  g_autofree char *costs = tandem_format_money_brief (figures->cac.num, currency);
  g_autofree char *customers = tandem_format_count (figures->cac.den);

  if (figures->cac.num == 0)
    return NULL;
  return g_strdup_printf (
      /* Translators: an amount divided by how many */
      g_dngettext (GETTEXT_PACKAGE, "%s ÷ %s customer", "%s ÷ %s customers", (gulong) figures->cac.den), costs,
      customers);
}

static char *
write_share (TandemRate rate)
{
  g_autofree char *num = tandem_format_count (rate.num);
  g_autofree char *den = tandem_format_count (rate.den);
  g_autofree char *share = g_strdup_printf (_ ("%s of %s"), num, den);

  if (!tandem_rate_is_too_few (rate))
    return g_steal_pointer (&share);
  /* Translators: said beside a rate of less than thirty cases */
  return g_strdup_printf ("%s · %s", share, _ ("too few to tell"));
}

static char *
write_return_of (const TandemKeyFigures *figures, const char *currency)
{
  g_autofree char *cost = tandem_format_money_brief (figures->roi.den, currency);

  /* Translators: a return on investment is of so much; %s is an amount of money */
  return figures->roi.den > 0 ? g_strdup_printf (_ ("of %s costs"), cost) : NULL;
}

static char *
write_denominator (TandemOverviewFigure figure, const TandemOverview *overview)
{
  TandemKeyFigures figures;

  tandem_overview_get_figures (overview, 0, &figures);
  switch (figure)
    {
    case TANDEM_OVERVIEW_FIGURE_CPL:
      return write_spent (&figures, overview->currency);
    case TANDEM_OVERVIEW_FIGURE_CAC:
      return write_acquired (&figures, overview->currency);
    case TANDEM_OVERVIEW_FIGURE_MQL_TO_SQL:
      return write_share (figures.mql_to_sql);
    case TANDEM_OVERVIEW_FIGURE_WON:
      return write_won_deals (overview);
    case TANDEM_OVERVIEW_FIGURE_ROI:
      return write_return_of (&figures, overview->currency);
    case TANDEM_OVERVIEW_FIGURE_IMPRESSIONS:
    case TANDEM_OVERVIEW_FIGURE_VISITS:
    case TANDEM_OVERVIEW_FIGURE_LEADS:
    case TANDEM_OVERVIEW_N_FIGURES:
    default:
      return NULL;
    }
}

/**
 * tandem_overview_figures_write_denominator:
 *
 * Returns: (transfer full) (nullable): of what the figure is, whether that is too little, and which currencies it leaves out; %NULL
 *   for what is counted, and not divided
 */
char *
tandem_overview_figures_write_denominator (TandemOverviewFigure figure, const TandemOverview *overview)
{
  g_autofree char *words = write_denominator (figure, overview);

  /* deals have named theirs */
  return figure == TANDEM_OVERVIEW_FIGURE_WON ? g_steal_pointer (&words)
                                              : tandem_overview_figures_write_named (figure, overview, words);
}
