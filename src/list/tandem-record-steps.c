/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A new order that differs from the shown one by a few records: those are taken out and put in, and no other row is touched.
 * Where a record stands is told by its rank: how many of the records that did not change come before it. */

#include "list/tandem-record-steps.h"

#include "base/tandem-id-set.h"

typedef struct {
  gint64 id;
  guint rank;
  guint position;
  gboolean is_kept; /* it need not be touched */
} Place;

static gint64
id_at (GArray *ids, guint position)
{
  return g_array_index (ids, gint64, position);
}

static void
note_place (GArray *places, gint64 id, guint rank, guint position)
{
  Place place = { id, rank, position, FALSE };

  g_array_append_val (places, place);
}

/* Walks along both orders at once. Returns whether the records that did not change are the same, in the same order. */
static gboolean
compare_orders (TandemRecordList *list, GArray *ids, TandemIdSet *changed, GArray *before, GArray *after)
{
  guint n_before = tandem_record_list_get_length (list), i = 0, k = 0, rank = 0;

  while (i < n_before || k < ids->len)
    {
      gint64 old = tandem_record_list_get_id (list, i);

      if (i < n_before && tandem_id_set_contains (changed, old))
        note_place (before, old, rank, i++);
      else if (k < ids->len && tandem_id_set_contains (changed, id_at (ids, k)))
        note_place (after, id_at (ids, k), rank, k), k++;
      else if (i < n_before && k < ids->len && old == id_at (ids, k))
        i++, k++, rank++;
      else
        return FALSE;
    }
  return TRUE;
}

static Place *
place_at (GArray *places, guint i)
{
  return &g_array_index (places, Place, i);
}

static gboolean
is_same_place (GArray *before, guint i, GArray *after, guint k)
{
  return place_at (before, i)->id == place_at (after, k)->id && place_at (before, i)->rank == place_at (after, k)->rank;
}

/* Of the changed records, as many as possible stay where they are: the longest sequence that both orders have. */
static void
mark_kept (GArray *before, GArray *after)
{
  guint width = after->len + 1, i = 0, k = 0;
  g_autofree guint *longest = g_new0 (guint, (gsize) (before->len + 1) * width); /* from [i][k] to both ends */

  for (i = before->len; i-- > 0;)
    for (k = after->len; k-- > 0;)
      longest[i * width + k] = is_same_place (before, i, after, k)
                                   ? longest[(i + 1) * width + k + 1] + 1
                                   : MAX (longest[(i + 1) * width + k], longest[i * width + k + 1]);
  for (i = k = 0; i < before->len && k < after->len;)
    {
      if (is_same_place (before, i, after, k))
        place_at (before, i++)->is_kept = place_at (after, k++)->is_kept = TRUE;
      else if (longest[(i + 1) * width + k] >= longest[i * width + k + 1])
        i++;
      else
        k++;
    }
}

/**
 * tandem_record_steps_apply:
 * @ids: (element-type gint64): the new order
 * @changed: (element-type gint64): the records that may have come, gone, moved or got other values; a few
 *
 * Brings the list to the new order by as few steps as there are; what changed in its place is read again. Focus and scroll
 * position stay with the records around. A record that moves within the list is not selected afterwards.
 *
 * Returns: whether that could be done: %FALSE, and nothing happened, when more than @changed has another place
 */
gboolean
tandem_record_steps_apply (TandemRecordView *view, GArray *ids, GArray *changed)
{
  TandemRecordList *list = tandem_record_view_get_list (view);
  g_autoptr (TandemIdSet) set = tandem_id_set_new ();
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (GArray) after = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint i = 0; i < changed->len; i++)
    tandem_id_set_add (set, id_at (changed, i));
  if (!compare_orders (list, ids, set, before, after))
    return FALSE;
  mark_kept (before, after);
  for (guint i = 0; i < before->len; i++)
    if (place_at (before, i)->is_kept)
      tandem_record_list_refresh (list, place_at (before, i)->id);
    else
      tandem_record_view_remove (view, place_at (before, i)->id);
  for (guint i = 0; i < after->len; i++)
    if (!place_at (after, i)->is_kept)
      tandem_record_list_insert (list, place_at (after, i)->position, place_at (after, i)->id);
  return TRUE;
}
