/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Acts at random on a selection, compared with a plain set of ids after each: whatever few or most are selected, filtered away,
 * sorted and brought back. */

#include "list/tandem-record-selection.h"

#define N_STEPS   6000
#define MOST_KEPT 400 /* ids in the list */

typedef struct {
  TandemRecordSelection *selection;
  GArray *ids;        /* of the list */
  GArray *gone;       /* that the list had once */
  GHashTable *chosen; /* GINT_TO_POINTER of the ids selected */
  int next_id;
} Checker;

static gint64
at (GArray *ids, guint i)
{
  return g_array_index (ids, gint64, i);
}

static const gint64 *
values (GArray *ids)
{
  return (const gint64 *) ids->data;
}

static gpointer
key (gint64 id)
{
  return GINT_TO_POINTER ((int) id);
}

static void
check (Checker *self)
{
  guint n = self->ids->len, n_chosen = 0;
  g_autoptr (GtkBitset) bitset = tandem_record_selection_ref_bitset (self->selection, values (self->ids), n);
  g_autoptr (GArray) listed = tandem_record_selection_list_ids (self->selection, values (self->ids), n);

  g_assert_cmpuint (tandem_record_selection_get_size (self->selection), ==, g_hash_table_size (self->chosen));
  g_assert_cmpuint (gtk_bitset_get_size (bitset), ==, g_hash_table_size (self->chosen));
  g_assert_cmpuint (listed->len, ==, g_hash_table_size (self->chosen));
  for (guint i = 0; i < n; i++)
    {
      gboolean is_chosen = g_hash_table_contains (self->chosen, key (at (self->ids, i)));

      g_assert_cmpint (tandem_record_selection_contains (self->selection, at (self->ids, i)), ==, is_chosen);
      g_assert_cmpint (gtk_bitset_contains (bitset, i), ==, is_chosen);
      if (is_chosen)
        g_assert_cmpint (at (listed, n_chosen++), ==, at (self->ids, i));
    }
}

/* --- selecting ----------------------------------------------------------------------------------------------------- */

/* All, none, a range or some here and there of n positions, and now and then some beyond. */
static GtkBitset *
pick_positions (guint n)
{
  GtkBitset *set = gtk_bitset_new_empty ();
  guint first = g_test_rand_int_range (0, n + 1), chance = g_test_rand_int_range (0, 101);

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      gtk_bitset_add_range (set, 0, n + g_test_rand_int_range (0, 3));
      break;
    case 1:
      break;
    case 2:
      gtk_bitset_add_range (set, first, g_test_rand_int_range (0, n - first + 2));
      break;
    default:
      for (guint i = 0; i < n; i++)
        if ((guint) g_test_rand_int_range (0, 100) < chance)
          gtk_bitset_add (set, i);
    }
  return set;
}

static void
step_apply (Checker *self)
{
  g_autoptr (GtkBitset) selected = pick_positions (self->ids->len);
  g_autoptr (GtkBitset) mask = pick_positions (self->ids->len);
  gboolean changed = FALSE;

  for (guint i = 0; i < self->ids->len; i++)
    if (!gtk_bitset_contains (mask, i))
      continue;
    else if (gtk_bitset_contains (selected, i))
      changed |= g_hash_table_add (self->chosen, key (at (self->ids, i)));
    else
      changed |= g_hash_table_remove (self->chosen, key (at (self->ids, i)));
  g_assert_cmpint (tandem_record_selection_apply (self->selection, values (self->ids), self->ids->len, selected, mask),
                   ==, changed);
}

/* --- another order or set ------------------------------------------------------------------------------------------ */

/* A new record, or one that the list had once. */
static gint64
take_id (Checker *self)
{
  guint i = self->gone->len > 0 ? g_test_rand_int_range (0, self->gone->len) : 0;
  gint64 id;

  if (self->gone->len == 0 || g_test_rand_int_range (0, 4) == 0)
    return self->next_id += g_test_rand_int_range (1, 100);
  id = at (self->gone, i);
  g_array_remove_index_fast (self->gone, i);
  return id;
}

static void
drop (Checker *self, guint i)
{
  gint64 id = at (self->ids, i);

  g_hash_table_remove (self->chosen, key (id));
  g_array_append_val (self->gone, id);
  g_array_remove_index (self->ids, i);
}

static void
drop_some (Checker *self)
{
  guint chance = g_test_rand_bit () ? 3 : g_test_rand_int_range (0, 101);

  for (guint i = self->ids->len; i > 0; i--)
    if ((guint) g_test_rand_int_range (0, 100) < chance)
      drop (self, i - 1);
}

static void
add_some (Checker *self)
{
  guint most = MOST_KEPT - MIN (self->ids->len, MOST_KEPT);

  for (int n = g_test_rand_int_range (0, (g_test_rand_bit () ? MIN (most, 5) : most) + 1); n > 0; n--)
    {
      gint64 id = take_id (self);

      g_array_insert_val (self->ids, g_test_rand_int_range (0, self->ids->len + 1), id);
    }
}

static void
shuffle (Checker *self)
{
  for (guint i = self->ids->len; i > 1; i--)
    {
      guint j = g_test_rand_int_range (0, i);
      gint64 id = at (self->ids, j);

      g_array_index (self->ids, gint64, j) = at (self->ids, i - 1);
      g_array_index (self->ids, gint64, i - 1) = id;
    }
}

static void
step_retain (Checker *self)
{
  g_autoptr (GArray) old = g_array_copy (self->ids);
  int what = g_test_rand_int_range (1, 8); /* of going, coming and sorting */

  if (what & 1)
    add_some (self); /* before others go, of whom none comes back in the same step */
  if (what & 2)
    drop_some (self);
  if (what & 4)
    shuffle (self);
  tandem_record_selection_retain (self->selection, values (old), old->len, values (self->ids), self->ids->len);
}

/* --- one record ---------------------------------------------------------------------------------------------------- */

static void
step_insert (Checker *self)
{
  gint64 id = take_id (self);

  g_array_insert_val (self->ids, g_test_rand_int_range (0, self->ids->len + 1), id);
  tandem_record_selection_insert (self->selection, id);
}

static void
step_remove (Checker *self)
{
  guint i = g_test_rand_int_range (0, self->ids->len);

  tandem_record_selection_remove (self->selection, at (self->ids, i));
  drop (self, i);
}

static void
test_random (void)
{
  Checker self = { tandem_record_selection_new (), g_array_new (FALSE, FALSE, sizeof (gint64)),
                   g_array_new (FALSE, FALSE, sizeof (gint64)), g_hash_table_new (NULL, NULL), 0 };

  for (guint i = 0; i < N_STEPS; i++)
    {
      int what = g_test_rand_int_range (0, 10);

      if (what < 5)
        step_apply (&self);
      else if (what < 8)
        step_retain (&self);
      else if (what == 8 || self.ids->len == 0)
        step_insert (&self);
      else
        step_remove (&self);
      check (&self);
    }
  tandem_record_selection_free (self.selection);
  g_array_unref (self.ids);
  g_array_unref (self.gone);
  g_hash_table_unref (self.chosen);
}

/* All are selected, then filtered, then not filtered any more: only those are selected that were never out of sight. */
static void
test_filtered (void)
{
  const gint64 all[] = { 1, 2, 3, 4, 5, 6 }, few[] = { 2, 3, 5 }, sorted[] = { 6, 5, 4, 3, 2, 1 };
  TandemRecordSelection *selection = tandem_record_selection_new ();
  g_autoptr (GtkBitset) everything = gtk_bitset_new_range (0, 6);
  g_autoptr (GArray) ids = NULL;

  tandem_record_selection_retain (selection, NULL, 0, all, 6);
  g_assert_true (tandem_record_selection_apply (selection, all, 6, everything, everything));
  g_assert_false (tandem_record_selection_apply (selection, all, 6, everything, everything));
  tandem_record_selection_retain (selection, all, 6, few, 3);
  g_assert_cmpuint (tandem_record_selection_get_size (selection), ==, 3);
  tandem_record_selection_retain (selection, few, 3, all, 6);
  g_assert_cmpuint (tandem_record_selection_get_size (selection), ==, 3);
  tandem_record_selection_retain (selection, all, 6, sorted, 6);
  ids = tandem_record_selection_list_ids (selection, sorted, 6);
  g_assert_cmpuint (ids->len, ==, 3);
  g_assert_cmpint (at (ids, 0), ==, 5);
  g_assert_cmpint (at (ids, 1), ==, 3);
  g_assert_cmpint (at (ids, 2), ==, 2);
  tandem_record_selection_free (selection);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list/record-selection/random", test_random);
  g_test_add_func ("/list/record-selection/filtered", test_filtered);
  return g_test_run ();
}
