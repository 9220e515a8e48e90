/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A step says when; who took it and by which act stands in the journal, in the one range of new records that the step was made
 * in. Ranges of a table never overlap, so that it is the last one which begins at or before the step. */
#include "model/tandem-lifecycle-query.h"

#include <glib/gi18n-lib.h>

#include "store/tandem-change-set.h"
#include "store/tandem-connection.h"

void
tandem_lifecycle_step_free (TandemLifecycleStep *self)
{
  g_free (self->at);
  g_free (self->person);
  g_free (self->cause);
  g_free (self);
}

/* An act that did nothing but this says nothing new. */
static char *
dup_act (TandemLifecycle stage, const char *label)
{
  g_autofree char *plain = g_strdup_printf (_ ("Set lifecycle to %s"), tandem_lifecycle_get_title (stage));

  return g_strcmp0 (label, plain) == 0 ? NULL : g_strdup (label);
}

static TandemLifecycleStep *
read_step (TandemStatement *row)
{
  TandemLifecycleStep *self = g_new0 (TandemLifecycleStep, 1);
  const char *from = tandem_statement_get_text (row, 0), *cause = tandem_statement_get_text (row, 3);
  const char *campaign = tandem_statement_get_text (row, 4);
  gboolean is_setup = g_strcmp0 (tandem_statement_get_text (row, 7), TANDEM_CAUSE_SETUP) == 0;

  self->from = from ? tandem_lifecycle_from_nick (from) : TANDEM_LIFECYCLE_N_STAGES;
  self->to = tandem_lifecycle_from_nick (tandem_statement_get_text (row, 1));
  self->at = g_strdup (tandem_statement_get_text (row, 2));
  self->person = g_strdup (tandem_statement_get_text (row, 5));
  if (cause)
    self->cause = g_strdup (cause);
  else if (from == NULL && campaign)
    self->cause = g_strdup (campaign);
  else if (!is_setup)
    self->cause = dup_act (self->to, tandem_statement_get_text (row, 6));
  return self;
}

/**
 * tandem_lifecycle_query_list_steps:
 *
 * Returns: (transfer full) (element-type TandemLifecycleStep) (nullable): how the contact came to its stage, the newest first
 */
GPtrArray *
tandem_lifecycle_query_list_steps (TandemConnection *connection, gint64 contact_id, GError **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_lifecycle_step_free);
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) rows = tandem_connection_prepare (
      connection,
      "SELECT h.from_stage, h.to_stage, h.at, h.cause, m.name, p.name, s.label, s.cause FROM lifecycle_history AS h"
      " LEFT JOIN campaign AS m ON m.id = h.campaign_id"
      " LEFT JOIN change_set AS s ON s.id = (SELECT r.change_set_id FROM change_row AS r WHERE r.table_name = "
      "'lifecycle_history' AND r.record_id <= h.id AND r.kind = 'create' ORDER BY r.record_id DESC LIMIT 1)"
      " LEFT JOIN person AS p ON p.id = s.person_id"
      " WHERE h.contact_id = $1 AND h.deleted_at IS NULL ORDER BY h.at DESC, h.id DESC",
      error);

  if (rows == NULL)
    return NULL;
  tandem_statement_bind_int64 (rows, 1, contact_id);
  while (tandem_statement_next (rows, &failure))
    g_ptr_array_add (steps, read_step (rows));
  if (failure == NULL)
    return g_steal_pointer (&steps);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}
