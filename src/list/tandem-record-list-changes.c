/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the list becomes another one: all of it at once, or a few records by themselves. */
#include "list/tandem-record-diff.h"
#include "list/tandem-record-list-private.h"

#define MOST_STEPS   12 /* of an update; more is a new order */
#define MOST_AT_ONCE 16 /* records that are read one by one */

static const gint64 *
ids_of (TandemRecordList *self)
{
  return (const gint64 *) self->ids->data;
}

/* Each slot in turn gets what is at its place now. A notification may change the list again: each slot is judged as it is
 * when its turn comes. */
static void
refill_slots (TandemRecordList *self)
{
  g_autoptr (GPtrArray) slots = tandem_slot_table_hold (self->slots);

  for (guint i = 0; i < slots->len; i++)
    {
      TandemSlot *slot = slots->pdata[i];

      if (tandem_slot_is_orphan (slot))
        continue;
      tandem_record_loader_need (self->loader, ids_of (self), self->ids->len, tandem_slot_get_position (slot));
      tandem_record_list_fill_slot (self, slot);
    }
}

/* What came since; a slot whose record did not come keeps what it shows. */
void
tandem_record_list_take_answers (TandemRecordList *self)
{
  g_autoptr (GPtrArray) slots = tandem_slot_table_hold (self->slots);

  for (guint i = 0; i < slots->len; i++)
    {
      TandemSlot *slot = slots->pdata[i];

      if (!tandem_slot_is_orphan (slot)
          && tandem_record_loader_lookup (self->loader, ids_of (self)[tandem_slot_get_position (slot)]) != NULL)
        tandem_record_list_fill_slot (self, slot);
    }
}

/* Of a set of ids, in whatever order: two sets of one sum and of one size are the same one. */
static guint64
sum_ids (GArray *ids)
{
  const gint64 *v = (const gint64 *) ids->data;
  guint64 sum = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      guint64 mixed = (guint64) v[i] * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

      mixed ^= mixed >> 29;
      sum += mixed * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
    }
  return sum;
}

/* Without a selection nobody asks for it. The sum of an order is kept, since the next order is compared with it, too. */
static gboolean
take_sum (TandemRecordList *self, GArray *ids)
{
  guint64 before = self->sum;

  self->sum = 0;
  if (tandem_record_selection_get_size (self->selection) == 0 || self->ids->len != ids->len)
    return FALSE;
  self->sum = sum_ids (ids);
  return self->sum == (before != 0 ? before : sum_ids (self->ids));
}

static void
cancel_swap (TandemRecordList *self)
{
  g_clear_pointer (&self->swap, tandem_record_swap_free);
}

/**
 * tandem_record_list_set_ids:
 * @ids: (transfer full) (element-type gint64): every id once
 *
 * Shows another order or another set, at once. What is selected stays selected where it is still shown.
 */
void
tandem_record_list_set_ids (TandemRecordList *self, GArray *ids)
{
  g_autoptr (GArray) before = NULL;
  gboolean is_same_set, is_divided_anew;
  guint old, kept;

  g_return_if_fail (TANDEM_IS_RECORD_LIST (self) && ids != NULL);

  self->is_changing = TRUE;
  g_signal_emit (self, tandem_record_list_signals[TANDEM_RECORD_LIST_CHANGING], 0, ids->len);
  self->is_changing = FALSE;
  cancel_swap (self);
  tandem_record_loader_cancel (self->loader);
  old = self->n_shown;
  is_same_set = take_sum (self, ids);
  before = self->ids;
  self->ids = ids;
  is_divided_anew = tandem_record_list_take_sections (self);
  self->n_shown = MIN (ids->len, self->limit);
  if (is_same_set)
    tandem_record_selection_moved (self->selection); /* sorted another way: all that was selected still is */
  else
    tandem_record_selection_retain (self->selection, (const gint64 *) before->data, before->len, ids_of (self),
                                    ids->len);
  kept = MIN (old, self->n_shown);
  tandem_slot_table_orphan_from (self->slots, kept);
  if (old != self->n_shown)
    g_list_model_items_changed (G_LIST_MODEL (self), kept, old - kept, self->n_shown - kept);
  refill_slots (self);
  if (is_divided_anew)
    tandem_record_list_tell_sections (self);
  if (self->n_shown > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, self->n_shown);
  tandem_record_list_take_coming (self);
  g_signal_emit (self, tandem_record_list_signals[TANDEM_RECORD_LIST_CHANGED], 0);
}

static void
swap_answered (gpointer owner, const GError *error)
{
  g_autoptr (TandemRecordList) self = g_object_ref (owner);

  if (error != NULL)
    g_signal_emit (self, tandem_record_list_signals[TANDEM_RECORD_LIST_LOAD_FAILED], 0, error);
  else
    tandem_record_list_set_ids (self, tandem_record_swap_ref_ids (self->swap));
}

/**
 * tandem_record_list_swap_ids:
 * @ids: (transfer full) (element-type gint64): every id once
 * @followed: where the view will go once the order is there, so that what is around it is read, too; 0: it stays
 *
 * As tandem_record_list_set_ids(), but the list stays as it is, also empty, until the records that it will show are here, so that
 * nothing is empty meanwhile and the main thread reads nothing. A newer order cancels it. What is removed meanwhile stays away; of what
 * is inserted meanwhile it knows nothing.
 */
void
tandem_record_list_swap_ids (TandemRecordList *self, GArray *ids, gint64 followed)
{
  g_return_if_fail (TANDEM_IS_RECORD_LIST (self) && ids != NULL);

  if (ids->len == 0 || !tandem_record_source_can_wait (self->source))
    {
      tandem_record_list_set_ids (self, ids);
      return;
    }
  cancel_swap (self);
  self->swap = tandem_record_swap_new (self->source, self->loader, self->slots, ids);
  tandem_record_swap_set_func (self->swap, swap_answered, self);
  tandem_record_swap_set_followed (self->swap, followed);
  tandem_record_swap_set_n_first (self->swap, MAX (self->limit, self->n_read));
  tandem_record_swap_start (self->swap);
}

static void
put_in (TandemRecordList *self, guint position, gint64 id)
{
  g_array_insert_val (self->ids, position, id);
  self->sum = 0;
  if (self->sections)
    tandem_record_sections_insert (self->sections, position);
  tandem_record_selection_moved (self->selection);
  if (position > self->n_shown || (position == self->n_shown && self->n_shown >= self->limit))
    return; /* it will come with the expansion */
  self->n_shown++;
  self->limit = MAX (self->limit, self->n_shown);
  tandem_slot_table_shift (self->slots, position, +1);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

/**
 * tandem_record_list_insert:
 * @id: an id that is not in the list
 *
 * One record has come; focus, selection and scroll position stay with the others.
 */
void
tandem_record_list_insert (TandemRecordList *self, guint position, gint64 id)
{
  g_return_if_fail (TANDEM_IS_RECORD_LIST (self) && position <= self->ids->len);

  tandem_record_selection_insert (self->selection, id);
  put_in (self, position, id);
}

static void
take_out (TandemRecordList *self, guint position)
{
  g_array_remove_index (self->ids, position);
  self->sum = 0;
  if (self->sections)
    tandem_record_sections_remove (self->sections, position, self->ids->len);
  tandem_record_selection_moved (self->selection);
  if (position >= self->n_shown)
    return;
  self->n_shown--;
  tandem_slot_table_shift (self->slots, position, -1);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

/* What has gone does not come back with a new order, nor count in its sections. */
static void
remove_from_swap (TandemRecordList *self, gint64 id)
{
  guint position;

  if (tandem_record_swap_remove (self->swap, id, &position) && self->next_sections)
    tandem_record_sections_remove (self->next_sections, position, tandem_record_swap_get_length (self->swap));
}

/**
 * tandem_record_list_remove:
 *
 * One record has gone; focus, selection and scroll position stay with the others.
 */
void
tandem_record_list_remove (TandemRecordList *self, guint position)
{
  gint64 id;

  g_return_if_fail (TANDEM_IS_RECORD_LIST (self) && position < self->ids->len);

  id = ids_of (self)[position];
  if (self->swap != NULL)
    remove_from_swap (self, id);
  if (position < self->n_shown)
    g_signal_emit (self, tandem_record_list_signals[TANDEM_RECORD_LIST_REMOVING], 0, position);
  tandem_record_loader_forget (self->loader, id);
  tandem_record_selection_remove (self->selection, id);
  take_out (self, position);
}

/* Whether a record goes and comes again at another place. */
static gboolean
is_move (GArray *steps, guint at)
{
  for (guint i = 0; i < steps->len; i++)
    if (i != at && g_array_index (steps, TandemRecordStep, i).id == g_array_index (steps, TandemRecordStep, at).id)
      return TRUE;
  return FALSE;
}

/**
 * tandem_record_list_update_ids:
 * @ids: (transfer none) (element-type gint64): every id once
 *
 * The order is the same but for a few records that came, went or moved: they alone do it here, too, as by
 * tandem_record_list_insert() and tandem_record_list_remove(). A record that moves stays selected.
 *
 * Returns: %FALSE when more than a few did, and nothing was done
 */
gboolean
tandem_record_list_update_ids (TandemRecordList *self, GArray *ids)
{
  g_autoptr (GArray) steps = NULL;

  g_return_val_if_fail (TANDEM_IS_RECORD_LIST (self) && ids != NULL, FALSE);

  steps = tandem_record_diff (self->ids, ids, MOST_STEPS);
  if (steps == NULL)
    return FALSE;
  g_signal_emit (self, tandem_record_list_signals[TANDEM_RECORD_LIST_CHANGING], 0, MAX (ids->len, self->ids->len));
  cancel_swap (self);
  for (guint i = 0; i < steps->len; i++)
    {
      const TandemRecordStep *step = &g_array_index (steps, TandemRecordStep, i);

      if (step->is_insert && is_move (steps, i))
        put_in (self, step->position, step->id);
      else if (step->is_insert)
        tandem_record_list_insert (self, step->position, step->id);
      else if (is_move (steps, i))
        {
          if (step->position < self->n_shown)
            g_signal_emit (self, tandem_record_list_signals[TANDEM_RECORD_LIST_REMOVING], 0, step->position);
          take_out (self, step->position);
        }
      else
        tandem_record_list_remove (self, step->position);
    }
  if (tandem_record_list_take_sections (self))
    tandem_record_list_tell_sections (self);
  tandem_record_list_take_coming (self);
  g_signal_emit (self, tandem_record_list_signals[TANDEM_RECORD_LIST_CHANGED], 0);
  return TRUE;
}

/**
 * tandem_record_list_refresh:
 *
 * The record changed where it is; it alone is read again.
 */
void
tandem_record_list_refresh (TandemRecordList *self, gint64 id)
{
  g_autoptr (GPtrArray) slots = NULL;

  g_return_if_fail (TANDEM_IS_RECORD_LIST (self));

  tandem_record_loader_forget (self->loader, id);
  slots = tandem_slot_table_hold (self->slots);
  for (guint i = 0; i < slots->len; i++)
    {
      guint position = tandem_slot_get_position (slots->pdata[i]);

      if (tandem_slot_is_orphan (slots->pdata[i]) || ids_of (self)[position] != id)
        continue;
      tandem_record_loader_need (self->loader, ids_of (self), self->ids->len, position);
      tandem_record_list_fill_slot (self, slots->pdata[i]);
    }
}

/**
 * tandem_record_list_refresh_many:
 *
 * Several records changed where they are. A few are read again at once, each by itself; more are read together meanwhile: one after
 * the other they would keep the main thread.
 */
void
tandem_record_list_refresh_many (TandemRecordList *self, const gint64 *ids, guint n_ids)
{
  g_return_if_fail (TANDEM_IS_RECORD_LIST (self));

  if (n_ids > MOST_AT_ONCE)
    tandem_record_list_reload (self);
  for (guint i = 0; i < n_ids && n_ids <= MOST_AT_ONCE; i++)
    tandem_record_list_refresh (self, ids[i]);
}

/* Of what is shown, what does not stand among the first @n_first. */
static GArray *
list_shown_after (TandemRecordList *self, guint n_first)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) slots = tandem_slot_table_hold (self->slots);

  for (guint i = 0; i < slots->len; i++)
    if (!tandem_slot_is_orphan (slots->pdata[i]) && tandem_slot_get_position (slots->pdata[i]) >= n_first)
      g_array_append_val (ids, ids_of (self)[tandem_slot_get_position (slots->pdata[i])]);
  return ids;
}

/**
 * tandem_record_list_set_read_ids:
 * @ids: (transfer full) (element-type gint64): every id once
 * @records: of the first of them, in their order, as they were just read; %NULL where one is gone
 *
 * As tandem_record_list_set_ids(), where everything may have changed: what is shown of others is read again, as by
 * tandem_record_list_reload().
 */
void
tandem_record_list_set_read_ids (TandemRecordList *self, GArray *ids, GPtrArray *records)
{
  g_autoptr (GArray) read = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) others = NULL;

  g_return_if_fail (TANDEM_IS_RECORD_LIST (self) && ids != NULL && records->len <= ids->len);

  g_array_append_vals (read, ids->data, records->len);
  /* Before the order is shown, so that nothing is read for it, and again once all that was here has been forgotten. */
  tandem_record_loader_add (self->loader, read, records, tandem_record_loader_get_stamp (self->loader));
  tandem_record_list_set_ids (self, ids);
  others = list_shown_after (self, records->len);
  tandem_record_loader_renew (self->loader, others);
  tandem_record_loader_add (self->loader, read, records, tandem_record_loader_get_stamp (self->loader));
  if (!tandem_record_source_can_wait (self->source))
    refill_slots (self);
}

/**
 * tandem_record_list_reload:
 *
 * Everything that is shown is read again: many records changed, or reading had failed. What is shown stays until it comes; of a
 * record that is gone, until its id is taken out. A new order that could not be read is asked for again.
 */
void
tandem_record_list_reload (TandemRecordList *self)
{
  g_autoptr (GArray) ids = NULL;

  g_return_if_fail (TANDEM_IS_RECORD_LIST (self));

  ids = list_shown_after (self, 0);
  tandem_record_loader_renew (self->loader, ids);
  if (!tandem_record_source_can_wait (self->source))
    refill_slots (self);
  if (self->swap != NULL && tandem_record_swap_is_failed (self->swap))
    tandem_record_swap_start (self->swap);
}
