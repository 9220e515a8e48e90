/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists in the order of fields that a firm added. */
#include <sqlite3.h>
#include <string.h>

#include "model/filter/tandem-condition-sql.h"
#include "model/filter/tandem-field-private.h"
#include "model/filter/tandem-list-query.h"
#include "act/tandem-act-custom.h"
#include "model/tandem-custom-entry.h"
#include "model/tandem-custom-field.h"
#include "model/tandem-history-query.h"
#include "model/tandem-model.h"
#include "model/tandem-saved-view.h"
#include "own-fields.h"
#include "store/tandem-change-set.h"
#include "store/tandem-connection.h"
#include "varied-firm.h"

typedef struct {
  FirmFile firm;
  TandemConnection *reader;
  TandemOwnFields *own;
  sqlite3 *db;
} Fixture;

static int
compare_texts (void *collator, int n, const void *a, int m, const void *b)
{
  g_autofree char *one = g_strndup (a, n), *other = g_strndup (b, m);
  g_autoptr (GBytes) key = tandem_collator_key (collator, one);
  g_autoptr (GBytes) other_key = tandem_collator_key (collator, other);

  return g_bytes_compare (key, other_key);
}

static void
open_reader (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  self->reader = tandem_connection_open (self->firm.path, TANDEM_CONNECTION_READ, &error);
  g_assert_no_error (error);
  self->own = tandem_own_fields_load (self->reader, &error);
  g_assert_no_error (error);
}

static void
close_reader (Fixture *self)
{
  g_clear_pointer (&self->own, tandem_own_fields_unref);
  g_clear_pointer (&self->reader, tandem_connection_close);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  varied_firm_set_up (&self->firm, data);
  own_fields_add (self->firm.path);
  open_reader (self);
  g_assert_cmpint (sqlite3_open_v2 (self->firm.path, &self->db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  sqlite3_close (self->db);
  close_reader (self);
  firm_file_tear_down (&self->firm, data);
}

static GArray *
ask_ids (sqlite3 *db, const char *sql)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sqlite3_errmsg (db), sql);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  sqlite3_finalize (statement);
  return ids;
}

/* --- orders --------------------------------------------------------------------------------------------------------- */

/* What is compared of each type; %1$s is the direction. */
static const struct {
  TandemFieldType type;
  const char *order;
} orders[] = {
  { TANDEM_FIELD_TEXT, "v.text COLLATE firm %1$s NULLS LAST, CASE WHEN v.id THEN r.id END %1$s" },
  { TANDEM_FIELD_NUMBER, "v.number %1$s NULLS LAST, CASE WHEN v.id THEN r.id END %1$s" },
  { TANDEM_FIELD_MONEY, "v.currency %1$s NULLS LAST, v.number %1$s NULLS LAST, CASE WHEN v.id THEN r.id END %1$s" },
  { TANDEM_FIELD_DAY, "v.text %1$s NULLS LAST, CASE WHEN v.id THEN r.id END %1$s" },
  { TANDEM_FIELD_FLAG, "ifnull (v.number, 0) = 0 %1$s" },
  { TANDEM_FIELD_CHOICE, "CASE v.text WHEN 'Pitched' THEN 0 WHEN 'Flat' THEN 1 WHEN 'Überdacht' THEN 2 WHEN 'Barn' "
                         "THEN 3 END %1$s NULLS LAST" },
};

static GArray *
list_right (Fixture *self, TandemEntity entity, guint i, gboolean descending)
{
  const TandemField *field = own_fields_find (self->own, entity, orders[i].type);
  g_auto (GStrv) parts = g_strsplit (orders[i].order, "%1$s", -1);
  g_autofree char *order = g_strjoinv (descending ? "DESC" : "ASC", parts);
  const char *table = tandem_entity_get_table (entity);
  g_autofree char *sql = g_strdup_printf (
      "SELECT r.id FROM %s AS r LEFT JOIN custom_value AS v ON v.%s_id = r.id AND v.field_id = %" G_GINT64_FORMAT
      " AND v.deleted_at IS NULL WHERE r.deleted_at IS NULL ORDER BY %s, r.sort_key NULLS LAST, r.id",
      table, table, tandem_field_get_own_id (field), order);

  return ask_ids (self->db, sql);
}

static void
test_orders (Fixture *self, gconstpointer data)
{
  g_autoptr (TandemCollator) collator = tandem_collator_new ("en");

  sqlite3_create_collation (self->db, "firm", SQLITE_UTF8, collator, compare_texts);
  for (guint i = 0; i < 2 * OWN_N_ENTITIES * G_N_ELEMENTS (orders); i++)
    {
      TandemEntity entity = i / 2 % OWN_N_ENTITIES;
      guint order = i / 2 / OWN_N_ENTITIES;
      const TandemField *field = own_fields_find (self->own, entity, orders[order].type);
      g_autoptr (TandemListQuery) query = tandem_list_query_new (entity, NULL, i % 2);
      g_autoptr (GArray) right = list_right (self, entity, order, i % 2);
      g_autoptr (GArray) ids = NULL;
      g_autoptr (GArray) first = NULL;
      g_autoptr (GError) error = NULL;

      tandem_list_query_set_sort (query, field);
      ids = tandem_list_query_list_ids (self->reader, query, NULL, &error);
      g_assert_no_error (error);
      g_test_message ("%s by %s%s", tandem_entity_get_nick (entity), tandem_field_get_title (field),
                      i % 2 ? ", turned" : "");
      g_assert_cmpuint (ids->len, >, 5);
      g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), right->data, right->len * sizeof (gint64));
      first = tandem_list_query_list_first_ids (self->reader, query, 5, &error);
      g_assert_cmpmem (first->data, first->len * sizeof (gint64), right->data, 5 * sizeof (gint64));
    }
}

/* A list in the order of a choice is divided by it; what is offered no more has a part of its own. */
static void
test_sections (Fixture *self, gconstpointer data)
{
  static const char *const titles[] = { "Pitched", "Flat", "Überdacht", "Barn", "choice is empty" };
  const TandemField *field = own_fields_find (self->own, TANDEM_ENTITY_CONTACT, TANDEM_FIELD_CHOICE);
  g_autoptr (TandemListQuery) query = tandem_list_query_new (TANDEM_ENTITY_CONTACT, NULL, FALSE);
  g_autoptr (TandemSections) sections = NULL;
  g_autoptr (GArray) ids = NULL;

  g_assert_true (tandem_field_divides (field));
  tandem_list_query_set_sort (query, field);
  ids = tandem_list_query_list_in_sections (self->reader, query, &sections, NULL, NULL);
  g_assert_nonnull (ids);
  g_assert_cmpuint (tandem_sections_get_n (sections), ==, G_N_ELEMENTS (titles));
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *title = tandem_sections_describe (sections, i, NULL, NULL);

      g_assert_cmpstr (title, ==, titles[i]);
    }
}

static void
assert_index_alone (sqlite3 *db, const char *sql, const char *index)
{
  g_autofree char *question = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (db, question, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *step = (const char *) sqlite3_column_text (statement, 3);

      if (strstr (step, "TEMP B-TREE") || !strstr (step, index))
        g_error ("%s: %s", step, sql);
    }
  sqlite3_finalize (statement);
}

/* What a filter asks is answered by an index, whatever it asks, of however many. */
static void
test_answers (Fixture *self, gconstpointer data)
{
  static const struct {
    TandemFieldType type;
    TandemOperator operator;
    const char *values;
  } questions[] = {
    { TANDEM_FIELD_TEXT, TANDEM_OPERATOR_IS_NOT_EMPTY, NULL },
    { TANDEM_FIELD_NUMBER, TANDEM_OPERATOR_IS_EMPTY, NULL },
    { TANDEM_FIELD_NUMBER, TANDEM_OPERATOR_AT_LEAST, "(int64 5,)" },
    { TANDEM_FIELD_MONEY, TANDEM_OPERATOR_BETWEEN, "(int64 5, int64 9, 'EUR')" },
    { TANDEM_FIELD_DAY, TANDEM_OPERATOR_LAST_DAYS, "(int64 30,)" },
    { TANDEM_FIELD_FLAG, TANDEM_OPERATOR_NO, NULL },
    { TANDEM_FIELD_CHOICE, TANDEM_OPERATOR_ANY_OF, "['Flat', 'Barn']" },
  };

  for (guint i = 0; i < OWN_N_ENTITIES * G_N_ELEMENTS (questions); i++)
    {
      guint entity = i % OWN_N_ENTITIES, question = i / OWN_N_ENTITIES;
      const char *values = questions[question].values;
      g_autoptr (GVariant) asked = values ? g_variant_parse (NULL, values, NULL, NULL, NULL) : NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (TandemCondition) leaf
          = tandem_condition_new_on (entity, own_fields_find (self->own, entity, questions[question].type),
                                     questions[question].operator, asked, &error);
      g_auto (TandemConditionSql) test = { 0 };
      g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

      g_assert_no_error (error);
      tandem_condition_sql_init (&test, "2026-11-20", zone);
      tandem_condition_sql_add_alone (&test, leaf);
      assert_index_alone (self->db, test.sql->str, "COVERING INDEX custom_value_");
    }
}

/* The texts of the statements are those of tandem-own-order.c. */
static void
test_walks (Fixture *self, gconstpointer data)
{
  static const char *const records[] = { "contact_id", "company_id", "deal_id", "campaign_id" };
  static const char *const ends[] = {
    " ORDER BY v.sort_key, v.contact_id, v.company_id, v.deal_id, v.campaign_id",
    " ORDER BY v.sort_key DESC, v.contact_id DESC, v.company_id DESC, v.deal_id DESC, v.campaign_id DESC",
    " AND v.sort_key = x''",
  };

  for (guint i = 0; i < G_N_ELEMENTS (records) * G_N_ELEMENTS (ends); i++)
    {
      const char *record = records[i % G_N_ELEMENTS (records)];
      g_autofree char *sql
          = g_strdup_printf ("SELECT v.%s FROM custom_value AS v WHERE v.field_id = 1 AND v.deleted_at IS NULL AND v.%s"
                             " IS NOT NULL%s",
                             record, record, ends[i / G_N_ELEMENTS (records)]);

      assert_index_alone (self->db, sql, "COVERING INDEX custom_value_order");
    }
}

/* --- a field that is deleted --------------------------------------------------------------------------------------- */

static gboolean
trash_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemRecord) field = tandem_record_load (connection, TANDEM_TYPE_CUSTOM_FIELD, *(gint64 *) data, error);

  tandem_change_set_begin (connection, "Delete a field");
  return field && tandem_record_trash (field, connection, error);
}

static void
delete_field (Fixture *self, gint64 id)
{
  TandemWorkspace *workspace;
  g_autoptr (GError) error = NULL;

  close_reader (self);
  workspace = open_firm (self->firm.path);
  tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, trash_cb, &id, NULL, &error);
  g_assert_no_error (error);
  tandem_workspace_close (workspace);
  g_object_unref (workspace);
  open_reader (self);
}

/* What asks for it says so, and still finds the same; nothing is sorted by it, and nothing new asks for it. */
static void
test_deleted (Fixture *self, gconstpointer data)
{
  const TandemField *field = own_fields_find (self->own, TANDEM_ENTITY_DEAL, TANDEM_FIELD_TEXT), *gone;
  g_autofree char *key = g_strdup (tandem_field_get_key (field));
  g_autofree char *json = g_strdup_printf ("{\"field\": \"%s\", \"is\": \"contains\", \"values\": [\"apfel\"]}", key);
  g_autoptr (TandemCondition) before = NULL;
  g_autoptr (TandemCondition) after = NULL;
  g_autoptr (TandemCondition) elsewhere = NULL;
  g_autoptr (TandemListQuery) query = tandem_list_query_new (TANDEM_ENTITY_DEAL, NULL, FALSE);
  g_autofree char *words = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  guint n = tandem_own_fields_get_n (self->own, TANDEM_ENTITY_DEAL);

  before = tandem_condition_new_from_json_of (TANDEM_ENTITY_DEAL, self->own, json, &error);
  g_assert_no_error (error);
  delete_field (self, tandem_field_get_own_id (field));
  g_assert_cmpuint (tandem_own_fields_get_n (self->own, TANDEM_ENTITY_DEAL), ==, n - 1);
  gone = tandem_own_fields_find (self->own, TANDEM_ENTITY_DEAL, key);
  g_assert_true (gone && tandem_field_is_gone (gone) && !tandem_field_is_gone (field));
  after = tandem_condition_new_from_json_of (TANDEM_ENTITY_DEAL, self->own, json, &error);
  g_assert_no_error (error);
  g_assert_true (tandem_condition_equal (before, after));
  words = tandem_condition_describe (after, NULL, NULL);
  g_assert_cmpstr (words, ==, "text (deleted) contains “apfel”");
  tandem_list_query_set_condition (query, after);
  ids = tandem_list_query_list_ids (self->reader, query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, >, 0);
  tandem_list_query_set_sort (query, gone);
  g_assert_cmpstr (tandem_list_query_get_sort (query), ==, "expected-close");
  elsewhere = tandem_condition_new_from_json_of (TANDEM_ENTITY_CAMPAIGN, self->own, json, &error);
  g_assert_null (elsewhere);
  g_assert_cmpstr (error->message, ==, "A field of your own that this filter asks for is not there any more.");
}

/* --- kept in a view ------------------------------------------------------------------------------------------------ */

static void
test_view (Fixture *self, gconstpointer data)
{
  const TandemField *field = own_fields_find (self->own, TANDEM_ENTITY_CAMPAIGN, TANDEM_FIELD_NUMBER);
  g_autoptr (TandemListQuery) query = tandem_list_query_new (TANDEM_ENTITY_CAMPAIGN, NULL, TRUE);
  g_autoptr (TandemListQuery) again = NULL;
  g_autoptr (TandemListQuery) without = NULL;
  g_autoptr (TandemCondition) leaf = tandem_condition_new_on (TANDEM_ENTITY_CAMPAIGN, field, TANDEM_OPERATOR_MORE,
                                                              g_variant_new ("(x)", G_GINT64_CONSTANT (1500000)), NULL);
  g_autoptr (TandemSavedView) view = NULL;
  g_autofree char *words = tandem_condition_describe (leaf, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (words, ==, "number is more than 1.5");
  tandem_list_query_set_sort (query, field);
  tandem_list_query_set_condition (query, leaf);
  view = tandem_saved_view_new_of (query, "Big");
  again = tandem_saved_view_make_query (view, self->own, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tandem_list_query_get_sort (again), ==, tandem_field_get_key (field));
  g_assert_true (tandem_condition_equal (tandem_list_query_get_condition (again), leaf));
  without = tandem_saved_view_make_query (view, NULL, &error);
  g_assert_null (without);
  g_assert_cmpstr (error->message, ==, "A field of your own that this filter asks for is not there any more.");
}

/* --- a file of before ------------------------------------------------------------------------------------------------ */

/* What a file of version 6 holds has its place in the order once it was upgraded. */
static void
test_upgrade (FirmFile *firm, gconstpointer data)
{
  TandemWorkspace *workspace;
  g_autoptr (TandemConnection) reader = NULL;
  g_autoptr (TandemOwnFields) own = NULL;
  g_autoptr (GError) error = NULL;

  for (guint version = 2; version <= 6; version++)
    {
      g_autofree char *path = g_strdup_printf ("/io/github/tandemcrm/Tandem/sql/schema-%u.sql", version);
      g_autoptr (GBytes) sql = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

      g_assert_no_error (error);
      execute_sql (firm->path, g_bytes_get_data (sql, NULL));
    }
  execute_sql (firm->path,
               "PRAGMA user_version = 6;"
               "INSERT INTO custom_field VALUES (5, 1, '', '', NULL, 'contact', 'Area', 'number', NULL, 0),"
               " (6, 1, '', '', NULL, 'contact', 'Roof', 'text', NULL, 1);"
               "INSERT INTO custom_value SELECT id + 10000000, 1, '', '', NULL, 5, id, NULL, NULL, -id FROM contact;"
               "INSERT INTO custom_value SELECT id + 20000000, 1, '', '', NULL, 6, id, NULL, 'Ö' || (9 - id % 9), NULL"
               " FROM contact;");
  workspace = open_firm (firm->path);
  tandem_workspace_close (workspace);
  g_object_unref (workspace);
  reader = tandem_connection_open (firm->path, TANDEM_CONNECTION_READ, &error);
  g_assert_no_error (error);
  own = tandem_own_fields_load (reader, &error);
  g_assert_cmpuint (tandem_own_fields_get_n (own, TANDEM_ENTITY_CONTACT), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TandemListQuery) query = tandem_list_query_new (TANDEM_ENTITY_CONTACT, NULL, FALSE);
      g_autoptr (GArray) ids = NULL;

      tandem_list_query_set_sort (query, tandem_own_fields_get (own, TANDEM_ENTITY_CONTACT, i));
      ids = tandem_list_query_list_ids (reader, query, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (ids->len, >, 1);
      for (guint j = 1; j < ids->len; j++)
        {
          gint64 before = g_array_index (ids, gint64, j - 1), after = g_array_index (ids, gint64, j);

          g_assert_true (i == 0 ? before > after
                                : before % 9 > after % 9 || (before % 9 == after % 9 && before < after));
        }
    }
}

static void
set_up_old (FirmFile *firm, gconstpointer data)
{
  firm_file_set_up (firm, data);
  firm_file_unpack_old (firm);
}

/* --- what the history says ------------------------------------------------------------------------------------------- */

typedef struct {
  TandemOwnFields *own;
  gint64 ids[OWN_N_ENTITIES];
} Change;

static const guint record_columns[OWN_N_ENTITIES] = {
  [TANDEM_ENTITY_CONTACT] = TANDEM_CUSTOM_VALUE_CONTACT_ID,
  [TANDEM_ENTITY_COMPANY] = TANDEM_CUSTOM_VALUE_COMPANY_ID,
  [TANDEM_ENTITY_DEAL] = TANDEM_CUSTOM_VALUE_DEAL_ID,
  [TANDEM_ENTITY_CAMPAIGN] = TANDEM_CUSTOM_VALUE_CAMPAIGN_ID,
};

/* The amount of the first record of each kind that has one, in whatever currency, becomes 12.50. */
static gboolean
change_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Change *change = data;

  for (guint entity = 0; entity < OWN_N_ENTITIES; entity++)
    {
      const TandemField *field = own_fields_find (change->own, entity, TANDEM_FIELD_MONEY);
      g_autoptr (GPtrArray) values
          = tandem_record_load_where (connection, TANDEM_TYPE_CUSTOM_VALUE,
                                      "field_id = $1 AND deleted_at IS NULL ORDER BY id LIMIT 1",
                                      tandem_field_get_own_id (field), error);
      gint64 amount = 1250;
      TandemCustomAct act = { .field_id = tandem_field_get_own_id (field),
                              .record_column = record_columns[entity],
                              .label = (char *) "Measure",
                              .number = &amount,
                              .currency = (char *) "EUR" };

      act.record_id = change->ids[entity] = tandem_record_get_integer (values->pdata[0], record_columns[entity]);
      if (!tandem_act_set_custom (connection, &act, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
says (GPtrArray *sets, const char *text)
{
  for (guint i = 0; i < sets->len; i++)
    {
      TandemHistorySet *set = sets->pdata[i];

      for (guint j = 0; j < set->changes->len; j++)
        if (g_strcmp0 (((TandemHistoryChange *) set->changes->pdata[j])->to_text, text) == 0)
          return TRUE;
    }
  return FALSE;
}

static void
test_history (Fixture *self, gconstpointer data)
{
  Change change = { tandem_own_fields_ref (self->own) };
  TandemWorkspace *workspace;
  g_autoptr (GError) error = NULL;

  close_reader (self);
  workspace = open_firm (self->firm.path);
  tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, change_cb, &change, NULL, &error);
  g_assert_no_error (error);
  tandem_workspace_close (workspace);
  g_object_unref (workspace);
  open_reader (self);
  for (guint entity = 0; entity < OWN_N_ENTITIES; entity++)
    {
      g_autoptr (GPtrArray) sets
          = tandem_history_query_record (self->reader, tandem_entity_get_table (entity), change.ids[entity], 0, &error);

      g_assert_no_error (error);
      g_assert_true (says (sets, "€12.50"));
    }
  tandem_own_fields_unref (change.own);
}

/* --- what is written by hand --------------------------------------------------------------------------------------- */

/* What is shown can be written again. */
static void
test_entries (void)
{
  static const struct {
    const char *type, *typed, *shown;
    gint64 number;
    const char *currency;
  } entries[] = {
    { TANDEM_CUSTOM_TEXT, "Barn", "Barn", 0, NULL },
    { TANDEM_CUSTOM_CHOICE, "Flat", "Flat", 0, NULL },
    { TANDEM_CUSTOM_NUMBER, "84.5", "84.5", 84500000, NULL },
    { TANDEM_CUSTOM_NUMBER, "-0.000001", "\u22120.000001", -1, NULL },
    { TANDEM_CUSTOM_MONEY, "1200.10", "€1,200.10", 120010, "EUR" },
    { TANDEM_CUSTOM_MONEY, "€1,200.10", "€1,200.10", 120010, "EUR" },
    { TANDEM_CUSTOM_MONEY, "300 usd", NULL, 30000, "USD" },
    { TANDEM_CUSTOM_MONEY, "JPY 500", NULL, 500, "JPY" },
    { TANDEM_CUSTOM_DAY, "2026-11-02", "2 Nov 2026", 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (TandemRecord) value = TANDEM_RECORD (tandem_custom_value_new ());
      g_autofree char *shown = NULL;
      g_autoptr (GError) error = NULL;

      tandem_custom_entry_read (value, entries[i].type, entries[i].typed, "EUR", &error);
      g_assert_no_error (error);
      shown = tandem_custom_entry_write (value, entries[i].type);
      g_test_message ("%s: %s", entries[i].typed, shown);
      g_assert_cmpint (tandem_record_get_integer (value, TANDEM_CUSTOM_VALUE_NUMBER), ==, entries[i].number);
      g_assert_cmpstr (tandem_record_get_text (value, TANDEM_CUSTOM_VALUE_CURRENCY), ==, entries[i].currency);
      if (entries[i].shown)
        g_assert_cmpstr (shown, ==, entries[i].shown);
      g_assert_true (tandem_custom_entry_read (value, entries[i].type, shown, entries[i].currency, NULL));
      g_assert_cmpint (tandem_record_get_integer (value, TANDEM_CUSTOM_VALUE_NUMBER), ==, entries[i].number);
    }
}

static void
test_bad_entries (void)
{
  static const struct {
    const char *type, *typed;
  } entries[] = {
    { TANDEM_CUSTOM_NUMBER, "large" }, { TANDEM_CUSTOM_NUMBER, "0.0000001" }, { TANDEM_CUSTOM_MONEY, "much" },
    { TANDEM_CUSTOM_MONEY, "1.005" },  { TANDEM_CUSTOM_MONEY, "12 EURO" },    { TANDEM_CUSTOM_DAY, "31.02.2026" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (TandemRecord) value = TANDEM_RECORD (tandem_custom_value_new ());
      g_autoptr (GError) error = NULL;

      g_test_message ("%s: %s", entries[i].type, entries[i].typed);
      g_assert_false (tandem_custom_entry_read (value, entries[i].type, entries[i].typed, "EUR", &error));
      g_assert_true (error && *error->message);
      g_assert_true (tandem_record_is_null (value, TANDEM_CUSTOM_VALUE_NUMBER));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tandem_model_ensure_types ();
  g_test_add ("/own-fields/orders", Fixture, NULL, set_up, test_orders, tear_down);
  g_test_add ("/own-fields/sections", Fixture, NULL, set_up, test_sections, tear_down);
  g_test_add ("/own-fields/answers", Fixture, NULL, set_up, test_answers, tear_down);
  g_test_add ("/own-fields/walks", Fixture, NULL, set_up, test_walks, tear_down);
  g_test_add ("/own-fields/deleted", Fixture, NULL, set_up, test_deleted, tear_down);
  g_test_add ("/own-fields/history", Fixture, NULL, set_up, test_history, tear_down);
  g_test_add ("/own-fields/upgrade", FirmFile, NULL, set_up_old, test_upgrade, firm_file_tear_down);
  g_test_add ("/own-fields/view", Fixture, NULL, set_up, test_view, tear_down);
  g_test_add_func ("/own-fields/entries", test_entries);
  g_test_add_func ("/own-fields/bad-entries", test_bad_entries);
  return g_test_run ();
}
