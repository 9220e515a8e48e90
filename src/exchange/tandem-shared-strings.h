/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-part-parser.h"

G_BEGIN_DECLS

typedef struct _TandemSharedStrings TandemSharedStrings;

TandemSharedStrings *tandem_shared_strings_new (void);
void tandem_shared_strings_free (TandemSharedStrings *self);
gboolean tandem_shared_strings_load (TandemSharedStrings *self, TandemZipArchive *archive, const char *path,
                                     GCancellable *cancellable, GError **error);
gboolean tandem_shared_strings_add (TandemSharedStrings *self, const char *text, gsize length, GError **error);
const char *tandem_shared_strings_get (TandemSharedStrings *self, guint64 index, gsize *length);
gsize tandem_shared_strings_unescape (char *text, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemSharedStrings, tandem_shared_strings_free)

G_END_DECLS
