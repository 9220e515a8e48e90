/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-table-match.h"

#include <string.h>

#include "search/tandem-search-words.h"

#define BETWEEN    " · "
#define MOST_TEXTS 64 /* there is a bit for each */

struct _TandemTableMatch {
  const TandemTableKind *kind;
  TandemWorkspace *workspace;
  char *typed;     /* NULL: nothing */
  GPtrArray *ways; /* of the words in it; NULL */
  guint64 shown;   /* a bit for each column */
  GPtrArray *columns;      /* TandemTableColumn: that are no part of the kind */
  TandemTableTexts *texts; /* what rows do not read; NULL: nobody shows it */
};

/* What is searched of a row, that which is seen first. */
typedef struct {
  GArray *texts; /* of TandemSearchText */
  guint n_seen;
} Known;

TandemTableMatch *
tandem_table_match_new (const TandemTableKind *kind, TandemWorkspace *workspace)
{
  TandemTableMatch *self = g_rc_box_new0 (TandemTableMatch);

  self->kind = kind;
  self->workspace = g_object_ref (workspace);
  self->columns = g_ptr_array_new_with_free_func (g_free);
  return self;
}

TandemTableMatch *
tandem_table_match_ref (TandemTableMatch *self)
{
  return g_rc_box_acquire (self);
}

static void
clear_match (gpointer data)
{
  TandemTableMatch *self = data;

  tandem_table_match_unfollow (self);
  g_free (self->typed);
  g_ptr_array_unref (self->columns);
  g_clear_pointer (&self->ways, g_ptr_array_unref);
  g_object_unref (self->workspace);
}

void
tandem_table_match_unref (TandemTableMatch *self)
{
  g_rc_box_release_full (self, clear_match);
}

/**
 * tandem_table_match_follow:
 * @func: (scope forever): is told of which records there is more to show now
 *
 * From now on what was found by more than a row reads shows that.
 */
void
tandem_table_match_follow (TandemTableMatch *self, TandemTableTextsFunc func, gpointer owner)
{
  g_return_if_fail (self->texts == NULL);

  if (self->kind->get_id)
    self->texts = tandem_table_texts_new (self->kind, tandem_workspace_get_store (self->workspace), func, owner);
}

void
tandem_table_match_unfollow (TandemTableMatch *self)
{
  g_clear_pointer (&self->texts, tandem_table_texts_close);
}

/**
 * tandem_table_match_forget:
 *
 * Tells that the file has changed.
 */
void
tandem_table_match_forget (TandemTableMatch *self)
{
  if (self->texts)
    tandem_table_texts_forget (self->texts);
}

/**
 * tandem_table_match_set_typed:
 * @typed: (nullable): what is looked for
 *
 * Returns: whether it is another thing than before, so that what is on the screen has to be shown anew
 */
gboolean
tandem_table_match_set_typed (TandemTableMatch *self, const char *typed)
{
  static const guint no_counts[256];

  if (typed && *typed == '\0')
    typed = NULL;
  if (!g_set_str (&self->typed, typed))
    return FALSE;
  g_clear_pointer (&self->ways, g_ptr_array_unref);
  self->ways = typed ? tandem_search_words_parse (typed, no_counts) : NULL;
  return TRUE;
}

gboolean
tandem_table_match_is_on (TandemTableMatch *self)
{
  return self->ways != NULL;
}

/**
 * tandem_table_match_set_shown:
 *
 * Tells that a column is on the screen, or not any more.
 */
void
tandem_table_match_set_shown (TandemTableMatch *self, const TandemTableColumn *column, gboolean is_shown)
{
  guint64 bit;

  if (column->value.field) /* nothing is looked for in it */
    return;
  bit = G_GUINT64_CONSTANT (1) << (column - self->kind->columns);
  self->shown = is_shown ? self->shown | bit : self->shown & ~bit;
}

/**
 * tandem_table_match_take_column:
 * @column: (transfer full): one that the firm added to the kind
 *
 * Keeps it as long as there are cells that show it.
 */
void
tandem_table_match_take_column (TandemTableMatch *self, TandemTableColumn *column)
{
  g_ptr_array_add (self->columns, column);
}

const TandemTableKind *
tandem_table_match_get_kind (TandemTableMatch *self)
{
  return self->kind;
}

TandemWorkspace *
tandem_table_match_get_workspace (TandemTableMatch *self)
{
  return self->workspace;
}

/* --- what a row was found by --------------------------------------------------------------------------------------- */

static void
clear_text (gpointer data)
{
  g_free (((TandemSearchText *) data)->text);
}

static GArray *
make_texts (void)
{
  GArray *texts = g_array_new (FALSE, FALSE, sizeof (TandemSearchText));

  g_array_set_clear_func (texts, clear_text);
  return texts;
}

static char *
write_valid (TandemTableMatch *self, const TandemTableValue *value, gpointer row)
{
  g_autofree char *text = tandem_table_value_write (value, row, self->workspace);

  return text ? g_utf8_make_valid (text, -1) : NULL;
}

static TandemSearchField
get_field (const TandemTableColumn *column)
{
  return column->cell == TANDEM_TABLE_CELL_DIGITS ? TANDEM_SEARCH_FIELD_PHONE : TANDEM_SEARCH_FIELD_NAME;
}

/* Whether a column is seen: in the columns those that are shown; in a row of two lines what is in its text. */
static gboolean
is_seen (TandemTableMatch *self, const TandemTableColumn *column, const char *text, const char *detail)
{
  if (column == self->kind->columns)
    return TRUE;
  return detail ? strstr (detail, text) != NULL : (self->shown >> (column - self->kind->columns) & 1) != 0;
}

/* All texts of the columns that are searched; @detail: of a row of two lines, else %NULL. */
static Known
list_known (TandemTableMatch *self, gpointer row, const char *detail)
{
  Known known = { make_texts (), 0 };

  for (const TandemTableColumn *column = self->kind->columns; column->key; column++)
    {
      TandemSearchText text = { get_field (column), column->is_searched ? write_valid (self, &column->value, row) : NULL };

      if (text.text == NULL)
        continue;
      if (is_seen (self, column, text.text, detail))
        g_array_insert_val (known.texts, known.n_seen++, text);
      else
        g_array_append_val (known.texts, text);
    }
  return known;
}

/* What the row doesn't read of its record comes last. */
static void
add_unread (TandemTableMatch *self, gpointer row, GArray *texts)
{
  GArray *unread = self->texts ? tandem_table_texts_lookup (self->texts, self->kind->get_id (row)) : NULL;

  for (guint i = 0; unread && i < unread->len && texts->len < MOST_TEXTS; i++)
    {
      TandemSearchText text = g_array_index (unread, TandemSearchText, i);

      text.text = g_strdup (text.text);
      g_array_append_val (texts, text);
    }
}

/* A bit for each text by which the row was found and which is not seen. */
static guint64
find_unseen (TandemTableMatch *self, gpointer row, Known *known)
{
  guint64 unseen;

  if (tandem_search_texts_find_unseen (known->texts, known->n_seen, self->ways, &unseen))
    return unseen;
  add_unread (self, row, known->texts);
  tandem_search_texts_find_unseen (known->texts, known->n_seen, self->ways, &unseen);
  return unseen;
}

static void
append_text (TandemTableMatch *self, TandemTableMatched *matched, const TandemSearchText *text)
{
  g_autofree char *before = matched->text;
  gboolean is_first = before == NULL || *before == '\0';

  matched->text = is_first ? g_strdup (text->text) : g_strconcat (before, BETWEEN, text->text, NULL);
  tandem_search_text_mark (text, self->ways, matched->ranges,
                           is_first ? 0 : (guint) strlen (before) + (guint) strlen (BETWEEN));
}

/* What is in no cell is said behind the name. */
static void
match_name (TandemTableMatch *self, gpointer row, TandemTableMatched *matched)
{
  Known known = list_known (self, row, NULL);
  guint64 unseen = find_unseen (self, row, &known);

  if (unseen && matched->text)
    matched->aside = (guint) strlen (matched->text);
  for (guint i = known.n_seen; unseen && i < known.texts->len; i++)
    if (unseen >> i & 1)
      append_text (self, matched, &g_array_index (known.texts, TandemSearchText, i));
  g_array_unref (known.texts);
}

/* What is in neither of two lines takes the place of the second. */
static void
match_detail (TandemTableMatch *self, gpointer row, TandemTableMatched *matched)
{
  Known known = list_known (self, row, matched->text ? matched->text : "");
  guint64 unseen = find_unseen (self, row, &known);

  if (unseen)
    g_clear_pointer (&matched->text, g_free);
  for (guint i = 0; i < known.texts->len; i++)
    {
      const TandemSearchText *text = &g_array_index (known.texts, TandemSearchText, i);
      const char *place = unseen || matched->text == NULL ? NULL : strstr (matched->text, text->text);

      if (unseen >> i & 1)
        append_text (self, matched, text);
      else if (place)
        tandem_search_text_mark (text, self->ways, matched->ranges, (guint) (place - matched->text));
    }
  g_array_unref (known.texts);
}

static const TandemTableColumn *
find_column (TandemTableMatch *self, const TandemTableValue *value)
{
  if (value == &self->kind->title)
    return self->kind->columns;
  for (const TandemTableColumn *column = self->kind->columns; column->key; column++)
    if (&column->value == value)
      return column;
  return NULL;
}

/**
 * tandem_table_match_write:
 * @value: a value of the kind
 * @row: (nullable): a row
 *
 * Returns: what its cell says, with marks where something is looked for
 */
TandemTableMatched
tandem_table_match_write (TandemTableMatch *self, const TandemTableValue *value, gpointer row)
{
  TandemTableMatched matched = { .aside = G_MAXUINT };
  const TandemTableColumn *column;
  TandemSearchText text;

  if (row == NULL)
    return matched;
  if (self->ways == NULL)
    {
      matched.text = tandem_table_value_write (value, row, self->workspace);
      return matched;
    }
  matched.text = write_valid (self, value, row);
  matched.ranges = g_array_new (FALSE, FALSE, sizeof (TandemSearchRange));
  column = find_column (self, value);
  if (column && column->is_searched && matched.text)
    {
      text = (TandemSearchText) { get_field (column), matched.text };
      tandem_search_text_mark (&text, self->ways, matched.ranges, 0);
    }
  if (column == self->kind->columns && value != &self->kind->title)
    match_name (self, row, &matched);
  else if (value == &self->kind->detail)
    match_detail (self, row, &matched);
  return matched;
}

void
tandem_table_matched_clear (TandemTableMatched *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->ranges, g_array_unref);
}
