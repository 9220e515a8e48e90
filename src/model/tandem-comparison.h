/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/tandem-record.h"

G_BEGIN_DECLS

/**
 * TandemDifference:
 * @table: the table of the record
 * @name: what it is called today
 * @is_gone: whether it is in the trash today
 * @n_values: how many of its values are others today
 *
 * A record that was there at a restore point and is not as it was.
 */
typedef struct {
  char *table;
  gint64 id;
  char *name;
  gboolean is_gone;
  guint n_values;
} TandemDifference;

GPtrArray    *tandem_comparison_list (TandemConnection *today, const char *path, guint limit, GCancellable *cancellable,
                                      GError **error);
TandemRecord *tandem_comparison_load (const char *path, const char *table, gint64 id, GError **error);

G_END_DECLS
