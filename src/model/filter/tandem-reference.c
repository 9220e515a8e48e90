/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the records are called that a field of the catalogue leads to: for the words of a filter, and to choose them from. */
#include "model/filter/tandem-reference.h"

#include "base/tandem-fold.h"
#include "store/tandem-connection.h"

#define CONTACT_NAME "nullif (trim (coalesce (given_name, '') || ' ' || coalesce (family_name, '')), '')"

/* Where there are several pipelines a stage says whose it is: each may have its own of the same name. */
#define STAGE_PIPELINE                                                                                                 \
  "(SELECT p.name FROM pipeline AS p WHERE p.id = stage.pipeline_id"                                                   \
  " AND (SELECT count(*) FROM pipeline AS q WHERE q.deleted_at IS NULL) > 1)"

static const struct {
  const char *table;
  const char *name;
  const char *order; /* with the rows that it is about */
  gboolean by_name;  /* they are put in the order of their names here, in the firm's language: there are few */
} targets[] = {
  { "campaign", "name", "deleted_at IS NULL ORDER BY sort_key, id" },
  { "channel", "name", "deleted_at IS NULL ORDER BY position, id" },
  { "company", "name", "deleted_at IS NULL ORDER BY sort_key, id" },
  { "contact", CONTACT_NAME, "deleted_at IS NULL AND sort_key IS NOT NULL ORDER BY sort_key, id" },
  { "deal", "title", "deleted_at IS NULL ORDER BY sort_key, id" },
  { "person", "name", "deleted_at IS NULL ORDER BY id", TRUE },
  { "product", "name", "deleted_at IS NULL ORDER BY folded_name, id" },
  { "reason", "name", "deleted_at IS NULL ORDER BY kind, position, id" },
  { "stage", "coalesce (" STAGE_PIPELINE " || ' · ', '') || name",
    "deleted_at IS NULL ORDER BY pipeline_id, position, id" },
  { "tag", "name",
    "EXISTS (SELECT 1 FROM record_tag AS l WHERE l.tag_id = tag.id AND l.deleted_at IS NULL) ORDER BY folded_name" },
};

static guint
find_target (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    if (g_strcmp0 (targets[i].table, table) == 0)
      return i;
  g_return_val_if_reached (0);
}

static int
compare_names_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const TandemReference *first = *(TandemReference *const *) a, *second = *(TandemReference *const *) b;

  g_autoptr (GBytes) first_key = tandem_collator_key (data, first->name ? first->name : "");
  g_autoptr (GBytes) second_key = tandem_collator_key (data, second->name ? second->name : "");

  return g_bytes_compare (first_key, second_key);
}

/**
 * tandem_reference_new:
 * @name: (nullable): what it is called
 */
TandemReference *
tandem_reference_new (gint64 id, const char *name)
{
  TandemReference *reference = g_new (TandemReference, 1);

  *reference = (TandemReference) { id, g_strdup (name) };
  return reference;
}

/**
 * tandem_reference_free:
 */
void
tandem_reference_free (TandemReference *reference)
{
  g_free (reference->name);
  g_free (reference);
}

/**
 * tandem_reference_dup_name:
 * @table: the target of a field
 *
 * Returns: (transfer full) (nullable): what the record is called, in the trash, too; %NULL where there is none
 */
char *
tandem_reference_dup_name (TandemConnection *connection, const char *table, gint64 id)
{
  guint target = find_target (table);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = $1", targets[target].name, table);
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, NULL);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_id (statement, 1, id);
  return tandem_statement_next (statement, NULL) ? tandem_statement_dup_text (statement, 0) : NULL;
}

/**
 * tandem_reference_list:
 * @table: the target of a field
 * @limit: how many at most
 *
 * Returns: (transfer full) (element-type TandemReference) (nullable): the first of them in their usual order
 */
GPtrArray *
tandem_reference_list (TandemConnection *connection, const char *table, guint limit, GError **error)
{
  guint target = find_target (table);
  g_autofree char *sql
      = g_strdup_printf ("SELECT id, %s FROM %s WHERE %s LIMIT $1", targets[target].name, table, targets[target].order);
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);
  g_autoptr (GPtrArray) references = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_reference_free);
  g_autoptr (GError) failed = NULL;

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, targets[target].by_name ? G_MAXINT64 : (gint64) limit);
  while (tandem_statement_next (statement, &failed))
    {
      TandemReference *reference = g_new0 (TandemReference, 1);

      reference->id = tandem_statement_get_int64 (statement, 0);
      reference->name = tandem_statement_dup_text (statement, 1);
      g_ptr_array_add (references, reference);
    }
  if (failed)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return NULL;
    }
  if (targets[target].by_name)
    g_ptr_array_sort_with_data (references, compare_names_cb, tandem_connection_get_collator (connection));
  g_ptr_array_set_size (references, (int) MIN (references->len, limit));
  return g_steal_pointer (&references);
}
