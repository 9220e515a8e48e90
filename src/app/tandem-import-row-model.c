/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A million rows can end in one way, and a table shows forty of them: a page of rows is read when one of its rows is asked for,
 * and let go when many others have been asked for since. The list never changes; when the job counts anew, there is a new one. */
#include "app/tandem-import-row-model.h"

#define PAGE 200
#define MAX_PAGES 40

struct _TandemImportItem {
  GObject parent_instance;

  TandemImportRow *row;
};

struct _TandemImportRowModel {
  GObject parent_instance;

  TandemImportJob *job;
  TandemImportOutcome outcome;
  guint n_items;
  GHashTable *pages;            /* number → GPtrArray of TandemImportItem */
  GQueue recent;                /* numbers, the newest first */
  GCancellable *cancellable;
};

enum { ITEM_SIGNAL_LOADED, N_ITEM_SIGNALS };
static guint item_signals[N_ITEM_SIGNALS];

static void tandem_import_row_model_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (TandemImportItem, tandem_import_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (TandemImportRowModel, tandem_import_row_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, tandem_import_row_model_list_model_init))

/* --- an item ------------------------------------------------------------------------------------------------------- */

static void
tandem_import_item_finalize (GObject *object)
{
  g_clear_pointer (&TANDEM_IMPORT_ITEM (object)->row, tandem_import_row_free);
  G_OBJECT_CLASS (tandem_import_item_parent_class)->finalize (object);
}

static void
tandem_import_item_class_init (TandemImportItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_import_item_finalize;
  /**
   * TandemImportItem::loaded:
   *
   * There is a row now.
   */
  item_signals[ITEM_SIGNAL_LOADED]
      = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tandem_import_item_init (TandemImportItem *self)
{
}

/**
 * tandem_import_item_get_row:
 *
 * Returns: (nullable): the row, once it is read
 */
const TandemImportRow *
tandem_import_item_get_row (TandemImportItem *self)
{
  return self->row;
}

/* --- pages --------------------------------------------------------------------------------------------------------- */

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GPtrArray) page = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = tandem_import_job_list_rows_finish (TANDEM_IMPORT_JOB (object), result, &error);

  /* Nobody sees them once the file is closed. */
  if (rows == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    g_warning ("Rows of an import can't be read: %s", error->message);
  if (rows == NULL)
    return;
  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      TandemImportItem *item = i < page->len ? g_ptr_array_index (page, i) : NULL;

      if (item)
        {
          item->row = g_ptr_array_index (rows, i);
          g_signal_emit (item, item_signals[ITEM_SIGNAL_LOADED], 0);
        }
      else
        tandem_import_row_free (g_ptr_array_index (rows, i));
    }
}

static GPtrArray *
load_page (TandemImportRowModel *self, guint number)
{
  GPtrArray *page = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = MIN (PAGE, self->n_items - number * PAGE);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (page, g_object_new (TANDEM_TYPE_IMPORT_ITEM, NULL));
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (number), page);
  g_queue_push_head (&self->recent, GUINT_TO_POINTER (number));
  if (self->recent.length > MAX_PAGES)
    g_hash_table_remove (self->pages, g_queue_pop_tail (&self->recent));
  tandem_import_job_list_rows_async (self->job, self->outcome, (guint64) number * PAGE, n, self->cancellable, loaded_cb,
                                     g_ptr_array_ref (page));
  return page;
}

static GType
tandem_import_row_model_get_item_type (GListModel *model)
{
  return TANDEM_TYPE_IMPORT_ITEM;
}

static guint
tandem_import_row_model_get_n_items (GListModel *model)
{
  return TANDEM_IMPORT_ROW_MODEL (model)->n_items;
}

static gpointer
tandem_import_row_model_get_item (GListModel *model, guint position)
{
  TandemImportRowModel *self = TANDEM_IMPORT_ROW_MODEL (model);
  GPtrArray *page;

  if (position >= self->n_items)
    return NULL;
  page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (position / PAGE));
  if (page == NULL)
    page = load_page (self, position / PAGE);
  return g_object_ref (g_ptr_array_index (page, position % PAGE));
}

static void
tandem_import_row_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = tandem_import_row_model_get_item_type;
  iface->get_n_items = tandem_import_row_model_get_n_items;
  iface->get_item = tandem_import_row_model_get_item;
}

static void
tandem_import_row_model_finalize (GObject *object)
{
  TandemImportRowModel *self = TANDEM_IMPORT_ROW_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_hash_table_unref (self->pages);
  g_queue_clear (&self->recent);
  g_object_unref (self->job);
  G_OBJECT_CLASS (tandem_import_row_model_parent_class)->finalize (object);
}

static void
tandem_import_row_model_class_init (TandemImportRowModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_import_row_model_finalize;
}

static void
tandem_import_row_model_init (TandemImportRowModel *self)
{
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->recent);
}

/**
 * tandem_import_row_model_new:
 * @job: one whose file is staged
 *
 * Returns: (transfer full): its rows of one outcome, as they are now
 */
TandemImportRowModel *
tandem_import_row_model_new (TandemImportJob *job, TandemImportOutcome outcome)
{
  TandemImportRowModel *self = g_object_new (TANDEM_TYPE_IMPORT_ROW_MODEL, NULL);

  self->job = g_object_ref (job);
  self->outcome = outcome;
  self->n_items = (guint) MIN (tandem_import_job_get_count (job, outcome), G_MAXINT);
  return self;
}
