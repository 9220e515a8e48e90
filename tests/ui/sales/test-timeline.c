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
#include "sales/tandem-timeline-model.h"
#include "sales/tandem-timeline-row.h"
#include "sales/tandem-timeline-view.h"
#include "store/tandem-connection.h"

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

static void
set_up (Fixture *self, gconstpointer data)
{
  page_test_make_firm (&self->test, fill_cb);
  self->view = g_object_new (TANDEM_TYPE_TIMELINE_VIEW, NULL);
  self->list = GTK_LIST_VIEW (ui_test_find (GTK_WIDGET (self->view), is_timeline, NULL));
  self->test.window
      = g_object_new (ADW_TYPE_WINDOW, "default-width", 420, "default-height", 700, "content", self->view, NULL);
  gtk_window_present (GTK_WINDOW (self->test.window));
  tandem_timeline_view_show (self->view, self->test.workspace, TANDEM_TIMELINE_OF_CONTACT, contact_id);
  tandem_timeline_view_set_name (self->view, "Aslan");
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
      WAIT_FOR (g_list_model_get_n_items (get_model (self)) > n);
      g_assert_cmpuint (count_rows (GTK_WIDGET (self->list)), <, 250);
    }
  gtk_list_view_scroll_to (self->list, N_ENTRIES, GTK_LIST_SCROLL_NONE, NULL);
  WAIT_FOR (shows (self, "Entry 999"));
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
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func) g_test_add ("/sales/timeline/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("pages", test_pages);
  ADD ("days", test_days);
  ADD ("filter", test_filter);
  ADD ("new", test_new);
  return g_test_run ();
}
