/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "../sample-firm.h"
#include "model/tandem-overview-query.h"
#include "model/tandem-overview-rows.h"
#include "store/tandem-connection.h"
#include "workspace/tandem-workspace.h"

#define TODAY "2026-11-24"
#define FROM "2026-08-27"

/* The funnel of the sample firm, asked from the totals and counted again from the people, in SQL of the test's own. */

typedef struct {
  TandemPeriodTotals totals;
  TandemCohort cohorts[TANDEM_LIFECYCLE_N_STAGES];
  gint64 recounted[TANDEM_LIFECYCLE_N_STAGES];
  gint64 recounted_advanced[TANDEM_LIFECYCLE_N_STAGES];
  guint listed[TANDEM_LIFECYCLE_N_STAGES];
  double series[13];
} Figures;

/* A contact's rank is that of the furthest stage it had by a day. */
#define RANK(alias)                                                                                                   \
  "CASE " alias ".to_stage WHEN 'lead' THEN 1 WHEN 'mql' THEN 2 WHEN 'sal' THEN 3 WHEN 'sql' THEN 4"                  \
  " WHEN 'opportunity' THEN 5 WHEN 'customer' THEN 6 WHEN 'evangelist' THEN 6 ELSE 0 END"

static gboolean
recount (TandemConnection *connection, Figures *figures, TandemLifecycle stage, GError **error)
{
  g_autofree char *entered = g_strdup_printf (
      "SELECT count(*) FROM contact AS c WHERE"
      " EXISTS (SELECT 1 FROM lifecycle_history AS h WHERE h.contact_id = c.id AND h.deleted_at IS NULL"
      "  AND h.day BETWEEN '" FROM "' AND '" TODAY "' AND " RANK ("h") " >= %d)"
      " AND NOT EXISTS (SELECT 1 FROM lifecycle_history AS h WHERE h.contact_id = c.id AND h.deleted_at IS NULL"
      "  AND h.day < '" FROM "' AND " RANK ("h") " >= %d)",
      stage, stage);
  g_autofree char *advanced = g_strdup_printf (
      "%s AND (SELECT max (" RANK ("m") ") FROM lifecycle_history AS m WHERE m.contact_id = c.id AND m.deleted_at IS NULL)"
      " > %d",
      entered, stage);

  return tandem_connection_get_int64 (connection, entered, &figures->recounted[stage], error)
         && tandem_connection_get_int64 (connection, advanced, &figures->recounted_advanced[stage], error);
}

static gboolean
ask_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Figures *figures = data;

  for (TandemLifecycle stage = TANDEM_LIFECYCLE_LEAD; stage <= TANDEM_LIFECYCLE_CUSTOMER; stage++)
    {
      const TandemOverviewRows rows
          = { .kind = TANDEM_OVERVIEW_ROWS_PEOPLE, .stage = stage, .next = stage, .from = FROM, .to = TODAY };
      g_autoptr (GArray) people = tandem_overview_rows_list_ids (&rows, connection, NULL, error);

      if (people == NULL || !recount (connection, figures, stage, error))
        return FALSE;
      figures->listed[stage] = people->len;
    }
  return tandem_overview_query_load_totals (connection, 0, FROM, TODAY, &figures->totals, error)
         && tandem_overview_query_load_cohorts (connection, 0, FROM, TODAY, figures->cohorts, error)
         && tandem_overview_query_load_series (connection, TANDEM_LIFECYCLE_LEAD, FROM, 7, figures->series, 13, error);
}

static gboolean
ask_empty_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_overview_query_load_totals (connection, 0, FROM, TODAY, data, error);
}

static TandemWorkspace *
make_workspace (char **folder, char **path)
{
  g_autoptr (GError) error = NULL;
  TandemWorkspace *workspace;

  *folder = g_dir_make_tmp ("tandem-XXXXXX", NULL);
  *path = g_build_filename (*folder, "firm.tandem", NULL);
  workspace = tandem_workspace_create (*path, TANDEM_ORIGIN_CLI, "Firm", TRUE, &error);
  g_assert_no_error (error);
  return workspace;
}

static void
test_recount (void)
{
  g_autofree char *folder = NULL, *path = NULL;
  TandemWorkspace *workspace = make_workspace (&folder, &path);
  g_autoptr (GError) error = NULL;
  Figures figures = { 0 };
  double sum = 0;

  sample_firm_fill (workspace, &(TandemSampleOptions) { .n_contacts = 300, .seed = 7, .today = TODAY });
  tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_READ, ask_cb, &figures, NULL, &error);
  g_assert_no_error (error);
  for (TandemLifecycle stage = TANDEM_LIFECYCLE_LEAD; stage <= TANDEM_LIFECYCLE_CUSTOMER; stage++)
    {
      g_assert_cmpint (figures.totals.people[stage], ==, figures.recounted[stage]);
      g_assert_cmpint (figures.cohorts[stage].entered, ==, figures.recounted[stage]);
      g_assert_cmpuint (figures.listed[stage], ==, figures.recounted[stage]);
      if (stage < TANDEM_LIFECYCLE_CUSTOMER)
        g_assert_cmpint (figures.cohorts[stage].advanced, ==, figures.recounted_advanced[stage]);
    }
  g_assert_cmpint (figures.recounted[TANDEM_LIFECYCLE_LEAD], >, 20);
  for (guint i = 0; i < G_N_ELEMENTS (figures.series); i++)
    sum += figures.series[i];
  g_assert_cmpfloat (sum, >, 0);
  g_assert_cmpfloat (sum, <=, (double) figures.totals.people[TANDEM_LIFECYCLE_LEAD] + 20);
  g_object_unref (workspace);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_empty (void)
{
  g_autofree char *folder = NULL, *path = NULL;
  TandemWorkspace *workspace = make_workspace (&folder, &path);
  TandemPeriodTotals totals, none = { 0 };
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_READ, ask_empty_cb, &totals, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (&totals, sizeof totals, &none, sizeof none);
  g_object_unref (workspace);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/overview/recount", test_recount);
  g_test_add_func ("/model/overview/empty", test_empty);
  return g_test_run ();
}
