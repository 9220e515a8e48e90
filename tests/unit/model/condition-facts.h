/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "../firm-file.h"
#include "model/filter/tandem-list-query.h"

/* A firm, and what is known of each of its records without the filter: every value of every field, asked by SQL of its own. */

#define TODAY "2026-11-20"

typedef struct {
  gint64 id;
  char *text;
  char *currency;
} Fact;

typedef struct {
  FirmFile firm;
  TandemConnection *reader;
  GTimeZone *zone;
  GRand *random;
  GPtrArray *facts; /* of each source: an array of Fact by id */
  GArray *ids[TANDEM_N_ENTITIES];
  TandemOwnFields *own;
  GHashTable *own_facts; /* by field: an array of Fact by id */
} ConditionFacts;

void condition_facts_set_up (ConditionFacts *self, gconstpointer data);
void condition_facts_tear_down (ConditionFacts *self, gconstpointer data);
GArray *condition_facts_find (ConditionFacts *self, TandemEntity entity, const char *key);
guint condition_facts_get_n_fields (ConditionFacts *self, TandemEntity entity);
const TandemField *condition_facts_get_field (ConditionFacts *self, TandemEntity entity, guint place);
gboolean condition_facts_ask (ConditionFacts *self, TandemCondition *condition, gint64 id);
