/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-types.h"

G_BEGIN_DECLS

#define TANDEM_DAY_N_FIGURES 4

/**
 * TandemDayFigures:
 * @day: a plain date
 * @has: which of the figures are given; the others stay as they are
 * @values: impressions, clicks, visits and engagements
 *
 * What a row of a block says of a day.
 */
typedef struct {
  char day[11];
  gboolean has[TANDEM_DAY_N_FIGURES];
  gint64 values[TANDEM_DAY_N_FIGURES];
} TandemDayFigures;

/**
 * TandemDayPlace:
 * @days: (array length=n_days): the days of the rows from the one on where a block is pasted
 * @column: the figure on which it is pasted
 *
 * Where a block without days of its own goes.
 */
typedef struct {
  const char *const *days;
  guint n_days;
  guint column;
} TandemDayPlace;

gboolean tandem_day_paste_read_count (const char *text, gint64 *count);
GArray  *tandem_day_paste_read       (const char *text, const TandemDayPlace *place, GPtrArray *left_out, GError **error);
char    *tandem_day_paste_describe   (GArray *figures, GPtrArray *left_out);
gboolean tandem_act_paste_days       (TandemConnection *connection, gint64 campaign_id, GArray *figures, GError **error);
void     tandem_act_paste_days_async (TandemStore *store, gint64 campaign_id, GArray *figures,
                                      GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
