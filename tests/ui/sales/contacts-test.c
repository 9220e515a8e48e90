/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "contacts-test.h"

#include <adwaita.h>

#include "act/tandem-act-contact.h"
#include "list/tandem-record-list.h"
#include "model/tandem-contact-row.h"
#include "sales/tandem-contacts-page.h"
#include "workspace/tandem-settings.h"

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

void
contacts_test_set_up (PageTest *self, gconstpointer with_people)
{
  g_autoptr (GSettings) settings = tandem_settings_new_table ("contacts");

  g_settings_reset (settings, "sort"); /* as the test before it left it */
  g_settings_reset (settings, "descending");
  page_test_make_firm (self, with_people ? add_people_cb : NULL);
  page_test_show (self, TANDEM_TYPE_CONTACTS_PAGE, 1200);
}

GListModel *
contacts_test_get_model (PageTest *self)
{
  GtkWidget *table = ui_test_find_type (self->page, GTK_TYPE_COLUMN_VIEW);

  return G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (table)));
}

static char *
list_names (PageTest *self)
{
  GListModel *model = contacts_test_get_model (self);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (TandemSlot) slot = g_list_model_get_item (model, i);
      TandemContactRow *row = tandem_slot_get_record (slot);

      g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", row ? row->name : "-");
    }
  return g_string_free (names, FALSE);
}

/**
 * contacts_test_fail_cb:
 * @data: (type PageTest): the test
 *
 * To be called when a test has waited long enough: says which rows there are.
 */
gboolean
contacts_test_fail_cb (gpointer data)
{
  PageTest *self = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  g_error ("waited too long; the rows are: %s; the focus is in %s", list_names (self),
           focus ? G_OBJECT_TYPE_NAME (focus) : "nothing");
  return G_SOURCE_REMOVE;
}

/* The rows by name, as "A; B". */
void
contacts_test_wait_for_names (PageTest *self, const char *expected)
{
  guint limit = g_timeout_add_seconds (10, contacts_test_fail_cb, self);
  g_autofree char *names = list_names (self);

  while (!g_str_equal (names, expected))
    {
      g_main_context_iteration (NULL, TRUE);
      g_free (names);
      names = list_names (self);
    }
  g_source_remove (limit);
}

GtkWidget *
contacts_test_find_label (GtkWidget *widget, const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = contacts_test_find_label (child, text);
  return found;
}

void
contacts_test_wait_for_label (PageTest *self, GtkWidget *widget, const char *text)
{
  guint limit = g_timeout_add_seconds (10, contacts_test_fail_cb, self);

  while (!contacts_test_find_label (widget, text))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
}
