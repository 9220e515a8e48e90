/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act.h"
#include "model/tandem-company.h"

G_BEGIN_DECLS

gboolean tandem_act_add_company               (TandemConnection *connection, TandemRecord *company, GError **error);
void     tandem_act_add_company_async         (TandemStore *store, TandemRecord *company, GCancellable *cancellable,
                                               GAsyncReadyCallback callback, gpointer user_data);
gboolean tandem_act_leave_company             (TandemConnection *connection, gint64 contact_id, GError **error);
void     tandem_act_leave_company_async       (TandemStore *store, gint64 contact_id, GCancellable *cancellable,
                                               GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
