/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-header-map.h"
#include "exchange/tandem-import-refusals.h"
#include "exchange/tandem-import-value.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_IMPORT_JOB (tandem_import_job_get_type ())
G_DECLARE_FINAL_TYPE (TandemImportJob, tandem_import_job, TANDEM, IMPORT_JOB, GObject)

/**
 * TandemImportMode:
 * @TANDEM_IMPORT_FILL_BLANKS: whoever is there already gets what they lack
 * @TANDEM_IMPORT_CREATE_ONLY: whoever is there already stays as they are
 */
typedef enum {
  TANDEM_IMPORT_FILL_BLANKS,
  TANDEM_IMPORT_CREATE_ONLY,
} TandemImportMode;

/**
 * TandemImportOutcome:
 * @TANDEM_IMPORT_CREATED: a new contact
 * @TANDEM_IMPORT_UPDATED: a contact that was there got something
 * @TANDEM_IMPORT_SKIPPED: there already, or an empty row
 * @TANDEM_IMPORT_REFUSED: see the reason
 *
 * How a row ends.
 */
typedef enum {
  TANDEM_IMPORT_CREATED,
  TANDEM_IMPORT_UPDATED,
  TANDEM_IMPORT_SKIPPED,
  TANDEM_IMPORT_REFUSED,
  TANDEM_IMPORT_N_OUTCOMES,
} TandemImportOutcome;

/**
 * TandemImportOptions:
 * @reader: how the file is read
 * @mode: what happens to whoever is there already
 * @campaign_id: where the new contacts came from, or 0
 * @date_order: that of the birthdays, or %TANDEM_DATE_ORDER_UNKNOWN to find it out
 */
typedef struct {
  TandemReaderOptions reader;
  TandemImportMode mode;
  gint64 campaign_id;
  TandemDateOrder date_order;
} TandemImportOptions;

/**
 * TandemImportProgress:
 * @rows: rows that have ended so far
 * @bytes: bytes of the file read so far
 * @size: bytes of the file
 */
typedef struct {
  guint64 rows;
  guint64 bytes;
  guint64 size;
} TandemImportProgress;

TandemImportJob *tandem_import_job_new           (GFile *file, const TandemHeaderMap *map,
                                                  const TandemImportOptions *options);
gboolean         tandem_import_job_run           (TandemImportJob *self, TandemStore *store, gboolean dry_run,
                                                  GCancellable *cancellable, GError **error);
void             tandem_import_job_run_async     (TandemImportJob *self, TandemStore *store, gboolean dry_run,
                                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                                  gpointer user_data);
gboolean         tandem_import_job_run_finish    (TandemImportJob *self, GAsyncResult *result, GError **error);
void             tandem_import_job_get_progress  (TandemImportJob *self, TandemImportProgress *progress);
guint64          tandem_import_job_get_count     (TandemImportJob *self, TandemImportOutcome outcome);
guint64          tandem_import_job_get_n_rows    (TandemImportJob *self);
GPtrArray       *tandem_import_job_get_refusals  (TandemImportJob *self);
char            *tandem_import_job_write_refusals (TandemImportJob *self);
TandemDateOrder  tandem_import_job_get_date_order (TandemImportJob *self);
gint64           tandem_import_job_get_set_id    (TandemImportJob *self);

G_END_DECLS
