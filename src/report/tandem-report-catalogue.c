/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/tandem-report-catalogue.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "report/tandem-report-campaign-sheet.h"
#include "report/tandem-report-company-sheet.h"
#include "report/tandem-report-contact-list.h"
#include "report/tandem-report-contact-sheet.h"
#include "report/tandem-report-conversion-funnel.h"
#include "report/tandem-report-deal-sheet.h"
#include "report/tandem-report-forecast.h"
#include "report/tandem-report-overview.h"
#include "report/tandem-report-pipeline.h"
#include "report/tandem-report-record-list.h"

static const TandemReportEntry entries[] = {
  { "campaign-list", N_ ("Campaigns"), TANDEM_REPORT_OF_NOW, tandem_report_new_campaign_list },
  { "campaign-performance", N_ ("Campaign performance"), TANDEM_REPORT_OF_PERIOD,
    tandem_report_new_campaign_performance },
  { "campaign-sheet", NC_ ("record", "Campaign"), TANDEM_REPORT_OF_RECORD, tandem_report_new_campaign_sheet },
  { "company-list", N_ ("Companies"), TANDEM_REPORT_OF_NOW, tandem_report_new_company_list },
  { "company-sheet", NC_ ("record", "Company"), TANDEM_REPORT_OF_RECORD, tandem_report_new_company_sheet },
  { "contact-list", N_ ("Contacts"), TANDEM_REPORT_OF_NOW, tandem_report_new_contact_list },
  { "contact-sheet", NC_ ("record", "Contact"), TANDEM_REPORT_OF_RECORD, tandem_report_new_contact_sheet },
  { "conversion-funnel", N_ ("Conversion funnel"), TANDEM_REPORT_OF_PERIOD, tandem_report_new_conversion_funnel },
  { "deal-list", N_ ("Deals"), TANDEM_REPORT_OF_NOW, tandem_report_new_deal_list },
  { "deal-sheet", NC_ ("record", "Deal"), TANDEM_REPORT_OF_RECORD, tandem_report_new_deal_sheet },
  { "forecast", NC_ ("forecast", "Forecast"), TANDEM_REPORT_OF_NOW, tandem_report_new_forecast },
  { "overview", N_ ("Marketing overview"), TANDEM_REPORT_OF_PERIOD, tandem_report_new_overview },
  { "pipeline", N_ ("Pipeline"), TANDEM_REPORT_OF_NOW, tandem_report_new_pipeline },
  { "trends", N_ ("Trends"), TANDEM_REPORT_OF_PERIOD, tandem_report_new_trends },
};

/**
 * tandem_report_catalogue_get:
 * @n: from 0
 *
 * Returns: (transfer none) (nullable): the report of this place; %NULL after the last
 */
const TandemReportEntry *
tandem_report_catalogue_get (guint n)
{
  return n < G_N_ELEMENTS (entries) ? &entries[n] : NULL;
}

/**
 * tandem_report_catalogue_find:
 *
 * Returns: (transfer none) (nullable): the report of this name
 */
const TandemReportEntry *
tandem_report_catalogue_find (const char *name)
{
  for (guint n = 0; n < G_N_ELEMENTS (entries); n++)
    if (g_str_equal (entries[n].name, name))
      return &entries[n];
  return NULL;
}

static char *
list_names (void)
{
  const char *names[G_N_ELEMENTS (entries) + 1] = { NULL };

  for (guint n = 0; n < G_N_ELEMENTS (entries); n++)
    names[n] = entries[n].name;
  return g_strjoinv (", ", (char **) names);
}

/**
 * tandem_report_catalogue_make:
 * @parameters: (nullable): an `a{sv}`
 *
 * On the thread of @connection.
 *
 * Returns: (transfer full) (nullable): the report of this name
 */
TandemReport *
tandem_report_catalogue_make (const char *name, TandemConnection *connection, const TandemReportContext *context,
                              GVariant *parameters, GError **error)
{
  const TandemReportEntry *entry = tandem_report_catalogue_find (name);
  g_autofree char *names = NULL;

  if (entry)
    return entry->make (connection, context, parameters, error);
  names = list_names ();
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               /* Translators: the second %s is a list of names, which are not translated */
               _ ("There is no report “%s”. Reports are %s; nothing was printed."), name, names);
  return NULL;
}
