/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dialog of a new contact, as the page of contacts opens it. */
#include <adwaita.h>

#include "contacts-test.h"
#include "model/tandem-lifecycle.h"
#include "sales/tandem-contact-page.h"
#include "sales/tandem-quick-add-dialog.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-reference-row.h"

typedef PageTest Fixture;

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

  contacts_test_wait_for_names (self, CONTACTS_TEST_ALL);
  tandem_page_create_new (TANDEM_PAGE (self->page));
  dialog = ui_test_find_type (self->window, TANDEM_TYPE_QUICK_ADD_DIALOG);
  g_assert_nonnull (dialog);
  add = adw_dialog_get_default_widget (ADW_DIALOG (dialog));
  g_assert_false (gtk_widget_is_sensitive (add));
  gtk_editable_set_text (GTK_EDITABLE (find_entry_row (dialog, "E-mail")), "D.Akin@Bergmann.example");
  contacts_test_wait_for_label (self, dialog, "Here already with the same e-mail: Akin, Defne");
  gtk_editable_set_text (GTK_EDITABLE (find_entry_row (dialog, "E-mail")), "");
  /* the names the other way round, and only a part of them */
  gtk_editable_set_text (GTK_EDITABLE (find_entry_row (dialog, "Given name")), "CHEN");
  gtk_editable_set_text (GTK_EDITABLE (find_entry_row (dialog, "Family name")), "we");
  contacts_test_wait_for_label (self, dialog, "Perhaps here already: Chen, Wei");
  gtk_editable_set_text (GTK_EDITABLE (find_entry_row (dialog, "Given name")), "Ada");
  gtk_editable_set_text (GTK_EDITABLE (find_entry_row (dialog, "Family name")), "Byron");
  gtk_editable_set_text (GTK_EDITABLE (find_entry_row (dialog, "Company")), "Engines");
  g_assert_true (gtk_widget_is_sensitive (add));
  gtk_widget_activate_action (dialog, "quick-add.add", NULL);
  contacts_test_wait_for_names (self, "Akin, Defne; Byron, Ada; Chen, Wei; Dubois, Émile; info@nobody.example");
  contacts_test_wait_for_label (self, self->page, "Ada Byron");
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

  contacts_test_wait_for_names (self, CONTACTS_TEST_ALL);
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
  contacts_test_wait_for_names (self, "Ada; Akin, Defne; Chen, Wei; Dubois, Émile; info@nobody.example");
  record = ui_test_find_type (self->page, TANDEM_TYPE_CONTACT_PAGE);
  contacts_test_wait_for_label (self, record, "Met at the fair");
  g_object_get (record, "lifecycle", &lifecycle, NULL);
  g_assert_cmpstr (lifecycle, ==, "sql");
  g_assert_cmpstr (tandem_workspace_get_undo_label (self->workspace), ==, "Add Ada");
}

static void
test_wrong_email (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;
  GtkWidget *email;

  contacts_test_wait_for_names (self, CONTACTS_TEST_ALL);
  tandem_page_create_new (TANDEM_PAGE (self->page));
  dialog = ui_test_find_type (self->window, TANDEM_TYPE_QUICK_ADD_DIALOG);
  email = find_entry_row (dialog, "E-mail");
  gtk_editable_set_text (GTK_EDITABLE (email), "ada at engines");
  gtk_widget_activate_action (dialog, "quick-add.add", NULL);
  contacts_test_wait_for_label (
      self, dialog, "“ada at engines” is not an e-mail address, such as name@firm.example. Nothing was saved.");
  g_assert_true (gtk_widget_has_css_class (email, "error"));
  gtk_editable_set_text (GTK_EDITABLE (email), "ada@engines.example");
  g_assert_false (gtk_widget_has_css_class (email, "error"));
  gtk_widget_activate_action (dialog, "quick-add.add", NULL);
  contacts_test_wait_for_names (self,
                                "Akin, Defne; Chen, Wei; Dubois, Émile; info@nobody.example; ada@engines.example");
}

/* In a narrow window the dialog is a sheet. */
static void
test_add_narrow (Fixture *self, gconstpointer data)
{
  guint limit = g_timeout_add_seconds (10, contacts_test_fail_cb, self);
  GtkWidget *given;

  contacts_test_wait_for_names (self, CONTACTS_TEST_ALL);
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/sales/contacts-page/add", Fixture, GINT_TO_POINTER (TRUE), contacts_test_set_up, test_add,
              page_test_tear_down);
  g_test_add ("/sales/contacts-page/add-more", Fixture, GINT_TO_POINTER (TRUE), contacts_test_set_up, test_add_more,
              page_test_tear_down);
  g_test_add ("/sales/contacts-page/wrong-email", Fixture, GINT_TO_POINTER (TRUE), contacts_test_set_up,
              test_wrong_email, page_test_tear_down);
  g_test_add ("/sales/contacts-page/add-narrow", Fixture, GINT_TO_POINTER (TRUE), contacts_test_set_up, test_add_narrow,
              page_test_tear_down);
  return g_test_run ();
}
