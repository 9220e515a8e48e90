/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a card says of a deal: its title without whom it is with, that it stays in its stage for longer than the stage allows,
 * that its next step is past its day. */
#include "../sample-firm.h"
#include "model/tandem-deal-query.h"
#include "model/tandem-deal.h"
#include "store/tandem-connection.h"
#include "workspace/tandem-workspace.h"

#define TODAY SAMPLE_FIRM_TODAY

static const struct {
  const char *kind, *entered_at, *zone;
  int rot_days;
  const char *step_on;
  int days;
  gboolean rots, is_late;
} cases[] = {
  { "open", "2026-11-14T12:00:00.000Z", "UTC", 10, "2026-11-24", 10, FALSE, FALSE },
  { "open", "2026-11-13T12:00:00.000Z", "UTC", 10, "2026-11-23", 11, TRUE, TRUE },
  { "open", "2026-01-01T12:00:00.000Z", "UTC", 0, NULL, 327, FALSE, FALSE }, /* a stage in which none rots */
  { "won", "2026-01-01T12:00:00.000Z", "UTC", 10, "2026-01-02", 327, FALSE, FALSE },
  { "lost", "2026-01-01T12:00:00.000Z", "UTC", 10, "2026-01-02", 327, FALSE, FALSE },
  /* an hour before midnight in London is the next day in Berlin */
  { "open", "2026-11-13T23:30:00.000Z", "UTC", 10, NULL, 11, TRUE, FALSE },
  { "open", "2026-11-13T23:30:00.000Z", "Europe/Berlin", 10, NULL, 10, FALSE, FALSE },
};

static void
test_rots (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TandemDealRow) row = g_object_new (TANDEM_TYPE_DEAL_ROW, NULL);
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (cases[i].zone);
      int days;

      row->stage_kind = g_strdup (cases[i].kind);
      row->stage_entered_at = g_strdup (cases[i].entered_at);
      row->rot_days = cases[i].rot_days;
      row->next_step_on = g_strdup (cases[i].step_on);
      g_test_message ("case %u", i);
      g_assert_true (tandem_deal_row_rots (row, TODAY, zone, &days) == cases[i].rots);
      g_assert_cmpint (days, ==, cases[i].days);
      g_assert_true (tandem_deal_row_is_late (row, TODAY) == cases[i].is_late);
    }
}

/* Whom the deal is with goes from the end of its title, and from nowhere else. */
static void
test_short_title (void)
{
  static const struct {
    const char *title, *company, *contact, *short_title;
  } titles[] = {
    { "Roof, Kranich Optik", "Kranich Optik", "Ada", "Roof" },
    { "Roof, Ada", NULL, "Ada", "Roof" },
    { "Roof, Ada", "Kranich Optik", "Ada", "Roof, Ada" },
    { "Kranich Optik", "Kranich Optik", NULL, "Kranich Optik" },
    { ", Kranich Optik", "Kranich Optik", NULL, ", Kranich Optik" },
    { "Roof", NULL, NULL, "Roof" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (TandemDealRow) row = g_object_new (TANDEM_TYPE_DEAL_ROW, NULL);
      g_autofree char *title = NULL;

      row->title = g_strdup (titles[i].title);
      row->company = g_strdup (titles[i].company);
      row->contact = g_strdup (titles[i].contact);
      title = tandem_deal_row_dup_short_title (row);
      g_assert_cmpstr (title, ==, titles[i].short_title);
    }
}

/* The first stage that is open has the emptiest ring, the last the fullest. */
static gboolean
is_of_stage (TandemDealRow *row, guint filling)
{
  return tandem_deal_row_is_open (row) && tandem_deal_row_get_filling (row) == filling;
}

#define IN_STAGE(which)                                                                                                \
  "SELECT count(*) FROM deal AS d JOIN stage AS s ON s.id = d.stage_id WHERE d.deleted_at IS NULL AND s.kind = 'open'" \
  " AND s.position = (SELECT " which " (x.position) FROM stage AS x WHERE x.pipeline_id = s.pipeline_id"               \
  " AND x.kind = 'open' AND x.deleted_at IS NULL)"

/* By the days of the stage in which each is, counted again in SQL. */
static void
test_recount (FirmFile *self, gconstpointer data)
{
  g_autoptr (TandemConnection) reader = tandem_connection_open (self->path, TANDEM_CONNECTION_READ, NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GPtrArray) deals
      = tandem_record_load_where (reader, TANDEM_TYPE_DEAL, "deleted_at IS NULL ORDER BY id", 0, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) rows = NULL;
  gint64 n_rotting = 0, n_late = 0, n_first = 0, n_last = 0;

  for (guint i = 0; i < deals->len; i++)
    {
      gint64 id = tandem_record_get_id (deals->pdata[i]);

      g_array_append_val (ids, id);
    }
  rows = tandem_deal_query_load_rows (reader, (const gint64 *) ids->data, ids->len, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      n_rotting += tandem_deal_row_rots (rows->pdata[i], TODAY, zone, NULL);
      n_late += tandem_deal_row_is_late (rows->pdata[i], TODAY);
      n_first += is_of_stage (rows->pdata[i], 1);
      n_last += is_of_stage (rows->pdata[i], 5);
    }
  g_assert_cmpint (n_rotting, >, 0);
  g_assert_cmpint (n_late, >, 0);
  g_assert_cmpint (n_rotting, ==,
                   firm_file_ask (self->path, "SELECT count(*) FROM deal AS d JOIN stage AS s ON s.id = d.stage_id"
                                              " WHERE d.deleted_at IS NULL AND s.kind = 'open' AND s.rot_days > 0 AND"
                                              " julianday ('" TODAY "') - julianday (date (d.stage_entered_at)) >"
                                              " s.rot_days"));
  g_assert_cmpint (n_late, ==,
                   firm_file_ask (self->path, "SELECT count(*) FROM deal AS d JOIN stage AS s ON s.id = d.stage_id"
                                              " WHERE d.deleted_at IS NULL AND s.kind = 'open'"
                                              " AND d.next_step_on < '" TODAY "'"));
  g_assert_cmpint (n_first, >, 0);
  g_assert_cmpint (n_first, ==, firm_file_ask (self->path, IN_STAGE ("min")));
  g_assert_cmpint (n_last, >, 0);
  g_assert_cmpint (n_last, ==, firm_file_ask (self->path, IN_STAGE ("max")));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/deal-row/rots", test_rots);
  g_test_add_func ("/model/deal-row/short-title", test_short_title);
  g_test_add ("/model/deal-row/recount", FirmFile, NULL, sample_firm_set_up, test_recount, firm_file_tear_down);
  return g_test_run ();
}
