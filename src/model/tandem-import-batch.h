/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* One import of a file: what it was and how its rows ended. The counts add up to the rows of the file. */
#define TANDEM_TYPE_IMPORT_BATCH (tandem_import_batch_get_type ())
G_DECLARE_FINAL_TYPE (TandemImportBatch, tandem_import_batch, TANDEM, IMPORT_BATCH, TandemRecord)

typedef enum {
  TANDEM_IMPORT_BATCH_FILE_NAME,
  TANDEM_IMPORT_BATCH_SHA256,
  TANDEM_IMPORT_BATCH_FORMAT,
  TANDEM_IMPORT_BATCH_CAMPAIGN_ID,
  TANDEM_IMPORT_BATCH_ROWS_TOTAL,
  TANDEM_IMPORT_BATCH_ROWS_CREATED,
  TANDEM_IMPORT_BATCH_ROWS_UPDATED,
  TANDEM_IMPORT_BATCH_ROWS_SKIPPED,
  TANDEM_IMPORT_BATCH_ROWS_REFUSED,
  TANDEM_IMPORT_BATCH_SOURCE_CHANNEL_ID,
  TANDEM_IMPORT_BATCH_N_COLUMNS,
} TandemImportBatchColumn;

TandemImportBatch *tandem_import_batch_new (void);

G_END_DECLS
