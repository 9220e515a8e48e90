/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/tandem-attainment.h"
#include "insight/tandem-forecast.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

/**
 * TandemForecastFacts:
 * @day: (nullable): as it was at the end of this plain date; %NULL for now
 * @today: that day, else today
 * @first_month: of the forecast
 * @pipeline_id: whose deals; 0 for all, also where it was deleted
 * @condition: (nullable): what the deals have to be like, on that day
 * @pipelines: (element-type TandemPipeline): those of the firm
 * @stage_ids: (element-type gint64): of the pipeline
 * @people: (element-type TandemPerson): everybody, for the names of whoever has a target
 * @attainments: (element-type TandemAttainment): the targets: of all that somebody sells, whatever is asked
 * @lines: (element-type TandemForecastLine): the forecast
 * @note: (nullable): what the filter could not ask of that day
 *
 * What is asked, and the answer.
 */
typedef struct {
  char *day;
  char *today;
  char *first_month;
  gint64 pipeline_id;
  TandemCondition *condition;
  GPtrArray *pipelines;
  GArray *stage_ids;
  GPtrArray *people;
  GArray *attainments;
  GArray *lines;
  char *note;
} TandemForecastFacts;

void tandem_forecast_facts_load_async (TandemStore *store, TandemForecastFacts *facts, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
