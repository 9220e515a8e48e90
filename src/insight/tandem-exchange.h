/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "base/tandem-types.h"

G_BEGIN_DECLS

/* What amounts in other currencies are worth in the firm's. A rate holds from its day on, until the next one of its currency. Once
 * it is filled it never changes, and any thread may hold it. */
typedef struct _TandemExchange TandemExchange;

TandemExchange *tandem_exchange_new     (const char *currency);
TandemExchange *tandem_exchange_ref (TandemExchange *self);
TandemExchange *tandem_exchange_dup_without (TandemExchange *self, GPtrArray *codes);
void tandem_exchange_unref (TandemExchange *self);
const char *tandem_exchange_get_currency (TandemExchange *self);
gboolean tandem_exchange_has_rates (TandemExchange *self);
const char *tandem_exchange_find (TandemExchange *self, const char *currency, const char *day, gint64 *rate_billionths);
void            tandem_exchange_add     (TandemExchange *self, const char *currency, const char *day, gint64 rate_billionths);
gboolean        tandem_exchange_convert (TandemExchange *self, gint64 minor, const char *currency, const char *day,
                                         gint64 *converted);
TandemExchange *tandem_exchange_load    (TandemConnection *connection, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemExchange, tandem_exchange_unref)

G_END_DECLS
