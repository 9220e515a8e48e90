/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "search/tandem-search-hit.h"
#include "widgets/tandem-table-texts.h"

G_BEGIN_DECLS

/**
 * TandemTableMatch:
 *
 * What is looked for in a table, and so what is marked in its cells, which share it. A row that was found by what is in none of
 * its cells shows that, too; also what it does not read, once that was asked for. Nothing of it is done while nothing is looked
 * for.
 */
typedef struct _TandemTableMatch TandemTableMatch;

/**
 * TandemTableMatched:
 * @text: what a cell says; %NULL for nothing
 * @ranges: (element-type TandemSearchRange) (nullable): what in it was looked for
 * @aside: from which byte on it is what the record was found by, and stands nowhere else
 */
typedef struct {
  char *text;
  GArray *ranges;
  guint aside;
} TandemTableMatched;

TandemTableMatch      *tandem_table_match_new          (const TandemTableKind *kind, TandemWorkspace *workspace);
TandemTableMatch      *tandem_table_match_ref          (TandemTableMatch *self);
void                   tandem_table_match_unref        (TandemTableMatch *self);

void                   tandem_table_match_follow       (TandemTableMatch *self, TandemTableTextsFunc func, gpointer owner);
void                   tandem_table_match_unfollow     (TandemTableMatch *self);
void                   tandem_table_match_forget       (TandemTableMatch *self);
gboolean               tandem_table_match_set_typed    (TandemTableMatch *self, const char *typed);
gboolean               tandem_table_match_is_on        (TandemTableMatch *self);
void                   tandem_table_match_set_shown    (TandemTableMatch *self, const TandemTableColumn *column,
                                                        gboolean is_shown);
void                   tandem_table_match_take_column  (TandemTableMatch *self, TandemTableColumn *column);
const TandemTableKind *tandem_table_match_get_kind     (TandemTableMatch *self);
TandemWorkspace       *tandem_table_match_get_workspace (TandemTableMatch *self);

TandemTableMatched     tandem_table_match_write        (TandemTableMatch *self, const TandemTableValue *value, gpointer row);
void                   tandem_table_matched_clear      (TandemTableMatched *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TandemTableMatched, tandem_table_matched_clear)

G_END_DECLS
