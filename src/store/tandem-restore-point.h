/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-types.h"

G_BEGIN_DECLS

#define TANDEM_RESTORE_DAILY   "daily"
#define TANDEM_RESTORE_MANUAL  "manual"
#define TANDEM_RESTORE_UPGRADE "upgrade"
#define TANDEM_RESTORE_RESTORE "restore"

#define TANDEM_TYPE_RESTORE_POINT (tandem_restore_point_get_type ())

/**
 * TandemRestorePoint:
 * @path: the copy, a whole Tandem file of its own
 * @original: the file that it was made of, where it lay then
 * @file_id: (nullable): the name of the file itself, which it keeps when it is moved
 * @reason: why it was made, %TANDEM_RESTORE_DAILY and so on
 * @made_at: when
 * @size: of the copy, in bytes
 * @sha256: of the copy, in hexadecimal digits
 */
typedef struct {
  char *path;
  char *original;
  char *file_id;
  char *reason;
  GDateTime *made_at;
  gint64 size;
  char *sha256;
} TandemRestorePoint;

GType               tandem_restore_point_get_type (void);
TandemRestorePoint *tandem_restore_point_copy     (TandemRestorePoint *self);
void                tandem_restore_point_free     (TandemRestorePoint *self);

TandemRestorePoint *tandem_restore_point_make     (TandemConnection *reader, const char *original, const char *reason,
                                                   GCancellable *cancellable, GError **error);
char               *tandem_restore_point_dup_file_id (TandemConnection *connection);
GPtrArray          *tandem_restore_point_list     (const char *original, const char *file_id);
gboolean            tandem_restore_point_is_at    (const char *path);
gboolean            tandem_restore_point_check    (TandemRestorePoint *self, GCancellable *cancellable, GError **error);
gboolean            tandem_restore_point_remove   (TandemRestorePoint *self, GError **error);
void                tandem_restore_point_keep_to  (const char *original, gint64 budget);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemRestorePoint, tandem_restore_point_free)

G_END_DECLS
