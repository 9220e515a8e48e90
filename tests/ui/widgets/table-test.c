/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/table-test.h"

#include "act/tandem-act-contact.h"
#include "sales/tandem-contacts-page.h"
#include "workspace/tandem-settings.h"

static const struct {
  const char *given, *family, *company;
} people[] = {
  { "Émile", "Dubois", "Atelier Dubois" },
  { "Defne", "Akin", "Bergmann" },
  { "Wei", "Chen", NULL },
};

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

void
table_test_open (PageTest *self)
{
  page_test_show (self, TANDEM_TYPE_CONTACTS_PAGE, 1200);
}

void
table_test_set_up (PageTest *self, gconstpointer data)
{
  g_autoptr (GSettings) settings = tandem_settings_new_table ("contacts");

  g_settings_reset (settings, "columns");
  g_settings_reset (settings, "sort");
  g_settings_reset (settings, "descending");
  page_test_make_firm (self, add_people_cb);
  table_test_open (self);
}

TandemRecordTable *
table_test_get_table (PageTest *self)
{
  return TANDEM_RECORD_TABLE (ui_test_find_type (self->page, TANDEM_TYPE_RECORD_TABLE));
}

TandemRecordList *
table_test_get_list (PageTest *self)
{
  return tandem_record_table_get_list (table_test_get_table (self));
}

GtkColumnView *
table_test_get_columns (PageTest *self)
{
  return GTK_COLUMN_VIEW (ui_test_find_type (self->page, GTK_TYPE_COLUMN_VIEW));
}

GtkColumnViewColumn *
table_test_find_column (PageTest *self, const char *id)
{
  GListModel *columns = gtk_column_view_get_columns (table_test_get_columns (self));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_id (column), id) == 0)
        return column;
    }
  g_error ("there is no column %s", id);
}

void
table_test_show_column (PageTest *self, const char *key)
{
  g_autofree char *action = g_strconcat ("column.", key, NULL);

  gtk_widget_activate_action (GTK_WIDGET (table_test_get_columns (self)), action, NULL);
}
