/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the lanes of the store do for the search: each function is called on the thread of its lane, with work that is nobody else's
 * meanwhile. */
#include "search/tandem-search-work.h"

/**
 * tandem_search_work_new:
 * @kinds: which are meant
 *
 * Returns: (transfer full): what is given to a lane of the store
 */
TandemSearchWork *
tandem_search_work_new (TandemSearchTables *tables, TandemSearchKinds kinds)
{
  TandemSearchWork *work = g_new0 (TandemSearchWork, 1);

  work->tables = tandem_search_tables_ref (tables);
  work->kinds = kinds;
  return work;
}

void
tandem_search_work_free (gpointer data)
{
  TandemSearchWork *work = data;

  tandem_search_tables_unref (work->tables);
  g_clear_pointer (&work->changes, tandem_changes_unref);
  g_clear_pointer (&work->index, tandem_search_index_free);
  g_clear_pointer (&work->references, g_array_unref);
  g_clear_pointer (&work->ids, g_array_unref);
  g_clear_pointer (&work->hits, g_ptr_array_unref);
  g_free (work->typed);
  g_free (work);
}

/**
 * tandem_search_work_get_kind:
 *
 * Returns: the kind that is meant, of work for one
 */
TandemSearchKind
tandem_search_work_get_kind (const TandemSearchWork *work)
{
  return (TandemSearchKind) g_bit_nth_lsf (work->kinds, -1);
}

/* --- on the store's threads ---------------------------------------------------------------------------------------- */

gboolean
tandem_search_work_build (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemSearchWork *work = data;

  work->index = tandem_search_tables_build (connection, tandem_search_work_get_kind (work), cancellable, error);
  return work->index != NULL;
}

gboolean
tandem_search_work_take (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemSearchWork *work = data;

  tandem_search_tables_take (work->tables, tandem_search_work_get_kind (work), g_steal_pointer (&work->index));
  work->stale = tandem_search_tables_apply (work->tables, connection, work->changes, work->kinds);
  return TRUE;
}

gboolean
tandem_search_work_apply (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemSearchWork *work = data;

  work->stale = tandem_search_tables_apply (work->tables, connection, work->changes, work->kinds);
  return TRUE;
}

gboolean
tandem_search_work_query (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemSearchWork *work = data;

  work->hits = tandem_search_tables_query (work->tables, connection, work->typed, work->limit, cancellable, error);
  return work->hits != NULL;
}

gboolean
tandem_search_work_list (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemSearchWork *work = data;

  work->ids = tandem_search_tables_list (work->tables, tandem_search_work_get_kind (work), work->typed, work->limit,
                                         cancellable);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

gboolean
tandem_search_work_count (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemSearchWork *work = data;

  tandem_search_tables_count (work->tables, work->kinds, work->typed, work->counts, cancellable);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

gboolean
tandem_search_work_describe (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemSearchWork *work = data;

  work->hits = tandem_search_describe (connection, work->references, error);
  return work->hits != NULL;
}
