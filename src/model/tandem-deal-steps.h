/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-types.h"

G_BEGIN_DECLS

/**
 * TandemDealStep:
 * @stage_id: the stage
 * @stage: its name
 * @kind: open, won or lost
 * @from_at: since when, as an instant
 * @until_at: (nullable): until when; %NULL: still
 * @had_amount: whether the deal had an amount when it came
 * @first_minor: that amount
 * @first_currency: its currency
 * @has_amount: whether it had one when it left, or has one now
 * @last_minor: that amount
 * @last_currency: its currency
 * @owner: (nullable): who looked after it last
 *
 * A stay of a deal in a stage, of the states that are kept of it.
 */
typedef struct {
  gint64 stage_id;
  char *stage;
  char *kind;
  char *from_at;
  char *until_at;
  gboolean had_amount;
  gint64 first_minor;
  char *first_currency;
  gboolean has_amount;
  gint64 last_minor;
  char *last_currency;
  char *owner;
} TandemDealStep;

GPtrArray *tandem_deal_steps_load       (TandemConnection *connection, gint64 deal_id, GError **error);
gboolean   tandem_deal_steps_count_days (GPtrArray *steps, gint64 stage_id, const char *now, GTimeZone *zone, int *days);

G_END_DECLS
