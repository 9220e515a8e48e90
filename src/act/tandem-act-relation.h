/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act.h"

G_BEGIN_DECLS

gboolean tandem_act_relate       (TandemConnection *connection, const char *label, gint64 contact_id, gint64 other_id,
                                  const char *kind, GError **error);
void     tandem_act_relate_async (TandemStore *store, const char *label, TandemRecord *relationship,
                                  GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
