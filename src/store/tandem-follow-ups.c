/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/tandem-follow-ups.h"

#include "base/tandem-id-set.h"

typedef struct {
  TandemFollowUpFunc func;
  TandemIdSet *ids;
} FollowUp;

struct _TandemFollowUps {
  GArray *all; /* FollowUp; a kind of them each, in the order in which they were first noted */
  guint n_notes;
};

static void
clear_follow_up (gpointer data)
{
  tandem_id_set_free (((FollowUp *) data)->ids);
}

TandemFollowUps *
tandem_follow_ups_new (void)
{
  TandemFollowUps *self = g_new0 (TandemFollowUps, 1);

  self->all = g_array_new (FALSE, FALSE, sizeof (FollowUp));
  g_array_set_clear_func (self->all, clear_follow_up);
  return self;
}

void
tandem_follow_ups_free (TandemFollowUps *self)
{
  g_array_unref (self->all);
  g_free (self);
}

static TandemIdSet *
find_ids (TandemFollowUps *self, TandemFollowUpFunc func)
{
  for (guint i = 0; i < self->all->len; i++)
    if (g_array_index (self->all, FollowUp, i).func == func)
      return g_array_index (self->all, FollowUp, i).ids;
  return NULL;
}

/**
 * tandem_follow_ups_add:
 *
 * Notes that @func is to be called for a record.
 *
 * Returns: whether there is room for more; else call tandem_follow_ups_do()
 */
gboolean
tandem_follow_ups_add (TandemFollowUps *self, TandemFollowUpFunc func, gint64 id)
{
  TandemIdSet *ids = find_ids (self, func);

  if (ids == NULL)
    {
      ids = tandem_id_set_new ();
      g_array_append_vals (self->all, &(FollowUp) { func, ids }, 1);
    }
  self->n_notes += tandem_id_set_add (ids, id);
  return self->n_notes < TANDEM_FOLLOW_UPS_LIMIT;
}

/**
 * tandem_follow_ups_remove:
 *
 * Takes a note back, if there is one.
 */
void
tandem_follow_ups_remove (TandemFollowUps *self, TandemFollowUpFunc func, gint64 id)
{
  TandemIdSet *ids = find_ids (self, func);

  /* The set keeps the room of what goes, so the count of notes, which bounds it, stays as it is. */
  if (ids)
    tandem_id_set_remove (ids, id);
}

static gboolean
do_all (GArray *all, TandemConnection *connection, GError **error)
{
  for (guint i = 0; i < all->len; i++)
    {
      const FollowUp *follow_up = &g_array_index (all, FollowUp, i);
      g_autoptr (GArray) ids = tandem_id_set_list (follow_up->ids);

      for (guint j = 0; j < ids->len; j++)
        if (!follow_up->func (connection, g_array_index (ids, gint64, j), error))
          return FALSE;
    }
  return TRUE;
}

/**
 * tandem_follow_ups_do:
 *
 * Does what was noted, records in the order of their ids, and what is noted meanwhile. There are no notes then.
 */
gboolean
tandem_follow_ups_do (TandemFollowUps *self, TandemConnection *connection, GError **error)
{
  while (self->all->len > 0)
    {
      g_autoptr (GArray) all = g_steal_pointer (&self->all);

      self->all = g_array_new (FALSE, FALSE, sizeof (FollowUp));
      g_array_set_clear_func (self->all, clear_follow_up);
      self->n_notes = 0;
      if (!do_all (all, connection, error))
        return FALSE;
    }
  return TRUE;
}
