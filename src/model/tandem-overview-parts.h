/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-types.h"

G_BEGIN_DECLS

/**
 * TandemOverviewCounts:
 * @campaign_id: whose
 * @channel_id: of the campaign; 0 for none
 *
 * What was reported for a campaign in a period.
 */
typedef struct {
  gint64 campaign_id;
  char *name;
  gint64 channel_id;
  char *channel;                /* nullable */
  gint64 impressions;
  gint64 clicks;
  gint64 visits;
  gint64 engagements;
} TandemOverviewCounts;

GPtrArray *tandem_overview_parts_load (TandemConnection *connection, const char *from, const char *to, GError **error);

G_END_DECLS
