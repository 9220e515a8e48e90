/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-conflict-words.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "model/tandem-history-words.h"
#include "store/tandem-connection.h"
#include "store/tandem-image.h"

#define MOST_CHANGES 50 /* of one record, that are looked through for who changed it last */

static void
fill_texts (TandemConnection *connection, TandemConflict *conflict, TandemConflictField *field)
{
  field->written_text
      = tandem_history_words_dup_value (connection, conflict->table, conflict->id, field->column, field->written);
  field->back_text
      = tandem_history_words_dup_value (connection, conflict->table, conflict->id, field->column, field->back);
  field->now_text
      = tandem_history_words_dup_value (connection, conflict->table, conflict->id, field->column, field->now);
}

/* @row: when, who and what it wrote; the newest comes first. */
static void
note_who (TandemConflict *conflict, TandemStatement *row)
{
  g_autoptr (JsonNode) image = tandem_image_parse (tandem_statement_get_text (row, 2), NULL);

  if (image == NULL)
    return;
  for (guint i = 0; i < conflict->fields->len; i++)
    {
      TandemConflictField *field = g_ptr_array_index (conflict->fields, i);

      if (!field->differs || field->changed_at || !json_object_has_member (json_node_get_object (image), field->column))
        continue;
      field->changed_at = g_strdup (tandem_statement_get_text (row, 0));
      field->changed_by = g_strdup (tandem_statement_get_text (row, 1));
    }
}

static gboolean
find_who (TandemConnection *connection, TandemConflict *conflict, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) rows = tandem_connection_prepare (
      connection,
      "SELECT s.at, p.name, r.after FROM change_row AS r JOIN change_set AS s ON s.id = r.change_set_id"
      " LEFT JOIN person AS p ON p.id = s.person_id"
      " WHERE r.table_name = $1 AND r.record_id = $2 AND r.kind = 'update'"
      " AND s.sequence > (SELECT sequence FROM change_set WHERE id = $3) ORDER BY s.sequence DESC LIMIT $4",
      error);

  if (rows == NULL)
    return FALSE;
  tandem_statement_bind_text (rows, 1, conflict->table);
  tandem_statement_bind_int64 (rows, 2, conflict->id);
  tandem_statement_bind_int64 (rows, 3, conflict->set_id);
  tandem_statement_bind_int64 (rows, 4, MOST_CHANGES);
  while (tandem_statement_next (rows, &failure))
    note_who (conflict, rows);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_conflict_words_fill:
 *
 * Puts a conflict into words: what the record is called, its values as a person reads them, and who changed them when.
 */
gboolean
tandem_conflict_words_fill (TandemConnection *connection, TandemConflict *conflict, GError **error)
{
  conflict->name = tandem_history_words_dup_record (connection, conflict->table, conflict->id);
  for (guint i = 0; i < conflict->fields->len; i++)
    fill_texts (connection, conflict, g_ptr_array_index (conflict->fields, i));
  return find_who (connection, conflict, error);
}

static const char *
get_text (const char *text)
{
  return text ? text : C_ ("field", "(nothing)");
}

/**
 * tandem_conflict_words_dup_field:
 * @field: of a conflict that was filled
 *
 * Returns: (transfer full): one field in a line: what was written, what stands now, what would come back, and who changed it
 */
char *
tandem_conflict_words_dup_field (TandemConflict *conflict, TandemConflictField *field, GTimeZone *zone)
{
  const char *title = tandem_history_words_get_column (field->column);
  const char *written = get_text (field->written_text), *now = get_text (field->now_text);
  g_autofree char *when = field->changed_at ? tandem_format_instant (field->changed_at, zone) : NULL;
  g_autofree char *values
      = conflict->is_create
            /* Translators: a field, what an act wrote in it, what stands there now */
            ? g_strdup_printf (_ ("%s: written %s, now %s"), title, written, now)
            /* Translators: a field, what an act wrote in it, what stands there now, what undo would have put back */
            : g_strdup_printf (_ ("%s: written %s, now %s, before %s"), title, written, now,
                               get_text (field->back_text));

  if (when == NULL)
    return g_steal_pointer (&values);
  if (field->changed_by == NULL)
    return g_strdup_printf ("%s (%s)", values, when);
  return g_strdup_printf ("%s (%s, %s)", values, field->changed_by, when);
}
