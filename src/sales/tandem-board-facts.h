/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "insight/tandem-exchange.h"
#include "model/filter/tandem-condition.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

/**
 * TandemBoardPart:
 * @stage_id: the column
 * @ids: (element-type gint64): its deals in order
 * @rows: (element-type TandemDealRow): of the first of them: what is seen of a column; none where only some columns are asked for
 * @totals: (element-type TandemStageTotal) (nullable): what they add up to, each currency and day of closing; %NULL when only the first deals were asked for
 */
typedef struct {
  gint64 stage_id;
  GArray *ids;
  GPtrArray *rows;
  GPtrArray *totals;
} TandemBoardPart;

/**
 * TandemBoardWish:
 * @pipeline_id: which one; 0 for the first
 * @closed_from: leaves out what closed before this plain date
 * @condition: (nullable): what the deals have to be like
 * @n_first: only so many deals of each column, and no totals: what the first frame needs; 0 for all
 * @all: every column
 * @stage_ids: (element-type gint64): else these
 * @deal_ids: (element-type gint64): and the columns in which these are now
 */
typedef struct {
  gint64 pipeline_id;
  char *closed_from;
  TandemCondition *condition;
  guint n_first;
  gboolean all;
  GArray *stage_ids;
  GArray *deal_ids;
} TandemBoardWish;

/**
 * TandemBoardFacts:
 * @wish: what was asked for
 * @pipelines: (element-type TandemPipeline): those of the firm
 * @pipeline_id: the one that is shown
 * @stages: (element-type TandemStage): its columns in order
 * @parts: (element-type TandemBoardPart): the columns that were read
 * @exchange: what the amounts of other currencies are worth
 * @reasons: (element-type TandemReason): for what reasons a deal may be lost
 */
typedef struct {
  TandemBoardWish *wish;
  GPtrArray *pipelines;
  gint64 pipeline_id;
  GPtrArray *stages;
  GPtrArray *parts;
  TandemExchange *exchange;
  GPtrArray *reasons;
} TandemBoardFacts;

TandemBoardWish  *tandem_board_wish_new          (gint64 pipeline_id, const char *closed_from, guint n_first, gboolean all);
void tandem_board_wish_set_condition (TandemBoardWish *self, TandemCondition *condition);
void tandem_board_wish_add (TandemBoardWish *self, TandemBoardWish *other);
void              tandem_board_wish_free         (TandemBoardWish *self);

void              tandem_board_facts_free        (TandemBoardFacts *self);
void              tandem_board_facts_load_async  (TandemStore *store, TandemBoardWish *wish, GCancellable *cancellable,
                                                  GAsyncReadyCallback callback, gpointer user_data);
TandemBoardFacts *tandem_board_facts_load_finish (TandemStore *store, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemBoardWish, tandem_board_wish_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemBoardFacts, tandem_board_facts_free)

G_END_DECLS
