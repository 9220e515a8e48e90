/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/tandem-sums-words.h"

G_BEGIN_DECLS

/* What campaigns add up to, as the foot of their list and its print say it. */
TandemSumsWords  tandem_campaign_sums_describe    (GPtrArray *sums, gboolean of_selection);
char            *tandem_campaign_sums_write_leads (gint64 n);
char            *tandem_campaign_sums_write_of    (GPtrArray *rows);

G_END_DECLS
