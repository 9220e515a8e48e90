/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sales/tandem-activity-drafts.h"
#include "store/tandem-record.h"

G_BEGIN_DECLS

/* Where a note, a call, a meeting or a task is written: Enter is enough. */
#define TANDEM_TYPE_ACTIVITY_COMPOSER (tandem_activity_composer_get_type ())
G_DECLARE_FINAL_TYPE (TandemActivityComposer, tandem_activity_composer, TANDEM, ACTIVITY_COMPOSER, AdwBin)

void tandem_activity_composer_set_time_zone (TandemActivityComposer *self, GTimeZone *time_zone);
void tandem_activity_composer_set_activity (TandemActivityComposer *self, TandemRecord *activity);
void tandem_activity_composer_start (TandemActivityComposer *self, const char *kind);
void tandem_activity_composer_submit (TandemActivityComposer *self);
TandemActivityDraft *tandem_activity_composer_dup_draft (TandemActivityComposer *self);
void tandem_activity_composer_set_draft (TandemActivityComposer *self, const TandemActivityDraft *draft);
TandemActivityDraft *tandem_activity_composer_take_submitted (TandemActivityComposer *self);
gboolean tandem_activity_composer_is_empty (TandemActivityComposer *self);

G_END_DECLS
