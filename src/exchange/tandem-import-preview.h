/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-header-map.h"
#include "exchange/tandem-reader.h"

G_BEGIN_DECLS

/**
 * TandemImportPreview:
 * @rows: (element-type GStrv): the first rows of the file, with those before the header
 * @lines: (element-type guint64): the line of the file of each
 * @sheets: (element-type utf8): the names of the sheets of the file, in their order
 * @hidden: (element-type gboolean): of each, whether its program would not show it
 * @sheet: the number of the one that was read, from 1; without a choice, the first visible one that holds something
 * @encoding: (nullable): what was chosen or found; NULL where there is no choice
 * @delimiter: what was chosen or found
 * @replaced: bytes among these rows that have no meaning in the encoding
 * @map: what the columns are
 *
 * The beginning of a sheet, to look at before it is imported.
 */
typedef struct {
  GPtrArray *rows;
  GArray *lines;
  GPtrArray *sheets;
  GArray *hidden;
  guint sheet;
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
