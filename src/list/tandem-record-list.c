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

#include "list/tandem-record-list-private.h"

#define PREPARED 64 /* rows that a staged list has read before it shows them */

guint tandem_record_list_signals[TANDEM_RECORD_LIST_N_SIGNALS];

static const gint64 *
ids_of (TandemRecordList *self)
{
  return (const gint64 *) self->ids->data;
}

/* Slots */

/* It shows what stands at its place, if that is here. */
void
tandem_record_list_fill_slot (TandemRecordList *self, TandemSlot *slot)
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
  tandem_record_list_fill_slot (self, slot);
  return slot;
}

static void
loader_answered (gpointer owner, const GError *error)
{
  g_autoptr (TandemRecordList) self = g_object_ref (owner);

  if (error != NULL)
    g_signal_emit (self, tandem_record_list_signals[TANDEM_RECORD_LIST_LOAD_FAILED], 0, error);
  else
    tandem_record_list_take_answers (self);
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

  g_clear_pointer (&self->swap, tandem_record_swap_free);
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
  tandem_record_list_signals[TANDEM_RECORD_LIST_CHANGING]
      = g_signal_new ("changing", TANDEM_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                      G_TYPE_UINT);
  /* It has come, and everything was told. */
  tandem_record_list_signals[TANDEM_RECORD_LIST_CHANGED]
      = g_signal_new ("changed", TANDEM_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* One row goes now and is still there: the view moves its focus to a neighbour. */
  tandem_record_list_signals[TANDEM_RECORD_LIST_REMOVING]
      = g_signal_new ("removing", TANDEM_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                      G_TYPE_UINT);
  /* Why records could not be read. */
  tandem_record_list_signals[TANDEM_RECORD_LIST_LOAD_FAILED]
      = g_signal_new ("load-failed", TANDEM_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                      G_TYPE_ERROR);
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
 * tandem_record_list_stage:
 * @n_rows: shown at once
 * @n_read: as many as fit in the window; they are read with the ids
 *
 * Shows no more than @n_rows until they are expanded, also of ids that come later: a row costs 4 ms before the first frame.
 */
void
tandem_record_list_stage (TandemRecordList *self, guint n_rows, guint n_read)
{
  guint old = self->n_shown;

  self->limit = n_rows;
  self->n_read = n_read;
  self->n_shown = MIN (n_rows, self->ids->len);
  tandem_slot_table_orphan_from (self->slots, self->n_shown);
  if (old > self->n_shown)
    g_list_model_items_changed (G_LIST_MODEL (self), self->n_shown, old - self->n_shown, 0);
  else if (old < self->n_shown)
    g_list_model_items_changed (G_LIST_MODEL (self), old, 0, self->n_shown - old);
}

/**
 * tandem_record_list_prepare:
 * @n_rows: how many tandem_record_list_expand() will show next
 *
 * Has what a staged list will show next read meanwhile.
 *
 * Returns: whether it need not be waited for
 */
gboolean
tandem_record_list_prepare (TandemRecordList *self, guint n_rows)
{
  guint n_left = self->ids->len - self->n_shown;

  return tandem_record_loader_prepare (self->loader, (const gint64 *) self->ids->data + self->n_shown,
                                       MIN (n_left, PREPARED), MIN (n_left, n_rows));
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
