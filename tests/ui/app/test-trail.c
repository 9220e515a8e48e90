/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the window goes when a record is closed: to where it was opened from. */
#include <adwaita.h>

#include "act/tandem-act-contact.h"
#include "app/tandem-application.h"
#include "app/tandem-window.h"
#include "firm-file.h"
#include "model/tandem-campaign.h"
#include "sales/tandem-contact-page.h"
#include "store/tandem-connection.h"
#include "ui-test.h"
#include "workspace/tandem-settings.h"

typedef struct {
  GSettings *settings;
  FirmFile file;
  TandemWindow *window;
  gint64 contacts[2];
  gint64 campaign;
} Fixture;

static gboolean
fill_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *fixture = data;
  g_autoptr (TandemRecord) campaign = TANDEM_RECORD (tandem_campaign_new ());
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (fixture->contacts); i++)
    {
      g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

      tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, i == 0 ? "Aslan" : "Brandt");
      if (!tandem_act_add_contact (connection, draft, error))
        return FALSE;
      fixture->contacts[i] = tandem_record_get_id (TANDEM_RECORD (draft->contact));
    }
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_NAME, "Firm fair");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_OBJECTIVE, "awareness");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_STATUS, "active");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_CURRENCY, "EUR");
  g_ptr_array_add (records, campaign);
  if (!tandem_act_save (connection, "Add", records, error))
    return FALSE;
  fixture->campaign = tandem_record_get_id (campaign);
  return TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *keyfile = NULL;
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  firm_file_set_up (&fixture->file, NULL);
  keyfile = g_build_filename (fixture->file.folder, "settings", NULL);
  fixture->settings = tandem_settings_new_file (keyfile);
  workspace = tandem_workspace_create (fixture->file.path, TANDEM_ORIGIN_WINDOW, NULL, FALSE, &error);
  g_assert_no_error (error);
  tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, fill_cb, fixture, NULL, &error);
  g_assert_no_error (error);
  fixture->window
      = TANDEM_WINDOW (tandem_window_new (GTK_APPLICATION (g_application_get_default ()), fixture->settings));
  tandem_window_set_workspace (fixture->window, workspace);
  gtk_window_present (GTK_WINDOW (fixture->window));
  WAIT_FOR (gtk_widget_get_mapped (GTK_WIDGET (fixture->window)));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tandem_workspace_close (tandem_window_get_workspace (fixture->window));
  ui_test_destroy_window (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (fixture->settings);
  firm_file_tear_down (&fixture->file, NULL);
}

static GtkWidget *
get_page (Fixture *fixture)
{
  return GTK_WIDGET (tandem_window_get_page (fixture->window));
}

static void
open (Fixture *fixture, const char *page_name, gint64 id)
{
  tandem_page_go_to_record (get_page (fixture), page_name, id);
}

static void
close_contact (Fixture *fixture)
{
  g_signal_emit_by_name (ui_test_find_type (get_page (fixture), TANDEM_TYPE_CONTACT_PAGE), "close");
}

static void
close_campaign (Fixture *fixture)
{
  gtk_widget_activate_action (get_page (fixture), "campaign.close", NULL);
}

static void
assert_at (Fixture *fixture, const char *page_name, gint64 id)
{
  g_assert_cmpstr (tandem_window_get_page_name (fixture->window), ==, page_name);
  g_assert_cmpint (tandem_page_get_record (tandem_window_get_page (fixture->window)), ==, id);
}

/* Each step is one back, also within one page and between the tabs. */
static void
test_back (Fixture *fixture, gconstpointer data)
{
  tandem_window_show_page (fixture->window, "overview");
  open (fixture, "contacts", fixture->contacts[0]);
  open (fixture, "contacts", fixture->contacts[1]);
  open (fixture, "campaigns", fixture->campaign);
  assert_at (fixture, "campaigns", fixture->campaign);
  close_campaign (fixture);
  assert_at (fixture, "contacts", fixture->contacts[1]);
  close_contact (fixture);
  assert_at (fixture, "contacts", fixture->contacts[0]);
  close_contact (fixture);
  assert_at (fixture, "overview", 0);
}

/* A record that was opened from its own list goes back there, and so does one from which one went away in between. */
static void
test_elsewhere (Fixture *fixture, gconstpointer data)
{
  tandem_window_show_page (fixture->window, "contacts");
  open (fixture, "contacts", fixture->contacts[0]);
  open (fixture, "campaigns", fixture->campaign);
  tandem_window_show_page (fixture->window, "companies");
  open (fixture, "contacts", fixture->contacts[1]);
  close_contact (fixture);
  assert_at (fixture, "companies", 0);
  tandem_window_show_page (fixture->window, "campaigns");
  assert_at (fixture, "campaigns", fixture->campaign);
  close_campaign (fixture);
  assert_at (fixture, "campaigns", 0);
}

/* What is open already, and is looked for once more, is closed by one step. */
static void
test_again (Fixture *fixture, gconstpointer data)
{
  tandem_window_show_page (fixture->window, "overview");
  open (fixture, "contacts", fixture->contacts[0]);
  open (fixture, "contacts", fixture->contacts[0]);
  close_contact (fixture);
  assert_at (fixture, "overview", 0);
}

/* Who went to the page by herself finds there what was opened, and nothing leads back. */
static void
test_went_by_herself (Fixture *fixture, gconstpointer data)
{
  tandem_window_show_page (fixture->window, "contacts");
  open (fixture, "contacts", fixture->contacts[0]);
  open (fixture, "campaigns", fixture->campaign);
  tandem_window_show_page (fixture->window, "companies");
  tandem_window_show_page (fixture->window, "campaigns");
  close_campaign (fixture);
  assert_at (fixture, "campaigns", 0);
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = tandem_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_set_default (G_APPLICATION (application));
  g_test_add ("/app/trail/back", Fixture, NULL, set_up, test_back, tear_down);
  g_test_add ("/app/trail/again", Fixture, NULL, set_up, test_again, tear_down);
  g_test_add ("/app/trail/by-herself", Fixture, NULL, set_up, test_went_by_herself, tear_down);
  g_test_add ("/app/trail/elsewhere", Fixture, NULL, set_up, test_elsewhere, tear_down);
  return g_test_run ();
}
