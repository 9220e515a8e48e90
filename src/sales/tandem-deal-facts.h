/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/tandem-deal-query.h"
#include "store/tandem-record.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

#define TANDEM_DEAL_MOST_CAMPAIGNS 500 /* that it can be said to come from */

/**
 * TandemDealFacts:
 * @row: (nullable): the deal as lists show it; %NULL when it is gone
 * @deal: (nullable): the deal
 * @contact_is_open: whether its contact can be opened
 * @company: (nullable): the name of its company
 * @company_is_open: whether that can be opened
 * @campaign: (nullable): the name of the campaign that it came from
 * @pipeline: (nullable): the name of its pipeline, where the firm has several
 * @stages: (element-type TandemStage): of its pipeline, in order
 * @reasons: (element-type TandemReason): for what reasons a deal may be lost
 * @people: (element-type TandemPerson): who may look after it
 * @campaigns: (element-type TandemCampaign): where it may have come from
 * @has_order: whether its order was made
 * @lines: (element-type TandemDealLine): of what it is made
 * @persons: (element-type TandemDealPerson): who has a say in it
 * @person_names: (element-type utf8): what each of them is called
 * @steps: (element-type TandemDealStep): where it was
 *
 * All that the record of a deal shows.
 */
typedef struct {
  gint64 id;
  TandemDealRow *row;
  TandemRecord *deal;
  gboolean contact_is_open;
  char *company;
  gboolean company_is_open;
  char *campaign;
  char *pipeline;
  GPtrArray *stages;
  GPtrArray *reasons;
  GPtrArray *people;
  GPtrArray *campaigns;
  gboolean has_order;
  GPtrArray *lines;
  GPtrArray *persons;
  GPtrArray *person_names;
  GPtrArray *steps;
} TandemDealFacts;

void             tandem_deal_facts_load_async  (TandemStore *store, gint64 id, GCancellable *cancellable,
                                                GAsyncReadyCallback callback, gpointer user_data);
TandemDealFacts *tandem_deal_facts_load_finish (TandemStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
