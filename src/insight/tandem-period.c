/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "insight/tandem-period.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"

static gboolean
take_date (char to[11], char *date)
{
  gboolean is_date = date != NULL && g_strlcpy (to, date, 11) == 10;

  g_free (date);
  return is_date;
}

static gboolean
shift_months (const TandemPeriod *self, int months, TandemPeriod *shifted)
{
  return take_date (shifted->from, tandem_date_add_months (self->from, months))
         && take_date (shifted->to, tandem_date_add_months (self->to, months));
}

/* Returns: of how many months such a period is a part, or the whole; 0 where it is a span of days */
static int
count_months (TandemPeriodKind kind)
{
  switch (kind)
    {
    case TANDEM_PERIOD_MONTH:
    case TANDEM_PERIOD_LAST_MONTH:
      return 1;
    case TANDEM_PERIOD_QUARTER:
    case TANDEM_PERIOD_LAST_QUARTER:
      return 3;
    case TANDEM_PERIOD_YEAR:
    case TANDEM_PERIOD_LAST_YEAR:
      return 12;
    case TANDEM_PERIOD_LAST_30_DAYS:
    case TANDEM_PERIOD_LAST_90_DAYS:
    case TANDEM_PERIOD_CUSTOM:
      return 0;
    }
  g_return_val_if_reached (0);
}

static gboolean
is_whole (TandemPeriodKind kind)
{
  return kind == TANDEM_PERIOD_LAST_MONTH || kind == TANDEM_PERIOD_LAST_QUARTER || kind == TANDEM_PERIOD_LAST_YEAR;
}

/* The whole month, quarter or year that begins so many months after a first of a month. */
static gboolean
take_whole (TandemPeriod *self, const char *first, int months)
{
  int n_months = count_months (self->kind);
  g_autofree char *end = tandem_date_add_months (first, months + n_months);

  return take_date (self->from, tandem_date_add_months (first, months))
         && take_date (self->to, end ? tandem_date_add_days (end, -1) : NULL);
}

/**
 * tandem_period_kind_get_label:
 *
 * Returns: (transfer none): the kind's name for a person
 */
const char *
tandem_period_kind_get_label (TandemPeriodKind kind)
{
  switch (kind)
    {
    case TANDEM_PERIOD_LAST_30_DAYS:
      return _ ("Last 30 days");
    case TANDEM_PERIOD_LAST_90_DAYS:
      return _ ("Last 90 days");
    case TANDEM_PERIOD_MONTH:
      return _ ("This month");
    case TANDEM_PERIOD_QUARTER:
      return _ ("This quarter");
    case TANDEM_PERIOD_YEAR:
      return _ ("This year");
    case TANDEM_PERIOD_LAST_MONTH:
      return _ ("Last month");
    case TANDEM_PERIOD_LAST_QUARTER:
      return _ ("Last quarter");
    case TANDEM_PERIOD_LAST_YEAR:
      return _ ("Last year");
    case TANDEM_PERIOD_CUSTOM:
      return C_ ("period", "Chosen dates");
    }
  g_return_val_if_reached ("");
}

/**
 * tandem_period_init_custom:
 * @self: (out caller-allocates): the period
 *
 * Returns: %FALSE where one is no date, or @to lies before @from
 */
gboolean
tandem_period_init_custom (TandemPeriod *self, const char *from, const char *to)
{
  if (!tandem_date_is_valid (from) || !tandem_date_is_valid (to) || g_strcmp0 (from, to) > 0)
    return FALSE;
  self->kind = TANDEM_PERIOD_CUSTOM;
  g_strlcpy (self->from, from, sizeof self->from);
  g_strlcpy (self->to, to, sizeof self->to);
  return TRUE;
}

/**
 * tandem_period_init:
 * @self: (out caller-allocates): the period
 * @kind: any but %TANDEM_PERIOD_CUSTOM
 * @today: the plain date of today in the firm's time zone
 * @first_month: of the firm's year, which its quarters follow: 1 is January
 *
 * Returns: %FALSE where @today is no date
 */
gboolean
tandem_period_init (TandemPeriod *self, TandemPeriodKind kind, const char *today, int first_month)
{
  g_autofree char *first = NULL;
  int month, n_months;

  if (!tandem_period_init_custom (self, today, today) || kind == TANDEM_PERIOD_CUSTOM)
    return FALSE;
  self->kind = kind;
  if (kind == TANDEM_PERIOD_LAST_30_DAYS || kind == TANDEM_PERIOD_LAST_90_DAYS)
    return take_date (self->from, tandem_date_add_days (today, kind == TANDEM_PERIOD_LAST_30_DAYS ? -29 : -89));
  month = (today[5] - '0') * 10 + today[6] - '0';
  n_months = (month - first_month + 12) % count_months (kind);
  self->from[8] = '0';
  self->from[9] = '1';
  first = tandem_date_add_months (self->from, -n_months);
  if (is_whole (kind))
    return first && take_whole (self, first, -count_months (kind));
  return take_date (self->from, g_steal_pointer (&first));
}

/**
 * tandem_period_count_days:
 *
 * Returns: how many days the period has, both ends counted
 */
int
tandem_period_count_days (const TandemPeriod *self)
{
  return tandem_date_days_between (self->from, self->to) + 1;
}

/**
 * tandem_period_get_previous:
 * @previous: (out caller-allocates): what the period is compared with
 *
 * A month, quarter or year so far is held against the same part of the one before, so that half a month is never compared
 * with a whole one; a whole one against the whole one before it; a span of days against as many days before it.
 *
 * Returns: %FALSE where that lies outside of the calendar
 */
gboolean
tandem_period_get_previous (const TandemPeriod *self, TandemPeriod *previous)
{
  int days = tandem_period_count_days (self);

  previous->kind = self->kind;
  if (is_whole (self->kind))
    return take_whole (previous, self->from, -count_months (self->kind));
  if (count_months (self->kind) > 0)
    return shift_months (self, -count_months (self->kind), previous);
  return take_date (previous->from, tandem_date_add_days (self->from, -days))
         && take_date (previous->to, tandem_date_add_days (self->from, -1));
}

/**
 * tandem_period_get_previous_year:
 * @previous: (out caller-allocates): the same dates a year before; 29 February becomes 28, unless a whole month ends with it
 *
 * Returns: %FALSE where that lies outside of the calendar
 */
gboolean
tandem_period_get_previous_year (const TandemPeriod *self, TandemPeriod *previous)
{
  previous->kind = self->kind;
  return is_whole (self->kind) ? take_whole (previous, self->from, -12) : shift_months (self, -12, previous);
}
