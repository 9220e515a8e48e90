/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was in the file on that day, the journal tells, value by value. A deal that was entered later, with what is told of before, as
 * the sample firm's are, has its history alone: stage, amount, probability, owner, expected close. The rest of it is as it was entered
 * first. */
#include "model/tandem-past-deals.h"

#include <string.h>

#include "base/tandem-date.h"
#include "model/tandem-deal.h"
#include "model/tandem-past-deals-private.h"
#include "model/tandem-pipeline.h"
#include "model/tandem-stage.h"
#include "store/tandem-connection.h"
#include "store/tandem-rewind.h"

#define SOME 1024 /* deals between two looks whether it is still wanted */

static void
free_deal (gpointer data)
{
  TandemPastDeal *deal = data;

  g_object_unref (deal->record);
  g_free (deal);
}

void
tandem_past_deals_free (TandemPastDeals *self)
{
  g_free (self->day);
  g_free (self->instant);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  tandem_id_set_free (self->had);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->deals);
  g_array_unref (self->states);
  g_clear_pointer (&self->named, g_hash_table_unref);
  g_free (self->asked);
  g_free (self);
}

/* --- stages -------------------------------------------------------------------------------------------------------- */

static int
compare_stages (gconstpointer a, gconstpointer b)
{
  TandemRecord *one = *(TandemRecord *const *) a, *other = *(TandemRecord *const *) b;
  static const guint columns[] = { TANDEM_STAGE_PIPELINE_ID, TANDEM_STAGE_POSITION };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      gint64 difference = tandem_record_get_integer (one, columns[i]) - tandem_record_get_integer (other, columns[i]);

      if (difference != 0)
        return difference < 0 ? -1 : 1;
    }
  return tandem_record_get_id (one) < tandem_record_get_id (other) ? -1 : 1;
}

/* Of a pipeline that was made since, the stages that were made with it count as its stages from ever. */
static gboolean
load_stages (TandemPastDeals *self, TandemConnection *connection, GError **error)
{
  g_autoptr (TandemRewind) rewind = tandem_rewind_load (connection, "stage", self->instant, NULL, error);
  g_autoptr (TandemRewind) pipelines
      = rewind ? tandem_rewind_load (connection, "pipeline", self->instant, NULL, error) : NULL;

  if (pipelines == NULL)
    return FALSE;
  self->stages = tandem_record_load_where (connection, TANDEM_TYPE_STAGE, "id > $1", 0, error);
  for (guint i = 0; self->stages && i < self->stages->len; i++)
    {
      TandemRecord *stage = self->stages->pdata[i];
      gint64 id = tandem_record_get_id (stage), maker = tandem_rewind_find_maker (rewind, id);
      gboolean was_there = tandem_rewind_run (rewind, stage);
      gint64 pipeline_id = tandem_record_get_integer (stage, TANDEM_STAGE_PIPELINE_ID);

      if (was_there && (maker == 0 || maker == tandem_rewind_find_maker (pipelines, pipeline_id)))
        tandem_id_set_add (self->had, id);
      g_hash_table_insert (self->by_id, g_memdup2 (&id, sizeof id), stage);
    }
  if (self->stages)
    g_ptr_array_sort (self->stages, compare_stages);
  return self->stages != NULL;
}

/* --- what is told of a deal that was entered since ----------------------------------------------------------------- */

/* The columns of its history, and where they stand in the deal. */
static const TandemDealColumn told[] = {
  TANDEM_DEAL_STAGE_ID,    TANDEM_DEAL_AMOUNT_MINOR,      TANDEM_DEAL_CURRENCY,
  TANDEM_DEAL_PROBABILITY, TANDEM_DEAL_EXPECTED_CLOSE_ON, TANDEM_DEAL_OWNER_ID,
};

static const char told_sql[]
    = "SELECT stage_id, amount_minor, currency, probability, expected_close_on, owner_id, from_at FROM deal_history"
      " WHERE deal_id = $1 AND from_at < $2 AND deleted_at IS NULL ORDER BY from_at, id";

static void
set_told (TandemRecord *deal, TandemStatement *row)
{
  gboolean stays = tandem_record_get_integer (deal, TANDEM_DEAL_STAGE_ID) == tandem_statement_get_int64 (row, 0);

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    if (tandem_statement_is_null (row, (int) i))
      tandem_record_set_null (deal, told[i]);
    else if (told[i] == TANDEM_DEAL_CURRENCY || told[i] == TANDEM_DEAL_EXPECTED_CLOSE_ON)
      tandem_record_set_text (deal, told[i], tandem_statement_get_text (row, (int) i));
    else
      tandem_record_set_integer (deal, told[i], tandem_statement_get_int64 (row, (int) i));
  if (!stays)
    tandem_record_set_text (deal, TANDEM_DEAL_STAGE_ENTERED_AT, tandem_statement_get_text (row, G_N_ELEMENTS (told)));
}

/* When it was closed is told by its stages, too. */
static void
set_closed (TandemPastDeals *self, TandemRecord *deal, GTimeZone *zone)
{
  gint64 stage_id = tandem_record_get_integer (deal, TANDEM_DEAL_STAGE_ID);
  TandemRecord *stage = g_hash_table_lookup (self->by_id, &stage_id);
  g_autofree char *day = NULL;

  if (stage && !g_str_equal (tandem_record_get_text (stage, TANDEM_STAGE_KIND), "open"))
    {
      day = tandem_instant_to_date (tandem_record_get_text (deal, TANDEM_DEAL_STAGE_ENTERED_AT), zone);
      tandem_record_set_text (deal, TANDEM_DEAL_CLOSED_ON, day);
      return;
    }
  tandem_record_set_null (deal, TANDEM_DEAL_CLOSED_ON);
  tandem_record_set_null (deal, TANDEM_DEAL_REASON_ID);
  tandem_record_set_null (deal, TANDEM_DEAL_LOST_NOTE);
}

/* @was_there: (out): whether anything is told of before the instant */
static gboolean
tell (TandemPastDeals *self, TandemConnection *connection, TandemRecord *deal, gboolean *was_there, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, told_sql, error);
  g_autoptr (GError) failure = NULL;

  *was_there = FALSE;
  if (statement == NULL)
    return FALSE;
  tandem_record_set_null (deal, TANDEM_DEAL_STAGE_ID);
  tandem_statement_bind_int64 (statement, 1, tandem_record_get_id (deal));
  tandem_statement_bind_text (statement, 2, self->instant);
  for (; tandem_statement_next (statement, &failure); *was_there = TRUE)
    set_told (deal, statement);
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (*was_there)
    set_closed (self, deal, tandem_connection_get_time_zone (connection));
  return TRUE;
}

/* --- deals --------------------------------------------------------------------------------------------------------- */

static void
copy_date (char date[11], const char *text)
{
  g_strlcpy (date, text ? text : "", 11);
}

static TandemDealOutcome
get_outcome (TandemRecord *stage)
{
  const char *kind = tandem_record_get_text (stage, TANDEM_STAGE_KIND);

  if (g_strcmp0 (kind, "won") == 0)
    return TANDEM_DEAL_WON;
  return g_strcmp0 (kind, "lost") == 0 ? TANDEM_DEAL_LOST : TANDEM_DEAL_OPEN;
}

static void
fill_state (TandemDealState *state, TandemRecord *deal, TandemRecord *stage, GTimeZone *zone)
{
  g_autofree char *created = tandem_instant_to_date (tandem_record_get_created_at (deal), zone);

  *state = (TandemDealState) {
    .id = tandem_record_get_id (deal),
    .stage_id = tandem_record_get_id (stage),
    .owner_id = tandem_record_get_integer (deal, TANDEM_DEAL_OWNER_ID),
    .outcome = get_outcome (stage),
    .is_qualified = tandem_record_get_integer (stage, TANDEM_STAGE_QUALIFIED) != 0,
    .amount_minor = tandem_record_get_integer (deal, TANDEM_DEAL_AMOUNT_MINOR),
    .currency = g_intern_string (tandem_record_get_text (deal, TANDEM_DEAL_CURRENCY)),
    .probability = (int) (tandem_record_is_null (deal, TANDEM_DEAL_PROBABILITY)
                              ? tandem_record_get_integer (stage, TANDEM_STAGE_PROBABILITY)
                              : tandem_record_get_integer (deal, TANDEM_DEAL_PROBABILITY)),
  };
  copy_date (state->expected_close_on, tandem_record_get_text (deal, TANDEM_DEAL_EXPECTED_CLOSE_ON));
  copy_date (state->created_on, created);
  copy_date (state->closed_on, tandem_record_get_text (deal, TANDEM_DEAL_CLOSED_ON));
}

static void
add_deal (TandemPastDeals *self, TandemRecord *record, gint64 maker, GTimeZone *zone)
{
  gint64 stage_id = tandem_record_get_integer (record, TANDEM_DEAL_STAGE_ID);
  TandemRecord *stage = g_hash_table_lookup (self->by_id, &stage_id);
  TandemPastDeal *deal;

  if (stage == NULL)
    return;
  deal = g_new0 (TandemPastDeal, 1);
  deal->record = g_object_ref (record);
  deal->maker = maker;
  g_ptr_array_add (self->deals, deal);
  g_array_set_size (self->states, self->deals->len);
  fill_state (&g_array_index (self->states, TandemDealState, self->deals->len - 1), record, stage, zone);
}

static gboolean
load_deals (TandemPastDeals *self, TandemConnection *connection, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemRewind) rewind = tandem_rewind_load (connection, "deal", self->instant, cancellable, error);
  g_autoptr (GPtrArray) records
      = rewind ? tandem_record_load_where (connection, TANDEM_TYPE_DEAL, "id > $1 ORDER BY id", 0, error) : NULL;
  GTimeZone *zone = tandem_connection_get_time_zone (connection);

  for (guint i = 0; records && i < records->len; i++)
    {
      TandemRecord *record = records->pdata[i];
      gint64 maker = tandem_rewind_find_maker (rewind, tandem_record_get_id (record));
      gboolean was_there
          = strcmp (tandem_record_get_created_at (record), self->instant) < 0 && tandem_rewind_run (rewind, record);

      if (i % SOME == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (was_there && maker != 0 && !tell (self, connection, record, &was_there, error))
        return FALSE;
      if (was_there)
        add_deal (self, record, maker, zone);
    }
  return records != NULL;
}

/**
 * tandem_past_deals_load_at:
 * @day: a plain date, from which a filter counts days
 * @instant: when; what was done from then on is not known
 *
 * Returns: (transfer full) (nullable): what there was
 */
TandemPastDeals *
tandem_past_deals_load_at (TandemConnection *connection, const char *day, const char *instant,
                           GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemPastDeals) self = g_new0 (TandemPastDeals, 1);

  self->day = g_strdup (day);
  self->instant = g_strdup (instant);
  self->had = tandem_id_set_new ();
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->deals = g_ptr_array_new_with_free_func (free_deal);
  self->states = g_array_new (FALSE, TRUE, sizeof (TandemDealState));
  if (!load_stages (self, connection, error) || !load_deals (self, connection, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * tandem_past_deals_load:
 * @day: a plain date
 *
 * Returns: (transfer full) (nullable): what there was at the end of that day, in the time zone of the firm
 */
TandemPastDeals *
tandem_past_deals_load (TandemConnection *connection, const char *day, GCancellable *cancellable, GError **error)
{
  g_autofree char *next_day = tandem_date_add_days (day, 1);
  g_autofree char *instant = tandem_date_start (next_day, tandem_connection_get_time_zone (connection));

  return tandem_past_deals_load_at (connection, day, instant, cancellable, error);
}

/* --- what there was ------------------------------------------------------------------------------------------------ */

/**
 * tandem_past_deals_get_states:
 *
 * Returns: (transfer none) (element-type TandemDealState): each deal as it was, by id
 */
GArray *
tandem_past_deals_get_states (TandemPastDeals *self)
{
  return self->states;
}

/**
 * tandem_past_deals_get_stages:
 *
 * Returns: (transfer none) (element-type TandemStage): the stages as they were, by pipeline and place; also those of which
 *   tandem_past_deals_had_stage() says that they did not stand on the board
 */
GPtrArray *
tandem_past_deals_get_stages (TandemPastDeals *self)
{
  return self->stages;
}

gboolean
tandem_past_deals_had_stage (TandemPastDeals *self, TandemRecord *stage)
{
  return tandem_id_set_contains (self->had, tandem_record_get_id (stage));
}
