/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act-contact.h"

G_BEGIN_DECLS

gboolean tandem_act_save_member               (TandemConnection *connection, TandemRecord *member, GError **error);
void     tandem_act_save_member_async         (TandemStore *store, TandemRecord *member, GAsyncReadyCallback callback,
                                               gpointer user_data);
gboolean tandem_act_make_member_contact       (TandemConnection *connection, gint64 member_id, TandemContactDraft *draft,
                                               GError **error);
void     tandem_act_make_member_contact_async (TandemStore *store, gint64 member_id, TandemContactDraft *draft,
                                               GAsyncReadyCallback callback, gpointer user_data);
gboolean tandem_act_discard_campaign          (TandemConnection *connection, gint64 campaign_id, gboolean *was_discarded,
                                               GError **error);
void     tandem_act_discard_campaign_async    (TandemStore *store, gint64 campaign_id, GAsyncReadyCallback callback,
                                               gpointer user_data);
gboolean tandem_act_discard_campaign_finish   (TandemStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
