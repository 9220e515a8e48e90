/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/tandem-timeline-entry.h"

G_BEGIN_DECLS

/* What a person reads of an entry of a timeline, on the screen and on paper. */

char *tandem_timeline_words_write_title (TandemTimelineEntry *entry);
char *tandem_timeline_words_write_body (TandemTimelineEntry *entry);
char *tandem_timeline_words_write_people (TandemTimelineEntry *entry);

G_END_DECLS
