/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "insight/tandem-cohorts.h"
#include "insight/tandem-overview.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

/* The figures of a period, and cohorts, read on threads of the store. */

void            tandem_overview_facts_load_async    (TandemStore *store, const TandemPeriod *period,
                                                     TandemOverviewAgainst against, GCancellable *cancellable,
                                                     GAsyncReadyCallback callback, gpointer user_data);
TandemOverview *tandem_overview_facts_load_finish   (TandemStore *store, GAsyncResult *result, GError **error);
void            tandem_overview_cohorts_load_async  (TandemStore *store, const char *today, GCancellable *cancellable,
                                                     GAsyncReadyCallback callback, gpointer user_data);
TandemCohorts  *tandem_overview_cohorts_load_finish (TandemStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
