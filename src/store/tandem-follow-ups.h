/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/tandem-types.h"

G_BEGIN_DECLS

/* What is to be done once for each of some records before a transaction ends, however often they are written in it. */

#define TANDEM_FOLLOW_UPS_LIMIT (1 << 18) /* notes; at worst 16 MB, of one import 0.7 MB */

typedef gboolean (*TandemFollowUpFunc) (TandemConnection *connection, gint64 id, GError **error);

typedef struct _TandemFollowUps TandemFollowUps;

TandemFollowUps *tandem_follow_ups_new (void);
void tandem_follow_ups_free (TandemFollowUps *self);
gboolean tandem_follow_ups_add (TandemFollowUps *self, TandemFollowUpFunc func, gint64 id);
void tandem_follow_ups_remove (TandemFollowUps *self, TandemFollowUpFunc func, gint64 id);
gboolean tandem_follow_ups_do (TandemFollowUps *self, TandemConnection *connection, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemFollowUps, tandem_follow_ups_free)

G_END_DECLS
