/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/tandem-phone.h"

#include <string.h>

#include "base/tandem-fold.h"

#define TAIL 9 /* digits; what is before them is written in many ways */

/**
 * tandem_phone_get_tail:
 *
 * Returns: (transfer full): the last nine digits, which numbers that are the same have in common; the text, folded, where there
 *   is no digit
 */
char *
tandem_phone_get_tail (const char *number)
{
  g_autofree char *digits = tandem_fold_digits (number);
  gsize length = strlen (digits);

  if (length == 0)
    return tandem_fold_text (number);
  return g_strdup (length > TAIL ? digits + length - TAIL : digits);
}

/* Returns: (transfer full) (nullable): the digits with the country; NULL where the number does not say it */
static char *
dup_international (const char *number)
{
  const char *start = number + strspn (number, " '\t");
  g_autofree char *digits = tandem_fold_digits (start);
  const char *zero = strstr (start, "(0)"); /* dialled within the country only */

  if (*start != '+' && !g_str_has_prefix (start, "00"))
    return NULL;
  if (zero)
    {
      g_autofree char *before = g_strndup (start, (gsize) (zero - start));
      g_autofree char *without = g_strconcat (before, zero + strlen ("(0)"), NULL);

      g_free (digits);
      digits = tandem_fold_digits (without);
    }
  return g_strdup (*start == '+' ? digits : digits + strlen ("00"));
}

/**
 * tandem_phone_agree:
 *
 * Returns: whether both are one number: the last nine digits are the same, and the country where both say it
 */
gboolean
tandem_phone_agree (const char *number, const char *other)
{
  g_autofree char *tail = tandem_phone_get_tail (number), *other_tail = tandem_phone_get_tail (other);
  g_autofree char *whole = NULL, *other_whole = NULL;

  if (strcmp (tail, other_tail) != 0)
    return FALSE;
  whole = dup_international (number);
  other_whole = dup_international (other);
  return whole == NULL || other_whole == NULL || strcmp (whole, other_whole) == 0;
}
