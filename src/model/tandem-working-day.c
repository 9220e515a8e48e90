/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-working-day.h"

#include "base/tandem-date.h"
#include "base/tandem-working-hours.h"
#include "store/tandem-connection.h"
#include "store/tandem-statement.h"

#define MOST_DAYS 60 /* that are looked at: who works on none of them has not said when */
#define MONDAY    "2024-01-01"

static gboolean
read_hours (TandemConnection *connection, TandemWorkingHours *hours, GError **error)
{
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection, "SELECT working_hours FROM firm WHERE deleted_at IS NULL", error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;
  if (!tandem_statement_next (statement, &failure) && failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  tandem_working_hours_parse (tandem_statement_get_text (statement, 0), hours);
  return TRUE;
}

static gboolean
ask_holiday (TandemConnection *connection, const char *day, gboolean *is_one, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection, "SELECT id FROM holiday WHERE day = $1 AND deleted_at IS NULL LIMIT 1", error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, day);
  *is_one = tandem_statement_next (statement, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_working_day_find:
 * @from: a plain date
 * @minutes: (inout): after midnight; changed to when the firm begins to work on the day that is found
 *
 * Returns: (transfer full) (nullable): the first day, @from or after it, on which the firm works; @from where its hours and holidays
 *   leave it none
 */
char *
tandem_working_day_find (TandemConnection *connection, const char *from, int *minutes, GError **error)
{
  TandemWorkingHours hours;

  if (!read_hours (connection, &hours, error))
    return NULL;
  for (int i = 0; i < MOST_DAYS; i++)
    {
      g_autofree char *day = tandem_date_add_days (from, i);
      int weekday = day ? (tandem_date_days_between (MONDAY, day) % TANDEM_WORKING_DAYS + TANDEM_WORKING_DAYS)
                              % TANDEM_WORKING_DAYS
                        : 0;
      gboolean is_holiday;

      if (day == NULL || hours.days[weekday].n_spans == 0)
        continue;
      if (!ask_holiday (connection, day, &is_holiday, error))
        return NULL;
      if (is_holiday)
        continue;
      *minutes = hours.days[weekday].spans[0].from;
      return g_steal_pointer (&day);
    }
  return g_strdup (from);
}
