/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "act/tandem-act-history.h"
#include "sample-firm.h"
#include "marketing/tandem-campaign-attribution.h"
#include "marketing/tandem-campaign-page.h"
#include "marketing/tandem-day-grid.h"
#include "model/tandem-campaign-day.h"
#include "store/tandem-connection.h"
#include "ui-test.h"
#include "widgets/tandem-figure-table.h"

typedef struct {
  FirmFile file;
  TandemWorkspace *workspace;
  TandemConnection *reader;
  GtkWidget *window;
  GtkWidget *page;
  AdwViewStack *views;
  gint64 campaign_id; /* which has most leads */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  firm_file_set_up (&self->file, NULL);
  self->workspace = tandem_workspace_create (self->file.path, "test", "Firm", TRUE, &error);
  g_assert_no_error (error);
  sample_firm_fill (self->workspace, &(TandemSampleOptions) { .n_contacts = 200, .seed = 3, .today = "2026-11-24" });
  self->reader = tandem_store_get_list_connection (tandem_workspace_get_store (self->workspace));
  g_assert_true (tandem_connection_get_int64 (self->reader,
                                              "SELECT campaign_id FROM deal WHERE campaign_id IS NOT NULL"
                                              " GROUP BY campaign_id ORDER BY count(*) DESC LIMIT 1",
                                              &self->campaign_id, NULL));
  self->window = g_object_new (ADW_TYPE_WINDOW, "default-width", 900, "default-height", 800, NULL);
  self->page = tandem_campaign_page_new (self->workspace, self->campaign_id);
  adw_window_set_content (ADW_WINDOW (self->window), self->page);
  gtk_window_present (GTK_WINDOW (self->window));
  self->views = ADW_VIEW_STACK (ui_test_find_type (self->page, ADW_TYPE_VIEW_STACK));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  ui_test_destroy_window (self->window);
  tandem_workspace_close (self->workspace);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->workspace);
  firm_file_tear_down (&self->file, NULL);
}

static GtkWidget *
show_view (Fixture *self, const char *name)
{
  adw_view_stack_set_visible_child_name (self->views, name);
  return adw_view_stack_get_visible_child (self->views);
}

static GListModel *
get_rows (GtkWidget *widget)
{
  return G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (ui_test_find_type (widget, GTK_TYPE_COLUMN_VIEW))));
}

/* --- daily figures ------------------------------------------------------------------------------------------------- */

static gint64
ask_day (Fixture *self, const char *column, const char *day)
{
  g_autofree char *sql = g_strdup_printf ("SELECT coalesce (max (%s), -1) FROM campaign_day WHERE deleted_at IS NULL"
                                          " AND campaign_id = %" G_GINT64_FORMAT " AND day = '%s'",
                                          column, self->campaign_id, day);
  gint64 n = -2;

  g_assert_true (tandem_connection_get_int64 (self->reader, sql, &n, NULL));
  return n;
}

static gboolean
is_text_of_first_row (GtkWidget *widget, gconstpointer column)
{
  GtkColumnViewCell *cell = GTK_IS_TEXT (widget) ? g_object_get_data (G_OBJECT (widget), "cell") : NULL;

  return cell && gtk_column_view_cell_get_item (cell) && gtk_column_view_cell_get_position (cell) == 0
         && g_object_get_data (G_OBJECT (widget), "column") == column;
}

/* GTK 4.18 does not free all columns of a table in whose cells the focus went from one to the other. The grid gives back the
 * references that it takes; without a move of the focus nothing is lost. */
static void
expect_lost_columns (GtkColumnView *table)
{
  GListModel *columns = gtk_column_view_get_columns (table);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      ui_test_expect_lost (column);
    }
}

/* The day of the first row, which is today's, and its second figure. */
static void
test_typed (Fixture *self, gconstpointer data)
{
  GtkWidget *grid = show_view (self, "days");
  g_autoptr (TandemRecord) today = NULL;
  GtkWidget *text = NULL;
  const char *day;

  g_assert_true (TANDEM_IS_DAY_GRID (grid));
  WAIT_FOR (g_list_model_get_n_items (get_rows (grid)) > 5);
  WAIT_FOR ((text = ui_test_find (grid, is_text_of_first_row, GUINT_TO_POINTER (1))) != NULL);
  today = g_list_model_get_item (get_rows (grid), 0);
  g_assert_cmpint (tandem_record_get_id (today), ==, 0);
  day = tandem_record_get_text (today, TANDEM_CAMPAIGN_DAY_DAY);
  gtk_widget_grab_focus (text);
  gtk_editable_set_text (GTK_EDITABLE (text), "1,234");
  gtk_widget_grab_focus (ui_test_find (grid, is_text_of_first_row, GUINT_TO_POINTER (2)));
  WAIT_FOR (ask_day (self, "impressions", day) == 1234);
  WAIT_FOR ((text = ui_test_find (grid, is_text_of_first_row, GUINT_TO_POINTER (2))) != NULL
            && g_strcmp0 (gtk_editable_get_text (
                              GTK_EDITABLE (ui_test_find (grid, is_text_of_first_row, GUINT_TO_POINTER (1)))),
                          "1,234")
                   == 0);
  gtk_widget_grab_focus (text);
  gtk_editable_set_text (GTK_EDITABLE (text), "many");
  gtk_widget_grab_focus (ui_test_find (grid, is_text_of_first_row, GUINT_TO_POINTER (1)));
  WAIT_FOR (adw_banner_get_revealed (ADW_BANNER (ui_test_find_type (grid, ADW_TYPE_BANNER))));
  g_assert_cmpint (ask_day (self, "clicks", day), ==, 0);
  expect_lost_columns (GTK_COLUMN_VIEW (ui_test_find_type (grid, GTK_TYPE_COLUMN_VIEW)));
}

static void
test_pasted (Fixture *self, gconstpointer data)
{
  GtkWidget *grid = show_view (self, "days");
  AdwBanner *banner = ADW_BANNER (ui_test_find_type (grid, ADW_TYPE_BANNER));
  guint n_rows;

  WAIT_FOR ((n_rows = g_list_model_get_n_items (get_rows (grid))) > 5);
  tandem_day_grid_take_text (TANDEM_DAY_GRID (grid), "Date\tVisits\n2027-01-04\t40\n2027-01-05\tforty\n");
  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_nonnull (strstr (adw_banner_get_title (banner), "forty"));
  g_assert_cmpint (ask_day (self, "visits", "2027-01-04"), ==, -1);
  tandem_day_grid_take_text (TANDEM_DAY_GRID (grid), "Date\tVisits\n2027-01-04\t40\n2027-01-05\t50\n");
  g_assert_false (adw_banner_get_revealed (banner));
  WAIT_FOR (g_list_model_get_n_items (get_rows (grid)) == n_rows + 2);
  g_assert_cmpint (ask_day (self, "visits", "2027-01-05"), ==, 50);
  tandem_day_grid_take_text (TANDEM_DAY_GRID (grid), "Date\tVisits\tLeads\n2027-01-04\t41\t3\n2027-01-05\t50\t3\n");
  WAIT_FOR (adw_banner_get_revealed (banner));
  g_assert_cmpstr (adw_banner_get_title (banner), ==, "The figures of 2 days were pasted, without “Leads”");
  tandem_act_undo_async (tandem_workspace_get_store (self->workspace), NULL, NULL, NULL, NULL);
  WAIT_FOR (ask_day (self, "visits", "2027-01-04") == 40);
  tandem_act_undo_async (tandem_workspace_get_store (self->workspace), NULL, NULL, NULL, NULL);
  WAIT_FOR (g_list_model_get_n_items (get_rows (grid)) == n_rows);
  g_assert_cmpint (ask_day (self, "visits", "2027-01-04"), ==, -1);
}

/* --- attribution --------------------------------------------------------------------------------------------------- */

static gboolean
is_table (GtkWidget *widget, gconstpointer data)
{
  return TANDEM_IS_FIGURE_TABLE (widget);
}

static const char *
get_cell (GListModel *rows, guint row, guint column)
{
  g_autoptr (GObject) item = g_list_model_get_item (rows, row);
  GStrv texts = g_object_get_data (item, "texts");

  return texts[column];
}

static gint64
read_minor (const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *at = text; *at; at++)
    if (g_ascii_isdigit (*at))
      g_string_append_c (digits, *at);
  return g_ascii_strtoll (digits->str, NULL, 10);
}

static gboolean
is_caption (GtkWidget *widget, gconstpointer amount)
{
  return GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_label (GTK_LABEL (widget)), "Its part of ")
         && strstr (gtk_label_get_label (GTK_LABEL (widget)), amount);
}

/* Of every model the deals add up to the last row, to the cent; and that row is what the sentence above the models tells. */
static void
test_attribution (Fixture *self, gconstpointer data)
{
  GtkWidget *view = show_view (self, "attribution");
  GtkWidget *table = ui_test_find (view, is_table, NULL);
  GListModel *rows = NULL;
  guint n_rows;

  g_assert_true (TANDEM_IS_CAMPAIGN_ATTRIBUTION (view));
  WAIT_FOR ((rows = get_rows (table)) != NULL && g_list_model_get_n_items (rows) > 2);
  n_rows = g_list_model_get_n_items (rows);
  for (guint column = 4; column < 10; column++)
    {
      gint64 sum = 0;

      for (guint row = 0; row + 1 < n_rows; row++)
        sum += read_minor (get_cell (rows, row, column));
      g_assert_cmpint (sum, ==, read_minor (get_cell (rows, n_rows - 1, column)));
      g_assert_cmpint (sum, >, 0);
    }
  g_assert_nonnull (ui_test_find (view, is_caption, get_cell (rows, n_rows - 1, 2)));
}

/* --- members ------------------------------------------------------------------------------------------------------- */

static gboolean
is_entry_row (GtkWidget *widget, gconstpointer data)
{
  return ADW_IS_ENTRY_ROW (widget) && gtk_widget_get_mapped (widget);
}

static gboolean
is_save_button (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "Save") == 0;
}

static AdwDialog *
wait_for_dialog (Fixture *self)
{
  AdwDialog *dialog;

  WAIT_FOR ((dialog = adw_window_get_visible_dialog (ADW_WINDOW (self->window))) != NULL);
  return dialog;
}

static gint64
count_members (Fixture *self, const char *condition)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT count(*) FROM campaign_member WHERE deleted_at IS NULL AND campaign_id = %" G_GINT64_FORMAT " AND %s",
      self->campaign_id, condition);
  gint64 n = -1;

  g_assert_true (tandem_connection_get_int64 (self->reader, sql, &n, NULL));
  return n;
}

static gboolean
is_edit_button (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget)
         && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "table.open") == 0;
}

/* That a cost can be changed is seen before it is selected; then its button opens it. */
static void
test_cost_changed (Fixture *self, gconstpointer data)
{
  GtkWidget *view = show_view (self, "costs");
  GtkWidget *button = ui_test_find (view, is_edit_button, NULL);

  WAIT_FOR (g_list_model_get_n_items (get_rows (view)) > 0);
  WAIT_FOR (gtk_widget_get_mapped (button));
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (get_rows (view)), 0, TRUE);
  g_assert_true (gtk_widget_get_sensitive (button));
  gtk_widget_activate (button);
  adw_dialog_force_close (wait_for_dialog (self));
}

static gboolean
has_title_beginning (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_ENTRY_ROW (widget)
         && g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static void
fill_in (AdwDialog *dialog, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (GTK_WIDGET (dialog), has_title_beginning, title)), text);
}

static gint64
count_steps (Fixture *self, const char *label)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM change_set WHERE label = '%s'", label);
  gint64 n = -1;

  g_assert_true (tandem_connection_get_int64 (self->reader, sql, &n, NULL));
  return n;
}

static void
save_dialog (Fixture *self, AdwDialog *dialog)
{
  g_signal_emit_by_name (ui_test_find (GTK_WIDGET (dialog), is_save_button, NULL), "clicked");
  WAIT_FOR (adw_window_get_visible_dialog (ADW_WINDOW (self->window)) == NULL);
}

/* A cost keeps its note, and the history says that it was added, then that it was changed. */
static void
test_cost_added (Fixture *self, gconstpointer data)
{
  GtkWidget *view = show_view (self, "costs");
  AdwDialog *dialog;
  gint64 n = 0;
  guint n_rows;

  WAIT_FOR ((n_rows = g_list_model_get_n_items (get_rows (view))) > 0);
  g_assert_true (gtk_widget_activate_action (self->page, "campaign.add-cost", NULL));
  dialog = wait_for_dialog (self);
  fill_in (dialog, "Amount", "12.50");
  fill_in (dialog, "Note", " Stand <builder> ");
  save_dialog (self, dialog);
  WAIT_FOR (g_list_model_get_n_items (get_rows (view)) == n_rows + 1);
  g_assert_true (tandem_connection_get_int64 (self->reader,
                                              "SELECT count(*) FROM campaign_cost WHERE note = 'Stand <builder>'"
                                              " AND amount_minor = 1250",
                                              &n, NULL));
  g_assert_cmpint (n, ==, 1);
  g_assert_cmpint (count_steps (self, "Add a cost"), ==, 1);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (get_rows (view)), 0, TRUE);
  gtk_widget_activate_action (ui_test_find (view, is_edit_button, NULL), "table.open", NULL);
  dialog = wait_for_dialog (self);
  fill_in (dialog, "Note", "Changed");
  save_dialog (self, dialog);
  g_assert_cmpint (count_steps (self, "Change a cost"), ==, 1);
}

static void
test_offer_added (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog;

  WAIT_FOR (g_list_model_get_n_items (get_rows (show_view (self, "costs"))) > 0);
  g_assert_true (gtk_widget_activate_action (self->page, "campaign.add-offer", NULL));
  dialog = wait_for_dialog (self);
  fill_in (dialog, "Name", "Guide");
  save_dialog (self, dialog);
  g_assert_cmpint (count_steps (self, "Add an offer"), ==, 1);
  g_assert_cmpint (count_steps (self, "Change an offer"), ==, 0);
}

/* Somebody without a name is a member, answers at once, and is listed. */
static void
test_members (Fixture *self, gconstpointer data)
{
  GtkWidget *view = show_view (self, "members");
  GtkWidget *row;
  gint64 n_before = count_members (self, "contact_id IS NULL");
  guint n_rows;
  AdwDialog *dialog;

  WAIT_FOR ((n_rows = g_list_model_get_n_items (get_rows (view))) > 0);
  g_assert_true (gtk_widget_activate_action (self->page, "campaign.add-member", NULL));
  dialog = wait_for_dialog (self);
  WAIT_FOR ((row = ui_test_find (GTK_WIDGET (dialog), is_entry_row, NULL)) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (row), "Woman with two dogs");
  gtk_widget_activate (ui_test_find (GTK_WIDGET (dialog), is_save_button, NULL));
  WAIT_FOR (adw_window_get_visible_dialog (ADW_WINDOW (self->window)) == NULL);
  WAIT_FOR (g_list_model_get_n_items (get_rows (view)) == n_rows + 1);
  g_assert_cmpint (count_members (self, "contact_id IS NULL"), ==, n_before + 1);
  g_assert_cmpint (count_members (self, "name = 'Woman with two dogs' AND touch_id IS NOT NULL"), ==, 1);
}

static gboolean
has_focus (Fixture *self, GtkWidget *row)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));

  return focus && gtk_widget_is_ancestor (focus, row);
}

static void
refuse (Fixture *self, const char *action)
{
  AdwDialog *dialog;
  GtkWidget *row, *save;

  g_assert_true (gtk_widget_activate_action (self->page, action, NULL));
  dialog = wait_for_dialog (self);
  WAIT_FOR ((row = ui_test_find (GTK_WIDGET (dialog), is_entry_row, NULL)) != NULL);
  save = ui_test_find (GTK_WIDGET (dialog), is_save_button, NULL);
  for (guint i = 0; i < 2; i++)
    {
      gtk_widget_grab_focus (i == 0 ? row : save);
      g_signal_emit_by_name (save, "clicked");
      g_assert_true (i > 0 || has_focus (self, row)); /* while it is saved, too */
      WAIT_FOR (adw_banner_get_revealed (ADW_BANNER (ui_test_find_type (GTK_WIDGET (dialog), ADW_TYPE_BANNER)))
                && gtk_widget_get_sensitive (save) && gtk_widget_get_sensitive (GTK_WIDGET (dialog)));
      g_assert_true (has_focus (self, row));
      g_assert_true (gtk_widget_has_css_class (row, "error"));
    }
  adw_dialog_force_close (dialog);
  WAIT_FOR (adw_window_get_visible_dialog (ADW_WINDOW (self->window)) == NULL);
}

/* Where a dialog refuses what is written, the focus is in the field that is wrong, also after its button lost it. */
static void
test_refused (Fixture *self, gconstpointer data)
{
  WAIT_FOR (g_list_model_get_n_items (get_rows (show_view (self, "members"))) > 0);
  refuse (self, "campaign.add-member");
  refuse (self, "campaign.add-offer");
}

static gboolean
is_chosen_tab (GtkWidget *widget, gconstpointer page)
{
  return GTK_IS_TOGGLE_BUTTON (widget) && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (widget))
         && gtk_widget_get_ancestor (widget, ADW_TYPE_INLINE_VIEW_SWITCHER) != NULL;
}

/* In a narrow window the tabs are scrolled: that of the view is in sight. */
static void
test_tabs (Fixture *self, gconstpointer data)
{
  GtkWidget *tabs = ui_test_find_type (self->page, GTK_TYPE_VIEWPORT), *tab;
  graphene_rect_t place;

  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 700);
  WAIT_FOR (gtk_widget_get_width (tabs) > 0 && gtk_widget_get_width (tabs) <= 360);
  show_view (self, "attribution");
  tab = ui_test_find (tabs, is_chosen_tab, NULL);
  WAIT_FOR (gtk_widget_compute_bounds (tab, tabs, &place) && place.origin.x >= 0
            && place.origin.x + place.size.width <= gtk_widget_get_width (tabs));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/marketing/campaign/typed", Fixture, NULL, set_up, test_typed, tear_down);
  g_test_add ("/marketing/campaign/pasted", Fixture, NULL, set_up, test_pasted, tear_down);
  g_test_add ("/marketing/campaign/cost-changed", Fixture, NULL, set_up, test_cost_changed, tear_down);
  g_test_add ("/marketing/campaign/cost-added", Fixture, NULL, set_up, test_cost_added, tear_down);
  g_test_add ("/marketing/campaign/offer-added", Fixture, NULL, set_up, test_offer_added, tear_down);
  g_test_add ("/marketing/campaign/members", Fixture, NULL, set_up, test_members, tear_down);
  g_test_add ("/marketing/campaign/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/marketing/campaign/tabs", Fixture, NULL, set_up, test_tabs, tear_down);
  g_test_add ("/marketing/campaign/attribution", Fixture, NULL, set_up, test_attribution, tear_down);
  return g_test_run ();
}
