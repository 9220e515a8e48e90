/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/tandem-likeness.h"
#include "exchange/tandem-import-judge.h"

G_BEGIN_DECLS

/* Of the judge alone: who a row may be (tandem-import-match.c), and what becomes of it (tandem-import-judge.c). */

struct _TandemImportJudge {
  const TandemImportPlan *plan;
  TandemImportStage *stage;
  TandemConnection *connection;
  GHashTable *states; /* TandemContactState by target: as it is after the rows so far */
  guint8 *sieve;      /* of the hashes of rows */
  guint8 *shared;     /* of those that another row has, or a contact */
  GArray *cells;      /* of the row at hand */
  TandemImportTold told;
  gpointer told_data;
  GCancellable *cancellable;
  guint64 n_done, n_busy;
  gboolean is_refresh;
  guint n_changed;
};

/* One row while it is judged. */
typedef struct {
  TandemImportVerdict verdict;
  TandemContactDraft *draft;
  GArray *keys;
  GArray *targets; /* gint64: whom it may be by the key at hand */
  gboolean makes_field;
} TandemImportCase;

void                tandem_import_case_add_target    (TandemImportCase *self, gint64 target);
TandemLikeness      tandem_import_compare_names      (TandemRecord *one, TandemRecord *other, gboolean *is_nobody);
TandemContactDraft *tandem_import_judge_make_draft   (TandemImportJudge *self, gint64 number, GError **error);
TandemContactState *tandem_import_judge_get_state    (TandemImportJudge *self, gint64 target, gint64 before,
                                                      GError **error);
gboolean            tandem_import_judge_look_at_firm (TandemImportJudge *self, GError **error);
gboolean            tandem_import_judge_find_targets (TandemImportJudge *self, TandemImportCase *at_hand,
                                                      const TandemImportKey *key, GError **error);
gboolean            tandem_import_case_is_certain    (const TandemImportCase *self, TandemImportKeyKind kind);
gboolean tandem_import_judge_find_company_before (TandemImportJudge *self, TandemImportCase *at_hand, gint64 *target,
                                                  GError **error);
gboolean            tandem_import_judge_sift         (TandemImportJudge *self, TandemImportCase *at_hand,
                                                      TandemImportKeyKind kind, GError **error);

G_END_DECLS
