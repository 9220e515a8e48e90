/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is expected, month by month, as the window shows it: each deal in one class, and what all of them weigh. */

#include "report/tandem-report-forecast.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "insight/tandem-forecast-words.h"

#define MONTHS_BEFORE 2
#define N_MONTHS      9
#define N_CELLS       (TANDEM_FORECAST_N_CLASSES + 3)

static GArray *
load_lines (TandemConnection *connection, const char *day, gboolean is_past, GError **error)
{
  g_autoptr (GArray) deals = is_past ? tandem_deal_states_load_past (connection, 0, day, NULL, error)
                                     : tandem_deal_states_load (connection, 0, NULL, error);
  g_autofree char *first_day = g_strdup_printf ("%.7s-01", day);
  g_autofree char *first_month = tandem_date_add_months (first_day, -MONTHS_BEFORE);
  g_autoptr (TandemExchange) exchange = deals ? tandem_exchange_load (connection, error) : NULL;
  GArray *lines;

  first_month[7] = '\0';
  if (exchange == NULL)
    return NULL;
  lines = tandem_forecast_make (deals, first_month, N_MONTHS);
  tandem_forecast_convert (lines, deals, first_month, N_MONTHS, exchange, day);
  return lines;
}

/* month, a cell for each class, the weighted sum, how many deals */
static void
add_line (TandemReportTable *table, const char *name, const TandemForecastLine *line, gboolean is_total)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_full (N_CELLS, g_free);

  g_ptr_array_add (cells, g_strdup (name));
  for (guint class = 0; class < TANDEM_FORECAST_N_CLASSES; class ++)
    g_ptr_array_add (cells, line->cells[class].n_deals > 0
                                ? tandem_format_money_whole (line->cells[class].amount_minor, line->currency)
                                : g_strdup (""));
  g_ptr_array_add (cells, tandem_format_money_whole (line->weighted_minor, line->currency));
  g_ptr_array_add (cells, tandem_format_count (line->n_deals));
  if (is_total)
    tandem_report_table_add_total (table, (const char *const *) cells->pdata);
  else
    tandem_report_table_add_row (table, (const char *const *) cells->pdata);
}

/* Amounts of different currencies are never added: each has a sum of its own. */
static TandemForecastLine
add_up (GArray *lines, const char *currency)
{
  TandemForecastLine sum = { .currency = currency };

  for (guint i = 0; i < lines->len; i++)
    {
      const TandemForecastLine *line = &g_array_index (lines, TandemForecastLine, i);

      if (line->currency != currency || line->is_together)
        continue;
      for (guint class = 0; class < TANDEM_FORECAST_N_CLASSES; class ++)
        {
          sum.cells[class].n_deals += line->cells[class].n_deals;
          sum.cells[class].amount_minor += line->cells[class].amount_minor;
        }
      sum.n_deals += line->n_deals;
      sum.weighted_minor += line->weighted_minor;
    }
  return sum;
}

static void
add_totals (TandemReportTable *table, GArray *lines)
{
  g_autoptr (GPtrArray) currencies = g_ptr_array_new ();

  for (guint i = 0; i < lines->len; i++)
    {
      const char *currency = g_array_index (lines, TandemForecastLine, i).currency;
      TandemForecastLine sum;

      if (g_array_index (lines, TandemForecastLine, i).is_together || g_ptr_array_find (currencies, currency, NULL))
        continue;
      g_ptr_array_add (currencies, (gpointer) currency);
      sum = add_up (lines, currency);
      add_line (table, C_ ("sum", "Total"), &sum, TRUE);
    }
}

static TandemReportTable *
add_table (TandemReport *report)
{
  TandemReportTable *table = tandem_report_add_table (report, _ ("No deal is open."));

  tandem_report_table_add_column (table, C_ ("forecast", "Expected close"), 26, TANDEM_REPORT_ALIGN_START);
  for (guint class = 0; class < TANDEM_FORECAST_N_CLASSES; class ++)
    tandem_report_table_add_column (table, tandem_forecast_class_get_title ((int) class), 17, TANDEM_REPORT_ALIGN_END);
  tandem_report_table_add_column (table, C_ ("forecast", "Weighted"), 17, TANDEM_REPORT_ALIGN_END);
  tandem_report_table_add_column (table, tandem_forecast_class_get_title (TANDEM_FORECAST_N_CLASSES), 10,
                                  TANDEM_REPORT_ALIGN_END);
  return table;
}

/**
 * tandem_report_new_forecast:
 * @parameters: (nullable): an `a{sv}` with `day` (`s`, a plain date that is over: the forecast as it was at its end)
 *
 * On the thread of @connection.
 *
 * Returns: (transfer full) (nullable): the deals that are expected to close, by month
 */
TandemReport *
tandem_report_new_forecast (TandemConnection *connection, const TandemReportContext *context, GVariant *parameters,
                            GError **error)
{
  const char *day = context->today;
  gboolean is_past = parameters && g_variant_lookup (parameters, "day", "&s", &day);
  g_autoptr (GArray) lines = load_lines (connection, day, is_past, error);
  g_autofree char *date = tandem_format_date (day);
  /* Translators: %s is a date */
  g_autofree char *subtitle = g_strdup_printf (_ ("Deals by month of their expected close, as of %s"), date);
  TandemReportTable *table;
  TandemReport *report;

  if (lines == NULL)
    return NULL;
  report = tandem_report_context_start_report (context, C_ ("forecast", "Forecast"), subtitle);
  table = add_table (report);
  for (guint i = 0; i < lines->len; i++)
    {
      const TandemForecastLine *line = &g_array_index (lines, TandemForecastLine, i);
      g_autofree char *month = tandem_forecast_write_title (line);

      add_line (table, month, line, FALSE);
    }
  add_totals (table, lines);
  if (lines->len > 0)
    tandem_report_add_note (
        report,
        _ ("Committed: open, probability 80% or more; best case: 50% to under 80%; pipeline: under 50%. Weighted: "
           "amount × probability, where what is won counts whole. Amounts of different currencies are not added, but "
           "where a line says what they are worth together, by the firm's rates."));
  return report;
}
