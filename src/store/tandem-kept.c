/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stays when an act is undone: the records that were changed since, and whatever the same act made that they can't do
 * without. Nothing is torn apart: a record keeps its parts, as a contact her e-mail and her first step of the lifecycle, and
 * what it names, as her company. It is found from the few that were changed, so that an undo of many records has nothing to pay
 * for those that were not. Ids are those of one maker, so that one set holds those of all tables. */
#include "store/tandem-kept.h"

#include <gio/gio.h>

#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

/* The records of one table that the act made. */
typedef struct {
  GType type;
  TandemRecordClass *klass;
  gint64 first, last;
} Made;

typedef struct {
  GType type;
  gint64 id;
} Key;

struct _TandemKept {
  TandemConnection *connection;
  GArray *made;    /* Made */
  GArray *keys;    /* Key: what is kept, in the order in which it was found */
  GHashTable *ids; /* gint64: theirs */
  guint n_closed;  /* of the keys, those whose parts and names are kept, too */
  gint64 barred;
};

static void
clear_made (gpointer data)
{
  g_type_class_unref (((Made *) data)->klass);
}

TandemKept *
tandem_kept_new (TandemConnection *connection)
{
  TandemKept *self = g_new0 (TandemKept, 1);

  self->connection = connection;
  self->made = g_array_new (FALSE, FALSE, sizeof (Made));
  g_array_set_clear_func (self->made, clear_made);
  self->keys = g_array_new (FALSE, FALSE, sizeof (Key));
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

void
tandem_kept_free (TandemKept *self)
{
  g_array_unref (self->made);
  g_array_unref (self->keys);
  g_hash_table_unref (self->ids);
  g_free (self);
}

/* --- what the act made --------------------------------------------------------------------------------------------- */

static void
add_made (TandemKept *self, const char *table, gint64 first, gint64 last)
{
  GType type = tandem_record_type_for_table (table);

  if (type != G_TYPE_INVALID)
    g_array_append_vals (self->made, &(Made) { type, g_type_class_ref (type), first, last }, 1);
}

/**
 * tandem_kept_load_made:
 * @set_id: the act that made them
 *
 * Reads what may be kept. Records of a table that nobody knows are passed over.
 */
gboolean
tandem_kept_load_made (TandemKept *self, gint64 set_id, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      self->connection,
      "SELECT table_name, record_id, last_record_id FROM change_row WHERE change_set_id = $1 AND kind = 'create'",
      error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, set_id);
  while (tandem_statement_next (statement, &failure))
    add_made (self, tandem_statement_get_text (statement, 0), tandem_statement_get_int64 (statement, 1),
              tandem_statement_get_int64 (statement, 2));
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_kept_share_made:
 * @other: of the same act
 */
void
tandem_kept_share_made (TandemKept *self, TandemKept *other)
{
  g_array_unref (self->made);
  self->made = g_array_ref (other->made);
}

gboolean
tandem_kept_is_made (TandemKept *self, const char *table, gint64 id)
{
  for (guint i = 0; i < self->made->len; i++)
    {
      const Made *made = &g_array_index (self->made, Made, i);

      if (made->first <= id && id <= made->last && g_strcmp0 (made->klass->table, table) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * tandem_kept_list_changed:
 * @sequence: of the change set that is undone
 *
 * A record was changed since when a later change set that is still in force touched it.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): which of these records that the act made
 */
GArray *
tandem_kept_list_changed (TandemKept *self, const char *table, gint64 first, gint64 last, gint64 sequence,
                          GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      self->connection,
      "SELECT DISTINCT r.record_id FROM change_row AS r"
      " WHERE r.table_name = $1 AND r.record_id >= $2 AND r.record_id <= $3 AND r.kind = 'update'"
      " AND EXISTS (SELECT 1 FROM change_set AS s WHERE s.id = r.change_set_id AND s.sequence > $4"
      "  AND s.cause <> 'undo' AND s.reversed_by_id IS NULL) ORDER BY r.record_id",
      error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_text (statement, 1, table);
  tandem_statement_bind_int64 (statement, 2, first);
  tandem_statement_bind_int64 (statement, 3, last);
  tandem_statement_bind_int64 (statement, 4, sequence);
  return tandem_statement_collect_ids (statement, error);
}

/* --- what is kept -------------------------------------------------------------------------------------------------- */

/**
 * tandem_kept_bar:
 * @id: a record that goes, whoever names it
 */
void
tandem_kept_bar (TandemKept *self, gint64 id)
{
  self->barred = id;
}

static void
add_key (TandemKept *self, GType type, gint64 id)
{
  if (id != self->barred && g_hash_table_add (self->ids, g_memdup2 (&id, sizeof id)))
    g_array_append_vals (self->keys, &(Key) { type, id }, 1);
}

/**
 * tandem_kept_add:
 *
 * Keeps a record, whether the act made it or not.
 */
void
tandem_kept_add (TandemKept *self, const char *table, gint64 id)
{
  add_key (self, tandem_record_type_for_table (table), id);
}

/**
 * tandem_kept_contains:
 *
 * Returns: whether the record is kept; after tandem_kept_close() that is the last word
 */
gboolean
tandem_kept_contains (TandemKept *self, gint64 id)
{
  return g_hash_table_contains (self->ids, &id);
}

static gboolean
holds (TandemKept *self, TandemRecord *record, guint column, const char *table)
{
  return table && !tandem_record_is_null (record, column)
         && tandem_kept_is_made (self, table, tandem_record_get_integer (record, column));
}

/**
 * tandem_kept_find_whole:
 * @table: (out): its table
 *
 * Returns: the record of the act that this one is a part of; 0 where there is none
 */
gint64
tandem_kept_find_whole (TandemKept *self, TandemRecord *record, const char **table)
{
  TandemRecordClass *klass = TANDEM_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_columns; i++)
    if (holds (self, record, i, klass->columns[i].part_of))
      {
        *table = klass->columns[i].part_of;
        return tandem_record_get_integer (record, i);
      }
  return 0;
}

static void
add_named (TandemKept *self, TandemRecord *record)
{
  TandemRecordClass *klass = TANDEM_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_columns; i++)
    {
      const TandemColumn *column = &klass->columns[i];
      const char *table = column->part_of ? column->part_of : column->names;

      if (holds (self, record, i, table))
        tandem_kept_add (self, table, tandem_record_get_integer (record, i));
    }
}

/* What belongs to two, as a note to a contact and a deal, goes with the first that goes. */
static gboolean
goes_with_another (TandemKept *self, TandemRecord *part)
{
  TandemRecordClass *klass = TANDEM_RECORD_GET_CLASS (part);

  for (guint i = 0; i < klass->n_columns; i++)
    if (holds (self, part, i, klass->columns[i].part_of)
        && !tandem_kept_contains (self, tandem_record_get_integer (part, i)))
      return TRUE;
  return FALSE;
}

static gboolean
add_parts_by (TandemKept *self, const Made *made, const char *column, gint64 whole_id, GError **error)
{
  g_autofree char *where = g_strdup_printf ("%s = $1", column);
  g_autoptr (GPtrArray) parts = tandem_record_load_where (self->connection, made->type, where, whole_id, error);

  for (guint i = 0; parts && i < parts->len; i++)
    {
      gint64 id = tandem_record_get_id (parts->pdata[i]);

      if (made->first <= id && id <= made->last && !goes_with_another (self, parts->pdata[i]))
        add_key (self, made->type, id);
    }
  return parts != NULL;
}

static gboolean
add_parts (TandemKept *self, TandemRecord *record, GError **error)
{
  const char *table = TANDEM_RECORD_GET_CLASS (record)->table;

  for (guint i = 0; i < self->made->len; i++)
    {
      const Made *made = &g_array_index (self->made, Made, i);

      for (guint j = 0; j < made->klass->n_columns; j++)
        if (g_strcmp0 (made->klass->columns[j].part_of, table) == 0
            && !add_parts_by (self, made, made->klass->columns[j].name, tandem_record_get_id (record), error))
          return FALSE;
    }
  return TRUE;
}

/* One in the trash keeps its parts, to come back whole, but nothing else: what it names stands by itself. */
static gboolean
close_over (TandemKept *self, const Key *key, GError **error)
{
  g_autoptr (TandemRecord) record = tandem_record_load (self->connection, key->type, key->id, error);

  if (record == NULL)
    return FALSE;
  if (tandem_record_get_deleted_at (record) == NULL)
    add_named (self, record);
  return add_parts (self, record, error);
}

/**
 * tandem_kept_close:
 *
 * Keeps, for all that is kept, its parts and what it names, as far as the act made them.
 */
gboolean
tandem_kept_close (TandemKept *self, GError **error)
{
  while (self->n_closed < self->keys->len)
    {
      Key key = g_array_index (self->keys, Key, self->n_closed++);

      if (!close_over (self, &key, error))
        return FALSE;
    }
  return TRUE;
}
