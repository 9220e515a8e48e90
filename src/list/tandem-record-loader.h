/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "list/tandem-record-source.h"

G_BEGIN_DECLS

typedef struct _TandemRecordLoader TandemRecordLoader;

/**
 * TandemRecordLoaderFunc:
 * @error: (nullable): %NULL when records arrived, else why they did not
 *
 * Called from the main loop, never from within tandem_record_loader_need().
 */
typedef void (*TandemRecordLoaderFunc) (gpointer owner, const GError *error);

TandemRecordLoader *tandem_record_loader_new          (TandemRecordSource *source, TandemRecordLoaderFunc func,
                                                       gpointer owner);
void                tandem_record_loader_close        (TandemRecordLoader *self);
gpointer            tandem_record_loader_lookup       (TandemRecordLoader *self, gint64 id);
void                tandem_record_loader_need         (TandemRecordLoader *self, const gint64 *ids, guint n_ids,
                                                       guint position);
gboolean            tandem_record_loader_prepare      (TandemRecordLoader *self, const gint64 *ids, guint n_ids, guint n_now);
void                tandem_record_loader_forget       (TandemRecordLoader *self, gint64 id);
void                tandem_record_loader_forget_all   (TandemRecordLoader *self);
void                tandem_record_loader_renew        (TandemRecordLoader *self, GArray *ids);
guint               tandem_record_loader_get_stamp    (TandemRecordLoader *self);
gboolean            tandem_record_loader_add          (TandemRecordLoader *self, GArray *ids, GPtrArray *records,
                                                       guint stamp);
void                tandem_record_loader_cancel       (TandemRecordLoader *self);

G_END_DECLS
