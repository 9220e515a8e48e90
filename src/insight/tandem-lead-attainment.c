/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Target attainment of marketing: new leads ÷ target. A lead is whoever first reached that stage or a later one, on the day of that,
 * as in the funnel. The firm's come from totals; those of a person, who are whoever is this person's today, are walked one by one. */
#include "insight/tandem-lead-attainment.h"

#include <string.h>

#include "base/tandem-date.h"
#include "model/tandem-firm.h"
#include "model/tandem-overview-query.h"
#include "model/tandem-reach-query.h"

/* Those of one person, one after the other. */
typedef struct {
  TandemAttainment *first;
  guint n;
} Group;

static Group
get_group (GArray *attainments, guint place)
{
  Group group = { &g_array_index (attainments, TandemAttainment, place), 1 };

  while (place + group.n < attainments->len && group.first[group.n].person_id == group.first->person_id)
    group.n++;
  return group;
}

/* All days of all periods, which overlap. */
static void
find_days (const Group *group, const char **from, const char **to)
{
  *from = group->first->from;
  *to = group->first->to;
  for (guint i = 1; i < group->n; i++)
    {
      if (strcmp (group->first[i].from, *from) < 0)
        *from = group->first[i].from;
      if (strcmp (group->first[i].to, *to) > 0)
        *to = group->first[i].to;
    }
}

static gboolean
count_firm (const Group *group, TandemConnection *connection, GError **error)
{
  g_autofree double *days = NULL;
  const char *from, *to;
  guint n_days;

  find_days (group, &from, &to);
  n_days = (guint) tandem_date_days_between (from, to) + 1;
  days = g_new0 (double, n_days);
  if (!tandem_overview_query_load_series (connection, TANDEM_LIFECYCLE_LEAD, from, 1, days, n_days, error))
    return FALSE;
  for (guint i = 0; i < group->n; i++)
    for (int day = tandem_date_days_between (from, group->first[i].from);
         day <= tandem_date_days_between (from, group->first[i].to); day++)
      group->first[i].reached += (gint64) days[day];
  return TRUE;
}

static void
reached_cb (const TandemReach *reach, gpointer data)
{
  const Group *group = data;

  for (guint i = 0; i < group->n; i++)
    group->first[i].reached
        += tandem_reach_is_within (reach, TANDEM_LIFECYCLE_LEAD, group->first[i].from, group->first[i].to);
}

static gboolean
count_person (Group *group, TandemConnection *connection, GError **error)
{
  TandemReachScope scope = { .owner_id = group->first->person_id };

  find_days (group, &scope.from, &scope.to);
  return tandem_reach_query_run (connection, &scope, reached_cb, group, error);
}

/* Keeps the latest of each person and kind of period. */
static void
drop_oldest (GArray *attainments)
{
  guint n_later = 0;

  for (guint i = attainments->len; i-- > 0;)
    {
      const TandemAttainment *one = &g_array_index (attainments, TandemAttainment, i);
      gboolean is_last
          = i + 1 == attainments->len || one[1].person_id != one->person_id || one[1].period != one->period;

      n_later = is_last ? 0 : n_later + 1;
      if (n_later >= TANDEM_LEAD_ATTAINMENT_MOST)
        g_array_remove_index (attainments, i);
    }
}

/**
 * tandem_lead_attainment_load:
 * @from: a plain date: the period in which it lies is the first
 * @to: and that in which this lies the last
 *
 * On the thread of @connection.
 *
 * Returns: (transfer full) (element-type TandemAttainment) (nullable): for each person (the firm first) and kind of period that have
 *   a target of leads its latest periods, at most %TANDEM_LEAD_ATTAINMENT_MOST, in their order
 */
GArray *
tandem_lead_attainment_load (TandemConnection *connection, const char *from, const char *to, GError **error)
{
  TandemTargetSpan span = { .from = from, .to = to };
  g_autoptr (GPtrArray) targets = tandem_attainment_load_targets (connection, error);
  g_autoptr (GArray) attainments = NULL;

  if (targets == NULL || !tandem_firm_load_first_month (connection, &span.first_month, error))
    return NULL;
  attainments = tandem_attainment_plan (targets, TANDEM_TARGET_OF_LEADS, &span);
  drop_oldest (attainments);
  for (guint i = 0; i < attainments->len;)
    {
      Group group = get_group (attainments, i);

      if (!(group.first->person_id == 0 ? count_firm (&group, connection, error)
                                        : count_person (&group, connection, error)))
        return NULL;
      i += group.n;
    }
  return g_steal_pointer (&attainments);
}
