/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The blocks of a report on paper. Greys as text are never lighter than 32 %, rules part without boxing in. */

#include "report/tandem-report-drawing.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"

#define COLUMN_GAP 6
#define LOGO_WIDTH  90.
#define LOGO_HEIGHT 33.
#define LOGO_GAP    9.

static const TandemReportAlign START = TANDEM_REPORT_ALIGN_START;
static const TandemReportAlign END = TANDEM_REPORT_ALIGN_END;

static double
get_inner_width (const TandemReportPage *page)
{
  return page->width - 2 * TANDEM_REPORT_SIDE;
}

static double
get_end (const TandemReportPage *page)
{
  return page->width - TANDEM_REPORT_SIDE;
}

/**
 * tandem_report_measure_column:
 * @page_width: of the paper
 * @x: (out): where column @n is; the last one ends at the margin
 * @width: (out): how wide it is
 */
void
tandem_report_measure_column (const TandemReportTable *table, double page_width, guint n, double *x, double *width)
{
  double before = 0, sum = 0, room = page_width - 2 * TANDEM_REPORT_SIDE - COLUMN_GAP * (table->columns->len - 1.0);

  for (guint k = 0; k < table->columns->len; k++)
    {
      double weight = g_array_index (table->columns, TandemReportColumn, k).weight;

      before += k < n ? weight : 0;
      sum += weight;
    }
  *x = TANDEM_REPORT_SIDE + COLUMN_GAP * n + room * before / sum;
  *width = room * g_array_index (table->columns, TandemReportColumn, n).weight / sum;
}

static void
draw_table_head (TandemReportPage *page, const TandemReportTable *table, double y)
{
  if (table->is_headless)
    return;
  for (guint n = 0; n < table->columns->len; n++)
    {
      const TandemReportColumn *column = &g_array_index (table->columns, TandemReportColumn, n);
      TandemReportType type = { 7.5, TRUE, .2, 0, column->align };
      double x;

      tandem_report_measure_column (table, page->width, n, &x, &type.width);
      tandem_report_page_draw_text (page, x, y + 14.5, &type, column->title);
    }
  tandem_report_page_draw_rule (page, TANDEM_REPORT_SIDE, y + 19.5, .75, 0);
}

static double
get_grey (const TandemReportColumn *column, guint place, gboolean is_sum)
{
  if (column->is_dim)
    return .32;
  return is_sum || place == 0 || column->align == END ? 0 : .15;
}

static void
draw_cells (TandemReportPage *page, const TandemReportTable *table, const TandemReportRow *row, double base, double size)
{
  gboolean is_sum = row->kind != TANDEM_REPORT_ROW_PLAIN;

  for (guint n = 0; n < table->columns->len; n++)
    {
      const TandemReportColumn *column = &g_array_index (table->columns, TandemReportColumn, n);
      TandemReportType type = { size, is_sum, get_grey (column, n, is_sum), 0, column->align };
      double x, next_x, next_width;

      tandem_report_measure_column (table, page->width, n, &x, &type.width);
      /* the name of a sum may run over the empty cells beside it */
      for (guint k = n + 1; is_sum && column->align == START && k < table->columns->len && *row->cells[k] == '\0'; k++)
        {
          tandem_report_measure_column (table, page->width, k, &next_x, &next_width);
          type.width = next_x + next_width - x;
        }
      if (is_sum)
        tandem_report_page_draw_text (page, x, base, &type, row->cells[n]);
      else
        tandem_report_page_draw_lines (page, x, base, &type, TANDEM_REPORT_CELL_LEADING (table->dense), row->cells[n]);
    }
}

static void
draw_group (TandemReportPage *page, const TandemReportRow *row, double y, gboolean again)
{
  double half = get_inner_width (page) / 2 - 8;
  /* Translators: a group of a table that goes on from the page before */
  g_autofree char *name = again ? g_strdup_printf (_("%s, continued"), row->cells[0]) : g_strdup (row->cells[0]);

  tandem_report_page_draw_band (page, y + 6, 16);
  tandem_report_page_draw_text (page, TANDEM_REPORT_SIDE + 4, y + 17.4, &(TandemReportType) { 8.5, TRUE, 0, half, START }, name);
  tandem_report_page_draw_text (page, get_end (page) - 4 - half, y + 17.4, &(TandemReportType) { 7.5, FALSE, .25, half, END }, row->cells[1]);
}

/* the rule over a subtotal begins at its first figure */
static double
get_sum_start (const TandemReportPage *page, const TandemReportTable *table, const TandemReportRow *row)
{
  double x = TANDEM_REPORT_SIDE, width;

  for (guint n = 1; n < table->columns->len; n++)
    if (*row->cells[n] != '\0')
      {
        tandem_report_measure_column (table, page->width, n, &x, &width);
        break;
      }
  return x;
}

static void
draw_row (TandemReportPage *page, const TandemReportTable *table, const TandemReportItem *item)
{
  const TandemReportRow *row = &g_array_index (table->rows, TandemReportRow, item->row);
  double y = item->y, start = TANDEM_REPORT_SIDE;

  switch (row->kind)
    {
    case TANDEM_REPORT_ROW_GROUP:
      draw_group (page, row, y, item->kind == TANDEM_REPORT_ITEM_GROUP_AGAIN);
      break;
    case TANDEM_REPORT_ROW_SUBTOTAL:
      tandem_report_page_draw_rule (page, get_sum_start (page, table, row), y, .5, 0);
      draw_cells (page, table, row, y + 12, 8);
      break;
    case TANDEM_REPORT_ROW_TOTAL:
      tandem_report_page_draw_rule (page, start, y + 4, 1, 0);
      draw_cells (page, table, row, y + 16, table->dense ? 8 : 8.5);
      tandem_report_page_draw_rule (page, start, y + 21, 1, 0);
      break;
    case TANDEM_REPORT_ROW_PLAIN:
      draw_cells (page, table, row, y + (table->dense ? 9 : 11.2), TANDEM_REPORT_CELL_SIZE (table->dense));
      if (item->row + 1 >= table->rows->len || row[1].kind == TANDEM_REPORT_ROW_PLAIN)
        tandem_report_page_draw_rule (page, start, y + item->height, .25, .78);
      break;
    }
}

static void
draw_figures (TandemReportPage *page, const TandemReportBlock *block, double y)
{
  double width = get_inner_width (page) / MAX (4, block->figures->len / 2);

  for (guint n = 0; n + 1 < block->figures->len; n += 2)
    {
      double x = TANDEM_REPORT_SIDE + width * n / 2;

      tandem_report_page_draw_text (page, x, y + 29, &(TandemReportType) { 15, TRUE, 0, width - 8, START }, g_ptr_array_index (block->figures, n));
      tandem_report_page_draw_text (page, x, y + 42, &(TandemReportType) { 7.5, FALSE, .32, width - 8, START }, g_ptr_array_index (block->figures, n + 1));
    }
}

static void
draw_chart (TandemReportPage *page, const TandemReportBlock *block, const TandemReportItem *item, TandemChartScheme scheme)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Noto Sans, DejaVu Sans, sans-serif");
  TandemChartCanvas canvas = { .cr = page->cr, .layout = page->layout, .scheme = scheme, .width = get_inner_width (page),
                               .height = item->height - 12, .font_size = 8.5, .rtl = page->rtl, .hover = -1, .focus = -1 };

  cairo_save (page->cr);
  cairo_translate (page->cr, TANDEM_REPORT_SIDE, item->y + 8);
  pango_layout_set_font_description (page->layout, font);
  block->draw (&canvas, block->data);
  cairo_restore (page->cr);
  cairo_new_path (page->cr);
}

static void
draw_block (TandemReportPage *page, const TandemReportBlock *block, const TandemReportItem *item, TandemChartScheme scheme)
{
  double width = get_inner_width (page);

  switch (block->kind)
    {
    case TANDEM_REPORT_BLOCK_HEADING:
      cairo_tag_begin (page->cr, "H2", NULL);
      tandem_report_page_draw_text (page, TANDEM_REPORT_SIDE, item->y + 26, &(TandemReportType) { 11, TRUE, 0, width, START }, block->text);
      cairo_tag_end (page->cr, "H2");
      break;
    case TANDEM_REPORT_BLOCK_NOTE:
      cairo_tag_begin (page->cr, "P", NULL);
      tandem_report_page_draw_note (page, item->y + 8, block->text);
      cairo_tag_end (page->cr, "P");
      break;
    case TANDEM_REPORT_BLOCK_FIGURES:
      draw_figures (page, block, item->y);
      break;
    case TANDEM_REPORT_BLOCK_CHART:
      draw_chart (page, block, item, scheme);
      break;
    case TANDEM_REPORT_BLOCK_TABLE:
      tandem_report_page_draw_text (page, TANDEM_REPORT_SIDE, item->y + 15, &(TandemReportType) { 8, FALSE, .32, width, START }, block->text);
      break;
    }
}

/* At the end of the head. Returns: the room that it takes, with the gap before it */
static double
draw_logo (TandemReportPage *page, cairo_surface_t *logo, double y)
{
  double width, height, scale, x;

  if (logo == NULL)
    return 0;
  width = cairo_image_surface_get_width (logo);
  height = cairo_image_surface_get_height (logo);
  scale = MIN (LOGO_WIDTH / width, LOGO_HEIGHT / height);
  x = get_end (page) - width * scale;
  cairo_save (page->cr);
  cairo_translate (page->cr, page->rtl ? page->width - x - width * scale : x, y + (LOGO_HEIGHT - height * scale) / 2);
  cairo_scale (page->cr, scale, scale);
  cairo_set_source_surface (page->cr, logo, 0, 0);
  cairo_paint (page->cr);
  cairo_restore (page->cr);
  return width * scale + LOGO_GAP;
}

/* Title, what it is of; at the end the firm. */
static void
draw_head (TandemReportPage *page, const TandemReport *report)
{
  double y = TANDEM_REPORT_TOP, side = TANDEM_REPORT_SIDE;
  double room = draw_logo (page, report->logo, y);
  double width = get_inner_width (page) - room, end = get_end (page) - room;

  cairo_tag_begin (page->cr, "H1", NULL);
  tandem_report_page_draw_text (page, side, y + 15, &(TandemReportType) { 17, TRUE, 0, width - 180, START },
                                report->title);
  cairo_tag_end (page->cr, "H1");
  tandem_report_page_draw_text (page, side, y + 30, &(TandemReportType) { 9, FALSE, .32, width - 160, START },
                                report->subtitle);
  tandem_report_page_draw_text (page, end - 170, y + 13, &(TandemReportType) { 8, TRUE, 0, 170, END }, report->firm);
  tandem_report_page_draw_text (page, end - 150, y + 23.5, &(TandemReportType) { 7.5, FALSE, .32, 150, END },
                                report->firm_line);
  tandem_report_page_draw_text (page, end - 150, y + 33, &(TandemReportType) { 7.5, FALSE, .32, 150, END },
                                report->address);
  tandem_report_page_draw_rule (page, side, y + 39.5, 1, 0);
}

/**
 * tandem_report_draw_frame:
 *
 * The head of every page (title, what it is of, the firm) and its foot (report, when, by whom, page of pages).
 */
void
tandem_report_draw_frame (TandemReportPage *page, const TandemReport *report, guint number, guint of)
{
  double side = TANDEM_REPORT_SIDE, width = get_inner_width (page), foot = page->height - TANDEM_REPORT_FOOT;
  g_autoptr (GString) words = g_string_new (report->title);
  g_autofree char *number_text = tandem_format_count (number);
  g_autofree char *of_text = tandem_format_count (of);
  /* Translators: foot of a printed page: its number, and how many there are */
  g_autofree char *pages = g_strdup_printf (_("Page %s of %s"), number_text, of_text);

  draw_head (page, report);
  if (report->printed_when && report->printed_by)
    /* Translators: foot of a printed page: when, by whom */
    g_string_append_printf (words, _(" · printed %s by %s"), report->printed_when, report->printed_by);
  else if (report->printed_when)
    g_string_append_printf (words, _(" · printed %s"), report->printed_when);
  tandem_report_page_draw_rule (page, side, foot - 11, .35, .45);
  tandem_report_page_draw_text (page, side, foot, &(TandemReportType) { 7.5, FALSE, .32, width - 160, START }, words->str);
  tandem_report_page_draw_text (page, get_end (page) - 150, foot, &(TandemReportType) { 7.5, FALSE, .32, 150, END }, pages);
}

void
tandem_report_draw_item (TandemReportPage *page, const TandemReportBlock *block, const TandemReportItem *item, TandemChartScheme scheme)
{
  switch (item->kind)
    {
    case TANDEM_REPORT_ITEM_BLOCK:
      draw_block (page, block, item, scheme);
      break;
    case TANDEM_REPORT_ITEM_TABLE_HEAD:
      draw_table_head (page, block->table, item->y);
      break;
    case TANDEM_REPORT_ITEM_GROUP_AGAIN:
    case TANDEM_REPORT_ITEM_ROW:
      draw_row (page, block->table, item);
      break;
    }
}
