/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-header-map.h"
#include "exchange/tandem-import-refusals.h"
#include "model/tandem-import-stage.h"

G_BEGIN_DECLS

/**
 * TandemLeftOutStyle:
 * @headers: (nullable) (array zero-terminated=1): the headers of the sheet
 * @delimiter: that of the file, 0 for a comma
 * @is_guarded: whether the cells are those of a CSV file, where one that begins with an apostrophe may have its guard already
 *
 * How what was left out is written.
 */
typedef struct {
  const char *const *headers;
  char delimiter;
  gboolean is_guarded;
} TandemLeftOutStyle;

gboolean tandem_import_left_out_write (TandemImportStage *stage, const TandemLeftOutStyle *style, GOutputStream *stream,
                                       GCancellable *cancellable, GError **error);
GString *tandem_import_left_out_describe (GPtrArray *refusals, const TandemLeftOutStyle *style);
guint tandem_import_left_out_count_columns (const TandemColumnMapping *columns, guint n_columns);

G_END_DECLS
