/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

char     *tandem_contact_query_make_name    (TandemRecord *contact, GPtrArray *points);
gboolean  tandem_contact_query_find_company (TandemConnection *connection, const char *name, gint64 *company_id,
                                             GError **error);

G_END_DECLS
