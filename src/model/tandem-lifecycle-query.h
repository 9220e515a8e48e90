/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/tandem-types.h"
#include "model/tandem-lifecycle.h"

G_BEGIN_DECLS

/**
 * TandemLifecycleStep:
 * @from: the stage before; %TANDEM_LIFECYCLE_N_STAGES for the first step
 * @to: the stage that was reached
 * @at: when, an instant
 * @person: (nullable): who did it
 * @cause: (nullable): what brought it about, in words
 */
typedef struct {
  TandemLifecycle from, to;
  char *at;
  char *person;
  char *cause;
} TandemLifecycleStep;

void       tandem_lifecycle_step_free       (TandemLifecycleStep *self);
GPtrArray *tandem_lifecycle_query_list_steps (TandemConnection *connection, gint64 contact_id, GError **error);

G_END_DECLS
