/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-test.h"

#include <adwaita.h>

#include "act/tandem-act-sample.h"
#include "base/tandem-date.h"

#define HEIGHT 700

/**
 * page_test_fill_sample:
 *
 * For page_test_make_firm(): a small sample firm. What is of a period ends today, whenever that is.
 */
gboolean
page_test_fill_sample (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *today = tandem_date_today (utc);

  return tandem_act_make_sample (connection, &(TandemSampleOptions) { .n_contacts = 300, .seed = 3, .today = today },
                                 cancellable, error);
}

/**
 * page_test_make_firm:
 * @fill: (nullable) (scope call): writes what the firm has
 */
void
page_test_make_firm (PageTest *self, TandemStoreFunc fill)
{
  g_autoptr (GError) error = NULL;

  firm_file_set_up (&self->file, NULL);
  self->workspace = tandem_workspace_create (self->file.path, "test", "Firm", FALSE, &error);
  g_assert_no_error (error);
  if (fill)
    tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, fill, NULL, NULL, &error);
  g_assert_no_error (error);
}

/**
 * page_test_show:
 * @type: of a page
 *
 * Shows a page of the firm in a new window, which is drawn then: what comes before that no person can do.
 */
void
page_test_show (PageTest *self, GType type, int width)
{
  self->page = g_object_new (type, "workspace", self->workspace, NULL);
  self->window
      = g_object_new (ADW_TYPE_WINDOW, "default-width", width, "default-height", HEIGHT, "content", self->page, NULL);
  gtk_window_present (GTK_WINDOW (self->window));
  UI_TEST_WAIT (gtk_widget_get_width (self->window) > 0, 20, "the window");
}

/**
 * page_test_close_firm:
 *
 * For a test that has destroyed the window itself.
 */
void
page_test_close_firm (PageTest *self)
{
  tandem_workspace_close (self->workspace);
  g_object_unref (self->workspace);
  firm_file_tear_down (&self->file, NULL);
}

void
page_test_tear_down (PageTest *self, gconstpointer data)
{
  ui_test_destroy_window (self->window);
  page_test_close_firm (self);
}

static void
toast_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  char **toast = data;

  g_free (*toast);
  g_variant_get (parameter, "(sb)", toast, NULL);
}

/**
 * page_test_follow_toasts:
 * @toast: (inout): where the last of them is told
 *
 * What would be said by the window.
 */
void
page_test_follow_toasts (GtkWidget *window, char **toast)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("toast", G_VARIANT_TYPE ("(sb)"));

  g_signal_connect (action, "activate", G_CALLBACK (toast_cb), toast);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
}
