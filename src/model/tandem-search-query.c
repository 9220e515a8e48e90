/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What search as one types reads of the file: all records of a kind, one record, and which records a change means. All are
 * read in the order of their ids, in which they lie in the file: in name order each would be a page of its own. */
#include "model/tandem-search-query.h"

#include "base/tandem-fold.h"
#include "store/tandem-connection.h"

#define MOST_TOUCHED 2000 /* past it all are read anew */
#define CHECK_STEP   512  /* records between two looks at whether they are still wanted */
#define MOST_LINKS   4

/* @sql gives the id, the sort key and the texts that are @fields. */
static const struct {
  const char *nick;
  const char *sql;
  const char *one;
  const char *order;
  TandemSearchField fields[3];
} kinds[TANDEM_SEARCH_N_KINDS] = {
  [TANDEM_SEARCH_CONTACT] = {
    "contact",
    "SELECT c.id, c.sort_key, f.name, c.given_name, c.middle_name, c.family_name FROM contact AS c"
    " LEFT JOIN company AS f ON f.id = c.company_id WHERE c.deleted_at IS NULL",
    " AND c.id = $1", " ORDER BY c.id",
    { TANDEM_SEARCH_FIELD_COMPANY },
  },
  [TANDEM_SEARCH_COMPANY] = {
    "company", "SELECT id, sort_key, name, domain FROM company WHERE deleted_at IS NULL", " AND id = $1",
    " ORDER BY id",
    { TANDEM_SEARCH_FIELD_NAME, TANDEM_SEARCH_FIELD_DOMAIN },
  },
  [TANDEM_SEARCH_DEAL] = {
    "deal",
    "SELECT d.id, NULL, d.title, f.name, NULL, c.given_name, c.middle_name, c.family_name FROM deal AS d"
    " LEFT JOIN contact AS c ON c.id = d.contact_id LEFT JOIN company AS f ON f.id = d.company_id"
    " WHERE d.deleted_at IS NULL",
    " AND d.id = $1", "",
    { TANDEM_SEARCH_FIELD_NAME, TANDEM_SEARCH_FIELD_COMPANY, TANDEM_SEARCH_FIELD_CONTACT },
  },
  [TANDEM_SEARCH_CAMPAIGN] = {
    "campaign",
    "SELECT c.id, c.sort_key, c.name, h.name FROM campaign AS c LEFT JOIN channel AS h ON h.id = c.channel_id"
    " WHERE c.deleted_at IS NULL",
    " AND c.id = $1", "",
    { TANDEM_SEARCH_FIELD_NAME, TANDEM_SEARCH_FIELD_CHANNEL },
  },
};

/* For each kind its own table, and those whose records are named in it; @sql gives the ids of those that name record $1. */
static const struct {
  const char *table;
  const char *sql;
} links[TANDEM_SEARCH_N_KINDS][MOST_LINKS] = {
  [TANDEM_SEARCH_CONTACT] = {
    { "contact", NULL },
    { "contact_point", "SELECT contact_id FROM contact_point WHERE id = $1 AND contact_id IS NOT NULL" },
    { "address", "SELECT contact_id FROM address WHERE id = $1 AND contact_id IS NOT NULL" },
    { "company", "SELECT id FROM contact WHERE company_id = $1 AND deleted_at IS NULL" },
  },
  [TANDEM_SEARCH_COMPANY] = {
    { "company", NULL },
    { "contact_point", "SELECT company_id FROM contact_point WHERE id = $1 AND company_id IS NOT NULL" },
    { "address", "SELECT company_id FROM address WHERE id = $1 AND company_id IS NOT NULL" },
  },
  [TANDEM_SEARCH_DEAL] = {
    { "deal", NULL },
    { "contact", "SELECT id FROM deal WHERE contact_id = $1 AND deleted_at IS NULL" },
    { "company", "SELECT id FROM deal WHERE company_id = $1 AND deleted_at IS NULL" },
  },
  [TANDEM_SEARCH_CAMPAIGN] = {
    { "campaign", NULL },
    { "channel", "SELECT id FROM campaign WHERE channel_id = $1 AND deleted_at IS NULL" },
  },
};

/* Texts of contacts or companies: whether it is a phone, the text, and whose it is. */
typedef struct {
  TandemStatement *statement;
  TandemSearchField field;
  gboolean has_row;
} Walk;

typedef struct {
  TandemConnection *connection;
  TandemSearchKind kind;
  Walk walks[2]; /* besides the record's own row: points and cities; of one record, or of all by their ids */
} Reader;

static void
clear_reader (Reader *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->walks); i++)
    g_clear_pointer (&self->walks[i].statement, tandem_statement_release);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, clear_reader)

static void
clear_text (gpointer data)
{
  g_free (((TandemSearchText *) data)->text);
}

static GArray *
make_texts (void)
{
  GArray *texts = g_array_new (FALSE, FALSE, sizeof (TandemSearchText));

  g_array_set_clear_func (texts, clear_text);
  return texts;
}

static void
add_text (GArray *texts, TandemSearchField field, const char *text)
{
  TandemSearchText added = { field, g_strdup (text) };

  if (text && *text)
    g_array_append_val (texts, added);
  else
    g_free (added.text);
}

/* --- one record ---------------------------------------------------------------------------------------------------- */

static void
add_person (GArray *texts, TandemSearchField field, TandemStatement *statement, int column)
{
  const char *parts[4] = { NULL };
  guint n = 0;
  g_autofree char *name = NULL;

  for (int i = column; i < column + 3; i++)
    if (tandem_statement_get_text (statement, i))
      parts[n++] = tandem_statement_get_text (statement, i);
  name = g_strjoinv (" ", (char **) parts);
  add_text (texts, field, name);
}

static gboolean
step (Walk *walk, GError **error)
{
  g_autoptr (GError) failure = NULL;

  walk->has_row = tandem_statement_next (walk->statement, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Adds what belongs to a record; what belongs to those before it, which are in the trash, is passed over. */
static gboolean
add_walked (TandemSearchRecord *record, Walk *walk, GError **error)
{
  while (walk->has_row && tandem_statement_get_int64 (walk->statement, 2) <= record->id)
    {
      if (tandem_statement_get_int64 (walk->statement, 2) == record->id)
        add_text (record->texts,
                  tandem_statement_get_int64 (walk->statement, 0) ? TANDEM_SEARCH_FIELD_PHONE : walk->field,
                  tandem_statement_get_text (walk->statement, 1));
      if (!step (walk, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_record (Reader *self, TandemStatement *statement, TandemSearchRecord *record, GError **error)
{
  const TandemSearchField *fields = kinds[self->kind].fields;
  const char *title;

  g_array_set_size (record->texts, 0);
  g_clear_pointer (&record->key, g_bytes_unref);
  record->id = tandem_statement_get_int64 (statement, 0);
  record->key = tandem_statement_dup_bytes (statement, 1);
  if (self->kind == TANDEM_SEARCH_CONTACT)
    add_person (record->texts, TANDEM_SEARCH_FIELD_NAME, statement, 3);
  else
    for (int i = 0; i < 2; i++)
      add_text (record->texts, fields[i], tandem_statement_get_text (statement, i + 2));
  if (self->kind == TANDEM_SEARCH_DEAL)
    {
      title = tandem_statement_get_text (statement, 2);
      record->key = tandem_collator_key (tandem_connection_get_collator (self->connection), title ? title : "");
      add_person (record->texts, fields[2], statement, 5);
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->walks); i++)
    if (!add_walked (record, &self->walks[i], error))
      return FALSE;
  if (self->kind == TANDEM_SEARCH_CONTACT)
    add_text (record->texts, fields[0], tandem_statement_get_text (statement, 2));
  return TRUE;
}

static gboolean
begin_walk (Reader *self, Walk *walk, const char *sql, gint64 id, GError **error)
{
  walk->statement = tandem_connection_prepare (self->connection, sql, error);
  if (walk->statement == NULL)
    return FALSE;
  if (id)
    tandem_statement_bind_int64 (walk->statement, 1, id);
  return step (walk, error);
}

/* The first of a kind is that which is used first. @id is 0 for all. */
static gboolean
begin_walks (Reader *self, gint64 id, GError **error)
{
  const char *owner = self->kind == TANDEM_SEARCH_CONTACT ? "contact_id" : "company_id";
  const char *which = id ? "= $1" : "IS NOT NULL";
  g_autofree char *points = g_strdup_printf (
      "SELECT CASE WHEN kind = 'email' THEN 0 ELSE 1 END, value, %s FROM contact_point WHERE %s %s"
      " AND kind IN ('email', 'phone', 'mobile') AND deleted_at IS NULL ORDER BY %s, kind, is_primary DESC, id",
      owner, owner, which, owner);
  g_autofree char *cities
      = g_strdup_printf ("SELECT 0, city, %s FROM address WHERE %s %s AND deleted_at IS NULL ORDER BY %s, id", owner,
                         owner, which, owner);

  if (self->kind != TANDEM_SEARCH_CONTACT && self->kind != TANDEM_SEARCH_COMPANY)
    return TRUE;
  self->walks[0].field = TANDEM_SEARCH_FIELD_EMAIL;
  self->walks[1].field = TANDEM_SEARCH_FIELD_CITY;
  return begin_walk (self, &self->walks[0], points, id, error) && begin_walk (self, &self->walks[1], cities, id, error);
}

static void
clear_record (TandemSearchRecord *record)
{
  g_clear_pointer (&record->key, g_bytes_unref);
  g_clear_pointer (&record->texts, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TandemSearchRecord, clear_record)

static gboolean
read_rows (Reader *self, TandemStatement *statement, TandemSearchRecordFunc func, gpointer data,
           GCancellable *cancellable, GError **error)
{
  g_auto (TandemSearchRecord) record = { .texts = make_texts () };
  g_autoptr (GError) failure = NULL;
  guint n = 0;

  while (tandem_statement_next (statement, &failure))
    {
      if (!read_record (self, statement, &record, error)
          || (++n % CHECK_STEP == 0 && g_cancellable_set_error_if_cancelled (cancellable, error)))
        return FALSE;
      func (&record, data);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_search_kind_get_nick:
 *
 * Returns: what programs call it: "contact"
 */
const char *
tandem_search_kind_get_nick (TandemSearchKind kind)
{
  return kinds[kind].nick;
}

/**
 * tandem_search_query_read_all:
 * @func: is told each record, in no order that means anything; the record is its own only for that time
 */
gboolean
tandem_search_query_read_all (TandemConnection *connection, TandemSearchKind kind, TandemSearchRecordFunc func,
                              gpointer data, GCancellable *cancellable, GError **error)
{
  g_auto (Reader) reader = { .connection = connection, .kind = kind };
  g_autofree char *sql = g_strconcat (kinds[kind].sql, kinds[kind].order, NULL);
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);

  return statement && begin_walks (&reader, 0, error) && read_rows (&reader, statement, func, data, cancellable, error);
}

/**
 * tandem_search_query_read:
 * @func: is told the record, unless there is none, or it is in the trash
 */
gboolean
tandem_search_query_read (TandemConnection *connection, TandemSearchKind kind, gint64 id, TandemSearchRecordFunc func,
                          gpointer data, GError **error)
{
  g_auto (Reader) reader = { .connection = connection, .kind = kind };
  g_autofree char *sql = g_strconcat (kinds[kind].sql, kinds[kind].one, NULL);
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);

  if (statement == NULL || !begin_walks (&reader, id, error))
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, id);
  return read_rows (&reader, statement, func, data, NULL, error);
}

static gboolean
add_linked (TandemConnection *connection, const char *sql, gint64 id, GHashTable *found, GError **error)
{
  g_autoptr (TandemStatement) statement = sql ? tandem_connection_prepare (connection, sql, error) : NULL;
  g_autoptr (GArray) ids = NULL;

  if (sql == NULL)
    return g_hash_table_add (found, g_memdup2 (&id, sizeof id)), TRUE;
  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, id);
  ids = tandem_statement_collect_ids (statement, error);
  for (guint i = 0; ids && i < ids->len; i++)
    g_hash_table_add (found, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
  return ids != NULL;
}

static GArray *
take_ids (GHashTable *found)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), g_hash_table_size (found));
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (ids, id, 1);
  return ids;
}

/**
 * tandem_search_query_list_touched:
 * @is_many: (out): whether these are so many that all are to be read anew
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the records of the kind that may be found by something else
 *   since these changes, those that are gone with them
 */
GArray *
tandem_search_query_list_touched (TandemConnection *connection, TandemSearchKind kind, TandemChanges *changes,
                                  gboolean *is_many, GError **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  *is_many = FALSE;
  for (guint i = 0; i < MOST_LINKS && links[kind][i].table && !*is_many; i++)
    {
      guint n_ids;
      const gint64 *ids = tandem_changes_get_ids (changes, links[kind][i].table, &n_ids);

      *is_many = ids == NULL && tandem_changes_touch (changes, links[kind][i].table);
      for (guint j = 0; j < n_ids && !*is_many; j++)
        {
          if (!add_linked (connection, links[kind][i].sql, ids[j], found, error))
            return NULL;
          *is_many = g_hash_table_size (found) > MOST_TOUCHED;
        }
    }
  return take_ids (found);
}
