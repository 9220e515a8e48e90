/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-types.h"
#include "model/tandem-company-row.h"

G_BEGIN_DECLS

GPtrArray *tandem_company_query_load_rows     (TandemConnection *connection, const gint64 *ids, guint n_ids, GError **error);
gboolean   tandem_company_query_find_similar  (TandemConnection *connection, const char *name, gint64 *company_id, char **found,
                                               GError **error);
GArray    *tandem_company_query_list_people   (TandemConnection *connection, gint64 company_id, guint limit, GError **error);
GArray    *tandem_company_query_list_deals    (TandemConnection *connection, gint64 company_id, guint limit, GError **error);
gboolean   tandem_company_query_count_deals   (TandemConnection *connection, gint64 company_id, gint64 *n_deals,
                                               GError **error);
GPtrArray *tandem_company_query_load_sums (TandemConnection *connection, gint64 company_id, const char *stage_kind,
                                           GError **error);

G_END_DECLS
