/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-restore-point.h"

G_BEGIN_DECLS

char *tandem_restore_run (const char *path, TandemRestorePoint *point, GCancellable *cancellable, GError **error);

G_END_DECLS
