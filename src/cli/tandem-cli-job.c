/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The store's thread only leaves numbers; the main thread writes them down a few times a second, and takes the signals. Where
 * standard error is no terminal nothing is written but the error. */
#include "cli/tandem-cli-job.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <unistd.h>

#include "base/tandem-format.h"

#define BETWEEN_LINES_MS 250

struct _TandemCliJob {
  GMainLoop *loop;
  GCancellable *cancellable;
  gint64 begun;
  guint timer, interrupt, termination;
  gboolean success;
  GError *error;

  GMutex mutex; /* what follows is shared with the store's thread */
  guint64 rows;
  guint n_indexes, indexes;
};

TandemCliJob *
tandem_cli_job_new (void)
{
  TandemCliJob *self = g_new0 (TandemCliJob, 1);

  g_mutex_init (&self->mutex);
  self->loop = g_main_loop_new (NULL, FALSE);
  self->cancellable = g_cancellable_new ();
  return self;
}

void
tandem_cli_job_free (TandemCliJob *self)
{
  g_main_loop_unref (self->loop);
  g_object_unref (self->cancellable);
  g_clear_error (&self->error);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * tandem_cli_job_get_cancellable:
 *
 * Returns: (transfer none): what an interrupt cancels
 */
GCancellable *
tandem_cli_job_get_cancellable (TandemCliJob *self)
{
  return self->cancellable;
}

/**
 * tandem_cli_job_tell:
 *
 * A #TandemBulkProgress.
 */
void
tandem_cli_job_tell (guint64 rows, guint n_indexes, guint indexes, gpointer job)
{
  TandemCliJob *self = job;

  g_mutex_lock (&self->mutex);
  self->rows = rows;
  self->n_indexes = n_indexes;
  self->indexes = indexes;
  g_mutex_unlock (&self->mutex);
}

static char *
make_line (TandemCliJob *self)
{
  double seconds = MAX (0.001, (double) (g_get_monotonic_time () - self->begun) / G_USEC_PER_SEC);
  g_autofree char *rows = NULL, *rate = NULL;
  guint64 n;
  guint n_indexes, indexes;

  g_mutex_lock (&self->mutex);
  n = self->rows;
  n_indexes = self->n_indexes;
  indexes = self->indexes;
  g_mutex_unlock (&self->mutex);
  rows = tandem_format_count ((gint64) n);
  if (indexes > 0 && indexes == n_indexes)
    /* Translators: %s is a number */
    return g_strdup_printf (ngettext ("%s row, being saved …", "%s rows, being saved …", n), rows);
  if (indexes > 0)
    /* Translators: %s is a number; then how many of how many indexes are made */
    return g_strdup_printf (ngettext ("%s row, index %u of %u", "%s rows, index %u of %u", n), rows, indexes,
                            n_indexes);
  rate = tandem_format_count ((gint64) ((double) n / seconds));
  /* Translators: both %s are numbers: how many, and how fast */
  return g_strdup_printf (ngettext ("%s row, %s a second", "%s rows, %s a second", n), rows, rate);
}

/* Back to the beginning of the line, and away with what stood behind it (ECMA-48, EL). */
static gboolean
write_line_cb (gpointer job)
{
  g_autofree char *line = make_line (job);

  g_printerr ("\r%s\033[K", line);
  return G_SOURCE_CONTINUE;
}

static gboolean
cancel_cb (gpointer job)
{
  TandemCliJob *self = job;

  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_CONTINUE;
}

static void
done_cb (GObject *object, GAsyncResult *result, gpointer job)
{
  TandemCliJob *self = job;

  self->success = tandem_store_run_finish (TANDEM_STORE (object), result, &self->error);
  g_main_loop_quit (self->loop);
}

/**
 * tandem_cli_job_run:
 * @func: a write that looks at its cancellable, and may tell tandem_cli_job_tell() how far it is
 *
 * Runs a write and waits for it. An interrupt or a termination cancels it.
 */
gboolean
tandem_cli_job_run (TandemCliJob *self, TandemStore *store, TandemStoreFunc func, gpointer data, GError **error)
{
  self->begun = g_get_monotonic_time ();
  self->interrupt = g_unix_signal_add (SIGINT, cancel_cb, self);
  self->termination = g_unix_signal_add (SIGTERM, cancel_cb, self);
  if (isatty (STDERR_FILENO))
    self->timer = g_timeout_add (BETWEEN_LINES_MS, write_line_cb, self);
  tandem_store_run_async (store, TANDEM_STORE_WRITE, func, data, NULL, self->cancellable, done_cb, self);
  g_main_loop_run (self->loop);
  g_clear_handle_id (&self->interrupt, g_source_remove);
  g_clear_handle_id (&self->termination, g_source_remove);
  if (self->timer)
    g_printerr ("\r\033[K");
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->error)
    g_propagate_error (error, g_steal_pointer (&self->error));
  return self->success;
}
