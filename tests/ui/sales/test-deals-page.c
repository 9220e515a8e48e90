/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "act/tandem-act-deal.h"
#include "act/tandem-act-history.h"
#include "board-test.h"
#include "model/tandem-deal.h"
#include "sales/tandem-deal-card.h"
#include "sales/tandem-deal-dialog.h"
#include "sales/tandem-deal-lost-dialog.h"
#include "widgets/tandem-currency-row.h"
#include "widgets/tandem-reference-row.h"

typedef PageTest Fixture;

static void
undo (Fixture *self)
{
  tandem_act_undo_async (tandem_workspace_get_store (self->workspace), NULL, NULL, NULL, NULL);
}

static gboolean
has_focus (TandemBoardColumn *column)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (column)));

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (column));
}

static void
test_cards (Fixture *self, gconstpointer data)
{
  board_test_wait (self, BOARD_TEST_ALL);
  g_assert_cmpstr (tandem_board_column_get_name (board_test_get_column (self, 2)), ==, "Proposal");
  g_assert_cmpuint (tandem_board_column_get_n_rows (board_test_get_column (self, 1)), ==, 0);
}

/* All of it can be seen where the page is 980 px wide; what is over shares the last place. */
static void
test_places (Fixture *self, gconstpointer data)
{
  graphene_point_t won, lost;
  GtkWidget *board;
  int width;

  board_test_wait (self, BOARD_TEST_ALL);
  board = gtk_widget_get_parent (GTK_WIDGET (board_test_get_column (self, 0)));
  gtk_widget_measure (board, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 980);
  g_assert_cmpstr (tandem_board_column_get_kind (board_test_get_column (self, 4)), ==, "won");
  g_assert_cmpstr (tandem_board_column_get_kind (board_test_get_column (self, 5)), ==, "lost");
  while (gtk_widget_get_height (GTK_WIDGET (board_test_get_column (self, 5))) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (
      gtk_widget_compute_point (GTK_WIDGET (board_test_get_column (self, 4)), board, graphene_point_zero (), &won));
  g_assert_true (
      gtk_widget_compute_point (GTK_WIDGET (board_test_get_column (self, 5)), board, graphene_point_zero (), &lost));
  g_assert_cmpfloat (won.x, ==, lost.x);
  g_assert_cmpfloat (won.y, <, lost.y);
}

static gboolean
win_some_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *stage_id = data;

  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (TandemRecord) deal = TANDEM_RECORD (tandem_deal_new ());

      tandem_record_set_text (deal, TANDEM_DEAL_TITLE, "Won");
      tandem_record_set_text (deal, TANDEM_DEAL_CURRENCY, "EUR");
      if (!tandem_act_save_deal (connection, deal, "Firm", *stage_id, error))
        return FALSE;
    }
  return TRUE;
}

/* What was won is not cut off while an empty Lost below it has room to give. */
static void
test_won_has_room (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *scroller, *won;
  GtkAdjustment *place;
  gint64 stage_id;

  board_test_wait (self, BOARD_TEST_ALL);
  won = GTK_WIDGET (board_test_get_column (self, 4));
  stage_id = tandem_board_column_get_stage_id (TANDEM_BOARD_COLUMN (won));
  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, win_some_cb, &stage_id, NULL,
                    &error);
  g_assert_no_error (error);
  board_test_wait (self, BOARD_TEST_ALL "; 4 Won; 4 Won; 4 Won; 4 Won; 4 Won; 4 Won");
  scroller = ui_test_find_type (won, GTK_TYPE_SCROLLED_WINDOW);
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  WAIT_FOR (gtk_widget_get_height (won) > 0 && gtk_adjustment_get_upper (place) > 100);
  g_assert_cmpfloat (gtk_adjustment_get_upper (place), <=, gtk_adjustment_get_page_size (place));
}

/* A board that is left open over midnight: what is late by now is also told to who cannot see it. */
static void
test_another_day (Fixture *self, gconstpointer data)
{
  TandemBoardColumn *column;
  g_autofree char *before = NULL, *after = NULL;
  GtkWidget *card;

  board_test_wait (self, BOARD_TEST_ALL);
  column = board_test_get_column (self, 2);
  card = ui_test_find_type (GTK_WIDGET (column), TANDEM_TYPE_DEAL_CARD);
  before = tandem_deal_card_speak (TANDEM_DEAL_CARD (card));
  gtk_test_accessible_assert_property (gtk_widget_get_parent (card), GTK_ACCESSIBLE_PROPERTY_LABEL, before);
  tandem_board_column_set_today (column, "2200-01-01");
  after = tandem_deal_card_speak (TANDEM_DEAL_CARD (card));
  g_assert_cmpstr (before, !=, after);
  gtk_test_accessible_assert_property (gtk_widget_get_parent (card), GTK_ACCESSIBLE_PROPERTY_LABEL, after);
}

static void
test_keys (Fixture *self, gconstpointer data)
{
  g_autoptr (TandemDealRow) beta = NULL;
  guint limit;

  board_test_wait (self, BOARD_TEST_ALL);
  tandem_board_column_focus_place (board_test_get_column (self, 2), 0);
  limit = g_timeout_add_seconds (10, board_test_fail_cb, self);
  while (!has_focus (board_test_get_column (self, 2)))
    g_main_context_iteration (NULL, TRUE);
  board_test_send ("key alt+Right");
  board_test_wait (self, "0 Alpha; 3 Beta");
  while (!has_focus (board_test_get_column (self, 3)))
    g_main_context_iteration (NULL, TRUE);
  beta = tandem_board_column_dup_selected (board_test_get_column (self, 3));
  g_assert_cmpstr (beta->title, ==, "Beta");
  board_test_send ("key alt+Left");
  board_test_wait (self, BOARD_TEST_ALL);
  while (!has_focus (board_test_get_column (self, 2)))
    g_main_context_iteration (NULL, TRUE);
  board_test_send ("key Left");
  while (!has_focus (board_test_get_column (self, 0)))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
}

static void
test_win (Fixture *self, gconstpointer data)
{
  board_test_wait (self, BOARD_TEST_ALL);
  tandem_board_column_focus_place (board_test_get_column (self, 2), 0);
  gtk_widget_activate_action (self->page, "deal.win", NULL);
  board_test_wait (self, "0 Alpha; 4 Beta");
  undo (self);
  board_test_wait (self, BOARD_TEST_ALL);
}

static void
test_lose (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;

  board_test_wait (self, BOARD_TEST_ALL);
  tandem_board_column_focus_place (board_test_get_column (self, 2), 0);
  gtk_widget_activate_action (self->page, "deal.lose", NULL);
  dialog = ui_test_find_type (self->window, TANDEM_TYPE_DEAL_LOST_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_false (gtk_widget_is_sensitive (adw_dialog_get_default_widget (ADW_DIALOG (dialog))));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_test_find_type (dialog, GTK_TYPE_CHECK_BUTTON)), TRUE);
  g_assert_true (gtk_widget_is_sensitive (adw_dialog_get_default_widget (ADW_DIALOG (dialog))));
  g_signal_emit_by_name (adw_dialog_get_default_widget (ADW_DIALOG (dialog)), "clicked");
  board_test_wait (self, "0 Alpha; 5 Beta");
  undo (self);
  board_test_wait (self, BOARD_TEST_ALL);
}

/* What it asks for, and of which deal, is seen where it begins. */
static void
test_lost_deal_is_named (Fixture *self, gconstpointer data)
{
  guint limit = g_timeout_add_seconds (10, board_test_fail_cb, self);
  GtkWidget *dialog, *group, *reason;

  board_test_wait (self, BOARD_TEST_ALL);
  tandem_board_column_focus_place (board_test_get_column (self, 2), 0);
  gtk_window_set_focus_visible (GTK_WINDOW (self->window), FALSE);
  gtk_widget_activate_action (self->page, "deal.lose", NULL);
  dialog = ui_test_find_type (self->window, TANDEM_TYPE_DEAL_LOST_DIALOG);
  group = ui_test_find_type (dialog, ADW_TYPE_PREFERENCES_GROUP);
  g_assert_cmpstr (adw_preferences_group_get_description (ADW_PREFERENCES_GROUP (group)), ==, "Beta · Firm · €1,200");
  reason = ui_test_find_type (dialog, GTK_TYPE_CHECK_BUTTON);
  while (!(gtk_widget_get_state_flags (reason) & GTK_STATE_FLAG_FOCUS_VISIBLE))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
}

static GtkWidget *
find_row (GtkWidget *dialog, const char *title)
{
  GtkWidget *row;

  for (guint i = 0, n = 0; (row = ui_test_find_nth (dialog, ADW_TYPE_ENTRY_ROW, &n)); n = ++i)
    if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
      return row;
  g_assert_not_reached ();
}

/* Nothing is made without a title; owner and currency are those of who makes it, until others are chosen. */
static void
test_no_title (Fixture *self, gconstpointer data)
{
  TandemStore *store = tandem_workspace_get_store (self->workspace);
  g_autoptr (GPtrArray) found = NULL;
  GtkWidget *dialog, *title, *add, *owner;

  board_test_wait (self, BOARD_TEST_ALL);
  gtk_widget_activate_action (self->page, "deal.new", NULL);
  dialog = ui_test_find_type (self->window, TANDEM_TYPE_DEAL_DIALOG);
  title = find_row (dialog, "Title");
  add = adw_dialog_get_default_widget (ADW_DIALOG (dialog));
  owner = ui_test_find_type (dialog, TANDEM_TYPE_REFERENCE_ROW);
  WAIT_FOR (gtk_widget_get_sensitive (owner));
  g_assert_cmpint (tandem_reference_row_get_id (TANDEM_REFERENCE_ROW (owner)), ==,
                   tandem_workspace_get_person_id (self->workspace));
  g_assert_false (gtk_widget_get_sensitive (add));
  gtk_editable_set_text (GTK_EDITABLE (title), "  ");
  g_assert_false (gtk_widget_get_sensitive (add));
  gtk_editable_set_text (GTK_EDITABLE (title), "Gamma");
  g_assert_true (gtk_widget_get_sensitive (add));
  g_assert_nonnull (find_row (dialog, "Amount (EUR)"));
  tandem_currency_row_set_code (TANDEM_CURRENCY_ROW (ui_test_find_type (dialog, TANDEM_TYPE_CURRENCY_ROW)), "JPY");
  gtk_editable_set_text (GTK_EDITABLE (find_row (dialog, "Amount (JPY)")), "500");
  adw_combo_row_set_selected (ADW_COMBO_ROW (owner), 0);
  g_signal_emit_by_name (add, "clicked");
  board_test_wait (self, "0 Alpha; 0 Gamma; 2 Beta");
  found = tandem_record_load_where (tandem_store_get_list_connection (store), TANDEM_TYPE_DEAL,
                                    "deleted_at IS NULL ORDER BY id DESC LIMIT 1", 0, NULL);
  g_assert_cmpstr (tandem_record_get_text (found->pdata[0], TANDEM_DEAL_CURRENCY), ==, "JPY");
  g_assert_cmpint (tandem_record_get_integer (found->pdata[0], TANDEM_DEAL_AMOUNT_MINOR), ==, 500);
  g_assert_true (tandem_record_is_null (found->pdata[0], TANDEM_DEAL_OWNER_ID));
}

static gboolean
has_amount (Fixture *self, const char *text)
{
  GtkWidget *row;

  for (guint i = 0, n = 0; (row = ui_test_find_nth (self->page, ADW_TYPE_ENTRY_ROW, &n)); n = ++i)
    if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), text))
      return TRUE;
  return FALSE;
}

static void
test_amount (Fixture *self, gconstpointer data)
{
  guint limit = g_timeout_add_seconds (10, board_test_fail_cb, self);

  board_test_wait (self, BOARD_TEST_ALL);
  tandem_board_column_focus_place (board_test_get_column (self, 0), 0);
  gtk_widget_activate_action (self->page, "deal.open", NULL);
  while (!has_amount (self, "90,071,992,547,409.93"))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
}

/* What can't be read is said back as it was typed, whatever that was; what is below nothing is marked like it. */
static void
test_bad_amount (Fixture *self, gconstpointer data)
{
  guint nth_title = 0, nth_row = 2; /* after the title and the company */
  GtkWidget *dialog, *banner, *amount;

  board_test_wait (self, BOARD_TEST_ALL);
  gtk_widget_activate_action (self->page, "deal.new", NULL);
  dialog = ui_test_find_type (self->window, TANDEM_TYPE_DEAL_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find_nth (dialog, ADW_TYPE_ENTRY_ROW, &nth_title)), "Desks");
  while (!gtk_widget_is_sensitive (adw_dialog_get_default_widget (ADW_DIALOG (dialog))))
    g_main_context_iteration (NULL, TRUE);
  amount = ui_test_find_nth (dialog, ADW_TYPE_ENTRY_ROW, &nth_row);
  gtk_editable_set_text (GTK_EDITABLE (amount), "5 & <6>");
  g_signal_emit_by_name (adw_dialog_get_default_widget (ADW_DIALOG (dialog)), "clicked");
  banner = ui_test_find_type (dialog, ADW_TYPE_BANNER);
  g_assert_true (adw_banner_get_revealed (ADW_BANNER (banner)));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (ui_test_find_type (banner, GTK_TYPE_LABEL))), "5 & <6>"));
  gtk_editable_set_text (GTK_EDITABLE (amount), "-5");
  g_assert_false (gtk_widget_has_css_class (amount, "error"));
  g_signal_emit_by_name (adw_dialog_get_default_widget (ADW_DIALOG (dialog)), "clicked");
  g_assert_true (gtk_widget_has_css_class (amount, "error"));
}

static void
test_empty (Fixture *self, gconstpointer data)
{
  guint limit = g_timeout_add_seconds (10, board_test_fail_cb, self);
  GtkWidget *status;
  gboolean is_seen = FALSE;

  while (!is_seen)
    {
      g_main_context_iteration (NULL, TRUE);
      for (guint i = 0, n = 0; (status = ui_test_find_nth (self->page, ADW_TYPE_STATUS_PAGE, &n)); n = ++i)
        is_seen |= gtk_widget_get_mapped (status) && g_str_equal (adw_status_page_get_title (ADW_STATUS_PAGE (status)), "No deals yet");
    }
  g_source_remove (limit);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/sales/deals-page/cards", Fixture, GINT_TO_POINTER (TRUE), board_test_set_up, test_cards,
              board_test_tear_down);
  g_test_add ("/sales/deals-page/places", Fixture, GINT_TO_POINTER (TRUE), board_test_set_up, test_places,
              board_test_tear_down);
  g_test_add ("/sales/deals-page/won-has-room", Fixture, GINT_TO_POINTER (TRUE), board_test_set_up, test_won_has_room,
              board_test_tear_down);
  g_test_add ("/sales/deals-page/another-day", Fixture, GINT_TO_POINTER (TRUE), board_test_set_up, test_another_day,
              board_test_tear_down);
  g_test_add ("/sales/deals-page/keys", Fixture, GINT_TO_POINTER (TRUE), board_test_set_up, test_keys,
              board_test_tear_down);
  g_test_add ("/sales/deals-page/win", Fixture, GINT_TO_POINTER (TRUE), board_test_set_up, test_win,
              board_test_tear_down);
  g_test_add ("/sales/deals-page/lose", Fixture, GINT_TO_POINTER (TRUE), board_test_set_up, test_lose,
              board_test_tear_down);
  g_test_add ("/sales/deals-page/lost-deal-is-named", Fixture, GINT_TO_POINTER (TRUE), board_test_set_up,
              test_lost_deal_is_named, board_test_tear_down);
  g_test_add ("/sales/deals-page/no-title", Fixture, GINT_TO_POINTER (TRUE), board_test_set_up, test_no_title,
              board_test_tear_down);
  g_test_add ("/sales/deals-page/amount", Fixture, GINT_TO_POINTER (TRUE), board_test_set_up, test_amount,
              board_test_tear_down);
  g_test_add ("/sales/deals-page/bad-amount", Fixture, GINT_TO_POINTER (TRUE), board_test_set_up, test_bad_amount,
              board_test_tear_down);
  g_test_add ("/sales/deals-page/empty", Fixture, NULL, board_test_set_up, test_empty, board_test_tear_down);
  return g_test_run ();
}
