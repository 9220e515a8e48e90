/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TandemActivityDraft:
 * @kind: note, call, meeting or task
 * @text: what is written
 * @day: a plain date, since “tomorrow” is another day then; as it was typed where it is none
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

typedef struct _TandemActivityDrafts TandemActivityDrafts;

TandemActivityDrafts      *tandem_activity_drafts_new    (GSettings *settings);
void                       tandem_activity_drafts_free   (TandemActivityDrafts *self);
const TandemActivityDraft *tandem_activity_drafts_lookup (TandemActivityDrafts *self, gint64 id);
void                       tandem_activity_drafts_put    (TandemActivityDrafts *self, gint64 id,
                                                          TandemActivityDraft *draft);

G_END_DECLS
