/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "insight/tandem-finding.h"
#include "insight/tandem-funnel.h"
#include "insight/tandem-key-figures.h"
#include "insight/tandem-overview-tables.h"
#include "insight/tandem-period.h"

static void
test_rates (void)
{
  const TandemKeyInput input = { .impressions = 90000, .visits = 4000, .new_leads = 160, .mql = 40, .mql_to_sql = 10,
                                 .new_customers = 4, .cost_minor = 400000, .ad_spend_minor = 50000,
                                 .won_minor = 1000000 };
  TandemKeyFigures figures;
  double value;
  gint64 minor;

  tandem_key_figures_init (&figures, &input);
  g_assert_cmpint (figures.impressions, ==, 90000);
  g_assert_true (tandem_rate_get_value (figures.roi, &value));
  g_assert_cmpfloat (value, ==, 1.5);
  g_assert_true (tandem_rate_get_minor (figures.cpl, &minor));
  g_assert_cmpint (minor, ==, 2500);
  g_assert_true (tandem_rate_get_value (figures.mql_to_sql, &value));
  g_assert_cmpfloat (value, ==, 0.25);
  g_assert_true (tandem_rate_get_minor (figures.cpa, &minor));
  g_assert_cmpint (minor, ==, 12500);
  tandem_key_figures_init (&figures, &(TandemKeyInput) { .won_minor = 200000, .ad_spend_minor = 50000 });
  g_assert_true (tandem_rate_get_value (figures.roas, &value));
  g_assert_cmpfloat (value, ==, 4);
  g_assert_false (tandem_rate_get_value (figures.roi, &value));
  g_assert_false (tandem_rate_get_value (figures.cac, &value));
  g_assert_false (tandem_rate_get_value (figures.known, &value));
  g_assert_false (tandem_rate_get_value (figures.engagement, &value));
  g_assert_false (tandem_rate_get_minor (figures.cpl, &minor));
  g_assert_true (tandem_rate_is_too_few ((TandemRate) { 5, 29 }));
  g_assert_false (tandem_rate_is_too_few ((TandemRate) { 5, 30 }));
}

/* All of marketing and sales over new customers, and nothing where nobody has entered a cost. */
static void
test_acquisition (void)
{
  const TandemKeyInput input = { .impressions = 8000,
                                 .engagements = 200,
                                 .visits = 400,
                                 .new_leads = 20,
                                 .new_customers = 8,
                                 .cost_minor = 400000,
                                 .firm_cost_minor = 240000 };
  const TandemKeyInput other = { .new_customers = 8, .firm_cost_minor = 240000 };
  TandemKeyFigures figures;
  TandemRate rate;
  gint64 minor;

  tandem_key_figures_init (&figures, &input);
  g_assert_true (tandem_rate_get_minor (figures.cac, &minor));
  g_assert_cmpint (minor, ==, 80000);
  g_assert_cmpint (figures.known.num, ==, 20);
  g_assert_cmpint (figures.known.den, ==, 400);
  g_assert_cmpint (figures.engagement.num, ==, 200);
  g_assert_cmpint (figures.engagement.den, ==, 8000);
  rate = tandem_key_figures_ltv_cac (tandem_key_figures_clv (30000, 5, 2), figures.cac);
  g_assert_cmpint (rate.num, ==, 300000);
  g_assert_cmpint (rate.den, ==, 80000);
  tandem_key_figures_init (&figures, &other);
  g_assert_true (tandem_rate_get_minor (figures.cac, &minor));
  g_assert_cmpint (minor, ==, 30000);
  tandem_key_figures_init (&figures, &(TandemKeyInput) { .new_customers = 8 });
  g_assert_false (tandem_rate_get_minor (figures.cac, &minor));
  g_assert_cmpint (tandem_key_figures_ltv_cac (300000, figures.cac).den, ==, 0);
}

static void
test_changes (void)
{
  TandemRate change = tandem_rate_change (150, 100);
  double points;

  g_assert_cmpint (change.num, ==, 50);
  g_assert_cmpint (change.den, ==, 100);
  change = tandem_rate_change (100, -100);
  g_assert_cmpint (change.num, ==, 200);
  g_assert_cmpint (change.den, ==, 100);
  g_assert_cmpint (tandem_rate_change (5, 0).den, ==, 0);
  g_assert_true (tandem_key_figures_compare ((TandemRate) { 1, 4 }, (TandemRate) { 1, 8 }, &points));
  g_assert_cmpfloat (points, ==, 0.125);
  g_assert_false (tandem_key_figures_compare ((TandemRate) { 1, 4 }, (TandemRate) { 0, 0 }, &points));
}

static void
test_velocity (void)
{
  double minor;

  g_assert_true (tandem_key_figures_velocity (40, 2500000, (TandemRate) { 25, 100 }, 90, &minor));
  g_assert_cmpfloat_with_epsilon (minor, 277778, 0.5);
  g_assert_true (tandem_key_figures_velocity (18, 4200000, (TandemRate) { 24, 100 }, 78, &minor));
  g_assert_cmpfloat_with_epsilon (minor, 232615, 0.5);
  g_assert_false (tandem_key_figures_velocity (18, 4200000, (TandemRate) { 0, 0 }, 78, &minor));
  g_assert_false (tandem_key_figures_velocity (18, 4200000, (TandemRate) { 1, 2 }, 0, &minor));
}

/* 300 × 5 × 2 is 3,000 in revenue and, at 40 %, 1,200 in gross margin; each says which it is. */
static void
test_clv (void)
{
  gint64 minor = -1;

  g_assert_cmpint (tandem_key_figures_clv (30000, 5, 2), ==, 300000);
  g_assert_true (tandem_key_figures_clv_of_margin (300000, (TandemRate) { 4000, 10000 }, &minor));
  g_assert_cmpint (minor, ==, 120000);
  g_assert_true (tandem_key_figures_clv_of_margin (300000, (TandemRate) { 1, 3 }, &minor));
  g_assert_cmpint (minor, ==, 100000);
  g_assert_true (tandem_key_figures_clv_of_margin (100001, (TandemRate) { 1, 2 }, &minor));
  g_assert_cmpint (minor, ==, 50001);
  g_assert_true (tandem_key_figures_clv_of_margin (300000, (TandemRate) { 0, 10000 }, &minor));
  g_assert_cmpint (minor, ==, 0);
  g_assert_true (tandem_key_figures_clv_of_margin (300000, (TandemRate) { -10, 100 }, &minor));
  g_assert_cmpint (minor, ==, -30000);
  minor = 7;
  g_assert_false (tandem_key_figures_clv_of_margin (300000, (TandemRate) { 0, 0 }, &minor));
  g_assert_cmpint (minor, ==, 7);
  g_assert_nonnull (strstr (tandem_key_figures_get_clv_definition (FALSE), "in revenue"));
  g_assert_nonnull (strstr (tandem_key_figures_get_clv_definition (TRUE), "in gross margin"));
}

static void
test_funnel (void)
{
  TandemPeriodTotals totals = { .impressions = 1000, .visits = 100 };
  TandemCohort cohorts[TANDEM_LIFECYCLE_N_STAGES] = { { 0 } };
  TandemFunnel funnel;
  TandemRate rate;

  totals.people[TANDEM_LIFECYCLE_LEAD] = 20;
  totals.people[TANDEM_LIFECYCLE_MQL] = 30;
  totals.people[TANDEM_LIFECYCLE_CUSTOMER] = 3;
  cohorts[TANDEM_LIFECYCLE_LEAD] = (TandemCohort) { 20, 7 };
  tandem_funnel_init (&funnel, &totals, cohorts);
  rate = tandem_funnel_get_cohort_rate (&funnel, TANDEM_FUNNEL_LEADS);
  g_assert_cmpint (rate.num, ==, 7);
  g_assert_cmpint (rate.den, ==, 20);
  rate = tandem_funnel_get_period_rate (&funnel, TANDEM_FUNNEL_LEADS);
  g_assert_cmpint (rate.num, ==, 30);
  g_assert_cmpint (rate.den, ==, 20);
  rate = tandem_funnel_get_period_rate (&funnel, TANDEM_FUNNEL_VISITS);
  g_assert_cmpint (rate.num, ==, 20);
  g_assert_cmpint (rate.den, ==, 100);
  g_assert_cmpint (funnel.entered[TANDEM_FUNNEL_CUSTOMERS], ==, 3);
  g_assert_cmpint (tandem_funnel_get_cohort_rate (&funnel, TANDEM_FUNNEL_VISITS).den, ==, 0);
  g_assert_cmpint (tandem_funnel_get_period_rate (&funnel, TANDEM_FUNNEL_CUSTOMERS).den, ==, 0);
}

static void
assert_period (const TandemPeriod *period, const char *from, const char *to)
{
  g_assert_cmpstr (period->from, ==, from);
  g_assert_cmpstr (period->to, ==, to);
}

static void
test_periods (void)
{
  TandemPeriod period, other;

  g_assert_true (tandem_period_init (&period, TANDEM_PERIOD_LAST_30_DAYS, "2026-03-01", 1));
  assert_period (&period, "2026-01-31", "2026-03-01");
  g_assert_cmpint (tandem_period_count_days (&period), ==, 30);
  g_assert_true (tandem_period_get_previous (&period, &other));
  assert_period (&other, "2026-01-01", "2026-01-30");
  g_assert_true (tandem_period_init (&period, TANDEM_PERIOD_LAST_90_DAYS, "2026-11-25", 1));
  g_assert_cmpint (tandem_period_count_days (&period), ==, 90);
  g_assert_true (tandem_period_init (&period, TANDEM_PERIOD_MONTH, "2026-03-31", 1));
  assert_period (&period, "2026-03-01", "2026-03-31");
  g_assert_true (tandem_period_get_previous (&period, &other));
  assert_period (&other, "2026-02-01", "2026-02-28");
  g_assert_true (tandem_period_init (&period, TANDEM_PERIOD_QUARTER, "2026-12-31", 1));
  assert_period (&period, "2026-10-01", "2026-12-31");
  g_assert_true (tandem_period_get_previous (&period, &other));
  assert_period (&other, "2026-07-01", "2026-09-30");
  g_assert_true (tandem_period_init (&period, TANDEM_PERIOD_YEAR, "2028-02-29", 1));
  assert_period (&period, "2028-01-01", "2028-02-29");
  g_assert_true (tandem_period_get_previous_year (&period, &other));
  assert_period (&other, "2027-01-01", "2027-02-28");
  g_assert_true (tandem_period_init (&period, TANDEM_PERIOD_LAST_MONTH, "2028-03-31", 1));
  assert_period (&period, "2028-02-01", "2028-02-29");
  g_assert_true (tandem_period_get_previous (&period, &other));
  assert_period (&other, "2028-01-01", "2028-01-31");
  g_assert_true (tandem_period_get_previous_year (&period, &other));
  assert_period (&other, "2027-02-01", "2027-02-28");
  g_assert_true (tandem_period_init (&period, TANDEM_PERIOD_LAST_MONTH, "2029-03-01", 1));
  g_assert_true (tandem_period_get_previous_year (&period, &other));
  assert_period (&other, "2028-02-01", "2028-02-29");
  g_assert_true (tandem_period_init (&period, TANDEM_PERIOD_LAST_QUARTER, "2026-11-25", 1));
  assert_period (&period, "2026-07-01", "2026-09-30");
  g_assert_true (tandem_period_get_previous (&period, &other));
  assert_period (&other, "2026-04-01", "2026-06-30");
  g_assert_true (tandem_period_init (&period, TANDEM_PERIOD_LAST_YEAR, "2026-11-25", 1));
  assert_period (&period, "2025-01-01", "2025-12-31");
  g_assert_false (tandem_period_init (&period, TANDEM_PERIOD_YEAR, "29 Feb", 1));
  g_assert_false (tandem_period_init_custom (&period, "2026-02-02", "2026-02-01"));
}

/* A year that begins in April, and one in December. */
static void
test_firm_years (void)
{
  TandemPeriod period, other;

  g_assert_true (tandem_period_init (&period, TANDEM_PERIOD_YEAR, "2026-11-25", 4));
  assert_period (&period, "2026-04-01", "2026-11-25");
  g_assert_true (tandem_period_init (&period, TANDEM_PERIOD_YEAR, "2026-03-31", 4));
  assert_period (&period, "2025-04-01", "2026-03-31");
  g_assert_true (tandem_period_get_previous (&period, &other));
  assert_period (&other, "2024-04-01", "2025-03-31");
  g_assert_true (tandem_period_init (&period, TANDEM_PERIOD_QUARTER, "2026-02-10", 4));
  assert_period (&period, "2026-01-01", "2026-02-10");
  g_assert_true (tandem_period_init (&period, TANDEM_PERIOD_QUARTER, "2026-01-31", 12));
  assert_period (&period, "2025-12-01", "2026-01-31");
  g_assert_true (tandem_period_init (&period, TANDEM_PERIOD_QUARTER, "2026-03-01", 12));
  assert_period (&period, "2026-03-01", "2026-03-01");
  g_assert_true (tandem_period_init (&period, TANDEM_PERIOD_LAST_YEAR, "2026-03-31", 4));
  assert_period (&period, "2024-04-01", "2025-03-31");
  g_assert_true (tandem_period_init (&period, TANDEM_PERIOD_LAST_QUARTER, "2026-02-10", 4));
  assert_period (&period, "2025-10-01", "2025-12-31");
  g_assert_true (tandem_period_init (&period, TANDEM_PERIOD_YEAR, "2026-12-01", 12));
  assert_period (&period, "2026-12-01", "2026-12-01");
}

/* The lowest rate of a stage is the palest, the highest the darkest; what was not yet has none. */
static void
test_cohort_shades (void)
{
  TandemCohorts cohorts = { .n_months = 2, .leads = { 10, 10 } };

  cohorts.reached[0][TANDEM_LIFECYCLE_MQL][0] = 2;
  cohorts.reached[0][TANDEM_LIFECYCLE_MQL][1] = 6;
  cohorts.reached[1][TANDEM_LIFECYCLE_MQL][0] = 4;
  g_assert_cmpuint (tandem_overview_tables_get_cohort_shade (&cohorts, TANDEM_LIFECYCLE_MQL, 0, 0), ==, 1);
  g_assert_cmpuint (tandem_overview_tables_get_cohort_shade (&cohorts, TANDEM_LIFECYCLE_MQL, 0, 1), ==,
                    TANDEM_OVERVIEW_N_SHADES);
  g_assert_cmpuint (tandem_overview_tables_get_cohort_shade (&cohorts, TANDEM_LIFECYCLE_MQL, 1, 0), ==, 3);
  g_assert_cmpuint (tandem_overview_tables_get_cohort_shade (&cohorts, TANDEM_LIFECYCLE_MQL, 1, 1), ==, 0);
  g_assert_cmpuint (tandem_overview_tables_get_cohort_shade (&cohorts, TANDEM_LIFECYCLE_SQL, 0, 0), ==, 0);
}

static TandemOverviewPart *
add_part (GPtrArray *parts, gint64 id, gint64 n_leads, gint64 n_mql, double p_value)
{
  TandemOverviewPart *part = g_new0 (TandemOverviewPart, 1);

  part->id = id;
  part->p_value = p_value;
  part->flow.people[TANDEM_LIFECYCLE_LEAD][TANDEM_LIFECYCLE_LEAD] = n_leads;
  part->flow.people[TANDEM_LIFECYCLE_LEAD][TANDEM_LIFECYCLE_MQL] = n_mql;
  g_ptr_array_add (parts, part);
  return part;
}

/* By what can be said of them, then by the rate that stands beside them; what has no leads, or no name, is left out. */
static void
test_findings (void)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) places = NULL;
  const guint expected[] = { 4, 1, 2, 0 };

  add_part (parts, 1, 10, 1, 2);
  add_part (parts, 2, 100, 20, 0.5);
  add_part (parts, 3, 20, 15, 2);
  add_part (parts, 0, 20, 19, 2);
  add_part (parts, 4, 100, 50, 0.01)->difference = 0.2;
  add_part (parts, 5, 0, 0, 2);
  places = tandem_finding_list (parts);
  g_assert_cmpmem (places->data, places->len * sizeof (guint), expected, sizeof expected);
}

/* Who came through none of what is listed is said, and only where there is somebody. */
static void
test_findings_caption (void)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *all_listed = NULL, *some_not = NULL;

  add_part (parts, 1, 100, 20, 0.5);
  add_part (parts, 2, 100, 50, 0.01);
  all_listed = tandem_finding_write_caption (parts);
  g_assert_nonnull (strstr (all_listed, "2 are compared"));
  g_assert_null (strstr (all_listed, "came through none"));
  add_part (parts, 0, 20, 19, 2);
  some_not = tandem_finding_write_caption (parts);
  g_assert_true (g_str_has_suffix (some_not, " 20 leads that came through none count among the others."));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/insight/key-figures/rates", test_rates);
  g_test_add_func ("/insight/key-figures/acquisition", test_acquisition);
  g_test_add_func ("/insight/key-figures/changes", test_changes);
  g_test_add_func ("/insight/key-figures/velocity", test_velocity);
  g_test_add_func ("/insight/key-figures/clv", test_clv);
  g_test_add_func ("/insight/cohorts/shades", test_cohort_shades);
  g_test_add_func ("/insight/findings/order", test_findings);
  g_test_add_func ("/insight/findings/caption", test_findings_caption);
  g_test_add_func ("/insight/funnel/rates", test_funnel);
  g_test_add_func ("/insight/period/dates", test_periods);
  g_test_add_func ("/insight/period/firm-years", test_firm_years);
  return g_test_run ();
}
