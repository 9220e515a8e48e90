/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-contact-query.h"

#include <string.h>

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

/* --- by name ------------------------------------------------------------------------------------------------------- */

/* A key has the letters first, then a byte of 1, then accents and case: all that differ in these alone stand beside each other. */
static void
bind_letters (TandemStatement *statement, TandemConnection *connection, const char *text)
{
  g_autoptr (GBytes) key = tandem_collator_key (tandem_connection_get_collator (connection), text);
  gsize size;
  const guint8 *bytes = g_bytes_get_data (key, &size);
  const guint8 *end = memchr (bytes, 1, size);
  gsize n = end ? (gsize) (end - bytes) : size;
  g_autofree guint8 *first = g_malloc (n + 1), *last = g_malloc (n + 1);
  g_autoptr (GBytes) from = NULL, to = NULL;

  memcpy (first, bytes, n);
  memcpy (last, bytes, n);
  first[n] = 1;
  last[n] = 2;
  from = g_bytes_new (first, n + 1);
  to = g_bytes_new (last, n + 1);
  tandem_statement_bind_bytes (statement, 1, from);
  tandem_statement_bind_bytes (statement, 2, to);
}

static char *
fold_name (const char *given, const char *family)
{
  g_autofree char *name
      = given && family ? g_strdup_printf ("%s %s", given, family) : g_strdup (given ? given : family);

  return tandem_fold_text (name ? name : "");
}

/* As lists are ordered: "Family, Given". Ambiguous is ambiguous, so two are enough. */
static gboolean
add_named (TandemConnection *connection, const char *text, const char *folded, GArray *ids, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection,
                                   "SELECT id, given_name, family_name FROM contact"
                                   " WHERE sort_key >= $1 AND sort_key < $2 AND deleted_at IS NULL ORDER BY sort_key",
                                   error);

  if (statement == NULL)
    return FALSE;
  bind_letters (statement, connection, text);
  while (ids->len < 2 && tandem_statement_next (statement, &failure))
    {
      gint64 id = tandem_statement_get_int64 (statement, 0);
      g_autofree char *name
          = fold_name (tandem_statement_get_text (statement, 1), tandem_statement_get_text (statement, 2));

      if (g_str_equal (name, folded))
        g_array_append_val (ids, id);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_contact_query_list_named:
 * @name: "Given Family" or "Family, Given"; accents and case are ignored
 *
 * Which words are the family name is not asked: each of them may be its first.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the live contacts of this full name, no more than two
 */
GArray *
tandem_contact_query_list_named (TandemConnection *connection, const char *name, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (GStrv) parts = g_strsplit (name, ",", 2);
  gboolean has_comma = parts[0] && parts[1];
  g_autofree char *ordered
      = has_comma ? g_strdup_printf ("%s, %s", g_strstrip (parts[0]), g_strstrip (parts[1])) : NULL;
  g_autofree char *folded = has_comma ? fold_name (parts[1], parts[0]) : tandem_fold_text (name);
  gboolean was_read = add_named (connection, has_comma ? ordered : name, folded, ids, error);

  for (const char *space = has_comma ? NULL : strchr (name, ' '); was_read && space; space = strchr (space + 1, ' '))
    {
      g_autofree char *text = g_strdup_printf ("%s, %.*s", space + 1, (int) (space - name), name);

      was_read = add_named (connection, text, folded, ids, error);
    }
  return was_read ? g_steal_pointer (&ids) : NULL;
}
