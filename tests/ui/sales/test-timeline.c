/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The timeline of a contact of whom very much is known. */
#include <adwaita.h>

#include "act/tandem-act-contact.h"
#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "model/tandem-activity.h"
#include "model/tandem-timeline-entry.h"
#include "page-test.h"
#include "sales/tandem-activity-composer.h"
#include "sales/tandem-activity-dialog.h"
#include "sales/tandem-timeline-model.h"
#include "sales/tandem-timeline-row.h"
#include "sales/tandem-timeline-view.h"
#include "store/tandem-connection.h"
#include "workspace/tandem-settings.h"

#define N_ENTRIES 1000
#define DAY_MS    G_GINT64_CONSTANT (86400000)
#define NOON_MS   G_GINT64_CONSTANT (1780315200000) /* 1 June 2026, 12:00 */

typedef struct {
  PageTest test;
  TandemTimelineView *view;
  GtkListView *list;
} Fixture;

static gint64 contact_id;

static gboolean
add_activity (TandemConnection *connection, const char *kind, const char *body, const char *at, GError **error)
{
  g_autoptr (TandemRecord) activity = TANDEM_RECORD (tandem_activity_new ());

  tandem_record_set_text (activity, TANDEM_ACTIVITY_KIND, kind);
  tandem_record_set_text (activity, TANDEM_ACTIVITY_BODY, body);
  tandem_record_set_text (activity, TANDEM_ACTIVITY_AT, at);
  tandem_record_set_text (activity, TANDEM_ACTIVITY_STATUS, "done");
  tandem_record_set_id (activity, TANDEM_ACTIVITY_CONTACT_ID, contact_id);
  return tandem_record_insert (activity, connection, error);
}

/* Five a day, of which one is a call. */
static gboolean
fill_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, "Aslan");
  if (!tandem_act_add_contact (connection, draft, error))
    return FALSE;
  contact_id = tandem_record_get_id (TANDEM_RECORD (draft->contact));
  for (guint i = 0; i < N_ENTRIES; i++)
    {
      g_autofree char *body = g_strdup_printf ("Entry %u", i);
      g_autofree char *at = tandem_instant_from_ms (NOON_MS - i / 5 * DAY_MS - i % 5 * 1000);

      if (!add_activity (connection, i % 5 == 2 ? "call" : "note", body, at, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_timeline (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LIST_VIEW (widget) && gtk_widget_has_css_class (widget, "timeline");
}

/* The one before is gone, as when the program ends. */
static void
make_view (Fixture *self)
{
  self->view = g_object_new (TANDEM_TYPE_TIMELINE_VIEW, NULL);
  self->list = GTK_LIST_VIEW (ui_test_find (GTK_WIDGET (self->view), is_timeline, NULL));
  adw_window_set_content (ADW_WINDOW (self->test.window), GTK_WIDGET (self->view));
  tandem_timeline_view_show (self->view, self->test.workspace, TANDEM_TIMELINE_OF_CONTACT, contact_id);
  tandem_timeline_view_set_name (self->view, "Aslan");
}

static void
set_up (Fixture *self, gconstpointer data)
{
  page_test_make_firm (&self->test, fill_cb);
  self->test.window = g_object_new (ADW_TYPE_WINDOW, "default-width", 420, "default-height", 700, NULL);
  gtk_window_present (GTK_WINDOW (self->test.window));
  make_view (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  page_test_tear_down (&self->test, NULL);
}

static GListModel *
get_model (Fixture *self)
{
  return G_LIST_MODEL (gtk_list_view_get_model (self->list));
}

static guint
count_rows (GtkWidget *widget)
{
  guint n = TANDEM_IS_TIMELINE_ROW (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);
  return n;
}

static gboolean
is_line (GtkWidget *widget, gconstpointer data)
{
  return gtk_widget_has_css_class (widget, "timeline-line");
}

/* The rows below which the line does not go on. */
static guint
count_ends (GtkWidget *widget)
{
  guint n = TANDEM_IS_TIMELINE_ROW (widget) && !gtk_widget_get_visible (ui_test_find (widget, is_line, NULL));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    n += count_ends (child);
  return n;
}

static char *
dup_body (Fixture *self, guint position)
{
  g_autoptr (TandemTimelineEntry) entry = g_list_model_get_item (get_model (self), position);

  return entry ? g_strdup (entry->body) : NULL;
}

/* The first page is there, and has its place in the window. */
static void
wait_for_first_page (Fixture *self)
{
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));

  WAIT_FOR (gtk_adjustment_get_upper (place) > gtk_adjustment_get_page_size (place));
}

static gboolean
is_label (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text);
}

static gboolean
is_call_without_answer (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_label (GTK_LABEL (widget)), "Outgoing · No answer");
}

static gboolean
shows (Fixture *self, const char *text)
{
  return ui_test_find (GTK_WIDGET (self->list), is_label, text) != NULL;
}

/* A page is there at first, the next ones come as one goes on, and there are never as many rows as entries. */
static void
test_pages (Fixture *self, gconstpointer data)
{
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));

  wait_for_first_page (self);
  g_assert_cmpuint (g_list_model_get_n_items (get_model (self)), <, N_ENTRIES / 4);
  while (g_list_model_get_n_items (get_model (self)) < N_ENTRIES + 1)
    {
      guint n = g_list_model_get_n_items (get_model (self));

      gtk_list_view_scroll_to (self->list, n - 1, GTK_LIST_SCROLL_NONE, NULL);
      g_assert_cmpuint (count_ends (GTK_WIDGET (self->list)), ==, 0);
      WAIT_FOR (g_list_model_get_n_items (get_model (self)) > n);
      g_assert_cmpuint (count_rows (GTK_WIDGET (self->list)), <, 250);
    }
  gtk_list_view_scroll_to (self->list, N_ENTRIES, GTK_LIST_SCROLL_NONE, NULL);
  WAIT_FOR (shows (self, "Entry 999"));
  g_assert_cmpuint (count_ends (GTK_WIDGET (self->list)), ==, 1);
  g_assert_cmpfloat (gtk_adjustment_get_value (place), >, 0);
}

/* A day stands once, above the newest of it. */
static void
test_days (Fixture *self, gconstpointer data)
{
  g_autofree char *first = tandem_format_date ("2026-06-01"), *second = tandem_format_date ("2026-05-31");
  TandemTimelineModel *model;
  guint n_days = 0;

  WAIT_FOR (shows (self, "Entry 0"));
  model = TANDEM_TIMELINE_MODEL (gtk_no_selection_get_model (GTK_NO_SELECTION (get_model (self))));
  for (guint i = 0; i < 16; i++)
    n_days += tandem_timeline_model_begins_day (model, i);
  g_assert_cmpuint (n_days, ==, 4); /* the contact was made just now, and that is an entry, too */
  g_assert_true (shows (self, first));
  g_assert_true (shows (self, second));
}

static void
test_filter (Fixture *self, gconstpointer data)
{
  GtkDropDown *choice = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (self->view))); child;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_DROP_DOWN (child))
      choice = GTK_DROP_DOWN (child);
  WAIT_FOR (shows (self, "Entry 0"));
  gtk_drop_down_set_selected (choice, TANDEM_TIMELINE_CALLS);
  WAIT_FOR (shows (self, "Entry 2") && !shows (self, "Entry 0"));
  for (guint i = 0; i < g_list_model_get_n_items (get_model (self)); i++)
    {
      g_autoptr (TandemTimelineEntry) entry = g_list_model_get_item (get_model (self), i);

      g_assert_cmpstr (entry->detail, ==, "call");
    }
  gtk_drop_down_set_selected (choice, TANDEM_TIMELINE_MEETINGS);
  WAIT_FOR (ui_test_find (GTK_WIDGET (self->view), is_label, "Nothing of this kind has happened yet."));
}

static gboolean
add_new_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  tandem_change_set_begin (connection, "Add");
  return add_activity (connection, "call", "The newest", "2099-06-01T12:00:00.000Z", error);
}

static void
count_changes_cb (GListModel *model, guint position, guint n_removed, guint n_added, guint *n_changed)
{
  *n_changed += n_removed + n_added;
}

/* Something new comes in above, and what is there stays. */
static void
test_new (Fixture *self, gconstpointer data)
{
  guint n_changed = 0;
  g_autofree char *newest = NULL;
  g_autoptr (GError) error = NULL;

  wait_for_first_page (self);
  gtk_list_view_scroll_to (self->list, g_list_model_get_n_items (get_model (self)) - 1, GTK_LIST_SCROLL_NONE, NULL);
  WAIT_FOR (g_list_model_get_n_items (get_model (self)) > 100);
  g_signal_connect (get_model (self), "items-changed", G_CALLBACK (count_changes_cb), &n_changed);
  tandem_store_run (tandem_workspace_get_store (self->test.workspace), TANDEM_STORE_WRITE, add_new_cb, NULL, NULL,
                    &error);
  g_assert_no_error (error);
  WAIT_FOR (n_changed > 0);
  newest = dup_body (self, 0);
  g_assert_cmpstr (newest, ==, "The newest");
  g_assert_cmpuint (n_changed, ==, 1);
  g_signal_handlers_disconnect_by_func (get_model (self), count_changes_cb, &n_changed);
}

/* --- writing ------------------------------------------------------------------------------------------------------- */

static TandemActivityComposer *
get_composer (Fixture *self)
{
  return TANDEM_ACTIVITY_COMPOSER (ui_test_find_type (GTK_WIDGET (self->view), TANDEM_TYPE_ACTIVITY_COMPOSER));
}

static void
write_text (GtkWidget *composer, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (ui_test_find_type (composer, GTK_TYPE_TEXT_VIEW))),
                            text, -1);
}

static gboolean
has_tooltip (GtkWidget *widget, gconstpointer tooltip)
{
  return g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0;
}

static GtkWidget *
find_field (GtkWidget *widget, const char *tooltip)
{
  return ui_test_find (widget, has_tooltip, tooltip);
}

/* What stands in the file of the activity that was written last. */
static TandemRecord *
load_newest (Fixture *self)
{
  TandemStore *store = tandem_workspace_get_store (self->test.workspace);
  g_autoptr (GPtrArray) found
      = tandem_record_load_where (tandem_store_get_list_connection (store), TANDEM_TYPE_ACTIVITY,
                                  "contact_id = $1 AND deleted_at IS NULL ORDER BY id DESC LIMIT 1", contact_id, NULL);

  return g_object_ref (found->pdata[0]);
}

static void
assert_text (TandemRecord *record, guint column, const char *expected)
{
  g_assert_cmpstr (tandem_record_get_text (record, column), ==, expected);
}

static gboolean
has_status (Fixture *self, const char *status)
{
  g_autoptr (TandemRecord) newest = load_newest (self);

  return g_strcmp0 (tandem_record_get_text (newest, TANDEM_ACTIVITY_STATUS), status) == 0;
}

/* What was begun waits with whom it is about, as the task and for the day that it was to be, and does not come along to the next
 * one. */
static void
test_draft (Fixture *self, gconstpointer data)
{
  TandemActivityComposer *composer = get_composer (self);
  g_autoptr (TandemActivityDraft) draft = NULL;

  WAIT_FOR (shows (self, "Entry 0"));
  tandem_activity_composer_start (composer, "meeting");
  write_text (GTK_WIDGET (composer), "Begun");
  gtk_editable_set_text (GTK_EDITABLE (find_field (GTK_WIDGET (composer), "Day, such as tomorrow or 2026-11-23")), "friday");
  gtk_editable_set_text (GTK_EDITABLE (find_field (GTK_WIDGET (composer), "Time, such as 14:30")), "9:15");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_field (GTK_WIDGET (composer), "Status")), 2);
  tandem_timeline_view_show (self->view, self->test.workspace, TANDEM_TIMELINE_OF_CONTACT, contact_id + 1);
  g_assert_null (tandem_activity_composer_dup_draft (composer));
  tandem_activity_composer_start (composer, "note");
  tandem_timeline_view_show (self->view, self->test.workspace, TANDEM_TIMELINE_OF_CONTACT, contact_id);
  draft = tandem_activity_composer_dup_draft (composer);
  g_assert_cmpstr (draft->kind, ==, "meeting");
  g_assert_cmpstr (draft->text, ==, "Begun");
  g_assert_cmpstr (draft->day, ==, "friday");
  g_assert_cmpstr (draft->time, ==, "9:15");
  g_assert_cmpuint (draft->status, ==, 2);
}

/* A call needs no word: how it went waits, too, and not what is chosen of a call where a note is written. */
static void
test_draft_of_call (Fixture *self, gconstpointer data)
{
  TandemActivityComposer *composer = get_composer (self);
  g_autoptr (TandemActivityDraft) draft = NULL;

  WAIT_FOR (shows (self, "Entry 0"));
  tandem_activity_composer_start (composer, "call");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_field (GTK_WIDGET (composer), "What came of it")), 1);
  tandem_timeline_view_show (self->view, self->test.workspace, TANDEM_TIMELINE_OF_CONTACT, contact_id + 1);
  g_assert_null (tandem_activity_composer_dup_draft (composer));
  tandem_timeline_view_show (self->view, self->test.workspace, TANDEM_TIMELINE_OF_CONTACT, contact_id);
  draft = tandem_activity_composer_dup_draft (composer);
  g_assert_nonnull (draft);
  g_assert_cmpstr (draft->kind, ==, "call");
  g_assert_cmpuint (draft->outcome, ==, 1);
  tandem_activity_composer_start (composer, "note");
  g_assert_null (tandem_activity_composer_dup_draft (composer));
}

/* What was begun is there when the program is started anew, until it is logged. */
static void
test_draft_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (TandemActivityDraft) draft = NULL;

  WAIT_FOR (shows (self, "Entry 0"));
  tandem_activity_composer_start (get_composer (self), "task");
  write_text (GTK_WIDGET (get_composer (self)), "Half a thought");
  make_view (self);
  draft = tandem_activity_composer_dup_draft (get_composer (self));
  g_assert_nonnull (draft);
  g_assert_cmpstr (draft->kind, ==, "task");
  g_assert_cmpstr (draft->text, ==, "Half a thought");
  tandem_activity_composer_submit (get_composer (self));
  WAIT_FOR (shows (self, "Half a thought"));
  make_view (self);
  g_assert_null (tandem_activity_composer_dup_draft (get_composer (self)));
}

static guint
count_kept (Fixture *self)
{
  g_autoptr (GSettings) settings
      = tandem_settings_new_drafts ("contacts", tandem_workspace_get_path (self->test.workspace));
  g_autoptr (GVariant) kept = g_settings_get_value (settings, "activities");

  return (guint) g_variant_n_children (kept);
}

/* It is kept while one writes, too: a program may be killed. */
static void
test_draft_while_writing (Fixture *self, gconstpointer data)
{
  WAIT_FOR (shows (self, "Entry 0"));
  g_assert_cmpuint (count_kept (self), ==, 0);
  write_text (GTK_WIDGET (get_composer (self)), "Half a thought");
  WAIT_FOR (count_kept (self) == 1);
}

static void
count_failure_cb (TandemTimelineView *view, const GError *error, guint *n_failures)
{
  (*n_failures)++;
}

/* What is said of whom nobody knows yet, and what can't be saved, stays in its fields. */
static void
test_draft_given_back (Fixture *self, gconstpointer data)
{
  TandemActivityComposer *composer = get_composer (self);
  g_autoptr (TandemActivityDraft) early = NULL, failed = NULL;
  guint n_failures = 0;

  WAIT_FOR (shows (self, "Entry 0"));
  g_signal_connect (self->view, "failed", G_CALLBACK (count_failure_cb), &n_failures);
  tandem_timeline_view_show (self->view, self->test.workspace, TANDEM_TIMELINE_OF_CONTACT, 999999); /* there is none */
  write_text (GTK_WIDGET (composer), "Early");
  tandem_activity_composer_submit (composer);
  early = tandem_activity_composer_dup_draft (composer);
  g_assert_cmpstr (early->text, ==, "Early");
  tandem_timeline_view_set_name (self->view, "Nobody");
  tandem_activity_composer_submit (composer);
  WAIT_FOR (n_failures == 1);
  failed = tandem_activity_composer_dup_draft (composer);
  g_assert_cmpstr (failed->text, ==, "Early");
}

static gboolean
is_log_button (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "_Log") == 0;
}

/* With nothing to log, Log can't be pressed; a call that nobody answered needs no word. */
static void
test_nothing_to_log (Fixture *self, gconstpointer data)
{
  TandemActivityComposer *composer = get_composer (self);
  GtkWidget *button = ui_test_find (GTK_WIDGET (composer), is_log_button, NULL);

  WAIT_FOR (shows (self, "Entry 0"));
  g_assert_true (gtk_widget_has_css_class (button, "suggested-action"));
  g_assert_false (gtk_widget_get_sensitive (button));
  write_text (GTK_WIDGET (composer), "  ");
  g_assert_false (gtk_widget_get_sensitive (button));
  write_text (GTK_WIDGET (composer), "Called back");
  g_assert_true (gtk_widget_get_sensitive (button));
  g_assert_true (gtk_widget_grab_focus (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_true (GTK_IS_TEXT_VIEW (gtk_root_get_focus (gtk_widget_get_root (button))));
  tandem_activity_composer_start (composer, "call");
  g_assert_true (gtk_widget_get_sensitive (button));
}

static void
test_call (Fixture *self, gconstpointer data)
{
  TandemActivityComposer *composer = get_composer (self);
  g_autoptr (TandemRecord) call = NULL;

  WAIT_FOR (shows (self, "Entry 0"));
  tandem_activity_composer_start (composer, "call");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_field (GTK_WIDGET (composer), "What came of it")), 1);
  tandem_activity_composer_submit (composer); /* nobody answered: there is nothing to say */
  WAIT_FOR (ui_test_find (GTK_WIDGET (self->list), is_call_without_answer, NULL));
  call = load_newest (self);
  assert_text (call, TANDEM_ACTIVITY_KIND, "call");
  assert_text (call, TANDEM_ACTIVITY_DIRECTION, "outbound");
  assert_text (call, TANDEM_ACTIVITY_OUTCOME, "no-answer");
  assert_text (call, TANDEM_ACTIVITY_STATUS, "done");
  assert_text (call, TANDEM_ACTIVITY_BODY, NULL);
  g_assert_cmpstr (tandem_workspace_get_undo_label (self->test.workspace), ==, "Log a call with Aslan");
}

static void
test_task (Fixture *self, gconstpointer data)
{
  GtkWidget *composer = GTK_WIDGET (get_composer (self));
  g_autoptr (TandemRecord) task = NULL, done = NULL;
  GtkWidget *check;

  WAIT_FOR (shows (self, "Entry 0"));
  tandem_activity_composer_start (get_composer (self), "task");
  write_text (composer, "  Send the offer  ");
  gtk_editable_set_text (GTK_EDITABLE (find_field (composer, "Day, such as tomorrow or 2026-11-23")), "soon");
  tandem_activity_composer_submit (get_composer (self));
  g_assert_nonnull (ui_test_find (composer, is_label, "“soon” is not a date. Write it like 2026-11-23."));
  gtk_editable_set_text (GTK_EDITABLE (find_field (composer, "Day, such as tomorrow or 2026-11-23")), "2098-03-04");
  gtk_editable_set_text (GTK_EDITABLE (find_field (composer, "Time, such as 14:30")), "9:15");
  tandem_activity_composer_submit (get_composer (self));
  WAIT_FOR (shows (self, "Send the offer"));
  g_assert_true (tandem_activity_composer_is_empty (get_composer (self)));
  task = load_newest (self);
  assert_text (task, TANDEM_ACTIVITY_AT, "2098-03-04T09:15:00.000Z");
  assert_text (task, TANDEM_ACTIVITY_STATUS, "planned");
  check = find_field (GTK_WIDGET (self->list), "Tick off");
  WAIT_FOR (gtk_widget_get_mapped (check));
  g_signal_emit_by_name (check, "clicked");
  WAIT_FOR (has_status (self, "done"));
  done = load_newest (self);
  assert_text (done, TANDEM_ACTIVITY_STATUS, "done");
  g_assert_cmpstr (tandem_record_get_text (done, TANDEM_ACTIVITY_AT), <, "2098");
}

/* An entry is opened, written anew and thrown away; each is one step of undo. */
static void
test_edit (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;

  WAIT_FOR (shows (self, "Entry 0"));
  g_signal_emit_by_name (self->list, "activate", 1u);
  WAIT_FOR (ui_test_find_type (self->test.window, TANDEM_TYPE_ACTIVITY_DIALOG));
  dialog = ui_test_find_type (self->test.window, TANDEM_TYPE_ACTIVITY_DIALOG);
  write_text (dialog, "What was really said");
  tandem_activity_composer_submit (
      TANDEM_ACTIVITY_COMPOSER (ui_test_find_type (dialog, TANDEM_TYPE_ACTIVITY_COMPOSER)));
  WAIT_FOR (shows (self, "What was really said") && !shows (self, "Entry 0"));
  WAIT_FOR (ui_test_find_type (self->test.window, TANDEM_TYPE_ACTIVITY_DIALOG) == NULL);
  g_assert_cmpstr (tandem_workspace_get_undo_label (self->test.workspace), ==, "Change the entry “Note”");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func) g_test_add ("/sales/timeline/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("draft", test_draft);
  ADD ("draft-of-call", test_draft_of_call);
  ADD ("draft-kept", test_draft_kept);
  ADD ("draft-while-writing", test_draft_while_writing);
  ADD ("draft-given-back", test_draft_given_back);
  ADD ("nothing-to-log", test_nothing_to_log);
  ADD ("pages", test_pages);
  ADD ("days", test_days);
  ADD ("filter", test_filter);
  ADD ("new", test_new);
  ADD ("call", test_call);
  ADD ("task", test_task);
  ADD ("edit", test_edit);
  return g_test_run ();
}
