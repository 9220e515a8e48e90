/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The board of another day: what a deal was called, weighed and filtered by then, that it rotted, and how one gets back. A deal is
 * sixty days old; it was one of chairs, and is one of sofas since today. */
#include "act/tandem-act-deal.h"
#include "base/tandem-date.h"
#include "deal-test.h"
#include "model/tandem-deal-query.h"
#include "model/tandem-deal.h"
#include "model/tandem-stage.h"
#include "page-test.h"
#include "sales/tandem-board-head.h"
#include "sales/tandem-deal-board.h"
#include "sales/tandem-deal-card.h"
#include "sales/tandem-deal-dialog.h"
#include "sales/tandem-forecast-view.h"
#include "sales/tandem-past-board.h"
#include "sales/tandem-time-travel-bar.h"
#include "store/tandem-connection.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-record-table.h"

typedef DealTest Fixture;

/* --- what there is ------------------------------------------------------------------------------------------------- */

static gboolean
add_chairs_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *self = data;
  g_autoptr (TandemRecord) deal = TANDEM_RECORD (tandem_deal_new ());
  g_autoptr (GPtrArray) stages
      = tandem_record_load_where (connection, TANDEM_TYPE_STAGE, "deleted_at IS NULL ORDER BY position, id", 0, error);

  tandem_change_set_begin (connection, "Chairs");
  tandem_change_set_set_at (connection, self->then);
  tandem_record_set_created_at (deal, self->then);
  tandem_record_set_text (deal, TANDEM_DEAL_TITLE, "Chairs");
  tandem_record_set_text (deal, TANDEM_DEAL_CURRENCY, "EUR");
  tandem_record_set_integer (deal, TANDEM_DEAL_AMOUNT_MINOR, 50000);
  tandem_record_set_text (deal, TANDEM_DEAL_NEXT_STEP, "Measure the hall");
  if (!tandem_act_save_deal (connection, deal, "Firm", tandem_record_get_id (stages->pdata[0]), error))
    return FALSE;
  self->deal_id = tandem_record_get_id (deal);
  return TRUE;
}

static gboolean
change_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *self = data;
  g_autoptr (TandemRecord) deal = tandem_record_load (connection, TANDEM_TYPE_DEAL, self->deal_id, error);

  tandem_record_set_text (deal, TANDEM_DEAL_TITLE, "Sofas");
  tandem_record_set_integer (deal, TANDEM_DEAL_AMOUNT_MINOR, 900000);
  tandem_record_set_text (deal, TANDEM_DEAL_NEXT_STEP, "Send the bill");
  return tandem_act_save_deal (connection, deal, "Firm", tandem_record_get_integer (deal, TANDEM_DEAL_STAGE_ID), error);
}

static void
run (Fixture *self, TandemStoreFunc func)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, func, self, NULL, &error);
  g_assert_no_error (error);
}

/* @is_in_journal: whether the act that entered the deal is as old as the deal, and not its history alone */
static void
make_past (Fixture *self, gboolean is_in_journal)
{
  g_autofree char *sql = NULL;

  self->then = tandem_instant_from_ms (g_get_real_time () / 1000 - 60 * 86400000L);
  run (self, add_chairs_cb);
  sql = g_strdup_printf ("UPDATE change_set SET at = '%s' WHERE label = 'Chairs'", self->then);
  if (is_in_journal)
    execute_sql (self->file.path, sql);
  run (self, change_cb);
  g_clear_pointer (&self->then, g_free);
}

/* --- what is seen -------------------------------------------------------------------------------------------------- */

static GtkWidget *
get_past (Fixture *self)
{
  return deal_test_find (self->page, TANDEM_TYPE_PAST_BOARD);
}

static gboolean
has_card (Fixture *self, gconstpointer data)
{
  GtkWidget *card = deal_test_find (get_past (self), TANDEM_TYPE_DEAL_CARD);
  TandemDealRow *row = card ? tandem_deal_card_get_row (TANDEM_DEAL_CARD (card)) : NULL;

  return row && gtk_widget_get_mapped (card) && g_str_equal (row->title, data);
}

static gboolean
has_no_card (Fixture *self, gconstpointer data)
{
  return gtk_widget_get_mapped (get_past (self)) && deal_test_find (get_past (self), TANDEM_TYPE_DEAL_CARD) == NULL;
}

static gboolean
is_label (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), data);
}

static void
assert_says (GtkWidget *widget, const char *text)
{
  if (ui_test_find (widget, is_label, text) == NULL)
    g_error ("nothing says %s", text);
}

static GtkWidget *
get_travel_bar (Fixture *self)
{
  return deal_test_find (self->page, TANDEM_TYPE_TIME_TRAVEL_BAR);
}

static void
ask_title (Fixture *self, const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json = g_strdup_printf ("{\"field\":\"title\",\"is\":\"contains\",\"values\":[\"%s\"]}", title);
  g_autoptr (TandemCondition) condition = tandem_condition_new_from_json (TANDEM_ENTITY_DEAL, json, &error);

  g_assert_no_error (error);
  tandem_filter_set_condition (tandem_record_table_get_filter (
                                   TANDEM_RECORD_TABLE (deal_test_find (self->page, TANDEM_TYPE_RECORD_TABLE))),
                               condition);
}

/* Thirty days ago: the slider begins there. The filter of all views is found at the list. */
static void
travel (Fixture *self)
{
  gtk_widget_activate_action (GTK_WIDGET (deal_test_get_record (self)), "deal.close", NULL);
  gtk_widget_activate_action (self->page, "deals.view", "s", "list");
  gtk_widget_activate_action (self->page, "deals.view", "s", "board");
  gtk_widget_activate_action (self->page, "deals.travel", NULL);
  deal_test_wait (self, has_card, "Chairs", "the chairs of then");
}

static gboolean
has_note (Fixture *self, gconstpointer data)
{
  return ui_test_find (self->page, is_label, data) != NULL;
}

static const char told[] = "1 deal was entered after this day: the filter takes what was entered first for Title";

/* --- tests --------------------------------------------------------------------------------------------------------- */

/* Its head and its card are those of then; so is what the filter asks. */
static void
test_board (Fixture *self, gconstpointer data)
{
  g_autofree char *spoken = NULL;
  GtkWidget *card;

  make_past (self, TRUE);
  travel (self);
  assert_says (get_past (self), "10%");
  assert_says (get_past (self), "€500");
  assert_says (get_past (self), "≈ €50");
  assert_says (self->page, "1 open · €500");
  card = deal_test_find (get_past (self), TANDEM_TYPE_DEAL_CARD);
  assert_says (card, "30 d");
  assert_says (card, "Measure the hall");
  spoken = tandem_deal_card_speak (TANDEM_DEAL_CARD (card));
  g_assert_nonnull (strstr (spoken, "rotting"));
  ask_title (self, "sofa");
  deal_test_wait (self, has_no_card, NULL, "no sofas then");
  assert_says (self->page, "0 open");
  ask_title (self, "CHAIR");
  deal_test_wait (self, has_card, "Chairs", "the chairs that are asked for");
  g_assert_false (has_note (self, told));
}

/* Of what was entered since nobody knows how it was called then, and the window says so, on the board and over the forecast. */
static void
test_note (Fixture *self, gconstpointer data)
{
  make_past (self, FALSE);
  travel (self);
  g_assert_false (has_note (self, told));
  ask_title (self, "chair");
  deal_test_wait (self, has_note, told, "what the filter takes");
  gtk_widget_activate_action (self->page, "deals.view", "s", "forecast");
  deal_test_wait (self, has_note, told, "what the filter takes over the forecast");
  gtk_widget_activate_action (self->page, "deals.today", NULL);
  gtk_widget_activate_action (self->page, "deals.view", "s", "board");
  g_assert_false (has_note (self, told));
}

/* Who wants a new deal there is led back to today, and is told so before. */
static void
test_new (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;

  make_past (self, TRUE);
  travel (self);
  g_assert_true (gtk_widget_get_visible (get_travel_bar (self)));
  tandem_page_create_new (TANDEM_PAGE (self->page));
  dialog = deal_test_find (self->window, TANDEM_TYPE_DEAL_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_false (gtk_widget_get_visible (get_travel_bar (self)));
  g_assert_false (gtk_widget_get_mapped (get_past (self)));
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static gboolean
has_tooltip (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), data) == 0;
}

static GtkWidget *
find_button (Fixture *self, const char *tooltip)
{
  return ui_test_find (self->page, has_tooltip, tooltip);
}

static void
expect_day (Fixture *self, int days_ago)
{
  g_autofree char *today = tandem_date_today (tandem_workspace_get_time_zone (self->workspace));
  g_autofree char *wanted = tandem_date_add_days (today, -days_ago);
  g_autofree char *day = tandem_time_travel_bar_dup_day (TANDEM_TIME_TRAVEL_BAR (get_travel_bar (self)));

  g_assert_cmpstr (day, ==, wanted);
}

/* A day is reached by a button and by the calendar, too; there is none after today. */
static void
test_days (Fixture *self, gconstpointer data)
{
  GtkWidget *calendar;
  GtkWidget *before, *after;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);

  make_past (self, TRUE);
  travel (self);
  calendar = deal_test_find (get_travel_bar (self), GTK_TYPE_CALENDAR);
  before = find_button (self, "One day back");
  after = find_button (self, "One day forward");
  expect_day (self, 30);
  g_signal_emit_by_name (before, "clicked");
  expect_day (self, 31);
  g_signal_emit_by_name (after, "clicked");
  g_signal_emit_by_name (after, "clicked");
  expect_day (self, 29);
  gtk_calendar_select_day (GTK_CALENDAR (calendar), yesterday);
  expect_day (self, 1);
  g_signal_emit_by_name (after, "clicked");
  expect_day (self, 0);
  g_assert_false (gtk_widget_get_sensitive (after));
  g_assert_true (gtk_widget_get_sensitive (before));
}

static gboolean
is_past (Fixture *self)
{
  gboolean past;

  g_object_get (self->page, "past", &past, NULL);
  return past;
}

/* The clock is pressed while another day is looked at, and leads back; there is no New meanwhile. */
static void
test_clock (Fixture *self, gconstpointer data)
{
  GtkWidget *clock, *add;

  make_past (self, TRUE);
  travel (self);
  clock = find_button (self, "As it was on another day");
  add = find_button (self, "New deal");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (clock)));
  g_assert_false (gtk_widget_get_visible (add));
  g_signal_emit_by_name (clock, "clicked");
  g_assert_false (is_past (self));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (clock)));
  g_assert_true (gtk_widget_get_visible (add));
  g_signal_emit_by_name (clock, "clicked");
  g_assert_true (is_past (self));
  gtk_widget_activate_action (self->page, "deals.view", "s", "list");
  g_assert_false (is_past (self));
}

/* A card opens its deal; from there it goes back to the day. */
static void
test_open (Fixture *self, gconstpointer data)
{
  g_autofree char *toast = NULL;

  make_past (self, TRUE);
  travel (self);
  page_test_follow_toasts (self->window, &toast);
  g_signal_emit_by_name (deal_test_find (get_past (self), GTK_TYPE_GRID_VIEW), "activate", 0);
  deal_test_wait (self, deal_test_is_shown, NULL, "the record");
  g_assert_cmpstr (toast, ==, "The record is of today");
  g_assert_false (gtk_widget_get_mapped (get_past (self)));
  gtk_widget_activate_action (GTK_WIDGET (deal_test_get_record (self)), "deal.close", NULL);
  g_assert_true (is_past (self));
  deal_test_wait (self, has_card, "Chairs", "the chairs of then");
}

static gboolean
trash_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, ((Fixture *) data)->deal_id);
  return tandem_act_trash (connection, "Trash", TANDEM_TYPE_DEAL, ids, NULL, error);
}

/* One that went to the trash since then has no record: this is said, and not that there is one of today. */
static void
test_open_trashed (Fixture *self, gconstpointer data)
{
  g_autofree char *toast = NULL;

  make_past (self, TRUE);
  travel (self);
  run (self, trash_cb);
  page_test_follow_toasts (self->window, &toast);
  g_signal_emit_by_name (deal_test_find (get_past (self), GTK_TYPE_GRID_VIEW), "activate", 0);
  WAIT_FOR (toast);
  g_assert_cmpstr (toast, ==, "This deal is in the trash");
  WAIT_FOR (gtk_widget_get_mapped (get_past (self)));
  g_assert_true (is_past (self));
}

int
main (int argc, char **argv)
{
  gpointer wide = GINT_TO_POINTER (1400);

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/sales/past-board/board", Fixture, wide, deal_test_set_up, test_board, deal_test_tear_down);
  g_test_add ("/sales/past-board/note", Fixture, wide, deal_test_set_up, test_note, deal_test_tear_down);
  g_test_add ("/sales/past-board/new", Fixture, wide, deal_test_set_up, test_new, deal_test_tear_down);
  g_test_add ("/sales/past-board/days", Fixture, wide, deal_test_set_up, test_days, deal_test_tear_down);
  g_test_add ("/sales/past-board/clock", Fixture, wide, deal_test_set_up, test_clock, deal_test_tear_down);
  g_test_add ("/sales/past-board/open", Fixture, wide, deal_test_set_up, test_open, deal_test_tear_down);
  g_test_add ("/sales/past-board/open-trashed", Fixture, wide, deal_test_set_up, test_open_trashed,
              deal_test_tear_down);
  return g_test_run ();
}
