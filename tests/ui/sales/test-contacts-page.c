/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "act/tandem-act-contact.h"
#include "act/tandem-record-editor.h"
#include "list/tandem-record-cell.h"
#include "list/tandem-record-list.h"
#include "model/tandem-contact-row.h"
#include "model/tandem-person.h"
#include "page-test.h"
#include "sales/tandem-address-group.h"
#include "sales/tandem-activity-composer.h"
#include "sales/tandem-contact-page.h"
#include "sales/tandem-contacts-page.h"
#include "sales/tandem-notes-group.h"
#include "sales/tandem-quick-add-dialog.h"
#include "store/tandem-connection.h"
#include "widgets/tandem-field-row.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-record-table.h"
#include "widgets/tandem-reference-row.h"
#include "workspace/tandem-settings.h"

typedef PageTest Fixture;

static const struct {
  const char *given, *family, *company, *email, *phone;
} people[] = {
  { "Émile", "Dubois", "Atelier Dubois", "emile@dubois.example", "+33 4 55 55 01 90" },
  { "Defne", "Akin", "Bergmann Labortechnik", "d.akin@bergmann.example", "+49 221 555 0141" },
  { "Wei", "Chen", "Institut für Feinmesstechnik", NULL, NULL },
  { NULL, NULL, NULL, "info@nobody.example", NULL },
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
      draft->company = g_strdup (people[i].company);
      if (people[i].email)
        tandem_contact_draft_add_point (draft, "email", people[i].email, NULL);
      if (people[i].phone)
        tandem_contact_draft_add_point (draft, "phone", people[i].phone, NULL);
      if (!tandem_act_add_contact (connection, draft, error))
        return FALSE;
    }
  return TRUE;
}

static void
set_up (Fixture *self, gconstpointer with_people)
{
  g_autoptr (GSettings) settings = tandem_settings_new_table ("contacts");

  g_settings_reset (settings, "sort"); /* as the test before it left it */
  g_settings_reset (settings, "descending");
  page_test_make_firm (self, with_people ? add_people_cb : NULL);
  page_test_show (self, TANDEM_TYPE_CONTACTS_PAGE, 1200);
}

static GListModel *
get_model (Fixture *self)
{
  GtkWidget *table = ui_test_find_type (self->page, GTK_TYPE_COLUMN_VIEW);

  return G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (table)));
}

/* The rows by name, as "A; B". */
static char *
list_names (Fixture *self)
{
  GListModel *model = get_model (self);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (TandemSlot) slot = g_list_model_get_item (model, i);
      TandemContactRow *row = tandem_slot_get_record (slot);

      g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", row ? row->name : "-");
    }
  return g_string_free (names, FALSE);
}

static gboolean
fail_cb (gpointer data)
{
  Fixture *self = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  g_error ("waited too long; the rows are: %s; the focus is in %s", list_names (self),
           focus ? G_OBJECT_TYPE_NAME (focus) : "nothing");
  return G_SOURCE_REMOVE;
}

static void
wait_for_names (Fixture *self, const char *expected)
{
  guint limit = g_timeout_add_seconds (10, fail_cb, self);
  g_autofree char *names = list_names (self);

  while (!g_str_equal (names, expected))
    {
      g_main_context_iteration (NULL, TRUE);
      g_free (names);
      names = list_names (self);
    }
  g_source_remove (limit);
}

#define ALL "Akin, Defne; Chen, Wei; Dubois, Émile; info@nobody.example"

static gint64
get_id (Fixture *self, guint position)
{
  return tandem_record_list_get_id (TANDEM_RECORD_LIST (get_model (self)), position);
}

static void
test_rows (Fixture *self, gconstpointer data)
{
  wait_for_names (self, ALL);
}

static void
search_for (Fixture *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find_type (self->page, GTK_TYPE_SEARCH_ENTRY)), text);
}

static void
test_search (Fixture *self, gconstpointer data)
{
  wait_for_names (self, ALL);
  search_for (self, "emile atel");
  wait_for_names (self, "Dubois, Émile");
  search_for (self, "0141");
  wait_for_names (self, "Akin, Defne");
  search_for (self, "+49221");
  wait_for_names (self, "Akin, Defne");
  search_for (self, "fein");
  wait_for_names (self, "Chen, Wei");
  search_for (self, "nobody at all");
  wait_for_names (self, "");
  search_for (self, "");
  wait_for_names (self, ALL);
}

static void
test_sort (Fixture *self, gconstpointer data)
{
  GtkColumnView *table = GTK_COLUMN_VIEW (ui_test_find_type (self->page, GTK_TYPE_COLUMN_VIEW));
  g_autoptr (GtkColumnViewColumn) company = g_list_model_get_item (gtk_column_view_get_columns (table), 3);
  g_autoptr (GtkColumnViewColumn) name = g_list_model_get_item (gtk_column_view_get_columns (table), 0);

  wait_for_names (self, ALL);
  gtk_column_view_sort_by_column (table, company, GTK_SORT_ASCENDING);
  wait_for_names (self, "Dubois, Émile; Akin, Defne; Chen, Wei; info@nobody.example");
  gtk_column_view_sort_by_column (table, name, GTK_SORT_DESCENDING);
  wait_for_names (self, "Dubois, Émile; Chen, Wei; Akin, Defne; info@nobody.example");
}

static void
act (Fixture *self, const char *action)
{
  gtk_widget_activate_action (ui_test_find_type (self->page, TANDEM_TYPE_RECORD_TABLE), action, NULL);
}

static void
test_trash (Fixture *self, gconstpointer data)
{
  wait_for_names (self, ALL);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (get_model (self)), 1, TRUE);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (get_model (self)), 3, FALSE);
  act (self, "table.trash");
  wait_for_names (self, "Akin, Defne; Dubois, Émile");
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
  guint limit = g_timeout_add_seconds (10, fail_cb, self);

  while (get_focused_position (self) != position)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
}

/* Delete on a row; Delete again hits the row that came to its place, and at the end the one before. */
static void
assert_none_selected (Fixture *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (get_model (self)));

  g_assert_true (gtk_bitset_is_empty (selected));
}

static void
test_trash_focused (Fixture *self, gconstpointer data)
{
  GtkColumnView *table = GTK_COLUMN_VIEW (ui_test_find_type (self->page, GTK_TYPE_COLUMN_VIEW));

  wait_for_names (self, ALL);
  wait_for_focus (self, 0);
  gtk_column_view_scroll_to (table, 1, NULL, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  wait_for_focus (self, 1);
  act (self, "table.trash");
  wait_for_names (self, "Akin, Defne; Dubois, Émile; info@nobody.example");
  wait_for_focus (self, 1);
  assert_none_selected (self);
  act (self, "table.trash");
  wait_for_names (self, "Akin, Defne; info@nobody.example");
  wait_for_focus (self, 1);
  act (self, "table.trash");
  wait_for_names (self, "Akin, Defne");
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

static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);
  return found;
}

static void
wait_for_label (Fixture *self, GtkWidget *widget, const char *text)
{
  guint limit = g_timeout_add_seconds (10, fail_cb, self);

  while (!find_label (widget, text))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
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

  wait_for_names (self, ALL);
  g_assert_false (adw_overlay_split_view_get_show_sidebar (split));
  g_signal_emit_by_name (ui_test_find_type (self->page, GTK_TYPE_COLUMN_VIEW), "activate", 1);
  g_assert_true (adw_overlay_split_view_get_show_sidebar (split));
  record = ui_test_find_type (self->page, TANDEM_TYPE_CONTACT_PAGE);
  wait_for_label (self, record, "Wei Chen");

  write_field (record, "Family name", "Aaberg");
  wait_for_names (self, "Aaberg, Wei; Akin, Defne; Dubois, Émile; info@nobody.example");
  wait_for_label (self, record, "Wei Aaberg");
  g_assert_cmpstr (tandem_workspace_get_undo_label (self->workspace), ==, "Change “Family name” of Wei Chen");

  gtk_widget_activate_action (ui_test_find_type (record, TANDEM_TYPE_ADDRESS_GROUP), "address.add", "s", "work");
  write_field (record, "City", "Jena");
  write_field (record, "Company", "Kranich Optik");
  wait_for_label (self, record, "Kranich Optik");
  search_for (self, "jena kranich");
  wait_for_names (self, "Aaberg, Wei");

  composer = TANDEM_ACTIVITY_COMPOSER (ui_test_find_type (record, TANDEM_TYPE_ACTIVITY_COMPOSER));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (
                                GTK_TEXT_VIEW (ui_test_find_type (GTK_WIDGET (composer), GTK_TYPE_TEXT_VIEW))),
                            "Wants a proposal", -1);
  tandem_activity_composer_submit (composer);
  wait_for_label (self, record, "Wants a proposal");
  g_assert_true (tandem_activity_composer_is_empty (composer));

  gtk_widget_activate_action (record, "contact.set-lifecycle", "s", "customer");
  wait_for_label (self, record, "Became Customer");
  g_object_get (record, "lifecycle", &lifecycle, NULL);
  g_assert_cmpstr (lifecycle, ==, "customer");
  gtk_widget_activate_action (record, "contact.trash", NULL);
  wait_for_names (self, "");
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

  wait_for_names (self, ALL);
  tandem_page_open_record (TANDEM_PAGE (self->page), get_id (self, 1));
  record = ui_test_find_type (self->page, TANDEM_TYPE_CONTACT_PAGE);
  wait_for_label (self, record, tandem_workspace_get_person_name (self->workspace));
  tandem_record_editor_set_text (editor, TANDEM_PERSON_NAME, "Dana Levi", "Change your name");
  wait_for_label (self, record, "Dana Levi");
}

/* Something is being written, without Enter, when another contact is opened. */
static void
test_unfinished (Fixture *self, gconstpointer data)
{
  GtkTextBuffer *notes;
  GtkWidget *record;
  guint limit;

  wait_for_names (self, ALL);
  tandem_page_open_record (TANDEM_PAGE (self->page), get_id (self, 1));
  record = ui_test_find_type (self->page, TANDEM_TYPE_CONTACT_PAGE);
  wait_for_label (self, record, "Wei Chen");
  notes = gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (ui_test_find_type (ui_test_find_type (record, TANDEM_TYPE_NOTES_GROUP), GTK_TYPE_TEXT_VIEW)));
  gtk_editable_set_text (GTK_EDITABLE (find_field (record, "Family name")), "Aaberg");
  tandem_page_open_record (TANDEM_PAGE (self->page), get_id (self, 2));
  wait_for_names (self, "Aaberg, Wei; Akin, Defne; Dubois, Émile; info@nobody.example");
  wait_for_label (self, record, "Émile Dubois");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_field (record, "Family name"))), ==, "Dubois");

  g_assert_true (gtk_widget_get_visible (find_label (record, "Whatever else is good to know")));
  gtk_text_buffer_set_text (notes, "Of Dubois", -1);
  g_assert_false (gtk_widget_get_visible (find_label (record, "Whatever else is good to know")));
  gtk_text_buffer_set_modified (notes, TRUE);
  tandem_page_open_record (TANDEM_PAGE (self->page), get_id (self, 0));
  wait_for_label (self, record, "Wei Aaberg");
  g_assert_cmpint (gtk_text_buffer_get_char_count (notes), ==, 0);
  tandem_page_open_record (TANDEM_PAGE (self->page), get_id (self, 2));
  wait_for_label (self, record, "Émile Dubois");
  limit = g_timeout_add_seconds (10, fail_cb, self);
  while (gtk_text_buffer_get_char_count (notes) != 9)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
}

/* Several edits before the first of them can have come back. */
static void
test_quick_edits (Fixture *self, gconstpointer data)
{
  GtkWidget *record;

  wait_for_names (self, ALL);
  tandem_page_open_record (TANDEM_PAGE (self->page), get_id (self, 1));
  record = ui_test_find_type (self->page, TANDEM_TYPE_CONTACT_PAGE);
  wait_for_label (self, record, "Wei Chen");
  write_field (record, "Family name", "Aaberg");
  write_field (record, "Company", "Kranich Optik");
  write_field (record, "Given name", "Will");
  gtk_widget_activate_action (ui_test_find_type (record, TANDEM_TYPE_ADDRESS_GROUP), "address.add", "s", "work");
  write_field (record, "City", "Jena");
  write_field (record, "Street", "Am Markt 1");
  gtk_widget_activate_action (record, "contact.set-lifecycle", "s", "customer");
  write_field (record, "Job title", "Head");
  wait_for_label (self, record, "Head");
  wait_for_label (self, record, "Will Aaberg");
  wait_for_label (self, record, "Kranich Optik");
  wait_for_label (self, record, "Became Customer");
  wait_for_names (self, "Aaberg, Will; Akin, Defne; Dubois, Émile; info@nobody.example");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_field (record, "Street"))), ==, "Am Markt 1");
  search_for (self, "jena kranich");
  wait_for_names (self, "Aaberg, Will");
}

static GtkWidget *
find_entry_row (GtkWidget *widget, const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_ENTRY_ROW (widget) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_entry_row (child, title);
  return found;
}

static void
test_add (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;
  GtkWidget *add;

  wait_for_names (self, ALL);
  tandem_page_create_new (TANDEM_PAGE (self->page));
  dialog = ui_test_find_type (self->window, TANDEM_TYPE_QUICK_ADD_DIALOG);
  g_assert_nonnull (dialog);
  add = adw_dialog_get_default_widget (ADW_DIALOG (dialog));
  g_assert_false (gtk_widget_is_sensitive (add));
  gtk_editable_set_text (GTK_EDITABLE (find_entry_row (dialog, "E-mail")), "D.Akin@Bergmann.example");
  wait_for_label (self, dialog, "Here already with the same e-mail: Akin, Defne");
  gtk_editable_set_text (GTK_EDITABLE (find_entry_row (dialog, "E-mail")), "");
  /* the names the other way round, and only a part of them */
  gtk_editable_set_text (GTK_EDITABLE (find_entry_row (dialog, "Given name")), "CHEN");
  gtk_editable_set_text (GTK_EDITABLE (find_entry_row (dialog, "Family name")), "we");
  wait_for_label (self, dialog, "Perhaps here already: Chen, Wei");
  gtk_editable_set_text (GTK_EDITABLE (find_entry_row (dialog, "Given name")), "Ada");
  gtk_editable_set_text (GTK_EDITABLE (find_entry_row (dialog, "Family name")), "Byron");
  gtk_editable_set_text (GTK_EDITABLE (find_entry_row (dialog, "Company")), "Engines");
  g_assert_true (gtk_widget_is_sensitive (add));
  gtk_widget_activate_action (dialog, "quick-add.add", NULL);
  wait_for_names (self, "Akin, Defne; Byron, Ada; Chen, Wei; Dubois, Émile; info@nobody.example");
  wait_for_label (self, self->page, "Ada Byron");
}

static GtkWidget *
find_combo_row (GtkWidget *widget, const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_COMBO_ROW (widget) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_combo_row (child, title);
  return found;
}

/* What is behind the fold comes along, all of it in one step of undo. */
static void
test_add_more (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog, *owner, *channel, *record;
  g_autofree char *lifecycle = NULL;

  wait_for_names (self, ALL);
  tandem_page_create_new (TANDEM_PAGE (self->page));
  dialog = ui_test_find_type (self->window, TANDEM_TYPE_QUICK_ADD_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (find_entry_row (dialog, "Given name")), "Ada");
  gtk_editable_set_text (GTK_EDITABLE (find_entry_row (dialog, "Note")), " Met at the fair ");
  owner = find_combo_row (dialog, "Owner");
  while (!gtk_widget_get_sensitive (owner))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (tandem_reference_row_get_id (TANDEM_REFERENCE_ROW (owner)), ==,
                   tandem_workspace_get_person_id (self->workspace));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_combo_row (dialog, "Lifecycle")), TANDEM_LIFECYCLE_SQL);
  channel = find_combo_row (dialog, "First channel");
  adw_combo_row_set_selected (ADW_COMBO_ROW (channel), 1);
  gtk_widget_activate_action (dialog, "quick-add.add", NULL);
  wait_for_names (self, "Ada; Akin, Defne; Chen, Wei; Dubois, Émile; info@nobody.example");
  record = ui_test_find_type (self->page, TANDEM_TYPE_CONTACT_PAGE);
  wait_for_label (self, record, "Met at the fair");
  g_object_get (record, "lifecycle", &lifecycle, NULL);
  g_assert_cmpstr (lifecycle, ==, "sql");
  g_assert_cmpstr (tandem_workspace_get_undo_label (self->workspace), ==, "Add Ada");
}

static void
test_wrong_email (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;
  GtkWidget *email;

  wait_for_names (self, ALL);
  tandem_page_create_new (TANDEM_PAGE (self->page));
  dialog = ui_test_find_type (self->window, TANDEM_TYPE_QUICK_ADD_DIALOG);
  email = find_entry_row (dialog, "E-mail");
  gtk_editable_set_text (GTK_EDITABLE (email), "ada at engines");
  gtk_widget_activate_action (dialog, "quick-add.add", NULL);
  wait_for_label (self, dialog,
                  "“ada at engines” is not an e-mail address, such as name@firm.example. Nothing was saved.");
  g_assert_true (gtk_widget_has_css_class (email, "error"));
  gtk_editable_set_text (GTK_EDITABLE (email), "ada@engines.example");
  g_assert_false (gtk_widget_has_css_class (email, "error"));
  gtk_widget_activate_action (dialog, "quick-add.add", NULL);
  wait_for_names (self, "Akin, Defne; Chen, Wei; Dubois, Émile; info@nobody.example; ada@engines.example");
}

/* In a narrow window the dialog is a sheet. */
static void
test_add_narrow (Fixture *self, gconstpointer data)
{
  guint limit = g_timeout_add_seconds (10, fail_cb, self);
  GtkWidget *given;

  wait_for_names (self, ALL);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 400, 700);
  while (gtk_widget_get_width (self->page) > 450)
    g_main_context_iteration (NULL, TRUE);
  tandem_page_create_new (TANDEM_PAGE (self->page));
  given = find_entry_row (ui_test_find_type (self->window, TANDEM_TYPE_QUICK_ADD_DIALOG), "Given name");
  while (gtk_widget_get_ancestor (given, ADW_TYPE_BOTTOM_SHEET) == NULL
         || !(gtk_widget_get_state_flags (given) & GTK_STATE_FLAG_FOCUS_WITHIN))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
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
  guint limit = g_timeout_add_seconds (10, fail_cb, self);

  while (adw_banner_get_revealed (ADW_BANNER (ui_test_find_type (self->page, ADW_TYPE_BANNER))) != revealed)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
}

/* Rows that can't be read are said, and read again when that is asked for. */
static void
test_load_failed (Fixture *self, gconstpointer data)
{
  wait_for_names (self, ALL);
  execute (self, "ALTER TABLE contact_point RENAME TO lost");
  act (self, "table.reload");
  wait_for_banner (self, TRUE);
  g_assert_cmpstr (adw_banner_get_title (ADW_BANNER (ui_test_find_type (self->page, ADW_TYPE_BANNER))), !=, "");
  execute (self, "ALTER TABLE lost RENAME TO contact_point");
  act (self, "table.reload");
  wait_for_banner (self, FALSE);
  wait_for_names (self, ALL);
  g_assert_false (adw_banner_get_revealed (ADW_BANNER (ui_test_find_type (self->page, ADW_TYPE_BANNER))));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/sales/contacts-page/rows", Fixture, GINT_TO_POINTER (TRUE), set_up, test_rows, page_test_tear_down);
  g_test_add ("/sales/contacts-page/search", Fixture, GINT_TO_POINTER (TRUE), set_up, test_search, page_test_tear_down);
  g_test_add ("/sales/contacts-page/sort", Fixture, GINT_TO_POINTER (TRUE), set_up, test_sort, page_test_tear_down);
  g_test_add ("/sales/contacts-page/trash", Fixture, GINT_TO_POINTER (TRUE), set_up, test_trash, page_test_tear_down);
  g_test_add ("/sales/contacts-page/trash-focused", Fixture, GINT_TO_POINTER (TRUE), set_up, test_trash_focused,
              page_test_tear_down);
  g_test_add ("/sales/contacts-page/record", Fixture, GINT_TO_POINTER (TRUE), set_up, test_record, page_test_tear_down);
  g_test_add ("/sales/contacts-page/who-did-it", Fixture, GINT_TO_POINTER (TRUE), set_up, test_who_did_it,
              page_test_tear_down);
  g_test_add ("/sales/contacts-page/unfinished", Fixture, GINT_TO_POINTER (TRUE), set_up, test_unfinished,
              page_test_tear_down);
  g_test_add ("/sales/contacts-page/quick-edits", Fixture, GINT_TO_POINTER (TRUE), set_up, test_quick_edits,
              page_test_tear_down);
  g_test_add ("/sales/contacts-page/add", Fixture, GINT_TO_POINTER (TRUE), set_up, test_add, page_test_tear_down);
  g_test_add ("/sales/contacts-page/add-more", Fixture, GINT_TO_POINTER (TRUE), set_up, test_add_more,
              page_test_tear_down);
  g_test_add ("/sales/contacts-page/wrong-email", Fixture, GINT_TO_POINTER (TRUE), set_up, test_wrong_email,
              page_test_tear_down);
  g_test_add ("/sales/contacts-page/add-narrow", Fixture, GINT_TO_POINTER (TRUE), set_up, test_add_narrow,
              page_test_tear_down);
  g_test_add ("/sales/contacts-page/load-failed", Fixture, GINT_TO_POINTER (TRUE), set_up, test_load_failed,
              page_test_tear_down);
  g_test_add ("/sales/contacts-page/empty", Fixture, NULL, set_up, test_empty, page_test_tear_down);
  return g_test_run ();
}
