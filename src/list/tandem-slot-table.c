/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list/tandem-slot-table.h"

struct _TandemSlotTable {
  GHashTable *slots;            /* position → TandemSlot, not held */
};

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  guint x = tandem_slot_get_position (*(TandemSlot **) a), y = tandem_slot_get_position (*(TandemSlot **) b);

  return (x > y) - (x < y);
}

static void
slot_gone_cb (TandemSlot *slot, gpointer owner)
{
  TandemSlotTable *self = owner;

  g_hash_table_remove (self->slots, GUINT_TO_POINTER (tandem_slot_get_position (slot)));
}

TandemSlotTable *
tandem_slot_table_new (void)
{
  TandemSlotTable *self = g_new0 (TandemSlotTable, 1);

  self->slots = g_hash_table_new (NULL, NULL);
  return self;
}

void
tandem_slot_table_free (TandemSlotTable *self)
{
  tandem_slot_table_orphan_from (self, 0);
  g_hash_table_unref (self->slots);
  g_free (self);
}

/**
 * tandem_slot_table_lookup:
 *
 * Returns: (transfer none) (nullable): the slot at @position, if somebody holds it
 */
TandemSlot *
tandem_slot_table_lookup (TandemSlotTable *self, guint position)
{
  return g_hash_table_lookup (self->slots, GUINT_TO_POINTER (position));
}

/**
 * tandem_slot_table_make:
 * @position: where nobody holds a slot
 *
 * Returns: (transfer full): a slot; it leaves the table when it is dropped
 */
TandemSlot *
tandem_slot_table_make (TandemSlotTable *self, guint position)
{
  TandemSlot *slot = tandem_slot_new (position, slot_gone_cb, self);

  g_hash_table_insert (self->slots, GUINT_TO_POINTER (position), slot);
  return slot;
}

/**
 * tandem_slot_table_hold:
 *
 * Returns: (transfer full) (element-type TandemSlot): the slots in the order of their positions, held: what a notification
 *   does may drop some of them
 */
GPtrArray *
tandem_slot_table_hold (TandemSlotTable *self)
{
  GPtrArray *slots = g_ptr_array_new_full (g_hash_table_size (self->slots), g_object_unref);
  GHashTableIter iter;
  gpointer slot;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    g_ptr_array_add (slots, g_object_ref (slot));
  g_ptr_array_sort (slots, compare_positions);
  return slots;
}

/**
 * tandem_slot_table_list_ids:
 * @ids: (element-type gint64): a new order
 *
 * Returns: (transfer full) (element-type gint64): what the slots will show in that order; and as many from its top on where none
 *   is there, for a view may go there with them
 */
GArray *
tandem_slot_table_list_ids (TandemSlotTable *self, GArray *ids)
{
  GArray *wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_top = tandem_slot_table_lookup (self, 0) ? 0 : MIN (g_hash_table_size (self->slots), ids->len);
  GHashTableIter iter;
  gpointer slot;

  g_array_append_vals (wanted, ids->data, n_top);
  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    {
      guint at = tandem_slot_get_position (slot);

      if (at >= n_top && at < ids->len)
        g_array_append_val (wanted, g_array_index (ids, gint64, at));
    }
  return wanted;
}

/**
 * tandem_slot_table_shift:
 * @by: +1 or -1
 *
 * After one record came or went at @position, the slots behind it stand for the same records elsewhere.
 */
void
tandem_slot_table_shift (TandemSlotTable *self, guint position, int by)
{
  g_autoptr (GHashTable) old = g_steal_pointer (&self->slots);
  GHashTableIter iter;
  gpointer slot;

  self->slots = g_hash_table_new (NULL, NULL);
  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    {
      guint at = tandem_slot_get_position (slot);

      if (by < 0 && at == position)
        {
          tandem_slot_orphan (slot);
          continue;
        }
      tandem_slot_set_position (slot, at >= position ? at + by : at);
      g_hash_table_insert (self->slots, GUINT_TO_POINTER (tandem_slot_get_position (slot)), slot);
    }
}

/**
 * tandem_slot_table_orphan_from:
 * @end: the new length of the list
 *
 * Forgets the slots beyond the end before their places can be given again.
 */
void
tandem_slot_table_orphan_from (TandemSlotTable *self, guint end)
{
  GHashTableIter iter;
  gpointer slot;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    if (tandem_slot_get_position (slot) >= end)
      {
        tandem_slot_orphan (slot);
        g_hash_table_iter_remove (&iter);
      }
}

guint
tandem_slot_table_get_size (TandemSlotTable *self)
{
  return g_hash_table_size (self->slots);
}
