/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* What an import asks of the file for each row: who is there already, and what hangs on them. */

/* What tandem_import_query_scan() gives: how each is reached (kind, value), what each is called (given and family name, company), or
 * what other programs call it (program, value). */
typedef enum {
  TANDEM_IMPORT_SCAN_POINTS,
  TANDEM_IMPORT_SCAN_NAMES,
  TANDEM_IMPORT_SCAN_IDS,
} TandemImportScan;

typedef gboolean (*TandemImportScanFunc) (gint64 contact_id, const char *const *texts, gpointer data, GError **error);

gboolean   tandem_import_query_scan           (TandemConnection *connection, TandemImportScan what,
                                               TandemImportScanFunc func, gpointer data, GError **error);
gboolean   tandem_import_query_find_own       (TandemConnection *connection, gboolean is_company, gint64 id,
                                               gint64 *record_id, GError **error);
gboolean   tandem_import_query_find_set       (TandemConnection *connection, gint64 batch_id, gint64 *set_id,
                                               GError **error);
gboolean   tandem_import_query_get_sequence   (TandemConnection *connection, gint64 *sequence, GError **error);
GPtrArray *tandem_import_query_load_points    (TandemConnection *connection, gint64 contact_id, GError **error);
GPtrArray *tandem_import_query_load_addresses (TandemConnection *connection, gint64 contact_id, GError **error);
gboolean   tandem_import_query_find_campaign  (TandemConnection *connection, const char *name, gint64 *campaign_id,
                                               GError **error);
gboolean tandem_import_query_count_stages (TandemConnection *connection, gint64 *counts, GError **error);
gboolean   tandem_import_query_set_counts     (TandemConnection *connection, gint64 batch_id, const guint64 *counts,
                                               GError **error);

G_END_DECLS
