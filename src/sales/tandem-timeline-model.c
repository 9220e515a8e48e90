/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is there is kept, page by page, as far as somebody went; after a change of the file as much is read again on a reader,
 * and only what differs is told to the list: so who reads what is old stays there while something new comes in above. */
#include "sales/tandem-timeline-model.h"

#define N_FIRST 20 /* entries that fill a tall window: of more, as many rows are made */
#define N_MORE  100
#define N_SLACK 20 /* that may have come in above, so that what was read again ends where it did */

struct _TandemTimelineModel {
  GObject parent_instance;

  TandemStore *store;
  TandemTimelineSubject subject;
  gint64 id;
  TandemTimelineFilter filter;

  GPtrArray *entries;  /* TandemTimelineEntry */
  gboolean is_another; /* nothing of it was read yet: what is there is of the one before */
  gboolean has_more;
  gboolean is_loading_more;
  GCancellable *cancellable; /* of what is being read */
};

typedef enum {
  SIGNAL_LOADED,
  SIGNAL_FAILED,
  N_SIGNALS,
} TandemTimelineModelSignal;

static guint signals[N_SIGNALS];

static GType
tandem_timeline_model_get_item_type (GListModel *model)
{
  return TANDEM_TYPE_TIMELINE_ENTRY;
}

static guint
tandem_timeline_model_get_n_items (GListModel *model)
{
  return TANDEM_TIMELINE_MODEL (model)->entries->len;
}

static gpointer
tandem_timeline_model_get_item (GListModel *model, guint position)
{
  TandemTimelineModel *self = TANDEM_TIMELINE_MODEL (model);

  return position < self->entries->len ? g_object_ref (self->entries->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = tandem_timeline_model_get_item_type;
  iface->get_n_items = tandem_timeline_model_get_n_items;
  iface->get_item = tandem_timeline_model_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemTimelineModel, tandem_timeline_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* --- taking over --------------------------------------------------------------------------------------------------- */

static gboolean
is_same (TandemTimelineModel *self, guint position, GPtrArray *entries, guint other)
{
  return tandem_timeline_entry_equal (self->entries->pdata[position], entries->pdata[other]);
}

static gboolean
begins_day (GPtrArray *entries, guint position)
{
  TandemTimelineEntry *entry = entries->pdata[position], *before = position > 0 ? entries->pdata[position - 1] : NULL;

  return before == NULL || !g_str_equal (before->day, entry->day);
}

/* There is from now on what @entries has; what both begin or end with stays, unless it gets or loses the head of its day. */
static void
replace (TandemTimelineModel *self, GPtrArray *entries)
{
  guint old_length = self->entries->len, most = MIN (old_length, entries->len), head = 0, tail = 0;
  guint n_removed, n_added;

  while (head < most && is_same (self, head, entries, head))
    head++;
  while (tail < most - head && is_same (self, old_length - 1 - tail, entries, entries->len - 1 - tail))
    tail++;
  if (tail > 0 && begins_day (self->entries, old_length - tail) != begins_day (entries, entries->len - tail))
    tail--;
  n_removed = old_length - head - tail;
  n_added = entries->len - head - tail;
  if (n_removed > 0)
    g_ptr_array_remove_range (self->entries, head, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (self->entries, (int) (head + i), g_object_ref (entries->pdata[head + i]));
  if (n_removed > 0 || n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, n_removed, n_added);
}

static void
clear (TandemTimelineModel *self)
{
  guint n_removed = self->entries->len;

  g_ptr_array_set_size (self->entries, 0);
  if (n_removed > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_removed, 0);
}

static void
append (TandemTimelineModel *self, GPtrArray *entries)
{
  guint place = self->entries->len;

  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (self->entries, g_object_ref (entries->pdata[i]));
  if (entries->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), place, 0, entries->len);
}

/* --- reading ------------------------------------------------------------------------------------------------------- */

typedef struct {
  TandemTimelineSubject subject;
  gint64 id;
  TandemTimelineFilter filter;
  TandemTimelineEntry *after; /* NULL: from the newest on */
  guint limit;
  GPtrArray *entries;
} Reading;

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_clear_object (&reading->after);
  g_clear_pointer (&reading->entries, g_ptr_array_unref);
  g_free (reading);
}

static gboolean
read_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;

  reading->entries = tandem_timeline_query_load_page (connection, reading->subject, reading->id, reading->filter,
                                                      reading->after, reading->limit, error);
  return reading->entries != NULL;
}

/* What was read again ends with the entry that was the last before, if that is still there. */
static void
trim (TandemTimelineModel *self, GPtrArray *entries)
{
  TandemTimelineEntry *last = self->entries->len > 0 ? self->entries->pdata[self->entries->len - 1] : NULL;

  for (guint i = entries->len; last && i > 0; i--)
    {
      TandemTimelineEntry *entry = entries->pdata[i - 1];

      if (entry->id == last->id && entry->kind == last->kind && i >= N_FIRST)
        {
          g_ptr_array_set_size (entries, (int) i);
          return;
        }
    }
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemTimelineModel) self = data;
  g_autoptr (GError) error = NULL;
  Reading *reading;
  guint n_read;

  if (!tandem_store_run_finish (TANDEM_STORE (object), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          self->is_loading_more = FALSE;
          clear (self);
          g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
        }
      return;
    }
  reading = tandem_store_run_get_data (result);
  self->is_loading_more = FALSE;
  n_read = reading->entries->len;
  if (reading->after == NULL && !self->is_another)
    trim (self, reading->entries);
  self->has_more = n_read == reading->limit || reading->entries->len < n_read;
  self->is_another = FALSE;
  if (reading->after)
    append (self, reading->entries);
  else
    replace (self, reading->entries);
  g_signal_emit (self, signals[SIGNAL_LOADED], 0);
}

static void
stop_reading (TandemTimelineModel *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->is_loading_more = FALSE;
}

static void
start_reading (TandemTimelineModel *self, TandemTimelineEntry *after, guint limit)
{
  Reading *reading = g_new0 (Reading, 1);

  stop_reading (self);
  self->is_loading_more = after != NULL;
  reading->subject = self->subject;
  reading->id = self->id;
  reading->filter = self->filter;
  reading->after = after ? g_object_ref (after) : NULL;
  reading->limit = limit;
  self->cancellable = g_cancellable_new ();
  tandem_store_run_async (self->store, TANDEM_STORE_READ, read_cb, reading, free_reading, self->cancellable, loaded_cb,
                          g_object_ref (self));
}

static void
store_changed_cb (TandemStore *store, TandemChanges *changes, TandemTimelineModel *self)
{
  static const char *const shown[]
      = { "activity", "lifecycle_history", "deal_history", "touch", "deal", "contact", "person", "stage", "campaign" };
  gboolean is_touched = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (shown) && !is_touched; i++)
    is_touched = tandem_changes_touch (changes, shown[i]);
  if (is_touched && self->id != 0)
    start_reading (self, NULL, self->is_another ? N_FIRST : MAX (self->entries->len, N_FIRST) + N_SLACK);
}

/* --- set up -------------------------------------------------------------------------------------------------------- */

static void
tandem_timeline_model_dispose (GObject *object)
{
  TandemTimelineModel *self = TANDEM_TIMELINE_MODEL (object);

  stop_reading (self);
  G_OBJECT_CLASS (tandem_timeline_model_parent_class)->dispose (object);
}

static void
tandem_timeline_model_finalize (GObject *object)
{
  TandemTimelineModel *self = TANDEM_TIMELINE_MODEL (object);

  g_ptr_array_unref (self->entries);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tandem_timeline_model_parent_class)->finalize (object);
}

static void
tandem_timeline_model_class_init (TandemTimelineModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_timeline_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_timeline_model_finalize;

  /**
   * TandemTimelineModel::loaded:
   *
   * Something was read; the list may be as it was before.
   */
  signals[SIGNAL_LOADED]
      = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * TandemTimelineModel::failed:
   * @error: why
   *
   * The timeline could not be read, and is empty.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
tandem_timeline_model_init (TandemTimelineModel *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * tandem_timeline_model_new:
 *
 * Returns: (transfer full): an empty timeline
 */
TandemTimelineModel *
tandem_timeline_model_new (TandemStore *store)
{
  TandemTimelineModel *self = g_object_new (TANDEM_TYPE_TIMELINE_MODEL, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  return self;
}

/**
 * tandem_timeline_model_show:
 * @id: of the contact, company or deal; 0 for none
 *
 * Goes over to another timeline. Its first page comes soon, and takes the place of what is there in one step: so the rows of
 * the one before are used again.
 */
void
tandem_timeline_model_show (TandemTimelineModel *self, TandemTimelineSubject subject, gint64 id,
                            TandemTimelineFilter filter)
{
  stop_reading (self);
  self->subject = subject;
  self->id = id;
  self->filter = filter;
  self->has_more = FALSE;
  self->is_another = TRUE;
  if (id != 0)
    start_reading (self, NULL, N_FIRST);
  else
    clear (self);
}

/**
 * tandem_timeline_model_load_more:
 *
 * Reads the next page, unless there is none or it is being read.
 */
void
tandem_timeline_model_load_more (TandemTimelineModel *self)
{
  if (self->has_more && !self->is_loading_more)
    start_reading (self, self->entries->pdata[self->entries->len - 1], N_MORE);
}

/**
 * tandem_timeline_model_begins_day:
 *
 * Returns: whether the entry is the first that is shown of its day
 */
gboolean
tandem_timeline_model_begins_day (TandemTimelineModel *self, guint position)
{
  return begins_day (self->entries, position);
}

/**
 * tandem_timeline_model_is_last:
 *
 * Returns: whether nothing is known from before the entry
 */
gboolean
tandem_timeline_model_is_last (TandemTimelineModel *self, TandemTimelineEntry *entry)
{
  return !self->has_more && self->entries->len > 0 && self->entries->pdata[self->entries->len - 1] == entry;
}
