/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-import-value.h"

#include <string.h>

/* The values of foreign lists, as Tandem keeps them, and the keys by which two of them are the same. What is doubtful is
 * kept as it stands and said: a list with a mistyped address is still somebody's list. */

#define JOINT ":::"

static char *
trim (const char *text)
{
  g_autofree char *spaced = g_strdup (text);

  /* No-break spaces come from web pages; they look like any other. */
  for (char *p = spaced; (p = strstr (p, "\xc2\xa0"));)
    {
      p[0] = ' ';
      memmove (p + 1, p + 2, strlen (p + 2) + 1);
    }
  g_strstrip (spaced);
  return g_steal_pointer (&spaced);
}

static gboolean
is_valid_host (const char *host)
{
  const char *dot = strrchr (host, '.');

  return dot && dot > host && dot[1] && dot[2] && *host != '.' && *host != '-' && !strstr (host, "..") &&
         !strpbrk (host, " @,;:()<>[]\"_/\\");
}

/* The first three letters of a month in English, German, French, Spanish and Italian; those of none are not written here. */
static int
find_month (const char *word)
{
  static const char *const months[12]
      = { "jan ene gen", "feb fev fév",     "mar mär mrz", "apr avr abr", "may mai mag", "jun jui giu",
          "jul lug",     "aug aoû aou ago", "sep set",     "oct okt ott", "nov",         "dec dez déc dic" };
  g_autofree char *folded = g_utf8_strdown (word, -1);
  g_autofree char *start = g_utf8_substring (folded, 0, 3);

  /* juin and juillet begin alike */
  if (g_str_has_prefix (folded, "juil"))
    return 7;
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_auto (GStrv) starts = g_strsplit (months[i], " ", -1);

      if (g_strv_contains ((const char *const *) starts, start))
        return (int) i + 1;
    }
  return 0;
}

/* The numbers of a date; a month written as a word gives its number, and its place. */
static guint
read_numbers (const char *text, int *numbers, guint *digits, int *word_at)
{
  guint n = 0;

  *word_at = -1;
  while (*text && n < 3)
    {
      if (g_ascii_isdigit (*text))
        {
          char *end;

          numbers[n] = MIN (g_ascii_strtoull (text, &end, 10), 99999);
          digits[n++] = end - text;
          text = end;
        }
      else if (g_unichar_isalpha (g_utf8_get_char (text)) && *word_at < 0)
        {
          const char *end = text;
          g_autofree char *word = NULL;

          while (g_unichar_isalpha (g_utf8_get_char (end)))
            end = g_utf8_next_char (end);
          word = g_strndup (text, end - text);
          numbers[n] = g_utf8_strlen (word, -1) >= 3 ? find_month (word) : 0;
          if (numbers[n] == 0)
            return 0;
          digits[n] = 2;
          *word_at = (int) n++;
          text = end;
        }
      else if (strchr ("-/., ", *text))
        text++;
      else
        return 0;
    }
  /* A time may follow a date: 1980-05-17 00:00:00 and 1980-05-17T00:00:00Z. */
  return n == 3 && *text && !strchr ("T .", *text) ? 0 : n;
}

static gboolean
is_date (int year, int month, int day)
{
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= 31
         && g_date_valid_dmy (day, month, year);
}

/* Two digits of a year are of the last hundred years: nobody is born in the future. */
static int
widen_year (int year, guint digits)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  int this_year = g_date_time_get_year (now);

  if (digits > 2)
    return year;
  year += this_year / 100 * 100;
  return year > this_year ? year - 100 : year;
}

static char *
format_date (int year, int month, int day)
{
  return is_date (year, month, day) ? g_strdup_printf ("%04d-%02d-%02d", year, month, day) : NULL;
}

static char *
format_day (int month, int day)
{
  return is_date (2000, month, day) ? g_strdup_printf ("--%02d-%02d", month, day) : NULL;
}

/* Most are, and need no other copy. */
static gboolean
is_lower (const char *text)
{
  for (; *text; text++)
    if ((guchar) *text >= 0x80 || g_ascii_isupper (*text))
      return FALSE;
  return TRUE;
}

/**
 * tandem_import_email:
 * @key: (out) (transfer full) (nullable) (optional): what two spellings of one address have in common
 * @is_valid: (out) (optional): whether mail could be sent there, by its look
 *
 * Trims an address, takes a leading "mailto:" and angle brackets away, and writes its domain in small letters.
 *
 * Returns: (transfer full): the address as it is kept, "" for none
 */
char *
tandem_import_email (const char *text, char **key, gboolean *is_valid)
{
  g_autofree char *value = trim (text);
  char *open = strrchr (value, '<'), *close = strrchr (value, '>'), *at;
  gboolean valid;

  if (open && close > open)
    {
      *close = 0;
      memmove (value, open + 1, strlen (open + 1) + 1);
      g_strstrip (value);
    }
  if (g_ascii_strncasecmp (value, "mailto:", 7) == 0)
    memmove (value, value + 7, strlen (value + 7) + 1);
  at = strrchr (value, '@');
  valid = at && at > value && !memchr (value, '@', at - value) && !strpbrk (value, " \t\r\n,;<>()\"") &&
          is_valid_host (at + 1) && at - value <= 64 && value[0] != '.' && at[-1] != '.';
  if (at && !is_lower (at))
    {
      g_autofree char *domain = g_utf8_strdown (at, -1);

      *at = 0;
      open = g_strconcat (value, domain, NULL);
      g_free (value);
      value = open;
    }
  if (key)
    *key = *value ? g_utf8_casefold (value, -1) : NULL;
  if (is_valid)
    *is_valid = valid;
  return g_steal_pointer (&value);
}

/**
 * tandem_import_phone:
 * @key: (out) (transfer full) (nullable) (optional): its digits, with a + where the country is given (00 counts as +)
 * @is_valid: (out) (optional): whether it has as many digits as numbers have
 *
 * A number stays as it was written: its leading zero and its + are part of it. The guard that spreadsheets need before a +
 * is taken away.
 *
 * Returns: (transfer full): the number as it is kept, "" for none
 */
char *
tandem_import_phone (const char *text, char **key, gboolean *is_valid)
{
  g_autofree char *value = trim (text);
  g_autoptr (GString) digits = g_string_new (NULL);
  guint others = 0, n;
  const char *p = value;

  if (*p == '\'' && (p[1] == '+' || g_ascii_isdigit (p[1])))
    memmove (value, value + 1, strlen (value));
  if (g_ascii_strncasecmp (value, "tel:", 4) == 0)
    memmove (value, value + 4, strlen (value + 4) + 1);
  p = value;
  if (*p == '+' || (p[0] == '0' && p[1] == '0'))
    {
      g_string_append_c (digits, '+');
      p += *p == '+' ? 1 : 2;
    }
  /* +49 (0)30 … : the zero in brackets is dialled within the country only. */
  for (; *p; p++)
    if (digits->len > 0 && digits->str[0] == '+' && g_str_has_prefix (p, "(0)"))
      p += 2;
    else if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
    else if (strchr ("xX#;", *p) || g_ascii_strncasecmp (p, "ext", 3) == 0)
      break;
    else
      others += !strchr (" -./()", *p) && (guchar) *p < 0x80;
  n = digits->len - (digits->len > 0 && digits->str[0] == '+');
  if (key)
    *key = n > 0 ? g_strdup (digits->str) : NULL;
  if (is_valid)
    *is_valid = n >= 5 && n <= 15 && others == 0;
  return g_steal_pointer (&value);
}

static gboolean
is_suffix (const char *text)
{
  static const char *const words[] = { "MD",   "M.D.", "PhD", "PHD",  "Ph.D.", "Ph. D.", "Jr",  "Jr.", "JR",   "jr.",
                                       "Sr",   "Sr.",  "SR",  "sr.",  "II",    "III",    "IV",  "MBA", "CPA",  "Esq",
                                       "Esq.", "ESQ",  "JD",  "J.D.", "DDS",   "DMD",    "DVM", "RN",  "R.N.", NULL };

  return g_strv_contains (words, text);
}

/**
 * tandem_import_cut_suffix:
 * @name: a full name; is left without it
 *
 * Takes "MD" and the like from behind the last commas of a name. Behind a single word it may be a given name: "Rahman, Md".
 *
 * Returns: (transfer full) (nullable): what stood there
 */
char *
tandem_import_cut_suffix (char *name)
{
  char *suffix = NULL, *comma;

  while ((comma = strrchr (name, ',')))
    {
      g_autofree char *word = trim (comma + 1), *rest = g_strndup (name, (gsize) (comma - name)), *others = suffix;

      g_strstrip (rest);
      if (!is_suffix (word) || strpbrk (rest, " ,") == NULL)
        {
          suffix = g_steal_pointer (&others);
          break;
        }
      suffix = others ? g_strconcat (word, ", ", others, NULL) : g_strdup (word);
      *comma = 0;
    }
  return suffix;
}

/**
 * tandem_import_split_name:
 * @given: (out) (transfer full): "" for none
 * @family: (out) (transfer full): "" for none
 *
 * Takes a full name apart: "Family, Given", else the last word with the small words before it ("van der Berg"); a single
 * word is the family name. Where no space parts the words (田中一郎), nothing does.
 */
void
tandem_import_split_name (const char *text, char **given, char **family)
{
  static const char *const particles[] = { "van", "von", "der", "den", "de", "da", "di", "la", "le", "del", "dos", "zu",
                                           "zur", "zum", "ter", "ten", "af", "av", "bin", "ibn", "al", "el", NULL };
  g_autofree char *name = trim (text);
  char *comma = strchr (name, ','), *cut;

  if (comma)
    {
      *comma = 0;
      *family = trim (name);
      *given = trim (comma + 1);
      return;
    }
  cut = strrchr (name, ' ');
  if (!cut)
    {
      *given = g_strdup ("");
      *family = g_steal_pointer (&name);
      return;
    }
  for (char *before; cut > name; cut = before)
    {
      g_autofree char *word = NULL;

      for (before = cut - 1; before > name && *before != ' ';)
        before--;
      word = g_strstrip (g_strndup (before, cut - before));
      if (before == name || (*word && !g_strv_contains (particles, word)))
        break;
    }
  *family = trim (cut);
  *cut = 0;
  *given = trim (name);
}

/**
 * tandem_import_split_joined:
 *
 * Returns: (transfer full): the values that Google joins with ` ::: `, without empty ones
 */
GStrv
tandem_import_split_joined (const char *text)
{
  guint n_most = 1, n = 0;
  GStrv values;

  for (const char *at = text; (at = strstr (at, JOINT)); at += strlen (JOINT))
    n_most++;
  values = g_new0 (char *, n_most + 1);
  for (const char *end; text; text = end ? end + strlen (JOINT) : NULL)
    {
      g_autofree char *part = (end = strstr (text, JOINT)) ? g_strndup (text, (gsize) (end - text)) : NULL;
      g_autofree char *value = trim (part ? part : text);

      if (*value)
        values[n++] = g_steal_pointer (&value);
    }
  return values;
}

/**
 * tandem_import_find_order:
 * @text: one value of a column
 *
 * Returns: the order that this value alone must have; %TANDEM_DATE_ORDER_AMBIGUOUS where it reads both ways,
 *   %TANDEM_DATE_ORDER_UNKNOWN where it is no date, or has its month as a word
 */
TandemDateOrder
tandem_import_find_order (const char *text)
{
  int numbers[3], word_at;
  guint digits[3], n = read_numbers (text, numbers, digits, &word_at);

  if (n < 2 || word_at >= 0 || g_str_has_prefix (text, "--"))
    return TANDEM_DATE_ORDER_UNKNOWN;
  if (n == 3 && digits[0] == 4)
    return TANDEM_DATE_ORDER_YEAR_FIRST;
  /* Dots stand only where the day comes first. */
  if (numbers[0] <= 31 && numbers[1] <= 12 && (numbers[0] > 12 || (numbers[0] && strchr (text, '.'))))
    return TANDEM_DATE_ORDER_DAY_FIRST;
  if (numbers[1] > 12 && numbers[1] <= 31 && numbers[0] <= 12)
    return TANDEM_DATE_ORDER_MONTH_FIRST;
  return numbers[0] && numbers[1] ? TANDEM_DATE_ORDER_AMBIGUOUS : TANDEM_DATE_ORDER_UNKNOWN;
}

/**
 * tandem_import_birthday:
 * @order: that of the column; nothing is guessed where it is ambiguous
 *
 * Reads a birthday with its year or without. Outlook's 0/0/00 is none.
 *
 * Returns: (transfer full) (nullable): `1980-05-17` or `--05-17`, or NULL if @text is no such day
 */
char *
tandem_import_birthday (const char *text, TandemDateOrder order)
{
  int numbers[3], word_at, day, month;
  guint digits[3], n;
  g_autofree char *value = trim (text);

  n = read_numbers (value, numbers, digits, &word_at);
  if (n < 2)
    return NULL;
  if (n == 3 && digits[0] == 4)
    return format_date (numbers[0], numbers[1], numbers[2]);
  if (g_str_has_prefix (value, "--"))
    return n == 2 ? format_day (numbers[0], numbers[1]) : NULL;
  if (word_at == 0 || word_at == 1)
    order = word_at == 0 ? TANDEM_DATE_ORDER_MONTH_FIRST : TANDEM_DATE_ORDER_DAY_FIRST;
  else if (order != TANDEM_DATE_ORDER_DAY_FIRST && order != TANDEM_DATE_ORDER_MONTH_FIRST)
    return NULL;
  day = numbers[order == TANDEM_DATE_ORDER_DAY_FIRST ? 0 : 1];
  month = numbers[order == TANDEM_DATE_ORDER_DAY_FIRST ? 1 : 0];
  if (n == 2)
    return format_day (month, day);
  return format_date (widen_year (numbers[2], digits[2]), month, day);
}
