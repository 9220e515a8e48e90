/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-window-upkeep.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-empty-trash.h"
#include "store/tandem-store-error.h"
#include "store/tandem-upkeep.h"

#define MEGABYTE ((gint64) 1000 * 1000)

/* The file was closed meanwhile. */
static gboolean
is_ended (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

static void
trash_emptied_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (tandem_act_empty_trash_finish (TANDEM_STORE (object), result, &error)
      || gtk_window_get_application (GTK_WINDOW (self)) == NULL || is_ended (error))
    return;
  g_prefix_error_literal (&error, _ ("The trash was not emptied. "));
  tandem_window_toast (self, error->message, FALSE);
}

/* Last: what goes for good is in the restore point of the day. */
static void
looked_after_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemWindow) self = data;
  g_autoptr (GError) error = NULL;

  gboolean success = tandem_upkeep_run_finish (TANDEM_STORE (object), result, &error);

  if (gtk_window_get_application (GTK_WINDOW (self)) == NULL)
    return;
  if (success && !tandem_store_is_read_only (TANDEM_STORE (object)))
    tandem_act_empty_trash_async (TANDEM_STORE (object), NULL, trash_emptied_cb, g_object_ref (self));
  else if (g_error_matches (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CORRUPT))
    tandem_page_show_error (GTK_WIDGET (self), _ ("The file is damaged"), error);
  else if (!success && !is_ended (error))
    tandem_window_toast (self, error->message, FALSE);
}

static gboolean
look_after_cb (gpointer data)
{
  TandemWindow *self = data;
  TandemWorkspace *workspace = tandem_window_get_workspace (self);
  g_autoptr (GSettings) settings = NULL;
  gint64 budget;

  if (workspace == NULL)
    return G_SOURCE_REMOVE;
  tandem_search_start (tandem_workspace_get_search (workspace));
  g_object_get (self, "settings", &settings, NULL);
  budget = tandem_workspace_is_sample (workspace) ? 0 : g_settings_get_uint (settings, "restore-budget") * MEGABYTE;
  tandem_upkeep_run_async (tandem_workspace_get_store (workspace), budget, tandem_workspace_get_cancellable (workspace),
                           looked_after_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/**
 * tandem_window_look_after_file:
 *
 * Has the file that the window shows looked after, and read for search, once its first frame stands. A sample firm gets no
 * restore points.
 */
void
tandem_window_look_after_file (TandemWindow *self)
{
  g_idle_add_full (G_PRIORITY_LOW, look_after_cb, g_object_ref (self), g_object_unref);
}
