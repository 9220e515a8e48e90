/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* A way in which people hear of the firm: search ads, trade fairs, referrals. */
#define TANDEM_TYPE_CHANNEL (tandem_channel_get_type ())
G_DECLARE_FINAL_TYPE (TandemChannel, tandem_channel, TANDEM, CHANNEL, TandemRecord)

typedef enum {
  TANDEM_CHANNEL_NAME,
  TANDEM_CHANNEL_POSITION,
  TANDEM_CHANNEL_N_COLUMNS,
} TandemChannelColumn;

TandemChannel *tandem_channel_new  (void);
GPtrArray     *tandem_channel_list (TandemConnection *connection, gint64 chosen_id, GError **error);

G_END_DECLS
