/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-import-judge.h"

G_BEGIN_DECLS

/**
 * TandemImportCommit:
 * @reader: of the firm's file; it can't write
 * @sequence: of the firm's file when the rows were judged; (inout): as they are judged now
 * @counts: (out): how the rows ended
 * @n_changed: (out): how many rows are conflicts now, because of which nothing was done
 * @set_id: (out): the change set; 0 where there was nothing to do
 * @batch_id: (out): the batch, 0 likewise
 *
 * A stage that is done, on the writer's thread, in its transaction.
 */
typedef struct {
  TandemConnection *reader;
  const TandemImportPlan *plan;
  TandemImportStage *stage;
  const char *file_name, *sha256, *format;
  gint64 campaign_id, source_channel_id;
  GCancellable *cancellable;
  TandemImportTold told;
  gpointer told_data;
  gint64 sequence;
  guint64 counts[TANDEM_IMPORT_N_OUTCOMES];
  guint n_changed;
  gint64 set_id;
  gint64 batch_id;
} TandemImportCommit;

gboolean tandem_import_commit_run (TandemImportCommit *self, TandemConnection *connection, GError **error);

G_END_DECLS
