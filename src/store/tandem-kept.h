/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* Which of the records that an act made stay when it is undone. Inside one transaction. */
typedef struct _TandemKept TandemKept;

TandemKept *tandem_kept_new (TandemConnection *connection);
void tandem_kept_free (TandemKept *self);

gboolean tandem_kept_load_made (TandemKept *self, gint64 set_id, GError **error);
void tandem_kept_share_made (TandemKept *self, TandemKept *other);
gboolean tandem_kept_is_made (TandemKept *self, const char *table, gint64 id);
gint64 tandem_kept_find_whole (TandemKept *self, TandemRecord *record, const char **table);
GArray *tandem_kept_list_changed (TandemKept *self, const char *table, gint64 first, gint64 last, gint64 sequence,
                                  GError **error);

void tandem_kept_bar (TandemKept *self, gint64 id);
void tandem_kept_add (TandemKept *self, const char *table, gint64 id);
gboolean tandem_kept_close (TandemKept *self, GError **error);
gboolean tandem_kept_contains (TandemKept *self, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemKept, tandem_kept_free)

G_END_DECLS
