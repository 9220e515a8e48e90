/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-contact-row.h"

#include "model/tandem-contact-query.h"
#include "model/tandem-row-query.h"

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

/* The first of a kind is the one that is used first; of those, and of the others, the oldest. */
typedef struct {
  gint64 id; /* 0: there is none */
  gint64 is_primary;
} Point;

static void
take_point (Point *self, char **value, TandemStatement *statement)
{
  Point point = { tandem_statement_get_int64 (statement, 2), tandem_statement_get_int64 (statement, 3) };

  if (self->id
      && (point.is_primary < self->is_primary || (point.is_primary == self->is_primary && point.id > self->id)))
    return;
  *self = point;
  g_set_str (value, tandem_statement_get_text (statement, 1));
}

/* To choose them here takes a third of the time in which SQLite sorts these few. */
static gboolean
read_points (TandemContactRow *self, TandemStatement *statement, GError **error)
{
  g_autoptr (GError) failure = NULL;
  Point email = { 0 }, phone = { 0 };

  tandem_statement_bind_int64 (statement, 1, self->id);
  while (tandem_statement_next (statement, &failure))
    {
      const char *kind = tandem_statement_get_text (statement, 0);

      if (g_strcmp0 (kind, "email") == 0)
        take_point (&email, &self->email, statement);
      else if (g_strcmp0 (kind, "phone") == 0 || g_strcmp0 (kind, "mobile") == 0)
        take_point (&phone, &self->phone, statement);
    }
  tandem_statement_reset (statement);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* What the contact's own row says; the name may be an address, which is read before. */
static void
read_contact (TandemContactRow *self, TandemStatement *statement)
{
  self->given_name = g_strdup (tandem_statement_get_text (statement, 0));
  self->company = g_strdup (tandem_statement_get_text (statement, 2));
  self->city = g_strdup (tandem_statement_get_text (statement, 3));
  self->lifecycle = tandem_lifecycle_from_nick (tandem_statement_get_text (statement, 4));
  self->created_at = g_strdup (tandem_statement_get_text (statement, 5));
  self->job_title = g_strdup (tandem_statement_get_text (statement, 6));
  self->owner = g_strdup (tandem_statement_get_text (statement, 7));
  self->campaign = g_strdup (tandem_statement_get_text (statement, 8));
  self->last_contact_at = g_strdup (tandem_statement_get_text (statement, 9));
  self->lead_status = g_strdup (tandem_statement_get_text (statement, 10));
  self->name
      = make_list_name (self, tandem_statement_get_text (statement, 0), tandem_statement_get_text (statement, 1));
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

typedef struct {
  TandemStatement *contact;
  TandemStatement *points;
  TandemStatement *tags;
} Statements;

static void
clear_statements (Statements *self)
{
  g_clear_pointer (&self->contact, tandem_statement_release);
  g_clear_pointer (&self->points, tandem_statement_release);
  g_clear_pointer (&self->tags, tandem_statement_release);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Statements, clear_statements)

static gboolean
prepare (Statements *self, TandemConnection *connection, GError **error)
{
  self->contact = tandem_connection_prepare (
      connection,
      "SELECT c.given_name, c.family_name, f.name, s.city, c.lifecycle_stage, c.created_at, c.job_title, o.name,"
      " m.name, s.last_contact_at, c.lead_status FROM contact AS c LEFT JOIN company AS f ON f.id = c.company_id"
      " LEFT JOIN person AS o ON o.id = c.owner_id LEFT JOIN campaign AS m ON m.id = c.source_campaign_id"
      " LEFT JOIN contact_summary AS s ON s.contact_id = c.id"
      " WHERE c.id = $1 AND c.deleted_at IS NULL",
      error);
  if (self->contact == NULL)
    return FALSE;
  self->points = tandem_connection_prepare (
      connection, "SELECT kind, value, id, is_primary FROM contact_point WHERE contact_id = $1 AND deleted_at IS NULL",
      error);
  if (self->points == NULL)
    return FALSE;
  self->tags = tandem_connection_prepare (connection,
                                          "SELECT t.name FROM record_tag AS l JOIN tag AS t ON t.id = l.tag_id"
                                          " WHERE l.contact_id = $1 AND l.deleted_at IS NULL ORDER BY t.folded_name",
                                          error);
  return self->tags != NULL;
}

static gboolean
add_row (GPtrArray *rows, const Statements *statements, gint64 id, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemContactRow) row = g_object_new (TANDEM_TYPE_CONTACT_ROW, NULL);
  gboolean is_there;

  row->id = id;
  tandem_statement_bind_int64 (statements->contact, 1, id);
  is_there = tandem_statement_next (statements->contact, &failure) && read_points (row, statements->points, &failure)
             && read_tags (row, statements->tags, &failure);
  if (is_there)
    read_contact (row, statements->contact);
  tandem_statement_reset (statements->contact);
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  g_ptr_array_add (rows, is_there ? g_steal_pointer (&row) : NULL);
  return TRUE;
}

static gboolean
add_rows (GPtrArray *rows, TandemConnection *connection, const gint64 *ids, guint n_ids, GError **error)
{
  g_auto (Statements) statements = { NULL };

  if (!prepare (&statements, connection, error))
    return FALSE;
  for (guint i = 0; i < n_ids; i++)
    if (!add_row (rows, &statements, ids[i], error))
      return FALSE;
  return TRUE;
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
  g_autoptr (GPtrArray) rows = tandem_row_query_new_rows (n_ids);
  gboolean done;

  /* One read of the file for all, not one for each row. */
  if (!tandem_connection_execute (connection, "SAVEPOINT contact_rows", error))
    return NULL;
  done = add_rows (rows, connection, ids, n_ids, error);
  tandem_connection_execute (connection, "RELEASE contact_rows", NULL);
  return done ? g_steal_pointer (&rows) : NULL;
}
