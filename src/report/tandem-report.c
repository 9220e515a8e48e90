/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A report before it has pages: what it says, in order. It knows no paper. */

#include "report/tandem-report.h"

#include "report/tandem-report-private.h"

#define FIGURES_A_ROW 5
#define LEAST_LETTERS 4. /* of a column */
#define MOST_LETTERS  34

/**
 * TandemReport:
 *
 * A document of headings, notes, key figures, charts and tables. Made on any thread, then only read.
 */
G_DEFINE_FINAL_TYPE (TandemReport, tandem_report, G_TYPE_OBJECT)

static void
clear_row (gpointer data)
{
  g_strfreev (((TandemReportRow *) data)->cells);
}

static void
clear_column (gpointer data)
{
  g_free (((TandemReportColumn *) data)->title);
}

static void
free_block (gpointer data)
{
  TandemReportBlock *block = data;

  g_free (block->text);
  g_clear_pointer (&block->figures, g_ptr_array_unref);
  if (block->table)
    {
      g_array_unref (block->table->columns);
      g_array_unref (block->table->rows);
      g_free (block->table);
    }
  if (block->destroy)
    block->destroy (block->data);
  g_free (block);
}

static TandemReportBlock *
add_block (TandemReport *self, TandemReportBlockKind kind, const char *text)
{
  TandemReportBlock *block = g_new0 (TandemReportBlock, 1);

  block->kind = kind;
  block->text = g_strdup (text);
  g_ptr_array_add (self->blocks, block);
  return block;
}

static void
add_row (TandemReportTable *self, TandemReportRowKind kind, const char *const *cells, guint n_cells)
{
  TandemReportRow row = { kind, g_new0 (char *, n_cells + 1) };

  for (guint n = 0; n < n_cells; n++)
    row.cells[n] = g_strdup (cells[n] ? cells[n] : "");
  g_array_append_val (self->rows, row);
}

static void
tandem_report_finalize (GObject *object)
{
  TandemReport *self = TANDEM_REPORT (object);

  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->firm);
  g_free (self->firm_line);
  g_free (self->address);
  g_clear_pointer (&self->logo, cairo_surface_destroy);
  g_free (self->printed_when);
  g_free (self->printed_by);
  g_ptr_array_unref (self->blocks);
  G_OBJECT_CLASS (tandem_report_parent_class)->finalize (object);
}

static void
tandem_report_class_init (TandemReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_report_finalize;
}

static void
tandem_report_init (TandemReport *self)
{
  self->blocks = g_ptr_array_new_with_free_func (free_block);
}

/**
 * tandem_report_new:
 * @title: translated
 * @subtitle: what it is of: period, filter, pipeline
 *
 * Returns: (transfer full): a report that says nothing yet
 */
TandemReport *
tandem_report_new (const char *title, const char *subtitle)
{
  TandemReport *self = g_object_new (TANDEM_TYPE_REPORT, NULL);

  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  return self;
}

/**
 * tandem_report_set_firm:
 * @name: (nullable): stands in the head of each page, and as the author of the PDF
 * @line: (nullable): below it
 */
void
tandem_report_set_firm (TandemReport *self, const char *name, const char *line)
{
  g_set_str (&self->firm, name);
  g_set_str (&self->firm_line, line);
}

/**
 * tandem_report_set_address:
 * @address: (nullable): of the firm, in one line below the other
 */
void
tandem_report_set_address (TandemReport *self, const char *address)
{
  g_set_str (&self->address, address);
}

typedef struct {
  const guint8 *data;
  gsize left;
} Reading;

static cairo_status_t
read_logo_cb (void *closure, unsigned char *data, unsigned int length)
{
  Reading *reading = closure;

  if (length > reading->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reading->data, length);
  reading->data += length;
  reading->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

/**
 * tandem_report_set_logo:
 * @png: (nullable): stands in the head of each page; what is no picture is left out
 */
void
tandem_report_set_logo (TandemReport *self, GBytes *png)
{
  Reading reading = { NULL, 0 };

  g_clear_pointer (&self->logo, cairo_surface_destroy);
  if (png == NULL)
    return;
  reading.data = g_bytes_get_data (png, &reading.left);
  self->logo = cairo_image_surface_create_from_png_stream (read_logo_cb, &reading);
  if (cairo_surface_status (self->logo) != CAIRO_STATUS_SUCCESS)
    g_clear_pointer (&self->logo, cairo_surface_destroy);
}

/**
 * tandem_report_set_printed:
 * @when: formatted
 * @who: (nullable): who had it printed
 */
void
tandem_report_set_printed (TandemReport *self, const char *when, const char *who)
{
  g_set_str (&self->printed_when, when);
  g_set_str (&self->printed_by, who);
}

void
tandem_report_set_rtl (TandemReport *self, gboolean rtl)
{
  self->rtl = rtl;
}

/**
 * tandem_report_set_wide:
 * @wide: whether it is read best on paper that lies on its longer side
 */
void
tandem_report_set_wide (TandemReport *self, gboolean wide)
{
  self->wide = wide;
}

gboolean
tandem_report_is_wide (TandemReport *self)
{
  return self->wide;
}

const char *
tandem_report_get_title (TandemReport *self)
{
  return self->title;
}

void
tandem_report_add_heading (TandemReport *self, const char *text)
{
  add_block (self, TANDEM_REPORT_BLOCK_HEADING, text);
}

void
tandem_report_add_note (TandemReport *self, const char *text)
{
  add_block (self, TANDEM_REPORT_BLOCK_NOTE, text);
}

/**
 * tandem_report_add_figure:
 * @value: formatted
 * @label: what it is
 *
 * Figures added one after another stand in one row, five at most.
 */
void
tandem_report_add_figure (TandemReport *self, const char *value, const char *label)
{
  TandemReportBlock *block = self->blocks->len ? g_ptr_array_index (self->blocks, self->blocks->len - 1) : NULL;

  if (block == NULL || block->kind != TANDEM_REPORT_BLOCK_FIGURES || block->figures->len >= 2 * FIGURES_A_ROW)
    {
      block = add_block (self, TANDEM_REPORT_BLOCK_FIGURES, NULL);
      block->figures = g_ptr_array_new_with_free_func (g_free);
    }
  g_ptr_array_add (block->figures, g_strdup (value));
  g_ptr_array_add (block->figures, g_strdup (label));
}

/**
 * tandem_report_add_chart:
 * @height: in points; more than a page has is cut to the page
 * @draw: the function that draws it on the screen too
 * @data: (transfer full): for @draw
 */
void
tandem_report_add_chart (TandemReport *self, double height, TandemReportDraw draw, gpointer data, GDestroyNotify destroy)
{
  TandemReportBlock *block = add_block (self, TANDEM_REPORT_BLOCK_CHART, NULL);

  block->height = height;
  block->draw = draw;
  block->data = data;
  block->destroy = destroy;
}

/**
 * tandem_report_add_table:
 * @empty: what it says when it has no rows
 *
 * Returns: (transfer none): a table without columns
 */
TandemReportTable *
tandem_report_add_table (TandemReport *self, const char *empty)
{
  TandemReportBlock *block = add_block (self, TANDEM_REPORT_BLOCK_TABLE, empty);

  block->table = g_new0 (TandemReportTable, 1);
  block->table->columns = g_array_new (FALSE, FALSE, sizeof (TandemReportColumn));
  block->table->rows = g_array_new (FALSE, FALSE, sizeof (TandemReportRow));
  g_array_set_clear_func (block->table->columns, clear_column);
  g_array_set_clear_func (block->table->rows, clear_row);
  return block->table;
}

/**
 * tandem_report_table_set_headless:
 *
 * Its columns need no titles: each row says what it is.
 */
void
tandem_report_table_set_headless (TandemReportTable *self)
{
  self->is_headless = TRUE;
}

/**
 * tandem_report_table_set_dense:
 *
 * Smaller type and closer rows, for long lists.
 */
void
tandem_report_table_set_dense (TandemReportTable *self, gboolean dense)
{
  self->dense = dense;
}

/**
 * tandem_report_table_add_column:
 * @weight: its share of the width
 */
void
tandem_report_table_add_column (TandemReportTable *self, const char *title, double weight, TandemReportAlign align)
{
  TandemReportColumn column = { g_strdup (title), weight, align, FALSE };

  g_return_if_fail (self->rows->len == 0);

  g_array_append_val (self->columns, column);
}

/**
 * tandem_report_table_dim_column:
 *
 * What stands in the column says what stands in the next one.
 */
void
tandem_report_table_dim_column (TandemReportTable *self, guint column)
{
  g_array_index (self->columns, TandemReportColumn, column).is_dim = TRUE;
}

/* How many letters of the column all cells but the longest few have room for. */
static double
find_usual_length (const TandemReportTable *self, guint column)
{
  guint lengths[MOST_LETTERS + 1] = { 0 };
  guint n_cells = 0, n_longer = 0, length;

  for (guint n = 0; n < self->rows->len; n++)
    {
      const TandemReportRow *row = &g_array_index (self->rows, TandemReportRow, n);

      if (row->kind == TANDEM_REPORT_ROW_GROUP)
        continue;
      lengths[MIN (g_utf8_strlen (row->cells[column], -1), MOST_LETTERS)]++;
      n_cells++;
    }
  for (length = MOST_LETTERS; length > 0; length--)
    if ((n_longer += lengths[length]) * 20 > n_cells)
      break;
  return length;
}

/**
 * tandem_report_table_fit_columns:
 *
 * Gives each column the share that what stands in it asks for, once all rows are there. The few longest texts take several lines.
 *
 * Returns: how many letters a usual row has, with the gaps between its columns
 */
double
tandem_report_table_fit_columns (TandemReportTable *self)
{
  double sum = 0;

  for (guint n = 0; n < self->columns->len; n++)
    {
      TandemReportColumn *column = &g_array_index (self->columns, TandemReportColumn, n);
      double head = (double) g_utf8_strlen (column->title, -1) * 1.2; /* it is bold */

      double wide = column->align == TANDEM_REPORT_ALIGN_END
                        ? 1.25
                        : 1; /* a digit is wider than most letters, and is not cut */

      column->weight = MAX (LEAST_LETTERS, MAX (head, find_usual_length (self, n) * wide));
      sum += column->weight + 1.5;
    }
  return sum;
}

/**
 * tandem_report_table_add_group:
 * @note: (nullable): at the other end of its band
 *
 * The rows that follow belong to it; where they go over to the next page, its band is repeated.
 */
void
tandem_report_table_add_group (TandemReportTable *self, const char *name, const char *note)
{
  add_row (self, TANDEM_REPORT_ROW_GROUP, (const char *const[]) { name, note }, 2);
}

void
tandem_report_table_add_row (TandemReportTable *self, const char *const *cells)
{
  add_row (self, TANDEM_REPORT_ROW_PLAIN, cells, self->columns->len);
}

void
tandem_report_table_add_subtotal (TandemReportTable *self, const char *const *cells)
{
  add_row (self, TANDEM_REPORT_ROW_SUBTOTAL, cells, self->columns->len);
}

void
tandem_report_table_add_total (TandemReportTable *self, const char *const *cells)
{
  add_row (self, TANDEM_REPORT_ROW_TOTAL, cells, self->columns->len);
}
