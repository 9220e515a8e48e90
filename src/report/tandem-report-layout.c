/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Breaks a report into pages. What belongs together stays together: a heading with what follows it, the head of a table
 * and of a group with its first row, a sum with the row above it. A table that goes on repeats its head and its group. */

#include "report/tandem-report-layout.h"

#include "report/tandem-report-drawing.h"
#include "report/tandem-report-layout-private.h"
#include "report/tandem-report-page.h"

#define SMALL_TABLE 12 /* rows */
#define TABLE_GAP   8  /* below one */

struct _TandemReportLayout {
  GObject parent_instance;
  TandemReport *report;
  PangoLayout *text;
  GPtrArray *pages;
  TandemChartScheme scheme;
  double width, height;
  double y;
  guint block, row;
  guint group;
  gboolean in_group;
};

/**
 * TandemReportLayout:
 *
 * The pages of a report. It isn't thread-safe, and may be made and used on any one thread.
 */
G_DEFINE_FINAL_TYPE (TandemReportLayout, tandem_report_layout, G_TYPE_OBJECT)

static TandemReportBlock *
get_block (TandemReportLayout *self, guint n)
{
  return n < self->report->blocks->len ? g_ptr_array_index (self->report->blocks, n) : NULL;
}

static double
get_top (void)
{
  return TANDEM_REPORT_TOP + TANDEM_REPORT_HEAD;
}

static double
get_bottom (TandemReportLayout *self)
{
  return self->height - TANDEM_REPORT_FOOT - 20;
}

static const TandemReportColumn *
get_column (const TandemReportTable *table, guint n)
{
  return &g_array_index (table->columns, TandemReportColumn, n);
}

/* of the cells of a row; a text that is too long for its column takes several */
static guint
count_lines (TandemReportLayout *self, const TandemReportTable *table, const TandemReportRow *row)
{
  guint most = 1;

  for (guint n = 0; n < table->columns->len; n++)
    {
      TandemReportType type = { TANDEM_REPORT_CELL_SIZE (table->dense), FALSE, 0, 0, get_column (table, n)->align };
      double x;

      if (*row->cells[n] == '\0')
        continue;
      tandem_report_measure_column (table, self->width, n, &x, &type.width);
      most = MAX (most, tandem_report_page_count_lines (self->text, &type, row->cells[n]));
    }
  return most;
}

static double
get_row_height (TandemReportLayout *self, const TandemReportTable *table, guint n)
{
  const TandemReportRow *row = &g_array_index (table->rows, TandemReportRow, n);

  switch (row->kind)
    {
    case TANDEM_REPORT_ROW_GROUP:
      return 23;
    case TANDEM_REPORT_ROW_SUBTOTAL:
      return 17;
    case TANDEM_REPORT_ROW_TOTAL:
      return 24;
    case TANDEM_REPORT_ROW_PLAIN:
      break;
    }
  return (table->dense ? 12.25 : 15.5)
         + (count_lines (self, table, row) - 1) * TANDEM_REPORT_CELL_LEADING (table->dense);
}

/* the row, and all that may not be parted from it */
static double
get_kept_height (TandemReportLayout *self, const TandemReportTable *table, guint n)
{
  double height = 0;

  for (; n < table->rows->len; n++)
    {
      const TandemReportRow *row = &g_array_index (table->rows, TandemReportRow, n);
      const TandemReportRow *next = n + 1 < table->rows->len ? row + 1 : NULL;

      height += get_row_height (self, table, n);
      if (next == NULL)
        break;
      if (row->kind != TANDEM_REPORT_ROW_GROUP && next->kind != TANDEM_REPORT_ROW_SUBTOTAL && next->kind != TANDEM_REPORT_ROW_TOTAL)
        break;
    }
  return height;
}

/* What has to have room where a table begins: the whole of a small one, which nobody wants to turn the page for. */
static double
get_begin_height (TandemReportLayout *self, const TandemReportTable *table, double most)
{
  double height = 0;

  if (table->rows->len == 0)
    return 24;
  for (guint n = 0; table->rows->len <= SMALL_TABLE && n < table->rows->len; n++)
    height += get_row_height (self, table, n);
  return height > 0 && height <= most ? height : get_kept_height (self, table, 0);
}

static double
get_block_height (TandemReportLayout *self, const TandemReportBlock *block)
{
  double most = get_bottom (self) - get_top ();

  switch (block->kind)
    {
    case TANDEM_REPORT_BLOCK_HEADING:
      return TANDEM_REPORT_HEADING_HEIGHT;
    case TANDEM_REPORT_BLOCK_NOTE:
      return MIN (most, 11 + tandem_report_page_measure_note (self->text, self->width - 2 * TANDEM_REPORT_SIDE, block->text));
    case TANDEM_REPORT_BLOCK_FIGURES:
      return 58;
    case TANDEM_REPORT_BLOCK_CHART:
      return MIN (most - TANDEM_REPORT_HEADING_HEIGHT, block->height + 12);
    case TANDEM_REPORT_BLOCK_TABLE:
      return TANDEM_REPORT_TABLE_HEAD (block->table) + get_begin_height (self, block->table, most / 2);
    }
  g_assert_not_reached ();
}

static void
place (TandemReportLayout *self, TandemReportItemKind kind, guint row, double height)
{
  TandemReportItem item = { kind, self->block, row, self->y, height };

  g_array_append_val ((GArray *) g_ptr_array_index (self->pages, self->pages->len - 1), item);
  self->y += height;
}

static void
start_page (TandemReportLayout *self)
{
  g_ptr_array_add (self->pages, g_array_new (FALSE, FALSE, sizeof (TandemReportItem)));
  self->y = get_top ();
}

static gboolean
is_page_empty (TandemReportLayout *self)
{
  return ((GArray *) g_ptr_array_index (self->pages, self->pages->len - 1))->len == 0;
}

static void
place_row (TandemReportLayout *self, TandemReportBlock *block)
{
  TandemReportTable *table = block->table;
  TandemReportRow *row = &g_array_index (table->rows, TandemReportRow, self->row);
  double fresh = get_top () + TANDEM_REPORT_TABLE_HEAD (table) + (self->in_group ? 23 : 0);
  gboolean is_group = row->kind == TANDEM_REPORT_ROW_GROUP;

  if (is_group || row->kind == TANDEM_REPORT_ROW_TOTAL)
    self->in_group = FALSE;
  if (self->y + get_kept_height (self, table, self->row) > get_bottom (self) && self->y > fresh + 1)
    {
      start_page (self);
      place (self, TANDEM_REPORT_ITEM_TABLE_HEAD, 0, TANDEM_REPORT_TABLE_HEAD (table));
      if (self->in_group)
        place (self, TANDEM_REPORT_ITEM_GROUP_AGAIN, self->group, get_row_height (self, table, self->group));
    }
  if (is_group)
    {
      self->in_group = TRUE;
      self->group = self->row;
    }
  place (self, TANDEM_REPORT_ITEM_ROW, self->row, get_row_height (self, table, self->row));
  if (row->kind == TANDEM_REPORT_ROW_SUBTOTAL)
    self->in_group = FALSE;
}

/* From a heading to the notes below its chart or small table; what is longer than a page can't be kept together. */
static double
get_section_height (TandemReportLayout *self)
{
  double most = get_bottom (self) - get_top (), needed = 0, whole;
  guint n = self->block;

  for (; n < self->report->blocks->len; n++)
    {
      needed += get_block_height (self, get_block (self, n));
      if (get_block (self, n)->kind != TANDEM_REPORT_BLOCK_HEADING)
        break;
    }
  whole = needed + TABLE_GAP;
  while (get_block (self, ++n) && get_block (self, n)->kind == TANDEM_REPORT_BLOCK_NOTE)
    whole += get_block_height (self, get_block (self, n));
  return whole <= most / 2 ? whole : needed;
}

/* a heading goes with the whole of a chart or the first lines of a table, and with what is said below them */
static void
start_block (TandemReportLayout *self, TandemReportBlock *block)
{
  double needed = get_section_height (self);

  if (self->y + needed > get_bottom (self) && !is_page_empty (self)
      && !(self->block > 0 && get_block (self, self->block - 1)->kind == TANDEM_REPORT_BLOCK_HEADING))
    start_page (self);
  if (block->kind == TANDEM_REPORT_BLOCK_TABLE)
    place (self, TANDEM_REPORT_ITEM_TABLE_HEAD, 0, TANDEM_REPORT_TABLE_HEAD (block->table));
  else
    place (self, TANDEM_REPORT_ITEM_BLOCK, 0, get_block_height (self, block));
  if (block->kind == TANDEM_REPORT_BLOCK_TABLE && block->table->rows->len == 0)
    place (self, TANDEM_REPORT_ITEM_BLOCK, 0, 24);
}

static void
tandem_report_layout_finalize (GObject *object)
{
  TandemReportLayout *self = TANDEM_REPORT_LAYOUT (object);

  g_clear_object (&self->report);
  g_clear_object (&self->text);
  g_ptr_array_unref (self->pages);
  G_OBJECT_CLASS (tandem_report_layout_parent_class)->finalize (object);
}

static void
tandem_report_layout_class_init (TandemReportLayoutClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_report_layout_finalize;
}

static void
tandem_report_layout_init (TandemReportLayout *self)
{
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->text = tandem_report_page_create_layout ();
  self->scheme = TANDEM_CHART_PRINT;
}

/**
 * tandem_paper_get_size:
 * @width: (out): in points
 * @height: (out): in points
 */
void
tandem_paper_get_size (TandemPaper paper, gboolean landscape, double *width, double *height)
{
  double shorter = paper == TANDEM_PAPER_A4 ? 595.276 : 612;
  double longer = paper == TANDEM_PAPER_A4 ? 841.890 : 792;

  *width = landscape ? longer : shorter;
  *height = landscape ? shorter : longer;
}

/**
 * tandem_report_layout_new:
 * @report: not to be changed from now on
 *
 * Returns: (transfer full): a layout; call tandem_report_layout_step() until it returns %FALSE
 */
TandemReportLayout *
tandem_report_layout_new (TandemReport *report, TandemPaper paper, gboolean landscape)
{
  TandemReportLayout *self = g_object_new (TANDEM_TYPE_REPORT_LAYOUT, NULL);

  self->report = g_object_ref (report);
  tandem_paper_get_size (paper, landscape, &self->width, &self->height);
  start_page (self);
  return self;
}

/**
 * tandem_report_layout_step:
 * @n_blocks: how many blocks, or rows of tables, to place at most
 *
 * Does some of the work, so that a long report needn't stop the window.
 *
 * Returns: whether there is more to do
 */
gboolean
tandem_report_layout_step (TandemReportLayout *self, guint n_blocks)
{
  for (; n_blocks > 0 && self->block < self->report->blocks->len; n_blocks--)
    {
      TandemReportBlock *block = get_block (self, self->block);

      if (self->row == 0)
        start_block (self, block);
      if (block->kind == TANDEM_REPORT_BLOCK_TABLE && self->row < block->table->rows->len)
        place_row (self, block), self->row++;
      if (block->kind != TANDEM_REPORT_BLOCK_TABLE || self->row >= block->table->rows->len)
        {
          self->y += block->kind == TANDEM_REPORT_BLOCK_TABLE ? TABLE_GAP : 0;
          self->block++;
          self->row = 0;
          self->in_group = FALSE;
        }
    }
  return self->block < self->report->blocks->len;
}

/**
 * tandem_report_layout_get_n_pages:
 *
 * Returns: how many pages there are so far
 */
guint
tandem_report_layout_get_n_pages (TandemReportLayout *self)
{
  return self->pages->len;
}

void
tandem_report_layout_get_size (TandemReportLayout *self, double *width, double *height)
{
  *width = self->width;
  *height = self->height;
}

/**
 * tandem_report_layout_set_scheme:
 * @scheme: %TANDEM_CHART_PRINT, or %TANDEM_CHART_MONO for a printer without colour
 */
void
tandem_report_layout_set_scheme (TandemReportLayout *self, TandemChartScheme scheme)
{
  self->scheme = scheme;
}

GArray *
tandem_report_layout_get_items (TandemReportLayout *self, guint page)
{
  return g_ptr_array_index (self->pages, page);
}

/**
 * tandem_report_layout_draw_page:
 * @cr: in points, its origin at the corner of the paper
 * @page: from 0
 *
 * Draws one page. The layout must be done.
 */
void
tandem_report_layout_draw_page (TandemReportLayout *self, cairo_t *cr, guint page)
{
  TandemReportPage drawn = { cr, self->text, self->width, self->height, self->report->rtl };
  GArray *items;

  g_return_if_fail (page < self->pages->len);

  items = tandem_report_layout_get_items (self, page);
  pango_cairo_update_layout (cr, self->text);
  tandem_report_draw_frame (&drawn, self->report, page + 1, self->pages->len);
  for (guint n = 0; n < items->len; n++)
    {
      const TandemReportItem *item = &g_array_index (items, TandemReportItem, n);

      tandem_report_draw_item (&drawn, get_block (self, item->block), item, self->scheme);
    }
}
