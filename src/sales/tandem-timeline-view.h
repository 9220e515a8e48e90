/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/tandem-timeline-query.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* What happened with a contact, a company or a deal, the newest first under its day, below the place where a note, a call, a
 * meeting or a task is written. */
#define TANDEM_TYPE_TIMELINE_VIEW (tandem_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (TandemTimelineView, tandem_timeline_view, TANDEM, TIMELINE_VIEW, AdwBin)

void tandem_timeline_view_show (TandemTimelineView *self, TandemWorkspace *workspace, TandemTimelineSubject subject,
                                gint64 id);
void tandem_timeline_view_set_name (TandemTimelineView *self, const char *name);
void tandem_timeline_view_set_parties (TandemTimelineView *self, gint64 contact_id, gint64 company_id);
void tandem_timeline_view_start (TandemTimelineView *self, const char *kind);

G_END_DECLS
