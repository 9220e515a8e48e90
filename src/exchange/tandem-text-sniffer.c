/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-text-sniffer.h"

#include <string.h>

/* What is certain comes first: a byte order mark, the pattern of NULs that UTF-16 and UTF-32 leave, then strict UTF-8, which
 * hardly any other text satisfies by chance. Japanese, Chinese and Korean encodings are tried strictly and must look like
 * such text. What is left is the code page of the locale: a guess, which is why the choice stands beside the preview. */

#define MAX_RECORDS 200

static const struct {
  const char *language;
  const char *encoding;
} code_pages[] = {
  { "zh_TW", "BIG5" }, { "zh_HK", "BIG5" }, { "zh", "GB18030" }, { "ja", "CP932" }, { "ko", "CP949" },
  { "ru", "windows-1251" }, { "uk", "windows-1251" }, { "bg", "windows-1251" }, { "be", "windows-1251" },
  { "mk", "windows-1251" }, { "sr", "windows-1251" }, { "el", "windows-1253" }, { "tr", "windows-1254" },
  { "az", "windows-1254" }, { "he", "windows-1255" }, { "ar", "windows-1256" }, { "fa", "windows-1256" },
  { "pl", "windows-1250" }, { "cs", "windows-1250" }, { "sk", "windows-1250" }, { "hu", "windows-1250" },
  { "ro", "windows-1250" }, { "hr", "windows-1250" }, { "sl", "windows-1250" }, { "bs", "windows-1250" },
  { "lt", "windows-1257" }, { "lv", "windows-1257" }, { "et", "windows-1257" }, { "vi", "windows-1258" },
  { "th", "CP874" },
};

static const struct {
  const char *bytes;
  gsize length;
  const char *encoding;
} marks[] = {
  { "\xef\xbb\xbf", 3, "UTF-8" },
  { "\xff\xfe\0\0", 4, "UTF-32LE" },
  { "\0\0\xfe\xff", 4, "UTF-32BE" },
  { "\xff\xfe", 2, "UTF-16LE" },
  { "\xfe\xff", 2, "UTF-16BE" },
};

static int
find_mark (const guint8 *bytes, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= marks[i].length && memcmp (bytes, marks[i].bytes, marks[i].length) == 0)
      return i;
  return -1;
}

/* Text of most scripts keeps many characters below U+0100, if only its commas and line ends: their high bytes are NUL. */
static const char *
sniff_nul_pattern (const guint8 *bytes, gsize length)
{
  gsize nuls[4] = { 0 }, units = length / 4;

  for (gsize i = 0; i + 4 <= length; i++)
    nuls[i % 4] += bytes[i] == 0;
  if (units >= 2 && nuls[0] >= units * 9 / 10 && nuls[1] >= units * 9 / 10 && nuls[3] < units / 4)
    return "UTF-32BE";
  if (units >= 2 && nuls[3] >= units * 9 / 10 && nuls[2] >= units * 9 / 10 && nuls[0] < units / 4)
    return "UTF-32LE";
  /* One NUL astray in a short text makes no UTF-16. */
  if (nuls[0] + nuls[1] + nuls[2] + nuls[3] <= MIN (2, length / 4))
    return NULL;
  if ((nuls[0] + nuls[2]) * 10 > units * 2 && (nuls[1] + nuls[3]) * 20 <= nuls[0] + nuls[2])
    return "UTF-16BE";
  if ((nuls[1] + nuls[3]) * 10 > units * 2 && (nuls[0] + nuls[2]) * 20 <= nuls[1] + nuls[3])
    return "UTF-16LE";
  return NULL;
}

static gboolean
is_east_asian (gunichar letter)
{
  return (letter >= 0x3000 && letter < 0xa000) || (letter >= 0xac00 && letter < 0xd7b0) ||
         (letter >= 0xff00 && letter < 0xff60);
}

/* Western text misread as Shift_JIS gives lone ideographs between Latin letters, or half-width kana; text of that language
 * comes in runs of two or more. */
static gboolean
looks_east_asian (const char *text)
{
  gsize wide = 0, in_runs = 0, others = 0, run = 0;

  for (;; text = g_utf8_next_char (text))
    {
      gunichar letter = g_utf8_get_char (text);

      if (is_east_asian (letter))
        {
          wide++;
          run++;
          continue;
        }
      in_runs += run > 1 ? run : 0;
      run = 0;
      if (letter == 0)
        break;
      others += letter >= 0x80;
    }
  return wide >= 2 && in_runs * 10 >= wide * 6 && others * 4 <= wide;
}

static gboolean
fits_multibyte (const guint8 *bytes, gsize length, const char *encoding)
{
  g_autofree char *text = NULL;

  /* A sample may end within a character. */
  for (guint cut = 0; cut < 4 && cut < length && !text; cut++)
    text = g_convert ((const char *) bytes, length - cut, "UTF-8", encoding, NULL, NULL, NULL);
  return text && looks_east_asian (text);
}

/* Bytes that no letter of an encoding of one byte each has. */
static gsize
count_meaningless (const guint8 *bytes, gsize length, const char *encoding)
{
  gboolean is_meaningless[256] = { FALSE };
  gsize n = 0;

  for (guint i = 0x80; i < 256; i++)
    {
      const char letter = (char) i;
      g_autofree char *text = g_convert (&letter, 1, "UTF-8", encoding, NULL, NULL, NULL);

      is_meaningless[i] = text == NULL;
    }
  for (gsize i = 0; i < length; i++)
    n += is_meaningless[bytes[i]];
  return n;
}

/* The widths of the records as one delimiter gives them; a width over the array's end counts as its last. */
static guint
count_widths (const char *text, gsize length, char delimiter, guint *widths)
{
  const char *end = text + length, *cell = text;
  guint n = 0, width = 1;
  gboolean quoted = FALSE;

  for (const char *p = text; p < end && n < MAX_RECORDS; p++)
    {
      /* A quote after any of the candidates opens a cell, or ; would be taken where it only stands in texts; and \" is
       * somebody's way to quote. */
      if (*p == '"' && (quoted || p == cell || strchr (",;\t|:\\", p[-1])))
        quoted = !quoted;
      else if (quoted)
        continue;
      else if (*p == delimiter)
        {
          width++;
          cell = p + 1;
        }
      else if (*p == '\n' || *p == '\r')
        {
          if (p > cell || width > 1)
            widths[n++] = width;
          width = 1;
          cell = p + 1;
        }
    }
  /* The last record of a sample is as a rule cut off; it counts when there is no other. */
  if (n < MAX_RECORDS && (n == 0 || length < 4096) && (cell < end || width > 1))
    widths[n++] = width;
  return n;
}

static double
rate_delimiter (const char *text, gsize length, char delimiter)
{
  guint widths[MAX_RECORDS];
  guint n = count_widths (text, length, delimiter, widths);
  guint best = 0, best_width = 0;

  for (guint i = 0; i < n; i++)
    {
      guint same = 0;

      if (widths[i] < 2)
        continue;
      for (guint j = 0; j < n; j++)
        same += widths[j] == widths[i];
      if (same > best || (same == best && widths[i] > best_width))
        {
          best = same;
          best_width = widths[i];
        }
    }
  if (n == 0 || best * 2 < n)
    return best > 0 ? 0.1 * best / n : 0;
  return (double) best / n + 0.02 * MIN (best_width, 12);
}

/**
 * tandem_text_code_page:
 * @language: (nullable): such as "de_DE.UTF-8"; NULL for that of the session
 *
 * Returns: (transfer none): the encoding that old programs of that language wrote; windows-1252 for most
 */
const char *
tandem_text_code_page (const char *language)
{
  if (!language)
    language = g_get_language_names ()[0];
  for (guint i = 0; i < G_N_ELEMENTS (code_pages); i++)
    if (g_str_has_prefix (language, code_pages[i].language) &&
        strchr ("_-.@", language[strlen (code_pages[i].language)]))
      return code_pages[i].encoding;
  return "windows-1252";
}

/**
 * tandem_text_sniff_encoding:
 * @bytes: the beginning of a file, the longer the better
 * @language: (nullable): see tandem_text_code_page()
 *
 * Returns: (transfer none): the name of the encoding, as iconv knows it
 */
const char *
tandem_text_sniff_encoding (const guint8 *bytes, gsize length, const char *language)
{
  int mark = find_mark (bytes, length);
  const char *encoding, *stop, *code_page = tandem_text_code_page (language);

  if (mark >= 0)
    return marks[mark].encoding;
  if (length == 0)
    return "UTF-8";
  encoding = sniff_nul_pattern (bytes, length);
  if (encoding)
    return encoding;
  /* A lone NUL in text that is otherwise UTF-8 does not make it anything else. */
  for (const char *p = (const char *) bytes, *end = p + length;; p = stop + 1)
    {
      if (g_utf8_validate_len (p, end - p, &stop))
        return "UTF-8";
      if (*stop == 0)
        continue;
      if (end - stop < 4 && g_utf8_get_char_validated (stop, end - stop) == (gunichar) -2)
        return "UTF-8";
      break;
    }
  if (!g_str_has_prefix (code_page, "windows") && fits_multibyte (bytes, length, code_page))
    return code_page;
  if (fits_multibyte (bytes, length, "CP932"))
    return "CP932";
  /* A sheet from elsewhere: ü and ß of a German one have no meaning in Hebrew. */
  if (g_str_has_prefix (code_page, "windows") && !g_str_equal (code_page, "windows-1252")
      && count_meaningless (bytes, length, code_page) > count_meaningless (bytes, length, "windows-1252"))
    return "windows-1252";
  return code_page;
}

/**
 * tandem_text_sniff_delimiter:
 * @text: UTF-8, the beginning of a file
 *
 * The delimiter under which the widths of the records are the steadiest; a line `sep=;` is its reader's business.
 *
 * Returns: one of , ; TAB | : and , where there is but one column
 */
char
tandem_text_sniff_delimiter (const char *text, gsize length)
{
  static const char candidates[] = { ',', ';', '\t', '|', ':' };
  double best = 0;
  char delimiter = ',';

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      double rate = rate_delimiter (text, length, candidates[i]);

      /* Times and links hold colons: only a file that nothing else explains is split at them. */
      if (candidates[i] == ':' && (best > 0.3 || rate < 1))
        continue;
      if (rate > best + 1e-9)
        {
          best = rate;
          delimiter = candidates[i];
        }
    }
  return best >= 0.3 || delimiter == ',' ? delimiter : ',';
}
