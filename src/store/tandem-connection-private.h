/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-connection.h"
#include "store/tandem-statement-cache.h"

G_BEGIN_DECLS

/* What a connection begins with, and comes back to after a bulk load. */
#define TANDEM_CONNECTION_ORDINARY_WORK                                                                                \
  "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384; PRAGMA threads = 0;"

struct _TandemConnection {
  sqlite3 *handle;
  TandemStatementCache *statements;
  GThread *thread;
  char *path;
  GCancellable *cancellable;
  TandemChangeSet *change_set;
  TandemIdMaker *id_maker;
  TandemCollator *collator;
  GTimeZone *time_zone;
  gboolean writing;
  gboolean in_bulk; /* a bulk load is part of the transaction under way */
};

int tandem_connection_add_functions (TandemConnection *self);

G_END_DECLS
