/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act.h"

G_BEGIN_DECLS

/* Inside an act: puts a tag on a contact or a company, or takes it off. What is so already is left. */

gboolean tandem_act_find_or_add_tag (TandemConnection *connection, const char *name, gint64 *tag_id, GError **error);
gboolean tandem_act_put_tag         (TandemConnection *connection, GType type, gint64 id, gint64 tag_id, GError **error);
gboolean tandem_act_take_tag        (TandemConnection *connection, GType type, gint64 id, gint64 tag_id, GError **error);

G_END_DECLS
