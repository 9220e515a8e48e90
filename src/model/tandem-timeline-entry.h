/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum {
  TANDEM_TIMELINE_ACTIVITY,
  TANDEM_TIMELINE_LIFECYCLE,
  TANDEM_TIMELINE_DEAL,
  TANDEM_TIMELINE_TOUCH,
} TandemTimelineKind;

/**
 * TandemTimelineEntry:
 * @kind: what it is
 * @id: the record it was read from
 * @at: when, as an instant
 * @detail: (nullable): the kind of activity or touch, the stage a contact came from, the kind of a deal's stage
 * @title: (nullable): the subject, the stage a contact went to, the deal, the campaign
 * @body: (nullable): the text, or the name of the deal's stage
 * @person: (nullable): who did it
 * @contact: (nullable): in the timeline of a company: with whom
 *
 * What happened with a contact or a company, of both departments. The texts are those of the file.
 */
typedef struct {
  TandemTimelineKind kind;
  gint64 id;
  char *at;
  char *detail;
  char *title;
  char *body;
  char *person;
  char *contact;
} TandemTimelineEntry;

void tandem_timeline_entry_free (TandemTimelineEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemTimelineEntry, tandem_timeline_entry_free)

G_END_DECLS
