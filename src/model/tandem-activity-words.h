/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a person reads for the nicks of an activity. */

const char *tandem_activity_get_kind_title (const char *kind);
const char *tandem_activity_get_status_title (const char *status);
const char *tandem_activity_get_direction_title (const char *direction);
const char *tandem_activity_get_outcome_title (const char *outcome);
const char *tandem_activity_get_done_status (const char *kind);

G_END_DECLS
