/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/filter/tandem-condition.h"
#include "model/tandem-past-deals.h"
#include "report/tandem-report.h"

G_BEGIN_DECLS

/**
 * TandemReportDealScope:
 * @day: the plain date at whose end the deals are looked at
 * @is_past: whether it is over
 * @pipeline_id: whose deals; 0 for all
 * @condition: (nullable): what the deals are like
 * @words: (nullable): the same, as it is shown
 * @untold: (nullable): what of it could not be asked of that day; known once the deals were loaded
 *
 * Of which deals a report is: the same that the window shows.
 */
typedef struct {
  const char *day;
  gboolean is_past;
  gint64 pipeline_id;
  TandemCondition *condition;
  const char *words;
  char *untold;
} TandemReportDealScope;

gboolean tandem_report_deal_scope_init (TandemReportDealScope *self, TandemConnection *connection, const char *today,
                                        GVariant *parameters, GError **error);
void tandem_report_deal_scope_clear (TandemReportDealScope *self);
TandemIdSet *tandem_report_deal_scope_match (const TandemReportDealScope *self, TandemConnection *connection,
                                             GError **error);
TandemPastDeals *tandem_report_deal_scope_load_past (TandemReportDealScope *self, TandemConnection *connection,
                                                     GError **error);
GArray *tandem_report_deal_scope_load_states (TandemReportDealScope *self, TandemConnection *connection,
                                              GError **error);
void tandem_report_deal_scope_add_note (const TandemReportDealScope *self, TandemReport *report);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TandemReportDealScope, tandem_report_deal_scope_clear)

G_END_DECLS
