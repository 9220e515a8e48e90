/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>

#include "../firm-file.h"
#include "model/tandem-check.h"
#include "model/tandem-touch.h"
#include "store/tandem-change-set.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

static GPtrArray *
check (FirmFile *firm, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemConnection) reader = tandem_connection_open (firm->path, TANDEM_CONNECTION_READ, NULL);

  tandem_connection_set_cancellable (reader, cancellable);
  return tandem_check_run (reader, TRUE, error);
}

static TandemCheckPart *
find_part (GPtrArray *parts, const char *name)
{
  for (guint i = 0; i < parts->len; i++)
    if (g_str_equal (((TandemCheckPart *) parts->pdata[i])->name, name))
      return parts->pdata[i];
  g_assert_not_reached ();
}

static void
assert_well (FirmFile *firm)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parts = check (firm, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (parts->len, ==, 7);
  for (guint i = 0; i < parts->len; i++)
    g_assert_cmpuint (((TandemCheckPart *) parts->pdata[i])->n_faults, ==, 0);
}

static gboolean
add_touches_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const char *const *instants = data;

  tandem_change_set_begin (connection, "Touch");
  for (guint i = 0; instants[i]; i++)
    {
      g_autoptr (TandemRecord) touch = TANDEM_RECORD (tandem_touch_new ());

      tandem_record_set_text (touch, TANDEM_TOUCH_KIND, "click");
      tandem_record_set_text (touch, TANDEM_TOUCH_AT, instants[i]);
      if (!tandem_record_insert (touch, connection, error))
        return FALSE;
    }
  return TRUE;
}

/* Where clocks are off by half an hour, a day ends within an hour of the clock that instants are written by. */
static void
test_days (FirmFile *firm, gconstpointer data)
{
  static const char *const instants[]
      = { "2026-11-23T18:15:00.000Z", "2026-11-23T18:29:59.999Z", "2026-11-23T18:30:00.000Z",
          "2026-11-23T19:15:00.000Z", "2026-11-24T17:45:00.000Z", NULL };
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parts = NULL;

  firm_file_make (firm);
  execute_sql (firm->path, "UPDATE firm SET time_zone = 'Asia/Kolkata'");
  workspace = open_firm (firm->path);
  tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, add_touches_cb, (gpointer) instants,
                    NULL, &error);
  g_assert_no_error (error);
  assert_well (firm);

  execute_sql (firm->path, "UPDATE campaign_day_total SET n = n + 1 WHERE day = '2026-11-24'");
  parts = check (firm, NULL, &error);
  g_assert_cmpstr (find_part (parts, "campaign_day_total")->faults->pdata[0], ==,
                   "no campaign, 2026-11-24, click: the total is 4, but there are 3");
}

/* Who has a million faults is told the first hundred, and how many there are. */
static void
test_many (FirmFile *firm, gconstpointer data)
{
  g_autoptr (GPtrArray) parts = NULL;

  firm_file_make (firm);
  for (int i = 0; i < TANDEM_CHECK_MAX_FAULTS + 23; i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "INSERT INTO lifecycle_day (campaign_id, day, stage, people) VALUES (%d, '2026-11-23', 'lead', 1)", i);

      execute_sql (firm->path, sql);
    }
  parts = check (firm, NULL, NULL);
  g_assert_cmpuint (find_part (parts, "lifecycle_day")->n_faults, ==, TANDEM_CHECK_MAX_FAULTS + 23);
  g_assert_cmpuint (find_part (parts, "lifecycle_day")->faults->len, ==, TANDEM_CHECK_MAX_FAULTS);
}

static void
test_cancelled (FirmFile *firm, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  firm_file_make (firm);
  execute_sql (firm->path,
               "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 10000)"
               " INSERT INTO lifecycle_day (campaign_id, day, stage, people) SELECT n, '2026-11-23', 'lead', 0 FROM n");
  assert_well (firm);
  g_cancellable_cancel (cancellable);
  g_assert_null (check (firm, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_newer (FirmFile *firm, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  firm_file_make (firm);
  execute_sql (firm->path, "PRAGMA user_version = 99");
  g_assert_null (check (firm, NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NEWER);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define add(name, func) g_test_add ("/model/check/" name, FirmFile, NULL, firm_file_set_up, func, firm_file_tear_down)
  add ("days", test_days);
  add ("many", test_many);
  add ("cancelled", test_cancelled);
  add ("newer", test_newer);
#undef add
  return g_test_run ();
}
