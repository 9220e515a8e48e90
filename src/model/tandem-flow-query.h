/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-types.h"
#include "model/tandem-totals.h"

G_BEGIN_DECLS

/* What became of people to date, from totals. */

typedef void (*TandemStageTotalFunc) (const TandemStageTotal *total, gpointer data);
typedef void (*TandemCohortTotalFunc) (const TandemCohortTotal *total, gpointer data);

gboolean tandem_flow_query_run (TandemConnection *connection, const char *from, const char *to,
                                TandemStageTotalFunc func, gpointer data, GError **error);
gboolean tandem_flow_query_run_of (TandemConnection *connection, gint64 campaign_id, const char *from, const char *to,
                                   TandemStageTotalFunc func, gpointer data, GError **error);
gboolean tandem_flow_query_run_cohorts (TandemConnection *connection, const char *from, const char *to,
                                        TandemCohortTotalFunc func, gpointer data, GError **error);

G_END_DECLS
