/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Filters in groups, and groups within groups. */
#include "widgets/filter-test.h"

#include "act/tandem-act-history.h"
#include "widgets/tandem-filter-bar.h"
#include "widgets/tandem-filter-chip.h"
#include "widgets/tandem-filter-editor.h"
#include "widgets/tandem-name-dialog.h"

typedef PageTest Fixture;

#define IN_WORDS "Lifecycle is any of Lead or (Lifecycle is any of Customer and Given name contains “e”)"

#define OF_GROUP "(" LEADS " OR (" CUSTOMERS " AND " WITH_E "))"

#define LEADS "lifecycle_stage = 'lead'"

/* Any of: leads, and all of: customers with an e. */
static void
add_groups (Fixture *self)
{
  GtkWidget *editor = filter_test_begin_filter (self, TANDEM_FILTER_GROUP_KEY);
  GtkWidget *first = filter_test_get_page (editor);

  g_assert_false (gtk_widget_get_sensitive (adw_dialog_get_default_widget (ADW_DIALOG (editor))));
  filter_test_add_lifecycle_to_group (editor, "lead");
  filter_test_add_to_group (editor, TANDEM_FILTER_GROUP_KEY);
  filter_test_add_lifecycle_to_group (editor, "customer");
  filter_test_add_given_name_to_group (editor, "e");
  filter_test_go_back (editor);
  UI_TEST_WAIT (filter_test_get_page (editor) == first, 20, "the outer group");
  g_assert_nonnull (
      ui_test_find (first, filter_test_has_title, "Lifecycle is any of Customer and Given name contains “e”"));
  filter_test_apply (editor);
  filter_test_wait_until_closed (self);
}

/* A group within a group; its parts are changed and taken away, and a group of one is no group any more. */
static void
test_groups (Fixture *self, gconstpointer data)
{
  GtkWidget *editor, *first, *row;

  filter_test_wait_for_list (self, CONTACTS BY_NAME, 6);
  add_groups (self);
  filter_test_wait_for_list (self, CONTACTS "AND " OF_GROUP BY_NAME, 4);
  filter_test_add_given_name (self, "m");
  filter_test_wait_for_list (self, CONTACTS "AND " OF_GROUP " AND given_name LIKE '%m%'" BY_NAME, 1);
  g_signal_emit_by_name (filter_test_find_chip (self, "Given name contains “m”"), "remove");

  g_signal_emit_by_name (filter_test_find_chip (self, IN_WORDS), "edit");
  editor = ui_test_find_type (self->window, TANDEM_TYPE_FILTER_EDITOR);
  first = filter_test_get_page (editor);
  row = ui_test_find (first, filter_test_has_title, "Lifecycle is any of Customer and Given name contains “e”");
  g_signal_emit_by_name (row, "activated");
  UI_TEST_WAIT (filter_test_get_page (editor) != first, 20, "the inner group");
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (first)), ==, "Group of filters");
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (filter_test_get_page (editor))), ==,
                   "Group of filters, level 2");
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_test_find_type (filter_test_get_page (editor), ADW_TYPE_COMBO_ROW)), 2);
  filter_test_go_back (editor);
  UI_TEST_WAIT (filter_test_get_page (editor) == first, 20, "the outer group");
  filter_test_apply (editor);
  filter_test_wait_until_closed (self);
  filter_test_wait_for_list (self, CONTACTS "AND (" LEADS " OR NOT (" CUSTOMERS " OR " WITH_E "))" BY_NAME, 3);

  g_signal_emit_by_name (
      filter_test_find_chip (
          self, "Lifecycle is any of Lead or not (Lifecycle is any of Customer or Given name contains “e”)"),
      "edit");
  editor = ui_test_find_type (self->window, TANDEM_TYPE_FILTER_EDITOR);
  row = ui_test_find (editor, filter_test_has_title, "not (Lifecycle is any of Customer or Given name contains “e”)");
  g_signal_emit_by_name (ui_test_find_type (row, GTK_TYPE_BUTTON), "clicked");
  filter_test_apply (editor);
  filter_test_wait_until_closed (self);
  filter_test_wait_for_list (self, CONTACTS "AND " LEADS BY_NAME, 2);
  filter_test_find_chip (self, "Lifecycle is any of Lead");
}

static gboolean
is_error (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "error") && gtk_widget_get_visible (widget);
}

/* What the outermost group has no room for is refused where it is added. */
static void
test_too_deep (Fixture *self, gconstpointer data)
{
  GtkWidget *editor, *below, *leaf;

  filter_test_wait_for_list (self, CONTACTS BY_NAME, 6);
  editor = filter_test_begin_filter (self, TANDEM_FILTER_GROUP_KEY);
  for (guint depth = 0; depth < 10; depth++)
    {
      filter_test_add_lifecycle_to_group (editor, "lead");
      below = filter_test_get_page (editor);
      if (depth == 6)
        break;
      filter_test_add_to_group (editor, TANDEM_FILTER_GROUP_KEY);
      UI_TEST_WAIT (filter_test_get_page (editor) != below, 20, "the inner group");
    }
  filter_test_add_given_name_to_group (editor, "e");
  filter_test_add_to_group (editor, TANDEM_FILTER_GROUP_KEY);
  below = filter_test_get_page (editor);
  filter_test_add_given_name_to_group (editor, "a");
  filter_test_add_to_group (editor, "given-name");
  leaf = filter_test_get_page (editor);
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find_type (leaf, ADW_TYPE_ENTRY_ROW)), "b");
  UI_TEST_WAIT (adw_dialog_get_default_widget (ADW_DIALOG (editor)) != NULL, 20, "a page that is applied");
  g_assert_null (ui_test_find (leaf, is_error, NULL));
  filter_test_apply (editor);
  g_assert_nonnull (ui_test_find (leaf, is_error, NULL));
  g_assert_true (filter_test_get_page (editor) == leaf);
  adw_dialog_force_close (ADW_DIALOG (editor));
}

/* What does not hold of any of the parts. */
static void
test_none (Fixture *self, gconstpointer data)
{
  GtkWidget *bar = ui_test_find_type (self->page, TANDEM_TYPE_FILTER_BAR);
  GtkWidget *match;

  filter_test_wait_for_list (self, CONTACTS BY_NAME, 6);
  filter_test_add_customers (self);
  filter_test_add_given_name (self, "E");
  match = ui_test_find_type (bar, GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (match), TANDEM_CONDITION_NONE);
  filter_test_wait_for_list (self, CONTACTS "AND NOT (" CUSTOMERS " OR " WITH_E ")" BY_NAME, 2);
  g_signal_emit_by_name (filter_test_find_chip (self, "Given name contains “E”"), "remove");
  filter_test_wait_for_list (self, CONTACTS "AND NOT " CUSTOMERS BY_NAME, 3);
  g_assert_true (gtk_widget_get_visible (match));
  ui_test_destroy_window (self->window);
  filter_test_open (self);
  filter_test_wait_for_list (self, CONTACTS "AND NOT " CUSTOMERS BY_NAME, 3);
  g_signal_emit_by_name (filter_test_find_chip (self, "Lifecycle is any of Customer"), "remove");
  filter_test_wait_for_list (self, CONTACTS BY_NAME, 6);
  filter_test_add_customers (self);
  filter_test_wait_for_list (self, CONTACTS "AND " CUSTOMERS BY_NAME, 3);
}

/* A view keeps its groups, and they are changed in it. */
static void
test_groups_of_view (Fixture *self, gconstpointer data)
{
  GtkWidget *editor;
  g_autoptr (GArray) ids = NULL;

  filter_test_wait_for_list (self, CONTACTS BY_NAME, 6);
  add_groups (self);
  filter_test_save_view (self, "To call");
  filter_test_wait_for_view (self, "Views: To call");
  gtk_widget_activate_action (GTK_WIDGET (filter_test_get_table (self)), "table.clear-filters", NULL);
  filter_test_wait_for_view (self, "Views: To call (changed)");
  ids = filter_test_ask (self, "SELECT id FROM saved_view WHERE deleted_at IS NULL");
  gtk_widget_activate_action (ui_test_find_type (self->page, TANDEM_TYPE_FILTER_BAR), "view.show", "x",
                              g_array_index (ids, gint64, 0));
  filter_test_wait_for_list (self, CONTACTS "AND " OF_GROUP BY_NAME, 4);
  g_signal_emit_by_name (filter_test_find_chip (self, IN_WORDS), "edit");
  editor = ui_test_find_type (self->window, TANDEM_TYPE_FILTER_EDITOR);
  g_signal_emit_by_name (ui_test_find_type (ui_test_find (editor, filter_test_has_title, "Lifecycle is any of Lead"),
                                            GTK_TYPE_BUTTON),
                         "clicked");
  filter_test_apply (editor);
  filter_test_wait_until_closed (self);
  filter_test_wait_for_view (self, "Views: To call (changed)");
  filter_test_do_with_view (self, "view.update");
  filter_test_wait_for_view (self, "Views: To call");
  filter_test_wait_for_list (self, CONTACTS "AND " CUSTOMERS " AND " WITH_E BY_NAME, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/widgets/filter-groups/groups", Fixture, NULL, filter_test_set_up, test_groups, page_test_tear_down);
  g_test_add ("/widgets/filter-groups/groups-of-view", Fixture, NULL, filter_test_set_up, test_groups_of_view,
              page_test_tear_down);
  g_test_add ("/widgets/filter-groups/too-deep", Fixture, NULL, filter_test_set_up, test_too_deep, page_test_tear_down);
  g_test_add ("/widgets/filter-groups/none", Fixture, NULL, filter_test_set_up, test_none, page_test_tear_down);
  return g_test_run ();
}
