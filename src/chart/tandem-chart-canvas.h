/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * TandemChartScheme:
 * @TANDEM_CHART_LIGHT: on the screen
 * @TANDEM_CHART_DARK: on the screen, dark style
 * @TANDEM_CHART_PRINT: on paper, in colour
 * @TANDEM_CHART_MONO: on paper, without colour
 */
typedef enum {
  TANDEM_CHART_LIGHT,
  TANDEM_CHART_DARK,
  TANDEM_CHART_PRINT,
  TANDEM_CHART_MONO,
} TandemChartScheme;

/**
 * TandemChartHit:
 *
 * Where a point of a chart was drawn. Its place and size are those of the canvas; @series and @point name the datum.
 */
typedef struct {
  double x, y, width, height;
  int series, point;
} TandemChartHit;

/**
 * TandemChartCanvas:
 * @layout: one, used again for every text
 * @hover: index of the hit under the pointer, -1: none
 * @focus: index of the hit that has the keyboard, -1: none
 * @accent: red, green and blue of the focus ring
 * @hits: (element-type TandemChartHit) (nullable): filled by drawing, in reading order; %NULL on paper
 *
 * What a chart is drawn on: the screen and paper alike. Lengths are in the unit of @cr.
 */
typedef struct {
  cairo_t *cr;
  PangoLayout *layout;
  TandemChartScheme scheme;
  double width, height, font_size;
  gboolean rtl;
  int hover, focus;
  double accent[3];
  GArray *hits;
} TandemChartCanvas;

/* What the drawing of a chart is made of. x runs along the reading direction; these functions alone mirror it. */

typedef struct {
  double r, g, b;
} TandemChartInk;

typedef enum {
  TANDEM_CHART_INK_TEXT,
  TANDEM_CHART_INK_DIM,
  TANDEM_CHART_INK_GRID,
  TANDEM_CHART_INK_AXIS,
  TANDEM_CHART_INK_SURFACE,
  TANDEM_CHART_INK_WARN,
  TANDEM_CHART_INK_BAD,
  TANDEM_CHART_INK_GOOD,
  TANDEM_CHART_N_INKS,
} TandemChartInkRole;

typedef enum {
  TANDEM_CHART_TEXT_PLAIN = 0,
  TANDEM_CHART_TEXT_BOLD = 1 << 0,
  TANDEM_CHART_TEXT_SMALL = 1 << 1,
} TandemChartTextStyle;

/**
 * TandemChartText:
 * @align: 0: text starts at its x, .5: is centred on it, 1: ends there
 * @max_width: longer text ends in an ellipsis; 0: as long as it is
 */
typedef struct {
  TandemChartTextStyle style;
  TandemChartInk ink;
  double align;
  double max_width;
} TandemChartText;

gboolean       tandem_chart_canvas_is_paper        (const TandemChartCanvas *self);
TandemChartInk tandem_chart_canvas_get_ink         (const TandemChartCanvas *self, TandemChartInkRole role);
TandemChartInk tandem_chart_canvas_get_series_ink  (const TandemChartCanvas *self, int series);
TandemChartInk tandem_chart_canvas_get_line_ink    (const TandemChartCanvas *self, int series);
TandemChartInk tandem_chart_canvas_get_label_ink   (const TandemChartCanvas *self, int series);
double         tandem_chart_canvas_get_line_height (const TandemChartCanvas *self);
double         tandem_chart_canvas_mirror          (const TandemChartCanvas *self, double x, double width);
void           tandem_chart_canvas_set_ink         (TandemChartCanvas *self, TandemChartInk ink, double alpha);
void           tandem_chart_canvas_set_pen         (TandemChartCanvas *self, TandemChartInk ink, double width);
void           tandem_chart_canvas_set_dash        (TandemChartCanvas *self, int series);

double         tandem_chart_canvas_measure_text    (TandemChartCanvas *self, const char *text, TandemChartTextStyle style);
void           tandem_chart_canvas_draw_text       (TandemChartCanvas *self, const char *text, double x, double middle,
                                                    const TandemChartText *how);
void           tandem_chart_canvas_draw_line       (TandemChartCanvas *self, double x0, double y0, double x1, double y1);
void           tandem_chart_canvas_draw_whisker    (TandemChartCanvas *self, double low, double at, double high, double y);
void           tandem_chart_canvas_draw_marker     (TandemChartCanvas *self, double x, double y, double radius, int series);
void           tandem_chart_canvas_fill_mark       (TandemChartCanvas *self, double x, double y, double width, double height,
                                                    int series);
void           tandem_chart_canvas_add_hit         (TandemChartCanvas *self, const TandemChartHit *hit);

G_END_DECLS
