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

G_END_DECLS
