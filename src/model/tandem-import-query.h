/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* What an import asks of the file for each row: who is there already, and what hangs on them. */

gboolean   tandem_import_query_find_phone     (TandemConnection *connection, TandemRecord *contact, const char *digits,
                                               gint64 *contact_id, GError **error);
gboolean   tandem_import_query_find_name      (TandemConnection *connection, TandemRecord *contact, const char *company,
                                               gint64 *contact_id, GError **error);
GPtrArray *tandem_import_query_load_points    (TandemConnection *connection, gint64 contact_id, GError **error);
GPtrArray *tandem_import_query_load_addresses (TandemConnection *connection, gint64 contact_id, GError **error);
gboolean   tandem_import_query_find_campaign  (TandemConnection *connection, const char *name, gint64 *campaign_id,
                                               GError **error);
gboolean   tandem_import_query_set_counts     (TandemConnection *connection, gint64 batch_id, const guint64 *counts,
                                               GError **error);

G_END_DECLS
