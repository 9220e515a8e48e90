/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an act made are records that follow one another, up to millions of them, and nothing of them but that they are in the trash
 * is to be written: so they are not loaded and compared one by one. What follows a record, as a total does, is told of a run as a
 * whole; only where it can't be, each is told. */
#include "store/tandem-trash-run.h"

#include "base/tandem-date.h"
#include "store/tandem-connection.h"
#include "store/tandem-record-private.h"

static gboolean
run (TandemConnection *connection, const char *sql, gint64 first, gint64 last, const char *now, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, first);
  tandem_statement_bind_int64 (statement, 2, last);
  tandem_statement_bind_text (statement, 3, now);
  return tandem_statement_run (statement, error);
}

/* The next one may follow what this one left. */
static gboolean
trash_each (TandemConnection *connection, TandemRecordClass *klass, const char *sql, const gint64 *ids, guint n_ids,
            const char *now, GError **error)
{
  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr (TandemRecord) before = tandem_record_load (connection, G_TYPE_FROM_CLASS (klass), ids[i], error);

      if (before == NULL || !run (connection, sql, ids[i], ids[i], now, error)
          || !klass->written (connection, before, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * tandem_trash_run:
 * @type: of which records
 * @ids: (array length=n_ids): in their order, without a gap: no other record of the type lies between them that
 *   is not in the trash already
 *
 * In a change set that was begun: puts records into the trash, as tandem_record_trash() does with each.
 */
gboolean
tandem_trash_run (TandemConnection *connection, GType type, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (TandemRecordClass) klass = g_type_class_ref (type);
  g_autofree char *now = tandem_instant_now ();
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET version = version + 1, updated_at = $3, deleted_at = $3"
                                          " WHERE id >= $1 AND id <= $2 AND deleted_at IS NULL",
                                          klass->table);

  if (!tandem_change_set_add_trashed (connection, klass->table, ids, n_ids, now, error))
    return FALSE;
  if (klass->written && !klass->trashing && !klass->trashed)
    return trash_each (connection, klass, sql, ids, n_ids, now, error);
  return (klass->trashing == NULL || klass->trashing (connection, ids, n_ids, error))
         && run (connection, sql, ids[0], ids[n_ids - 1], now, error)
         && (klass->trashed == NULL || klass->trashed (connection, ids, n_ids, error));
}
