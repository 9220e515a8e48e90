/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list/tandem-store-source.h"

#include <glib/gi18n-lib.h>

#include "model/tandem-own-values.h"
#include "store/tandem-record.h"

struct _TandemStoreSource {
  GObject parent_instance;

  TandemStore *store;
  TandemLoadRows load_rows;     /* NULL: whole records of `type` */
  GType type;
  TandemEntity entity; /* what is read of the fields that the firm added to it; TANDEM_N_ENTITIES: nothing */
};

/* What one answer of the reader needs; it may outlive the source. */
typedef struct {
  TandemLoadRows load_rows;
  GType type;
  TandemEntity entity;
  GArray *ids;
  GPtrArray *rows;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_array_unref (request->ids);
  g_clear_pointer (&request->rows, g_ptr_array_unref);
  g_free (request);
}

static GPtrArray *
run_query (TandemConnection *connection, const Request *request, GError **error)
{
  const gint64 *v = (const gint64 *) request->ids->data;
  guint n = request->ids->len;
  g_autoptr (GPtrArray) rows = request->load_rows ? request->load_rows (connection, v, n, error)
                                                  : tandem_record_load_many (connection, request->type, v, n, error);

  if (rows && request->entity != TANDEM_N_ENTITIES
      && !tandem_own_values_read (connection, request->entity, v, rows, error))
    return NULL;
  return g_steal_pointer (&rows);
}

static gboolean
run_request (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;

  request->rows = run_query (connection, request, error);
  return request->rows != NULL;
}

static GArray *
copy_ids (const gint64 *ids, guint n_ids)
{
  GArray *copy = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_ids);

  return g_array_append_vals (copy, ids, n_ids);
}

static GPtrArray *
tandem_store_source_load (TandemRecordSource *source, const gint64 *ids, guint n_ids, GError **error)
{
  TandemStoreSource *self = TANDEM_STORE_SOURCE (source);
  g_autoptr (GArray) copy = copy_ids (ids, n_ids);
  TandemConnection *connection = tandem_store_get_list_connection (self->store);

  if (connection == NULL) /* the last answers come when the page is about to go */
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, _ ("The file is closed. Nothing was changed."));
      return NULL;
    }
  return run_query (connection, &(Request) { self->load_rows, self->type, self->entity, copy, NULL }, error);
}

static void
request_done_cb (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;

  if (tandem_store_run_finish (TANDEM_STORE (store), result, &error))
    g_task_return_pointer (task, g_steal_pointer (&request->rows), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
tandem_store_source_load_async (TandemRecordSource *source, const gint64 *ids, guint n_ids, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  TandemStoreSource *self = TANDEM_STORE_SOURCE (source);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Request *request = g_new (Request, 1);

  *request = (Request) { self->load_rows, self->type, self->entity, copy_ids (ids, n_ids), NULL };
  g_task_set_task_data (task, request, request_free);
  /* The task owns the request and lives until request_done_cb. */
  tandem_store_run_async (self->store, TANDEM_STORE_READ, run_request, request, NULL, cancellable, request_done_cb, task);
}

static GPtrArray *
tandem_store_source_load_finish (TandemRecordSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
record_source_iface_init (TandemRecordSourceInterface *iface)
{
  iface->load = tandem_store_source_load;
  iface->load_async = tandem_store_source_load_async;
  iface->load_finish = tandem_store_source_load_finish;
}

/**
 * TandemStoreSource:
 *
 * The rows of a list from an open file: blocks as one scrolls are read on the main thread (32 rows, a millisecond or two),
 * the rows of a new order on the store's reader.
 */
G_DEFINE_FINAL_TYPE_WITH_CODE (TandemStoreSource, tandem_store_source, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_RECORD_SOURCE, record_source_iface_init))

static void
tandem_store_source_dispose (GObject *object)
{
  g_clear_object (&TANDEM_STORE_SOURCE (object)->store);
  G_OBJECT_CLASS (tandem_store_source_parent_class)->dispose (object);
}

static void
tandem_store_source_class_init (TandemStoreSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_store_source_dispose;
}

static void
tandem_store_source_init (TandemStoreSource *self)
{
  self->entity = TANDEM_N_ENTITIES;
}

/**
 * tandem_store_source_new:
 * @store: an open file
 * @load_rows: (scope forever): the query that reads rows by id
 *
 * Returns: (transfer full): a source of rows made by a query
 */
TandemRecordSource *
tandem_store_source_new (TandemStore *store, TandemLoadRows load_rows)
{
  TandemStoreSource *self = g_object_new (TANDEM_TYPE_STORE_SOURCE, NULL);

  self->store = g_object_ref (store);
  self->load_rows = load_rows;
  return TANDEM_RECORD_SOURCE (self);
}

/**
 * tandem_store_source_add_own_values:
 *
 * Has each row carry what its record holds in the fields that the firm added, for tandem_own_values_write(). Once, before
 * anything is read.
 */
void
tandem_store_source_add_own_values (TandemStoreSource *self, TandemEntity entity)
{
  self->entity = entity;
}

/**
 * tandem_store_source_new_for_type:
 * @type: a subclass of [class@TandemRecord]
 *
 * Returns: (transfer full): a source of whole records
 */
TandemRecordSource *
tandem_store_source_new_for_type (TandemStore *store, GType type)
{
  TandemStoreSource *self = g_object_new (TANDEM_TYPE_STORE_SOURCE, NULL);

  self->store = g_object_ref (store);
  self->type = type;
  return TANDEM_RECORD_SOURCE (self);
}
