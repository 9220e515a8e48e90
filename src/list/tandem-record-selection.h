/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _TandemRecordSelection TandemRecordSelection;

TandemRecordSelection *tandem_record_selection_new        (void);
void                   tandem_record_selection_free       (TandemRecordSelection *self);
void                   tandem_record_selection_set_single (TandemRecordSelection *self);
gboolean               tandem_record_selection_is_single  (TandemRecordSelection *self);
gboolean               tandem_record_selection_contains   (TandemRecordSelection *self, gint64 id);
guint                  tandem_record_selection_get_size   (TandemRecordSelection *self);
gboolean               tandem_record_selection_apply      (TandemRecordSelection *self, const gint64 *ids, guint n_ids,
                                                           GtkBitset *selected, GtkBitset *mask);
void                   tandem_record_selection_retain     (TandemRecordSelection *self, const gint64 *old, guint n_old,
                                                           const gint64 *ids, guint n_ids);
void                   tandem_record_selection_insert     (TandemRecordSelection *self, gint64 id);
void                   tandem_record_selection_remove     (TandemRecordSelection *self, gint64 id);
void                   tandem_record_selection_moved      (TandemRecordSelection *self);
GArray                *tandem_record_selection_list_ids   (TandemRecordSelection *self, const gint64 *ids, guint n_ids);
GtkBitset             *tandem_record_selection_ref_bitset (TandemRecordSelection *self, const gint64 *ids, guint n_ids);

G_END_DECLS
