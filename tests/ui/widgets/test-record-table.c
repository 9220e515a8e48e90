/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act/tandem-act-contact.h"
#include "act/tandem-act-history.h"
#include "model/tandem-contact.h"
#include "list/tandem-record-cell.h"
#include "model/tandem-contact-row.h"
#include "sales/tandem-contact-table.h"
#include "widgets/tandem-choice-dialog.h"
#include "widgets/table-test.h"
#include "widgets/tandem-table-view-button.h"

typedef PageTest Fixture;

/* What is shown of each row, as "A; B". */
static char *
list_rows (Fixture *self, char *(*write) (TandemContactRow *row))
{
  GListModel *model = G_LIST_MODEL (table_test_get_list (self));
  GString *rows = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (TandemSlot) slot = g_list_model_get_item (model, i);
      TandemContactRow *row = tandem_slot_get_record (slot);
      g_autofree char *text = row ? write (row) : NULL;

      g_string_append_printf (rows, "%s%s", i > 0 ? "; " : "", text ? text : "-");
    }
  return g_string_free (rows, FALSE);
}

static char *
write_name (TandemContactRow *row)
{
  return g_strdup (row->name);
}

static char *
write_stage (TandemContactRow *row)
{
  return g_strdup (tandem_lifecycle_get_nick (row->lifecycle));
}

static char *
write_owner (TandemContactRow *row)
{
  return g_strdup (row->owner ? row->owner : "nobody");
}

static void
wait_for_rows (Fixture *self, char *(*write) (TandemContactRow *row), const char *expected)
{
  guint limit = g_timeout_add_seconds (10, ui_test_fail_cb, (gpointer) expected);
  g_autofree char *rows = list_rows (self, write);

  while (!g_str_equal (rows, expected))
    {
      g_main_context_iteration (NULL, TRUE);
      g_free (rows);
      rows = list_rows (self, write);
    }
  g_source_remove (limit);
}

static void
wait_for_undo (Fixture *self, const char *label)
{
  guint limit = g_timeout_add_seconds (10, ui_test_fail_cb, (gpointer) label);

  while (g_strcmp0 (tandem_workspace_get_undo_label (self->workspace), label) != 0)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
}

/* Columns, their order and width, and the sort come back with the next page. */
static void
test_kept (Fixture *self, gconstpointer data)
{
  GListModel *columns;
  g_autoptr (GtkColumnViewColumn) first = NULL;

  wait_for_rows (self, write_name, TABLE_TEST_ALL);
  g_assert_false (gtk_column_view_column_get_visible (table_test_find_column (self, "job-title")));
  table_test_show_column (self, "job-title");
  table_test_show_column (self, "owner");
  table_test_show_column (self, "name"); /* always shown */
  g_assert_true (gtk_column_view_column_get_visible (table_test_find_column (self, "job-title")));
  g_assert_false (gtk_column_view_column_get_visible (table_test_find_column (self, "owner")));
  g_assert_true (gtk_column_view_column_get_visible (table_test_find_column (self, "name")));
  gtk_column_view_insert_column (table_test_get_columns (self), 0, table_test_find_column (self, "phone"));
  gtk_column_view_column_set_fixed_width (table_test_find_column (self, "phone"), 201);
  gtk_column_view_sort_by_column (table_test_get_columns (self), table_test_find_column (self, "given-name"),
                                  GTK_SORT_DESCENDING);
  wait_for_rows (self, write_name, "Chen, Wei; Dubois, Émile; Akin, Defne");

  ui_test_destroy_window (self->window);
  table_test_open (self);
  wait_for_rows (self, write_name, "Chen, Wei; Dubois, Émile; Akin, Defne");
  g_assert_true (gtk_column_view_column_get_visible (table_test_find_column (self, "job-title")));
  g_assert_false (gtk_column_view_column_get_visible (table_test_find_column (self, "owner")));
  columns = gtk_column_view_get_columns (table_test_get_columns (self));
  first = g_list_model_get_item (columns, 0);
  g_assert_cmpstr (gtk_column_view_column_get_id (first), ==, "phone");
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (first), ==, 201);
}

/* Every heading that is a button sorts, and only those are. */
static void
test_heads (Fixture *self, gconstpointer data)
{
  wait_for_rows (self, write_name, TABLE_TEST_ALL);
  for (const TandemTableColumn *column = tandem_contact_table.columns; column->key; column++)
    {
      const TandemField *field = tandem_field_find (tandem_contact_table.list, column->key);

      g_assert_true ((gtk_column_view_column_get_sorter (table_test_find_column (self, column->key)) != NULL)
                     == column->sorts);
      g_assert_nonnull (field);
      g_assert_true (tandem_field_can (field, TANDEM_FIELD_USE_SORT) == column->sorts);
    }
  gtk_column_view_sort_by_column (table_test_get_columns (self), table_test_find_column (self, "company"),
                                  GTK_SORT_ASCENDING);
  wait_for_rows (self, write_name, "Dubois, Émile; Akin, Defne; Chen, Wei");
}

static void
select_two (Fixture *self)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (table_test_get_list (self)), 0, TRUE);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (table_test_get_list (self)), 2, FALSE);
}

static void
undo_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tandem_act_finish (result, &error));
  g_assert_no_error (error);
}

static void
choose (Fixture *self, const char *action, int place)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (self->page, action, NULL);
  dialog = ui_test_find_type (self->window, TANDEM_TYPE_CHOICE_DIALOG);
  g_assert_nonnull (dialog);
  g_signal_emit_by_name (dialog, "chosen", place);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* A dialog says of how many records it asks, and the toast with how many it was done. */
static void
test_counts (Fixture *self, gconstpointer data)
{
  g_autofree char *toast = NULL;
  GtkWidget *dialog;

  page_test_follow_toasts (self->window, &toast);
  wait_for_rows (self, write_name, TABLE_TEST_ALL);
  select_two (self);
  gtk_widget_activate_action (self->page, "contacts.set-owner", NULL);
  dialog = ui_test_find_type (self->window, TANDEM_TYPE_CHOICE_DIALOG);
  g_assert_cmpstr (adw_window_title_get_subtitle (ADW_WINDOW_TITLE (ui_test_find_type (dialog, ADW_TYPE_WINDOW_TITLE))),
                   ==, "2 contacts");
  g_signal_emit_by_name (dialog, "chosen", 1);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  UI_TEST_WAIT (g_strcmp0 (toast, "Owner changed: 2 contacts") == 0, 10, "the toast of two");
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (table_test_get_list (self)), 0, TRUE);
  choose (self, "contacts.set-owner", 0);
  UI_TEST_WAIT (g_strcmp0 (toast, "Owner changed") == 0, 10, "the toast of one");
}

/* One act for all that is selected, and one undo; the selection stays, and nobody else comes into it. */
static void
test_bulk (Fixture *self, gconstpointer data)
{
  g_autofree char *owners = g_strdup_printf ("%s; nobody; %s", tandem_workspace_get_person_name (self->workspace),
                                             tandem_workspace_get_person_name (self->workspace));
  g_autoptr (GArray) chosen = NULL;

  wait_for_rows (self, write_name, TABLE_TEST_ALL);
  wait_for_rows (self, write_stage, "lead; lead; lead");
  select_two (self);
  choose (self, "contacts.set-lifecycle", TANDEM_LIFECYCLE_CUSTOMER);
  wait_for_rows (self, write_stage, "customer; lead; customer");
  wait_for_undo (self, "Change the lifecycle of 2 contacts");
  choose (self, "contacts.set-owner", 1);
  wait_for_rows (self, write_owner, owners);
  g_assert_cmpuint (tandem_record_list_get_n_selected (table_test_get_list (self)), ==, 2);
  chosen = tandem_record_table_get_chosen (table_test_get_table (self));
  g_assert_cmpuint (chosen->len, ==, 2);
  g_assert_cmpint (g_array_index (chosen, gint64, 0), ==, tandem_record_list_get_id (table_test_get_list (self), 0));
  g_assert_cmpint (g_array_index (chosen, gint64, 1), ==, tandem_record_list_get_id (table_test_get_list (self), 2));
  tandem_act_undo_async (tandem_workspace_get_store (self->workspace), NULL, NULL, undo_cb, NULL);
  wait_for_rows (self, write_owner, "nobody; nobody; nobody");
  tandem_act_undo_async (tandem_workspace_get_store (self->workspace), NULL, NULL, undo_cb, NULL);
  wait_for_rows (self, write_stage, "lead; lead; lead");
}

/* All that is selected goes to the trash; nothing is selected after it. */
static void
test_trash_all (Fixture *self, gconstpointer data)
{
  wait_for_rows (self, write_name, TABLE_TEST_ALL);
  gtk_widget_activate_action (GTK_WIDGET (table_test_get_table (self)), "table.select-all", NULL);
  g_assert_cmpuint (tandem_record_list_get_n_selected (table_test_get_list (self)), ==, 3);
  gtk_widget_activate_action (GTK_WIDGET (table_test_get_table (self)), "table.trash", NULL);
  wait_for_rows (self, write_name, "");
  wait_for_undo (self, "Move 3 contacts to the trash");
  tandem_act_undo_async (tandem_workspace_get_store (self->workspace), NULL, NULL, undo_cb, NULL);
  wait_for_rows (self, write_name, TABLE_TEST_ALL);
  g_assert_cmpuint (tandem_record_list_get_n_selected (table_test_get_list (self)), ==, 0);
}

static gint64
get_focused (Fixture *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));
  GtkWidget *columns = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_COLUMN_VIEW) : NULL;
  GtkWidget *view = focus && !columns ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW) : columns;
  TandemSlot *slot = view ? tandem_record_cell_find_slot (focus, view) : NULL;

  return slot ? tandem_record_list_get_id (table_test_get_list (self), tandem_slot_get_position (slot)) : 0;
}

static void
wait_for_width (Fixture *self, int width, gboolean narrow, gint64 focused)
{
  guint limit = g_timeout_add_seconds (10, ui_test_fail_cb, "the focus on the same row");

  gtk_window_set_default_size (GTK_WINDOW (self->window), width, 700);
  for (gboolean is_narrow = !narrow; is_narrow != narrow || get_focused (self) != focused;)
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (table_test_get_table (self), "narrow", &is_narrow, NULL);
    }
  g_source_remove (limit);
}

/* The row that has the focus keeps it where the columns make way for rows of two lines, and back. */
static void
test_narrow (Fixture *self, gconstpointer data)
{
  gint64 second;

  wait_for_rows (self, write_name, TABLE_TEST_ALL);
  second = tandem_record_list_get_id (table_test_get_list (self), 1);
  gtk_column_view_scroll_to (table_test_get_columns (self), 1, NULL, GTK_LIST_SCROLL_FOCUS, NULL);
  wait_for_width (self, 1200, FALSE, second);
  wait_for_width (self, 400, TRUE, second);
  wait_for_width (self, 1200, FALSE, second);
  g_assert_cmpuint (tandem_record_list_get_n_selected (table_test_get_list (self)), ==, 0);
}

static gboolean
is_labelled (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_CHECK_BUTTON (widget) && g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)), data) == 0;
}

/* The menu of columns tells which ones are left out for want of room; whoever leaves out another one gets it. */
static void
test_room (Fixture *self, gconstpointer data)
{
  GtkMenuButton *menu;

  wait_for_rows (self, write_name, TABLE_TEST_ALL);
  menu = GTK_MENU_BUTTON (adw_bin_get_child (ADW_BIN (ui_test_find_type (self->page, TANDEM_TYPE_TABLE_VIEW_BUTTON))));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1200, 700);
  UI_TEST_WAIT (gtk_column_view_column_get_visible (table_test_find_column (self, "phone")), 10, "the phone");
  gtk_window_set_default_size (GTK_WINDOW (self->window), 860, 700);
  UI_TEST_WAIT (!gtk_column_view_column_get_visible (table_test_find_column (self, "phone")), 10,
                "no room for the phone");
  gtk_menu_button_popup (menu);
  UI_TEST_WAIT (ui_test_find (GTK_WIDGET (gtk_menu_button_get_popover (menu)), is_labelled, "Phone (no room)"), 10,
                "that the phone has no room");
  gtk_menu_button_popdown (menu);
  table_test_show_column (self, "company");
  table_test_show_column (self, "email");
  UI_TEST_WAIT (gtk_column_view_column_get_visible (table_test_find_column (self, "phone")), 10,
                "the phone in place of others");
  gtk_menu_button_popup (menu);
  UI_TEST_WAIT (ui_test_find (GTK_WIDGET (gtk_menu_button_get_popover (menu)), is_labelled, "Phone"), 10,
                "that the phone is shown");
  gtk_menu_button_popdown (menu);
}

/* A column that is drawn wider takes the room of the others, the last to go first, and never goes itself. */
static void
test_wider (Fixture *self, gconstpointer data)
{
  wait_for_rows (self, write_name, TABLE_TEST_ALL);
  UI_TEST_WAIT (gtk_column_view_column_get_visible (table_test_find_column (self, "phone")), 10, "the phone");
  gtk_column_view_column_set_fixed_width (table_test_find_column (self, "company"), 440);
  UI_TEST_WAIT (!gtk_column_view_column_get_visible (table_test_find_column (self, "phone")), 10,
                "no room for the phone");
  g_assert_true (gtk_column_view_column_get_visible (table_test_find_column (self, "last-contact")));
  gtk_column_view_column_set_fixed_width (table_test_find_column (self, "company"), 160);
  UI_TEST_WAIT (gtk_column_view_column_get_visible (table_test_find_column (self, "phone")), 10,
                "room for the phone again");
  gtk_column_view_column_set_fixed_width (table_test_find_column (self, "phone"), 380);
  UI_TEST_WAIT (!gtk_column_view_column_get_visible (table_test_find_column (self, "last-contact")), 10,
                "no room for the last contact");
  g_assert_true (gtk_column_view_column_get_visible (table_test_find_column (self, "phone")));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/widgets/record-table/kept", Fixture, NULL, table_test_set_up, test_kept, page_test_tear_down);
  g_test_add ("/widgets/record-table/heads", Fixture, NULL, table_test_set_up, test_heads, page_test_tear_down);
  g_test_add ("/widgets/record-table/narrow", Fixture, NULL, table_test_set_up, test_narrow, page_test_tear_down);
  g_test_add ("/widgets/record-table/room", Fixture, NULL, table_test_set_up, test_room, page_test_tear_down);
  g_test_add ("/widgets/record-table/wider", Fixture, NULL, table_test_set_up, test_wider, page_test_tear_down);
  g_test_add ("/widgets/record-table/bulk", Fixture, NULL, table_test_set_up, test_bulk, page_test_tear_down);
  g_test_add ("/widgets/record-table/counts", Fixture, NULL, table_test_set_up, test_counts, page_test_tear_down);
  g_test_add ("/widgets/record-table/trash-all", Fixture, NULL, table_test_set_up, test_trash_all, page_test_tear_down);
  return g_test_run ();
}
