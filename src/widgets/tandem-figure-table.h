/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TandemFigureDescribe:
 *
 * Says what a figure is of, in a sentence: its definition and its denominator.
 *
 * Returns: (transfer full) (nullable): the sentence; %NULL where there are no rows behind the figure
 */
typedef char *(*TandemFigureDescribe) (guint row, guint column, gpointer data);

/**
 * TandemFigureExplain:
 *
 * Returns: (transfer none) (nullable): what the head of a column means
 */
typedef const char *(*TandemFigureExplain) (guint column, gpointer data);

/**
 * TandemFigureShade:
 *
 * Returns: how dark the ground of a figure is, from 1 to 5; 0 where it has none
 */
typedef guint (*TandemFigureShade) (guint row, guint column, gpointer data);

/* A table of figures: the first column names the rows; a figure with rows behind it is a button that opens them. */
#define TANDEM_TYPE_FIGURE_TABLE (tandem_figure_table_get_type ())
G_DECLARE_FINAL_TYPE (TandemFigureTable, tandem_figure_table, TANDEM, FIGURE_TABLE, AdwBin)

void tandem_figure_table_set_title    (TandemFigureTable *self, const char *title);
void tandem_figure_table_set_most_rows (TandemFigureTable *self, guint n);
void tandem_figure_table_set_describe (TandemFigureTable *self, TandemFigureDescribe describe, gpointer data);
void tandem_figure_table_set_explain  (TandemFigureTable *self, TandemFigureExplain explain);
void tandem_figure_table_set_shade    (TandemFigureTable *self, TandemFigureShade shade);
void tandem_figure_table_set_rows     (TandemFigureTable *self, const char *const *titles, GPtrArray *rows);

G_END_DECLS
