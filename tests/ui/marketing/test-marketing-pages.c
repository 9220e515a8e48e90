/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "act/tandem-act-history.h"
#include "base/tandem-date.h"
#include "list/tandem-record-list.h"
#include "marketing/tandem-campaign-entries.h"
#include "marketing/tandem-campaigns-page.h"
#include "marketing/tandem-overview-page.h"
#include "marketing/tandem-rows-dialog.h"

#include "model/filter/tandem-list-query.h"
#include "model/tandem-campaign-query.h"
#include "model/tandem-campaign-words.h"
#include "store/tandem-connection.h"
#include "widgets/tandem-entry-group.h"
#include "widgets/tandem-figure-table.h"
#include "widgets/tandem-key-figure.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-sums-bar.h"
#include "workspace/tandem-workspace.h"
#include "sample-firm.h"
#include "ui-test.h"

typedef struct {
  FirmFile file;
  TandemWorkspace *workspace;
  GtkWidget *window;
} Fixture;

static void
fill (Fixture *self, const char *sample)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *today = tandem_date_today (utc);
  gboolean is_recent = g_str_equal (sample, "recent");

  /* what is of a period ends today, whenever that is */
  sample_firm_fill (self->workspace, &(TandemSampleOptions) { .n_contacts = is_recent ? 300 : 60,
                                                              .seed = 3,
                                                              .today = is_recent ? today : "2026-11-24" });
}

static void
set_up (Fixture *self, gconstpointer with_sample)
{
  g_autoptr (GError) error = NULL;

  firm_file_set_up (&self->file, NULL);
  self->workspace = tandem_workspace_create (self->file.path, "test", "Firm", TRUE, &error);
  g_assert_no_error (error);
  if (with_sample)
    fill (self, with_sample);
  self->window = g_object_new (ADW_TYPE_WINDOW, "default-width", 1200, "default-height", 700, NULL);
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
show_page (Fixture *self, GType type)
{
  GtkWidget *page = g_object_new (type, "workspace", self->workspace, NULL);

  adw_window_set_content (ADW_WINDOW (self->window), page);
  gtk_window_present (GTK_WINDOW (self->window));
  return page;
}

/* A drop-down has a stack of its own, also with an "empty"; the one of the page knows what to do on an error. */
static GtkWidget *
find_stack (GtkWidget *widget)
{
  if (GTK_IS_STACK (widget) && gtk_stack_get_child_by_name (GTK_STACK (widget), "error"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_stack (child);

      if (found)
        return found;
    }
  return NULL;
}

static void
wait_for_state (GtkWidget *page, const char *state)
{
  GtkWidget *stack = find_stack (page);

  while (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), state) != 0)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
has_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

static GListModel *
get_rows (GtkWidget *page)
{
  return G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (ui_test_find_type (page, GTK_TYPE_COLUMN_VIEW))));
}

/* All of them: the first frame of a list shows only what is seen. */
static void
wait_for_rows (GtkWidget *page)
{
  GListModel *rows = get_rows (page);

  while (g_list_model_get_n_items (rows) == 0
         || g_list_model_get_n_items (rows) < tandem_record_list_get_length (TANDEM_RECORD_LIST (rows)))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_campaigns_empty (Fixture *self, gconstpointer data)
{
  wait_for_state (show_page (self, TANDEM_TYPE_CAMPAIGNS_PAGE), "empty");
}

static void
test_campaigns_list (Fixture *self, gconstpointer data)
{
  GtkWidget *page = show_page (self, TANDEM_TYPE_CAMPAIGNS_PAGE);
  GtkWidget *entry = ui_test_find_type (page, GTK_TYPE_SEARCH_ENTRY);
  guint n_rows;

  wait_for_rows (page);
  n_rows = g_list_model_get_n_items (get_rows (page));
  g_assert_cmpuint (n_rows, >, 5);
  gtk_editable_set_text (GTK_EDITABLE (entry), "trade FÁIR");
  while (g_list_model_get_n_items (get_rows (page)) == n_rows)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (page)), >, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "nothing of this kind");
  wait_for_state (page, "no-match");
}

static GtkColumnViewColumn *
find_column (GtkWidget *page, const char *id)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (ui_test_find_type (page, GTK_TYPE_COLUMN_VIEW)));
  GtkColumnViewColumn *found = NULL;

  for (guint i = 0; found == NULL && i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_str_equal (gtk_column_view_column_get_id (column), id))
        found = column;
    }
  return found;
}

static gint64
get_id (GtkWidget *page, guint position)
{
  return tandem_record_list_get_id (TANDEM_RECORD_LIST (get_rows (page)), position);
}

/* What costs most comes first, where that is asked by the head of the column. */
static void
test_campaigns_sorted (Fixture *self, gconstpointer data)
{
  GtkWidget *page = show_page (self, TANDEM_TYPE_CAMPAIGNS_PAGE);
  g_autoptr (GArray) dearest_first = NULL;
  g_autoptr (TandemListQuery) query = tandem_list_query_new (TANDEM_ENTITY_CAMPAIGN, "cost", TRUE);
  TandemConnection *reader = tandem_store_get_list_connection (tandem_workspace_get_store (self->workspace));

  wait_for_rows (page);
  dearest_first = tandem_list_query_list_ids (reader, query, NULL, NULL);
  g_assert_cmpint (get_id (page, 0), !=, g_array_index (dearest_first, gint64, 0));
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (ui_test_find_type (page, GTK_TYPE_COLUMN_VIEW)),
                                  find_column (page, "cost"), GTK_SORT_DESCENDING);
  while (get_id (page, 0) != g_array_index (dearest_first, gint64, 0))
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < dearest_first->len; i++)
    g_assert_cmpint (get_id (page, i), ==, g_array_index (dearest_first, gint64, i));
}

static void
wait_for_label (GtkWidget *widget, const char *text)
{
  while (!has_label (widget, text))
    g_main_context_iteration (NULL, TRUE);
}

/* The foot adds up what is shown, or several that are selected; one that is selected is only where one is. */
static void
test_campaigns_sums (Fixture *self, gconstpointer data)
{
  GtkWidget *page = show_page (self, TANDEM_TYPE_CAMPAIGNS_PAGE);
  GtkSelectionModel *selection;
  g_autofree char *all = NULL;

  wait_for_rows (page);
  selection = GTK_SELECTION_MODEL (get_rows (page));
  all = g_strdup_printf ("%u campaigns", g_list_model_get_n_items (get_rows (page)));
  wait_for_label (page, all);
  gtk_selection_model_select_item (selection, 0, TRUE);
  gtk_selection_model_select_item (selection, 1, FALSE);
  wait_for_label (page, "2 campaigns selected");
  gtk_selection_model_unselect_item (selection, 1);
  wait_for_label (page, all);
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find_type (page, GTK_TYPE_SEARCH_ENTRY)), "nothing of this kind");
  while (gtk_widget_get_mapped (ui_test_find_type (page, TANDEM_TYPE_SUMS_BAR)))
    g_main_context_iteration (NULL, TRUE);
}

static gint64
count_paused (TandemConnection *reader)
{
  gint64 n = -1;

  g_assert_true (tandem_connection_get_int64 (
      reader, "SELECT count(*) FROM campaign WHERE status = 'paused' AND deleted_at IS NULL", &n, NULL));
  return n;
}

/* One question for all that are selected, one change. */
static void
test_campaigns_status (Fixture *self, gconstpointer data)
{
  GtkWidget *page = show_page (self, TANDEM_TYPE_CAMPAIGNS_PAGE);
  TandemConnection *reader = tandem_store_get_list_connection (tandem_workspace_get_store (self->workspace));
  GtkSelectionModel *selection;
  AdwDialog *dialog;
  gint64 n_before;

  wait_for_rows (page);
  n_before = count_paused (reader);
  selection = GTK_SELECTION_MODEL (get_rows (page));
  gtk_selection_model_select_range (selection, 0, 3, TRUE);
  g_assert_true (gtk_widget_activate_action (page, "campaign.set-status", NULL));
  while ((dialog = adw_window_get_visible_dialog (ADW_WINDOW (self->window))) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_emit_by_name (dialog, "chosen", tandem_campaign_words_find (TANDEM_CAMPAIGN_WORDS_STATUS, "paused"));
  while (count_paused (reader) == n_before)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (count_paused (reader), ==, n_before + 3);
  tandem_act_undo_async (tandem_workspace_get_store (self->workspace), NULL, NULL, NULL, NULL);
  while (count_paused (reader) != n_before)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_campaign_added (Fixture *self, gconstpointer data)
{
  GtkWidget *page = show_page (self, TANDEM_TYPE_CAMPAIGNS_PAGE);
  GtkWidget *split_view = ui_test_find_type (page, ADW_TYPE_OVERLAY_SPLIT_VIEW);

  wait_for_state (page, "empty");
  tandem_page_create_new (TANDEM_PAGE (page));
  wait_for_state (page, "list");
  while (!adw_overlay_split_view_get_show_sidebar (ADW_OVERLAY_SPLIT_VIEW (split_view)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_activate_action (page, "campaign.trash", NULL));
  wait_for_state (page, "empty");
  g_assert_false (adw_overlay_split_view_get_show_sidebar (ADW_OVERLAY_SPLIT_VIEW (split_view)));
}

/* The second before the first is written. */
static void
test_campaigns_added (Fixture *self, gconstpointer data)
{
  GtkWidget *page = show_page (self, TANDEM_TYPE_CAMPAIGNS_PAGE);

  wait_for_state (page, "empty");
  tandem_page_create_new (TANDEM_PAGE (page));
  tandem_page_create_new (TANDEM_PAGE (page));
  WAIT_FOR (tandem_record_list_get_length (TANDEM_RECORD_LIST (get_rows (page))) == 2);
  WAIT_FOR (has_label (page, "New campaign"));
}

/* A firm without anything to count shows no zero per cent. */
static void
test_overview_empty (Fixture *self, gconstpointer data)
{
  GtkWidget *page = show_page (self, TANDEM_TYPE_OVERVIEW_PAGE);

  wait_for_state (page, "empty");
  g_assert_false (has_label (page, "0.0%"));
}

static void
test_overview (Fixture *self, gconstpointer data)
{
  GtkWidget *page = show_page (self, TANDEM_TYPE_OVERVIEW_PAGE);
  GtkWidget *dropdown = ui_test_find_type (page, GTK_TYPE_DROP_DOWN);

  while (!has_label (page, "New by week"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (has_label (page, "New leads"));
  g_assert_true (tandem_page_can_export (TANDEM_PAGE (page))); /* it says what can be had instead */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (dropdown), 0);
  while (!has_label (page, "New by day"))
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
find_toggle (GtkWidget *widget, const char *tooltip)
{
  if (GTK_IS_TOGGLE_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_toggle (child, tooltip);

      if (found)
        return found;
    }
  return NULL;
}

/* The funnel has its figures as a table, a row for each stage, in the place of the picture. */
static void
test_overview_table (Fixture *self, gconstpointer data)
{
  GtkWidget *page = show_page (self, TANDEM_TYPE_OVERVIEW_PAGE);
  GtkWidget *toggle, *table;

  toggle = find_toggle (page, "Show the figures as a table");
  table = ui_test_find_type (page, GTK_TYPE_COLUMN_VIEW);
  g_assert_nonnull (toggle);
  while (gtk_column_view_get_model (GTK_COLUMN_VIEW (table)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (gtk_widget_get_mapped (table));
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (page)), ==, 8);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  while (!gtk_widget_get_mapped (table) || !has_label (table, "Accepted by sales"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (has_label (table, "From the stage before"));
  g_assert_true (has_label (table, "too few to tell"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), FALSE);
  while (gtk_widget_get_mapped (table))
    g_main_context_iteration (NULL, TRUE);
}

static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

/* How many rows the dialog lists that has just been asked for, in its first list; it is closed again. */
static guint
count_rows_of_dialog (Fixture *self)
{
  AdwDialog *dialog;
  GtkWidget *stack;
  guint n;

  while ((dialog = adw_window_get_visible_dialog (ADW_WINDOW (self->window))) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (TANDEM_IS_ROWS_DIALOG (dialog));
  stack
      = gtk_widget_get_ancestor (gtk_widget_get_ancestor (ui_test_find_type (GTK_WIDGET (dialog), GTK_TYPE_COLUMN_VIEW),
                                                          ADW_TYPE_BREAKPOINT_BIN),
                                 GTK_TYPE_STACK);
  while (tandem_record_list_get_length (TANDEM_RECORD_LIST (get_rows (GTK_WIDGET (dialog)))) == 0
         && g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "empty") != 0)
    g_main_context_iteration (NULL, TRUE);
  n = tandem_record_list_get_length (TANDEM_RECORD_LIST (get_rows (GTK_WIDGET (dialog))));
  adw_dialog_force_close (dialog);
  while (adw_window_get_visible_dialog (ADW_WINDOW (self->window)))
    g_main_context_iteration (NULL, TRUE);
  return n;
}

static const char *
get_cell (GtkWidget *table, guint row, guint column)
{
  GListModel *rows
      = G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (ui_test_find_type (table, GTK_TYPE_COLUMN_VIEW))));
  g_autoptr (GObject) item = g_list_model_get_item (rows, row);
  GStrv texts = g_object_get_data (item, "texts");

  return texts[column];
}

static guint
count_cells (GtkWidget *table)
{
  GtkSelectionModel *rows
      = gtk_column_view_get_model (GTK_COLUMN_VIEW (ui_test_find_type (table, GTK_TYPE_COLUMN_VIEW)));

  return rows ? g_list_model_get_n_items (G_LIST_MODEL (rows)) : 0;
}

/* As many rows as the figure in a cell says. */
static void
assert_cell_opens (Fixture *self, GtkWidget *table, guint row, guint column)
{
  guint n = (guint) g_ascii_strtoull (get_cell (table, row, column), NULL, 10);

  g_signal_emit_by_name (table, "cell-activated", row, column);
  g_assert_cmpuint (count_rows_of_dialog (self), ==, n);
}

enum { COSTS = 1, LEADS = 4, MQL = 6, CUSTOMERS = 8 }; /* columns of what is compared */

/* The rows behind each number are as many as it says: tiles, funnel, trend, channels, campaigns and cohorts. */
static void
test_overview_rows (Fixture *self, gconstpointer data)
{
  GtkWidget *page = show_page (self, TANDEM_TYPE_OVERVIEW_PAGE);
  g_autoptr (GPtrArray) figures = g_ptr_array_new (), tables = g_ptr_array_new ();

  collect (page, TANDEM_TYPE_KEY_FIGURE, figures);
  collect (page, TANDEM_TYPE_FIGURE_TABLE, tables);
  g_assert_cmpuint (figures->len, ==, 8);
  g_assert_cmpuint (tables->len, ==, 4);
  while (count_cells (tables->pdata[2]) == 0 || count_cells (tables->pdata[3]) == 0)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < figures->len; i++)
    {
      g_autofree char *title = NULL, *value = NULL;
      guint n;

      g_object_get (figures->pdata[i], "title", &title, "value", &value, NULL);
      g_signal_emit_by_name (figures->pdata[i], "rows-requested");
      n = count_rows_of_dialog (self);
      g_assert_cmpuint (n, >, 0);
      if (g_str_equal (title, "New leads"))
        g_assert_cmpuint (n, ==, g_ascii_strtoull (value, NULL, 10));
    }
  for (guint stage = 2; stage < 8; stage++)
    assert_cell_opens (self, tables->pdata[0], stage, 1);
  assert_cell_opens (self, tables->pdata[1], 0, 1);
  assert_cell_opens (self, tables->pdata[1], 1, 2);
  for (guint row = 0; row < count_cells (tables->pdata[2]); row++)
    {
      assert_cell_opens (self, tables->pdata[2], row, LEADS);
      assert_cell_opens (self, tables->pdata[2], row, CUSTOMERS);
    }
  for (guint row = 0; row < 6; row++)
    assert_cell_opens (self, tables->pdata[3], row, 1);
}

/* A figure says what it counts and of what, and is a button of the keyboard, too. */
static void
test_overview_cells (Fixture *self, gconstpointer data)
{
  GtkWidget *page = show_page (self, TANDEM_TYPE_OVERVIEW_PAGE);
  g_autoptr (GPtrArray) tables = g_ptr_array_new (), buttons = g_ptr_array_new ();
  GtkWidget *button = NULL;

  collect (page, TANDEM_TYPE_FIGURE_TABLE, tables);
  while (count_cells (tables->pdata[2]) == 0 || !gtk_widget_get_mapped (tables->pdata[2]))
    g_main_context_iteration (NULL, TRUE);
  while (button == NULL)
    {
      g_main_context_iteration (NULL, TRUE);
      g_ptr_array_set_size (buttons, 0);
      collect (tables->pdata[2], GTK_TYPE_BUTTON, buttons);
      for (guint i = 0; i < buttons->len && button == NULL; i++)
        if (gtk_widget_get_tooltip_text (buttons->pdata[i]) && gtk_widget_get_mapped (buttons->pdata[i])
            && strstr (gtk_widget_get_tooltip_text (buttons->pdata[i]), " of "))
          button = buttons->pdata[i];
    }
  g_assert_true (gtk_widget_get_focusable (button));
  gtk_widget_activate (button);
  g_assert_cmpuint (count_rows_of_dialog (self), >, 0);
}

static guint
count_mapped (GtkWidget *widget, GType type)
{
  guint n = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    n += count_mapped (child, type);
  return n;
}

static GtkWidget *
find_entries (GtkWidget *page)
{
  return adw_view_stack_get_visible_child (ADW_VIEW_STACK (ui_test_find_type (page, ADW_TYPE_VIEW_STACK)));
}

/* A record shows the first few of its costs, so that its days and leads are found, and has all of them in a list. */
static void
test_campaign_all_costs (Fixture *self, gconstpointer data)
{
  GtkWidget *page = show_page (self, TANDEM_TYPE_CAMPAIGNS_PAGE);
  TandemConnection *reader = tandem_store_get_list_connection (tandem_workspace_get_store (self->workspace));
  g_autoptr (GArray) cost_ids = NULL;
  GtkWidget *more, *group;
  guint n_costs;

  wait_for_rows (page);
  cost_ids = tandem_campaign_query_list_cost_ids (reader, get_id (page, 1), NULL);
  n_costs = cost_ids->len;
  g_assert_cmpuint (n_costs, >, 5);
  tandem_page_open_record (TANDEM_PAGE (page), get_id (page, 1));
  while (!(more = ui_test_find_type (page, ADW_TYPE_BUTTON_ROW)) || !gtk_widget_get_mapped (more))
    g_main_context_iteration (NULL, TRUE);
  group = gtk_widget_get_ancestor (more, TANDEM_TYPE_ENTRY_GROUP);
  g_assert_cmpuint (count_mapped (group, ADW_TYPE_ACTION_ROW), ==, 5);
  g_assert_true (gtk_widget_activate (more));
  g_assert_true (TANDEM_IS_CAMPAIGN_ENTRIES (find_entries (page)));
  while (g_list_model_get_n_items (get_rows (find_entries (page))) < n_costs)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < n_costs; i++)
    g_assert_cmpint (get_id (find_entries (page), i), ==, g_array_index (cost_ids, gint64, i));
}

/* Costs that are selected go to the trash together, and come back by one undo. */
static void
test_campaign_costs_trashed (Fixture *self, gconstpointer data)
{
  GtkWidget *page = show_page (self, TANDEM_TYPE_CAMPAIGNS_PAGE);
  GtkSelectionModel *selection;
  GListModel *rows;
  guint n_costs;

  wait_for_rows (page);
  tandem_page_open_record (TANDEM_PAGE (page), get_id (page, 1));
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (ui_test_find_type (page, ADW_TYPE_VIEW_STACK)), "costs");
  rows = get_rows (find_entries (page));
  while ((n_costs = g_list_model_get_n_items (rows)) < 6)
    g_main_context_iteration (NULL, TRUE);
  selection = GTK_SELECTION_MODEL (rows);
  gtk_selection_model_select_range (selection, 1, 3, TRUE);
  g_assert_true (gtk_widget_activate_action (find_entries (page), "table.trash", NULL));
  while (g_list_model_get_n_items (rows) != n_costs - 3)
    g_main_context_iteration (NULL, TRUE);
  tandem_act_undo_async (tandem_workspace_get_store (self->workspace), NULL, NULL, NULL, NULL);
  while (g_list_model_get_n_items (rows) != n_costs)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/marketing/campaigns/empty", Fixture, NULL, set_up, test_campaigns_empty, tear_down);
  g_test_add ("/marketing/campaigns/list", Fixture, "sample", set_up, test_campaigns_list, tear_down);
  g_test_add ("/marketing/campaigns/sorted", Fixture, "sample", set_up, test_campaigns_sorted, tear_down);
  g_test_add ("/marketing/campaigns/sums", Fixture, "sample", set_up, test_campaigns_sums, tear_down);
  g_test_add ("/marketing/campaigns/status", Fixture, "sample", set_up, test_campaigns_status, tear_down);
  g_test_add ("/marketing/campaigns/added", Fixture, NULL, set_up, test_campaign_added, tear_down);
  g_test_add ("/marketing/campaigns/two-added", Fixture, NULL, set_up, test_campaigns_added, tear_down);
  g_test_add ("/marketing/campaigns/all-costs", Fixture, "sample", set_up, test_campaign_all_costs, tear_down);
  g_test_add ("/marketing/campaigns/costs-trashed", Fixture, "sample", set_up, test_campaign_costs_trashed, tear_down);
  g_test_add ("/marketing/overview/empty", Fixture, NULL, set_up, test_overview_empty, tear_down);
  g_test_add ("/marketing/overview/figures", Fixture, "recent", set_up, test_overview, tear_down);
  g_test_add ("/marketing/overview/rows", Fixture, "recent", set_up, test_overview_rows, tear_down);
  g_test_add ("/marketing/overview/cells", Fixture, "recent", set_up, test_overview_cells, tear_down);
  g_test_add ("/marketing/overview/table", Fixture, "recent", set_up, test_overview_table, tear_down);
  return g_test_run ();
}
