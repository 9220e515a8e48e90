/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-census.h"

#include <glib/gi18n-lib.h>

#include "store/tandem-connection.h"

static const struct {
  const char *title;
  const char *sql;
} kinds[TANDEM_CENSUS_N_KINDS] = {
  { NC_ ("census", "Contacts"), "SELECT count(*) FROM contact WHERE deleted_at IS NULL" },
  { NC_ ("census", "Companies"), "SELECT count(*) FROM company WHERE deleted_at IS NULL" },
  { NC_ ("census", "Deals"), "SELECT count(*) FROM deal WHERE deleted_at IS NULL" },
  { NC_ ("census", "Campaigns"), "SELECT count(*) FROM campaign WHERE deleted_at IS NULL" },
  { NC_ ("census", "Costs and daily figures"), "SELECT (SELECT count(*) FROM campaign_cost WHERE deleted_at IS NULL)"
                                               " + (SELECT count(*) FROM campaign_day WHERE deleted_at IS NULL)" },
  { NC_ ("census", "Notes and calls"), "SELECT count(*) FROM activity WHERE deleted_at IS NULL" },
};

/**
 * tandem_census_read:
 * @census: (out caller-allocates): the counts
 */
gboolean
tandem_census_read (TandemConnection *connection, TandemCensus *census, GError **error)
{
  for (guint i = 0; i < TANDEM_CENSUS_N_KINDS; i++)
    if (!tandem_connection_get_int64 (connection, kinds[i].sql, &census->counts[i], error))
      return FALSE;
  return TRUE;
}

/**
 * tandem_census_read_file:
 * @path: a file that nobody writes: a restore point
 *
 * Blocks: on a thread of its own.
 */
gboolean
tandem_census_read_file (const char *path, TandemCensus *census, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemConnection) connection = tandem_connection_open (path, TANDEM_CONNECTION_READ_IMMUTABLE, error);

  if (connection == NULL)
    return FALSE;
  tandem_connection_set_cancellable (connection, cancellable);
  return tandem_census_read (connection, census, error);
}

/**
 * tandem_census_get_title:
 *
 * Returns: (transfer none): what the records are called
 */
const char *
tandem_census_get_title (TandemCensusKind kind)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "census", kinds[kind].title);
}
