/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "../firm-file.h"
#include "store/tandem-connection.h"
#include "store/tandem-record.h"

/* One deal of a firm, and what is done about it: what tests of deals and of what is sold by them have in common. */

typedef gboolean (*DealingWork) (TandemConnection *connection, gint64 *deal_id, GError **error);

typedef struct {
  FirmFile file;
  TandemWorkspace *workspace;
  gint64 deal_id;
} Dealing;

void          dealing_set_up        (Dealing *self, gconstpointer data);
void          dealing_tear_down     (Dealing *self, gconstpointer data);
void          dealing_run           (Dealing *self, DealingWork work);
void          dealing_refuse        (Dealing *self, DealingWork work);
TandemRecord *dealing_load_deal     (Dealing *self, TandemConnection **reader);
void          dealing_assert_amount (Dealing *self, gint64 minor, const char *currency);
void          dealing_begin_at      (TandemConnection *connection, const char *instant);
gint64        dealing_get_stage_id  (TandemConnection *connection, guint place);

/* What is done in one step, each a DealingWork. */
gboolean      dealing_undo          (TandemConnection *connection, gint64 *deal_id, GError **error);
gboolean      dealing_win           (TandemConnection *connection, gint64 *deal_id, GError **error);
gboolean      dealing_say_yen       (TandemConnection *connection, gint64 *deal_id, GError **error);
