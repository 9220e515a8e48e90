/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "marketing/tandem-overview-facts.h"

#include "base/tandem-date.h"
#include "model/tandem-firm.h"
#include "store/tandem-connection.h"

typedef struct {
  TandemPeriod period;
  TandemOverviewAgainst against;
  GHashTable *kept;
  TandemOverview *overview;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->overview, tandem_overview_free);
  g_hash_table_unref (request->kept);
  g_free (request);
}

static gboolean
follows_year (TandemPeriodKind kind)
{
  return kind == TANDEM_PERIOD_QUARTER || kind == TANDEM_PERIOD_YEAR || kind == TANDEM_PERIOD_LAST_QUARTER
         || kind == TANDEM_PERIOD_LAST_YEAR;
}

/* A quarter and a year begin where the firm's year does. */
static gboolean
follow_year (Request *request, TandemConnection *connection, GError **error)
{
  g_autofree char *today = tandem_date_today (tandem_connection_get_time_zone (connection));
  int first_month;

  if (!follows_year (request->period.kind))
    return TRUE;
  if (!tandem_firm_load_first_month (connection, &first_month, error))
    return FALSE;
  tandem_period_init (&request->period, request->period.kind, today, first_month);
  return TRUE;
}

static gboolean
load_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;

  if (!follow_year (request, connection, error))
    return FALSE;
  request->overview = tandem_overview_load (connection, &request->period, request->against, request->kept, error);
  return request->overview != NULL;
}

/**
 * tandem_overview_facts_are_touched:
 *
 * Returns: whether what was loaded before may say something else now
 */
gboolean
tandem_overview_facts_are_touched (TandemChanges *changes)
{
  static const char *const read[]
      = { "lifecycle_history", "campaign_day", "campaign_cost", "deal",      "deal_person",  "touch",
          "campaign",          "stage",        "firm",          "firm_cost", "exchange_rate" };

  for (guint i = 0; i < G_N_ELEMENTS (read); i++)
    if (tandem_changes_touch (changes, read[i]))
      return TRUE;
  return FALSE;
}

void
tandem_overview_facts_load_async (TandemStore *store, const TandemOverviewQuestion *question, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->period = question->period;
  request->against = question->against;
  request->kept = g_hash_table_ref (question->kept);
  tandem_store_run_async (store, TANDEM_STORE_ANALYSE, load_cb, request, free_request, cancellable, callback,
                          user_data);
}

/**
 * tandem_overview_facts_load_finish:
 *
 * Returns: (transfer full) (nullable): the figures
 */
TandemOverview *
tandem_overview_facts_load_finish (TandemStore *store, GAsyncResult *result, GError **error)
{
  Request *request = tandem_store_run_get_data (result);

  if (!tandem_store_run_finish (store, result, error))
    return NULL;
  return g_steal_pointer (&request->overview);
}

typedef struct {
  char *today;
  TandemCohorts *cohorts;
} CohortsRequest;

static void
free_cohorts_request (gpointer data)
{
  CohortsRequest *request = data;

  g_free (request->today);
  g_free (request->cohorts);
  g_free (request);
}

static gboolean
load_cohorts_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  CohortsRequest *request = data;

  return tandem_cohorts_load (request->cohorts, connection, request->today, TANDEM_COHORTS_MOST, error);
}

/**
 * tandem_overview_cohorts_load_async:
 * @today: the plain date of today in the firm's time zone
 */
void
tandem_overview_cohorts_load_async (TandemStore *store, const char *today, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  CohortsRequest *request = g_new0 (CohortsRequest, 1);

  request->today = g_strdup (today);
  request->cohorts = g_new0 (TandemCohorts, 1);
  tandem_store_run_async (store, TANDEM_STORE_ANALYSE, load_cohorts_cb, request, free_cohorts_request, cancellable,
                          callback, user_data);
}

/**
 * tandem_overview_cohorts_load_finish:
 *
 * Returns: (transfer full) (nullable): the cohorts, to be freed with g_free()
 */
TandemCohorts *
tandem_overview_cohorts_load_finish (TandemStore *store, GAsyncResult *result, GError **error)
{
  CohortsRequest *request = tandem_store_run_get_data (result);

  if (!tandem_store_run_finish (store, result, error))
    return NULL;
  return g_steal_pointer (&request->cohorts);
}
