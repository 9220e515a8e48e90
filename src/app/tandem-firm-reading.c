/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-firm-reading.h"

#include <glib/gi18n-lib.h>

#include "model/tandem-firm.h"
#include "store/tandem-store-error.h"

static void
free_firm (gpointer data)
{
  TandemRecord **firm = data;

  g_clear_object (firm);
  g_free (firm);
}

static gboolean
read_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemRecord **firm = data;
  g_autoptr (GPtrArray) firms
      = tandem_record_load_where (connection, TANDEM_TYPE_FIRM, "deleted_at IS NULL ORDER BY id", 0, error);

  if (firms == NULL)
    return FALSE;
  if (firms->len == 0)
    {
      g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CORRUPT,
                           _ ("The file has no firm in it. It was left as it is; open a copy or a backup of it."));
      return FALSE;
    }
  *firm = g_object_ref (firms->pdata[0]);
  return TRUE;
}

void
tandem_firm_reading_start (TandemStore *store, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  tandem_store_run_async (store, TANDEM_STORE_READ, read_cb, g_new0 (TandemRecord *, 1), free_firm, cancellable,
                          callback, user_data);
}

/**
 * tandem_firm_reading_finish:
 *
 * Returns: (transfer full) (nullable): the firm
 */
TandemRecord *
tandem_firm_reading_finish (TandemStore *store, GAsyncResult *result, GError **error)
{
  TandemRecord **firm = tandem_store_run_get_data (result);

  return tandem_store_run_finish (store, result, error) ? g_steal_pointer (firm) : NULL;
}
