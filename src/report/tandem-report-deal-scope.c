/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the board and the forecast show is what they print: of a pipeline, of those that match a filter, of another day. */
#include "report/tandem-report-deal-scope.h"

#include <glib/gi18n-lib.h>

#include "model/filter/tandem-own-fields.h"

/**
 * tandem_report_deal_scope_init:
 * @self: (out caller-allocates): it refers to @today and @parameters
 * @parameters: (nullable): an `a{sv}` with `day` (`s`, a plain date that is over), `pipeline` (`x`), `condition` (`s`, as of
 *   tandem_condition_to_json()) and `filter` (`s`, the same in words); each may be missing
 */
gboolean
tandem_report_deal_scope_init (TandemReportDealScope *self, TandemConnection *connection, const char *today,
                               GVariant *parameters, GError **error)
{
  const char *json = NULL;
  g_autoptr (TandemOwnFields) own = NULL;

  *self = (TandemReportDealScope) { .day = today };
  if (parameters == NULL)
    return TRUE;
  self->is_past = g_variant_lookup (parameters, "day", "&s", &self->day);
  g_variant_lookup (parameters, "pipeline", "x", &self->pipeline_id);
  g_variant_lookup (parameters, "filter", "&s", &self->words);
  if (!g_variant_lookup (parameters, "condition", "&s", &json))
    return TRUE;
  own = tandem_own_fields_load (connection, error);
  if (own)
    self->condition = tandem_condition_new_from_json_of (TANDEM_ENTITY_DEAL, own, json, error);
  return self->condition != NULL;
}

void
tandem_report_deal_scope_clear (TandemReportDealScope *self)
{
  g_clear_pointer (&self->untold, g_free);
  g_clear_pointer (&self->condition, tandem_condition_unref);
}

/**
 * tandem_report_deal_scope_match:
 *
 * Returns: (transfer full) (nullable): the deals that match; only where there is a condition
 */
TandemIdSet *
tandem_report_deal_scope_match (const TandemReportDealScope *self, TandemConnection *connection, GError **error)
{
  return tandem_deal_states_match (connection, self->condition, NULL, error);
}

/**
 * tandem_report_deal_scope_load_past:
 *
 * Only of a day that is over.
 *
 * Returns: (transfer full) (nullable): the deals, as they were at the end of the day
 */
TandemPastDeals *
tandem_report_deal_scope_load_past (TandemReportDealScope *self, TandemConnection *connection, GError **error)
{
  g_autoptr (TandemPastDeals) past = tandem_past_deals_load (connection, self->day, NULL, error);

  if (past == NULL || !tandem_past_deals_keep (past, connection, self->pipeline_id, self->condition, NULL, error))
    return NULL;
  g_clear_pointer (&self->untold, g_free);
  self->untold = tandem_past_deals_write_note (past);
  return g_steal_pointer (&past);
}

/**
 * tandem_report_deal_scope_load_states:
 *
 * Returns: (transfer full) (element-type TandemDealState) (nullable): the deals, as they were at the end of the day
 */
GArray *
tandem_report_deal_scope_load_states (TandemReportDealScope *self, TandemConnection *connection, GError **error)
{
  g_autoptr (GArray) states = NULL;
  g_autoptr (TandemIdSet) matching = NULL;

  if (self->is_past)
    {
      g_autoptr (TandemPastDeals) past = tandem_report_deal_scope_load_past (self, connection, error);

      return past ? g_array_ref (tandem_past_deals_get_states (past)) : NULL;
    }
  states = tandem_deal_states_load (connection, self->pipeline_id, NULL, error);
  if (states && self->condition)
    {
      matching = tandem_report_deal_scope_match (self, connection, error);
      if (matching == NULL)
        return NULL;
      tandem_deal_states_keep (states, matching);
    }
  return g_steal_pointer (&states);
}

/**
 * tandem_report_deal_scope_add_note:
 *
 * Says what was left out, and what the filter could not ask of the day, once the deals were loaded.
 */
void
tandem_report_deal_scope_add_note (const TandemReportDealScope *self, TandemReport *report)
{
  /* Translators: above a printed table: which records are in it, as “City is Köln” */
  g_autofree char *note = self->words ? g_strdup_printf (_ ("Filter: %s"), self->words) : NULL;

  if (note)
    tandem_report_add_note (report, note);
  if (self->untold)
    tandem_report_add_note (report, self->untold);
}
