/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-fold.h"
#include "base/tandem-id.h"
#include "store/tandem-change-set.h"
#include "store/tandem-statement.h"

G_BEGIN_DECLS

#define TANDEM_APPLICATION_ID 0x544e444d  /* "TNDM" */

/**
 * TandemConnectionMode:
 * @TANDEM_CONNECTION_READ: to read a file that others may write
 * @TANDEM_CONNECTION_READ_IMMUTABLE: to read a file that nobody can write, without a log or locks
 * @TANDEM_CONNECTION_WRITE: to read and write
 * @TANDEM_CONNECTION_CREATE: to make a file, then to read and write it
 */
typedef enum {
  TANDEM_CONNECTION_READ,
  TANDEM_CONNECTION_READ_IMMUTABLE,
  TANDEM_CONNECTION_WRITE,
  TANDEM_CONNECTION_CREATE,
} TandemConnectionMode;

TandemConnection *tandem_connection_open             (const char *path, TandemConnectionMode mode, GError **error);
void              tandem_connection_close            (TandemConnection *self);
void              tandem_connection_remove_file      (const char *path);
void              tandem_connection_adopt            (TandemConnection *self);

TandemStatement  *tandem_connection_prepare          (TandemConnection *self, const char *sql, GError **error);
gboolean          tandem_connection_execute          (TandemConnection *self, const char *sql, GError **error);
gboolean          tandem_connection_get_int64        (TandemConnection *self, const char *sql, gint64 *value, GError **error);
char             *tandem_connection_dup_text         (TandemConnection *self, const char *sql, GError **error);
gint64            tandem_connection_get_n_changed    (TandemConnection *self);
gboolean          tandem_connection_begin            (TandemConnection *self, GError **error);
gboolean          tandem_connection_is_in_bulk       (TandemConnection *self);
gboolean          tandem_connection_begin_bulk       (TandemConnection *self, GError **error);
gboolean          tandem_connection_begin_upgrade    (TandemConnection *self, GError **error);
gboolean          tandem_connection_commit           (TandemConnection *self, GError **error);
void              tandem_connection_rollback         (TandemConnection *self);
gboolean          tandem_connection_is_writing       (TandemConnection *self);
void              tandem_connection_set_cancellable  (TandemConnection *self, GCancellable *cancellable);
gboolean tandem_connection_go_on (TandemConnection *self, GError **error);
void tandem_connection_shrink (TandemConnection *self);
gboolean          tandem_connection_copy_to          (TandemConnection *self, const char *path, GError **error);
const char       *tandem_connection_get_path         (TandemConnection *self);

TandemChangeSet  *tandem_connection_get_change_set  (TandemConnection *self);
void              tandem_connection_set_change_set  (TandemConnection *self, TandemChangeSet *change_set);
TandemIdMaker    *tandem_connection_get_id_maker     (TandemConnection *self);
void              tandem_connection_set_id_maker     (TandemConnection *self, TandemIdMaker *maker);
TandemCollator   *tandem_connection_get_collator     (TandemConnection *self);
GTimeZone        *tandem_connection_get_time_zone    (TandemConnection *self);
void              tandem_connection_forget_firm      (TandemConnection *self);
void              tandem_connection_look_at_firm     (TandemConnection *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemConnection, tandem_connection_close)

G_END_DECLS
