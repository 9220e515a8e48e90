/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/tandem-period.h"
#include "insight/tandem-rate.h"
#include "model/tandem-deal-states.h"

G_BEGIN_DECLS

/**
 * TandemSalesCycle:
 * @n_deals: of how many won deals; 0: the others mean nothing
 * @mean_days: from the day on which they were made to the one on which they were won
 * @median_days: of the same
 */
typedef struct {
  gint64 n_deals;
  double mean_days;
  double median_days;
} TandemSalesCycle;

gint64           tandem_sales_figures_add_weighted (GArray *deals, const char *currency);
TandemRate       tandem_sales_figures_win_closed   (GArray *deals, const char *from, const char *to);
TandemRate       tandem_sales_figures_win_cohort   (GArray *deals, const char *from, const char *to);
TandemSalesCycle tandem_sales_figures_cycle        (GArray *deals, const char *from, const char *to);
gboolean         tandem_sales_figures_velocity     (gint64 n_open, gint64 average_won_minor, TandemRate win_rate,
                                                    double cycle_days, gint64 *minor_a_day);

G_END_DECLS
