/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Random conditions over a firm: what the list shows is what each record says by itself, and what the values of each say in memory. */
#include "base/tandem-date.h"
#include "condition-facts.h"
#include "model/filter/tandem-condition-test.h"
#include "model/tandem-model.h"

#define N_TREES   1500
#define MAX_DEPTH 3

/* --- conditions at random ------------------------------------------------------------------------------------------- */

static guint
draw (ConditionFacts *self, guint n)
{
  return (guint) g_rand_int_range (self->random, 0, (int) n);
}

static const Fact *
draw_fact (ConditionFacts *self, TandemEntity entity, const char *key)
{
  static const Fact none = { 0, (char *) "17", (char *) "EUR" };
  GArray *facts = condition_facts_find (self, entity, key);

  return facts->len > 0 ? &g_array_index (facts, Fact, draw (self, facts->len)) : &none;
}

/* A whole value, its beginning, or any part of it; perhaps in another case; sometimes what is special to SQL. */
static char *
draw_text (ConditionFacts *self, const char *text)
{
  static const char *const odd[]
      = { "%", "_", "\\", "'; DROP TABLE contact; --", "ß", "E\u0301", "\u0301", "+()", "İ" };
  glong length = g_utf8_strlen (text, -1);
  glong from = draw (self, 3) == 0 && length > 1 ? (glong) draw (self, (guint) length - 1) : 0;
  g_autofree char *part = NULL;

  if (draw (self, 8) == 0)
    return g_strdup (odd[draw (self, G_N_ELEMENTS (odd))]);
  part = g_utf8_substring (text, from, draw (self, 2) ? length : MIN (length, from + 3));
  if (strspn (part, " ") == strlen (part))
    return g_strdup ("a");
  return draw (self, 2) ? g_utf8_strup (part, -1) : g_steal_pointer (&part);
}

static char *
draw_day (ConditionFacts *self, const Fact *fact, gboolean is_instant)
{
  g_autofree char *day = is_instant ? tandem_instant_to_date (fact->text, self->zone) : g_strdup (fact->text);

  if (!tandem_date_is_valid (day))
    return g_strdup (TODAY);
  return tandem_date_add_days (day, (int) draw (self, 3) - 1);
}

static GVariant *
draw_list (ConditionFacts *self, TandemEntity entity, const TandemField *field)
{
  gboolean is_choice = tandem_field_get_type (field) == TANDEM_FIELD_CHOICE;
  g_autoptr (GVariantBuilder) builder
      = g_variant_builder_new (is_choice ? G_VARIANT_TYPE ("as") : G_VARIANT_TYPE ("ax"));

  for (guint i = 0; i <= draw (self, 4); i++)
    if (is_choice)
      g_variant_builder_add (builder, "s",
                             tandem_field_get_choice_nick (field, draw (self, tandem_field_get_n_choices (field))));
    else
      g_variant_builder_add (builder, "x",
                             g_ascii_strtoll (draw_fact (self, entity, tandem_field_get_key (field))->text, NULL, 10));
  return g_variant_builder_end (builder);
}

static GVariant *
draw_days (ConditionFacts *self, TandemEntity entity, const TandemField *field, TandemOperator operator)
{
  const char *key = tandem_field_get_key (field);
  gboolean is_instant = tandem_field_get_type (field) == TANDEM_FIELD_INSTANT;
  g_autofree char *one = draw_day (self, draw_fact (self, entity, key), is_instant);
  g_autofree char *other = draw_day (self, draw_fact (self, entity, key), is_instant);

  if (operator== TANDEM_OPERATOR_THIS_MONTH)
    return NULL;
  if (operator== TANDEM_OPERATOR_LAST_DAYS || operator== TANDEM_OPERATOR_NEXT_DAYS)
    return g_variant_new ("(x)", (gint64) draw (self, 400) + 1);
  if (operator== TANDEM_OPERATOR_BETWEEN)
    return g_variant_new ("(ss)", MIN (strcmp (one, other), 0) ? one : other,
                          MIN (strcmp (one, other), 0) ? other : one);
  return g_variant_new ("(s)", one);
}

static GVariant *
draw_values (ConditionFacts *self, TandemEntity entity, const TandemField *field, TandemOperator operator)
{
  TandemFieldType type = tandem_field_get_type (field);
  const Fact *fact = draw_fact (self, entity, tandem_field_get_key (field));
  const Fact *other = draw_fact (self, entity, tandem_field_get_key (field));
  gint64 number = g_ascii_strtoll (fact->text, NULL, 10) + draw (self, 3) - 1;
  g_autofree char *text = NULL;

  if (operator>= TANDEM_OPERATOR_YES)
    return NULL;
  if (type == TANDEM_FIELD_CHOICE || type == TANDEM_FIELD_REFERENCE)
    return draw_list (self, entity, field);
  if (type == TANDEM_FIELD_DAY || type == TANDEM_FIELD_INSTANT)
    return draw_days (self, entity, field, operator);
  if (type == TANDEM_FIELD_NUMBER && operator== TANDEM_OPERATOR_BETWEEN)
    return g_variant_new ("(xx)", number, g_ascii_strtoll (other->text, NULL, 10));
  if (type == TANDEM_FIELD_NUMBER)
    return g_variant_new ("(x)", number);
  if (type == TANDEM_FIELD_MONEY && operator== TANDEM_OPERATOR_BETWEEN)
    return g_variant_new ("(xxs)", number, g_ascii_strtoll (other->text, NULL, 10), fact->currency);
  if (type == TANDEM_FIELD_MONEY)
    return g_variant_new ("(xs)", number, fact->currency);
  text = draw_text (self, fact->text);
  return g_variant_new ("(s)", text);
}

static TandemCondition *
draw_leaf (ConditionFacts *self, TandemEntity entity)
{
  const TandemField *field;
  TandemOperator operator;
  g_autoptr (GError) error = NULL;
  TandemCondition *leaf;

  do
    field = condition_facts_get_field (self, entity, draw (self, condition_facts_get_n_fields (self, entity)));
  while (!tandem_field_can (field, TANDEM_FIELD_USE_FILTER));
  do
    operator= draw (self, TANDEM_N_OPERATORS);
  while (!tandem_field_has_operator (field, operator));
  leaf = tandem_condition_new_on (entity, field, operator, draw_values (self, entity, field, operator), &error);
  g_assert_no_error (error);
  return leaf;
}

static TandemCondition *
draw_tree (ConditionFacts *self, TandemEntity entity, guint depth)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_condition_unref);
  g_autoptr (GError) error = NULL;
  TandemCondition *group;

  if (depth == MAX_DEPTH || (depth > 0 && draw (self, 3) > 0))
    return draw_leaf (self, entity);
  for (guint n = draw (self, 4); n > 0; n--)
    g_ptr_array_add (children, draw_tree (self, entity, depth + 1));
  group = tandem_condition_new_group (entity, draw (self, TANDEM_CONDITION_LEAF), children, &error);
  g_assert_no_error (error);
  return group;
}

/* --- tests ---------------------------------------------------------------------------------------------------------- */

static GArray *
list (ConditionFacts *self, TandemCondition *condition)
{
  g_autoptr (TandemListQuery) query = tandem_list_query_new (tandem_condition_get_entity (condition), NULL, FALSE);
  g_autoptr (GError) error = NULL;
  GArray *ids;

  tandem_list_query_set_condition (query, condition);
  tandem_list_query_set_today (query, TODAY);
  ids = tandem_list_query_list_ids (self->reader, query, NULL, &error);
  g_assert_no_error (error);
  return ids;
}

typedef struct {
  ConditionFacts *self;
  TandemEntity entity;
  gint64 id;
} Asked;

/* The facts of a record as its values: they stand together, by id. */
static gboolean
ask_fact (const TandemField *field, guint nth, TandemConditionValue *value, gpointer data)
{
  const Asked *asked = data;
  GArray *facts = condition_facts_find (asked->self, asked->entity, tandem_field_get_key (field));
  guint low = 0, high = facts->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (facts, Fact, middle).id < asked->id)
        low = middle + 1;
      else
        high = middle;
    }
  if (low + nth >= facts->len || g_array_index (facts, Fact, low + nth).id != asked->id)
    return FALSE;
  value->text = g_array_index (facts, Fact, low + nth).text;
  value->currency = g_array_index (facts, Fact, low + nth).currency;
  value->number = g_ascii_strtoll (value->text, NULL, 10);
  return TRUE;
}

/* What is asked of values in memory holds where it holds in the file. */
static void
assert_same_in_memory (ConditionFacts *self, TandemCondition *condition, GArray *right)
{
  TandemEntity entity = tandem_condition_get_entity (condition);
  g_autoptr (TandemConditionTest) test = tandem_condition_test_new (condition, TODAY, self->zone);
  g_autoptr (GArray) held = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->ids[entity]->len; i++)
    {
      Asked asked = { self, entity, g_array_index (self->ids[entity], gint64, i) };

      if (tandem_condition_test_holds (test, ask_fact, &asked))
        g_array_append_val (held, asked.id);
    }
  g_assert_cmpmem (held->data, held->len * sizeof (gint64), right->data, right->len * sizeof (gint64));
}

static void
assert_right (ConditionFacts *self, TandemCondition *condition)
{
  g_autoptr (GArray) ids = list (self, condition), right = g_array_new (FALSE, FALSE, sizeof (gint64));
  GArray *all = self->ids[tandem_condition_get_entity (condition)];

  for (guint i = 0; i < all->len; i++)
    if (condition_facts_ask (self, condition, g_array_index (all, gint64, i)))
      g_array_append_vals (right, &g_array_index (all, gint64, i), 1);
  g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), right->data, right->len * sizeof (gint64));
  assert_same_in_memory (self, condition, right);
}

static TandemCondition *
wrap (TandemCondition *condition, TandemConditionKind kind)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new ();

  g_ptr_array_add (children, condition);
  return tandem_condition_new_group (tandem_condition_get_entity (condition), kind, children, NULL);
}

/* None of it: all but any of it. */
static void
assert_complement (ConditionFacts *self, TandemCondition *condition)
{
  g_autoptr (TandemCondition) any = wrap (condition, TANDEM_CONDITION_ANY),
                              none = wrap (condition, TANDEM_CONDITION_NONE);
  g_autoptr (GArray) with = list (self, any), without = list (self, none);
  GArray *all = self->ids[tandem_condition_get_entity (condition)];
  guint i = 0, j = 0;

  g_assert_cmpuint (with->len + without->len, ==, all->len);
  for (guint k = 0; k < all->len; k++)
    {
      gint64 id = g_array_index (all, gint64, k);

      if (i < with->len && g_array_index (with, gint64, i) == id)
        i++;
      else
        g_assert_cmpint (g_array_index (without, gint64, j++), ==, id);
    }
}

static void
assert_round_trip (ConditionFacts *self, TandemCondition *condition)
{
  g_autofree char *json = tandem_condition_to_json (condition), *again = NULL, *words = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemCondition) copy
      = tandem_condition_new_from_json_of (tandem_condition_get_entity (condition), self->own, json, &error);

  g_assert_no_error (error);
  g_assert_true (tandem_condition_equal (condition, copy));
  again = tandem_condition_to_json (copy);
  g_assert_cmpstr (json, ==, again);
  words = tandem_condition_describe (condition, NULL, NULL);
  g_assert_true (*words != '\0' && g_utf8_validate (words, -1, NULL));
}

static void
test_random (ConditionFacts *self, gconstpointer data)
{
  for (guint i = 0; i < N_TREES; i++)
    {
      g_autoptr (TandemCondition) condition = draw_tree (self, i % TANDEM_N_ENTITIES, i % 2);
      g_autofree char *json = tandem_condition_to_json (condition);

      g_test_message ("%s: %s", tandem_entity_get_nick (i % TANDEM_N_ENTITIES), json);
      assert_right (self, condition);
      assert_complement (self, condition);
      assert_round_trip (self, condition);
    }
}

/* Each field with each operator, several times: so that none is left to chance. */
static void
test_every_leaf (ConditionFacts *self, gconstpointer data)
{
  for (guint entity = 0; entity < TANDEM_N_ENTITIES; entity++)
    for (guint i = 0; i < condition_facts_get_n_fields (self, entity); i++)
      for (guint operator= 0; operator<4 * TANDEM_N_OPERATORS; operator++)
        {
          const TandemField *field = condition_facts_get_field (self, entity, i);
          g_autoptr (TandemCondition) leaf = NULL;

          if (!tandem_field_has_operator (field, operator/ 4))
            continue;
          leaf = tandem_condition_new_on (entity, field, operator/ 4, draw_values (self, entity, field, operator/ 4),
                                          NULL);
          g_assert_nonnull (leaf);
          assert_right (self, leaf);
          assert_round_trip (self, leaf);
        }
}

static void
test_calendar_ends (ConditionFacts *self, gconstpointer data)
{
  static const char *const days[] = { "0001-01-01", "9999-12-31" };
  static const TandemOperator operators[] = { TANDEM_OPERATOR_ON, TANDEM_OPERATOR_BEFORE, TANDEM_OPERATOR_AFTER };
  static const char *const keys[] = { "created", "expected-close" };

  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (TandemCondition) leaf = tandem_condition_new (TANDEM_ENTITY_DEAL, keys[i % 2], operators[i / 4],
                                                               g_variant_new ("(s)", days[i / 2 % 2]), NULL);

      assert_right (self, leaf);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tandem_model_ensure_types ();
  g_test_add ("/condition/random", ConditionFacts, NULL, condition_facts_set_up, test_random,
              condition_facts_tear_down);
  g_test_add ("/condition/every-leaf", ConditionFacts, NULL, condition_facts_set_up, test_every_leaf,
              condition_facts_tear_down);
  g_test_add ("/condition/calendar-ends", ConditionFacts, NULL, condition_facts_set_up, test_calendar_ends,
              condition_facts_tear_down);
  return g_test_run ();
}
