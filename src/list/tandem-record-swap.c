/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is read for a new order may be old when it comes: a record was changed meanwhile, or one was removed and others moved
 * up. Then it is read again, before anything is shown. */

#include "list/tandem-record-swap.h"

#define MOST_FIRST 224 /* rows of a list that shows few or none: not fewer than GTK keeps */
#define FEW        160 /* rows that are shown: of more, GTK asks for few others when more come */
#define MOST_TRIES 3 /* where everything changes all the time, some rows are read when they are shown */

struct _TandemRecordSwap {
  TandemRecordSource *source;
  TandemRecordLoader *loader; /* the list's, as the slots are */
  TandemSlotTable *slots;
  GArray *ids;
  gint64 followed; /* 0: none */
  guint n_first;
  TandemRecordSwapFunc func;
  gpointer owner;
  GCancellable *cancellable; /* of the answer that is waited for */
  guint n_tries;
  gboolean has_moved; /* other records than those asked for will be shown */
  gboolean is_failed;
};

typedef struct {
  TandemRecordSwap *swap;
  GCancellable *cancellable;
  GArray *asked;
  guint stamp;
} Question;

static void
swap_clear (gpointer data)
{
  TandemRecordSwap *self = data;

  g_clear_object (&self->source);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->ids, g_array_unref);
}

static void
question_free (gpointer data)
{
  Question *question = data;

  g_rc_box_release_full (question->swap, swap_clear);
  g_object_unref (question->cancellable);
  g_array_unref (question->asked);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = tandem_record_source_load_finish (TANDEM_RECORD_SOURCE (source), result, &error);
  TandemRecordSwap *self = question->swap;

  if (self->cancellable != question->cancellable)
    return; /* another order was given meanwhile, or this one is asked for again */
  self->is_failed = records == NULL;
  if (records
      && !(tandem_record_loader_add (self->loader, question->asked, records, question->stamp) && !self->has_moved)
      && ++self->n_tries < MOST_TRIES)
    tandem_record_swap_start (self);
  else
    self->func (self->owner, error);
}

/**
 * tandem_record_swap_new:
 * @loader: takes the records; it and @slots outlive the swap
 * @ids: (transfer full) (element-type gint64): the new order
 *
 * Returns: (transfer full): a new order that is not asked for yet
 */
TandemRecordSwap *
tandem_record_swap_new (TandemRecordSource *source, TandemRecordLoader *loader, TandemSlotTable *slots, GArray *ids)
{
  TandemRecordSwap *self = g_rc_box_new0 (TandemRecordSwap);

  self->source = g_object_ref (source);
  self->loader = loader;
  self->slots = slots;
  self->ids = ids;
  self->n_first = MOST_FIRST;
  return self;
}

/**
 * tandem_record_swap_set_func:
 * @func: told of the answer with @owner, from the main loop; it may free the swap
 */
void
tandem_record_swap_set_func (TandemRecordSwap *self, TandemRecordSwapFunc func, gpointer owner)
{
  self->func = func;
  self->owner = owner;
}

/**
 * tandem_record_swap_set_followed:
 * @id: a record; 0: none
 *
 * A view will go to it: what is around it is asked for, too.
 */
void
tandem_record_swap_set_followed (TandemRecordSwap *self, gint64 id)
{
  self->followed = id;
}

/**
 * tandem_record_swap_set_n_first:
 * @n_rows: how many rows a list will show at first that shows few or none; all that GTK keeps, where it is not told
 */
void
tandem_record_swap_set_n_first (TandemRecordSwap *self, guint n_rows)
{
  self->n_first = MIN (n_rows, MOST_FIRST);
}

/**
 * tandem_record_swap_free:
 *
 * Drops the order, whatever is on its way. Its owner is told nothing more.
 */
void
tandem_record_swap_free (TandemRecordSwap *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_rc_box_release_full (self, swap_clear);
}

static gboolean
find (TandemRecordSwap *self, gint64 id, guint *position)
{
  for (*position = 0; *position < self->ids->len; (*position)++)
    if (g_array_index (self->ids, gint64, *position) == id)
      return TRUE;
  return FALSE;
}

/* Those of some rows that have no slot yet. */
static void
add_missing (TandemRecordSwap *self, guint first, guint n_rows, GArray *wanted)
{
  for (guint i = first; i < MIN (first + n_rows, self->ids->len); i++)
    if (tandem_slot_table_lookup (self->slots, i) == NULL)
      g_array_append_val (wanted, g_array_index (self->ids, gint64, i));
}

/* As many rows as there are slots, around the one that is followed. */
static void
add_followed (TandemRecordSwap *self, GArray *wanted)
{
  guint n = tandem_slot_table_get_size (self->slots), position, first;

  if (self->followed == 0 || !find (self, self->followed, &position)
      || tandem_slot_table_lookup (self->slots, position))
    return;
  first = position - MIN (position, n / 2);
  add_missing (self, first, n, wanted);
}

static GArray *
list_wanted (TandemRecordSwap *self)
{
  GArray *wanted = tandem_slot_table_list_ids (self->slots, self->ids);

  if (tandem_slot_table_get_size (self->slots) < MIN (self->n_first, FEW))
    add_missing (self, 0, self->n_first, wanted);
  add_followed (self, wanted);
  return wanted;
}

/**
 * tandem_record_swap_start:
 *
 * Asks for what the slots will show, or for the first rows.
 */
void
tandem_record_swap_start (TandemRecordSwap *self)
{
  Question *question = g_new (Question, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->has_moved = FALSE;
  self->is_failed = FALSE;
  *question = (Question) { g_rc_box_acquire (self), g_object_ref (self->cancellable), list_wanted (self),
                           tandem_record_loader_get_stamp (self->loader) };
  tandem_record_source_load_async (self->source, (const gint64 *) question->asked->data, question->asked->len,
                                   self->cancellable, loaded_cb, question);
}

/**
 * tandem_record_swap_remove:
 * @position: (out): where it stood
 *
 * A record has gone: it does not come back with the order.
 *
 * Returns: whether it would have
 */
gboolean
tandem_record_swap_remove (TandemRecordSwap *self, gint64 id, guint *position)
{
  if (!find (self, id, position))
    return FALSE;
  g_array_remove_index (self->ids, *position);
  self->has_moved = TRUE;
  return TRUE;
}

guint
tandem_record_swap_get_length (TandemRecordSwap *self)
{
  return self->ids->len;
}

/* Returns: (transfer full) (element-type gint64): the order */
GArray *
tandem_record_swap_ref_ids (TandemRecordSwap *self)
{
  return g_array_ref (self->ids);
}

gboolean
tandem_record_swap_is_failed (TandemRecordSwap *self)
{
  return self->is_failed;
}
