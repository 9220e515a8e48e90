/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reverses a change set by a new one, record by record. What is told of a record that is left alone is gathered in the same
 * transaction, so that it is true of one moment. */
#include "store/tandem-reversal.h"

#include <glib/gi18n-lib.h>

#include "store/tandem-change-set.h"
#include "store/tandem-connection.h"
#include "store/tandem-image.h"
#include "store/tandem-journal.h"
#include "store/tandem-kept.h"
#include "store/tandem-record-private.h"
#include "store/tandem-rewritten.h"
#include "store/tandem-store-error.h"

#define MOST_LEFT     100 /* a person reads the first few; a program counts */
#define BETWEEN_TELLS 100 /* records */

typedef struct {
  TandemConnection *connection;
  TandemReversal *reversal;
  gint64 sequence;  /* of what is reversed */
  TandemKept *kept; /* of what it made */
  GHashTable
      *left; /* id of each record that is told as left, as gint64: its TandemConflict, or NULL past the first hundred */
  GHashTable *rewritten; /* of those not judged yet */
  guint n_done, n_all;
} Reversing;

static void
clear_reversing (Reversing *self)
{
  tandem_kept_free (self->kept);
  g_hash_table_unref (self->left);
  g_clear_pointer (&self->rewritten, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reversing, clear_reversing)

void
tandem_reversal_clear (TandemReversal *self)
{
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->left, g_ptr_array_unref);
}

/**
 * tandem_reversal_reset:
 *
 * Makes it one of nothing, for whoever watched before.
 */
void
tandem_reversal_reset (TandemReversal *self)
{
  *self = (TandemReversal) { .watch = self->watch };
}

/* --- who waits ----------------------------------------------------------------------------------------------------- */

static void
tell (Reversing *self)
{
  const TandemReversalWatch *watch = self->reversal->watch;

  if (watch && watch->tell)
    watch->tell (self->reversal->label, self->n_done, self->n_all, watch->data);
}

static gboolean
is_stopped (Reversing *self, GError **error)
{
  const TandemReversalWatch *watch = self->reversal->watch;

  return watch && g_cancellable_set_error_if_cancelled (watch->cancellable, error);
}

/* Called for each record that is reversed, or left. */
static gboolean
go_on (Reversing *self, GError **error)
{
  if (is_stopped (self, error))
    return FALSE;
  if (self->n_done % BETWEEN_TELLS == 0)
    tell (self);
  self->n_done++;
  return TRUE;
}

static gboolean
count_created (TandemConnection *connection, const TandemJournalRow *row, gint64 *n, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT count(*) FROM %s WHERE id >= $1 AND id <= $2 AND deleted_at IS NULL", row->table);
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, row->first);
  tandem_statement_bind_int64 (statement, 2, row->last);
  if (tandem_statement_next (statement, &failure))
    *n = tandem_statement_get_int64 (statement, 0);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Whether it speaks of what the act made: to reverse it puts that into the trash, if it does not stay. */
static gboolean
is_of_made (Reversing *self, const TandemJournalRow *row)
{
  return tandem_kept_is_made (self->kept, row->table, row->first);
}

static gboolean
count_all (Reversing *self, GPtrArray *rows, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      TandemJournalRow *row = g_ptr_array_index (rows, i);
      gint64 n = 1;

      /* what is of no table is told when its turn comes */
      if (row->is_create && tandem_record_type_for_table (row->table) != G_TYPE_INVALID
          && !count_created (self->connection, row, &n, error))
        return FALSE;
      self->n_all += (guint) n;
    }
  return TRUE;
}

/* --- records that are left ----------------------------------------------------------------------------------------- */

/* Returns: (nullable): what is to be told of the record; %NULL when enough is told */
static TandemConflict *
leave (Reversing *self, const char *table, gint64 id, gboolean is_create)
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
static gboolean
pass_gone (Reversing *self, GError *failure, GError **error)
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
reverse_update (Reversing *self, GType type, TandemJournalRow *row, GError **error)
{
  GError *failure = NULL;
  g_autoptr (TandemRecord) record = tandem_record_load (self->connection, type, row->first, &failure);
  g_autoptr (JsonNode) after = record ? tandem_image_parse (row->after, error) : NULL;
  g_autoptr (JsonNode) before = after ? tandem_image_parse (row->before, error) : NULL;
  g_autofree char *deleted_at = NULL;

  if (failure)
    return pass_gone (self, failure, error);
  if (before == NULL || !go_on (self, error))
    return FALSE;
  if (is_of_made (self, row) && tandem_kept_contains (self->kept, row->first))
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
    return pass_gone (self, failure, error);
  self->reversal->n_reversed++;
  return TRUE;
}

static GArray *
list_created (TandemConnection *connection, const TandemJournalRow *row, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT id FROM %s WHERE id >= $1 AND id <= $2 AND deleted_at IS NULL ORDER BY id DESC",
                         row->table);
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, row->first);
  tandem_statement_bind_int64 (statement, 2, row->last);
  return tandem_statement_collect_ids (statement, error);
}

static gboolean
reverse_created (Reversing *self, GType type, gint64 id, GError **error)
{
  g_autoptr (TandemRecord) record = NULL;

  if (!go_on (self, error))
    return FALSE;
  if (tandem_kept_contains (self->kept, id))
    return TRUE;
  record = tandem_record_load (self->connection, type, id, error);
  self->reversal->n_reversed++;
  return record && tandem_record_trash (record, self->connection, error);
}

static gboolean
reverse_create (Reversing *self, GType type, TandemJournalRow *row, GError **error)
{
  g_autoptr (GArray) ids = list_created (self->connection, row, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!reverse_created (self, type, g_array_index (ids, gint64, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
reverse_row (Reversing *self, TandemJournalRow *row, GError **error)
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

/* A record that the act made, with the one that is told for it: what it is a part of, or itself. */
typedef struct {
  TandemRecord *record;
  const char *table;
  gint64 id;
  gboolean is_live;
} Changed;

static void
clear_changed (Changed *self)
{
  g_clear_object (&self->record);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Changed, clear_changed)

static gboolean
load_changed (Reversing *self, Changed *changed, const char *table, gint64 id, GError **error)
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

static void
keep_changed (TandemKept *kept, const Changed *changed)
{
  tandem_kept_add (kept, TANDEM_RECORD_GET_CLASS (changed->record)->table, tandem_record_get_id (changed->record));
  tandem_kept_add (kept, changed->table, changed->id);
}

/* Called for each record that the act made and that was changed since. */
typedef gboolean (*ChangedFunc) (Reversing *self, const Changed *changed, gpointer data, GError **error);

static gboolean
visit_changed (Reversing *self, const TandemJournalRow *row, ChangedFunc func, gpointer data, GError **error)
{
  g_autoptr (GArray) ids
      = tandem_kept_list_changed (self->kept, row->table, row->first, row->last, self->sequence, error);

  for (guint i = 0; ids && i < ids->len; i++)
    {
      g_auto (Changed) changed = { 0 };
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
static gboolean
find_kept (Reversing *self, GPtrArray *rows, ChangedFunc func, gpointer data, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const TandemJournalRow *row = g_ptr_array_index (rows, i);

      if (is_of_made (self, row) && !visit_changed (self, row, func, data, error))
        return FALSE;
    }
  return tandem_kept_close (self->kept, error);
}

static gboolean
leave_changed (Reversing *self, const Changed *changed, gpointer data, GError **error)
{
  TandemConflict *conflict = NULL;

  keep_changed (self->kept, changed);
  if (changed->is_live)
    conflict = leave (self, changed->table, changed->id, TRUE);
  return conflict == NULL || tandem_conflict_add_later (conflict, self->connection, changed->record, error);
}

static gboolean
reverse_rows (Reversing *self, GPtrArray *rows, gboolean of_made, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      TandemJournalRow *row = g_ptr_array_index (rows, i);

      if (is_of_made (self, row) == of_made && !reverse_row (self, row, error))
        return FALSE;
    }
  return TRUE;
}

/* --- change sets --------------------------------------------------------------------------------------------------- */

/* Whether the change set may be reversed at all, whatever became of its records since. */
static gboolean
check_head (TandemConnection *connection, const TandemJournalHead *head, GError **error)
{
  gint64 closed;

  if (!tandem_journal_get_closed (connection, &closed, error))
    return FALSE;
  if (head->sequence <= closed)
    g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                 _ ("“%s” can't be undone any more: it was done before this file was upgraded to a newer Tandem, which"
                    " keeps its records another way. Nothing was changed."),
                 head->label);
  else if (head->reversed)
    g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CONFLICT, _ ("“%s” was undone already."), head->label);
  else if (g_str_equal (head->cause, TANDEM_CAUSE_SETUP))
    g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                 _ ("“%s” can't be undone: everything else in the file stands on it. Nothing was changed."),
                 head->label);
  else
    return TRUE;
  return FALSE;
}

static void
begin_set (Reversing *self, TandemJournalHead *head)
{
  TandemReversal *reversal = self->reversal;

  reversal->label = g_steal_pointer (&head->label);
  reversal->is_redo = g_str_equal (head->cause, TANDEM_CAUSE_UNDO);
  reversal->is_whole = head->composite;
  tandem_change_set_begin (self->connection, reversal->label);
  tandem_change_set_set_cause (self->connection, reversal->is_redo ? TANDEM_CAUSE_REDO : TANDEM_CAUSE_UNDO);
  tandem_change_set_set_composite (self->connection, head->composite);
  tandem_change_set_set_reverses (self->connection, reversal->set_id);
}

static char *
explain (const TandemReversal *self)
{
  if (self->n_left == 0 && self->is_redo)
    /* Translators: %s is what was done and undone */
    return g_strdup_printf (_ ("“%s” can't be done again: what it changed is gone for good, since the trash was emptied. "
                               "Everything was left as it is."),
                            self->label);
  if (self->n_left == 0)
    /* Translators: %s is what was done */
    return g_strdup_printf (_ ("“%s” can't be undone any more: what it changed is gone for good, since the trash was emptied. "
                               "Everything was left as it is."),
                            self->label);
  if (self->is_redo)
    /* Translators: %s is what was done and undone */
    return g_strdup_printf (_ ("“%s” can't be done again: what it changed was changed since. Everything was left as it is."),
                            self->label);
  /* Translators: %s is what was done */
  return g_strdup_printf (_ ("“%s” can't be undone: what it changed was changed again since. Everything was left as it is."),
                          self->label);
}

/**
 * tandem_reversal_fail:
 *
 * Returns: %FALSE, with an error that says why nothing was reversed
 */
gboolean
tandem_reversal_fail (const TandemReversal *self, GError **error)
{
  g_autofree char *text = explain (self);

  g_set_error_literal (error, TANDEM_STORE_ERROR,
                       self->n_left == 0 ? TANDEM_STORE_ERROR_NOT_FOUND : TANDEM_STORE_ERROR_CONFLICT, text);
  return FALSE;
}

static Reversing
begin (TandemConnection *connection, TandemReversal *reversal)
{
  return (Reversing) {
    .connection = connection,
    .reversal = reversal,
    .kept = tandem_kept_new (connection),
    .left = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
  };
}

/* An undo made nothing, and its redo gives back what the act made. */
static gboolean
load_made (Reversing *self, const TandemJournalHead *head, GError **error)
{
  gint64 origin_id;

  self->sequence = head->sequence;
  return g_str_equal (head->cause, TANDEM_CAUSE_UNDO)
         || (tandem_journal_find_origin (self->connection, self->reversal->set_id, &origin_id, error)
             && tandem_kept_load_made (self->kept, origin_id, error));
}

/* What it changed comes first: what was left of that keeps its parts, too. */
static gboolean
reverse_all (Reversing *self, GPtrArray *rows, GError **error)
{
  self->rewritten = tandem_rewritten_find (rows, error);
  return self->rewritten && reverse_rows (self, rows, FALSE, error)
         && find_kept (self, rows, leave_changed, NULL, error) && reverse_rows (self, rows, TRUE, error);
}

/**
 * tandem_reversal_run:
 * @set_id: a change set; an undo is reversed by a redo, anything else by an undo
 * @self: (inout): what became of it
 *
 * Inside a write. A record changed since is left alone and told, unless the set is composite: that is undone whole or fails
 * with %TANDEM_STORE_ERROR_CONFLICT. What is gone is counted; a set of which nothing is left counts as reversed.
 */
gboolean
tandem_reversal_run (TandemConnection *connection, gint64 set_id, TandemReversal *self, GError **error)
{
  g_auto (TandemJournalHead) head = {
    NULL,
  };
  g_auto (Reversing) reversing = begin (connection, self);
  g_autoptr (GPtrArray) rows = NULL;

  tandem_reversal_reset (self);
  self->set_id = set_id;
  if (!tandem_journal_load_head (connection, set_id, &head, error) || !check_head (connection, &head, error)
      || !load_made (&reversing, &head, error) || !(rows = tandem_journal_load_rows (connection, set_id, error))
      || !count_all (&reversing, rows, error))
    return FALSE;
  begin_set (&reversing, &head);
  if (!reverse_all (&reversing, rows, error))
    return FALSE;
  if (!head.composite || (self->n_left == 0 && (self->n_gone == 0 || self->n_reversed == 0)))
    return TRUE;
  self->n_reversed = 0;
  return tandem_reversal_fail (self, error);
}

/* --- one record that was left --------------------------------------------------------------------------------------- */

/* @goes: the record, and what of the act it would keep; @version: as that of the conflict, of now. */
typedef struct {
  const TandemConflict *conflict;
  TandemKept *goes;
  gint64 version;
} Taking;

static void
clear_taking (Taking *self)
{
  tandem_kept_free (self->goes);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Taking, clear_taking)

/* What was changed in the one that is taken keeps it no longer. */
static gboolean
keep_other (Reversing *self, const Changed *changed, gpointer data, GError **error)
{
  Taking *taking = data;
  gboolean is_it = changed->id == taking->conflict->id;

  if (is_it)
    taking->version += tandem_record_get_version (changed->record);
  keep_changed (is_it ? taking->goes : self->kept, changed);
  return TRUE;
}

/* What the act changed, and the undo did not give back, stays. */
static gboolean
keep_updated (Reversing *self, const TandemJournalRow *row, GError **error)
{
  GError *failure = NULL;
  g_autoptr (TandemRecord) record
      = tandem_record_load (self->connection, tandem_record_type_for_table (row->table), row->first, &failure);
  g_autoptr (JsonNode) before = NULL;

  if (failure)
    return pass_gone (self, failure, error);
  before = tandem_image_parse (row->before, error);
  if (before && !tandem_image_is_of (json_node_get_object (before), record))
    tandem_kept_add (self->kept, row->table, row->first);
  return before != NULL;
}

/* So does what is there again, since it was taken out of the trash. */
static gboolean
keep_live (Reversing *self, const TandemJournalRow *row, TandemKept *goes, GError **error)
{
  g_autoptr (GArray) ids = list_created (self->connection, row, error);

  for (guint i = 0; ids && i < ids->len; i++)
    if (!tandem_kept_contains (goes, g_array_index (ids, gint64, i)))
      tandem_kept_add (self->kept, row->table, g_array_index (ids, gint64, i));
  return ids != NULL;
}

/* Whatever else there is of the act keeps what it names. */
static gboolean
keep_rest (Reversing *self, GPtrArray *rows, TandemKept *goes, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const TandemJournalRow *row = g_ptr_array_index (rows, i);

      if (!(is_of_made (self, row) ? keep_live (self, row, goes, error) : keep_updated (self, row, error)))
        return FALSE;
    }
  return tandem_kept_close (self->kept, error);
}

static gboolean
find_what_goes (Reversing *self, GPtrArray *rows, Taking *taking, GError **error)
{
  tandem_kept_bar (self->kept, taking->conflict->id);
  tandem_kept_add (taking->goes, taking->conflict->table, taking->conflict->id);
  return find_kept (self, rows, keep_other, taking, error) && tandem_kept_close (taking->goes, error)
         && keep_rest (self, rows, taking->goes, error);
}

/**
 * tandem_reversal_take_back:
 * @conflict: a record that a change set made, which was left when that was reversed
 *
 * Inside a write, in a change set that was begun: puts it into the trash, with what stayed for its sake alone. Fails with
 * %TANDEM_STORE_ERROR_CONFLICT when it is not as the conflict tells it any more.
 */
gboolean
tandem_reversal_take_back (TandemConnection *connection, const TandemConflict *conflict, GError **error)
{
  g_auto (TandemReversal) reversal = { .set_id = conflict->set_id };
  g_auto (TandemJournalHead) head = {
    NULL,
  };
  g_auto (Reversing) self = begin (connection, &reversal);
  g_auto (Taking) taking = { conflict, tandem_kept_new (connection), 0 };
  g_autoptr (GPtrArray) rows = NULL;

  if (!tandem_journal_load_head (connection, conflict->set_id, &head, error) || !load_made (&self, &head, error)
      || !(rows = tandem_journal_load_rows (connection, conflict->set_id, error)))
    return FALSE;
  tandem_kept_share_made (taking.goes, self.kept);
  if (!find_what_goes (&self, rows, &taking, error))
    return FALSE;
  return taking.version == conflict->version ? reverse_rows (&self, rows, TRUE, error)
                                             : tandem_conflict_fail_changed (error);
}
