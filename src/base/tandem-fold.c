/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/tandem-fold.h"

#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>
#include <unicode/uversion.h>

#include "base/tandem-fold-letters.h"

/* How many bytes at @text are letters that are folded to one byte each, whatever stands behind them. */
static gsize
count_ascii (const char *text)
{
  gsize n = 0;

  while (text[n] && (guchar) text[n] < 0x80)
    n++;
  return text[n] && n ? n - 1 : n; /* the last may have a mark behind it */
}

static void
append_ascii (GString *folded, const char *text, gsize length)
{
  gsize start = folded->len;

  g_string_set_size (folded, start + length);
  for (gsize i = 0; i < length; i++)
    folded->str[start + i] = (char) (text[i] | (text[i] >= 'A' && text[i] <= 'Z' ? 'a' - 'A' : 0));
}

static const TandemFoldedLetter *
get_letter (const char *text)
{
  return tandem_fold_letters_get (g_utf8_get_char (text));
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
  gsize n_ascii = count_ascii (text);
  const char *c = text + n_ascii, *end;
  const TandemFoldedLetter *letter, *next;

  append_ascii (folded, text, n_ascii);
  if (*c == '\0')
    return;
  if (!g_utf8_validate (c, -1, NULL))
    {
      tandem_fold_letters_append (folded, c, strlen (c));
      return;
    }
  for (letter = get_letter (c); *c; c = end, letter = next)
    {
      gboolean is_alone = letter != NULL && letter->length != TANDEM_FOLDED_LONGER;

      end = g_utf8_next_char (c);
      for (next = get_letter (end); *end && (next == NULL || next->joins); next = get_letter (end))
        {
          is_alone = FALSE;
          end = g_utf8_next_char (end);
        }
      if (is_alone)
        g_string_append_len (folded, letter->bytes, letter->length);
      else
        tandem_fold_letters_append (folded, c, (gsize) (end - c));
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
