/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening and making files without blocking. */
#include "store/tandem-change-set.h"
#include "workspace/tandem-workspace.h"

typedef struct {
  char *path;
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
  TandemWorkspace *self = opening->create ? tandem_workspace_create_firm (opening->path, TANDEM_ORIGIN_WINDOW, &firm, &error)
                                          : tandem_workspace_open (opening->path, TANDEM_ORIGIN_WINDOW, &error);

  if (self)
    g_task_return_pointer (task, self, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
run_opening (Opening *opening, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, run_opening);
  g_task_set_task_data (task, opening, free_opening);
  g_task_run_in_thread (task, open_in_thread_cb);
}

/**
 * tandem_workspace_open_async:
 * @create: whether to make a new file, whose firm is called as the file
 *
 * Opens or makes a file without blocking, for a window. (There is no store thread to do it on yet, so it takes one of
 * GLib's.)
 */
void
tandem_workspace_open_async (const char *path, gboolean create, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  opening->create = create;
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
  opening->create = TRUE;
  opening->firm_name = g_strdup (firm->firm_name);
  opening->person_name = g_strdup (firm->person_name);
  opening->currency = g_strdup (firm->currency);
  run_opening (opening, cancellable, callback, user_data);
}
