/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/tandem-store.h"

G_BEGIN_DECLS

/**
 * TandemDealBoard:
 * @stages: (element-type TandemStage): the columns in order
 * @rows: (element-type GPtrArray): for each column its #TandemDealRow in order
 * @totals: (element-type TandemStageTotal): the sums
 * @reasons: (element-type TandemReason): for what reasons a deal may be lost
 *
 * What a board shows, read in one go so that it is all of one moment.
 */
typedef struct {
  char *closed_from;
  GPtrArray *stages;
  GPtrArray *rows;
  GPtrArray *totals;
  GPtrArray *reasons;
} TandemDealBoard;

void             tandem_deal_board_free         (TandemDealBoard *self);
void             tandem_deal_board_load_async   (TandemStore *store, const char *closed_from, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer user_data);
TandemDealBoard *tandem_deal_board_load_finish  (TandemStore *store, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemDealBoard, tandem_deal_board_free)

G_END_DECLS
