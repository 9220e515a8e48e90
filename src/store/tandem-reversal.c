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
#include "store/tandem-record-private.h"
#include "store/tandem-store-error.h"

#define MOST_LEFT     100 /* a person reads the first few; a program counts */
#define BETWEEN_TELLS 100 /* records */

typedef struct {
  char *table;
  char *kind;
  gint64 first, last;
  char *before, *after;
} JournalRow;

typedef struct {
  TandemConnection *connection;
  TandemReversal *reversal;
  GHashTable *left; /* id of each record that is left, as gint64: its TandemConflict, or NULL past the first hundred */
  guint n_done, n_all;
} Reversing;

static void
free_row (gpointer data)
{
  JournalRow *row = data;

  g_free (row->table);
  g_free (row->kind);
  g_free (row->before);
  g_free (row->after);
  g_free (row);
}

static void
clear_reversing (Reversing *self)
{
  g_hash_table_unref (self->left);
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

static GPtrArray *
load_rows (TandemConnection *connection, gint64 set_id, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT table_name, kind, record_id, last_record_id, before, after FROM change_row WHERE change_set_id = $1"
      " ORDER BY position DESC",
      error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, set_id);
  while (tandem_statement_next (statement, &failure))
    {
      JournalRow *row = g_new0 (JournalRow, 1);

      row->table = g_strdup (tandem_statement_get_text (statement, 0));
      row->kind = g_strdup (tandem_statement_get_text (statement, 1));
      row->first = tandem_statement_get_int64 (statement, 2);
      row->last = tandem_statement_get_int64 (statement, 3);
      row->before = g_strdup (tandem_statement_get_text (statement, 4));
      row->after = g_strdup (tandem_statement_get_text (statement, 5));
      g_ptr_array_add (rows, row);
    }
  if (failure == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* --- who waits ----------------------------------------------------------------------------------------------------- */

static void
tell (Reversing *self)
{
  const TandemReversalWatch *watch = self->reversal->watch;

  if (watch && watch->tell)
    watch->tell (self->reversal->label, self->n_done, self->n_all, watch->data);
}

/* Called for each record, before it is looked at. */
static gboolean
go_on (Reversing *self, GError **error)
{
  const TandemReversalWatch *watch = self->reversal->watch;

  if (watch && g_cancellable_set_error_if_cancelled (watch->cancellable, error))
    return FALSE;
  if (self->n_done % BETWEEN_TELLS == 0)
    tell (self);
  self->n_done++;
  return TRUE;
}

static gboolean
count_created (TandemConnection *connection, const JournalRow *row, gint64 *n, GError **error)
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

static gboolean
is_create (const JournalRow *row)
{
  return g_strcmp0 (row->kind, "create") == 0;
}

static gboolean
count_all (Reversing *self, GPtrArray *rows, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      JournalRow *row = g_ptr_array_index (rows, i);
      gint64 n = 1;

      /* what is of no table is told when its turn comes */
      if (is_create (row) && tandem_record_type_for_table (row->table) != G_TYPE_INVALID
          && !count_created (self->connection, row, &n, error))
        return FALSE;
      self->n_all += (guint) n;
    }
  return TRUE;
}

/* --- records that are left ----------------------------------------------------------------------------------------- */

/* Returns: (nullable): what is to be told of the record; %NULL when enough is told */
static TandemConflict *
leave (Reversing *self, const JournalRow *row, gint64 id)
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
      conflict = tandem_conflict_new (row->table, id, reversal->set_id, is_create (row));
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
reverse_update (Reversing *self, GType type, JournalRow *row, GError **error)
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
  if (g_hash_table_contains (self->left, &row->first) || !tandem_image_is_of (json_node_get_object (after), record))
    {
      TandemConflict *conflict = leave (self, row, row->first);

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

/* A created record was changed since when a later change set that is still in force touched it. */
static gboolean
was_changed_since (TandemConnection *connection, const char *table, gint64 id, gint64 set_id, gboolean *changed,
                   GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT 1 FROM change_row AS r JOIN change_set AS s ON s.id = r.change_set_id"
      " WHERE r.table_name = $1 AND r.record_id = $2 AND r.kind = 'update' AND s.id <> $3 AND s.cause <> 'undo'"
      " AND s.reversed_by_id IS NULL"
      " AND s.sequence > (SELECT sequence FROM change_set WHERE id = $3) LIMIT 1",
      error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, table);
  tandem_statement_bind_int64 (statement, 2, id);
  tandem_statement_bind_int64 (statement, 3, set_id);
  *changed = tandem_statement_next (statement, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static GArray *
list_created (TandemConnection *connection, JournalRow *row, GError **error)
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
reverse_created (Reversing *self, GType type, JournalRow *row, gint64 id, GError **error)
{
  gint64 set_id = self->reversal->set_id;
  g_autoptr (TandemRecord) record = tandem_record_load (self->connection, type, id, error);
  gboolean changed = FALSE;
  TandemConflict *conflict;

  if (record == NULL || !go_on (self, error)
      || (tandem_record_get_version (record) > 1
          && !was_changed_since (self->connection, row->table, id, set_id, &changed, error)))
    return FALSE;
  if (changed)
    {
      conflict = leave (self, row, id);
      return conflict == NULL || tandem_conflict_add_later (conflict, self->connection, record, error);
    }
  self->reversal->n_reversed++;
  return tandem_record_trash (record, self->connection, error);
}

static gboolean
reverse_create (Reversing *self, GType type, JournalRow *row, GError **error)
{
  g_autoptr (GArray) ids = list_created (self->connection, row, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!reverse_created (self, type, row, g_array_index (ids, gint64, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
reverse_row (Reversing *self, JournalRow *row, GError **error)
{
  GType type = tandem_record_type_for_table (row->table);

  if (type == G_TYPE_INVALID)
    {
      g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_FAILED,
                   _ ("This change is of a kind that this Tandem does not know (“%s”). Nothing was changed."),
                   row->table ? row->table : "");
      return FALSE;
    }
  return is_create (row) ? reverse_create (self, type, row, error) : reverse_update (self, type, row, error);
}

/* --- change sets --------------------------------------------------------------------------------------------------- */

typedef struct {
  char *label;
  char *cause;
  gint64 sequence;
  gboolean composite;
  gboolean reversed;
} SetHead;

static void
clear_head (SetHead *head)
{
  g_free (head->label);
  g_free (head->cause);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SetHead, clear_head)

static gboolean
load_head (TandemConnection *connection, gint64 set_id, SetHead *head, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT label, cause, composite, coalesce (reversed_by_id, 0), sequence FROM change_set WHERE id = $1", error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, set_id);
  if (!tandem_statement_next (statement, error))
    {
      if (error && *error == NULL)
        g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND,
                             _ ("There is no such change in this file. Nothing was changed."));
      return FALSE;
    }
  head->label = tandem_statement_dup_text (statement, 0);
  head->cause = tandem_statement_dup_text (statement, 1);
  head->composite = (gboolean) tandem_statement_get_int64 (statement, 2);
  head->reversed = tandem_statement_get_int64 (statement, 3) != 0;
  head->sequence = tandem_statement_get_int64 (statement, 4);
  return TRUE;
}

/* Whether the change set may be reversed at all, whatever became of its records since. */
static gboolean
check_head (TandemConnection *connection, const SetHead *head, GError **error)
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
begin_set (Reversing *self, SetHead *head)
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

/**
 * tandem_reversal_fail_gone:
 *
 * Returns: %FALSE, with an error that says why there was nothing to reverse
 */
gboolean
tandem_reversal_fail_gone (const TandemReversal *self, GError **error)
{
  g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND,
               /* Translators: %s is what was done */
               _ ("“%s” can't be undone any more: what it changed is gone for good, since the trash was emptied. "
                  "Everything was left as it is."),
               self->label);
  return FALSE;
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
  g_auto (SetHead) head = {
    NULL,
  };
  g_auto (Reversing) reversing
      = { connection, self, g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL), 0, 0 };
  g_autoptr (GPtrArray) rows = NULL;

  tandem_reversal_reset (self);
  self->set_id = set_id;
  if (!load_head (connection, set_id, &head, error) || !check_head (connection, &head, error)
      || !(rows = load_rows (connection, set_id, error)) || !count_all (&reversing, rows, error))
    return FALSE;
  begin_set (&reversing, &head);
  for (guint i = 0; i < rows->len; i++)
    if (!reverse_row (&reversing, g_ptr_array_index (rows, i), error))
      return FALSE;
  if (!head.composite || (self->n_left == 0 && (self->n_gone == 0 || self->n_reversed == 0)))
    return TRUE;
  self->n_reversed = 0;
  if (self->n_left == 0)
    return tandem_reversal_fail_gone (self, error);
  g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CONFLICT,
               _ ("“%s” can't be undone: what it changed was changed again since. Everything was left as it is."),
               self->label);
  return FALSE;
}
