/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-deal-board.h"

#include "model/tandem-deal-query.h"
#include "model/tandem-reason.h"
#include "model/tandem-stage.h"

void
tandem_deal_board_free (TandemDealBoard *self)
{
  g_free (self->closed_from);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->totals, g_ptr_array_unref);
  g_clear_pointer (&self->reasons, g_ptr_array_unref);
  g_free (self);
}

static gboolean
load_column (TandemConnection *connection, TandemDealBoard *self, TandemRecord *stage, GError **error)
{
  g_autoptr (GArray) ids = tandem_deal_query_list_ids (connection, tandem_record_get_id (stage), self->closed_from, error);
  GPtrArray *rows = ids ? tandem_deal_query_load_rows (connection, (const gint64 *) ids->data, ids->len, error) : NULL;

  if (rows == NULL)
    return FALSE;
  g_ptr_array_add (self->rows, rows);
  return TRUE;
}

static gboolean
load_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemDealBoard *self = data;

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->stages
      = tandem_record_load_where (connection, TANDEM_TYPE_STAGE, "deleted_at IS NULL ORDER BY position, id", 0, error);
  for (guint i = 0; self->stages && i < self->stages->len; i++)
    if (!load_column (connection, self, g_ptr_array_index (self->stages, i), error))
      return FALSE;
  return self->stages && (self->totals = tandem_deal_query_load_totals (connection, self->closed_from, error))
         && (self->reasons = tandem_record_load_where (connection, TANDEM_TYPE_REASON,
                                                       "deleted_at IS NULL ORDER BY position, id", 0, error));
}

/**
 * tandem_deal_board_load_async:
 * @closed_from: (nullable): leaves out what closed before this plain date
 */
void
tandem_deal_board_load_async (TandemStore *store, const char *closed_from, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  TandemDealBoard *self = g_new0 (TandemDealBoard, 1);

  self->closed_from = g_strdup (closed_from);
  tandem_store_run_async (store, TANDEM_STORE_READ, load_cb, self, (GDestroyNotify) tandem_deal_board_free, cancellable, callback, user_data);
}

/**
 * tandem_deal_board_load_finish:
 *
 * Returns: (transfer full) (nullable): the board
 */
TandemDealBoard *
tandem_deal_board_load_finish (TandemStore *store, GAsyncResult *result, GError **error)
{
  TandemDealBoard *loaded = tandem_store_run_get_data (result);
  TandemDealBoard *self;

  if (!tandem_store_run_finish (store, result, error))
    return NULL;
  self = g_memdup2 (loaded, sizeof *loaded);
  *loaded = (TandemDealBoard) { NULL };
  return self;
}
