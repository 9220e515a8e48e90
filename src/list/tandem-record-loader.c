/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Brings the records that a list shows, a block of neighbours at a time, and keeps the last of them. An instant source is
 * read at once, and a slow one is asked: its answer fills the cache and tells the list. */

#include "list/tandem-record-loader.h"

#include "list/tandem-record-cache.h"

#define BLOCK          32
#define MAX_BLOCKS     128
#define MOST_FORGOTTEN 1024 /* of which the stamp is kept for each */

struct _TandemRecordLoader {
  TandemRecordSource *source;
  TandemRecordCache *cache;
  GHashTable *loading;   /* ids on their way from a slow source → the stamp of their request */
  GHashTable *forgotten; /* ids → the stamp from which on what is read of them is new */
  guint stamp;           /* goes up with everything that is forgotten */
  guint all_forgotten;   /* the same as in `forgotten`, for all ids */
  gint64 prepared_from;  /* the first id of what was asked for ahead */
  GCancellable *cancellable;
  TandemRecordLoaderFunc func;
  gpointer owner;               /* NULL once closed */
};

typedef struct {
  TandemRecordLoader *loader;
  GArray *ids;
  guint stamp; /* when it was asked */
  GError *error;
} Request;

static void
clear_loader (gpointer data)
{
  TandemRecordLoader *self = data;

  g_clear_object (&self->source);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->cache, tandem_record_cache_free);
  g_clear_pointer (&self->loading, g_hash_table_unref);
  g_clear_pointer (&self->forgotten, g_hash_table_unref);
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_rc_box_release_full (request->loader, clear_loader);
  g_clear_pointer (&request->ids, g_array_unref);
  g_clear_error (&request->error);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static void
tell (TandemRecordLoader *self, const GError *error)
{
  if (self->owner != NULL)
    self->func (self->owner, error);
}

static gboolean
is_stale (TandemRecordLoader *self, gint64 id, guint stamp)
{
  return stamp < self->all_forgotten || stamp < GPOINTER_TO_UINT (g_hash_table_lookup (self->forgotten, &id));
}

/* Takes what was asked at `stamp`. Returns: whether all of it is still true. */
static gboolean
take (TandemRecordLoader *self, GArray *ids, GPtrArray *records, guint stamp)
{
  g_autoptr (GPtrArray) fresh = g_ptr_array_new ();
  gboolean is_fresh = TRUE;

  for (guint i = 0; i < ids->len; i++)
    {
      gboolean is_old = is_stale (self, g_array_index (ids, gint64, i), stamp);

      is_fresh &= !is_old;
      g_ptr_array_add (fresh, is_old ? NULL : records->pdata[i]);
    }
  if (ids->len > 0)
    tandem_record_cache_add (self->cache, (const gint64 *) ids->data, fresh);
  return is_fresh;
}

static void start_loading (TandemRecordLoader *self, GArray *ids);

/* What was too old when it came, and is not on its way again. */
static void
ask_again (TandemRecordLoader *self, GArray *ids, guint stamp)
{
  g_autoptr (GArray) old = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (is_stale (self, id, stamp) && !g_hash_table_contains (self->loading, &id))
        g_array_append_val (old, id);
    }
  if (old->len > 0)
    start_loading (self, old);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = tandem_record_source_load_finish (TANDEM_RECORD_SOURCE (source), result, &error);
  TandemRecordLoader *self = request->loader;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;                     /* its ids were forgotten when it was cancelled */
  for (guint i = 0; i < request->ids->len; i++)
    {
      const gint64 *id = &g_array_index (request->ids, gint64, i);

      if (GPOINTER_TO_UINT (g_hash_table_lookup (self->loading, id)) == request->stamp)
        g_hash_table_remove (self->loading, id);
    }
  if (records != NULL && self->owner != NULL && !take (self, request->ids, records, request->stamp))
    ask_again (self, request->ids, request->stamp);
  tell (self, error);
}

static gboolean
failed_cb (gpointer user_data)
{
  Request *request = user_data;

  tell (request->loader, request->error);
  return G_SOURCE_REMOVE;
}

static void
start_loading (TandemRecordLoader *self, GArray *ids)
{
  Request *request = g_new0 (Request, 1);

  request->loader = g_rc_box_acquire (self);
  request->ids = g_array_ref (ids);
  request->stamp = self->stamp;
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_insert (self->loading, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)),
                         GUINT_TO_POINTER (request->stamp));
  tandem_record_source_load_async (self->source, (const gint64 *) ids->data, ids->len, self->cancellable, loaded_cb,
                                   request);
}

static void
load_now (TandemRecordLoader *self, GArray *ids)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = tandem_record_source_load (self->source, (const gint64 *) ids->data, ids->len, &error);

  if (records != NULL)
    tandem_record_cache_add (self->cache, (const gint64 *) ids->data, records);
  else
    {
      /* Told later: this runs inside GTK's question for an item. */
      Request *request = g_new0 (Request, 1);

      request->loader = g_rc_box_acquire (self);
      request->error = g_steal_pointer (&error);
      g_idle_add_full (G_PRIORITY_DEFAULT, failed_cb, request, request_free);
    }
}

/* An instant source has a row before what is on its way comes. */
static gboolean
is_missing (TandemRecordLoader *self, gint64 id)
{
  return tandem_record_cache_lookup (self->cache, id) == NULL
         && (tandem_record_source_is_instant (self->source) || !g_hash_table_contains (self->loading, &id));
}

static void
need_block (TandemRecordLoader *self, const gint64 *ids, guint n_ids, guint block)
{
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint end = MIN ((block + 1) * BLOCK, n_ids);

  for (guint i = block * BLOCK; i < end; i++)
    if (is_missing (self, ids[i]))
      g_array_append_val (missing, ids[i]);
  if (missing->len == 0)
    return;
  if (tandem_record_source_is_instant (self->source))
    load_now (self, missing);
  else
    start_loading (self, missing);
}

/**
 * tandem_record_loader_new:
 * @func: told of answers, with @owner
 * @owner: (not nullable): the list; it calls tandem_record_loader_close() before it goes
 *
 * Returns: (transfer full): a loader for the main thread
 */
TandemRecordLoader *
tandem_record_loader_new (TandemRecordSource *source, TandemRecordLoaderFunc func, gpointer owner)
{
  TandemRecordLoader *self = g_rc_box_new0 (TandemRecordLoader);

  self->source = g_object_ref (source);
  self->func = func;
  self->owner = owner;
  self->cache = tandem_record_cache_new (MAX_BLOCKS, MAX_BLOCKS * BLOCK);
  self->loading = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->forgotten = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->stamp = 1;
  self->cancellable = g_cancellable_new ();
  return self;
}

/**
 * tandem_record_loader_close:
 *
 * Drops the loader. Its owner is told nothing more.
 */
void
tandem_record_loader_close (TandemRecordLoader *self)
{
  self->owner = NULL;
  g_cancellable_cancel (self->cancellable);
  g_rc_box_release_full (self, clear_loader);
}

/**
 * tandem_record_loader_lookup:
 *
 * Returns: (transfer none) (nullable): the record if it is here
 */
gpointer
tandem_record_loader_lookup (TandemRecordLoader *self, gint64 id)
{
  return tandem_record_cache_lookup (self->cache, id);
}

/**
 * tandem_record_loader_need:
 * @ids: (array length=n_ids): all of the list
 * @position: what is shown
 *
 * Sees to it that the record at @position is here or on its way, with its neighbours.
 */
void
tandem_record_loader_need (TandemRecordLoader *self, const gint64 *ids, guint n_ids, guint position)
{
  if (is_missing (self, ids[position]))
    need_block (self, ids, n_ids, position / BLOCK);
}

/**
 * tandem_record_loader_prepare:
 * @ids: (array length=n_ids): what will be shown next
 * @n_now: how many of them are waited for
 *
 * Asks for records without keeping the main thread.
 *
 * Returns: whether none of the first @n_now is still on its way
 */
gboolean
tandem_record_loader_prepare (TandemRecordLoader *self, const gint64 *ids, guint n_ids, guint n_now)
{
  g_autoptr (GArray) unasked = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (n_ids == 0 || !tandem_record_source_can_wait (self->source))
    return TRUE;
  for (guint i = 0; i < n_ids; i++)
    if (tandem_record_cache_lookup (self->cache, ids[i]) == NULL && !g_hash_table_contains (self->loading, &ids[i]))
      g_array_append_val (unasked, ids[i]);
  /* Few at a time would cost as much as many; and what did not come, or is gone, is not asked for again from the same place. */
  if (unasked->len >= MIN (n_ids, BLOCK) && ids[0] != self->prepared_from)
    {
      self->prepared_from = ids[0];
      start_loading (self, unasked);
    }
  for (guint i = 0; i < MIN (n_now, n_ids); i++)
    if (g_hash_table_contains (self->loading, &ids[i]))
      return FALSE;
  return TRUE;
}

/**
 * tandem_record_loader_forget:
 *
 * The record was changed, or has gone: what is here of it is old, and so is what is on its way.
 */
void
tandem_record_loader_forget (TandemRecordLoader *self, gint64 id)
{
  tandem_record_cache_forget (self->cache, id);
  g_hash_table_remove (self->loading, &id);
  self->stamp++;
  if (g_hash_table_size (self->forgotten) >= MOST_FORGOTTEN)
    {
      self->all_forgotten = self->stamp;
      g_hash_table_remove_all (self->forgotten);
    }
  else
    g_hash_table_insert (self->forgotten, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (self->stamp));
}

void
tandem_record_loader_forget_all (TandemRecordLoader *self)
{
  tandem_record_cache_clear (self->cache);
  g_hash_table_remove_all (self->loading);
  g_hash_table_remove_all (self->forgotten);
  self->prepared_from = 0;
  self->all_forgotten = ++self->stamp;
}

/**
 * tandem_record_loader_renew:
 * @ids: (element-type gint64): what is shown
 *
 * All that is here is old. What is shown is asked for, of an instant source, too: some two hundred rows would keep the main thread
 * for 25 ms.
 */
void
tandem_record_loader_renew (TandemRecordLoader *self, GArray *ids)
{
  tandem_record_loader_cancel (self);
  tandem_record_loader_forget_all (self);
  if (ids->len > 0 && tandem_record_source_can_wait (self->source))
    start_loading (self, ids);
}

/**
 * tandem_record_loader_get_stamp:
 *
 * Returns: what tandem_record_loader_add() wants to know of a question that is asked now
 */
guint
tandem_record_loader_get_stamp (TandemRecordLoader *self)
{
  return self->stamp;
}

/**
 * tandem_record_loader_add:
 * @ids: (element-type gint64): what the records are
 * @records: in the same order, %NULL where one is gone
 * @stamp: of the moment when they were asked for
 *
 * Takes records that came another way, but those that were forgotten meanwhile.
 *
 * Returns: whether it took all
 */
gboolean
tandem_record_loader_add (TandemRecordLoader *self, GArray *ids, GPtrArray *records, guint stamp)
{
  return take (self, ids, records, stamp);
}

/**
 * tandem_record_loader_cancel:
 *
 * Nothing that is on its way is wanted any more.
 */
void
tandem_record_loader_cancel (TandemRecordLoader *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_hash_table_remove_all (self->loading);
}
