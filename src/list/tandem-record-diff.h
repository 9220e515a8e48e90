/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TandemRecordStep:
 * @position: where, when the steps before it are done
 * @id: the record that comes or goes there
 * @is_insert: whether it comes
 */
typedef struct {
  guint position;
  gint64 id;
  gboolean is_insert;
} TandemRecordStep;

GArray *tandem_record_diff (GArray *old, GArray *next, guint most_steps);

G_END_DECLS
