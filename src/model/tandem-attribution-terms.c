/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-attribution-terms.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "store/tandem-connection.h"

static gboolean
load_days (TandemConnection *connection, const char *sql, int default_days, int *days, GError **error)
{
  gint64 value = 0;

  if (!tandem_connection_get_int64 (connection, sql, &value, error))
    return FALSE;
  *days = value > 0 ? (int) MIN (value, TANDEM_ATTRIBUTION_MOST_DAYS) : default_days;
  return TRUE;
}

/**
 * tandem_attribution_terms_load:
 * @terms: (out caller-allocates): what the firm has set, else what is usual
 */
gboolean
tandem_attribution_terms_load (TandemConnection *connection, TandemAttributionTerms *terms, GError **error)
{
  return load_days (connection, "SELECT coalesce (max (touch_days), 0) FROM firm WHERE deleted_at IS NULL",
                    TANDEM_ATTRIBUTION_WINDOW, &terms->window_days, error)
         && load_days (connection, "SELECT coalesce (max (half_life_days), 0) FROM firm WHERE deleted_at IS NULL",
                       TANDEM_ATTRIBUTION_HALF_LIFE, &terms->half_life_days, error);
}

/**
 * tandem_attribution_terms_say_window:
 *
 * Returns: (transfer full): a sentence for whoever reads a number that was reckoned with @terms
 */
char *
tandem_attribution_terms_say_window (const TandemAttributionTerms *terms)
{
  g_autofree char *count = tandem_format_count (terms->window_days);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "A touch counts within %s day before the win.",
                                       "A touch counts within %s days before the win.", (gulong) terms->window_days),
                          count);
}

/**
 * tandem_attribution_terms_say_half_life:
 *
 * Returns: (transfer full): a sentence for whoever reads a number of the time decay
 */
char *
tandem_attribution_terms_say_half_life (const TandemAttributionTerms *terms)
{
  g_autofree char *count = tandem_format_count (terms->half_life_days);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The half-life of time decay is %s day.",
                                       "The half-life of time decay is %s days.", (gulong) terms->half_life_days),
                          count);
}
