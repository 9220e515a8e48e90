/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Folding makes texts longer and shorter: "ß" is two letters, "é" may be two and become one, a point of Hebrew none. So a
 * text is folded piece by piece, cut where neither normalisation looks beyond the cut, and each piece keeps its place. */
#include "base/tandem-fold-map.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/unorm2.h>

#include "base/tandem-fold.h"

struct _TandemFoldMap {
  char *text;
  GString *folded;
  GArray *pieces; /* of Piece */
};

typedef struct {
  guint start, folded_start;
} Piece;

static void
add_piece (TandemFoldMap *self, guint start, guint end)
{
  g_autofree char *part = g_strndup (self->text + start, end - start);
  g_autofree char *folded = tandem_fold_text (part);
  Piece piece = { start, (guint) self->folded->len };

  g_array_append_val (self->pieces, piece);
  g_string_append (self->folded, folded);
}

static void
cut (TandemFoldMap *self)
{
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *fold = unorm2_getNFKCCasefoldInstance (&status);
  const UNormalizer2 *decompose = unorm2_getNFKDInstance (&status);
  const char *start = self->text;

  for (const char *c = start; *c; c = g_utf8_next_char (c))
    {
      UChar32 letter = (UChar32) g_utf8_get_char (c);

      if (c == start || !unorm2_hasBoundaryBefore (fold, letter) || !unorm2_hasBoundaryBefore (decompose, letter))
        continue;
      add_piece (self, (guint) (start - self->text), (guint) (c - self->text));
      start = c;
    }
  if (*start)
    add_piece (self, (guint) (start - self->text), (guint) strlen (self->text));
}

/**
 * tandem_fold_map_new:
 * @text: any text; one that is no UTF-8 is kept as it may be shown
 */
TandemFoldMap *
tandem_fold_map_new (const char *text)
{
  TandemFoldMap *self = g_new0 (TandemFoldMap, 1);
  Piece end;

  self->text = g_utf8_make_valid (text, -1);
  self->folded = g_string_new (NULL);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  cut (self);
  end = (Piece) { (guint) strlen (self->text), (guint) self->folded->len };
  g_array_append_val (self->pieces, end);
  return self;
}

void
tandem_fold_map_free (TandemFoldMap *self)
{
  g_free (self->text);
  g_string_free (self->folded, TRUE);
  g_array_unref (self->pieces);
  g_free (self);
}

/**
 * tandem_fold_map_get_folded:
 *
 * Returns: (transfer none): as tandem_fold_text() gives it
 */
const char *
tandem_fold_map_get_folded (TandemFoldMap *self)
{
  return self->folded->str;
}

/* The last piece that begins at @folded or before it, and is no empty one. */
static guint
find_piece (TandemFoldMap *self, gsize folded)
{
  guint low = 0, high = self->pieces->len - 1;

  while (low < high)
    {
      guint middle = low + (high - low + 1) / 2;

      if (g_array_index (self->pieces, Piece, middle).folded_start <= folded)
        low = middle;
      else
        high = middle - 1;
    }
  return low;
}

/* What is shown in another weight can't begin or end within what is seen as one letter. */
static void
widen (TandemFoldMap *self, guint *start, guint *end)
{
  UErrorCode status = U_ZERO_ERROR;
  UText *text = utext_openUTF8 (NULL, self->text, -1, &status);
  UBreakIterator *letters = ubrk_open (UBRK_CHARACTER, "", NULL, 0, &status);

  ubrk_setUText (letters, text, &status);
  if (U_SUCCESS (status))
    {
      if (!ubrk_isBoundary (letters, (int32_t) *start))
        *start = (guint) MAX (ubrk_preceding (letters, (int32_t) *start), 0);
      if (!ubrk_isBoundary (letters, (int32_t) *end))
        *end = (guint) ubrk_following (letters, (int32_t) *end);
    }
  ubrk_close (letters);
  utext_close (text);
}

/**
 * tandem_fold_map_locate:
 * @folded_start: where a part of the folded text begins
 * @folded_end: behind its last byte
 * @start: (out): where the part of the text begins that it comes from: whole letters with their marks
 * @end: (out): behind its last byte
 */
void
tandem_fold_map_locate (TandemFoldMap *self, gsize folded_start, gsize folded_end, guint *start, guint *end)
{
  *start = g_array_index (self->pieces, Piece, find_piece (self, folded_start)).start;
  *end = g_array_index (self->pieces, Piece, MIN (find_piece (self, folded_end - 1) + 1, self->pieces->len - 1)).start;
  widen (self, start, end);
}
