/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-import-judge.h"

G_BEGIN_DECLS

/* The rows of a stage as they are shown. On the thread of the stage and of the judge's connection. */

GPtrArray *tandem_import_rows_list    (const TandemImportPlan *plan, TandemImportStage *stage, TandemImportJudge *judge,
                                       GArray *numbers, GError **error);
GPtrArray *tandem_import_rows_compare (const TandemImportPlan *plan, TandemImportStage *stage, TandemImportJudge *judge,
                                       gint64 number, guint candidate, GError **error);

G_END_DECLS
