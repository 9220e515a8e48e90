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

/**
 * TandemReachScope:
 * @owner_id: whose contacts; 0 for everybody's
 * @from: a plain date
 * @to: a plain date, included
 *
 * Which people are looked at: those who took a step in the period.
 */
typedef struct {
  gint64 owner_id;
  const char *from;
  const char *to;
} TandemReachScope;

gboolean tandem_reach_query_run (TandemConnection *connection, const TandemReachScope *scope, TandemReachFunc func,
                                 gpointer data, GError **error);

G_END_DECLS
