/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act.h"
#include "model/tandem-firm-list.h"

G_BEGIN_DECLS

/**
 * TandemListAct:
 * @list: which list
 * @whole_id: what a new entry's list belongs to, 0 for the firm
 * @id: the entry; set by an act that adds one
 * @like_id: a new pipeline gets the stages of this one, 0 for those that a firm begins with
 * @heir_id: where the deals go of a pipeline or stage that is deleted; 0 while it has none
 * @place: where the entry goes, from 0
 * @name: (nullable): what the entry is to be called
 *
 * What is done with one of the firm's lists. Which fields count depends on the act; each act is one step of undo.
 */
typedef struct {
  TandemFirmList list;
  gint64 whole_id;
  gint64 id;
  gint64 like_id;
  gint64 heir_id;
  guint place;
  const char *name;
} TandemListAct;

typedef gboolean (*TandemListActFunc) (TandemConnection *connection, TandemListAct *act, GError **error);

gboolean tandem_list_act_add       (TandemConnection *connection, TandemListAct *act, GError **error);
gboolean tandem_list_act_rename    (TandemConnection *connection, TandemListAct *act, GError **error);
gboolean tandem_list_act_move      (TandemConnection *connection, TandemListAct *act, GError **error);
gboolean tandem_list_act_delete    (TandemConnection *connection, TandemListAct *act, GError **error);

void     tandem_list_act_run_async (TandemStore *store, TandemListActFunc func, const TandemListAct *act,
                                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean tandem_list_act_finish    (GAsyncResult *result, gint64 *id, GError **error);

G_END_DECLS
