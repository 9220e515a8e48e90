/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-restore-point.h"

G_BEGIN_DECLS

GPtrArray  *tandem_restore_list            (const char *path, GError **error);
const char *tandem_restore_reason_to_words (const char *reason);
char       *tandem_restore_run             (const char *path, TandemRestorePoint *point, GCancellable *cancellable,
                                            GError **error);

G_END_DECLS
