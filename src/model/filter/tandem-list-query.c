/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/filter/tandem-list-query.h"

#include "model/filter/tandem-field-private.h"
#include "model/filter/tandem-order.h"
#include "store/tandem-connection.h"

struct _TandemListQuery {
  gatomicrefcount refs;
  TandemEntity entity;
  const TandemField *sort;
  gboolean descending;
};

/* Every entity can be sorted by its name but the deals, which are by when they will close. */
static const TandemField *
find_sort (TandemEntity entity, const char *key)
{
  const TandemField *sort = key ? tandem_field_find (entity, key) : NULL;

  if (sort && tandem_field_can (sort, TANDEM_FIELD_USE_SORT))
    return sort;
  return tandem_field_find (entity, entity == TANDEM_ENTITY_DEAL ? "expected-close" : "name");
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

TandemListQuery *
tandem_list_query_ref (TandemListQuery *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
tandem_list_query_unref (TandemListQuery *self)
{
  if (g_atomic_ref_count_dec (&self->refs))
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
  return tandem_order_list_ids (connection, self->sort, self->descending, cancellable, error);
}

/**
 * tandem_list_query_count:
 * @n: (out): how many records the list has
 */
gboolean
tandem_list_query_count (TandemConnection *connection, TandemListQuery *self, gint64 *n, GCancellable *cancellable,
                         GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT count(*) FROM %s WHERE deleted_at IS NULL", tandem_entity_get_table (self->entity));

  return tandem_connection_get_int64 (connection, sql, n, error);
}
