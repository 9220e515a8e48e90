/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The views of the deals beside the board: the list and its acts, the forecast, both as they were, and the filter of all. */
#include "deal-test.h"

#include "act/tandem-act-deal.h"
#include "act/tandem-act-history.h"
#include "base/tandem-date.h"
#include "model/tandem-custom-field.h"
#include "model/tandem-deal.h"
#include "model/tandem-pipeline.h"
#include "model/tandem-stage.h"
#include "sales/tandem-deal-board.h"
#include "sales/tandem-deals-page.h"
#include "sales/tandem-forecast-view.h"
#include "sales/tandem-past-board.h"
#include "sales/tandem-time-travel-bar.h"
#include "store/tandem-connection.h"
#include "widgets/tandem-choice-dialog.h"
#include "widgets/tandem-day-dialog.h"
#include "widgets/tandem-late-menu.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-record-table.h"

typedef DealTest Fixture;

static TandemRecordTable *
get_table (Fixture *self)
{
  GtkWidget *table = deal_test_find (self->page, TANDEM_TYPE_RECORD_TABLE);

  return table ? TANDEM_RECORD_TABLE (table) : NULL;
}

/* @data: the stage of the one row of the list */
static gboolean
is_listed (Fixture *self, gconstpointer data)
{
  TandemRecordTable *table = get_table (self);
  TandemRecordList *list = table ? tandem_record_table_get_list (table) : NULL;
  g_autoptr (TandemDealRow) row
      = list && tandem_record_list_get_length (list) == 1 ? tandem_record_list_dup_record (list, 0) : NULL;

  return row && g_str_equal (row->stage, data);
}

/* The list is made when it is looked for; what is opened there is closed to it, and its acts are about the chosen row. */
static void
test_list (Fixture *self, gconstpointer data)
{
  g_assert_null (get_table (self));
  gtk_widget_activate_action (GTK_WIDGET (deal_test_get_record (self)), "deal.close", NULL);
  gtk_widget_activate_action (self->page, "deals.view", "s", "list");
  deal_test_wait (self, is_listed, "Qualification", "the list");
  g_signal_emit_by_name (get_table (self), "open", self->deal_id);
  deal_test_wait (self, deal_test_is_shown, NULL, "the record over the list");
  gtk_widget_activate_action (GTK_WIDGET (deal_test_get_record (self)), "deal.close", NULL);
  g_assert_true (gtk_widget_get_child_visible (gtk_widget_get_parent (GTK_WIDGET (get_table (self)))));
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (tandem_record_table_get_list (get_table (self))), 0, TRUE);
  gtk_widget_activate_action (self->page, "deal.win", NULL);
  deal_test_wait (self, is_listed, "Won", "the deal to be won");
  deal_test_undo (self);
  deal_test_wait (self, is_listed, "Qualification", "the deal to be open again");
  gtk_widget_activate_action (self->page, "deals.view", "s", "board");
}

static GtkWidget *
get_dialog (Fixture *self, GType type)
{
  GtkWidget *dialog = deal_test_find (self->window, type);

  g_assert_nonnull (dialog);
  return dialog;
}

/* Each asks, and is one step back. */
static void
test_bulk (Fixture *self, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (deal_test_get_record (self)), "deal.close", NULL);
  gtk_widget_activate_action (self->page, "deals.view", "s", "list");
  deal_test_wait (self, is_listed, "Qualification", "the list");
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (tandem_record_table_get_list (get_table (self))), 0, TRUE);
  gtk_widget_activate_action (self->page, "deals.set-stage", NULL);
  g_signal_emit_by_name (get_dialog (self, TANDEM_TYPE_CHOICE_DIALOG), "chosen", 3);
  deal_test_wait (self, is_listed, "Negotiation", "Negotiation");
  deal_test_undo (self);
  deal_test_wait (self, is_listed, "Qualification", "Qualification again");
  gtk_widget_activate_action (self->page, "deals.set-close", NULL);
  g_signal_emit_by_name (get_dialog (self, TANDEM_TYPE_DAY_DIALOG), "chosen", "2027-01-31");
  deal_test_expect (self, "SELECT count(*) FROM deal WHERE expected_close_on = '2027-01-31'", 1);
  gtk_widget_activate_action (self->page, "deals.view", "s", "board");
}

typedef struct {
  gint64 id;
  const char *day;
} Step;

static gboolean
plan_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Step *step = data;
  g_autoptr (TandemRecord) deal = tandem_record_load (connection, TANDEM_TYPE_DEAL, step->id, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  if (deal == NULL)
    return FALSE;
  tandem_record_set_text (deal, TANDEM_DEAL_NEXT_STEP_ON, step->day);
  g_ptr_array_add (records, deal);
  return tandem_act_save (connection, "Plan", records, error);
}

/* How many marks of what is late are seen, and texts in their colour. */
static guint
count_late (GtkWidget *widget)
{
  guint n = gtk_widget_has_css_class (widget, "late") && gtk_widget_get_opacity (widget) > 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    n += count_late (child);
  return n;
}

static gboolean
has_late (Fixture *self, gconstpointer n)
{
  return count_late (GTK_WIDGET (get_table (self))) == GPOINTER_TO_UINT (n);
}

/* A next step that is past its day is marked, as on the board, in a row of two lines as in the column. */
static void
test_late (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *day;
    guint n;
  } cases[] = { { "2026-01-02", 2 }, { "2099-01-02", 0 }, { "2026-01-02", 2 }, { NULL, 0 } };

  gtk_widget_activate_action (GTK_WIDGET (deal_test_get_record (self)), "deal.close", NULL);
  gtk_widget_activate_action (self->page, "deals.view", "s", "list");
  deal_test_wait (self, is_listed, "Qualification", "the list");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Step step = { self->deal_id, cases[i].day };
      g_autoptr (GError) error = NULL;

      tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, plan_cb, &step, NULL, &error);
      g_assert_no_error (error);
      deal_test_wait (self, has_late, GUINT_TO_POINTER (cases[i].n), cases[i].n ? "what is late" : "what is not late");
    }
  gtk_widget_activate_action (self->page, "deals.view", "s", "board");
}

/* --- forecast and the past ----------------------------------------------------------------------------------------- */

/* The first number of the forecast: its buttons stand in a grid of numbers. */
static GtkWidget *
find_number (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "forecast-number"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_number (child);
  return found;
}

static gboolean
is_forecast (Fixture *self, gconstpointer data)
{
  GtkWidget *forecast = deal_test_find (self->page, TANDEM_TYPE_FORECAST_VIEW);
  GtkWidget *button = forecast ? find_number (forecast) : NULL;

  return button && gtk_widget_get_mapped (button)
         && g_str_equal (gtk_label_get_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)))), data);
}

static GtkWidget *
get_forecast (Fixture *self)
{
  return deal_test_find (self->page, TANDEM_TYPE_FORECAST_VIEW);
}

static TandemFilter *
get_filter (Fixture *self)
{
  return tandem_record_table_get_filter (get_table (self));
}

/* A number opens its rows; another view is as it was before. */
static void
test_forecast (Fixture *self, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (deal_test_get_record (self)), "deal.close", NULL);
  gtk_widget_activate_action (self->page, "deals.view", "s", "forecast");
  deal_test_wait (self, is_forecast, "€1,200", "the forecast");
  g_signal_emit_by_name (find_number (get_forecast (self)), "clicked");
  deal_test_wait (self, is_listed, "Qualification", "the rows of the number");
  g_assert_cmpuint (tandem_filter_get_n_parts (get_filter (self)), ==, 4);
  gtk_widget_activate_action (self->page, "deals.view", "s", "forecast");
  g_assert_null (tandem_filter_get_condition (get_filter (self)));
  deal_test_wait (self, is_forecast, "€1,200", "the forecast again");
  gtk_widget_activate_action (self->page, "deals.view", "s", "board");
}

/* A window that is narrow has all of it below each other. */
static void
test_forecast_narrow (Fixture *self, gconstpointer data)
{
  GtkWidget *grid;
  int width = 0;

  gtk_widget_activate_action (GTK_WIDGET (deal_test_get_record (self)), "deal.close", NULL);
  gtk_widget_activate_action (self->page, "deals.view", "s", "forecast");
  deal_test_wait (self, is_forecast, "1", "the forecast, how many deals first");
  grid = gtk_widget_get_parent (find_number (get_forecast (self)));
  gtk_widget_measure (grid, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, GPOINTER_TO_INT (data) - 60);
  g_signal_emit_by_name (find_number (get_forecast (self)), "clicked");
  deal_test_wait (self, is_listed, "Qualification", "the rows of the number");
  gtk_widget_activate_action (self->page, "deals.view", "s", "board");
}

static gboolean
add_field_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemRecord) field = TANDEM_RECORD (tandem_custom_field_new ());

  tandem_change_set_begin (connection, "Add a field");
  tandem_record_set_text (field, TANDEM_CUSTOM_FIELD_ENTITY, "deal");
  tandem_record_set_text (field, TANDEM_CUSTOM_FIELD_NAME, "Roof area");
  tandem_record_set_text (field, TANDEM_CUSTOM_FIELD_TYPE, "number");
  tandem_record_set_integer (field, TANDEM_CUSTOM_FIELD_POSITION, 1);
  return tandem_record_insert (field, connection, error);
}

static gboolean
offers (GMenuModel *menu, const char *title)
{
  for (int section = 0; section < g_menu_model_get_n_items (menu); section++)
    {
      g_autoptr (GMenuModel) items = g_menu_model_get_item_link (menu, section, G_MENU_LINK_SECTION);

      for (int i = 0; items && i < g_menu_model_get_n_items (items); i++)
        {
          g_autofree char *label = NULL;

          if (g_menu_model_get_item_attribute (items, i, G_MENU_ATTRIBUTE_LABEL, "s", &label)
              && g_str_equal (label, title))
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
is_filter_button (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_MENU_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), "Add a filter") == 0;
}

/* @data: which view */
static gboolean
is_offered (Fixture *self, gconstpointer data)
{
  GtkWidget *view = deal_test_find (self->page, g_type_from_name (data));
  GtkWidget *button = ui_test_find (view, is_filter_button, NULL);

  return offers (tandem_late_menu_get (GTK_MENU_BUTTON (button)), "Roof area");
}

/* A field that the firm adds can be asked for at once. */
static void
test_fields (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  gtk_widget_activate_action (GTK_WIDGET (deal_test_get_record (self)), "deal.close", NULL);
  gtk_widget_activate_action (self->page, "deals.view", "s", "forecast");
  deal_test_wait (self, is_forecast, "€1,200", "the forecast");
  g_assert_false (is_offered (self, "TandemForecastView"));
  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, add_field_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  deal_test_wait (self, is_offered, "TandemForecastView", "the field over the forecast");
  deal_test_wait (self, is_offered, "TandemDealBoardView", "the field over the board");
  gtk_widget_activate_action (self->page, "deals.view", "s", "board");
}

static gboolean
add_pipeline_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemRecord) pipeline = TANDEM_RECORD (tandem_pipeline_new ());
  g_autoptr (TandemRecord) stage = TANDEM_RECORD (tandem_stage_new ());

  tandem_change_set_begin (connection, "Renewals");
  tandem_record_set_text (pipeline, TANDEM_PIPELINE_NAME, "Renewals");
  tandem_record_set_integer (pipeline, TANDEM_PIPELINE_POSITION, 2);
  if (!tandem_record_insert (pipeline, connection, error))
    return FALSE;
  tandem_record_set_id (stage, TANDEM_STAGE_PIPELINE_ID, tandem_record_get_id (pipeline));
  tandem_record_set_text (stage, TANDEM_STAGE_NAME, "Due");
  tandem_record_set_text (stage, TANDEM_STAGE_KIND, "open");
  tandem_record_set_integer (stage, TANDEM_STAGE_POSITION, 1);
  tandem_record_set_integer (stage, TANDEM_STAGE_PROBABILITY, 50);
  tandem_record_set_integer (stage, TANDEM_STAGE_QUALIFIED, 0);
  return tandem_record_insert (stage, connection, error);
}

static gboolean
is_of_pipelines (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_DROP_DOWN (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), "Pipeline") == 0;
}

static GtkDropDown *
get_pipelines (Fixture *self)
{
  return GTK_DROP_DOWN (ui_test_find (get_forecast (self), is_of_pipelines, NULL));
}

static gboolean
has_pipelines (Fixture *self, gconstpointer data)
{
  return g_list_model_get_n_items (gtk_drop_down_get_model (get_pipelines (self))) == 3;
}

static gboolean
has_no_number (Fixture *self, gconstpointer data)
{
  return find_number (get_forecast (self)) == NULL;
}

/* The forecast is of one pipeline where one is chosen, and so are the rows of its numbers. */
static void
test_pipelines (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, add_pipeline_cb, NULL, NULL,
                    &error);
  g_assert_no_error (error);
  gtk_widget_activate_action (GTK_WIDGET (deal_test_get_record (self)), "deal.close", NULL);
  gtk_widget_activate_action (self->page, "deals.view", "s", "forecast");
  deal_test_wait (self, is_forecast, "€1,200", "the forecast");
  deal_test_wait (self, has_pipelines, NULL, "all pipelines and two");
  gtk_drop_down_set_selected (get_pipelines (self), 2);
  deal_test_wait (self, has_no_number, NULL, "the forecast of renewals");
  gtk_drop_down_set_selected (get_pipelines (self), 1);
  deal_test_wait (self, is_forecast, "€1,200", "the forecast of the first pipeline");
  g_signal_emit_by_name (find_number (get_forecast (self)), "clicked");
  deal_test_wait (self, is_listed, "Qualification", "the rows of the number");
  g_assert_cmpuint (tandem_filter_get_n_parts (get_filter (self)), ==, 5);
  gtk_widget_activate_action (self->page, "deals.view", "s", "board");
}

static gboolean
has_board_cards (Fixture *self, gconstpointer data)
{
  GtkWidget *board = deal_test_find (self->page, TANDEM_TYPE_DEAL_BOARD);

  return tandem_deal_board_get_n_deals (TANDEM_DEAL_BOARD (board)) == GPOINTER_TO_UINT (data);
}

static gboolean
has_number (Fixture *self, gconstpointer data)
{
  return (find_number (get_forecast (self)) != NULL) == GPOINTER_TO_INT (data);
}

static TandemCondition *
ask_title (const char *title)
{
  g_autofree char *json = g_strdup_printf (
      "{\"match\":\"all\",\"conditions\":[{\"field\":\"title\",\"is\":\"contains\",\"values\":[\"%s\"]}]}", title);
  g_autoptr (GError) error = NULL;
  TandemCondition *condition = tandem_condition_new_from_json (TANDEM_ENTITY_DEAL, json, &error);

  g_assert_no_error (error);
  return condition;
}

/* What is asked in the list holds for the board and the forecast, too, and what matches comes and goes with its changes. */
static void
test_filter (Fixture *self, gconstpointer data)
{
  g_autoptr (TandemCondition) chairs = ask_title ("chair");
  g_autoptr (TandemCondition) desks = ask_title ("DESK");

  gtk_widget_activate_action (GTK_WIDGET (deal_test_get_record (self)), "deal.close", NULL);
  gtk_widget_activate_action (self->page, "deals.view", "s", "forecast");
  deal_test_wait (self, is_forecast, "€1,200", "the forecast");
  gtk_widget_activate_action (self->page, "deals.view", "s", "list");
  deal_test_wait (self, is_listed, "Qualification", "the list");
  tandem_filter_set_condition (get_filter (self), chairs);
  deal_test_wait (self, has_board_cards, GUINT_TO_POINTER (0), "an empty board");
  gtk_widget_activate_action (self->page, "deals.view", "s", "forecast");
  deal_test_wait (self, has_number, GINT_TO_POINTER (FALSE), "an empty forecast");
  tandem_filter_set_condition (get_filter (self), desks);
  deal_test_wait (self, is_forecast, "€1,200", "the forecast of the desks");
  gtk_widget_activate_action (self->page, "deals.view", "s", "board");
  deal_test_wait (self, has_board_cards, GUINT_TO_POINTER (1), "the desks");
  tandem_filter_set_condition (get_filter (self), chairs);
  deal_test_wait (self, has_board_cards, GUINT_TO_POINTER (0), "an empty board");
  gtk_widget_activate_action (self->page, "deals.clear-filters", NULL);
  deal_test_wait (self, has_board_cards, GUINT_TO_POINTER (1), "all deals");
  g_assert_null (tandem_filter_get_condition (get_filter (self)));
}

static gboolean
add_history_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *self = data;
  g_autoptr (TandemRecord) deal = TANDEM_RECORD (tandem_deal_new ());
  g_autoptr (GPtrArray) stages
      = tandem_record_load_where (connection, TANDEM_TYPE_STAGE, "deleted_at IS NULL ORDER BY position, id", 0, error);

  tandem_change_set_begin (connection, "Long ago");
  tandem_change_set_set_at (connection, self->then);
  tandem_record_set_created_at (deal, self->then);
  tandem_record_set_text (deal, TANDEM_DEAL_TITLE, "Chairs");
  tandem_record_set_text (deal, TANDEM_DEAL_CURRENCY, "EUR");
  tandem_record_set_integer (deal, TANDEM_DEAL_AMOUNT_MINOR, 50000);
  return tandem_act_save_deal (connection, deal, NULL, tandem_record_get_id (stages->pdata[0]), error);
}

/* @data: how many cards the board of then has */
static gboolean
has_past_cards (Fixture *self, gconstpointer data)
{
  GtkWidget *board = deal_test_find (self->page, TANDEM_TYPE_PAST_BOARD);
  guint n_cards = 0;

  GtkWidget *view;

  for (guint place = 0, n = 0; (view = ui_test_find_nth (board, GTK_TYPE_GRID_VIEW, &n)); n = ++place)
    n_cards += g_list_model_get_n_items (G_LIST_MODEL (gtk_grid_view_get_model (GTK_GRID_VIEW (view))));
  return gtk_widget_get_mapped (board) && n_cards == GPOINTER_TO_UINT (data);
}

/* Whether the key for it would win a deal: a button follows its action. */
static gboolean
can_win (Fixture *self, gconstpointer data)
{
  GtkWidget *button;
  guint place = 0, n = 0;

  while ((button = ui_test_find_nth (self->page, GTK_TYPE_BUTTON, &n)))
    {
      if (g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), "deal.win") == 0)
        return gtk_widget_get_sensitive (button);
      n = ++place;
    }
  g_assert_not_reached ();
}

/* Two months ago there was one deal, today there are two; what is looked back at can't be changed, and what is chosen on the board of
 * today can't be either, while that is not seen. */
static void
test_travel (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *scale;

  self->then = tandem_instant_from_ms (g_get_real_time () / 1000 - 60 * 86400000L);
  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, add_history_cb, self, NULL,
                    &error);
  g_assert_no_error (error);
  gtk_widget_activate_action (GTK_WIDGET (deal_test_get_record (self)), "deal.close", NULL);
  deal_test_wait (self, can_win, NULL, "a card that is chosen");
  gtk_widget_activate_action (self->page, "deals.view", "s", "forecast");
  g_assert_false (can_win (self, NULL));
  gtk_widget_activate_action (self->page, "deals.view", "s", "board");
  g_assert_true (can_win (self, NULL));
  gtk_widget_activate_action (self->page, "deals.travel", NULL);
  g_assert_false (can_win (self, NULL));
  deal_test_wait (self, has_past_cards, GUINT_TO_POINTER (1), "the board of a month ago");
  scale = deal_test_find (deal_test_find (self->page, TANDEM_TYPE_TIME_TRAVEL_BAR), GTK_TYPE_SCALE);
  for (guint i = 0; i < 8; i++)
    {
      gtk_range_set_value (GTK_RANGE (scale), i * 7);
      deal_test_wait (self, has_past_cards, GUINT_TO_POINTER (1), "the board of another day");
    }
  gtk_range_set_value (GTK_RANGE (scale), 60);
  deal_test_wait (self, has_past_cards, GUINT_TO_POINTER (2), "the board of today");
  gtk_widget_activate_action (self->page, "deals.today", NULL);
  g_assert_true (can_win (self, NULL));
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_ancestor (scale, TANDEM_TYPE_TIME_TRAVEL_BAR)));
  g_assert_false (gtk_widget_get_mapped (deal_test_find (self->page, TANDEM_TYPE_PAST_BOARD)));
  g_free (self->then);
}

int
main (int argc, char **argv)
{
  gpointer wide = GINT_TO_POINTER (1200), narrow = GINT_TO_POINTER (400);

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/sales/deal-views/list", Fixture, wide, deal_test_set_up, test_list, deal_test_tear_down);
  g_test_add ("/sales/deal-views/list-narrow", Fixture, narrow, deal_test_set_up, test_list, deal_test_tear_down);
  g_test_add ("/sales/deal-views/bulk", Fixture, wide, deal_test_set_up, test_bulk, deal_test_tear_down);
  g_test_add ("/sales/deal-views/late", Fixture, wide, deal_test_set_up, test_late, deal_test_tear_down);
  g_test_add ("/sales/deal-views/late-narrow", Fixture, narrow, deal_test_set_up, test_late, deal_test_tear_down);
  g_test_add ("/sales/deal-views/forecast", Fixture, wide, deal_test_set_up, test_forecast, deal_test_tear_down);
  g_test_add ("/sales/deal-views/forecast-narrow", Fixture, narrow, deal_test_set_up, test_forecast_narrow,
              deal_test_tear_down);
  g_test_add ("/sales/deal-views/fields", Fixture, wide, deal_test_set_up, test_fields, deal_test_tear_down);
  g_test_add ("/sales/deal-views/pipelines", Fixture, wide, deal_test_set_up, test_pipelines, deal_test_tear_down);
  g_test_add ("/sales/deal-views/filter", Fixture, wide, deal_test_set_up, test_filter, deal_test_tear_down);
  g_test_add ("/sales/deal-views/travel", Fixture, wide, deal_test_set_up, test_travel, deal_test_tear_down);
  return g_test_run ();
}
