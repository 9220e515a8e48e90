/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a record is read and written. Only the columns that differ are written and journalled; a write that finds another
 * version than it was made from is a conflict, never an overwrite. */
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "store/tandem-connection.h"
#include "store/tandem-journal.h"
#include "store/tandem-record-private.h"
#include "store/tandem-store-error.h"

#define FIRST_COLUMN 5          /* after id, version, created_at, updated_at, deleted_at */

static char *
write_select (TandemRecordClass *klass)
{
  GString *sql = g_string_new ("SELECT id, version, created_at, updated_at, deleted_at");

  for (guint i = 0; i < klass->n_columns; i++)
    g_string_append_printf (sql, ", %s", klass->columns[i].name);
  g_string_append_printf (sql, " FROM %s", klass->table);
  return g_string_free_and_steal (sql);
}

static char *
write_insert (TandemRecordClass *klass)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO %s (id, version, created_at, updated_at", klass->table);
  for (guint i = 0; i < klass->n_columns; i++)
    g_string_append_printf (sql, ", %s", klass->columns[i].name);
  g_string_append (sql, ") VALUES ($1, 1, $2, $3");
  for (guint i = 0; i < klass->n_columns; i++)
    g_string_append_printf (sql, ", $%u", i + 4);
  g_string_append_c (sql, ')');
  return g_string_free_and_steal (sql);
}

/* Once, when the class is made: an import would write the same text hundreds of thousands of times. */
void
tandem_record_class_write_sql (TandemRecordClass *klass)
{
  klass->select_sql = write_select (klass);
  klass->insert_sql = write_insert (klass);
}

static TandemRecord *
read_row (GType type, TandemStatement *statement)
{
  TandemRecord *self = g_object_new (type, NULL);
  TandemRecordClass *klass = TANDEM_RECORD_GET_CLASS (self);
  TandemRecordPrivate *priv = tandem_record_get_private (self);

  priv->id = tandem_statement_get_int64 (statement, 0);
  priv->version = tandem_statement_get_int64 (statement, 1);
  priv->created_at = g_strdup (tandem_statement_get_text (statement, 2));
  priv->updated_at = g_strdup (tandem_statement_get_text (statement, 3));
  priv->deleted_at = g_strdup (tandem_statement_get_text (statement, 4));
  for (guint i = 0; i < klass->n_columns; i++)
    {
      TandemValue *value = &priv->values[i];
      int column = FIRST_COLUMN + (int) i;

      value->is_null = tandem_statement_is_null (statement, column);
      if (value->is_null)
        continue;
      if (klass->columns[i].kind == TANDEM_COLUMN_INTEGER)
        value->integer = tandem_statement_get_int64 (statement, column);
      else if (klass->columns[i].kind == TANDEM_COLUMN_TEXT)
        value->pointer = g_strdup (tandem_statement_get_text (statement, column));
      else
        value->pointer = tandem_statement_dup_bytes (statement, column);
    }
  return self;
}

static TandemRecord *
load_one (TandemConnection *connection, GType type, const char *sql, gint64 id, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, id);
  return tandem_statement_next (statement, error) ? read_row (type, statement) : NULL;
}

/**
 * tandem_record_load:
 *
 * Reads a record, one in the trash too.
 *
 * Returns: (transfer full) (nullable) (type TandemRecord): the record; %NULL with %TANDEM_STORE_ERROR_NOT_FOUND when
 *   there is none
 */
gpointer
tandem_record_load (TandemConnection *connection, GType type, gint64 id, GError **error)
{
  g_autoptr (TandemRecordClass) klass = g_type_class_ref (type);
  g_autofree char *sql = g_strconcat (klass->select_sql, " WHERE id = $1", NULL);
  g_autoptr (GError) failure = NULL;
  TandemRecord *self = load_one (connection, type, sql, id, &failure);

  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (self == NULL)
    g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND,
                         _ ("This record is no longer there. Nothing was changed."));
  return self;
}

static void
unref_record (gpointer record)
{
  if (record)
    g_object_unref (record);
}

/**
 * tandem_record_load_many:
 * @ids: (array length=n_ids): the ids
 *
 * Returns: (transfer full) (element-type TandemRecord) (nullable): the live records in the order of the ids, %NULL where
 *   one is gone
 */
GPtrArray *
tandem_record_load_many (TandemConnection *connection, GType type, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (TandemRecordClass) klass = g_type_class_ref (type);
  g_autoptr (GPtrArray) records = g_ptr_array_new_full (n_ids, unref_record);
  g_autofree char *sql = g_strconcat (klass->select_sql, " WHERE id = $1 AND deleted_at IS NULL", NULL);
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return NULL;
  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr (GError) failure = NULL;

      tandem_statement_bind_int64 (statement, 1, ids[i]);
      g_ptr_array_add (records, tandem_statement_next (statement, &failure) ? read_row (type, statement) : NULL);
      tandem_statement_reset (statement);
      if (failure)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
    }
  return g_steal_pointer (&records);
}

/**
 * tandem_record_load_where:
 * @where: what stands after WHERE, and an ORDER BY; may use $1. It comes from our own code, never from a person.
 * @parameter: the value of $1
 *
 * Returns: (transfer full) (element-type TandemRecord) (nullable): the records
 */
GPtrArray *
tandem_record_load_where (TandemConnection *connection, GType type, const char *where, gint64 parameter, GError **error)
{
  g_autoptr (TandemRecordClass) klass = g_type_class_ref (type);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *sql = g_strconcat (klass->select_sql, " WHERE ", where, NULL);
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, parameter);
  while (tandem_statement_next (statement, &failure))
    g_ptr_array_add (records, read_row (type, statement));
  if (failure == NULL)
    return g_steal_pointer (&records);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

static void
bind_value (TandemStatement *statement, guint n, TandemRecord *self, guint column)
{
  const TandemColumn *definition = &TANDEM_RECORD_GET_CLASS (self)->columns[column];
  TandemValue *value = &tandem_record_get_private (self)->values[column];

  if (value->is_null)
    tandem_statement_bind_null (statement, n);
  else if (definition->kind == TANDEM_COLUMN_INTEGER)
    tandem_statement_bind_int64 (statement, n, value->integer);
  else if (definition->kind == TANDEM_COLUMN_TEXT)
    tandem_statement_bind_text (statement, n, value->pointer);
  else
    tandem_statement_bind_bytes (statement, n, value->pointer);
}

/* For the journal: adds the value of a column to an image. */
void
tandem_record_add_value (TandemRecord *self, guint column, JsonObject *object)
{
  const TandemColumn *definition = &TANDEM_RECORD_GET_CLASS (self)->columns[column];
  TandemValue *value = &tandem_record_get_private (self)->values[column];

  if (value->is_null)
    json_object_set_null_member (object, definition->name);
  else if (definition->kind == TANDEM_COLUMN_INTEGER)
    json_object_set_int_member (object, definition->name, value->integer);
  else if (definition->kind == TANDEM_COLUMN_TEXT)
    json_object_set_string_member (object, definition->name, value->pointer);
  else
    {
      g_autofree char *text = g_base64_encode (g_bytes_get_data (value->pointer, NULL), g_bytes_get_size (value->pointer));

      json_object_set_string_member (object, definition->name, text);
    }
}

static gboolean
prepare (TandemRecord *self, TandemConnection *connection, GError **error)
{
  TandemRecordClass *klass = TANDEM_RECORD_GET_CLASS (self);

  return klass->prepare == NULL || klass->prepare (self, connection, error);
}

/* What is in the trash stands for nothing: a record that was there and stays there has nothing follow it. */
static gboolean
tell_written (TandemRecord *self, TandemConnection *connection, TandemRecord *before, TandemRecord *after, GError **error)
{
  TandemRecordClass *klass = TANDEM_RECORD_GET_CLASS (self);

  return klass->written == NULL || (before == NULL && after == NULL)
         || klass->written (connection, before, after, error);
}

/**
 * tandem_record_insert:
 * @record: a #TandemRecord without an id
 *
 * Writes a new record, gives it its id, and notes it in the change set under way.
 */
gboolean
tandem_record_insert (gpointer record, TandemConnection *connection, GError **error)
{
  TandemRecord *self = record;
  TandemRecordClass *klass = TANDEM_RECORD_GET_CLASS (self);
  TandemRecordPrivate *priv = tandem_record_get_private (self);
  g_autoptr (TandemStatement) statement = NULL;

  g_return_val_if_fail (priv->id == 0, FALSE);
  if (!prepare (self, connection, error) || !(statement = tandem_connection_prepare (connection, klass->insert_sql, error)))
    return FALSE;
  priv->id = tandem_id_maker_next (tandem_connection_get_id_maker (connection));
  priv->version = 1;
  priv->updated_at = tandem_instant_now ();
  if (priv->created_at == NULL)
    priv->created_at = g_strdup (priv->updated_at);
  tandem_statement_bind_int64 (statement, 1, priv->id);
  tandem_statement_bind_text (statement, 2, priv->created_at);
  tandem_statement_bind_text (statement, 3, priv->updated_at);
  for (guint i = 0; i < klass->n_columns; i++)
    bind_value (statement, i + 4, self, i);
  return tandem_statement_run (statement, error)
         && tandem_change_set_add_create (connection, klass->table, priv->id, error)
         && tell_written (self, connection, NULL, self, error);
}

static gboolean
set_conflict (GError **error)
{
  g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CONFLICT,
                       _ ("This record was changed by someone else meanwhile. Their change was kept and yours was not "
                          "saved; look at the record and make your change again."));
  return FALSE;
}

static gboolean
run_update (TandemRecord *self, TandemConnection *connection, GString *sql, const guint *columns, guint n_columns,
            GError **error)
{
  TandemRecordPrivate *priv = tandem_record_get_private (self);
  g_autoptr (TandemStatement) statement = NULL;
  g_autofree char *now = tandem_instant_now ();

  g_string_append (sql, " WHERE id = $1 AND version = $2");
  statement = tandem_connection_prepare (connection, sql->str, error);
  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, priv->id);
  tandem_statement_bind_int64 (statement, 2, priv->version);
  tandem_statement_bind_text (statement, 3, now);
  tandem_statement_bind_text (statement, 4, priv->deleted_at);
  for (guint i = 0; i < n_columns; i++)
    bind_value (statement, i + 5, self, columns[i]);
  if (!tandem_statement_run (statement, error))
    return FALSE;
  if (tandem_connection_get_n_changed (connection) == 0)
    return set_conflict (error);
  priv->version++;
  g_set_str (&priv->updated_at, now);
  return TRUE;
}

/* Whoever shows or finds a record by its parts hears of one that went to another. */
static void
tell_left (TandemRecord *stored, TandemConnection *connection, guint column)
{
  const char *whole = TANDEM_RECORD_GET_CLASS (stored)->columns[column].part_of;

  if (whole && !tandem_record_is_null (stored, column))
    tandem_changes_add (tandem_change_set_get_changes (tandem_connection_get_change_set (connection)), whole,
                        tandem_record_get_integer (stored, column));
}

/* Writes what differs between the stored record and this one, its place in the trash included. */
static gboolean
write_difference (TandemRecord *self, TandemConnection *connection, TandemRecord *stored, GError **error)
{
  TandemRecordClass *klass = TANDEM_RECORD_GET_CLASS (self);
  TandemRecordPrivate *new_values = tandem_record_get_private (self);
  TandemRecordPrivate *old_values = tandem_record_get_private (stored);
  g_autofree guint *columns = g_new (guint, klass->n_columns);
  g_autoptr (JsonObject) before = json_object_new ();
  g_autoptr (JsonObject) after = json_object_new ();
  g_autoptr (GString) sql = g_string_new (NULL);
  guint n_columns = 0;

  g_string_append_printf (sql, "UPDATE %s SET version = version + 1, updated_at = $3, deleted_at = $4", klass->table);
  for (guint i = 0; i < klass->n_columns; i++)
    {
      if (tandem_record_column_equal (self, stored, i))
        continue;
      columns[n_columns++] = i;
      tell_left (stored, connection, i);
      g_string_append_printf (sql, ", %s = $%u", klass->columns[i].name, n_columns + 4);
      if (klass->columns[i].flags & TANDEM_COLUMN_DERIVED)
        continue;
      tandem_record_add_value (stored, i, before);
      tandem_record_add_value (self, i, after);
    }
  if (g_strcmp0 (new_values->deleted_at, old_values->deleted_at) != 0)
    {
      json_object_set_string_member (before, "deleted_at", old_values->deleted_at);
      json_object_set_string_member (after, "deleted_at", new_values->deleted_at);
    }
  else if (n_columns == 0)
    return TRUE;
  return run_update (self, connection, sql, columns, n_columns, error)
         && tandem_change_set_add_update (connection, klass->table, new_values->id, before, after, error)
         && tell_written (self, connection, old_values->deleted_at ? NULL : stored, new_values->deleted_at ? NULL : self,
                          error);
}

/**
 * tandem_record_update:
 * @record: a #TandemRecord that was loaded and changed
 *
 * Writes the columns that changed. Fails with %TANDEM_STORE_ERROR_CONFLICT when the record was written since it was read.
 */
gboolean
tandem_record_update (gpointer record, TandemConnection *connection, GError **error)
{
  TandemRecord *self = record;
  g_autoptr (TandemRecord) stored = tandem_record_load (connection, G_OBJECT_TYPE (self), tandem_record_get_id (self), error);

  if (stored == NULL)
    return FALSE;
  if (tandem_record_get_version (stored) != tandem_record_get_version (self))
    return set_conflict (error);
  return prepare (self, connection, error) && write_difference (self, connection, stored, error);
}

/* For the journal: puts a record into the trash or takes it out, with whatever else was changed in it. */
gboolean
tandem_record_set_deleted (TandemRecord *self, TandemConnection *connection, const char *deleted_at, GError **error)
{
  g_set_str (&tandem_record_get_private (self)->deleted_at, deleted_at);
  return tandem_record_update (self, connection, error);
}

/**
 * tandem_record_trash:
 *
 * Puts the record into the trash, from where it can be restored.
 */
gboolean
tandem_record_trash (gpointer record, TandemConnection *connection, GError **error)
{
  g_autofree char *now = tandem_instant_now ();

  return tandem_record_get_deleted_at (record) != NULL || tandem_record_set_deleted (record, connection, now, error);
}

/**
 * tandem_record_restore:
 *
 * Takes the record out of the trash.
 */
gboolean
tandem_record_restore (gpointer record, TandemConnection *connection, GError **error)
{
  return tandem_record_set_deleted (record, connection, NULL, error);
}

/**
 * tandem_record_remove:
 * @record: a #TandemRecord that was loaded and not changed
 *
 * Removes the record from the file for good, which no undo takes back. The journal keeps that something was done with it, but none
 * of its values; whatever follows a record follows this, too.
 */
gboolean
tandem_record_remove (gpointer record, TandemConnection *connection, GError **error)
{
  TandemRecord *self = record;
  TandemRecordClass *klass = TANDEM_RECORD_GET_CLASS (self);
  const char *table = klass->table;
  gint64 id = tandem_record_get_id (self);
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = $1", table);
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, id);
  tandem_changes_add (tandem_change_set_get_changes (tandem_connection_get_change_set (connection)), table, id);
  return tandem_journal_forget (connection, table, id, error) && tandem_statement_run (statement, error)
         && tell_written (self, connection, tandem_record_get_deleted_at (self) ? NULL : self, NULL, error)
         && (klass->removed == NULL || klass->removed (connection, self, error));
}
