/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "insight/tandem-cohorts.h"
#include "insight/tandem-overview.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

/* The figures of a period, and cohorts, read on threads of the store. */

/**
 * TandemOverviewQuestion:
 * @period: as if the firm's year began in January
 * @against: what the period is compared with
 * @kept: (element-type utf8 TandemCredits): of tandem_credits_make_kept(), since what is shown changed last
 *
 * What is asked for.
 */
typedef struct {
  TandemPeriod period;
  TandemOverviewAgainst against;
  GHashTable *kept;
} TandemOverviewQuestion;

gboolean tandem_overview_facts_are_touched (TandemChanges *changes);
void tandem_overview_facts_load_async (TandemStore *store, const TandemOverviewQuestion *question,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
TandemOverview *tandem_overview_facts_load_finish   (TandemStore *store, GAsyncResult *result, GError **error);
void            tandem_overview_cohorts_load_async  (TandemStore *store, const char *today, GCancellable *cancellable,
                                                     GAsyncReadyCallback callback, gpointer user_data);
TandemCohorts  *tandem_overview_cohorts_load_finish (TandemStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
