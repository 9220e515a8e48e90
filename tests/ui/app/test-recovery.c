/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "act/tandem-act-contact.h"
#include "app/tandem-application.h"
#include "app/tandem-recovery-dialog.h"
#include "app/tandem-restore-point-row.h"
#include "app/tandem-window-restore.h"
#include "app/tandem-window.h"
#include "firm-file.h"
#include "model/tandem-campaign-cost.h"
#include "model/tandem-campaign.h"
#include "model/tandem-firm.h"
#include "store/tandem-change-set.h"
#include "store/tandem-connection.h"
#include "ui-test.h"
#include "widgets/tandem-history-dialog.h"
#include "widgets/tandem-history-row.h"
#include "workspace/tandem-settings.h"

typedef struct {
  GSettings *settings;
  FirmFile file;
  TandemWindow *window;
} Fixture;

static TandemStore *
get_store (Fixture *fixture)
{
  return tandem_workspace_get_store (tandem_window_get_workspace (fixture->window));
}

static gboolean
add_person_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, data);
  tandem_contact_draft_add_point (draft, "email", "one@firm.example", NULL);
  tandem_contact_draft_add_point (draft, "phone", "030 1234", NULL);
  return tandem_act_add_contact (connection, draft, error);
}

static void
add_person (Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (get_store (fixture), TANDEM_STORE_WRITE, add_person_cb, (gpointer) name, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
count_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_connection_get_int64 (connection, "SELECT count(*) FROM contact WHERE deleted_at IS NULL", data, error);
}

/* -1 while the file is closed, as it is when another takes its place. */
static gint64
count_people (Fixture *fixture)
{
  gint64 n = -1;

  tandem_store_run (get_store (fixture), TANDEM_STORE_READ, count_cb, &n, NULL, NULL);
  return n;
}

static gboolean
has_focus (GtkWidget *dialog)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (dialog));

  return focus && gtk_widget_is_ancestor (focus, dialog);
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
  add_person (fixture, "First");
  add_person (fixture, "Second");
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

/* The nth widget of a type that can be seen, in the order of the tree. */
static GtkWidget *
find_nth (GtkWidget *widget, GType type, guint *n)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*n)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_nth (child, type, n);
  return found;
}

static GtkWidget *
find_row (GtkWidget *widget, GType type, guint n)
{
  return find_nth (widget, type, &n);
}

static gboolean
is_labelled (GtkWidget *widget, const char *label)
{
  const char *own = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;
  const char *icon = GTK_IS_BUTTON (widget) ? gtk_button_get_icon_name (GTK_BUTTON (widget)) : NULL;

  return g_strcmp0 (own, label) == 0 || g_strcmp0 (icon, label) == 0;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (is_labelled (widget, label))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

static void
click (GtkWidget *widget, const char *label)
{
  WAIT_FOR (find_button (widget, label) && gtk_widget_is_sensitive (find_button (widget, label)));
  g_signal_emit_by_name (find_button (widget, label), "clicked");
}

static AdwViewStack *
find_stack (GtkWidget *dialog)
{
  return ADW_VIEW_STACK (find_row (dialog, ADW_TYPE_VIEW_STACK, 0));
}

static GtkWidget *
open_dialog (Fixture *fixture, const char *view)
{
  AdwDialog *dialog;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.recover", NULL);
  WAIT_FOR ((dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window))));
  WAIT_FOR (find_row (GTK_WIDGET (dialog), ADW_TYPE_VIEW_STACK, 0));
  adw_view_stack_set_visible_child_name (find_stack (GTK_WIDGET (dialog)), view);
  return GTK_WIDGET (dialog);
}

/* Any act is undone from the list, not only the last one, and the list shows it. */
static void
test_changes (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture, "changes");
  GtkWidget *row, *first;

  WAIT_FOR (find_row (dialog, TANDEM_TYPE_HISTORY_ROW, 1));
  row = first = find_row (dialog, TANDEM_TYPE_HISTORY_ROW, 1);
  g_assert_true (tandem_history_row_matches (TANDEM_HISTORY_ROW (row), "first"));
  click (row, "edit-undo-symbolic");
  WAIT_FOR (count_people (fixture) == 1);
  WAIT_FOR ((row = find_row (dialog, TANDEM_TYPE_HISTORY_ROW, 1)) && find_button (row, "edit-undo-symbolic")
            && !gtk_widget_is_sensitive (find_button (row, "edit-undo-symbolic")));
  g_assert_true (row == first); /* the same row, with whatever focus it had */

  /* what is looked for stays, the rest goes */
  gtk_editable_set_text (GTK_EDITABLE (find_row (dialog, GTK_TYPE_SEARCH_ENTRY, 0)), "sécond");
  WAIT_FOR (find_row (dialog, TANDEM_TYPE_HISTORY_ROW, 1) == NULL);
  g_assert_true (
      tandem_history_row_matches (TANDEM_HISTORY_ROW (find_row (dialog, TANDEM_TYPE_HISTORY_ROW, 0)), "second"));
}

static void
test_trash (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture, "changes");

  WAIT_FOR (find_row (dialog, TANDEM_TYPE_HISTORY_ROW, 1));
  click (find_row (dialog, TANDEM_TYPE_HISTORY_ROW, 0), "edit-undo-symbolic"); /* which moves it to the trash */
  WAIT_FOR (count_people (fixture) == 1);
  adw_view_stack_set_visible_child_name (find_stack (dialog), "trash");
  WAIT_FOR (find_button (dialog, "_Bring back"));
  gtk_widget_grab_focus (find_button (dialog, "_Bring back"));
  click (dialog, "_Bring back");
  WAIT_FOR (count_people (fixture) == 2);
  WAIT_FOR (find_button (dialog, "_Bring back") == NULL);
  /* the button had the focus and is gone; the keys, as Escape, still come to the dialog */
  WAIT_FOR (has_focus (dialog));
}

static gboolean
trash_all_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection, "SELECT id FROM contact ORDER BY id", error);
  g_autoptr (GArray) ids = tandem_statement_collect_ids (statement, error);

  return ids && tandem_act_trash (connection, "Trash", TANDEM_TYPE_CONTACT, ids, cancellable, error);
}

static GtkWidget *
find_bring_back (GtkWidget *dialog, guint n)
{
  GtkWidget *row = find_row (dialog, ADW_TYPE_ACTION_ROW, n);

  return row ? find_button (row, "_Bring back") : NULL;
}

/* Of three records the middle one is brought back: the next press brings back the one that took its place. */
static void
test_trash_focus (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;
  g_autoptr (GError) error = NULL;

  add_person (fixture, "Third");
  tandem_store_run (get_store (fixture), TANDEM_STORE_WRITE, trash_all_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  dialog = open_dialog (fixture, "trash");
  WAIT_FOR (find_bring_back (dialog, 2));
  gtk_widget_grab_focus (find_bring_back (dialog, 1));
  gtk_widget_activate (find_bring_back (dialog, 1));
  WAIT_FOR (find_bring_back (dialog, 1) && !find_bring_back (dialog, 2));
  WAIT_FOR (gtk_widget_has_focus (find_bring_back (dialog, 1)));
  gtk_widget_activate (find_bring_back (dialog, 1));
  WAIT_FOR (!find_bring_back (dialog, 1));
  WAIT_FOR (gtk_widget_has_focus (find_bring_back (dialog, 0)));
  g_assert_cmpint (count_people (fixture), ==, 2);
}

static gboolean
set_rule_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) firms = tandem_record_load_where (connection, TANDEM_TYPE_FIRM, "1 = 1 ORDER BY id", 0, error);

  tandem_change_set_begin (connection, "Keep the trash");
  tandem_record_set_integer (firms->pdata[0], TANDEM_FIRM_TRASH_DAYS, 30);
  return tandem_record_update (firms->pdata[0], connection, error);
}

static gboolean
age_trash_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_connection_execute (connection, "UPDATE contact SET deleted_at = '2020-02-03T04:05:06.789Z'", error);
}

/* Whether a label in sight begins with these words. */
static gboolean
is_said (GtkWidget *widget, const char *words)
{
  gboolean found = GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
                   && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), words);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = is_said (child, words);
  return found;
}

/* The trash says how long it is kept, and what has been there for longer is gone when the file is opened. */
static void
test_trash_rule (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemWorkspace) workspace = NULL;

  tandem_store_run (get_store (fixture), TANDEM_STORE_WRITE, trash_all_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  dialog = open_dialog (fixture, "trash");
  WAIT_FOR (is_said (dialog, "Records stay here until they are brought back."));
  tandem_store_run (get_store (fixture), TANDEM_STORE_WRITE, set_rule_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  WAIT_FOR (is_said (dialog, "Records stay here for 30 days, then they are gone for good."));
  adw_dialog_force_close (ADW_DIALOG (dialog));

  tandem_store_run (get_store (fixture), TANDEM_STORE_WRITE, age_trash_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  tandem_workspace_close (tandem_window_get_workspace (fixture->window));
  workspace = tandem_workspace_open (fixture->file.path, TANDEM_ORIGIN_WINDOW, &error);
  g_assert_no_error (error);
  tandem_window_set_workspace (fixture->window, workspace);
  dialog = open_dialog (fixture, "trash");
  WAIT_FOR (is_said (dialog, "The trash is empty"));
}

static gboolean
trash_first_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id;

  if (!tandem_connection_get_int64 (connection, "SELECT id FROM contact WHERE family_name = 'First'", &id, error))
    return FALSE;
  g_array_append_val (ids, id);
  return tandem_act_trash (connection, "Trash", TANDEM_TYPE_CONTACT, ids, cancellable, error);
}

/* A contact goes to the trash with its points, which is told once. */
static void
test_alike (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture, "changes");
  GtkWidget *row;
  g_autoptr (GError) error = NULL;

  tandem_store_run (get_store (fixture), TANDEM_STORE_WRITE, trash_first_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  WAIT_FOR ((row = find_row (dialog, TANDEM_TYPE_HISTORY_ROW, 0))
            && tandem_history_row_matches (TANDEM_HISTORY_ROW (row), "trash"));
  g_assert_nonnull (find_row (row, ADW_TYPE_WRAP_BOX, 0));
  g_assert_null (find_row (row, ADW_TYPE_WRAP_BOX, 1));
}

static gboolean
is_open_again (Fixture *fixture)
{
  return tandem_window_get_workspace (fixture->window) != NULL;
}

static gboolean
add_cost_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemRecord) campaign = TANDEM_RECORD (tandem_campaign_new ());
  g_autoptr (TandemRecord) cost = TANDEM_RECORD (tandem_campaign_cost_new ());

  tandem_change_set_begin (connection, "Add a cost");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_NAME, "Fair");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_OBJECTIVE, "awareness");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_STATUS, "active");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_CURRENCY, "EUR");
  if (!tandem_record_insert (campaign, connection, error))
    return FALSE;
  tandem_record_set_id (cost, TANDEM_CAMPAIGN_COST_CAMPAIGN_ID, tandem_record_get_id (campaign));
  tandem_record_set_text (cost, TANDEM_CAMPAIGN_COST_DAY, "2026-03-02");
  tandem_record_set_integer (cost, TANDEM_CAMPAIGN_COST_AMOUNT_MINOR, 100);
  tandem_record_set_text (cost, TANDEM_CAMPAIGN_COST_CURRENCY, "EUR");
  tandem_record_set_text (cost, TANDEM_CAMPAIGN_COST_KIND, "ad-spend");
  return tandem_record_insert (cost, connection, error);
}

/* What a restore point tells of one kind of record, or NULL. */
static const char *
find_count (GtkWidget *point, const char *title)
{
  GtkWidget *row, *label;

  for (guint n = 0; (row = find_row (point, ADW_TYPE_ACTION_ROW, n)); n++)
    if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
      for (guint k = 0; (label = find_row (row, GTK_TYPE_LABEL, k)); k++)
        if (strstr (gtk_label_get_text (GTK_LABEL (label)), "then"))
          return gtk_label_get_text (GTK_LABEL (label));
  return NULL;
}

/* Where it is seen: the first start has a place for toasts, too. */
static gboolean
says_gone_back (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), "Gone back;")
         && gtk_widget_get_mapped (widget);
}

/* A point made by hand tells then and today, and can be gone back to; what was here becomes a point, too. */
static void
test_restore_points (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture, "restore-points");
  g_autoptr (GError) error = NULL;
  guint n_before = 0;

  WAIT_FOR (find_button (dialog, "_Make one now") || find_button (dialog, "_Make a restore point"));
  while (find_row (dialog, TANDEM_TYPE_RESTORE_POINT_ROW, n_before))
    n_before++;
  click (dialog, find_button (dialog, "_Make one now") ? "_Make one now" : "_Make a restore point");
  WAIT_FOR (find_row (dialog, TANDEM_TYPE_RESTORE_POINT_ROW, n_before));
  add_person (fixture, "Third");
  tandem_store_run (get_store (fixture), TANDEM_STORE_WRITE, add_cost_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (find_row (dialog, TANDEM_TYPE_RESTORE_POINT_ROW, 0)), TRUE);
  WAIT_FOR (find_count (find_row (dialog, TANDEM_TYPE_RESTORE_POINT_ROW, 0), "Contacts"));
  g_assert_cmpstr (find_count (find_row (dialog, TANDEM_TYPE_RESTORE_POINT_ROW, 0), "Costs and daily figures"), ==,
                   "0 then, 1 today");
  click (dialog, "_Go back to it");
  WAIT_FOR (!is_open_again (fixture));
  WAIT_FOR (is_open_again (fixture));
  g_assert_cmpint (count_people (fixture), ==, 2);
  WAIT_FOR (ui_test_find (GTK_WIDGET (fixture->window), says_gone_back, NULL));
  dialog = open_dialog (fixture, "restore-points");
  WAIT_FOR (find_row (dialog, TANDEM_TYPE_RESTORE_POINT_ROW, n_before + 1));
}

static gboolean
make_point_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemRestorePoint **point = data;

  *point = tandem_restore_point_make (connection, tandem_connection_get_path (connection), TANDEM_RESTORE_MANUAL,
                                      cancellable, error);
  return *point != NULL;
}

/* The pages are made anew, and the one in view has the focus, as after it was chosen. */
static void
test_focus_after (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TandemRestorePoint) point = NULL;
  g_autoptr (GError) error = NULL;

  tandem_store_run (get_store (fixture), TANDEM_STORE_COPY, make_point_cb, &point, NULL, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 4; i++)
    {
      GtkWidget *dialog;

      g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "department",
                                      g_variant_new_string (i < 2 ? "marketing" : "sales"));
      g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "page", g_variant_new_int32 (i % 2));
      dialog = open_dialog (fixture, "restore-points");
      WAIT_FOR (has_focus (dialog));
      tandem_window_go_back (fixture->window, point);
      WAIT_FOR (is_open_again (fixture));
      g_test_message ("%s", G_OBJECT_TYPE_NAME (tandem_window_get_page (fixture->window)));
      WAIT_FOR (has_focus (GTK_WIDGET (tandem_window_get_page (fixture->window))));
    }
}

/* One record gets the values of the restore point, the rest stays as it is today. */
static void
test_bring_back (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture, "restore-points");
  guint n_before = 0;

  WAIT_FOR (find_button (dialog, "_Make one now") || find_button (dialog, "_Make a restore point"));
  while (find_row (dialog, TANDEM_TYPE_RESTORE_POINT_ROW, n_before))
    n_before++;
  click (dialog, find_button (dialog, "_Make one now") ? "_Make one now" : "_Make a restore point");
  WAIT_FOR (find_row (dialog, TANDEM_TYPE_RESTORE_POINT_ROW, n_before));
  add_person (fixture, "Third");
  adw_view_stack_set_visible_child_name (find_stack (dialog), "changes");
  WAIT_FOR (find_row (dialog, TANDEM_TYPE_HISTORY_ROW, 3));                    /* the last one made the firm */
  click (find_row (dialog, TANDEM_TYPE_HISTORY_ROW, 2), "edit-undo-symbolic"); /* the first one goes to the trash */
  WAIT_FOR (count_people (fixture) == 2);
  adw_view_stack_set_visible_child_name (find_stack (dialog), "restore-points");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (find_row (dialog, TANDEM_TYPE_RESTORE_POINT_ROW, 0)), TRUE);
  click (dialog, "_Bring back");
  WAIT_FOR (count_people (fixture) == 3);
  WAIT_FOR (find_button (dialog, "_Bring back") == NULL); /* nothing is different any more */
}

static void
test_record (Fixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;
  gint64 id = 0;

  tandem_connection_get_int64 (tandem_store_get_list_connection (get_store (fixture)),
                               "SELECT id FROM contact WHERE family_name = 'First'", &id, NULL);
  tandem_page_show_history (GTK_WIDGET (tandem_window_get_page (fixture->window)), "contact", id, "First");
  WAIT_FOR ((dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window))));
  g_assert_true (TANDEM_IS_HISTORY_DIALOG (dialog));
  WAIT_FOR (find_row (GTK_WIDGET (dialog), TANDEM_TYPE_HISTORY_ROW, 0));
  g_assert_null (find_row (GTK_WIDGET (dialog), TANDEM_TYPE_HISTORY_ROW, 1));
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
#define add(name, func) g_test_add ("/app/recovery/" name, Fixture, NULL, set_up, func, tear_down)
  add ("changes", test_changes);
  add ("trash", test_trash);
  add ("trash-focus", test_trash_focus);
  add ("trash-rule", test_trash_rule);
  add ("alike", test_alike);
  add ("restore-points", test_restore_points);
  add ("focus-after", test_focus_after);
  add ("bring-back", test_bring_back);
  add ("record", test_record);
#undef add
  return g_test_run ();
}
