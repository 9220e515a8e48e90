/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a record is found by, and, once it is found, where in its texts the words stand. The index knows folded texts only; so
 * the few records on the screen are read and folded again, with a map back. */
#include "search/tandem-search-hit.h"

#include <string.h>

#include "base/tandem-fold-map.h"
#include "base/tandem-fold.h"
#include "search/tandem-search-words.h"

#define BETWEEN " · "

/* A text of a record as it is looked through. */
typedef struct {
  const TandemSearchText *text;
  char *valid; /* the text as it may be shown */
  char *folded;
  TandemFoldMap *map; /* made when something was found; NULL for a phone */
  GArray *digits;     /* of guint: where each digit of a phone stands; made when something was found; NULL for others */
  gboolean is_shown;
} Field;

static void
clear_field (gpointer data)
{
  Field *field = data;

  g_free (field->valid);
  g_free (field->folded);
  g_clear_pointer (&field->map, tandem_fold_map_free);
  g_clear_pointer (&field->digits, g_array_unref);
}

/* The (0) of "+49 (0)30" is never dialled with what stands before it. */
static void
append_phone (GString *digits, const char *phone, GArray *places)
{
  const char *zero = strstr (phone, "(0)");

  for (const char *c = phone; *c; c = g_utf8_next_char (c))
    {
      int digit = zero && c == zero + 1 ? -1 : g_unichar_digit_value (g_utf8_get_char (c));
      guint place = (guint) (c - phone);

      if (digit < 0)
        continue;
      g_string_append_c (digits, (char) ('0' + digit));
      if (places)
        g_array_append_val (places, place);
    }
}

/**
 * tandem_search_text_fold:
 * @folded: is added to
 *
 * Folds one of the texts that a record is searched by.
 */
void
tandem_search_text_fold (GString *folded, TandemSearchField field, const char *text)
{
  if (field != TANDEM_SEARCH_FIELD_PHONE)
    tandem_fold_append (folded, text);
  else if (g_utf8_validate (text, -1, NULL))
    append_phone (folded, text, NULL);
  else
    {
      g_autofree char *valid = g_utf8_make_valid (text, -1);

      append_phone (folded, valid, NULL);
    }
}

/**
 * tandem_search_record_fold:
 *
 * Returns: (transfer full): the text that the record is searched by
 */
char *
tandem_search_record_fold (const TandemSearchRecord *record)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < record->texts->len; i++)
    {
      const TandemSearchText *text = &g_array_index (record->texts, TandemSearchText, i);
      gsize start = all->len;

      if (start)
        g_string_append_c (all, ' ');
      tandem_search_text_fold (all, text->field, text->text);
      if (start && all->len == start + 1)
        g_string_truncate (all, start);
    }
  return g_string_free (all, FALSE);
}

/* --- where the words stand ----------------------------------------------------------------------------------------- */

static Field
fold_field (const TandemSearchText *text)
{
  Field field = { .text = text, .valid = g_utf8_make_valid (text->text, -1) };
  GString *folded = g_string_new (NULL);

  tandem_search_text_fold (folded, text->field, field.valid);
  field.folded = g_string_free (folded, FALSE);
  return field;
}

static GArray *
fold_fields (GArray *texts)
{
  GArray *fields = g_array_new (FALSE, TRUE, sizeof (Field));

  g_array_set_clear_func (fields, clear_field);
  for (guint i = 0; i < texts->len; i++)
    {
      Field field = fold_field (&g_array_index (texts, TandemSearchText, i));

      g_array_append_val (fields, field);
    }
  return fields;
}

/* The first field that has the word; NULL where none has. */
static Field *
find_field (GArray *fields, const TandemSearchWord *word)
{
  for (guint i = 0; i < fields->len; i++)
    if (strstr (g_array_index (fields, Field, i).folded, word->text))
      return &g_array_index (fields, Field, i);
  return NULL;
}

static gboolean
has_all (GArray *fields, GArray *words)
{
  for (guint i = 0; i < words->len; i++)
    if (find_field (fields, &g_array_index (words, TandemSearchWord, i)) == NULL)
      return FALSE;
  return TRUE;
}

static TandemSearchRange
locate_phone (Field *field, gsize start, gsize end)
{
  TandemSearchRange range;

  if (field->digits == NULL)
    {
      g_autoptr (GString) digits = g_string_new (NULL);

      field->digits = g_array_new (FALSE, FALSE, sizeof (guint));
      append_phone (digits, field->valid, field->digits);
    }
  range.start = g_array_index (field->digits, guint, start);
  range.end = g_array_index (field->digits, guint, end - 1);
  range.end += (guint) g_utf8_skip[(guchar) field->valid[range.end]];
  return range;
}

static TandemSearchRange
locate (Field *field, gsize start, gsize end)
{
  TandemSearchRange range;

  if (field->text->field == TANDEM_SEARCH_FIELD_PHONE)
    return locate_phone (field, start, end);
  if (field->map == NULL)
    field->map = tandem_fold_map_new (field->valid);
  tandem_fold_map_locate (field->map, start, end, &range.start, &range.end);
  return range;
}

static int
compare_ranges_cb (gconstpointer a, gconstpointer b)
{
  const TandemSearchRange *first = a, *second = b;

  return (first->start > second->start) - (first->start < second->start);
}

static void
join_ranges (GArray *ranges)
{
  guint n = 0;

  g_array_sort (ranges, compare_ranges_cb);
  for (guint i = 0; i < ranges->len; i++)
    {
      TandemSearchRange range = g_array_index (ranges, TandemSearchRange, i);
      TandemSearchRange *last = n ? &g_array_index (ranges, TandemSearchRange, n - 1) : NULL;

      if (last && range.start <= last->end)
        last->end = MAX (last->end, range.end);
      else
        g_array_index (ranges, TandemSearchRange, n++) = range;
    }
  g_array_set_size (ranges, n);
}

/* Every word wherever it stands, in a field that is shown behind so many bytes. */
static void
mark_words (GArray *ranges, Field *field, guint shift, GArray *words)
{
  for (guint i = 0; i < words->len; i++)
    {
      const TandemSearchWord *word = &g_array_index (words, TandemSearchWord, i);
      const char *found = field->folded;

      for (; (found = strstr (found, word->text)); found += word->length)
        {
          gsize start = (gsize) (found - field->folded);
          TandemSearchRange range = locate (field, start, start + word->length);

          range.start += shift;
          range.end += shift;
          g_array_append_val (ranges, range);
        }
    }
}

static void
append_field (TandemSearchMarked *marked, Field *field, GArray *words)
{
  g_autofree char *before = marked->text;
  guint shift = before ? (guint) strlen (before) + (guint) strlen (BETWEEN) : 0;

  marked->text = before ? g_strconcat (before, BETWEEN, field->valid, NULL) : g_strdup (field->valid);
  mark_words (marked->ranges, field, shift, words);
}

/* Which one it is: a person by the company, anything by what comes first. */
static Field *
find_context (GArray *fields)
{
  for (guint i = 1; i < fields->len; i++)
    if (g_array_index (fields, Field, i).text->field == TANDEM_SEARCH_FIELD_COMPANY)
      return &g_array_index (fields, Field, i);
  return fields->len > 1 ? &g_array_index (fields, Field, 1) : NULL;
}

static void
fill (TandemSearchHit *self, GArray *fields, GArray *words)
{
  Field *name = fields->len ? &g_array_index (fields, Field, 0) : NULL;
  Field *context;

  self->is_named = TRUE;
  for (guint i = 0; i < words->len; i++)
    {
      Field *field = find_field (fields, &g_array_index (words, TandemSearchWord, i));

      field->is_shown = TRUE;
      self->is_named &= field == name;
    }
  context = self->is_named ? find_context (fields) : NULL;
  if (context)
    context->is_shown = TRUE;
  if (name)
    append_field (&self->name, name, words);
  for (guint i = 1; i < fields->len; i++)
    if (g_array_index (fields, Field, i).is_shown)
      append_field (&self->detail, &g_array_index (fields, Field, i), words);
  join_ranges (self->name.ranges);
  join_ranges (self->detail.ranges);
}

/**
 * tandem_search_hit_new:
 * @record: a record that the index gave
 * @ways: what it was asked for, of tandem_search_words_parse()
 *
 * Returns: (transfer full) (nullable): the hit; %NULL when the record has changed and is none any more
 */
TandemSearchHit *
tandem_search_hit_new (TandemSearchKind kind, const TandemSearchRecord *record, GPtrArray *ways)
{
  g_autoptr (GArray) fields = fold_fields (record->texts);

  for (guint i = 0; i < ways->len; i++)
    if (has_all (fields, g_ptr_array_index (ways, i)))
      {
        TandemSearchHit *self = g_new0 (TandemSearchHit, 1);

        self->kind = kind;
        self->id = record->id;
        self->name.ranges = g_array_new (FALSE, FALSE, sizeof (TandemSearchRange));
        self->detail.ranges = g_array_new (FALSE, FALSE, sizeof (TandemSearchRange));
        fill (self, fields, g_ptr_array_index (ways, i));
        return self;
      }
  return NULL;
}

void
tandem_search_hit_free (TandemSearchHit *self)
{
  g_free (self->name.text);
  g_array_unref (self->name.ranges);
  g_free (self->detail.text);
  g_array_unref (self->detail.ranges);
  g_free (self);
}

/* --- in texts that are on the screen already ----------------------------------------------------------------------- */

/**
 * tandem_search_text_mark:
 * @text: as it is shown, valid UTF-8
 * @ways: what is looked for, of tandem_search_words_parse()
 * @ranges: (element-type TandemSearchRange): is added to; it stays in order where texts are marked one after the other
 * @shift: how many bytes stand before the text
 */
void
tandem_search_text_mark (const TandemSearchText *text, GPtrArray *ways, GArray *ranges, guint shift)
{
  Field field = fold_field (text);

  for (guint i = 0; i < ways->len; i++)
    mark_words (ranges, &field, shift, g_ptr_array_index (ways, i));
  join_ranges (ranges);
  clear_field (&field);
}

/**
 * tandem_search_texts_find_unseen:
 * @texts: (element-type TandemSearchText): of one record, no more than 64
 * @n_seen: how many of them, the first, are shown
 * @ways: what the record was found by, of tandem_search_words_parse()
 * @unseen: (out): a bit for each of the others that has a word which is in none that is shown
 *
 * Returns: whether all that is looked for is in the texts; else there is more of the record than these
 */
gboolean
tandem_search_texts_find_unseen (GArray *texts, guint n_seen, GPtrArray *ways, guint64 *unseen)
{
  g_autoptr (GArray) fields = fold_fields (texts);

  *unseen = 0;
  for (guint i = 0; i < ways->len; i++)
    {
      GArray *words = g_ptr_array_index (ways, i);

      if (!has_all (fields, words))
        continue;
      for (guint k = 0; k < words->len; k++)
        {
          guint place
              = (guint) (find_field (fields, &g_array_index (words, TandemSearchWord, k)) - (Field *) fields->data);

          if (place >= n_seen)
            *unseen |= G_GUINT64_CONSTANT (1) << place;
        }
      return TRUE;
    }
  return FALSE;
}
