/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "marketing/tandem-day-columns.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-day-paste.h"
#include "base/tandem-format.h"
#include "model/tandem-campaign-day.h"

/**
 * tandem_day_columns_get_figure:
 *
 * Returns: which figure of a block the column is, -1 for none
 */
int
tandem_day_columns_get_figure (guint column)
{
  static const int figures[TANDEM_DAY_N_COLUMNS] = { -1, 0, 1, -1, 2, 3, -1 };

  return figures[column];
}

/**
 * tandem_day_columns_get_record_column:
 * @column: one of a figure
 *
 * Returns: its column in the record of a day
 */
guint
tandem_day_columns_get_record_column (guint column)
{
  static const TandemCampaignDayColumn columns[TANDEM_DAY_N_FIGURES]
      = { TANDEM_CAMPAIGN_DAY_IMPRESSIONS, TANDEM_CAMPAIGN_DAY_CLICKS, TANDEM_CAMPAIGN_DAY_VISITS,
          TANDEM_CAMPAIGN_DAY_ENGAGEMENTS };

  return columns[tandem_day_columns_get_figure (column)];
}

/**
 * tandem_day_columns_get_title:
 *
 * Returns: (nullable): what its head says
 */
const char *
tandem_day_columns_get_title (guint column)
{
  static const char *const titles[TANDEM_DAY_N_COLUMNS] = { NC_ ("column", "Day"),
                                                            NC_ ("column", "Impressions"),
                                                            NC_ ("column", "Clicks"),
                                                            NC_ ("column", "CTR"),
                                                            NC_ ("column", "Visits"),
                                                            NC_ ("column", "Engagements"),
                                                            NULL };

  return titles[column] ? g_dpgettext2 (GETTEXT_PACKAGE, "column", titles[column]) : NULL;
}

/**
 * tandem_day_columns_write:
 *
 * Returns: what the cell of a day says; a figure that is nothing is empty
 */
char *
tandem_day_columns_write (TandemRecord *day, guint column)
{
  gint64 n;

  if (column == TANDEM_DAY_COLUMN_DAY)
    return tandem_format_date (tandem_record_get_text (day, TANDEM_CAMPAIGN_DAY_DAY));
  if (column == TANDEM_DAY_COLUMN_CTR)
    return tandem_format_percent (tandem_record_get_integer (day, TANDEM_CAMPAIGN_DAY_CLICKS),
                                  tandem_record_get_integer (day, TANDEM_CAMPAIGN_DAY_IMPRESSIONS));
  n = tandem_record_get_integer (day, tandem_day_columns_get_record_column (column));
  return n != 0 ? tandem_format_count (n) : g_strdup ("");
}

/**
 * tandem_day_columns_write_sums:
 * @days: (element-type TandemCampaignDay): all days of a campaign
 *
 * Returns: what they come to, in words
 */
char *
tandem_day_columns_write_sums (GPtrArray *days)
{
  gint64 sums[TANDEM_DAY_N_FIGURES] = { 0 };
  g_autofree char *impressions = NULL, *clicks = NULL, *visits = NULL;

  for (guint i = 0; i < days->len; i++)
    for (guint column = 0; column < TANDEM_DAY_N_COLUMNS; column++)
      if (tandem_day_columns_get_figure (column) >= 0)
        sums[tandem_day_columns_get_figure (column)]
            += tandem_record_get_integer (days->pdata[i], tandem_day_columns_get_record_column (column));
  impressions = tandem_format_count (sums[0]);
  clicks = tandem_format_count (sums[1]);
  visits = tandem_format_count (sums[2]);
  /* Translators: the sums of a campaign */
  return g_strdup_printf (_ ("Whole campaign: %s impressions, %s clicks, %s visits"), impressions, clicks, visits);
}

/**
 * tandem_day_columns_dup_name:
 *
 * Who hears a cell alone has to know of which day it is.
 *
 * Returns: (transfer full): what a screen reader says of the cell
 */
char *
tandem_day_columns_dup_name (TandemRecord *day, guint column)
{
  g_autofree char *date = tandem_day_columns_write (day, TANDEM_DAY_COLUMN_DAY);

  if (column == TANDEM_DAY_COLUMN_REMOVE)
    /* Translators: %s is a day */
    return g_strdup_printf (_ ("Delete the figures of %s"), date);
  /* Translators: a cell of a table, as in “Clicks, 3 May 2026” */
  return g_strdup_printf (C_ ("figure of a day", "%s, %s"), tandem_day_columns_get_title (column), date);
}
