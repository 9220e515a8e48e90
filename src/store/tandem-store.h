/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-types.h"
#include "store/tandem-changes.h"
#include "store/tandem-journal.h"
#include "store/tandem-upgrade-progress.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_STORE (tandem_store_get_type ())
G_DECLARE_FINAL_TYPE (TandemStore, tandem_store, TANDEM, STORE, GObject)

/**
 * TandemStoreLane:
 * @TANDEM_STORE_READ: what a person waits for
 * @TANDEM_STORE_WRITE: one at a time, each in a transaction
 * @TANDEM_STORE_ANALYSE: long counts and reports
 * @TANDEM_STORE_COPY: what reads the whole file: copies of it, and whether it is whole
 * @TANDEM_STORE_SEARCH: what a person types: the indexes of search belong to its thread
 */
typedef enum {
  TANDEM_STORE_READ,
  TANDEM_STORE_WRITE,
  TANDEM_STORE_ANALYSE,
  TANDEM_STORE_COPY,
  TANDEM_STORE_SEARCH,
} TandemStoreLane;

/**
 * TandemStoreFunc:
 *
 * One unit of work, plain synchronous code on a store thread.
 *
 * Returns: %FALSE with @error set when it failed; a write is then rolled back
 */
typedef gboolean (*TandemStoreFunc) (TandemConnection *connection, gpointer data, GCancellable *cancellable,
                                     GError **error);

TandemStore      *tandem_store_create              (const char *path, const char *origin, GError **error);
TandemStore      *tandem_store_open                (const char *path, const char *origin, GError **error);
TandemStore *tandem_store_open_watched (const char *path, const char *origin, TandemUpgradeProgress *progress,
                                        GCancellable *cancellable, GError **error);
void              tandem_store_close               (TandemStore *self);
void              tandem_store_discard             (TandemStore *self);

void              tandem_store_run_async           (TandemStore *self, TandemStoreLane lane, TandemStoreFunc func,
                                                    gpointer data, GDestroyNotify destroy, GCancellable *cancellable,
                                                    GAsyncReadyCallback callback, gpointer user_data);
gboolean          tandem_store_run_finish          (TandemStore *self, GAsyncResult *result, GError **error);
gpointer          tandem_store_run_get_data        (GAsyncResult *result);
gboolean          tandem_store_run                 (TandemStore *self, TandemStoreLane lane, TandemStoreFunc func,
                                                    gpointer data, GCancellable *cancellable, GError **error);

TandemConnection *tandem_store_get_list_connection (TandemStore *self);
TandemConnection *tandem_store_connect             (TandemStore *self, GError **error);
const char       *tandem_store_get_path            (TandemStore *self);
gboolean          tandem_store_is_read_only        (TandemStore *self);
char             *tandem_store_dup_notice          (TandemStore *self);
gboolean          tandem_store_was_interrupted     (TandemStore *self);
const char       *tandem_store_get_origin          (TandemStore *self);
gint64            tandem_store_get_person_id       (TandemStore *self);
void              tandem_store_set_person_id       (TandemStore *self, gint64 person_id);

G_END_DECLS
