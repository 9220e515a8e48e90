/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A summary is read anew from what it stands for, by index, rather than added to: so an undo, a date that is put right or a
 * touch that goes to somebody else needs no case of its own. It is read once for all writes of a transaction, before the
 * commit: an import writes a contact and its address, an undo takes back both. What was only planned is no activity yet, and a
 * note that one writes for oneself reaches nobody. */
#include "model/tandem-contact-summary.h"

#include "model/tandem-contact.h"
#include "store/tandem-bulk-load.h"
#include "store/tandem-connection.h"
#include "store/tandem-record.h"

#define INSERT_OF_CONTACTS                                                                                             \
  "INSERT INTO contact_summary (contact_id, name_key, city, last_touch_at, last_activity_at)"                          \
  " SELECT r.id, r.sort_key,"                                                                                          \
  " (SELECT a.city FROM address AS a WHERE a.contact_id = r.id AND a.deleted_at IS NULL ORDER BY a.id LIMIT 1),"       \
  " (SELECT max (t.at) FROM touch AS t WHERE t.contact_id = r.id AND t.deleted_at IS NULL),"                           \
  " (SELECT max (v.at) FROM activity AS v WHERE v.contact_id = r.id AND v.status IN ('done', 'held')"                  \
  "  AND v.kind <> 'note' AND v.deleted_at IS NULL)"                                                                   \
  " FROM contact AS r WHERE r.deleted_at IS NULL"

#define UPDATE_OF_LAST_CONTACT                                                                                         \
  "UPDATE contact_summary SET last_contact_at = CASE WHEN last_activity_at IS NULL OR last_touch_at > "                \
  "last_activity_at"                                                                                                   \
  " THEN last_touch_at ELSE last_activity_at END"

static gboolean
run (TandemConnection *connection, const char *sql, gint64 contact_id, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, contact_id);
  return tandem_statement_run (statement, error);
}

/* Nothing is written for a contact in the trash, nor the second time for one that nobody ever spoke with. */
static gboolean
write_anew (TandemConnection *connection, gint64 contact_id, GError **error)
{
  return run (connection,
              INSERT_OF_CONTACTS " AND r.id = $1 ON CONFLICT (contact_id) DO UPDATE SET name_key = excluded.name_key,"
                                 " city = excluded.city, last_touch_at = excluded.last_touch_at,"
                                 " last_activity_at = excluded.last_activity_at",
              contact_id, error)
         && run (connection,
                 UPDATE_OF_LAST_CONTACT
                 " WHERE contact_id = $1 AND (last_touch_at IS NOT NULL OR last_activity_at IS NOT NULL"
                 " OR last_contact_at IS NOT NULL)",
                 contact_id, error);
}

/**
 * tandem_contact_summary_refresh:
 * @contact_id: a contact, 0 for none
 *
 * Has the summary written anew before the commit.
 */
gboolean
tandem_contact_summary_refresh (TandemConnection *connection, gint64 contact_id, GError **error)
{
  return contact_id == 0 || tandem_change_set_follow_up (connection, write_anew, contact_id, error);
}

/**
 * tandem_contact_summary_remove:
 *
 * For a contact that goes to the trash. It is done at once: the contact itself may go in the same transaction.
 */
gboolean
tandem_contact_summary_remove (TandemConnection *connection, gint64 contact_id, GError **error)
{
  tandem_change_set_drop_follow_up (connection, write_anew, contact_id);
  return run (connection, "DELETE FROM contact_summary WHERE contact_id = $1", contact_id, error);
}

/**
 * tandem_contact_summary_remove_run:
 *
 * For the `trashing` of contacts.
 */
gboolean
tandem_contact_summary_remove_run (TandemConnection *connection, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection,
                                   "DELETE FROM contact_summary WHERE contact_id >= $1 AND contact_id <= $2", error);

  for (guint i = 0; i < n_ids; i++)
    tandem_change_set_drop_follow_up (connection, write_anew, ids[i]);
  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, ids[0]);
  tandem_statement_bind_int64 (statement, 2, ids[n_ids - 1]);
  return tandem_statement_run (statement, error);
}

/**
 * tandem_contact_summary_follow:
 * @before: (nullable): a record that belongs to a contact, as it was
 * @after: (nullable): as it is
 * @contact_column: its column of the contact
 *
 * For the `written` of addresses, touches and activities.
 */
gboolean
tandem_contact_summary_follow (TandemConnection *connection, TandemRecord *before, TandemRecord *after,
                               guint contact_column, GError **error)
{
  gint64 was = before ? tandem_record_get_integer (before, contact_column) : 0;
  gint64 is = after ? tandem_record_get_integer (after, contact_column) : 0;

  return tandem_contact_summary_refresh (connection, is, error)
         && (was == is || tandem_contact_summary_refresh (connection, was, error));
}

static GArray *
list_contacts_of_addresses (TandemConnection *connection, gint64 first, gint64 last, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT DISTINCT a.contact_id FROM address AS a JOIN contact AS c ON c.id = a.contact_id"
      " WHERE a.id >= $1 AND a.id <= $2 AND c.deleted_at IS NULL",
      error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, first);
  tandem_statement_bind_int64 (statement, 2, last);
  return tandem_statement_collect_ids (statement, error);
}

/**
 * tandem_contact_summary_follow_addresses:
 *
 * For the `trashed` of addresses: a summary that is worked out at once must find them gone. Whoever is in the trash has none.
 */
gboolean
tandem_contact_summary_follow_addresses (TandemConnection *connection, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (GArray) contacts = list_contacts_of_addresses (connection, ids[0], ids[n_ids - 1], error);

  for (guint i = 0; contacts && i < contacts->len; i++)
    if (!tandem_contact_summary_refresh (connection, g_array_index (contacts, gint64, i), error))
      return FALSE;
  return contacts != NULL;
}

/**
 * tandem_contact_summary_add:
 * @contact: a #TandemContact that a bulk load has written; nobody has touched it or spoken with it
 * @city: (nullable): of its first address
 *
 * Writes its summary at once.
 */
gboolean
tandem_contact_summary_add (TandemConnection *connection, TandemRecord *contact, const char *city, GError **error)
{
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection,
                                   "INSERT INTO contact_summary (contact_id, name_key, city) VALUES ($1, $2, $3)",
                                   error);
  g_autoptr (GBytes) key = tandem_record_dup_bytes (contact, TANDEM_CONTACT_SORT_KEY);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, tandem_record_get_id (contact));
  tandem_statement_bind_bytes (statement, 2, key);
  tandem_statement_bind_text (statement, 3, city);
  return tandem_statement_run (statement, error);
}

static gboolean
fill (TandemConnection *connection, GError **error)
{
  return tandem_connection_execute (
             connection,
             INSERT_OF_CONTACTS
             " AND NOT EXISTS (SELECT 1 FROM contact_summary AS s WHERE s.contact_id = r.id) ORDER BY r.id",
             error)
         && tandem_connection_execute (connection,
                                       UPDATE_OF_LAST_CONTACT
                                       " WHERE last_touch_at IS NOT NULL OR last_activity_at IS NOT NULL",
                                       error);
}

/**
 * tandem_contact_summary_fill:
 *
 * After a bulk load has made its indexes: writes the summaries that are missing.
 */
gboolean
tandem_contact_summary_fill (TandemConnection *connection, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemBulkLoad) load = tandem_bulk_load_begin (connection, &(TandemBulkPlan) { 0 }, cancellable, error);

  return load && tandem_bulk_load_take_table (load, "contact_summary", error) && fill (connection, error)
         && tandem_bulk_load_finish (load, error);
}
