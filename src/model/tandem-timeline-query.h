/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-types.h"
#include "model/tandem-timeline-entry.h"
#include "store/tandem-record.h"

G_BEGIN_DECLS

/**
 * TandemTimelineSubject:
 *
 * With whom, or about what, all this happened.
 */
typedef enum {
  TANDEM_TIMELINE_OF_CONTACT,
  TANDEM_TIMELINE_OF_COMPANY,
  TANDEM_TIMELINE_OF_DEAL,
  TANDEM_TIMELINE_N_SUBJECTS,
} TandemTimelineSubject;

/**
 * TandemTimelineFilter:
 *
 * What is shown of it, in the order in which a person chooses.
 */
typedef enum {
  TANDEM_TIMELINE_EVERYTHING,
  TANDEM_TIMELINE_CALLS,
  TANDEM_TIMELINE_MEETINGS,
  TANDEM_TIMELINE_MAILS,
  TANDEM_TIMELINE_TASKS,
  TANDEM_TIMELINE_NOTES,
  TANDEM_TIMELINE_STEPS,
  TANDEM_TIMELINE_DEALS,
  TANDEM_TIMELINE_CAMPAIGNS,
  TANDEM_TIMELINE_N_FILTERS,
} TandemTimelineFilter;

GPtrArray *tandem_timeline_query_load_page (TandemConnection *connection, TandemTimelineSubject subject, gint64 id,
                                            TandemTimelineFilter filter, TandemTimelineEntry *after, guint limit,
                                            GError **error);
TandemRecord *tandem_timeline_query_find_next_step (TandemConnection *connection, gint64 contact_id, GError **error);

G_END_DECLS
