/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "base/tandem-types.h"

G_BEGIN_DECLS

/**
 * TandemTrashEntry:
 * @table: the table of the record
 * @name: (nullable): what it is called
 * @deleted_at: when it went to the trash
 * @person_name: (nullable): who did it
 *
 * A record in the trash.
 */
typedef struct {
  char *table;
  gint64 id;
  char *name;
  char *deleted_at;
  char *person_name;
} TandemTrashEntry;

GPtrArray *tandem_trash_query_list (TandemConnection *connection, guint limit, GError **error);

G_END_DECLS
