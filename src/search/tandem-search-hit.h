/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/tandem-search-query.h"

G_BEGIN_DECLS

/* A bit for each kind. */
typedef guint TandemSearchKinds;
#define TANDEM_SEARCH_ALL_KINDS ((1u << TANDEM_SEARCH_N_KINDS) - 1)

/* From the byte @start on up to the byte before @end. */
typedef struct {
  guint start, end;
} TandemSearchRange;

/**
 * TandemSearchMarked:
 * @text: (nullable): as it is shown
 * @ranges: (element-type TandemSearchRange): what in it was looked for, in order, each apart from the next
 */
typedef struct {
  char *text;
  GArray *ranges;
} TandemSearchMarked;

/**
 * TandemSearchHit:
 * @kind: what it is
 * @id: of the record
 * @name: what it is called
 * @detail: what else was found of it; where all was found in the name, what says best which one it is
 * @is_named: whether all was found in the name
 *
 * A record that was found, and by what.
 */
typedef struct {
  TandemSearchKind kind;
  gint64 id;
  TandemSearchMarked name;
  TandemSearchMarked detail;
  gboolean is_named;
} TandemSearchHit;

/**
 * TandemSearchReference:
 *
 * One record of those that search knows.
 */
typedef struct {
  TandemSearchKind kind;
  gint64 id;
} TandemSearchReference;

void tandem_search_text_fold (GString *folded, TandemSearchField field, const char *text);
char            *tandem_search_record_fold  (const TandemSearchRecord *record);
TandemSearchHit *tandem_search_hit_new      (TandemSearchKind kind, const TandemSearchRecord *record, GPtrArray *ways);
void             tandem_search_hit_free     (TandemSearchHit *self);

void             tandem_search_text_mark    (const TandemSearchText *text, GPtrArray *ways, GArray *ranges, guint shift);
gboolean         tandem_search_texts_find_unseen (GArray *texts, guint n_seen, GPtrArray *ways, guint64 *unseen);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemSearchHit, tandem_search_hit_free)

G_END_DECLS
