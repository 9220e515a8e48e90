/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "model/tandem-lifecycle.h"

G_BEGIN_DECLS

/**
 * TandemReach:
 * @contact_id: who
 * @stages: for lead to customer the day on which the stage was first reached, "" where it was not, and the campaign of the
 *   step that reached it, 0 for none
 *
 * How far a person came, and when. A stage that was skipped counts as reached with the next one, so that whoever reached a
 * stage reached all before it, on that day or earlier.
 */
typedef struct {
  gint64 contact_id;
  struct {
    char day[11];
    gint64 campaign_id;
  } stages[TANDEM_LIFECYCLE_N_STAGES];
} TandemReach;

void tandem_reach_add_step (TandemReach *self, TandemLifecycle to, const char *day, gint64 campaign_id);
gboolean tandem_reach_has (const TandemReach *self, TandemLifecycle stage);
gboolean tandem_reach_is_within (const TandemReach *self, TandemLifecycle stage, const char *from, const char *to);

G_END_DECLS
