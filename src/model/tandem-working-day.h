/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/tandem-types.h"

G_BEGIN_DECLS

char *tandem_working_day_find (TandemConnection *connection, const char *from, int *minutes, GError **error);

G_END_DECLS
