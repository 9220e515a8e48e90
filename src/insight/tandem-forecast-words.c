/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "insight/tandem-forecast-words.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"

/**
 * tandem_forecast_class_get_title:
 * @class: a #TandemForecastClass, or the number after the last for all of them
 */
const char *
tandem_forecast_class_get_title (int class)
{
  switch ((TandemForecastClass) class)
    {
    case TANDEM_FORECAST_WON:
      return C_ ("forecast", "Won");
    case TANDEM_FORECAST_COMMITTED:
      return C_ ("forecast", "Committed");
    case TANDEM_FORECAST_BEST_CASE:
      return C_ ("forecast", "Best case");
    case TANDEM_FORECAST_PIPELINE:
      return C_ ("forecast", "Pipeline");
    case TANDEM_FORECAST_N_CLASSES:
    default:
      return C_ ("forecast", "Deals");
    }
}

static char *
write_month (const char *month)
{
  g_autofree char *first_day = g_strconcat (month, "-01", NULL);

  if (g_str_equal (month, "earlier"))
    return g_strdup (C_ ("forecast", "Overdue before"));
  if (g_str_equal (month, "later"))
    return g_strdup (C_ ("forecast", "Later"));
  if (g_str_equal (month, "none"))
    return g_strdup (C_ ("forecast", "No day"));
  return tandem_format_month (first_day);
}

/**
 * tandem_forecast_write_title:
 *
 * Returns: (transfer full): what a line says first: its month, or that it is what the lines above it are worth together
 */
char *
tandem_forecast_write_title (const TandemForecastLine *line)
{
  if (!line->is_together)
    return write_month (line->month);
  if (line->without)
    /* Translators: the first %s is the code of the firm's currency, the other those of which there is no rate */
    return g_strdup_printf (C_ ("forecast", "Together in %s, without %s"), line->currency, line->without);
  /* Translators: %s is the code of the firm's currency */
  return g_strdup_printf (C_ ("forecast", "Together in %s"), line->currency);
}
