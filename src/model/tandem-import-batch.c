/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-import-batch.h"

struct _TandemImportBatch {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_IMPORT_BATCH_N_COLUMNS] = {
  [TANDEM_IMPORT_BATCH_FILE_NAME] = { "file_name", TANDEM_COLUMN_TEXT },
  [TANDEM_IMPORT_BATCH_SHA256] = { "sha256", TANDEM_COLUMN_TEXT },
  [TANDEM_IMPORT_BATCH_FORMAT] = { "format", TANDEM_COLUMN_TEXT },
  [TANDEM_IMPORT_BATCH_CAMPAIGN_ID] = { "campaign_id", TANDEM_COLUMN_INTEGER, .names = "campaign" },
  [TANDEM_IMPORT_BATCH_ROWS_TOTAL] = { "rows_total", TANDEM_COLUMN_INTEGER },
  [TANDEM_IMPORT_BATCH_ROWS_CREATED] = { "rows_created", TANDEM_COLUMN_INTEGER },
  [TANDEM_IMPORT_BATCH_ROWS_UPDATED] = { "rows_updated", TANDEM_COLUMN_INTEGER },
  [TANDEM_IMPORT_BATCH_ROWS_SKIPPED] = { "rows_skipped", TANDEM_COLUMN_INTEGER },
  [TANDEM_IMPORT_BATCH_ROWS_REFUSED] = { "rows_refused", TANDEM_COLUMN_INTEGER },
  [TANDEM_IMPORT_BATCH_SOURCE_CHANNEL_ID] = { "source_channel_id", TANDEM_COLUMN_INTEGER, .names = "channel" },
};

G_DEFINE_FINAL_TYPE (TandemImportBatch, tandem_import_batch, TANDEM_TYPE_RECORD)

static void
tandem_import_batch_class_init (TandemImportBatchClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "import_batch", columns, G_N_ELEMENTS (columns));
}

static void
tandem_import_batch_init (TandemImportBatch *self)
{
}

/**
 * tandem_import_batch_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemImportBatch *
tandem_import_batch_new (void)
{
  return g_object_new (TANDEM_TYPE_IMPORT_BATCH, NULL);
}
