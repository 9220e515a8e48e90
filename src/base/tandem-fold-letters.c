/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Folding by ICU takes a microsecond for a name, whatever its length, and a file of a million contacts has some million texts
 * to fold. Nearly all letters of all scripts are folded to the same wherever they stand, so what ICU makes of a letter is
 * kept, 256 letters at a time once one of them is met; ICU itself is asked only where a mark follows. */
#include "base/tandem-fold-letters.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#define PAGE_BITS 8
#define PAGE_SIZE (1u << PAGE_BITS)
#define N_PAGES   (0x10000u >> PAGE_BITS) /* the basic plane; letters beyond it are rare */

/* Letters with a stroke or of another make, which no decomposition takes apart. */
static const struct {
  gunichar letter;
  const char *folded;
} special[] = {
  { 0x00e6, "ae" }, { 0x00f0, "d" }, { 0x00f8, "o" }, { 0x00fe, "th" }, { 0x0111, "d" },
  { 0x0127, "h" },  { 0x0131, "i" }, { 0x0142, "l" }, { 0x0153, "oe" }, { 0x0167, "t" },
};

/* Accents and the points of Hebrew and Arabic. Marks that make another letter stay: the voicing of kana, the vowels of the
 * scripts of India and of Thai. */
static gboolean
is_dropped (UChar32 letter)
{
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode script;

  if (letter == 0x0640) /* tatweel only stretches a word */
    return TRUE;
  if (u_charType (letter) != U_NON_SPACING_MARK || letter == 0x3099 || letter == 0x309a)
    return FALSE;
  script = uscript_getScript (letter, &status);
  return script == USCRIPT_INHERITED || script == USCRIPT_COMMON || script == USCRIPT_HEBREW || script == USCRIPT_ARABIC
         || script == USCRIPT_CYRILLIC;
}

static void
append_part (GString *folded, gunichar letter)
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

/**
 * tandem_fold_letters_append:
 * @folded: is added to
 * @text: that begins where a letter does that doesn't join one before it
 *
 * Folds a text by ICU, letter after letter, with all that they make of each other.
 */
void
tandem_fold_letters_append (GString *folded, const char *text, gsize length)
{
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *fold = unorm2_getNFKCCasefoldInstance (&status);
  const UNormalizer2 *decompose = unorm2_getNFKDInstance (&status);
  int capacity = (int) length * 4 + 32; /* the longest expansion of one character is 18 units */
  g_autofree UChar *wide = g_new (UChar, capacity);
  g_autofree UChar *cased = g_new (UChar, capacity * 2);
  g_autofree UChar *parts = g_new (UChar, capacity * 4);
  int n_units;

  u_strFromUTF8WithSub (wide, capacity, &n_units, text, (int) length, 0xfffd, NULL, &status);
  n_units = unorm2_normalize (fold, wide, n_units, cased, capacity * 2, &status);
  n_units = unorm2_normalize (decompose, cased, n_units, parts, capacity * 4, &status);
  if (U_FAILURE (status))
    {
      g_autofree char *valid = g_utf8_make_valid (text, (gssize) length);
      g_autofree char *lower = g_utf8_casefold (valid, -1);

      g_string_append (folded, lower);
      return;
    }
  for (int i = 0; i < n_units;)
    {
      UChar32 letter;

      U16_NEXT (parts, i, n_units, letter);
      if (!is_dropped (letter))
        append_part (folded, (gunichar) letter);
    }
}

static gboolean
may_join (gunichar letter)
{
  UErrorCode status = U_ZERO_ERROR;

  return !unorm2_hasBoundaryBefore (unorm2_getNFKCCasefoldInstance (&status), (UChar32) letter)
         || !unorm2_hasBoundaryBefore (unorm2_getNFKDInstance (&status), (UChar32) letter);
}

static TandemFoldedLetter *
make_page (guint number)
{
  TandemFoldedLetter *page = g_new0 (TandemFoldedLetter, PAGE_SIZE);
  g_autoptr (GString) folded = g_string_new (NULL);

  for (guint i = 0; i < PAGE_SIZE; i++)
    {
      gunichar letter = number << PAGE_BITS | i;
      char text[6];

      g_string_truncate (folded, 0);
      tandem_fold_letters_append (folded, text, (gsize) g_unichar_to_utf8 (letter, text));
      page[i].joins = may_join (letter);
      page[i].length = folded->len <= TANDEM_FOLDED_LONGEST ? (guint8) folded->len : TANDEM_FOLDED_LONGER;
      memcpy (page[i].bytes, folded->str, MIN (folded->len, TANDEM_FOLDED_LONGEST));
    }
  return page;
}

/**
 * tandem_fold_letters_get:
 *
 * For any thread.
 *
 * Returns: (transfer none) (nullable): what the letter is folded to; %NULL for one of the rare ones
 */
const TandemFoldedLetter *
tandem_fold_letters_get (gunichar letter)
{
  static TandemFoldedLetter *pages[N_PAGES];
  TandemFoldedLetter **page = &pages[letter >> PAGE_BITS & (N_PAGES - 1)];

  if (letter >> PAGE_BITS >= N_PAGES)
    return NULL;
  if (g_once_init_enter_pointer (page))
    g_once_init_leave_pointer (page, make_page (letter >> PAGE_BITS));
  return *page + (letter & (PAGE_SIZE - 1));
}
