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

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find_by_type (child, type);
  return found;
}

/* The first kind of file is chosen, and is the first choice of the next time. */
static void
test_remembers (void)
{
  AdwDialog *dialog = g_object_ref_sink (ADW_DIALOG (tandem_export_dialog_new (TANDEM_ENTITY_DEAL, "3 deals")));
  GtkWidget *check = find_by_type (adw_dialog_get_child (dialog), GTK_TYPE_CHECK_BUTTON);
  int chosen = -1;

  g_signal_connect (dialog, "chosen", G_CALLBACK (chosen_cb), &chosen);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "export.go", NULL);
  g_assert_cmpint (chosen, ==, TANDEM_EXPORT_XLSX);
  g_object_unref (dialog);

  dialog = g_object_ref_sink (ADW_DIALOG (tandem_export_dialog_new (TANDEM_ENTITY_DEAL, "3 deals")));
  check = find_by_type (adw_dialog_get_child (dialog), GTK_TYPE_CHECK_BUTTON);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_object_unref (dialog);
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
