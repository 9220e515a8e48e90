/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "act/tandem-act-contact.h"
#include "act/tandem-act-history.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-contact.h"
#include "list/tandem-record-cell.h"
#include "model/tandem-contact-row.h"
#include "page-test.h"
#include "sales/tandem-contact-table.h"
#include "widgets/tandem-choice-dialog.h"
#include "widgets/tandem-record-table.h"
#include "widgets/tandem-table-view-button.h"
#include "sales/tandem-contacts-page.h"
#include "workspace/tandem-settings.h"

typedef PageTest Fixture;

static const struct {
  const char *given, *family, *company;
} people[] = {
  { "Émile", "Dubois", "Atelier Dubois" },
  { "Defne", "Akin", "Bergmann" },
  { "Wei", "Chen", NULL },
};

#define ALL "Akin, Defne; Chen, Wei; Dubois, Émile"

static gboolean
add_people_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

      tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_GIVEN_NAME, people[i].given);
      tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, people[i].family);
      draft->company = g_strdup (people[i].company);
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

static TandemRecordTable *
get_table (Fixture *self)
{
  return TANDEM_RECORD_TABLE (ui_test_find_type (self->page, TANDEM_TYPE_RECORD_TABLE));
}

static TandemRecordList *
get_list (Fixture *self)
{
  return tandem_record_table_get_list (get_table (self));
}

static GtkColumnView *
get_columns (Fixture *self)
{
  return GTK_COLUMN_VIEW (ui_test_find_type (self->page, GTK_TYPE_COLUMN_VIEW));
}

static GtkColumnViewColumn *
find_column (Fixture *self, const char *id)
{
  GListModel *columns = gtk_column_view_get_columns (get_columns (self));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_id (column), id) == 0)
        return column;
    }
  g_error ("there is no column %s", id);
}

/* What is shown of each row, as "A; B". */
static char *
list_rows (Fixture *self, char *(*write) (TandemContactRow *row))
{
  GListModel *model = G_LIST_MODEL (get_list (self));
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

static void
show_column (Fixture *self, const char *key)
{
  g_autofree char *action = g_strconcat ("column.", key, NULL);

  gtk_widget_activate_action (GTK_WIDGET (get_columns (self)), action, NULL);
}

/* Columns, their order and width, and the sort come back with the next page. */
static void
test_kept (Fixture *self, gconstpointer data)
{
  GListModel *columns;
  g_autoptr (GtkColumnViewColumn) first = NULL;

  wait_for_rows (self, write_name, ALL);
  g_assert_false (gtk_column_view_column_get_visible (find_column (self, "job-title")));
  show_column (self, "job-title");
  show_column (self, "city");
  show_column (self, "name"); /* always shown */
  g_assert_true (gtk_column_view_column_get_visible (find_column (self, "job-title")));
  g_assert_false (gtk_column_view_column_get_visible (find_column (self, "city")));
  g_assert_true (gtk_column_view_column_get_visible (find_column (self, "name")));
  gtk_column_view_insert_column (get_columns (self), 0, find_column (self, "phone"));
  gtk_column_view_column_set_fixed_width (find_column (self, "phone"), 201);
  gtk_column_view_sort_by_column (get_columns (self), find_column (self, "given-name"), GTK_SORT_DESCENDING);
  wait_for_rows (self, write_name, "Chen, Wei; Dubois, Émile; Akin, Defne");

  ui_test_destroy_window (self->window);
  open_page (self);
  wait_for_rows (self, write_name, "Chen, Wei; Dubois, Émile; Akin, Defne");
  g_assert_true (gtk_column_view_column_get_visible (find_column (self, "job-title")));
  g_assert_false (gtk_column_view_column_get_visible (find_column (self, "city")));
  columns = gtk_column_view_get_columns (get_columns (self));
  first = g_list_model_get_item (columns, 0);
  g_assert_cmpstr (gtk_column_view_column_get_id (first), ==, "phone");
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (first), ==, 201);
}

/* Every heading that is a button sorts, and only those are. */
static void
test_heads (Fixture *self, gconstpointer data)
{
  wait_for_rows (self, write_name, ALL);
  for (const TandemTableColumn *column = tandem_contact_table.columns; column->key; column++)
    {
      const TandemField *field = tandem_field_find (tandem_contact_table.list, column->key);

      g_assert_true ((gtk_column_view_column_get_sorter (find_column (self, column->key)) != NULL) == column->sorts);
      g_assert_nonnull (field);
      g_assert_true (tandem_field_can (field, TANDEM_FIELD_USE_SORT) == column->sorts);
    }
  gtk_column_view_sort_by_column (get_columns (self), find_column (self, "company"), GTK_SORT_ASCENDING);
  wait_for_rows (self, write_name, "Dubois, Émile; Akin, Defne; Chen, Wei");
}

static void
select_two (Fixture *self)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (get_list (self)), 0, TRUE);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (get_list (self)), 2, FALSE);
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

static void
toast_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  char **toast = data;

  g_free (*toast);
  g_variant_get (parameter, "(sb)", toast, NULL);
}

/* What would be said by the window. */
static void
follow_toasts (Fixture *self, char **toast)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("toast", G_VARIANT_TYPE ("(sb)"));

  g_signal_connect (action, "activate", G_CALLBACK (toast_cb), toast);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (group));
}

/* A dialog says of how many records it asks, and the toast with how many it was done. */
static void
test_counts (Fixture *self, gconstpointer data)
{
  g_autofree char *toast = NULL;
  GtkWidget *dialog;

  follow_toasts (self, &toast);
  wait_for_rows (self, write_name, ALL);
  select_two (self);
  gtk_widget_activate_action (self->page, "contacts.set-owner", NULL);
  dialog = ui_test_find_type (self->window, TANDEM_TYPE_CHOICE_DIALOG);
  g_assert_cmpstr (adw_window_title_get_subtitle (ADW_WINDOW_TITLE (ui_test_find_type (dialog, ADW_TYPE_WINDOW_TITLE))),
                   ==, "2 contacts");
  g_signal_emit_by_name (dialog, "chosen", 1);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  UI_TEST_WAIT (g_strcmp0 (toast, "Owner changed: 2 contacts") == 0, 10, "the toast of two");
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (get_list (self)), 0, TRUE);
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

  wait_for_rows (self, write_name, ALL);
  wait_for_rows (self, write_stage, "lead; lead; lead");
  select_two (self);
  choose (self, "contacts.set-lifecycle", TANDEM_LIFECYCLE_CUSTOMER);
  wait_for_rows (self, write_stage, "customer; lead; customer");
  wait_for_undo (self, "Change the lifecycle of 2 contacts");
  choose (self, "contacts.set-owner", 1);
  wait_for_rows (self, write_owner, owners);
  g_assert_cmpuint (tandem_record_list_get_n_selected (get_list (self)), ==, 2);
  chosen = tandem_record_table_get_chosen (get_table (self));
  g_assert_cmpuint (chosen->len, ==, 2);
  g_assert_cmpint (g_array_index (chosen, gint64, 0), ==, tandem_record_list_get_id (get_list (self), 0));
  g_assert_cmpint (g_array_index (chosen, gint64, 1), ==, tandem_record_list_get_id (get_list (self), 2));
  tandem_act_undo_async (tandem_workspace_get_store (self->workspace), NULL, NULL, undo_cb, NULL);
  wait_for_rows (self, write_owner, "nobody; nobody; nobody");
  tandem_act_undo_async (tandem_workspace_get_store (self->workspace), NULL, NULL, undo_cb, NULL);
  wait_for_rows (self, write_stage, "lead; lead; lead");
}

/* All that is selected goes to the trash; nothing is selected after it. */
static void
test_trash_all (Fixture *self, gconstpointer data)
{
  wait_for_rows (self, write_name, ALL);
  gtk_widget_activate_action (GTK_WIDGET (get_table (self)), "table.select-all", NULL);
  g_assert_cmpuint (tandem_record_list_get_n_selected (get_list (self)), ==, 3);
  gtk_widget_activate_action (GTK_WIDGET (get_table (self)), "table.trash", NULL);
  wait_for_rows (self, write_name, "");
  wait_for_undo (self, "Move 3 contacts to the trash");
  tandem_act_undo_async (tandem_workspace_get_store (self->workspace), NULL, NULL, undo_cb, NULL);
  wait_for_rows (self, write_name, ALL);
  g_assert_cmpuint (tandem_record_list_get_n_selected (get_list (self)), ==, 0);
}

static gint64
get_focused (Fixture *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));
  GtkWidget *columns = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_COLUMN_VIEW) : NULL;
  GtkWidget *view = focus && !columns ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW) : columns;
  TandemSlot *slot = view ? tandem_record_cell_find_slot (focus, view) : NULL;

  return slot ? tandem_record_list_get_id (get_list (self), tandem_slot_get_position (slot)) : 0;
}

static void
wait_for_width (Fixture *self, int width, gboolean narrow, gint64 focused)
{
  guint limit = g_timeout_add_seconds (10, ui_test_fail_cb, "the focus on the same row");

  gtk_window_set_default_size (GTK_WINDOW (self->window), width, 700);
  for (gboolean is_narrow = !narrow; is_narrow != narrow || get_focused (self) != focused;)
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (get_table (self), "narrow", &is_narrow, NULL);
    }
  g_source_remove (limit);
}

/* The row that has the focus keeps it where the columns make way for rows of two lines, and back. */
static void
test_narrow (Fixture *self, gconstpointer data)
{
  gint64 second;

  wait_for_rows (self, write_name, ALL);
  second = tandem_record_list_get_id (get_list (self), 1);
  gtk_column_view_scroll_to (get_columns (self), 1, NULL, GTK_LIST_SCROLL_FOCUS, NULL);
  wait_for_width (self, 1200, FALSE, second);
  wait_for_width (self, 400, TRUE, second);
  wait_for_width (self, 1200, FALSE, second);
  g_assert_cmpuint (tandem_record_list_get_n_selected (get_list (self)), ==, 0);
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

  wait_for_rows (self, write_name, ALL);
  menu = GTK_MENU_BUTTON (adw_bin_get_child (ADW_BIN (ui_test_find_type (self->page, TANDEM_TYPE_TABLE_VIEW_BUTTON))));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1200, 700);
  UI_TEST_WAIT (gtk_column_view_column_get_visible (find_column (self, "city")), 10, "the city");
  gtk_window_set_default_size (GTK_WINDOW (self->window), 860, 700);
  UI_TEST_WAIT (!gtk_column_view_column_get_visible (find_column (self, "city")), 10, "no room for the city");
  gtk_menu_button_popup (menu);
  UI_TEST_WAIT (ui_test_find (GTK_WIDGET (gtk_menu_button_get_popover (menu)), is_labelled, "City (no room)"), 10,
                "that the city has no room");
  gtk_menu_button_popdown (menu);
  show_column (self, "company");
  show_column (self, "email");
  UI_TEST_WAIT (gtk_column_view_column_get_visible (find_column (self, "city")), 10, "the city in place of others");
  gtk_menu_button_popup (menu);
  UI_TEST_WAIT (ui_test_find (GTK_WIDGET (gtk_menu_button_get_popover (menu)), is_labelled, "City"), 10,
                "that the city is shown");
  gtk_menu_button_popdown (menu);
}

/* A column that is drawn wider takes the room of the others, the last to go first, and never goes itself. */
static void
test_wider (Fixture *self, gconstpointer data)
{
  wait_for_rows (self, write_name, ALL);
  UI_TEST_WAIT (gtk_column_view_column_get_visible (find_column (self, "city")), 10, "the city");
  gtk_column_view_column_set_fixed_width (find_column (self, "company"), 500);
  UI_TEST_WAIT (!gtk_column_view_column_get_visible (find_column (self, "city")), 10, "no room for the city");
  g_assert_true (gtk_column_view_column_get_visible (find_column (self, "phone")));
  gtk_column_view_column_set_fixed_width (find_column (self, "company"), 160);
  UI_TEST_WAIT (gtk_column_view_column_get_visible (find_column (self, "city")), 10, "room for the city again");
  gtk_column_view_column_set_fixed_width (find_column (self, "city"), 500);
  UI_TEST_WAIT (!gtk_column_view_column_get_visible (find_column (self, "phone")), 10, "no room for the phone");
  g_assert_true (gtk_column_view_column_get_visible (find_column (self, "city")));
}

#define N_ALIKE 250 /* more than are shown before all that were found are known */

static gboolean
add_alike_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < N_ALIKE; i++)
    {
      g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

      tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_GIVEN_NAME, "Alike");
      if (!tandem_act_add_contact (connection, draft, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
say_missing_cb (gpointer data)
{
  g_error ("Waited too long for “%s”.", (const char *) data);
  return G_SOURCE_REMOVE;
}

static void
wait_until_says (Fixture *self, const char *text)
{
  guint limit = g_timeout_add_seconds (10, say_missing_cb, (gpointer) text);

  while (!says (self->page, text))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
}

/* What is typed shows its first screen first; then come all that were found, and their number. */
static void
test_search_many (Fixture *self, gconstpointer data)
{
  GtkEditable *entry = GTK_EDITABLE (ui_test_find_type (self->page, GTK_TYPE_SEARCH_ENTRY));

  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, add_alike_cb, NULL, NULL, NULL);
  wait_until_says (self, "253");
  gtk_editable_set_text (entry, "dubois"); /* builds the index */
  wait_until_says (self, "1 of 253");
  gtk_editable_set_text (entry, "alike");
  wait_until_says (self, "…");
  wait_until_says (self, "250 of 253");
  while (g_list_model_get_n_items (G_LIST_MODEL (get_list (self))) != N_ALIKE)
    g_main_context_iteration (NULL, TRUE);
}

/* All that is bold on the screen, as "A|B", from the first cell on. */
static void
list_bold (GtkWidget *widget, GString *bold)
{
  PangoAttrList *attributes
      = GTK_IS_INSCRIPTION (widget) ? gtk_inscription_get_attributes (GTK_INSCRIPTION (widget)) : NULL;
  g_autoptr (PangoAttrIterator) iterator = attributes ? pango_attr_list_get_iterator (attributes) : NULL;

  while (iterator && gtk_widget_get_mapped (widget))
    {
      const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (widget));
      PangoAttribute *weight = pango_attr_iterator_get (iterator, PANGO_ATTR_WEIGHT);
      int start, end;

      pango_attr_iterator_range (iterator, &start, &end);
      if (weight && ((PangoAttrInt *) weight)->value == PANGO_WEIGHT_BOLD)
        g_string_append_printf (bold, "%s%.*s", bold->len > 0 ? "|" : "", end - start, text + start);
      if (!pango_attr_iterator_next (iterator))
        break;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    list_bold (child, bold);
}

static void
wait_for_bold (Fixture *self, const char *typed, const char *expected)
{
  guint limit = g_timeout_add_seconds (10, ui_test_fail_cb, (gpointer) expected);
  g_autoptr (GString) bold = g_string_new (NULL);

  if (typed)
    gtk_editable_set_text (GTK_EDITABLE (ui_test_find_type (self->page, GTK_TYPE_SEARCH_ENTRY)), typed);
  do
    {
      g_main_context_iteration (NULL, TRUE);
      g_string_truncate (bold, 0);
      list_bold (self->page, bold);
    }
  while (!g_str_equal (bold->str, expected));
  g_source_remove (limit);
}

static gboolean
has_cell (GtkWidget *widget, const char *text)
{
  if (GTK_IS_INSCRIPTION (widget) && gtk_widget_get_mapped (widget)
      && g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (has_cell (child, text))
      return TRUE;
  return FALSE;
}

static void
wait_until_cell (Fixture *self, const char *text)
{
  guint limit = g_timeout_add_seconds (10, say_missing_cb, (gpointer) text);

  while (!has_cell (self->page, text))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
}

static gboolean
add_found_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_GIVEN_NAME, "שָׂרָה");
  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, "Groß");
  draft->company = g_strdup ("Ölmühle");
  tandem_contact_draft_add_point (draft, "phone", "+49 (0)30 901-820", NULL);
  return tandem_act_add_contact (connection, draft, error);
}

/* What is typed stands out where it stands in the cells, and is shown where its column is not. */
static void
test_marked (Fixture *self, gconstpointer data)
{
  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, add_found_cb, NULL, NULL, NULL);
  wait_until_says (self, "4");
  wait_for_bold (self, "EMIL", "Émil");
  wait_for_bold (self, "gross olm", "Groß|Ölm");
  wait_for_bold (self, "שרה", "שָׂרָה");
  wait_for_bold (self, "030 901", "30 901");
  show_column (self, "phone");
  wait_for_bold (self, NULL, "30 901");
  show_column (self, "company");
  wait_for_bold (self, "muhle", "mühle");
  g_signal_emit_by_name (ui_test_find_type (self->page, GTK_TYPE_SEARCH_ENTRY), "stop-search");
  wait_for_bold (self, NULL, "");
  wait_until_says (self, "4");
  gtk_window_set_default_size (GTK_WINDOW (self->window), 400, 700);
  wait_for_bold (self, "gross muhle", "Groß|mühle");
  wait_for_bold (self, "901820", "901-820");
  wait_for_bold (self, "", "");
}

typedef struct {
  gint64 id;
  const char *value;
} Address;

static gboolean
add_second_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();
  Address *address = data;
  g_autoptr (GPtrArray) points = g_ptr_array_new_with_free_func (g_object_unref);
  TandemContactPoint *point = tandem_contact_point_new ();

  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, "Obermaier");
  tandem_contact_draft_add_point (draft, "email", "obermaier@firma.example", NULL);
  if (!tandem_act_add_contact (connection, draft, error))
    return FALSE;
  tandem_record_set_id (TANDEM_RECORD (point), TANDEM_CONTACT_POINT_CONTACT_ID,
                        tandem_record_get_id (TANDEM_RECORD (draft->contact)));
  tandem_record_set_text (TANDEM_RECORD (point), TANDEM_CONTACT_POINT_KIND, "email");
  tandem_record_set_text (TANDEM_RECORD (point), TANDEM_CONTACT_POINT_VALUE, address->value);
  tandem_record_set_integer (TANDEM_RECORD (point), TANDEM_CONTACT_POINT_IS_PRIMARY, 0);
  g_ptr_array_add (points, point);
  if (!tandem_act_save (connection, "Add", points, error))
    return FALSE;
  address->id = tandem_record_get_id (TANDEM_RECORD (point));
  return TRUE;
}

static gboolean
change_second_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Address *address = data;
  g_autoptr (GPtrArray) points = g_ptr_array_new_with_free_func (g_object_unref);
  TandemRecord *point = tandem_record_load (connection, TANDEM_TYPE_CONTACT_POINT, address->id, error);

  if (point == NULL)
    return FALSE;
  tandem_record_set_text (point, TANDEM_CONTACT_POINT_VALUE, address->value);
  g_ptr_array_add (points, point);
  return tandem_act_save (connection, "Change", points, error);
}

/* What no column reads is asked of the file, and again once it has changed. */
static void
test_marked_unread (Fixture *self, gconstpointer data)
{
  TandemStore *store = tandem_workspace_get_store (self->workspace);
  Address address = { 0, "Lisl@Zuhause.example" };
  g_autoptr (GError) error = NULL;

  tandem_store_run (store, TANDEM_STORE_WRITE, add_second_cb, &address, NULL, &error);
  g_assert_no_error (error);
  wait_until_says (self, "4");
  wait_for_bold (self, "obermaier", "Obermaier|obermaier");
  wait_for_bold (self, "obermaier zuhause", "Obermaier|Zuhause|obermaier");
  wait_for_bold (self, "zuhause", "Zuhause");
  address.value = "lisl@NeuesZuhause.example";
  tandem_store_run (store, TANDEM_STORE_WRITE, change_second_cb, &address, NULL, &error);
  g_assert_no_error (error);
  wait_until_cell (self, "Obermaier · lisl@NeuesZuhause.example");
  gtk_window_set_default_size (GTK_WINDOW (self->window), 400, 700);
  wait_until_cell (self, "lisl@NeuesZuhause.example");
  wait_for_bold (self, "", "");
}

/* Who selects all while a part of what is found is shown means all that is found. */
static void
test_select_all_found (Fixture *self, gconstpointer data)
{
  GtkEditable *entry = GTK_EDITABLE (ui_test_find_type (self->page, GTK_TYPE_SEARCH_ENTRY));

  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, add_alike_cb, NULL, NULL, NULL);
  wait_until_says (self, "253");
  gtk_editable_set_text (entry, "dubois");
  wait_until_says (self, "1 of 253");
  gtk_editable_set_text (entry, "alike");
  wait_until_says (self, "…");
  gtk_widget_activate_action (ui_test_find_type (GTK_WIDGET (get_columns (self)), GTK_TYPE_LIST_VIEW),
                              "list.select-all", NULL);
  wait_until_says (self, "250 selected");
  g_assert_cmpuint (tandem_record_list_get_n_selected (get_list (self)), ==, N_ALIKE);
  gtk_editable_set_text (entry, "");
  wait_until_says (self, "253");
  g_assert_cmpuint (tandem_record_list_get_n_selected (get_list (self)), ==, N_ALIKE);
}

static double
get_scroll (Fixture *self)
{
  return gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (get_columns (self))));
}

/* What else changes in the file meanwhile does not take back that what is found is shown from its top. */
static void
test_top (Fixture *self, gconstpointer data)
{
  TandemStore *store = tandem_workspace_get_store (self->workspace);
  g_autoptr (TandemChanges) changes = tandem_changes_new ();
  g_autoptr (TandemCondition) condition = NULL;
  g_autoptr (GError) error = NULL;

  tandem_store_run (store, TANDEM_STORE_WRITE, add_alike_cb, NULL, NULL, NULL);
  wait_until_says (self, "253");
  UI_TEST_WAIT (tandem_record_list_get_length (get_list (self)) == N_ALIKE + 3, 10, "all contacts");
  gtk_column_view_scroll_to (get_columns (self), 240, NULL, GTK_LIST_SCROLL_FOCUS, NULL);
  UI_TEST_WAIT (get_scroll (self) > 0, 10, "the rows further down");
  condition = tandem_condition_new (TANDEM_ENTITY_CONTACT, "given-name", TANDEM_OPERATOR_CONTAINS,
                                    g_variant_new ("(s)", "alike"), &error);
  g_assert_no_error (error);
  tandem_filter_set_condition (tandem_record_table_get_filter (get_table (self)), condition);
  tandem_changes_add (changes, "contact", tandem_record_list_get_id (get_list (self), 0));
  g_signal_emit_by_name (store, "changed", changes);
  wait_until_says (self, "250 of 253");
  UI_TEST_WAIT (tandem_record_list_get_length (get_list (self)) == N_ALIKE, 10, "all that the filter lets through");
  UI_TEST_WAIT (get_scroll (self) < 1, 10, "the top of what the filter lets through");
}

/* Blanks alone are nothing that is looked for. */
static void
test_blank (Fixture *self, gconstpointer data)
{
  GtkEditable *entry = GTK_EDITABLE (ui_test_find_type (self->page, GTK_TYPE_SEARCH_ENTRY));

  wait_until_says (self, "3");
  gtk_editable_set_text (entry, " Dubois ");
  wait_until_says (self, "1 of 3");
  gtk_editable_set_text (entry, "  ");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpstr (tandem_record_table_get_order (get_table (self))->search, ==, "");
  wait_until_says (self, "3");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/widgets/record-table/kept", Fixture, NULL, set_up, test_kept, page_test_tear_down);
  g_test_add ("/widgets/record-table/heads", Fixture, NULL, set_up, test_heads, page_test_tear_down);
  g_test_add ("/widgets/record-table/narrow", Fixture, NULL, set_up, test_narrow, page_test_tear_down);
  g_test_add ("/widgets/record-table/room", Fixture, NULL, set_up, test_room, page_test_tear_down);
  g_test_add ("/widgets/record-table/wider", Fixture, NULL, set_up, test_wider, page_test_tear_down);
  g_test_add ("/widgets/record-table/bulk", Fixture, NULL, set_up, test_bulk, page_test_tear_down);
  g_test_add ("/widgets/record-table/counts", Fixture, NULL, set_up, test_counts, page_test_tear_down);
  g_test_add ("/widgets/record-table/search-many", Fixture, NULL, set_up, test_search_many, page_test_tear_down);
  g_test_add ("/widgets/record-table/marked", Fixture, NULL, set_up, test_marked, page_test_tear_down);
  g_test_add ("/widgets/record-table/marked-unread", Fixture, NULL, set_up, test_marked_unread, page_test_tear_down);
  g_test_add ("/widgets/record-table/select-all-found", Fixture, NULL, set_up, test_select_all_found,
              page_test_tear_down);
  g_test_add ("/widgets/record-table/top", Fixture, NULL, set_up, test_top, page_test_tear_down);
  g_test_add ("/widgets/record-table/blank", Fixture, NULL, set_up, test_blank, page_test_tear_down);
  g_test_add ("/widgets/record-table/trash-all", Fixture, NULL, set_up, test_trash_all, page_test_tear_down);
  return g_test_run ();
}
