/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-types.h"

G_BEGIN_DECLS

/* What holds until a firm sets something else. */
#define TANDEM_ATTRIBUTION_WINDOW 365
#define TANDEM_ATTRIBUTION_HALF_LIFE 7

#define TANDEM_ATTRIBUTION_MOST_DAYS 3650

/**
 * TandemAttributionTerms:
 * @window_days: how long before the win a touch counts
 * @half_life_days: of the time decay
 *
 * What the firm has set of attribution, a plain value to copy. Every report that reckons with them says them.
 */
typedef struct {
  int window_days;
  int half_life_days;
} TandemAttributionTerms;

gboolean tandem_attribution_terms_load          (TandemConnection *connection, TandemAttributionTerms *terms,
                                                 GError **error);
char    *tandem_attribution_terms_say_window    (const TandemAttributionTerms *terms);
char    *tandem_attribution_terms_say_half_life (const TandemAttributionTerms *terms);

G_END_DECLS
