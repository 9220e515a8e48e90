/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Undo and redo. Both write a new change set that reverses an old one, so that nothing is ever rewritten and they last
 * across restarts. What can be undone next is the last edit, or redo of one, that nothing has reversed yet; what can be
 * redone is the last undo that nothing has reversed, as long as no edit came after it. */
#include "store/tandem-journal.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "store/tandem-connection.h"
#include "store/tandem-record-private.h"
#include "store/tandem-store-error.h"

typedef struct {
  char *table;
  char *kind;
  gint64 first, last;
  char *before, *after;
} JournalRow;

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

void
tandem_reversal_clear (TandemReversal *self)
{
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->left, g_array_unref);
  g_clear_pointer (&self->left_names, g_strfreev);
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
  return find_set (connection,
                   "SELECT id, label FROM change_set WHERE cause IN ('edit', 'import', 'redo') AND reversed_by_id IS NULL"
                   " AND coalesce (person_id, 0) = $1 AND origin = $2 ORDER BY sequence DESC LIMIT 1",
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
                   " AND coalesce (person_id, 0) = $1 AND origin = $2 AND sequence >"
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

static gboolean
find_column (TandemRecord *record, const char *name, guint *column)
{
  TandemRecordClass *klass = TANDEM_RECORD_GET_CLASS (record);

  for (*column = 0; *column < klass->n_columns; (*column)++)
    if (g_str_equal (klass->columns[*column].name, name))
      return TRUE;
  return FALSE;
}

static void
set_from_node (TandemRecord *record, guint column, JsonNode *node)
{
  switch (TANDEM_RECORD_GET_CLASS (record)->columns[column].kind)
    {
    case TANDEM_COLUMN_TEXT:
      tandem_record_set_text (record, column, JSON_NODE_HOLDS_NULL (node) ? NULL : json_node_get_string (node));
      break;
    case TANDEM_COLUMN_INTEGER:
      if (JSON_NODE_HOLDS_NULL (node))
        tandem_record_set_null (record, column);
      else
        tandem_record_set_integer (record, column, json_node_get_int (node));
      break;
    case TANDEM_COLUMN_BYTES:
    default:
      {
        gsize size = 0;
        guchar *data = JSON_NODE_HOLDS_NULL (node) ? NULL : g_base64_decode (json_node_get_string (node), &size);
        g_autoptr (GBytes) bytes = data ? g_bytes_new_take (data, size) : NULL;

        tandem_record_set_bytes (record, column, bytes);
      }
    }
}

/* Puts the values of an image into the record; "deleted_at" is told apart, since it is no column of the subclass. */
static gboolean
apply_image (TandemRecord *record, const char *text, const char **deleted_at, JsonNode **image, GError **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  *image = json_from_string (text ? text : "", NULL);
  if (*image == NULL || !JSON_NODE_HOLDS_OBJECT (*image))
    {
      g_set_error_literal (
          error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CORRUPT,
          _ ("The journal of this file has a row that can't be read. Nothing was changed; “tandem-cli check”"
             " says which."));
      return FALSE;
    }
  *deleted_at = tandem_record_get_deleted_at (record);
  json_object_iter_init (&iter, json_node_get_object (*image));
  while (json_object_iter_next (&iter, &name, &node))
    {
      guint column;

      if (g_str_equal (name, "deleted_at"))
        *deleted_at = JSON_NODE_HOLDS_NULL (node) ? NULL : json_node_get_string (node);
      else if (find_column (record, name, &column))
        set_from_node (record, column, node);
    }
  return TRUE;
}

/* Whether the record still holds what the change set wrote: then nobody changed these columns since. */
static gboolean
matches_image (TandemRecord *record, const char *text, gboolean *matches, GError **error)
{
  g_autoptr (TandemRecord) image_of = tandem_record_copy (record);
  g_autoptr (JsonNode) image = NULL;
  const char *deleted_at;

  if (!apply_image (image_of, text, &deleted_at, &image, error))
    return FALSE;
  *matches = (deleted_at == NULL) == (tandem_record_get_deleted_at (record) == NULL);
  for (guint i = 0; *matches && i < TANDEM_RECORD_GET_CLASS (record)->n_columns; i++)
    *matches = tandem_record_column_equal (record, image_of, i);
  return TRUE;
}

#define MOST_LEFT 100 /* a person reads the first few; a program counts */

static void
leave (TandemReversal *reversal, const char *table, gint64 id)
{
  const TandemRecordKey key = { g_intern_string (table), id };

  reversal->n_left++;
  if (reversal->left == NULL)
    reversal->left = g_array_new (FALSE, FALSE, sizeof (TandemRecordKey));
  if (reversal->left->len < MOST_LEFT)
    g_array_append_val (reversal->left, key);
}

static gboolean
reverse_update (TandemConnection *connection, GType type, JournalRow *row, TandemReversal *reversal, GError **error)
{
  g_autoptr (TandemRecord) record = tandem_record_load (connection, type, row->first, error);
  g_autoptr (JsonNode) image = NULL;
  g_autofree char *deleted_copy = NULL;
  const char *deleted_at;
  gboolean matches;

  if (record == NULL || !matches_image (record, row->after, &matches, error))
    return FALSE;
  if (!matches)
    {
      leave (reversal, row->table, row->first);
      return TRUE;
    }
  if (!apply_image (record, row->before, &deleted_at, &image, error))
    return FALSE;
  deleted_copy = g_strdup (deleted_at);
  reversal->n_reversed++;
  return tandem_record_set_deleted (record, connection, deleted_copy, error);
}

/* A created record was changed since when a later change set that is still in force touched it. */
static gboolean
was_changed_since (TandemConnection *connection, const char *table, gint64 id, gint64 set_id, gboolean *changed, GError **error)
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
  g_autofree char *sql = g_strdup_printf (
      "SELECT id FROM %s WHERE id >= $1 AND id <= $2 AND deleted_at IS NULL ORDER BY id DESC", row->table);
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, row->first);
  tandem_statement_bind_int64 (statement, 2, row->last);
  return tandem_statement_collect_ids (statement, error);
}

static gboolean
reverse_create (TandemConnection *connection, GType type, JournalRow *row, gint64 set_id, TandemReversal *reversal,
                GError **error)
{
  g_autoptr (GArray) ids = list_created (connection, row, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (TandemRecord) record = tandem_record_load (connection, type, id, error);
      gboolean changed = FALSE;

      if (record == NULL)
        return FALSE;
      if (tandem_record_get_version (record) > 1
          && !was_changed_since (connection, row->table, id, set_id, &changed, error))
        return FALSE;
      if (changed)
        leave (reversal, row->table, id);
      else if (!tandem_record_trash (record, connection, error))
        return FALSE;
      else
        reversal->n_reversed++;
    }
  return TRUE;
}

static gboolean
reverse_row (TandemConnection *connection, JournalRow *row, gint64 set_id, TandemReversal *reversal, GError **error)
{
  GType type = tandem_record_type_for_table (row->table);

  if (type == G_TYPE_INVALID)
    {
      g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_FAILED,
                   _ ("This change is of a kind that this Tandem does not know (“%s”). Nothing was changed."), row->table ? row->table : "");
      return FALSE;
    }
  if (g_strcmp0 (row->kind, "create") == 0)
    return reverse_create (connection, type, row, set_id, reversal, error);
  return reverse_update (connection, type, row, reversal, error);
}

typedef struct {
  char *label;
  char *cause;
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
      connection, "SELECT label, cause, composite, coalesce (reversed_by_id, 0) FROM change_set WHERE id = $1", error);

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
  return TRUE;
}

/* Whether the change set may be reversed at all, whatever became of its records since. */
static gboolean
check_head (const SetHead *head, GError **error)
{
  if (head->reversed)
    g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CONFLICT, _ ("“%s” was undone already."), head->label);
  else if (g_str_equal (head->cause, TANDEM_CAUSE_SETUP))
    g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                 _ ("“%s” can't be undone: everything else in the file stands on it. Nothing was changed."),
                 head->label);
  else
    return TRUE;
  return FALSE;
}

/**
 * tandem_journal_reverse:
 * @set_id: a change set; an undo is reversed by a redo, anything else by an undo
 * @reversal: (out caller-allocates): what became of it
 *
 * Inside a write. A record changed since is left alone and counted, unless the set is composite: that is undone whole or
 * fails with %TANDEM_STORE_ERROR_CONFLICT.
 */
gboolean
tandem_journal_reverse (TandemConnection *connection, gint64 set_id, TandemReversal *reversal, GError **error)
{
  g_auto (SetHead) head = { NULL, };
  g_autoptr (GPtrArray) rows = NULL;

  *reversal = (TandemReversal) { .set_id = set_id };
  if (!load_head (connection, set_id, &head, error) || !check_head (&head, error))
    return FALSE;
  rows = load_rows (connection, set_id, error);
  if (rows == NULL)
    return FALSE;
  tandem_change_set_begin (connection, head.label);
  tandem_change_set_set_cause (connection, g_str_equal (head.cause, TANDEM_CAUSE_UNDO) ? TANDEM_CAUSE_REDO : TANDEM_CAUSE_UNDO);
  tandem_change_set_set_composite (connection, head.composite);
  tandem_change_set_set_reverses (connection, set_id);
  for (guint i = 0; i < rows->len; i++)
    if (!reverse_row (connection, g_ptr_array_index (rows, i), set_id, reversal, error))
      return FALSE;
  reversal->label = g_steal_pointer (&head.label);
  if (reversal->n_left == 0 || !head.composite)
    return TRUE;
  g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CONFLICT,
               _ ("“%s” can't be undone: what it changed was changed again since. Everything was left as it is."),
               reversal->label);
  return FALSE;
}
