/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/tandem-report-context.h"

G_BEGIN_DECLS

/**
 * TandemReportMake:
 * @parameters: (nullable): an `a{sv}`; each report's function says what it takes
 *
 * Makes a report, on the thread of @connection.
 */
typedef TandemReport *(*TandemReportMake) (TandemConnection *connection, const TandemReportContext *context, GVariant *parameters,
                                           GError **error);

/**
 * TandemReportEntry:
 * @name: as on the command line
 * @title: to be translated
 * @is_of_period: whether it takes the first and the last day of a period
 *
 * A report that can be made.
 */
typedef struct {
  const char *name;
  const char *title;
  gboolean is_of_period;
  TandemReportMake make;
} TandemReportEntry;

const TandemReportEntry *tandem_report_catalogue_get  (guint n);
const TandemReportEntry *tandem_report_catalogue_find (const char *name);
TandemReport            *tandem_report_catalogue_make (const char *name, TandemConnection *connection,
                                                       const TandemReportContext *context, GVariant *parameters, GError **error);

G_END_DECLS
