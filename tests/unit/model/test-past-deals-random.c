/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the deals were, told from what they are: among acts at random, undos and redos, the file is asked now and then by what asks it
 * every day. In the end each of those moments is asked once more, as one that is over. */
#include <string.h>

#include "../firm-file.h"
#include "../random-acts.h"
#include "base/tandem-date.h"
#include "model/filter/tandem-field-private.h"
#include "model/tandem-model.h"
#include "model/tandem-past-deals.h"
#include "store/tandem-connection.h"

#define N_ACTS  300
#define EVERY   12 /* acts between two moments */
#define N_LEAFS 40

/* --- acts ---------------------------------------------------------------------------------------------------------- */

static gint64
pick (TandemConnection *connection, GRand *dice, const char *sql)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, NULL);
  g_autoptr (GArray) ids = statement ? tandem_statement_collect_ids (statement, NULL) : NULL;

  g_assert_nonnull (ids);
  return ids->len > 0 ? g_array_index (ids, gint64, g_rand_int_range (dice, 0, (int) ids->len)) : 0;
}

static void
change_value (TandemConnection *connection, GRand *dice, TandemRecord *deal)
{
  g_autofree char *words = g_strdup_printf ("Ärger %d, שלום", g_rand_int_range (dice, 0, 9));
  g_autofree char *day = g_strdup_printf ("2026-%02d-11", g_rand_int_range (dice, 1, 13));
  gboolean is_gone = g_rand_int_range (dice, 0, 4) == 0;

  switch (g_rand_int_range (dice, 0, 9))
    {
    case 0:
      tandem_record_set_text (deal, TANDEM_DEAL_TITLE, words);
      break;
    case 1:
      tandem_record_set_text (deal, TANDEM_DEAL_NEXT_STEP, is_gone ? NULL : words);
      tandem_record_set_text (deal, TANDEM_DEAL_NEXT_STEP_ON, is_gone ? NULL : day);
      break;
    case 2:
      tandem_record_set_integer (deal, TANDEM_DEAL_AMOUNT_MINOR, g_rand_int_range (dice, 0, 100000));
      if (is_gone)
        tandem_record_set_null (deal, TANDEM_DEAL_AMOUNT_MINOR);
      break;
    case 3:
      tandem_record_set_text (deal, TANDEM_DEAL_CURRENCY, is_gone ? "GBP" : "EUR");
      break;
    case 4:
      tandem_record_set_integer (deal, TANDEM_DEAL_PROBABILITY, g_rand_int_range (dice, 0, 101));
      if (is_gone)
        tandem_record_set_null (deal, TANDEM_DEAL_PROBABILITY);
      break;
    case 5:
      tandem_record_set_text (deal, TANDEM_DEAL_EXPECTED_CLOSE_ON, is_gone ? NULL : day);
      break;
    case 6:
      tandem_record_set_id (deal, TANDEM_DEAL_OWNER_ID, is_gone ? 0 : pick (connection, dice, "SELECT id FROM person"));
      break;
    case 7:
      tandem_record_set_id (deal, TANDEM_DEAL_CAMPAIGN_ID,
                            is_gone ? 0 : pick (connection, dice, "SELECT id FROM campaign WHERE deleted_at IS NULL"));
      break;
    default:
      tandem_record_set_id (deal, TANDEM_DEAL_COMPANY_ID,
                            is_gone ? 0 : pick (connection, dice, "SELECT id FROM company WHERE deleted_at IS NULL"));
    }
}

static gboolean
change_stage (TandemConnection *connection, GRand *dice, GError **error)
{
  gint64 id = pick (connection, dice, "SELECT id FROM stage WHERE deleted_at IS NULL AND kind = 'open'");
  g_autoptr (TandemRecord) stage = tandem_record_load (connection, TANDEM_TYPE_STAGE, id, error);
  g_autofree char *name = g_strdup_printf ("Stage %d", g_rand_int_range (dice, 0, 99));

  if (stage == NULL)
    return FALSE;
  tandem_change_set_begin (connection, "Change a stage");
  tandem_record_set_text (stage, TANDEM_STAGE_NAME, name);
  tandem_record_set_integer (stage, TANDEM_STAGE_PROBABILITY, g_rand_int_range (dice, 0, 100));
  tandem_record_set_integer (stage, TANDEM_STAGE_ROT_DAYS, g_rand_int_range (dice, 1, 60));
  return tandem_record_update (stage, connection, error);
}

static gboolean
change_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  GRand *dice = data;
  gint64 id = pick (connection, dice, "SELECT id FROM deal WHERE deleted_at IS NULL");
  int what = g_rand_int_range (dice, 0, 12);
  g_autoptr (TandemRecord) deal = NULL;

  if (what == 0)
    return change_stage (connection, dice, error);
  if (what == 1)
    id = pick (connection, dice, "SELECT id FROM deal WHERE deleted_at IS NOT NULL");
  if (id == 0)
    return TRUE;
  deal = tandem_record_load (connection, TANDEM_TYPE_DEAL, id, error);
  if (deal == NULL)
    return FALSE;
  tandem_change_set_begin (connection, "Change a deal");
  if (what == 1)
    return tandem_record_restore (deal, connection, error);
  if (what == 2)
    return tandem_record_trash (deal, connection, error);
  change_value (connection, dice, deal);
  return tandem_record_update (deal, connection, error);
}

static void
do_something (TandemWorkspace *workspace, GRand *dice)
{
  g_autoptr (GError) error = NULL;
  gboolean was_done = FALSE;
  guint n_left = 0;
  int what = g_rand_int_range (dice, 0, 12);

  if (what == 0)
    random_acts_undo_any (workspace, dice, &n_left);
  else if (what == 1)
    random_acts_redo (workspace, &was_done, &error);
  else if (what < 5)
    random_acts_do (workspace, dice, &error);
  else if (!tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, change_cb, dice, NULL,
                              &error))
    g_clear_error (&error); /* what can't be brought back, as its stage is gone */
  g_clear_error (&error);
}

/* --- moments ------------------------------------------------------------------------------------------------------- */

typedef struct {
  char *instant;
  GArray *states;
  char *rows;
  GPtrArray *conditions;
  GPtrArray *matching; /* of each condition: a GArray of ids */
} Moment;

static void
free_moment (gpointer data)
{
  Moment *moment = data;

  g_free (moment->instant);
  g_array_unref (moment->states);
  g_free (moment->rows);
  g_ptr_array_unref (moment->conditions);
  g_ptr_array_unref (moment->matching);
  g_free (moment);
}

/* What was done before it and what is done after it have other instants. */
static char *
find_moment (void)
{
  char *now;

  g_usleep (2000);
  now = tandem_instant_now ();
  g_usleep (2000);
  return now;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const TandemDealRow *one = *(TandemDealRow *const *) a, *other = *(TandemDealRow *const *) b;

  return (one->id > other->id) - (one->id < other->id);
}

static char *
describe (GPtrArray *rows)
{
  GString *text = g_string_new (NULL);

  g_ptr_array_sort (rows, compare_rows);
  for (guint i = 0; i < rows->len; i++)
    {
      const TandemDealRow *row = rows->pdata[i];

      g_string_append_printf (text, "%s|%s|%s|%s|%s|%d %d %s|%d|%s|%s|%s %s|%s|%d\n", row->title, row->contact,
                              row->company, row->stage, row->stage_kind, row->has_amount, (int) row->amount_minor,
                              row->currency, row->probability, row->expected_close_on, row->closed_on, row->next_step,
                              row->next_step_on, row->stage_entered_at, row->rot_days);
    }
  return g_string_free_and_steal (text);
}

static char *
describe_now (TandemConnection *reader, GArray *states)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < states->len; i++)
    g_array_append_val (ids, g_array_index (states, TandemDealState, i).id);
  rows = tandem_deal_query_load_rows (reader, (const gint64 *) ids->data, ids->len, NULL);
  return describe (rows);
}

static char *
describe_then (TandemConnection *reader, TandemPastDeals *past)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *stages = tandem_past_deals_get_stages (past);

  for (guint i = 0; i < stages->len; i++)
    {
      g_autoptr (GPtrArray) rows = tandem_past_deals_load_rows (past, reader, stages->pdata[i], NULL, NULL);

      for (guint j = 0; j < rows->len; j++)
        g_ptr_array_add (all, g_object_ref (rows->pdata[j]));
    }
  return describe (all);
}

/* --- conditions ---------------------------------------------------------------------------------------------------- */

static GVariant *
draw_list (TandemConnection *reader, GRand *dice, const TandemField *field)
{
  g_autofree char *sql = NULL;
  const char *column = field->sql + strlen ("r.");

  if (tandem_field_get_type (field) == TANDEM_FIELD_CHOICE)
    return g_variant_new_parsed (
        "[%s]",
        tandem_field_get_n_choices (field) > 0
            ? tandem_field_get_choice_nick (field, (guint) g_rand_int_range (dice, 0,
                                                                             (int) tandem_field_get_n_choices (field)))
            : "none");
  sql = g_strdup_printf ("SELECT DISTINCT %s FROM deal WHERE %s IS NOT NULL", column, column);
  return g_variant_new_parsed ("[%x]", pick (reader, dice, sql));
}

static GVariant *
draw_days (TandemConnection *reader, GRand *dice, TandemOperator operator)
{
  g_autofree char *today = tandem_date_today (tandem_connection_get_time_zone (reader));
  g_autofree char *day = g_rand_int_range (dice, 0, 3) == 0
                             ? g_strdup (today)
                             : g_strdup_printf ("2026-%02d-11", g_rand_int_range (dice, 1, 13));

  if (operator== TANDEM_OPERATOR_THIS_MONTH)
    return NULL;
  if (operator== TANDEM_OPERATOR_LAST_DAYS || operator== TANDEM_OPERATOR_NEXT_DAYS)
    return g_variant_new ("(x)", (gint64) g_rand_int_range (dice, 1, 200));
  return operator== TANDEM_OPERATOR_BETWEEN ? g_variant_new ("(ss)", "2026-03-01", "2026-09-30")
                                            : g_variant_new ("(s)", day);
}

static GVariant *
draw_values (TandemConnection *reader, GRand *dice, const TandemField *field, TandemOperator operator)
{
  static const char *const texts[] = { "a", "ärger", "ma", "שלום", "eur", "ARGER 3" };
  gint64 number = tandem_field_get_type (field) == TANDEM_FIELD_MONEY ? g_rand_int_range (dice, -1000, 100000)
                                                                      : g_rand_int_range (dice, 0, 100);

  if (operator>= TANDEM_OPERATOR_YES)
    return NULL;
  switch ((int) tandem_field_get_type (field))
    {
    case TANDEM_FIELD_CHOICE:
    case TANDEM_FIELD_REFERENCE:
      return draw_list (reader, dice, field);
    case TANDEM_FIELD_DAY:
    case TANDEM_FIELD_INSTANT:
      return draw_days (reader, dice, operator);
    case TANDEM_FIELD_NUMBER:
      return operator== TANDEM_OPERATOR_BETWEEN ? g_variant_new ("(xx)", number, number + 20)
                                                : g_variant_new ("(x)", number);
    case TANDEM_FIELD_MONEY:
      return operator== TANDEM_OPERATOR_BETWEEN ? g_variant_new ("(xxs)", number, number + 20000, "EUR")
                                                : g_variant_new ("(xs)", number, "EUR");
    default:
      return g_variant_new ("(s)", texts[g_rand_int_range (dice, 0, G_N_ELEMENTS (texts))]);
    }
}

/* @place: of the fields, so that each comes up: those of every firm, then those of this one */
static TandemCondition *
draw_leaf (TandemConnection *reader, GRand *dice, TandemOwnFields *own, guint place)
{
  guint n = tandem_field_get_n (TANDEM_ENTITY_DEAL), n_own = tandem_own_fields_get_n (own, TANDEM_ENTITY_DEAL);
  const TandemField *field = place % (n + n_own) < n
                                 ? tandem_field_get (TANDEM_ENTITY_DEAL, place % (n + n_own))
                                 : tandem_own_fields_get (own, TANDEM_ENTITY_DEAL, place % (n + n_own) - n);
  TandemOperator operator;
  g_autoptr (GError) error = NULL;
  TandemCondition *leaf;

  do
    operator= (TandemOperator) g_rand_int_range (dice, 0, TANDEM_N_OPERATORS);
  while (!tandem_field_has_operator (field, operator));
  leaf = tandem_condition_new_on (TANDEM_ENTITY_DEAL, field, operator, draw_values (reader, dice, field, operator),
                                  &error);
  g_assert_no_error (error);
  return leaf;
}

/* Now and then two of them, and not. */
static TandemCondition *
draw_condition (TandemConnection *reader, GRand *dice, TandemOwnFields *own, guint place)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_condition_unref);

  if (g_rand_boolean (dice))
    return draw_leaf (reader, dice, own, place);
  g_ptr_array_add (children, draw_leaf (reader, dice, own, place));
  g_ptr_array_add (children, draw_leaf (reader, dice, own, g_rand_int (dice)));
  return tandem_condition_new_group (TANDEM_ENTITY_DEAL,
                                     (TandemConditionKind) g_rand_int_range (dice, 0, TANDEM_CONDITION_LEAF), children,
                                     NULL);
}

static GArray *
list_ids (GArray *states)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < states->len; i++)
    g_array_append_val (ids, g_array_index (states, TandemDealState, i).id);
  return ids;
}

/* --- now ----------------------------------------------------------------------------------------------------------- */

static Moment *
ask_now (const char *path, GRand *dice)
{
  g_autoptr (TandemConnection) reader = tandem_connection_open (path, TANDEM_CONNECTION_READ, NULL);
  g_autoptr (TandemOwnFields) own = tandem_own_fields_load (reader, NULL);
  Moment *moment = g_new0 (Moment, 1);

  moment->instant = find_moment ();
  moment->states = tandem_deal_states_load (reader, 0, NULL, NULL);
  moment->rows = describe_now (reader, moment->states);
  moment->conditions = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_condition_unref);
  moment->matching = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < N_LEAFS; i++)
    {
      TandemCondition *condition = draw_condition (reader, dice, own, i);
      g_autoptr (TandemIdSet) matching = tandem_deal_states_match (reader, condition, NULL, NULL);
      g_autoptr (GArray) states = g_array_copy (moment->states);

      tandem_deal_states_keep (states, matching);
      g_ptr_array_add (moment->conditions, condition);
      g_ptr_array_add (moment->matching, list_ids (states));
    }
  return moment;
}

/* --- then ---------------------------------------------------------------------------------------------------------- */

static TandemPastDeals *
load_then (TandemConnection *reader, const Moment *moment)
{
  g_autofree char *day = tandem_instant_to_date (moment->instant, tandem_connection_get_time_zone (reader));
  g_autoptr (GError) error = NULL;
  TandemPastDeals *past = tandem_past_deals_load_at (reader, day, moment->instant, NULL, &error);

  g_assert_no_error (error);
  return past;
}

static void
assert_states (GArray *now, GArray *then)
{
  g_assert_cmpuint (now->len, ==, then->len);
  for (guint i = 0; i < now->len; i++)
    {
      const TandemDealState *one = &g_array_index (now, TandemDealState, i);
      const TandemDealState *other = &g_array_index (then, TandemDealState, i);

      g_assert_cmpint (one->id, ==, other->id);
      g_assert_cmpint (one->stage_id, ==, other->stage_id);
      g_assert_cmpint (one->owner_id, ==, other->owner_id);
      g_assert_cmpint (one->outcome, ==, other->outcome);
      g_assert_cmpint (one->is_qualified, ==, other->is_qualified);
      g_assert_cmpint (one->amount_minor, ==, other->amount_minor);
      g_assert_cmpstr (one->currency, ==, other->currency);
      g_assert_cmpint (one->probability, ==, other->probability);
      g_assert_cmpstr (one->expected_close_on, ==, other->expected_close_on);
      g_assert_cmpstr (one->created_on, ==, other->created_on);
      g_assert_cmpstr (one->closed_on, ==, other->closed_on);
    }
}

/* Somebody was merged since: who asks for whom he became gets more than he got then. */
static gboolean
asks_merged (TandemConnection *reader, TandemCondition *condition)
{
  const TandemField *field = tandem_condition_get_field (condition);
  gint64 n = 0;

  for (guint i = 0; i < tandem_condition_get_n_children (condition); i++)
    if (asks_merged (reader, tandem_condition_get_child (condition, i)))
      return TRUE;
  if (field == NULL || (!g_str_equal (field->key, "company") && !g_str_equal (field->key, "contact"))
      || tandem_condition_get_n_values (condition) == 0)
    return FALSE;
  g_assert_true (tandem_connection_get_int64 (reader,
                                              "SELECT (SELECT count(*) FROM company WHERE merged_into_id > 0)"
                                              " + (SELECT count(*) FROM contact WHERE merged_into_id > 0)",
                                              &n, NULL));
  return n > 0;
}

static void
assert_then (TandemConnection *reader, const Moment *moment)
{
  g_autoptr (TandemPastDeals) all = load_then (reader, moment);
  g_autofree char *rows = describe_then (reader, all);

  assert_states (moment->states, tandem_past_deals_get_states (all));
  g_assert_cmpstr (moment->rows, ==, rows);
  for (guint i = 0; i < moment->conditions->len; i++)
    {
      TandemCondition *condition = moment->conditions->pdata[i];
      g_autofree char *json = tandem_condition_to_json (condition);
      g_autoptr (TandemPastDeals) past = load_then (reader, moment);
      GArray *right = moment->matching->pdata[i];
      g_autoptr (GArray) ids = NULL;
      g_autoptr (GError) error = NULL;

      if (asks_merged (reader, condition))
        continue;
      g_test_message ("%s: %s", moment->instant, json);
      tandem_past_deals_keep (past, reader, 0, condition, NULL, &error);
      g_assert_no_error (error);
      ids = list_ids (tandem_past_deals_get_states (past));
      g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), right->data, right->len * sizeof (gint64));
      g_assert_null (tandem_past_deals_write_note (past));
    }
}

static void
test_random (FirmFile *firm, gconstpointer data)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr (GPtrArray) moments = g_ptr_array_new_with_free_func (free_moment);
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (TandemConnection) reader = NULL;
  guint n_deals = 0;

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  for (guint i = 0; i < N_ACTS; i++)
    {
      do_something (workspace, dice);
      if (i % EVERY == EVERY - 1)
        g_ptr_array_add (moments, ask_now (firm->path, dice));
    }
  reader = tandem_connection_open (firm->path, TANDEM_CONNECTION_READ, NULL);
  for (guint i = 0; i < moments->len; i++)
    {
      assert_then (reader, moments->pdata[i]);
      n_deals += ((Moment *) moments->pdata[i])->states->len;
    }
  g_assert_cmpuint (n_deals, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  tandem_model_ensure_types ();
  g_test_add ("/model/past-deals-random/random", FirmFile, NULL, firm_file_set_up, test_random, firm_file_tear_down);
  return g_test_run ();
}
