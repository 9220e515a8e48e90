/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act-custom.h"

G_BEGIN_DECLS

/**
 * TandemBulkWhat:
 * @TANDEM_BULK_SET_TEXT: a column gets a text
 * @TANDEM_BULK_SET_ID: a column points to another record, or to none
 * @TANDEM_BULK_TRASH: into the trash
 * @TANDEM_BULK_DO: what an act does with one of them
 * @TANDEM_BULK_PUT_TAG: a contact or a company gets a tag
 * @TANDEM_BULK_TAKE_TAG: it loses one
 * @TANDEM_BULK_SET_CUSTOM: it holds something in a field that the firm added
 */
typedef enum {
  TANDEM_BULK_SET_TEXT,
  TANDEM_BULK_SET_ID,
  TANDEM_BULK_TRASH,
  TANDEM_BULK_DO,
  TANDEM_BULK_PUT_TAG,
  TANDEM_BULK_TAKE_TAG,
  TANDEM_BULK_SET_CUSTOM,
} TandemBulkWhat;

typedef struct _TandemBulk TandemBulk;

/* What an act does with one record, in the change set of all of them; @id is the same for each. */
typedef gboolean (*TandemBulkFunc) (TandemConnection *connection, TandemRecord *record, gint64 id, GError **error);

/* One thing that is done with many records: one change set, one step of undo. How far it is may be asked on any thread. */
TandemBulk *tandem_bulk_new_text   (const char *label, GType type, GArray *ids, guint column, const char *text);
TandemBulk *tandem_bulk_new_id     (const char *label, GType type, GArray *ids, guint column, gint64 id);
TandemBulk *tandem_bulk_new_trash  (const char *label, GType type, GArray *ids);
TandemBulk *tandem_bulk_new_func   (const char *label, GType type, GArray *ids, TandemBulkFunc func, gint64 id);
TandemBulk *tandem_bulk_new_put_tag  (const char *label, GType type, GArray *ids, const char *name);
TandemBulk *tandem_bulk_new_take_tag (const char *label, GType type, GArray *ids, gint64 tag_id);
TandemBulk *tandem_bulk_new_custom   (const TandemCustomAct *act, GType type, GArray *ids);
TandemBulk *tandem_bulk_ref        (TandemBulk *self);
void        tandem_bulk_unref      (TandemBulk *self);
guint       tandem_bulk_get_n_all  (TandemBulk *self);
guint       tandem_bulk_get_n_done (TandemBulk *self);

gboolean    tandem_act_bulk        (TandemConnection *connection, TandemBulk *bulk, GCancellable *cancellable, GError **error);
void        tandem_act_bulk_async  (TandemStore *store, TandemBulk *bulk, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemBulk, tandem_bulk_unref)

G_END_DECLS
