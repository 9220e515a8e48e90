/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bytes that stand in the order of what they were made of, so that one index orders texts and numbers alike. */
#include "base/tandem-sort-key.h"

#include <string.h>

/**
 * tandem_sort_key_new_text:
 * @text: words, in the order of the language, or a plain date
 */
GBytes *
tandem_sort_key_new_text (TandemCollator *collator, const char *text)
{
  return tandem_collator_key (collator, text);
}

/**
 * tandem_sort_key_new_number:
 * @currency: (nullable): of an amount: the amounts of one currency stand together
 */
GBytes *
tandem_sort_key_new_number (gint64 number, const char *currency)
{
  GByteArray *key = g_byte_array_new ();
  guint64 shifted = GUINT64_TO_BE ((guint64) number ^ (G_GUINT64_CONSTANT (1) << 63));

  if (currency)
    g_byte_array_append (key, (const guint8 *) currency, (guint) strlen (currency) + 1);
  g_byte_array_append (key, (const guint8 *) &shifted, sizeof shifted);
  return g_byte_array_free_to_bytes (key);
}
