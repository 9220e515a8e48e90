/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/tandem-cohorts.h"
#include "insight/tandem-overview.h"
#include "marketing/tandem-findings.h"
#include "marketing/tandem-lead-targets.h"
#include "marketing/tandem-overview-figures.h"
#include "marketing/tandem-overview-page.h"
#include "widgets/tandem-chart-card.h"
#include "widgets/tandem-key-figure.h"

G_BEGIN_DECLS

/* What the files of the page share. */

struct _TandemOverviewPage {
  AdwBreakpointBin parent_instance;

  TandemWorkspace *workspace;
  GCancellable *cancellable; /* of the figures that are being read */
  TandemOverview *overview;
  TandemCohorts *cohorts;
  GHashTable *kept;    /* of credits, since what is shown changed last */
  TandemPeriod chosen; /* the dates that a person chose */
  guint last_period;   /* the place in the list that is shown */
  guint due;           /* the parts of the page that are shown next, a bit each */
  guint due_id;        /* 0: none */
  TandemKeyFigure *figures[TANDEM_OVERVIEW_N_FIGURES];

  GtkWidget *period_box;
  GtkDropDown *period_dropdown;
  GtkLabel *dates_label;
  GtkStack *stack;
  GtkFlowBox *figures_box;
  GtkDropDown *against_dropdown;
  TandemFindings *findings;
  AdwToggleGroup *parts_toggles;
  GtkLabel *parts_label;
  TandemFigureTable *parts_table;
  GtkDropDown *cohort_dropdown;
  TandemFigureTable *cohorts_table;
  TandemChartCard *funnel_card;
  TandemChartCard *trend_card;
  TandemLeadTargets *lead_targets;
  AdwStatusPage *error_page;
};

GPtrArray      *tandem_overview_page_get_parts        (TandemOverviewPage *self);
TandemLifecycle tandem_overview_page_get_cohort_stage (TandemOverviewPage *self);
void            tandem_overview_page_open_figure      (TandemKeyFigure *figure, TandemOverviewPage *self);
void            tandem_overview_page_describe_tables  (TandemOverviewPage *self);
void            tandem_overview_page_bind_rows        (GtkWidgetClass *widget_class);

G_END_DECLS
