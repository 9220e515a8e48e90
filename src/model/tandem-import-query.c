/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-import-query.h"

#include "model/tandem-address.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-contact-query.h"
#include "model/tandem-contact.h"
#include "store/tandem-connection.h"

/* Names are compared by the key they are sorted by, which has an index. */
static GBytes *
make_name_key (TandemConnection *connection, TandemRecord *contact)
{
  const char *given = tandem_record_get_text (contact, TANDEM_CONTACT_GIVEN_NAME);
  const char *family = tandem_record_get_text (contact, TANDEM_CONTACT_FAMILY_NAME);
  g_autofree char *text = given && family ? g_strdup_printf ("%s, %s", family, given) : g_strdup (family ? family : given);

  return text ? tandem_collator_key (tandem_connection_get_collator (connection), text) : NULL;
}

static gboolean
read_id (TandemStatement *statement, gint64 *id, GError **error)
{
  g_autoptr (GError) failure = NULL;

  *id = tandem_statement_next (statement, &failure) ? tandem_statement_get_int64 (statement, 0) : 0;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_import_query_find_phone:
 * @contact: its name
 * @digits: a phone number as it is compared
 * @contact_id: (out): the oldest live contact with this number and this name, or with the number and no name where
 *   @contact has none; 0 when there is none
 */
gboolean
tandem_import_query_find_phone (TandemConnection *connection, TandemRecord *contact, const char *digits, gint64 *contact_id,
                                GError **error)
{
  g_autoptr (GBytes) key = make_name_key (connection, contact);
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT c.id FROM contact_point AS p JOIN contact AS c ON c.id = p.contact_id"
      " WHERE p.kind IN ('phone', 'mobile') AND p.normalised = $1 AND p.deleted_at IS NULL AND c.deleted_at IS NULL"
      " AND (c.sort_key = $2 OR ($2 IS NULL AND c.sort_key IS NULL)) ORDER BY c.id LIMIT 1",
      error);

  *contact_id = 0;
  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, digits);
  if (key)
    tandem_statement_bind_bytes (statement, 2, key);
  else
    tandem_statement_bind_null (statement, 2);
  return read_id (statement, contact_id, error);
}

/**
 * tandem_import_query_find_name:
 * @contact: its name
 * @company: (nullable): the name of its company
 * @contact_id: (out): the oldest live contact with this name at this company, or at none; 0 when there is none
 */
gboolean
tandem_import_query_find_name (TandemConnection *connection, TandemRecord *contact, const char *company, gint64 *contact_id,
                               GError **error)
{
  g_autoptr (GBytes) key = make_name_key (connection, contact);
  g_autoptr (TandemStatement) statement = NULL;
  gint64 company_id = 0;

  *contact_id = 0;
  if (key == NULL)
    return TRUE;
  if (company && !tandem_contact_query_find_company (connection, company, &company_id, error))
    return FALSE;
  if (company && company_id == 0)
    return TRUE;
  statement = tandem_connection_prepare (connection,
                                         "SELECT id FROM contact WHERE sort_key = $1 AND deleted_at IS NULL"
                                         " AND coalesce (company_id, 0) = $2 ORDER BY id LIMIT 1",
                                         error);
  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_bytes (statement, 1, key);
  tandem_statement_bind_int64 (statement, 2, company_id);
  return read_id (statement, contact_id, error);
}

/**
 * tandem_import_query_load_points:
 *
 * Returns: (transfer full) (nullable) (element-type TandemContactPoint): every way to reach a contact
 */
GPtrArray *
tandem_import_query_load_points (TandemConnection *connection, gint64 contact_id, GError **error)
{
  return tandem_record_load_where (connection, TANDEM_TYPE_CONTACT_POINT, "contact_id = $1 AND deleted_at IS NULL", contact_id,
                                   error);
}

/**
 * tandem_import_query_load_addresses:
 *
 * Returns: (transfer full) (nullable) (element-type TandemAddress): the addresses of a contact
 */
GPtrArray *
tandem_import_query_load_addresses (TandemConnection *connection, gint64 contact_id, GError **error)
{
  return tandem_record_load_where (connection, TANDEM_TYPE_ADDRESS, "contact_id = $1 AND deleted_at IS NULL", contact_id, error);
}

/**
 * tandem_import_query_find_campaign:
 * @campaign_id: (out): the newest live campaign of exactly this name; 0 when there is none
 */
gboolean
tandem_import_query_find_campaign (TandemConnection *connection, const char *name, gint64 *campaign_id, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection, "SELECT id FROM campaign WHERE name = $1 AND deleted_at IS NULL ORDER BY id DESC LIMIT 1", error);

  *campaign_id = 0;
  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, name);
  return read_id (statement, campaign_id, error);
}

/**
 * tandem_import_query_set_counts:
 * @batch_id: a batch that was made in this transaction
 * @counts: (array fixed-size=5): rows, created, updated, skipped, refused
 *
 * Writes how the rows ended. The journal notes only that the batch was made, so this is no change of its own.
 */
gboolean
tandem_import_query_set_counts (TandemConnection *connection, gint64 batch_id, const guint64 *counts, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "UPDATE import_batch SET rows_total = $2, rows_created = $3, rows_updated = $4, rows_skipped = $5, rows_refused = $6"
      " WHERE id = $1",
      error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, batch_id);
  for (guint i = 0; i < 5; i++)
    tandem_statement_bind_int64 (statement, i + 2, (gint64) counts[i]);
  return tandem_statement_run (statement, error);
}
