/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/filter-test.h"

#include "act/tandem-act-history.h"
#include "act/tandem-act-view.h"
#include "widgets/tandem-filter-bar.h"
#include "widgets/tandem-filter-chip.h"
#include "widgets/tandem-filter-editor.h"
#include "widgets/tandem-late-menu.h"
#include "widgets/tandem-name-dialog.h"

typedef PageTest Fixture;

static void
undo_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tandem_act_finish (result, &error));
  g_assert_no_error (error);
}

/* All, any, one taken away, none. */
static void
test_conditions (Fixture *self, gconstpointer data)
{
  GtkWidget *bar = ui_test_find_type (self->page, TANDEM_TYPE_FILTER_BAR);

  filter_test_wait_for_list (self, CONTACTS BY_NAME, 6);
  g_assert_false (gtk_widget_get_visible (bar));
  filter_test_add_customers (self);
  filter_test_wait_for_list (self, CONTACTS "AND " CUSTOMERS BY_NAME, 3);
  g_assert_true (gtk_widget_get_visible (bar));
  filter_test_add_given_name (self, "E");
  filter_test_wait_for_list (self, CONTACTS "AND " CUSTOMERS " AND " WITH_E BY_NAME, 2);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (ui_test_find_type (bar, GTK_TYPE_DROP_DOWN)), 1);
  filter_test_wait_for_list (self, CONTACTS "AND (" CUSTOMERS " OR " WITH_E ")" BY_NAME, 4);
  g_signal_emit_by_name (filter_test_find_chip (self, "Lifecycle is any of Customer"), "remove");
  filter_test_wait_for_list (self, CONTACTS "AND " WITH_E BY_NAME, 3);
  gtk_widget_activate_action (GTK_WIDGET (filter_test_get_table (self)), "table.clear-filters", NULL);
  filter_test_wait_for_list (self, CONTACTS BY_NAME, 6);
  g_assert_false (gtk_widget_get_visible (bar));
}

/* A chip opens its condition, which is changed in its place; what is none is refused, and the dialog stays. */
static void
test_changed (Fixture *self, gconstpointer data)
{
  GtkWidget *editor;

  filter_test_wait_for_list (self, CONTACTS BY_NAME, 6);
  filter_test_add_given_name (self, "e");
  filter_test_wait_for_list (self, CONTACTS "AND " WITH_E BY_NAME, 3);
  g_signal_emit_by_name (filter_test_find_chip (self, "Given name contains “e”"), "edit");
  editor = ui_test_find_type (self->window, TANDEM_TYPE_FILTER_EDITOR);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_test_find_type (editor, ADW_TYPE_ENTRY_ROW))), ==, "e");
  g_assert_true (gtk_widget_get_sensitive (adw_dialog_get_default_widget (ADW_DIALOG (editor))));
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find_type (editor, ADW_TYPE_ENTRY_ROW)), "  ");
  g_assert_false (gtk_widget_get_sensitive (adw_dialog_get_default_widget (ADW_DIALOG (editor))));
  filter_test_apply (editor);
  g_assert_true (ui_test_find_type (self->window, TANDEM_TYPE_FILTER_EDITOR) == editor);
  g_assert_cmpuint (tandem_filter_get_n_parts (tandem_record_table_get_filter (filter_test_get_table (self))), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find_type (editor, ADW_TYPE_ENTRY_ROW)), "an");
  filter_test_apply (editor);
  filter_test_wait_until_closed (self);
  filter_test_wait_for_list (self, CONTACTS "AND given_name LIKE '%an%'" BY_NAME, 2);
  g_assert_cmpuint (tandem_filter_get_n_parts (tandem_record_table_get_filter (filter_test_get_table (self))), ==, 1);
}

/* As long as nothing is chosen there is nothing to filter_test_apply, unless the question needs no answer. */
static void
test_nothing (Fixture *self, gconstpointer data)
{
  GtkWidget *editor, *button;
  GtkCheckButton *customer;
  AdwComboRow *operators;

  filter_test_wait_for_list (self, CONTACTS BY_NAME, 6);
  editor = filter_test_begin_filter (self, "lead-status");
  button = adw_dialog_get_default_widget (ADW_DIALOG (editor));
  customer = GTK_CHECK_BUTTON (ui_test_find (editor, filter_test_has_value, "new"));
  operators = ADW_COMBO_ROW (ui_test_find_type (editor, ADW_TYPE_COMBO_ROW));
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_check_button_set_active (customer, TRUE);
  g_assert_true (gtk_widget_get_sensitive (button));
  gtk_check_button_set_active (customer, FALSE);
  g_assert_false (gtk_widget_get_sensitive (button));
  adw_combo_row_set_selected (operators, g_list_model_get_n_items (adw_combo_row_get_model (operators)) - 1);
  g_assert_true (gtk_widget_get_sensitive (button));
  filter_test_apply (editor);
  filter_test_wait_until_closed (self);
  filter_test_find_chip (self, "Lead status is not empty");
}

/* A view that was saved in the moment in which the file is closed has nothing to be shown with. */
static void
test_closed (Fixture *self, gconstpointer data)
{
  filter_test_wait_for_list (self, CONTACTS BY_NAME, 6);
  filter_test_save_view (self, "Everyone");
  tandem_workspace_close (self->workspace);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (ui_test_find (self->window, filter_test_has_tooltip, "Views: Everyone"));
}

#define LEADS "lifecycle_stage = 'lead'"

/* The filter comes back with the next page. */
static void
test_kept (Fixture *self, gconstpointer data)
{
  filter_test_wait_for_list (self, CONTACTS BY_NAME, 6);
  filter_test_add_customers (self);
  filter_test_wait_for_list (self, CONTACTS "AND " CUSTOMERS BY_NAME, 3);
  ui_test_destroy_window (self->window);
  filter_test_open (self);
  filter_test_wait_for_list (self, CONTACTS "AND " CUSTOMERS BY_NAME, 3);
  filter_test_find_chip (self, "Lifecycle is any of Customer");
}

/* Saved, changed, updated, chosen again after everything was shown; deleted and brought back by undo. */
static void
test_views (Fixture *self, gconstpointer data)
{
  GtkColumnView *columns = GTK_COLUMN_VIEW (ui_test_find_type (self->page, GTK_TYPE_COLUMN_VIEW));
  g_autoptr (GtkColumnViewColumn) first = g_list_model_get_item (gtk_column_view_get_columns (columns), 0);
  g_autoptr (GArray) ids = NULL;
  gint64 id;

  filter_test_wait_for_list (self, CONTACTS BY_NAME, 6);
  filter_test_add_customers (self);
  filter_test_wait_for_list (self, CONTACTS "AND " CUSTOMERS BY_NAME, 3);
  filter_test_save_view (self, "Our customers");
  filter_test_wait_for_view (self, "Views: Our customers");
  gtk_column_view_sort_by_column (columns, first, GTK_SORT_DESCENDING);
  filter_test_wait_for_list (self, CONTACTS "AND " CUSTOMERS " ORDER BY sort_key DESC, id DESC", 3);
  filter_test_wait_for_view (self, "Views: Our customers (changed)");
  filter_test_do_with_view (self, "view.update");
  filter_test_wait_for_view (self, "Views: Our customers");

  ids = filter_test_ask (self, "SELECT id FROM saved_view WHERE deleted_at IS NULL");
  g_assert_cmpuint (ids->len, ==, 1);
  id = g_array_index (ids, gint64, 0);
  gtk_widget_activate_action (ui_test_find_type (self->page, TANDEM_TYPE_FILTER_BAR), "view.show", "x", (gint64) 0);
  filter_test_wait_for_list (self, CONTACTS " ORDER BY sort_key DESC, id DESC", 6);
  filter_test_wait_for_view (self, "Views");
  gtk_column_view_sort_by_column (columns, first, GTK_SORT_ASCENDING);
  filter_test_wait_for_list (self, CONTACTS BY_NAME, 6);
  gtk_widget_activate_action (ui_test_find_type (self->page, TANDEM_TYPE_FILTER_BAR), "view.show", "x", id);
  filter_test_wait_for_list (self, CONTACTS "AND " CUSTOMERS " ORDER BY sort_key DESC, id DESC", 3);
  filter_test_wait_for_view (self, "Views: Our customers");

  ui_test_destroy_window (self->window);
  filter_test_open (self);
  filter_test_wait_for_view (self, "Views: Our customers");
  filter_test_wait_for_list (self, CONTACTS "AND " CUSTOMERS " ORDER BY sort_key DESC, id DESC", 3);
  filter_test_do_with_view (self, "view.delete");
  filter_test_wait_for_view (self, "Views");
  tandem_act_undo_async (tandem_workspace_get_store (self->workspace), NULL, NULL, undo_cb, NULL);
  filter_test_wait_for_view (self, "Views: Our customers");
}

static gboolean
save_foreign_view_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemListQuery) query = tandem_list_query_new (TANDEM_ENTITY_CONTACT, "name", FALSE);
  g_autoptr (TandemSavedView) view = tandem_saved_view_new_of (query, "Left-handed");

  tandem_record_set_text (TANDEM_RECORD (view), TANDEM_SAVED_VIEW_CONDITION,
                          "{\"field\":\"handedness\",\"is\":\"any-of\",\"values\":[\"left\"]}");
  tandem_record_set_id (TANDEM_RECORD (view), TANDEM_SAVED_VIEW_PERSON_ID, *(const gint64 *) data);
  return tandem_act_save_view (connection, view, error);
}

static int
count_views (Fixture *self)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (ui_test_find (self->window, filter_test_has_tooltip, "Views"));
  g_autoptr (GMenuModel) views = g_menu_model_get_item_link (tandem_late_menu_get (button), 0, G_MENU_LINK_SECTION);

  return g_menu_model_get_n_items (views);
}

/* A view of a newer Tandem asks for what is not known here: that is said, and it is not chosen, so that nobody can overwrite it. */
static void
test_foreign_view (Fixture *self, gconstpointer data)
{
  gint64 person_id = tandem_workspace_get_person_id (self->workspace);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  filter_test_wait_for_list (self, CONTACTS BY_NAME, 6);
  filter_test_add_customers (self);
  filter_test_wait_for_list (self, CONTACTS "AND " CUSTOMERS BY_NAME, 3);
  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, save_foreign_view_cb, &person_id,
                    NULL, &error);
  g_assert_no_error (error);
  UI_TEST_WAIT (count_views (self) == 2, 20, "the view in the menu, after All");
  ids = filter_test_ask (self, "SELECT id FROM saved_view");
  g_assert_cmpuint (ids->len, ==, 1);
  gtk_widget_activate_action (ui_test_find_type (self->page, TANDEM_TYPE_FILTER_BAR), "view.show", "x",
                              g_array_index (ids, gint64, 0));
  UI_TEST_WAIT (ui_test_find_type (self->window, ADW_TYPE_ALERT_DIALOG), 20, "the error");
  filter_test_wait_for_view (self, "Views");
  filter_test_wait_for_list (self, CONTACTS "AND " CUSTOMERS BY_NAME, 3);
  adw_dialog_force_close (ADW_DIALOG (ui_test_find_type (self->window, ADW_TYPE_ALERT_DIALOG)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/widgets/filter-bar/conditions", Fixture, NULL, filter_test_set_up, test_conditions,
              page_test_tear_down);
  g_test_add ("/widgets/filter-bar/changed", Fixture, NULL, filter_test_set_up, test_changed, page_test_tear_down);
  g_test_add ("/widgets/filter-bar/nothing", Fixture, NULL, filter_test_set_up, test_nothing, page_test_tear_down);
  g_test_add ("/widgets/filter-bar/kept", Fixture, NULL, filter_test_set_up, test_kept, page_test_tear_down);
  g_test_add ("/widgets/filter-bar/views", Fixture, NULL, filter_test_set_up, test_views, page_test_tear_down);
  g_test_add ("/widgets/filter-bar/closed", Fixture, NULL, filter_test_set_up, test_closed, page_test_tear_down);
  g_test_add ("/widgets/filter-bar/foreign-view", Fixture, NULL, filter_test_set_up, test_foreign_view,
              page_test_tear_down);
  return g_test_run ();
}
