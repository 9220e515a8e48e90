/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The history of a deal has a row for each change of what metrics read. A person asks how long it was where: rows that follow
 * each other in one stage are one stay. */
#include "model/tandem-deal-steps.h"

#include "base/tandem-date.h"
#include "store/tandem-connection.h"

static void
free_step (gpointer data)
{
  TandemDealStep *step = data;

  g_free (step->stage);
  g_free (step->kind);
  g_free (step->from_at);
  g_free (step->until_at);
  g_free (step->first_currency);
  g_free (step->last_currency);
  g_free (step->owner);
  g_free (step);
}

static TandemDealStep *
begin_step (GPtrArray *steps, TandemStatement *statement)
{
  TandemDealStep *before = steps->len > 0 ? g_ptr_array_index (steps, steps->len - 1) : NULL;
  TandemDealStep *step;

  if (before && before->stage_id == tandem_statement_get_int64 (statement, 0))
    return before;
  step = g_new0 (TandemDealStep, 1);
  step->stage_id = tandem_statement_get_int64 (statement, 0);
  step->stage = g_strdup (tandem_statement_get_text (statement, 1));
  step->kind = g_strdup (tandem_statement_get_text (statement, 2));
  step->from_at = g_strdup (tandem_statement_get_text (statement, 3));
  step->had_amount = !tandem_statement_is_null (statement, 4);
  step->first_minor = tandem_statement_get_int64 (statement, 4);
  step->first_currency = g_strdup (tandem_statement_get_text (statement, 5));
  if (before)
    before->until_at = g_strdup (step->from_at);
  g_ptr_array_add (steps, step);
  return step;
}

/**
 * tandem_deal_steps_load:
 *
 * Returns: (transfer full) (element-type TandemDealStep) (nullable): where the deal was, the first stay first
 */
GPtrArray *
tandem_deal_steps_load (TandemConnection *connection, gint64 deal_id, GError **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (free_step);
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT h.stage_id, s.name, s.kind, h.from_at, h.amount_minor, h.currency, p.name"
      " FROM deal_history AS h JOIN stage AS s ON s.id = h.stage_id LEFT JOIN person AS p ON p.id = h.owner_id"
      " WHERE h.deal_id = $1 AND h.deleted_at IS NULL ORDER BY h.from_at, h.id",
      error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, deal_id);
  while (tandem_statement_next (statement, &failure))
    {
      TandemDealStep *step = begin_step (steps, statement);

      step->has_amount = !tandem_statement_is_null (statement, 4);
      step->last_minor = tandem_statement_get_int64 (statement, 4);
      g_set_str (&step->last_currency, tandem_statement_get_text (statement, 5));
      g_set_str (&step->owner, tandem_statement_get_text (statement, 6));
    }
  if (failure == NULL)
    return g_steal_pointer (&steps);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/**
 * tandem_deal_steps_count_days:
 * @steps: (element-type TandemDealStep): where a deal was
 * @now: an instant, until which it is where it is
 * @zone: the firm's, in which days begin and end
 * @days: (out): in this stage, all its stays together
 *
 * Returns: whether the deal was ever there
 */
gboolean
tandem_deal_steps_count_days (GPtrArray *steps, gint64 stage_id, const char *now, GTimeZone *zone, int *days)
{
  gboolean was_there = FALSE;

  *days = 0;
  for (guint i = 0; i < steps->len; i++)
    {
      TandemDealStep *step = g_ptr_array_index (steps, i);
      g_autofree char *from = NULL;
      g_autofree char *until = NULL;

      if (step->stage_id != stage_id)
        continue;
      from = tandem_instant_to_date (step->from_at, zone);
      until = tandem_instant_to_date (step->until_at ? step->until_at : now, zone);
      was_there = TRUE;
      if (from && until)
        *days += MAX (tandem_date_days_between (from, until), 0);
    }
  return was_there;
}
