/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "base/tandem-types.h"

G_BEGIN_DECLS

/* What amounts in other currencies are worth in the firm's. A rate holds from its day on, until the next one of its currency. */
typedef struct _TandemExchange TandemExchange;

TandemExchange *tandem_exchange_new     (const char *currency);
void            tandem_exchange_free    (TandemExchange *self);
void            tandem_exchange_add     (TandemExchange *self, const char *currency, const char *day, gint64 rate_billionths);
gboolean        tandem_exchange_convert (TandemExchange *self, gint64 minor, const char *currency, const char *day,
                                         gint64 *converted);
TandemExchange *tandem_exchange_load    (TandemConnection *connection, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemExchange, tandem_exchange_free)

G_END_DECLS
