/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-types.h"

G_BEGIN_DECLS

/* A campaign as lists and prints show it: read once, never changed; its fields are read directly. */
#define TANDEM_TYPE_CAMPAIGN_ROW (tandem_campaign_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemCampaignRow, tandem_campaign_row, TANDEM, CAMPAIGN_ROW, GObject)

struct _TandemCampaignRow {
  GObject parent_instance;

  gint64 id;
  char *name;
  char *channel;                /* nullable */
  char *objective;              /* awareness, engagement, conversion or retention */
  char *status;                 /* planned, active, paused, complete or aborted */
  char *starts_on;              /* nullable plain date */
  char *ends_on;                /* nullable plain date */
  gboolean has_budget;
  gint64 budget_minor;
  char *currency;
  gint64 cost_minor;            /* in its currency, with what in others was worth at the rate of its day */
  gint64 impressions;           /* what its channel reports, of all time */
  gint64 clicks;
  gint64 visits;
  gint64 leads;                 /* people whom it turned into leads */
  gint64 won_minor;             /* deals won whose campaign it is, in the same way */
  char *cost_without;           /* nullable: the codes of currencies that are not in the costs, for want of a rate */
  char *won_without;            /* nullable: … not in what was won */
  char *without;                /* nullable: … not in either */
};

/**
 * TandemCampaignSum:
 * @currency: which the amounts are in; those of different currencies are never added up
 * @n_campaigns: how many campaigns reckon in it
 * @cost_without: (nullable): the codes of currencies that are not in the costs of one of them, for want of a rate
 * @won_without: (nullable): … not in what was won
 *
 * What campaigns add up to.
 */
typedef struct {
  char *currency;
  gint64 n_campaigns;
  gint64 budget_minor;
  gint64 cost_minor;
  gint64 won_minor;
  gint64 leads;
  char *cost_without;
  char *won_without;
} TandemCampaignSum;

GPtrArray *tandem_campaign_query_load_rows     (TandemConnection *connection, const gint64 *ids, guint n_ids, GError **error);
GPtrArray *tandem_campaign_query_sum_rows      (GPtrArray *rows);
GPtrArray *tandem_campaign_query_load_sums     (TandemConnection *connection, const gint64 *ids, guint n_ids,
                                                GCancellable *cancellable, GError **error);
GArray    *tandem_campaign_query_list_lead_ids (TandemConnection *connection, gint64 campaign_id, GError **error);
gboolean   tandem_campaign_query_sum_own      (TandemConnection *connection, gint64 campaign_id, gboolean are_won,
                                                const char *currency, gint64 *minor, GError **error);
GArray    *tandem_campaign_query_list_foreign (TandemConnection *connection, gint64 campaign_id, gboolean are_won,
                                                const char *currency, GError **error);
GArray    *tandem_campaign_query_list_cost_ids (TandemConnection *connection, gint64 campaign_id, GError **error);
GArray    *tandem_campaign_query_list_day_ids  (TandemConnection *connection, gint64 campaign_id, GError **error);

G_END_DECLS
