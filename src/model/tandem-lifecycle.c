/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-lifecycle.h"

#include <glib/gi18n-lib.h>

static const struct {
  const char *nick;
  const char *title;
  const char *definition; /* of a title that is no word */
} stages[TANDEM_LIFECYCLE_N_STAGES] = {
  [TANDEM_LIFECYCLE_SUBSCRIBER] = { "subscriber", NC_ ("lifecycle", "Subscriber") },
  [TANDEM_LIFECYCLE_LEAD] = { "lead", NC_ ("lifecycle", "Lead") },
  /* Translators: marketing-qualified lead */
  [TANDEM_LIFECYCLE_MQL] = { "mql", NC_ ("lifecycle", "MQL"),
                             N_ ("Marketing-qualified lead: Marketing has found that it is worth the time of Sales") },
  /* Translators: sales-accepted lead */
  [TANDEM_LIFECYCLE_SAL] = { "sal", NC_ ("lifecycle", "SAL"), N_ ("Sales-accepted lead: Sales has taken it over") },
  /* Translators: sales-qualified lead */
  [TANDEM_LIFECYCLE_SQL]
  = { "sql", NC_ ("lifecycle", "SQL"), N_ ("Sales-qualified lead: Sales has found that a deal may come of it") },
  [TANDEM_LIFECYCLE_OPPORTUNITY] = { "opportunity", NC_ ("lifecycle", "Opportunity") },
  [TANDEM_LIFECYCLE_CUSTOMER] = { "customer", NC_ ("lifecycle", "Customer") },
  [TANDEM_LIFECYCLE_EVANGELIST] = { "evangelist", NC_ ("lifecycle", "Evangelist") },
  [TANDEM_LIFECYCLE_OTHER] = { "other", NC_ ("lifecycle", "Other") },
};

const char *
tandem_lifecycle_get_nick (TandemLifecycle stage)
{
  g_return_val_if_fail (stage < TANDEM_LIFECYCLE_N_STAGES, NULL);
  return stages[stage].nick;
}

/**
 * tandem_lifecycle_get_title:
 *
 * Returns: (transfer none): the stage in the person's language
 */
const char *
tandem_lifecycle_get_title (TandemLifecycle stage)
{
  g_return_val_if_fail (stage < TANDEM_LIFECYCLE_N_STAGES, NULL);
  return g_dpgettext2 (GETTEXT_PACKAGE, "lifecycle", stages[stage].title);
}

/**
 * tandem_lifecycle_get_definition:
 *
 * Returns: (transfer none) (nullable): what a stage is whose title are letters
 */
const char *
tandem_lifecycle_get_definition (TandemLifecycle stage)
{
  g_return_val_if_fail (stage < TANDEM_LIFECYCLE_N_STAGES, NULL);
  return stages[stage].definition ? g_dgettext (GETTEXT_PACKAGE, stages[stage].definition) : NULL;
}

/**
 * tandem_lifecycle_from_nick:
 *
 * Returns: the stage; %TANDEM_LIFECYCLE_OTHER for what is no nick
 */
TandemLifecycle
tandem_lifecycle_from_nick (const char *nick)
{
  for (guint i = 0; i < TANDEM_LIFECYCLE_N_STAGES; i++)
    if (g_strcmp0 (stages[i].nick, nick) == 0)
      return i;
  return TANDEM_LIFECYCLE_OTHER;
}

/**
 * tandem_lifecycle_dup_icon_name:
 *
 * Returns: (transfer full): the ring that fills from subscriber to customer
 */
char *
tandem_lifecycle_dup_icon_name (TandemLifecycle stage)
{
  guint filling = stage == TANDEM_LIFECYCLE_OTHER ? 0 : MIN ((guint) stage, TANDEM_LIFECYCLE_CUSTOMER);

  return g_strdup_printf ("tandem-stage-%u-symbolic", filling);
}

/**
 * tandem_lifecycle_get_department:
 *
 * Returns: (transfer none): whose contacts of the stage are: "marketing" or "sales", as the style sheet calls them
 */
const char *
tandem_lifecycle_get_department (TandemLifecycle stage)
{
  return stage <= TANDEM_LIFECYCLE_MQL ? "marketing" : "sales";
}
