/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which records of a list are selected: kept by id, so that no new order has to move anything (with half a million selected
 * that took 40 ms). Positions exist only in the bitset that GTK sometimes asks for; it is made then, kept until something
 * moves, and never changed after it was given out. */

#include "list/tandem-record-selection.h"

#include "base/tandem-id-set.h"

struct _TandemRecordSelection {
  TandemIdSet *chosen;
  GtkBitset *bitset;            /* of positions; NULL until asked for */
  gboolean is_single;
};

static void
take_chosen (TandemRecordSelection *self, TandemIdSet *chosen)
{
  tandem_id_set_free (self->chosen);
  self->chosen = chosen;
}

static TandemIdSet *
collect_ids (GtkBitset *positions, const gint64 *ids, guint n_ids)
{
  TandemIdSet *set = tandem_id_set_new ();
  GtkBitsetIter iter;
  guint at;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, positions, &at); more && at < n_ids;
       more = gtk_bitset_iter_next (&iter, &at))
    tandem_id_set_add (set, ids[at]);
  return set;
}

/* What is selected becomes exactly `selected`: the way of a plain click and of select all. */
static gboolean
replace (TandemRecordSelection *self, const gint64 *ids, guint n_ids, GtkBitset *selected)
{
  TandemIdSet *chosen = collect_ids (selected, ids, n_ids);
  gboolean changed = tandem_id_set_get_size (chosen) != tandem_id_set_get_size (self->chosen);
  GtkBitsetIter iter;
  guint at;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &at); more && !changed && at < n_ids;
       more = gtk_bitset_iter_next (&iter, &at))
    changed = !tandem_id_set_contains (self->chosen, ids[at]);
  take_chosen (self, chosen);
  return changed;
}

/* What was asked for becomes the only one; several at once are refused. */
static gboolean
apply_single (TandemRecordSelection *self, const gint64 *ids, guint n_ids, GtkBitset *selected, GtkBitset *mask)
{
  g_autoptr (GtkBitset) wanted = gtk_bitset_copy (selected);
  gboolean changed = FALSE;
  GtkBitsetIter iter;
  guint at;

  gtk_bitset_intersect (wanted, mask);
  if (gtk_bitset_get_size (wanted) > 1)
    return FALSE;
  if (gtk_bitset_get_size (wanted) == 1)
    return gtk_bitset_get_minimum (wanted) < n_ids && replace (self, ids, n_ids, wanted);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, mask, &at); more && !changed && at < n_ids;
       more = gtk_bitset_iter_next (&iter, &at))
    changed = tandem_id_set_remove (self->chosen, ids[at]);
  return changed;
}

static gboolean
covers_all (GtkBitset *mask, guint n_ids)
{
  return n_ids > 0 && gtk_bitset_get_size_in_range (mask, 0, n_ids - 1) == n_ids;
}

TandemRecordSelection *
tandem_record_selection_new (void)
{
  TandemRecordSelection *self = g_new0 (TandemRecordSelection, 1);

  self->chosen = tandem_id_set_new ();
  return self;
}

void
tandem_record_selection_free (TandemRecordSelection *self)
{
  tandem_id_set_free (self->chosen);
  g_clear_pointer (&self->bitset, gtk_bitset_unref);
  g_free (self);
}

/**
 * tandem_record_selection_set_single:
 *
 * From now on no more than one record is selected. Call it while none is.
 */
void
tandem_record_selection_set_single (TandemRecordSelection *self)
{
  self->is_single = TRUE;
}

gboolean
tandem_record_selection_is_single (TandemRecordSelection *self)
{
  return self->is_single;
}

gboolean
tandem_record_selection_contains (TandemRecordSelection *self, gint64 id)
{
  return tandem_id_set_contains (self->chosen, id);
}

guint
tandem_record_selection_get_size (TandemRecordSelection *self)
{
  return tandem_id_set_get_size (self->chosen);
}

/**
 * tandem_record_selection_apply:
 * @ids: (array length=n_ids): what the list shows
 * @selected: the positions in @mask to select
 * @mask: the positions to touch
 *
 * Returns: whether anything changed
 */
gboolean
tandem_record_selection_apply (TandemRecordSelection *self, const gint64 *ids, guint n_ids, GtkBitset *selected,
                               GtkBitset *mask)
{
  gboolean changed = FALSE;
  GtkBitsetIter iter;
  guint at;

  if (self->is_single)
    changed = apply_single (self, ids, n_ids, selected, mask);
  else if (covers_all (mask, n_ids))
    changed = replace (self, ids, n_ids, selected);
  else
    for (gboolean more = gtk_bitset_iter_init_first (&iter, mask, &at); more && at < n_ids;
         more = gtk_bitset_iter_next (&iter, &at))
      if (gtk_bitset_contains (selected, at) ? tandem_id_set_add (self->chosen, ids[at])
                                             : tandem_id_set_remove (self->chosen, ids[at]))
        changed = TRUE;
  if (changed)
    g_clear_pointer (&self->bitset, gtk_bitset_unref);
  return changed;
}

/**
 * tandem_record_selection_retain:
 * @ids: (array length=n_ids): what the list shows now
 *
 * Forgets what is not shown any more: nothing out of sight of the list may be changed with the rest.
 */
void
tandem_record_selection_retain (TandemRecordSelection *self, const gint64 *ids, guint n_ids)
{
  gsize size = tandem_id_set_get_size (self->chosen), found = 0;
  g_autoptr (TandemIdSet) kept = NULL;

  tandem_record_selection_moved (self);
  if (size == 0)
    return;
  for (guint i = 0; i < n_ids && found < size; i++)
    found += tandem_id_set_contains (self->chosen, ids[i]);
  if (found == size)
    return;
  kept = tandem_id_set_new ();
  for (guint i = 0; i < n_ids && tandem_id_set_get_size (kept) < found; i++)
    if (tandem_id_set_contains (self->chosen, ids[i]))
      tandem_id_set_add (kept, ids[i]);
  take_chosen (self, g_steal_pointer (&kept));
}

void
tandem_record_selection_forget (TandemRecordSelection *self, gint64 id)
{
  tandem_id_set_remove (self->chosen, id);
  tandem_record_selection_moved (self);
}

/**
 * tandem_record_selection_moved:
 *
 * Records have other positions than before.
 */
void
tandem_record_selection_moved (TandemRecordSelection *self)
{
  g_clear_pointer (&self->bitset, gtk_bitset_unref);
}

/**
 * tandem_record_selection_list_ids:
 * @ids: (array length=n_ids): what the list shows
 *
 * Returns: (transfer full) (element-type gint64): what is selected, in the order of @ids
 */
GArray *
tandem_record_selection_list_ids (TandemRecordSelection *self, const gint64 *ids, guint n_ids)
{
  gsize size = tandem_id_set_get_size (self->chosen);
  GArray *chosen = g_array_sized_new (FALSE, FALSE, sizeof (gint64), size);

  for (guint i = 0; i < n_ids && chosen->len < size; i++)
    if (tandem_id_set_contains (self->chosen, ids[i]))
      g_array_append_val (chosen, ids[i]);
  return chosen;
}

/**
 * tandem_record_selection_ref_bitset:
 * @ids: (array length=n_ids): what the list shows
 *
 * Returns: (transfer full): the positions of the selected records; not to be changed
 */
GtkBitset *
tandem_record_selection_ref_bitset (TandemRecordSelection *self, const gint64 *ids, guint n_ids)
{
  gsize size = tandem_id_set_get_size (self->chosen), found = 0;

  if (self->bitset != NULL)
    return gtk_bitset_ref (self->bitset);
  self->bitset = gtk_bitset_new_empty ();
  for (guint i = 0; i < n_ids && found < size; i++)
    if (tandem_id_set_contains (self->chosen, ids[i]))
      {
        guint first = i;

        while (i + 1 < n_ids && tandem_id_set_contains (self->chosen, ids[i + 1]))
          i++;
        found += i - first + 1;
        gtk_bitset_add_range_closed (self->bitset, first, i);
      }
  return gtk_bitset_ref (self->bitset);
}
