/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each deal now, in the form in which tandem-past-deals.c has each as it was: the same figures are made of both. */
#include "model/tandem-deal-states.h"

#include "base/tandem-date.h"
#include "model/filter/tandem-list-query.h"
#include "store/tandem-connection.h"

#define SOME 1024 /* rows between two looks whether it is still wanted */

/* The columns of read_state(). */
#define STATE                                                                                                          \
  "SELECT d.id, d.stage_id, coalesce (d.owner_id, 0), s.kind, s.qualified, coalesce (d.amount_minor, 0), d.currency,"  \
  " coalesce (d.probability, s.probability), d.expected_close_on, d.created_at, d.closed_on"

static const char now_sql[] = STATE " FROM deal AS d JOIN stage AS s ON s.id = d.stage_id"
                                    " WHERE d.deleted_at IS NULL AND ($1 = 0 OR s.pipeline_id = $1) ORDER BY d.id";

static const char one_sql[] = STATE " FROM deal AS d JOIN stage AS s ON s.id = d.stage_id"
                                    " WHERE d.id = $1 AND d.deleted_at IS NULL";

static const char won_sql[] = STATE " FROM stage AS s JOIN deal AS d ON d.stage_id = s.id"
                                    " WHERE s.kind = 'won' AND d.deleted_at IS NULL AND d.closed_on >= $1";

static void
copy_date (char date[11], const char *text)
{
  g_strlcpy (date, text ? text : "", 11);
}

static TandemDealOutcome
read_outcome (const char *kind)
{
  if (g_strcmp0 (kind, "won") == 0)
    return TANDEM_DEAL_WON;
  return g_strcmp0 (kind, "lost") == 0 ? TANDEM_DEAL_LOST : TANDEM_DEAL_OPEN;
}

static void
read_state (TandemDealState *state, TandemStatement *statement, GTimeZone *zone)
{
  g_autofree char *created = tandem_instant_to_date (tandem_statement_get_text (statement, 9), zone);

  state->id = tandem_statement_get_int64 (statement, 0);
  state->stage_id = tandem_statement_get_int64 (statement, 1);
  state->owner_id = tandem_statement_get_int64 (statement, 2);
  state->outcome = read_outcome (tandem_statement_get_text (statement, 3));
  state->is_qualified = tandem_statement_get_int64 (statement, 4) != 0;
  state->amount_minor = tandem_statement_get_int64 (statement, 5);
  state->currency = g_intern_string (tandem_statement_get_text (statement, 6));
  state->probability = (int) tandem_statement_get_int64 (statement, 7);
  copy_date (state->expected_close_on, tandem_statement_get_text (statement, 8));
  copy_date (state->created_on, created);
  copy_date (state->closed_on, tandem_statement_get_text (statement, 10));
}

/* Adds what a statement finds. */
static gboolean
collect_into (GArray *states, TandemConnection *connection, TandemStatement *statement, GCancellable *cancellable,
              GError **error)
{
  GTimeZone *zone = tandem_connection_get_time_zone (connection);
  g_autoptr (GError) failure = NULL;

  while (tandem_statement_next (statement, &failure))
    {
      g_array_set_size (states, states->len + 1);
      read_state (&g_array_index (states, TandemDealState, states->len - 1), statement, zone);
      if (states->len % SOME == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static GArray *
collect (TandemConnection *connection, TandemStatement *statement, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) states = g_array_new (FALSE, TRUE, sizeof (TandemDealState));

  return collect_into (states, connection, statement, cancellable, error) ? g_steal_pointer (&states) : NULL;
}

/**
 * tandem_deal_states_load:
 * @pipeline_id: of which pipeline; 0 for all
 *
 * Returns: (transfer full) (element-type TandemDealState) (nullable): every deal that is not in the trash, by id
 */
GArray *
tandem_deal_states_load (TandemConnection *connection, gint64 pipeline_id, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, now_sql, error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, pipeline_id);
  return collect (connection, statement, cancellable, error);
}

/**
 * tandem_deal_states_load_of:
 * @ids: (array length=n_ids): deals
 *
 * Returns: (transfer full) (element-type TandemDealState) (nullable): those of them that are not in the trash
 */
GArray *
tandem_deal_states_load_of (TandemConnection *connection, const gint64 *ids, guint n_ids, GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, one_sql, error);
  g_autoptr (GArray) states = g_array_sized_new (FALSE, TRUE, sizeof (TandemDealState), n_ids);

  if (statement == NULL)
    return NULL;
  for (guint i = 0; i < n_ids; i++)
    {
      if (i % SOME == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      tandem_statement_bind_int64 (statement, 1, ids[i]);
      if (!collect_into (states, connection, statement, cancellable, error))
        return NULL;
      tandem_statement_reset (statement);
    }
  return g_steal_pointer (&states);
}

/**
 * tandem_deal_states_load_won:
 * @from: a plain date
 *
 * Returns: (transfer full) (element-type TandemDealState) (nullable): what was won on that day or later
 */
GArray *
tandem_deal_states_load_won (TandemConnection *connection, const char *from, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, won_sql, error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_text (statement, 1, from);
  return collect (connection, statement, cancellable, error);
}

/**
 * tandem_deal_states_match:
 * @condition: what deals have to be like
 *
 * Returns: (transfer full) (nullable): the deals that are so now
 */
TandemIdSet *
tandem_deal_states_match (TandemConnection *connection, TandemCondition *condition, GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (TandemListQuery) query = tandem_list_query_new (TANDEM_ENTITY_DEAL, "created", FALSE);
  g_autofree char *today = tandem_date_today (tandem_connection_get_time_zone (connection));
  g_autoptr (TandemIdSet) matching = tandem_id_set_new ();
  g_autoptr (GArray) ids = NULL;

  tandem_list_query_set_condition (query, condition);
  tandem_list_query_set_today (query, today);
  ids = tandem_list_query_list_ids (connection, query, cancellable, error);
  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    tandem_id_set_add (matching, g_array_index (ids, gint64, i));
  return g_steal_pointer (&matching);
}

/**
 * tandem_deal_states_keep:
 * @states: (element-type TandemDealState): loses those that do not match
 * @matching: of tandem_deal_states_match()
 */
void
tandem_deal_states_keep (GArray *states, TandemIdSet *matching)
{
  guint n_kept = 0;

  for (guint i = 0; i < states->len; i++)
    if (tandem_id_set_contains (matching, g_array_index (states, TandemDealState, i).id))
      g_array_index (states, TandemDealState, n_kept++) = g_array_index (states, TandemDealState, i);
  g_array_set_size (states, n_kept);
}
