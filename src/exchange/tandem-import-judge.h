/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-import-keys.h"
#include "model/tandem-import-stage.h"

G_BEGIN_DECLS

/* Who tells of each row of a stage whom it is and what becomes of it: by what the firm has, and by the rows before it. On the
 * thread of its connection. */
typedef struct _TandemImportJudge TandemImportJudge;

/* How far it is; returns nothing, called often. */
typedef void (*TandemImportTold) (guint64 rows, guint64 n_rows, gpointer data);

TandemImportJudge *tandem_import_judge_new        (const TandemImportPlan *plan, TandemImportStage *stage,
                                                   TandemConnection *connection);
void               tandem_import_judge_free       (TandemImportJudge *self);
TandemConnection  *tandem_import_judge_get_connection (TandemImportJudge *self);
void               tandem_import_judge_set_told   (TandemImportJudge *self, TandemImportTold told, gpointer data);

gboolean           tandem_import_judge_all        (TandemImportJudge *self, GCancellable *cancellable, GError **error);
gboolean           tandem_import_judge_refresh    (TandemImportJudge *self, guint *n_changed, GCancellable *cancellable,
                                                   GError **error);
gboolean tandem_import_judge_decide (TandemImportJudge *self, gint64 number, const TandemImportChoice *choice,
                                     GError **error);
TandemContactState *tandem_import_judge_dup_state (TandemImportJudge *self, gint64 target, gint64 before, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemImportJudge, tandem_import_judge_free)

G_END_DECLS
