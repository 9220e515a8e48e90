/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All live records in the order of what they hold in a field of the firm's own. What they hold is a walk of one index, their names
 * are another, and the two are put together here: nothing is sorted, and no record is looked up by itself. Of a choice and a flag
 * all records of one value stand together, in the order of their names. Records without a value come last. */
#include "model/filter/tandem-own-order.h"

#include "base/tandem-id-set.h"
#include "base/tandem-sort-key.h"
#include "model/filter/tandem-field-private.h"
#include "model/filter/tandem-order.h"
#include "store/tandem-connection.h"

/* The records in the order of their values, and those of one value. */
static const struct {
  const char *name; /* the key of the field that gives the order of names */
  const char *up, *down, *same;
} walks[TANDEM_N_ENTITIES] = {
#define WALKS(name, record)                                                                                            \
  { name,                                                                                                              \
    "SELECT v." record " FROM custom_value AS v WHERE v.field_id = $1 AND v.deleted_at IS NULL AND v." record          \
    " IS NOT NULL ORDER BY v.sort_key, v.contact_id, v.company_id, v.deal_id, v.campaign_id",                          \
    "SELECT v." record " FROM custom_value AS v WHERE v.field_id = $1 AND v.deleted_at IS NULL AND v." record          \
    " IS NOT NULL ORDER BY v.sort_key DESC, v.contact_id DESC, v.company_id DESC, v.deal_id DESC, v.campaign_id DESC", \
    "SELECT v." record " FROM custom_value AS v WHERE v.field_id = $1 AND v.deleted_at IS NULL AND v." record          \
    " IS NOT NULL AND v.sort_key = $2" }
  [TANDEM_ENTITY_CONTACT] = WALKS ("name", "contact_id"),
  [TANDEM_ENTITY_COMPANY] = WALKS ("name", "company_id"),
  [TANDEM_ENTITY_DEAL] = WALKS ("title", "deal_id"),
  [TANDEM_ENTITY_CAMPAIGN] = WALKS ("name", "campaign_id"),
#undef WALKS
};

/* What an order is made of. */
typedef struct {
  TandemConnection *connection;
  TandemEntity entity;
  const TandemField *field;
  GArray *names;        /* gint64: all live records, by name */
  TandemIdSet *without; /* those that are in no part yet */
  GArray *ids;          /* gint64: the order */
  TandemSections *sections;
} Order;

static void
clear_order (Order *self)
{
  g_clear_pointer (&self->names, g_array_unref);
  g_clear_pointer (&self->without, tandem_id_set_free);
  g_clear_pointer (&self->ids, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Order, clear_order)

static gboolean
begin (Order *self, GCancellable *cancellable, GError **error)
{
  const TandemField *name = tandem_field_find (self->entity, walks[self->entity].name);

  self->names = tandem_order_list_ids (self->connection, name, FALSE, NULL, cancellable, error);
  if (self->names == NULL)
    return FALSE;
  self->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->names->len);
  self->without = tandem_id_set_new ();
  for (guint i = 0; i < self->names->len; i++)
    tandem_id_set_add (self->without, g_array_index (self->names, gint64, i));
  return TRUE;
}

/* The records of one walk that are live and in no part yet. */
static GArray *
walk (Order *self, const char *sql, GBytes *key, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (self->connection, sql, error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_id (statement, 1, self->field->own_id);
  if (key)
    tandem_statement_bind_bytes (statement, 2, key);
  while (tandem_statement_next (statement, &failure))
    {
      gint64 id = tandem_statement_get_int64 (statement, 0);

      if (tandem_id_set_remove (self->without, id))
        g_array_append_val (found, id);
    }
  if (failure == NULL)
    return g_steal_pointer (&found);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* @members: what is added, in the order of names */
static void
add_by_name (Order *self, TandemIdSet *members)
{
  if (tandem_id_set_get_size (members) == 0)
    return;
  for (guint i = 0; i < self->names->len; i++)
    if (tandem_id_set_contains (members, g_array_index (self->names, gint64, i)))
      g_array_append_val (self->ids, g_array_index (self->names, gint64, i));
}

static void
add_rest (Order *self)
{
  if (self->sections)
    tandem_sections_begin (self->sections, self->ids->len, 0, NULL);
  add_by_name (self, self->without);
}

static gboolean
add_part (Order *self, GBytes *key, const char *choice, GError **error)
{
  g_autoptr (GArray) found = walk (self, walks[self->entity].same, key, error);
  g_autoptr (TandemIdSet) members = tandem_id_set_new ();

  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    tandem_id_set_add (members, g_array_index (found, gint64, i));
  if (self->sections)
    tandem_sections_begin (self->sections, self->ids->len, 0, choice);
  add_by_name (self, members);
  return TRUE;
}

/* --- choices ------------------------------------------------------------------------------------------------------- */

/* From each value the index leads to the next: there are few. Those that are offered no more come after those that are. */
static GPtrArray *
list_choices (Order *self, GError **error)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      self->connection,
      "SELECT v.text FROM custom_value AS v WHERE v.field_id = $1 AND v.text > $2 ORDER BY v.text LIMIT 1", error);
  g_autofree char *last = g_strdup ("");
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return NULL;
  for (guint i = 0; i < tandem_field_get_n_choices (self->field); i++)
    g_ptr_array_add (choices, g_strdup (tandem_field_get_choice_nick (self->field, i)));
  for (;;)
    {
      tandem_statement_bind_id (statement, 1, self->field->own_id);
      tandem_statement_bind_text (statement, 2, last);
      if (!tandem_statement_next (statement, &failure))
        break;
      g_set_str (&last, tandem_statement_get_text (statement, 0));
      if (!g_ptr_array_find_with_equal_func (choices, last, g_str_equal, NULL))
        g_ptr_array_add (choices, g_strdup (last));
      tandem_statement_reset (statement);
    }
  if (failure == NULL)
    return g_steal_pointer (&choices);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

static gboolean
add_choices (Order *self, gboolean descending, GCancellable *cancellable, GError **error)
{
  TandemCollator *collator = tandem_connection_get_collator (self->connection);
  g_autoptr (GPtrArray) choices = list_choices (self, error);

  for (guint i = 0; choices && i < choices->len; i++)
    {
      const char *choice = choices->pdata[descending ? choices->len - 1 - i : i];
      g_autoptr (GBytes) key = tandem_sort_key_new_text (collator, choice);

      if (!add_part (self, key, choice, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return choices != NULL;
}

/* --- the others ---------------------------------------------------------------------------------------------------- */

/* Of a flag nothing and no are the same, and stand last only the right way round. */
static gboolean
add_flags (Order *self, gboolean descending, GError **error)
{
  g_autoptr (GBytes) yes = tandem_sort_key_new_number (1, NULL);
  g_autoptr (GArray) found = walk (self, walks[self->entity].same, yes, error);
  g_autoptr (TandemIdSet) members = tandem_id_set_new ();

  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    tandem_id_set_add (members, g_array_index (found, gint64, i));
  if (descending)
    add_rest (self);
  add_by_name (self, members);
  if (!descending)
    add_rest (self);
  return TRUE;
}

static gboolean
add_values (Order *self, gboolean descending, GError **error)
{
  g_autoptr (GArray) found = walk (self, descending ? walks[self->entity].down : walks[self->entity].up, NULL, error);

  if (found)
    g_array_append_vals (self->ids, found->data, found->len);
  return found != NULL;
}

/**
 * tandem_own_order_list_ids:
 * @sort: a field that the firm added to records of @entity
 * @sections: (nullable): of a field that divides: is filled
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the ids of all live records
 */
GArray *
tandem_own_order_list_ids (TandemConnection *connection, TandemEntity entity, const TandemField *sort,
                           gboolean descending, TandemSections *sections, GCancellable *cancellable, GError **error)
{
  g_auto (Order) self = { .connection = connection, .entity = entity, .field = sort, .sections = sections };

  if (!begin (&self, cancellable, error))
    return NULL;
  if (sort->type == TANDEM_FIELD_FLAG)
    return add_flags (&self, descending, error) ? g_steal_pointer (&self.ids) : NULL;
  if (!(sort->type == TANDEM_FIELD_CHOICE ? add_choices (&self, descending, cancellable, error)
                                          : add_values (&self, descending, error)))
    return NULL;
  add_rest (&self);
  if (sections)
    tandem_sections_end (sections, self.ids->len);
  return g_steal_pointer (&self.ids);
}
