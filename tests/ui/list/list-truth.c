/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list-truth.h"

static void
unref_slot (gpointer slot)
{
  if (slot != NULL)
    g_object_unref (slot);
}

gint64
list_truth_at (ListTruth *self, guint position)
{
  return g_array_index (self->ids, gint64, position);
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, ListTruth *self)
{
  g_assert_true (removed == 0 || added == 0);
  if (removed > 0)
    g_ptr_array_remove_range (self->mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (self->mirror, position, NULL);
  g_assert_cmpuint (self->mirror->len, ==, g_list_model_get_n_items (model));
}

void
list_truth_init (ListTruth *self, gboolean is_slow, gboolean is_sparse)
{
  self->source = numbered_source_new (is_slow);
  self->list = tandem_record_list_new (TANDEM_RECORD_SOURCE (self->source));
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->chosen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->mirror = g_ptr_array_new_with_free_func (unref_slot);
  self->is_sparse = is_sparse;
  self->next_id = 1;
  g_signal_connect (self->list, "items-changed", G_CALLBACK (items_changed_cb), self);
}

void
list_truth_clear (ListTruth *self)
{
  g_signal_handlers_disconnect_by_data (self->list, self);
  g_assert_finalize_object (self->list);
  g_ptr_array_unref (self->mirror); /* slots outlive their list */
  g_array_unref (self->ids);
  g_hash_table_unref (self->chosen);
  g_assert_finalize_object (self->source);
}

gint64
list_truth_new_id (ListTruth *self)
{
  return self->next_id += self->is_sparse ? ((gint64) g_test_rand_int_range (1, 1 << 20) << 22) + 1 : 1;
}

/* Lets all that was asked be answered. */
void
list_truth_spin (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
check_slots (ListTruth *self)
{
  for (guint i = 0; i < self->mirror->len; i++)
    {
      TandemSlot *slot = self->mirror->pdata[i];
      g_autoptr (TandemSlot) again = NULL;
      gint64 id = list_truth_at (self, i);
      gpointer record;

      if (slot == NULL)
        continue;
      again = g_list_model_get_item (G_LIST_MODEL (self->list), i);
      g_assert_true (again == slot);
      record = tandem_slot_get_record (slot);
      g_assert_nonnull (record);
      g_assert_cmpint (numbered_source_id_of (record), ==, id);
      g_assert_cmpint (numbered_source_version_of (record), ==,
                       GPOINTER_TO_INT (g_hash_table_lookup (self->source->versions, &id)));
    }
}

static void
check_selection (ListTruth *self)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->list);
  g_autoptr (GtkBitset) bitset = gtk_selection_model_get_selection (model);
  g_autoptr (GArray) ids = tandem_record_list_get_selected (self->list);
  guint n = 0;

  for (guint i = 0; i < self->ids->len; i++)
    {
      gint64 id = list_truth_at (self, i);
      gboolean expected = g_hash_table_contains (self->chosen, &id);

      g_assert_cmpint (gtk_selection_model_is_selected (model, i), ==, expected);
      g_assert_cmpint (gtk_bitset_contains (bitset, i), ==, expected);
      if (expected)
        g_assert_cmpint (g_array_index (ids, gint64, n++), ==, id);
    }
  g_assert_cmpuint (ids->len, ==, n);
  g_assert_cmpuint (gtk_bitset_get_size (bitset), ==, n);
  g_assert_cmpuint (tandem_record_list_get_n_selected (self->list), ==, n);
}

void
list_truth_check (ListTruth *self)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->list)), ==, self->ids->len);
  g_assert_cmpuint (self->mirror->len, ==, self->ids->len);
  for (guint i = 0; i < self->ids->len; i++)
    g_assert_cmpint (tandem_record_list_get_id (self->list, i), ==, list_truth_at (self, i));
  check_slots (self);
  check_selection (self);
}
