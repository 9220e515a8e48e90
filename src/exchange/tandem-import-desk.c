/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be done with a job between its two steps: look at rows, compare them, decide. */
#include "exchange/tandem-import-job-private.h"

#include "exchange/tandem-import-left-out.h"
#include "exchange/tandem-import-rows.h"
#include "store/tandem-connection.h"

#define ROWS_AT_ONCE 500 /* of conflicts that are decided alike */

typedef gpointer (*WorkFunc) (TandemImportJob *self, TandemImportJudge *judge, gpointer data, GCancellable *cancellable,
                              GError **error);

/* Does something with the stage, on the calling thread. Returns what the function does, NULL with an error. */
static gpointer
work (TandemImportJob *self, WorkFunc func, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemConnection) connection = NULL;
  g_autoptr (TandemImportJudge) judge = NULL;
  gpointer result = NULL;

  g_mutex_lock (&self->at_work);
  if (self->stage == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_INITIALIZED, "nothing is staged");
  else if ((connection = tandem_store_connect (self->store, error)))
    {
      tandem_import_stage_adopt (self->stage);
      judge = tandem_import_judge_new (&self->plan, self->stage, connection);
      result = func (self, judge, data, cancellable, error);
    }
  g_mutex_unlock (&self->at_work);
  return result;
}

typedef struct {
  gint64 number;
  TandemImportOutcome outcome;
  guint candidate;
  TandemImportChoice choice;
  guint64 offset;
  guint limit;
  GFile *file;
} Request;

static gpointer
list_func (TandemImportJob *self, TandemImportJudge *judge, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autoptr (GArray) numbers
      = tandem_import_stage_list (self->stage, request->outcome, request->offset, request->limit, error);

  return numbers ? tandem_import_rows_list (&self->plan, self->stage, judge, numbers, error) : NULL;
}

static gpointer
compare_func (TandemImportJob *self, TandemImportJudge *judge, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;

  return tandem_import_rows_compare (&self->plan, self->stage, judge, request->number, request->candidate, error);
}

static gpointer
decide_func (TandemImportJob *self, TandemImportJudge *judge, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;

  return GINT_TO_POINTER (tandem_import_judge_decide (judge, request->number, &request->choice, error)
                          && tandem_import_job_count (self, error));
}

/* What is still a conflict once it was decided, as one that needs somebody to be chosen, is passed over. */
static gboolean
decide_some (TandemImportJob *self, TandemImportJudge *judge, Request *request, guint *n_listed, GError **error)
{
  g_autoptr (GArray) numbers
      = tandem_import_stage_list (self->stage, TANDEM_IMPORT_CONFLICT, request->offset, ROWS_AT_ONCE, error);

  if (numbers == NULL)
    return FALSE;
  *n_listed = numbers->len;
  for (guint i = 0; i < numbers->len; i++)
    {
      g_auto (TandemImportVerdict) after = { 0 };

      if (!tandem_import_judge_decide (judge, g_array_index (numbers, gint64, i), &request->choice, error)
          || !tandem_import_stage_load (self->stage, g_array_index (numbers, gint64, i), &after, error))
        return FALSE;
      request->offset += after.outcome == TANDEM_IMPORT_CONFLICT;
    }
  return TRUE;
}

static gpointer
decide_all_func (TandemImportJob *self, TandemImportJudge *judge, gpointer data, GCancellable *cancellable,
                 GError **error)
{
  guint n_listed = 1;

  while (n_listed > 0)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) || !decide_some (self, judge, data, &n_listed, error)
        || !tandem_import_job_count (self, error))
      return GINT_TO_POINTER (FALSE);
  return GINT_TO_POINTER (TRUE);
}

static gboolean
write_left_out (TandemImportJob *self, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  const TandemLeftOutStyle style
      = { (const char *const *) self->headers, self->options.reader.delimiter, self->plan.map->is_guarded };

  return tandem_import_left_out_write (self->stage, &style, stream, cancellable, error)
         && g_output_stream_close (stream, cancellable, error);
}

static gpointer
save_func (TandemImportJob *self, TandemImportJudge *judge, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autoptr (GFileOutputStream) stream
      = g_file_replace (request->file, NULL, FALSE, G_FILE_CREATE_PRIVATE, cancellable, error);

  return GINT_TO_POINTER (stream && write_left_out (self, G_OUTPUT_STREAM (stream), cancellable, error));
}

/**
 * tandem_import_job_list_rows:
 *
 * Returns: (transfer full) (element-type TandemImportRow) (nullable): the rows that end so, in the order of the file
 */
GPtrArray *
tandem_import_job_list_rows (TandemImportJob *self, TandemImportOutcome outcome, guint64 offset, guint limit,
                             GError **error)
{
  Request request = { .outcome = outcome, .offset = offset, .limit = limit };

  return work (self, list_func, &request, NULL, error);
}

/**
 * tandem_import_job_compare:
 * @candidate: which of #TandemImportRow.candidates
 *
 * Returns: (transfer full) (element-type TandemImportComparison) (nullable): the row beside whom it may be
 */
GPtrArray *
tandem_import_job_compare (TandemImportJob *self, guint64 number, guint candidate, GError **error)
{
  Request request = { .number = (gint64) number, .candidate = candidate };

  return work (self, compare_func, &request, NULL, error);
}

/**
 * tandem_import_job_decide:
 * @candidate: which of #TandemImportRow.candidates, where it fills or overwrites
 *
 * Decides what becomes of a row; the counts follow.
 */
gboolean
tandem_import_job_decide (TandemImportJob *self, guint64 number, TandemImportDecision decision, guint candidate,
                          GError **error)
{
  const TandemImportChoice choice = { .decision = decision, .candidate = candidate };

  return tandem_import_job_choose (self, number, &choice, error);
}

/**
 * tandem_import_job_choose:
 *
 * As tandem_import_job_decide(), also field by field.
 */
gboolean
tandem_import_job_choose (TandemImportJob *self, guint64 number, const TandemImportChoice *choice, GError **error)
{
  Request request = { .number = (gint64) number, .choice = *choice };

  return GPOINTER_TO_INT (work (self, decide_func, &request, NULL, error));
}

/**
 * tandem_import_job_decide_all:
 *
 * Decides alike whatever is a conflict still. Where several may be meant, the first is.
 */
gboolean
tandem_import_job_decide_all (TandemImportJob *self, TandemImportDecision decision, GCancellable *cancellable,
                              GError **error)
{
  const TandemImportChoice choice = { .decision = decision };

  return tandem_import_job_choose_all (self, &choice, cancellable, error);
}

/**
 * tandem_import_job_choose_all:
 * @choice: whose candidate is the first of each row
 *
 * As tandem_import_job_decide_all(), also by the same fields of all.
 */
gboolean
tandem_import_job_choose_all (TandemImportJob *self, const TandemImportChoice *choice, GCancellable *cancellable,
                              GError **error)
{
  Request request = { .choice = *choice };

  request.choice.candidate = 0;
  return GPOINTER_TO_INT (work (self, decide_all_func, &request, cancellable, error));
}

/**
 * tandem_import_job_save_refused:
 * @file: is replaced
 */
gboolean
tandem_import_job_save_refused (TandemImportJob *self, GFile *file, GCancellable *cancellable, GError **error)
{
  Request request = { .file = file };

  return GPOINTER_TO_INT (work (self, save_func, &request, cancellable, error));
}
