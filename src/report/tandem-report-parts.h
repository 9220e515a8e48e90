/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/filter/tandem-own-fields.h"
#include "model/tandem-timeline-query.h"
#include "report/tandem-report-context.h"

G_BEGIN_DECLS

/**
 * TandemReportFacts:
 *
 * Labels and their values, until they stand on paper in two columns.
 */
typedef struct _TandemReportFacts TandemReportFacts;

TandemReportFacts *tandem_report_facts_new (void);
void tandem_report_facts_add (TandemReportFacts *self, const char *label, const char *value);
void tandem_report_facts_add_date (TandemReportFacts *self, const char *label, const char *day);
void tandem_report_facts_put (TandemReportFacts *self, TandemReport *report, const char *heading);

/* What the records of several kinds have alike, each a part of a report; a part of which there is nothing leaves no heading. */
TandemRecord *tandem_report_parts_load_record (TandemConnection *connection, GType type, GVariant *parameters,
                                               GError **error);
gboolean tandem_report_parts_add_reach (TandemReport *report, TandemConnection *connection, GType type, gint64 id,
                                        GError **error);
gboolean tandem_report_parts_add_custom (TandemReport *report, TandemConnection *connection, TandemEntity entity,
                                         gint64 id, GError **error);
gboolean tandem_report_parts_add_deals (TandemReport *report, TandemConnection *connection, GArray *ids,
                                        const char *today, GError **error);
void tandem_report_parts_add_notes (TandemReport *report, const char *notes);
gboolean tandem_report_parts_add_timeline (TandemReport *report, TandemConnection *connection,
                                           TandemTimelineSubject subject, gint64 id, GError **error);

G_END_DECLS
