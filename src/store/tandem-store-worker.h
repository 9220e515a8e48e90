/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-types.h"

G_BEGIN_DECLS

/* A thread of its own with a connection of its own, that does one thing after another in the order they were asked for.
 * (g_task_run_in_thread() shares its pool with everything else and keeps no order.) */
typedef struct _TandemStoreWorker TandemStoreWorker;

/* Runs on the worker's thread; `data` is the job's. */
typedef void (*TandemStoreJobFunc)  (TandemConnection *connection, gpointer data);
/* Runs on the worker's thread when there was nothing to do for half a second. */
typedef void (*TandemStoreIdleFunc) (TandemConnection *connection, gpointer data);

TandemStoreWorker *tandem_store_worker_new  (const char *name, TandemConnection *connection, TandemStoreIdleFunc idle,
                                             gpointer idle_data);
void               tandem_store_worker_push (TandemStoreWorker *self, TandemStoreJobFunc func, gpointer data);
void               tandem_store_worker_stop (TandemStoreWorker *self);

G_END_DECLS
