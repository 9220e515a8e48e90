/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether a condition holds for a record, asked one by one in C. */
#include "condition-facts.h"

#include <sqlite3.h>
#include <string.h>

#include "base/tandem-date.h"
#include "base/tandem-fold.h"
#include "model/tandem-model.h"
#include "store/tandem-connection.h"
#include "own-fields.h"
#include "varied-firm.h"

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
  { TANDEM_ENTITY_CONTACT, "lead-status", "SELECT id, lead_status FROM contact" },
  { TANDEM_ENTITY_CONTACT, "tags",
    "SELECT contact_id, tag_id FROM record_tag WHERE contact_id IS NOT NULL AND deleted_at IS NULL" },
  { TANDEM_ENTITY_CONTACT, "interest", "SELECT contact_id, category FROM interest WHERE deleted_at IS NULL" },
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
  { TANDEM_ENTITY_COMPANY, "tags",
    "SELECT company_id, tag_id FROM record_tag WHERE company_id IS NOT NULL AND deleted_at IS NULL" },
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
  { TANDEM_ENTITY_DEAL, "currency", "SELECT id, currency FROM deal" },
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
  { TANDEM_ENTITY_CAMPAIGN, "won",
    "SELECT c.id, (SELECT sum (amount_minor) FROM deal WHERE campaign_id = c.id AND currency = c.currency AND "
    "deleted_at"
    " IS NULL AND stage_id IN (SELECT id FROM stage WHERE kind = 'won')), c.currency FROM campaign AS c" },
  { TANDEM_ENTITY_CAMPAIGN, "created", "SELECT id, created_at FROM campaign" },
  { TANDEM_ENTITY_CAMPAIGN, "notes", "SELECT id, notes FROM campaign" },
  { TANDEM_ENTITY_PRODUCT, "name", "SELECT id, name FROM product" },
  { TANDEM_ENTITY_PRODUCT, "category", "SELECT id, category FROM product" },
  { TANDEM_ENTITY_PRODUCT, "price", "SELECT id, price_minor, currency FROM product" },
  { TANDEM_ENTITY_PRODUCT, "cost", "SELECT id, cost_minor, currency FROM product" },
  { TANDEM_ENTITY_PRODUCT, "currency", "SELECT id, currency FROM product" },
  { TANDEM_ENTITY_PRODUCT, "tax", "SELECT id, tax_bp FROM product" },
  { TANDEM_ENTITY_PRODUCT, "is-sold",
    "SELECT l.product_id, 1 FROM order_line AS l JOIN sales_order AS o ON o.id = l.order_id WHERE l.product_id IS NOT "
    "NULL"
    " AND l.deleted_at IS NULL AND o.deleted_at IS NULL" },
  { TANDEM_ENTITY_PRODUCT, "created", "SELECT id, created_at FROM product" },
  { TANDEM_ENTITY_ORDER, "ordered-on", "SELECT id, ordered_on FROM sales_order" },
  { TANDEM_ENTITY_ORDER, "number", "SELECT id, order_number FROM sales_order" },
  { TANDEM_ENTITY_ORDER, "company", "SELECT id, company_id FROM sales_order" },
  { TANDEM_ENTITY_ORDER, "contact", "SELECT id, contact_id FROM sales_order" },
  { TANDEM_ENTITY_ORDER, "product", "SELECT order_id, product_id FROM order_line WHERE deleted_at IS NULL" },
  { TANDEM_ENTITY_ORDER, "net", "SELECT id, net_minor, currency FROM sales_order" },
  { TANDEM_ENTITY_ORDER, "tax", "SELECT id, tax_minor, currency FROM sales_order" },
  { TANDEM_ENTITY_ORDER, "gross", "SELECT id, net_minor + tax_minor, currency FROM sales_order" },
  { TANDEM_ENTITY_ORDER, "currency", "SELECT id, currency FROM sales_order" },
};

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

/* What each record holds in the fields that the firm added. */
static void
read_own_facts (ConditionFacts *self, sqlite3 *db)
{
  self->own = tandem_own_fields_load (self->reader, NULL);
  self->own_facts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  for (guint entity = 0; entity < TANDEM_N_ENTITIES; entity++)
    for (guint i = 0; i < tandem_own_fields_get_n (self->own, entity); i++)
      {
        const TandemField *field = tandem_own_fields_get (self->own, entity, i);
        gboolean is_flag = tandem_field_get_type (field) == TANDEM_FIELD_FLAG;
        g_autofree char *sql = g_strdup_printf (
            "SELECT %s_id, ifnull (text, number), currency FROM custom_value WHERE deleted_at IS NULL AND field_id = "
            "%" G_GINT64_FORMAT "%s",
            tandem_entity_get_table (entity), tandem_field_get_own_id (field), is_flag ? " AND number = 1" : "");

        g_hash_table_insert (self->own_facts, (gpointer) field, read_facts (db, sql));
      }
}

void
condition_facts_set_up (ConditionFacts *self, gconstpointer data)
{
  sqlite3 *db;

  varied_firm_set_up (&self->firm, data);
  execute_sql (self->firm.path,
               "UPDATE firm SET time_zone = 'America/St_Johns';"
               "UPDATE deal SET currency = 'XAF' WHERE id % 3 = 0;"
               "UPDATE deal SET next_step = 'Ça va? 100% sûr_\\o/', next_step_on = expected_close_on WHERE id % 2 = 0;"
               "UPDATE deal SET amount_minor = NULL WHERE id % 7 = 0;"
               "UPDATE company SET industry = 'Bäckerei', domain = 'Straße.example' WHERE id % 2 = 0;");
  own_fields_add (self->firm.path);
  self->reader = tandem_connection_open (self->firm.path, TANDEM_CONNECTION_READ, NULL);
  self->zone = g_time_zone_new_identifier ("America/St_Johns");
  self->random = g_rand_new_with_seed (g_test_rand_int ());
  self->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_assert_cmpint (sqlite3_open_v2 (self->firm.path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    g_ptr_array_add (self->facts, read_facts (db, sources[i].sql));
  read_own_facts (self, db);
  sqlite3_close (db);
  for (guint i = 0; i < TANDEM_N_ENTITIES; i++)
    {
      g_autoptr (TandemListQuery) all = tandem_list_query_new (i, NULL, FALSE);

      self->ids[i] = tandem_list_query_list_ids (self->reader, all, NULL, NULL);
    }
}

void
condition_facts_tear_down (ConditionFacts *self, gconstpointer data)
{
  for (guint i = 0; i < TANDEM_N_ENTITIES; i++)
    g_array_unref (self->ids[i]);
  g_ptr_array_unref (self->facts);
  g_hash_table_unref (self->own_facts);
  tandem_own_fields_unref (self->own);
  g_rand_free (self->random);
  g_time_zone_unref (self->zone);
  tandem_connection_close (self->reader);
  firm_file_tear_down (&self->firm, data);
}

/* What is known of a field. */
GArray *
condition_facts_find (ConditionFacts *self, TandemEntity entity, const char *key)
{
  const TandemField *own = tandem_own_fields_find (self->own, entity, key);

  if (own && tandem_field_get_own_id (own))
    return g_hash_table_lookup (self->own_facts, own);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (sources[i].entity == entity && g_str_equal (sources[i].key, key))
      return self->facts->pdata[i];
  g_error ("%s: %s is asked nowhere", tandem_entity_get_nick (entity), key);
}

/* Those that every firm has, then those that this one added. */
guint
condition_facts_get_n_fields (ConditionFacts *self, TandemEntity entity)
{
  return tandem_field_get_n (entity) + tandem_own_fields_get_n (self->own, entity);
}

const TandemField *
condition_facts_get_field (ConditionFacts *self, TandemEntity entity, guint place)
{
  guint n = tandem_field_get_n (entity);

  return place < n ? tandem_field_get (entity, place) : tandem_own_fields_get (self->own, entity, place - n);
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
has_day (ConditionFacts *self, TandemCondition *leaf, const Fact *fact)
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
has_fact (ConditionFacts *self, TandemCondition *leaf, const Fact *fact)
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
ask_leaf (ConditionFacts *self, TandemCondition *leaf, gint64 id)
{
  TandemOperator operator= tandem_condition_get_operator (leaf);
  gboolean is_negative = operator== TANDEM_OPERATOR_IS_NOT || operator== TANDEM_OPERATOR_NONE_OF ||
  operator== TANDEM_OPERATOR_NO || operator== TANDEM_OPERATOR_IS_EMPTY;
  GArray *facts = condition_facts_find (self, tandem_condition_get_entity (leaf),
                                        tandem_field_get_key (tandem_condition_get_field (leaf)));
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

/* Whether the condition holds for the record. */
gboolean
condition_facts_ask (ConditionFacts *self, TandemCondition *condition, gint64 id)
{
  TandemConditionKind kind = tandem_condition_get_kind (condition);
  guint n = tandem_condition_get_n_children (condition), n_true = 0;

  if (kind == TANDEM_CONDITION_LEAF)
    return ask_leaf (self, condition, id);
  for (guint i = 0; i < n; i++)
    n_true += condition_facts_ask (self, tandem_condition_get_child (condition, i), id);
  return kind == TANDEM_CONDITION_ALL ? n_true == n : kind == TANDEM_CONDITION_ANY ? n_true > 0 : n_true == 0;
}
