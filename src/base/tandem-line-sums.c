/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sum is rounded, not the lines: then what the lines say is made to add up to it by the largest remainder, ties to the
 * earliest line. */
#include "base/tandem-line-sums.h"

#include <stdlib.h>

#define PARTS ((__int128) 1000 * TANDEM_BASIS_POINTS) /* of a minor unit: thousandths of a piece × basis points */

typedef struct {
  guint place;
  gint64 remainder; /* of PARTS */
} Remainder;

static __int128
get_exact (const TandemLine *line)
{
  return (__int128) line->quantity_milli * line->price_minor * (TANDEM_BASIS_POINTS - line->discount_bp);
}

/* Half goes up. */
static gint64
divide (__int128 value, __int128 divisor)
{
  return (gint64) ((value + divisor / 2) / divisor);
}

static int
compare_remainders (gconstpointer a, gconstpointer b)
{
  const Remainder *one = a;
  const Remainder *other = b;

  if (one->remainder != other->remainder)
    return one->remainder < other->remainder ? 1 : -1;
  return one->place < other->place ? -1 : 1;
}

static void
deal_out (TandemLine *lines, guint n_lines, gint64 net_minor)
{
  g_autofree Remainder *remainders = g_new (Remainder, MAX (n_lines, 1));
  gint64 left = net_minor;

  for (guint i = 0; i < n_lines; i++)
    {
      __int128 exact = get_exact (&lines[i]);

      lines[i].net_minor = (gint64) (exact / PARTS);
      remainders[i] = (Remainder) { i, (gint64) (exact % PARTS) };
      left -= lines[i].net_minor;
    }
  qsort (remainders, n_lines, sizeof *remainders, compare_remainders);
  for (guint i = 0; i < n_lines && left > 0; i++, left--)
    lines[remainders[i].place].net_minor++;
}

static gint64
add_tax (const TandemLine *lines, guint n_lines)
{
  gint64 tax = 0;

  for (guint i = 0; i < n_lines; i++)
    {
      gboolean is_first = TRUE;
      __int128 net = 0;

      for (guint j = 0; j < n_lines; j++)
        if (lines[j].tax_bp == lines[i].tax_bp)
          {
            is_first = is_first && j >= i;
            net += lines[j].net_minor;
          }
      if (is_first)
        tax += divide (net * lines[i].tax_bp, TANDEM_BASIS_POINTS);
    }
  return tax;
}

/**
 * tandem_line_sums_make:
 * @lines: (array length=n_lines): within the bounds above; each gets its net sum
 *
 * Returns: what they add up to
 */
TandemLineSums
tandem_line_sums_make (TandemLine *lines, guint n_lines)
{
  TandemLineSums sums = { 0 };
  __int128 exact = 0;

  for (guint i = 0; i < n_lines; i++)
    exact += get_exact (&lines[i]);
  sums.net_minor = divide (exact, PARTS);
  deal_out (lines, n_lines, sums.net_minor);
  sums.tax_minor = add_tax (lines, n_lines);
  sums.gross_minor = sums.net_minor + sums.tax_minor;
  return sums;
}
