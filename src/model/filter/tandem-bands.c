/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The values that divide a sorted list into bands: there are few of each, so they are put in order here, in the firm's language,
 * and what each of them has is a walk of an index. */
#include "base/tandem-fold.h"
#include "model/filter/tandem-field-private.h"
#include "model/tandem-campaign-words.h"
#include "model/tandem-lifecycle.h"
#include "store/tandem-connection.h"

typedef struct {
  GBytes *key;
  GVariant *value;
} Value;

static void
clear_value (gpointer data)
{
  Value *value = data;

  g_bytes_unref (value->key);
  g_clear_pointer (&value->value, g_variant_unref);
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  return g_bytes_compare (((const Value *) a)->key, ((const Value *) b)->key);
}

static GPtrArray *
new_bands (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
}

/* The values in the order of their names. Those of one name keep the order in which they were added. */
static GPtrArray *
sort_values (GArray *values)
{
  GPtrArray *bands = new_bands ();

  g_array_sort (values, compare_values);
  for (guint i = 0; i < values->len; i++)
    g_ptr_array_add (bands, g_variant_ref (g_array_index (values, Value, i).value));
  return bands;
}

static void
add_value (GArray *values, TandemConnection *connection, const char *name, GVariant *variant)
{
  Value value = { tandem_collator_key (tandem_connection_get_collator (connection), name ? name : ""),
                  g_variant_ref_sink (variant) };

  g_array_append_val (values, value);
}

static GPtrArray *
list_named (TandemConnection *connection, const char *sql, GError **error)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (Value));
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);
  g_autoptr (GError) failure = NULL;

  g_array_set_clear_func (values, clear_value);
  if (statement == NULL)
    return NULL;
  while (tandem_statement_next (statement, &failure))
    add_value (values, connection, tandem_statement_get_text (statement, 1),
               g_variant_new_int64 (tandem_statement_get_int64 (statement, 0)));
  if (failure == NULL)
    return sort_values (values);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* Those in the trash, too: records may still name them. */
GPtrArray *
tandem_band_list_people (TandemConnection *connection, GError **error)
{
  return list_named (connection, "SELECT id, name FROM person ORDER BY id", error);
}

GPtrArray *
tandem_band_list_channels (TandemConnection *connection, GError **error)
{
  return list_named (connection, "SELECT id, name FROM channel ORDER BY id", error);
}

/* Stages have an order of their own. */
GPtrArray *
tandem_band_list_stages (TandemConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) bands = new_bands ();
  g_autoptr (GArray) ids = NULL;
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection, "SELECT id FROM stage ORDER BY pipeline_id, position, id", error);

  if (statement == NULL || (ids = tandem_statement_collect_ids (statement, error)) == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (bands, g_variant_ref_sink (g_variant_new_int64 (g_array_index (ids, gint64, i))));
  return g_steal_pointer (&bands);
}

GPtrArray *
tandem_band_list_categories (TandemConnection *connection, GError **error)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (Value));
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection,
                                   "SELECT category FROM product WHERE category IS NOT NULL GROUP BY category", error);
  g_autoptr (GError) failure = NULL;

  g_array_set_clear_func (values, clear_value);
  if (statement == NULL)
    return NULL;
  while (tandem_statement_next (statement, &failure))
    {
      const char *category = tandem_statement_get_text (statement, 0);

      add_value (values, connection, category, g_variant_new_string (category));
    }
  if (failure == NULL)
    return sort_values (values);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* From each city the index leads to the next. */
GPtrArray *
tandem_band_list_cities (TandemConnection *connection, GError **error)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (Value));
  g_autofree char *city = g_strdup ("");
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection,
                                   "SELECT s.city FROM contact_summary AS s WHERE s.city > $1 ORDER BY s.city LIMIT 1",
                                   error);
  g_autoptr (GError) failure = NULL;

  g_array_set_clear_func (values, clear_value);
  if (statement == NULL)
    return NULL;
  tandem_statement_bind_text (statement, 1, city);
  while (tandem_statement_next (statement, &failure))
    {
      g_set_str (&city, tandem_statement_get_text (statement, 0));
      add_value (values, connection, city, g_variant_new_string (city));
      tandem_statement_reset (statement);
      tandem_statement_bind_text (statement, 1, city);
    }
  if (failure == NULL)
    return sort_values (values);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

GPtrArray *
tandem_band_list_lifecycle (TandemConnection *connection, GError **error)
{
  GPtrArray *bands = new_bands ();

  for (guint i = 0; i < TANDEM_LIFECYCLE_N_STAGES; i++)
    g_ptr_array_add (bands,
                     g_variant_ref_sink (g_variant_new_string (tandem_lifecycle_get_nick ((TandemLifecycle) i))));
  return bands;
}

GPtrArray *
tandem_band_list_campaign_statuses (TandemConnection *connection, GError **error)
{
  GPtrArray *bands = new_bands ();

  for (guint i = 0; i < tandem_campaign_words_count (TANDEM_CAMPAIGN_WORDS_STATUS); i++)
    g_ptr_array_add (bands, g_variant_ref_sink (g_variant_new_string (
                                tandem_campaign_words_get_nick (TANDEM_CAMPAIGN_WORDS_STATUS, i))));
  return bands;
}
