/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/tandem-rate.h"

G_BEGIN_DECLS

/**
 * TandemMailingCounts:
 * @sent: messages that left
 * @bounced_hard: of them, those that can never be delivered
 * @bounced_soft: of them, those that could not be delivered this time
 * @opened: people who opened it, each once
 * @clicked: people who followed a link, each once
 * @opted_out: people who want no more
 *
 * What became of a mailing.
 */
typedef struct {
  gint64 sent;
  gint64 bounced_hard;
  gint64 bounced_soft;
  gint64 opened;
  gint64 clicked;
  gint64 opted_out;
} TandemMailingCounts;

/**
 * TandemMailingFigures:
 * @delivered: sent − bounced
 * @open_rate: unique opens ÷ delivered
 * @click_rate: unique clicks ÷ delivered
 * @unsubscribe_rate: opt-outs ÷ delivered
 * @click_to_open: unique clicks ÷ unique opens, which is no click rate
 * @hard_bounce_rate: ÷ sent
 * @soft_bounce_rate: ÷ sent
 */
typedef struct {
  gint64 delivered;
  TandemRate open_rate;
  TandemRate click_rate;
  TandemRate unsubscribe_rate;
  TandemRate click_to_open;
  TandemRate hard_bounce_rate;
  TandemRate soft_bounce_rate;
} TandemMailingFigures;

void tandem_mailing_figures_init (TandemMailingFigures *self, const TandemMailingCounts *counts);

G_END_DECLS
