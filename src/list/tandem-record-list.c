/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A long list of records that is cheap to show, re-sort, filter and select in.
 *
 * GTK asks a model for every item that changed, so a million rows in a new order cost 13 seconds the usual way. Here the
 * items are places (TandemSlot) over a vector of ids: a new order changes which record a place shows, and only the tail
 * comes or goes. Two kinds of change follow from that:
 *  - set_ids and swap_ids: another order or another set. Slots keep their places and get other records; the selection
 *    follows the records; focus and scroll position stay where they are.
 *  - insert and remove: one record comes or goes. Slots move along with their records, and so do focus and scroll position.
 *
 * No change is told as removed and added at once (GTK then asks for every added item), and nothing is told before all of a
 * change is done. */

#include "list/tandem-record-diff.h"
#include "list/tandem-record-list-private.h"

#define MOST_STEPS 12 /* of an update; more is a new order */

typedef enum {
  SIGNAL_CHANGING,
  SIGNAL_CHANGED,
  SIGNAL_REMOVING,
  SIGNAL_LOAD_FAILED,
  N_SIGNALS,
} TandemRecordListSignal;

static guint signals[N_SIGNALS];

static const gint64 *
ids_of (TandemRecordList *self)
{
  return (const gint64 *) self->ids->data;
}

/* Slots */

static void
fill_slot (TandemRecordList *self, TandemSlot *slot)
{
  tandem_slot_set_record (slot, tandem_record_loader_lookup (self->loader, ids_of (self)[tandem_slot_get_position (slot)]));
}

static TandemSlot *
make_slot (TandemRecordList *self, guint position)
{
  TandemSlot *slot = tandem_slot_table_make (self->slots, position);

  if (self->is_changing)
    return slot; /* it is filled with all others, from the order that comes */
  tandem_record_loader_need (self->loader, ids_of (self), self->ids->len, position);
  fill_slot (self, slot);
  return slot;
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
      fill_slot (self, slot);
    }
}

/* What came since; a slot whose record did not come keeps what it shows. */
static void
take_answers (TandemRecordList *self)
{
  g_autoptr (GPtrArray) slots = tandem_slot_table_hold (self->slots);

  for (guint i = 0; i < slots->len; i++)
    {
      TandemSlot *slot = slots->pdata[i];

      if (!tandem_slot_is_orphan (slot)
          && tandem_record_loader_lookup (self->loader, ids_of (self)[tandem_slot_get_position (slot)]) != NULL)
        fill_slot (self, slot);
    }
}

/* Of a set of ids, in whatever order: two sets of one sum are the same one. */
static guint64
sum_ids (GArray *ids)
{
  const gint64 *v = (const gint64 *) ids->data;
  guint64 sum = ids->len;

  for (guint i = 0; i < ids->len; i++)
    {
      guint64 mixed = (guint64) v[i] * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

      mixed ^= mixed >> 29;
      sum += mixed * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
    }
  return sum;
}

static void
cancel_swap (TandemRecordList *self)
{
  g_clear_pointer (&self->swap, tandem_record_swap_free);
}

static void
loader_answered (gpointer owner, const GError *error)
{
  g_autoptr (TandemRecordList) self = g_object_ref (owner);

  if (error != NULL)
    g_signal_emit (self, signals[SIGNAL_LOAD_FAILED], 0, error);
  else
    take_answers (self);
}

static void
swap_answered (gpointer owner, const GError *error)
{
  g_autoptr (TandemRecordList) self = g_object_ref (owner);

  if (error != NULL)
    g_signal_emit (self, signals[SIGNAL_LOAD_FAILED], 0, error);
  else
    tandem_record_list_set_ids (self, tandem_record_swap_ref_ids (self->swap));
}

/* GListModel */

static GType
tandem_record_list_get_item_type (GListModel *model)
{
  return TANDEM_TYPE_SLOT;
}

static guint
tandem_record_list_get_n_items (GListModel *model)
{
  return TANDEM_RECORD_LIST (model)->n_shown;
}

static gpointer
tandem_record_list_get_item (GListModel *model, guint position)
{
  TandemRecordList *self = TANDEM_RECORD_LIST (model);
  TandemSlot *slot;

  if (position >= self->n_shown)
    return NULL;
  slot = tandem_slot_table_lookup (self->slots, position);
  return slot != NULL ? g_object_ref (slot) : make_slot (self, position);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = tandem_record_list_get_item_type;
  iface->get_n_items = tandem_record_list_get_n_items;
  iface->get_item = tandem_record_list_get_item;
}

/**
 * TandemRecordList:
 *
 * A list model of [class@TandemSlot] and a selection model at once, for up to millions of records, on the main thread. What
 * goes wrong while records are read comes as `load-failed`; tandem_record_list_reload() tries again.
 */
G_DEFINE_FINAL_TYPE_WITH_CODE (TandemRecordList, tandem_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          tandem_record_list_selection_iface_init)
                                       G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL,
                                                              tandem_record_list_sections_iface_init))

static void
tandem_record_list_dispose (GObject *object)
{
  TandemRecordList *self = TANDEM_RECORD_LIST (object);

  cancel_swap (self);
  tandem_slot_table_orphan_from (self->slots, 0);
  self->n_shown = 0;
  g_clear_pointer (&self->loader, tandem_record_loader_close);
  g_clear_object (&self->source);
  G_OBJECT_CLASS (tandem_record_list_parent_class)->dispose (object);
}

static void
tandem_record_list_finalize (GObject *object)
{
  TandemRecordList *self = TANDEM_RECORD_LIST (object);

  tandem_record_selection_free (self->selection);
  tandem_slot_table_free (self->slots);
  g_array_unref (self->ids);
  g_clear_pointer (&self->sections, tandem_record_sections_free);
  g_clear_pointer (&self->next_sections, tandem_record_sections_free);
  G_OBJECT_CLASS (tandem_record_list_parent_class)->finalize (object);
}

static void
tandem_record_list_class_init (TandemRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tandem_record_list_dispose;
  object_class->finalize = tandem_record_list_finalize;

  /* Another order or set, of so many rows, comes now: the view moves its focus out of the way. */
  signals[SIGNAL_CHANGING] = g_signal_new ("changing", TANDEM_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_UINT);
  /* It has come, and everything was told. */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", TANDEM_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  /* One row goes now and is still there: the view moves its focus to a neighbour. */
  signals[SIGNAL_REMOVING] = g_signal_new ("removing", TANDEM_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_UINT);
  /* Why records could not be read. */
  signals[SIGNAL_LOAD_FAILED] = g_signal_new ("load-failed", TANDEM_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                              NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
tandem_record_list_init (TandemRecordList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->slots = tandem_slot_table_new ();
  self->selection = tandem_record_selection_new ();
  self->limit = G_MAXUINT;
}

/**
 * tandem_record_list_new:
 *
 * Returns: (transfer full): an empty list of the records of @source
 */
TandemRecordList *
tandem_record_list_new (TandemRecordSource *source)
{
  TandemRecordList *self = g_object_new (TANDEM_TYPE_RECORD_LIST, NULL);

  self->source = g_object_ref (source);
  self->loader = tandem_record_loader_new (source, loader_answered, self);
  return self;
}

/**
 * tandem_record_list_set_single:
 *
 * From now on no more than one record is selected. Call it while none is.
 */
void
tandem_record_list_set_single (TandemRecordList *self)
{
  tandem_record_selection_set_single (self->selection);
}

/**
 * tandem_record_list_set_prefetch:
 * @n_blocks: blocks of 32 records to bring on both sides of what is shown; for slow sources
 */
void
tandem_record_list_set_prefetch (TandemRecordList *self, guint n_blocks)
{
  tandem_record_loader_set_prefetch (self->loader, n_blocks);
}

/**
 * tandem_record_list_stage:
 * @n_rows: as many as fit in the window
 *
 * Shows no more rows than that until they are expanded, also of ids that come later: a row costs 4 ms before the first frame.
 */
void
tandem_record_list_stage (TandemRecordList *self, guint n_rows)
{
  guint old = self->n_shown;

  self->limit = n_rows;
  self->n_shown = MIN (n_rows, self->ids->len);
  tandem_slot_table_orphan_from (self->slots, self->n_shown);
  if (old > self->n_shown)
    g_list_model_items_changed (G_LIST_MODEL (self), self->n_shown, old - self->n_shown, 0);
  else if (old < self->n_shown)
    g_list_model_items_changed (G_LIST_MODEL (self), old, 0, self->n_shown - old);
}

/**
 * tandem_record_list_expand:
 *
 * Shows up to @n_rows more of a staged list.
 *
 * Returns: whether there are still more
 */
gboolean
tandem_record_list_expand (TandemRecordList *self, guint n_rows)
{
  guint old = self->n_shown, added = MIN (n_rows, self->ids->len - old);

  self->n_shown += added;
  self->limit = self->n_shown < self->ids->len ? self->n_shown : G_MAXUINT;
  if (added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), old, 0, added);
  if (added > 0 && self->sections)
    tandem_record_list_tell_sections (self);
  return self->n_shown < self->ids->len;
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
  g_signal_emit (self, signals[SIGNAL_CHANGING], 0, ids->len);
  self->is_changing = FALSE;
  cancel_swap (self);
  tandem_record_loader_cancel (self->loader);
  old = self->n_shown;
  is_same_set = tandem_record_selection_get_size (self->selection) > 0 && self->ids->len == ids->len
                && sum_ids (self->ids) == sum_ids (ids);
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
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * tandem_record_list_swap_ids:
 * @ids: (transfer full) (element-type gint64): every id once
 *
 * As tandem_record_list_set_ids(), but the list stays as it is until the records that it will show are here, so that nothing
 * is empty meanwhile and the main thread reads nothing. A newer order cancels it. What is removed meanwhile stays away; of what
 * is inserted meanwhile it knows nothing.
 */
void
tandem_record_list_swap_ids (TandemRecordList *self, GArray *ids)
{
  g_return_if_fail (TANDEM_IS_RECORD_LIST (self) && ids != NULL);

  if (tandem_slot_table_get_size (self->slots) == 0 || ids->len == 0 || !tandem_record_source_can_wait (self->source))
    {
      tandem_record_list_set_ids (self, ids);
      return;
    }
  cancel_swap (self);
  self->swap = tandem_record_swap_new (self->source, self->loader, self->slots, ids);
  tandem_record_swap_set_func (self->swap, swap_answered, self);
  tandem_record_swap_start (self->swap);
}

static void
put_in (TandemRecordList *self, guint position, gint64 id)
{
  g_array_insert_val (self->ids, position, id);
  if (self->sections)
    tandem_record_sections_insert (self->sections, position);
  tandem_record_selection_moved (self->selection);
  if (position >= self->n_shown && self->n_shown >= self->limit)
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
    g_signal_emit (self, signals[SIGNAL_REMOVING], 0, position);
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
  g_signal_emit (self, signals[SIGNAL_CHANGING], 0, MAX (ids->len, self->ids->len));
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
            g_signal_emit (self, signals[SIGNAL_REMOVING], 0, step->position);
          take_out (self, step->position);
        }
      else
        tandem_record_list_remove (self, step->position);
    }
  if (tandem_record_list_take_sections (self))
    tandem_record_list_tell_sections (self);
  tandem_record_list_take_coming (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
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
      fill_slot (self, slots->pdata[i]);
    }
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
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) slots = NULL;

  g_return_if_fail (TANDEM_IS_RECORD_LIST (self));

  slots = tandem_slot_table_hold (self->slots);
  for (guint i = 0; i < slots->len; i++)
    if (!tandem_slot_is_orphan (slots->pdata[i]))
      g_array_append_val (ids, ids_of (self)[tandem_slot_get_position (slots->pdata[i])]);
  tandem_record_loader_renew (self->loader, ids);
  if (self->swap != NULL && tandem_record_swap_is_failed (self->swap))
    tandem_record_swap_start (self->swap);
}

guint
tandem_record_list_get_length (TandemRecordList *self)
{
  return self->ids->len;
}

/**
 * tandem_record_list_get_id:
 *
 * Returns: the id at @position, 0 beyond the end
 */
gint64
tandem_record_list_get_id (TandemRecordList *self, guint position)
{
  return position < self->ids->len ? ids_of (self)[position] : 0;
}

/**
 * tandem_record_list_dup_record:
 *
 * Returns: (transfer full) (nullable) (type GObject.Object): the record at @position, if it is here
 */
gpointer
tandem_record_list_dup_record (TandemRecordList *self, guint position)
{
  g_autoptr (TandemSlot) slot = g_list_model_get_item (G_LIST_MODEL (self), position);
  gpointer record = slot != NULL ? tandem_slot_get_record (slot) : NULL;

  return record != NULL ? g_object_ref (record) : NULL;
}

/**
 * tandem_record_list_find:
 * @position: (out): where the record is
 *
 * Looks through the whole list: 0.7 ms for a million.
 *
 * Returns: whether it is there
 */
gboolean
tandem_record_list_find (TandemRecordList *self, gint64 id, guint *position)
{
  const gint64 *v = ids_of (self);

  for (guint i = 0; i < self->ids->len; i++)
    if (v[i] == id)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

guint
tandem_record_list_get_n_slots (TandemRecordList *self)
{
  return tandem_slot_table_get_size (self->slots);
}
