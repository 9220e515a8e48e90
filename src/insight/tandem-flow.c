/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cohort rates of all stages and campaigns, from totals. */
#include "insight/tandem-flow.h"

#include "model/tandem-flow-query.h"

struct _TandemFlows {
  GHashTable *flows; /* by campaign */
};

static TandemFlow *
ensure_flow (TandemFlows *self, gint64 campaign_id)
{
  TandemFlow *flow = g_hash_table_lookup (self->flows, &campaign_id);

  if (flow == NULL)
    {
      flow = g_new0 (TandemFlow, 1);
      flow->campaign_id = campaign_id;
      g_hash_table_insert (self->flows, &flow->campaign_id, flow);
    }
  return flow;
}

static void
total_cb (const TandemStageTotal *total, gpointer data)
{
  TandemFlow *flow = ensure_flow (data, total->campaign_id);

  for (TandemLifecycle next = total->stage; next <= TANDEM_LIFECYCLE_CUSTOMER; next++)
    flow->people[total->stage][next] += total->people[next];
}

/**
 * tandem_flows_load:
 *
 * On the thread of @connection.
 *
 * Returns: (transfer full) (nullable): the flows
 */
TandemFlows *
tandem_flows_load (TandemConnection *connection, const TandemPeriod *period, GError **error)
{
  g_autoptr (TandemFlows) self = g_new0 (TandemFlows, 1);

  self->flows = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  ensure_flow (self, 0);
  if (!tandem_flow_query_run (connection, period->from, period->to, total_cb, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
tandem_flows_free (TandemFlows *self)
{
  g_hash_table_unref (self->flows);
  g_free (self);
}

/**
 * tandem_flows_get:
 * @campaign_id: a campaign, 0 for the firm
 *
 * Returns: (transfer none): the flow; one of zeros where nobody moved
 */
const TandemFlow *
tandem_flows_get (const TandemFlows *self, gint64 campaign_id)
{
  static const TandemFlow none = { 0 };
  const TandemFlow *flow = g_hash_table_lookup (self->flows, &campaign_id);

  return flow ? flow : &none;
}

/**
 * tandem_flow_add:
 *
 * Adds the people of another flow, as those of the campaigns of a channel.
 */
void
tandem_flow_add (TandemFlow *self, const TandemFlow *other)
{
  for (guint stage = 0; stage < TANDEM_LIFECYCLE_N_STAGES; stage++)
    for (guint next = 0; next < TANDEM_LIFECYCLE_N_STAGES; next++)
      self->people[stage][next] += other->people[stage][next];
}

/**
 * tandem_flow_get_rate:
 * @stage: a stage from lead to customer
 * @next: a later one
 *
 * Returns: of those who entered @stage in the period, the share that has entered @next to date
 */
TandemRate
tandem_flow_get_rate (const TandemFlow *self, TandemLifecycle stage, TandemLifecycle next)
{
  return (TandemRate) { self->people[stage][next], self->people[stage][stage] };
}
