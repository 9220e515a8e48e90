/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/tandem-import-stage.h"

G_BEGIN_DECLS

gboolean tandem_import_left_out_write (TandemImportStage *stage, const char *const *headers, char delimiter,
                                       GOutputStream *stream, GCancellable *cancellable, GError **error);

G_END_DECLS
