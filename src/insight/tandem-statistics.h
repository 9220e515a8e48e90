/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "insight/tandem-rate.h"

G_BEGIN_DECLS

/**
 * TandemInterval:
 * @low: the lower end, 0 … 1 for a rate
 * @high: the upper end
 *
 * A 95 % interval.
 */
typedef struct {
  double low;
  double high;
} TandemInterval;

/**
 * TandemComparison:
 * @difference: the second rate less the first
 * @interval: the 95 % interval of @difference, from the unpooled standard error
 * @z: the statistic of the pooled test; 0 where @is_exact
 * @p_value: how often a difference at least so large would come about by chance alone, two-sided
 * @is_exact: whether @p_value is Fisher's, since the cases are too few for the z-test
 *
 * Two proportions held against each other.
 */
typedef struct {
  double difference;
  TandemInterval interval;
  double z;
  double p_value;
  gboolean is_exact;
} TandemComparison;

gboolean tandem_statistics_wilson      (TandemRate rate, TandemInterval *interval);
gboolean tandem_statistics_compare     (TandemRate first, TandemRate second, TandemComparison *comparison);
double   tandem_statistics_fisher      (TandemRate first, TandemRate second);
void     tandem_statistics_holm        (const double *p_values, guint n, double *adjusted);
gint64   tandem_statistics_sample_size (double first, double second);
double   tandem_statistics_median      (GArray *values);

G_END_DECLS
