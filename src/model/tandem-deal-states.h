/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-id-set.h"
#include "base/tandem-types.h"
#include "model/filter/tandem-condition.h"

G_BEGIN_DECLS

typedef enum {
  TANDEM_DEAL_OPEN,
  TANDEM_DEAL_WON,
  TANDEM_DEAL_LOST,
} TandemDealOutcome;

/**
 * TandemDealState:
 * @outcome: by the kind of its stage
 * @is_qualified: whether it is in a stage that is marked so
 * @amount_minor: 0 where it has none
 * @currency: an interned code
 * @probability: percent: its own, else its stage's
 * @expected_close_on: a plain date; empty where it has none
 * @created_on: the day on which it was made, in the firm's time zone
 * @closed_on: the day on which it was won or lost; empty while it is open
 *
 * What figures read of a deal, now or as it was.
 */
typedef struct {
  gint64 id;
  gint64 stage_id;
  gint64 owner_id;
  TandemDealOutcome outcome;
  gboolean is_qualified;
  gint64 amount_minor;
  const char *currency;
  int probability;
  char expected_close_on[11];
  char created_on[11];
  char closed_on[11];
} TandemDealState;

GArray *tandem_deal_states_load (TandemConnection *connection, gint64 pipeline_id, GCancellable *cancellable,
                                 GError **error);
GArray *tandem_deal_states_load_of (TandemConnection *connection, const gint64 *ids, guint n_ids,
                                    GCancellable *cancellable, GError **error);
GArray *tandem_deal_states_load_won (TandemConnection *connection, const char *from, GCancellable *cancellable,
                                     GError **error);
TandemIdSet *tandem_deal_states_match (TandemConnection *connection, TandemCondition *condition,
                                       GCancellable *cancellable, GError **error);
void tandem_deal_states_keep (GArray *states, TandemIdSet *matching);

G_END_DECLS
