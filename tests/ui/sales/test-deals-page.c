/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <gdk/x11/gdkx.h>

#include "act/tandem-act-deal.h"
#include "act/tandem-act-history.h"
#include "model/tandem-deal.h"
#include "model/tandem-stage.h"
#include "page-test.h"
#include "sales/tandem-board-column.h"
#include "sales/tandem-deal-card.h"
#include "sales/tandem-deal-dialog.h"
#include "sales/tandem-deal-lost-dialog.h"
#include "sales/tandem-deals-page.h"
#include "widgets/tandem-currency-row.h"
#include "widgets/tandem-reference-row.h"

typedef PageTest Fixture;

static const struct {
  const char *title;
  guint stage;
  gint64 amount_minor;
} deals[] = {
  { "Alpha", 0, 9007199254740993 }, /* 2⁵³ + 1: no double holds it */
  { "Beta", 2, 120000 },
};

static gboolean
add_deals_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) stages
      = tandem_record_load_where (connection, TANDEM_TYPE_STAGE, "deleted_at IS NULL ORDER BY position, id", 0, error);

  for (guint i = 0; i < G_N_ELEMENTS (deals); i++)
    {
      g_autoptr (TandemRecord) deal = TANDEM_RECORD (tandem_deal_new ());

      tandem_record_set_text (deal, TANDEM_DEAL_TITLE, deals[i].title);
      tandem_record_set_text (deal, TANDEM_DEAL_CURRENCY, "EUR");
      tandem_record_set_integer (deal, TANDEM_DEAL_AMOUNT_MINOR, deals[i].amount_minor);
      if (!tandem_act_save_deal (connection, deal, "Firm", tandem_record_get_id (stages->pdata[deals[i].stage]), error))
        return FALSE;
    }
  return TRUE;
}

#define NARROW 420

/* With deals, in a window as wide as there is room for, unless it is NARROW. */
static void
set_up (Fixture *self, gconstpointer with_deals)
{
  int width = GPOINTER_TO_INT (with_deals) == NARROW ? NARROW : 1300;

  page_test_make_firm (self, with_deals ? add_deals_cb : NULL);
  page_test_show (self, TANDEM_TYPE_DEALS_PAGE, width);
  while (!gtk_window_is_active (GTK_WINDOW (self->window)))
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  GtkWidget *page = self->page;

  /* The page is gone with its window. */
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  ui_test_destroy_window (self->window);
  while (page && g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (page);
  page_test_close_firm (self);
}

/* The nth widget of a type below another, in the order of the tree. */
static GtkWidget *
find_nth (GtkWidget *widget, GType type, guint *n)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*n)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_nth (child, type, n);
  return found;
}

static TandemBoardColumn *
get_column (Fixture *self, guint place)
{
  GtkWidget *column = find_nth (self->page, TANDEM_TYPE_BOARD_COLUMN, &place);

  return column ? TANDEM_BOARD_COLUMN (column) : NULL;
}

static GListModel *
get_model (TandemBoardColumn *column)
{
  return G_LIST_MODEL (
      gtk_grid_view_get_model (GTK_GRID_VIEW (ui_test_find_type (GTK_WIDGET (column), GTK_TYPE_GRID_VIEW))));
}

/* The board as "0 Alpha; 2 Beta": column and deal. */
static char *
describe (Fixture *self)
{
  GString *text = g_string_new (NULL);
  TandemBoardColumn *column;

  for (guint i = 0; (column = get_column (self, i)); i++)
    for (guint k = 0; k < g_list_model_get_n_items (get_model (column)); k++)
      {
        g_autoptr (TandemSlot) slot = g_list_model_get_item (get_model (column), k);
        TandemDealRow *row = tandem_slot_get_record (slot);

        g_string_append_printf (text, "%s%u %s", text->len > 0 ? "; " : "", i, row ? row->title : "?");
      }
  return g_string_free (text, FALSE);
}

static gboolean
fail_cb (gpointer data)
{
  g_error ("waited too long; the board is: %s", describe (data));
  return G_SOURCE_REMOVE;
}

static void
wait_for_board (Fixture *self, const char *expected)
{
  guint limit = g_timeout_add_seconds (10, fail_cb, self);
  g_autofree char *board = describe (self);

  while (!g_str_equal (board, expected))
    {
      g_main_context_iteration (NULL, TRUE);
      g_free (board);
      board = describe (self);
    }
  g_source_remove (limit);
}

static void
send (const char *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_strconcat ("xdotool ", arguments, NULL);

  g_spawn_command_line_sync (line, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

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

#define BOARD "0 Alpha; 2 Beta"

static void
test_cards (Fixture *self, gconstpointer data)
{
  wait_for_board (self, BOARD);
  g_assert_cmpstr (tandem_board_column_get_name (get_column (self, 2)), ==, "Proposal");
  g_assert_cmpuint (tandem_board_column_get_n_rows (get_column (self, 1)), ==, 0);
}

/* All of it can be seen where the page is 980 px wide; what is over shares the last place. */
static void
test_places (Fixture *self, gconstpointer data)
{
  graphene_point_t won, lost;
  GtkWidget *board;
  int width;

  wait_for_board (self, BOARD);
  board = gtk_widget_get_parent (GTK_WIDGET (get_column (self, 0)));
  gtk_widget_measure (board, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 980);
  g_assert_cmpstr (tandem_board_column_get_kind (get_column (self, 4)), ==, "won");
  g_assert_cmpstr (tandem_board_column_get_kind (get_column (self, 5)), ==, "lost");
  while (gtk_widget_get_height (GTK_WIDGET (get_column (self, 5))) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (get_column (self, 4)), board, graphene_point_zero (), &won));
  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (get_column (self, 5)), board, graphene_point_zero (), &lost));
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

  wait_for_board (self, BOARD);
  won = GTK_WIDGET (get_column (self, 4));
  stage_id = tandem_board_column_get_stage_id (TANDEM_BOARD_COLUMN (won));
  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, win_some_cb, &stage_id, NULL,
                    &error);
  g_assert_no_error (error);
  wait_for_board (self, BOARD "; 4 Won; 4 Won; 4 Won; 4 Won; 4 Won; 4 Won");
  scroller = ui_test_find_type (won, GTK_TYPE_SCROLLED_WINDOW);
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  WAIT_FOR (gtk_widget_get_height (won) > 0 && gtk_adjustment_get_upper (place) > 100);
  g_assert_cmpfloat (gtk_adjustment_get_upper (place), <=, gtk_adjustment_get_page_size (place));
}

static void
test_keys (Fixture *self, gconstpointer data)
{
  g_autoptr (TandemDealRow) beta = NULL;
  guint limit;

  wait_for_board (self, BOARD);
  tandem_board_column_focus_place (get_column (self, 2), 0);
  limit = g_timeout_add_seconds (10, fail_cb, self);
  while (!has_focus (get_column (self, 2)))
    g_main_context_iteration (NULL, TRUE);
  send ("key alt+Right");
  wait_for_board (self, "0 Alpha; 3 Beta");
  while (!has_focus (get_column (self, 3)))
    g_main_context_iteration (NULL, TRUE);
  beta = tandem_board_column_dup_selected (get_column (self, 3));
  g_assert_cmpstr (beta->title, ==, "Beta");
  send ("key alt+Left");
  wait_for_board (self, BOARD);
  while (!has_focus (get_column (self, 2)))
    g_main_context_iteration (NULL, TRUE);
  send ("key Left");
  while (!has_focus (get_column (self, 0)))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
}

static void
test_win (Fixture *self, gconstpointer data)
{
  wait_for_board (self, BOARD);
  tandem_board_column_focus_place (get_column (self, 2), 0);
  gtk_widget_activate_action (self->page, "deal.win", NULL);
  wait_for_board (self, "0 Alpha; 4 Beta");
  undo (self);
  wait_for_board (self, BOARD);
}

static void
test_lose (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;

  wait_for_board (self, BOARD);
  tandem_board_column_focus_place (get_column (self, 2), 0);
  gtk_widget_activate_action (self->page, "deal.lose", NULL);
  dialog = ui_test_find_type (self->window, TANDEM_TYPE_DEAL_LOST_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_false (gtk_widget_is_sensitive (adw_dialog_get_default_widget (ADW_DIALOG (dialog))));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_test_find_type (dialog, GTK_TYPE_CHECK_BUTTON)), TRUE);
  g_assert_true (gtk_widget_is_sensitive (adw_dialog_get_default_widget (ADW_DIALOG (dialog))));
  g_signal_emit_by_name (adw_dialog_get_default_widget (ADW_DIALOG (dialog)), "clicked");
  wait_for_board (self, "0 Alpha; 5 Beta");
  undo (self);
  wait_for_board (self, BOARD);
}

/* What it asks for, and of which deal, is seen where it begins. */
static void
test_lost_deal_is_named (Fixture *self, gconstpointer data)
{
  guint limit = g_timeout_add_seconds (10, fail_cb, self);
  GtkWidget *dialog, *group, *reason;

  wait_for_board (self, BOARD);
  tandem_board_column_focus_place (get_column (self, 2), 0);
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

  for (guint i = 0, n = 0; (row = find_nth (dialog, ADW_TYPE_ENTRY_ROW, &n)); n = ++i)
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

  wait_for_board (self, BOARD);
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
  wait_for_board (self, "0 Alpha; 0 Gamma; 2 Beta");
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

  for (guint i = 0, n = 0; (row = find_nth (self->page, ADW_TYPE_ENTRY_ROW, &n)); n = ++i)
    if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), text))
      return TRUE;
  return FALSE;
}

static void
test_amount (Fixture *self, gconstpointer data)
{
  guint limit = g_timeout_add_seconds (10, fail_cb, self);

  wait_for_board (self, BOARD);
  tandem_board_column_focus_place (get_column (self, 0), 0);
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

  wait_for_board (self, BOARD);
  gtk_widget_activate_action (self->page, "deal.new", NULL);
  dialog = ui_test_find_type (self->window, TANDEM_TYPE_DEAL_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (find_nth (dialog, ADW_TYPE_ENTRY_ROW, &nth_title)), "Desks");
  while (!gtk_widget_is_sensitive (adw_dialog_get_default_widget (ADW_DIALOG (dialog))))
    g_main_context_iteration (NULL, TRUE);
  amount = find_nth (dialog, ADW_TYPE_ENTRY_ROW, &nth_row);
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

static GtkWidget *
find_mapped_card (Fixture *self, guint place)
{
  GtkWidget *card = ui_test_find_type (GTK_WIDGET (get_column (self, place)), TANDEM_TYPE_DEAL_CARD);

  return card && gtk_widget_get_mapped (card) && gtk_widget_get_width (card) > 0 ? card : NULL;
}

/* At the middle of its height, and at a part of its width from the left. */
static void
point_in (Fixture *self, GtkWidget *widget, float part)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self->window));
  graphene_point_t at;
  double x, y;
  g_autofree char *arguments = NULL;

  gtk_native_get_surface_transform (GTK_NATIVE (self->window), &x, &y);
  g_assert_true (gtk_widget_compute_point (
      widget, self->window,
      &GRAPHENE_POINT_INIT ((float) gtk_widget_get_width (widget) * part, (float) gtk_widget_get_height (widget) / 2), &at));
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  arguments = g_strdup_printf ("mousemove --window %lu %d %d", gdk_x11_surface_get_xid (surface), (int) (at.x + x),
                               (int) (at.y + y));
  G_GNUC_END_IGNORE_DEPRECATIONS
  send (arguments);
}

static void
point_at (Fixture *self, GtkWidget *widget)
{
  point_in (self, widget, 0.5F);
}

static void
turn (guint n)
{
  while (n-- > 0)
    {
      g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

      g_timeout_add_once (20, (GSourceOnceFunc) g_main_loop_quit, loop);
      g_main_loop_run (loop);
    }
}

/* GDK (4.18, X11) keeps a reference of a drop that has been taken. */
static void
expect_lost_drop (GtkWidget *column)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (column);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        ui_test_expect_lost (gtk_drop_target_get_current_drop (GTK_DROP_TARGET (controller)));
    }
}

static void
begin_drag (Fixture *self, guint from)
{
  guint limit = g_timeout_add_seconds (10, fail_cb, self);

  while (!find_mapped_card (self, from))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
  turn (10);
  point_at (self, find_mapped_card (self, from));
  turn (5);
  send ("mousedown 1");
  turn (5);
  for (int i = 0; i < 4; i++)
    {
      send ("mousemove_relative 8 4");
      turn (2);
    }
}

static void
drag (Fixture *self, guint from, guint to, gboolean cancel)
{
  begin_drag (self, from);
  point_at (self, GTK_WIDGET (get_column (self, to)));
  turn (5);
  send ("mousemove_relative 3 3");
  turn (5);
  expect_lost_drop (GTK_WIDGET (get_column (self, to)));
  if (cancel)
    {
      send ("key Escape");
      turn (5);
    }
  send ("mouseup 1");
}

static void
test_drag (Fixture *self, gconstpointer data)
{
  wait_for_board (self, BOARD);
  drag (self, 2, 1, FALSE);
  wait_for_board (self, "0 Alpha; 1 Beta");
}

static void
test_cancelled_drag (Fixture *self, gconstpointer data)
{
  g_autofree char *board = NULL;

  wait_for_board (self, BOARD);
  drag (self, 2, 1, TRUE);
  turn (25);
  board = describe (self);
  g_assert_cmpstr (board, ==, BOARD);
  /* and the next drag is one again */
  drag (self, 2, 3, FALSE);
  wait_for_board (self, "0 Alpha; 3 Beta");
}

/* A narrow board comes along, as far as it goes. */
static void
test_drag_to_the_edge (Fixture *self, gconstpointer data)
{
  guint limit = g_timeout_add_seconds (20, fail_cb, self);
  GtkWidget *scrolled;
  GtkAdjustment *adjustment;

  wait_for_board (self, BOARD);
  scrolled = gtk_widget_get_ancestor (GTK_WIDGET (get_column (self, 0)), GTK_TYPE_SCROLLED_WINDOW);
  adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled));
  while (gtk_adjustment_get_upper (adjustment) < gtk_adjustment_get_page_size (adjustment) + 100)
    g_main_context_iteration (NULL, TRUE);
  begin_drag (self, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  point_in (self, scrolled, 0.97F);
  turn (5);
  send ("mousemove_relative 1 1");
  while (gtk_adjustment_get_value (adjustment)
         < gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment))
    g_main_context_iteration (NULL, TRUE);
  point_in (self, scrolled, 0.03F);
  turn (5);
  send ("mousemove_relative 1 1");
  while (gtk_adjustment_get_value (adjustment) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
  send ("key Escape");
  turn (5);
  send ("mouseup 1");
  wait_for_board (self, BOARD);
}

static void
test_empty (Fixture *self, gconstpointer data)
{
  guint limit = g_timeout_add_seconds (10, fail_cb, self);
  GtkWidget *status;
  gboolean is_seen = FALSE;

  while (!is_seen)
    {
      g_main_context_iteration (NULL, TRUE);
      for (guint i = 0, n = 0; (status = find_nth (self->page, ADW_TYPE_STATUS_PAGE, &n)); n = ++i)
        is_seen |= gtk_widget_get_mapped (status) && g_str_equal (adw_status_page_get_title (ADW_STATUS_PAGE (status)), "No deals yet");
    }
  g_source_remove (limit);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/sales/deals-page/cards", Fixture, GINT_TO_POINTER (TRUE), set_up, test_cards, tear_down);
  g_test_add ("/sales/deals-page/places", Fixture, GINT_TO_POINTER (TRUE), set_up, test_places, tear_down);
  g_test_add ("/sales/deals-page/won-has-room", Fixture, GINT_TO_POINTER (TRUE), set_up, test_won_has_room, tear_down);
  g_test_add ("/sales/deals-page/keys", Fixture, GINT_TO_POINTER (TRUE), set_up, test_keys, tear_down);
  g_test_add ("/sales/deals-page/win", Fixture, GINT_TO_POINTER (TRUE), set_up, test_win, tear_down);
  g_test_add ("/sales/deals-page/lose", Fixture, GINT_TO_POINTER (TRUE), set_up, test_lose, tear_down);
  g_test_add ("/sales/deals-page/lost-deal-is-named", Fixture, GINT_TO_POINTER (TRUE), set_up, test_lost_deal_is_named,
              tear_down);
  g_test_add ("/sales/deals-page/no-title", Fixture, GINT_TO_POINTER (TRUE), set_up, test_no_title, tear_down);
  g_test_add ("/sales/deals-page/amount", Fixture, GINT_TO_POINTER (TRUE), set_up, test_amount, tear_down);
  g_test_add ("/sales/deals-page/bad-amount", Fixture, GINT_TO_POINTER (TRUE), set_up, test_bad_amount, tear_down);
  g_test_add ("/sales/deals-page/drag", Fixture, GINT_TO_POINTER (TRUE), set_up, test_drag, tear_down);
  g_test_add ("/sales/deals-page/cancelled-drag", Fixture, GINT_TO_POINTER (TRUE), set_up, test_cancelled_drag, tear_down);
  g_test_add ("/sales/deals-page/drag-to-the-edge", Fixture, GINT_TO_POINTER (NARROW), set_up, test_drag_to_the_edge,
              tear_down);
  g_test_add ("/sales/deals-page/empty", Fixture, NULL, set_up, test_empty, tear_down);
  return g_test_run ();
}
