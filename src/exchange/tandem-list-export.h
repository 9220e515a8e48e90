/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-export-format.h"
#include "model/filter/tandem-own-fields.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

/* Writes records of a list into a file, as a list shows them: in an order, some columns. It is used once. */
#define TANDEM_TYPE_LIST_EXPORT (tandem_list_export_get_type ())
G_DECLARE_FINAL_TYPE (TandemListExport, tandem_list_export, TANDEM, LIST_EXPORT, GObject)

TandemListExport *tandem_list_export_new            (TandemEntity entity, const char *title, GTimeZone *zone);
void              tandem_list_export_set_format     (TandemListExport *self, TandemExportFormat format);
void              tandem_list_export_add_column     (TandemListExport *self, const char *key, const char *title);
void              tandem_list_export_add_own_column (TandemListExport *self, const TandemField *field);
void              tandem_list_export_set_ids        (TandemListExport *self, GArray *ids);
void              tandem_list_export_run_async      (TandemListExport *self, TandemStore *store, const char *path,
                                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                                     gpointer user_data);
gboolean          tandem_list_export_run_finish     (TandemListExport *self, GAsyncResult *result, GError **error);
guint             tandem_list_export_get_n_done     (TandemListExport *self);
guint             tandem_list_export_get_n_all      (TandemListExport *self);

G_END_DECLS
