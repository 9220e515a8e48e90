/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/tandem-attainment.h"

G_BEGIN_DECLS

/* Of each person and kind of period no more are told, the latest. */
#define TANDEM_LEAD_ATTAINMENT_MOST 12

GArray *tandem_lead_attainment_load (TandemConnection *connection, const char *from, const char *to, GError **error);

G_END_DECLS
