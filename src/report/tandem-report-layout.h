/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/tandem-report.h"

G_BEGIN_DECLS

typedef enum {
  TANDEM_PAPER_A4,
  TANDEM_PAPER_LETTER,
} TandemPaper;

void tandem_paper_get_size (TandemPaper paper, gboolean landscape, double *width, double *height);

#define TANDEM_TYPE_REPORT_LAYOUT (tandem_report_layout_get_type ())
G_DECLARE_FINAL_TYPE (TandemReportLayout, tandem_report_layout, TANDEM, REPORT_LAYOUT, GObject)

TandemReportLayout *tandem_report_layout_new         (TandemReport *report, TandemPaper paper, gboolean landscape);
gboolean            tandem_report_layout_step        (TandemReportLayout *self, guint n_blocks);
guint               tandem_report_layout_get_n_pages (TandemReportLayout *self);
void                tandem_report_layout_get_size    (TandemReportLayout *self, double *width, double *height);
void                tandem_report_layout_set_scheme  (TandemReportLayout *self, TandemChartScheme scheme);
void                tandem_report_layout_draw_page   (TandemReportLayout *self, cairo_t *cr, guint page);

G_END_DECLS
