/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/tandem-timeline-entry.h"

G_BEGIN_DECLS

GMenuModel *tandem_timeline_menu_new (TandemTimelineEntry *entry);

G_END_DECLS
