/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An import in two steps: what would happen is found out on a thread of its own, in a stage, where it can be looked at and
 * decided; then it is done, in one transaction of the writer. */
#include "exchange/tandem-import-job-private.h"

#include <string.h>

#include "exchange/tandem-import-commit.h"
#include "exchange/tandem-import-rows.h"
#include "exchange/tandem-import-staging.h"
#include "model/tandem-import-query.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

#define READING_SHARE 0.6  /* of staging */

/**
 * TandemImportJob:
 *
 * One import of one file with a mapping.
 */
G_DEFINE_FINAL_TYPE (TandemImportJob, tandem_import_job, G_TYPE_OBJECT)

/* --- progress ---------------------------------------------------------------------------------------------------------- */

static void
begin_phase (TandemImportJob *self, TandemImportPhase phase)
{
  gint64 now = g_get_monotonic_time ();

  g_mutex_lock (&self->mutex);
  if (self->progress.phase == TANDEM_IMPORT_IDLE || phase == TANDEM_IMPORT_IDLE)
    self->began = now;
  self->progress.phase = phase;
  self->progress.rows = 0;
  self->progress.n_rows = 0;
  self->progress.seconds_left = -1;
  self->phase_began = now;
  g_mutex_unlock (&self->mutex);
}

static void
set_progress (TandemImportJob *self, guint64 rows, guint64 n_rows, double fraction)
{
  gint64 now = g_get_monotonic_time ();
  double phase = (double) (now - self->phase_began) / G_USEC_PER_SEC,
         all = (double) (now - self->began) / G_USEC_PER_SEC;

  g_mutex_lock (&self->mutex);
  self->progress.rows = rows;
  self->progress.n_rows = n_rows;
  self->progress.fraction = CLAMP (fraction, 0, 1);
  self->progress.rate = phase > 0 ? (double) rows / phase : 0;
  self->progress.seconds_left = fraction > 0.01 && all > 0.5 ? all / fraction - all : -1;
  g_mutex_unlock (&self->mutex);
}

static void
read_cb (guint64 rows, guint64 bytes, guint64 size, gpointer data)
{
  TandemImportJob *self = data;

  if (rows % 64 != 0 && bytes < size)
    return;
  g_mutex_lock (&self->mutex);
  self->progress.bytes = bytes;
  self->progress.size = size;
  g_mutex_unlock (&self->mutex);
  set_progress (self, rows, 0, size > 0 ? READING_SHARE * (double) bytes / (double) size : 0);
}

static void
judged_cb (guint64 rows, guint64 n_rows, gpointer data)
{
  if (rows % 64 == 0)
    set_progress (data, rows, n_rows, READING_SHARE + (1 - READING_SHARE) * (double) rows / (double) MAX (n_rows, 1));
}

static void
written_cb (guint64 rows, guint64 n_rows, gpointer data)
{
  TandemImportJob *self = data;

  if (rows == 1)
    begin_phase (self, TANDEM_IMPORT_WRITING);
  if (rows == n_rows)
    begin_phase (self, TANDEM_IMPORT_FINISHING);
  if (rows % 64 == 0 || rows == n_rows)
    set_progress (self, rows, n_rows, 0.95 * (double) rows / (double) MAX (n_rows, 1));
}

/* --- staging ----------------------------------------------------------------------------------------------------------- */

static void
take_counts (TandemImportJob *self, const guint64 *counts)
{
  g_mutex_lock (&self->mutex);
  memcpy (self->counts, counts, sizeof self->counts);
  g_mutex_unlock (&self->mutex);
}

gboolean
tandem_import_job_count (TandemImportJob *self, GError **error)
{
  guint64 counts[TANDEM_IMPORT_N_OUTCOMES], created[TANDEM_LIFECYCLE_N_STAGES + 1];

  if (!tandem_import_stage_count (self->stage, counts, TANDEM_IMPORT_N_OUTCOMES, error)
      || !tandem_import_stage_count_created (self->stage, created, G_N_ELEMENTS (created), error))
    return FALSE;
  take_counts (self, counts);
  g_mutex_lock (&self->mutex);
  memcpy (self->created, created, sizeof self->created);
  g_mutex_unlock (&self->mutex);
  return TRUE;
}

static gboolean
read_file (TandemImportJob *self, TandemConnection *connection, GCancellable *cancellable, GError **error)
{
  TandemImportStaging staging = {
    .plan = &self->plan,
    .stage = self->stage,
    .file = self->file,
    .reader_options = &self->options.reader,
    .n_head_rows = self->n_head_rows,
    .date_order = self->options.date_order,
    .told = read_cb,
    .told_data = self,
  };
  gboolean done = tandem_import_staging_run (&staging, connection, cancellable, error);

  g_free (self->sha256);
  g_free (self->format);
  self->sha256 = staging.sha256;
  self->format = staging.format;
  g_mutex_lock (&self->mutex);
  memcpy (self->warnings, staging.warnings, sizeof self->warnings);
  g_mutex_unlock (&self->mutex);
  return done;
}

static gboolean
judge_rows (TandemImportJob *self, TandemConnection *connection, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemImportJudge) judge = tandem_import_judge_new (&self->plan, self->stage, connection);

  tandem_import_judge_set_told (judge, judged_cb, self);
  return tandem_import_query_get_sequence (connection, &self->sequence, error)
         && tandem_import_judge_all (judge, cancellable, error) && tandem_import_job_count (self, error);
}

/* What can't be done in the end is said before a long sheet is read. */
static gboolean
check_is_written (TandemStore *store, GError **error)
{
  g_autofree char *notice = tandem_store_is_read_only (store) ? tandem_store_dup_notice (store) : NULL;

  if (notice)
    g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_READ_ONLY, notice);
  return notice == NULL;
}

static gboolean
stage_locked (TandemImportJob *self, TandemStore *store, GCancellable *cancellable, GError **error)
{
  const guint64 none[TANDEM_IMPORT_N_OUTCOMES] = { 0 };
  g_autoptr (TandemConnection) connection = NULL;

  if (!check_is_written (store, error) || (connection = tandem_store_connect (store, error)) == NULL)
    return FALSE;
  g_set_object (&self->store, store);
  take_counts (self, none);
  self->set_id = self->batch_id = 0;
  g_clear_pointer (&self->stage, tandem_import_stage_free);
  self->stage = tandem_import_stage_new (error);
  begin_phase (self, TANDEM_IMPORT_READING);
  if (self->stage == NULL || !read_file (self, connection, cancellable, error))
    return FALSE;
  begin_phase (self, TANDEM_IMPORT_MATCHING);
  return judge_rows (self, connection, cancellable, error);
}

/**
 * tandem_import_job_stage:
 * @cancellable: (nullable): once cancelled, nothing is staged
 * @error: a #TandemExchangeError, a #TandemStoreError or a #GIOErrorEnum
 *
 * Stages the file, and waits.
 */
gboolean
tandem_import_job_stage (TandemImportJob *self, TandemStore *store, GCancellable *cancellable, GError **error)
{
  gboolean done;

  g_mutex_lock (&self->at_work);
  done = stage_locked (self, store, cancellable, error);
  if (!done)
    g_clear_pointer (&self->stage, tandem_import_stage_free);
  begin_phase (self, TANDEM_IMPORT_IDLE);
  g_mutex_unlock (&self->at_work);
  return done;
}

/* --- the commit ---------------------------------------------------------------------------------------------------------- */

static gboolean
commit_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemImportCommit *commit = data;

  tandem_import_stage_adopt (commit->stage);
  tandem_connection_adopt (commit->reader);
  return tandem_import_commit_run (commit, connection, error);
}

static gboolean
commit_locked (TandemImportJob *self, GCancellable *cancellable, GError **error)
{
  TandemImportCommit commit = {
    .plan = &self->plan,
    .stage = self->stage,
    .file_name = self->file_name,
    .sha256 = self->sha256,
    .format = self->format,
    .campaign_id = self->options.campaign_id,
    .source_channel_id = self->options.source_channel_id,
    .cancellable = cancellable,
    .told = written_cb,
    .told_data = self,
    .sequence = self->sequence,
  };
  g_autoptr (TandemConnection) reader = NULL;
  gboolean done;

  if (self->stage == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_INITIALIZED, "nothing is staged");
      return FALSE;
    }
  reader = tandem_store_connect (self->store, error);
  if (reader == NULL)
    return FALSE;
  commit.reader = reader;
  done = tandem_store_run (self->store, TANDEM_STORE_WRITE, commit_cb, &commit, cancellable, error);
  tandem_import_stage_adopt (self->stage);
  tandem_connection_adopt (reader);
  self->sequence = commit.sequence;
  if (done)
    {
      self->set_id = commit.set_id;
      self->batch_id = commit.batch_id;
    }
  if (done || commit.n_changed > 0)
    take_counts (self, commit.counts);
  return done;
}

/**
 * tandem_import_job_commit:
 * @cancellable: (nullable): once cancelled, nothing is changed
 * @error: %TANDEM_STORE_ERROR_CONFLICT where something was changed meanwhile: those rows are conflicts now, and nothing was done
 *
 * Does what was staged, and waits: not on the main thread.
 */
gboolean
tandem_import_job_commit (TandemImportJob *self, GCancellable *cancellable, GError **error)
{
  gboolean done;

  g_mutex_lock (&self->at_work);
  begin_phase (self, TANDEM_IMPORT_WRITING);
  done = commit_locked (self, cancellable, error);
  begin_phase (self, TANDEM_IMPORT_IDLE);
  g_mutex_unlock (&self->at_work);
  return done;
}

/**
 * tandem_import_job_run:
 * @dry_run: whether to change nothing
 *
 * Stages the file and does what was staged, and waits. For the command line and for tests.
 */
gboolean
tandem_import_job_run (TandemImportJob *self, TandemStore *store, gboolean dry_run, GCancellable *cancellable,
                       GError **error)
{
  return tandem_import_job_stage (self, store, cancellable, error)
         && (dry_run || tandem_import_job_commit (self, cancellable, error));
}

/* --- the job ------------------------------------------------------------------------------------------------------------- */

static void
tandem_import_job_finalize (GObject *object)
{
  TandemImportJob *self = TANDEM_IMPORT_JOB (object);

  if (self->stage)
    tandem_import_stage_adopt (self->stage);
  g_clear_pointer (&self->stage, tandem_import_stage_free);
  g_clear_object (&self->store);
  g_object_unref (self->file);
  g_free (self->file_name);
  g_free (self->encoding);
  g_free (self->language);
  g_strfreev (self->headers);
  g_free (self->sha256);
  g_free (self->format);
  tandem_import_plan_clear (&self->plan);
  g_mutex_clear (&self->mutex);
  g_mutex_clear (&self->at_work);
  G_OBJECT_CLASS (tandem_import_job_parent_class)->finalize (object);
}

static void
tandem_import_job_class_init (TandemImportJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_import_job_finalize;
}

static void
tandem_import_job_init (TandemImportJob *self)
{
  g_mutex_init (&self->mutex);
  g_mutex_init (&self->at_work);
}

/**
 * tandem_import_job_new:
 * @map: what the columns are; copied
 * @options: copied
 *
 * Returns: (transfer full): a job that has not staged anything
 */
TandemImportJob *
tandem_import_job_new (GFile *file, const TandemHeaderMap *map, const TandemImportOptions *options)
{
  TandemImportJob *self = g_object_new (TANDEM_TYPE_IMPORT_JOB, NULL);
  g_autofree char *name = g_file_get_basename (file);

  self->file = g_object_ref (file);
  self->file_name = g_filename_display_name (name);
  self->options = *options;
  self->encoding = g_strdup (options->reader.encoding);
  self->language = g_strdup (options->reader.language);
  self->options.reader.encoding = self->encoding;
  self->options.reader.language = self->language;
  self->n_head_rows = map->preamble + map->has_header;
  self->plan.mode = options->mode;
  self->plan.matches = options->matches;
  self->plan.map = tandem_header_map_copy (map);
  self->plan.flags = g_new0 (TandemImportColumnFlags, map->n_columns);
  if (map->has_header)
    self->headers = g_new0 (char *, map->n_columns + 1);
  for (guint i = 0; self->headers && i < map->n_columns; i++)
    self->headers[i] = g_strdup (map->columns[i].header);
  return self;
}

/**
 * tandem_import_job_set_column_flags:
 * @column: from 0
 *
 * What a column may do where rows overwrite; until it is said of one, each overwrites and none erases. To be set before staging.
 */
void
tandem_import_job_set_column_flags (TandemImportJob *self, guint column, TandemImportColumnFlags flags)
{
  g_return_if_fail (column < self->plan.map->n_columns);
  self->plan.flags[column] = flags;
  self->plan.has_flags = TRUE;
}

/**
 * tandem_import_job_get_progress:
 * @progress: (out caller-allocates): how far staging or the commit is
 *
 * On any thread, at any time.
 */
void
tandem_import_job_get_progress (TandemImportJob *self, TandemImportProgress *progress)
{
  g_mutex_lock (&self->mutex);
  *progress = self->progress;
  g_mutex_unlock (&self->mutex);
}

/**
 * tandem_import_job_get_count:
 *
 * Returns: how many rows end so, by all that was decided so far
 */
guint64
tandem_import_job_get_count (TandemImportJob *self, TandemImportOutcome outcome)
{
  guint64 n;

  g_return_val_if_fail (outcome < TANDEM_IMPORT_N_OUTCOMES, 0);
  g_mutex_lock (&self->mutex);
  n = self->counts[outcome];
  g_mutex_unlock (&self->mutex);
  return n;
}

/**
 * tandem_import_job_get_n_created:
 * @kind: a #TandemLifecycle, or %TANDEM_LIFECYCLE_N_STAGES
 *
 * Returns: how many of the rows that create make a contact in that stage, or a company
 */
guint64
tandem_import_job_get_n_created (TandemImportJob *self, guint kind)
{
  guint64 n;

  g_return_val_if_fail (kind <= TANDEM_LIFECYCLE_N_STAGES, 0);
  g_mutex_lock (&self->mutex);
  n = self->created[kind];
  g_mutex_unlock (&self->mutex);
  return n;
}

/**
 * tandem_import_job_get_n_warnings:
 *
 * Returns: how much of a kind is doubtful in the rows that are not refused, and imported all the same
 */
guint64
tandem_import_job_get_n_warnings (TandemImportJob *self, TandemImportWarningKind kind)
{
  guint64 n;

  g_return_val_if_fail (kind < TANDEM_IMPORT_N_WARNINGS, 0);
  g_mutex_lock (&self->mutex);
  n = self->warnings[kind];
  g_mutex_unlock (&self->mutex);
  return n;
}

/**
 * tandem_import_job_get_map:
 *
 * Returns: what its columns are
 */
const TandemHeaderMap *
tandem_import_job_get_map (TandemImportJob *self)
{
  return self->plan.map;
}

/**
 * tandem_import_job_get_n_rows:
 *
 * Returns: the rows of the file, which is the sum of all outcomes
 */
guint64
tandem_import_job_get_n_rows (TandemImportJob *self)
{
  guint64 sum = 0;

  for (guint i = 0; i < TANDEM_IMPORT_N_OUTCOMES; i++)
    sum += tandem_import_job_get_count (self, i);
  return sum;
}

/**
 * tandem_import_job_get_date_order:
 *
 * Returns: the order in which the birthdays were read; while it is ambiguous they are left out
 */
TandemDateOrder
tandem_import_job_get_date_order (TandemImportJob *self)
{
  return self->plan.date_order;
}

/**
 * tandem_import_job_get_set_id:
 *
 * Returns: the change set of the commit, to undo just that; 0 when it changed nothing
 */
gint64
tandem_import_job_get_set_id (TandemImportJob *self)
{
  return self->set_id;
}

/**
 * tandem_import_job_get_batch_id:
 *
 * Returns: the #TandemImportBatch of the commit; 0 when it changed nothing
 */
gint64
tandem_import_job_get_batch_id (TandemImportJob *self)
{
  return self->batch_id;
}
