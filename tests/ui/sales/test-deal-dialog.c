/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dialog of a new deal: whom it is with. */
#include <adwaita.h>

#include "act/tandem-act-contact.h"
#include "model/tandem-contact.h"
#include "page-test.h"
#include "sales/tandem-deal-dialog.h"
#include "sales/tandem-deals-page.h"
#include "store/tandem-connection.h"
#include "widgets/tandem-record-chooser.h"

typedef PageTest Fixture;

static const struct {
  const char *given, *company;
} people[] = {
  { "Anna", "Acme" },
  { "Ben", "Beta" },
  { "Cleo", NULL },
};

static gint64 ids[G_N_ELEMENTS (people)];

static gboolean
fill_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

      tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_GIVEN_NAME, people[i].given);
      draft->company = g_strdup (people[i].company);
      if (!tandem_act_add_contact (connection, draft, error))
        return FALSE;
      ids[i] = tandem_record_get_id (TANDEM_RECORD (draft->contact));
    }
  return TRUE;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  page_test_make_firm (self, fill_cb);
  page_test_show (self, TANDEM_TYPE_DEALS_PAGE, 1200);
}

static gboolean
is_row (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_PREFERENCES_ROW (widget)
         && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static gboolean
says (GtkWidget *dialog, const char *company)
{
  return g_str_equal (gtk_editable_get_text (GTK_EDITABLE (ui_test_find (dialog, is_row, "Company"))), company);
}

static gboolean
is_with (GtkWidget *dialog, const char *contact)
{
  GtkWidget *row = ui_test_find (dialog, is_row, "Contact");

  return g_strcmp0 (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), contact) == 0;
}

static gint64
ask (Fixture *self, const char *sql)
{
  g_autoptr (TandemConnection) reader = tandem_connection_open (self->file.path, TANDEM_CONNECTION_READ, NULL);
  gint64 value = -1;

  g_assert_true (tandem_connection_get_int64 (reader, sql, &value, NULL));
  return value;
}

static GtkWidget *
open_dialog (Fixture *self)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (self->page, "deal.new", NULL);
  dialog = ui_test_find_type (self->window, TANDEM_TYPE_DEAL_DIALOG);
  WAIT_FOR (is_with (dialog, "None"));
  return dialog;
}

/* @place: of the person; G_N_ELEMENTS (people) for none */
static void
choose (Fixture *self, GtkWidget *dialog, guint place)
{
  gboolean is_person = place < G_N_ELEMENTS (people);
  GtkWidget *chooser;

  adw_action_row_activate (ADW_ACTION_ROW (ui_test_find (dialog, is_row, "Contact")));
  WAIT_FOR (ui_test_find_type (self->window, TANDEM_TYPE_RECORD_CHOOSER));
  chooser = ui_test_find_type (self->window, TANDEM_TYPE_RECORD_CHOOSER);
  g_signal_emit_by_name (chooser, "chosen", is_person ? ids[place] : (gint64) 0);
  adw_dialog_force_close (ADW_DIALOG (chooser));
  WAIT_FOR (is_with (dialog, is_person ? people[place].given : "None"));
}

/* Who chooses another contact means that one's company: that of the first was written by nobody. */
static void
test_other_contact (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (self);

  choose (self, dialog, 0);
  g_assert_true (says (dialog, "Acme"));
  choose (self, dialog, 1);
  g_assert_true (says (dialog, "Beta"));
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (dialog, is_row, "Title")), "Desks");
  g_signal_emit_by_name (adw_dialog_get_default_widget (ADW_DIALOG (dialog)), "clicked");
  WAIT_FOR (ask (self, "SELECT count(*) FROM deal AS d JOIN company AS c ON c.id = d.company_id WHERE c.name = 'Beta'")
            == 1);
}

/* With the contact its company goes, too; one without a company is at none. */
static void
test_no_company (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (self);

  choose (self, dialog, 0);
  choose (self, dialog, 2);
  g_assert_true (says (dialog, ""));
  choose (self, dialog, 1);
  g_assert_true (says (dialog, "Beta"));
  choose (self, dialog, G_N_ELEMENTS (people));
  g_assert_true (says (dialog, ""));
}

/* A deal that is begun at a company stays there, whoever it is with. */
static void
test_of_company (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog
      = tandem_deal_dialog_new_for_company (self->workspace, ask (self, "SELECT id FROM company WHERE name = 'Acme'"));

  adw_dialog_present (dialog, self->page);
  WAIT_FOR (says (GTK_WIDGET (dialog), "Acme"));
  choose (self, GTK_WIDGET (dialog), 1);
  g_assert_true (says (GTK_WIDGET (dialog), "Acme"));
}

/* What a person wrote stays. */
static void
test_written (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (self);

  choose (self, dialog, 0);
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (dialog, is_row, "Company")), "Acme Holding");
  choose (self, dialog, 1);
  g_assert_true (says (dialog, "Acme Holding"));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func) g_test_add ("/sales/deal-dialog/" name, Fixture, NULL, set_up, func, page_test_tear_down)
  ADD ("other-contact", test_other_contact);
  ADD ("no-company", test_no_company);
  ADD ("of-company", test_of_company);
  ADD ("written", test_written);
#undef ADD
  return g_test_run ();
}
