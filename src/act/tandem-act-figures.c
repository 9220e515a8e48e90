/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a channel reports of a day takes its place, once: the same report twice is the same figures. Inside an act. */
#include "act/tandem-act-figures.h"

#include "model/tandem-campaign-cost.h"
#include "model/tandem-campaign-day.h"
#include "store/tandem-connection.h"

static const TandemCampaignDayColumn columns[TANDEM_DAY_N_FIGURES]
    = { TANDEM_CAMPAIGN_DAY_IMPRESSIONS, TANDEM_CAMPAIGN_DAY_CLICKS, TANDEM_CAMPAIGN_DAY_VISITS,
        TANDEM_CAMPAIGN_DAY_ENGAGEMENTS };

static TandemRecord *
make_day (gint64 campaign_id, const TandemDayFigures *figures)
{
  TandemRecord *day = TANDEM_RECORD (tandem_campaign_day_new ());

  tandem_record_set_id (day, TANDEM_CAMPAIGN_DAY_CAMPAIGN_ID, campaign_id);
  tandem_record_set_text (day, TANDEM_CAMPAIGN_DAY_DAY, figures->day);
  for (guint i = 0; i < TANDEM_DAY_N_FIGURES; i++)
    tandem_record_set_integer (day, columns[i], figures->has[i] ? figures->values[i] : 0);
  return day;
}

/**
 * tandem_act_put_day:
 * @figures: those that are not given stay as they are
 * @overwrites: whether they take the place of others
 * @outcome: (out): what became of it
 */
gboolean
tandem_act_put_day (TandemConnection *connection, gint64 campaign_id, const TandemDayFigures *figures,
                    gboolean overwrites, TandemDayOutcome *outcome, GError **error)
{
  g_autoptr (TandemStatement) statement
      = tandem_campaign_day_prepare_find (connection, campaign_id, figures->day, error);
  g_autoptr (GArray) ids = statement ? tandem_statement_collect_ids (statement, error) : NULL;
  g_autoptr (TandemRecord) day = NULL;
  gboolean differs = FALSE;

  if (ids == NULL)
    return FALSE;
  *outcome = TANDEM_DAY_CREATED;
  if (ids->len == 0)
    {
      day = make_day (campaign_id, figures);
      return tandem_record_insert (day, connection, error);
    }
  day = tandem_record_load (connection, TANDEM_TYPE_CAMPAIGN_DAY, g_array_index (ids, gint64, 0), error);
  if (day == NULL)
    return FALSE;
  for (guint i = 0; i < TANDEM_DAY_N_FIGURES; i++)
    if (figures->has[i] && tandem_record_get_integer (day, columns[i]) != figures->values[i])
      {
        tandem_record_set_integer (day, columns[i], figures->values[i]);
        differs = TRUE;
      }
  *outcome = !differs ? TANDEM_DAY_SAME : overwrites ? TANDEM_DAY_UPDATED : TANDEM_DAY_KEPT;
  return *outcome != TANDEM_DAY_UPDATED || tandem_record_update (day, connection, error);
}

/**
 * tandem_act_put_cost:
 * @cost: a #TandemCampaignCost with its campaign, day, currency and kind; where several of these are there, a person wrote them,
 *   and they stay; no cost is none, and takes the place of one
 * @overwrites: whether it takes the place of the one that is there
 * @outcome: (out): what became of it
 */
gboolean
tandem_act_put_cost (TandemConnection *connection, TandemRecord *cost, gboolean overwrites, TandemDayOutcome *outcome,
                     GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_campaign_cost_prepare_find (connection, cost, error);
  g_autoptr (GArray) ids = statement ? tandem_statement_collect_ids (statement, error) : NULL;
  g_autoptr (TandemRecord) there = NULL;
  gint64 sum = 0;

  if (ids == NULL)
    return FALSE;
  if (ids->len == 0 && tandem_record_get_integer (cost, TANDEM_CAMPAIGN_COST_AMOUNT_MINOR) == 0)
    {
      *outcome = TANDEM_DAY_SAME;
      return TRUE;
    }
  *outcome = TANDEM_DAY_CREATED;
  if (ids->len == 0)
    return tandem_record_insert (cost, connection, error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_clear_object (&there);
      there = tandem_record_load (connection, TANDEM_TYPE_CAMPAIGN_COST, g_array_index (ids, gint64, i), error);
      if (there == NULL)
        return FALSE;
      sum += tandem_record_get_integer (there, TANDEM_CAMPAIGN_COST_AMOUNT_MINOR);
    }
  *outcome = TANDEM_DAY_SAME;
  if (sum == tandem_record_get_integer (cost, TANDEM_CAMPAIGN_COST_AMOUNT_MINOR))
    return TRUE;
  *outcome = overwrites && ids->len == 1 ? TANDEM_DAY_UPDATED : TANDEM_DAY_KEPT;
  if (*outcome == TANDEM_DAY_KEPT)
    return TRUE;
  tandem_record_copy_column (there, TANDEM_CAMPAIGN_COST_AMOUNT_MINOR, cost, TANDEM_CAMPAIGN_COST_AMOUNT_MINOR);
  return tandem_record_update (there, connection, error);
}
