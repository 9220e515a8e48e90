/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-import-tally.h"

G_BEGIN_DECLS

/**
 * TandemFigure:
 * @TANDEM_FIGURE_NONE: left out
 * @TANDEM_FIGURE_DAY: the day of the row
 * @TANDEM_FIGURE_END: the last day of the row, where a report has two: it must be the same
 * @TANDEM_FIGURE_CURRENCY: the currency of the cost
 *
 * What a column of the report of a channel holds.
 */
typedef enum {
  TANDEM_FIGURE_NONE,
  TANDEM_FIGURE_DAY,
  TANDEM_FIGURE_END,
  TANDEM_FIGURE_IMPRESSIONS,
  TANDEM_FIGURE_CLICKS,
  TANDEM_FIGURE_VISITS,
  TANDEM_FIGURE_ENGAGEMENTS,
  TANDEM_FIGURE_COST,
  TANDEM_FIGURE_CURRENCY,
  TANDEM_N_FIGURES,
} TandemFigure;

/**
 * TandemFigureColumn:
 * @header: as the file has it
 * @figure: may be changed by the person at the screen
 * @currency: (nullable): of a cost, as its header has it: "Cost (EUR)"
 * @tally: how its days or numbers are written
 */
typedef struct {
  char *header;
  TandemFigure figure;
  char *currency;
  TandemColumnTally tally;
} TandemFigureColumn;

/**
 * TandemFiguresMap:
 * @n_head_rows: rows up to the first of data
 * @columns: (array length=n_columns): a column each
 */
typedef struct {
  guint n_head_rows;
  TandemFigureColumn *columns;
  guint n_columns;
} TandemFiguresMap;

TandemFiguresMap *tandem_figures_map_new      (const GStrv *rows, guint n_rows);
TandemFiguresMap *tandem_figures_map_new_blank (const char *const *headers, guint n_head_rows);
TandemFiguresMap *tandem_figures_map_copy     (const TandemFiguresMap *self);
void              tandem_figures_map_free     (TandemFiguresMap *self);
void              tandem_figures_map_set_figure (TandemFiguresMap *self, guint column, TandemFigure figure);
gboolean          tandem_figures_map_is_complete (const TandemFiguresMap *self);
int               tandem_figures_map_find     (const TandemFiguresMap *self, TandemFigure figure);
const char       *tandem_figure_get_title     (TandemFigure figure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemFiguresMap, tandem_figures_map_free)

G_END_DECLS
