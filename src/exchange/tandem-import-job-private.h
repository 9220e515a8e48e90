/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-import-job.h"
#include "exchange/tandem-import-plan.h"
#include "model/tandem-import-stage.h"

G_BEGIN_DECLS

struct _TandemImportJob {
  GObject parent_instance;

  GFile *file;
  char *file_name;
  char *encoding;
  char *language;
  GStrv headers; /* NULL when there are none */
  guint n_head_rows; /* what stands before the first row of data */
  TandemImportOptions options;
  TandemImportPlan plan;

  GMutex at_work; /* one at a time is at what follows */
  TandemStore *store;
  TandemImportStage *stage;
  char *sha256;
  char *format;
  gint64 sequence; /* of the firm's file when the rows were judged */
  gint64 set_id, batch_id;

  GMutex mutex; /* what any thread asks for */
  guint64 counts[TANDEM_IMPORT_N_OUTCOMES];
  guint64 created[TANDEM_LIFECYCLE_N_STAGES + 1];
  guint64 warnings[TANDEM_IMPORT_N_WARNINGS];
  TandemImportProgress progress;
  gint64 phase_began;
  gint64 began;
};

gboolean tandem_import_job_count (TandemImportJob *self, GError **error);

G_END_DECLS
