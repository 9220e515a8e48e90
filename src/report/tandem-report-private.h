/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/tandem-report.h"

G_BEGIN_DECLS

typedef enum {
  TANDEM_REPORT_ROW_PLAIN,
  TANDEM_REPORT_ROW_GROUP,
  TANDEM_REPORT_ROW_SUBTOTAL,
  TANDEM_REPORT_ROW_TOTAL,
} TandemReportRowKind;

/* the cells of a group are its name and its note */
typedef struct {
  TandemReportRowKind kind;
  char **cells;
} TandemReportRow;

typedef struct {
  char *title;
  double weight;
  TandemReportAlign align;
  gboolean is_dim;
} TandemReportColumn;

struct _TandemReportTable {
  GArray *columns;
  GArray *rows;
  gboolean dense;
  gboolean is_headless;
};

typedef enum {
  TANDEM_REPORT_BLOCK_HEADING,
  TANDEM_REPORT_BLOCK_NOTE,
  TANDEM_REPORT_BLOCK_FIGURES,
  TANDEM_REPORT_BLOCK_CHART,
  TANDEM_REPORT_BLOCK_TABLE,
} TandemReportBlockKind;

typedef struct {
  TandemReportBlockKind kind;
  char *text;
  GPtrArray *figures;
  TandemReportTable *table;
  double height;
  TandemReportDraw draw;
  gpointer data;
  GDestroyNotify destroy;
} TandemReportBlock;

struct _TandemReport {
  GObject parent_instance;
  char *title, *subtitle;
  char *firm, *firm_line, *address;
  cairo_surface_t *logo;
  char *printed_when, *printed_by;
  gboolean rtl;
  gboolean wide;
  GPtrArray *blocks;
};

G_END_DECLS
