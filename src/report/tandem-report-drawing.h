/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/tandem-report-layout-private.h"
#include "report/tandem-report-page.h"

G_BEGIN_DECLS

#define TANDEM_REPORT_HEADING_HEIGHT 34.0
#define TANDEM_REPORT_TABLE_HEAD(table) ((table)->is_headless ? 4. : 20.)

/* the type of the cells of a row that is no sum */
#define TANDEM_REPORT_CELL_SIZE(dense)    ((dense) ? 7.25 : 8.)
#define TANDEM_REPORT_CELL_LEADING(dense) ((dense) ? 9.5 : 10.5)

void tandem_report_measure_column (const TandemReportTable *table, double page_width, guint n, double *x,
                                   double *width);
void tandem_report_draw_frame (TandemReportPage *page, const TandemReport *report, guint number, guint of);
void tandem_report_draw_item  (TandemReportPage *page, const TandemReportBlock *block, const TandemReportItem *item,
                               TandemChartScheme scheme);

G_END_DECLS
