/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <gsf/gsf.h>

G_BEGIN_DECLS

#define TANDEM_ZIP_MAX_INFLATED (G_GUINT64_CONSTANT (2) << 30)
#define TANDEM_ZIP_MAX_PARTS    10000

typedef struct _TandemZipArchive TandemZipArchive;

TandemZipArchive *tandem_zip_archive_open (GFile *file, GCancellable *cancellable, GError **error);
void tandem_zip_archive_free (TandemZipArchive *self);
gboolean tandem_zip_archive_has_part (TandemZipArchive *self, const char *path);
GsfInput *tandem_zip_archive_open_part (TandemZipArchive *self, const char *path, GError **error);
gboolean tandem_zip_archive_count (TandemZipArchive *self, gsize bytes, GError **error);
guint64 tandem_zip_archive_get_size (TandemZipArchive *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemZipArchive, tandem_zip_archive_free)

G_END_DECLS
