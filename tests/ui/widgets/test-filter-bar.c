/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "act/tandem-act-contact.h"
#include "act/tandem-act-history.h"
#include "act/tandem-act-view.h"
#include "model/tandem-contact.h"
#include "page-test.h"
#include "sales/tandem-contacts-page.h"
#include "store/tandem-connection.h"
#include "widgets/tandem-filter-bar.h"
#include "widgets/tandem-filter-chip.h"
#include "widgets/tandem-filter-editor.h"
#include "widgets/tandem-late-menu.h"
#include "widgets/tandem-name-dialog.h"
#include "widgets/tandem-record-table.h"
#include "workspace/tandem-settings.h"

/* What the table is to show is asked of the file by SQL of the test's own. */
#define CONTACTS  "SELECT id FROM contact WHERE deleted_at IS NULL "
#define BY_NAME   " ORDER BY sort_key, id"
#define CUSTOMERS "lifecycle_stage = 'customer'"
#define WITH_E    "(given_name LIKE '%e%' OR given_name LIKE '%É%')"

typedef PageTest Fixture;

static const struct {
  const char *given, *family;
  TandemLifecycle stage;
} people[] = {
  { "Émile", "Dubois", TANDEM_LIFECYCLE_LEAD },     { "Defne", "Akin", TANDEM_LIFECYCLE_CUSTOMER },
  { "Wei", "Chen", TANDEM_LIFECYCLE_CUSTOMER },     { "Aoki", "Sato", TANDEM_LIFECYCLE_CUSTOMER },
  { "Jan", "Novák", TANDEM_LIFECYCLE_OPPORTUNITY }, { "Ana", "Cruz", TANDEM_LIFECYCLE_LEAD },
};

static gboolean
add_people_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();
      TandemRecord *contact = TANDEM_RECORD (draft->contact);

      tandem_record_set_text (contact, TANDEM_CONTACT_GIVEN_NAME, people[i].given);
      tandem_record_set_text (contact, TANDEM_CONTACT_FAMILY_NAME, people[i].family);
      tandem_record_set_text (contact, TANDEM_CONTACT_LIFECYCLE_STAGE, tandem_lifecycle_get_nick (people[i].stage));
      if (!tandem_act_add_contact (connection, draft, error))
        return FALSE;
    }
  return TRUE;
}

static void
open_page (Fixture *self)
{
  page_test_show (self, TANDEM_TYPE_CONTACTS_PAGE, 1200);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GSettings) settings = tandem_settings_new_table ("contacts");

  g_settings_reset (settings, "columns");
  g_settings_reset (settings, "sort");
  g_settings_reset (settings, "descending");
  page_test_make_firm (self, add_people_cb);
  open_page (self);
}

/* --- found --------------------------------------------------------------------------------------------------------- */

static gboolean
has_value (GtkWidget *widget, gconstpointer data)
{
  return g_strcmp0 (g_object_get_data (G_OBJECT (widget), "tandem-value"), data) == 0;
}

static gboolean
has_tooltip (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_MENU_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), data) == 0;
}

static gboolean
has_words (GtkWidget *widget, gconstpointer data)
{
  return TANDEM_IS_FILTER_CHIP (widget)
         && g_strcmp0 (gtk_widget_get_tooltip_text (gtk_widget_get_first_child (widget)), data) == 0;
}

static GtkWidget *
find_chip (Fixture *self, const char *words)
{
  GtkWidget *chip = ui_test_find (self->window, has_words, words);

  g_assert_nonnull (chip);
  return chip;
}

static TandemRecordTable *
get_table (Fixture *self)
{
  return TANDEM_RECORD_TABLE (ui_test_find_type (self->page, TANDEM_TYPE_RECORD_TABLE));
}

/* --- waited for ---------------------------------------------------------------------------------------------------- */

static GArray *
ask (Fixture *self, const char *sql)
{
  TandemConnection *connection = tandem_store_get_list_connection (tandem_workspace_get_store (self->workspace));
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, &error);
  GArray *ids;

  g_assert_no_error (error);
  ids = tandem_statement_collect_ids (statement, &error);
  g_assert_no_error (error);
  return ids;
}

static gboolean
shows (Fixture *self, GArray *truth)
{
  TandemRecordList *list = tandem_record_table_get_list (get_table (self));

  if (tandem_record_list_get_length (list) != truth->len)
    return FALSE;
  for (guint i = 0; i < truth->len; i++)
    if (tandem_record_list_get_id (list, i) != g_array_index (truth, gint64, i))
      return FALSE;
  return TRUE;
}

static void
wait_for_list (Fixture *self, const char *sql, guint n)
{
  g_autoptr (GArray) truth = ask (self, sql);

  g_assert_cmpuint (truth->len, ==, n);
  UI_TEST_WAIT (shows (self, truth), 20, sql);
}

static void
wait_for_view (Fixture *self, const char *tooltip)
{
  UI_TEST_WAIT (ui_test_find (self->window, has_tooltip, tooltip) != NULL, 20, tooltip);
}

/* --- done as a person does ----------------------------------------------------------------------------------------- */

static GtkWidget *
begin_filter (Fixture *self, const char *key)
{
  GtkWidget *editor;

  gtk_widget_activate_action (GTK_WIDGET (get_table (self)), "table.add-filter", "s", key);
  editor = ui_test_find_type (self->window, TANDEM_TYPE_FILTER_EDITOR);
  g_assert_nonnull (editor);
  return editor;
}

static void
apply (GtkWidget *editor)
{
  g_signal_emit_by_name (adw_dialog_get_default_widget (ADW_DIALOG (editor)), "clicked");
}

static void
wait_until_closed (Fixture *self)
{
  UI_TEST_WAIT (ui_test_find_type (self->window, TANDEM_TYPE_FILTER_EDITOR) == NULL, 20, "the dialog to close");
}

static void
add_customers (Fixture *self)
{
  GtkWidget *editor = begin_filter (self, "lifecycle");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_test_find (editor, has_value, "customer")), TRUE);
  apply (editor);
  wait_until_closed (self);
}

static void
add_given_name (Fixture *self, const char *text)
{
  GtkWidget *editor = begin_filter (self, "given-name");

  gtk_editable_set_text (GTK_EDITABLE (ui_test_find_type (editor, ADW_TYPE_ENTRY_ROW)), text);
  apply (editor);
  wait_until_closed (self);
}

static void
add_to_group (GtkWidget *editor, const char *key)
{
  GtkWidget *page = GTK_WIDGET (
      adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (ui_test_find_type (editor, ADW_TYPE_NAVIGATION_VIEW))));

  gtk_widget_activate_action (page, "filter-group.add", "s", key);
}

static GtkWidget *
get_page (GtkWidget *editor)
{
  AdwNavigationView *view = ADW_NAVIGATION_VIEW (ui_test_find_type (editor, ADW_TYPE_NAVIGATION_VIEW));

  return GTK_WIDGET (adw_navigation_view_get_visible_page (view));
}

/* The page that was pushed is applied, and goes. */
static void
apply_page (GtkWidget *editor, GtkWidget *below)
{
  UI_TEST_WAIT (adw_dialog_get_default_widget (ADW_DIALOG (editor)) != NULL, 20, "a page that is applied");
  apply (editor);
  UI_TEST_WAIT (get_page (editor) == below, 20, "the page below");
}

static void
add_given_name_to_group (GtkWidget *editor, const char *text)
{
  GtkWidget *below = get_page (editor);

  add_to_group (editor, "given-name");
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find_type (get_page (editor), ADW_TYPE_ENTRY_ROW)), text);
  apply_page (editor, below);
}

static void
add_lifecycle_to_group (GtkWidget *editor, const char *nick)
{
  GtkWidget *below = get_page (editor);

  add_to_group (editor, "lifecycle");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_test_find (get_page (editor), has_value, nick)), TRUE);
  apply_page (editor, below);
}

static void
go_back (GtkWidget *editor)
{
  adw_navigation_view_pop (ADW_NAVIGATION_VIEW (ui_test_find_type (editor, ADW_TYPE_NAVIGATION_VIEW)));
}

static gboolean
has_title (GtkWidget *widget, gconstpointer data)
{
  return ADW_IS_ACTION_ROW (widget)
         && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), data) == 0;
}

static void
undo_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tandem_act_finish (result, &error));
  g_assert_no_error (error);
}

/* --- tests --------------------------------------------------------------------------------------------------------- */

/* All, any, one taken away, none. */
static void
test_conditions (Fixture *self, gconstpointer data)
{
  GtkWidget *bar = ui_test_find_type (self->page, TANDEM_TYPE_FILTER_BAR);

  wait_for_list (self, CONTACTS BY_NAME, 6);
  g_assert_false (gtk_widget_get_visible (bar));
  add_customers (self);
  wait_for_list (self, CONTACTS "AND " CUSTOMERS BY_NAME, 3);
  g_assert_true (gtk_widget_get_visible (bar));
  add_given_name (self, "E");
  wait_for_list (self, CONTACTS "AND " CUSTOMERS " AND " WITH_E BY_NAME, 2);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (ui_test_find_type (bar, GTK_TYPE_DROP_DOWN)), 1);
  wait_for_list (self, CONTACTS "AND (" CUSTOMERS " OR " WITH_E ")" BY_NAME, 4);
  g_signal_emit_by_name (find_chip (self, "Lifecycle is any of Customer"), "remove");
  wait_for_list (self, CONTACTS "AND " WITH_E BY_NAME, 3);
  gtk_widget_activate_action (GTK_WIDGET (get_table (self)), "table.clear-filters", NULL);
  wait_for_list (self, CONTACTS BY_NAME, 6);
  g_assert_false (gtk_widget_get_visible (bar));
}

/* A chip opens its condition, which is changed in its place; what is none is refused, and the dialog stays. */
static void
test_changed (Fixture *self, gconstpointer data)
{
  GtkWidget *editor;

  wait_for_list (self, CONTACTS BY_NAME, 6);
  add_given_name (self, "e");
  wait_for_list (self, CONTACTS "AND " WITH_E BY_NAME, 3);
  g_signal_emit_by_name (find_chip (self, "Given name contains “e”"), "edit");
  editor = ui_test_find_type (self->window, TANDEM_TYPE_FILTER_EDITOR);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_test_find_type (editor, ADW_TYPE_ENTRY_ROW))), ==, "e");
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find_type (editor, ADW_TYPE_ENTRY_ROW)), "  ");
  apply (editor);
  g_assert_true (ui_test_find_type (self->window, TANDEM_TYPE_FILTER_EDITOR) == editor);
  g_assert_cmpuint (tandem_filter_get_n_parts (tandem_record_table_get_filter (get_table (self))), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find_type (editor, ADW_TYPE_ENTRY_ROW)), "an");
  apply (editor);
  wait_until_closed (self);
  wait_for_list (self, CONTACTS "AND given_name LIKE '%an%'" BY_NAME, 2);
  g_assert_cmpuint (tandem_filter_get_n_parts (tandem_record_table_get_filter (get_table (self))), ==, 1);
}

/* As long as nothing is chosen there is nothing to apply, unless the question needs no answer. */
static void
test_nothing (Fixture *self, gconstpointer data)
{
  GtkWidget *editor, *button;
  GtkCheckButton *customer;
  AdwComboRow *operators;

  wait_for_list (self, CONTACTS BY_NAME, 6);
  editor = begin_filter (self, "lead-status");
  button = adw_dialog_get_default_widget (ADW_DIALOG (editor));
  customer = GTK_CHECK_BUTTON (ui_test_find (editor, has_value, "new"));
  operators = ADW_COMBO_ROW (ui_test_find_type (editor, ADW_TYPE_COMBO_ROW));
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_check_button_set_active (customer, TRUE);
  g_assert_true (gtk_widget_get_sensitive (button));
  gtk_check_button_set_active (customer, FALSE);
  g_assert_false (gtk_widget_get_sensitive (button));
  adw_combo_row_set_selected (operators, g_list_model_get_n_items (adw_combo_row_get_model (operators)) - 1);
  g_assert_true (gtk_widget_get_sensitive (button));
  apply (editor);
  wait_until_closed (self);
  find_chip (self, "Lead status is not empty");
}

static void
save_view (Fixture *self, const char *name)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (ui_test_find_type (self->page, TANDEM_TYPE_FILTER_BAR), "view.save", NULL);
  dialog = ui_test_find_type (self->window, TANDEM_TYPE_NAME_DIALOG);
  g_assert_nonnull (dialog);
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find_type (dialog, ADW_TYPE_ENTRY_ROW)), name);
  g_signal_emit_by_name (dialog, "response", "save");
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
do_with_view (Fixture *self, const char *action)
{
  gtk_widget_activate_action (ui_test_find_type (self->page, TANDEM_TYPE_FILTER_BAR), action, NULL);
}

/* A view that was saved in the moment in which the file is closed has nothing to be shown with. */
static void
test_closed (Fixture *self, gconstpointer data)
{
  wait_for_list (self, CONTACTS BY_NAME, 6);
  save_view (self, "Everyone");
  tandem_workspace_close (self->workspace);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (ui_test_find (self->window, has_tooltip, "Views: Everyone"));
}

#define LEADS    "lifecycle_stage = 'lead'"
#define OF_GROUP "(" LEADS " OR (" CUSTOMERS " AND " WITH_E "))"
#define IN_WORDS "Lifecycle is any of Lead or (Lifecycle is any of Customer and Given name contains “e”)"

/* Any of: leads, and all of: customers with an e. */
static void
add_groups (Fixture *self)
{
  GtkWidget *editor = begin_filter (self, TANDEM_FILTER_GROUP_KEY);
  GtkWidget *first = get_page (editor);

  g_assert_false (gtk_widget_get_sensitive (adw_dialog_get_default_widget (ADW_DIALOG (editor))));
  add_lifecycle_to_group (editor, "lead");
  add_to_group (editor, TANDEM_FILTER_GROUP_KEY);
  add_lifecycle_to_group (editor, "customer");
  add_given_name_to_group (editor, "e");
  go_back (editor);
  UI_TEST_WAIT (get_page (editor) == first, 20, "the outer group");
  g_assert_nonnull (ui_test_find (first, has_title, "Lifecycle is any of Customer and Given name contains “e”"));
  apply (editor);
  wait_until_closed (self);
}

/* A group within a group; its parts are changed and taken away, and a group of one is no group any more. */
static void
test_groups (Fixture *self, gconstpointer data)
{
  GtkWidget *editor, *first, *row;

  wait_for_list (self, CONTACTS BY_NAME, 6);
  add_groups (self);
  wait_for_list (self, CONTACTS "AND " OF_GROUP BY_NAME, 4);
  add_given_name (self, "m");
  wait_for_list (self, CONTACTS "AND " OF_GROUP " AND given_name LIKE '%m%'" BY_NAME, 1);
  g_signal_emit_by_name (find_chip (self, "Given name contains “m”"), "remove");

  g_signal_emit_by_name (find_chip (self, IN_WORDS), "edit");
  editor = ui_test_find_type (self->window, TANDEM_TYPE_FILTER_EDITOR);
  first = get_page (editor);
  row = ui_test_find (first, has_title, "Lifecycle is any of Customer and Given name contains “e”");
  g_signal_emit_by_name (row, "activated");
  UI_TEST_WAIT (get_page (editor) != first, 20, "the inner group");
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (first)), ==, "Group of filters");
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (get_page (editor))), ==,
                   "Group of filters, level 2");
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_test_find_type (get_page (editor), ADW_TYPE_COMBO_ROW)), 2);
  go_back (editor);
  UI_TEST_WAIT (get_page (editor) == first, 20, "the outer group");
  apply (editor);
  wait_until_closed (self);
  wait_for_list (self, CONTACTS "AND (" LEADS " OR NOT (" CUSTOMERS " OR " WITH_E "))" BY_NAME, 3);

  g_signal_emit_by_name (
      find_chip (self, "Lifecycle is any of Lead or not (Lifecycle is any of Customer or Given name contains “e”)"),
      "edit");
  editor = ui_test_find_type (self->window, TANDEM_TYPE_FILTER_EDITOR);
  row = ui_test_find (editor, has_title, "not (Lifecycle is any of Customer or Given name contains “e”)");
  g_signal_emit_by_name (ui_test_find_type (row, GTK_TYPE_BUTTON), "clicked");
  apply (editor);
  wait_until_closed (self);
  wait_for_list (self, CONTACTS "AND " LEADS BY_NAME, 2);
  find_chip (self, "Lifecycle is any of Lead");
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

  wait_for_list (self, CONTACTS BY_NAME, 6);
  editor = begin_filter (self, TANDEM_FILTER_GROUP_KEY);
  for (guint depth = 0; depth < 10; depth++)
    {
      add_lifecycle_to_group (editor, "lead");
      below = get_page (editor);
      if (depth == 6)
        break;
      add_to_group (editor, TANDEM_FILTER_GROUP_KEY);
      UI_TEST_WAIT (get_page (editor) != below, 20, "the inner group");
    }
  add_given_name_to_group (editor, "e");
  add_to_group (editor, TANDEM_FILTER_GROUP_KEY);
  below = get_page (editor);
  add_given_name_to_group (editor, "a");
  add_to_group (editor, "given-name");
  leaf = get_page (editor);
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find_type (leaf, ADW_TYPE_ENTRY_ROW)), "b");
  UI_TEST_WAIT (adw_dialog_get_default_widget (ADW_DIALOG (editor)) != NULL, 20, "a page that is applied");
  g_assert_null (ui_test_find (leaf, is_error, NULL));
  apply (editor);
  g_assert_nonnull (ui_test_find (leaf, is_error, NULL));
  g_assert_true (get_page (editor) == leaf);
  adw_dialog_force_close (ADW_DIALOG (editor));
}

/* What does not hold of any of the parts. */
static void
test_none (Fixture *self, gconstpointer data)
{
  GtkWidget *bar = ui_test_find_type (self->page, TANDEM_TYPE_FILTER_BAR);
  GtkWidget *match;

  wait_for_list (self, CONTACTS BY_NAME, 6);
  add_customers (self);
  add_given_name (self, "E");
  match = ui_test_find_type (bar, GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (match), TANDEM_CONDITION_NONE);
  wait_for_list (self, CONTACTS "AND NOT (" CUSTOMERS " OR " WITH_E ")" BY_NAME, 2);
  g_signal_emit_by_name (find_chip (self, "Given name contains “E”"), "remove");
  wait_for_list (self, CONTACTS "AND NOT " CUSTOMERS BY_NAME, 3);
  g_assert_true (gtk_widget_get_visible (match));
  ui_test_destroy_window (self->window);
  open_page (self);
  wait_for_list (self, CONTACTS "AND NOT " CUSTOMERS BY_NAME, 3);
  g_signal_emit_by_name (find_chip (self, "Lifecycle is any of Customer"), "remove");
  wait_for_list (self, CONTACTS BY_NAME, 6);
  add_customers (self);
  wait_for_list (self, CONTACTS "AND " CUSTOMERS BY_NAME, 3);
}

/* A view keeps its groups, and they are changed in it. */
static void
test_groups_of_view (Fixture *self, gconstpointer data)
{
  GtkWidget *editor;
  g_autoptr (GArray) ids = NULL;

  wait_for_list (self, CONTACTS BY_NAME, 6);
  add_groups (self);
  save_view (self, "To call");
  wait_for_view (self, "Views: To call");
  gtk_widget_activate_action (GTK_WIDGET (get_table (self)), "table.clear-filters", NULL);
  wait_for_view (self, "Views: To call (changed)");
  ids = ask (self, "SELECT id FROM saved_view WHERE deleted_at IS NULL");
  gtk_widget_activate_action (ui_test_find_type (self->page, TANDEM_TYPE_FILTER_BAR), "view.show", "x",
                              g_array_index (ids, gint64, 0));
  wait_for_list (self, CONTACTS "AND " OF_GROUP BY_NAME, 4);
  g_signal_emit_by_name (find_chip (self, IN_WORDS), "edit");
  editor = ui_test_find_type (self->window, TANDEM_TYPE_FILTER_EDITOR);
  g_signal_emit_by_name (ui_test_find_type (ui_test_find (editor, has_title, "Lifecycle is any of Lead"), GTK_TYPE_BUTTON), "clicked");
  apply (editor);
  wait_until_closed (self);
  wait_for_view (self, "Views: To call (changed)");
  do_with_view (self, "view.update");
  wait_for_view (self, "Views: To call");
  wait_for_list (self, CONTACTS "AND " CUSTOMERS " AND " WITH_E BY_NAME, 2);
}

/* The filter comes back with the next page. */
static void
test_kept (Fixture *self, gconstpointer data)
{
  wait_for_list (self, CONTACTS BY_NAME, 6);
  add_customers (self);
  wait_for_list (self, CONTACTS "AND " CUSTOMERS BY_NAME, 3);
  ui_test_destroy_window (self->window);
  open_page (self);
  wait_for_list (self, CONTACTS "AND " CUSTOMERS BY_NAME, 3);
  find_chip (self, "Lifecycle is any of Customer");
}

/* Saved, changed, updated, chosen again after everything was shown; deleted and brought back by undo. */
static void
test_views (Fixture *self, gconstpointer data)
{
  GtkColumnView *columns = GTK_COLUMN_VIEW (ui_test_find_type (self->page, GTK_TYPE_COLUMN_VIEW));
  g_autoptr (GtkColumnViewColumn) first = g_list_model_get_item (gtk_column_view_get_columns (columns), 0);
  g_autoptr (GArray) ids = NULL;
  gint64 id;

  wait_for_list (self, CONTACTS BY_NAME, 6);
  add_customers (self);
  wait_for_list (self, CONTACTS "AND " CUSTOMERS BY_NAME, 3);
  save_view (self, "Our customers");
  wait_for_view (self, "Views: Our customers");
  gtk_column_view_sort_by_column (columns, first, GTK_SORT_DESCENDING);
  wait_for_list (self, CONTACTS "AND " CUSTOMERS " ORDER BY sort_key DESC, id DESC", 3);
  wait_for_view (self, "Views: Our customers (changed)");
  do_with_view (self, "view.update");
  wait_for_view (self, "Views: Our customers");

  ids = ask (self, "SELECT id FROM saved_view WHERE deleted_at IS NULL");
  g_assert_cmpuint (ids->len, ==, 1);
  id = g_array_index (ids, gint64, 0);
  gtk_widget_activate_action (ui_test_find_type (self->page, TANDEM_TYPE_FILTER_BAR), "view.show", "x", (gint64) 0);
  wait_for_list (self, CONTACTS " ORDER BY sort_key DESC, id DESC", 6);
  wait_for_view (self, "Views");
  gtk_column_view_sort_by_column (columns, first, GTK_SORT_ASCENDING);
  wait_for_list (self, CONTACTS BY_NAME, 6);
  gtk_widget_activate_action (ui_test_find_type (self->page, TANDEM_TYPE_FILTER_BAR), "view.show", "x", id);
  wait_for_list (self, CONTACTS "AND " CUSTOMERS " ORDER BY sort_key DESC, id DESC", 3);
  wait_for_view (self, "Views: Our customers");

  ui_test_destroy_window (self->window);
  open_page (self);
  wait_for_view (self, "Views: Our customers");
  wait_for_list (self, CONTACTS "AND " CUSTOMERS " ORDER BY sort_key DESC, id DESC", 3);
  do_with_view (self, "view.delete");
  wait_for_view (self, "Views");
  tandem_act_undo_async (tandem_workspace_get_store (self->workspace), NULL, NULL, undo_cb, NULL);
  wait_for_view (self, "Views: Our customers");
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
  GtkMenuButton *button = GTK_MENU_BUTTON (ui_test_find (self->window, has_tooltip, "Views"));
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

  wait_for_list (self, CONTACTS BY_NAME, 6);
  add_customers (self);
  wait_for_list (self, CONTACTS "AND " CUSTOMERS BY_NAME, 3);
  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, save_foreign_view_cb, &person_id,
                    NULL, &error);
  g_assert_no_error (error);
  UI_TEST_WAIT (count_views (self) == 2, 20, "the view in the menu, after All");
  ids = ask (self, "SELECT id FROM saved_view");
  g_assert_cmpuint (ids->len, ==, 1);
  gtk_widget_activate_action (ui_test_find_type (self->page, TANDEM_TYPE_FILTER_BAR), "view.show", "x",
                              g_array_index (ids, gint64, 0));
  UI_TEST_WAIT (ui_test_find_type (self->window, ADW_TYPE_ALERT_DIALOG), 20, "the error");
  wait_for_view (self, "Views");
  wait_for_list (self, CONTACTS "AND " CUSTOMERS BY_NAME, 3);
  adw_dialog_force_close (ADW_DIALOG (ui_test_find_type (self->window, ADW_TYPE_ALERT_DIALOG)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/widgets/filter-bar/conditions", Fixture, NULL, set_up, test_conditions, page_test_tear_down);
  g_test_add ("/widgets/filter-bar/changed", Fixture, NULL, set_up, test_changed, page_test_tear_down);
  g_test_add ("/widgets/filter-bar/nothing", Fixture, NULL, set_up, test_nothing, page_test_tear_down);
  g_test_add ("/widgets/filter-bar/kept", Fixture, NULL, set_up, test_kept, page_test_tear_down);
  g_test_add ("/widgets/filter-bar/views", Fixture, NULL, set_up, test_views, page_test_tear_down);
  g_test_add ("/widgets/filter-bar/closed", Fixture, NULL, set_up, test_closed, page_test_tear_down);
  g_test_add ("/widgets/filter-bar/foreign-view", Fixture, NULL, set_up, test_foreign_view, page_test_tear_down);
  g_test_add ("/widgets/filter-bar/groups", Fixture, NULL, set_up, test_groups, page_test_tear_down);
  g_test_add ("/widgets/filter-bar/groups-of-view", Fixture, NULL, set_up, test_groups_of_view, page_test_tear_down);
  g_test_add ("/widgets/filter-bar/too-deep", Fixture, NULL, set_up, test_too_deep, page_test_tear_down);
  g_test_add ("/widgets/filter-bar/none", Fixture, NULL, set_up, test_none, page_test_tear_down);
  return g_test_run ();
}
