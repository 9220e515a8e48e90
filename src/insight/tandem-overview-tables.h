/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/tandem-cohorts.h"
#include "insight/tandem-overview.h"

G_BEGIN_DECLS

#define TANDEM_OVERVIEW_N_SHADES 5

/* The columns of channels and campaigns compared. */
typedef enum {
  TANDEM_OVERVIEW_COLUMN_NAME,
  TANDEM_OVERVIEW_COLUMN_COSTS,
  TANDEM_OVERVIEW_COLUMN_IMPRESSIONS,
  TANDEM_OVERVIEW_COLUMN_VISITS,
  TANDEM_OVERVIEW_COLUMN_LEADS,
  TANDEM_OVERVIEW_COLUMN_CPL,
  TANDEM_OVERVIEW_COLUMN_MQL,
  TANDEM_OVERVIEW_COLUMN_INTERVAL,
  TANDEM_OVERVIEW_COLUMN_CUSTOMERS,
  TANDEM_OVERVIEW_COLUMN_AD_SPEND,
  TANDEM_OVERVIEW_COLUMN_CPA,
  TANDEM_OVERVIEW_COLUMN_WON,
  TANDEM_OVERVIEW_COLUMN_ROI,
  TANDEM_OVERVIEW_N_COLUMNS,
} TandemOverviewColumn;

const char *tandem_overview_tables_get_interval_definition (void);
const char *tandem_overview_tables_get_head       (TandemOverviewColumn column);
const char *tandem_overview_tables_get_definition (TandemOverviewColumn column);
const char *tandem_overview_tables_get_name       (const TandemOverviewPart *part);
char       *tandem_overview_tables_write_interval (TandemRate rate);
GPtrArray  *tandem_overview_tables_list_parts     (const TandemOverview *overview, GPtrArray *parts);
GStrv       tandem_overview_tables_list_cohort_heads (const TandemCohorts *cohorts);
guint       tandem_overview_tables_get_cohort_shade (const TandemCohorts *cohorts, TandemLifecycle stage, guint month,
                                                     guint since);
GPtrArray  *tandem_overview_tables_list_cohorts   (const TandemCohorts *cohorts, TandemLifecycle stage);

G_END_DECLS
