/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Who has a file open, told between processes by a lock on a hidden file beside it. The system gives the lock back when a
 * process ends, however it ends, so no stale lock is ever left; whoever closes last takes the hidden file away. */
typedef struct _TandemFileLock TandemFileLock;

TandemFileLock *tandem_file_lock_take             (const char *path, gboolean *is_alone, GError **error);
gboolean        tandem_file_lock_wait_until_alone (TandemFileLock *self, GError **error);
gboolean        tandem_file_lock_share            (TandemFileLock *self, GError **error);
void            tandem_file_lock_free             (TandemFileLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemFileLock, tandem_file_lock_free)

G_END_DECLS
