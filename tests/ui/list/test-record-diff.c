/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The steps from one order to the next, done to the old one, give the new one; and too many are none. */

#include "list/tandem-record-diff.h"

#define N_ROUNDS 20000
#define MOST     12

static gint64
at (GArray *ids, guint i)
{
  return g_array_index (ids, gint64, i);
}

/* Returns: how many records moved, came or went, each counted as it is done: a move is two */
static guint
change (GArray *ids, guint n, gint64 *next_id)
{
  guint n_done = 0;

  for (guint i = 0; i < n; i++)
    {
      guint from = ids->len > 0 ? g_test_rand_int_range (0, ids->len) : 0;
      gint64 id = g_test_rand_bit () && ids->len > 0 ? at (ids, from) : (*next_id)++;
      gboolean is_old = ids->len > 0 && id == at (ids, from), is_gone = is_old && g_test_rand_bit ();

      if (is_old)
        g_array_remove_index (ids, from);
      if (!is_gone)
        g_array_insert_val (ids, g_test_rand_int_range (0, ids->len + 1), id);
      n_done += is_old && !is_gone ? 2 : 1;
    }
  return n_done;
}

static void
apply (GArray *ids, GArray *steps)
{
  gboolean is_inserting = FALSE;

  for (guint i = 0; i < steps->len; i++)
    {
      TandemRecordStep *step = &g_array_index (steps, TandemRecordStep, i);

      g_assert_true (step->is_insert || !is_inserting);
      is_inserting = step->is_insert;
      if (step->is_insert)
        {
          g_assert_cmpuint (step->position, <=, ids->len);
          g_array_insert_val (ids, step->position, step->id);
          continue;
        }
      g_assert_cmpint (at (ids, step->position), ==, step->id);
      g_array_remove_index (ids, step->position);
    }
}

static void
test_random (void)
{
  guint n_found = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (GArray) old = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) new = NULL;
      g_autoptr (GArray) steps = NULL;
      gint64 next_id = 1;
      guint n_done;

      change (old, g_test_rand_int_range (0, 60), &next_id);
      new = g_array_copy (old);
      n_done = change (new, g_test_rand_int_range (0, 10), &next_id);
      steps = tandem_record_diff (old, new, MOST);
      g_assert_true (steps != NULL || n_done > MOST / 2); /* the nearest meeting is not always the best */
      if (steps == NULL)
        continue;
      g_assert_cmpuint (steps->len, <=, MOST);
      apply (old, steps);
      g_assert_cmpuint (old->len, ==, new->len);
      for (guint i = 0; i < old->len; i++)
        g_assert_cmpint (at (old, i), ==, at (new, i));
      n_found++;
    }
  g_assert_cmpuint (n_found, >, N_ROUNDS / 2);
}

static void
test_many (void)
{
  g_autoptr (GArray) old = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) new = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 id = 0; id < 1000; id++)
    {
      gint64 other = 999 - id;

      g_array_append_val (old, id);
      g_array_append_val (new, other);
    }
  g_assert_null (tandem_record_diff (old, new, MOST));
  g_array_set_size (new, 0);
  g_assert_null (tandem_record_diff (old, new, MOST));
  g_assert_null (tandem_record_diff (new, old, MOST));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list/record-diff/random", test_random);
  g_test_add_func ("/list/record-diff/many", test_many);
  return g_test_run ();
}
