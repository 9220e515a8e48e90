/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-connection.h"

G_BEGIN_DECLS

/**
 * TandemPartOwner:
 *
 * What the parts are of.
 */
typedef enum {
  TANDEM_PARTS_OF_CONTACT,
  TANDEM_PARTS_OF_COMPANY,
} TandemPartOwner;

gboolean tandem_part_query_count_points (TandemConnection *connection, TandemPartOwner owner, const char *kind,
                                         guint *most, GError **error);
gboolean tandem_part_query_count_addresses (TandemConnection *connection, TandemPartOwner owner, guint *most,
                                            GError **error);
gboolean tandem_part_query_count_consents (TandemConnection *connection, guint *most, GError **error);

G_END_DECLS
