/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/tandem-types.h"
#include "report/tandem-report.h"

G_BEGIN_DECLS

/**
 * TandemReportContext:
 * @firm: its name
 * @address: (nullable): in one line
 * @logo: (nullable): a PNG
 * @person: (nullable): who has it printed
 * @today: the plain date in the firm's time zone
 * @currency: the firm's
 * @first_month: of the firm's year: 1 is January
 * @time_zone: the firm's
 * @rtl: whether the pages are read from right to left
 *
 * What every report has to know of the file and of who prints it.
 */
typedef struct {
  char *firm;
  char *address;
  GBytes *logo;
  char *person;
  char *today;
  char *currency;
  int first_month;
  GTimeZone *time_zone;
  gboolean rtl;
} TandemReportContext;

TandemReportContext *tandem_report_context_load         (TandemConnection *connection, gint64 person_id, GError **error);
void                 tandem_report_context_free         (TandemReportContext *self);
TandemReport        *tandem_report_context_start_report (const TandemReportContext *self, const char *title,
                                                         const char *subtitle);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemReportContext, tandem_report_context_free)

G_END_DECLS
