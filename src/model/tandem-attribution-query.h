/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-types.h"

G_BEGIN_DECLS

/**
 * TandemWonTouch:
 * @campaign_id: 0 for none
 * @channel_id: its own, else that of its campaign; 0 for none
 * @campaign_channel_id: that of its campaign; 0 for none
 * @created_lead: whether it was the last one before its person became a lead
 */
typedef struct {
  gint64 at_ms;
  gint64 campaign_id;
  gint64 channel_id;
  gint64 campaign_channel_id;
  gboolean created_lead;
} TandemWonTouch;

/**
 * TandemWonDeal:
 * @currency: of @amount_minor
 * @won_ms: the end of the day on which it was won
 * @touches: (element-type TandemWonTouch): of all its people within the look-back window, the earliest first
 *
 * A won deal and what came before it: what attribution is computed from.
 */
typedef struct {
  gint64 deal_id;
  gint64 amount_minor;
  char currency[4];
  char closed_on[11];
  gint64 created_ms;
  gint64 won_ms;
  GArray *touches;
} TandemWonDeal;

/**
 * TandemWonDealFunc:
 *
 * Told of each deal; what it points to is gone afterwards.
 */
typedef void (*TandemWonDealFunc) (const TandemWonDeal *deal, gpointer data);

/**
 * TandemWonDealScope:
 * @campaign_id: deals which the campaign touched; 0 for all
 * @from: the first plain date of their wins
 * @to: the last
 * @window_days: how long before the win a touch counts
 */
typedef struct {
  gint64 campaign_id;
  const char *from;
  const char *to;
  int window_days;
} TandemWonDealScope;

gboolean tandem_attribution_query_run (TandemConnection *connection, const TandemWonDealScope *scope,
                                       TandemWonDealFunc func, gpointer data, GError **error);

G_END_DECLS
