/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "insight/tandem-forecast.h"

#include <string.h>

#include "base/tandem-date.h"
#include "base/tandem-money.h"

#define COMMITTED     80 /* percent, from there on */
#define BEST_CASE     50
#define MONTHS_BEFORE 2 /* the one of today */
#define EARLIER       "earlier"
#define LATER         "later"
#define NO_DAY        "none"

/**
 * tandem_forecast_find_first_month:
 * @day: a plain date
 *
 * Returns: (transfer full): the first of the months that are shown on that day: `2026-09`
 */
char *
tandem_forecast_find_first_month (const char *day)
{
  g_autofree char *first_day = g_strdup_printf ("%.7s-01", day);
  char *month = tandem_date_add_months (first_day, -MONTHS_BEFORE);

  month[7] = '\0';
  return month;
}

/**
 * tandem_forecast_classify:
 * @class: (out): where it stands in a forecast
 *
 * Returns: whether it stands there: what is lost does not
 */
gboolean
tandem_forecast_classify (const TandemDealState *deal, TandemForecastClass *class)
{
  if (deal->outcome == TANDEM_DEAL_WON)
    *class = TANDEM_FORECAST_WON;
  else if (deal->probability >= COMMITTED)
    *class = TANDEM_FORECAST_COMMITTED;
  else if (deal->probability >= BEST_CASE)
    *class = TANDEM_FORECAST_BEST_CASE;
  else
    *class = TANDEM_FORECAST_PIPELINE;
  return deal->outcome != TANDEM_DEAL_LOST;
}

/* The month after the last of those that are asked for: "2027-08". */
static char *
get_end (const char *first_month, guint n_months)
{
  g_autofree char *first_day = g_strdup_printf ("%s-01", first_month);
  char *end = tandem_date_add_months (first_day, (int) n_months);

  end[7] = '\0';
  return end;
}

/* Returns: (nullable): the line where the deal stands; what was won outside the months stands nowhere */
static const char *
get_month (const TandemDealState *deal, const char *first_month, const char *end, char month[8])
{
  gboolean is_won = deal->outcome == TANDEM_DEAL_WON;

  g_strlcpy (month, deal->expected_close_on, 8);
  if (*month == '\0')
    return is_won ? NULL : NO_DAY;
  if (strcmp (month, first_month) < 0)
    return is_won ? NULL : EARLIER;
  if (strcmp (month, end) >= 0)
    return is_won ? NULL : LATER;
  return month;
}

/* What is overdue first, then month by month, what is far away, what has no day. */
static int
get_rank (const char *month)
{
  if (g_str_equal (month, EARLIER))
    return 0;
  if (g_str_equal (month, LATER))
    return 2;
  return g_str_equal (month, NO_DAY) ? 3 : 1;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const TandemForecastLine *line = a;
  const TandemForecastLine *other = b;
  int order = get_rank (line->month) - get_rank (other->month);

  if (order == 0)
    order = strcmp (line->month, other->month);
  if (order == 0)
    order = line->is_together - other->is_together;
  return order != 0 ? order : strcmp (line->currency, other->currency);
}

static TandemForecastLine *
get_line (GArray *lines, const char *month, const char *currency)
{
  TandemForecastLine line = { .currency = currency };

  for (guint i = 0; i < lines->len; i++)
    {
      TandemForecastLine *there = &g_array_index (lines, TandemForecastLine, i);

      if (there->currency == currency && g_str_equal (there->month, month))
        return there;
    }
  g_strlcpy (line.month, month, sizeof line.month);
  g_array_append_val (lines, line);
  return &g_array_index (lines, TandemForecastLine, lines->len - 1);
}

/* Until all are added the weighted sum is in hundredths of the minor unit. */
static void
add_deal (TandemForecastLine *line, const TandemDealState *deal, TandemForecastClass class)
{
  line->cells[class].n_deals++;
  line->cells[class].amount_minor += deal->amount_minor;
  line->n_deals++;
  line->weighted_minor += deal->amount_minor * (class == TANDEM_FORECAST_WON ? 100 : deal->probability);
}

/**
 * tandem_forecast_make:
 * @deals: (element-type TandemDealState): as they are, or were
 * @first_month: "2026-09"
 * @n_months: from there on
 *
 * Each deal that is won or open is in one line, by the month in which it is expected to close, and in one class.
 *
 * Returns: (transfer full) (element-type TandemForecastLine): the lines that have deals, in their order
 */
GArray *
tandem_forecast_make (GArray *deals, const char *first_month, guint n_months)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (TandemForecastLine));
  g_autofree char *end = get_end (first_month, n_months);

  for (guint i = 0; i < deals->len; i++)
    {
      const TandemDealState *deal = &g_array_index (deals, TandemDealState, i);
      TandemForecastClass class;
      char buffer[8];
      const char *month = get_month (deal, first_month, end, buffer);

      if (month && tandem_forecast_classify (deal, &class))
        add_deal (get_line (lines, month, deal->currency), deal, class);
    }
  for (guint i = 0; i < lines->len; i++)
    {
      TandemForecastLine *line = &g_array_index (lines, TandemForecastLine, i);

      line->weighted_minor = tandem_money_share (line->weighted_minor, 1, 100);
    }
  g_array_sort (lines, compare_lines);
  return lines;
}

/* --- in one currency ----------------------------------------------------------------------------------------------- */

/* The deals of a month, as they are converted. */
typedef struct {
  char month[8];
  TandemExchangeSum *all;                              /* that finds what has no rate */
  TandemExchangeSum *cells[TANDEM_FORECAST_N_CLASSES]; /* of the others */
  TandemExchangeSum *weighted;                         /* in hundredths of the minor unit */
  GPtrArray *missing;
  TandemForecastLine line;
} Together;

static void
free_together (gpointer data)
{
  Together *self = data;

  tandem_exchange_sum_free (self->all);
  tandem_exchange_sum_free (self->weighted);
  for (guint i = 0; i < TANDEM_FORECAST_N_CLASSES; i++)
    tandem_exchange_sum_free (self->cells[i]);
  g_clear_pointer (&self->missing, g_ptr_array_unref);
  g_free (self);
}

static Together *
get_together (GPtrArray *months, const char *month)
{
  Together *self;

  for (guint i = 0; i < months->len; i++)
    if (g_str_equal (((Together *) months->pdata[i])->month, month))
      return months->pdata[i];
  self = g_new0 (Together, 1);
  g_strlcpy (self->month, month, sizeof self->month);
  g_strlcpy (self->line.month, month, sizeof self->line.month);
  self->all = tandem_exchange_sum_new ();
  self->weighted = tandem_exchange_sum_new ();
  for (guint i = 0; i < TANDEM_FORECAST_N_CLASSES; i++)
    self->cells[i] = tandem_exchange_sum_new ();
  g_ptr_array_add (months, self);
  return self;
}

/* What is open is worth what it is today, what was won what it was then. */
static const char *
get_rate_day (const TandemDealState *deal, const char *today)
{
  return *deal->closed_on ? deal->closed_on : today;
}

static void
convert_deal (Together *self, const TandemDealState *deal, TandemForecastClass class, const char *today)
{
  int probability = class == TANDEM_FORECAST_WON ? 100 : deal->probability;

  if (g_ptr_array_find (self->missing, deal->currency, NULL))
    return;
  self->line.n_deals++;
  self->line.cells[class].n_deals++;
  tandem_exchange_sum_add (self->cells[class], deal->amount_minor, deal->currency, get_rate_day (deal, today));
  tandem_exchange_sum_add (self->weighted, deal->amount_minor * probability, deal->currency,
                           get_rate_day (deal, today));
}

static void
finish_line (Together *self, TandemExchange *exchange)
{
  g_autofree char *codes = tandem_exchange_sum_join (self->missing);

  self->line.is_together = TRUE;
  self->line.currency = g_intern_string (tandem_exchange_get_currency (exchange));
  self->line.without = *codes ? g_intern_string (codes) : NULL;
  for (guint i = 0; i < TANDEM_FORECAST_N_CLASSES; i++)
    self->line.cells[i].amount_minor = tandem_exchange_sum_convert (self->cells[i], exchange);
  self->line.weighted_minor = tandem_money_share (tandem_exchange_sum_convert (self->weighted, exchange), 1, 100);
}

/**
 * tandem_forecast_convert:
 * @lines: (element-type TandemForecastLine): as tandem_forecast_make() made them
 * @deals: (element-type TandemDealState): of which
 * @first_month: from where on
 * @n_months: from there on
 * @exchange: the rates of the firm
 * @today: the plain date whose rate holds for what is open
 *
 * Adds below the lines of each month that has other currencies than the firm's what they are worth together.
 */
void
tandem_forecast_convert (GArray *lines, GArray *deals, const char *first_month, guint n_months,
                         TandemExchange *exchange, const char *today)
{
  g_autoptr (GPtrArray) months = g_ptr_array_new_with_free_func (free_together);
  g_autofree char *end = get_end (first_month, n_months);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < deals->len; i++)
      {
        const TandemDealState *deal = &g_array_index (deals, TandemDealState, i);
        TandemForecastClass class;
        char buffer[8];
        const char *month = get_month (deal, first_month, end, buffer);
        Together *together = month && tandem_forecast_classify (deal, &class) ? get_together (months, month) : NULL;

        if (together && pass == 0)
          tandem_exchange_sum_add (together->all, deal->amount_minor, deal->currency, get_rate_day (deal, today));
        else if (together && together->missing == NULL)
          together->missing = tandem_exchange_sum_find_missing (together->all, exchange);
        if (together && pass == 1)
          convert_deal (together, deal, class, today);
      }
  for (guint i = 0; i < months->len; i++)
    if (tandem_exchange_sum_is_mixed (((Together *) months->pdata[i])->all, exchange))
      {
        finish_line (months->pdata[i], exchange);
        g_array_append_val (lines, ((Together *) months->pdata[i])->line);
      }
  g_array_sort (lines, compare_lines);
}

/* --- the rows of a number ------------------------------------------------------------------------------------------ */

static void
add_states (GString *json, int class)
{
  const char *states = class == TANDEM_FORECAST_WON ? "\"won\"" : class < 0 ? "\"open\",\"won\"" : "\"open\"";

  g_string_append_printf (json, "{\"field\":\"state\",\"is\":\"any-of\",\"values\":[%s]}", states);
}

static void
add_days (GString *json, const TandemForecastLine *line, const char *first_month, guint n_months)
{
  g_autofree char *end = get_end (first_month, n_months);
  g_autofree char *first_day = g_strdup_printf ("%s-01", g_str_equal (line->month, LATER) ? end : first_month);
  g_autofree char *from = NULL;
  g_autofree char *next = NULL;
  g_autofree char *until = NULL;

  g_string_append (json, ",{\"field\":\"expected-close\",\"is\":");
  if (g_str_equal (line->month, NO_DAY))
    g_string_append (json, "\"is-empty\"}");
  else if (g_str_equal (line->month, EARLIER))
    g_string_append_printf (json, "\"before\",\"values\":[\"%s\"]}", first_day);
  else if (g_str_equal (line->month, LATER))
    {
      from = tandem_date_add_days (first_day, -1);
      g_string_append_printf (json, "\"after\",\"values\":[\"%s\"]}", from);
    }
  else
    {
      from = g_strdup_printf ("%s-01", line->month);
      next = tandem_date_add_months (from, 1);
      until = tandem_date_add_days (next, -1);
      g_string_append_printf (json, "\"between\",\"values\":[\"%s\",\"%s\"]}", from, until);
    }
}

static void
add_probability (GString *json, int class)
{
  if (class == TANDEM_FORECAST_COMMITTED || class == TANDEM_FORECAST_BEST_CASE)
    g_string_append_printf (json, ",{\"field\":\"probability\",\"is\":\"at-least\",\"values\":[%d]}",
                            class == TANDEM_FORECAST_COMMITTED ? COMMITTED : BEST_CASE);
  if (class == TANDEM_FORECAST_BEST_CASE || class == TANDEM_FORECAST_PIPELINE)
    g_string_append_printf (json, ",{\"field\":\"probability\",\"is\":\"less\",\"values\":[%d]}",
                            class == TANDEM_FORECAST_BEST_CASE ? COMMITTED : BEST_CASE);
}

static void
add_currency (GString *json, const TandemForecastLine *line)
{
  g_auto (GStrv) without = g_strsplit (line->without ? line->without : "", ", ", 0);

  if (!line->is_together)
    g_string_append_printf (json, ",{\"field\":\"currency\",\"is\":\"is\",\"values\":[\"%s\"]}", line->currency);
  for (guint i = 0; without[i]; i++)
    g_string_append_printf (json, ",{\"field\":\"currency\",\"is\":\"is-not\",\"values\":[\"%s\"]}", without[i]);
}

/**
 * tandem_forecast_make_condition:
 * @class: a #TandemForecastClass; -1 for all of the line
 * @first_month: as the forecast was made
 * @n_months: as the forecast was made
 *
 * Returns: (transfer full): what the deals of a number are like, and no others
 */
TandemCondition *
tandem_forecast_make_condition (const TandemForecastLine *line, int class, const char *first_month, guint n_months)
{
  g_autoptr (GString) json = g_string_new ("{\"match\":\"all\",\"conditions\":[");
  g_autoptr (GError) error = NULL;
  gboolean is_month = get_rank (line->month) == 1;
  TandemCondition *condition;

  add_states (json, class < 0 && !is_month ? TANDEM_FORECAST_PIPELINE : class);
  add_days (json, line, first_month, n_months);
  add_probability (json, class);
  add_currency (json, line);
  g_string_append (json, "]}");
  condition = tandem_condition_new_from_json (TANDEM_ENTITY_DEAL, json->str, &error);
  if (condition == NULL)
    g_error ("%s: %s", json->str, error->message);
  return condition;
}
