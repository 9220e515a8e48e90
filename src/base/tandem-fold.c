/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/tandem-fold.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/uloc.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/uversion.h>

#define LATIN_START 0x80
#define LATIN_END   0x250

typedef char LatinFold[8];

/* Letters with a stroke or of another make, which no decomposition takes apart. */
static const struct {
  gunichar letter;
  const char *folded;
} special[] = {
  { 0x00e6, "ae" }, { 0x00f0, "d" }, { 0x00f8, "o" },  { 0x00fe, "th" }, { 0x0111, "d" },
  { 0x0127, "h" },  { 0x0131, "i" }, { 0x0142, "l" },  { 0x0153, "oe" }, { 0x0167, "t" },
};

/* Accents and the points of Hebrew and Arabic. Marks that make another letter stay: the voicing of kana, the vowels of the
 * scripts of India and of Thai. */
static gboolean
is_dropped (UChar32 letter)
{
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode script;

  if (letter == 0x0640)         /* tatweel only stretches a word */
    return TRUE;
  if (u_charType (letter) != U_NON_SPACING_MARK || letter == 0x3099 || letter == 0x309a)
    return FALSE;
  script = uscript_getScript (letter, &status);
  return script == USCRIPT_INHERITED || script == USCRIPT_COMMON || script == USCRIPT_HEBREW || script == USCRIPT_ARABIC
         || script == USCRIPT_CYRILLIC;
}

static void
append_folded (GString *folded, gunichar letter)
{
  int digit = u_charDigitValue ((UChar32) letter);

  if (digit >= 0)
    {
      g_string_append_c (folded, (char) ('0' + digit));
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (special); i++)
    if (special[i].letter == letter)
      {
        g_string_append (folded, special[i].folded);
        return;
      }
  g_string_append_unichar (folded, letter);
}

static void
append_by_icu (GString *folded, const char *text)
{
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *fold = unorm2_getNFKCCasefoldInstance (&status);
  const UNormalizer2 *decompose = unorm2_getNFKDInstance (&status);
  int capacity = (int) strlen (text) * 4 + 32; /* the longest expansion of one character is 18 units */
  g_autofree UChar *wide = g_new (UChar, capacity);
  g_autofree UChar *cased = g_new (UChar, capacity * 2);
  g_autofree UChar *parts = g_new (UChar, capacity * 4);
  int length;

  u_strFromUTF8WithSub (wide, capacity, &length, text, -1, 0xfffd, NULL, &status);
  length = unorm2_normalize (fold, wide, length, cased, capacity * 2, &status);
  length = unorm2_normalize (decompose, cased, length, parts, capacity * 4, &status);
  if (U_FAILURE (status))
    {
      g_autofree char *valid = g_utf8_make_valid (text, -1);
      g_autofree char *lower = g_utf8_casefold (valid, -1);

      g_string_append (folded, lower);
      return;
    }
  for (int i = 0; i < length;)
    {
      UChar32 letter;

      U16_NEXT (parts, i, length, letter);
      if (!is_dropped (letter))
        append_folded (folded, (gunichar) letter);
    }
}

/* What each Latin letter is folded to. Up to U+024F there is no mark that joins the letter before it, so a text of such
 * letters is folded to what they are folded to one by one. */
static const LatinFold *
get_latin_folds (void)
{
  static LatinFold *folds = NULL;

  if (g_once_init_enter_pointer (&folds))
    {
      LatinFold *made = g_new0 (LatinFold, LATIN_END - LATIN_START);

      for (gunichar letter = LATIN_START; letter < LATIN_END; letter++)
        {
          g_autoptr (GString) folded = g_string_new (NULL);
          char text[7] = { 0 };

          g_unichar_to_utf8 (letter, text);
          append_by_icu (folded, text);
          g_assert (folded->len < sizeof (LatinFold));
          memcpy (made[letter - LATIN_START], folded->str, folded->len);
        }
      g_once_init_leave_pointer (&folds, made);
    }
  return folds;
}

/* The letter of two bytes at @text that the table has; 0 where another begins. */
static gunichar
read_latin (const guchar *text)
{
  gunichar letter;

  if (text[0] < 0xc2 || text[0] > 0xdf || (text[1] & 0xc0) != 0x80)
    return 0;
  letter = (gunichar) (text[0] & 0x1f) << 6 | (text[1] & 0x3f);
  return letter < LATIN_END ? letter : 0;
}

/**
 * tandem_fold_append:
 * @folded: is added to
 *
 * As tandem_fold_text(), for who folds many texts.
 */
void
tandem_fold_append (GString *folded, const char *text)
{
  const LatinFold *folds = NULL;
  gsize start = folded->len;

  for (const guchar *c = (const guchar *) text; *c; c++)
    {
      gunichar letter;

      if (*c < 0x80)
        {
          g_string_append_c (folded, g_ascii_tolower ((char) *c));
          continue;
        }
      letter = read_latin (c);
      if (letter == 0)
        {
          g_string_truncate (folded, start);
          append_by_icu (folded, text);
          return;
        }
      folds = folds ? folds : get_latin_folds ();
      g_string_append (folded, folds[letter - LATIN_START]);
      c++;
    }
}

/**
 * tandem_fold_text:
 * @text: (nullable): %NULL is folded as an empty text, since a damaged file has it where there always is a name
 *
 * NFKC case folding, then decomposition without its marks: "Ångström" and "ANGSTROM" give the same. Digits of any script
 * become ASCII. For any thread.
 *
 * Returns: (transfer full): the text as it is searched
 */
char *
tandem_fold_text (const char *text)
{
  GString *folded = g_string_new (NULL);

  if (text)
    tandem_fold_append (folded, text);
  return g_string_free (folded, FALSE);
}

/**
 * tandem_fold_digits:
 *
 * Returns: (transfer full): the digits of the text alone, of whatever script, as ASCII
 */
char *
tandem_fold_digits (const char *text)
{
  GString *digits = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *c = valid; *c; c = g_utf8_next_char (c))
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (c));

      if (digit >= 0)
        g_string_append_c (digits, (char) ('0' + digit));
    }
  return g_string_free (digits, FALSE);
}

struct _TandemCollator {
  UCollator *collator;
};

/**
 * tandem_collator_new:
 * @locale: such as "de_DE"; one that ICU does not know sorts as the root does
 */
TandemCollator *
tandem_collator_new (const char *locale)
{
  TandemCollator *self = g_new0 (TandemCollator, 1);
  UErrorCode status = U_ZERO_ERROR;

  self->collator = ucol_open (locale, &status);
  if (U_FAILURE (status))
    {
      status = U_ZERO_ERROR;
      self->collator = ucol_open ("", &status);
    }
  g_assert (U_SUCCESS (status));
  return self;
}

void
tandem_collator_free (TandemCollator *self)
{
  ucol_close (self->collator);
  g_free (self);
}

/**
 * tandem_collator_key:
 *
 * For any thread: ICU's collators can be read by several at once.
 *
 * Returns: (transfer full): bytes that sort as the text does in the collator's locale
 */
GBytes *
tandem_collator_key (TandemCollator *self, const char *text)
{
  UErrorCode status = U_ZERO_ERROR;
  int capacity = (int) strlen (text) + 1;
  g_autofree UChar *wide = g_new (UChar, capacity);
  guint8 buffer[256];
  int length, size;

  u_strFromUTF8WithSub (wide, capacity, &length, text, -1, 0xfffd, NULL, &status);
  size = ucol_getSortKey (self->collator, wide, length, buffer, sizeof buffer);
  if (size <= (int) sizeof buffer)
    return g_bytes_new (buffer, size > 0 ? (gsize) size - 1 : 0);   /* without the closing 0 */
  {
    guint8 *key = g_malloc ((gsize) size);

    ucol_getSortKey (self->collator, wide, length, key, size);
    return g_bytes_new_take (key, (gsize) size - 1);
  }
}

/**
 * tandem_collator_version:
 *
 * Returns: (transfer none): what keys depend on: the versions of the ICU that runs and of its collation data. Where it
 *   differs from the one written in the file, the keys there are made anew
 */
const char *
tandem_collator_version (void)
{
  static char *version = NULL;

  if (g_once_init_enter_pointer (&version))
    {
      g_autoptr (TandemCollator) root = tandem_collator_new ("");
      char icu[U_MAX_VERSION_STRING_LENGTH], uca[U_MAX_VERSION_STRING_LENGTH];
      UVersionInfo info;

      u_getVersion (info);
      u_versionToString (info, icu);
      ucol_getUCAVersion (root->collator, info);
      u_versionToString (info, uca);
      g_once_init_leave_pointer (&version, g_strconcat (icu, "/", uca, NULL));
    }
  return version;
}
