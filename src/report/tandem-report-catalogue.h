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
 * TandemReportScope:
 * @TANDEM_REPORT_OF_NOW: takes nothing
 * @TANDEM_REPORT_OF_PERIOD: takes the first and the last day of a period
 * @TANDEM_REPORT_OF_RECORD: takes the id of a record
 */
typedef enum {
  TANDEM_REPORT_OF_NOW,
  TANDEM_REPORT_OF_PERIOD,
  TANDEM_REPORT_OF_RECORD,
} TandemReportScope;

/**
 * TandemReportEntry:
 * @name: as on the command line
 * @title: to be translated
 * @scope: what it is of
 *
 * A report that can be made.
 */
typedef struct {
  const char *name;
  const char *title;
  TandemReportScope scope;
  TandemReportMake make;
} TandemReportEntry;

const TandemReportEntry *tandem_report_catalogue_get  (guint n);
const TandemReportEntry *tandem_report_catalogue_find (const char *name);
TandemReport            *tandem_report_catalogue_make (const char *name, TandemConnection *connection,
                                                       const TandemReportContext *context, GVariant *parameters, GError **error);

G_END_DECLS
