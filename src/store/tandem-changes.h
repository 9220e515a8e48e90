/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What a commit changed: for each table the ids, or that there were many. Reference counted; never changed once it was
 * handed out. */
typedef struct _TandemChanges TandemChanges;

#define TANDEM_TYPE_CHANGES (tandem_changes_get_type ())
GType          tandem_changes_get_type (void);

TandemChanges *tandem_changes_new      (void);
TandemChanges *tandem_changes_ref      (TandemChanges *self);
void           tandem_changes_unref    (TandemChanges *self);
void           tandem_changes_add      (TandemChanges *self, const char *table, gint64 id);
void           tandem_changes_add_run  (TandemChanges *self, const char *table, const gint64 *ids, guint n_ids);
void           tandem_changes_add_many (TandemChanges *self, const char *table);
void           tandem_changes_merge    (TandemChanges *self, TandemChanges *other);

gboolean       tandem_changes_is_empty (TandemChanges *self);
gboolean       tandem_changes_touch    (TandemChanges *self, const char *table);
const gint64  *tandem_changes_get_ids  (TandemChanges *self, const char *table, guint *n_ids);
gboolean       tandem_changes_contain  (TandemChanges *self, const char *table, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemChanges, tandem_changes_unref)

G_END_DECLS
