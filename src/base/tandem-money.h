/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Money is an integer of minor units and an ISO 4217 code of three letters; it is never a floating-point number. */

guint    tandem_money_digits  (const char *currency);
gboolean tandem_money_parse   (const char *text, const char *currency, gint64 *minor, GError **error);
gboolean tandem_decimal_parse (const char *text, guint digits, gint64 *value, GError **error);
gint64   tandem_money_share   (gint64 minor, gint64 numerator, gint64 denominator);
gboolean tandem_money_convert (gint64 minor, const char *currency, gint64 rate_billionths, const char *to,
                               gint64 *converted);
void     tandem_money_split   (gint64 minor, const double *weights, guint n_weights, gint64 *shares);

G_END_DECLS
