/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* Where a note, a call, a meeting or a task is written: Enter is enough. */
#define TANDEM_TYPE_ACTIVITY_COMPOSER (tandem_activity_composer_get_type ())
G_DECLARE_FINAL_TYPE (TandemActivityComposer, tandem_activity_composer, TANDEM, ACTIVITY_COMPOSER, AdwBin)

/**
 * TandemActivityDraft:
 * @kind: note, call, meeting or task
 * @text: what is written
 * @day: as it was typed
 * @time: as it was typed
 * @direction: the place of what is chosen, as the other two
 *
 * What was begun and not logged yet, with all that was said of it.
 */
typedef struct {
  char *kind;
  char *text;
  char *day;
  char *time;
  guint direction;
  guint outcome;
  guint status;
} TandemActivityDraft;

void tandem_activity_draft_free (TandemActivityDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemActivityDraft, tandem_activity_draft_free)

void tandem_activity_composer_set_time_zone (TandemActivityComposer *self, GTimeZone *time_zone);
void tandem_activity_composer_set_activity (TandemActivityComposer *self, TandemRecord *activity);
void tandem_activity_composer_start (TandemActivityComposer *self, const char *kind);
void tandem_activity_composer_submit (TandemActivityComposer *self);
TandemActivityDraft *tandem_activity_composer_dup_draft (TandemActivityComposer *self);
void tandem_activity_composer_set_draft (TandemActivityComposer *self, const TandemActivityDraft *draft);
gboolean tandem_activity_composer_is_empty (TandemActivityComposer *self);

G_END_DECLS
