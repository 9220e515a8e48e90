/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-types.h"
#include "model/tandem-dated-amount.h"
#include "model/tandem-lifecycle.h"

G_BEGIN_DECLS

/**
 * TandemOverviewScope:
 * @TANDEM_OVERVIEW_SCOPE_FIRM: all of it
 * @TANDEM_OVERVIEW_SCOPE_CAMPAIGN: a campaign, or what has none
 * @TANDEM_OVERVIEW_SCOPE_CHANNEL: the campaigns of a channel, or what has none
 */
typedef enum {
  TANDEM_OVERVIEW_SCOPE_FIRM,
  TANDEM_OVERVIEW_SCOPE_CAMPAIGN,
  TANDEM_OVERVIEW_SCOPE_CHANNEL,
} TandemOverviewScope;

/**
 * TandemOverviewRowsKind:
 * @TANDEM_OVERVIEW_ROWS_PEOPLE: contacts who first reached a stage in the period
 * @TANDEM_OVERVIEW_ROWS_DAYS: days with figures of a channel
 * @TANDEM_OVERVIEW_ROWS_COSTS: costs of campaigns
 * @TANDEM_OVERVIEW_ROWS_AD_SPEND: those of them that were paid for advertisements
 * @TANDEM_OVERVIEW_ROWS_FIRM_COSTS: what marketing and sales cost beside the campaigns
 * @TANDEM_OVERVIEW_ROWS_DEALS: won deals which a campaign touched
 */
typedef enum {
  TANDEM_OVERVIEW_ROWS_PEOPLE,
  TANDEM_OVERVIEW_ROWS_DAYS,
  TANDEM_OVERVIEW_ROWS_COSTS,
  TANDEM_OVERVIEW_ROWS_AD_SPEND,
  TANDEM_OVERVIEW_ROWS_FIRM_COSTS,
  TANDEM_OVERVIEW_ROWS_DEALS,
} TandemOverviewRowsKind;

/**
 * TandemOverviewRows:
 * @kind: what is counted
 * @scope: of what
 * @scope_id: the campaign or channel; 0 for what has none
 * @owner_id: of people: whose they are; 0 for everybody's
 * @stage: of people: which they reached in the period
 * @next: which they have reached to date, too; the same as @stage where that does not matter
 * @next_by: "" or the last plain date on which @next counts
 * @from: the first plain date
 * @to: the last
 * @window_days: of deals: how long before the win a touch counts
 * @without: (nullable): the codes of currencies that are not counted, as there is no rate: interned
 *
 * The rows behind a number, a plain value to copy.
 */
typedef struct {
  TandemOverviewRowsKind kind;
  TandemOverviewScope scope;
  gint64 scope_id;
  gint64 owner_id;
  TandemLifecycle stage;
  TandemLifecycle next;
  char next_by[11];
  char from[11];
  char to[11];
  int window_days;
  const char *without;
} TandemOverviewRows;

GArray *tandem_overview_rows_list_ids (const TandemOverviewRows *self, TandemConnection *connection, GArray *amounts,
                                       GError **error);

G_END_DECLS
