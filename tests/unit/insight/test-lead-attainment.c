/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is reached of the sample firm's targets of leads, counted again in plain SQL, and the people behind each number. */
#include "../sample-firm.h"
#include "insight/tandem-lead-attainment.h"
#include "model/tandem-overview-rows.h"
#include "store/tandem-connection.h"

#define TODAY SAMPLE_FIRM_TODAY

/* Whoever became a lead or came further at once, on the first such day. */
#define LEADS                                                                                                          \
  "(SELECT contact_id, min (day) AS day FROM lifecycle_history WHERE deleted_at IS NULL"                               \
  " AND to_stage NOT IN ('subscriber', 'other') GROUP BY contact_id)"

static GArray *
load (FirmFile *self, const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;
  TandemConnection *reader = tandem_connection_open (self->path, TANDEM_CONNECTION_READ, &error);
  GArray *attainments;

  g_assert_no_error (error);
  attainments = tandem_lead_attainment_load (reader, from, to, &error);
  g_assert_no_error (error);
  tandem_connection_close (reader);
  return attainments;
}

static gint64
count_leads (FirmFile *self, const TandemAttainment *one)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM " LEADS " AS l JOIN contact AS c ON c.id = l.contact_id"
                                          " WHERE l.day BETWEEN '%s' AND '%s' AND (%" G_GINT64_FORMAT
                                          " = 0 OR c.owner_id = %" G_GINT64_FORMAT ")",
                                          one->from, one->to, one->person_id, one->person_id);

  return firm_file_ask (self->path, sql);
}

static guint
count_rows (FirmFile *self, const TandemAttainment *one)
{
  TandemConnection *reader = tandem_connection_open (self->path, TANDEM_CONNECTION_READ, NULL);
  TandemOverviewRows rows = { .kind = TANDEM_OVERVIEW_ROWS_PEOPLE,
                              .owner_id = one->person_id,
                              .stage = TANDEM_LIFECYCLE_LEAD,
                              .next = TANDEM_LIFECYCLE_LEAD };
  g_autoptr (GArray) ids = NULL;

  g_strlcpy (rows.from, one->from, sizeof rows.from);
  g_strlcpy (rows.to, one->to, sizeof rows.to);
  ids = tandem_overview_rows_list_ids (&rows, reader, NULL, NULL);
  tandem_connection_close (reader);
  return ids->len;
}

/* Each number is what SQL counts, and as many people are listed. Returns: all numbers together */
static gint64
assert_counted (FirmFile *self, GArray *attainments)
{
  gint64 sum = 0;

  for (guint i = 0; i < attainments->len; i++)
    {
      const TandemAttainment *one = &g_array_index (attainments, TandemAttainment, i);

      g_assert_cmpint (one->measure, ==, TANDEM_TARGET_OF_LEADS);
      g_assert_null (one->currency);
      g_assert_cmpint (one->reached, ==, count_leads (self, one));
      g_assert_cmpint (one->reached, ==, count_rows (self, one));
      sum += one->reached;
    }
  return sum;
}

static void
assert_period (GArray *attainments, guint place, const char *period, const char *from, gint64 target)
{
  const TandemAttainment *one = &g_array_index (attainments, TandemAttainment, place);

  g_assert_cmpstr (one->period, ==, period);
  g_assert_cmpstr (one->from, ==, from);
  g_assert_cmpint (one->target, ==, target);
}

/* The firm by month and by quarter, and one who sells by month. */
static void
test_counted (FirmFile *self, gconstpointer data)
{
  g_autoptr (GArray) attainments = load (self, "2026-08-27", TODAY);
  gint64 person_id = g_array_index (attainments, TandemAttainment, 6).person_id;
  g_autofree char *take
      = g_strdup_printf ("UPDATE contact SET owner_id = %" G_GINT64_FORMAT " WHERE id %% 3 = 0", person_id);
  g_autoptr (GArray) after = NULL;

  g_assert_cmpuint (attainments->len, ==, 4 + 2 + 4);
  assert_period (attainments, 0, "month", "2026-08-01", 25);
  assert_period (attainments, 3, "month", "2026-11-01", 25);
  assert_period (attainments, 4, "quarter", "2026-07-01", 75);
  assert_period (attainments, 5, "quarter", "2026-10-01", 75);
  assert_period (attainments, 6, "month", "2026-08-01", 10);
  g_assert_cmpint (person_id, !=, 0);
  for (guint i = 0; i < attainments->len; i++)
    g_assert_cmpint (g_array_index (attainments, TandemAttainment, i).reached, >, 0);
  assert_counted (self, attainments);
  execute_sql (self->path, take);
  after = load (self, "2026-08-27", TODAY);
  assert_counted (self, after);
  g_assert_cmpint (g_array_index (after, TandemAttainment, 6).reached, !=,
                   g_array_index (attainments, TandemAttainment, 6).reached);
}

/* A year and its quarters begin where the firm's do. A target holds from its day on: before it there is none. */
static void
test_years (FirmFile *self, gconstpointer data)
{
  g_autoptr (GArray) attainments = NULL;

  execute_sql (self->path, "UPDATE firm SET first_month = 5");
  execute_sql (self->path, "UPDATE target SET period = 'year', people = 180, starts_on = '2025-06-01'"
                           " WHERE measure = 'leads' AND person_id IS NOT NULL");
  attainments = load (self, "2025-01-10", TODAY);
  g_assert_cmpuint (attainments->len, ==, 12 + 9 + 2);
  assert_period (attainments, 0, "month", "2025-12-01", 25);
  assert_period (attainments, 12, "quarter", "2024-11-01", 75);
  assert_period (attainments, 21, "year", "2025-05-01", 180);
  assert_period (attainments, 22, "year", "2026-05-01", 180);
  g_assert_cmpint (assert_counted (self, attainments), >, 0);
}

/* A newer target takes the place of an older one; one that is deleted is none. */
static void
test_changed (FirmFile *self, gconstpointer data)
{
  g_autoptr (GArray) attainments = NULL, none = NULL;

  execute_sql (self->path,
               "INSERT INTO target (id, version, created_at, updated_at, measure, period, starts_on, people)"
               " VALUES (1, 1, '', '', 'leads', 'month', '2026-10-15', 20)");
  attainments = load (self, "2026-09-01", "2026-10-01");
  assert_period (attainments, 0, "month", "2026-09-01", 25);
  assert_period (attainments, 1, "month", "2026-10-01", 20);
  execute_sql (self->path, "UPDATE target SET deleted_at = '2026-11-24T08:00:00.000Z' WHERE measure = 'leads'");
  none = load (self, "2026-09-01", TODAY);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, FirmFile, NULL, sample_firm_set_up, func, firm_file_tear_down)
  ADD ("/insight/lead-attainment/counted", test_counted);
  ADD ("/insight/lead-attainment/years", test_years);
  ADD ("/insight/lead-attainment/changed", test_changed);
#undef ADD
  return g_test_run ();
}
