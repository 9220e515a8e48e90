/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-import-number.h"

#include <string.h>

#include "base/tandem-currency.h"
#include "base/tandem-money.h"

/* Numbers, amounts, yes and no as foreign programs write them. Which sign is the decimal one is told by the whole column, see
 * #TandemColumnTally: where no value tells, a sign parts thousands, as it does in counts. */

#define MOST_DIGITS 15

static const struct {
  const char *sign, *code;
} signs[] = {
  { "€", "EUR" }, { "US$", "USD" }, { "$", "USD" },   { "£", "GBP" },
  { "¥", "JPY" }, { "₪", "ILS" },   { "CHF", "CHF" }, { "zł", "PLN" },
};

/* Digits of any script as ASCII, without spaces, apostrophes and the marks of right-to-left text. */
static char *
make_plain (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *at = text; *at; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (g_unichar_isdigit (letter))
        g_string_append_c (plain, (char) ('0' + g_unichar_digit_value (letter)));
      else if (letter == 0x2212)
        g_string_append_c (plain, '-');
      else if (letter != '\'' && letter != 0x2019 && !g_unichar_isspace (letter)
               && g_unichar_type (letter) != G_UNICODE_FORMAT)
        g_string_append_unichar (plain, letter);
    }
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

/* Between signs of thousands stand three digits, or it was none. */
static gboolean
take_groups (const char *whole, gsize length, GString *digits)
{
  gsize in_group = 0;
  gboolean grouped = FALSE;

  for (gsize i = 0; i < length; i++)
    if (g_ascii_isdigit (whole[i]))
      {
        g_string_append_c (digits, whole[i]);
        in_group++;
      }
    else if ((whole[i] == ',' || whole[i] == '.') && in_group > 0 && (grouped ? in_group == 3 : in_group <= 3))
      {
        grouped = TRUE;
        in_group = 0;
      }
    else
      return FALSE;
  return !grouped || in_group == 3;
}

/**
 * tandem_import_number:
 * @decimal: the decimal sign of the column; 0 where there is none
 * @digits: how many digits behind it are kept; more are rounded
 * @value: (out): the number × 10 to the power of @digits
 *
 * Returns: %FALSE where @text is no number
 */
gboolean
tandem_import_number (const char *text, char decimal, guint digits, gint64 *value)
{
  g_autofree char *plain = make_plain (text);
  g_autoptr (GString) all = g_string_new (NULL);
  const char *start = plain + (*plain == '-' || *plain == '+');
  const char *sign = decimal ? strrchr (start, decimal) : NULL;
  const char *end = sign ? sign : start + strlen (start);
  guint behind = 0;
  gint64 number;

  if (!take_groups (start, end - start, all))
    return FALSE;
  for (const char *at = sign ? sign + 1 : end; *at; at++)
    {
      if (!g_ascii_isdigit (*at))
        return FALSE;
      if (behind++ < digits + 1)
        g_string_append_c (all, *at);
    }
  if (all->len == 0 || all->len > MOST_DIGITS + digits)
    return FALSE;
  for (; behind < digits; behind++)
    g_string_append_c (all, '0');
  if (all->len > 18)
    return FALSE;
  number = g_ascii_strtoll (all->str, NULL, 10);
  if (behind > digits)
    number = (number + 5) / 10;
  *value = *plain == '-' ? -number : number;
  return TRUE;
}

/* Takes the sign or the code of a currency off the text. */
static char *
find_currency (char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      char *found = strstr (text, signs[i].sign);

      if (found)
        {
          memset (found, ' ', strlen (signs[i].sign));
          return g_strdup (signs[i].code);
        }
    }
  for (char *at = text; *at; at++)
    if (strspn (at, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3)
      {
        char *code = g_strndup (at, 3);

        memset (at, ' ', 3);
        if (tandem_currency_is_known (code))
          return code;
        g_free (code);
      }
  return NULL;
}

/**
 * tandem_import_currency:
 *
 * Returns: (transfer full) (nullable): the code of the currency that @text names by its code, in any letters, or by its sign
 */
char *
tandem_import_currency (const char *text)
{
  g_autofree char *plain = g_ascii_strup (text, -1);

  return find_currency (plain);
}

/**
 * tandem_import_amount:
 * @decimal: the decimal sign of the column, or 0
 * @usual: the currency of an amount that names none
 * @minor: (out): minor units
 * @currency: (out) (transfer full): its code
 *
 * Returns: %FALSE where @text is no amount
 */
gboolean
tandem_import_amount (const char *text, char decimal, const char *usual, gint64 *minor, char **currency)
{
  g_autofree char *plain = g_strdup (text);
  g_autofree char *code = find_currency (plain);

  if (code == NULL)
    code = g_strdup (usual);
  if (!tandem_import_number (plain, decimal, tandem_money_digits (code), minor))
    return FALSE;
  *currency = g_steal_pointer (&code);
  return TRUE;
}

/**
 * tandem_import_flag:
 * @flag: (out): whether it says yes
 *
 * Returns: %FALSE where @text says neither yes nor no
 */
gboolean
tandem_import_flag (const char *text, gboolean *flag)
{
  static const char *const yes[]
      = { "yes", "y",         "true", "1",    "x",    "ja", "j",  "wahr", "oui", "vrai", "sí",
          "si",  "verdadero", "sì",   "vero", "はい", "כן", "on", "✓",    "✔",   NULL };
  static const char *const no[]
      = { "no", "n", "false", "0", "nein", "falsch", "non", "faux", "falso", "いいえ", "לא", "off", "-", NULL };
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *folded = g_utf8_casefold (stripped, -1);

  *flag = g_strv_contains (yes, folded);
  return *flag || g_strv_contains (no, folded);
}

/**
 * tandem_import_day:
 * @order: that of the column
 *
 * Returns: (transfer full) (nullable): a plain date; NULL where @text is none, or the order is not known
 */
char *
tandem_import_day (const char *text, TandemDateOrder order)
{
  g_autofree char *day = tandem_import_birthday (text, order);

  return day && *day != '-' ? g_steal_pointer (&day) : NULL;
}
