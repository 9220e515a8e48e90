/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act.h"

G_BEGIN_DECLS

gboolean tandem_act_set_up_firm  (TandemConnection *connection, const char *firm_name, const char *person_name,
                                  gboolean is_sample, gint64 *person_id, GError **error);

G_END_DECLS
