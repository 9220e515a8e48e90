/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How one order becomes another when little has changed. Two orders of a million ids that differ in a few records are walked
 * through together once (a millisecond or two); where they part, the nearest place where they meet again is looked for. */

#include "list/tandem-record-diff.h"

static gint64
id_at (GArray *ids, guint at)
{
  return g_array_index (ids, gint64, at);
}

static void
add_steps (GArray *steps, GArray *ids, guint first, guint n, gboolean is_insert)
{
  for (guint i = first; i < first + n; i++)
    {
      TandemRecordStep step = { i, id_at (ids, i), is_insert };

      /* The last removal first: then each is where it was in the old order, and each insertion where it is in the new one. */
      if (is_insert)
        g_array_append_val (steps, step);
      else
        g_array_prepend_val (steps, step);
    }
}

/* How far to go in each so that both are at the same record, or at their ends. */
static gboolean
find_meeting (GArray *old, guint i, GArray *next, guint j, guint farthest, guint *gone, guint *come)
{
  for (guint both = 1; both <= farthest; both++)
    for (guint k = 0; k <= both; k++)
      {
        guint a = i + k, b = j + both - k;

        if (a > old->len || b > next->len)
          continue;
        if ((a == old->len && b == next->len) || (a < old->len && b < next->len && id_at (old, a) == id_at (next, b)))
          {
            *gone = k;
            *come = both - k;
            return TRUE;
          }
      }
  return FALSE;
}

/**
 * tandem_record_diff:
 * @old: (element-type gint64): every id once
 * @next: (element-type gint64): every id once
 *
 * Returns: (transfer full) (element-type TandemRecordStep) (nullable): what to do to @old, step by step, so that it becomes
 *   @next: first all that go, then all that come; %NULL when that takes more than @most_steps
 */
GArray *
tandem_record_diff (GArray *old, GArray *next, guint most_steps)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (TandemRecordStep));
  guint i = 0, j = 0, gone, come;

  while (i < old->len || j < next->len)
    {
      if (i < old->len && j < next->len && id_at (old, i) == id_at (next, j))
        {
          i++;
          j++;
          continue;
        }
      if (!find_meeting (old, i, next, j, most_steps - steps->len, &gone, &come))
        return NULL;
      add_steps (steps, old, i, gone, FALSE);
      add_steps (steps, next, j, come, TRUE);
      i += gone;
      j += come;
    }
  return g_steal_pointer (&steps);
}
