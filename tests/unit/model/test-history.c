/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../firm-file.h"
#include "base/tandem-format.h"
#include "model/tandem-history-query.h"
#include "model/tandem-history-words.h"
#include "model/tandem-model.h"
#include "store/tandem-change-set.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

/* Whoever adds a table or column gives it a name that a person can read. */
static void
test_titles (void)
{
  g_autofree GType *types = NULL;
  guint n_types;

  tandem_model_ensure_types ();
  types = g_type_children (TANDEM_TYPE_RECORD, &n_types);
  g_assert_cmpuint (n_types, >, 10);
  for (guint i = 0; i < n_types; i++)
    {
      g_autoptr (TandemRecordClass) klass = g_type_class_ref (types[i]);

      g_assert_cmpstr (tandem_history_words_get_table (klass->table), !=, klass->table);
      for (guint j = 0; j < klass->n_columns; j++)
        if (!(klass->columns[j].flags & TANDEM_COLUMN_DERIVED))
          g_assert_cmpstr (tandem_history_words_get_column (klass->columns[j].name), !=, klass->columns[j].name);
    }
  g_assert_cmpstr (tandem_history_words_get_column ("of_another_tandem"), ==, "of_another_tandem");
}

static gboolean
change_deal_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemRecord *deal = data;
  gboolean is_new = tandem_record_get_id (deal) == 0;
  gint64 stage_id;

  tandem_change_set_begin (connection, is_new ? "Add" : "Change");
  if (!tandem_connection_get_int64 (connection,
                                    is_new ? "SELECT id FROM stage WHERE name = 'Prospecting'"
                                           : "SELECT id FROM stage WHERE name = 'Proposal'",
                                    &stage_id, error))
    return FALSE;
  tandem_record_set_text (deal, TANDEM_DEAL_TITLE, "40 desks");
  tandem_record_set_text (deal, TANDEM_DEAL_CURRENCY, "EUR");
  tandem_record_set_text (deal, TANDEM_DEAL_STAGE_ENTERED_AT, "2026-11-25T10:00:00.000Z");
  tandem_record_set_id (deal, TANDEM_DEAL_STAGE_ID, stage_id);
  if (is_new)
    return tandem_record_insert (deal, connection, error);
  tandem_record_set_integer (deal, TANDEM_DEAL_AMOUNT_MINOR, 123456);
  tandem_record_set_text (deal, TANDEM_DEAL_EXPECTED_CLOSE_ON, "2026-12-04");
  return tandem_record_update (deal, connection, error);
}

typedef struct {
  gint64 id;
  GPtrArray *sets;
} Query;

static gboolean
query_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Query *query = data;

  query->sets = tandem_history_query_record (connection, "deal", query->id, 0, error);
  return query->sets != NULL;
}

static TandemHistoryChange *
find_change (TandemHistorySet *set, const char *column)
{
  for (guint i = 0; i < set->changes->len; i++)
    {
      TandemHistoryChange *change = g_ptr_array_index (set->changes, i);

      if (g_strcmp0 (change->column, column) == 0)
        return change;
    }
  return NULL;
}

/* Money, dates and other records are told as a person reads them; what was made is told once. */
static void
test_values (FirmFile *firm, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemRecord) deal = TANDEM_RECORD (tandem_deal_new ());
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autofree char *money = tandem_format_money (123456, "EUR");
  g_autofree char *date = tandem_format_date ("2026-12-04");
  g_autoptr (GPtrArray) sets = NULL;
  Query query = { 0 };
  TandemHistorySet *change;

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  for (guint i = 0; i < 2; i++)
    tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, change_deal_cb, deal, NULL, &error);
  g_assert_no_error (error);
  query.id = tandem_record_get_id (deal);
  tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_READ, query_cb, &query, NULL, &error);
  g_assert_no_error (error);
  sets = query.sets;
  g_assert_cmpuint (sets->len, ==, 2);
  g_assert_null (((TandemHistoryChange *) ((TandemHistorySet *) sets->pdata[1])->changes->pdata[0])->column);

  change = sets->pdata[0];
  g_assert_cmpuint (change->changes->len, ==, 3);
  g_assert_null (find_change (change, "amount_minor")->from_text);
  g_assert_cmpstr (find_change (change, "amount_minor")->to_text, ==, money);
  g_assert_cmpstr (find_change (change, "expected_close_on")->to_text, ==, date);
  g_assert_cmpstr (find_change (change, "stage_id")->from_text, ==, "Prospecting");
  g_assert_cmpstr (find_change (change, "stage_id")->to_text, ==, "Proposal");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/history/titles", test_titles);
  g_test_add ("/model/history/values", FirmFile, NULL, firm_file_set_up, test_values, firm_file_tear_down);
  return g_test_run ();
}
