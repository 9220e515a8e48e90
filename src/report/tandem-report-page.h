/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/tandem-report-private.h"

G_BEGIN_DECLS

/* What is drawn on a page, in points. x runs along the reading direction from the left margin of left-to-right text. */

typedef struct {
  double size;
  gboolean bold;
  double grey;
  double width;
  TandemReportAlign align;
} TandemReportType;

typedef struct {
  cairo_t *cr;
  PangoLayout *layout;
  double width, height;
  gboolean rtl;
} TandemReportPage;

#define TANDEM_REPORT_SIDE   (18 * 72 / 25.4)
#define TANDEM_REPORT_TOP    (16 * 72 / 25.4)
#define TANDEM_REPORT_FOOT   (13 * 72 / 25.4)
#define TANDEM_REPORT_HEAD   40.0

PangoLayout *tandem_report_page_create_layout (void);
void         tandem_report_page_draw_text     (TandemReportPage *self, double x, double base, const TandemReportType *type,
                                               const char *text);
guint tandem_report_page_count_lines (PangoLayout *layout, const TandemReportType *type, const char *text);
void tandem_report_page_draw_lines (TandemReportPage *self, double x, double base, const TandemReportType *type,
                                    double leading, const char *text);
double       tandem_report_page_measure_note  (PangoLayout *layout, double width, const char *text);
void         tandem_report_page_draw_note     (TandemReportPage *self, double y, const char *text);
void         tandem_report_page_draw_rule     (TandemReportPage *self, double from, double y, double width, double grey);
void         tandem_report_page_draw_band     (TandemReportPage *self, double y, double height);

G_END_DECLS
