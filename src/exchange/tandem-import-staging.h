/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-import-judge.h"

G_BEGIN_DECLS

typedef void (*TandemImportRead) (guint64 rows, guint64 bytes, guint64 size, gpointer data);

/**
 * TandemImportStaging:
 * @plan: gets its order of dates
 * @n_head_rows: what stands before the first row of data
 * @warnings: (out): how much is doubtful in the rows that are not refused, by #TandemImportWarningKind
 * @sha256: (out) (transfer full): of the file
 * @format: (out) (transfer full): as its reader calls it
 *
 * A file that is read into a stage.
 */
typedef struct {
  TandemImportPlan *plan;
  TandemImportStage *stage;
  GFile *file;
  const TandemReaderOptions *reader_options;
  guint n_head_rows;
  TandemDateOrder date_order;
  TandemImportRead told;
  gpointer told_data;
  guint64 warnings[TANDEM_IMPORT_N_WARNINGS];
  char *sha256;
  char *format;
} TandemImportStaging;

gboolean tandem_import_staging_run (TandemImportStaging *self, TandemConnection *connection, GCancellable *cancellable, GError **error);

G_END_DECLS
