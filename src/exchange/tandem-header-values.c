/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a column is, as far as its values tell. */
#include "exchange/tandem-header-values.h"

#include <string.h>

#include "exchange/tandem-header-match.h"

#define MAX_SAMPLE 200

static gboolean
looks_like_email (const char *text)
{
  const char *at = strchr (text, '@');

  return at && at > text && strchr (at, '.') && !strpbrk (text, " \t\n,;");
}

static gboolean
looks_like_link (const char *text)
{
  return g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://") || g_str_has_prefix (text, "www.");
}

static gboolean
looks_like_phone (const char *text)
{
  guint digits = 0, dots = 0;
  gboolean sign = *text == '+' || (*text == '0' && text[1] != '.') || *text == '(';

  for (const char *p = text; *p; p++)
    if (g_ascii_isdigit (*p))
      digits++;
    else if (!strchr ("+()-/. ", *p))
      return FALSE;
    else
      dots += *p == '.';
  return sign && digits >= 7 && digits <= 15 && dots != 2;
}

/**
 * tandem_header_value_looks_like_data:
 *
 * Returns: whether it is an address, a link or a number, and so no header
 */
gboolean
tandem_header_value_looks_like_data (const char *text)
{
  return looks_like_email (text) || looks_like_link (text) || looks_like_phone (text)
         || (*text && strspn (text, "0123456789.,-/: ") == strlen (text));
}

/**
 * tandem_header_values_get:
 *
 * Returns: a cell; "" behind the end of a row
 */
const char *
tandem_header_values_get (const GStrv *rows, guint row, guint column)
{
  for (guint i = 0; i <= column; i++)
    if (!rows[row][i])
      return "";
  return rows[row][column];
}

/**
 * tandem_header_values_are_mostly:
 * @first: row without headers
 *
 * Returns: whether seven in ten of the cells of a column that are filled pass a test
 */
gboolean
tandem_header_values_are_mostly (const GStrv *rows, guint first, guint n_rows, guint column,
                                 gboolean (*test) (const char *text))
{
  guint filled = 0, good = 0;

  for (guint i = first; i < MIN (n_rows, first + MAX_SAMPLE); i++)
    {
      const char *value = tandem_header_values_get (rows, i, column);

      filled += *value != 0;
      good += *value && test (value);
    }
  return filled > 0 && good * 10 >= filled * 7;
}

gboolean
tandem_header_value_is_anything (const char *text)
{
  return TRUE;
}

gboolean
tandem_header_value_is_mobile_label (const char *text)
{
  g_autofree char *plain = tandem_header_normalize (text);

  return strcmp (plain, "mobile") == 0 || strcmp (plain, "cell") == 0 || strcmp (plain, "mobil") == 0;
}

/**
 * tandem_header_values_guess:
 *
 * Returns: what a column without a header is by its values, or %TANDEM_IMPORT_FIELD_NONE
 */
TandemImportField
tandem_header_values_guess (const GStrv *rows, guint first, guint n_rows, guint column)
{
  if (tandem_header_values_are_mostly (rows, first, n_rows, column, looks_like_email))
    return TANDEM_IMPORT_FIELD_EMAIL;
  if (tandem_header_values_are_mostly (rows, first, n_rows, column, looks_like_link))
    return TANDEM_IMPORT_FIELD_URL;
  if (tandem_header_values_are_mostly (rows, first, n_rows, column, looks_like_phone))
    return TANDEM_IMPORT_FIELD_PHONE;
  return TANDEM_IMPORT_FIELD_NONE;
}

gboolean
tandem_header_value_is_form_of_address (const char *text)
{
  static const char *const forms[]
      = { "dr",   "drmed",  "dring",     "dipling", "mag",   "mr",     "mrs",    "ms",  "miss",
          "prof", "profdr", "profdrmed", "herr",    "frau",  "herrdr", "fraudr", "mme", "m",
          "mlle", "sr",     "sra",       "sig",     "sigra", "dott",   "ing",    NULL };
  g_autofree char *plain = tandem_header_normalize (text);

  return g_strv_contains (forms, plain);
}
