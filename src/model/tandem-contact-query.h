/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/tandem-contact-row.h"
#include "store/tandem-record.h"

G_BEGIN_DECLS

char     *tandem_contact_query_make_name    (TandemRecord *contact, GPtrArray *points);
gboolean  tandem_contact_query_find_company (TandemConnection *connection, const char *name, gint64 *company_id,
                                             GError **error);
GArray   *tandem_contact_query_list_named   (TandemConnection *connection, const char *name, GError **error);
GPtrArray *tandem_contact_query_load_rows    (TandemConnection *connection, const gint64 *ids, guint n_ids, GError **error);
gboolean tandem_contact_query_find_point (TandemConnection *connection, const char *kind, const char *normalised,
                                          gint64 *contact_id, GError **error);

G_END_DECLS
