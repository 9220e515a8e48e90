/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "../firm-file.h"
#include "act/tandem-act-history.h"
#include "act/tandem-day-paste.h"
#include "base/tandem-error.h"
#include "base/tandem-format.h"
#include "model/tandem-campaign-day.h"
#include "model/tandem-campaign-query.h"
#include "model/tandem-campaign.h"
#include "model/tandem-model.h"
#include "store/tandem-connection.h"

static void
assert_count (const char *text, gint64 expected)
{
  gint64 count = -1;

  g_assert_true (tandem_day_paste_read_count (text, &count));
  g_assert_cmpint (count, ==, expected);
}

/* As people write whole numbers in any language. */
static void
test_counts (void)
{
  gint64 count;

  assert_count ("", 0);
  assert_count (" 1240 ", 1240);
  assert_count ("1,240", 1240);
  assert_count ("1.240", 1240);
  assert_count ("1 240 000", 1240000);
  assert_count ("1\u202f240", 1240);
  assert_count ("1’240’000", 1240000);
  assert_count ("١٬٢٤٠", 1240);
  assert_count ("\u20661,240\u2069", 1240);
  g_assert_false (tandem_day_paste_read_count ("1,5", &count));
  g_assert_false (tandem_day_paste_read_count ("12,40", &count));
  g_assert_false (tandem_day_paste_read_count ("1240,000", &count));
  g_assert_false (tandem_day_paste_read_count ("-3", &count));
  g_assert_false (tandem_day_paste_read_count ("3 %", &count));
  g_assert_false (tandem_day_paste_read_count ("12a", &count));
  g_assert_false (tandem_day_paste_read_count ("1,", &count));
  g_assert_false (tandem_day_paste_read_count ("1234567890123456", &count));
}

static const TandemDayFigures *
get (GArray *figures, guint row)
{
  return &g_array_index (figures, TandemDayFigures, row);
}

static void
test_block_with_days (void)
{
  const TandemDayPlace nowhere = { NULL, 0, 0 };
  g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) figures = tandem_day_paste_read ("2026-11-10\t1,240\t214\t48\t96\r\n2026-11-11\t1,310\t\t52\n\n",
                                                      &nowhere, left_out, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (figures->len, ==, 2);
  g_assert_cmpstr (get (figures, 0)->day, ==, "2026-11-10");
  g_assert_cmpint (get (figures, 0)->values[0], ==, 1240);
  g_assert_cmpint (get (figures, 0)->values[3], ==, 96);
  g_assert_true (get (figures, 1)->has[0]);
  g_assert_false (get (figures, 1)->has[1]);
  g_assert_cmpint (get (figures, 1)->values[2], ==, 52);
  g_assert_false (get (figures, 1)->has[3]);
}

/* Who copies empty cells at the end of the first row has columns all the same. */
static void
test_block_with_a_short_row (void)
{
  const TandemDayPlace nowhere = { NULL, 0, 0 };
  g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) figures = tandem_day_paste_read ("2026-11-10\t4\t\n2026-11-11\t5\t6\n", &nowhere, left_out, NULL);

  g_assert_cmpuint (figures->len, ==, 2);
  g_assert_cmpint (get (figures, 1)->values[1], ==, 6);
}

/* The heads say which column is which, whatever their order; a column of another kind is passed over. */
static void
test_block_with_heads (void)
{
  const TandemDayPlace nowhere = { NULL, 0, 0 };
  g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) figures
      = tandem_day_paste_read ("Date\tVISITS\tCampaign\tImpressions\n2026-11-10\t48\tfair\t1240\n", &nowhere, left_out,
                               NULL);

  g_assert_cmpuint (figures->len, ==, 1);
  g_assert_cmpint (get (figures, 0)->values[2], ==, 48);
  g_assert_cmpint (get (figures, 0)->values[0], ==, 1240);
  g_assert_false (get (figures, 0)->has[1]);
}

static void
assert_pasted (const char *text, const char *expected)
{
  const TandemDayPlace nowhere = { NULL, 0, 0 };
  g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) figures = tandem_day_paste_read (text, &nowhere, left_out, NULL);
  g_autofree char *words = tandem_day_paste_describe (figures, left_out);

  g_assert_cmpstr (words, ==, expected);
}

/* Of how many days, and which columns are none of the figures; one without a cell is no column. */
static void
test_described (void)
{
  assert_pasted ("Date\tClicks\n2026-11-10\t4\n", "The figures of 1 day were pasted");
  assert_pasted ("Date\tClicks\t\n2026-11-10\t4\n2026-11-11\t5\t\n2026-11-11\t6\n",
                 "The figures of 2 days were pasted");
  assert_pasted ("Date\tClicks\t Leads \tCost\t\n2026-11-10\t4\t1\t2.50\tx\n2026-11-11\t5\t1\t3",
                 "The figures of 2 days were pasted, without “Leads”, “Cost”, “column 5”");
  assert_pasted ("2026-11-10\t4\t1\t2\t3\t7\n", "The figures of 1 day were pasted, without “column 6”");
}

/* Without days of its own a block goes where the keyboard is, downwards. */
static void
test_block_at_a_cell (void)
{
  const char *const days[] = { "2026-11-12", "2026-11-11" };
  const TandemDayPlace place = { days, 2, 1 };
  g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) figures = tandem_day_paste_read ("5\t6\n7\t8", &place, left_out, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (get (figures, 1)->day, ==, "2026-11-11");
  g_assert_cmpint (get (figures, 0)->values[1], ==, 5);
  g_assert_cmpint (get (figures, 1)->values[2], ==, 8);
  g_clear_pointer (&figures, g_array_unref);
  figures = tandem_day_paste_read ("1\n2\n3", &place, left_out, &error);
  g_assert_null (figures);
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID);
}

static void
test_faults (void)
{
  const TandemDayPlace nowhere = { NULL, 0, 0 };
  g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_null (
      tandem_day_paste_read ("2026-11-10\t12a\t3\n2026-11-31\t4\tx\n2026-11-12\ty\tz", &nowhere, left_out, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Row 1, Impressions: “12a”."));
  g_assert_nonnull (strstr (error->message, "Row 2, Day: “2026-11-31”."));
  g_assert_nonnull (strstr (error->message, "And 2 more."));
  g_assert_nonnull (strstr (error->message, "Nothing was pasted"));
  g_clear_error (&error);
  g_assert_null (tandem_day_paste_read (" \n", &nowhere, left_out, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID);
}

/* --- written ------------------------------------------------------------------------------------------------------- */

static gboolean
add_campaign_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemRecord) campaign = TANDEM_RECORD (tandem_campaign_new ());

  tandem_change_set_begin (connection, "Add a campaign");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_NAME, "Fair");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_OBJECTIVE, "awareness");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_STATUS, "active");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_CURRENCY, "EUR");
  if (!tandem_record_insert (campaign, connection, error))
    return FALSE;
  *(gint64 *) data = tandem_record_get_id (campaign);
  return TRUE;
}

typedef struct {
  gint64 campaign_id;
  const char *text;
} Paste;

static gboolean
paste_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Paste *paste = data;
  const TandemDayPlace nowhere = { NULL, 0, 0 };
  g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) figures = tandem_day_paste_read (paste->text, &nowhere, left_out, error);

  return figures && tandem_act_paste_days (connection, paste->campaign_id, figures, error);
}

static gboolean
undo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_auto (TandemReversal) reversal = { 0 };

  return tandem_act_undo (connection, tandem_store_get_person_id (data), tandem_store_get_origin (data), &reversal,
                          error);
}

static char *
read_days (TandemStore *store)
{
  g_autoptr (GPtrArray) days
      = tandem_record_load_where (tandem_store_get_list_connection (store), TANDEM_TYPE_CAMPAIGN_DAY,
                                  "deleted_at IS NULL ORDER BY day", 0, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < days->len; i++)
    g_string_append_printf (text, "%s%s:%d/%d", i ? " " : "",
                            tandem_record_get_text (days->pdata[i], TANDEM_CAMPAIGN_DAY_DAY),
                            (int) tandem_record_get_integer (days->pdata[i], TANDEM_CAMPAIGN_DAY_IMPRESSIONS),
                            (int) tandem_record_get_integer (days->pdata[i], TANDEM_CAMPAIGN_DAY_CLICKS));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_days (TandemStore *store, const char *expected)
{
  g_autofree char *days = read_days (store);

  g_assert_cmpstr (days, ==, expected);
}

/* New days come about, old ones keep what the block does not say, and one undo takes all of it back. */
static void
test_written (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  TandemStore *store;
  Paste paste = { 0, "2026-11-10\t10\t1\n2026-11-11\t20\t2" };

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  store = tandem_workspace_get_store (workspace);
  tandem_store_run (store, TANDEM_STORE_WRITE, add_campaign_cb, &paste.campaign_id, NULL, &error);
  g_assert_no_error (error);
  tandem_store_run (store, TANDEM_STORE_WRITE, paste_cb, &paste, NULL, &error);
  g_assert_no_error (error);
  assert_days (store, "2026-11-10:10/1 2026-11-11:20/2");
  paste.text = "2026-11-11\t21\n2026-11-12\t30";
  tandem_store_run (store, TANDEM_STORE_WRITE, paste_cb, &paste, NULL, &error);
  g_assert_no_error (error);
  assert_days (store, "2026-11-10:10/1 2026-11-11:21/2 2026-11-12:30/0");
  paste.text = "2026-11-12\t31\n2026-11-13\tno";
  g_assert_false (tandem_store_run (store, TANDEM_STORE_WRITE, paste_cb, &paste, NULL, NULL));
  assert_days (store, "2026-11-10:10/1 2026-11-11:21/2 2026-11-12:30/0");
  tandem_store_run (store, TANDEM_STORE_WRITE, undo_cb, store, NULL, &error);
  g_assert_no_error (error);
  assert_days (store, "2026-11-10:10/1 2026-11-11:20/2");
  tandem_workspace_close (workspace);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tandem_model_ensure_types ();
  g_test_add_func ("/act/day-paste/counts", test_counts);
  g_test_add_func ("/act/day-paste/block-with-days", test_block_with_days);
  g_test_add_func ("/act/day-paste/block-with-heads", test_block_with_heads);
  g_test_add_func ("/act/day-paste/block-with-a-short-row", test_block_with_a_short_row);
  g_test_add_func ("/act/day-paste/described", test_described);
  g_test_add_func ("/act/day-paste/block-at-a-cell", test_block_at_a_cell);
  g_test_add_func ("/act/day-paste/faults", test_faults);
  g_test_add ("/act/day-paste/written", FirmFile, NULL, firm_file_set_up, test_written, firm_file_tear_down);
  return g_test_run ();
}
