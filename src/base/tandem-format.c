/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers, money and dates as text. Opening an ICU formatter takes much longer than using it, so each thread keeps its
 * own, by what they are for; none of them may be shared between threads. */
#include "base/tandem-format.h"

#include <locale.h>
#include <math.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

#include "base/tandem-date.h"
#include "base/tandem-locale.h"
#include "base/tandem-money.h"

#define FIRST_STRONG_ISOLATE  "\u2068"
#define LEFT_TO_RIGHT_ISOLATE "\u2066"
#define POP_ISOLATE           "\u2069"
#define LEFT_TO_RIGHT_MARK    "\u200e"
#define RIGHT_TO_LEFT_MARK    "\u200f"

static const UChar minus_sign[] = { 0x2212, 0 };
static const UChar zone_of_dates[] = { 'U', 'T', 'C', 0 };

typedef struct {
  GHashTable *numbers; /* name → UNumberFormat */
  GHashTable *dates;   /* skeleton → UDateFormat */
} Formatters;

static void
free_formatters (gpointer data)
{
  Formatters *formatters = data;

  g_hash_table_unref (formatters->numbers);
  g_hash_table_unref (formatters->dates);
  g_free (formatters);
}

static GPrivate formatters_key = G_PRIVATE_INIT (free_formatters);

static Formatters *
get_formatters (void)
{
  Formatters *formatters = g_private_get (&formatters_key);

  if (formatters == NULL)
    {
      formatters = g_new (Formatters, 1);
      formatters->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) unum_close);
      formatters->dates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) udat_close);
      g_private_set (&formatters_key, formatters);
    }
  return formatters;
}

/**
 * tandem_format_reset:
 *
 * Forgets this thread's formatters, after the locale was changed.
 */
void
tandem_format_reset (void)
{
  g_private_replace (&formatters_key, NULL);
}

static gboolean
is_right_to_left (void)
{
  char locale[TANDEM_LOCALE_LENGTH];

  tandem_locale_find (LC_MESSAGES, locale);
  return uloc_isRightToLeft (locale);
}

/* Takes out the marks that a number brings along for a text from right to left: where it is isolated, they would move its sign to
 * the other side and the space before it to its end. */
static void
strip_marks (char *text)
{
  char *to = text;

  for (const char *from = text; *from;)
    {
      const char *next = g_utf8_next_char (from);

      if (!g_str_has_prefix (from, LEFT_TO_RIGHT_MARK) && !g_str_has_prefix (from, RIGHT_TO_LEFT_MARK))
        {
          memmove (to, from, (gsize) (next - from));
          to += next - from;
        }
      from = next;
    }
  *to = '\0';
}

static char *
isolate_number (char *text)
{
  char *isolated;

  if (!is_right_to_left ())
    return text;
  strip_marks (text);
  isolated = g_strconcat (LEFT_TO_RIGHT_ISOLATE, text, POP_ISOLATE, NULL);
  g_free (text);
  return isolated;
}

/* The direction of the first letter that has one: 1 from the left, -1 from the right, 0 when none has. */
static int
find_direction (const char *text)
{
  for (const char *at = text; *at; at = g_utf8_next_char (at))
    switch ((int) u_charDirection ((UChar32) g_utf8_get_char (at)))
      {
      case U_LEFT_TO_RIGHT:
        return 1;
      case U_RIGHT_TO_LEFT:
      case U_RIGHT_TO_LEFT_ARABIC:
        return -1;
      default:
        break;
      }
  return 0;
}

/**
 * tandem_format_isolate:
 *
 * Returns: (transfer full): a text of unknown direction that keeps to itself within another
 */
char *
tandem_format_isolate (const char *text)
{
  /* A name from right to left takes what follows along, most of all numbers. */
  return is_right_to_left () || find_direction (text) < 0 ? g_strconcat (FIRST_STRONG_ISOLATE, text, POP_ISOLATE, NULL)
                                                          : g_strdup (text);
}

/**
 * tandem_format_join:
 * @words: (array length=n_words): texts of unknown direction; %NULL and empty ones are left out
 *
 * Returns: (transfer full): "Acme · anna@acme.example · Köln", each keeping to itself; empty where there is nothing
 */
char *
tandem_format_join (const char *const *words, guint n_words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    if (words[i] && *words[i])
      {
        g_autofree char *isolated = tandem_format_isolate (words[i]);

        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", isolated);
      }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * tandem_format_line:
 * @text: a line of text of unknown direction
 * @right_to_left: the direction of the page
 *
 * Makes a line that begins where the page begins: a name of the other direction would stand at the end of its cell, far from
 * its heading. A mark gives the line the page's direction, isolates keep the order of the name.
 *
 * Returns: (transfer full): the line
 */
char *
tandem_format_line (const char *text, gboolean right_to_left)
{
  int direction = g_utf8_validate (text, -1, NULL) ? find_direction (text) : 0; /* a damaged file holds anything */

  if (direction == 0 || (direction < 0) == !!right_to_left)
    return g_strdup (text);
  return g_strconcat (right_to_left ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK, FIRST_STRONG_ISOLATE, text, POP_ISOLATE,
                      NULL);
}

static char *
to_utf8 (const UChar *wide, int length)
{
  return g_utf16_to_utf8 (wide, length, NULL, NULL, NULL);
}

/* --- numbers ------------------------------------------------------------------------------------------------------- */

static UNumberFormat *
get_number_format (UNumberFormatStyle style, int category, const char *currency, guint digits)
{
  GHashTable *numbers = get_formatters ()->numbers;
  g_autofree char *name = g_strdup_printf ("%d %s %u", style, currency ? currency : "", digits);
  UNumberFormat *format = g_hash_table_lookup (numbers, name);
  UErrorCode status = U_ZERO_ERROR;
  char locale[TANDEM_LOCALE_LENGTH];

  if (format)
    return format;
  tandem_locale_find (category, locale);
  format = unum_open (style, NULL, 0, locale, NULL, &status);
  g_assert (U_SUCCESS (status));
  if (currency)
    {
      UChar code[4] = { 0 };

      u_charsToUChars (currency, code, 3);
      unum_setTextAttribute (format, UNUM_CURRENCY_CODE, code, 3, &status);
    }
  unum_setAttribute (format, UNUM_MIN_FRACTION_DIGITS, (int) digits);
  unum_setAttribute (format, UNUM_MAX_FRACTION_DIGITS, (int) digits);
  unum_setAttribute (format, UNUM_ROUNDING_MODE, UNUM_ROUND_HALFUP);
  /* In most languages it is a hyphen, which is short, low, and where a line may break. */
  unum_setSymbol (format, UNUM_MINUS_SIGN_SYMBOL, minus_sign, 1, &status);
  g_hash_table_insert (numbers, g_steal_pointer (&name), format);
  return format;
}

static char *
write_double (UNumberFormat *format, double value)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar wide[128];
  int length = unum_formatDouble (format, value, wide, G_N_ELEMENTS (wide), NULL, &status);

  return isolate_number (U_SUCCESS (status) ? to_utf8 (wide, length) : g_strdup_printf ("%g", value));
}

/**
 * tandem_format_count:
 *
 * Returns: (transfer full): a whole number, grouped: "18,412"
 */
char *
tandem_format_count (gint64 n)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar wide[64];
  UNumberFormat *format = get_number_format (UNUM_DECIMAL, LC_NUMERIC, NULL, 0);
  int length = unum_formatInt64 (format, n, wide, G_N_ELEMENTS (wide), NULL, &status);

  return isolate_number (to_utf8 (wide, length));
}

/**
 * tandem_format_decimal:
 *
 * Returns: (transfer full): a number with so many digits behind the decimal sign
 */
char *
tandem_format_decimal (double value, guint digits)
{
  return write_double (get_number_format (UNUM_DECIMAL, LC_NUMERIC, NULL, digits), value);
}

/**
 * tandem_format_fixed:
 * @value: a number × 10 to the power of @digits
 *
 * Returns: (transfer full): the number with no more digits behind the decimal sign than it has
 */
char *
tandem_format_fixed (gint64 value, guint digits)
{
  for (; digits > 0 && value % 10 == 0; digits--)
    value /= 10;
  return tandem_format_decimal ((double) value / pow (10, digits), digits);
}

/**
 * tandem_format_compact:
 *
 * Returns: (transfer full): a number in short, for axes and tiles: "1.28M"
 */
char *
tandem_format_compact (double value)
{
  if (fabs (value) < 10000)
    return write_double (get_number_format (UNUM_DECIMAL, LC_NUMERIC, NULL,
                                            fabs (value - round (value)) < 1e-9 ? 0 : 1),
                         value);
  return write_double (get_number_format (UNUM_DECIMAL_COMPACT_SHORT, LC_NUMERIC, NULL,
                                          fabs (value) < 1e5   ? 1
                                          : fabs (value) < 1e6 ? 0
                                                               : 2),
                       value);
}

/**
 * tandem_format_percent_value:
 * @fraction: 0.37 is 37 %
 */
char *
tandem_format_percent_value (double fraction, guint digits)
{
  return write_double (get_number_format (UNUM_PERCENT, LC_NUMERIC, NULL, digits), fraction);
}

/**
 * tandem_format_percent:
 *
 * Returns: (transfer full): a rate with one digit; "—" for a denominator of 0, which has no rate
 */
char *
tandem_format_percent (gint64 numerator, gint64 denominator)
{
  if (denominator == 0)
    return g_strdup ("—");
  return tandem_format_percent_value ((double) numerator / (double) denominator, 1);
}

/* An amount as decimal text, so that none passes through a floating-point number. */
static char *
write_decimal (gint64 minor, guint digits)
{
  guint64 size = minor < 0 ? -(guint64) minor : (guint64) minor;
  guint64 unit = 1;

  if (digits == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, minor);
  for (guint i = 0; i < digits; i++)
    unit *= 10;
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%0*" G_GUINT64_FORMAT, minor < 0 ? "-" : "", size / unit,
                          (int) digits, size % unit);
}

/**
 * tandem_format_amount:
 *
 * Returns: (transfer full): an amount to the minor unit without its currency, to be changed in an entry: "1,234.50"
 */
char *
tandem_format_amount (gint64 minor, const char *currency)
{
  guint digits = tandem_money_digits (currency);
  UNumberFormat *format = get_number_format (UNUM_DECIMAL, LC_MONETARY, NULL, digits);
  g_autofree char *decimal = write_decimal (minor, digits);
  UErrorCode status = U_ZERO_ERROR;
  UChar wide[128];
  int length = unum_formatDecimal (format, decimal, -1, wide, G_N_ELEMENTS (wide), NULL, &status);

  return U_SUCCESS (status) ? to_utf8 (wide, length) : g_steal_pointer (&decimal);
}

static char *
write_money (gint64 minor, const char *currency, guint shown_digits)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar wide[128];
  UNumberFormat *format;
  g_autofree char *decimal = NULL;
  int length;

  if (currency == NULL || strlen (currency) != 3)
    return g_strdup ("");
  decimal = write_decimal (minor, tandem_money_digits (currency));
  format = get_number_format (UNUM_CURRENCY, LC_MONETARY, currency, shown_digits);
  length = unum_formatDecimal (format, decimal, -1, wide, G_N_ELEMENTS (wide), NULL, &status);
  return isolate_number (U_SUCCESS (status) ? to_utf8 (wide, length) : g_strdup_printf ("%s %s", decimal, currency));
}

/**
 * tandem_format_money:
 *
 * Returns: (transfer full): an amount to the minor unit: "€1,234.50"
 */
char *
tandem_format_money (gint64 minor, const char *currency)
{
  return write_money (minor, currency, tandem_money_digits (currency));
}

/**
 * tandem_format_money_whole:
 *
 * Returns: (transfer full): an amount rounded to whole units, for tables and cards: "€1,235"
 */
char *
tandem_format_money_whole (gint64 minor, const char *currency)
{
  return write_money (minor, currency, 0);
}

/**
 * tandem_format_money_brief:
 *
 * Returns: (transfer full): one amount, as exact as it is: whole units alone where nothing is lost by it: "€1,235", "€1,234.56"
 */
char *
tandem_format_money_brief (gint64 minor, const char *currency)
{
  gint64 unit = 1;

  for (guint digits = tandem_money_digits (currency); digits > 0; digits--)
    unit *= 10;
  return minor % unit == 0 ? tandem_format_money_whole (minor, currency) : tandem_format_money (minor, currency);
}

/* --- dates --------------------------------------------------------------------------------------------------------- */

static UDateFormat *
get_date_format (const char *skeleton)
{
  GHashTable *dates = get_formatters ()->dates;
  UDateFormat *format = g_hash_table_lookup (dates, skeleton);
  UErrorCode status = U_ZERO_ERROR;
  UDateTimePatternGenerator *generator;
  UChar wide[32], pattern[64];
  char locale[TANDEM_LOCALE_LENGTH];
  int length;

  if (format)
    return format;
  tandem_locale_find (LC_TIME, locale);
  if (g_str_equal (locale, "en"))
    g_strlcpy (locale, "en_GB", sizeof locale);
  generator = udatpg_open (locale, &status);
  u_uastrcpy (wide, skeleton);
  length = udatpg_getBestPattern (generator, wide, -1, pattern, G_N_ELEMENTS (pattern), &status);
  format = udat_open (UDAT_PATTERN, UDAT_PATTERN, locale, zone_of_dates, -1, pattern, length, &status);
  udatpg_close (generator);
  g_assert (U_SUCCESS (status));
  g_hash_table_insert (dates, g_strdup (skeleton), format);
  return format;
}

static char *
write_ms (gint64 ms, const char *skeleton)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar wide[128];
  int length = udat_format (get_date_format (skeleton), (double) ms, wide, G_N_ELEMENTS (wide), NULL, &status);

  return U_SUCCESS (status) ? to_utf8 (wide, length) : g_strdup ("");
}

static char *
write_date (const char *date, const char *skeleton)
{
  g_autofree char *instant = date ? g_strconcat (date, "T00:00:00.000Z", NULL) : NULL;
  gint64 ms;

  if (instant == NULL || !tandem_instant_to_ms (instant, &ms))
    return g_strdup ("");
  return write_ms (ms, skeleton);
}

/**
 * tandem_format_date:
 *
 * Returns: (transfer full): a plain date with its year: "4 Dec 2026"; "" for %NULL
 */
char *
tandem_format_date (const char *date)
{
  return write_date (date, "yMMMd");
}

/**
 * tandem_format_date_short:
 * @today: (nullable): the year of this day is not repeated
 *
 * Returns: (transfer full): a plain date in short: "4 Dec"
 */
char *
tandem_format_date_short (const char *date, const char *today)
{
  gboolean is_this_year = date && today && strncmp (date, today, 5) == 0;

  return write_date (date, is_this_year ? "MMMd" : "yMMMd");
}

/**
 * tandem_format_month:
 * @date: a plain date
 *
 * Returns: (transfer full): its month: "Dec 2026"
 */
char *
tandem_format_month (const char *date)
{
  return write_date (date, "yMMM");
}

/**
 * tandem_format_date_range:
 *
 * Returns: (transfer full): "26 Aug – 23 Nov 2026"
 */
char *
tandem_format_date_range (const char *from, const char *to)
{
  g_autofree char *first = tandem_format_date_short (from, to);
  g_autofree char *last = tandem_format_date (to);

  return g_strdup_printf ("%s – %s", first, last);
}

static gboolean
find_local_ms (const char *instant, GTimeZone *zone, gint64 *ms)
{
  int interval;

  if (!tandem_instant_to_ms (instant, ms))
    return FALSE;
  interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, *ms / 1000);
  *ms += (gint64) g_time_zone_get_offset (zone, interval) * 1000;
  return TRUE;
}

/**
 * tandem_format_time:
 *
 * Returns: (transfer full): the time of day of an instant in a zone, to the minute: "14:20"
 */
char *
tandem_format_time (const char *instant, GTimeZone *zone)
{
  gint64 ms;

  return find_local_ms (instant, zone, &ms) ? write_ms (ms, "jm") : g_strdup ("");
}

/**
 * tandem_format_instant:
 *
 * Returns: (transfer full): an instant in a zone, to the minute: "18 Nov, 14:20"
 */
char *
tandem_format_instant (const char *instant, GTimeZone *zone)
{
  g_autofree char *now = tandem_date_today (zone);
  g_autofree char *date = tandem_instant_to_date (instant, zone);
  gint64 ms;

  if (date == NULL || !find_local_ms (instant, zone, &ms))
    return g_strdup ("");
  return write_ms (ms, strncmp (date, now, 5) == 0 ? "MMMdjm" : "yMMMdjm");
}

/**
 * tandem_format_day:
 * @instant: (nullable): when
 *
 * Returns: (transfer full) (nullable): the day in a zone, as tandem_format_date() writes it; %NULL for what is no instant
 */
char *
tandem_format_day (const char *instant, GTimeZone *zone)
{
  g_autofree char *date = instant ? tandem_instant_to_date (instant, zone) : NULL;

  return date ? tandem_format_date (date) : NULL;
}
