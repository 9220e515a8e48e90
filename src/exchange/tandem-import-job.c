/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sheet becomes contacts, row by row, in one transaction and one change set. What would happen is found out by doing it
 * and rolling back: so the counts before are the counts after, also for rows that meet another of the same file. */
#include "exchange/tandem-import-job.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "act/tandem-act-fill.h"
#include "act/tandem-act-parts.h"
#include "base/tandem-fold.h"
#include "exchange/tandem-import-custom.h"
#include "exchange/tandem-import-draft.h"
#include "exchange/tandem-import-memory.h"
#include "model/tandem-campaign.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-contact-query.h"
#include "model/tandem-import-batch.h"
#include "model/tandem-import-query.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

/**
 * TandemImportJob:
 *
 * One import of one file with a mapping. It can be tried and then done; each run counts anew.
 */
struct _TandemImportJob {
  GObject parent_instance;

  GFile *file;
  char *file_name;
  char *encoding;
  char *language;
  GStrv headers;                /* NULL when there are none */
  TandemHeaderMap *map;
  guint n_head_rows;            /* what stands before the first row of data */
  TandemImportOptions options;

  /* one run, the writer's thread alone */
  gboolean dry_run;
  gint64 batch_id;
  gint64 set_id;
  gint64 channel_id;
  char *sha256;
  TandemDateOrder date_order;
  TandemImportNames *names;
  GPtrArray *refusals;
  guint64 counts[TANDEM_IMPORT_N_OUTCOMES];

  GMutex mutex;
  TandemImportProgress progress;
};

G_DEFINE_FINAL_TYPE (TandemImportJob, tandem_import_job, G_TYPE_OBJECT)

/* Tells a dry run that came to its end from a failure. */
static GQuark
dry_run_quark (void)
{
  return g_quark_from_static_string ("tandem-import-dry-run");
}

/* --- one row ------------------------------------------------------------------------------------------------------- */

static gboolean
find_by_point (TandemConnection *connection, TandemContactDraft *draft, gboolean email, gint64 *contact_id, GError **error)
{
  *contact_id = 0;
  for (guint i = 0; *contact_id == 0 && i < draft->points->len; i++)
    {
      TandemRecord *point = g_ptr_array_index (draft->points, i);
      const char *kind = tandem_record_get_text (point, TANDEM_CONTACT_POINT_KIND);
      const char *value = tandem_record_get_text (point, TANDEM_CONTACT_POINT_VALUE);
      gboolean is_phone = g_strcmp0 (kind, "phone") == 0 || g_strcmp0 (kind, "mobile") == 0;
      g_autofree char *key = is_phone ? tandem_fold_digits (value) : tandem_fold_text (value);

      if (email && g_strcmp0 (kind, "email") == 0
          && !tandem_contact_query_find_point (connection, "email", key, contact_id, error))
        return FALSE;
      if (!email && is_phone
          && !tandem_import_query_find_phone (connection, TANDEM_RECORD (draft->contact), *key ? key : value, contact_id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_kind (TandemContactDraft *draft, gboolean email)
{
  for (guint i = 0; i < draft->points->len; i++)
    {
      const char *kind = tandem_record_get_text (g_ptr_array_index (draft->points, i), TANDEM_CONTACT_POINT_KIND);

      if ((g_strcmp0 (kind, "email") == 0) == email && g_strcmp0 (kind, "url") != 0)
        return TRUE;
    }
  return FALSE;
}

/* Who has an e-mail is known by it; else by a number and the name; else by the name at the company. */
static gboolean
find_contact (TandemConnection *connection, TandemContactDraft *draft, gint64 *contact_id, GError **error)
{
  if (has_kind (draft, TRUE))
    return find_by_point (connection, draft, TRUE, contact_id, error);
  if (has_kind (draft, FALSE))
    return find_by_point (connection, draft, FALSE, contact_id, error);
  return tandem_import_query_find_name (connection, TANDEM_RECORD (draft->contact), draft->company, contact_id, error);
}

static gboolean
differs (TandemRecord *one, TandemRecord *other, TandemContactColumn column)
{
  const char *a = tandem_record_get_text (one, column), *b = tandem_record_get_text (other, column);
  g_autofree char *folded_a = NULL, *folded_b = NULL;

  if (a == NULL || b == NULL)
    return FALSE;
  folded_a = tandem_fold_text (a);
  folded_b = tandem_fold_text (b);
  return g_strcmp0 (folded_a, folded_b) != 0;
}

/* Two people who share an e-mail are not one person: nobody vanishes in somebody else. */
static gboolean
check_same_person (TandemConnection *connection, TandemContactDraft *draft, gint64 contact_id, char **reason, GError **error)
{
  g_autoptr (TandemRecord) contact = tandem_record_load (connection, TANDEM_TYPE_CONTACT, contact_id, error);
  g_autofree char *name = NULL;

  if (contact == NULL)
    return FALSE;
  if (!differs (contact, TANDEM_RECORD (draft->contact), TANDEM_CONTACT_GIVEN_NAME)
      || !differs (contact, TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME))
    return TRUE;
  name = tandem_contact_query_make_name (contact, NULL);
  /* Translators: %s is a person */
  *reason = g_strdup_printf (_ ("The e-mail is that of %s, who has another name."), name);
  return TRUE;
}

static gboolean
create_contact (TandemImportJob *self, TandemConnection *connection, TandemContactDraft *draft, GError **error)
{
  TandemRecord *contact = TANDEM_RECORD (draft->contact);

  tandem_record_set_id (contact, TANDEM_CONTACT_IMPORT_BATCH_ID, self->batch_id);
  tandem_record_set_id (contact, TANDEM_CONTACT_SOURCE_CAMPAIGN_ID, self->options.campaign_id);
  if (self->channel_id != 0)
    tandem_record_set_id (contact, TANDEM_CONTACT_SOURCE_CHANNEL_ID, self->channel_id);
  return tandem_act_add_contact (connection, draft, error);
}

/* A company is known by its name. */
static gboolean
import_company (TandemImportJob *self, TandemConnection *connection, TandemCompanyDraft *draft,
                TandemImportOutcome *outcome, GError **error)
{
  const char *name = tandem_record_get_text (TANDEM_RECORD (draft->company), TANDEM_COMPANY_NAME);
  gboolean changed = FALSE;
  gint64 company_id = 0;

  if (!tandem_contact_query_find_company (connection, name, &company_id, error))
    return FALSE;
  *outcome = TANDEM_IMPORT_CREATED;
  if (company_id == 0)
    return tandem_act_add_company_draft (connection, draft, error);
  if (self->options.mode == TANDEM_IMPORT_FILL_BLANKS
      && !tandem_act_fill_company (connection, company_id, draft, FALSE, &changed, error))
    return FALSE;
  *outcome = changed ? TANDEM_IMPORT_UPDATED : TANDEM_IMPORT_SKIPPED;
  return TRUE;
}

static gboolean
import_draft (TandemImportJob *self, TandemConnection *connection, TandemContactDraft *draft, TandemImportOutcome *outcome,
              char **reason, GError **error)
{
  gboolean changed = FALSE;
  gint64 contact_id;

  if (tandem_import_draft_is_company (draft))
    return import_company (self, connection, draft->company_facts, outcome, error);
  *outcome = TANDEM_IMPORT_REFUSED;
  if (!tandem_import_draft_is_named (draft))
    {
      *reason = g_strdup (_ ("There is no name, no e-mail and no phone number."));
      return TRUE;
    }
  if (!find_contact (connection, draft, &contact_id, error))
    return FALSE;
  if (contact_id == 0)
    {
      *outcome = TANDEM_IMPORT_CREATED;
      return create_contact (self, connection, draft, error);
    }
  if (!check_same_person (connection, draft, contact_id, reason, error))
    return FALSE;
  if (*reason != NULL)
    return TRUE;
  if (self->options.mode == TANDEM_IMPORT_FILL_BLANKS
      && !tandem_act_fill_contact (connection, contact_id, draft, &changed, error))
    return FALSE;
  *outcome = changed ? TANDEM_IMPORT_UPDATED : TANDEM_IMPORT_SKIPPED;
  return TRUE;
}

static gboolean
import_row (TandemImportJob *self, TandemConnection *connection, const TandemRow *row, GError **error)
{
  g_autoptr (TandemContactDraft) draft = tandem_import_draft_new (row, self->map, self->names, NULL);
  g_autofree char *reason = tandem_import_find_error (row, self->map);
  TandemImportOutcome outcome = TANDEM_IMPORT_SKIPPED;
  gboolean is_empty = TRUE;

  for (guint i = 0; i < row->n_cells; i++)
    is_empty &= *row->cells[i].text == 0;
  if (reason)
    outcome = TANDEM_IMPORT_REFUSED;
  else if (draft && !import_draft (self, connection, draft, &outcome, &reason, error))
    return FALSE;
  else if (draft == NULL && !is_empty)
    {
      outcome = TANDEM_IMPORT_REFUSED;
      reason = g_strdup (_ ("All that is in this row stands in columns that are left out."));
    }
  if (outcome == TANDEM_IMPORT_REFUSED)
    g_ptr_array_add (self->refusals, tandem_import_refusal_new (row, reason));
  self->counts[outcome]++;
  return TRUE;
}

/* --- the file ------------------------------------------------------------------------------------------------------ */

static TandemReader *
open_reader (TandemImportJob *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemReader) reader = tandem_reader_open (self->file, &self->options.reader, cancellable, error);
  g_autoptr (GError) failure = NULL;
  TandemRow row;

  if (reader == NULL || !tandem_reader_go_to_sheet (reader, self->options.reader.sheet, cancellable, error))
    return NULL;
  for (guint i = 0; i < self->n_head_rows; i++)
    if (!tandem_reader_next_row (reader, &row, cancellable, &failure))
      break;
  if (failure == NULL)
    return g_steal_pointer (&reader);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* The one order of the birthdays, as the summary tells it. */
static TandemDateOrder
find_birthday_order (TandemImportJob *self)
{
  for (guint i = 0; i < self->map->n_columns; i++)
    if (self->map->columns[i].field == TANDEM_IMPORT_FIELD_BIRTHDAY)
      return self->map->columns[i].tally.date_order;
  return TANDEM_DATE_ORDER_UNKNOWN;
}

/* Where all values leave it open, what the person says of the file holds. */
static void
settle_orders (TandemImportJob *self)
{
  tandem_header_map_end_rows (self->map);
  for (guint i = 0; i < self->map->n_columns; i++)
    if (self->options.date_order != TANDEM_DATE_ORDER_UNKNOWN
        && self->map->columns[i].tally.date_order == TANDEM_DATE_ORDER_AMBIGUOUS)
      self->map->columns[i].tally.date_order = self->options.date_order;
  self->date_order = find_birthday_order (self);
}

static gboolean
needs_rows (TandemImportJob *self)
{
  for (guint i = 0; i < self->map->n_columns; i++)
    if (tandem_import_field_is_day (self->map->columns[i].field)
        || self->map->columns[i].field == TANDEM_IMPORT_FIELD_CUSTOM)
      return TRUE;
  return FALSE;
}

/* One 17/05 decides for the whole column, so the whole column is read first. */
static gboolean
find_date_order (TandemImportJob *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemReader) reader = NULL;
  g_autoptr (GError) failure = NULL;
  TandemRow row;

  if (!needs_rows (self))
    return TRUE;
  reader = open_reader (self, cancellable, error);
  if (reader == NULL)
    return FALSE;
  tandem_header_map_begin_rows (self->map);
  while (tandem_reader_next_row (reader, &row, cancellable, &failure))
    for (guint i = 0; i < row.n_cells; i++)
      if (row.cells[i].kind != TANDEM_CELL_DATE)
        tandem_header_map_add_value (self->map, i, row.cells[i].text);
  settle_orders (self);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
find_sha256 (TandemImportJob *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GFileInputStream) stream = g_file_read (self->file, cancellable, error);
  g_autofree guchar *buffer = g_malloc (1 << 16);
  gssize n = 0;

  while (stream && (n = g_input_stream_read (G_INPUT_STREAM (stream), buffer, 1 << 16, cancellable, error)) > 0)
    g_checksum_update (checksum, buffer, n);
  g_set_str (&self->sha256, g_checksum_get_string (checksum));
  return stream != NULL && n == 0;
}

static void
set_progress (TandemImportJob *self, TandemReader *reader)
{
  g_mutex_lock (&self->mutex);
  self->progress.rows = tandem_import_job_get_n_rows (self);
  self->progress.bytes = reader ? tandem_reader_get_position (reader) : 0;
  self->progress.size = reader ? tandem_reader_get_size (reader) : 0;
  g_mutex_unlock (&self->mutex);
}

static gboolean
import_rows (TandemImportJob *self, TandemConnection *connection, TandemReader *reader, GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GError) failure = NULL;
  TandemRow row;

  while (tandem_reader_next_row (reader, &row, cancellable, &failure))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !import_row (self, connection, &row, error))
        return FALSE;
      set_progress (self, reader);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
insert_batch (TandemImportJob *self, TandemConnection *connection, const char *format, GError **error)
{
  g_autoptr (TandemRecord) batch = TANDEM_RECORD (tandem_import_batch_new ());
  g_autofree char *plain = g_ascii_strdown (format, -1);

  tandem_record_set_text (batch, TANDEM_IMPORT_BATCH_FILE_NAME, self->file_name);
  tandem_record_set_text (batch, TANDEM_IMPORT_BATCH_SHA256, self->sha256);
  tandem_record_set_text (batch, TANDEM_IMPORT_BATCH_FORMAT, plain);
  tandem_record_set_id (batch, TANDEM_IMPORT_BATCH_CAMPAIGN_ID, self->options.campaign_id);
  for (guint i = TANDEM_IMPORT_BATCH_ROWS_TOTAL; i <= TANDEM_IMPORT_BATCH_ROWS_REFUSED; i++)
    tandem_record_set_integer (batch, i, 0);
  if (!tandem_record_insert (batch, connection, error))
    return FALSE;
  self->batch_id = tandem_record_get_id (batch);
  return TRUE;
}

static gboolean
load_campaign (TandemImportJob *self, TandemConnection *connection, GError **error)
{
  g_autoptr (TandemRecord) campaign = NULL;

  self->channel_id = 0;
  if (self->options.campaign_id == 0)
    return TRUE;
  campaign = tandem_record_load (connection, TANDEM_TYPE_CAMPAIGN, self->options.campaign_id, error);
  if (campaign != NULL)
    self->channel_id = tandem_record_get_integer (campaign, TANDEM_CAMPAIGN_CHANNEL_ID);
  return campaign != NULL;
}

static gboolean
write_counts (TandemImportJob *self, TandemConnection *connection, GError **error)
{
  const guint64 counts[] = { tandem_import_job_get_n_rows (self), self->counts[TANDEM_IMPORT_CREATED],
                             self->counts[TANDEM_IMPORT_UPDATED], self->counts[TANDEM_IMPORT_SKIPPED],
                             self->counts[TANDEM_IMPORT_REFUSED] };

  return tandem_import_query_set_counts (connection, self->batch_id, counts, error);
}

static gboolean
run_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemImportJob *self = data;
  g_autoptr (TandemReader) reader = NULL;
  g_autofree char *label = NULL;

  g_ptr_array_set_size (self->refusals, 0);
  memset (self->counts, 0, sizeof self->counts);
  self->set_id = 0;
  set_progress (self, NULL);
  if (!find_date_order (self, cancellable, error) || !find_sha256 (self, cancellable, error)
      || !load_campaign (self, connection, error) || !(reader = open_reader (self, cancellable, error)))
    return FALSE;
  /* Translators: what undo will undo; %s is the name of a file */
  label = g_strdup_printf (_ ("Import %s"), self->file_name);
  tandem_change_set_begin (connection, label);
  tandem_change_set_set_cause (connection, TANDEM_CAUSE_IMPORT);
  g_clear_pointer (&self->names, tandem_import_names_free);
  self->names = tandem_import_names_new (connection, error);
  if (self->names == NULL || !insert_batch (self, connection, tandem_reader_get_format (reader), error)
      || !tandem_import_custom_prepare (connection, self->map, error)
      || !tandem_import_memory_keep (connection, self->map, error)
      || !import_rows (self, connection, reader, cancellable, error) || !write_counts (self, connection, error))
    return FALSE;
  /* An import that adds nothing leaves no step of undo behind. */
  if (!self->dry_run && self->counts[TANDEM_IMPORT_CREATED] + self->counts[TANDEM_IMPORT_UPDATED] > 0)
    {
      self->set_id = tandem_change_set_get_id (tandem_connection_get_change_set (connection));
      return TRUE;
    }
  g_set_error_literal (error, dry_run_quark (), 0, "rolled back");
  return FALSE;
}

/* --- the job ------------------------------------------------------------------------------------------------------- */

static void
tandem_import_job_finalize (GObject *object)
{
  TandemImportJob *self = TANDEM_IMPORT_JOB (object);

  g_object_unref (self->file);
  g_free (self->file_name);
  g_free (self->encoding);
  g_free (self->language);
  g_strfreev (self->headers);
  tandem_header_map_free (self->map);
  tandem_import_names_free (self->names);
  g_free (self->sha256);
  g_ptr_array_unref (self->refusals);
  g_mutex_clear (&self->mutex);
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
  self->refusals = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_import_refusal_free);
  g_mutex_init (&self->mutex);
}

/**
 * tandem_import_job_new:
 * @map: what the columns are; copied
 * @options: copied
 *
 * Returns: (transfer full): a job that has not run
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
  self->map = tandem_header_map_copy (map);
  if (map->has_header)
    self->headers = g_new0 (char *, map->n_columns + 1);
  for (guint i = 0; self->headers && i < map->n_columns; i++)
    self->headers[i] = g_strdup (map->columns[i].header);
  return self;
}

static gboolean
settle (TandemImportJob *self, gboolean done, GError *failure, GError **error)
{
  if (done || (failure && failure->domain == dry_run_quark ()))
    {
      g_clear_error (&failure);
      return TRUE;
    }
  g_propagate_error (error, failure);
  return FALSE;
}

/**
 * tandem_import_job_run:
 * @dry_run: whether to change nothing in the end
 * @cancellable: (nullable): once cancelled, nothing is changed
 * @error: a #TandemExchangeError, a #TandemStoreError or a #GIOErrorEnum; nothing was changed
 *
 * Imports the file, and waits. For the command line and for tests.
 */
gboolean
tandem_import_job_run (TandemImportJob *self, TandemStore *store, gboolean dry_run, GCancellable *cancellable, GError **error)
{
  GError *failure = NULL;
  gboolean done;

  self->dry_run = dry_run;
  done = tandem_store_run (store, TANDEM_STORE_WRITE, run_cb, self, cancellable, &failure);
  return settle (self, done, failure, error);
}

static void
ran_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *failure = NULL, *error = NULL;
  gboolean done = tandem_store_run_finish (TANDEM_STORE (object), result, &failure);

  if (settle (g_task_get_source_object (task), done, failure, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * tandem_import_job_run_async:
 *
 * As tandem_import_job_run(), for the main thread. One run at a time.
 */
void
tandem_import_job_run_async (TandemImportJob *self, TandemStore *store, gboolean dry_run, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  self->dry_run = dry_run;
  tandem_store_run_async (store, TANDEM_STORE_WRITE, run_cb, g_object_ref (self), g_object_unref, cancellable, ran_cb, task);
}

gboolean
tandem_import_job_run_finish (TandemImportJob *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tandem_import_job_get_progress:
 * @progress: (out caller-allocates): how far the run is
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
 * Returns: how many rows ended so, once a run is over
 */
guint64
tandem_import_job_get_count (TandemImportJob *self, TandemImportOutcome outcome)
{
  g_return_val_if_fail (outcome < TANDEM_IMPORT_N_OUTCOMES, 0);
  return self->counts[outcome];
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
    sum += self->counts[i];
  return sum;
}

/**
 * tandem_import_job_get_refusals:
 *
 * Returns: (transfer none) (element-type TandemImportRefusal): the rows that were refused in the last run
 */
GPtrArray *
tandem_import_job_get_refusals (TandemImportJob *self)
{
  return self->refusals;
}

/**
 * tandem_import_job_write_refusals:
 *
 * Returns: (transfer full): the rows that were refused as a CSV file, with their reasons
 */
char *
tandem_import_job_write_refusals (TandemImportJob *self)
{
  return tandem_import_refusals_write (self->refusals, (const char *const *) self->headers, self->options.reader.delimiter);
}

/**
 * tandem_import_job_get_date_order:
 *
 * Returns: the order in which the birthdays were read in the last run; while it is ambiguous they are left out
 */
TandemDateOrder
tandem_import_job_get_date_order (TandemImportJob *self)
{
  return self->date_order;
}

/**
 * tandem_import_job_get_set_id:
 *
 * Returns: the change set of the last run, to undo just that; 0 when it changed nothing
 */
gint64
tandem_import_job_get_set_id (TandemImportJob *self)
{
  return self->set_id;
}
