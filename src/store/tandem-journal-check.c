/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether undo, redo and the history can rely on the journal: its numbers have no gap, what was reversed and what reversed it
 * name each other, and every row can be read and speaks of tables and fields that this Tandem knows. */
#include "store/tandem-journal-check.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "base/tandem-id.h"
#include "store/tandem-connection.h"
#include "store/tandem-image.h"
#include "store/tandem-journal.h"
#include "store/tandem-migration.h"
#include "store/tandem-record.h"

static void
add_set_fault (TandemCheckPart *part, gint64 sequence, const char *what)
{
  /* Translators: %lld is the number of a change, %s what is wrong with it */
  tandem_check_part_add_fault (part, _ ("change %lld: %s"), (long long) sequence, what);
}

static gboolean
end_reading (GError *failure, GError **error)
{
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/* --- change sets --------------------------------------------------------------------------------------------------- */

static gboolean
check_counter (TandemConnection *connection, TandemCheckPart *part, gint64 last, GError **error)
{
  gint64 counter;

  if (!tandem_connection_get_int64 (connection, "SELECT value FROM counter WHERE name = 'change-sequence'", &counter,
                                    error))
    return FALSE;
  if (counter != last)
    add_set_fault (part, last, _ ("it is the last one, but the counter of the file stands elsewhere"));
  return TRUE;
}

static gboolean
check_sequences (TandemConnection *connection, TandemCheckPart *part, GError **error)
{
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection, "SELECT sequence FROM change_set ORDER BY sequence", error);
  GError *failure = NULL;
  gint64 last = 0;

  if (statement == NULL)
    return FALSE;
  while (tandem_statement_next (statement, &failure))
    {
      gint64 sequence = tandem_statement_get_int64 (statement, 0);

      if (sequence == last)
        add_set_fault (part, sequence, _ ("there are two with this number"));
      else if (sequence != last + 1)
        add_set_fault (part, sequence, _ ("the one before it is missing"));
      last = sequence;
    }
  return end_reading (failure, error) && check_counter (connection, part, last, error);
}

/* Each statement finds the numbers of those that break a rule. */
static const struct {
  const char *sql;
  const char *sentence;
} rules[] = {
  { "SELECT s.sequence FROM change_set AS s WHERE s.reverses_id IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM change_row AS r WHERE r.change_set_id = s.id) ORDER BY s.sequence",
    N_ ("it has no rows") },
  { "SELECT s.sequence FROM change_set AS s LEFT JOIN change_set AS o ON o.id = s.reverses_id"
    " WHERE s.reverses_id IS NOT NULL AND coalesce (o.reversed_by_id, 0) <> s.id ORDER BY s.sequence",
    N_ ("it reverses one that does not say so") },
  { "SELECT s.sequence FROM change_set AS s LEFT JOIN change_set AS u ON u.id = s.reversed_by_id"
    " WHERE s.reversed_by_id IS NOT NULL AND coalesce (u.reverses_id, 0) <> s.id ORDER BY s.sequence",
    N_ ("it is reversed by one that does not say so") },
};

static gboolean
check_rules (TandemConnection *connection, TandemCheckPart *part, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, rules[i].sql, error);
      g_autoptr (GArray) numbers = statement ? tandem_statement_collect_ids (statement, error) : NULL;

      if (numbers == NULL)
        return FALSE;
      for (guint j = 0; j < numbers->len; j++)
        add_set_fault (part, g_array_index (numbers, gint64, j), _ (rules[i].sentence));
    }
  return TRUE;
}

/* --- rows ---------------------------------------------------------------------------------------------------------- */

typedef struct {
  gint64 sequence; /* 0: its change set isn't there */
  const char *table;
  const char *kind;
  gint64 first, last;
  const char *before, *after;
  gint64 schema_version;
  gboolean is_closed; /* nothing will be undone by it: it may name what this schema has no more */
} Row;

static void
add_row_fault (TandemCheckPart *part, const Row *row, const char *what)
{
  g_autofree char *id = tandem_id_to_text (row->first);

  if (row->sequence == 0)
    /* Translators: a table and the id of a record; what is wrong with what was kept of it */
    tandem_check_part_add_fault (part, _ ("%s %s: %s"), row->table, id, what);
  else
    /* Translators: the number of a change; a table and the id of a record; what is wrong with what was kept of it */
    tandem_check_part_add_fault (part, _ ("change %lld, %s %s: %s"), (long long) row->sequence, row->table, id, what);
}

static gboolean
is_known_column (TandemRecordClass *klass, const char *name)
{
  for (guint i = 0; i < klass->n_columns; i++)
    if (g_str_equal (klass->columns[i].name, name))
      return TRUE;
  return g_str_equal (name, "deleted_at");
}

/* An undo compares what stands in the record with every value after, and puts back every value before. */
static void
check_images (TandemCheckPart *part, const Row *row, TandemRecordClass *klass)
{
  g_autoptr (JsonNode) before_node = tandem_image_parse (row->before, NULL);
  g_autoptr (JsonNode) after_node = tandem_image_parse (row->after, NULL);
  JsonObject *before = before_node ? json_node_get_object (before_node) : NULL;
  JsonObject *after = after_node ? json_node_get_object (after_node) : NULL;
  g_autoptr (GList) names = NULL;
  gboolean is_known, is_paired;

  if (before == NULL || after == NULL)
    {
      add_row_fault (part, row, before ? _ ("what it became can't be read") : _ ("what it was before can't be read"));
      return;
    }
  names = json_object_get_members (after);
  is_known = TRUE;
  is_paired = json_object_get_size (before) == json_object_get_size (after);
  for (GList *name = names; name; name = name->next)
    {
      is_known = is_known && is_known_column (klass, name->data);
      is_paired = is_paired && json_object_has_member (before, name->data);
    }
  if (!is_known && !row->is_closed)
    add_row_fault (part, row, _ ("it names a field that is not known"));
  if (!is_paired)
    add_row_fault (part, row, _ ("what it was before and what it became don't match"));
}

static void
check_row (TandemCheckPart *part, const Row *row)
{
  GType type = tandem_record_type_for_table (row->table);
  g_autoptr (TandemRecordClass) klass = type == G_TYPE_INVALID ? NULL : g_type_class_ref (type);

  if (row->sequence == 0)
    add_row_fault (part, row, _ ("it belongs to no change"));
  if (row->first > row->last)
    add_row_fault (part, row, _ ("its ids run backwards"));
  if (row->schema_version < 1 || row->schema_version > TANDEM_SCHEMA_VERSION)
    add_row_fault (part, row, _ ("it is of a version that is not known"));
  if (klass == NULL)
    add_row_fault (part, row, _ ("the table is not known"));
  else if (g_strcmp0 (row->kind, "update") == 0)
    check_images (part, row, klass);
  else if (g_strcmp0 (row->kind, "create") != 0)
    add_row_fault (part, row, _ ("it is neither a change nor a creation"));
}

static gboolean
check_rows (TandemConnection *connection, TandemCheckPart *part, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT coalesce (s.sequence, 0), r.table_name, r.kind, r.record_id, r.last_record_id, r.before, r.after,"
      " r.schema_version FROM change_row AS r LEFT JOIN change_set AS s ON s.id = r.change_set_id"
      " ORDER BY r.change_set_id, r.position",
      error);
  GError *failure = NULL;
  gint64 closed;

  if (statement == NULL || !tandem_journal_get_closed (connection, &closed, error))
    return FALSE;
  while (tandem_statement_next (statement, &failure))
    {
      const Row row = {
        tandem_statement_get_int64 (statement, 0),
        tandem_statement_get_text (statement, 1),
        tandem_statement_get_text (statement, 2),
        tandem_statement_get_int64 (statement, 3),
        tandem_statement_get_int64 (statement, 4),
        tandem_statement_get_text (statement, 5),
        tandem_statement_get_text (statement, 6),
        tandem_statement_get_int64 (statement, 7),
        tandem_statement_get_int64 (statement, 0) <= closed,
      };

      check_row (part, &row);
    }
  return end_reading (failure, error);
}

/* What was made in one act is a range of ids: where two overlap, an undo of one would take records of the other along. */
static gboolean
check_ranges (TandemConnection *connection, TandemCheckPart *part, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT coalesce (s.sequence, 0), r.table_name, r.record_id, r.last_record_id FROM change_row AS r"
      " LEFT JOIN change_set AS s ON s.id = r.change_set_id WHERE r.kind = 'create' ORDER BY r.table_name, r.record_id",
      error);
  g_autofree char *table = NULL;
  GError *failure = NULL;
  gint64 last = 0;

  if (statement == NULL)
    return FALSE;
  while (tandem_statement_next (statement, &failure))
    {
      const Row row = { .sequence = tandem_statement_get_int64 (statement, 0),
                        .table = tandem_statement_get_text (statement, 1),
                        .first = tandem_statement_get_int64 (statement, 2),
                        .last = tandem_statement_get_int64 (statement, 3) };

      if (g_set_str (&table, row.table))
        last = 0;
      if (row.first <= last)
        add_row_fault (part, &row, _ ("another change created it, too"));
      last = MAX (last, row.last);
    }
  return end_reading (failure, error);
}

/**
 * tandem_journal_check:
 *
 * Nothing is written. On a store thread, once every type of record is registered.
 *
 * Returns: (transfer full) (nullable): what is wrong with the journal; %NULL only when it was cancelled
 */
TandemCheckPart *
tandem_journal_check (TandemConnection *connection, GError **error)
{
  g_autoptr (TandemCheckPart) self = tandem_check_part_new ("journal", _ ("Journal of changes"));
  GError *failure = NULL;

  if (check_sequences (connection, self, &failure) && check_rules (connection, self, &failure)
      && check_rows (connection, self, &failure))
    check_ranges (connection, self, &failure);
  return tandem_check_part_end (self, failure, error) ? g_steal_pointer (&self) : NULL;
}
