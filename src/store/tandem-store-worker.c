/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/tandem-store-worker.h"

#include "store/tandem-connection.h"

#define IDLE_MICROSECONDS (G_USEC_PER_SEC / 2)

typedef struct {
  TandemStoreJobFunc func;      /* NULL: the last job */
  gpointer data;
} Job;

struct _TandemStoreWorker {
  GThread *thread;
  GAsyncQueue *jobs;
  TandemConnection *connection;
  TandemStoreIdleFunc idle;
  gpointer idle_data;
};

static Job *
next_job (TandemStoreWorker *self)
{
  Job *job;

  if (self->idle == NULL)
    return g_async_queue_pop (self->jobs);
  while ((job = g_async_queue_timeout_pop (self->jobs, IDLE_MICROSECONDS)) == NULL)
    self->idle (self->connection, self->idle_data);
  return job;
}

static gpointer
run_cb (gpointer data)
{
  TandemStoreWorker *self = data;

  tandem_connection_adopt (self->connection);
  for (;;)
    {
      g_autofree Job *job = next_job (self);

      if (job->func == NULL)
        return NULL;
      job->func (self->connection, job->data);
    }
}

/**
 * tandem_store_worker_new:
 * @connection: (transfer full): from now on the worker's alone
 * @idle: (nullable): called now and then when there is nothing to do
 */
TandemStoreWorker *
tandem_store_worker_new (const char *name, TandemConnection *connection, TandemStoreIdleFunc idle, gpointer idle_data)
{
  TandemStoreWorker *self = g_new0 (TandemStoreWorker, 1);

  self->connection = connection;
  self->jobs = g_async_queue_new ();
  self->idle = idle;
  self->idle_data = idle_data;
  self->thread = g_thread_new (name, run_cb, self);
  return self;
}

void
tandem_store_worker_push (TandemStoreWorker *self, TandemStoreJobFunc func, gpointer data)
{
  Job *job = g_new (Job, 1);

  *job = (Job) { func, data };
  g_async_queue_push (self->jobs, job);
}

/**
 * tandem_store_worker_stop:
 *
 * Does what was asked for, then ends the thread, closes the connection and frees the worker.
 */
void
tandem_store_worker_stop (TandemStoreWorker *self)
{
  tandem_store_worker_push (self, NULL, NULL);
  g_thread_join (self->thread);
  g_async_queue_unref (self->jobs);
  tandem_connection_adopt (self->connection);
  tandem_connection_close (self->connection);
  g_free (self);
}
