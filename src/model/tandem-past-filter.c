/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A filter of the deals of another day asks what they were then, and not what they are. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/tandem-format.h"
#include "model/filter/tandem-condition-sql.h"
#include "model/filter/tandem-condition-test.h"
#include "model/filter/tandem-field-private.h"
#include "model/tandem-custom-value.h"
#include "model/tandem-deal.h"
#include "model/tandem-past-deals-private.h"
#include "model/tandem-stage.h"
#include "store/tandem-connection.h"
#include "store/tandem-rewind.h"

#define SOME 1024 /* deals between two looks whether it is still wanted */

/* Where a value stands in the deal. What is not told of a deal that was entered since is kept by no history. */
static const struct {
  const char *key;
  TandemDealColumn column;
  gboolean is_told;
} sources[] = {
  { "title", TANDEM_DEAL_TITLE, FALSE },
  { "contact", TANDEM_DEAL_CONTACT_ID, FALSE },
  { "company", TANDEM_DEAL_COMPANY_ID, FALSE },
  { "stage", TANDEM_DEAL_STAGE_ID, TRUE },
  { "amount", TANDEM_DEAL_AMOUNT_MINOR, TRUE },
  { "currency", TANDEM_DEAL_CURRENCY, TRUE },
  { "expected-close", TANDEM_DEAL_EXPECTED_CLOSE_ON, TRUE },
  { "closed", TANDEM_DEAL_CLOSED_ON, TRUE },
  { "owner", TANDEM_DEAL_OWNER_ID, TRUE },
  { "campaign", TANDEM_DEAL_CAMPAIGN_ID, FALSE },
  { "reason", TANDEM_DEAL_REASON_ID, TRUE },
  { "next-step", TANDEM_DEAL_NEXT_STEP, FALSE },
  { "next-step-on", TANDEM_DEAL_NEXT_STEP_ON, FALSE },
  { "stage-entered", TANDEM_DEAL_STAGE_ENTERED_AT, TRUE },
};

/* What is asked, and of which deal. */
typedef struct {
  TandemPastDeals *past;
  GHashTable *own;    /* of TandemCustomValue: by field, then by deal */
  GHashTable *merged; /* into whom contacts and companies were merged */
  guint place;
} Question;

static void
clear_question (Question *question)
{
  g_clear_pointer (&question->own, g_hash_table_unref);
  g_clear_pointer (&question->merged, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Question, clear_question)

/* --- who was merged ------------------------------------------------------------------------------------------------ */

static gboolean
load_merged (Question *question, TandemConnection *connection, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection,
                                   "SELECT id, merged_into_id FROM company WHERE merged_into_id IS NOT NULL"
                                   " UNION ALL SELECT id, merged_into_id FROM contact WHERE merged_into_id IS NOT NULL",
                                   error);

  if (statement == NULL)
    return FALSE;
  question->merged = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  while (tandem_statement_next (statement, &failure))
    {
      gint64 id = tandem_statement_get_int64 (statement, 0), into = tandem_statement_get_int64 (statement, 1);

      g_hash_table_insert (question->merged, g_memdup2 (&id, sizeof id), g_memdup2 (&into, sizeof into));
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Who asks for a company asks for all that became it since, too: nobody can choose those any more. */
static gboolean
follow_merged (const Question *question, guint nth, gint64 *id)
{
  for (guint i = 0; i < nth; i++)
    {
      const gint64 *into = g_hash_table_lookup (question->merged, id);

      if (into == NULL)
        return FALSE;
      *id = *into;
    }
  return TRUE;
}

/* --- fields of the firm's own -------------------------------------------------------------------------------------- */

/* What was filled in with a deal that was entered since counts as it was entered. */
static gboolean
was_filled_in (Question *question, TandemRewind *rewind, TandemRecord *value, GHashTable *makers)
{
  gint64 deal_id = tandem_record_get_integer (value, TANDEM_CUSTOM_VALUE_DEAL_ID);
  gint64 maker = tandem_rewind_find_maker (rewind, tandem_record_get_id (value));
  const gint64 *deal_maker = g_hash_table_lookup (makers, &deal_id);

  return tandem_rewind_run (rewind, value) && deal_maker && (maker == 0 || maker == *deal_maker);
}

static GHashTable *
load_values (Question *question, TandemConnection *connection, TandemRewind *rewind, gint64 field_id,
             GHashTable *makers, GError **error)
{
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  g_autoptr (GPtrArray) records = tandem_record_load_where (connection, TANDEM_TYPE_CUSTOM_VALUE,
                                                            "field_id = $1 AND deal_id IS NOT NULL", field_id, error);

  if (records == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    if (was_filled_in (question, rewind, records->pdata[i], makers))
      {
        gint64 deal_id = tandem_record_get_integer (records->pdata[i], TANDEM_CUSTOM_VALUE_DEAL_ID);

        g_hash_table_insert (values, g_memdup2 (&deal_id, sizeof deal_id), g_object_ref (records->pdata[i]));
      }
  return g_steal_pointer (&values);
}

static gboolean
load_own (Question *question, TandemConnection *connection, TandemCondition *condition, TandemRewind *rewind,
          GHashTable *makers, GError **error)
{
  const TandemField *field = tandem_condition_get_field (condition);
  GHashTable *values;

  for (guint i = 0; i < tandem_condition_get_n_children (condition); i++)
    if (!load_own (question, connection, tandem_condition_get_child (condition, i), rewind, makers, error))
      return FALSE;
  if (field == NULL || field->own_id == 0 || g_hash_table_contains (question->own, &field->own_id))
    return TRUE;
  values = load_values (question, connection, rewind, field->own_id, makers, error);
  if (values)
    g_hash_table_insert (question->own, g_memdup2 (&field->own_id, sizeof field->own_id), values);
  return values != NULL;
}

static GHashTable *
list_makers (TandemPastDeals *self)
{
  GHashTable *makers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < self->deals->len; i++)
    {
      TandemPastDeal *deal = self->deals->pdata[i];
      gint64 id = tandem_record_get_id (deal->record);

      g_hash_table_insert (makers, g_memdup2 (&id, sizeof id), &deal->maker);
    }
  return makers;
}

static gboolean
prepare (Question *question, TandemConnection *connection, TandemCondition *condition, GCancellable *cancellable,
         GError **error)
{
  g_autoptr (TandemRewind) rewind = NULL;
  g_autoptr (GHashTable) makers = NULL;

  if (!load_merged (question, connection, error))
    return FALSE;
  question->own = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  if (!tandem_condition_asks_own (condition))
    return TRUE;
  rewind = tandem_rewind_load (connection, "custom_value", question->past->instant, cancellable, error);
  makers = list_makers (question->past);
  return rewind && load_own (question, connection, condition, rewind, makers, error);
}

/* --- values -------------------------------------------------------------------------------------------------------- */

static gboolean
get_own (const Question *question, const TandemField *field, gint64 deal_id, TandemConditionValue *value)
{
  GHashTable *values = g_hash_table_lookup (question->own, &field->own_id);
  TandemRecord *record = values ? g_hash_table_lookup (values, &deal_id) : NULL;
  gboolean is_text
      = field->type == TANDEM_FIELD_TEXT || field->type == TANDEM_FIELD_DAY || field->type == TANDEM_FIELD_CHOICE;

  if (record == NULL || tandem_record_is_null (record, is_text ? TANDEM_CUSTOM_VALUE_TEXT : TANDEM_CUSTOM_VALUE_NUMBER))
    return FALSE;
  value->text = tandem_record_get_text (record, TANDEM_CUSTOM_VALUE_TEXT);
  value->number = tandem_record_get_integer (record, TANDEM_CUSTOM_VALUE_NUMBER);
  value->currency = tandem_record_get_text (record, TANDEM_CUSTOM_VALUE_CURRENCY);
  return TRUE;
}

static gboolean
get_column (const Question *question, TandemRecord *record, const TandemField *field, guint column, guint nth,
            TandemConditionValue *value)
{
  gboolean is_number = field->type == TANDEM_FIELD_MONEY || field->type == TANDEM_FIELD_REFERENCE;

  if (tandem_record_is_null (record, column)
      || (nth > 0 && column != TANDEM_DEAL_CONTACT_ID && column != TANDEM_DEAL_COMPANY_ID))
    return FALSE;
  value->text = is_number ? NULL : tandem_record_get_text (record, column);
  value->number = is_number ? tandem_record_get_integer (record, column) : 0;
  value->currency = tandem_record_get_text (record, TANDEM_DEAL_CURRENCY);
  return follow_merged (question, nth, &value->number);
}

static gboolean
ask_deal (const TandemField *field, guint nth, TandemConditionValue *value, gpointer data)
{
  const Question *question = data;
  const TandemDealState *state = &g_array_index (question->past->states, TandemDealState, question->place);
  TandemRecord *record = ((TandemPastDeal *) question->past->deals->pdata[question->place])->record;
  static const char *const outcomes[] = { "open", "won", "lost" };

  if (field->own_id)
    return nth == 0 && get_own (question, field, state->id, value);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_str_equal (sources[i].key, field->key))
      return get_column (question, record, field, sources[i].column, nth, value);
  if (g_str_equal (field->key, "state"))
    value->text = outcomes[state->outcome];
  else if (g_str_equal (field->key, "probability"))
    value->number = state->probability;
  else if (g_str_equal (field->key, "created"))
    value->text = tandem_record_get_created_at (record);
  else
    g_error ("deal: nobody knows how %s was", field->key);
  return nth == 0;
}

/* --- the filter ---------------------------------------------------------------------------------------------------- */

static gboolean
is_told (const TandemField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_str_equal (sources[i].key, field->key))
      return sources[i].is_told;
  return field->own_id == 0;
}

static void
list_untold (TandemCondition *condition, GPtrArray *titles)
{
  const TandemField *field = tandem_condition_get_field (condition);

  for (guint i = 0; i < tandem_condition_get_n_children (condition); i++)
    list_untold (tandem_condition_get_child (condition, i), titles);
  if (field && !is_told (field)
      && !g_ptr_array_find_with_equal_func (titles, tandem_field_get_title (field), g_str_equal, NULL))
    g_ptr_array_add (titles, (gpointer) tandem_field_get_title (field));
}

static void
note_untold (TandemPastDeals *self, TandemCondition *condition)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  list_untold (condition, titles);
  if (titles->len == 0)
    return;
  g_ptr_array_add (titles, NULL);
  self->asked = g_strjoinv (", ", (char **) titles->pdata);
  for (guint i = 0; i < self->deals->len; i++)
    self->n_told += ((TandemPastDeal *) self->deals->pdata[i])->maker != 0;
}

/* @kept: (element-type gboolean): of each deal, whether it stays */
static void
keep_only (TandemPastDeals *self, GArray *kept)
{
  guint n_kept = 0;

  for (guint i = 0; i < kept->len; i++)
    if (g_array_index (kept, gboolean, i))
      {
        gpointer deal = self->deals->pdata[i];

        self->deals->pdata[i] = self->deals->pdata[n_kept];
        self->deals->pdata[n_kept] = deal;
        g_array_index (self->states, TandemDealState, n_kept++) = g_array_index (self->states, TandemDealState, i);
      }
  g_ptr_array_set_size (self->deals, (int) n_kept);
  g_array_set_size (self->states, n_kept);
}

static void
keep_pipeline (TandemPastDeals *self, gint64 pipeline_id)
{
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (gboolean));

  for (guint i = 0; i < self->states->len; i++)
    {
      gint64 stage_id = g_array_index (self->states, TandemDealState, i).stage_id;
      TandemRecord *stage = g_hash_table_lookup (self->by_id, &stage_id);
      gboolean is_of_it = tandem_record_get_integer (stage, TANDEM_STAGE_PIPELINE_ID) == pipeline_id;

      g_array_append_val (kept, is_of_it);
    }
  keep_only (self, kept);
}

/**
 * tandem_past_deals_keep:
 * @pipeline_id: whose deals stay, by their stages of then; 0 for all
 * @condition: (nullable): what those that stay were like
 */
gboolean
tandem_past_deals_keep (TandemPastDeals *self, TandemConnection *connection, gint64 pipeline_id,
                        TandemCondition *condition, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (gboolean));
  g_autoptr (TandemConditionTest) test = NULL;
  g_auto (Question) question = { .past = self };

  if (pipeline_id != 0)
    keep_pipeline (self, pipeline_id);
  if (condition == NULL)
    return TRUE;
  if (!prepare (&question, connection, condition, cancellable, error))
    return FALSE;
  test = tandem_condition_test_new (condition, self->day, tandem_connection_get_time_zone (connection));
  note_untold (self, condition);
  for (; question.place < self->deals->len; question.place++)
    {
      gboolean is_so = tandem_condition_test_holds (test, ask_deal, &question);

      if (question.place % SOME == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_array_append_val (kept, is_so);
    }
  keep_only (self, kept);
  return TRUE;
}

/**
 * tandem_past_deals_write_note:
 *
 * Returns: (transfer full) (nullable): of what tandem_past_deals_keep() asked what was entered since, as no history reaches back to
 *   that day; %NULL where it asked what there was then
 */
char *
tandem_past_deals_write_note (TandemPastDeals *self)
{
  g_autofree char *count = tandem_format_count (self->n_told);

  if (self->n_told == 0)
    return NULL;
  return g_strdup_printf (
      /* Translators: %1$s is how many deals, %2$s what is asked of them, as “Company, Next step” */
      g_dngettext (GETTEXT_PACKAGE,
                   "%1$s deal was entered after this day: the filter takes what was entered first for %2$s",
                   "%1$s deals were entered after this day: the filter takes what was entered first for %2$s",
                   self->n_told),
      count, self->asked);
}
