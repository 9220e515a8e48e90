/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/tandem-report-catalogue.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "report/tandem-report-contact-list.h"
#include "report/tandem-report-conversion-funnel.h"
#include "report/tandem-report-pipeline.h"

static const TandemReportEntry entries[] = {
  { "contact-list", N_("Contacts"), tandem_report_new_contact_list },
  { "conversion-funnel", N_("Conversion funnel"), tandem_report_new_conversion_funnel },
  { "pipeline", N_("Pipeline"), tandem_report_new_pipeline },
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
  for (guint n = 0; n < G_N_ELEMENTS (entries); n++)
    if (g_str_equal (entries[n].name, name))
      return entries[n].make (connection, context, parameters, error);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("There is no report “%s”. Reports are contact-list, conversion-funnel and pipeline; nothing was printed."), name);
  return NULL;
}
