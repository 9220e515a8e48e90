/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-cell-sorter.h"

#include <glib/gi18n-lib.h>

#include "exchange/tandem-exchange-error.h"

/* Programs that write a sheet column by column give its cells in that order. A row of them is complete only at the end: all
 * are kept, small, and sorted. A sheet in the order of its rows, which is what nearly all have, never comes here. */

#define MAX_CELLS 3000000
#define MAX_TEXT  (64 * 1024 * 1024)

typedef struct {
  double number;
  const char *lasting; /* NULL where the text is at @offset of the sorter's */
  guint32 offset;
  guint32 length;
  guint32 place; /* row and column */
  guint32 kind;
} Entry;

/**
 * TandemCellSorter:
 *
 * The cells of a sheet, in the order of its rows.
 */
struct _TandemCellSorter {
  GArray *entries;
  GString *texts;
  guint next;
};

TandemCellSorter *
tandem_cell_sorter_new (void)
{
  TandemCellSorter *self = g_new0 (TandemCellSorter, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->texts = g_string_new (NULL);
  return self;
}

void
tandem_cell_sorter_free (TandemCellSorter *self)
{
  g_array_unref (self->entries);
  g_string_free (self->texts, TRUE);
  g_free (self);
}

/**
 * tandem_cell_sorter_add:
 * @row: from 0, below 65,536
 * @column: from 0; the cells of a record may go on beyond any
 * @is_lasting: whether the cell's text lives as long as the sorter
 *
 * Returns: FALSE with %TANDEM_EXCHANGE_ERROR_LIMIT where it is too much
 */
gboolean
tandem_cell_sorter_add (TandemCellSorter *self, guint row, guint column, const TandemCell *cell, gboolean is_lasting,
                        GError **error)
{
  const Entry entry = { cell->number,       is_lasting ? cell->text : NULL,
                        self->texts->len,   cell->length,
                        row << 16 | column, cell->kind };

  if (!tandem_row_buffer_check_columns (column, 1, error))
    return FALSE;
  if (self->entries->len == MAX_CELLS || self->texts->len + cell->length > MAX_TEXT)
    {
      g_set_error_literal (
          error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_LIMIT,
          _ ("The rows of a sheet are in no order, and there are too many to sort them. Open the file in "
             "the program it comes from and save it anew."));
      return FALSE;
    }
  g_array_append_val (self->entries, entry);
  if (!is_lasting)
    {
      g_string_append_len (self->texts, cell->text, cell->length);
      g_string_append_c (self->texts, '\0');
    }
  return TRUE;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  guint32 first = ((const Entry *) a)->place, second = ((const Entry *) b)->place;

  return (first > second) - (first < second);
}

/**
 * tandem_cell_sorter_sort:
 *
 * Sorts the cells, all of which were added. Of two in one place the later stays behind the earlier.
 */
void
tandem_cell_sorter_sort (TandemCellSorter *self)
{
  g_array_sort (self->entries, compare_entries);
}

/**
 * tandem_cell_sorter_next:
 * @buffer: where the next row goes
 *
 * Returns: FALSE where there is none, or with an error
 */
gboolean
tandem_cell_sorter_next (TandemCellSorter *self, TandemRowBuffer *buffer, guint sheet, GError **error)
{
  const Entry *entries = (const Entry *) (gpointer) self->entries->data;
  guint row;

  if (self->next == self->entries->len)
    return FALSE;
  row = entries[self->next].place >> 16;
  tandem_row_buffer_begin_row (buffer, sheet, row + 1);
  for (; self->next < self->entries->len && entries[self->next].place >> 16 == row; self->next++)
    {
      const Entry *entry = &entries[self->next];
      const TandemCell cell = { .text = entry->lasting ? entry->lasting : self->texts->str + entry->offset,
                                .length = entry->length,
                                .number = entry->number,
                                .kind = entry->kind };

      if (!tandem_row_buffer_add_lasting (buffer, &cell, entry->place & 0xffff, error))
        return FALSE;
    }
  return tandem_row_buffer_end_row (buffer, 1, error);
}
