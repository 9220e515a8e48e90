/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act.h"
#include "model/tandem-attachment-content.h"

G_BEGIN_DECLS

/**
 * TandemAttachAct:
 * @label: the words of the undo button
 * @whole_column: of a #TandemAttachment: whether @whole_id is a contact, a company, a deal or a campaign
 * @whole_id: which one
 * @files: (element-type TandemFileContent): what is added; for a photo one, or none where it is to have none
 */
typedef struct {
  const char *label;
  guint whole_column;
  gint64 whole_id;
  GPtrArray *files;
} TandemAttachAct;

gboolean tandem_act_attach          (TandemConnection *connection, const TandemAttachAct *act, guint *n_added,
                                     GError **error);
void     tandem_act_attach_async    (TandemStore *store, const TandemAttachAct *act, GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean tandem_act_attach_finish   (GAsyncResult *result, guint *n_added, GError **error);
gboolean tandem_act_set_photo       (TandemConnection *connection, const TandemAttachAct *act, GError **error);
void     tandem_act_set_photo_async (TandemStore *store, const TandemAttachAct *act, GAsyncReadyCallback callback,
                                     gpointer user_data);

G_END_DECLS
