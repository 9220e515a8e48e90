/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The colours of charts, for tandem-chart-canvas.c alone. They part for protanopia, deuteranopia and tritanopia; on paper
 * they part in lightness too, and a pattern, a dash and a marker say the same again. */

#include "chart/tandem-chart-canvas.h"

#define N_SERIES 6

typedef enum {
  SHADE_NONE,
  SHADE_SLASH,
  SHADE_DOTS,
  SHADE_LEVEL,
  SHADE_BACKSLASH,
  SHADE_CROSS,
} Shade;

#define RGB(h) { ((h) >> 16) / 255., (((h) >> 8) & 255) / 255., ((h) & 255) / 255. }

/* light: purple, teal, orange, navy, brown, rose; dark: purple, teal, orange, mist, sand, green; print: purple, teal,
 * amber, navy, umber, lichen.  The first two are the departments'. */
static const TandemChartInk palette[4][N_SERIES] = {
  { RGB (0x9141ac), RGB (0x2190a4), RGB (0xe0520f), RGB (0x003c5e), RGB (0x6e4c27), RGB (0xd27283) },
  { RGB (0xc061cb), RGB (0x5bc8d6), RGB (0xf67c2e), RGB (0xcfd9cc), RGB (0xfdd49a), RGB (0x609a74) },
  { RGB (0x9141ac), RGB (0x2190a4), RGB (0xe59802), RGB (0x103462), RGB (0x564005), RGB (0xc4cfa6) },
  { RGB (0x5c5c5c), RGB (0x9a9a9a), RGB (0xd0d0d0), RGB (0x262626), RGB (0xb4b4b4), RGB (0xf0f0f0) },
};

/* names beside a mark: the mark's colour, darkened or lightened to 4.5 : 1 on its surface */
static const TandemChartInk label_inks[4][N_SERIES] = {
  { RGB (0x813a99), RGB (0x1a7383), RGB (0xb83c0c), RGB (0x003c5e), RGB (0x6e4c27), RGB (0xa84a5e) },
  { RGB (0xd58fdd), RGB (0x5bc8d6), RGB (0xff9a5c), RGB (0xcfd9cc), RGB (0xfdd49a), RGB (0x85bf98) },
  { RGB (0x7b2d97), RGB (0x1a7383), RGB (0x8a5b00), RGB (0x103462), RGB (0x564005), RGB (0x5b6838) },
  { RGB (0x000000), RGB (0x000000), RGB (0x000000), RGB (0x000000), RGB (0x000000), RGB (0x000000) },
};

static const TandemChartInk inks[4][TANDEM_CHART_N_INKS] = {
  /*  text             dim              grid             axis             surface          warn             bad              good */
  { RGB (0x2f2f33), RGB (0x6a6a70), RGB (0xe6e6e9), RGB (0xb4b4ba), RGB (0xffffff), RGB (0x9c6e03), RGB (0xc30000), RGB (0x1b8553) },
  { RGB (0xf2f2f4), RGB (0xa9a9b0), RGB (0x46464b), RGB (0x77777e), RGB (0x36363a), RGB (0xffc252), RGB (0xff938c), RGB (0x78e9ab) },
  { RGB (0x000000), RGB (0x4a4a4a), RGB (0xd4d4d4), RGB (0x808080), RGB (0xffffff), RGB (0x7a5600), RGB (0xa00000), RGB (0x136b42) },
  { RGB (0x000000), RGB (0x404040), RGB (0xd4d4d4), RGB (0x707070), RGB (0xffffff), RGB (0x000000), RGB (0x000000), RGB (0x000000) },
};

static const Shade shades[N_SERIES] = { SHADE_NONE, SHADE_SLASH, SHADE_DOTS, SHADE_CROSS, SHADE_LEVEL, SHADE_BACKSLASH };
static const double dashes[N_SERIES][4] = {
  { 0, 0, 0, 0 }, { 7, 3, 7, 3 }, { 2, 2, 2, 2 }, { 7, 2, 2, 2 }, { 11, 4, 11, 4 }, { 4, 2, 1, 2 },
};
