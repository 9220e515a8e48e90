/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/tandem-contact-row.h"
#include "model/tandem-timeline-entry.h"
#include "store/tandem-record.h"

G_BEGIN_DECLS

typedef enum {
  TANDEM_CONTACT_SORT_NAME,
  TANDEM_CONTACT_SORT_GIVEN_NAME,
  TANDEM_CONTACT_SORT_COMPANY,
  TANDEM_CONTACT_SORT_LIFECYCLE,
  TANDEM_CONTACT_SORT_CREATED,
} TandemContactSort;

char     *tandem_contact_query_make_name    (TandemRecord *contact, GPtrArray *points);
gboolean  tandem_contact_query_find_company (TandemConnection *connection, const char *name, gint64 *company_id,
                                             GError **error);
GPtrArray *tandem_contact_query_load_rows    (TandemConnection *connection, const gint64 *ids, guint n_ids, GError **error);
GArray    *tandem_contact_query_list_ids     (TandemConnection *connection, TandemContactSort sort, gboolean descending,
                                              GCancellable *cancellable, GError **error);
gboolean   tandem_contact_query_count        (TandemConnection *connection, gint64 *n_contacts, GError **error);
gboolean   tandem_contact_query_find_point   (TandemConnection *connection, const char *kind, const char *normalised,
                                              gint64 *contact_id, GError **error);
GPtrArray *tandem_contact_query_load_timeline (TandemConnection *connection, gint64 contact_id, GError **error);

G_END_DECLS
