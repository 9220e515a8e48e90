/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-header-map.h"
#include "exchange/tandem-reader.h"

G_BEGIN_DECLS

/**
 * TandemImportPreview:
 * @rows: (element-type GStrv): the first rows of the file, with those before the header
 * @lines: (element-type guint64): the line of the file of each
 * @encoding: what was chosen or found
 * @delimiter: what was chosen or found
 * @replaced: bytes among these rows that have no meaning in the encoding
 * @map: what the columns are
 *
 * The beginning of a sheet, to look at before it is imported.
 */
typedef struct {
  GPtrArray *rows;
  GArray *lines;
  char *encoding;
  char delimiter;
  guint64 replaced;
  TandemHeaderMap *map;
} TandemImportPreview;

TandemImportPreview *tandem_import_preview_read       (GFile *file, const TandemReaderOptions *options,
                                                       GCancellable *cancellable, GError **error);
void                 tandem_import_preview_read_async (GFile *file, const TandemReaderOptions *options,
                                                       GCancellable *cancellable, GAsyncReadyCallback callback,
                                                       gpointer user_data);
TandemImportPreview *tandem_import_preview_read_finish (GAsyncResult *result, GError **error);
void                 tandem_import_preview_free       (TandemImportPreview *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemImportPreview, tandem_import_preview_free)

G_END_DECLS
