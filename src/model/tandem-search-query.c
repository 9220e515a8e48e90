/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What search as one types reads of the file: all records of a kind in name order, one record, and which records a change
 * means. */
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
    " AND c.id = $1", " ORDER BY c.sort_key NULLS LAST, c.id",
    { TANDEM_SEARCH_FIELD_COMPANY },
  },
  [TANDEM_SEARCH_COMPANY] = {
    "company", "SELECT id, sort_key, name, domain FROM company WHERE deleted_at IS NULL", " AND id = $1",
    " ORDER BY sort_key NULLS LAST, id",
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
    " AND c.id = $1", " ORDER BY c.sort_key NULLS LAST, c.id",
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

/* What is read besides the record's own row. */
typedef struct {
  TandemConnection *connection;
  TandemSearchKind kind;
  TandemStatement *points, *cities; /* of one contact or company: whether it is a phone, and the text */
  GHashTable *others;               /* of companies: id → GArray of TandemSearchText; instead of the statements */
} Reader;

static void
clear_reader (Reader *self)
{
  g_clear_pointer (&self->points, tandem_statement_release);
  g_clear_pointer (&self->cities, tandem_statement_release);
  g_clear_pointer (&self->others, g_hash_table_unref);
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

/* @statement gives whether it is a phone, and the text. */
static gboolean
add_points (GArray *texts, TandemStatement *statement, gint64 id, TandemSearchField field, GError **error)
{
  g_autoptr (GError) failure = NULL;

  tandem_statement_bind_int64 (statement, 1, id);
  while (tandem_statement_next (statement, &failure))
    add_text (texts, tandem_statement_get_int64 (statement, 0) ? TANDEM_SEARCH_FIELD_PHONE : field,
              tandem_statement_get_text (statement, 1));
  tandem_statement_reset (statement);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static void
add_others (Reader *self, TandemSearchRecord *record)
{
  GArray *others = g_hash_table_lookup (self->others, &record->id);

  for (guint i = 0; others && i < others->len; i++)
    {
      const TandemSearchText *text = &g_array_index (others, TandemSearchText, i);

      add_text (record->texts, text->field, text->text);
    }
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
  if (self->others)
    add_others (self, record);
  if (self->points
      && (!add_points (record->texts, self->points, record->id, TANDEM_SEARCH_FIELD_EMAIL, error)
          || !add_points (record->texts, self->cities, record->id, TANDEM_SEARCH_FIELD_CITY, error)))
    return FALSE;
  if (self->kind == TANDEM_SEARCH_CONTACT)
    add_text (record->texts, fields[0], tandem_statement_get_text (statement, 2));
  return TRUE;
}

/* Who is reached by the phone or the mobile, and by e-mail, stands first by which one is the first to be used. */
static gboolean
prepare_points (Reader *self, GError **error)
{
  const char *owner = self->kind == TANDEM_SEARCH_CONTACT ? "contact_id" : "company_id";
  g_autofree char *points = g_strdup_printf (
      "SELECT CASE WHEN kind = 'email' THEN 0 ELSE 1 END, value FROM contact_point WHERE %s = $1"
      " AND kind IN ('email', 'phone', 'mobile') AND deleted_at IS NULL ORDER BY kind, is_primary DESC, id",
      owner);
  g_autofree char *cities
      = g_strdup_printf ("SELECT 0, city FROM address WHERE %s = $1 AND deleted_at IS NULL ORDER BY id", owner);

  return (self->points = tandem_connection_prepare (self->connection, points, error))
         && (self->cities = tandem_connection_prepare (self->connection, cities, error));
}

/* --- all records --------------------------------------------------------------------------------------------------- */

static gboolean
read_others (Reader *self, const char *sql, TandemSearchField field, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (self->connection, sql, error);

  if (statement == NULL)
    return FALSE;
  while (tandem_statement_next (statement, &failure))
    {
      gint64 id = tandem_statement_get_int64 (statement, 2);
      GArray *texts = g_hash_table_lookup (self->others, &id);

      if (texts == NULL)
        g_hash_table_insert (self->others, g_memdup2 (&id, sizeof id), texts = make_texts ());
      add_text (texts, tandem_statement_get_int64 (statement, 0) ? TANDEM_SEARCH_FIELD_PHONE : field,
                tandem_statement_get_text (statement, 1));
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Few companies have a point of their own: those are found in one pass over all points, not in one for each company. */
static gboolean
prepare_all (Reader *self, GError **error)
{
  if (self->kind == TANDEM_SEARCH_CONTACT)
    return prepare_points (self, error);
  if (self->kind != TANDEM_SEARCH_COMPANY)
    return TRUE;
  self->others = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  return read_others (self,
                      "SELECT CASE WHEN kind = 'email' THEN 0 ELSE 1 END, value, company_id FROM contact_point"
                      " WHERE company_id IS NOT NULL AND kind IN ('email', 'phone', 'mobile') AND deleted_at IS NULL"
                      " ORDER BY kind, is_primary DESC, id",
                      TANDEM_SEARCH_FIELD_EMAIL, error)
         && read_others (self,
                         "SELECT 0, city, company_id FROM address WHERE company_id IS NOT NULL AND deleted_at IS NULL"
                         " ORDER BY id",
                         TANDEM_SEARCH_FIELD_CITY, error);
}

static void
clear_record (gpointer data)
{
  TandemSearchRecord *record = data;

  g_clear_pointer (&record->key, g_bytes_unref);
  g_clear_pointer (&record->texts, g_array_unref);
}

static int
compare_records_cb (gconstpointer a, gconstpointer b)
{
  const TandemSearchRecord *first = a, *second = b;
  int order = g_bytes_compare (first->key, second->key);

  return order ? order : (first->id > second->id) - (first->id < second->id);
}

/* What the file does not keep in name order is put into it here. */
static void
tell_sorted (GArray *records, TandemSearchRecordFunc func, gpointer data)
{
  g_array_sort (records, compare_records_cb);
  for (guint i = 0; i < records->len; i++)
    func (&g_array_index (records, TandemSearchRecord, i), data);
}

static gboolean
read_rows (Reader *self, TandemStatement *statement, TandemSearchRecordFunc func, gpointer data,
           GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) unsorted = g_array_new (FALSE, FALSE, sizeof (TandemSearchRecord));
  g_autoptr (GError) failure = NULL;
  TandemSearchRecord record = { .texts = make_texts () };
  gboolean is_good = TRUE;
  guint n = 0;

  g_array_set_clear_func (unsorted, clear_record);
  while (is_good && tandem_statement_next (statement, &failure))
    {
      is_good = read_record (self, statement, &record, &failure)
                && (++n % CHECK_STEP || !g_cancellable_set_error_if_cancelled (cancellable, &failure));
      if (is_good && kinds[self->kind].order[0])
        func (&record, data);
      else if (is_good)
        {
          g_array_append_val (unsorted, record);
          record = (TandemSearchRecord) { .texts = make_texts () };
        }
    }
  clear_record (&record);
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  tell_sorted (unsorted, func, data);
  return TRUE;
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
 * @func: is told each record, in name order; the record is its own only for that time
 */
gboolean
tandem_search_query_read_all (TandemConnection *connection, TandemSearchKind kind, TandemSearchRecordFunc func,
                              gpointer data, GCancellable *cancellable, GError **error)
{
  g_auto (Reader) reader = { .connection = connection, .kind = kind };
  g_autofree char *sql = g_strconcat (kinds[kind].sql, kinds[kind].order, NULL);
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);

  return statement && prepare_all (&reader, error) && read_rows (&reader, statement, func, data, cancellable, error);
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

  if (statement == NULL || (kind <= TANDEM_SEARCH_COMPANY && !prepare_points (&reader, error)))
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
