/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Random conditions over a firm: what the list shows is what each record says by itself, asked one by one in C. */
#include <sqlite3.h>
#include <string.h>

#include "base/tandem-date.h"
#include "base/tandem-fold.h"
#include "model/filter/tandem-list-query.h"
#include "model/tandem-model.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"
#include "varied-firm.h"

#define N_TREES   1500
#define TODAY     "2026-11-20"
#define MAX_DEPTH 3

/* The values of every field: id, value, currency. */
static const struct {
  TandemEntity entity;
  const char *key, *sql;
} sources[] = {
  { TANDEM_ENTITY_CONTACT, "given-name", "SELECT id, given_name FROM contact" },
  { TANDEM_ENTITY_CONTACT, "family-name", "SELECT id, family_name FROM contact" },
  { TANDEM_ENTITY_CONTACT, "company", "SELECT id, company_id FROM contact" },
  { TANDEM_ENTITY_CONTACT, "company-name",
    "SELECT c.id, f.name FROM contact AS c JOIN company AS f ON f.id = company_id" },
  { TANDEM_ENTITY_CONTACT, "job-title", "SELECT id, job_title FROM contact" },
  { TANDEM_ENTITY_CONTACT, "department", "SELECT id, department FROM contact" },
  { TANDEM_ENTITY_CONTACT, "email",
    "SELECT contact_id, value FROM contact_point WHERE kind = 'email' AND deleted_at IS NULL" },
  { TANDEM_ENTITY_CONTACT, "phone",
    "SELECT contact_id, value FROM contact_point WHERE kind IN ('phone', 'mobile') AND deleted_at IS NULL" },
  { TANDEM_ENTITY_CONTACT, "city", "SELECT contact_id, city FROM address WHERE deleted_at IS NULL" },
  { TANDEM_ENTITY_CONTACT, "country", "SELECT contact_id, country FROM address WHERE deleted_at IS NULL" },
  { TANDEM_ENTITY_CONTACT, "lifecycle", "SELECT id, lifecycle_stage FROM contact" },
  { TANDEM_ENTITY_CONTACT, "owner", "SELECT id, owner_id FROM contact" },
  { TANDEM_ENTITY_CONTACT, "last-contact",
    "SELECT contact_id, max (at) FROM (SELECT contact_id, at FROM touch WHERE deleted_at IS NULL UNION ALL SELECT "
    "contact_id,"
    " at FROM activity WHERE deleted_at IS NULL AND kind <> 'note' AND status = 'done') GROUP BY 1" },
  { TANDEM_ENTITY_CONTACT, "last-touch", "SELECT contact_id, max (at) FROM touch WHERE deleted_at IS NULL GROUP BY 1" },
  { TANDEM_ENTITY_CONTACT, "last-activity",
    "SELECT contact_id, max (at) FROM activity WHERE deleted_at IS NULL AND kind <> 'note' AND status = 'done' GROUP "
    "BY 1" },
  { TANDEM_ENTITY_CONTACT, "created", "SELECT id, created_at FROM contact" },
  { TANDEM_ENTITY_CONTACT, "source-channel", "SELECT id, source_channel_id FROM contact" },
  { TANDEM_ENTITY_CONTACT, "source-campaign", "SELECT id, source_campaign_id FROM contact" },
  { TANDEM_ENTITY_CONTACT, "touched-campaign", "SELECT contact_id, campaign_id FROM touch WHERE deleted_at IS NULL" },
  { TANDEM_ENTITY_CONTACT, "has-deal", "SELECT contact_id, 1 FROM deal WHERE deleted_at IS NULL" },
  { TANDEM_ENTITY_CONTACT, "has-open-deal",
    "SELECT d.contact_id, 1 FROM deal AS d JOIN stage AS s ON s.id = d.stage_id WHERE d.deleted_at IS NULL AND s.kind "
    "= 'open'" },
  { TANDEM_ENTITY_CONTACT, "notes", "SELECT id, notes FROM contact" },
  { TANDEM_ENTITY_COMPANY, "name", "SELECT id, name FROM company" },
  { TANDEM_ENTITY_COMPANY, "domain", "SELECT id, domain FROM company" },
  { TANDEM_ENTITY_COMPANY, "industry", "SELECT id, industry FROM company" },
  { TANDEM_ENTITY_COMPANY, "city", "SELECT company_id, city FROM address WHERE deleted_at IS NULL" },
  { TANDEM_ENTITY_COMPANY, "country", "SELECT company_id, country FROM address WHERE deleted_at IS NULL" },
  { TANDEM_ENTITY_COMPANY, "owner", "SELECT id, owner_id FROM company" },
  { TANDEM_ENTITY_COMPANY, "people",
    "SELECT f.id, count(c.id) FROM company AS f LEFT JOIN contact AS c ON c.company_id = f.id AND c.deleted_at IS NULL"
    " GROUP BY f.id" },
  { TANDEM_ENTITY_COMPANY, "has-deal", "SELECT company_id, 1 FROM deal WHERE deleted_at IS NULL" },
  { TANDEM_ENTITY_COMPANY, "has-open-deal",
    "SELECT d.company_id, 1 FROM deal AS d JOIN stage AS s ON s.id = d.stage_id WHERE d.deleted_at IS NULL AND s.kind "
    "= 'open'" },
  { TANDEM_ENTITY_COMPANY, "created", "SELECT id, created_at FROM company" },
  { TANDEM_ENTITY_COMPANY, "notes", "SELECT id, notes FROM company" },
  { TANDEM_ENTITY_DEAL, "title", "SELECT id, title FROM deal" },
  { TANDEM_ENTITY_DEAL, "contact", "SELECT id, contact_id FROM deal" },
  { TANDEM_ENTITY_DEAL, "company", "SELECT id, company_id FROM deal" },
  { TANDEM_ENTITY_DEAL, "stage", "SELECT id, stage_id FROM deal" },
  { TANDEM_ENTITY_DEAL, "state", "SELECT d.id, s.kind FROM deal AS d JOIN stage AS s ON s.id = d.stage_id" },
  { TANDEM_ENTITY_DEAL, "amount", "SELECT id, amount_minor, currency FROM deal" },
  { TANDEM_ENTITY_DEAL, "probability",
    "SELECT d.id, ifnull (d.probability, s.probability) FROM deal AS d JOIN stage AS s ON s.id = d.stage_id" },
  { TANDEM_ENTITY_DEAL, "expected-close", "SELECT id, expected_close_on FROM deal" },
  { TANDEM_ENTITY_DEAL, "closed", "SELECT id, closed_on FROM deal" },
  { TANDEM_ENTITY_DEAL, "owner", "SELECT id, owner_id FROM deal" },
  { TANDEM_ENTITY_DEAL, "campaign", "SELECT id, campaign_id FROM deal" },
  { TANDEM_ENTITY_DEAL, "reason", "SELECT id, reason_id FROM deal" },
  { TANDEM_ENTITY_DEAL, "next-step", "SELECT id, next_step FROM deal" },
  { TANDEM_ENTITY_DEAL, "next-step-on", "SELECT id, next_step_on FROM deal" },
  { TANDEM_ENTITY_DEAL, "stage-entered", "SELECT id, stage_entered_at FROM deal" },
  { TANDEM_ENTITY_DEAL, "created", "SELECT id, created_at FROM deal" },
  { TANDEM_ENTITY_CAMPAIGN, "name", "SELECT id, name FROM campaign" },
  { TANDEM_ENTITY_CAMPAIGN, "channel", "SELECT id, channel_id FROM campaign" },
  { TANDEM_ENTITY_CAMPAIGN, "objective", "SELECT id, objective FROM campaign" },
  { TANDEM_ENTITY_CAMPAIGN, "status", "SELECT id, status FROM campaign" },
  { TANDEM_ENTITY_CAMPAIGN, "starts", "SELECT id, starts_on FROM campaign" },
  { TANDEM_ENTITY_CAMPAIGN, "ends", "SELECT id, ends_on FROM campaign" },
  { TANDEM_ENTITY_CAMPAIGN, "budget", "SELECT id, budget_minor, currency FROM campaign" },
  { TANDEM_ENTITY_CAMPAIGN, "cost",
    "SELECT c.id, (SELECT sum (amount_minor) FROM campaign_cost WHERE campaign_id = c.id AND currency = c.currency"
    " AND deleted_at IS NULL), c.currency FROM campaign AS c" },
  { TANDEM_ENTITY_CAMPAIGN, "leads",
    "SELECT c.id, (SELECT ifnull (sum (people), 0) FROM lifecycle_day WHERE campaign_id = c.id AND stage = 'lead')"
    " FROM campaign AS c" },
  { TANDEM_ENTITY_CAMPAIGN, "created", "SELECT id, created_at FROM campaign" },
  { TANDEM_ENTITY_CAMPAIGN, "notes", "SELECT id, notes FROM campaign" },
};

typedef struct {
  gint64 id;
  char *text;
  char *currency;
} Fact;

typedef struct {
  FirmFile firm;
  TandemConnection *reader;
  GTimeZone *zone;
  GRand *random;
  GPtrArray *facts; /* of each source: an array of Fact by id */
  GArray *ids[TANDEM_N_ENTITIES];
} Fixture;

/* --- what there is -------------------------------------------------------------------------------------------------- */

static void
clear_fact (gpointer data)
{
  g_free (((Fact *) data)->text);
  g_free (((Fact *) data)->currency);
}

static int
compare_facts (gconstpointer a, gconstpointer b)
{
  return (((const Fact *) a)->id > ((const Fact *) b)->id) - (((const Fact *) a)->id < ((const Fact *) b)->id);
}

static GArray *
read_facts (sqlite3 *db, const char *sql)
{
  GArray *facts = g_array_new (FALSE, FALSE, sizeof (Fact));
  sqlite3_stmt *statement;

  g_array_set_clear_func (facts, clear_fact);
  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sqlite3_errmsg (db), sql);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      Fact fact = { sqlite3_column_int64 (statement, 0), g_strdup ((const char *) sqlite3_column_text (statement, 1)),
                    g_strdup ((const char *) sqlite3_column_text (statement, 2)) };

      if (fact.text)
        g_array_append_val (facts, fact);
      else
        clear_fact (&fact);
    }
  sqlite3_finalize (statement);
  g_array_sort (facts, compare_facts);
  return facts;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  sqlite3 *db;

  varied_firm_set_up (&self->firm, data);
  execute_sql (self->firm.path,
               "UPDATE firm SET time_zone = 'America/St_Johns';"
               "UPDATE deal SET currency = 'XAF' WHERE id % 3 = 0;"
               "UPDATE deal SET next_step = 'Ça va? 100% sûr_\\o/', next_step_on = expected_close_on WHERE id % 2 = 0;"
               "UPDATE deal SET amount_minor = NULL WHERE id % 7 = 0;"
               "UPDATE company SET industry = 'Bäckerei', domain = 'Straße.example' WHERE id % 2 = 0;");
  self->reader = tandem_connection_open (self->firm.path, TANDEM_CONNECTION_READ, NULL);
  self->zone = g_time_zone_new_identifier ("America/St_Johns");
  self->random = g_rand_new_with_seed (g_test_rand_int ());
  self->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_assert_cmpint (sqlite3_open_v2 (self->firm.path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    g_ptr_array_add (self->facts, read_facts (db, sources[i].sql));
  sqlite3_close (db);
  for (guint i = 0; i < TANDEM_N_ENTITIES; i++)
    {
      g_autoptr (TandemListQuery) all = tandem_list_query_new (i, NULL, FALSE);

      self->ids[i] = tandem_list_query_list_ids (self->reader, all, NULL, NULL);
    }
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < TANDEM_N_ENTITIES; i++)
    g_array_unref (self->ids[i]);
  g_ptr_array_unref (self->facts);
  g_rand_free (self->random);
  g_time_zone_unref (self->zone);
  tandem_connection_close (self->reader);
  firm_file_tear_down (&self->firm, data);
}

static GArray *
find_facts (Fixture *self, TandemEntity entity, const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (sources[i].entity == entity && g_str_equal (sources[i].key, key))
      return self->facts->pdata[i];
  g_error ("%s: %s is asked nowhere", tandem_entity_get_nick (entity), key);
}

/* --- asking one record ---------------------------------------------------------------------------------------------- */

static gboolean
has_text (TandemCondition *leaf, const Fact *fact)
{
  gboolean is_phone = tandem_field_get_type (tandem_condition_get_field (leaf)) == TANDEM_FIELD_PHONE;
  const char *text = tandem_condition_get_text (leaf, 0);
  g_autofree char *folded = is_phone ? tandem_fold_digits (fact->text) : tandem_fold_text (fact->text);
  g_autofree char *wanted = is_phone ? tandem_fold_digits (text) : tandem_fold_text (text);

  if (*g_strstrip (wanted) == '\0')
    return FALSE;
  if (tandem_condition_get_operator (leaf) == TANDEM_OPERATOR_CONTAINS)
    return strstr (folded, wanted) != NULL;
  if (tandem_condition_get_operator (leaf) == TANDEM_OPERATOR_STARTS_WITH)
    return g_str_has_prefix (folded, wanted);
  return g_str_equal (folded, wanted);
}

static gboolean
has_number (TandemCondition *leaf, const Fact *fact)
{
  gint64 value = g_ascii_strtoll (fact->text, NULL, 10), asked = tandem_condition_get_number (leaf, 0);
  guint n = tandem_condition_get_n_values (leaf);

  if (tandem_field_get_type (tandem_condition_get_field (leaf)) == TANDEM_FIELD_MONEY
      && !g_str_equal (fact->currency, tandem_condition_get_text (leaf, n - 1)))
    return FALSE;
  switch ((int) tandem_condition_get_operator (leaf))
    {
    case TANDEM_OPERATOR_LESS:
      return value < asked;
    case TANDEM_OPERATOR_AT_MOST:
      return value <= asked;
    case TANDEM_OPERATOR_MORE:
      return value > asked;
    case TANDEM_OPERATOR_AT_LEAST:
      return value >= asked;
    case TANDEM_OPERATOR_BETWEEN:
      return value >= asked && value <= tandem_condition_get_number (leaf, 1);
    default:
      return value == asked;
    }
}

/* Day by day, where SQL compares moments. */
static gboolean
has_day (Fixture *self, TandemCondition *leaf, const Fact *fact)
{
  gboolean is_instant = tandem_field_get_type (tandem_condition_get_field (leaf)) == TANDEM_FIELD_INSTANT;
  g_autofree char *day = is_instant ? tandem_instant_to_date (fact->text, self->zone) : g_strdup (fact->text);
  gboolean has_value = tandem_condition_get_n_values (leaf) > 0;
  const char *asked = has_value ? tandem_condition_get_text (leaf, 0) : NULL;
  gint64 n = has_value ? tandem_condition_get_number (leaf, 0) : 0;
  int distance = tandem_date_days_between (TODAY, day);

  switch ((int) tandem_condition_get_operator (leaf))
    {
    case TANDEM_OPERATOR_BEFORE:
      return strcmp (day, asked) < 0;
    case TANDEM_OPERATOR_AFTER:
      return strcmp (day, asked) > 0;
    case TANDEM_OPERATOR_BETWEEN:
      return strcmp (day, asked) >= 0 && strcmp (day, tandem_condition_get_text (leaf, 1)) <= 0;
    case TANDEM_OPERATOR_LAST_DAYS:
      return distance <= 0 && distance > -n;
    case TANDEM_OPERATOR_NEXT_DAYS:
      return distance >= 0 && distance < n;
    case TANDEM_OPERATOR_THIS_MONTH:
      return strncmp (day, TODAY, strlen ("2026-11")) == 0;
    default:
      return g_str_equal (day, asked);
    }
}

static gboolean
is_in_list (TandemCondition *leaf, const Fact *fact)
{
  for (guint i = 0; i < tandem_condition_get_n_values (leaf); i++)
    {
      const char *text = tandem_condition_get_text (leaf, i);

      if (text ? g_str_equal (text, fact->text)
               : g_ascii_strtoll (fact->text, NULL, 10) == tandem_condition_get_number (leaf, i))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_fact (Fixture *self, TandemCondition *leaf, const Fact *fact)
{
  TandemOperator operator= tandem_condition_get_operator (leaf);

  if (operator== TANDEM_OPERATOR_IS_EMPTY || operator== TANDEM_OPERATOR_IS_NOT_EMPTY)
    return TRUE;
  switch (tandem_field_get_type (tandem_condition_get_field (leaf)))
    {
    case TANDEM_FIELD_TEXT:
    case TANDEM_FIELD_PHONE:
      return has_text (leaf, fact);
    case TANDEM_FIELD_NUMBER:
    case TANDEM_FIELD_MONEY:
      return has_number (leaf, fact);
    case TANDEM_FIELD_DAY:
    case TANDEM_FIELD_INSTANT:
      return has_day (self, leaf, fact);
    case TANDEM_FIELD_CHOICE:
    case TANDEM_FIELD_REFERENCE:
      return is_in_list (leaf, fact);
    case TANDEM_FIELD_FLAG:
    default:
      return TRUE;
    }
}

static gboolean
ask_leaf (Fixture *self, TandemCondition *leaf, gint64 id)
{
  TandemOperator operator= tandem_condition_get_operator (leaf);
  gboolean is_negative = operator== TANDEM_OPERATOR_IS_NOT || operator== TANDEM_OPERATOR_NONE_OF ||
  operator== TANDEM_OPERATOR_NO || operator== TANDEM_OPERATOR_IS_EMPTY;
  GArray *facts
      = find_facts (self, tandem_condition_get_entity (leaf), tandem_field_get_key (tandem_condition_get_field (leaf)));
  const Fact wanted = { id };
  guint place;

  if (!g_array_binary_search (facts, &wanted, compare_facts, &place))
    return is_negative;
  while (place > 0 && g_array_index (facts, Fact, place - 1).id == id)
    place--;
  for (; place < facts->len && g_array_index (facts, Fact, place).id == id; place++)
    if (has_fact (self, leaf, &g_array_index (facts, Fact, place)))
      return !is_negative;
  return is_negative;
}

static gboolean
ask (Fixture *self, TandemCondition *condition, gint64 id)
{
  TandemConditionKind kind = tandem_condition_get_kind (condition);
  guint n = tandem_condition_get_n_children (condition), n_true = 0;

  if (kind == TANDEM_CONDITION_LEAF)
    return ask_leaf (self, condition, id);
  for (guint i = 0; i < n; i++)
    n_true += ask (self, tandem_condition_get_child (condition, i), id);
  return kind == TANDEM_CONDITION_ALL ? n_true == n : kind == TANDEM_CONDITION_ANY ? n_true > 0 : n_true == 0;
}

/* --- conditions at random ------------------------------------------------------------------------------------------- */

static guint
draw (Fixture *self, guint n)
{
  return (guint) g_rand_int_range (self->random, 0, (int) n);
}

static const Fact *
draw_fact (Fixture *self, TandemEntity entity, const char *key)
{
  static const Fact none = { 0, (char *) "17", (char *) "EUR" };
  GArray *facts = find_facts (self, entity, key);

  return facts->len > 0 ? &g_array_index (facts, Fact, draw (self, facts->len)) : &none;
}

/* A whole value, its beginning, or any part of it; perhaps in another case; sometimes what is special to SQL. */
static char *
draw_text (Fixture *self, const char *text)
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
draw_day (Fixture *self, const Fact *fact, gboolean is_instant)
{
  g_autofree char *day = is_instant ? tandem_instant_to_date (fact->text, self->zone) : g_strdup (fact->text);

  if (!tandem_date_is_valid (day))
    return g_strdup (TODAY);
  return tandem_date_add_days (day, (int) draw (self, 3) - 1);
}

static GVariant *
draw_list (Fixture *self, TandemEntity entity, const TandemField *field)
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
draw_days (Fixture *self, TandemEntity entity, const TandemField *field, TandemOperator operator)
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
draw_values (Fixture *self, TandemEntity entity, const TandemField *field, TandemOperator operator)
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
draw_leaf (Fixture *self, TandemEntity entity)
{
  const TandemField *field;
  TandemOperator operator;
  g_autoptr (GError) error = NULL;
  TandemCondition *leaf;

  do
    field = tandem_field_get (entity, draw (self, tandem_field_get_n (entity)));
  while (!tandem_field_can (field, TANDEM_FIELD_USE_FILTER));
  do
    operator= draw (self, TANDEM_N_OPERATORS);
  while (!tandem_field_has_operator (field, operator));
  leaf = tandem_condition_new (entity, tandem_field_get_key (field), operator,
                               draw_values (self, entity, field, operator), &error);
  g_assert_no_error (error);
  return leaf;
}

static TandemCondition *
draw_tree (Fixture *self, TandemEntity entity, guint depth)
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
list (Fixture *self, TandemCondition *condition)
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

static void
assert_right (Fixture *self, TandemCondition *condition)
{
  g_autoptr (GArray) ids = list (self, condition), right = g_array_new (FALSE, FALSE, sizeof (gint64));
  GArray *all = self->ids[tandem_condition_get_entity (condition)];

  for (guint i = 0; i < all->len; i++)
    if (ask (self, condition, g_array_index (all, gint64, i)))
      g_array_append_vals (right, &g_array_index (all, gint64, i), 1);
  g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), right->data, right->len * sizeof (gint64));
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
assert_complement (Fixture *self, TandemCondition *condition)
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
assert_round_trip (TandemCondition *condition)
{
  g_autofree char *json = tandem_condition_to_json (condition), *again = NULL, *words = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemCondition) copy
      = tandem_condition_new_from_json (tandem_condition_get_entity (condition), json, &error);

  g_assert_no_error (error);
  g_assert_true (tandem_condition_equal (condition, copy));
  again = tandem_condition_to_json (copy);
  g_assert_cmpstr (json, ==, again);
  words = tandem_condition_describe (condition, NULL, NULL);
  g_assert_true (*words != '\0' && g_utf8_validate (words, -1, NULL));
}

static void
test_random (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < N_TREES; i++)
    {
      g_autoptr (TandemCondition) condition = draw_tree (self, i % TANDEM_N_ENTITIES, i % 2);
      g_autofree char *json = tandem_condition_to_json (condition);

      g_test_message ("%s: %s", tandem_entity_get_nick (i % TANDEM_N_ENTITIES), json);
      assert_right (self, condition);
      assert_complement (self, condition);
      assert_round_trip (condition);
    }
}

/* Each field with each operator, several times: so that none is left to chance. */
static void
test_every_leaf (Fixture *self, gconstpointer data)
{
  for (guint entity = 0; entity < TANDEM_N_ENTITIES; entity++)
    for (guint i = 0; i < tandem_field_get_n (entity); i++)
      for (guint operator= 0; operator<4 * TANDEM_N_OPERATORS; operator++)
        {
          const TandemField *field = tandem_field_get (entity, i);
          g_autoptr (TandemCondition) leaf = NULL;

          if (!tandem_field_has_operator (field, operator/ 4))
            continue;
          leaf = tandem_condition_new (entity, tandem_field_get_key (field), operator/ 4,
                                       draw_values (self, entity, field, operator/ 4), NULL);
          g_assert_nonnull (leaf);
          assert_right (self, leaf);
          assert_round_trip (leaf);
        }
}

static void
assert_refused (const char *json, const char *sentence)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (tandem_condition_new_from_json (TANDEM_ENTITY_CONTACT, json, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
  if (sentence)
    g_assert_cmpstr (error->message, ==, sentence);
}

static char *
repeat (const char *first, guint n, const char *last)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, first);
  g_string_append (text, last);
  return g_string_free (text, FALSE);
}

static void
test_hostile (void)
{
  static const char *const unreadable[] = {
    "",
    "null",
    "[]",
    "3",
    "\"x\"",
    "{}",
    "{\"match\":1}",
    "{\"match\":\"all\"}",
    "{\"match\":\"some\",\"conditions\":[]}",
    "{\"match\":\"all\",\"conditions\":{}}",
    "{\"match\":\"all\",\"conditions\":[1]}",
    "{\"match\":\"all\",\"conditions\":[[]]}",
    "{\"field\":\"city\"}",
    "{\"field\":[],\"is\":\"is\"}",
    "{\"field\":\"city\",\"is\":\"is\",\"values\":\"x\"}",
    "{\"field\":\"city\",\"is\":\"is\",\"values\":[{}]}",
    "{\"field\":\"city\",\"is\":\"is\",\"values\":[1.5]}",
    "{\"field\":\"city\",\"is\":\"is\",\"values\":[true]}",
    "{\"field\":\"city\",\"is\":\"is\",\"values\":[null]}",
    "{\"field\":\"city\"",
    "\xff\xfe",
  };
  g_autofree char *deep = repeat ("{\"match\":\"all\",\"conditions\":[", 100000, "");
  g_autofree char *nested = repeat ("{\"match\":\"all\",\"conditions\":[", 9, "]}]}]}]}]}]}]}]}]}");
  g_autofree char *many
      = repeat ("{\"field\":\"city\",\"is\":\"is-empty\"},", 200, "{\"field\":\"city\",\"is\":\"is-empty\"}]}");
  g_autofree char *wide = g_strconcat ("{\"match\":\"any\",\"conditions\":[", many, NULL);
  g_autofree char *long_text = repeat ("x", 2000, "\"]}");
  g_autofree char *text = g_strconcat ("{\"field\":\"city\",\"is\":\"is\",\"values\":[\"", long_text, NULL);
  g_autofree char *ids = repeat ("5,", 1000, "5]}");
  g_autofree char *list_of_ids = g_strconcat ("{\"field\":\"owner\",\"is\":\"any-of\",\"values\":[", ids, NULL);
  g_autofree char *huge = repeat (" ", 5 * 1024 * 1024, "{\"field\":\"city\",\"is\":\"is-empty\"}");

  for (guint i = 0; i < G_N_ELEMENTS (unreadable); i++)
    assert_refused (unreadable[i], "This filter can't be read.");
  assert_refused (NULL, "This filter can't be read.");
  assert_refused (deep, "This filter can't be read.");
  assert_refused (huge, "This filter can't be read.");
  assert_refused (nested, "This filter has too many conditions, or too many groups within groups.");
  assert_refused (wide, "This filter has too many conditions, or too many groups within groups.");
  assert_refused (text, "A text to look for is too long.");
  assert_refused (list_of_ids, "The condition “Owner is any of” has too few or too many values.");
  assert_refused ("{\"field\":\"shoe-size\",\"is\":\"is\",\"values\":[41]}",
                  "There is no field “shoe-size” to filter by.");
  assert_refused ("{\"field\":\"name\",\"is\":\"is\",\"values\":[\"x\"]}", "There is no field “name” to filter by.");
  assert_refused ("{\"field\":\"city\",\"is\":\"rhymes\",\"values\":[\"x\"]}", "There is no comparison “rhymes”.");
  assert_refused ("{\"field\":\"city\",\"is\":\"less\",\"values\":[\"x\"]}", "“City” can't be compared in this way.");
  assert_refused ("{\"field\":\"city\",\"is\":\"is\",\"values\":[1]}",
                  "A condition has a value of another kind than its field.");
  assert_refused ("{\"field\":\"city\",\"is\":\"is\",\"values\":[\"  \"]}", "A condition has no text to look for.");
  assert_refused ("{\"field\":\"lifecycle\",\"is\":\"any-of\",\"values\":[\"shoe\"]}",
                  "“shoe” is not a value of “Lifecycle”.");
  assert_refused ("{\"field\":\"created\",\"is\":\"on\",\"values\":[\"2026-02-30\"]}",
                  "A condition has a date that does not exist.");
  assert_refused ("{\"field\":\"created\",\"is\":\"last-days\",\"values\":[0]}",
                  "The number of days has to be from 1 to 100,000.");
  assert_refused ("{\"field\":\"created\",\"is\":\"last-days\",\"values\":[99999999999]}", NULL);
}

static void
test_calendar_ends (Fixture *self, gconstpointer data)
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

static char *
name_cb (const char *table, gint64 id, gpointer data)
{
  return id == 5 ? g_strconcat (table, data, NULL) : NULL;
}

static void
assert_words (TandemEntity entity, const char *json, const char *words)
{
  g_autoptr (TandemCondition) condition = tandem_condition_new_from_json (entity, json, NULL);
  g_autofree char *described = tandem_condition_describe (condition, name_cb, (gpointer) "!");

  g_assert_cmpstr (described, ==, words);
}

static void
test_words (void)
{
  assert_words (TANDEM_ENTITY_CONTACT,
                "{\"match\":\"all\",\"conditions\":[{\"field\":\"lifecycle\",\"is\":\"any-of\",\"values\":["
                "\"customer\",\"lead\"]},"
                "{\"match\":\"none\",\"conditions\":[{\"field\":\"city\",\"is\":\"is\",\"values\":[\"Köln\"]},"
                "{\"field\":\"has-deal\",\"is\":\"no\"}]}]}",
                "Lifecycle is any of Customer, Lead and not (City is “Köln” or Not: Has a Deal)");
  assert_words (TANDEM_ENTITY_CONTACT, "{\"field\":\"owner\",\"is\":\"any-of\",\"values\":[5,6,5,5,5,5,5]}",
                "Owner is any of person!, (gone), person!, person!, 3 more");
  assert_words (TANDEM_ENTITY_CONTACT, "{\"field\":\"last-contact\",\"is\":\"last-days\",\"values\":[1]}",
                "Last Contact is in the last 1 day");
  assert_words (
      TANDEM_ENTITY_CONTACT,
      "{\"match\":\"any\",\"conditions\":[{\"field\":\"city\",\"is\":\"is-empty\"},{\"match\":\"all\",\"conditions\":"
      "[{\"field\":\"has-deal\",\"is\":\"yes\"},{\"field\":\"created\",\"is\":\"this-month\"}]}]}",
      "City is empty or (Has a Deal and Created is in this month)");
  assert_words (TANDEM_ENTITY_COMPANY, "{\"field\":\"people\",\"is\":\"between\",\"values\":[2,3]}",
                "People is between 2 and 3");
  assert_words (TANDEM_ENTITY_CONTACT, "{\"match\":\"all\",\"conditions\":[]}", "everything");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tandem_model_ensure_types ();
  g_test_add ("/condition/random", Fixture, NULL, set_up, test_random, tear_down);
  g_test_add ("/condition/every-leaf", Fixture, NULL, set_up, test_every_leaf, tear_down);
  g_test_add ("/condition/calendar-ends", Fixture, NULL, set_up, test_calendar_ends, tear_down);
  g_test_add_func ("/condition/hostile", test_hostile);
  g_test_add_func ("/condition/words", test_words);
  return g_test_run ();
}
