/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-types.h"

G_BEGIN_DECLS

/**
 * TandemCost:
 * @campaign_id: whose; 0 for what marketing or sales cost beside the campaigns
 * @is_ad_spend: whether it was paid for advertisements
 * @day: the plain date on which it counts
 */
typedef struct {
  gint64 campaign_id;
  gboolean is_ad_spend;
  gint64 amount_minor;
  char currency[4];
  char day[11];
} TandemCost;

/**
 * TandemCostFunc:
 *
 * Told of each cost.
 */
typedef void (*TandemCostFunc) (const TandemCost *cost, gpointer data);

gboolean tandem_cost_query_run (TandemConnection *connection, const char *from, const char *to, TandemCostFunc func,
                                gpointer data, GError **error);

G_END_DECLS
