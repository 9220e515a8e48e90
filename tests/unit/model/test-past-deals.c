/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The deals of another day where the journal does not reach back so far, and where companies and stages are others since. */
#include "../firm-file.h"
#include "act/tandem-act-contact.h"
#include "act/tandem-act-deal.h"
#include "act/tandem-act-merge.h"
#include "act/tandem-list-act.h"
#include "base/tandem-date.h"
#include "model/tandem-model.h"
#include "model/tandem-past-deals.h"
#include "store/tandem-connection.h"

/* --- what a history alone tells ------------------------------------------------------------------------------------ */

#define T1 "2026-03-01T10:00:00.000Z" /* entered Prospecting */
#define T2 "2026-03-10T10:00:00.000Z" /* another amount */
#define T3 "2026-03-20T10:00:00.000Z" /* Qualification */
#define T4 "2026-04-02T10:00:00.000Z" /* lost */

/* A deal with its story of weeks, told in one act. */
static gboolean
tell_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) stages
      = tandem_record_load_where (connection, TANDEM_TYPE_STAGE, "deleted_at IS NULL ORDER BY position, id", 0, error);
  g_autoptr (TandemRecord) deal = TANDEM_RECORD (tandem_deal_new ());

  tandem_change_set_begin (connection, "Tell");
  tandem_change_set_set_at (connection, T1);
  tandem_record_set_created_at (deal, T1);
  tandem_record_set_text (deal, TANDEM_DEAL_TITLE, "Chairs");
  tandem_record_set_text (deal, TANDEM_DEAL_CURRENCY, "EUR");
  tandem_record_set_integer (deal, TANDEM_DEAL_AMOUNT_MINOR, 50000);
  tandem_record_set_text (deal, TANDEM_DEAL_NEXT_STEP, "Call");
  tandem_record_set_id (deal, TANDEM_DEAL_STAGE_ID, tandem_record_get_id (stages->pdata[0]));
  if (!tandem_record_insert (deal, connection, error))
    return FALSE;
  tandem_change_set_set_at (connection, T2);
  tandem_record_set_integer (deal, TANDEM_DEAL_AMOUNT_MINOR, 70000);
  if (!tandem_record_update (deal, connection, error))
    return FALSE;
  tandem_change_set_set_at (connection, T3);
  return tandem_act_move_deal (connection, tandem_record_get_id (deal), tandem_record_get_id (stages->pdata[1]), error);
}

static gboolean
lose_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 deal_id, reason_id;

  tandem_change_set_begin (connection, "Lose");
  tandem_change_set_set_at (connection, T4);
  return tandem_connection_get_int64 (connection, "SELECT id FROM deal", &deal_id, error)
         && tandem_connection_get_int64 (connection, "SELECT min (id) FROM reason WHERE kind = 'lost'", &reason_id,
                                         error)
         && tandem_act_lose_deal (connection, deal_id, reason_id, NULL, error);
}

static void
run (TandemWorkspace *workspace, TandemStoreFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, func, data, NULL, &error);
  g_assert_no_error (error);
}

/* The one row of the day; %NULL for none. */
static TandemDealRow *
load_row (TandemPastDeals *past, TandemConnection *reader)
{
  GArray *states = tandem_past_deals_get_states (past);
  GPtrArray *stages = tandem_past_deals_get_stages (past);

  for (guint i = 0; states->len > 0 && i < stages->len; i++)
    {
      g_autoptr (GPtrArray) rows = tandem_past_deals_load_rows (past, reader, stages->pdata[i], NULL, NULL);

      if (rows->len > 0)
        return g_object_ref (rows->pdata[0]);
    }
  return NULL;
}

static guint
count_matching (TandemConnection *reader, const char *day, const char *json, char **note)
{
  g_autoptr (TandemPastDeals) past = tandem_past_deals_load (reader, day, NULL, NULL);
  g_autoptr (TandemCondition) condition = tandem_condition_new_from_json (TANDEM_ENTITY_DEAL, json, NULL);

  g_assert_true (tandem_past_deals_keep (past, reader, 0, condition, NULL, NULL));
  if (note)
    *note = tandem_past_deals_write_note (past);
  return tandem_past_deals_get_states (past)->len;
}

static void
assert_told (TandemConnection *reader, const char *day, const char *stage, gint64 minor, const char *entered_at,
             const char *closed_on)
{
  g_autoptr (TandemPastDeals) past = tandem_past_deals_load (reader, day, NULL, NULL);
  g_autoptr (TandemDealRow) row = load_row (past, reader);

  g_assert_cmpstr (row->stage, ==, stage);
  g_assert_cmpint (row->amount_minor, ==, minor);
  g_assert_cmpstr (row->stage_entered_at, ==, entered_at);
  g_assert_cmpstr (row->closed_on, ==, closed_on);
  g_assert_true (row->step_is_unknown && row->next_step == NULL);
}

static void
test_told (FirmFile *firm, gconstpointer data)
{
  static const char has_reason[] = "{\"field\":\"reason\",\"is\":\"is-not-empty\"}";
  static const char is_chairs[] = "{\"field\":\"title\",\"is\":\"contains\",\"values\":[\"chairs\"]}";
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (TandemConnection) reader = NULL;
  g_autofree char *note = NULL, *no_note = NULL;

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  run (workspace, tell_cb, NULL);
  execute_sql (firm->path, "UPDATE change_set SET at = '2026-03-21T10:00:00.000Z' WHERE label = 'Tell'");
  run (workspace, lose_cb, NULL);
  execute_sql (firm->path, "UPDATE change_set SET at = '" T4 "' WHERE label = 'Lose'");
  reader = tandem_connection_open (firm->path, TANDEM_CONNECTION_READ, NULL);
  g_assert_cmpuint (count_matching (reader, "2026-02-28", is_chairs, &no_note), ==, 0);
  g_assert_null (no_note);
  assert_told (reader, "2026-03-05", "Prospecting", 50000, T1, NULL);
  assert_told (reader, "2026-03-15", "Prospecting", 70000, T1, NULL); /* another amount, the same stay */
  assert_told (reader, "2026-03-20", "Qualification", 70000, T3, NULL);
  g_assert_cmpuint (count_matching (reader, "2026-03-15", is_chairs, &note), ==, 1);
  g_assert_cmpstr (note, ==, "1 deal was entered after this day: the filter takes what was entered first for Title");
  g_assert_cmpuint (count_matching (reader, "2026-03-15", has_reason, NULL), ==, 0);
  g_assert_cmpuint (count_matching (reader, "2026-04-02", has_reason, &no_note), ==, 1);
  g_assert_null (no_note);
}

/* An instant between what was done before and what is done after. */
static char *
find_moment (void)
{
  char *now;

  g_usleep (2000);
  now = tandem_instant_now ();
  g_usleep (2000);
  return now;
}

/* --- who was merged, and what became of stages --------------------------------------------------------------------- */

static gboolean
add_companies_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *ids = data;
  g_autoptr (TandemRecord) deal = TANDEM_RECORD (tandem_deal_new ());
  gint64 stage_id;

  tandem_change_set_begin (connection, "Two companies");
  if (!tandem_connection_get_int64 (connection, "SELECT min (id) FROM stage WHERE kind = 'open'", &stage_id, error)
      || !tandem_act_find_or_add_company (connection, "Kranich Optik GmbH", &ids[0], error)
      || !tandem_act_find_or_add_company (connection, "Kranich", &ids[1], error))
    return FALSE;
  tandem_record_set_text (deal, TANDEM_DEAL_TITLE, "Lenses");
  tandem_record_set_text (deal, TANDEM_DEAL_CURRENCY, "EUR");
  ids[2] = stage_id;
  return tandem_act_save_deal (connection, deal, "Kranich", stage_id, error);
}

static gboolean
merge_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *ids = data;
  g_autoptr (TandemMerge) merge = tandem_merge_new (TANDEM_TYPE_COMPANY, ids[0], ids[1]);

  return tandem_act_merge (connection, merge, error);
}

/* The deals of the first stage go to the last; another stage comes. */
static gboolean
change_stages_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *ids = data;
  TandemListAct gone = { .list = TANDEM_FIRM_LIST_STAGES, .id = ids[2] };
  TandemListAct added = { .list = TANDEM_FIRM_LIST_STAGES, .name = "Trial" };

  return tandem_connection_get_int64 (connection, "SELECT min (id) FROM pipeline", &added.whole_id, error)
         && tandem_connection_get_int64 (connection, "SELECT max (id) FROM stage WHERE kind = 'open'", &gone.heir_id,
                                         error)
         && tandem_list_act_delete (connection, &gone, error) && tandem_list_act_add (connection, &added, error);
}

static guint
count_of_company (TandemConnection *reader, const char *day, const char *instant, gint64 company_id)
{
  g_autoptr (TandemPastDeals) past = tandem_past_deals_load_at (reader, day, instant, NULL, NULL);
  g_autoptr (TandemCondition) condition = tandem_condition_new (TANDEM_ENTITY_DEAL, "company", TANDEM_OPERATOR_ANY_OF,
                                                                g_variant_new_parsed ("[%x]", company_id), NULL);

  g_assert_true (tandem_past_deals_keep (past, reader, 0, condition, NULL, NULL));
  return tandem_past_deals_get_states (past)->len;
}

/* The company of then is found by its own id, and by that of the one that it was merged into. The stage that is gone stood there, and
 * the one that came since did not. */
static void
test_since (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (TandemConnection) reader = NULL;
  g_autoptr (TandemPastDeals) past = NULL;
  g_autoptr (TandemDealRow) row = NULL;
  g_autofree char *instant = NULL, *day = NULL;
  gint64 ids[3] = { 0 };

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  run (workspace, add_companies_cb, ids);
  instant = find_moment ();
  run (workspace, merge_cb, ids);
  run (workspace, change_stages_cb, ids);
  reader = tandem_connection_open (firm->path, TANDEM_CONNECTION_READ, NULL);
  day = tandem_instant_to_date (instant, tandem_connection_get_time_zone (reader));
  past = tandem_past_deals_load_at (reader, day, instant, NULL, NULL);
  row = load_row (past, reader);
  g_assert_cmpstr (row->company, ==, "Kranich");
  g_assert_cmpint (row->stage_id, ==, ids[2]);
  g_assert_cmpuint (count_of_company (reader, day, instant, ids[0]), ==, 1);
  g_assert_cmpuint (count_of_company (reader, day, instant, ids[1]), ==, 1);
  for (guint i = 0; i < tandem_past_deals_get_stages (past)->len; i++)
    {
      TandemRecord *stage = tandem_past_deals_get_stages (past)->pdata[i];

      g_assert_true (tandem_past_deals_had_stage (past, stage)
                     == !g_str_equal (tandem_record_get_text (stage, TANDEM_STAGE_NAME), "Trial"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  tandem_model_ensure_types ();
  g_test_add ("/model/past-deals/told", FirmFile, NULL, firm_file_set_up, test_told, firm_file_tear_down);
  g_test_add ("/model/past-deals/since", FirmFile, NULL, firm_file_set_up, test_since, firm_file_tear_down);
  return g_test_run ();
}
