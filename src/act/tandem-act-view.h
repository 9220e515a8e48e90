/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/tandem-saved-view.h"

G_BEGIN_DECLS

gboolean tandem_act_save_view   (TandemConnection *connection, TandemSavedView *view, GError **error);
gboolean tandem_act_rename_view (TandemConnection *connection, gint64 view_id, const char *name, GError **error);
gboolean tandem_act_delete_view (TandemConnection *connection, gint64 view_id, GError **error);

G_END_DECLS
