/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/filter/tandem-condition.h"

G_BEGIN_DECLS

/* Which records a condition holds for, as they were when it was asked. */
typedef struct _TandemConditionMatch TandemConditionMatch;

TandemConditionMatch *tandem_condition_match_new  (TandemConnection *connection, TandemCondition *condition,
                                                   const char *today, GCancellable *cancellable, GError **error);
gboolean              tandem_condition_match_has  (TandemConditionMatch *self, gint64 id);
void                  tandem_condition_match_free (TandemConditionMatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemConditionMatch, tandem_condition_match_free)

G_END_DECLS
