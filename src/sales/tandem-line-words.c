/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a line of a deal or of an order says. */
#include "sales/tandem-line-words.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"

static char *
write_percent (gint64 basis_points)
{
  return tandem_format_percent_value ((double) basis_points / TANDEM_BASIS_POINTS, basis_points % 100 == 0 ? 0 : 2);
}

/**
 * tandem_line_words_describe:
 *
 * Returns: (transfer full): "40 × €690.00 − 5% · 21% tax"
 */
char *
tandem_line_words_describe (const TandemLine *line, const char *currency)
{
  g_autofree char *count
      = tandem_format_decimal ((double) line->quantity_milli / 1000, line->quantity_milli % 1000 == 0 ? 0 : 3);
  g_autofree char *price = tandem_format_money (line->price_minor, currency);
  g_autofree char *discount = write_percent (line->discount_bp);
  g_autofree char *tax = write_percent (line->tax_bp);
  g_autofree char *reduced = line->discount_bp > 0 ? g_strdup_printf (" − %s", discount) : g_strdup ("");

  /* Translators: a line of a deal: quantity × price, the discount where there is one, the rate of tax */
  return g_strdup_printf (_ ("%s × %s%s · %s tax"), count, price, reduced, tax);
}
