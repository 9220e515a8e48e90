/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _TandemFileSlices TandemFileSlices;

TandemFileSlices *tandem_file_slices_open (GFile *file, GCancellable *cancellable, GError **error);
TandemFileSlices *tandem_file_slices_new (TandemFileSlices *whole);
void tandem_file_slices_free (TandemFileSlices *self);
void tandem_file_slices_add (TandemFileSlices *self, guint64 offset, guint64 length);
void tandem_file_slices_add_part (TandemFileSlices *self, const TandemFileSlices *other, guint64 begin, guint64 length);
void tandem_file_slices_truncate (TandemFileSlices *self, guint64 length);
guint64 tandem_file_slices_get_size (const TandemFileSlices *self);
gssize tandem_file_slices_read (TandemFileSlices *self, guint64 at, guint8 *buffer, gsize length,
                                GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemFileSlices, tandem_file_slices_free)

G_END_DECLS
