/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TANDEM_EXPORT_STANDARD_OUTPUT "-"

/* A file that is being written. Until it is whole it stands beside its place under another name: what stood there before is
 * either replaced by all of it, or as it was. */
typedef struct _TandemExportFile TandemExportFile;

TandemExportFile *tandem_export_file_open          (const char *path, GError **error);
void              tandem_export_file_free          (TandemExportFile *self);
const char       *tandem_export_file_get_temporary (TandemExportFile *self);
GOutputStream    *tandem_export_file_get_stream    (TandemExportFile *self);
gboolean          tandem_export_file_finish        (TandemExportFile *self, GError **error);
void              tandem_export_file_explain       (GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemExportFile, tandem_export_file_free)

G_END_DECLS
