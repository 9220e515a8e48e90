/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/tandem-types.h"

G_BEGIN_DECLS

#define TANDEM_SCHEMA_VERSION 9

/**
 * TandemColumnMove:
 * @version: the step that does it
 * @to: (nullable): the new name of the column; %NULL: it is dropped, or holds something else from now on
 *
 * A column that has another name from a version on, or is gone.
 */
typedef struct {
  int version;
  const char *table;
  const char *from;
  const char *to;
} TandemColumnMove;

gboolean tandem_migration_apply (TandemConnection *connection, int version, const char *sql,
                                 const TandemColumnMove *columns, GError **error);
gboolean tandem_migration_run          (TandemConnection *connection, GError **error);
gboolean tandem_migration_read_version (TandemConnection *connection, int *version, GError **error);

G_END_DECLS
