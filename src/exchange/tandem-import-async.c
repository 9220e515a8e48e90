/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a job does, for the main thread: each call runs on a thread of its own, and waits there for the one before it. */
#include "exchange/tandem-import-job.h"

typedef enum { STAGE, COMMIT, LIST, COMPARE, DECIDE, DECIDE_ALL, SAVE } Kind;

typedef struct {
  Kind kind;
  TandemStore *store;
  GFile *file;
  TandemImportOutcome outcome;
  TandemImportChoice choice;
  guint64 number; /* of a row; where a list begins */
  guint n;        /* how many; which candidate */
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  g_clear_object (&request->store);
  g_clear_object (&request->file);
  g_free (request);
}

static gboolean
run (TandemImportJob *job, Request *request, GCancellable *cancellable, GError **error)
{
  switch (request->kind)
    {
    case STAGE:
      return tandem_import_job_stage (job, request->store, cancellable, error);
    case COMMIT:
      return tandem_import_job_commit (job, cancellable, error);
    case DECIDE:
      return tandem_import_job_choose (job, request->number, &request->choice, error);
    case DECIDE_ALL:
      return tandem_import_job_choose_all (job, &request->choice, cancellable, error);
    case SAVE:
      return tandem_import_job_save_refused (job, request->file, cancellable, error);
    case LIST:
    case COMPARE:
    default:
      g_return_val_if_reached (FALSE);
    }
}

static void
thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  GPtrArray *list = NULL;
  GError *error = NULL;

  if (request->kind == LIST)
    list = tandem_import_job_list_rows (source, request->outcome, request->number, request->n, &error);
  else if (request->kind == COMPARE)
    list = tandem_import_job_compare (source, request->number, request->n, &error);
  else if (run (source, request, cancellable, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (list)
    g_task_return_pointer (task, list, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/* A commit that came through is told, even if somebody cancelled meanwhile. */
static void
start (TandemImportJob *self, const Request *request, GCancellable *cancellable, GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_memdup2 (request, sizeof *request), free_request);
  g_task_run_in_thread (task, thread_cb);
}

/**
 * tandem_import_job_stage_async:
 *
 * As tandem_import_job_stage(), for the main thread.
 */
void
tandem_import_job_stage_async (TandemImportJob *self, TandemStore *store, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  start (self, &(Request) { .kind = STAGE, .store = g_object_ref (store) }, cancellable, callback, user_data);
}

gboolean
tandem_import_job_stage_finish (TandemImportJob *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
tandem_import_job_list_rows_async (TandemImportJob *self, TandemImportOutcome outcome, guint64 offset, guint limit,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  start (self, &(Request) { .kind = LIST, .outcome = outcome, .number = offset, .n = limit }, cancellable, callback,
         user_data);
}

GPtrArray *
tandem_import_job_list_rows_finish (TandemImportJob *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
tandem_import_job_compare_async (TandemImportJob *self, guint64 number, guint candidate, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  start (self, &(Request) { .kind = COMPARE, .number = number, .n = candidate }, cancellable, callback, user_data);
}

GPtrArray *
tandem_import_job_compare_finish (TandemImportJob *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
tandem_import_job_decide_async (TandemImportJob *self, guint64 number, const TandemImportChoice *choice,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  start (self, &(Request) { .kind = DECIDE, .number = number, .choice = *choice }, cancellable, callback, user_data);
}

void
tandem_import_job_decide_all_async (TandemImportJob *self, const TandemImportChoice *choice, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  start (self, &(Request) { .kind = DECIDE_ALL, .choice = *choice }, cancellable, callback, user_data);
}

gboolean
tandem_import_job_decide_finish (TandemImportJob *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
tandem_import_job_commit_async (TandemImportJob *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  start (self, &(Request) { .kind = COMMIT }, cancellable, callback, user_data);
}

gboolean
tandem_import_job_commit_finish (TandemImportJob *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
tandem_import_job_save_refused_async (TandemImportJob *self, GFile *file, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  start (self, &(Request) { .kind = SAVE, .file = g_object_ref (file) }, cancellable, callback, user_data);
}

gboolean
tandem_import_job_save_refused_finish (TandemImportJob *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
