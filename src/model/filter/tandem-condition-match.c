/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What SQL can tell is one statement, and a text that the file does not hold folded is a pass over its column: each gives a set
 * of ids. The groups above them are asked id by id. */
#include "model/filter/tandem-condition-match.h"

#include <string.h>

#include "base/tandem-date.h"
#include "base/tandem-fold.h"
#include "base/tandem-id-set.h"
#include "model/filter/tandem-condition-private.h"
#include "model/filter/tandem-condition-sql.h"
#include "model/filter/tandem-condition-test.h"
#include "model/filter/tandem-field-private.h"
#include "store/tandem-connection.h"

#define MAX_REMEMBERED 50000 /* texts of a column that come again, as cities do */

struct _TandemConditionMatch {
  TandemConditionKind kind;
  GPtrArray *children; /* of a group */
  TandemIdSet *ids;    /* of anything else */
  gboolean negated;
};

typedef struct {
  TandemConnection *connection;
  const char *today;
  GCancellable *cancellable;
} Question;

static TandemConditionMatch *
new_match (TandemConditionKind kind)
{
  TandemConditionMatch *self = g_new0 (TandemConditionMatch, 1);

  self->kind = kind;
  if (kind == TANDEM_CONDITION_LEAF)
    self->ids = tandem_id_set_new ();
  else
    self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_condition_match_free);
  return self;
}

void
tandem_condition_match_free (TandemConditionMatch *self)
{
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_clear_pointer (&self->ids, tandem_id_set_free);
  g_free (self);
}

/* --- by SQL --------------------------------------------------------------------------------------------------------- */

static TandemConditionMatch *
ask_statement (const Question *question, const char *sql, TandemConditionSql *test, gboolean negated, GError **error)
{
  g_autoptr (TandemConditionMatch) self = new_match (TANDEM_CONDITION_LEAF);
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (question->connection, sql, error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return NULL;
  self->negated = negated;
  tandem_condition_sql_bind (test, statement);
  while (tandem_statement_next (statement, &failure))
    tandem_id_set_add (self->ids, tandem_statement_get_int64 (statement, 0));
  if (failure == NULL)
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

static TandemConditionMatch *
ask_sql (const Question *question, TandemCondition *condition, GError **error)
{
  g_auto (TandemConditionSql) test = { 0 };
  g_autofree char *sql = NULL;
  gboolean negated;

  tandem_condition_sql_init (&test, question->today, tandem_connection_get_time_zone (question->connection));
  tandem_condition_sql_add (&test, condition);
  /* The opposite of a test has the index that the test has; itself it has none. */
  negated = g_str_has_prefix (test.sql->str, "NOT ");
  sql = g_strdup_printf ("SELECT r.id FROM %s AS r WHERE r.deleted_at IS NULL AND %s",
                         tandem_entity_get_table (tandem_condition_get_entity (condition)),
                         test.sql->str + (negated ? strlen ("NOT ") : 0));
  return ask_statement (question, sql, &test, negated, error);
}

/* Of what the firm added a million may have a value: looking each of them up takes longer than everything else. */
static TandemConditionMatch *
ask_own (const Question *question, TandemCondition *leaf, GError **error)
{
  g_auto (TandemConditionSql) test = { 0 };
  gboolean negated;

  tandem_condition_sql_init (&test, question->today, tandem_connection_get_time_zone (question->connection));
  negated = tandem_condition_sql_add_alone (&test, leaf);
  return ask_statement (question, test.sql->str, &test, negated, error);
}

/* --- by a pass over a column ---------------------------------------------------------------------------------------- */

typedef struct {
  TandemOperator operator;
  char *wanted;      /* folded */
  GHashTable *known; /* text to whether it matches */
} Pass;

static void
clear_pass (Pass *pass)
{
  g_free (pass->wanted);
  g_clear_pointer (&pass->known, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pass, clear_pass)

static gboolean
match_known (Pass *pass, const char *text)
{
  gpointer known;

  if (g_hash_table_lookup_extended (pass->known, text, NULL, &known))
    return GPOINTER_TO_INT (known);
  known = GINT_TO_POINTER (tandem_condition_text_matches (pass->operator, pass->wanted, text));
  if (g_hash_table_size (pass->known) < MAX_REMEMBERED)
    g_hash_table_insert (pass->known, g_strdup (text), known);
  return GPOINTER_TO_INT (known);
}

static TandemConditionMatch *
ask_pass (const Question *question, TandemCondition *leaf, GError **error)
{
  g_autoptr (TandemConditionMatch) self = new_match (TANDEM_CONDITION_LEAF);
  const TandemField *field = tandem_condition_get_field (leaf);
  const char *table = tandem_entity_get_table (tandem_condition_get_entity (leaf));
  g_auto (Pass) pass = { .wanted = tandem_fold_text (tandem_condition_get_text (leaf, 0)),
                         .known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  g_autofree char *sql = NULL;
  g_autoptr (TandemStatement) statement = NULL;
  g_autoptr (GError) failure = NULL;

  self->negated = tandem_operator_is_negative (tandem_condition_get_operator (leaf), &pass.operator);
  if (*g_strstrip (pass.wanted) == '\0')
    return g_steal_pointer (&self);
  /* One in the trash may be among them; nobody asks for it. Leaving it out would lead SQLite to walk an index of the live ones,
   * and from there all over the table. */
  sql = field->child
            ? g_strdup_printf ("SELECT %s, %s FROM %s AND %s IS NOT NULL AND %s IS NOT NULL%s", field->link, field->sql,
                               field->child, field->link, field->sql, field->own_id ? " AND x.field_id = $1" : "")
            : g_strdup_printf ("SELECT r.id, %s FROM %s AS r WHERE %s IS NOT NULL", field->sql, table, field->sql);
  statement = tandem_connection_prepare (question->connection, sql, error);
  if (statement == NULL)
    return NULL;
  if (field->own_id)
    tandem_statement_bind_id (statement, 1, field->own_id);
  while (tandem_statement_next (statement, &failure))
    if (match_known (&pass, tandem_statement_get_text (statement, 1)))
      tandem_id_set_add (self->ids, tandem_statement_get_int64 (statement, 0));
  if (failure == NULL)
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* --- the tree ------------------------------------------------------------------------------------------------------- */

static TandemConditionMatch *
ask (const Question *question, TandemCondition *condition, GError **error)
{
  TandemConditionKind kind = tandem_condition_get_kind (condition);
  g_autoptr (TandemConditionMatch) self = NULL;

  if (g_cancellable_set_error_if_cancelled (question->cancellable, error))
    return NULL;
  if (!tandem_condition_needs_pass (condition) && !tandem_condition_asks_own (condition))
    return ask_sql (question, condition, error);
  if (kind == TANDEM_CONDITION_LEAF)
    return tandem_condition_needs_pass (condition) ? ask_pass (question, condition, error)
                                                   : ask_own (question, condition, error);
  self = new_match (kind);
  for (guint i = 0; i < tandem_condition_get_n_children (condition); i++)
    {
      TandemConditionMatch *child = ask (question, tandem_condition_get_child (condition, i), error);

      if (child == NULL)
        return NULL;
      g_ptr_array_add (self->children, child);
    }
  return g_steal_pointer (&self);
}

/**
 * tandem_condition_match_new:
 * @today: (nullable): the day from which the last and the next days are counted; today in the firm's time zone
 * @cancellable: (nullable): stops it
 *
 * Runs on a store thread.
 *
 * Returns: (transfer full) (nullable): what it holds for
 */
TandemConditionMatch *
tandem_condition_match_new (TandemConnection *connection, TandemCondition *condition, const char *today,
                            GCancellable *cancellable, GError **error)
{
  g_autofree char *day = today ? g_strdup (today) : tandem_date_today (tandem_connection_get_time_zone (connection));
  const Question question = { connection, day, cancellable };

  return ask (&question, condition, error);
}

/**
 * tandem_condition_match_has:
 * @id: the id of a live record
 *
 * Returns: whether the condition holds for the record
 */
gboolean
tandem_condition_match_has (TandemConditionMatch *self, gint64 id)
{
  if (self->kind == TANDEM_CONDITION_LEAF)
    return tandem_id_set_contains (self->ids, id) != self->negated;
  for (guint i = 0; i < self->children->len; i++)
    if (tandem_condition_match_has (self->children->pdata[i], id) != (self->kind == TANDEM_CONDITION_ALL))
      return self->kind == TANDEM_CONDITION_ANY;
  return self->kind != TANDEM_CONDITION_ANY;
}
