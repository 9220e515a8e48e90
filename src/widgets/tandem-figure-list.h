/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/tandem-figure-table.h"

G_BEGIN_DECLS

/**
 * TandemFigureListFuncs:
 * @describe: (nullable): as of the table
 * @explain: (nullable): likewise
 * @activate: a person wants to see the rows behind a figure
 */
typedef struct {
  TandemFigureDescribe describe;
  TandemFigureExplain explain;
  void (*activate) (guint row, guint column, gpointer table);
} TandemFigureListFuncs;

GtkWidget *tandem_figure_list_new (const char *const *titles, GPtrArray *rows, const TandemFigureListFuncs *funcs,
                                   gpointer data, gpointer table, gboolean is_whole);
gboolean   tandem_figure_list_is_whole (GtkWidget *list);

G_END_DECLS
