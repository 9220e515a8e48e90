/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* On which days touches fall, by the clock of the firm. */

const char *tandem_touch_day_find (GHashTable *days, const char *at, GTimeZone *zone);

G_END_DECLS
