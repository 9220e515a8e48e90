/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-types.h"

G_BEGIN_DECLS

/* A cost or a day of any campaign as lists show it: read once, never changed; its fields are read directly. */
#define TANDEM_TYPE_CAMPAIGN_ENTRY_ROW (tandem_campaign_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemCampaignEntryRow, tandem_campaign_entry_row, TANDEM, CAMPAIGN_ENTRY_ROW, GObject)

struct _TandemCampaignEntryRow {
  GObject parent_instance;

  gint64 id;
  gint64 campaign_id;
  char *campaign;
  char *day;
  char *kind;                   /* of a cost */
  gint64 amount_minor;          /* of a cost */
  char *currency;               /* of a cost */
  gint64 impressions;           /* of a day */
  gint64 visits;                /* of a day */
};

GPtrArray *tandem_campaign_entry_row_load_costs (TandemConnection *connection, const gint64 *ids, guint n_ids,
                                                 GError **error);
GPtrArray *tandem_campaign_entry_row_load_days  (TandemConnection *connection, const gint64 *ids, guint n_ids,
                                                 GError **error);
GPtrArray *tandem_campaign_entry_row_load_firm_costs (TandemConnection *connection, const gint64 *ids, guint n_ids,
                                                      GError **error);

G_END_DECLS
