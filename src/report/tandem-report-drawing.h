/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/tandem-report-layout-private.h"
#include "report/tandem-report-page.h"

G_BEGIN_DECLS

#define TANDEM_REPORT_HEADING_HEIGHT 34.0
#define TANDEM_REPORT_TABLE_HEAD     20.0

void tandem_report_draw_frame (TandemReportPage *page, const TandemReport *report, guint number, guint of);
void tandem_report_draw_item  (TandemReportPage *page, const TandemReportBlock *block, const TandemReportItem *item,
                               TandemChartScheme scheme);

G_END_DECLS
