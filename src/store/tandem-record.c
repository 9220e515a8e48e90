/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row as an object. A subclass names its table and columns once; properties, loading, writing and journalling follow
 * from that. Values are read once and not changed by anyone but their owner: an edit copies the record, changes the
 * copy and writes it, so that lists and pages never see half an edit. */
#include "store/tandem-record-private.h"

#include <string.h>

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TandemRecord, tandem_record, G_TYPE_OBJECT)

enum {
  PROP_ID = 1,
  N_OWN_PROPERTIES = PROP_ID,
};

/* A column's property has the number of the column after the base's own. */
#define PROPERTY_OF_COLUMN(column) ((column) + N_OWN_PROPERTIES + 1)
#define COLUMN_OF_PROPERTY(property) ((property) - N_OWN_PROPERTIES - 1)

TandemRecordPrivate *
tandem_record_get_private (TandemRecord *self)
{
  return tandem_record_get_instance_private (self);
}

static const TandemColumn *
get_column (TandemRecord *self, guint column)
{
  g_assert (column < TANDEM_RECORD_GET_CLASS (self)->n_columns);
  return &TANDEM_RECORD_GET_CLASS (self)->columns[column];
}

static TandemValue *
get_value (TandemRecord *self, guint column)
{
  get_column (self, column);
  return &tandem_record_get_private (self)->values[column];
}

static void
clear_value (TandemRecord *self, guint column)
{
  TandemValue *value = get_value (self, column);

  if (get_column (self, column)->kind == TANDEM_COLUMN_TEXT)
    g_free (value->pointer);
  else if (get_column (self, column)->kind == TANDEM_COLUMN_BYTES)
    g_clear_pointer ((GBytes **) &value->pointer, g_bytes_unref);
  *value = (TandemValue) { .is_null = TRUE };
}

static void
tandem_record_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TandemRecord *self = TANDEM_RECORD (object);

  if (id == PROP_ID)
    g_value_set_int64 (value, tandem_record_get_id (self));
  else if (G_VALUE_HOLDS_STRING (value))
    g_value_set_string (value, tandem_record_get_text (self, COLUMN_OF_PROPERTY (id)));
  else
    g_value_set_int64 (value, tandem_record_get_integer (self, COLUMN_OF_PROPERTY (id)));
}

static void
tandem_record_finalize (GObject *object)
{
  TandemRecord *self = TANDEM_RECORD (object);
  TandemRecordPrivate *priv = tandem_record_get_private (self);

  for (guint i = 0; i < TANDEM_RECORD_GET_CLASS (self)->n_columns; i++)
    clear_value (self, i);
  g_free (priv->values);
  g_free (priv->created_at);
  g_free (priv->updated_at);
  g_free (priv->deleted_at);
  G_OBJECT_CLASS (tandem_record_parent_class)->finalize (object);
}

static void
tandem_record_constructed (GObject *object)
{
  TandemRecord *self = TANDEM_RECORD (object);
  TandemRecordPrivate *priv = tandem_record_get_private (self);
  guint n_columns = TANDEM_RECORD_GET_CLASS (self)->n_columns;

  G_OBJECT_CLASS (tandem_record_parent_class)->constructed (object);
  priv->values = g_new0 (TandemValue, n_columns);
  for (guint i = 0; i < n_columns; i++)
    priv->values[i].is_null = TRUE;
}

static void
tandem_record_class_init (TandemRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = tandem_record_constructed;
  object_class->finalize = tandem_record_finalize;
}

static void
tandem_record_init (TandemRecord *self)
{
}

/**
 * tandem_record_class_set_table:
 * @columns: (array length=n_columns): static; a column's place is the number by which its value is asked for
 *
 * To be called in class_init. Each text and integer column becomes a readable property of its name.
 */
void
tandem_record_class_set_table (TandemRecordClass *klass, const char *table, const TandemColumn *columns, guint n_columns)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_NICK | G_PARAM_STATIC_BLURB;

  /* GObject does not inherit it */
  object_class->get_property = tandem_record_get_property;
  klass->table = g_intern_string (table);
  klass->columns = columns;
  klass->n_columns = n_columns;
  tandem_record_class_write_sql (klass);
  g_object_class_install_property (object_class, PROP_ID, g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags));
  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (columns[i].name), "_", '-');

      if (columns[i].kind == TANDEM_COLUMN_TEXT)
        g_object_class_install_property (object_class, PROPERTY_OF_COLUMN (i),
                                         g_param_spec_string (name, NULL, NULL, NULL, flags));
      else if (columns[i].kind == TANDEM_COLUMN_INTEGER)
        g_object_class_install_property (object_class, PROPERTY_OF_COLUMN (i),
                                         g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags));
    }
}

/**
 * tandem_record_get_id:
 *
 * Returns: the id; 0 before the record is inserted
 */
gint64
tandem_record_get_id (TandemRecord *self)
{
  return tandem_record_get_private (self)->id;
}

gint64
tandem_record_get_version (TandemRecord *self)
{
  return tandem_record_get_private (self)->version;
}

const char *
tandem_record_get_created_at (TandemRecord *self)
{
  return tandem_record_get_private (self)->created_at;
}

const char *
tandem_record_get_updated_at (TandemRecord *self)
{
  return tandem_record_get_private (self)->updated_at;
}

/**
 * tandem_record_get_deleted_at:
 *
 * Returns: (nullable): when it went to the trash
 */
const char *
tandem_record_get_deleted_at (TandemRecord *self)
{
  return tandem_record_get_private (self)->deleted_at;
}

/**
 * tandem_record_set_created_at:
 *
 * For records that tell of earlier days, as those of the sample firm do; only before tandem_record_insert().
 */
void
tandem_record_set_created_at (TandemRecord *self, const char *instant)
{
  g_return_if_fail (tandem_record_get_id (self) == 0);
  g_set_str (&tandem_record_get_private (self)->created_at, instant);
}

/**
 * tandem_record_reuse:
 * @record: a #TandemRecord that nobody else knows
 *
 * Makes it blank again, as a new one: a bulk load writes millions of rows with one object.
 */
void
tandem_record_reuse (gpointer record)
{
  TandemRecord *self = record;
  TandemRecordPrivate *priv = tandem_record_get_private (self);

  priv->id = 0;
  priv->version = 0;
  g_clear_pointer (&priv->created_at, g_free);
  g_clear_pointer (&priv->updated_at, g_free);
  g_clear_pointer (&priv->deleted_at, g_free);
  for (guint i = 0; i < TANDEM_RECORD_GET_CLASS (self)->n_columns; i++)
    clear_value (self, i);
}

/**
 * tandem_record_get_text:
 *
 * Returns: (nullable): the text of a text column
 */
const char *
tandem_record_get_text (TandemRecord *self, guint column)
{
  g_return_val_if_fail (get_column (self, column)->kind == TANDEM_COLUMN_TEXT, NULL);
  return get_value (self, column)->pointer;
}

/**
 * tandem_record_get_integer:
 *
 * Returns: the number of an integer column; 0 for NULL
 */
gint64
tandem_record_get_integer (TandemRecord *self, guint column)
{
  g_return_val_if_fail (get_column (self, column)->kind == TANDEM_COLUMN_INTEGER, 0);
  return get_value (self, column)->integer;
}

gboolean
tandem_record_is_null (TandemRecord *self, guint column)
{
  return get_value (self, column)->is_null;
}

void
tandem_record_set_null (TandemRecord *self, guint column)
{
  clear_value (self, column);
}

/**
 * tandem_record_set_text:
 * @value: (nullable): surrounding space is dropped, and nothing but space is NULL
 */
void
tandem_record_set_text (TandemRecord *self, guint column, const char *value)
{
  gsize length;
  char *text = NULL;

  g_return_if_fail (get_column (self, column)->kind == TANDEM_COLUMN_TEXT);
  while (value && g_ascii_isspace (*value))
    value++;
  length = value ? strlen (value) : 0;
  while (length > 0 && g_ascii_isspace (value[length - 1]))
    length--;
  /* Copied before the old one goes, which it may be a part of. */
  if (length > 0)
    text = g_utf8_validate_len (value, length, NULL) ? g_strndup (value, length)
                                                     : g_utf8_make_valid (value, (gssize) length);
  clear_value (self, column);
  if (text)
    *get_value (self, column) = (TandemValue) { .pointer = text };
}

void
tandem_record_set_integer (TandemRecord *self, guint column, gint64 value)
{
  g_return_if_fail (get_column (self, column)->kind == TANDEM_COLUMN_INTEGER);
  *get_value (self, column) = (TandemValue) { .integer = value };
}

/**
 * tandem_record_set_id:
 * @id: the id of another record, 0 for none
 */
void
tandem_record_set_id (TandemRecord *self, guint column, gint64 id)
{
  if (id == 0)
    tandem_record_set_null (self, column);
  else
    tandem_record_set_integer (self, column, id);
}

void
tandem_record_set_bytes (TandemRecord *self, guint column, GBytes *value)
{
  g_return_if_fail (get_column (self, column)->kind == TANDEM_COLUMN_BYTES);
  clear_value (self, column);
  if (value)
    *get_value (self, column) = (TandemValue) { .pointer = g_bytes_ref (value) };
}

/**
 * tandem_record_dup_bytes:
 *
 * Returns: (transfer full) (nullable): what the column holds
 */
GBytes *
tandem_record_dup_bytes (TandemRecord *self, guint column)
{
  g_return_val_if_fail (get_column (self, column)->kind == TANDEM_COLUMN_BYTES, NULL);
  return tandem_record_is_null (self, column) ? NULL : g_bytes_ref (get_value (self, column)->pointer);
}

gboolean
tandem_record_column_equal (TandemRecord *self, TandemRecord *other, guint column)
{
  TandemValue *a = get_value (self, column);
  TandemValue *b = get_value (other, column);

  if (a->is_null || b->is_null)
    return a->is_null == b->is_null;
  switch (get_column (self, column)->kind)
    {
    case TANDEM_COLUMN_TEXT:
      return g_str_equal (a->pointer, b->pointer);
    case TANDEM_COLUMN_BYTES:
      return g_bytes_equal (a->pointer, b->pointer);
    case TANDEM_COLUMN_INTEGER:
    default:
      return a->integer == b->integer;
    }
}

/**
 * tandem_record_copy_column:
 * @column: where it goes
 * @from_column: a column of @from of the same kind
 */
void
tandem_record_copy_column (TandemRecord *self, guint column, TandemRecord *from, guint from_column)
{
  TandemValue *value = get_value (from, from_column);

  g_return_if_fail (get_column (self, column)->kind == get_column (from, from_column)->kind);
  clear_value (self, column);
  *get_value (self, column) = *value;
  if (value->pointer && get_column (self, column)->kind == TANDEM_COLUMN_TEXT)
    get_value (self, column)->pointer = g_strdup (value->pointer);
  else if (value->pointer)
    get_value (self, column)->pointer = g_bytes_ref (value->pointer);
}

/**
 * tandem_record_copy:
 * @record: a #TandemRecord
 *
 * Returns: (transfer full) (type TandemRecord): a record with the same id and version, to be changed and written
 */
gpointer
tandem_record_copy (gpointer record)
{
  TandemRecord *self = record;
  TandemRecord *copy = g_object_new (G_OBJECT_TYPE (self), NULL);
  TandemRecordPrivate *from = tandem_record_get_private (self);
  TandemRecordPrivate *to = tandem_record_get_private (copy);

  to->id = from->id;
  to->version = from->version;
  to->created_at = g_strdup (from->created_at);
  to->updated_at = g_strdup (from->updated_at);
  to->deleted_at = g_strdup (from->deleted_at);
  for (guint i = 0; i < TANDEM_RECORD_GET_CLASS (self)->n_columns; i++)
    tandem_record_copy_column (copy, i, self, i);
  return copy;
}

/**
 * tandem_record_type_for_table:
 *
 * Returns: the type of the records in a table, %G_TYPE_INVALID when it has none
 */
GType
tandem_record_type_for_table (const char *table)
{
  guint n_types;
  g_autofree GType *types = g_type_children (TANDEM_TYPE_RECORD, &n_types);

  for (guint i = 0; i < n_types; i++)
    {
      g_autoptr (GTypeClass) klass = g_type_class_ref (types[i]);

      if (g_strcmp0 (((TandemRecordClass *) klass)->table, table) == 0)
        return types[i];
    }
  return G_TYPE_INVALID;
}
