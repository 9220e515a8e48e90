/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Won deals with the touches of their people. Only the deals of the period are looked at, and of the touches only those of
 * their people, each by an index: ten million touches make no difference. Credits are computed and never stored. */
#include "model/tandem-attribution-query.h"

#include "base/tandem-date.h"
#include "store/tandem-connection.h"

#define DAY_MS G_GINT64_CONSTANT (86400000)

/* Whom a deal is with, and who has a say in it. */
#define PEOPLE_OF_DEAL                                                                                                 \
  "SELECT p.contact_id FROM deal AS p WHERE p.id = $1 AND p.contact_id IS NOT NULL"                                    \
  " UNION SELECT q.contact_id FROM deal_person AS q WHERE q.deal_id = $1 AND q.deleted_at IS NULL"

static gboolean
end_loop (GError *failure, GError **error)
{
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/* The moment of a plain date's end in the zone of the firm. */
static gint64
find_end (const char *date, GTimeZone *zone)
{
  g_autofree char *next = tandem_date_add_days (date, 1);
  g_autofree char *start = next ? tandem_date_start (next, zone) : NULL;
  gint64 ms = 0;

  return start && tandem_instant_to_ms (start, &ms) ? ms : G_MAXINT64 / 2;
}

/* Who became a lead after which of the touches: the last one at or before that moment, of the first who did. */
static gboolean
mark_lead (TandemConnection *connection, const TandemWonDeal *deal, const GArray *contact_ids, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT h.contact_id, min (h.at) FROM lifecycle_history AS h WHERE h.contact_id IN (" PEOPLE_OF_DEAL ")"
      " AND h.deleted_at IS NULL AND h.to_stage NOT IN ('subscriber', 'other') GROUP BY h.contact_id"
      " ORDER BY min (h.at), h.contact_id",
      error);
  g_autoptr (GError) failure = NULL;
  gint64 contact_id, lead_ms;

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, deal->deal_id);
  if (!tandem_statement_next (statement, &failure))
    return end_loop (g_steal_pointer (&failure), error);
  contact_id = tandem_statement_get_int64 (statement, 0);
  if (!tandem_instant_to_ms (tandem_statement_get_text (statement, 1), &lead_ms))
    return TRUE;
  for (guint i = deal->touches->len; i-- > 0;)
    {
      TandemWonTouch *touch = &g_array_index (deal->touches, TandemWonTouch, i);

      if (g_array_index (contact_ids, gint64, i) == contact_id && touch->at_ms <= lead_ms)
        {
          touch->created_lead = TRUE;
          break;
        }
    }
  return TRUE;
}

static gboolean
load_touches (TandemConnection *connection, TandemWonDeal *deal, int window_days, GArray *contact_ids, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT t.at, t.campaign_id, coalesce (t.channel_id, c.channel_id), t.contact_id, c.channel_id FROM touch AS t"
      " LEFT JOIN campaign AS c ON c.id = t.campaign_id"
      " WHERE t.contact_id IN (" PEOPLE_OF_DEAL ") AND t.deleted_at IS NULL AND t.at >= $2 AND t.at < $3"
      " ORDER BY t.at, t.id",
      error);
  g_autofree char *first = tandem_instant_from_ms (deal->won_ms - window_days * DAY_MS);
  g_autofree char *end = tandem_instant_from_ms (deal->won_ms);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, deal->deal_id);
  tandem_statement_bind_text (statement, 2, first ? first : "");
  tandem_statement_bind_text (statement, 3, end ? end : "9999-12-31T23:59:59.999Z");
  while (tandem_statement_next (statement, &failure))
    {
      TandemWonTouch touch = { .campaign_id = tandem_statement_get_int64 (statement, 1),
                               .channel_id = tandem_statement_get_int64 (statement, 2),
                               .campaign_channel_id = tandem_statement_get_int64 (statement, 4) };
      gint64 contact_id = tandem_statement_get_int64 (statement, 3);

      if (!tandem_instant_to_ms (tandem_statement_get_text (statement, 0), &touch.at_ms))
        continue;
      g_array_append_val (deal->touches, touch);
      g_array_append_val (contact_ids, contact_id);
    }
  return end_loop (g_steal_pointer (&failure), error)
         && (deal->touches->len == 0 || mark_lead (connection, deal, contact_ids, error));
}

static void
read_deal (TandemStatement *statement, TandemWonDeal *deal, GTimeZone *zone)
{
  deal->deal_id = tandem_statement_get_int64 (statement, 0);
  deal->amount_minor = tandem_statement_get_int64 (statement, 1);
  g_strlcpy (deal->currency, tandem_statement_get_text (statement, 2), sizeof deal->currency);
  g_strlcpy (deal->closed_on, tandem_statement_get_text (statement, 3), sizeof deal->closed_on);
  deal->created_ms = 0;
  tandem_instant_to_ms (tandem_statement_get_text (statement, 4), &deal->created_ms);
  deal->won_ms = find_end (deal->closed_on, zone);
  g_array_set_size (deal->touches, 0);
}

/**
 * tandem_attribution_query_run:
 * @func: (scope call): told of each won deal, in the order of their wins
 */
gboolean
tandem_attribution_query_run (TandemConnection *connection, const TandemWonDealScope *scope, TandemWonDealFunc func,
                              gpointer data, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT d.id, coalesce (d.amount_minor, 0), d.currency, d.closed_on, d.created_at FROM deal AS d"
      " JOIN stage AS s ON s.id = d.stage_id WHERE d.deleted_at IS NULL AND s.kind = 'won'"
      " AND d.closed_on >= $1 AND d.closed_on <= $2 AND ($3 = 0 OR EXISTS (SELECT 1 FROM touch AS t"
      "  WHERE t.contact_id = d.contact_id AND t.campaign_id = $3 AND t.deleted_at IS NULL)"
      "  OR EXISTS (SELECT 1 FROM deal_person AS q JOIN touch AS t ON t.contact_id = q.contact_id"
      "   WHERE q.deal_id = d.id AND q.deleted_at IS NULL AND t.campaign_id = $3 AND t.deleted_at IS NULL))"
      " ORDER BY d.closed_on, d.id",
      error);
  g_autoptr (GArray) touches = g_array_new (FALSE, FALSE, sizeof (TandemWonTouch));
  g_autoptr (GArray) contact_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) failure = NULL;
  TandemWonDeal deal = { .touches = touches };

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, scope->from);
  tandem_statement_bind_text (statement, 2, scope->to);
  tandem_statement_bind_int64 (statement, 3, scope->campaign_id);
  while (tandem_statement_next (statement, &failure))
    {
      read_deal (statement, &deal, tandem_connection_get_time_zone (connection));
      g_array_set_size (contact_ids, 0);
      if (!load_touches (connection, &deal, scope->window_days, contact_ids, error))
        return FALSE;
      func (&deal, data);
    }
  return end_loop (g_steal_pointer (&failure), error);
}
