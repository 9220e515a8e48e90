/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-types.h"

G_BEGIN_DECLS

/* A member of a campaign as lists show it: read once, never changed; its fields are read directly. */
#define TANDEM_TYPE_CAMPAIGN_MEMBER_ROW (tandem_campaign_member_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemCampaignMemberRow, tandem_campaign_member_row, TANDEM, CAMPAIGN_MEMBER_ROW, GObject)

struct _TandemCampaignMemberRow {
  GObject parent_instance;

  gint64 id;
  gint64 contact_id;            /* 0: nobody known */
  char *name;                   /* nullable: of the contact, else what is noted */
  char *status;
  char *at;
  char *offer;                  /* nullable */
};

GPtrArray *tandem_campaign_member_row_load     (TandemConnection *connection, const gint64 *ids, guint n_ids, GError **error);
GArray    *tandem_campaign_member_row_list_ids (TandemConnection *connection, gint64 campaign_id, GError **error);

G_END_DECLS
