/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-types.h"
#include "store/tandem-record.h"

G_BEGIN_DECLS

/* What lists and segments ask of a contact and what lies in other tables: the city, the last touch, the last activity. One row
 * for each contact that is not in the trash, kept in the transaction of each write. On the writer's thread. */

gboolean tandem_contact_summary_refresh  (TandemConnection *connection, gint64 contact_id, GError **error);
gboolean tandem_contact_summary_remove   (TandemConnection *connection, gint64 contact_id, GError **error);
gboolean tandem_contact_summary_remove_run (TandemConnection *connection, const gint64 *ids, guint n_ids,
                                            GError **error);
gboolean tandem_contact_summary_follow_addresses (TandemConnection *connection, const gint64 *ids, guint n_ids,
                                                  GError **error);
gboolean tandem_contact_summary_follow   (TandemConnection *connection, TandemRecord *before, TandemRecord *after,
                                          guint contact_column, GError **error);
gboolean tandem_contact_summary_add      (TandemConnection *connection, TandemRecord *contact, const char *city,
                                          GError **error);
gboolean tandem_contact_summary_fill     (TandemConnection *connection, GCancellable *cancellable, GError **error);

G_END_DECLS
