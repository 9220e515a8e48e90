/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The contacts page with people to be filtered, and what a person does to filter them. */
#include "widgets/filter-test.h"

#include "act/tandem-act-contact.h"
#include "model/tandem-contact.h"
#include "sales/tandem-contacts-page.h"
#include "store/tandem-connection.h"
#include "widgets/tandem-filter-bar.h"
#include "widgets/tandem-filter-chip.h"
#include "widgets/tandem-filter-editor.h"
#include "widgets/tandem-name-dialog.h"
#include "workspace/tandem-settings.h"

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

void
filter_test_open (PageTest *self)
{
  page_test_show (self, TANDEM_TYPE_CONTACTS_PAGE, 1200);
}

void
filter_test_set_up (PageTest *self, gconstpointer data)
{
  g_autoptr (GSettings) settings = tandem_settings_new_table ("contacts");

  g_settings_reset (settings, "columns");
  g_settings_reset (settings, "sort");
  g_settings_reset (settings, "descending");
  page_test_make_firm (self, add_people_cb);
  filter_test_open (self);
}

/* --- found --------------------------------------------------------------------------------------------------------- */

gboolean
filter_test_has_value (GtkWidget *widget, gconstpointer data)
{
  return g_strcmp0 (g_object_get_data (G_OBJECT (widget), "tandem-value"), data) == 0;
}

gboolean
filter_test_has_tooltip (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_MENU_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), data) == 0;
}

static gboolean
has_words (GtkWidget *widget, gconstpointer data)
{
  return TANDEM_IS_FILTER_CHIP (widget)
         && g_strcmp0 (gtk_widget_get_tooltip_text (gtk_widget_get_first_child (widget)), data) == 0;
}

GtkWidget *
filter_test_find_chip (PageTest *self, const char *words)
{
  GtkWidget *chip = ui_test_find (self->window, has_words, words);

  g_assert_nonnull (chip);
  return chip;
}

TandemRecordTable *
filter_test_get_table (PageTest *self)
{
  return TANDEM_RECORD_TABLE (ui_test_find_type (self->page, TANDEM_TYPE_RECORD_TABLE));
}

/* --- waited for ---------------------------------------------------------------------------------------------------- */

GArray *
filter_test_ask (PageTest *self, const char *sql)
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
shows (PageTest *self, GArray *truth)
{
  TandemRecordList *list = tandem_record_table_get_list (filter_test_get_table (self));

  if (tandem_record_list_get_length (list) != truth->len)
    return FALSE;
  for (guint i = 0; i < truth->len; i++)
    if (tandem_record_list_get_id (list, i) != g_array_index (truth, gint64, i))
      return FALSE;
  return TRUE;
}

void
filter_test_wait_for_list (PageTest *self, const char *sql, guint n)
{
  g_autoptr (GArray) truth = filter_test_ask (self, sql);

  g_assert_cmpuint (truth->len, ==, n);
  UI_TEST_WAIT (shows (self, truth), 20, sql);
}

void
filter_test_wait_for_view (PageTest *self, const char *tooltip)
{
  UI_TEST_WAIT (ui_test_find (self->window, filter_test_has_tooltip, tooltip) != NULL, 20, tooltip);
}

/* --- done as a person does ----------------------------------------------------------------------------------------- */

GtkWidget *
filter_test_begin_filter (PageTest *self, const char *key)
{
  GtkWidget *editor;

  gtk_widget_activate_action (GTK_WIDGET (filter_test_get_table (self)), "table.add-filter", "s", key);
  editor = ui_test_find_type (self->window, TANDEM_TYPE_FILTER_EDITOR);
  g_assert_nonnull (editor);
  return editor;
}

void
filter_test_apply (GtkWidget *editor)
{
  g_signal_emit_by_name (adw_dialog_get_default_widget (ADW_DIALOG (editor)), "clicked");
}

void
filter_test_wait_until_closed (PageTest *self)
{
  UI_TEST_WAIT (ui_test_find_type (self->window, TANDEM_TYPE_FILTER_EDITOR) == NULL, 20, "the dialog to close");
}

void
filter_test_add_customers (PageTest *self)
{
  GtkWidget *editor = filter_test_begin_filter (self, "lifecycle");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_test_find (editor, filter_test_has_value, "customer")), TRUE);
  filter_test_apply (editor);
  filter_test_wait_until_closed (self);
}

void
filter_test_add_given_name (PageTest *self, const char *text)
{
  GtkWidget *editor = filter_test_begin_filter (self, "given-name");

  gtk_editable_set_text (GTK_EDITABLE (ui_test_find_type (editor, ADW_TYPE_ENTRY_ROW)), text);
  filter_test_apply (editor);
  filter_test_wait_until_closed (self);
}

void
filter_test_add_to_group (GtkWidget *editor, const char *key)
{
  GtkWidget *page = GTK_WIDGET (adw_navigation_view_get_visible_page (
      ADW_NAVIGATION_VIEW (ui_test_find_type (editor, ADW_TYPE_NAVIGATION_VIEW))));

  gtk_widget_activate_action (page, "filter-group.add", "s", key);
}

GtkWidget *
filter_test_get_page (GtkWidget *editor)
{
  AdwNavigationView *view = ADW_NAVIGATION_VIEW (ui_test_find_type (editor, ADW_TYPE_NAVIGATION_VIEW));

  return GTK_WIDGET (adw_navigation_view_get_visible_page (view));
}

/* The page that was pushed is applied, and goes. */
static void
apply_page (GtkWidget *editor, GtkWidget *below)
{
  UI_TEST_WAIT (adw_dialog_get_default_widget (ADW_DIALOG (editor)) != NULL, 20, "a page that is applied");
  filter_test_apply (editor);
  UI_TEST_WAIT (filter_test_get_page (editor) == below, 20, "the page below");
}

void
filter_test_add_given_name_to_group (GtkWidget *editor, const char *text)
{
  GtkWidget *below = filter_test_get_page (editor);

  filter_test_add_to_group (editor, "given-name");
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find_type (filter_test_get_page (editor), ADW_TYPE_ENTRY_ROW)), text);
  apply_page (editor, below);
}

void
filter_test_add_lifecycle_to_group (GtkWidget *editor, const char *nick)
{
  GtkWidget *below = filter_test_get_page (editor);

  filter_test_add_to_group (editor, "lifecycle");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (
                                   ui_test_find (filter_test_get_page (editor), filter_test_has_value, nick)),
                               TRUE);
  apply_page (editor, below);
}

void
filter_test_go_back (GtkWidget *editor)
{
  adw_navigation_view_pop (ADW_NAVIGATION_VIEW (ui_test_find_type (editor, ADW_TYPE_NAVIGATION_VIEW)));
}

gboolean
filter_test_has_title (GtkWidget *widget, gconstpointer data)
{
  return ADW_IS_ACTION_ROW (widget)
         && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), data) == 0;
}

void
filter_test_save_view (PageTest *self, const char *name)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (ui_test_find_type (self->page, TANDEM_TYPE_FILTER_BAR), "view.save", NULL);
  dialog = ui_test_find_type (self->window, TANDEM_TYPE_NAME_DIALOG);
  g_assert_nonnull (dialog);
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find_type (dialog, ADW_TYPE_ENTRY_ROW)), name);
  g_signal_emit_by_name (dialog, "response", "save");
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

void
filter_test_do_with_view (PageTest *self, const char *action)
{
  gtk_widget_activate_action (ui_test_find_type (self->page, TANDEM_TYPE_FILTER_BAR), action, NULL);
}
