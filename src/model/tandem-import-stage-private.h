/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/tandem-import-stage.h"
#include "store/tandem-connection.h"

G_BEGIN_DECLS

/* Of the stage alone: how it is filled (tandem-import-stage.c), and what is asked of it (tandem-import-stage-ask.c). */

struct _TandemImportStage {
  TandemConnection *connection;
  char *folder;
  int lock;
  guint n_pending;
};

#define VERDICT_COLUMNS "v.number, v.line, v.outcome, v.decision, v.busy, v.target, v.stamp, v.fields, v.takes, v.keeps"

void tandem_import_stage_read_verdict (TandemStatement *statement, TandemImportVerdict *verdict);
gboolean tandem_import_stage_run_with_two (TandemImportStage *self, const char *sql, gint64 one, gint64 other,
                                           GError **error);

G_END_DECLS
