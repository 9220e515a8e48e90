/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/tandem-changes.h"

#define MOST_IDS 256   /* past it a list reads everything anew anyway */

struct _TandemChanges {
  gatomicrefcount references;
  GHashTable *tables;           /* interned name → GArray of gint64; an empty one says "many" */
};

G_DEFINE_BOXED_TYPE (TandemChanges, tandem_changes, tandem_changes_ref, tandem_changes_unref)

TandemChanges *
tandem_changes_new (void)
{
  TandemChanges *self = g_new0 (TandemChanges, 1);

  g_atomic_ref_count_init (&self->references);
  self->tables = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  return self;
}

TandemChanges *
tandem_changes_ref (TandemChanges *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
tandem_changes_unref (TandemChanges *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_hash_table_unref (self->tables);
  g_free (self);
}

static GArray *
find_table (TandemChanges *self, const char *table, gboolean *is_new)
{
  GArray *ids = g_hash_table_lookup (self->tables, table);

  *is_new = ids == NULL;
  if (ids == NULL)
    {
      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (self->tables, (gpointer) g_intern_string (table), ids);
    }
  return ids;
}

void
tandem_changes_add (TandemChanges *self, const char *table, gint64 id)
{
  gboolean is_new;
  GArray *ids = find_table (self, table, &is_new);

  if (ids->len == 0 && !is_new)
    return;
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return;
  if (ids->len == MOST_IDS)
    g_array_set_size (ids, 0);
  else
    g_array_append_val (ids, id);
}

/* @ids: (array length=n_ids): each of them once */
void
tandem_changes_add_run (TandemChanges *self, const char *table, const gint64 *ids, guint n_ids)
{
  if (n_ids > MOST_IDS)
    tandem_changes_add_many (self, table);
  for (guint i = 0; n_ids <= MOST_IDS && i < n_ids; i++)
    tandem_changes_add (self, table, ids[i]);
}

void
tandem_changes_add_many (TandemChanges *self, const char *table)
{
  gboolean is_new;

  g_array_set_size (find_table (self, table, &is_new), 0);
}

void
tandem_changes_merge (TandemChanges *self, TandemChanges *other)
{
  GHashTableIter iter;
  gpointer table, value;

  g_hash_table_iter_init (&iter, other->tables);
  while (g_hash_table_iter_next (&iter, &table, &value))
    {
      GArray *ids = value;

      if (ids->len == 0)
        tandem_changes_add_many (self, table);
      for (guint i = 0; i < ids->len; i++)
        tandem_changes_add (self, table, g_array_index (ids, gint64, i));
    }
}

gboolean
tandem_changes_is_empty (TandemChanges *self)
{
  return g_hash_table_size (self->tables) == 0;
}

gboolean
tandem_changes_touch (TandemChanges *self, const char *table)
{
  return g_hash_table_contains (self->tables, table);
}

/**
 * tandem_changes_get_ids:
 * @n_ids: (out): how many
 *
 * Returns: (array length=n_ids) (nullable): the ids; %NULL when the table was not touched or so much that it has to be
 *   read anew, which tandem_changes_touch() tells apart
 */
const gint64 *
tandem_changes_get_ids (TandemChanges *self, const char *table, guint *n_ids)
{
  GArray *ids = g_hash_table_lookup (self->tables, table);

  *n_ids = ids ? ids->len : 0;
  return *n_ids > 0 ? (const gint64 *) ids->data : NULL;
}

/**
 * tandem_changes_contain:
 *
 * Returns: whether this record was changed, or may have been
 */
gboolean
tandem_changes_contain (TandemChanges *self, const char *table, gint64 id)
{
  GArray *ids = g_hash_table_lookup (self->tables, table);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return ids->len == 0;
}
