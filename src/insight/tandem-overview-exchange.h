/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-types.h"
#include "insight/tandem-exchange.h"

G_BEGIN_DECLS

TandemExchange *tandem_overview_exchange_load (TandemConnection *connection, const char *from, const char *to,
                                               const char **without, GError **error);
TandemExchange *tandem_overview_exchange_load_of (TandemConnection *connection, const char *currency, GError **error);

G_END_DECLS
