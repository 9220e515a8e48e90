/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of duplicates, the dialog that compares two, and the one that takes them apart again. */
#include <adwaita.h>

#include "act/tandem-act-company.h"
#include "act/tandem-act-contact.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-company.h"
#include "model/tandem-contact.h"
#include "page-test.h"
#include "sales/tandem-duplicates-page.h"
#include "sales/tandem-merge-dialog.h"
#include "sales/tandem-merged-dialog.h"
#include "store/tandem-connection.h"

typedef PageTest Fixture;

static gboolean
add_more_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const given[] = { "Zoe", "Zoé" };

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

      tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_GIVEN_NAME, given[i]);
      tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, "Brandt");
      tandem_contact_draft_add_point (draft, "phone", "+49 30 1234567", NULL);
      if (!tandem_act_add_contact (connection, draft, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_third_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_GIVEN_NAME, "Meryem");
  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, "Aslan");
  tandem_contact_draft_add_point (draft, "email", "m.aslan@kranich.example", NULL);
  return tandem_act_add_contact (connection, draft, error);
}

static gboolean
fill_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const given[] = { "Meryem", "M." };
  static const char *const firms[] = { "Kranich Optik", "Kranich Optik GmbH" };

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();
      g_autoptr (TandemRecord) company = TANDEM_RECORD (tandem_company_new ());

      tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_GIVEN_NAME, given[i]);
      tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, "Aslan");
      tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_JOB_TITLE, i == 1 ? "Buyer" : NULL);
      tandem_contact_draft_add_point (draft, "email", "m.aslan@kranich.example", NULL);
      tandem_record_set_text (company, TANDEM_COMPANY_NAME, firms[i]);
      if (!tandem_act_add_contact (connection, draft, error) || !tandem_act_add_company (connection, company, error))
        return FALSE;
    }
  return TRUE;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  page_test_make_firm (self, fill_cb);
  page_test_show (self, TANDEM_TYPE_DUPLICATES_PAGE, 1200);
}

/* --- looking ------------------------------------------------------------------------------------------------------------- */

static gboolean
is_row (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_ACTION_ROW (widget) && gtk_widget_get_mapped (widget)
         && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static gboolean
is_label (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && g_str_has_prefix (gtk_label_get_label (GTK_LABEL (widget)), text);
}

static gboolean
is_button (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) && gtk_widget_get_sensitive (widget)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static GtkWidget *
wait_for (GtkWidget *widget, UiTestMatch matches, const char *text)
{
  UI_TEST_WAIT (ui_test_find (widget, matches, text), 20, text);
  return ui_test_find (widget, matches, text);
}

static GtkWidget *
get_dialog (Fixture *self, GType type)
{
  return ui_test_find_type (self->window, type);
}

static void
wait_until_closed (Fixture *self, GType type)
{
  WAIT_FOR (get_dialog (self, type) == NULL);
}

static void
choose_companies (Fixture *self)
{
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (ui_test_find_type (self->page, ADW_TYPE_TOGGLE_GROUP)),
                                    "company");
}

static gint64
ask (Fixture *self, const char *sql)
{
  g_autoptr (TandemConnection) reader = tandem_connection_open (self->file.path, TANDEM_CONNECTION_READ, NULL);
  gint64 n = -1;

  g_assert_true (tandem_connection_get_int64 (reader, sql, &n, NULL));
  return n;
}

/* --- tests --------------------------------------------------------------------------------------------------------------------- */

/* What the other alone knows is proposed; the pair goes from the list, and comes out of its record again. */
static void
test_merged (Fixture *self, gconstpointer data)
{
  GtkWidget *row = wait_for (self->page, is_row, "Meryem Aslan and M. Aslan");
  gint64 id = ask (self, "SELECT min (id) FROM contact");

  wait_for (self->page, is_label, "1 pair among 2");
  wait_for (row, is_label, "Same e-mail, similar name\nm.aslan@kranich.example");
  gtk_widget_activate (row);
  wait_for (self->window, is_button, "_Merge");
  wait_for (get_dialog (self, TANDEM_TYPE_MERGE_DIALOG), is_label, "Buyer");
  gtk_widget_activate_action (get_dialog (self, TANDEM_TYPE_MERGE_DIALOG), "merge.merge", NULL);
  wait_until_closed (self, TANDEM_TYPE_MERGE_DIALOG);
  wait_for (self->page, is_label, "No duplicates");
  g_assert_cmpint (ask (self, "SELECT count(*) FROM contact WHERE deleted_at IS NULL AND job_title = 'Buyer'"), ==, 1);

  tandem_merged_dialog_open (self->page, self->workspace, TANDEM_TYPE_CONTACT, id, "Meryem Aslan");
  g_signal_emit_by_name (wait_for (self->window, is_button, "Take apart"), "clicked");
  wait_until_closed (self, TANDEM_TYPE_MERGED_DIALOG);
  /* the page sees that there are two again */
  wait_for (self->page, is_row, "Meryem Aslan and M. Aslan");
  g_assert_cmpint (ask (self, "SELECT count(*) FROM contact WHERE deleted_at IS NULL AND job_title IS NULL"), ==, 1);
}

static gboolean
is_told (GtkWidget *widget, gconstpointer beginning)
{
  return GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_label (GTK_LABEL (widget)), beginning);
}

/* The other one stays when that is asked for, and it is the first one that goes from the list. */
static void
test_swapped (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;

  gtk_widget_activate (wait_for (self->page, is_row, "Meryem Aslan and M. Aslan"));
  wait_for (self->window, is_button, "_Merge");
  dialog = get_dialog (self, TANDEM_TYPE_MERGE_DIALOG);
  wait_for (dialog, is_told, "Everything of “M. Aslan” moves to “Meryem Aslan”");
  gtk_widget_activate_action (dialog, "merge.swap", NULL);
  wait_for (dialog, is_told, "Everything of “Meryem Aslan” moves to “M. Aslan”");
  gtk_widget_activate_action (dialog, "merge.merge", NULL);
  wait_until_closed (self, TANDEM_TYPE_MERGE_DIALOG);
  wait_for (self->page, is_label, "No duplicates");
  g_assert_cmpint (ask (self, "SELECT count(*) FROM contact WHERE deleted_at IS NOT NULL AND given_name = 'Meryem'"),
                   ==, 1);
}

static gboolean
is_choice (GtkWidget *widget, gconstpointer value)
{
  GtkWidget *child = GTK_IS_CHECK_BUTTON (widget) ? gtk_check_button_get_child (GTK_CHECK_BUTTON (widget)) : NULL;

  return child && g_strcmp0 (gtk_label_get_label (GTK_LABEL (child)), value) == 0;
}

/* What was chosen against what is proposed stays chosen when the other stays. */
static void
test_swapped_choices (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;

  gtk_widget_activate (wait_for (self->page, is_row, "Meryem Aslan and M. Aslan"));
  wait_for (self->window, is_button, "_Merge");
  dialog = get_dialog (self, TANDEM_TYPE_MERGE_DIALOG);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (wait_for (dialog, is_choice, "Empty")), TRUE);
  gtk_widget_activate_action (dialog, "merge.swap", NULL);
  wait_for (dialog, is_told, "Everything of “Meryem Aslan” moves to “M. Aslan”");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (wait_for (dialog, is_choice, "M."))));
  gtk_widget_activate_action (dialog, "merge.merge", NULL);
  wait_until_closed (self, TANDEM_TYPE_MERGE_DIALOG);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM contact WHERE deleted_at IS NULL AND given_name = 'M.'"
                              " AND job_title IS NULL"),
                   ==, 1);
}

/* Who was told apart is not proposed again. */
static void
test_told_apart (Fixture *self, gconstpointer data)
{
  wait_for (self->page, is_row, "Meryem Aslan and M. Aslan");
  choose_companies (self);
  gtk_widget_activate (wait_for (self->page, is_row, "Kranich Optik and Kranich Optik GmbH"));
  wait_for (self->window, is_button, "_Merge");
  gtk_widget_activate_action (get_dialog (self, TANDEM_TYPE_MERGE_DIALOG), "merge.apart", NULL);
  wait_until_closed (self, TANDEM_TYPE_MERGE_DIALOG);
  gtk_widget_activate_action (self->page, "duplicates.again", NULL);
  wait_for (self->page, is_label, "No duplicates");
}

/* One of two is merged: what is said of the pairs is true at once. */
static void
test_counted (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  wait_for (self->page, is_row, "Meryem Aslan and M. Aslan");
  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, add_more_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  gtk_widget_activate (wait_for (self->page, is_row, "Zoe Brandt and Zoé Brandt"));
  wait_for (self->page, is_label, "Certain, 2 pairs");
  wait_for (self->page, is_label, "2 pairs among 4");
  wait_for (get_dialog (self, TANDEM_TYPE_MERGE_DIALOG), is_button, "_Close");
  WAIT_FOR (gtk_widget_get_sensitive (wait_for (self->window, is_button, "_Merge")));
  gtk_widget_activate_action (get_dialog (self, TANDEM_TYPE_MERGE_DIALOG), "merge.merge", NULL);
  wait_for (self->page, is_label, "Certain, 1 pair");
  wait_for (self->page, is_label, "1 pair among 3");
}

/* What comes meanwhile is found, too, and the certain ones are merged at once. */
static void
test_all (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  wait_for (self->page, is_row, "Meryem Aslan and M. Aslan");
  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, add_more_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  wait_for (self->page, is_row, "Zoe Brandt and Zoé Brandt");
  g_signal_emit_by_name (wait_for (self->page, is_button, "Merge all 2"), "clicked");
  wait_for (self->page, is_label, "No duplicates");
  g_assert_cmpint (ask (self, "SELECT count(*) FROM contact WHERE deleted_at IS NULL"), ==, 2);
}

/* Three who are one are three pairs, of which two are merged: that is what is said. */
static void
test_all_of_three (Fixture *self, gconstpointer data)
{
  g_autofree char *toast = NULL;
  g_autoptr (GError) error = NULL;

  page_test_follow_toasts (self->window, &toast);
  wait_for (self->page, is_row, "Meryem Aslan and M. Aslan");
  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, add_third_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  g_signal_emit_by_name (wait_for (self->page, is_button, "Merge all 3"), "clicked");
  WAIT_FOR (toast);
  g_assert_cmpstr (toast, ==, "2 pairs merged");
  g_assert_cmpint (ask (self, "SELECT count(*) FROM contact WHERE deleted_at IS NULL"), ==, 1);
}

/* Later changes nothing; the dialog shows what a narrow window has room for. */
static void
test_later (Fixture *self, gconstpointer data)
{
  gtk_widget_activate (wait_for (self->page, is_row, "Meryem Aslan and M. Aslan"));
  wait_for (self->window, is_button, "_Merge");
  gtk_widget_activate_action (get_dialog (self, TANDEM_TYPE_MERGE_DIALOG), "merge.later", NULL);
  wait_until_closed (self, TANDEM_TYPE_MERGE_DIALOG);
  wait_for (self->page, is_row, "Meryem Aslan and M. Aslan");
  g_assert_cmpint (ask (self, "SELECT count(*) FROM contact WHERE deleted_at IS NULL"), ==, 2);
}

static void
set_up_narrow (Fixture *self, gconstpointer data)
{
  page_test_make_firm (self, fill_cb);
  page_test_show (self, TANDEM_TYPE_DUPLICATES_PAGE, 400);
}

static void
test_stopped (Fixture *self, gconstpointer data)
{
  wait_for (self->page, is_row, "Meryem Aslan and M. Aslan");
  gtk_widget_activate_action (self->page, "duplicates.again", NULL);
  gtk_widget_activate_action (self->page, "duplicates.cancel", NULL);
  wait_for (self->page, is_label, "The search was stopped");
  gtk_widget_activate_action (self->page, "duplicates.again", NULL);
  wait_for (self->page, is_row, "Meryem Aslan and M. Aslan");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, prepare, function)                                                                                   \
  g_test_add ("/sales/duplicates/" path, Fixture, NULL, prepare, function, page_test_tear_down)
  ADD ("merged", set_up, test_merged);
  ADD ("swapped", set_up, test_swapped);
  ADD ("swapped-choices", set_up, test_swapped_choices);
  ADD ("told-apart", set_up, test_told_apart);
  ADD ("counted", set_up, test_counted);
  ADD ("all", set_up, test_all);
  ADD ("all-of-three", set_up, test_all_of_three);
  ADD ("later", set_up, test_later);
  ADD ("narrow", set_up_narrow, test_later);
  ADD ("stopped", set_up, test_stopped);
#undef ADD
  return g_test_run ();
}
