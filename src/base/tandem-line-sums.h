/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TANDEM_LINE_MOST_QUANTITY G_GINT64_CONSTANT (1000000000000)      /* a thousand million pieces, in thousandths */
#define TANDEM_LINE_MOST_PRICE    G_GINT64_CONSTANT (100000000000000)    /* minor units */
#define TANDEM_BASIS_POINTS       10000

/**
 * TandemLine:
 * @quantity_milli: thousandths of a piece
 * @price_minor: of one piece
 * @discount_bp: basis points: 500 is 5 %
 * @tax_bp: basis points
 * @net_minor: what the line adds to the net sum; made by tandem_line_sums_make()
 */
typedef struct {
  gint64 quantity_milli;
  gint64 price_minor;
  int discount_bp;
  int tax_bp;
  gint64 net_minor;
} TandemLine;

/**
 * TandemLineSums:
 * @net_minor: what the lines add up to, exact, rounded once
 * @tax_minor: the tax of each rate on what its lines add up to, rounded once for each
 * @gross_minor: both
 */
typedef struct {
  gint64 net_minor;
  gint64 tax_minor;
  gint64 gross_minor;
} TandemLineSums;

TandemLineSums tandem_line_sums_make (TandemLine *lines, guint n_lines);

G_END_DECLS
