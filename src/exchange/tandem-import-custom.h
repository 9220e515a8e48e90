/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-header-map.h"
#include "store/tandem-record.h"

G_BEGIN_DECLS

const char *tandem_import_custom_guess   (const char *const *values, guint n_values);
gboolean    tandem_import_custom_read    (TandemRecord *value, const TandemColumnMapping *mapping, const char *text,
                                          char decimal, const char *currency);
void        tandem_import_custom_follow  (TandemColumnMapping *mapping, const char *text);
gboolean    tandem_import_custom_find    (TandemConnection *connection, TandemHeaderMap *map, GError **error);
gboolean    tandem_import_custom_prepare (TandemConnection *connection, TandemHeaderMap *map, GError **error);

G_END_DECLS
