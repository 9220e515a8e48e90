/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* Parts of the acts on pipelines and their stages, inside a change set that has begun: tandem-list-act.h. */

gboolean tandem_pipeline_add_stages  (TandemConnection *connection, gint64 pipeline_id, gint64 like_id, GError **error);
gboolean tandem_pipeline_make_room   (TandemConnection *connection, TandemRecord *stage, TandemRecord *last, GError **error);
gboolean tandem_pipeline_move_deals  (TandemConnection *connection, gint64 stage_id, gint64 heir_id, GError **error);
gboolean tandem_pipeline_empty       (TandemConnection *connection, gint64 pipeline_id, gint64 heir_id, GError **error);

G_END_DECLS
