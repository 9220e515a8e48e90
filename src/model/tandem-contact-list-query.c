/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/tandem-fold.h"
#include "model/filter/tandem-list-query.h"
#include "model/tandem-contact-query.h"
#include "store/tandem-connection.h"

/* All that is searched of each contact: id to folded text. */
typedef GHashTable Haystack;

static const char *const sort_keys[] = {
  [TANDEM_CONTACT_SORT_NAME] = "name",       [TANDEM_CONTACT_SORT_GIVEN_NAME] = "given-name",
  [TANDEM_CONTACT_SORT_COMPANY] = "company", [TANDEM_CONTACT_SORT_LIFECYCLE] = "lifecycle",
  [TANDEM_CONTACT_SORT_CREATED] = "created",
};

static void
free_text (gpointer text)
{
  g_string_free (text, TRUE);
}

static void
add_text (Haystack *haystack, gint64 id, const char *text, gboolean is_phone)
{
  GString *all = g_hash_table_lookup (haystack, &id);
  g_autofree char *folded = text ? (is_phone ? tandem_fold_digits (text) : tandem_fold_text (text)) : NULL;

  if (all == NULL)
    g_hash_table_insert (haystack, g_memdup2 (&id, sizeof id), all = g_string_new (NULL));
  if (folded)
    g_string_append_printf (all, "%s\n", folded);
}

/* @sql gives an id, whether it is a phone, and up to four texts. */
static gboolean
read_texts (Haystack *haystack, TandemConnection *connection, const char *sql, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  while (tandem_statement_next (statement, &failure))
    for (int i = 2; i < 5; i++)
      add_text (haystack, tandem_statement_get_int64 (statement, 0), tandem_statement_get_text (statement, i),
                tandem_statement_get_int64 (statement, 1) != 0);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
read_haystack (Haystack *haystack, TandemConnection *connection, GError **error)
{
  return read_texts (haystack, connection,
                     "SELECT c.id, 0, c.given_name, c.family_name, f.name FROM contact AS c"
                     " LEFT JOIN company AS f ON f.id = c.company_id WHERE c.deleted_at IS NULL", error)
         && read_texts (haystack, connection,
                        "SELECT contact_id, CASE WHEN kind IN ('phone', 'mobile') THEN 1 ELSE 0 END, value, NULL, NULL"
                        " FROM contact_point WHERE contact_id IS NOT NULL AND deleted_at IS NULL", error)
         && read_texts (haystack, connection,
                        "SELECT contact_id, 0, city, NULL, NULL FROM address"
                        " WHERE contact_id IS NOT NULL AND deleted_at IS NULL", error);
}

static gboolean
match_word (const char *text, const char *word)
{
  g_autofree char *digits = NULL;

  if (strstr (text, word))
    return TRUE;
  if (strspn (word, "0123456789+-/().") != strlen (word))
    return FALSE;
  digits = tandem_fold_digits (word);
  return digits[0] != '\0' && strstr (text, digits);
}

static gboolean
match_all (GString *text, char **words)
{
  if (text == NULL)
    return FALSE;
  for (guint i = 0; words[i]; i++)
    if (words[i][0] != '\0' && !match_word (text->str, words[i]))
      return FALSE;
  return TRUE;
}

/**
 * tandem_contact_query_list_ids:
 * @search: (nullable): words that are all in the name, the company, the e-mail, the phone or the city; any part of a word,
 *   accents and case ignored
 * @cancellable: (nullable): stops the search
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the contacts in the order asked for
 */
GArray *
tandem_contact_query_list_ids (TandemConnection *connection, TandemContactSort sort, gboolean descending,
                               const char *search, GCancellable *cancellable, GError **error)
{
  g_autofree char *folded = search ? tandem_fold_text (search) : NULL;
  g_auto (GStrv) words = folded ? g_strsplit_set (g_strstrip (folded), " \t\n", -1) : NULL;
  g_autoptr (GHashTable) haystack = NULL;
  g_autoptr (TandemListQuery) query = tandem_list_query_new (TANDEM_ENTITY_CONTACT, sort_keys[sort], descending);
  g_autoptr (GArray) ids = tandem_list_query_list_ids (connection, query, cancellable, error);
  GArray *found;

  if (ids == NULL || words == NULL || words[0] == NULL)
    return g_steal_pointer (&ids);
  haystack = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_text);
  if (!read_haystack (haystack, connection, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  found = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (match_all (g_hash_table_lookup (haystack, &id), words))
        g_array_append_val (found, id);
    }
  return found;
}

/**
 * tandem_contact_query_count:
 * @n_contacts: (out): how many contacts there are
 */
gboolean
tandem_contact_query_count (TandemConnection *connection, gint64 *n_contacts, GError **error)
{
  return tandem_connection_get_int64 (connection, "SELECT count(*) FROM contact WHERE deleted_at IS NULL", n_contacts, error);
}

/**
 * tandem_contact_query_find_point:
 * @kind: email or phone
 * @normalised: the value as it is compared
 * @contact_id: (out): the oldest live contact that has it; 0 when there is none
 */
gboolean
tandem_contact_query_find_point (TandemConnection *connection, const char *kind, const char *normalised,
                                 gint64 *contact_id, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT c.id FROM contact_point AS p JOIN contact AS c ON c.id = p.contact_id"
      " WHERE p.kind = $1 AND p.normalised = $2 AND p.deleted_at IS NULL AND c.deleted_at IS NULL ORDER BY c.id LIMIT 1",
      error);

  *contact_id = 0;
  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, kind);
  tandem_statement_bind_text (statement, 2, normalised);
  if (tandem_statement_next (statement, &failure))
    *contact_id = tandem_statement_get_int64 (statement, 0);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
