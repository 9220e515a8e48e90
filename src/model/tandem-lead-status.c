/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-lead-status.h"

#include <glib/gi18n-lib.h>

static const struct {
  const char *nick;
  const char *title;
} statuses[TANDEM_LEAD_STATUS_N] = {
  [TANDEM_LEAD_STATUS_NEW] = { "new", NC_ ("lead status", "New") },
  [TANDEM_LEAD_STATUS_ASSIGNED] = { "assigned", NC_ ("lead status", "Assigned") },
  [TANDEM_LEAD_STATUS_WORKING] = { "working", NC_ ("lead status", "Working") },
  [TANDEM_LEAD_STATUS_NURTURING] = { "nurturing", NC_ ("lead status", "Nurturing") },
  [TANDEM_LEAD_STATUS_UNQUALIFIED] = { "unqualified", NC_ ("lead status", "Unqualified") },
  [TANDEM_LEAD_STATUS_RECYCLED] = { "recycled", NC_ ("lead status", "Recycled") },
  [TANDEM_LEAD_STATUS_CONVERTED] = { "converted", NC_ ("lead status", "Converted") },
};

const char *
tandem_lead_status_get_nick (TandemLeadStatus status)
{
  g_return_val_if_fail (status < TANDEM_LEAD_STATUS_N, NULL);
  return statuses[status].nick;
}

/**
 * tandem_lead_status_get_title:
 *
 * Returns: (transfer none): the status in the person's language
 */
const char *
tandem_lead_status_get_title (TandemLeadStatus status)
{
  g_return_val_if_fail (status < TANDEM_LEAD_STATUS_N, NULL);
  return g_dpgettext2 (GETTEXT_PACKAGE, "lead status", statuses[status].title);
}

/**
 * tandem_lead_status_to_title:
 * @nick: (nullable): as the database has it
 *
 * Returns: (transfer none) (nullable): the status in the person's language; what is no status as it is
 */
const char *
tandem_lead_status_to_title (const char *nick)
{
  for (guint i = 0; i < TANDEM_LEAD_STATUS_N; i++)
    if (g_strcmp0 (statuses[i].nick, nick) == 0)
      return tandem_lead_status_get_title (i);
  return nick;
}
