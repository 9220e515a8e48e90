/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-header-map.h"
#include "exchange/tandem-import-row.h"
#include "exchange/tandem-import-value.h"
#include "exchange/tandem-import-warning.h"
#include "exchange/tandem-reader.h"
#include "model/tandem-lifecycle.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_IMPORT_JOB (tandem_import_job_get_type ())
G_DECLARE_FINAL_TYPE (TandemImportJob, tandem_import_job, TANDEM, IMPORT_JOB, GObject)

/**
 * TandemImportMode:
 * @TANDEM_IMPORT_ALL: whoever is new is created, whoever is there is treated as #TandemImportMatches says
 * @TANDEM_IMPORT_CREATE_ONLY: whoever is there already stays as they are
 * @TANDEM_IMPORT_UPDATE_ONLY: whoever is not there yet is left out
 */
typedef enum {
  TANDEM_IMPORT_ALL,
  TANDEM_IMPORT_CREATE_ONLY,
  TANDEM_IMPORT_UPDATE_ONLY,
} TandemImportMode;

/**
 * TandemImportMatches:
 * @TANDEM_IMPORT_MATCHES_FILL: they get what they lack
 * @TANDEM_IMPORT_MATCHES_OVERWRITE: the columns that are chosen take the place of what is there, the others fill
 * @TANDEM_IMPORT_MATCHES_SKIP: they stay as they are
 * @TANDEM_IMPORT_MATCHES_ASK: each is a conflict, to be decided
 * @TANDEM_IMPORT_MATCHES_CREATE: each is created once more
 *
 * What happens with whoever is there already.
 */
typedef enum {
  TANDEM_IMPORT_MATCHES_FILL,
  TANDEM_IMPORT_MATCHES_OVERWRITE,
  TANDEM_IMPORT_MATCHES_SKIP,
  TANDEM_IMPORT_MATCHES_ASK,
  TANDEM_IMPORT_MATCHES_CREATE,
} TandemImportMatches;

/**
 * TandemImportColumnFlags:
 * @TANDEM_IMPORT_COLUMN_OVERWRITE: its values take the place of others
 * @TANDEM_IMPORT_COLUMN_ERASE: an empty cell takes away what is there
 *
 * What a column may do where rows overwrite.
 */
typedef enum {
  TANDEM_IMPORT_COLUMN_FILL = 0,
  TANDEM_IMPORT_COLUMN_OVERWRITE = 1 << 0,
  TANDEM_IMPORT_COLUMN_ERASE = 1 << 1,
} TandemImportColumnFlags;

/**
 * TandemImportOptions:
 * @reader: how the file is read
 * @mode: who is taken
 * @campaign_id: where the new contacts came from, or 0
 * @source_channel_id: where those came from whose row does not say it, if not from a campaign; or 0
 * @date_order: that of the birthdays, or %TANDEM_DATE_ORDER_UNKNOWN to find it out
 * @matches: what happens with whoever is there already
 */
typedef struct {
  TandemReaderOptions reader;
  TandemImportMode mode;
  gint64 campaign_id;
  gint64 source_channel_id;
  TandemDateOrder date_order;
  TandemImportMatches matches;
} TandemImportOptions;

/**
 * TandemImportPhase:
 * @TANDEM_IMPORT_IDLE: nothing is under way
 * @TANDEM_IMPORT_READING: the file is read
 * @TANDEM_IMPORT_MATCHING: it is compared with the firm's contacts
 * @TANDEM_IMPORT_WRITING: contacts are written
 * @TANDEM_IMPORT_FINISHING: indexes and totals; it can still be cancelled
 */
typedef enum {
  TANDEM_IMPORT_IDLE,
  TANDEM_IMPORT_READING,
  TANDEM_IMPORT_MATCHING,
  TANDEM_IMPORT_WRITING,
  TANDEM_IMPORT_FINISHING,
} TandemImportPhase;

/**
 * TandemImportProgress:
 * @rows: rows that are done so far, of this phase
 * @bytes: bytes of the file read so far
 * @size: bytes of the file
 * @phase: what is done now
 * @n_rows: the rows of this phase; 0 while that is not known
 * @fraction: 0 … 1, of the whole of staging or of the whole of the commit
 * @rate: rows a second, of this phase
 * @seconds_left: of staging or of the commit; below 0 while that is not known
 */
typedef struct {
  guint64 rows;
  guint64 bytes;
  guint64 size;
  TandemImportPhase phase;
  guint64 n_rows;
  double fraction;
  double rate;
  double seconds_left;
} TandemImportProgress;

TandemImportJob *tandem_import_job_new           (GFile *file, const TandemHeaderMap *map,
                                                  const TandemImportOptions *options);
void             tandem_import_job_set_column_flags (TandemImportJob *self, guint column, TandemImportColumnFlags flags);

/* The file is staged: read, compared with the firm's contacts and with itself; nothing is changed, and nobody waits. Each call
 * begins anew. Counts, rows and decisions are those of the last staging. One of these at a time. */
void             tandem_import_job_stage_async   (TandemImportJob *self, TandemStore *store, GCancellable *cancellable,
                                                  GAsyncReadyCallback callback, gpointer user_data);
gboolean         tandem_import_job_stage_finish  (TandemImportJob *self, GAsyncResult *result, GError **error);
gboolean         tandem_import_job_stage         (TandemImportJob *self, TandemStore *store, GCancellable *cancellable,
                                                  GError **error);

/* The rows that end in one way, for a table. */
void             tandem_import_job_list_rows_async (TandemImportJob *self, TandemImportOutcome outcome, guint64 offset,
                                                    guint limit, GCancellable *cancellable,
                                                    GAsyncReadyCallback callback, gpointer user_data);
GPtrArray       *tandem_import_job_list_rows_finish (TandemImportJob *self, GAsyncResult *result, GError **error);
GPtrArray       *tandem_import_job_list_rows     (TandemImportJob *self, TandemImportOutcome outcome, guint64 offset,
                                                  guint limit, GError **error);

/* One row beside whom it may be, field by field. */
void             tandem_import_job_compare_async (TandemImportJob *self, guint64 number, guint candidate,
                                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                                  gpointer user_data);
GPtrArray       *tandem_import_job_compare_finish (TandemImportJob *self, GAsyncResult *result, GError **error);
GPtrArray       *tandem_import_job_compare       (TandemImportJob *self, guint64 number, guint candidate, GError **error);

/* What becomes of a row, or of all conflicts that nobody has decided. The counts follow before the callback. */
void tandem_import_job_decide_async (TandemImportJob *self, guint64 number, const TandemImportChoice *choice,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void tandem_import_job_decide_all_async (TandemImportJob *self, const TandemImportChoice *choice,
                                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean         tandem_import_job_decide_finish (TandemImportJob *self, GAsyncResult *result, GError **error);
gboolean         tandem_import_job_decide        (TandemImportJob *self, guint64 number, TandemImportDecision decision,
                                                  guint candidate, GError **error);
gboolean         tandem_import_job_decide_all    (TandemImportJob *self, TandemImportDecision decision,
                                                  GCancellable *cancellable, GError **error);
gboolean tandem_import_job_choose (TandemImportJob *self, guint64 number, const TandemImportChoice *choice,
                                   GError **error);
gboolean tandem_import_job_choose_all (TandemImportJob *self, const TandemImportChoice *choice,
                                       GCancellable *cancellable, GError **error);

/* What was staged is done, in one step of undo. Conflicts that nobody decided are left out, like what is refused. */
void             tandem_import_job_commit_async  (TandemImportJob *self, GCancellable *cancellable,
                                                  GAsyncReadyCallback callback, gpointer user_data);
gboolean         tandem_import_job_commit_finish (TandemImportJob *self, GAsyncResult *result, GError **error);
gboolean         tandem_import_job_commit        (TandemImportJob *self, GCancellable *cancellable, GError **error);

/* The refused rows and the conflicts that were not decided, as a CSV file, to mend and import again. */
void             tandem_import_job_save_refused_async (TandemImportJob *self, GFile *file, GCancellable *cancellable,
                                                       GAsyncReadyCallback callback, gpointer user_data);
gboolean         tandem_import_job_save_refused_finish (TandemImportJob *self, GAsyncResult *result, GError **error);
gboolean         tandem_import_job_save_refused  (TandemImportJob *self, GFile *file, GCancellable *cancellable,
                                                  GError **error);

/* Staging and, unless it is a dry run, the commit in one go. */
gboolean         tandem_import_job_run           (TandemImportJob *self, TandemStore *store, gboolean dry_run,
                                                  GCancellable *cancellable, GError **error);
void             tandem_import_job_get_progress  (TandemImportJob *self, TandemImportProgress *progress);
guint64          tandem_import_job_get_count     (TandemImportJob *self, TandemImportOutcome outcome);
guint64 tandem_import_job_get_n_created (TandemImportJob *self, guint kind);
guint64          tandem_import_job_get_n_warnings (TandemImportJob *self, TandemImportWarningKind kind);
const TandemHeaderMap *tandem_import_job_get_map  (TandemImportJob *self);
guint64          tandem_import_job_get_n_rows    (TandemImportJob *self);
TandemDateOrder  tandem_import_job_get_date_order (TandemImportJob *self);
gint64           tandem_import_job_get_set_id    (TandemImportJob *self);
gint64           tandem_import_job_get_batch_id  (TandemImportJob *self);

G_END_DECLS
