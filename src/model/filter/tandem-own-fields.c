/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Conditions, orders and columns name a field by a pointer, on whatever thread they are. So each definition of a field that was
 * ever read is kept once, for good: there are as many as a firm has fields, and one more for each time that one was renamed. */
#include "model/filter/tandem-own-fields.h"

#include <glib/gi18n-lib.h>

#include "model/filter/tandem-field-private.h"
#include "model/tandem-custom-field.h"
#include "store/tandem-connection.h"

#define KEY_PREFIX "custom-"
#define ALL        (TANDEM_FIELD_USE_COLUMN | TANDEM_FIELD_USE_SORT | TANDEM_FIELD_USE_FILTER)

struct _TandemOwnFields {
  gatomicrefcount refs;
  GPtrArray *live[TANDEM_N_ENTITIES]; /* of const TandemField, in their order */
  GPtrArray *gone[TANDEM_N_ENTITIES];
};

static const char *const links[TANDEM_N_ENTITIES] = {
  [TANDEM_ENTITY_CONTACT] = "x.contact_id",
  [TANDEM_ENTITY_COMPANY] = "x.company_id",
  [TANDEM_ENTITY_DEAL] = "x.deal_id",
  [TANDEM_ENTITY_CAMPAIGN] = "x.campaign_id",
};

static const struct {
  const char *nick;
  TandemFieldType type;
  const char *sql;
} types[] = {
  { TANDEM_CUSTOM_TEXT, TANDEM_FIELD_TEXT, "x.text" },        { TANDEM_CUSTOM_NUMBER, TANDEM_FIELD_NUMBER, "x.number" },
  { TANDEM_CUSTOM_MONEY, TANDEM_FIELD_MONEY, "x.number" },    { TANDEM_CUSTOM_DAY, TANDEM_FIELD_DAY, "x.text" },
  { TANDEM_CUSTOM_FLAG, TANDEM_FIELD_FLAG, "x.number <> 0" }, { TANDEM_CUSTOM_CHOICE, TANDEM_FIELD_CHOICE, "x.text" },
};

/* --- each definition once ------------------------------------------------------------------------------------------ */

static char *
write_definition (TandemRecord *record)
{
  const char *choices = tandem_record_get_text (record, TANDEM_CUSTOM_FIELD_CHOICES);

  return g_strdup_printf ("%" G_GINT64_FORMAT "\x1f%d\x1f%s\x1f%s\x1f%s\x1f%s", tandem_record_get_id (record),
                          tandem_record_get_deleted_at (record) != NULL,
                          tandem_record_get_text (record, TANDEM_CUSTOM_FIELD_ENTITY),
                          tandem_record_get_text (record, TANDEM_CUSTOM_FIELD_TYPE),
                          tandem_record_get_text (record, TANDEM_CUSTOM_FIELD_NAME), choices ? choices : "");
}

static char **
split_choices (TandemRecord *record)
{
  const char *text = tandem_record_get_text (record, TANDEM_CUSTOM_FIELD_CHOICES);
  g_auto (GStrv) lines = g_strsplit (text ? text : "", "\n", -1);
  g_autoptr (GStrvBuilder) choices = g_strv_builder_new ();

  for (guint i = 0; lines[i]; i++)
    if (*lines[i])
      g_strv_builder_add (choices, lines[i]);
  return g_strv_builder_end (choices);
}

static TandemField *
make_field (TandemRecord *record, TandemEntity entity)
{
  TandemField *self = g_new0 (TandemField, 1);
  const char *name = tandem_record_get_text (record, TANDEM_CUSTOM_FIELD_NAME);
  guint type = G_N_ELEMENTS (types) - 1;

  while (type > 0 && g_strcmp0 (types[type].nick, tandem_record_get_text (record, TANDEM_CUSTOM_FIELD_TYPE)) != 0)
    type--;
  self->own_id = tandem_record_get_id (record);
  self->is_gone = tandem_record_get_deleted_at (record) != NULL;
  self->key = g_strdup_printf (KEY_PREFIX "%" G_GINT64_FORMAT, self->own_id);
  /* Translators: a field that the firm added, and deleted since */
  self->title = self->is_gone ? g_strdup_printf (_ ("%s (deleted)"), name) : g_strdup (name);
  self->type = types[type].type;
  self->use = ALL;
  self->sql = types[type].sql;
  self->child = "custom_value AS x WHERE x.deleted_at IS NULL";
  self->link = links[entity];
  self->currency = self->type == TANDEM_FIELD_MONEY ? "x.currency" : NULL;
  self->digits = self->type == TANDEM_FIELD_NUMBER ? TANDEM_CUSTOM_DIGITS : 0;
  self->own_choices = self->type == TANDEM_FIELD_CHOICE ? split_choices (record) : NULL;
  return self;
}

static const TandemField *
intern_field (TandemRecord *record, TandemEntity entity)
{
  static GMutex mutex;
  static GHashTable *fields; /* of TandemField by definition */
  g_autofree char *definition = write_definition (record);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  TandemField *field;

  if (fields == NULL)
    fields = g_hash_table_new (g_str_hash, g_str_equal);
  field = g_hash_table_lookup (fields, definition);
  if (field == NULL)
    {
      field = make_field (record, entity);
      g_hash_table_insert (fields, g_steal_pointer (&definition), field);
    }
  return field;
}

/* --- those of a file ----------------------------------------------------------------------------------------------- */

/**
 * tandem_own_fields_load:
 *
 * Returns: (transfer full) (nullable): the fields as the file has them now, those in the trash, too
 */
TandemOwnFields *
tandem_own_fields_load (TandemConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) records
      = tandem_record_load_where (connection, TANDEM_TYPE_CUSTOM_FIELD, "id > $1 ORDER BY position, id", 0, error);
  TandemOwnFields *self;

  if (records == NULL)
    return NULL;
  self = g_new0 (TandemOwnFields, 1);
  g_atomic_ref_count_init (&self->refs);
  for (guint i = 0; i < TANDEM_N_ENTITIES; i++)
    {
      self->live[i] = g_ptr_array_new ();
      self->gone[i] = g_ptr_array_new ();
    }
  for (guint i = 0; i < records->len; i++)
    {
      TandemRecord *record = records->pdata[i];
      TandemEntity entity;

      if (!tandem_entity_from_nick (tandem_record_get_text (record, TANDEM_CUSTOM_FIELD_ENTITY), &entity))
        continue;
      g_ptr_array_add (tandem_record_get_deleted_at (record) ? self->gone[entity] : self->live[entity],
                       (gpointer) intern_field (record, entity));
    }
  return self;
}

TandemOwnFields *
tandem_own_fields_ref (TandemOwnFields *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
tandem_own_fields_unref (TandemOwnFields *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < TANDEM_N_ENTITIES; i++)
    {
      g_ptr_array_unref (self->live[i]);
      g_ptr_array_unref (self->gone[i]);
    }
  g_free (self);
}

/**
 * tandem_own_fields_get_n:
 * @self: (nullable): none
 *
 * Returns: how many fields the firm added to the records of an entity
 */
guint
tandem_own_fields_get_n (TandemOwnFields *self, TandemEntity entity)
{
  return self ? self->live[entity]->len : 0;
}

const TandemField *
tandem_own_fields_get (TandemOwnFields *self, TandemEntity entity, guint place)
{
  g_return_val_if_fail (place < tandem_own_fields_get_n (self, entity), NULL);
  return self->live[entity]->pdata[place];
}

static const TandemField *
find_among (GPtrArray *fields, const char *key)
{
  for (guint i = 0; i < fields->len; i++)
    if (g_str_equal (tandem_field_get_key (fields->pdata[i]), key))
      return fields->pdata[i];
  return NULL;
}

/**
 * tandem_own_fields_find:
 * @self: (nullable): none
 *
 * Returns: (nullable): the field of this key: one that every firm has, or one of the firm's own, also when it was deleted
 */
const TandemField *
tandem_own_fields_find (TandemOwnFields *self, TandemEntity entity, const char *key)
{
  const TandemField *field = tandem_field_find (entity, key);

  if (field == NULL && self && key)
    field = find_among (self->live[entity], key);
  if (field == NULL && self && key)
    field = find_among (self->gone[entity], key);
  return field;
}

/**
 * tandem_own_fields_is_key:
 *
 * Returns: whether a field that a firm added is called by it, here or in another file
 */
gboolean
tandem_own_fields_is_key (const char *key)
{
  return g_str_has_prefix (key, KEY_PREFIX);
}
