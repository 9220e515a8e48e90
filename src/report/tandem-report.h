/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "chart/tandem-chart-canvas.h"

G_BEGIN_DECLS

typedef enum {
  TANDEM_REPORT_ALIGN_START,
  TANDEM_REPORT_ALIGN_END,
} TandemReportAlign;

/**
 * TandemReportDraw:
 *
 * Draws a chart over the whole canvas.
 */
typedef void (*TandemReportDraw) (TandemChartCanvas *canvas, gpointer data);

/* A table of a report, owned by it. Cells are text already formatted, as many as there are columns. */
typedef struct _TandemReportTable TandemReportTable;

#define TANDEM_TYPE_REPORT (tandem_report_get_type ())
G_DECLARE_FINAL_TYPE (TandemReport, tandem_report, TANDEM, REPORT, GObject)

TandemReport      *tandem_report_new               (const char *title, const char *subtitle);
void               tandem_report_set_firm          (TandemReport *self, const char *name, const char *line);
void               tandem_report_set_address       (TandemReport *self, const char *address);
void               tandem_report_set_logo          (TandemReport *self, GBytes *png);
void               tandem_report_set_printed       (TandemReport *self, const char *when, const char *who);
void               tandem_report_set_rtl           (TandemReport *self, gboolean rtl);
void tandem_report_set_wide (TandemReport *self, gboolean wide);
gboolean tandem_report_is_wide (TandemReport *self);
const char        *tandem_report_get_title         (TandemReport *self);
void               tandem_report_add_heading       (TandemReport *self, const char *text);
void               tandem_report_add_note          (TandemReport *self, const char *text);
void               tandem_report_add_figure        (TandemReport *self, const char *value, const char *label);
void               tandem_report_add_chart         (TandemReport *self, double height, TandemReportDraw draw, gpointer data,
                                                    GDestroyNotify destroy);
TandemReportTable *tandem_report_add_table         (TandemReport *self, const char *empty);

void tandem_report_table_set_headless (TandemReportTable *self);
void               tandem_report_table_set_dense    (TandemReportTable *self, gboolean dense);
void               tandem_report_table_add_column   (TandemReportTable *self, const char *title, double weight,
                                                     TandemReportAlign align);
double tandem_report_table_fit_columns (TandemReportTable *self);
void               tandem_report_table_add_group    (TandemReportTable *self, const char *name, const char *note);
void tandem_report_table_dim_column (TandemReportTable *self, guint column);
void               tandem_report_table_add_row      (TandemReportTable *self, const char *const *cells);
void               tandem_report_table_add_subtotal (TandemReportTable *self, const char *const *cells);
void               tandem_report_table_add_total    (TandemReportTable *self, const char *const *cells);

G_END_DECLS
