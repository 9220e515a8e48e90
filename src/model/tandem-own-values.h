/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/filter/tandem-own-fields.h"

G_BEGIN_DECLS

gboolean tandem_own_values_read  (TandemConnection *connection, TandemEntity entity, const gint64 *ids, GPtrArray *rows,
                                  GError **error);
char    *tandem_own_values_write (gpointer row, const TandemField *field);

G_END_DECLS
