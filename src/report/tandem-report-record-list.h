/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/tandem-report-context.h"

G_BEGIN_DECLS

TandemReport *tandem_report_new_campaign_list (TandemConnection *connection, const TandemReportContext *context,
                                               GVariant *parameters, GError **error);
TandemReport *tandem_report_new_company_list (TandemConnection *connection, const TandemReportContext *context,
                                              GVariant *parameters, GError **error);
TandemReport *tandem_report_new_deal_list (TandemConnection *connection, const TandemReportContext *context,
                                           GVariant *parameters, GError **error);

G_END_DECLS
