/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening and making files without blocking. */
#include "store/tandem-change-set.h"
#include "workspace/tandem-workspace.h"

/* Either a file that is there, or one to be made. */
typedef struct {
  char *path;
  const char *origin;
  TandemUpgradeProgress *progress;
  gboolean create;
  char *firm_name;
  char *person_name;
  char *currency;
} Opening;

static void
free_opening (gpointer data)
{
  Opening *opening = data;

  g_free (opening->path);
  g_clear_pointer (&opening->progress, tandem_upgrade_progress_unref);
  g_free (opening->firm_name);
  g_free (opening->person_name);
  g_free (opening->currency);
  g_free (opening);
}

static void
open_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening *opening = data;
  const TandemFirmSetUp firm = { opening->firm_name, opening->person_name, opening->currency, FALSE };
  GError *error = NULL;
  TandemWorkspace *self = opening->create ? tandem_workspace_create_firm (opening->path, opening->origin, &firm, &error)
                                          : tandem_workspace_open_watched (opening->path, opening->origin,
                                                                           opening->progress, cancellable, &error);

  if (self)
    g_task_return_pointer (task, self, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* A cancel that comes after the upgrade was committed is too late, and so nothing is told of it. */
static void
run_opening (Opening *opening, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, run_opening);
  g_task_set_task_data (task, opening, free_opening);
  g_task_run_in_thread (task, open_in_thread_cb);
}

/**
 * tandem_workspace_open_async:
 * @origin: %TANDEM_ORIGIN_WINDOW or %TANDEM_ORIGIN_CLI
 * @progress: (nullable): who is told when the file is upgraded
 * @cancellable: (nullable): ends an upgrade before it is committed; the file is then as it was
 *
 * Opens a file without blocking. (There is no store thread to do it on yet, so it takes one of GLib's.)
 */
void
tandem_workspace_open_async (const char *path, const char *origin, TandemUpgradeProgress *progress,
                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  opening->origin = g_intern_string (origin);
  opening->progress = progress ? tandem_upgrade_progress_ref (progress) : NULL;
  run_opening (opening, cancellable, callback, user_data);
}

/**
 * tandem_workspace_create_async:
 * @firm: what the file begins with
 *
 * Makes a file without blocking, for a window; to be ended by tandem_workspace_open_finish().
 */
void
tandem_workspace_create_async (const char *path, const TandemFirmSetUp *firm, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  opening->origin = TANDEM_ORIGIN_WINDOW;
  opening->create = TRUE;
  opening->firm_name = g_strdup (firm->firm_name);
  opening->person_name = g_strdup (firm->person_name);
  opening->currency = g_strdup (firm->currency);
  run_opening (opening, cancellable, callback, user_data);
}
