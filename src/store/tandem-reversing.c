/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/tandem-reversing.h"

#include <glib/gi18n-lib.h>

#include "store/tandem-bulk-load.h"
#include "store/tandem-change-set.h"
#include "store/tandem-connection.h"
#include "store/tandem-image.h"
#include "store/tandem-record-private.h"
#include "store/tandem-store-error.h"
#include "store/tandem-trash-run.h"

#define MANY          10000 /* records of one table */
#define RUN           2000  /* records that go to the trash at once: who waits hears of them, and may stop */
#define MOST_LEFT     100   /* a person reads the first few; a program counts */
#define BETWEEN_TELLS 100   /* records */

TandemReversing
tandem_reversing_begin (TandemConnection *connection, TandemReversal *reversal)
{
  return (TandemReversing) {
    .connection = connection,
    .reversal = reversal,
    .kept = tandem_kept_new (connection),
    .left = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
  };
}

/* An undo made nothing, and its redo gives back what the act made. */
gboolean
tandem_reversing_load_made (TandemReversing *self, const TandemJournalHead *head, GError **error)
{
  gint64 origin_id;

  self->sequence = head->sequence;
  return g_str_equal (head->cause, TANDEM_CAUSE_UNDO)
         || (tandem_journal_find_origin (self->connection, self->reversal->set_id, &origin_id, error)
             && tandem_kept_load_made (self->kept, origin_id, error));
}

void
tandem_reversing_clear (TandemReversing *self)
{
  tandem_kept_free (self->kept);
  g_hash_table_unref (self->left);
  g_clear_pointer (&self->rewritten, g_hash_table_unref);
}

/* Whether it speaks of what the act made: to reverse it puts that into the trash, if it does not stay. */
gboolean
tandem_reversing_is_of_made (TandemReversing *self, const TandemJournalRow *row)
{
  return tandem_kept_is_made (self->kept, row->table, row->first);
}

/* --- who waits ----------------------------------------------------------------------------------------------------- */

static void
tell (TandemReversing *self)
{
  const TandemReversalWatch *watch = self->reversal->watch;

  if (watch && watch->tell)
    watch->tell (self->reversal->label, self->n_done, self->n_all, watch->data);
}

static gboolean
is_stopped (TandemReversing *self, GError **error)
{
  const TandemReversalWatch *watch = self->reversal->watch;

  return watch && g_cancellable_set_error_if_cancelled (watch->cancellable, error);
}

/* Called for each record that is reversed, or left. */
static gboolean
go_on (TandemReversing *self, GError **error)
{
  if (is_stopped (self, error))
    return FALSE;
  if (self->n_done % BETWEEN_TELLS == 0)
    tell (self);
  self->n_done++;
  return TRUE;
}

/* --- records that are left ----------------------------------------------------------------------------------------- */

/* Returns: (nullable): what is to be told of the record; %NULL when enough is told */
static TandemConflict *
leave (TandemReversing *self, const char *table, gint64 id, gboolean is_create)
{
  TandemReversal *reversal = self->reversal;
  TandemConflict *conflict = NULL;

  if (g_hash_table_contains (self->left, &id))
    return g_hash_table_lookup (self->left, &id);
  reversal->n_left++;
  if (reversal->left == NULL)
    reversal->left = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_conflict_free);
  if (reversal->left->len < MOST_LEFT)
    {
      conflict = tandem_conflict_new (table, id, reversal->set_id, is_create);
      g_ptr_array_add (reversal->left, conflict);
    }
  g_hash_table_insert (self->left, g_memdup2 (&id, sizeof id), conflict);
  return conflict;
}

/* --- rows of the journal ------------------------------------------------------------------------------------------- */

/* A record that was removed with the trash can't be changed any more, and none can name it again. */
gboolean
tandem_reversing_pass_gone (TandemReversing *self, GError *failure, GError **error)
{
  if (g_error_matches (failure, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND))
    {
      self->reversal->n_gone++;
      g_error_free (failure);
      return TRUE;
    }
  g_propagate_error (error, failure);
  return FALSE;
}

static gboolean
reverse_update (TandemReversing *self, GType type, TandemJournalRow *row, GError **error)
{
  GError *failure = NULL;
  g_autoptr (TandemRecord) record = tandem_record_load (self->connection, type, row->first, &failure);
  g_autoptr (JsonNode) after = record ? tandem_image_parse (row->after, error) : NULL;
  g_autoptr (JsonNode) before = after ? tandem_image_parse (row->before, error) : NULL;
  g_autofree char *deleted_at = NULL;

  if (failure)
    return tandem_reversing_pass_gone (self, failure, error);
  if (before == NULL || !go_on (self, error))
    return FALSE;
  if (tandem_reversing_is_of_made (self, row) && tandem_kept_contains (self->kept, row->first))
    return TRUE;
  if (g_hash_table_contains (self->left, &row->first)
      || !tandem_rewritten_is_of (self->rewritten, json_node_get_object (after), record))
    {
      TandemConflict *conflict = leave (self, row->table, row->first, FALSE);

      tandem_kept_add (self->kept, row->table, row->first);
      if (conflict)
        tandem_conflict_add_images (conflict, record, json_node_get_object (before), json_node_get_object (after));
      return TRUE;
    }
  tandem_image_apply (json_node_get_object (before), record, &deleted_at);
  if (!tandem_record_set_deleted (record, self->connection, deleted_at, &failure))
    return tandem_reversing_pass_gone (self, failure, error);
  self->reversal->n_reversed++;
  return TRUE;
}

GArray *
tandem_reversing_list_created (TandemConnection *connection, const TandemJournalRow *row, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT id FROM %s WHERE id >= $1 AND id <= $2 AND deleted_at IS NULL ORDER BY id",
                         row->table);
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, row->first);
  tandem_statement_bind_int64 (statement, 2, row->last);
  return tandem_statement_collect_ids (statement, error);
}

/* What stays lies between two runs. */
static gboolean
trash_runs (TandemReversing *self, GType type, GArray *ids, GError **error)
{
  const gint64 *all = (const gint64 *) (gpointer) ids->data;
  guint begin = 0;

  for (guint i = 0; i <= ids->len; i++)
    {
      gboolean ends = i == ids->len, stays = !ends && tandem_kept_contains (self->kept, all[i]);

      if (!ends && !go_on (self, error))
        return FALSE;
      if (!ends && !stays && i - begin < RUN)
        continue;
      if (i > begin && !tandem_trash_run (self->connection, type, all + begin, i - begin, error))
        return FALSE;
      self->reversal->n_reversed += i - begin;
      begin = i + stays;
    }
  return TRUE;
}

/* Where half of a table goes, its indexes cost less when they are made anew. */
static gboolean
trash_many (TandemReversing *self, TandemRecordClass *klass, GArray *ids, GError **error)
{
  const TandemBulkPlan plan = { .n_rows = (guint64) ids->len * 2 };
  const TandemReversalWatch *watch = self->reversal->watch;
  g_autoptr (TandemBulkLoad) load
      = tandem_bulk_load_begin (self->connection, &plan, watch ? watch->cancellable : NULL, error);

  return load && tandem_bulk_load_take_table (load, klass->table, error)
         && (klass->summary_table == NULL || tandem_bulk_load_take_table (load, klass->summary_table, error))
         && trash_runs (self, G_TYPE_FROM_CLASS (klass), ids, error) && tandem_bulk_load_finish (load, error);
}

static gboolean
reverse_create (TandemReversing *self, GType type, TandemJournalRow *row, GError **error)
{
  g_autoptr (TandemRecordClass) klass = g_type_class_ref (type);
  g_autoptr (GArray) ids = tandem_reversing_list_created (self->connection, row, error);

  if (ids == NULL)
    return FALSE;
  if (ids->len < MANY || (klass->written && !klass->written_asks_no_others))
    return trash_runs (self, type, ids, error);
  return trash_many (self, klass, ids, error);
}

static gboolean
reverse_row (TandemReversing *self, TandemJournalRow *row, GError **error)
{
  GType type = tandem_record_type_for_table (row->table);

  if (type == G_TYPE_INVALID)
    {
      g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_FAILED,
                   _ ("This change is of a kind that this Tandem does not know (“%s”). Nothing was changed."),
                   row->table ? row->table : "");
      return FALSE;
    }
  return row->is_create ? reverse_create (self, type, row, error) : reverse_update (self, type, row, error);
}

/* --- what was changed since ----------------------------------------------------------------------------------------- */

static void
clear_changed (TandemReversingChanged *self)
{
  g_clear_object (&self->record);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TandemReversingChanged, clear_changed)

static gboolean
load_changed (TandemReversing *self, TandemReversingChanged *changed, const char *table, gint64 id, GError **error)
{
  g_autoptr (TandemRecord) told = NULL;

  changed->record = tandem_record_load (self->connection, tandem_record_type_for_table (table), id, error);
  if (changed->record == NULL)
    return FALSE;
  changed->table = table;
  changed->id = tandem_kept_find_whole (self->kept, changed->record, &changed->table);
  if (changed->id == 0)
    changed->id = id;
  told = tandem_record_load (self->connection, tandem_record_type_for_table (changed->table), changed->id, error);
  changed->is_live = told && tandem_record_get_deleted_at (told) == NULL;
  return told != NULL;
}

void
tandem_reversing_keep_changed (TandemKept *kept, const TandemReversingChanged *changed)
{
  tandem_kept_add (kept, TANDEM_RECORD_GET_CLASS (changed->record)->table, tandem_record_get_id (changed->record));
  tandem_kept_add (kept, changed->table, changed->id);
}

static gboolean
visit_changed (TandemReversing *self, const TandemJournalRow *row, TandemReversingFunc func, gpointer data,
               GError **error)
{
  g_autoptr (GArray) ids
      = tandem_kept_list_changed (self->kept, row->table, row->first, row->last, self->sequence, error);

  for (guint i = 0; ids && i < ids->len; i++)
    {
      g_auto (TandemReversingChanged) changed = { 0 };
      g_autoptr (GError) failure = NULL;

      if (is_stopped (self, error))
        return FALSE;
      if (load_changed (self, &changed, row->table, g_array_index (ids, gint64, i), &failure)
              ? func (self, &changed, data, error)
              : g_error_matches (failure, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND)) /* gone with the trash */
        continue;
      if (failure)
        g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return ids != NULL;
}

/* Finds what stays, before the first of what the act made goes. */
gboolean
tandem_reversing_find_kept (TandemReversing *self, GPtrArray *rows, TandemReversingFunc func, gpointer data,
                            GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const TandemJournalRow *row = g_ptr_array_index (rows, i);

      if (tandem_reversing_is_of_made (self, row) && !visit_changed (self, row, func, data, error))
        return FALSE;
    }
  return tandem_kept_close (self->kept, error);
}

gboolean
tandem_reversing_leave_changed (TandemReversing *self, const TandemReversingChanged *changed, gpointer data,
                                GError **error)
{
  TandemConflict *conflict = NULL;

  tandem_reversing_keep_changed (self->kept, changed);
  if (changed->is_live)
    conflict = leave (self, changed->table, changed->id, TRUE);
  return conflict == NULL || tandem_conflict_add_later (conflict, self->connection, changed->record, error);
}

static gboolean
is_summed_up (const char *table)
{
  g_autoptr (TandemRecordClass) klass = table ? g_type_class_ref (tandem_record_type_for_table (table)) : NULL;

  return klass && klass->summary_table;
}

/* Whether it goes after what it is a part of. */
static gboolean
is_late (const TandemJournalRow *row)
{
  GType type = tandem_record_type_for_table (row->table);
  g_autoptr (TandemRecordClass) klass = type == G_TYPE_INVALID ? NULL : g_type_class_ref (type);

  for (guint i = 0; klass && i < klass->n_columns; i++)
    if (is_summed_up (klass->columns[i].part_of))
      return TRUE;
  return FALSE;
}

static gboolean
run_some (TandemReversing *self, GPtrArray *rows, gboolean of_made, gboolean of_late, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      TandemJournalRow *row = g_ptr_array_index (rows, i);

      if (tandem_reversing_is_of_made (self, row) != of_made || (of_made && is_late (row) != of_late))
        continue;
      if (!reverse_row (self, row, error))
        return FALSE;
    }
  return TRUE;
}

/* What is summed up goes before its parts: for one that is in the trash nothing is worked out anew of what is left of it. */
gboolean
tandem_reversing_run_rows (TandemReversing *self, GPtrArray *rows, gboolean of_made, GError **error)
{
  return run_some (self, rows, of_made, FALSE, error) && (!of_made || run_some (self, rows, of_made, TRUE, error));
}
