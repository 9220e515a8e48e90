/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one act of a person takes: turns of the main loop, until nothing is left to do anywhere. */
#include "bench-act.h"

#include <stdlib.h>

#include "bench-tools.h"

#define QUIET_MS  100 /* without work, and with nobody else at work, means that an act has come to its end */
#define PROMPT_MS 20  /* a lane that answers sooner had nothing to do */
#define WORK_MS   0.5 /* less is no work, but a cursor that blinks */

/* --- turns of the main loop ------------------------------------------------------------------------------------------ */

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
bench_act_add_turn (BenchAct *act, const BenchShare *turn)
{
  act->sum.total += turn->total;
  act->sum.ours += turn->ours;
  act->sum.toolkit += turn->toolkit;
  if (turn->ours > act->longest.ours)
    {
      act->longest.ours = turn->ours;
      act->longest.first_place = turn->first_place;
      act->longest.n_places = turn->n_places;
    }
  act->longest.total = MAX (act->longest.total, turn->total);
  act->longest.toolkit = MAX (act->longest.toolkit, turn->toolkit);
}

/* Returns: when the last work ended, @last when there was none */
static gint64
take_turn (BenchAct *act, gint64 last)
{
  BenchShare turn;

  bench_main_thread_step (&turn);
  if (turn.total < WORK_MS)
    return last;
  bench_act_add_turn (act, &turn);
  return g_get_monotonic_time ();
}

static gboolean
nothing_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run_finish (TANDEM_STORE (object), result, &error);
  g_assert_no_error (error);
  (*(guint *) data)--;
}

/* Each lane does one thing after the other. Returns: when the last work ended, on the main thread or before an answer */
static gint64
wait_for_lanes (TandemStore *store, BenchAct *act, gint64 last)
{
  static const TandemStoreLane lanes[]
      = { TANDEM_STORE_READ, TANDEM_STORE_WRITE, TANDEM_STORE_ANALYSE, TANDEM_STORE_SEARCH };
  gint64 asked = g_get_monotonic_time (), answered;
  guint n_left = G_N_ELEMENTS (lanes);

  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    tandem_store_run_async (store, lanes[i], nothing_cb, NULL, NULL, NULL, answered_cb, &n_left);
  while (n_left > 0)
    last = take_turn (act, last);
  answered = g_get_monotonic_time ();
  return answered - asked > PROMPT_MS * 1000 ? answered : last;
}

/* Until nothing was done for a while, and nothing is being done. */
void
bench_act_rest (BenchAct *act, TandemStore *store)
{
  gint64 begun = g_get_monotonic_time (), last = begun, before;
  guint ticks = g_timeout_add (20, tick_cb, NULL);

  do
    {
      while (g_get_monotonic_time () - last < QUIET_MS * 1000)
        last = take_turn (act, last);
      before = last;
      last = wait_for_lanes (store, act, last);
    }
  while (last != before);
  g_source_remove (ticks);
  act->wall = (double) (last - begun) / 1000;
}

GArray *
bench_acts_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (BenchAct));
}

/**
 * bench_acts_time:
 * @acts: where what it took is added
 * @func: the act; it is called once and returns G_SOURCE_REMOVE
 */
void
bench_acts_time (GArray *acts, TandemStore *store, GSourceFunc func, gpointer data)
{
  BenchAct act = { 0 };

  g_idle_add_full (G_PRIORITY_HIGH, func, data, NULL); /* so that it is a turn, too */
  bench_act_rest (&act, store);
  g_array_append_val (acts, act);
}

/* --- figures ------------------------------------------------------------------------------------------------------- */

static void
tell_values (const char *name, GArray *acts, gsize offset)
{
  g_autofree double *values = g_new (double, acts->len);

  for (guint i = 0; i < acts->len; i++)
    values[i] = G_STRUCT_MEMBER (double, &g_array_index (acts, BenchAct, i), offset);
  qsort (values, acts->len, sizeof *values, bench_compare_doubles);
  g_print ("%s\"%s\": [%.2f, %.2f]", g_str_equal (name, "wall") ? "" : ", ", name, values[acts->len / 2],
           values[MIN (acts->len * 99 / 100, acts->len - 1)]);
}

/* The one turn with the most of ours, and where its places are. */
static void
tell_longest (GArray *acts)
{
  const BenchShare *longest = &g_array_index (acts, BenchAct, 0).longest;

  for (guint i = 1; i < acts->len; i++)
    if (g_array_index (acts, BenchAct, i).longest.ours > longest->ours)
      longest = &g_array_index (acts, BenchAct, i).longest;
  g_print (", \"longest\": {\"ours\": %.2f, \"places\": [%u, %u]}", longest->ours, longest->first_place,
           longest->n_places);
}

void
bench_acts_tell (GArray *acts, const char *name)
{
  if (acts->len == 0)
    return;
  g_print (",\n\"%s\": {", name);
  tell_values ("wall", acts, G_STRUCT_OFFSET (BenchAct, wall));
  tell_values ("main", acts, G_STRUCT_OFFSET (BenchAct, sum.total));
  tell_values ("ours", acts, G_STRUCT_OFFSET (BenchAct, sum.ours));
  tell_values ("toolkit", acts, G_STRUCT_OFFSET (BenchAct, sum.toolkit));
  tell_values ("turn", acts, G_STRUCT_OFFSET (BenchAct, longest.total));
  tell_values ("turn-ours", acts, G_STRUCT_OFFSET (BenchAct, longest.ours));
  tell_longest (acts);
  g_print (", \"n\": %u}", acts->len);
}
