/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The upgrade of a large file takes minutes, and is the only long part of opening one: standard error says that it runs, and an
 * interrupt leaves the file as it was. */
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>

#include "cli/tandem-cli.h"
#include "store/tandem-change-set.h"

#define BETWEEN_LOOKS_MS 100

/* What a thread of its own watches while the main one opens the file. */
typedef struct {
  GMainContext *context;
  GMainLoop *loop;
  GCancellable *cancellable;
  TandemUpgradeProgress *progress;
  gboolean is_told;
} Watch;

static gboolean
tell_cb (gpointer data)
{
  Watch *self = data;

  if (!self->is_told && tandem_upgrade_progress_get_step (self->progress) != TANDEM_UPGRADE_NONE)
    {
      g_printerr ("%s\n",
                  _ ("Upgrading the file, which an older Tandem wrote. As it was it is kept as a restore point."));
      self->is_told = TRUE;
    }
  return G_SOURCE_CONTINUE;
}

static gboolean
cancel_cb (gpointer data)
{
  Watch *self = data;

  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_CONTINUE;
}

static gboolean
end_cb (gpointer data)
{
  Watch *self = data;

  tell_cb (self);
  g_main_loop_quit (self->loop);
  return G_SOURCE_REMOVE;
}

static gpointer
watch_cb (gpointer data)
{
  Watch *self = data;

  g_main_loop_run (self->loop);
  return NULL;
}

static void
add_source (Watch *self, GSource *source, GSourceFunc func)
{
  g_source_set_callback (source, func, self, NULL);
  g_source_attach (source, self->context);
  g_source_unref (source);
}

static Watch *
new_watch (void)
{
  Watch *self = g_new0 (Watch, 1);

  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->cancellable = g_cancellable_new ();
  self->progress = tandem_upgrade_progress_new ();
  add_source (self, g_unix_signal_source_new (SIGINT), cancel_cb);
  add_source (self, g_unix_signal_source_new (SIGTERM), cancel_cb);
  add_source (self, g_timeout_source_new (BETWEEN_LOOKS_MS), tell_cb);
  return self;
}

static void
free_watch (Watch *self)
{
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_object_unref (self->cancellable);
  tandem_upgrade_progress_unref (self->progress);
  g_free (self);
}

/**
 * tandem_cli_open_path:
 *
 * Opens a file and waits for it. An interrupt or a termination leaves the file as it was.
 *
 * Returns: (transfer full) (nullable): the file
 */
TandemWorkspace *
tandem_cli_open_path (const char *path, GError **error)
{
  Watch *watch = new_watch ();
  GThread *thread = g_thread_new ("tandem-watch", watch_cb, watch);
  TandemWorkspace *workspace
      = tandem_workspace_open_watched (path, TANDEM_ORIGIN_CLI, watch->progress, watch->cancellable, error);

  add_source (watch, g_idle_source_new (), end_cb);
  g_thread_join (thread);
  if (workspace
      && g_cancellable_set_error_if_cancelled (watch->cancellable, error)) /* which only an upgrade looks at */
    {
      tandem_workspace_close (workspace);
      g_clear_object (&workspace);
    }
  free_watch (watch);
  return workspace;
}
