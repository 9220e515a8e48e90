/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-types.h"

G_BEGIN_DECLS

/* Many new records in one write. On the writer's thread, inside a transaction with a change set; fails and is rolled back as
 * any other write. The caller keeps the totals and the histories: a record's `written` is not called. */
typedef struct _TandemBulkLoad TandemBulkLoad;

/**
 * TandemBulkPlan:
 * @types: (array length=n_types) (nullable): the records that will be written
 * @n_rows: about how many of each; a table that has no more than that already loses its indexes until the end, as sorting them
 *   anew costs less than putting each row in its place
 * @kept: (nullable) (array zero-terminated=1): names of indexes that stay, since something is looked for by them meanwhile
 */
typedef struct {
  const GType *types;
  guint n_types;
  guint64 n_rows;
  const char *const *kept;
} TandemBulkPlan;

/**
 * TandemBulkProgress:
 * @rows: how many rows are written
 * @n_indexes: how many indexes will be made
 * @indexes: how many are made
 *
 * How far a bulk load is; on the writer's thread.
 */
typedef void (*TandemBulkProgress) (guint64 rows, guint n_indexes, guint indexes, gpointer data);

gboolean        tandem_bulk_load_check_space  (TandemConnection *connection, guint64 size, GError **error);

TandemBulkLoad *tandem_bulk_load_begin        (TandemConnection *connection, const TandemBulkPlan *plan,
                                               GCancellable *cancellable, GError **error);
gboolean        tandem_bulk_load_take_table   (TandemBulkLoad *self, const char *table, GError **error);
void            tandem_bulk_load_set_progress (TandemBulkLoad *self, TandemBulkProgress progress, gpointer data);
gboolean        tandem_bulk_load_insert       (TandemBulkLoad *self, gpointer record, GError **error);
guint64         tandem_bulk_load_get_n_rows   (TandemBulkLoad *self);
gboolean        tandem_bulk_load_finish       (TandemBulkLoad *self, GError **error);
void            tandem_bulk_load_free         (TandemBulkLoad *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemBulkLoad, tandem_bulk_load_free)

G_END_DECLS
