/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/tandem-currency.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>
#include <unicode/ucurr.h>
#include <unicode/uenum.h>
#include <unicode/ustring.h>

#include "base/tandem-locale.h"

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * tandem_currency_list:
 *
 * Returns: (transfer full): the codes of the currencies that people pay with today, in alphabetical order
 */
char **
tandem_currency_list (void)
{
  UErrorCode status = U_ZERO_ERROR;
  UEnumeration *codes = ucurr_openISOCurrencies (UCURR_COMMON | UCURR_NON_DEPRECATED, &status);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  const char *code;

  while (codes && (code = uenum_next (codes, NULL, &status)))
    g_ptr_array_add (list, g_strdup (code));
  uenum_close (codes);
  g_ptr_array_sort (list, compare_codes);
  g_ptr_array_add (list, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&list), FALSE);
}

gboolean
tandem_currency_is_known (const char *code)
{
  g_auto (GStrv) codes = tandem_currency_list ();

  return code && g_strv_contains ((const char *const *) codes, code);
}

/**
 * tandem_currency_dup_local:
 *
 * Returns: (transfer full): the code of the currency of LC_MONETARY; EUR where that names none
 */
char *
tandem_currency_dup_local (void)
{
  const struct lconv *conventions = localeconv ();
  g_autofree char *code = g_strndup (conventions->int_curr_symbol, 3);

  return g_strdup (tandem_currency_is_known (code) ? code : "EUR");
}

/**
 * tandem_currency_dup_title:
 *
 * Returns: (transfer full): the currency as a person knows it, as “Euro (EUR)”; what is no code, as it is
 */
char *
tandem_currency_dup_title (const char *code)
{
  UErrorCode status = U_ZERO_ERROR;
  char locale[TANDEM_LOCALE_LENGTH];
  UChar wide[4] = { 0 };
  g_autofree char *name = NULL;
  const UChar *wide_name;
  int length;

  g_return_val_if_fail (code != NULL, NULL);

  if (strlen (code) != 3)
    return g_strdup (code);
  tandem_locale_find (LC_MESSAGES, locale);
  u_charsToUChars (code, wide, 3);
  wide_name = ucurr_getName (wide, locale, UCURR_LONG_NAME, NULL, &length, &status);
  if (U_SUCCESS (status))
    name = g_utf16_to_utf8 ((const gunichar2 *) wide_name, length, NULL, NULL, NULL);
  if (name == NULL || g_str_equal (name, code))
    return g_strdup (code);
  /* Translators: a currency, by its name and its code of three letters */
  return g_strdup_printf (C_ ("currency", "%s (%s)"), name, code);
}
