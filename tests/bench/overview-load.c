/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * overview-load FILE - what the figures of the overview take on a reader, part by part: milliseconds of the processor, and on the
 * wall, of the first time and of the best of three more. */
#include <glib.h>

#include "base/tandem-date.h"
#include "bench-tools.h"
#include "insight/tandem-cohorts.h"
#include "insight/tandem-credits.h"
#include "insight/tandem-flow.h"
#include "insight/tandem-overview-exchange.h"
#include "insight/tandem-overview.h"
#include "model/tandem-overview-parts.h"
#include "model/tandem-overview-query.h"
#include "store/tandem-connection.h"
#include "workspace/tandem-workspace.h"

#define N_TIMES 3

typedef struct {
  TandemPeriod period;
  char *today;
} Bench;

typedef gboolean (*Part) (TandemConnection *connection, Bench *self, GError **error);

static gboolean
load_totals (TandemConnection *connection, Bench *self, GError **error)
{
  TandemPeriodTotals totals;

  return tandem_overview_query_load_totals (connection, 0, self->period.from, self->period.to, &totals, error);
}

static gboolean
load_flows (TandemConnection *connection, Bench *self, GError **error)
{
  g_autoptr (TandemFlows) flows = tandem_flows_load (connection, &self->period, error);

  return flows != NULL;
}

static gboolean
load_rates (TandemConnection *connection, Bench *self, GError **error)
{
  g_autoptr (TandemExchange) exchange
      = tandem_overview_exchange_load (connection, self->period.from, self->period.to, NULL, error);

  return exchange != NULL;
}

static gboolean
load_credits (TandemConnection *connection, Bench *self, GError **error)
{
  g_autoptr (TandemExchange) exchange
      = tandem_overview_exchange_load (connection, self->period.from, self->period.to, NULL, error);
  const TandemCreditScope scope = { .from = self->period.from,
                                    .to = self->period.to,
                                    .exchange = exchange,
                                    .terms = { TANDEM_ATTRIBUTION_WINDOW, TANDEM_ATTRIBUTION_HALF_LIFE } };
  g_autoptr (TandemCredits) credits = tandem_credits_load (connection, &scope, error);

  return credits != NULL;
}

static gboolean
load_parts (TandemConnection *connection, Bench *self, GError **error)
{
  g_autoptr (GPtrArray) counts = tandem_overview_parts_load (connection, self->period.from, self->period.to, error);

  return counts != NULL;
}

static gboolean
load_cohorts (TandemConnection *connection, Bench *self, GError **error)
{
  TandemCohorts cohorts;

  return tandem_cohorts_load (&cohorts, connection, self->today, TANDEM_COHORTS_MOST, error);
}

static gboolean
load_all (TandemConnection *connection, Bench *self, GError **error)
{
  g_autoptr (TandemOverview) overview
      = tandem_overview_load (connection, &self->period, TANDEM_OVERVIEW_AGAINST_BEFORE, NULL, error);

  return overview != NULL;
}

static void
time_part (TandemConnection *connection, Bench *self, const char *name, Part part)
{
  double first = 0, best = G_MAXDOUBLE, first_wall = 0;

  for (guint i = 0; i <= N_TIMES; i++)
    {
      g_autoptr (GError) error = NULL;
      double before = bench_get_cpu (CLOCK_THREAD_CPUTIME_ID);
      gint64 begun = g_get_monotonic_time ();

      part (connection, self, &error);
      g_assert_no_error (error);
      if (i == 0)
        {
          first = bench_get_cpu (CLOCK_THREAD_CPUTIME_ID) - before;
          first_wall = (double) (g_get_monotonic_time () - begun) / 1000;
        }
      else
        best = MIN (best, bench_get_cpu (CLOCK_THREAD_CPUTIME_ID) - before);
    }
  g_print ("| %s | %.1f | %.0f | %.1f |\n", name, first, first_wall, best);
}

int
main (int argc, char **argv)
{
  static const TandemPeriodKind kinds[]
      = { TANDEM_PERIOD_LAST_30_DAYS, TANDEM_PERIOD_LAST_90_DAYS, TANDEM_PERIOD_YEAR };
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  Bench self = { 0 };
  TandemConnection *connection;

  if (argc != 2)
    g_error ("usage: overview-load FILE");
  workspace = tandem_workspace_open (argv[1], "bench", &error);
  g_assert_no_error (error);
  connection = tandem_store_get_list_connection (tandem_workspace_get_store (workspace));
  self.today = tandem_date_today (tandem_workspace_get_time_zone (workspace));
  g_print ("| | first, CPU | first, wall | again, CPU |\n|---|---:|---:|---:|\n");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      tandem_period_init (&self.period, kinds[i], self.today, 1);
      g_print ("| **%s to %s** | | | |\n", self.period.from, self.period.to);
      time_part (connection, &self, "totals", load_totals);
      time_part (connection, &self, "channels and campaigns", load_parts);
      time_part (connection, &self, "flows", load_flows);
      time_part (connection, &self, "rates", load_rates);
      time_part (connection, &self, "credits", load_credits);
      time_part (connection, &self, "the whole overview, with what it is compared with", load_all);
    }
  g_print ("| **ever** | | | |\n");
  time_part (connection, &self, "cohorts", load_cohorts);
  tandem_workspace_close (workspace);
  g_free (self.today);
  return 0;
}
