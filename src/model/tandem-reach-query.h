/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-types.h"
#include "model/tandem-reach.h"

G_BEGIN_DECLS

/**
 * TandemReachFunc:
 *
 * Told of each person, one after the other.
 */
typedef void (*TandemReachFunc) (const TandemReach *reach, gpointer data);

gboolean tandem_reach_query_run (TandemConnection *connection, const char *from, const char *to, TandemReachFunc func,
                                 gpointer data, GError **error);

G_END_DECLS
