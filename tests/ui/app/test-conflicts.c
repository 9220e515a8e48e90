/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an undo left is shown and taken back, also from the dialog of changes; what takes long says so and can be stopped. */
#include <adwaita.h>

#include "act/tandem-act-deal.h"
#include "app/tandem-application.h"
#include "app/tandem-window-undo.h"
#include "firm-file.h"
#include "model/tandem-model.h"
#include "store/tandem-change-set.h"
#include "store/tandem-connection.h"
#include "ui-test.h"
#include "widgets/tandem-conflict-dialog.h"
#include "widgets/tandem-history-row.h"
#include "workspace/tandem-settings.h"

typedef struct {
  GSettings *settings;
  FirmFile file;
  TandemWindow *window;
} Fixture;

/* --- the file ------------------------------------------------------------------------------------------------------ */

static TandemStore *
get_store (Fixture *fixture)
{
  return tandem_workspace_get_store (tandem_window_get_workspace (fixture->window));
}

static void
run (Fixture *fixture, TandemStoreFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (get_store (fixture), TANDEM_STORE_WRITE, func, data, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
retitle_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) records = tandem_record_load_where (connection, TANDEM_TYPE_CONTACT, "id > $1", 0, error);

  for (guint i = 0; records && i < records->len; i++)
    tandem_record_set_text (records->pdata[i], TANDEM_CONTACT_JOB_TITLE, data);
  return records != NULL && tandem_act_save (connection, data, records, error);
}

/* Of the newest three contacts two. */
static gboolean
retitle_two_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) records
      = tandem_record_load_where (connection, TANDEM_TYPE_CONTACT, "id > $1 ORDER BY id DESC LIMIT 2", 0, error);

  for (guint i = 0; records && i < records->len; i++)
    tandem_record_set_text (records->pdata[i], TANDEM_CONTACT_JOB_TITLE, data);
  return records != NULL && tandem_act_save (connection, data, records, error);
}

static gboolean
add_contacts_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 0; i < GPOINTER_TO_INT (data); i++)
    {
      TandemRecord *contact = TANDEM_RECORD (tandem_contact_new ());

      tandem_record_set_text (contact, TANDEM_CONTACT_FAMILY_NAME, "Lovelace");
      tandem_record_set_text (contact, TANDEM_CONTACT_LIFECYCLE_STAGE, "lead");
      g_ptr_array_add (records, contact);
    }
  return tandem_act_save (connection, "Add contacts", records, error);
}

static gboolean
win_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemRecord) deal = TANDEM_RECORD (tandem_deal_new ());
  gint64 stage_id, contact_id;

  if (!tandem_connection_get_int64 (connection, "SELECT id FROM stage ORDER BY position LIMIT 1", &stage_id, error)
      || !tandem_connection_get_int64 (connection, "SELECT min (id) FROM contact", &contact_id, error))
    return FALSE;
  if (*(gint64 *) data)
    return tandem_act_win_deal (connection, *(gint64 *) data, error);
  tandem_record_set_text (deal, TANDEM_DEAL_TITLE, "40 desks");
  tandem_record_set_text (deal, TANDEM_DEAL_CURRENCY, "EUR");
  tandem_record_set_id (deal, TANDEM_DEAL_CONTACT_ID, contact_id);
  if (!tandem_act_save_deal (connection, deal, NULL, stage_id, error))
    return FALSE;
  *(gint64 *) data = tandem_record_get_id (deal);
  return TRUE;
}

static gboolean
reopen_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 stage_id;

  return tandem_connection_get_int64 (connection, "SELECT id FROM stage ORDER BY position LIMIT 1", &stage_id, error)
         && tandem_act_move_deal (connection, *(gint64 *) data, stage_id, error);
}

static gboolean
ask_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gpointer *question = data;

  return tandem_connection_get_int64 (connection, question[0], question[1], error);
}

static gint64
ask (Fixture *fixture, const char *sql)
{
  gint64 answer = -1;
  gpointer question[] = { (gpointer) sql, &answer };
  g_autoptr (GError) error = NULL;

  tandem_store_run (get_store (fixture), TANDEM_STORE_READ, ask_cb, question, NULL, &error);
  g_assert_no_error (error);
  return answer;
}

#define N_TITLED(title) "SELECT count(*) FROM contact WHERE job_title = '" title "'"
#define N_LIVE          "SELECT count(*) FROM contact WHERE deleted_at IS NULL"
#define SET_OF(label)   "SELECT max (id) FROM change_set WHERE label = '" label "' AND cause = 'edit'"

/* --- what is on the screen ----------------------------------------------------------------------------------------- */

static GtkWidget *
find_nth (GtkWidget *widget, GType type, const char *label, guint *n)
{
  GtkWidget *found = NULL;
  const char *own = GTK_IS_BUTTON (widget)  ? gtk_button_get_label (GTK_BUTTON (widget))
                    : GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget))
                                            : NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (label == NULL || g_strcmp0 (own, label) == 0) && (*n)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_nth (child, type, label, n);
  return found;
}

static GtkWidget *
find (gpointer widget, GType type, const char *label, guint n)
{
  return find_nth (widget, type, label, &n);
}

static AdwDialog *
get_dialog (Fixture *fixture)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
}

static gboolean
shows_conflicts (Fixture *fixture)
{
  return TANDEM_IS_CONFLICT_DIALOG (get_dialog (fixture)) && gtk_widget_get_mapped (GTK_WIDGET (get_dialog (fixture)));
}

static void
click (gpointer widget, const char *label, guint n)
{
  WAIT_FOR (find (widget, GTK_TYPE_BUTTON, label, n));
  g_signal_emit_by_name (find (widget, GTK_TYPE_BUTTON, label, n), "clicked");
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *settings = NULL;

  firm_file_set_up (&fixture->file, NULL);
  settings = g_build_filename (fixture->file.folder, "settings.ini", NULL);
  fixture->settings = tandem_settings_new_file (settings);
  workspace = tandem_workspace_create (fixture->file.path, TANDEM_ORIGIN_WINDOW, "Firm", FALSE, &error);
  g_assert_no_error (error);
  fixture->window
      = TANDEM_WINDOW (tandem_window_new (GTK_APPLICATION (g_application_get_default ()), fixture->settings));
  tandem_window_set_workspace (fixture->window, workspace);
  gtk_window_present (GTK_WINDOW (fixture->window));
  WAIT_FOR (gtk_window_is_active (GTK_WINDOW (fixture->window)));
  run (fixture, add_contacts_cb, GINT_TO_POINTER (2));
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

/* --- tests --------------------------------------------------------------------------------------------------------- */

/* The toast of an undo that left something has a button; the dialog behind it says what, and takes one of the two back. The focus
 * goes from one button to the next. */
static void
test_toast (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button;

  run (fixture, add_contacts_cb, GINT_TO_POINTER (3));
  run (fixture, retitle_two_cb, "Owner");
  tandem_window_undo_set (fixture->window, ask (fixture, SET_OF ("Add contacts")));
  click (fixture->window, "_Details", 0);
  WAIT_FOR (shows_conflicts (fixture));
  WAIT_FOR (find (get_dialog (fixture), GTK_TYPE_LABEL, "Owner", 1));
  WAIT_FOR (button = find (get_dialog (fixture), GTK_TYPE_BUTTON, "_Move to trash anyway", 0));
  WAIT_FOR (gtk_root_get_focus (GTK_ROOT (fixture->window)) == button);
  g_assert_cmpint (ask (fixture, N_LIVE), ==, 4);
  click (get_dialog (fixture), "_Move to trash anyway", 0);
  WAIT_FOR (find (get_dialog (fixture), GTK_TYPE_LABEL, "Taken back", 0));
  g_assert_cmpint (ask (fixture, N_LIVE), ==, 3);
  button = find (get_dialog (fixture), GTK_TYPE_BUTTON, "_Move to trash anyway", 0);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == button);
  click (get_dialog (fixture), "_Move to trash anyway", 0);
  WAIT_FOR (find (get_dialog (fixture), GTK_TYPE_LABEL, "Taken back", 1));
  g_assert_cmpint (ask (fixture, N_LIVE), ==, 2);
  g_assert_nonnull (gtk_root_get_focus (GTK_ROOT (fixture->window))); /* Escape still comes here */
}

/* From the dialog of changes, where a toast would lie under it: nothing was undone, and this is why. */
static void
test_recover (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  run (fixture, retitle_cb, "Owner");
  run (fixture, retitle_cb, "Clerk");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.recover", NULL);
  WAIT_FOR (get_dialog (fixture) && (row = find (get_dialog (fixture), TANDEM_TYPE_HISTORY_ROW, NULL, 1)));
  g_assert_true (tandem_history_row_matches (TANDEM_HISTORY_ROW (row), "owner"));
  g_signal_emit_by_name (find (row, GTK_TYPE_BUTTON, NULL, 0), "clicked");
  WAIT_FOR (shows_conflicts (fixture));
  g_assert_cmpstr (adw_dialog_get_title (get_dialog (fixture)), ==, "Nothing was undone");
  click (get_dialog (fixture), "_Take back anyway", 1);
  WAIT_FOR (find (get_dialog (fixture), GTK_TYPE_LABEL, "Taken back", 0));
  g_assert_cmpint (ask (fixture, N_TITLED ("Clerk")), ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM contact WHERE job_title IS NULL"), ==, 1);
}

/* What is undone whole or not at all says why it was not, and offers no part. */
static void
test_whole (Fixture *fixture, gconstpointer data)
{
  gint64 deal_id = 0;

  run (fixture, win_cb, &deal_id);
  run (fixture, win_cb, &deal_id);
  run (fixture, reopen_cb, &deal_id);
  tandem_window_undo_set (fixture->window, ask (fixture, SET_OF ("Win “40 desks”")));
  WAIT_FOR (shows_conflicts (fixture));
  WAIT_FOR (find (get_dialog (fixture), GTK_TYPE_LABEL, "Stage", 0));
  g_assert_cmpstr (adw_dialog_get_title (get_dialog (fixture)), ==, "Nothing was undone");
  g_assert_null (find (get_dialog (fixture), GTK_TYPE_BUTTON, "_Take back anyway", 0));
}

static GtkWidget *
find_banner (Fixture *fixture)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (fixture->window), TANDEM_TYPE_WINDOW, "work_banner"));
}

/* An undo of many records says how far it is; stopped, it leaves all as it was. */
static void
test_long (Fixture *fixture, gconstpointer data)
{
  AdwBanner *banner = ADW_BANNER (find_banner (fixture));

  run (fixture, add_contacts_cb, GINT_TO_POINTER (40000)); /* each with the step that it begins with */
  g_assert_false (adw_banner_get_revealed (banner));
  tandem_window_undo (fixture->window);
  WAIT_FOR (adw_banner_get_revealed (banner));
  g_assert_true (g_str_has_prefix (adw_banner_get_title (banner), "Undoing “Add contacts”, "));
  g_assert_true (g_str_has_suffix (adw_banner_get_title (banner), " of 80,000 records"));
  click (banner, "_Cancel", 0);
  WAIT_FOR (!adw_banner_get_revealed (banner));
  g_assert_cmpint (ask (fixture, N_LIVE), ==, 40002);
  WAIT_FOR (find (fixture->window, GTK_TYPE_LABEL, "Stopped: nothing was undone.", 0));
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = tandem_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_set_default (G_APPLICATION (application));
#define add(name, func) g_test_add ("/app/conflicts/" name, Fixture, NULL, set_up, func, tear_down)
  add ("toast", test_toast);
  add ("recover", test_recover);
  add ("whole", test_whole);
  add ("long", test_long);
#undef add
  return g_test_run ();
}
