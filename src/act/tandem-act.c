/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act/tandem-act.h"

#include "store/tandem-change-set.h"

typedef struct {
  char *label;
  GPtrArray *records;
  GType type;
  GArray *ids;
} ActData;

static void
free_data (gpointer data)
{
  ActData *act = data;

  g_free (act->label);
  g_clear_pointer (&act->records, g_ptr_array_unref);
  g_clear_pointer (&act->ids, g_array_unref);
  g_free (act);
}

/**
 * tandem_act_save:
 * @label: the words of the undo button
 * @records: (element-type TandemRecord): new ones are inserted, others updated, in this order
 */
gboolean
tandem_act_save (TandemConnection *connection, const char *label, GPtrArray *records, GError **error)
{
  tandem_change_set_begin (connection, label);
  for (guint i = 0; i < records->len; i++)
    {
      TandemRecord *record = g_ptr_array_index (records, i);
      gboolean is_new = tandem_record_get_id (record) == 0;

      if (!(is_new ? tandem_record_insert (record, connection, error) : tandem_record_update (record, connection, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  ActData *act = data;

  return tandem_act_save (connection, act->label, act->records, error);
}

/**
 * tandem_act_save_async:
 * @records: (element-type TandemRecord): not to be touched until the callback; new ones have their ids then
 */
void
tandem_act_save_async (TandemStore *store, const char *label, GPtrArray *records, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  ActData *act = g_new0 (ActData, 1);

  act->label = g_strdup (label);
  act->records = g_ptr_array_ref (records);
  tandem_store_run_async (store, TANDEM_STORE_WRITE, save_cb, act, free_data, cancellable, callback, user_data);
}

/**
 * tandem_act_save_one_async:
 * @record: (type TandemRecord): not to be touched until the callback
 */
void
tandem_act_save_one_async (TandemStore *store, const char *label, gpointer record, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (records, g_object_ref (record));
  tandem_act_save_async (store, label, records, cancellable, callback, user_data);
}

/**
 * tandem_act_trash:
 * @type: the type of the records
 * @ids: (element-type gint64): which ones; those that are gone already are passed over
 * @cancellable: (nullable): looked at between two records; then nothing was changed
 */
gboolean
tandem_act_trash (TandemConnection *connection, const char *label, GType type, GArray *ids, GCancellable *cancellable,
                  GError **error)
{
  tandem_change_set_begin (connection, label);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (TandemRecord) record = NULL;

      if (cancellable && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      record = tandem_record_load (connection, type, g_array_index (ids, gint64, i), error);
      if (record == NULL || !tandem_record_trash (record, connection, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
trash_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  ActData *act = data;

  return tandem_act_trash (connection, act->label, act->type, act->ids, cancellable, error);
}

void
tandem_act_trash_async (TandemStore *store, const char *label, GType type, GArray *ids, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  ActData *act = g_new0 (ActData, 1);

  act->label = g_strdup (label);
  act->type = type;
  act->ids = g_array_ref (ids);
  tandem_store_run_async (store, TANDEM_STORE_WRITE, trash_cb, act, free_data, cancellable, callback, user_data);
}

/**
 * tandem_act_restore:
 * @ids: (element-type gint64): records in the trash; those that are not, are passed over
 *
 * Takes records out of the trash.
 */
gboolean
tandem_act_restore (TandemConnection *connection, const char *label, GType type, GArray *ids, GError **error)
{
  tandem_change_set_begin (connection, label);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (TandemRecord) record = tandem_record_load (connection, type, g_array_index (ids, gint64, i), error);

      if (record == NULL || !tandem_record_restore (record, connection, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
restore_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  ActData *act = data;

  return tandem_act_restore (connection, act->label, act->type, act->ids, error);
}

void
tandem_act_restore_async (TandemStore *store, const char *label, GType type, GArray *ids, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  ActData *act = g_new0 (ActData, 1);

  act->label = g_strdup (label);
  act->type = type;
  act->ids = g_array_ref (ids);
  tandem_store_run_async (store, TANDEM_STORE_WRITE, restore_cb, act, free_data, cancellable, callback, user_data);
}

/**
 * tandem_act_finish:
 *
 * Ends any act's _async.
 */
gboolean
tandem_act_finish (GAsyncResult *result, GError **error)
{
  g_autoptr (GObject) store = g_async_result_get_source_object (result);

  return tandem_store_run_finish (TANDEM_STORE (store), result, error);
}
