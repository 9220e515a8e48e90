/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-file-slices.h"

G_BEGIN_DECLS

typedef struct _TandemOleFile TandemOleFile;

TandemOleFile *tandem_ole_file_open (GFile *file, GCancellable *cancellable, GError **error);
void tandem_ole_file_free (TandemOleFile *self);
gboolean tandem_ole_file_has_stream (TandemOleFile *self, const char *name);
TandemFileSlices *tandem_ole_file_open_stream (TandemOleFile *self, const char *name, GCancellable *cancellable,
                                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemOleFile, tandem_ole_file_free)

G_END_DECLS
