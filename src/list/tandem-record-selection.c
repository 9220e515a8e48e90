/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which records of a list are selected: kept by id, so that no new order has to move anything (with half a million selected
 * that took 40 ms). Where most are selected, those are kept that are not: then all of a million cost nothing. Positions
 * exist only in the bitset that GTK sometimes asks for; it is made then, kept until something moves, and never changed after
 * it was given out. */

#include "list/tandem-record-selection.h"

#include "base/tandem-id-set.h"

struct _TandemRecordSelection {
  TandemIdSet *ids; /* of what is selected; or, inverted, of what the list has and is not selected */
  gboolean is_inverted;
  guint n_records;   /* that the list has */
  GtkBitset *bitset; /* of positions; NULL until asked for */
  gboolean is_single;
};

static void
take_ids (TandemRecordSelection *self, TandemIdSet *ids, gboolean is_inverted)
{
  tandem_id_set_free (self->ids);
  self->ids = ids;
  self->is_inverted = is_inverted;
}

/* Returns: whether that changed anything */
static gboolean
select_id (TandemRecordSelection *self, gint64 id, gboolean is_selected)
{
  return is_selected == self->is_inverted ? tandem_id_set_remove (self->ids, id) : tandem_id_set_add (self->ids, id);
}

/* What is selected becomes exactly `selected`: the way of a plain click and of select all. */
static gboolean
replace (TandemRecordSelection *self, const gint64 *ids, guint n_ids, GtkBitset *selected)
{
  guint64 n_selected = n_ids > 0 ? gtk_bitset_get_size_in_range (selected, 0, n_ids - 1) : 0;
  gboolean is_inverted = !self->is_single && n_ids == self->n_records && n_selected > n_ids / 2;
  gboolean changed = n_selected != tandem_record_selection_get_size (self);
  g_autoptr (GtkBitset) listed = is_inverted ? gtk_bitset_new_range (0, n_ids) : gtk_bitset_copy (selected);
  TandemIdSet *set = tandem_id_set_new ();
  GtkBitsetIter iter;
  guint at;

  if (is_inverted)
    gtk_bitset_subtract (listed, selected);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, listed, &at); more && at < n_ids;
       more = gtk_bitset_iter_next (&iter, &at))
    {
      changed = changed || tandem_record_selection_contains (self, ids[at]) == is_inverted;
      tandem_id_set_add (set, ids[at]);
    }
  take_ids (self, set, is_inverted);
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
    changed = select_id (self, ids[at], FALSE);
  return changed;
}

/* Most of all positions are touched: what is selected afterwards is worked out from ranges, not one by one. */
static gboolean
apply_most (TandemRecordSelection *self, const gint64 *ids, guint n_ids, GtkBitset *selected, GtkBitset *mask)
{
  g_autoptr (GtkBitset) wanted = gtk_bitset_copy (selected);
  g_autoptr (GtkBitset) untouched = tandem_record_selection_ref_bitset (self, ids, n_ids);
  g_autoptr (GtkBitset) rest = gtk_bitset_copy (untouched);

  gtk_bitset_intersect (wanted, mask);
  gtk_bitset_subtract (rest, mask);
  gtk_bitset_union (wanted, rest);
  return replace (self, ids, n_ids, wanted);
}

static gboolean
apply_each (TandemRecordSelection *self, const gint64 *ids, guint n_ids, GtkBitset *selected, GtkBitset *mask)
{
  gboolean changed = FALSE;
  GtkBitsetIter iter;
  guint at;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, mask, &at); more && at < n_ids;
       more = gtk_bitset_iter_next (&iter, &at))
    if (select_id (self, ids[at], gtk_bitset_contains (selected, at)))
      changed = TRUE;
  return changed;
}

TandemRecordSelection *
tandem_record_selection_new (void)
{
  TandemRecordSelection *self = g_new0 (TandemRecordSelection, 1);

  self->ids = tandem_id_set_new ();
  return self;
}

void
tandem_record_selection_free (TandemRecordSelection *self)
{
  tandem_id_set_free (self->ids);
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

/**
 * tandem_record_selection_contains:
 * @id: one that the list has
 */
gboolean
tandem_record_selection_contains (TandemRecordSelection *self, gint64 id)
{
  return tandem_id_set_contains (self->ids, id) != self->is_inverted;
}

guint
tandem_record_selection_get_size (TandemRecordSelection *self)
{
  guint n_listed = tandem_id_set_get_size (self->ids);

  return self->is_inverted ? self->n_records - n_listed : n_listed;
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
  guint64 n_touched = n_ids > 0 ? gtk_bitset_get_size_in_range (mask, 0, n_ids - 1) : 0;
  gboolean changed;

  if (self->is_single)
    changed = apply_single (self, ids, n_ids, selected, mask);
  else if (n_touched == n_ids)
    changed = replace (self, ids, n_ids, selected);
  else if (n_touched > n_ids / 2 && n_ids == self->n_records)
    changed = apply_most (self, ids, n_ids, selected, mask);
  else
    changed = apply_each (self, ids, n_ids, selected, mask);
  if (changed)
    g_clear_pointer (&self->bitset, gtk_bitset_unref);
  return changed;
}

static void
keep_listed (TandemRecordSelection *self, const gint64 *ids, guint n_ids)
{
  gsize size = tandem_id_set_get_size (self->ids), found = 0;
  TandemIdSet *kept;

  for (guint i = 0; i < n_ids && found < size; i++)
    found += tandem_id_set_contains (self->ids, ids[i]);
  if (found == size)
    return;
  kept = tandem_id_set_new ();
  for (guint i = 0; i < n_ids && tandem_id_set_get_size (kept) < found; i++)
    if (tandem_id_set_contains (self->ids, ids[i]))
      tandem_id_set_add (kept, ids[i]);
  take_ids (self, kept, self->is_inverted);
}

/* Whether `few` are `many` in the same order with some left out, as a filter does it. */
static gboolean
is_part (const gint64 *few, guint n_few, const gint64 *many, guint n_many)
{
  guint n_met = 0;

  for (guint i = 0; i < n_many && n_met < n_few && n_few - n_met <= n_many - i; i++)
    n_met += many[i] == few[n_met];
  return n_met == n_few;
}

/* What was left out and comes back was not selected. `few` are a part of `many`. */
static void
list_missing (TandemIdSet *set, const gint64 *few, guint n_few, const gint64 *many, guint n_many)
{
  guint n_met = 0;

  for (guint i = 0; i < n_many; i++)
    if (n_met < n_few && many[i] == few[n_met])
      n_met++;
    else
      tandem_id_set_add (set, many[i]);
}

/* Some of the old ids have gone and others have come, in whatever order. */
static void
retain_mixed (TandemRecordSelection *self, const gint64 *old, guint n_old, const gint64 *ids, guint n_ids)
{
  TandemIdSet *set = tandem_id_set_new ();

  if (n_old <= n_ids)
    {
      for (guint i = 0; i < n_old; i++)
        if (tandem_record_selection_contains (self, old[i]))
          tandem_id_set_add (set, old[i]);
      take_ids (self, set, FALSE);
      keep_listed (self, ids, n_ids);
      return;
    }
  for (guint i = 0; i < n_ids; i++)
    tandem_id_set_add (set, ids[i]);
  for (guint i = 0; i < n_old; i++)
    if (tandem_record_selection_contains (self, old[i]))
      tandem_id_set_remove (set, old[i]);
  take_ids (self, set, TRUE);
}

static void
retain_inverted (TandemRecordSelection *self, const gint64 *old, guint n_old, const gint64 *ids, guint n_ids)
{
  if (n_ids <= n_old && is_part (ids, n_ids, old, n_old))
    keep_listed (self, ids, n_ids);
  else if (n_ids / 2 < n_old && is_part (old, n_old, ids, n_ids))
    list_missing (self->ids, old, n_old, ids, n_ids);
  else
    retain_mixed (self, old, n_old, ids, n_ids);
}

/**
 * tandem_record_selection_retain:
 * @old: (array length=n_old): what the list had
 * @ids: (array length=n_ids): what the list has now
 *
 * Forgets what is not shown any more: nothing out of sight of the list may be changed with the rest. What comes back later is
 * not selected.
 */
void
tandem_record_selection_retain (TandemRecordSelection *self, const gint64 *old, guint n_old, const gint64 *ids,
                                guint n_ids)
{
  gboolean is_empty = tandem_record_selection_get_size (self) == 0;

  tandem_record_selection_moved (self);
  if (is_empty)
    take_ids (self, tandem_id_set_new (), FALSE);
  else if (self->is_inverted)
    retain_inverted (self, old, n_old, ids, n_ids);
  else
    keep_listed (self, ids, n_ids);
  self->n_records = n_ids;
}

/**
 * tandem_record_selection_insert:
 *
 * The list has one record more, which is not selected.
 */
void
tandem_record_selection_insert (TandemRecordSelection *self, gint64 id)
{
  self->n_records++;
  select_id (self, id, FALSE);
  tandem_record_selection_moved (self);
}

/**
 * tandem_record_selection_remove:
 *
 * The list has one record less.
 */
void
tandem_record_selection_remove (TandemRecordSelection *self, gint64 id)
{
  self->n_records--;
  tandem_id_set_remove (self->ids, id);
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
  guint size = tandem_record_selection_get_size (self);
  GArray *chosen;

  if (size == 1 && !self->is_inverted)
    return tandem_id_set_list (self->ids); /* the usual one, wherever it is in a million */
  chosen = g_array_sized_new (FALSE, FALSE, sizeof (gint64), size);
  if (size == n_ids)
    g_array_append_vals (chosen, ids, n_ids);
  for (guint i = 0; i < n_ids && chosen->len < size; i++)
    if (tandem_record_selection_contains (self, ids[i]))
      g_array_append_val (chosen, ids[i]);
  return chosen;
}

/* The positions of those ids that are in the set. */
static GtkBitset *
find_positions (TandemIdSet *set, const gint64 *ids, guint n_ids)
{
  GtkBitset *positions = gtk_bitset_new_empty ();
  gsize size = tandem_id_set_get_size (set), found = 0;

  for (guint i = 0; i < n_ids && found < size; i++)
    if (tandem_id_set_contains (set, ids[i]))
      {
        guint first = i;

        while (i + 1 < n_ids && tandem_id_set_contains (set, ids[i + 1]))
          i++;
        found += i - first + 1;
        gtk_bitset_add_range_closed (positions, first, i);
      }
  return positions;
}

/**
 * tandem_record_selection_ref_bitset:
 * @ids: (array length=n_ids): what the list has
 *
 * Returns: (transfer full): the positions of the selected records; not to be changed
 */
GtkBitset *
tandem_record_selection_ref_bitset (TandemRecordSelection *self, const gint64 *ids, guint n_ids)
{
  if (self->bitset == NULL)
    {
      g_autoptr (GtkBitset) listed = find_positions (self->ids, ids, n_ids);

      self->bitset = self->is_inverted ? gtk_bitset_new_range (0, n_ids) : gtk_bitset_ref (listed);
      if (self->is_inverted)
        gtk_bitset_subtract (self->bitset, listed);
    }
  return gtk_bitset_ref (self->bitset);
}
