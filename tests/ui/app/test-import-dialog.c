/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sheet goes through the dialog page by page, by its buttons; closed anywhere on the way, nothing is changed and nothing is left. */
#include <adwaita.h>

#include "act/tandem-act-contact.h"
#include "app/tandem-application.h"
#include "app/tandem-campaign-chooser.h"
#include "app/tandem-channel-chooser.h"
#include "app/tandem-import-dialog.h"
#include "app/tandem-import-step.h"
#include "app/tandem-window.h"
#include "base/tandem-format.h"
#include "firm-file.h"
#include "store/tandem-connection.h"
#include "ui-test.h"
#include "workspace/tandem-settings.h"

/* Karl is there; two rows have his address and other names, one is new, and one can't be imported. */
#define SHEET                                                                                                          \
  "First Name,Last Name,Email,City\nAnna,Other,becker@soehne.example,\nBert,Other,becker@soehne.example,\n"            \
  "Dora,New,dora@new.example,\n,,,London\n"

typedef struct {
  GSettings *settings;
  FirmFile file;
  TandemWindow *window;
  AdwDialog *dialog; /* a weak pointer: NULL once it is gone, with all that it held */
} Fixture;

static gboolean
fill_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_GIVEN_NAME, "Karl");
  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, "Becker");
  tandem_contact_draft_add_point (draft, "email", "becker@soehne.example", NULL);
  return tandem_act_add_contact (connection, draft, error);
}

static GFile *
write_sheet (Fixture *fixture, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->file.folder, "people.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static void
open_dialog (Fixture *fixture, const char *text)
{
  g_autoptr (GFile) file = write_sheet (fixture, text);

  g_set_weak_pointer (&fixture->dialog, tandem_import_dialog_new (tandem_window_get_workspace (fixture->window)));
  adw_dialog_present (fixture->dialog, GTK_WIDGET (fixture->window));
  WAIT_FOR (gtk_widget_get_mapped (GTK_WIDGET (fixture->dialog)));
  tandem_import_dialog_set_file (TANDEM_IMPORT_DIALOG (fixture->dialog), file);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *keyfile = NULL;

  firm_file_set_up (&fixture->file, NULL);
  keyfile = g_build_filename (fixture->file.folder, "settings", NULL);
  fixture->settings = tandem_settings_new_file (keyfile);
  workspace = tandem_workspace_create (fixture->file.path, TANDEM_ORIGIN_WINDOW, NULL, FALSE, &error);
  g_assert_no_error (error);
  tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, fill_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->window
      = TANDEM_WINDOW (tandem_window_new (GTK_APPLICATION (g_application_get_default ()), fixture->settings));
  tandem_window_set_workspace (fixture->window, workspace);
  gtk_window_present (GTK_WINDOW (fixture->window));
  WAIT_FOR (gtk_widget_get_mapped (GTK_WIDGET (fixture->window)));
}

/* Every test ends without its dialog: what it began to read, count or compare does not keep it. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  WAIT_FOR (fixture->dialog == NULL);
  tandem_workspace_close (tandem_window_get_workspace (fixture->window));
  ui_test_destroy_window (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (fixture->settings);
  firm_file_tear_down (&fixture->file, NULL);
}

/* --- what is on the screen ----------------------------------------------------------------------------------------- */

static gboolean
is_labelled (GtkWidget *widget, gconstpointer label)
{
  const char *own = GTK_IS_BUTTON (widget)         ? gtk_button_get_label (GTK_BUTTON (widget))
                    : GTK_IS_LABEL (widget)        ? gtk_label_get_label (GTK_LABEL (widget))
                    : ADW_IS_WINDOW_TITLE (widget) ? adw_window_title_get_title (ADW_WINDOW_TITLE (widget))
                                                   : NULL;

  return gtk_widget_get_child_visible (widget) && g_strcmp0 (own, label) == 0;
}

static AdwNavigationPage *
get_page (Fixture *fixture)
{
  GtkWidget *view = ui_test_find_type (GTK_WIDGET (fixture->dialog), ADW_TYPE_NAVIGATION_VIEW);

  return adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view));
}

static gboolean
is_at (Fixture *fixture, const char *tag)
{
  return g_strcmp0 (adw_navigation_page_get_tag (get_page (fixture)), tag) == 0;
}

static GtkWidget *
find (Fixture *fixture, const char *label)
{
  return ui_test_find (GTK_WIDGET (get_page (fixture)), is_labelled, label);
}

static GtkWidget *
get_suggested (Fixture *fixture)
{
  return tandem_import_step_get_suggested (TANDEM_IMPORT_STEP (get_page (fixture)));
}

static gboolean
can_be_clicked (GtkWidget *button)
{
  return button && gtk_widget_is_sensitive (button) && gtk_widget_get_mapped (button);
}

static void
click (Fixture *fixture, const char *label)
{
  UI_TEST_WAIT (can_be_clicked (find (fixture, label)), 30, label);
  g_signal_emit_by_name (find (fixture, label), "clicked");
}

/* To a page, by what Enter does on those before it. */
static void
go_to (Fixture *fixture, const char *tag)
{
  static const char *const way[] = { "read", "columns", "check" };

  WAIT_FOR (is_at (fixture, way[0]));
  for (guint i = 0; i < G_N_ELEMENTS (way) && !is_at (fixture, tag); i++)
    {
      WAIT_FOR (gtk_widget_is_sensitive (get_suggested (fixture)));
      g_signal_emit_by_name (get_suggested (fixture), "clicked");
      WAIT_FOR (i + 1 < G_N_ELEMENTS (way) && is_at (fixture, way[i + 1]));
    }
}

/* The counts of the page, from created to conflicts. */
static gboolean
counts (Fixture *fixture, const char *sum)
{
  return is_at (fixture, "check") && find (fixture, sum) && gtk_widget_is_sensitive (get_suggested (fixture));
}

static void
review (Fixture *fixture)
{
  GtkWidget *outcomes = ui_test_find_type (GTK_WIDGET (get_page (fixture)), ADW_TYPE_TOGGLE_GROUP);

  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (outcomes), "conflict");
  click (fixture, "_Review conflicts");
  WAIT_FOR (is_at (fixture, "conflicts"));
}

static void
go_to_conflicts (Fixture *fixture)
{
  go_to (fixture, "check");
  WAIT_FOR (counts (fixture, "1 + 0 + 0 + 1 + 2 = 4 rows, as in the file."));
  review (fixture);
}

/* At the first of them. */
static void
open_conflicts (Fixture *fixture)
{
  open_dialog (fixture, SHEET);
  go_to_conflicts (fixture);
  WAIT_FOR (find (fixture, "Anna Other"));
}

static void
go_back (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (get_page (fixture)), "navigation.pop", NULL);
}

/* Makes somebody of the first conflict, and goes back to the counts. */
static void
decide_first (Fixture *fixture)
{
  open_conflicts (fixture);
  click (fixture, "_New contact");
  WAIT_FOR (find (fixture, "Bert Other"));
  go_back (fixture);
  WAIT_FOR (counts (fixture, "2 + 0 + 0 + 1 + 1 = 4 rows, as in the file."));
}

static gint64
count (Fixture *fixture)
{
  return count_contacts (tandem_window_get_workspace (fixture->window));
}

/* --- tests --------------------------------------------------------------------------------------------------------- */

/* From the file to the result, and back by its button. */
static void
test_whole (Fixture *fixture, gconstpointer data)
{
  open_conflicts (fixture);
  click (fixture, "S_kip");
  WAIT_FOR (find (fixture, "Bert Other"));
  click (fixture, "_New contact");
  WAIT_FOR (counts (fixture, "2 + 0 + 1 + 1 = 4 rows, as in the file."));
  g_assert_cmpint (count (fixture), ==, 1);
  click (fixture, "_Import 2");
  WAIT_FOR (is_at (fixture, "result"));
  g_assert_nonnull (find (fixture, "Imported"));
  g_assert_cmpstr (adw_window_title_get_subtitle (ADW_WINDOW_TITLE (find (fixture, "Imported"))), ==, "people.csv");
  g_assert_nonnull (find (fixture, "2 + 0 + 1 + 1 = 4 rows, as in the file."));
  g_assert_cmpint (count (fixture), ==, 3);
  click (fixture, "_Undo import");
  WAIT_FOR (fixture->dialog == NULL);
  WAIT_FOR (count (fixture) == 1);
}

/* Closed on a page, or while it still asks: that ends with the dialog. */
static void
test_half_way (Fixture *fixture, gconstpointer tag)
{
  open_dialog (fixture, SHEET);
  if (g_str_equal (tag, "conflicts"))
    go_to_conflicts (fixture);
  else if (!g_str_equal (tag, "file"))
    go_to (fixture, tag);
  g_assert_true (is_at (fixture, tag));
  g_assert_true (adw_dialog_close (fixture->dialog));
  WAIT_FOR (fixture->dialog == NULL);
  g_assert_cmpint (count (fixture), ==, 1);
}

static AdwDialog *
get_visible_dialog (Fixture *fixture)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
}

/* What was decided does not go without a question. */
static void
test_decided (Fixture *fixture, gconstpointer data)
{
  decide_first (fixture);
  adw_dialog_close (fixture->dialog);
  WAIT_FOR (ADW_IS_ALERT_DIALOG (get_visible_dialog (fixture)));
  adw_dialog_close (get_visible_dialog (fixture));
  WAIT_FOR (get_visible_dialog (fixture) == fixture->dialog);
  g_assert_true (counts (fixture, "2 + 0 + 0 + 1 + 1 = 4 rows, as in the file."));
  adw_dialog_close (fixture->dialog);
  WAIT_FOR (ADW_IS_ALERT_DIALOG (get_visible_dialog (fixture)));
  g_signal_emit_by_name (get_visible_dialog (fixture), "response::discard", "discard");
  adw_dialog_force_close (get_visible_dialog (fixture));
  WAIT_FOR (fixture->dialog == NULL);
  g_assert_cmpint (count (fixture), ==, 1);
}

/* Who goes back to the columns and says nothing else of them finds what was decided. */
static void
test_kept (Fixture *fixture, gconstpointer data)
{
  decide_first (fixture);
  go_back (fixture);
  WAIT_FOR (is_at (fixture, "columns"));
  g_signal_emit_by_name (get_suggested (fixture), "clicked");
  WAIT_FOR (is_at (fixture, "check"));
  g_assert_true (counts (fixture, "2 + 0 + 0 + 1 + 1 = 4 rows, as in the file."));
  click (fixture, "_Import 2");
  WAIT_FOR (is_at (fixture, "result"));
  click (fixture, "_Show contacts");
  WAIT_FOR (fixture->dialog == NULL);
  g_assert_cmpint (count (fixture), ==, 3);
}

static gboolean
is_rest (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_CHECK_BUTTON (widget) && gtk_widget_get_mapped (widget)
         && g_str_has_prefix (gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)) ?: "", "Do the same");
}

/* Who leaves the conflicts while all are decided sees the counts once they are. */
static void
test_left (Fixture *fixture, gconstpointer data)
{
  GtkWidget *rest;

  open_conflicts (fixture);
  WAIT_FOR ((rest = ui_test_find (GTK_WIDGET (get_page (fixture)), is_rest, NULL)) != NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (rest), TRUE);
  click (fixture, "S_kip");
  go_back (fixture);
  WAIT_FOR (counts (fixture, "1 + 0 + 2 + 1 = 4 rows, as in the file."));
  adw_dialog_force_close (fixture->dialog);
}

static gboolean
tells (AdwActionRow *row, const char *sentence)
{
  const char *subtitle = adw_action_row_get_subtitle (row);

  return subtitle && g_str_has_prefix (subtitle, sentence);
}

/* Channels and campaigns that can't be read are not none: it is said. */
static void
test_unread (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->file.folder, "other.tandem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemWorkspace) workspace = tandem_workspace_create (path, TANDEM_ORIGIN_WINDOW, NULL, FALSE, &error);
  g_autoptr (TandemStore) store = g_object_ref (tandem_workspace_get_store (workspace));
  g_autoptr (GtkWidget) channels = g_object_ref_sink (g_object_new (TANDEM_TYPE_CHANNEL_CHOOSER, NULL));
  g_autoptr (GtkWidget) campaigns = g_object_ref_sink (g_object_new (TANDEM_TYPE_CAMPAIGN_CHOOSER, NULL));

  g_assert_no_error (error);
  tandem_workspace_close (workspace);
  tandem_channel_chooser_load (TANDEM_CHANNEL_CHOOSER (channels), store);
  tandem_campaign_chooser_load (TANDEM_CAMPAIGN_CHOOSER (campaigns), store);
  WAIT_FOR (tells (ADW_ACTION_ROW (channels), "The channels can’t be read: "));
  WAIT_FOR (tells (ADW_ACTION_ROW (campaigns), "The campaigns can’t be read: "));
}

/* A file that can't be read is told, and another takes its place. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = tandem_format_isolate ("people.csv");
  g_autofree char *text = g_strdup_printf ("%s\nThere is nothing in this file.", name);
  g_autoptr (GFile) file = NULL;

  open_dialog (fixture, "");
  WAIT_FOR (find (fixture, text));
  g_assert_nonnull (find (fixture, "_Choose another file…"));
  file = write_sheet (fixture, SHEET);
  tandem_import_dialog_set_file (TANDEM_IMPORT_DIALOG (fixture->dialog), file);
  go_to (fixture, "columns");
  adw_dialog_close (fixture->dialog);
}

int
main (int argc, char **argv)
{
  static const char *const tags[] = { "file", "read", "columns", "check", "conflicts" };
  g_autoptr (AdwApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = tandem_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_set_default (G_APPLICATION (application));
  g_test_add ("/app/import-dialog/whole", Fixture, NULL, set_up, test_whole, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      g_autofree char *path = g_strconcat ("/app/import-dialog/half-way/", tags[i], NULL);

      g_test_add (path, Fixture, tags[i], set_up, test_half_way, tear_down);
    }
  g_test_add ("/app/import-dialog/decided", Fixture, NULL, set_up, test_decided, tear_down);
  g_test_add ("/app/import-dialog/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/app/import-dialog/left", Fixture, NULL, set_up, test_left, tear_down);
  g_test_add ("/app/import-dialog/unread", Fixture, NULL, set_up, test_unread, tear_down);
  g_test_add ("/app/import-dialog/refused", Fixture, NULL, set_up, test_refused, tear_down);
  return g_test_run ();
}
