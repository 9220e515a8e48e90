/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The record list against the truth, step by step at random: orders come and go, records change, are held and chosen. */
#include "list-truth.h"

#define N_STEPS 10000

static void
choose (ListTruth *truth, gint64 id, gboolean is_chosen)
{
  if (is_chosen)
    g_hash_table_add (truth->chosen, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (truth->chosen, &id);
}

static guint
pick_size (void)
{
  static const guint sizes[] = { 0, 1, 2, 63, 64, 65, 128, 300 };

  return sizes[g_test_rand_int_range (0, G_N_ELEMENTS (sizes))];
}

static void
step_set_ids (ListTruth *truth)
{
  guint wanted = pick_size ();
  GArray *ids = truth->ids;
  GHashTableIter iter;
  gpointer id;

  while (ids->len < wanted)
    {
      gint64 added = list_truth_new_id (truth);

      g_array_append_val (ids, added);
    }
  for (guint i = ids->len; i > 1; i--)
    {
      guint j = g_test_rand_int_range (0, i);
      gint64 other = list_truth_at (truth, j);

      g_array_index (ids, gint64, j) = list_truth_at (truth, i - 1);
      g_array_index (ids, gint64, i - 1) = other;
    }
  g_array_set_size (ids, wanted);
  g_hash_table_iter_init (&iter, truth->chosen);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      gboolean is_left = FALSE;

      for (guint i = 0; i < ids->len; i++)
        is_left |= list_truth_at (truth, i) == *(gint64 *) id;
      if (!is_left)
        g_hash_table_iter_remove (&iter);
    }
  if (g_test_rand_bit ())
    tandem_record_list_set_ids (truth->list, g_array_copy (ids));
  else
    tandem_record_list_swap_ids (truth->list, g_array_copy (ids), 0);
}

static void
step_insert (ListTruth *truth)
{
  guint at = g_test_rand_int_range (0, truth->ids->len + 1);
  gint64 id = list_truth_new_id (truth);

  g_array_insert_val (truth->ids, at, id);
  tandem_record_list_insert (truth->list, at, id);
}

static void
step_remove (ListTruth *truth, guint at)
{
  choose (truth, list_truth_at (truth, at), FALSE);
  g_array_remove_index (truth->ids, at);
  tandem_record_list_remove (truth->list, at);
}

static void
step_refresh (ListTruth *truth, guint at)
{
  gint64 id = list_truth_at (truth, at);
  int version = GPOINTER_TO_INT (g_hash_table_lookup (truth->source->versions, &id));

  g_hash_table_insert (truth->source->versions, g_memdup2 (&id, sizeof id), GINT_TO_POINTER (version + 1));
  if (g_test_rand_int_range (0, 10) == 0)
    tandem_record_list_reload (truth->list);
  else
    tandem_record_list_refresh (truth->list, id);
}

static void
step_hold (ListTruth *truth, guint at)
{
  if (truth->mirror->pdata[at] == NULL)
    truth->mirror->pdata[at] = g_list_model_get_item (G_LIST_MODEL (truth->list), at);
  else
    g_clear_object (&truth->mirror->pdata[at]);
}

static void
step_select (ListTruth *truth, guint at)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (truth->list);
  guint n = g_test_rand_int_range (1, truth->ids->len - at + 1);

  switch (g_test_rand_int_range (0, 7))
    {
    case 0:
      gtk_selection_model_select_item (model, at, TRUE);
      g_hash_table_remove_all (truth->chosen);
      choose (truth, list_truth_at (truth, at), TRUE);
      break;
    case 1:
      gtk_selection_model_unselect_item (model, at);
      choose (truth, list_truth_at (truth, at), FALSE);
      break;
    case 2:
      gtk_selection_model_select_all (model);
      for (guint i = 0; i < truth->ids->len; i++)
        choose (truth, list_truth_at (truth, i), TRUE);
      break;
    case 3:
      gtk_selection_model_unselect_all (model);
      g_hash_table_remove_all (truth->chosen);
      break;
    case 4:
      tandem_record_list_invert (truth->list);
      for (guint i = 0; i < truth->ids->len; i++)
        {
          gint64 id = list_truth_at (truth, i);

          choose (truth, id, !g_hash_table_contains (truth->chosen, &id));
        }
      break;
    default:
      gtk_selection_model_select_range (model, at, n, FALSE);
      for (guint i = at; i < at + n; i++)
        choose (truth, list_truth_at (truth, i), TRUE);
      break;
    }
}

static void
take_step (ListTruth *truth)
{
  int what = g_test_rand_int_range (0, 100);
  guint at;

  if (what < 8)
    step_set_ids (truth);
  else if (what < 20)
    step_insert (truth);
  if (what < 20 || truth->ids->len == 0)
    return;
  list_truth_spin ();
  at = g_test_rand_int_range (0, truth->ids->len);
  if (what < 32)
    step_remove (truth, at);
  else if (what < 45)
    step_refresh (truth, at);
  else if (what < 80)
    step_hold (truth, at);
  else
    step_select (truth, at);
}

static void
test_random (gconstpointer data)
{
  int bits = GPOINTER_TO_INT (data);
  ListTruth truth = { 0 };

  list_truth_init (&truth, bits & 1, bits & 2);
  for (int i = 0; i < N_STEPS; i++)
    {
      take_step (&truth);
      list_truth_spin ();
      list_truth_check (&truth);
    }
  list_truth_clear (&truth);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/list/record-list/random/close-ids", GINT_TO_POINTER (0), test_random);
  g_test_add_data_func ("/list/record-list/random/slow-source", GINT_TO_POINTER (1), test_random);
  g_test_add_data_func ("/list/record-list/random/sparse-ids", GINT_TO_POINTER (2), test_random);
  return g_test_run ();
}
