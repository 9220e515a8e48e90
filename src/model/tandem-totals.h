/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/tandem-reach.h"
#include "store/tandem-record.h"

G_BEGIN_DECLS

/* Totals that the write path keeps, so that an overview never scans. Campaign 0 stands for the whole firm. */

/**
 * TandemStageTotal:
 * @campaign_id: a campaign, or 0 for the firm
 * @day: a plain date
 * @stage: from lead to customer
 * @people: by stage: @people[@stage] is how many first reached @stage on the day, through the campaign, and at each later
 *   stage stands how many of them have reached that one to date; 0 at those before
 *
 * A row of lifecycle_day, or what is to be added to one.
 */
typedef struct {
  gint64 campaign_id;
  char day[11];
  TandemLifecycle stage;
  int people[TANDEM_LIFECYCLE_N_STAGES];
} TandemStageTotal;

/**
 * TandemCohortTotal:
 * @lead_month: the month in which people became leads, as in 2026-11
 * @stage: from MQL to customer
 * @month: the month in which they reached @stage
 * @people: how many did
 *
 * A row of cohort_month, or what is to be added to one.
 */
typedef struct {
  char lead_month[8];
  TandemLifecycle stage;
  char month[8];
  int people;
} TandemCohortTotal;

gboolean tandem_totals_lifecycle_written (TandemConnection *connection, TandemRecord *before, TandemRecord *after,
                                          GError **error);
gboolean tandem_totals_lifecycle_trashing (TandemConnection *connection, const gint64 *ids, guint n_ids, GError **error);
gboolean tandem_totals_touch_written     (TandemConnection *connection, TandemRecord *before, TandemRecord *after,
                                          GError **error);
gboolean tandem_totals_init_stage (TandemStageTotal *total, const TandemReach *reach, TandemLifecycle stage, int n);
gboolean tandem_totals_init_cohort (TandemCohortTotal *total, const TandemReach *reach, TandemLifecycle stage, int n);
gboolean tandem_totals_add_stage (TandemConnection *connection, const TandemStageTotal *total, GError **error);
gboolean tandem_totals_add_cohort (TandemConnection *connection, const TandemCohortTotal *total, GError **error);
gboolean tandem_totals_add_touches       (TandemConnection *connection, gint64 campaign_id, const char *day,
                                          const char *kind, int n, GError **error);

G_END_DECLS
