/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/tandem-report-context.h"

G_BEGIN_DECLS

TandemReport *tandem_report_new_forecast (TandemConnection *connection, const TandemReportContext *context,
                                          GVariant *parameters, GError **error);

G_END_DECLS
