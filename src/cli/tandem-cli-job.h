/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-bulk-load.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

/* A write that takes a while: on a terminal it says how far it is, and Ctrl+C ends it with nothing changed. */
typedef struct _TandemCliJob TandemCliJob;

TandemCliJob *tandem_cli_job_new  (void);
void          tandem_cli_job_free (TandemCliJob *self);
GCancellable *tandem_cli_job_get_cancellable (TandemCliJob *self);
void          tandem_cli_job_tell (guint64 rows, guint n_indexes, guint indexes, gpointer job);
gboolean      tandem_cli_job_run  (TandemCliJob *self, TandemStore *store, TandemStoreFunc func, gpointer data,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemCliJob, tandem_cli_job_free)

G_END_DECLS
