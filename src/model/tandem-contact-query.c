/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-contact-query.h"

#include "base/tandem-fold.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-contact.h"
#include "store/tandem-connection.h"

/**
 * tandem_contact_query_make_name:
 * @points: (nullable) (element-type TandemContactPoint): what stands in for a missing name
 *
 * Returns: (transfer full) (nullable): "Given Family", or the first point's value; %NULL when there is nothing
 */
char *
tandem_contact_query_make_name (TandemRecord *contact, GPtrArray *points)
{
  const char *given = tandem_record_get_text (contact, TANDEM_CONTACT_GIVEN_NAME);
  const char *family = tandem_record_get_text (contact, TANDEM_CONTACT_FAMILY_NAME);

  if (given && family)
    return g_strdup_printf ("%s %s", given, family);
  if (given || family)
    return g_strdup (given ? given : family);
  if (points && points->len > 0)
    return g_strdup (tandem_record_get_text (g_ptr_array_index (points, 0), TANDEM_CONTACT_POINT_VALUE));
  return NULL;
}

/**
 * tandem_contact_query_find_company:
 * @company_id: (out): the oldest live company of this name, accents and case ignored; 0 when there is none
 */
gboolean
tandem_contact_query_find_company (TandemConnection *connection, const char *name, gint64 *company_id, GError **error)
{
  g_autofree char *folded = tandem_fold_text (name);
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection, "SELECT id FROM company WHERE folded_name = $1 AND deleted_at IS NULL ORDER BY id LIMIT 1", error);

  *company_id = 0;
  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, g_strstrip (folded));
  if (tandem_statement_next (statement, &failure))
    *company_id = tandem_statement_get_int64 (statement, 0);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
