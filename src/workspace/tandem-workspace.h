/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "act/tandem-act-firm.h"
#include "search/tandem-search.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_WORKSPACE (tandem_workspace_get_type ())
G_DECLARE_FINAL_TYPE (TandemWorkspace, tandem_workspace, TANDEM, WORKSPACE, GObject)

TandemWorkspace *tandem_workspace_open            (const char *path, const char *origin, GError **error);
TandemWorkspace *tandem_workspace_open_watched (const char *path, const char *origin, TandemUpgradeProgress *progress,
                                                GCancellable *cancellable, GError **error);
TandemWorkspace *tandem_workspace_create          (const char *path, const char *origin, const char *firm_name,
                                                   gboolean is_sample, GError **error);
TandemWorkspace *tandem_workspace_create_firm     (const char *path, const char *origin, const TandemFirmSetUp *firm,
                                                   GError **error);
void tandem_workspace_open_async (const char *path, const char *origin, TandemUpgradeProgress *progress,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void             tandem_workspace_create_async    (const char *path, const TandemFirmSetUp *firm, GCancellable *cancellable,
                                                   GAsyncReadyCallback callback, gpointer user_data);
TandemWorkspace *tandem_workspace_open_finish     (GAsyncResult *result, GError **error);
void             tandem_workspace_close           (TandemWorkspace *self);
void             tandem_workspace_save_copy_async (TandemWorkspace *self, const char *path, GCancellable *cancellable,
                                                   GAsyncReadyCallback callback, gpointer user_data);
gboolean         tandem_workspace_save_copy_finish (TandemWorkspace *self, GAsyncResult *result, GError **error);

TandemStore     *tandem_workspace_get_store       (TandemWorkspace *self);
TandemSearch    *tandem_workspace_get_search      (TandemWorkspace *self);
GCancellable    *tandem_workspace_get_cancellable       (TandemWorkspace *self);
const char      *tandem_workspace_get_path        (TandemWorkspace *self);
const char      *tandem_workspace_get_firm_name   (TandemWorkspace *self);
gint64           tandem_workspace_get_person_id   (TandemWorkspace *self);
const char      *tandem_workspace_get_person_name (TandemWorkspace *self);
const char      *tandem_workspace_get_for_name    (TandemWorkspace *self);
gboolean         tandem_workspace_is_person_guessed (TandemWorkspace *self);
void             tandem_workspace_choose_person_async (TandemWorkspace *self, gint64 person_id, GCancellable *cancellable,
                                                   GAsyncReadyCallback callback, gpointer user_data);
gboolean         tandem_workspace_choose_person_finish (TandemWorkspace *self, GAsyncResult *result, GError **error);
const char      *tandem_workspace_get_currency    (TandemWorkspace *self);
GTimeZone       *tandem_workspace_get_time_zone   (TandemWorkspace *self);
gboolean         tandem_workspace_is_sample       (TandemWorkspace *self);
const char      *tandem_workspace_get_undo_label  (TandemWorkspace *self);
const char      *tandem_workspace_get_redo_label  (TandemWorkspace *self);

G_END_DECLS
