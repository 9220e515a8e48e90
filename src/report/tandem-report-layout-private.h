/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/tandem-report-layout.h"

G_BEGIN_DECLS

typedef enum {
  TANDEM_REPORT_ITEM_BLOCK,
  TANDEM_REPORT_ITEM_TABLE_HEAD,
  TANDEM_REPORT_ITEM_GROUP_AGAIN,
  TANDEM_REPORT_ITEM_ROW,
} TandemReportItemKind;

/* one thing on a page */
typedef struct {
  TandemReportItemKind kind;
  guint block, row;
  double y, height;
} TandemReportItem;

/* (element-type TandemReportItem): what is on a page, from above; for the tests */
GArray *tandem_report_layout_get_items (TandemReportLayout *self, guint page);

G_END_DECLS
