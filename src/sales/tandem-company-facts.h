/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/tandem-company-row.h"
#include "model/tandem-company.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

#define TANDEM_COMPANY_MOST_RELATED 100 /* people and deals that the record shows */

/**
 * TandemCompanyFacts:
 * @company: (nullable): the company; %NULL when it is gone
 * @row: (nullable): what lists say of it; %NULL when it is in the trash
 * @won_sums: (element-type TandemCurrencySum): what its deals brought
 * @lost_sums: (element-type TandemCurrencySum): what those would have brought that were lost
 * @points: (element-type TandemContactPoint): ways to reach it
 * @addresses: (element-type TandemAddress): where it is
 * @parent: (nullable): the company that it is a part of
 * @tags: (element-type TandemTag): what it is tagged with
 * @owners: (element-type TandemPerson): who may look after it
 * @people: (element-type TandemContactRow): its first people by name
 * @deals: (element-type TandemDealRow): its open deals and the newest others
 * @n_deals: how many there are in all
 *
 * All that the record of a company shows beside its timeline.
 */
typedef struct {
  gint64 id;
  TandemRecord *company;
  TandemCompanyRow *row;
  GPtrArray *won_sums;
  GPtrArray *lost_sums;
  GPtrArray *points;
  GPtrArray *addresses;
  char *parent;
  GPtrArray *tags;
  GPtrArray *owners;
  GPtrArray *people;
  GPtrArray *deals;
  gint64 n_deals;
} TandemCompanyFacts;

void                tandem_company_facts_load_async  (TandemStore *store, gint64 id, GCancellable *cancellable,
                                                      GAsyncReadyCallback callback, gpointer user_data);
TandemCompanyFacts *tandem_company_facts_load_finish (TandemStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
