/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "base/tandem-format.h"
#include "page-test.h"
#include "sales/tandem-deal-list-sums.h"
#include "sales/tandem-deals-page.h"
#include "store/tandem-connection.h"
#include "widgets/tandem-record-table.h"
#include "widgets/tandem-sums-bar.h"

typedef PageTest Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  page_test_make_firm (self, page_test_fill_sample);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  page_test_close_firm (self);
}

static GArray *
list_ids (TandemConnection *reader, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (reader, sql, &error);
  GArray *ids;

  g_assert_no_error (error);
  ids = tandem_statement_collect_ids (statement, &error);
  g_assert_no_error (error);
  return ids;
}

static void
load (TandemConnection *reader, const char *sql, gboolean of_selection, TandemSumsWords *sums)
{
  g_autoptr (GArray) ids = list_ids (reader, sql);
  g_autoptr (GError) error = NULL;

  tandem_deal_list_sums_load (reader, (const gint64 *) ids->data, ids->len, of_selection, sums, NULL, &error);
  g_assert_no_error (error);
}

static gint64
count (TandemConnection *reader, const char *sql)
{
  gint64 n = -1;

  g_assert_true (tandem_connection_get_int64 (reader, sql, &n, NULL));
  return n;
}

static void
assert_money (TandemSumsWords *sums, guint place, const char *pattern, gint64 minor)
{
  g_autofree char *amount = tandem_format_money_whole (minor, "EUR");
  g_autofree char *words = g_strdup_printf ("%s%s", pattern, amount);

  g_assert_cmpint (minor, >, 0);
  g_assert_cmpstr (sums->words->pdata[place], ==, words);
}

#define OF_KIND(kind)                                                                                                  \
  "SELECT sum (d.amount_minor) FROM deal AS d JOIN stage AS s ON s.id = d.stage_id"                                    \
  " WHERE d.currency = 'EUR' AND d.deleted_at IS NULL AND s.kind = '" kind "'"

/* What is open, won and lost, against plain SQL. */
static void
test_recount (Fixture *self, gconstpointer data)
{
  g_autoptr (TandemConnection) reader = tandem_connection_open (self->file.path, TANDEM_CONNECTION_READ, NULL);
  g_autofree char *n = tandem_format_count (count (reader, "SELECT count(*) FROM deal WHERE currency = 'EUR'"
                                                           " AND deleted_at IS NULL"));
  g_autofree char *all = g_strdup_printf ("%s deals", n);
  TandemSumsWords sums = { 0 };

  load (reader, "SELECT id FROM deal WHERE currency = 'EUR' ORDER BY title", FALSE, &sums);
  g_assert_cmpuint (sums.words->len, ==, 5);
  g_assert_cmpstr (sums.words->pdata[0], ==, all);
  assert_money (&sums, 1, "Open ", count (reader, OF_KIND ("open")));
  assert_money (&sums, 2, "Weighted ≈ ",
                count (reader,
                       "SELECT sum (w) FROM (SELECT sum (coalesce (d.amount_minor, 0)"
                       " * coalesce (d.probability, s.probability)) / 100 AS w FROM deal AS d JOIN stage AS s"
                       " ON s.id = d.stage_id WHERE d.currency = 'EUR' AND d.deleted_at IS NULL AND s.kind = 'open'"
                       " GROUP BY s.id) AS stages"));
  assert_money (&sums, 3, "Won ", count (reader, OF_KIND ("won")));
  assert_money (&sums, 4, "Lost ", count (reader, OF_KIND ("lost")));
  g_assert_null (sums.note);
  tandem_sums_words_clear (&sums);
}

/* Of one kind alone, of several currencies, of nothing. */
static void
test_parts (Fixture *self, gconstpointer data)
{
  g_autoptr (TandemConnection) reader = tandem_connection_open (self->file.path, TANDEM_CONNECTION_READ, NULL);
  TandemSumsWords sums = { 0 };

  load (reader,
        "SELECT d.id FROM deal AS d JOIN stage AS s ON s.id = d.stage_id WHERE s.kind = 'lost' AND d.currency = 'EUR'",
        TRUE, &sums);
  g_assert_cmpuint (sums.words->len, ==, 2);
  g_assert_true (g_str_has_suffix (sums.words->pdata[0], " deals selected"));
  g_assert_true (g_str_has_prefix (sums.words->pdata[1], "Lost €"));
  tandem_sums_words_clear (&sums);

  g_assert_cmpint (count (reader, "SELECT count(*) FROM deal WHERE currency <> 'EUR' AND deleted_at IS NULL"), >, 0);
  load (reader, "SELECT id FROM deal", FALSE, &sums);
  if (count (reader, "SELECT count(*) FROM exchange_rate") > 0)
    g_assert_nonnull (sums.note);
  else
    g_assert_nonnull (strstr (sums.words->pdata[1], " + "));
  tandem_sums_words_clear (&sums);

  load (reader, "SELECT id FROM deal WHERE id < 0", FALSE, &sums);
  g_assert_cmpuint (sums.words->len, ==, 0);
  tandem_sums_words_clear (&sums);
}

static gboolean
says (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text);
}

/* Below the list stands what it adds up to, or what several that are selected do. */
static void
test_shown (Fixture *self, gconstpointer data)
{
  GtkSelectionModel *selection;
  g_autofree char *all = NULL;

  page_test_show (self, TANDEM_TYPE_DEALS_PAGE, 1200);
  gtk_widget_activate_action (self->page, "deals.view", "s", "list");
  selection = GTK_SELECTION_MODEL (
      tandem_record_table_get_list (TANDEM_RECORD_TABLE (ui_test_find_type (self->page, TANDEM_TYPE_RECORD_TABLE))));
  UI_TEST_WAIT (g_list_model_get_n_items (G_LIST_MODEL (selection)) > 2
                    && g_list_model_get_n_items (G_LIST_MODEL (selection))
                           == tandem_record_list_get_length (TANDEM_RECORD_LIST (selection)),
                20, "the deals");
  all = g_strdup_printf ("%u deals", g_list_model_get_n_items (G_LIST_MODEL (selection)));
  UI_TEST_WAIT (ui_test_find (self->page, says, all), 20, "how many there are");
  gtk_selection_model_select_item (selection, 0, TRUE);
  gtk_selection_model_select_item (selection, 1, FALSE);
  UI_TEST_WAIT (ui_test_find (self->page, says, "2 deals selected"), 20, "how many are selected");
}

static gboolean
begins_with (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_label (GTK_LABEL (widget)), text);
}

static gboolean
nothing_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static void
answered_cb (GObject *store, GAsyncResult *result, gpointer is_answered)
{
  *(gboolean *) is_answered = tandem_store_run_finish (TANDEM_STORE (store), result, NULL);
}

/* Whatever the bar has to ask is asked, and its thread answers in turn. */
static void
wait_for_answers (Fixture *self)
{
  gboolean is_answered = FALSE;

  while (g_main_context_iteration (NULL, FALSE))
    ;
  tandem_store_run_async (tandem_workspace_get_store (self->workspace), TANDEM_STORE_ANALYSE, nothing_cb, NULL, NULL,
                          NULL, answered_cb, &is_answered);
  UI_TEST_WAIT (is_answered, 20, "an answer");
}

/* As many other deals tell no rows that came, and are added up nevertheless; of the first of more nothing is. */
static void
test_as_many_others (Fixture *self, gconstpointer data)
{
  g_autoptr (TandemConnection) reader = tandem_connection_open (self->file.path, TANDEM_CONNECTION_READ, NULL);
  GtkWidget *table, *bar;
  TandemRecordList *list;

  page_test_show (self, TANDEM_TYPE_DEALS_PAGE, 1200);
  gtk_widget_activate_action (self->page, "deals.view", "s", "list");
  table = ui_test_find_type (self->page, TANDEM_TYPE_RECORD_TABLE);
  bar = ui_test_find_type (table, TANDEM_TYPE_SUMS_BAR);
  list = tandem_record_table_get_list (TANDEM_RECORD_TABLE (table));
  UI_TEST_WAIT (ui_test_find (bar, begins_with, "Weighted"), 20, "the sums");
  tandem_record_list_set_ids (list,
                              list_ids (reader, "SELECT min (id) FROM deal WHERE closed_on IS NOT NULL"
                                                " AND stage_id = (SELECT min (id) FROM stage WHERE kind = 'won')"));
  UI_TEST_WAIT (ui_test_find (bar, says, "1 deal") && ui_test_find (bar, begins_with, "Won"), 20, "one that was won");
  tandem_sums_bar_set_part (TANDEM_SUMS_BAR (bar), TRUE);
  tandem_record_list_set_ids (list,
                              list_ids (reader, "SELECT min (id) FROM deal WHERE closed_on IS NOT NULL"
                                                " AND stage_id = (SELECT min (id) FROM stage WHERE kind = 'lost')"));
  wait_for_answers (self);
  g_assert_nonnull (ui_test_find (bar, begins_with, "Won"));
  tandem_sums_bar_set_part (TANDEM_SUMS_BAR (bar), FALSE);
  UI_TEST_WAIT (ui_test_find (bar, begins_with, "Lost"), 20, "one that was lost");
  g_assert_null (ui_test_find (bar, begins_with, "Won"));
  tandem_record_list_set_ids (list,
                              list_ids (reader, "SELECT min (id) FROM deal WHERE closed_on IS NOT NULL"
                                                " AND stage_id = (SELECT min (id) FROM stage WHERE kind = 'won')"));
  UI_TEST_WAIT (ui_test_find (bar, begins_with, "Won"), 20, "as many others");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/sales/deal-list-sums/recount", Fixture, NULL, set_up, test_recount, tear_down);
  g_test_add ("/sales/deal-list-sums/parts", Fixture, NULL, set_up, test_parts, tear_down);
  g_test_add ("/sales/deal-list-sums/shown", Fixture, NULL, set_up, test_shown, page_test_tear_down);
  g_test_add ("/sales/deal-list-sums/as-many-others", Fixture, NULL, set_up, test_as_many_others, page_test_tear_down);
  return g_test_run ();
}
