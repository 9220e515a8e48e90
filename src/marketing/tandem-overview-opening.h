/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "insight/tandem-attainment.h"
#include "insight/tandem-cohorts.h"
#include "insight/tandem-overview.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/**
 * TandemOverviewOpening:
 *
 * What a number of the overview says of itself, its definition and its denominator in words, and the lists of rows that it
 * opens. %NULL where a number has none.
 */
typedef struct _TandemOverviewOpening TandemOverviewOpening;

/**
 * TandemOverviewStagePart:
 * @TANDEM_OVERVIEW_STAGE_ENTERED: how many entered it
 * @TANDEM_OVERVIEW_STAGE_BEFORE: how many in the period that it is compared with
 * @TANDEM_OVERVIEW_STAGE_RATE: the rate from the stage before, to date
 * @TANDEM_OVERVIEW_STAGE_PERIOD_RATE: that rate of the period alone
 *
 * What a stage of the funnel says in figures.
 */
typedef enum {
  TANDEM_OVERVIEW_STAGE_ENTERED,
  TANDEM_OVERVIEW_STAGE_BEFORE,
  TANDEM_OVERVIEW_STAGE_RATE,
  TANDEM_OVERVIEW_STAGE_PERIOD_RATE,
} TandemOverviewStagePart;

const char *tandem_overview_opening_define_stage (guint stage, TandemOverviewStagePart part);
TandemOverviewOpening *tandem_overview_opening_new_figure (const TandemOverview *overview, guint place);
TandemOverviewOpening *tandem_overview_opening_new_part (const TandemOverview *overview, const TandemOverviewPart *part,
                                                         guint column);
TandemOverviewOpening *tandem_overview_opening_new_stage (const TandemOverview *overview, guint stage,
                                                          TandemOverviewStagePart part);
TandemOverviewOpening *tandem_overview_opening_new_stage_cell (const TandemOverview *overview, guint stage,
                                                               guint column);
TandemOverviewOpening *tandem_overview_opening_new_point (const TandemOverview *overview, guint series, guint point);
TandemOverviewOpening *tandem_overview_opening_new_cohort (const TandemCohorts *cohorts, TandemLifecycle stage,
                                                           guint month, guint column);
TandemOverviewOpening *tandem_overview_opening_new_target (const TandemAttainment *attainment, GPtrArray *people);
void tandem_overview_opening_free (TandemOverviewOpening *self);
char *tandem_overview_opening_take_words (TandemOverviewOpening *self);
void tandem_overview_opening_present (const TandemOverviewOpening *self, GtkWidget *widget, TandemWorkspace *workspace);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemOverviewOpening, tandem_overview_opening_free)

G_END_DECLS
