/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/tandem-past-deals.h"
#include "store/tandem-record.h"

G_BEGIN_DECLS

/**
 * TandemPastDeal:
 * @record: the deal as it was
 * @maker: the change set that entered it since, with what is told of before; 0: it was in the file
 */
typedef struct {
  TandemRecord *record;
  gint64 maker;
} TandemPastDeal;

/**
 * TandemPastDeals:
 * @day: a plain date
 * @instant: its end
 * @stages: (element-type TandemStage): all that there ever were, by pipeline and place
 * @had: ids of those that stood on the board
 * @by_id: the same stages by their ids
 * @deals: (element-type TandemPastDeal): those that were there, by id
 * @states: (element-type TandemDealState): of each of @deals
 * @named: (nullable): contacts and companies as they were, as far as they were asked: by id an array of one, or of none
 * @n_told: how many deals were filtered by what was entered since
 * @asked: (nullable): the fields of which that is so, in words
 */
struct _TandemPastDeals {
  char *day;
  char *instant;
  GPtrArray *stages;
  TandemIdSet *had;
  GHashTable *by_id;
  GPtrArray *deals;
  GArray *states;
  GHashTable *named;
  guint n_told;
  char *asked;
};

G_END_DECLS
