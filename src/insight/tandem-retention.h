/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/tandem-rate.h"

G_BEGIN_DECLS

/**
 * TandemBuyer:
 * @orders: (array length=n_orders): the plain dates of the orders of a customer, the first one first
 */
typedef struct {
  const char *const *orders;
  guint n_orders;
} TandemBuyer;

TandemRate tandem_retention_get_rate      (gint64 at_start, gint64 new_customers, gint64 at_end);
TandemRate tandem_retention_get_churn     (gint64 at_start, gint64 new_customers, gint64 at_end);
TandemRate tandem_retention_get_repeat    (const TandemBuyer *buyers, guint n_buyers);
gboolean   tandem_buyer_find_median_gap   (const TandemBuyer *self, double *days);
char      *tandem_buyer_find_lapse        (const TandemBuyer *self);
char      *tandem_buyer_find_check_in     (const TandemBuyer *self, const char *last_contact_on, int cadence_days);

G_END_DECLS
