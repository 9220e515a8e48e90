/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the records of a list hold in the fields that the firm added: it hangs on the rows, whatever type they are of. */
#include "model/tandem-own-values.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "model/filter/tandem-field-private.h"
#include "store/tandem-connection.h"

typedef struct {
  gint64 field_id;
  char *text;
  gint64 number;
  char *currency;
} Value;

static G_DEFINE_QUARK (tandem_own_values, values)

    /* Each record has a walk of an index, as it has for its other parts. */
static const char *const sql[TANDEM_N_ENTITIES] = {
#define VALUES(record)                                                                                                 \
  "SELECT v.field_id, v.text, v.number, v.currency FROM custom_value AS v WHERE v." record                             \
  " = $1 AND v.deleted_at IS NULL"
  [TANDEM_ENTITY_CONTACT] = VALUES ("contact_id"),
  [TANDEM_ENTITY_COMPANY] = VALUES ("company_id"),
  [TANDEM_ENTITY_DEAL] = VALUES ("deal_id"),
  [TANDEM_ENTITY_CAMPAIGN] = VALUES ("campaign_id"),
#undef VALUES
};

static void
clear_value (gpointer data)
{
  Value *value = data;

  g_free (value->text);
  g_free (value->currency);
}

static gboolean
read_values (TandemStatement *statement, gint64 id, GObject *row, GError **error)
{
  g_autoptr (GError) failure = NULL;
  GArray *values = NULL;

  tandem_statement_bind_int64 (statement, 1, id);
  while (tandem_statement_next (statement, &failure))
    {
      Value value = { tandem_statement_get_int64 (statement, 0), tandem_statement_dup_text (statement, 1),
                      tandem_statement_get_int64 (statement, 2), tandem_statement_dup_text (statement, 3) };

      if (values == NULL)
        {
          values = g_array_new (FALSE, FALSE, sizeof (Value));
          g_array_set_clear_func (values, clear_value);
          g_object_set_qdata_full (row, values_quark (), values, (GDestroyNotify) g_array_unref);
        }
      g_array_append_val (values, value);
    }
  tandem_statement_reset (statement);
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  return failure == NULL;
}

/**
 * tandem_own_values_read:
 * @rows: (element-type GObject): just read, of the records of @ids; one may be %NULL
 *
 * Reads what they hold. Runs on whatever thread has the connection.
 */
gboolean
tandem_own_values_read (TandemConnection *connection, TandemEntity entity, const gint64 *ids, GPtrArray *rows,
                        GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql[entity], error);

  for (guint i = 0; statement && i < rows->len; i++)
    if (rows->pdata[i] && !read_values (statement, ids[i], rows->pdata[i], error))
      return FALSE;
  return statement != NULL;
}

static const Value *
find_value (gpointer row, const TandemField *field)
{
  GArray *values = g_object_get_qdata (row, values_quark ());

  for (guint i = 0; values && i < values->len; i++)
    if (g_array_index (values, Value, i).field_id == field->own_id)
      return &g_array_index (values, Value, i);
  return NULL;
}

/**
 * tandem_own_values_find:
 * @row: of which tandem_own_values_read() read what it holds
 * @value: (out caller-allocates): alive as long as @row
 *
 * Returns: whether it holds something in a field
 */
gboolean
tandem_own_values_find (gpointer row, const TandemField *field, TandemOwnValue *value)
{
  const Value *found = find_value (row, field);

  if (found)
    *value = (TandemOwnValue) { found->text, found->number, found->currency };
  return found != NULL;
}

/**
 * tandem_own_values_write:
 * @row: of which tandem_own_values_read() read what it holds
 *
 * Returns: (transfer full) (nullable): what it holds in a field, as a person reads it; %NULL for nothing
 */
char *
tandem_own_values_write (gpointer row, const TandemField *field)
{
  const Value *value = find_value (row, field);

  if (value == NULL)
    return NULL;
  switch ((int) field->type)
    {
    case TANDEM_FIELD_NUMBER:
      return tandem_format_fixed (value->number, field->digits);
    case TANDEM_FIELD_MONEY:
      return value->currency ? tandem_format_money (value->number, value->currency) : NULL;
    case TANDEM_FIELD_DAY:
      return value->text ? tandem_format_date (value->text) : NULL;
    case TANDEM_FIELD_FLAG:
      return value->number ? g_strdup (C_ ("flag", "Yes")) : NULL;
    default:
      return g_strdup (value->text);
    }
}
