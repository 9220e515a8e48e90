/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-merge-query.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "model/tandem-history-words.h"
#include "store/tandem-connection.h"
#include "store/tandem-image.h"

static void
free_merged (gpointer data)
{
  TandemMerged *self = data;

  g_free (self->name);
  g_free (self->at);
  g_free (self);
}

/* The words of a name, or else the first address or number. */
#define NAME_OF_CONTACT                                                                                                \
  "coalesce (r.given_name || ' ' || r.family_name, r.family_name, r.given_name,"                                       \
  " (SELECT p.value FROM contact_point AS p WHERE p.contact_id = r.id ORDER BY p.is_primary DESC, p.id LIMIT 1))"

static gboolean
is_company (const char *table)
{
  return g_strcmp0 (table, "company") == 0;
}

/**
 * tandem_merge_query_list:
 * @table: "contact" or "company"
 *
 * Returns: (transfer full) (element-type TandemMerged) (nullable): those that were merged into it, the last one first
 */
GPtrArray *
tandem_merge_query_list (TandemConnection *connection, const char *table, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) merged = g_ptr_array_new_with_free_func (free_merged);
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      is_company (table)
          ? "SELECT id, name, deleted_at FROM company WHERE merged_into_id = $1 AND deleted_at IS NOT NULL"
            " ORDER BY deleted_at DESC, id DESC"
          : "SELECT r.id, " NAME_OF_CONTACT ", r.deleted_at FROM contact AS r WHERE r.merged_into_id = $1"
            " AND r.deleted_at IS NOT NULL ORDER BY r.deleted_at DESC, r.id DESC",
      error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, id);
  while (tandem_statement_next (statement, &failure))
    {
      TandemMerged *one = g_new0 (TandemMerged, 1);

      one->id = tandem_statement_get_int64 (statement, 0);
      one->name = tandem_statement_dup_text (statement, 1);
      one->at = tandem_statement_dup_text (statement, 2);
      g_ptr_array_add (merged, one);
    }
  if (failure == NULL)
    return g_steal_pointer (&merged);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

static gboolean
names_one (JsonObject *image)
{
  return json_object_has_member (image, "merged_into_id") && !json_object_get_null_member (image, "merged_into_id");
}

/**
 * tandem_merge_query_is_merge:
 * @before_text: (nullable): of a record in the journal
 * @after_text: (nullable): the same
 *
 * Returns: whether it was merged there, which leads from none to one; who is merged already and goes along with another goes from
 *   one to the next
 */
gboolean
tandem_merge_query_is_merge (const char *before_text, const char *after_text)
{
  g_autoptr (JsonNode) before = before_text ? tandem_image_parse (before_text, NULL) : NULL;
  g_autoptr (JsonNode) after = after_text ? tandem_image_parse (after_text, NULL) : NULL;

  return before && after && names_one (json_node_get_object (after)) && !names_one (json_node_get_object (before));
}

/**
 * tandem_merge_query_find_set:
 * @merged_id: one that was merged
 * @set_id: (out): the change set that did it, with all that it moved; 0 when there is none
 */
gboolean
tandem_merge_query_find_set (TandemConnection *connection, const char *table, gint64 merged_id, gint64 *set_id,
                             GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT s.id, r.before, r.after FROM change_row AS r JOIN change_set AS s ON s.id = r.change_set_id"
      " WHERE r.table_name = $1 AND r.record_id = $2 AND r.kind = 'update' ORDER BY s.sequence DESC, r.position DESC",
      error);

  *set_id = 0;
  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, table);
  tandem_statement_bind_int64 (statement, 2, merged_id);
  while (*set_id == 0 && tandem_statement_next (statement, &failure))
    if (tandem_merge_query_is_merge (tandem_statement_get_text (statement, 1),
                                     tandem_statement_get_text (statement, 2)))
      *set_id = tandem_statement_get_int64 (statement, 0);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_merge_query_was_edited:
 * @set_id: a merge
 * @was: (out): whether the record was changed since
 */
gboolean
tandem_merge_query_was_edited (TandemConnection *connection, TandemRecord *record, gint64 set_id, gboolean *was,
                               GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT 1 FROM change_row AS r JOIN change_set AS s ON s.id = r.change_set_id"
      " WHERE r.table_name = $1 AND r.record_id = $2 AND r.kind = 'update' AND s.reversed_by_id IS NULL"
      " AND s.cause <> 'undo' AND s.sequence > (SELECT m.sequence FROM change_set AS m WHERE m.id = $3) LIMIT 1",
      error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, TANDEM_RECORD_GET_CLASS (record)->table);
  tandem_statement_bind_int64 (statement, 2, tandem_record_get_id (record));
  tandem_statement_bind_int64 (statement, 3, set_id);
  *was = tandem_statement_next (statement, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

typedef enum { ACTIVITIES, DEALS, ORDERS, TOUCHES, CONSENTS, FILES, PEOPLE } Counted;

/* What a person would miss, in the order in which it is told. */
static const struct {
  const char *table; /* what names it */
  Counted what;
  const char *sql;
} counted[] = {
  { "contact", ACTIVITIES, "SELECT count(*) FROM activity WHERE contact_id = $1 AND deleted_at IS NULL" },
  { "contact", DEALS, "SELECT count(*) FROM deal WHERE contact_id = $1 AND deleted_at IS NULL" },
  { "contact", ORDERS, "SELECT count(*) FROM sales_order WHERE contact_id = $1 AND deleted_at IS NULL" },
  { "contact", TOUCHES, "SELECT count(*) FROM touch WHERE contact_id = $1 AND deleted_at IS NULL" },
  { "contact", CONSENTS, "SELECT count(*) FROM consent_event WHERE contact_id = $1 AND deleted_at IS NULL" },
  { "contact", FILES,
    "SELECT count(*) FROM attachment WHERE contact_id = $1 AND kind = 'file' AND deleted_at IS NULL" },
  { "company", PEOPLE, "SELECT count(*) FROM contact WHERE company_id = $1 AND deleted_at IS NULL" },
  { "company", ACTIVITIES, "SELECT count(*) FROM activity WHERE company_id = $1 AND deleted_at IS NULL" },
  { "company", DEALS, "SELECT count(*) FROM deal WHERE company_id = $1 AND deleted_at IS NULL" },
  { "company", ORDERS, "SELECT count(*) FROM sales_order WHERE company_id = $1 AND deleted_at IS NULL" },
  { "company", FILES,
    "SELECT count(*) FROM attachment WHERE company_id = $1 AND kind = 'file' AND deleted_at IS NULL" },
};

static char *
say_count (Counted what, gint64 number)
{
  g_autofree char *count = tandem_format_count (number);
  gulong n = (gulong) number;

  switch (what)
    {
    case ACTIVITIES:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s activity", "%s activities", n), count);
    case DEALS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s deal", "%s deals", n), count);
    case ORDERS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s order", "%s orders", n), count);
    case TOUCHES:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s touch", "%s touches", n), count);
    case CONSENTS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s consent", "%s consents", n), count);
    case FILES:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s file", "%s files", n), count);
    case PEOPLE:
    default:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s person", "%s people", n), count);
    }
}

static gboolean
count_one (TandemConnection *connection, const char *sql, gint64 id, gint64 *n, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, id);
  *n = tandem_statement_next (statement, &failure) ? tandem_statement_get_int64 (statement, 0) : 0;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_merge_query_count_words:
 *
 * Returns: (transfer full) (nullable): what belongs to it, in numbers: "12 activities, 2 deals"; "" for nothing of it
 */
char *
tandem_merge_query_count_words (TandemConnection *connection, const char *table, gint64 id, GError **error)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    {
      g_autofree char *count = NULL;
      gint64 n;

      if (g_strcmp0 (counted[i].table, table) != 0)
        continue;
      if (!count_one (connection, counted[i].sql, id, &n, error))
        return NULL;
      count = say_count (counted[i].what, n);
      if (n > 0)
        g_string_append_printf (words, "%s%s", words->len > 0 ? C_ ("between two of a list", ", ") : "", count);
    }
  return g_string_free_and_steal (g_steal_pointer (&words));
}

/**
 * tandem_merge_query_dup_name:
 *
 * Returns: (transfer full) (nullable): what it is called, by its name or else by how it is reached
 */
char *
tandem_merge_query_dup_name (TandemConnection *connection, const char *table, gint64 id, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection,
                                   is_company (table) ? "SELECT name FROM company WHERE id = $1"
                                                      : "SELECT " NAME_OF_CONTACT " FROM contact AS r WHERE r.id = $1",
                                   error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, id);
  if (tandem_statement_next (statement, &failure))
    name = tandem_statement_dup_text (statement, 0);
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    return name ? g_steal_pointer (&name) : g_strdup (tandem_history_words_get_table (table));
  return NULL;
}
