/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "act/tandem-act-company.h"
#include "act/tandem-act-contact.h"
#include "list/tandem-record-list.h"
#include "model/tandem-company-row.h"
#include "model/tandem-contact-point.h"
#include "page-test.h"
#include "sales/tandem-companies-page.h"
#include "sales/tandem-company-page.h"
#include "sales/tandem-new-company-dialog.h"
#include "sales/tandem-record-figures.h"
#include "store/tandem-connection.h"
#include "widgets/tandem-choice-chip.h"
#include "widgets/tandem-entry-group.h"
#include "widgets/tandem-field-row.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-record-table.h"

typedef PageTest Fixture;

/* Two of one name, with a person each. */
static const struct {
  const char *name, *person;
} companies[] = {
  { "Bergmann Labortechnik", "Akin" },
  { "Kranich Optik", "Aslan" },
  { "KRANICH OPTIK", "Brandt" },
};

static gboolean
add_companies_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (companies); i++)
    {
      g_autoptr (TandemRecord) company = TANDEM_RECORD (tandem_company_new ());
      g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

      tandem_record_set_text (company, TANDEM_COMPANY_NAME, companies[i].name);
      if (!tandem_act_add_company (connection, company, error))
        return FALSE;
      tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, companies[i].person);
      tandem_record_set_id (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_COMPANY_ID, tandem_record_get_id (company));
      draft->company = g_strdup (companies[i].name);
      if (!tandem_act_add_contact (connection, draft, error))
        return FALSE;
    }
  return TRUE;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  page_test_make_firm (self, add_companies_cb);
  page_test_show (self, TANDEM_TYPE_COMPANIES_PAGE, 1200);
}

/* --- looking ------------------------------------------------------------------------------------------------------- */

static gboolean
is_field (GtkWidget *widget, gconstpointer title)
{
  return TANDEM_IS_FIELD_ROW (widget)
         && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

/* What is read has come: rows of a record are named by what they show. */
static gboolean
is_row (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_ACTION_ROW (widget)
         && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static gboolean
is_button (GtkWidget *widget, gconstpointer tooltip)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0;
}

static gboolean
is_label (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text);
}

static GtkWidget *
wait_for (GtkWidget *widget, UiTestMatch matches, const char *text)
{
  UI_TEST_WAIT (ui_test_find (widget, matches, text), 10, text);
  return ui_test_find (widget, matches, text);
}

static void
wait_until_gone (GtkWidget *widget, UiTestMatch matches, const char *text)
{
  UI_TEST_WAIT (!ui_test_find (widget, matches, text), 10, text);
}

static TandemRecordList *
get_list (Fixture *self)
{
  return tandem_record_table_get_list (TANDEM_RECORD_TABLE (ui_test_find_type (self->page, TANDEM_TYPE_RECORD_TABLE)));
}

/* The rows as "A 1; B 2": the name, and how many people. */
static char *
list_rows (Fixture *self)
{
  TandemRecordList *list = get_list (self);
  GString *rows = g_string_new (NULL);

  for (guint i = 0; i < tandem_record_list_get_length (list); i++)
    {
      g_autoptr (TandemCompanyRow) row = tandem_record_list_dup_record (list, i);

      g_string_append_printf (rows, "%s%s %d", i > 0 ? "; " : "", row ? row->name : "-",
                              row ? (int) row->n_people : 0);
    }
  return g_string_free (rows, FALSE);
}

static void
wait_for_rows (Fixture *self, const char *expected)
{
  guint limit = g_timeout_add_seconds (10, ui_test_fail_cb, (gpointer) expected);
  g_autofree char *rows = list_rows (self);

  while (!g_str_equal (rows, expected))
    {
      g_main_context_iteration (NULL, TRUE);
      g_free (rows);
      rows = list_rows (self);
    }
  g_source_remove (limit);
}

#define ALL "Bergmann Labortechnik 1; Kranich Optik 1; KRANICH OPTIK 1"

static GtkWidget *
open_record (Fixture *self, guint position, const char *person)
{
  GtkWidget *record;

  tandem_page_open_record (TANDEM_PAGE (self->page), tandem_record_list_get_id (get_list (self), position));
  record = ui_test_find_type (self->page, TANDEM_TYPE_COMPANY_PAGE);
  wait_for (record, is_row, person);
  return record;
}

/* --- tests --------------------------------------------------------------------------------------------------------- */

static void
test_rows (Fixture *self, gconstpointer data)
{
  wait_for_rows (self, ALL);
}

static void
test_rename (Fixture *self, gconstpointer data)
{
  GtkWidget *record, *row;

  wait_for_rows (self, ALL);
  record = open_record (self, 0, "Akin");
  row = wait_for (record, is_field, "Name");
  gtk_editable_set_text (GTK_EDITABLE (row), "Zeiler");
  g_signal_emit_by_name (row, "entry-activated");
  wait_for_rows (self, "Kranich Optik 1; KRANICH OPTIK 1; Zeiler 1");
  g_assert_cmpstr (tandem_workspace_get_undo_label (self->workspace), ==, "Change “Name” of Bergmann Labortechnik");
}

/* Only what there is has a figure. */
static void
test_figures (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) none = tandem_currency_sums_new (), lost = tandem_currency_sums_new ();
  TandemRecordFigures *figures = g_object_ref_sink (g_object_new (TANDEM_TYPE_RECORD_FIGURES, NULL));
  GtkWidget *widget = GTK_WIDGET (figures);

  tandem_record_figures_show (figures, self->workspace, none, none, none, NULL);
  g_assert_true (gtk_widget_get_visible (ui_test_find (widget, is_label, "No deals yet")));
  g_assert_true (gtk_widget_get_visible (ui_test_find (widget, is_label, "No contact yet")));
  tandem_currency_sums_count_in (lost, "EUR", 500000);
  tandem_currency_sums_count_in (lost, "EUR", 0);
  tandem_record_figures_show (figures, self->workspace, none, none, lost, "2026-11-03T10:00:00.000Z");
  g_assert_false (gtk_widget_get_visible (ui_test_find (widget, is_label, "No deals yet")));
  g_assert_false (gtk_widget_get_visible (ui_test_find (widget, is_label, "No contact yet")));
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_parent (ui_test_find (widget, is_label, "Lost, 2 deals"))));
  g_assert_nonnull (ui_test_find (widget, is_label, "€5,000"));
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (ui_test_find (widget, is_label, "Open, 0 deals"))));
  g_object_unref (figures);
}

/* Who looks after it is seen and chosen at the top, whatever tab is shown. */
static void
test_owner (Fixture *self, gconstpointer data)
{
  GtkWidget *record, *chip;

  wait_for_rows (self, ALL);
  record = open_record (self, 0, "Akin");
  chip = ui_test_find_type (record, TANDEM_TYPE_CHOICE_CHIP);
  g_signal_emit_by_name (chip, "chosen", (gint64) 0);
  wait_for (chip, is_label, "No owner");
  g_assert_cmpstr (tandem_workspace_get_undo_label (self->workspace), ==, "Change “Owner” of Bergmann Labortechnik");
  g_signal_emit_by_name (chip, "chosen", tandem_workspace_get_person_id (self->workspace));
  wait_for (chip, is_label, tandem_workspace_get_person_name (self->workspace));
  g_assert_true (gtk_widget_get_visible (ui_test_find (chip, is_label, "Owner")));
}

/* A name is needed: the old one comes back. */
static void
test_no_name (Fixture *self, gconstpointer data)
{
  GtkWidget *record, *row, *dialog;

  wait_for_rows (self, ALL);
  record = open_record (self, 0, "Akin");
  row = wait_for (record, is_field, "Name");
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  g_signal_emit_by_name (row, "entry-activated");
  wait_for (self->window, is_label, "The company was not changed");
  dialog = GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (self->window)));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  while (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), "Bergmann Labortechnik"))
    g_main_context_iteration (NULL, TRUE);
  wait_for_rows (self, ALL);
}

/* Of two companies of one name a person is taken out of the one that is open. */
static void
test_leave (Fixture *self, gconstpointer data)
{
  GtkWidget *record;

  wait_for_rows (self, ALL);
  record = open_record (self, 2, "Brandt");
  g_assert_null (ui_test_find (record, is_row, "Aslan"));
  g_signal_emit_by_name (ui_test_find (record, is_button, "Take Brandt out of the company"), "clicked");
  wait_for_rows (self, "Bergmann Labortechnik 1; Kranich Optik 1; KRANICH OPTIK 0");
  wait_until_gone (record, is_row, "Brandt");
  g_assert_cmpstr (tandem_workspace_get_undo_label (self->workspace), ==, "Take Brandt out of KRANICH OPTIK");
}

static void
test_similar (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;

  wait_for_rows (self, ALL);
  tandem_page_create_new (TANDEM_PAGE (self->page));
  dialog = GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (self->window)));
  g_assert_true (TANDEM_IS_NEW_COMPANY_DIALOG (dialog));
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find_type (dialog, ADW_TYPE_ENTRY_ROW)), "bergm");
  wait_for (dialog, is_label, "Here already: Bergmann Labortechnik");
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find_type (dialog, ADW_TYPE_ENTRY_ROW)), "Optik Kran");
  wait_for (dialog, is_label, "Here already: Kranich Optik");
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find_type (dialog, ADW_TYPE_ENTRY_ROW)), "Labor Berg");
  wait_for (dialog, is_label, "Here already: Bergmann Labortechnik");
  gtk_widget_activate_action (dialog, "new-company.open", NULL);
  wait_for (self->page, is_row, "Akin");
  wait_for_rows (self, ALL);
}

static void
test_trash (Fixture *self, gconstpointer data)
{
  wait_for_rows (self, ALL);
  open_record (self, 0, "Akin");
  gtk_widget_activate_action (ui_test_find_type (self->page, TANDEM_TYPE_COMPANY_PAGE), "company.trash", NULL);
  wait_for_rows (self, "Kranich Optik 1; KRANICH OPTIK 1");
  /* it is gone, and so its record closes */
  while (tandem_company_page_get_id (TANDEM_COMPANY_PAGE (ui_test_find_type (self->page, TANDEM_TYPE_COMPANY_PAGE)))
         != 0)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
add_phone_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) points = g_ptr_array_new_with_free_func (g_object_unref);
  TandemRecord *point = TANDEM_RECORD (tandem_contact_point_new ());

  tandem_record_set_id (point, TANDEM_CONTACT_POINT_COMPANY_ID, *(gint64 *) data);
  tandem_record_set_text (point, TANDEM_CONTACT_POINT_KIND, "phone");
  tandem_record_set_text (point, TANDEM_CONTACT_POINT_VALUE, "+49 30 901820");
  tandem_record_set_integer (point, TANDEM_CONTACT_POINT_IS_PRIMARY, 1);
  g_ptr_array_add (points, point);
  return tandem_act_save (connection, "Add", points, error);
}

static gboolean
is_cell (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_INSCRIPTION (widget) && gtk_widget_get_mapped (widget)
         && g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) == 0;
}

/* No row of a company reads its number; who looks for it sees it all the same. */
static void
test_found_by_phone (Fixture *self, gconstpointer data)
{
  gint64 id;
  g_autoptr (GError) error = NULL;

  wait_for_rows (self, ALL);
  id = tandem_record_list_get_id (get_list (self), 0);
  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, add_phone_cb, &id, NULL, &error);
  g_assert_no_error (error);
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find_type (self->page, GTK_TYPE_SEARCH_ENTRY)), "030 9018");
  wait_for (self->page, is_cell, "Bergmann Labortechnik · +49 30 901820");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, function) g_test_add ("/sales/companies/" path, Fixture, NULL, set_up, function, page_test_tear_down)
  ADD ("rows", test_rows);
  ADD ("rename", test_rename);
  ADD ("figures", test_figures);
  ADD ("owner", test_owner);
  ADD ("no-name", test_no_name);
  ADD ("leave", test_leave);
  ADD ("similar", test_similar);
  ADD ("trash", test_trash);
  ADD ("found-by-phone", test_found_by_phone);
#undef ADD
  return g_test_run ();
}
