/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "act/tandem-record-editor.h"
#include "contacts-test.h"
#include "list/tandem-record-cell.h"
#include "list/tandem-record-list.h"
#include "model/tandem-person.h"
#include "sales/tandem-address-group.h"
#include "sales/tandem-activity-composer.h"
#include "sales/tandem-contact-page.h"
#include "sales/tandem-notes-group.h"
#include "store/tandem-connection.h"
#include "widgets/tandem-field-row.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-record-table.h"

typedef PageTest Fixture;

static gint64
get_id (Fixture *self, guint position)
{
  return tandem_record_list_get_id (TANDEM_RECORD_LIST (contacts_test_get_model (self)), position);
}

static void
test_rows (Fixture *self, gconstpointer data)
{
  contacts_test_wait_for_names (self, CONTACTS_TEST_ALL);
}

static void
search_for (Fixture *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find_type (self->page, GTK_TYPE_SEARCH_ENTRY)), text);
}

static void
test_search (Fixture *self, gconstpointer data)
{
  contacts_test_wait_for_names (self, CONTACTS_TEST_ALL);
  search_for (self, "emile atel");
  contacts_test_wait_for_names (self, "Dubois, Émile");
  search_for (self, "0141");
  contacts_test_wait_for_names (self, "Akin, Defne");
  search_for (self, "+49221");
  contacts_test_wait_for_names (self, "Akin, Defne");
  search_for (self, "fein");
  contacts_test_wait_for_names (self, "Chen, Wei");
  search_for (self, "nobody at all");
  contacts_test_wait_for_names (self, "");
  search_for (self, "");
  contacts_test_wait_for_names (self, CONTACTS_TEST_ALL);
}

static void
test_sort (Fixture *self, gconstpointer data)
{
  GtkColumnView *table = GTK_COLUMN_VIEW (ui_test_find_type (self->page, GTK_TYPE_COLUMN_VIEW));
  g_autoptr (GtkColumnViewColumn) company = g_list_model_get_item (gtk_column_view_get_columns (table), 3);
  g_autoptr (GtkColumnViewColumn) name = g_list_model_get_item (gtk_column_view_get_columns (table), 0);

  contacts_test_wait_for_names (self, CONTACTS_TEST_ALL);
  gtk_column_view_sort_by_column (table, company, GTK_SORT_ASCENDING);
  contacts_test_wait_for_names (self, "Dubois, Émile; Akin, Defne; Chen, Wei; info@nobody.example");
  gtk_column_view_sort_by_column (table, name, GTK_SORT_DESCENDING);
  contacts_test_wait_for_names (self, "Dubois, Émile; Chen, Wei; Akin, Defne; info@nobody.example");
}

static void
act (Fixture *self, const char *action)
{
  gtk_widget_activate_action (ui_test_find_type (self->page, TANDEM_TYPE_RECORD_TABLE), action, NULL);
}

static void
test_trash (Fixture *self, gconstpointer data)
{
  contacts_test_wait_for_names (self, CONTACTS_TEST_ALL);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (contacts_test_get_model (self)), 1, TRUE);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (contacts_test_get_model (self)), 3, FALSE);
  act (self, "table.trash");
  contacts_test_wait_for_names (self, "Akin, Defne; Dubois, Émile");
}

static guint
get_focused_position (Fixture *self)
{
  GtkWidget *table = ui_test_find_type (self->page, GTK_TYPE_COLUMN_VIEW);
  TandemSlot *slot = tandem_record_cell_find_slot (gtk_window_get_focus (GTK_WINDOW (self->window)), table);

  return slot ? tandem_slot_get_position (slot) : G_MAXUINT;
}

static void
wait_for_focus (Fixture *self, guint position)
{
  guint limit = g_timeout_add_seconds (10, contacts_test_fail_cb, self);

  while (get_focused_position (self) != position)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
}

/* Delete on a row; Delete again hits the row that came to its place, and at the end the one before. */
static void
assert_none_selected (Fixture *self)
{
  g_autoptr (GtkBitset) selected
      = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (contacts_test_get_model (self)));

  g_assert_true (gtk_bitset_is_empty (selected));
}

static void
test_trash_focused (Fixture *self, gconstpointer data)
{
  GtkColumnView *table = GTK_COLUMN_VIEW (ui_test_find_type (self->page, GTK_TYPE_COLUMN_VIEW));

  contacts_test_wait_for_names (self, CONTACTS_TEST_ALL);
  wait_for_focus (self, 0);
  gtk_column_view_scroll_to (table, 1, NULL, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  wait_for_focus (self, 1);
  act (self, "table.trash");
  contacts_test_wait_for_names (self, "Akin, Defne; Dubois, Émile; info@nobody.example");
  wait_for_focus (self, 1);
  assert_none_selected (self);
  act (self, "table.trash");
  contacts_test_wait_for_names (self, "Akin, Defne; info@nobody.example");
  wait_for_focus (self, 1);
  act (self, "table.trash");
  contacts_test_wait_for_names (self, "Akin, Defne");
  wait_for_focus (self, 0);
  assert_none_selected (self);
}

static void
test_empty (Fixture *self, gconstpointer data)
{
  GtkWidget *status;

  while (!(status = ui_test_find_type (self->page, ADW_TYPE_STATUS_PAGE)) || !gtk_widget_get_mapped (status))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (status)), ==, "No contacts yet");
}

static GtkWidget *
find_field (GtkWidget *widget, const char *title)
{
  GtkWidget *found = NULL;

  if (TANDEM_IS_FIELD_ROW (widget)
      && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_field (child, title);
  return found;
}

/* As a person does it: write, then Enter. */
static void
write_field (GtkWidget *record, const char *title, const char *text)
{
  GtkWidget *row = find_field (record, title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "entry-activated");
}

static void
test_record (Fixture *self, gconstpointer data)
{
  g_autofree char *lifecycle = NULL;
  AdwOverlaySplitView *split = ADW_OVERLAY_SPLIT_VIEW (ui_test_find_type (self->page, ADW_TYPE_OVERLAY_SPLIT_VIEW));
  TandemActivityComposer *composer;
  GtkWidget *record;

  contacts_test_wait_for_names (self, CONTACTS_TEST_ALL);
  g_assert_false (adw_overlay_split_view_get_show_sidebar (split));
  g_signal_emit_by_name (ui_test_find_type (self->page, GTK_TYPE_COLUMN_VIEW), "activate", 1);
  g_assert_true (adw_overlay_split_view_get_show_sidebar (split));
  record = ui_test_find_type (self->page, TANDEM_TYPE_CONTACT_PAGE);
  contacts_test_wait_for_label (self, record, "Wei Chen");

  write_field (record, "Family name", "Aaberg");
  contacts_test_wait_for_names (self, "Aaberg, Wei; Akin, Defne; Dubois, Émile; info@nobody.example");
  contacts_test_wait_for_label (self, record, "Wei Aaberg");
  g_assert_cmpstr (tandem_workspace_get_undo_label (self->workspace), ==, "Change “Family name” of Wei Chen");

  gtk_widget_activate_action (ui_test_find_type (record, TANDEM_TYPE_ADDRESS_GROUP), "address.add", "s", "work");
  write_field (record, "City", "Jena");
  write_field (record, "Company", "Kranich Optik");
  contacts_test_wait_for_label (self, record, "Kranich Optik");
  search_for (self, "jena kranich");
  contacts_test_wait_for_names (self, "Aaberg, Wei");

  composer = TANDEM_ACTIVITY_COMPOSER (ui_test_find_type (record, TANDEM_TYPE_ACTIVITY_COMPOSER));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (
                                GTK_TEXT_VIEW (ui_test_find_type (GTK_WIDGET (composer), GTK_TYPE_TEXT_VIEW))),
                            "Wants a proposal", -1);
  tandem_activity_composer_submit (composer);
  contacts_test_wait_for_label (self, record, "Wants a proposal");
  g_assert_true (tandem_activity_composer_is_empty (composer));

  gtk_widget_activate_action (record, "contact.set-lifecycle", "s", "customer");
  contacts_test_wait_for_label (self, record, "Became Customer");
  g_object_get (record, "lifecycle", &lifecycle, NULL);
  g_assert_cmpstr (lifecycle, ==, "customer");
  gtk_widget_activate_action (record, "contact.trash", NULL);
  contacts_test_wait_for_names (self, "");
  while (adw_overlay_split_view_get_show_sidebar (split))
    g_main_context_iteration (NULL, TRUE);
}

/* The timeline says who did it, also after that person took another name. */
static void
test_who_did_it (Fixture *self, gconstpointer data)
{
  TandemStore *store = tandem_workspace_get_store (self->workspace);
  g_autoptr (TandemRecord) person = tandem_record_load (tandem_store_get_list_connection (store), TANDEM_TYPE_PERSON,
                                                        tandem_workspace_get_person_id (self->workspace), NULL);
  g_autoptr (TandemRecordEditor) editor = tandem_record_editor_new (store, person);
  GtkWidget *record;

  contacts_test_wait_for_names (self, CONTACTS_TEST_ALL);
  tandem_page_open_record (TANDEM_PAGE (self->page), get_id (self, 1));
  record = ui_test_find_type (self->page, TANDEM_TYPE_CONTACT_PAGE);
  contacts_test_wait_for_label (self, record, tandem_workspace_get_person_name (self->workspace));
  tandem_record_editor_set_text (editor, TANDEM_PERSON_NAME, "Dana Levi", "Change your name");
  contacts_test_wait_for_label (self, record, "Dana Levi");
}

/* Something is being written, without Enter, when another contact is opened. */
static void
test_unfinished (Fixture *self, gconstpointer data)
{
  GtkTextBuffer *notes;
  GtkWidget *record;
  guint limit;

  contacts_test_wait_for_names (self, CONTACTS_TEST_ALL);
  tandem_page_open_record (TANDEM_PAGE (self->page), get_id (self, 1));
  record = ui_test_find_type (self->page, TANDEM_TYPE_CONTACT_PAGE);
  contacts_test_wait_for_label (self, record, "Wei Chen");
  notes = gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (ui_test_find_type (ui_test_find_type (record, TANDEM_TYPE_NOTES_GROUP), GTK_TYPE_TEXT_VIEW)));
  gtk_editable_set_text (GTK_EDITABLE (find_field (record, "Family name")), "Aaberg");
  tandem_page_open_record (TANDEM_PAGE (self->page), get_id (self, 2));
  contacts_test_wait_for_names (self, "Aaberg, Wei; Akin, Defne; Dubois, Émile; info@nobody.example");
  contacts_test_wait_for_label (self, record, "Émile Dubois");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_field (record, "Family name"))), ==, "Dubois");

  g_assert_true (gtk_widget_get_visible (contacts_test_find_label (record, "Whatever else is good to know")));
  gtk_text_buffer_set_text (notes, "Of Dubois", -1);
  g_assert_false (gtk_widget_get_visible (contacts_test_find_label (record, "Whatever else is good to know")));
  gtk_text_buffer_set_modified (notes, TRUE);
  tandem_page_open_record (TANDEM_PAGE (self->page), get_id (self, 0));
  contacts_test_wait_for_label (self, record, "Wei Aaberg");
  g_assert_cmpint (gtk_text_buffer_get_char_count (notes), ==, 0);
  tandem_page_open_record (TANDEM_PAGE (self->page), get_id (self, 2));
  contacts_test_wait_for_label (self, record, "Émile Dubois");
  limit = g_timeout_add_seconds (10, contacts_test_fail_cb, self);
  while (gtk_text_buffer_get_char_count (notes) != 9)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
}

/* Several edits before the first of them can have come back. */
static void
test_quick_edits (Fixture *self, gconstpointer data)
{
  GtkWidget *record;

  contacts_test_wait_for_names (self, CONTACTS_TEST_ALL);
  tandem_page_open_record (TANDEM_PAGE (self->page), get_id (self, 1));
  record = ui_test_find_type (self->page, TANDEM_TYPE_CONTACT_PAGE);
  contacts_test_wait_for_label (self, record, "Wei Chen");
  write_field (record, "Family name", "Aaberg");
  write_field (record, "Company", "Kranich Optik");
  write_field (record, "Given name", "Will");
  gtk_widget_activate_action (ui_test_find_type (record, TANDEM_TYPE_ADDRESS_GROUP), "address.add", "s", "work");
  write_field (record, "City", "Jena");
  write_field (record, "Street", "Am Markt 1");
  gtk_widget_activate_action (record, "contact.set-lifecycle", "s", "customer");
  write_field (record, "Job title", "Head");
  contacts_test_wait_for_label (self, record, "Head");
  contacts_test_wait_for_label (self, record, "Will Aaberg");
  contacts_test_wait_for_label (self, record, "Kranich Optik");
  contacts_test_wait_for_label (self, record, "Became Customer");
  contacts_test_wait_for_names (self, "Aaberg, Will; Akin, Defne; Dubois, Émile; info@nobody.example");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_field (record, "Street"))), ==, "Am Markt 1");
  search_for (self, "jena kranich");
  contacts_test_wait_for_names (self, "Aaberg, Will");
}

static gboolean
execute_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_connection_execute (connection, data, error);
}

static void
execute (Fixture *self, const char *sql)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, execute_cb, (gpointer) sql, NULL,
                    &error);
  g_assert_no_error (error);
}

static void
wait_for_banner (Fixture *self, gboolean revealed)
{
  guint limit = g_timeout_add_seconds (10, contacts_test_fail_cb, self);

  while (adw_banner_get_revealed (ADW_BANNER (ui_test_find_type (self->page, ADW_TYPE_BANNER))) != revealed)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
}

/* Rows that can't be read are said, and read again when that is asked for. */
static void
test_load_failed (Fixture *self, gconstpointer data)
{
  contacts_test_wait_for_names (self, CONTACTS_TEST_ALL);
  execute (self, "ALTER TABLE contact_point RENAME TO lost");
  act (self, "table.reload");
  wait_for_banner (self, TRUE);
  g_assert_cmpstr (adw_banner_get_title (ADW_BANNER (ui_test_find_type (self->page, ADW_TYPE_BANNER))), !=, "");
  execute (self, "ALTER TABLE lost RENAME TO contact_point");
  act (self, "table.reload");
  wait_for_banner (self, FALSE);
  contacts_test_wait_for_names (self, CONTACTS_TEST_ALL);
  g_assert_false (adw_banner_get_revealed (ADW_BANNER (ui_test_find_type (self->page, ADW_TYPE_BANNER))));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/sales/contacts-page/rows", Fixture, GINT_TO_POINTER (TRUE), contacts_test_set_up, test_rows,
              page_test_tear_down);
  g_test_add ("/sales/contacts-page/search", Fixture, GINT_TO_POINTER (TRUE), contacts_test_set_up, test_search,
              page_test_tear_down);
  g_test_add ("/sales/contacts-page/sort", Fixture, GINT_TO_POINTER (TRUE), contacts_test_set_up, test_sort,
              page_test_tear_down);
  g_test_add ("/sales/contacts-page/trash", Fixture, GINT_TO_POINTER (TRUE), contacts_test_set_up, test_trash,
              page_test_tear_down);
  g_test_add ("/sales/contacts-page/trash-focused", Fixture, GINT_TO_POINTER (TRUE), contacts_test_set_up,
              test_trash_focused, page_test_tear_down);
  g_test_add ("/sales/contacts-page/record", Fixture, GINT_TO_POINTER (TRUE), contacts_test_set_up, test_record,
              page_test_tear_down);
  g_test_add ("/sales/contacts-page/who-did-it", Fixture, GINT_TO_POINTER (TRUE), contacts_test_set_up, test_who_did_it,
              page_test_tear_down);
  g_test_add ("/sales/contacts-page/unfinished", Fixture, GINT_TO_POINTER (TRUE), contacts_test_set_up, test_unfinished,
              page_test_tear_down);
  g_test_add ("/sales/contacts-page/quick-edits", Fixture, GINT_TO_POINTER (TRUE), contacts_test_set_up,
              test_quick_edits, page_test_tear_down);
  g_test_add ("/sales/contacts-page/load-failed", Fixture, GINT_TO_POINTER (TRUE), contacts_test_set_up,
              test_load_failed, page_test_tear_down);
  g_test_add ("/sales/contacts-page/empty", Fixture, NULL, contacts_test_set_up, test_empty, page_test_tear_down);
  return g_test_run ();
}
