/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reverses a change set by a new one, record by record. What is told of a record that is left alone is gathered in the same
 * transaction, so that it is true of one moment. */
#include "store/tandem-reversal.h"

#include <glib/gi18n-lib.h>

#include "store/tandem-change-set.h"
#include "store/tandem-connection.h"
#include "store/tandem-record-private.h"
#include "store/tandem-reversing.h"
#include "store/tandem-store-error.h"

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

static gboolean
count_all (TandemReversing *self, GPtrArray *rows, GError **error)
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
begin_set (TandemReversing *self, TandemJournalHead *head)
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

/* What it changed comes first: what was left of that keeps its parts, too. */
static gboolean
reverse_all (TandemReversing *self, GPtrArray *rows, GError **error)
{
  self->rewritten = tandem_rewritten_find (rows, error);
  return self->rewritten && tandem_reversing_run_rows (self, rows, FALSE, error)
         && tandem_reversing_find_kept (self, rows, tandem_reversing_leave_changed, NULL, error)
         && tandem_reversing_run_rows (self, rows, TRUE, error);
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
  g_auto (TandemReversing) reversing = tandem_reversing_begin (connection, self);
  g_autoptr (GPtrArray) rows = NULL;

  tandem_reversal_reset (self);
  self->set_id = set_id;
  if (!tandem_journal_load_head (connection, set_id, &head, error) || !check_head (connection, &head, error)
      || !tandem_reversing_load_made (&reversing, &head, error)
      || !(rows = tandem_journal_load_rows (connection, set_id, error)) || !count_all (&reversing, rows, error))
    return FALSE;
  begin_set (&reversing, &head);
  if (!reverse_all (&reversing, rows, error))
    return FALSE;
  if (!head.composite || (self->n_left == 0 && (self->n_gone == 0 || self->n_reversed == 0)))
    return TRUE;
  self->n_reversed = 0;
  return tandem_reversal_fail (self, error);
}
