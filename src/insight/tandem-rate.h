/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TandemRate:
 * @num: what is counted or summed
 * @den: what it is a share of; 0 where there is no rate
 *
 * An exact fraction. It becomes a number only where it is shown: tandem_format_percent (rate.num, rate.den) writes "—"
 * where there is nothing to divide by. A cost for each lead is such a fraction too: minor units over leads.
 */
typedef struct {
  gint64 num;
  gint64 den;
} TandemRate;

/* Under so many cases the screen says "too few to tell". */
#define TANDEM_RATE_FEWEST 30

gboolean   tandem_rate_get_value    (TandemRate rate, double *value);
gboolean   tandem_rate_is_too_few   (TandemRate rate);
gboolean   tandem_rate_get_minor    (TandemRate rate, gint64 *minor);
TandemRate tandem_rate_change       (gint64 now, gint64 before);

G_END_DECLS
