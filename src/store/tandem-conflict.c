/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/tandem-conflict.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "store/tandem-connection.h"
#include "store/tandem-image.h"
#include "store/tandem-record-private.h"
#include "store/tandem-store-error.h"

static void
free_field (gpointer data)
{
  TandemConflictField *field = data;

  g_free (field->column);
  g_clear_pointer (&field->written, json_node_unref);
  g_clear_pointer (&field->back, json_node_unref);
  g_clear_pointer (&field->now, json_node_unref);
  g_free (field->written_text);
  g_free (field->back_text);
  g_free (field->now_text);
  g_free (field->changed_by);
  g_free (field->changed_at);
  g_free (field);
}

TandemConflict *
tandem_conflict_new (const char *table, gint64 id, gint64 set_id, gboolean is_create)
{
  TandemConflict *self = g_new0 (TandemConflict, 1);

  self->table = g_intern_string (table);
  self->id = id;
  self->set_id = set_id;
  self->is_create = is_create;
  self->fields = g_ptr_array_new_with_free_func (free_field);
  return self;
}

void
tandem_conflict_free (TandemConflict *self)
{
  g_ptr_array_unref (self->fields);
  g_free (self->name);
  g_free (self);
}

static TandemConflictField *
find_field (TandemConflict *self, gint64 id, const char *column)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      TandemConflictField *field = g_ptr_array_index (self->fields, i);

      if (field->id == id && g_str_equal (field->column, column))
        return field;
    }
  return NULL;
}

static JsonNode *
dup_member (JsonObject *object, const char *name)
{
  return json_object_has_member (object, name) ? json_object_dup_member (object, name) : NULL;
}

/* A column that the record doesn't have any more is of an older Tandem, and can't be shown or given back. */
static TandemConflictField *
add_field (TandemConflict *self, TandemRecord *record, const char *column, JsonNode *written)
{
  JsonNode *now = tandem_image_dup_value (record, column);
  TandemConflictField *field;

  if (now == NULL)
    return NULL;
  field = g_new0 (TandemConflictField, 1);
  field->table = TANDEM_RECORD_GET_CLASS (record)->table;
  field->id = tandem_record_get_id (record);
  field->column = g_strdup (column);
  field->written = json_node_ref (written);
  field->now = now;
  field->differs = !tandem_image_equal (column, written, now);
  g_ptr_array_add (self->fields, field);
  return field;
}

/**
 * tandem_conflict_add_images:
 * @record: as it stands now
 * @before: what the act found
 * @after: what it wrote
 *
 * Adds what an act wrote in a record. One that wrote it twice is told from its last writing on, and goes back before its first.
 */
void
tandem_conflict_add_images (TandemConflict *self, TandemRecord *record, JsonObject *before, JsonObject *after)
{
  JsonObjectIter iter;
  const char *column;
  JsonNode *written;

  json_object_iter_init_ordered (&iter, after);
  while (json_object_iter_next_ordered (&iter, &column, &written))
    {
      TandemConflictField *field = find_field (self, tandem_record_get_id (record), column);

      if (field == NULL)
        field = add_field (self, record, column, written);
      if (field == NULL)
        continue;
      g_clear_pointer (&field->back, json_node_unref);
      field->back = dup_member (before, column);
    }
}

/* What a later act found in a field for the first time is what the record was made with. */
static gboolean
add_first_values (TandemConflict *self, TandemRecord *record, GHashTable *seen, const char *before, GError **error)
{
  g_autoptr (JsonNode) image = tandem_image_parse (before, error);
  JsonObjectIter iter;
  const char *column;
  JsonNode *written;

  if (image == NULL)
    return FALSE;
  json_object_iter_init_ordered (&iter, json_node_get_object (image));
  while (json_object_iter_next_ordered (&iter, &column, &written))
    {
      g_autoptr (JsonNode) now = tandem_image_dup_value (record, column);

      if (g_hash_table_add (seen, g_strdup (column)) && now && !tandem_image_equal (column, written, now))
        add_field (self, record, column, written);
    }
  return TRUE;
}

/**
 * tandem_conflict_add_later:
 * @record: one that the act made, as it stands now: the one that is left, or a part of it
 *
 * Adds what is another now than the act made it.
 */
gboolean
tandem_conflict_add_later (TandemConflict *self, TandemConnection *connection, TandemRecord *record, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT r.before FROM change_row AS r JOIN change_set AS s ON s.id = r.change_set_id"
      " WHERE r.table_name = $1 AND r.record_id = $2 AND r.kind = 'update'"
      " AND s.sequence > (SELECT sequence FROM change_set WHERE id = $3) ORDER BY s.sequence, r.position",
      error);

  if (statement == NULL)
    return FALSE;
  self->version += tandem_record_get_version (record);
  tandem_statement_bind_text (statement, 1, TANDEM_RECORD_GET_CLASS (record)->table);
  tandem_statement_bind_int64 (statement, 2, tandem_record_get_id (record));
  tandem_statement_bind_int64 (statement, 3, self->set_id);
  while (tandem_statement_next (statement, &failure))
    if (!add_first_values (self, record, seen, tandem_statement_get_text (statement, 0), error))
      return FALSE;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Who decided to take it back saw these values and no others. */
static gboolean
is_as_told (TandemConflict *self, TandemRecord *record)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      TandemConflictField *field = g_ptr_array_index (self->fields, i);
      g_autoptr (JsonNode) now = tandem_image_dup_value (record, field->column);

      if (!tandem_image_equal (field->column, field->now, now))
        return FALSE;
    }
  return TRUE;
}

/**
 * tandem_conflict_fail_changed:
 *
 * Returns: %FALSE, with the error that the record is not as it was told any more
 */
gboolean
tandem_conflict_fail_changed (GError **error)
{
  g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CONFLICT,
                       _ ("This record was changed again meanwhile. It was left as it is; its history says what it"
                          " was."));
  return FALSE;
}

/**
 * tandem_conflict_take_back:
 *
 * Inside a write, in a change set that was begun: gives a record that the act changed what the undo would have given it. Fails
 * with %TANDEM_STORE_ERROR_CONFLICT when it is not as the conflict tells it any more.
 */
gboolean
tandem_conflict_take_back (TandemConflict *self, TandemConnection *connection, GError **error)
{
  GType type = tandem_record_type_for_table (self->table);
  g_autoptr (TandemRecord) record = tandem_record_load (connection, type, self->id, error);
  g_autoptr (JsonObject) image = json_object_new ();
  g_autofree char *deleted_at = NULL;

  if (record == NULL)
    return FALSE;
  if (!is_as_told (self, record))
    return tandem_conflict_fail_changed (error);
  for (guint i = 0; i < self->fields->len; i++)
    {
      TandemConflictField *field = g_ptr_array_index (self->fields, i);

      if (field->back)
        json_object_set_member (image, field->column, json_node_copy (field->back));
    }
  tandem_image_apply (image, record, &deleted_at);
  return tandem_record_set_deleted (record, connection, deleted_at, error);
}
