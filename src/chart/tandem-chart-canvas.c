/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ink, text, marks and hits of charts: one call draws on the screen and on paper. Where a point was drawn is noted by the
 * drawing itself, so that the hit test and the picture can't disagree. */

#include "chart/tandem-chart-canvas.h"

#include <math.h>

#include "chart/tandem-chart-palette.h"

static double
get_luminance (TandemChartInk ink)
{
  double v[3] = { ink.r, ink.g, ink.b };

  for (int k = 0; k < 3; k++)
    v[k] = v[k] <= .04045 ? v[k] / 12.92 : pow ((v[k] + .055) / 1.055, 2.4);
  return .2126 * v[0] + .7152 * v[1] + .0722 * v[2];
}

static void
set_text (TandemChartCanvas *self, const char *text, TandemChartTextStyle style)
{
  const PangoFontDescription *base = pango_layout_get_font_description (self->layout);
  g_autoptr (PangoFontDescription) font = NULL;
  g_autoptr (PangoAttrList) attrs = pango_attr_list_new ();

  if (base == NULL)
    base = pango_context_get_font_description (pango_layout_get_context (self->layout));
  font = base ? pango_font_description_copy (base) : pango_font_description_from_string ("Sans");
  pango_font_description_set_absolute_size (font, self->font_size * (style & TANDEM_CHART_TEXT_SMALL ? .84 : 1) * PANGO_SCALE);
  pango_font_description_set_weight (font, style & TANDEM_CHART_TEXT_BOLD ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_attr_list_insert (attrs, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_font_description (self->layout, font);
  pango_layout_set_attributes (self->layout, attrs);
  pango_layout_set_width (self->layout, -1);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_text (self->layout, text, -1);
}

static void
path_rectangle (TandemChartCanvas *self, double x, double y, double width, double height, double radius)
{
  cairo_t *cr = self->cr;

  x = tandem_chart_canvas_mirror (self, x, width);
  radius = MIN (radius, MIN (width, height) / 2);
  cairo_new_path (cr);
  if (radius <= .3)
    {
      cairo_rectangle (cr, x, y, width, height);
      return;
    }
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
shade_dots (cairo_t *cr, double x0, double y0, double x1, double y1)
{
  const double gap = 3.6;

  for (double y = y0; y <= y1; y += gap)
    for (double x = x0; x <= x1; x += gap)
      {
        cairo_new_sub_path (cr);
        cairo_arc (cr, x, y, .55, 0, 2 * G_PI);
      }
  cairo_fill (cr);
}

/* slope 0: level, 1: rising, -1: falling */
static void
shade_lines (cairo_t *cr, double x0, double y0, double x1, double y1, int slope)
{
  const double gap = slope ? 4.7 : 3.6;
  double span = slope ? y1 - y0 : 0;

  for (double y = y0 + gap / 2; slope == 0 && y < y1; y += gap)
    {
      cairo_move_to (cr, x0, y);
      cairo_line_to (cr, x1, y);
    }
  for (double x = x0 - span; slope != 0 && x < x1; x += gap)
    {
      cairo_move_to (cr, x, slope > 0 ? y1 : y0);
      cairo_line_to (cr, x + span, slope > 0 ? y0 : y1);
    }
  cairo_stroke (cr);
}

/* the pattern that tells a series apart without colour, clipped to the current path */
static void
shade_path (TandemChartCanvas *self, Shade shade, TandemChartInk over)
{
  cairo_t *cr = self->cr;
  double x0, y0, x1, y1;

  cairo_save (cr);
  cairo_path_extents (cr, &x0, &y0, &x1, &y1);
  cairo_clip (cr);
  tandem_chart_canvas_set_ink (self, over, .8);
  cairo_set_line_width (cr, .7);
  if (shade == SHADE_DOTS)
    shade_dots (cr, x0, y0, x1, y1);
  if (shade == SHADE_LEVEL)
    shade_lines (cr, x0, y0, x1, y1, 0);
  if (shade == SHADE_SLASH || shade == SHADE_CROSS)
    shade_lines (cr, x0, y0, x1, y1, 1);
  if (shade == SHADE_BACKSLASH || shade == SHADE_CROSS)
    shade_lines (cr, x0, y0, x1, y1, -1);
  cairo_restore (cr);
}

static void
path_triangle (cairo_t *cr, double x, double y, double radius, int up)
{
  cairo_move_to (cr, x, y - up * radius * 1.15);
  cairo_line_to (cr, x + radius * 1.1, y + up * radius * .85);
  cairo_line_to (cr, x - radius * 1.1, y + up * radius * .85);
  cairo_close_path (cr);
}

static void
path_marker (cairo_t *cr, double x, double y, double radius, int series)
{
  cairo_new_path (cr);
  switch (series % N_SERIES)
    {
    case 1:
      cairo_rectangle (cr, x - radius * .9, y - radius * .9, radius * 1.8, radius * 1.8);
      break;
    case 2:
      path_triangle (cr, x, y, radius, 1);
      break;
    case 3:
      cairo_move_to (cr, x, y - radius * 1.25);
      cairo_line_to (cr, x + radius * 1.25, y);
      cairo_line_to (cr, x, y + radius * 1.25);
      cairo_line_to (cr, x - radius * 1.25, y);
      cairo_close_path (cr);
      break;
    case 4:
      path_triangle (cr, x, y, radius, -1);
      break;
    default:
      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
      break;
    }
}

gboolean
tandem_chart_canvas_is_paper (const TandemChartCanvas *self)
{
  return self->scheme == TANDEM_CHART_PRINT || self->scheme == TANDEM_CHART_MONO;
}

TandemChartInk
tandem_chart_canvas_get_ink (const TandemChartCanvas *self, TandemChartInkRole role)
{
  return inks[self->scheme][role];
}

TandemChartInk
tandem_chart_canvas_get_series_ink (const TandemChartCanvas *self, int series)
{
  return palette[self->scheme][series % N_SERIES];
}

/**
 * tandem_chart_canvas_get_line_ink:
 *
 * The colour of a line or marker. Lines are thin: without colour they are all ink, and dash and marker tell them apart.
 */
TandemChartInk
tandem_chart_canvas_get_line_ink (const TandemChartCanvas *self, int series)
{
  return self->scheme == TANDEM_CHART_MONO ? inks[self->scheme][TANDEM_CHART_INK_TEXT] : palette[self->scheme][series % N_SERIES];
}

/**
 * tandem_chart_canvas_get_label_ink:
 *
 * The colour of a name beside a mark, dark or light enough to be read.
 */
TandemChartInk
tandem_chart_canvas_get_label_ink (const TandemChartCanvas *self, int series)
{
  return label_inks[self->scheme][series % N_SERIES];
}

double
tandem_chart_canvas_get_line_height (const TandemChartCanvas *self)
{
  return ceil (self->font_size * 1.36);
}

/**
 * tandem_chart_canvas_mirror:
 * @x: where a thing starts along the reading direction
 * @width: how wide it is
 *
 * Returns: its left edge
 */
double
tandem_chart_canvas_mirror (const TandemChartCanvas *self, double x, double width)
{
  return self->rtl ? self->width - x - width : x;
}

void
tandem_chart_canvas_set_ink (TandemChartCanvas *self, TandemChartInk ink, double alpha)
{
  cairo_set_source_rgba (self->cr, ink.r, ink.g, ink.b, alpha);
}

void
tandem_chart_canvas_set_pen (TandemChartCanvas *self, TandemChartInk ink, double width)
{
  tandem_chart_canvas_set_ink (self, ink, 1);
  cairo_set_line_width (self->cr, width);
}

/**
 * tandem_chart_canvas_set_dash:
 *
 * Gives the pen the dash of a series, on paper only.
 */
void
tandem_chart_canvas_set_dash (TandemChartCanvas *self, int series)
{
  const double *dash = dashes[series % N_SERIES];

  if (tandem_chart_canvas_is_paper (self) && dash[0] > 0)
    cairo_set_dash (self->cr, dash, 4, 0);
  else
    cairo_set_dash (self->cr, NULL, 0, 0);
}

double
tandem_chart_canvas_measure_text (TandemChartCanvas *self, const char *text, TandemChartTextStyle style)
{
  int width;

  set_text (self, text, style);
  pango_layout_get_size (self->layout, &width, NULL);
  return width / (double) PANGO_SCALE;
}

static gboolean
has_letters (const char *text)
{
  while (*text && !g_unichar_isalpha (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return *text != '\0';
}

/**
 * tandem_chart_canvas_draw_text:
 * @middle: the height of the middle of the line
 */
void
tandem_chart_canvas_draw_text (TandemChartCanvas *self, const char *text, double x, double middle, const TandemChartText *how)
{
  g_autofree char *isolated = NULL;
  int width, height;

  /* a figure keeps its order in right-to-left text: "71 / 88" must not turn into "88 / 71"; where words join it, they order it */
  if (self->rtl && !has_letters (text))
    text = isolated = g_strconcat ("\u2066", text, "\u2069", NULL);
  set_text (self, text, how->style);
  pango_layout_get_size (self->layout, &width, &height);
  if (how->max_width > 0 && width > how->max_width * PANGO_SCALE)
    {
      pango_layout_set_width (self->layout, (int) (how->max_width * PANGO_SCALE));
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
      pango_layout_get_size (self->layout, &width, &height);
    }
  tandem_chart_canvas_set_ink (self, how->ink, 1);
  cairo_move_to (self->cr, tandem_chart_canvas_mirror (self, x - width * how->align / PANGO_SCALE, width / (double) PANGO_SCALE),
                 middle - height / 2.0 / PANGO_SCALE);
  pango_cairo_show_layout (self->cr, self->layout);
  cairo_new_path (self->cr);
  pango_layout_set_width (self->layout, -1);
}

void
tandem_chart_canvas_draw_line (TandemChartCanvas *self, double x0, double y0, double x1, double y1)
{
  cairo_move_to (self->cr, tandem_chart_canvas_mirror (self, x0, 0), y0);
  cairo_line_to (self->cr, tandem_chart_canvas_mirror (self, x1, 0), y1);
  cairo_stroke (self->cr);
}

/**
 * tandem_chart_canvas_draw_whisker:
 * @low: x of the lower end of the interval
 * @at: x of the estimate
 * @high: x of the upper end
 *
 * An estimate and its interval: a line with caps and a dot.
 */
void
tandem_chart_canvas_draw_whisker (TandemChartCanvas *self, double low, double at, double high, double y)
{
  gboolean paper = tandem_chart_canvas_is_paper (self);
  double cap = paper ? 2.8 : 4;

  tandem_chart_canvas_set_pen (self, tandem_chart_canvas_get_ink (self, TANDEM_CHART_INK_TEXT), paper ? .8 : 1.4);
  tandem_chart_canvas_draw_line (self, low, y, high, y);
  tandem_chart_canvas_draw_line (self, low, y - cap, low, y + cap);
  tandem_chart_canvas_draw_line (self, high, y - cap, high, y + cap);
  cairo_arc (self->cr, tandem_chart_canvas_mirror (self, at, 0), y, paper ? 1.7 : 2.6, 0, 2 * G_PI);
  cairo_fill (self->cr);
}

void
tandem_chart_canvas_draw_marker (TandemChartCanvas *self, double x, double y, double radius, int series)
{
  gboolean paper = tandem_chart_canvas_is_paper (self);

  path_marker (self->cr, tandem_chart_canvas_mirror (self, x, 0), y, paper ? radius * .75 : radius, series);
  tandem_chart_canvas_set_ink (self, tandem_chart_canvas_get_line_ink (self, series), 1);
  cairo_fill_preserve (self->cr);
  tandem_chart_canvas_set_pen (self, tandem_chart_canvas_get_ink (self, TANDEM_CHART_INK_SURFACE), paper ? .6 : 1);
  cairo_stroke (self->cr);
}

/**
 * tandem_chart_canvas_fill_mark:
 *
 * A bar in the colour of its series; on paper with its pattern and a thin outline.
 */
void
tandem_chart_canvas_fill_mark (TandemChartCanvas *self, double x, double y, double width, double height, int series)
{
  TandemChartInk ink = tandem_chart_canvas_get_series_ink (self, series);
  TandemChartInk text = tandem_chart_canvas_get_ink (self, TANDEM_CHART_INK_TEXT);

  if (width <= 0 || height <= 0)
    return;
  path_rectangle (self, x, y, width, height, tandem_chart_canvas_is_paper (self) ? 0 : 3);
  tandem_chart_canvas_set_ink (self, ink, 1);
  cairo_fill_preserve (self->cr);
  if (tandem_chart_canvas_is_paper (self))
    {
      if (shades[series % N_SERIES] != SHADE_NONE)
        shade_path (self, shades[series % N_SERIES],
                    get_luminance (ink) > .3 ? text : tandem_chart_canvas_get_ink (self, TANDEM_CHART_INK_SURFACE));
      path_rectangle (self, x, y, width, height, 0);
      tandem_chart_canvas_set_pen (self, text, .5);
      cairo_stroke (self->cr);
    }
  cairo_new_path (self->cr);
}

/**
 * tandem_chart_canvas_add_hit:
 * @hit: where a point was drawn, x along the reading direction
 *
 * Notes a point, and draws the outline of the one under the pointer and the ring of the one with the keyboard.
 */
void
tandem_chart_canvas_add_hit (TandemChartCanvas *self, const TandemChartHit *hit)
{
  TandemChartHit placed = *hit;
  int index;
  double out;

  if (self->hits == NULL)
    return;
  index = (int) self->hits->len;
  placed.x = tandem_chart_canvas_mirror (self, hit->x, hit->width);
  g_array_append_val (self->hits, placed);
  if (index != self->hover && index != self->focus)
    return;
  out = index == self->focus ? 2 : 1;
  path_rectangle (self, hit->x - out, hit->y - out, hit->width + 2 * out, hit->height + 2 * out, 5);
  if (index == self->focus)
    cairo_set_source_rgba (self->cr, self->accent[0], self->accent[1], self->accent[2], .9);
  else
    tandem_chart_canvas_set_ink (self, tandem_chart_canvas_get_ink (self, TANDEM_CHART_INK_TEXT), .38);
  cairo_set_line_width (self->cr, index == self->focus ? 2 : 1);
  cairo_stroke (self->cr);
}
