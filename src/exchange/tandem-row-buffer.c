/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-row-buffer.h"

#include <glib/gi18n-lib.h>

#include "exchange/tandem-exchange-error.h"

/* A parser gives rows as they come, a reader hands them out one by one. Between the two a row is a list of runs, a cell and
 * how often it stands there: an OpenDocument file says "these 16,384 cells, a million times" in a hundred bytes, and only the
 * row in hand is ever spread out. What is spread is counted against what a file of that size can honestly hold. */

#define MAX_CELLS        G_GUINT64_CONSTANT (200000000)
#define MAX_TEXT         (G_GUINT64_CONSTANT (1) << 30)
#define LEAST_CELLS      G_GUINT64_CONSTANT (10000000)
#define LEAST_TEXT       (G_GUINT64_CONSTANT (64) << 20)
#define MAX_SPREAD_RATIO 1000

typedef struct {
  TandemCell cell; /* its text is NULL while it lies in the buffer */
  gsize offset;
  guint column;
  guint repeat;
} Run;

typedef struct {
  guint first;
  guint end;
  guint width;
  guint left;
  guint sheet;
  guint64 number;
} PendingRow;

/**
 * TandemRowBuffer:
 *
 * The rows between a parser and a reader.
 */
struct _TandemRowBuffer {
  GArray *rows;
  GArray *runs;
  GString *texts;
  GArray *cells;
  guint next;
  PendingRow given; /* whose cells stand in @cells */
  guint sheet;
  gint64 row;
  guint64 row_text;
  guint width;
  guint begin;
  gsize begin_text;
  guint64 n_cells;
  guint64 n_text;
  guint64 max_cells;
  guint64 max_text;
};

static const TandemCell blank = { .text = "", .kind = TANDEM_CELL_BLANK };

/**
 * tandem_row_buffer_new:
 * @file_size: bytes of the file, which bound what may be spread out of it
 */
TandemRowBuffer *
tandem_row_buffer_new (guint64 file_size)
{
  TandemRowBuffer *self = g_new0 (TandemRowBuffer, 1);

  self->rows = g_array_new (FALSE, FALSE, sizeof (PendingRow));
  self->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  self->texts = g_string_new (NULL);
  self->cells = g_array_new (FALSE, FALSE, sizeof (TandemCell));
  self->max_cells = CLAMP (file_size * MAX_SPREAD_RATIO, LEAST_CELLS, MAX_CELLS);
  self->max_text = CLAMP (file_size * MAX_SPREAD_RATIO, LEAST_TEXT, MAX_TEXT);
  return self;
}

void
tandem_row_buffer_free (TandemRowBuffer *self)
{
  g_array_unref (self->rows);
  g_array_unref (self->runs);
  g_string_free (self->texts, TRUE);
  g_array_unref (self->cells);
  g_free (self);
}

/* The row that was handed out leaves blanks behind, only where it had cells: a wide sheet costs what stands in it. */
static void
take_back (TandemRowBuffer *self)
{
  TandemCell *cells = (TandemCell *) (gpointer) self->cells->data;

  for (guint i = self->given.first; i < self->given.end; i++)
    {
      const Run *run = &g_array_index (self->runs, Run, i);

      for (guint k = 0; k < run->repeat; k++)
        cells[run->column + k] = blank;
    }
  self->given.first = self->given.end = 0;
}

/* The row that is still being built stays. */
static void
drop_given (TandemRowBuffer *self)
{
  take_back (self);
  g_array_set_size (self->rows, 0);
  self->next = 0;
  if (self->begin > 0)
    g_array_remove_range (self->runs, 0, self->begin);
  g_string_erase (self->texts, 0, self->begin_text);
  for (guint i = 0; i < self->runs->len; i++)
    g_array_index (self->runs, Run, i).offset -= self->begin_text;
  self->begin = 0;
  self->begin_text = 0;
}

static gboolean
check_row (gint64 row, GError **error)
{
  if (row >= 1 && row <= TANDEM_SHEET_MAX_ROWS)
    return TRUE;
  g_set_error_literal (error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_LIMIT,
                       _ ("The file has a row outside of the 1,048,576 that a sheet can have, and was not read."));
  return FALSE;
}

/**
 * tandem_row_buffer_begin_row:
 * @sheet: the number of its sheet; not below that of the row before
 * @row: from 1
 */
void
tandem_row_buffer_begin_row (TandemRowBuffer *self, guint sheet, gint64 row)
{
  self->sheet = sheet;
  self->row = row;
  self->row_text = 0;
  self->width = 0;
  self->begin = self->runs->len;
  self->begin_text = self->texts->len;
}

/**
 * tandem_row_buffer_check_columns:
 * @column: from 0
 * @repeat: in how many columns a cell stands
 *
 * Returns: FALSE with %TANDEM_EXCHANGE_ERROR_LIMIT where no sheet has such columns
 */
gboolean
tandem_row_buffer_check_columns (gint64 column, gint64 repeat, GError **error)
{
  if (column >= 0 && repeat >= 1 && repeat <= TANDEM_SHEET_MAX_COLUMNS && column + repeat <= TANDEM_SHEET_MAX_COLUMNS)
    return TRUE;
  g_set_error_literal (error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_LIMIT,
                       _ ("The file has a column outside of the 16,384 that a sheet can have, and was not read."));
  return FALSE;
}

static gboolean
add_run (TandemRowBuffer *self, const Run *run, gint64 column, gint64 repeat, GError **error)
{
  Run added = *run;

  if (!tandem_row_buffer_check_columns (column, repeat, error))
    return FALSE;
  added.column = column;
  added.repeat = repeat;
  g_array_append_val (self->runs, added);
  self->width = MAX (self->width, (guint) (column + repeat));
  self->row_text += run->cell.length * repeat;
  return TRUE;
}

/**
 * tandem_row_buffer_add:
 * @cell: its text is copied
 * @column: from 0
 * @repeat: in how many columns it stands
 */
gboolean
tandem_row_buffer_add (TandemRowBuffer *self, const TandemCell *cell, gint64 column, gint64 repeat, GError **error)
{
  Run run = { .cell = *cell, .offset = self->texts->len };

  run.cell.text = NULL;
  if (!add_run (self, &run, column, repeat, error))
    return FALSE;
  g_string_append_len (self->texts, cell->text, cell->length);
  g_string_append_c (self->texts, '\0');
  return TRUE;
}

/**
 * tandem_row_buffer_add_lasting:
 * @cell: its text lives as long as the buffer
 */
gboolean
tandem_row_buffer_add_lasting (TandemRowBuffer *self, const TandemCell *cell, gint64 column, GError **error)
{
  const Run run = { .cell = *cell };

  return add_run (self, &run, column, 1, error);
}

/**
 * tandem_row_buffer_end_row:
 * @repeat: how many rows are like this one
 *
 * The row can be handed out now. A row without a cell is none.
 */
gboolean
tandem_row_buffer_end_row (TandemRowBuffer *self, gint64 repeat, GError **error)
{
  PendingRow row = { self->begin, self->runs->len, self->width, repeat, self->sheet, self->row };

  if (self->begin == self->runs->len)
    return TRUE;
  if (!check_row (self->row, error) || !check_row (CLAMP (repeat, 0, TANDEM_SHEET_MAX_ROWS) + self->row - 1, error))
    return FALSE;
  self->n_cells += (guint64) row.width * repeat;
  self->n_text += self->row_text * repeat;
  if (self->n_cells > self->max_cells || self->n_text > self->max_text)
    {
      g_set_error_literal (error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_LIMIT,
                           _ ("The file repeats its cells to far more than a table can hold, and was not read."));
      return FALSE;
    }
  g_array_append_val (self->rows, row);
  self->begin = self->runs->len;
  self->begin_text = self->texts->len;
  return TRUE;
}

static void
spread_row (TandemRowBuffer *self, const PendingRow *row)
{
  guint old = self->cells->len;
  TandemCell *cells;

  if (row->width > old)
    g_array_set_size (self->cells, row->width);
  cells = (TandemCell *) (gpointer) self->cells->data;
  for (guint i = old; i < row->width; i++)
    cells[i] = blank;
  for (guint i = row->first; i < row->end; i++)
    {
      const Run *run = &g_array_index (self->runs, Run, i);
      TandemCell cell = run->cell;

      if (!cell.text)
        cell.text = self->texts->str + run->offset;
      for (guint k = 0; k < run->repeat; k++)
        cells[run->column + k] = cell;
    }
}

/* The row in hand, if it stands once more, or else the next one of the sheet. */
static PendingRow *
find_next (TandemRowBuffer *self, guint sheet)
{
  PendingRow *rows = (PendingRow *) (gpointer) self->rows->data;

  if (self->next > 0 && rows[self->next - 1].left > 0)
    return &rows[self->next - 1];
  take_back (self);
  if (self->next == self->rows->len)
    {
      drop_given (self);
      return NULL;
    }
  if (rows[self->next].sheet != sheet)
    return NULL;
  spread_row (self, &rows[self->next]);
  self->given = rows[self->next];
  return &rows[self->next++];
}

/**
 * tandem_row_buffer_pop:
 * @row: (out caller-allocates): the next row; its cells are the buffer's until the next call of any of its functions
 *
 * Returns: whether one of this sheet was there
 */
gboolean
tandem_row_buffer_pop (TandemRowBuffer *self, guint sheet, TandemRow *row)
{
  PendingRow *pending = find_next (self, sheet);

  if (!pending)
    return FALSE;
  row->cells = (const TandemCell *) (gpointer) self->cells->data;
  row->n_cells = pending->width;
  row->line = row->number = pending->number++;
  pending->left--;
  return TRUE;
}

/**
 * tandem_row_buffer_skip:
 *
 * Forgets the rows of a sheet that wait.
 */
void
tandem_row_buffer_skip (TandemRowBuffer *self, guint sheet)
{
  take_back (self);
  if (self->next > 0)
    g_array_index (self->rows, PendingRow, self->next - 1).left = 0;
  while (self->next < self->rows->len && g_array_index (self->rows, PendingRow, self->next).sheet == sheet)
    g_array_index (self->rows, PendingRow, self->next++).left = 0;
  if (self->next == self->rows->len)
    drop_given (self);
}
