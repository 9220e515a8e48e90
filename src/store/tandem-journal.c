/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Undo and redo. Both write a new change set that reverses an old one, so that nothing is ever rewritten and they last
 * across restarts. What can be undone next is the last edit, or redo of one, that nothing has reversed yet; what can be
 * redone is the last undo that nothing has reversed, as long as no edit came after it. */
#include "store/tandem-journal.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

#define CLOSED "(SELECT coalesce (max (value), 0) FROM counter WHERE name = 'undo-closed')"

/**
 * tandem_journal_get_closed:
 * @sequence: (out): the last change set that an upgrade of the file closed, 0 for none; that and those before it can't be
 *   undone or redone
 */
gboolean
tandem_journal_get_closed (TandemConnection *connection, gint64 *sequence, GError **error)
{
  return tandem_connection_get_int64 (connection, "SELECT " CLOSED, sequence, error);
}

/**
 * tandem_journal_close:
 *
 * Inside the transaction of an upgrade: what was done so far can't be undone any more.
 */
gboolean
tandem_journal_close (TandemConnection *connection, GError **error)
{
  return tandem_connection_execute (connection,
                                    "INSERT INTO counter (name, value) SELECT 'undo-closed', value FROM counter"
                                    " WHERE name = 'change-sequence'"
                                    " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                                    error);
}

/**
 * tandem_journal_forget:
 *
 * For a record that is removed for good: the journal keeps that something was done with it, but none of its values.
 */
gboolean
tandem_journal_forget (TandemConnection *connection, const char *table, gint64 id, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "UPDATE change_row SET before = '{}', after = '{}' WHERE table_name = $1 AND record_id = $2 AND kind = 'update'",
      error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, table);
  tandem_statement_bind_int64 (statement, 2, id);
  return tandem_statement_run (statement, error);
}

static gboolean
find_set (TandemConnection *connection, const char *sql, gint64 person_id, const char *origin, gint64 *set_id, char **label,
          GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);
  g_autoptr (GError) failure = NULL;

  *set_id = 0;
  g_clear_pointer (label, g_free);
  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, person_id);
  tandem_statement_bind_text (statement, 2, origin);
  if (tandem_statement_next (statement, &failure))
    {
      *set_id = tandem_statement_get_int64 (statement, 0);
      *label = g_strdup (tandem_statement_get_text (statement, 1));
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_journal_find_undo:
 * @set_id: (out): the change set, 0 when there is none
 * @label: (out) (nullable): its label
 *
 * What Ctrl+Z takes: the last change of this person through this kind of program.
 */
gboolean
tandem_journal_find_undo (TandemConnection *connection, gint64 person_id, const char *origin, gint64 *set_id, char **label,
                          GError **error)
{
  return find_set (
      connection,
      "SELECT id, label FROM change_set WHERE cause IN ('edit', 'import', 'redo') AND reversed_by_id IS NULL"
      " AND sequence > " CLOSED " AND coalesce (person_id, 0) = $1 AND origin = $2 ORDER BY sequence DESC LIMIT 1",
      person_id, origin, set_id, label, error);
}

/**
 * tandem_journal_find_redo:
 *
 * What Ctrl+Shift+Z takes: the last undo, unless an edit came after it.
 */
gboolean
tandem_journal_find_redo (TandemConnection *connection, gint64 person_id, const char *origin, gint64 *set_id, char **label,
                          GError **error)
{
  return find_set (connection,
                   "SELECT id, label FROM change_set WHERE cause = 'undo' AND reversed_by_id IS NULL"
                   " AND sequence > " CLOSED " AND coalesce (person_id, 0) = $1 AND origin = $2 AND sequence >"
                   " (SELECT coalesce (max (sequence), 0) FROM change_set WHERE cause IN ('edit', 'import')"
                   "  AND coalesce (person_id, 0) = $1 AND origin = $2)"
                   " ORDER BY sequence DESC LIMIT 1",
                   person_id, origin, set_id, label, error);
}

/**
 * tandem_journal_find_sequence:
 * @sequence: the number of a change set, as a history shows it
 * @set_id: (out): the change set
 *
 * Fails with %TANDEM_STORE_ERROR_NOT_FOUND when there is none.
 */
gboolean
tandem_journal_find_sequence (TandemConnection *connection, gint64 sequence, gint64 *set_id, GError **error)
{
  g_autofree char *label = NULL;

  if (!find_set (connection, "SELECT id, label FROM change_set WHERE sequence = $1", sequence, NULL, set_id, &label,
                 error))
    return FALSE;
  if (*set_id == 0)
    g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND,
                         _ ("There is no such change in this file. Nothing was changed."));
  return *set_id != 0;
}

/**
 * tandem_journal_find_origin:
 * @set_id: a change set
 * @origin_id: (out): the act that it redoes, or undoes; itself when it is none of both
 */
gboolean
tandem_journal_find_origin (TandemConnection *connection, gint64 set_id, gint64 *origin_id, GError **error)
{
  gint64 next = set_id;

  while (next != 0)
    {
      g_autofree char *label = NULL;

      *origin_id = next;
      /* the sequence only falls, as below it only grows */
      if (!find_set (connection,
                     "SELECT o.id, o.label FROM change_set AS s JOIN change_set AS o ON o.id = s.reverses_id"
                     " WHERE s.id = $1 AND o.sequence < s.sequence",
                     *origin_id, NULL, &next, &label, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * tandem_journal_find_standing:
 * @set_id: a change set, reversed or not
 * @last_id: (out): the last of its undo, redo, undo …, which has to be reversed to change what became of it
 * @is_undone: (out): whether what it did is taken back now
 */
gboolean
tandem_journal_find_standing (TandemConnection *connection, gint64 set_id, gint64 *last_id, gboolean *is_undone,
                              GError **error)
{
  gint64 next = set_id;

  *is_undone = TRUE;
  while (next != 0)
    {
      g_autofree char *label = NULL;

      *last_id = next;
      *is_undone = !*is_undone;
      /* the sequence only grows, so that a journal which goes round in a circle ends here, too */
      if (!find_set (connection,
                     "SELECT r.id, r.label FROM change_set AS s JOIN change_set AS r ON r.id = s.reversed_by_id"
                     " WHERE s.id = $1 AND r.sequence > s.sequence",
                     *last_id, NULL, &next, &label, error))
        return FALSE;
    }
  return TRUE;
}

/* --- one change set ------------------------------------------------------------------------------------------------ */

void
tandem_journal_head_clear (TandemJournalHead *head)
{
  g_free (head->label);
  g_free (head->cause);
}

/**
 * tandem_journal_load_head:
 * @head: (out caller-allocates): to be cleared
 *
 * Fails with %TANDEM_STORE_ERROR_NOT_FOUND when there is no such change set.
 */
gboolean
tandem_journal_load_head (TandemConnection *connection, gint64 set_id, TandemJournalHead *head, GError **error)
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

static void
free_row (gpointer data)
{
  TandemJournalRow *row = data;

  g_free (row->table);
  g_free (row->before);
  g_free (row->after);
  g_free (row);
}

/**
 * tandem_journal_load_rows:
 *
 * Returns: (transfer full) (element-type TandemJournalRow) (nullable): what a change set wrote, the last first
 */
GPtrArray *
tandem_journal_load_rows (TandemConnection *connection, gint64 set_id, GError **error)
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
      TandemJournalRow *row = g_new0 (TandemJournalRow, 1);

      row->table = g_strdup (tandem_statement_get_text (statement, 0));
      row->is_create = g_strcmp0 (tandem_statement_get_text (statement, 1), "create") == 0;
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
