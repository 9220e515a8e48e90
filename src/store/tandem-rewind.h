/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* How records of a table were at an instant that is over, as the journal tells it: what was changed since, and what was made since. It
 * is the plain truth of that instant: what was undone later stood there still. */
typedef struct _TandemRewind TandemRewind;

TandemRewind *tandem_rewind_load (TandemConnection *connection, const char *table, const char *instant,
                                  GCancellable *cancellable, GError **error);
TandemRewind *tandem_rewind_load_one (TandemConnection *connection, const char *table, gint64 id, const char *instant,
                                      GError **error);
void tandem_rewind_free (TandemRewind *self);
gint64 tandem_rewind_find_maker (TandemRewind *self, gint64 id);
gboolean tandem_rewind_run (TandemRewind *self, TandemRecord *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemRewind, tandem_rewind_free)

G_END_DECLS
