/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* Totals that the write path keeps, so that an overview never scans. Campaign 0 stands for the whole firm. */

gboolean tandem_totals_lifecycle_written (TandemConnection *connection, TandemRecord *before, TandemRecord *after,
                                          GError **error);
gboolean tandem_totals_touch_written     (TandemConnection *connection, TandemRecord *before, TandemRecord *after,
                                          GError **error);
gboolean tandem_totals_add_people        (TandemConnection *connection, gint64 campaign_id, const char *day,
                                          const char *stage, int n, GError **error);
gboolean tandem_totals_add_touches       (TandemConnection *connection, gint64 campaign_id, const char *day,
                                          const char *kind, int n, GError **error);

G_END_DECLS
