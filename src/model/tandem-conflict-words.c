/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-conflict-words.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "model/tandem-history-words.h"
#include "store/tandem-connection.h"
#include "store/tandem-image.h"

#define MOST_CHANGES 50 /* of one record, that are looked through for who changed it last */

static void
fill_texts (TandemConnection *connection, TandemConflictField *field)
{
  field->written_text
      = tandem_history_words_dup_value (connection, field->table, field->id, field->column, field->written);
  field->back_text = tandem_history_words_dup_value (connection, field->table, field->id, field->column, field->back);
  field->now_text = tandem_history_words_dup_value (connection, field->table, field->id, field->column, field->now);
}

/* @id: the record; @row: when, who and what it wrote; the newest comes first. */
static void
note_who (TandemConflict *conflict, gint64 id, TandemStatement *row)
{
  g_autoptr (JsonNode) image = tandem_image_parse (tandem_statement_get_text (row, 2), NULL);

  if (image == NULL)
    return;
  for (guint i = 0; i < conflict->fields->len; i++)
    {
      TandemConflictField *field = g_ptr_array_index (conflict->fields, i);

      if (field->id != id || !field->differs || field->changed_at
          || !json_object_has_member (json_node_get_object (image), field->column))
        continue;
      field->changed_at = g_strdup (tandem_statement_get_text (row, 0));
      field->changed_by = g_strdup (tandem_statement_get_text (row, 1));
    }
}

static gboolean
find_who (TandemConnection *connection, TandemConflict *conflict, const char *table, gint64 id, GError **error)
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
  tandem_statement_bind_text (rows, 1, table);
  tandem_statement_bind_int64 (rows, 2, id);
  tandem_statement_bind_int64 (rows, 3, conflict->set_id);
  tandem_statement_bind_int64 (rows, 4, MOST_CHANGES);
  while (tandem_statement_next (rows, &failure))
    note_who (conflict, id, rows);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* The fields of one record follow each other. */
static gboolean
find_all_who (TandemConnection *connection, TandemConflict *conflict, GError **error)
{
  gint64 id = 0;

  for (guint i = 0; i < conflict->fields->len; i++)
    {
      const TandemConflictField *field = g_ptr_array_index (conflict->fields, i);

      if (field->id != id && !find_who (connection, conflict, field->table, field->id, error))
        return FALSE;
      id = field->id;
    }
  return TRUE;
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
    fill_texts (connection, g_ptr_array_index (conflict->fields, i));
  return find_all_who (connection, conflict, error);
}

static const char *
get_text (const char *text)
{
  return text ? text : C_ ("field", "(nothing)");
}

/**
 * tandem_conflict_words_dup_title:
 *
 * Returns: (transfer full): what a field is called, with the kind of record where it is one of a part
 */
char *
tandem_conflict_words_dup_title (const TandemConflict *conflict, const TandemConflictField *field)
{
  const char *title = tandem_history_words_get_column (field->column);

  if (field->id == conflict->id)
    return g_strdup (title);
  /* Translators: a kind of record, and a field of it, as in “Address: City” */
  return g_strdup_printf (C_ ("field", "%s: %s"), tandem_history_words_get_table (field->table), title);
}

/**
 * tandem_conflict_words_dup_field:
 * @field: of a conflict that was filled
 *
 * Returns: (transfer full): one field in a line: what was written, what stands now, what would come back, and who changed it
 */
char *
tandem_conflict_words_dup_field (const TandemConflict *conflict, const TandemConflictField *field, GTimeZone *zone)
{
  g_autofree char *title = tandem_conflict_words_dup_title (conflict, field);
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
