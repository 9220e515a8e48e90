/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-table-texts.h"

#include "base/tandem-format.h"

#define MOST_KEPT 2000 /* records; more than are on any screen, with what was scrolled past */

struct _TandemTableTexts {
  const TandemTableKind *kind;
  TandemStore *store;
  TandemTableTextsFunc func;
  gpointer owner;    /* NULL once it is closed */
  GHashTable *known; /* Known by id */
  guint stamp;       /* of what is known now; the file has changed since what is of an earlier one */
  GArray *wanted;    /* gint64: to be asked next */
  guint ask_id;      /* until all rows that are filled at once have said what they want */
  gboolean is_asking;
  GCancellable *cancellable;
};

typedef struct {
  gint64 id;
  guint stamp;
  GArray *texts; /* of TandemSearchText */
} Known;

typedef struct {
  TandemTableTexts *texts;
  TandemSearchKind kind;
  guint stamp;
  GArray *ids;
  GPtrArray *found; /* a GArray of TandemSearchText for each; NULL where there is nothing to say */
} Work;

static void
clear_text (gpointer data)
{
  g_free (((TandemSearchText *) data)->text);
}

static void
free_known (gpointer data)
{
  Known *known = data;

  g_clear_pointer (&known->texts, g_array_unref);
  g_free (known);
}

static void
clear_texts (gpointer data)
{
  TandemTableTexts *self = data;

  g_object_unref (self->store);
  g_object_unref (self->cancellable);
  g_hash_table_unref (self->known);
  g_array_unref (self->wanted);
}

static void
free_work (gpointer data)
{
  Work *work = data;

  g_rc_box_release_full (work->texts, clear_texts);
  g_array_unref (work->ids);
  g_ptr_array_unref (work->found);
  g_free (work);
}

/* --- on the store's reader ----------------------------------------------------------------------------------------- */

static void
unref_texts (gpointer data)
{
  if (data)
    g_array_unref (data);
}

/* A number keeps its order in a right-to-left language. */
static void
add_record_cb (const TandemSearchRecord *record, gpointer data)
{
  GArray **texts = data;

  *texts = g_array_sized_new (FALSE, FALSE, sizeof (TandemSearchText), record->texts->len);
  g_array_set_clear_func (*texts, clear_text);
  for (guint i = 0; i < record->texts->len; i++)
    {
      const TandemSearchText *text = &g_array_index (record->texts, TandemSearchText, i);
      g_autofree char *valid = g_utf8_make_valid (text->text, -1);
      gboolean is_phone = text->field == TANDEM_SEARCH_FIELD_PHONE;
      TandemSearchText added = { text->field, is_phone ? tandem_format_isolate (valid) : g_steal_pointer (&valid) };

      g_array_append_val (*texts, added);
    }
}

static gboolean
read_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;

  for (guint i = 0; i < work->ids->len; i++)
    {
      GArray *texts = NULL;

      if (!tandem_search_query_read (connection, work->kind, g_array_index (work->ids, gint64, i), add_record_cb,
                                     &texts, error))
        return FALSE;
      g_ptr_array_add (work->found, texts);
    }
  return TRUE;
}

/* --- asking -------------------------------------------------------------------------------------------------------- */

static void ask (TandemTableTexts *self);

static void
keep (TandemTableTexts *self, gint64 id, guint stamp, GArray *texts)
{
  Known *known = g_new0 (Known, 1);

  *known = (Known) { id, stamp, texts };
  g_hash_table_replace (self->known, &known->id, known);
}

/* What could not be read is asked again once the file changes; that it can't be read is told by the rows themselves. */
static void
read_done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Work *work = tandem_store_run_get_data (result);
  TandemTableTexts *self = work->texts;
  gboolean is_read = tandem_store_run_finish (TANDEM_STORE (object), result, NULL);

  self->is_asking = FALSE;
  if (self->owner == NULL)
    return;
  if (g_hash_table_size (self->known) > MOST_KEPT)
    g_hash_table_remove_all (self->known);
  for (guint i = 0; i < work->ids->len; i++)
    keep (self, g_array_index (work->ids, gint64, i), work->stamp,
          is_read ? g_steal_pointer (&g_ptr_array_index (work->found, i)) : NULL);
  self->func (work->ids, self->owner);
  if (self->wanted->len > 0 && self->ask_id == 0)
    ask (self);
}

static void
ask (TandemTableTexts *self)
{
  Work *work = g_new0 (Work, 1);

  self->is_asking = TRUE;
  *work = (Work) { g_rc_box_acquire (self), self->kind->search_kind, self->stamp, g_steal_pointer (&self->wanted),
                   g_ptr_array_new_with_free_func (unref_texts) };
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  tandem_store_run_async (self->store, TANDEM_STORE_READ, read_cb, work, free_work, self->cancellable, read_done_cb,
                          NULL);
}

static gboolean
ask_cb (gpointer data)
{
  TandemTableTexts *self = data;

  self->ask_id = 0;
  if (!self->is_asking)
    ask (self);
  return G_SOURCE_REMOVE;
}

static void
want (TandemTableTexts *self, gint64 id)
{
  g_array_append_val (self->wanted, id);
  if (self->ask_id == 0 && !self->is_asking)
    self->ask_id = g_idle_add_full (G_PRIORITY_DEFAULT, ask_cb, self, NULL);
}

/**
 * tandem_table_texts_new:
 * @func: (scope forever): is called from the main loop, never from within tandem_table_texts_lookup()
 *
 * Returns: (transfer full): nothing is known of any record yet
 */
TandemTableTexts *
tandem_table_texts_new (const TandemTableKind *kind, TandemStore *store, TandemTableTextsFunc func, gpointer owner)
{
  TandemTableTexts *self = g_rc_box_new0 (TandemTableTexts);

  self->kind = kind;
  self->store = g_object_ref (store);
  self->func = func;
  self->owner = owner;
  self->known = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_known);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->cancellable = g_cancellable_new ();
  return self;
}

/**
 * tandem_table_texts_close:
 * @self: (transfer full): tells nothing any more
 */
void
tandem_table_texts_close (TandemTableTexts *self)
{
  self->owner = NULL;
  g_clear_handle_id (&self->ask_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_rc_box_release_full (self, clear_texts);
}

/**
 * tandem_table_texts_lookup:
 *
 * Returns: (transfer none) (element-type TandemSearchText) (nullable): what the record is found by, valid UTF-8; %NULL when it
 *   is not known, or not yet: then it is asked for. Where the file has changed meanwhile this is what was known before, and it is
 *   asked for anew.
 */
GArray *
tandem_table_texts_lookup (TandemTableTexts *self, gint64 id)
{
  Known *known = g_hash_table_lookup (self->known, &id);

  if (known && known->stamp == self->stamp)
    return known->texts;
  if (known == NULL)
    {
      keep (self, id, self->stamp, NULL);
      want (self, id);
      return NULL;
    }
  known->stamp = self->stamp;
  want (self, id);
  return known->texts;
}

/**
 * tandem_table_texts_forget:
 *
 * Tells that the file has changed: what is known may be no more.
 */
void
tandem_table_texts_forget (TandemTableTexts *self)
{
  self->stamp++;
}
