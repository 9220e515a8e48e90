/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/filter/tandem-list-query.h"

#include "model/filter/tandem-condition-match.h"
#include "model/filter/tandem-field-private.h"
#include "model/filter/tandem-order.h"
#include "model/filter/tandem-own-order.h"
#include "store/tandem-connection.h"

struct _TandemListQuery {
  gatomicrefcount refs;
  TandemEntity entity;
  const TandemField *sort;
  gboolean descending;
  TandemCondition *condition; /* NULL: all records */
  char *today;                /* NULL: as the clock says */
};

/* Every entity can be sorted by its name but the deals, which are by when they will close, and the orders, by their day. */
static const TandemField *
find_sort (TandemEntity entity, const char *key)
{
  const TandemField *sort = key ? tandem_field_find (entity, key) : NULL;

  if (sort && tandem_field_can (sort, TANDEM_FIELD_USE_SORT))
    return sort;
  return tandem_field_find (entity, entity == TANDEM_ENTITY_DEAL    ? "expected-close"
                                    : entity == TANDEM_ENTITY_ORDER ? "ordered-on"
                                                                    : "name");
}

/**
 * tandem_list_query_new:
 * @sort: (nullable): the key of a field to sort by; the usual order where this Tandem knows none of it, as a kept list may
 *   name what a newer one sorted by
 */
TandemListQuery *
tandem_list_query_new (TandemEntity entity, const char *sort, gboolean descending)
{
  TandemListQuery *self = g_new0 (TandemListQuery, 1);

  g_atomic_ref_count_init (&self->refs);
  self->entity = entity;
  self->sort = find_sort (entity, sort);
  self->descending = descending;
  return self;
}

/**
 * tandem_list_query_set_sort:
 * @sort: (nullable): a field of the entity to sort by; one of the firm's own, too. %NULL leaves the order as it is
 *
 * Only before the query is given away.
 */
void
tandem_list_query_set_sort (TandemListQuery *self, const TandemField *sort)
{
  if (sort && tandem_field_can (sort, TANDEM_FIELD_USE_SORT) && !tandem_field_is_gone (sort))
    self->sort = sort;
}

/**
 * tandem_list_query_set_condition:
 * @condition: (nullable): what the records have to be like
 *
 * Only before the query is given away.
 */
void
tandem_list_query_set_condition (TandemListQuery *self, TandemCondition *condition)
{
  g_return_if_fail (condition == NULL || tandem_condition_get_entity (condition) == self->entity);
  if (condition)
    tandem_condition_ref (condition);
  g_clear_pointer (&self->condition, tandem_condition_unref);
  self->condition = condition;
}

/**
 * tandem_list_query_set_today:
 * @today: (nullable): the day from which the last and the next days are counted; today in the firm's time zone
 *
 * Only before the query is given away.
 */
void
tandem_list_query_set_today (TandemListQuery *self, const char *today)
{
  g_set_str (&self->today, today);
}

TandemListQuery *
tandem_list_query_ref (TandemListQuery *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
tandem_list_query_unref (TandemListQuery *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->condition, tandem_condition_unref);
  g_free (self->today);
  g_free (self);
}

TandemEntity
tandem_list_query_get_entity (TandemListQuery *self)
{
  return self->entity;
}

/**
 * tandem_list_query_get_sort:
 *
 * Returns: (transfer none): the key of the field that the list is sorted by
 */
const char *
tandem_list_query_get_sort (TandemListQuery *self)
{
  return self->sort->key;
}

gboolean
tandem_list_query_get_descending (TandemListQuery *self)
{
  return self->descending;
}

/**
 * tandem_list_query_get_condition:
 *
 * Returns: (transfer none) (nullable): what the records have to be like
 */
TandemCondition *
tandem_list_query_get_condition (TandemListQuery *self)
{
  return self->condition;
}

static gboolean
has_cb (gint64 id, gpointer data)
{
  return tandem_condition_match_has (data, id);
}

/**
 * tandem_list_query_list_in_sections:
 * @sections: (out) (nullable): how the list is divided by what it is sorted by; %NULL where that does not divide it
 * @cancellable: (nullable): stops it
 *
 * Runs on a store thread.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the ids of the records in the order of the list
 */
GArray *
tandem_list_query_list_in_sections (TandemConnection *connection, TandemListQuery *self, TandemSections **sections,
                                    GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemConditionMatch) match = NULL;
  g_autoptr (TandemSections) divided = NULL;
  GArray *ids;

  if (self->condition
      && (match = tandem_condition_match_new (connection, self->condition, self->today, cancellable, error)) == NULL)
    return NULL;
  if (sections && tandem_field_divides (self->sort))
    divided = tandem_sections_new (self->sort);
  if (tandem_field_get_own_id (self->sort))
    ids = tandem_own_order_list_ids (connection, self->entity, self->sort, self->descending, divided, cancellable,
                                     error);
  else
    ids = tandem_order_list_ids (connection, self->sort, self->descending, divided, cancellable, error);
  if (ids && match)
    tandem_sections_keep_ids (divided, ids, has_cb, match);
  if (sections)
    *sections = ids ? g_steal_pointer (&divided) : NULL;
  return ids;
}

/**
 * tandem_list_query_list_ids:
 * @cancellable: (nullable): stops it
 *
 * Runs on a store thread.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the ids of the records in the order of the list
 */
GArray *
tandem_list_query_list_ids (TandemConnection *connection, TandemListQuery *self, GCancellable *cancellable,
                            GError **error)
{
  return tandem_list_query_list_in_sections (connection, self, NULL, cancellable, error);
}

/**
 * tandem_list_query_list_first_ids:
 * @self: one without a condition, for which all records are looked at anyway
 * @most: how many to give at most
 *
 * The first of those that tandem_list_query_list_ids() gives, for who shows something meanwhile. Runs on a store thread.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the ids
 */
GArray *
tandem_list_query_list_first_ids (TandemConnection *connection, TandemListQuery *self, guint most, GError **error)
{
  g_return_val_if_fail (self->condition == NULL, NULL);

  if (tandem_field_get_own_id (self->sort))
    {
      GArray *ids
          = tandem_own_order_list_ids (connection, self->entity, self->sort, self->descending, NULL, NULL, error);

      if (ids && ids->len > most)
        g_array_set_size (ids, most);
      return ids;
    }
  return tandem_order_list_first_ids (connection, self->sort, self->descending, most, error);
}

/**
 * tandem_list_query_count:
 * @n: (out): how many records the list has
 *
 * Runs on a store thread.
 */
gboolean
tandem_list_query_count (TandemConnection *connection, TandemListQuery *self, gint64 *n, GCancellable *cancellable,
                         GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT count(*) FROM %s WHERE deleted_at IS NULL", tandem_entity_get_table (self->entity));
  g_autoptr (GArray) ids = NULL;

  if (self->condition == NULL)
    return tandem_connection_get_int64 (connection, sql, n, error);
  ids = tandem_list_query_list_ids (connection, self, cancellable, error);
  *n = ids ? ids->len : 0;
  return ids != NULL;
}
