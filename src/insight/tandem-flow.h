/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "insight/tandem-period.h"
#include "insight/tandem-rate.h"
#include "model/tandem-lifecycle.h"
#include "base/tandem-types.h"

G_BEGIN_DECLS

/**
 * TandemFlow:
 * @campaign_id: whose; 0 for the firm
 * @people: of those who first reached a stage in the period through this campaign, how many have reached each stage to
 *   date: @people[MQL][SQL]; @people[MQL][MQL] is how many they are
 *
 * What became of the people of a period.
 */
typedef struct {
  gint64 campaign_id;
  gint64 people[TANDEM_LIFECYCLE_N_STAGES][TANDEM_LIFECYCLE_N_STAGES];
} TandemFlow;

/**
 * TandemFlows:
 *
 * The flows of one period, of the firm and of each campaign that brought anybody.
 */
typedef struct _TandemFlows TandemFlows;

TandemFlows      *tandem_flows_load     (TandemConnection *connection, const TandemPeriod *period, GError **error);
void              tandem_flows_free     (TandemFlows *self);
const TandemFlow *tandem_flows_get      (const TandemFlows *self, gint64 campaign_id);
void              tandem_flow_add       (TandemFlow *self, const TandemFlow *other);
TandemRate        tandem_flow_get_rate  (const TandemFlow *self, TandemLifecycle stage, TandemLifecycle next);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemFlows, tandem_flows_free)

G_END_DECLS
