/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "insight/tandem-mailing-figures.h"

/**
 * tandem_mailing_figures_init:
 * @self: (out caller-allocates): the figures; a rate of nothing has no denominator
 */
void
tandem_mailing_figures_init (TandemMailingFigures *self, const TandemMailingCounts *counts)
{
  gint64 delivered = counts->sent - counts->bounced_hard - counts->bounced_soft;

  *self = (TandemMailingFigures) {
    .delivered = delivered,
    .open_rate = { counts->opened, delivered },
    .click_rate = { counts->clicked, delivered },
    .unsubscribe_rate = { counts->opted_out, delivered },
    .click_to_open = { counts->clicked, counts->opened },
    .hard_bounce_rate = { counts->bounced_hard, counts->sent },
    .soft_bounce_rate = { counts->bounced_soft, counts->sent },
  };
}
