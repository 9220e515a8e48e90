/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-table-order.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "base/tandem-id-set.h"
#include "model/filter/tandem-condition-sql.h"
#include "model/filter/tandem-list-query.h"
#include "model/tandem-own-values.h"
#include "workspace/tandem-workspace-own-fields.h"

#define WARM_ROWS 64 /* two of the blocks in which a list reads */

typedef struct {
  const TandemTableKind *kind;
  TandemTableOrder order;
  const TandemField *own_sort;  /* a field that the firm added; NULL: it is sorted by another */
  GArray *found;                /* by the search, in name order; NULL without one */
  gboolean is_behind;           /* search has not read again what was changed: some of what it found may be gone */
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  g_free (request->order.search);
  g_clear_pointer (&request->order.condition, tandem_condition_unref);
  g_clear_pointer (&request->order.ids, g_array_unref);
  g_clear_pointer (&request->order.sections, tandem_sections_unref);
  g_clear_pointer (&request->found, g_array_unref);
  g_free (request);
}

static gboolean
contains_cb (gint64 id, gpointer data)
{
  return tandem_id_set_contains (data, id);
}

/* Leaves only what was found, in the order of the table. */
static void
keep_found (TandemTableOrder *order, GArray *found)
{
  g_autoptr (TandemIdSet) set = tandem_id_set_new ();

  for (guint i = 0; i < found->len; i++)
    tandem_id_set_add (set, g_array_index (found, gint64, i));
  tandem_sections_keep_ids (order->sections, order->ids, contains_cb, set);
}

/* Whether what search finds comes as the table has it, and is all there. */
static gboolean
is_order_of_search (const Request *request)
{
  const TandemTableOrder *order = &request->order;

  return order->search && !request->is_behind && !order->condition && !order->descending
         && g_str_equal (order->sort, request->kind->search_sort);
}

/* All records, in the order of an index: the first of them are there long before the last. */
static gboolean
is_plain (const Request *request)
{
  return request->order.search == NULL && request->order.condition == NULL;
}

/* The main thread reads the first rows itself, so that they stand in the first frame: what it will want of the file is in memory
 * then. From the disk, the first companies of a million contacts took it 57 ms. */
static void
warm_up (TandemConnection *connection, const TandemTableKind *kind, GArray *ids)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (kind->load_rows)
    rows = kind->load_rows (connection, (const gint64 *) ids->data, MIN (ids->len, WARM_ROWS), NULL);
  if (rows && kind->takes_fields)
    tandem_own_values_read (connection, kind->list, (const gint64 *) ids->data, rows, NULL);
}

static gboolean
list_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  TandemTableOrder *order = &request->order;
  g_autoptr (TandemListQuery) query = tandem_list_query_new (request->kind->list, order->sort, order->descending);

  tandem_list_query_set_sort (query, request->own_sort);
  tandem_list_query_set_condition (query, order->condition);
  if (request->found && is_order_of_search (request))
    order->ids = g_steal_pointer (&request->found);
  else if (is_plain (request) && !order->grouped && order->limit < G_MAXUINT && request->own_sort == NULL)
    order->ids = tandem_list_query_list_first_ids (connection, query, order->limit, error);
  else
    order->ids = tandem_list_query_list_in_sections (connection, query, order->grouped ? &order->sections : NULL,
                                                     cancellable, error);
  if (order->ids == NULL)
    return FALSE;
  if (is_plain (request) && order->limit < G_MAXUINT)
    warm_up (connection, request->kind, order->ids);
  if (request->found)
    keep_found (order, request->found);
  order->n_all = order->ids->len;
  order->is_part = is_plain (request) && order->ids->len == order->limit;
  if (is_plain (request))
    return TRUE;
  tandem_list_query_set_condition (query, NULL);
  return tandem_list_query_count (connection, query, &order->n_all, cancellable, error);
}

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (tandem_store_run_finish (TANDEM_STORE (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Where texts are compared row by row it may take a while: what else a person waits for doesn't wait behind it. */
static void
list (GTask *task)
{
  Request *request = g_task_get_task_data (task);
  gboolean is_slow = request->order.condition && tandem_condition_needs_pass (request->order.condition);

  tandem_store_run_async (tandem_workspace_get_store (g_task_get_source_object (task)),
                          is_slow ? TANDEM_STORE_ANALYSE : TANDEM_STORE_READ, list_cb, request, NULL,
                          g_task_get_cancellable (task), listed_cb, g_object_ref (task));
}

static void find (GTask *task);

/* The first of what is found is not enough where some of it may be gone: then all is asked for. */
static void
found_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Request *request = g_task_get_task_data (task);
  gboolean is_full;
  GError *error = NULL;

  request->found = tandem_search_list_ids_finish (TANDEM_SEARCH (object), result, &error);
  request->is_behind = tandem_search_is_behind (TANDEM_SEARCH (object), request->kind->search_kind);
  is_full = request->found && request->found->len == request->order.limit;
  if (is_full && request->is_behind)
    {
      g_clear_pointer (&request->found, g_array_unref);
      request->order.limit = G_MAXUINT;
      find (task);
    }
  else if (is_full)
    {
      request->order.ids = g_steal_pointer (&request->found);
      request->order.is_part = TRUE;
      g_task_return_boolean (task, TRUE);
    }
  else if (request->found)
    list (task);
  else
    g_task_return_error (task, error);
}

static void
find (GTask *task)
{
  Request *request = g_task_get_task_data (task);

  tandem_search_list_ids_async (tandem_workspace_get_search (g_task_get_source_object (task)),
                                request->kind->search_kind, request->order.search, request->order.limit,
                                g_task_get_cancellable (task), found_cb, g_object_ref (task));
}

/**
 * tandem_table_order_list_async:
 * @order: what to ask; copied
 *
 * Asks search first, where something was typed; it answers once its index is there.
 */
void
tandem_table_order_list_async (TandemWorkspace *workspace, const TandemTableKind *kind, const TandemTableOrder *order,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (workspace, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->kind = kind;
  request->order.sort = order->sort;
  if (kind->takes_fields && tandem_own_fields_is_key (order->sort))
    request->own_sort = tandem_own_fields_find (tandem_workspace_get_own_fields (workspace), kind->list, order->sort);
  request->order.descending = order->descending;
  request->order.grouped = order->grouped;
  request->order.search = order->search && *order->search ? g_strdup (order->search) : NULL;
  request->order.condition = order->condition ? tandem_condition_ref (order->condition) : NULL;
  g_task_set_source_tag (task, tandem_table_order_list_async);
  g_task_set_task_data (task, request, free_request);
  request->order.limit
      = order->limit && (is_plain (request) || is_order_of_search (request)) ? order->limit : G_MAXUINT;
  if (request->order.search)
    find (task);
  else
    list (task);
}

/**
 * tandem_table_order_list_finish:
 *
 * Returns: (transfer none) (nullable): the answer, alive as long as @result; its ids may be taken out
 */
TandemTableOrder *
tandem_table_order_list_finish (GAsyncResult *result, GError **error)
{
  Request *request = g_task_get_task_data (G_TASK (result));

  return g_task_propagate_boolean (G_TASK (result), error) ? &request->order : NULL;
}

/**
 * tandem_table_order_say_count:
 * @order: an answer
 *
 * Returns: (transfer full): how many records there are, or how many of them match; nothing where none are
 */
char *
tandem_table_order_say_count (const TandemTableOrder *order)
{
  g_autofree char *shown = tandem_format_count (order->ids->len);
  g_autofree char *all = tandem_format_count (order->n_all);

  if (order->search == NULL && order->condition == NULL)
    return order->n_all == 0 ? g_strdup ("") : g_steal_pointer (&all);
  /* Translators: how many records match, of how many */
  return g_strdup_printf (_ ("%s of %s"), shown, all);
}

/**
 * tandem_table_order_say_no_match:
 * @order: an answer
 *
 * Returns: (transfer full) (nullable): markup that says what was looked for in vain, and where; or that filters let none through
 */
char *
tandem_table_order_say_no_match (const TandemTableOrder *order, const TandemTableKind *kind)
{
  g_autofree char *search = order->search ? g_markup_escape_text (order->search, -1) : NULL;
  g_auto (GStrv) parts = NULL;

  if (order->condition)
    return g_strdup (search ? _ ("Nothing that the filters let through matches what was typed.")
                            : _ ("The filters let nothing through."));
  if (search == NULL)
    return NULL;
  /* The sentence is a translated one with a single %s. */
  parts = g_strsplit (_ (kind->words.no_match_hint), "%s", 2);
  return g_strjoinv (search, parts);
}
