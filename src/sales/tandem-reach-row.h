/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* One way to reach a contact or a company: a field with its kind's icon, a button that copies it, and a menu. The menu's actions
 * are "point.label", "point.other-label", "point.primary" and "point.remove". */

GtkWidget *tandem_reach_row_new      (TandemRecord *point, GActionMap *actions);
void       tandem_reach_row_describe (GtkWidget *row, TandemRecord *point, gboolean is_first, gboolean is_alone);

G_END_DECLS
