/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What costs in a bulk load is not the rows but the indexes: each row lands somewhere else in each of them. So a table to
 * which as many rows come as it has loses its indexes first, inside the transaction, and gets them back at the end, sorted in one go; a rollback
 * brings them back, too. The sort may be larger than memory, so it takes files for once, and a second thread. A row costs
 * one statement that stays prepared, with values that are not copied, and nothing in the journal: its id falls into the one
 * range that a change set keeps of each table.
 *
 * This is SQLite's way; another engine has another one, in a file of its own. */
#include "store/tandem-bulk-load.h"

#include <glib/gi18n-lib.h>
#include <sys/statvfs.h>

#include "base/tandem-date.h"
#include "store/tandem-connection.h"
#include "store/tandem-record-private.h"
#include "store/tandem-store-error.h"

#define FIRST_PARAMETER    4 /* after id, created_at, updated_at */
#define ROWS_BETWEEN_LOOKS 1024
#define SPACE_FACTOR       3 /* the rows are in the log and in the file, and sorted in between */

typedef struct {
  GType type;
  const char *name;
  TandemStatement *statement;
  gint64 first, last; /* ids; 0 while nothing was written */
} BulkTable;

struct _TandemBulkLoad {
  TandemConnection *connection;
  GCancellable *cancellable;
  GArray *tables;     /* BulkTable */
  GPtrArray *indexes; /* what makes those again that were taken away */
  guint64 n_expected;
  GStrv kept;
  char *now;
  guint64 n_rows;
  TandemBulkProgress progress;
  gpointer progress_data;
};

/**
 * tandem_bulk_load_check_space:
 * @size: what the rows with their indexes will take, in bytes
 * @error: %TANDEM_STORE_ERROR_FULL where the disk has not three times as much left
 *
 * To be asked before a bulk load, since a disk that fills up tells it only after minutes.
 */
gboolean
tandem_bulk_load_check_space (TandemConnection *connection, guint64 size, GError **error)
{
  struct statvfs file_system;
  g_autofree char *needed = NULL, *there = NULL;
  guint64 left;

  /* A file system that doesn't say how much it has is believed to have enough. */
  if (statvfs (tandem_connection_get_path (connection), &file_system) != 0 || file_system.f_frsize == 0)
    return TRUE;
  left = (guint64) file_system.f_bavail * file_system.f_frsize;
  if (size <= left / SPACE_FACTOR)
    return TRUE;
  needed = g_format_size (size > G_MAXUINT64 / SPACE_FACTOR ? G_MAXUINT64 : size * SPACE_FACTOR);
  there = g_format_size (left);
  g_set_error (
      error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_FULL,
      /* Translators: both %s are sizes, such as 4.2 GB */
      _ ("This needs %s of free space on the disk of the file for a while, and there are %s. Nothing was changed;"
         " free some space and try again."),
      needed, there);
  return FALSE;
}

/* Counts no further than it has to. */
static gboolean
is_small (TandemBulkLoad *self, const char *table, gboolean *small, GError **error)
{
  gint64 most = (gint64) MIN (self->n_expected, G_MAXINT64 - 1);
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM (SELECT 1 FROM %s LIMIT $1)", table);
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (self->connection, sql, error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, most + 1);
  if (tandem_statement_next (statement, &failure))
    *small = tandem_statement_get_int64 (statement, 0) <= most;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* An index that stands in the table's own definition can't be taken away; SQLite has no text for it. */
static gboolean
list_indexes (TandemBulkLoad *self, const char *table, GPtrArray *names, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      self->connection,
      "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = $1 AND sql IS NOT NULL ORDER BY name",
      error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, table);
  while (tandem_statement_next (statement, &failure))
    {
      if (self->kept && g_strv_contains ((const char *const *) self->kept, tandem_statement_get_text (statement, 0)))
        continue;
      g_ptr_array_add (names, g_strdup (tandem_statement_get_text (statement, 0)));
      g_ptr_array_add (self->indexes, g_strdup (tandem_statement_get_text (statement, 1)));
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_bulk_load_take_table:
 * @table: a table that is filled by a statement of its own before tandem_bulk_load_finish()
 *
 * Takes the indexes away when the table is small beside what comes; they are made again at the end.
 */
gboolean
tandem_bulk_load_take_table (TandemBulkLoad *self, const char *table, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gboolean small = FALSE;

  if (!is_small (self, table, &small, error))
    return FALSE;
  if (!small)
    return TRUE;
  if (!list_indexes (self, table, names, error))
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("DROP INDEX \"%s\"", (char *) names->pdata[i]);

      if (!tandem_connection_execute (self->connection, sql, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
prepare_table (TandemBulkLoad *self, BulkTable *table, GError **error)
{
  g_autoptr (TandemRecordClass) klass = g_type_class_ref (table->type);

  table->name = klass->table;
  table->statement = tandem_connection_prepare (self->connection, klass->insert_sql, error);
  return table->statement != NULL;
}

static void
clear_table (gpointer data)
{
  BulkTable *table = data;

  g_clear_pointer (&table->statement, tandem_statement_release);
}

/**
 * tandem_bulk_load_begin:
 * @cancellable: (nullable): ends the load between two rows, and while an index is made
 *
 * Returns: (transfer full) (nullable): the load
 */
TandemBulkLoad *
tandem_bulk_load_begin (TandemConnection *connection, const TandemBulkPlan *plan, GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (TandemBulkLoad) self = g_new0 (TandemBulkLoad, 1);

  g_return_val_if_fail (tandem_connection_is_writing (connection), NULL);
  self->connection = connection;
  g_set_object (&self->cancellable, cancellable);
  self->tables = g_array_new (FALSE, TRUE, sizeof (BulkTable));
  g_array_set_clear_func (self->tables, clear_table);
  self->indexes = g_ptr_array_new_with_free_func (g_free);
  self->now = tandem_instant_now ();
  self->n_expected = plan->n_rows;
  self->kept = g_strdupv ((GStrv) plan->kept);
  tandem_connection_set_cancellable (connection, cancellable);
  if (!tandem_connection_begin_bulk (connection, error))
    return NULL;
  for (guint i = 0; i < plan->n_types; i++)
    {
      g_autoptr (TandemRecordClass) klass = g_type_class_ref (plan->types[i]);

      if (!tandem_bulk_load_take_table (self, klass->table, error))
        return NULL;
    }
  /* Prepared last: taking an index away makes every statement of before stale. */
  for (guint i = 0; i < plan->n_types; i++)
    {
      g_array_append_vals (self->tables, &(BulkTable) { .type = plan->types[i] }, 1);
      if (!prepare_table (self, &g_array_index (self->tables, BulkTable, i), error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

void
tandem_bulk_load_set_progress (TandemBulkLoad *self, TandemBulkProgress progress, gpointer data)
{
  self->progress = progress;
  self->progress_data = data;
}

static void
tell_progress (TandemBulkLoad *self, guint n_indexes_made)
{
  if (self->progress)
    self->progress (self->n_rows, self->indexes->len, n_indexes_made, self->progress_data);
}

static gboolean
is_cancelled (TandemBulkLoad *self, GError **error)
{
  if (!g_cancellable_is_cancelled (self->cancellable))
    return FALSE;
  tandem_store_set_sqlite_error (error, SQLITE_INTERRUPT, NULL);
  return TRUE;
}

static BulkTable *
find_table (TandemBulkLoad *self, GType type)
{
  for (guint i = 0; i < self->tables->len; i++)
    if (g_array_index (self->tables, BulkTable, i).type == type)
      return &g_array_index (self->tables, BulkTable, i);
  g_assert_not_reached ();
}

/* The record outlives the step, so nothing is copied. */
static void
bind_text (TandemStatement *statement, guint n, const char *text)
{
  sqlite3_bind_text (statement->handle, tandem_statement_find_place (statement, n), text, -1, SQLITE_STATIC);
}

static void
bind_column (TandemStatement *statement, guint n, TandemColumnKind kind, const TandemValue *value)
{
  gsize size;
  gconstpointer data;

  if (value->is_null)
    tandem_statement_bind_null (statement, n);
  else if (kind == TANDEM_COLUMN_INTEGER)
    tandem_statement_bind_int64 (statement, n, value->integer);
  else if (kind == TANDEM_COLUMN_TEXT)
    bind_text (statement, n, value->pointer);
  else
    {
      data = g_bytes_get_data (value->pointer, &size);
      sqlite3_bind_blob64 (statement->handle, tandem_statement_find_place (statement, n), data, size, SQLITE_STATIC);
    }
}

static gboolean
write_row (TandemStatement *statement, TandemRecord *record, GError **error)
{
  TandemRecordClass *klass = TANDEM_RECORD_GET_CLASS (record);
  TandemRecordPrivate *priv = tandem_record_get_private (record);

  tandem_statement_bind_int64 (statement, 1, priv->id);
  bind_text (statement, 2, priv->created_at);
  bind_text (statement, 3, priv->updated_at);
  for (guint i = 0; i < klass->n_columns; i++)
    bind_column (statement, FIRST_PARAMETER + i, klass->columns[i].kind, &priv->values[i]);
  return tandem_statement_run (statement, error);
}

/**
 * tandem_bulk_load_insert:
 * @record: a #TandemRecord of one of the types of tandem_bulk_load_begin(), without an id
 *
 * Writes a new record and gives it its id. The same object can be used for the next: tandem_record_reuse().
 */
gboolean
tandem_bulk_load_insert (TandemBulkLoad *self, gpointer record, GError **error)
{
  BulkTable *table = find_table (self, G_OBJECT_TYPE (record));
  TandemRecordClass *klass = TANDEM_RECORD_GET_CLASS (record);
  TandemRecordPrivate *priv = tandem_record_get_private (record);

  g_return_val_if_fail (priv->id == 0, FALSE);
  if (self->n_rows % ROWS_BETWEEN_LOOKS == 0)
    {
      if (is_cancelled (self, error))
        return FALSE;
      tell_progress (self, 0);
    }
  if (klass->prepare && !klass->prepare (record, self->connection, error))
    return FALSE;
  priv->id = tandem_id_maker_next (tandem_connection_get_id_maker (self->connection));
  priv->version = 1;
  g_set_str (&priv->updated_at, self->now);
  if (priv->created_at == NULL)
    g_set_str (&priv->created_at, self->now);
  if (!write_row (table->statement, record, error))
    return FALSE;
  if (table->first == 0)
    table->first = priv->id;
  table->last = priv->id;
  self->n_rows++;
  return TRUE;
}

guint64
tandem_bulk_load_get_n_rows (TandemBulkLoad *self)
{
  return self->n_rows;
}

/**
 * tandem_bulk_load_finish:
 *
 * Makes the indexes and notes the new records in the change set under way. What follows in this transaction is an ordinary
 * write again.
 */
gboolean
tandem_bulk_load_finish (TandemBulkLoad *self, GError **error)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      BulkTable *table = &g_array_index (self->tables, BulkTable, i);

      if (table->first != 0)
        tandem_change_set_add_created_range (self->connection, table->name, table->first, table->last);
      clear_table (table);
    }
  tell_progress (self, 0);
  for (guint i = 0; i < self->indexes->len; i++)
    {
      if (is_cancelled (self, error) || !tandem_connection_execute (self->connection, self->indexes->pdata[i], error))
        return FALSE;
      tell_progress (self, i + 1);
    }
  return TRUE;
}

void
tandem_bulk_load_free (TandemBulkLoad *self)
{
  tandem_connection_set_cancellable (self->connection, NULL);
  g_array_unref (self->tables);
  g_ptr_array_unref (self->indexes);
  g_clear_object (&self->cancellable);
  g_strfreev (self->kept);
  g_free (self->now);
  g_free (self);
}
