/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-store-file.h"
#include "store/tandem-upgrade-progress.h"

G_BEGIN_DECLS

/* What makes a file ready to be written: its tables as this Tandem knows them, a node for its ids, and a word in the file
 * that somebody works with it. */

/**
 * TandemStoreOpening:
 * @node: what tells this opening from every other of the file
 * @was_interrupted: whether somebody who wrote the file before us ended without closing it
 * @progress: (nullable): who is told of an upgrade, while the file is made ready
 * @cancellable: (nullable): what leaves the file as it was, until the upgrade is committed
 */
typedef struct {
  gint64 node;
  gboolean was_interrupted;
  TandemUpgradeProgress *progress;
  GCancellable *cancellable;
} TandemStoreOpening;

gboolean tandem_store_opening_run (TandemStoreFile *file, gboolean create, const char *origin, TandemStoreOpening *opening,
                                   TandemConnection **writer, GError **error);
void     tandem_store_opening_end (TandemStoreOpening *opening, TandemConnection *writer);

G_END_DECLS
