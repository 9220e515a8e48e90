/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row beside a contact, field by field: what the database holds is told in the person's words. */
#include <adwaita.h>

#include "act/tandem-contact-state.h"
#include "app/tandem-import-comparison-list.h"
#include "ui-test.h"

static gboolean
says (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), text) == 0;
}

static void
assert_said (gpointer list, const char *text, gboolean expected)
{
  if ((ui_test_find (list, says, text) != NULL) != expected)
    g_error ("“%s” is %s", text, expected ? "missing" : "there");
}

static void
words_cb (void)
{
  TandemImportComparison status = { .title = (char *) "Lead status",
                                    .there = (char *) "new",
                                    .part = TANDEM_CONTACT_PART (TANDEM_CONTACT_LEAD_STATUS) };
  TandemImportComparison birthday = { .title = (char *) "Birthday",
                                      .there = (char *) "1980-02-03",
                                      .in_row = (char *) "1981-12-04",
                                      .differs = TRUE,
                                      .part = TANDEM_CONTACT_PART (TANDEM_CONTACT_BIRTHDAY) };
  TandemImportComparison notes = { .title = (char *) "Notes",
                                   .in_row = (char *) "1980-02-03",
                                   .fills = TRUE,
                                   .part = TANDEM_CONTACT_PART (TANDEM_CONTACT_NOTES) };
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  TandemImportComparisonList *list = g_object_ref_sink (g_object_new (TANDEM_TYPE_IMPORT_COMPARISON_LIST, NULL));

  g_ptr_array_add (fields, &status);
  g_ptr_array_add (fields, &birthday);
  tandem_import_comparison_list_show (list, fields, 0, TRUE);
  assert_said (list, "New", TRUE);
  assert_said (list, "new", FALSE);
  assert_said (list, "3 Feb 1980", TRUE);
  assert_said (list, "4 Dec 1981", TRUE);
  assert_said (list, "1980-02-03", FALSE);
  g_ptr_array_add (fields, &notes);
  tandem_import_comparison_list_show (list, fields, 0, TRUE);
  assert_said (list, "1980-02-03", TRUE); /* what a person wrote stays as it is */
  g_object_unref (list);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/import-comparison-list/words", words_cb);
  return g_test_run ();
}
