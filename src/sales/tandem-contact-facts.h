/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/tandem-contact.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

/**
 * TandemContactFacts:
 * @contact: (nullable): the contact; %NULL when it is gone
 * @company: (nullable): its company's name
 * @company_is_open: whether that company is not in the trash
 * @points: (element-type TandemContactPoint): ways to reach it
 * @addresses: (element-type TandemAddress): where it is
 * @tags: (element-type TandemTag): what it is tagged with
 * @interests: (element-type TandemInterest): what it is interested in
 * @consents: (element-type TandemConsentEvent): what it allowed
 * @relations: (element-type TandemRelation): whom it has to do with
 * @steps: (element-type TandemLifecycleStep): how it came to its stage
 * @people: (element-type TandemReference): who may look after it
 * @owner: (nullable): who does
 * @channels: (element-type TandemChannel): where it may have come from
 * @campaigns: (element-type TandemCampaign): the same
 * @zone: the firm's
 * @deals: (element-type TandemDealRow): its deals
 * @last_contact_at: (nullable): when somebody spoke with it
 * @next_step: (nullable): the #TandemActivity that is to be done next
 *
 * All that the record of a contact shows beside its timeline.
 */
typedef struct {
  gint64 id;
  TandemRecord *contact;
  char *company;
  gboolean company_is_open;
  GPtrArray *points;
  GPtrArray *addresses;
  GPtrArray *tags;
  GPtrArray *interests;
  GPtrArray *consents;
  GPtrArray *relations;
  GPtrArray *steps;
  GPtrArray *people;
  char *owner;
  GPtrArray *channels;
  GPtrArray *campaigns;
  GTimeZone *zone;
  GPtrArray *deals;
  char *last_contact_at;
  TandemRecord *next_step;
} TandemContactFacts;

void                tandem_contact_facts_load_async  (TandemStore *store, gint64 id, GCancellable *cancellable,
                                                      GAsyncReadyCallback callback, gpointer user_data);
TandemContactFacts *tandem_contact_facts_load_finish (TandemStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
