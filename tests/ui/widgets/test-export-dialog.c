/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-export-fields.h"
#include "marketing/tandem-campaign-table.h"
#include "sales/tandem-company-table.h"
#include "sales/tandem-contact-table.h"
#include "sales/tandem-deal-table.h"
#include "widgets/tandem-export-dialog.h"

#include "../ui-test.h"

/* What a table can show can go out, under the same heading; as a value where the table has a number or a date. */
static void
test_columns (void)
{
  static const TandemTableKind *const kinds[]
      = { &tandem_contact_table, &tandem_company_table, &tandem_deal_table, &tandem_campaign_table };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (const TandemTableColumn *column = kinds[i]->columns; column->key; column++)
      {
        const TandemExportField *field = tandem_export_fields_find (kinds[i]->list, column->key);

        if (field == NULL)
          g_error ("the column %s of %s does not go out", column->key, kinds[i]->name);
        g_assert_cmpstr (tandem_export_field_get_title (field), ==, tandem_table_column_get_title (column));
        if (tandem_table_column_is_number (column) || column->cell == TANDEM_TABLE_CELL_LEVEL)
          g_assert_cmpint (field->kind, !=, TANDEM_SHEET_TEXT);
      }
}

static void
chosen_cb (TandemExportDialog *dialog, int format, gpointer data)
{
  int *chosen = data;

  *chosen = format;
}

static GtkWidget *
find_by_type (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_by_type (child, type);
  return found;
}

static GtkWidget *
present_dialog (GtkWidget *window, int *chosen)
{
  AdwDialog *dialog = ADW_DIALOG (tandem_export_dialog_new (TANDEM_ENTITY_DEAL, "3 deals"));

  g_signal_connect (dialog, "chosen", G_CALLBACK (chosen_cb), chosen);
  adw_dialog_present (dialog, window);
  return GTK_WIDGET (dialog);
}

static gboolean
is_first_chosen (GtkWidget *dialog)
{
  GtkWidget *check = find_by_type (adw_dialog_get_child (ADW_DIALOG (dialog)), GTK_TYPE_CHECK_BUTTON);

  return gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
}

/* What was chosen is the first choice of the next time. */
static void
test_remembers (void)
{
  GtkWidget *window = adw_window_new (), *dialog;
  int chosen = -1;

  adw_window_set_content (ADW_WINDOW (window), gtk_label_new ("Deals"));
  gtk_window_present (GTK_WINDOW (window));
  dialog = present_dialog (window, &chosen);
  g_assert_false (is_first_chosen (dialog));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (
                                   find_by_type (adw_dialog_get_child (ADW_DIALOG (dialog)), GTK_TYPE_CHECK_BUTTON)),
                               TRUE);
  gtk_widget_activate_action (dialog, "export.go", NULL);
  g_assert_cmpint (chosen, ==, TANDEM_EXPORT_XLSX);
  dialog = present_dialog (window, &chosen);
  g_assert_true (is_first_chosen (dialog));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  ui_test_destroy_window (window);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/widgets/export-dialog/columns", test_columns);
  g_test_add_func ("/widgets/export-dialog/remembers", test_remembers);
  return g_test_run ();
}
