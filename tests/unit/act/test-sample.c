/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "act/tandem-act-sample.h"
#include "store/tandem-connection.h"
#include "workspace/tandem-workspace.h"

#define RANK(column) \
  "CASE " column " WHEN 'lead' THEN 1 WHEN 'mql' THEN 2 WHEN 'sal' THEN 3 WHEN 'sql' THEN 4" \
  " WHEN 'opportunity' THEN 5 WHEN 'customer' THEN 6 ELSE 0 END"

typedef struct {
  TandemSampleOptions options;
  char *content;
  gint64 wrong_totals, n_totals, short_days;
  gint64 counts[8];             /* impressions, visits, lead … customer */
} Sample;

static gboolean
make_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_make_sample (connection, &((Sample *) data)->options, cancellable, error);
}

static char *
read_people (TandemConnection *connection, GError **error)
{
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection,
                                   "SELECT coalesce (given_name, '') || coalesce (family_name, '') || lifecycle_stage "
                                   "|| created_at FROM contact ORDER BY id",
                                   error);
  g_autoptr (GString) people = g_string_new (NULL);

  while (statement && tandem_statement_next (statement, error))
    g_string_append_printf (people, "%s|", tandem_statement_get_text (statement, 0));
  return g_string_free_and_steal (g_steal_pointer (&people));
}

static gboolean
read_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const stages[] = { "lead", "mql", "sal", "sql", "opportunity", "customer" };
  Sample *sample = data;

  sample->content = read_people (connection, error);
  if (!tandem_connection_get_int64 (connection, "SELECT sum (impressions) FROM campaign_day", &sample->counts[0], error)
      || !tandem_connection_get_int64 (connection, "SELECT sum (visits) FROM campaign_day", &sample->counts[1], error)
      || !tandem_connection_get_int64 (connection, "SELECT count(*) FROM lifecycle_day WHERE campaign_id = 0 AND people <> 0",
                                       &sample->n_totals, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "SELECT count(DISTINCT contact_id) FROM lifecycle_history WHERE " RANK ("to_stage") " >= %u", i + 1);
      g_autofree char *total = g_strdup_printf ("SELECT sum (people) - (%s) FROM lifecycle_day WHERE campaign_id = 0 AND stage = '%s'",
                                                sql, stages[i]);
      gint64 difference;

      if (!tandem_connection_get_int64 (connection, sql, &sample->counts[i + 2], error)
          || !tandem_connection_get_int64 (connection, total, &difference, error))
        return FALSE;
      sample->wrong_totals += ABS (difference);
    }
  return tandem_connection_get_int64 (
      connection,
      "SELECT count(*) FROM lifecycle_day AS l WHERE l.campaign_id <> 0 AND l.stage = 'lead' AND l.people > coalesce ("
      "(SELECT sum (visits) FROM campaign_day AS d WHERE d.campaign_id = l.campaign_id AND d.day = l.day), 0)",
      &sample->short_days, error);
}

static Sample
make (guint32 seed)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("tandem-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sample.tandem", NULL);
  g_autoptr (TandemWorkspace) workspace = tandem_workspace_create (path, "cli", TANDEM_SAMPLE_FIRM_NAME, TRUE, &error);
  Sample sample = { .options = { 400, seed, "2026-11-20" } };

  g_assert_no_error (error);
  tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, make_cb, &sample, NULL, &error);
  g_assert_no_error (error);
  tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_READ, read_cb, &sample, NULL, &error);
  g_assert_no_error (error);
  tandem_workspace_close (workspace);
  g_unlink (path);
  g_rmdir (folder);
  return sample;
}

static void
test_seed (void)
{
  Sample first = make (7), same = make (7), other = make (8);

  g_assert_cmpstr (first.content, ==, same.content);
  g_assert_cmpstr (first.content, !=, other.content);
  g_free (first.content);
  g_free (same.content);
  g_free (other.content);
}

static void
test_figures (void)
{
  Sample sample = make (1);

  g_assert_cmpint (sample.counts[2], ==, 400);
  for (guint i = 0; i + 1 < G_N_ELEMENTS (sample.counts); i++)
    {
      g_assert_cmpint (sample.counts[i + 1] * 100, >=, sample.counts[i]);
      g_assert_cmpint (sample.counts[i + 1] * 100, <=, sample.counts[i] * 60);
    }
  g_assert_cmpint (sample.n_totals, >, 0);
  g_assert_cmpint (sample.wrong_totals, ==, 0);
  g_assert_cmpint (sample.short_days, ==, 0);
  g_free (sample.content);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/act/sample/seed", test_seed);
  g_test_add_func ("/act/sample/figures", test_figures);
  return g_test_run ();
}
