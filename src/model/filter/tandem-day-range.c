/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/filter/tandem-day-range.h"

#include "base/tandem-date.h"

/**
 * tandem_day_range_init:
 * @leaf: a condition on a day or an instant
 * @today: the day from which the last and the next are counted
 *
 * Returns: whether the operator means a range of days
 */
gboolean
tandem_day_range_init (TandemDayRange *self, TandemCondition *leaf, const char *today)
{
  const char *day = tandem_condition_get_n_values (leaf) > 0 ? tandem_condition_get_text (leaf, 0) : NULL;
  int n = tandem_condition_get_n_values (leaf) > 0 ? (int) tandem_condition_get_number (leaf, 0) : 0;
  TandemOperator operator= tandem_condition_get_operator (leaf);

  *self = (TandemDayRange) { NULL, NULL };
  if (operator== TANDEM_OPERATOR_ON || operator== TANDEM_OPERATOR_BETWEEN)
    {
      self->from = g_strdup (day);
      self->until = tandem_date_add_days (operator== TANDEM_OPERATOR_ON ? day : tandem_condition_get_text (leaf, 1), 1);
    }
  else if (operator== TANDEM_OPERATOR_BEFORE)
    self->until = g_strdup (day);
  else if (operator== TANDEM_OPERATOR_AFTER)
    self->from = tandem_date_add_days (day, 1);
  else if (operator== TANDEM_OPERATOR_LAST_DAYS)
    {
      self->from = tandem_date_add_days (today, 1 - n);
      self->until = tandem_date_add_days (today, 1);
    }
  else if (operator== TANDEM_OPERATOR_NEXT_DAYS)
    {
      self->from = g_strdup (today);
      self->until = tandem_date_add_days (today, n);
    }
  else if (operator== TANDEM_OPERATOR_THIS_MONTH)
    {
      self->from = g_strdup_printf ("%.7s-01", today);
      self->until = tandem_date_add_months (self->from, 1);
    }
  return self->from || self->until;
}

void
tandem_day_range_clear (TandemDayRange *self)
{
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->until, g_free);
}
