/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/filter/tandem-condition.h"
#include "model/tandem-deal-query.h"
#include "model/tandem-deal-states.h"

G_BEGIN_DECLS

/* The deals and the stages of the firm as they were at the end of a day. It is made, asked and freed on one thread. */
typedef struct _TandemPastDeals TandemPastDeals;

TandemPastDeals *tandem_past_deals_load (TandemConnection *connection, const char *day, GCancellable *cancellable,
                                         GError **error);
TandemPastDeals *tandem_past_deals_load_at (TandemConnection *connection, const char *day, const char *instant,
                                            GCancellable *cancellable, GError **error);
void tandem_past_deals_free (TandemPastDeals *self);

gboolean tandem_past_deals_keep (TandemPastDeals *self, TandemConnection *connection, gint64 pipeline_id,
                                 TandemCondition *condition, GCancellable *cancellable, GError **error);
char *tandem_past_deals_write_note (TandemPastDeals *self);

GArray *tandem_past_deals_get_states (TandemPastDeals *self);
GPtrArray *tandem_past_deals_get_stages (TandemPastDeals *self);
gboolean tandem_past_deals_had_stage (TandemPastDeals *self, TandemRecord *stage);
GPtrArray *tandem_past_deals_load_rows (TandemPastDeals *self, TandemConnection *connection, TandemRecord *stage,
                                        const char *closed_from, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemPastDeals, tandem_past_deals_free)

G_END_DECLS
