/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-contact-row.h"

#include "model/tandem-contact-query.h"
#include "store/tandem-connection.h"

/**
 * TandemContactRow:
 *
 * A contact as lists show it.
 */
G_DEFINE_FINAL_TYPE (TandemContactRow, tandem_contact_row, G_TYPE_OBJECT)

static void
tandem_contact_row_finalize (GObject *object)
{
  TandemContactRow *self = TANDEM_CONTACT_ROW (object);

  g_free (self->name);
  g_free (self->given_name);
  g_free (self->job_title);
  g_free (self->company);
  g_free (self->email);
  g_free (self->phone);
  g_free (self->city);
  g_free (self->owner);
  g_free (self->campaign);
  g_free (self->lead_status);
  g_free (self->tags);
  g_free (self->last_contact_at);
  g_free (self->created_at);
  G_OBJECT_CLASS (tandem_contact_row_parent_class)->finalize (object);
}

static void
tandem_contact_row_class_init (TandemContactRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_contact_row_finalize;
}

static void
tandem_contact_row_init (TandemContactRow *self)
{
}

static char *
make_list_name (TandemContactRow *self, const char *given, const char *family)
{
  if (given && family)
    return g_strdup_printf ("%s, %s", family, given);
  if (given || family)
    return g_strdup (family ? family : given);
  return g_strdup (self->email ? self->email : self->phone);
}

static TandemContactRow *
read_row (TandemStatement *statement)
{
  TandemContactRow *self = g_object_new (TANDEM_TYPE_CONTACT_ROW, NULL);

  self->id = tandem_statement_get_int64 (statement, 0);
  self->company = g_strdup (tandem_statement_get_text (statement, 3));
  self->email = g_strdup (tandem_statement_get_text (statement, 4));
  self->phone = g_strdup (tandem_statement_get_text (statement, 5));
  self->city = g_strdup (tandem_statement_get_text (statement, 6));
  self->lifecycle = tandem_lifecycle_from_nick (tandem_statement_get_text (statement, 7));
  self->created_at = g_strdup (tandem_statement_get_text (statement, 8));
  self->given_name = g_strdup (tandem_statement_get_text (statement, 1));
  self->job_title = g_strdup (tandem_statement_get_text (statement, 9));
  self->owner = g_strdup (tandem_statement_get_text (statement, 10));
  self->campaign = g_strdup (tandem_statement_get_text (statement, 11));
  self->last_contact_at = g_strdup (tandem_statement_get_text (statement, 12));
  self->lead_status = g_strdup (tandem_statement_get_text (statement, 13));
  self->name = make_list_name (self, tandem_statement_get_text (statement, 1), tandem_statement_get_text (statement, 2));
  return self;
}

static void
unref_row (gpointer row)
{
  if (row)
    g_object_unref (row);
}

static gboolean
read_tags (TandemContactRow *self, TandemStatement *statement, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GString) tags = g_string_new (NULL);

  tandem_statement_bind_int64 (statement, 1, self->id);
  while (tandem_statement_next (statement, &failure))
    g_string_append_printf (tags, "%s%s", tags->len > 0 ? ", " : "", tandem_statement_get_text (statement, 0));
  tandem_statement_reset (statement);
  if (tags->len > 0)
    self->tags = g_string_free (g_steal_pointer (&tags), FALSE);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
add_row (GPtrArray *rows, TandemStatement *statement, TandemStatement *tags, gint64 id, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemContactRow) row = NULL;

  tandem_statement_bind_int64 (statement, 1, id);
  if (tandem_statement_next (statement, &failure))
    row = read_row (statement);
  tandem_statement_reset (statement);
  if (failure == NULL && (row == NULL || read_tags (row, tags, &failure)))
    {
      g_ptr_array_add (rows, g_steal_pointer (&row));
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_contact_query_load_rows:
 * @ids: (array length=n_ids): the contacts
 *
 * Returns: (transfer full) (element-type TandemContactRow) (nullable): a row for each id, in their order; %NULL where one
 *   is gone
 */
GPtrArray *
tandem_contact_query_load_rows (TandemConnection *connection, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_full (n_ids, unref_row);
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT c.id, c.given_name, c.family_name, f.name,"
      " (SELECT p.value FROM contact_point AS p WHERE p.contact_id = c.id AND p.kind = 'email' AND p.deleted_at IS NULL"
      "  ORDER BY p.is_primary DESC, p.id LIMIT 1),"
      " (SELECT p.value FROM contact_point AS p WHERE p.contact_id = c.id AND p.kind IN ('phone', 'mobile')"
      "  AND p.deleted_at IS NULL ORDER BY p.is_primary DESC, p.id LIMIT 1),"
      " (SELECT a.city FROM address AS a WHERE a.contact_id = c.id AND a.deleted_at IS NULL ORDER BY a.id LIMIT 1),"
      " c.lifecycle_stage, c.created_at, c.job_title, o.name, m.name, s.last_contact_at, c.lead_status"
      " FROM contact AS c LEFT JOIN company AS f ON f.id = c.company_id"
      " LEFT JOIN person AS o ON o.id = c.owner_id LEFT JOIN campaign AS m ON m.id = c.source_campaign_id"
      " LEFT JOIN contact_summary AS s ON s.contact_id = c.id"
      " WHERE c.id = $1 AND c.deleted_at IS NULL",
      error);
  g_autoptr (TandemStatement) tags = NULL;

  if (statement == NULL)
    return NULL;
  tags = tandem_connection_prepare (connection,
                                    "SELECT t.name FROM record_tag AS l JOIN tag AS t ON t.id = l.tag_id"
                                    " WHERE l.contact_id = $1 AND l.deleted_at IS NULL ORDER BY t.folded_name",
                                    error);
  if (tags == NULL)
    return NULL;
  for (guint i = 0; i < n_ids; i++)
    if (!add_row (rows, statement, tags, ids[i], error))
      return NULL;
  return g_steal_pointer (&rows);
}
