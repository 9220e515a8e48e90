/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All live records of an entity in one order. Where a list is divided (by city, by owner), each part is a walk of an index of
 * its own, one after the other: so a million is listed without being sorted, and an owner or a company that is renamed costs no
 * write. Records without a value come last, whichever way the list goes. */
#include "model/filter/tandem-order.h"

#include <string.h>

#include "model/filter/tandem-field-private.h"
#include "store/tandem-connection.h"

static char *
write_sql (const TandemBand *self, gboolean descending, const char *section)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "SELECT %s%s%s FROM %s ORDER BY ", self->id, section ? ", " : "", section ? section : "",
                          self->from);
  for (guint i = 0; i < G_N_ELEMENTS (self->order) && self->order[i]; i++)
    g_string_append_printf (sql, "%s%s%s", i > 0 ? ", " : "", self->order[i],
                            descending && i < self->n_turned ? " DESC" : "");
  return g_string_free (sql, FALSE);
}

/* The statement that gives the ids of a band. */
char *
tandem_band_write_sql (const TandemBand *self, gboolean descending)
{
  return write_sql (self, descending, NULL);
}

static gboolean
add_ids (GArray *ids, TandemStatement *statement, GError **error)
{
  return tandem_statement_add_ids (statement, ids, G_MAXUINT, error);
}

static gboolean
add_band (GArray *ids, TandemConnection *connection, const TandemBand *band, gboolean descending, GError **error)
{
  g_autofree char *sql = tandem_band_write_sql (band, descending);
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);

  return statement && add_ids (ids, statement, error);
}

/* The same, where the walk also says what each row belongs to. */
static gboolean
add_divided_band (GArray *ids, TandemSections *sections, TandemConnection *connection, const TandemBand *band,
                  gboolean descending, GError **error)
{
  g_autofree char *sql = write_sql (band, descending, band->section);
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);
  g_autoptr (GError) failure = NULL;
  gint64 last = 0;

  while (statement && tandem_statement_next (statement, &failure))
    {
      gint64 id = tandem_statement_get_int64 (statement, 0), section = tandem_statement_get_int64 (statement, 1);

      if (section != last)
        tandem_sections_begin (sections, ids->len, section, NULL);
      last = section;
      g_array_append_val (ids, id);
    }
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  return statement && failure == NULL;
}

static void
begin_section (TandemSections *sections, guint start, GVariant *value)
{
  if (value == NULL)
    tandem_sections_begin (sections, start, 0, NULL);
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    tandem_sections_begin (sections, start, g_variant_get_int64 (value), NULL);
  else
    tandem_sections_begin (sections, start, 0, g_variant_get_string (value, NULL));
}

static void
bind_value (TandemStatement *statement, GVariant *value)
{
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    tandem_statement_bind_int64 (statement, 1, g_variant_get_int64 (value));
  else
    tandem_statement_bind_text (statement, 1, g_variant_get_string (value, NULL));
}

static gboolean
add_band_of_values (GArray *ids, TandemSections *sections, TandemConnection *connection, const TandemBand *band,
                    GPtrArray *values, gboolean descending, GCancellable *cancellable, GError **error)
{
  g_autofree char *sql = tandem_band_write_sql (band, descending);
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < values->len; i++)
    {
      GVariant *value = g_ptr_array_index (values, descending ? values->len - 1 - i : i);

      bind_value (statement, value);
      if (sections)
        begin_section (sections, ids->len, value);
      if (!add_ids (ids, statement, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      tandem_statement_reset (statement);
    }
  return TRUE;
}

/* --- by a figure --------------------------------------------------------------------------------------------------- */

typedef struct {
  gint64 id;
  double value;
  const char *currency; /* interned */
} Figure;

static int
compare_figures (gconstpointer a, gconstpointer b)
{
  const Figure *one = a, *other = b;

  if (one->currency != other->currency)
    return strcmp (one->currency, other->currency);
  if (one->value != other->value)
    return one->value < other->value ? -1 : 1;
  return one->id < other->id ? -1 : one->id > other->id;
}

static int
compare_figures_down (gconstpointer a, gconstpointer b)
{
  return compare_figures (b, a);
}

/* Adds those that have a value, and then, by their names, those that have none. Amounts are compared within one currency only. */
static GArray *
put_in_order (GArray *figures, GArray *without, gboolean descending)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), figures->len + without->len);

  g_array_sort (figures, descending ? compare_figures_down : compare_figures);
  for (guint i = 0; i < figures->len; i++)
    g_array_append_val (ids, g_array_index (figures, Figure, i).id);
  g_array_append_vals (ids, without->data, without->len);
  return ids;
}

static GArray *
list_reckoned (TandemConnection *connection, const TandemField *sort, gboolean descending, GError **error)
{
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (Figure));
  g_autoptr (GArray) without = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sort->reckoned, error);
  g_autoptr (GError) failure = NULL;

  while (statement && tandem_statement_next (statement, &failure))
    {
      Figure figure = { .id = tandem_statement_get_int64 (statement, 0), .currency = "" };
      gboolean has_value = !tandem_statement_is_null (statement, 1) && !tandem_statement_is_null (statement, 2);

      if (sort->currency)
        figure.currency = g_intern_string (tandem_statement_get_text (statement, 3));
      if (has_value)
        figure.value
            = (double) tandem_statement_get_int64 (statement, 1) / (double) tandem_statement_get_int64 (statement, 2);
      if (!has_value)
        g_array_append_val (without, figure.id);
      else
        g_array_append_val (figures, figure);
    }
  if (statement && failure == NULL)
    return put_in_order (figures, without, descending);
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/**
 * tandem_order_list_ids:
 * @sort: a field with %TANDEM_FIELD_USE_SORT
 * @sections: (nullable): of a field that divides: is filled
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the ids of all live records
 */
GArray *
tandem_order_list_ids (TandemConnection *connection, const TandemField *sort, gboolean descending,
                       TandemSections *sections, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) values = NULL;

  if (sort->reckoned)
    return list_reckoned (connection, sort, descending, error);
  if (sort->list_bands && (values = sort->list_bands (connection, error)) == NULL)
    return NULL;
  for (guint i = 0; i < sort->n_bands; i++)
    {
      const TandemBand *band = &sort->bands[i];
      gboolean done;

      if (i == 0 && values)
        done = add_band_of_values (ids, sections, connection, band, values, descending, cancellable, error);
      else if (sections && band->section)
        done = add_divided_band (ids, sections, connection, band, descending, error);
      else
        {
          if (sections)
            begin_section (sections, ids->len, NULL);
          done = add_band (ids, connection, band, descending, error);
        }
      if (!done || g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  if (sections)
    tandem_sections_end (sections, ids->len);
  return g_steal_pointer (&ids);
}

/**
 * tandem_order_list_first_ids:
 * @sort: a field with %TANDEM_FIELD_USE_SORT
 * @most: how many ids to give at most
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the first of those that tandem_order_list_ids() gives
 */
GArray *
tandem_order_list_first_ids (TandemConnection *connection, const TandemField *sort, gboolean descending, guint most,
                             GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) values = NULL;

  if (sort->reckoned)
    {
      GArray *all = list_reckoned (connection, sort, descending, error);

      if (all && all->len > most)
        g_array_set_size (all, most);
      return all;
    }
  if (sort->list_bands && (values = sort->list_bands (connection, error)) == NULL)
    return NULL;
  for (guint i = 0; i < sort->n_bands && ids->len < most; i++)
    {
      g_autofree char *sql = tandem_band_write_sql (&sort->bands[i], descending);
      g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);
      guint n_walks = i == 0 && values ? values->len : 1;

      if (statement == NULL)
        return NULL;
      for (guint j = 0; j < n_walks && ids->len < most; j++)
        {
          if (i == 0 && values)
            bind_value (statement, g_ptr_array_index (values, descending ? n_walks - 1 - j : j));
          if (!tandem_statement_add_ids (statement, ids, most, error))
            return NULL;
          tandem_statement_reset (statement);
        }
    }
  return g_steal_pointer (&ids);
}
