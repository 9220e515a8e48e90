/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An undo takes back the steps of many people at once: what is counted of them no more goes from the totals in one go, a row for
 * each place instead of one for each step. */
#include "model/tandem-totals.h"

#include "model/tandem-totals-batch.h"
#include "store/tandem-connection.h"

/* All that is known of one contact, and what is left of it. */
typedef struct {
  TandemTotalsBatch *totals;
  TandemReach was, is;
} Counting;

static void
count_contact (Counting *self)
{
  tandem_totals_batch_add_reach (self->totals, &self->was, -1);
  tandem_totals_batch_add_reach (self->totals, &self->is, 1);
}

static void
add_step (Counting *self, TandemStatement *statement, gboolean goes)
{
  gint64 contact_id = tandem_statement_get_int64 (statement, 1);
  TandemLifecycle to = tandem_lifecycle_from_nick (tandem_statement_get_text (statement, 2));
  const char *day = tandem_statement_get_text (statement, 3);
  gint64 campaign_id = tandem_statement_get_int64 (statement, 4);

  if (contact_id != self->was.contact_id)
    {
      count_contact (self);
      self->was = self->is = (TandemReach) { .contact_id = contact_id };
    }
  tandem_reach_add_step (&self->was, to, day, campaign_id);
  if (!goes)
    tandem_reach_add_step (&self->is, to, day, campaign_id);
}

static gboolean
count_steps (TandemConnection *connection, Counting *self, gint64 first, gint64 last, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT id, contact_id, to_stage, day, campaign_id FROM lifecycle_history WHERE deleted_at IS NULL"
      " AND contact_id IN (SELECT contact_id FROM lifecycle_history WHERE id >= $1 AND id <= $2 AND deleted_at IS NULL)"
      " ORDER BY contact_id, at, id",
      error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, first);
  tandem_statement_bind_int64 (statement, 2, last);
  while (tandem_statement_next (statement, &failure))
    {
      gint64 id = tandem_statement_get_int64 (statement, 0);

      add_step (self, statement, id >= first && id <= last);
    }
  count_contact (self);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_totals_lifecycle_trashing:
 *
 * The `trashing` of #TandemLifecycleHistory.
 */
gboolean
tandem_totals_lifecycle_trashing (TandemConnection *connection, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (TandemTotalsBatch) totals = tandem_totals_batch_new ();
  Counting counting = { .totals = totals };

  return count_steps (connection, &counting, ids[0], ids[n_ids - 1], error)
         && tandem_totals_batch_flush (totals, connection, error);
}
