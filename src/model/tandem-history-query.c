/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The journal as a person reads it. What an act made is kept as ranges of ids, what it changed row by row, so the history of
 * a record is the one range that it was made in and the rows that name it. */
#include "model/tandem-history-query.h"

#include <glib/gi18n-lib.h>

#include "model/tandem-history-words.h"
#include "model/tandem-person.h"
#include "store/tandem-connection.h"
#include "store/tandem-image.h"
#include "store/tandem-journal.h"
#include "store/tandem-record.h"
#include "store/tandem-store-error.h"

static void
free_change (gpointer data)
{
  TandemHistoryChange *change = data;

  g_free (change->table);
  g_free (change->column);
  g_clear_pointer (&change->from, json_node_unref);
  g_clear_pointer (&change->to, json_node_unref);
  g_free (change->from_text);
  g_free (change->to_text);
  g_free (change);
}

void
tandem_history_set_free (TandemHistorySet *self)
{
  g_free (self->at);
  g_free (self->person_name);
  g_free (self->origin);
  g_free (self->cause);
  g_free (self->label);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

static gboolean
end_reading (GError *failure, GError **error)
{
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/* --- change sets --------------------------------------------------------------------------------------------------- */

#define SELECT_SETS                                                                                                    \
  "SELECT s.id, s.sequence, s.at, " TANDEM_PERSON_WHO (                                                                \
      "p",                                                                                                             \
      "w") ", s.origin, s.cause, s.label,"                                                                             \
           " coalesce (o.sequence, 0), coalesce (u.sequence, 0) FROM change_set AS s LEFT JOIN person AS p ON p.id = " \
           "s.person_id"                                                                                               \
           " LEFT JOIN person AS w ON w.id = s.for_person_id"                                                          \
           " LEFT JOIN change_set AS o ON o.id = s.reverses_id LEFT JOIN change_set AS u ON u.id = s.reversed_by_id"

static TandemHistorySet *
read_set (TandemStatement *statement)
{
  TandemHistorySet *self = g_new0 (TandemHistorySet, 1);

  self->id = tandem_statement_get_int64 (statement, 0);
  self->sequence = tandem_statement_get_int64 (statement, 1);
  self->at = tandem_statement_dup_text (statement, 2);
  self->person_name = tandem_person_dup_who (tandem_statement_get_text (statement, 3));
  self->origin = tandem_statement_dup_text (statement, 4);
  self->cause = tandem_statement_dup_text (statement, 5);
  self->label = tandem_statement_dup_text (statement, 6);
  self->reverses = tandem_statement_get_int64 (statement, 7);
  self->reversed_by = tandem_statement_get_int64 (statement, 8);
  self->changes = g_ptr_array_new_with_free_func (free_change);
  return self;
}

/* Steps through the statement, then looks what became of each. */
static GPtrArray *
read_sets (TandemConnection *connection, TandemStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_history_set_free);
  GError *failure = NULL;
  gint64 closed;

  while (tandem_statement_next (statement, &failure))
    g_ptr_array_add (sets, read_set (statement));
  if (!end_reading (failure, error) || !tandem_journal_get_closed (connection, &closed, error))
    return NULL;
  for (guint i = 0; i < sets->len; i++)
    {
      TandemHistorySet *set = g_ptr_array_index (sets, i);
      gint64 last_id;

      set->is_closed = set->sequence <= closed;
      if (set->reversed_by != 0
          && !tandem_journal_find_standing (connection, set->id, &last_id, &set->is_undone, error))
        return NULL;
    }
  return g_steal_pointer (&sets);
}

/* LIMIT takes -1 for all in one engine and NULL in another, so that all is a number which no file reaches. */
static void
bind_limit (TandemStatement *statement, guint n, guint limit)
{
  tandem_statement_bind_int64 (statement, n, limit > 0 ? limit : G_MAXINT32);
}

/**
 * tandem_history_query_sets:
 * @limit: how many at most, 0 for all
 *
 * Returns: (transfer full) (element-type TandemHistorySet) (nullable): what was done in the file, the newest first
 */
GPtrArray *
tandem_history_query_sets (TandemConnection *connection, guint limit, GError **error)
{
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection, SELECT_SETS " ORDER BY s.sequence DESC LIMIT $1", error);

  if (statement == NULL)
    return NULL;
  bind_limit (statement, 1, limit);
  return read_sets (connection, statement, error);
}

static GPtrArray *
query_one_set (TandemConnection *connection, gint64 set_id, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, SELECT_SETS " WHERE s.id = $1", error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, set_id);
  return read_sets (connection, statement, error);
}

/* --- what was changed ---------------------------------------------------------------------------------------------- */

static TandemHistoryChange *
add_change (TandemHistorySet *set, TandemStatement *row)
{
  TandemHistoryChange *change = g_new0 (TandemHistoryChange, 1);

  change->table = g_strdup (tandem_statement_get_text (row, 0));
  change->record_id = tandem_statement_get_int64 (row, 2);
  change->last_record_id = tandem_statement_get_int64 (row, 3);
  g_ptr_array_add (set->changes, change);
  return change;
}

static JsonNode *
dup_member (JsonObject *object, const char *name)
{
  return json_object_has_member (object, name) ? json_object_dup_member (object, name) : NULL;
}

/* A row of an update becomes a change per column. */
static gboolean
add_update (TandemConnection *connection, TandemHistorySet *set, TandemStatement *row, GError **error)
{
  g_autoptr (JsonNode) before = tandem_image_parse (tandem_statement_get_text (row, 4), error);
  g_autoptr (JsonNode) after = before ? tandem_image_parse (tandem_statement_get_text (row, 5), error) : NULL;
  JsonObjectIter iter;
  const char *name;

  if (after == NULL)
    return FALSE;
  json_object_iter_init_ordered (&iter, json_node_get_object (after));
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    {
      TandemHistoryChange *change = add_change (set, row);

      change->column = g_strdup (name);
      change->from = dup_member (json_node_get_object (before), name);
      change->to = dup_member (json_node_get_object (after), name);
      change->from_text
          = tandem_history_words_dup_value (connection, change->table, change->record_id, name, change->from);
      change->to_text = tandem_history_words_dup_value (connection, change->table, change->record_id, name, change->to);
    }
  return TRUE;
}

static gboolean
add_rows (TandemConnection *connection, TandemHistorySet *set, TandemStatement *rows, GError **error)
{
  GError *failure = NULL;

  while (tandem_statement_next (rows, &failure))
    if (g_strcmp0 (tandem_statement_get_text (rows, 1), "create") == 0)
      add_change (set, rows);
    else if (!add_update (connection, set, rows, error))
      return FALSE;
  return end_reading (failure, error);
}

/**
 * tandem_history_query_set:
 * @sequence: the number of a change set
 * @limit: how many rows of the journal at most, 0 for all
 *
 * Returns: (transfer full) (element-type TandemHistorySet) (nullable): the one change set, with all that it changed; %NULL
 *   with %TANDEM_STORE_ERROR_NOT_FOUND when there is none
 */
GPtrArray *
tandem_history_query_set (TandemConnection *connection, gint64 sequence, guint limit, GError **error)
{
  g_autoptr (GPtrArray) sets = NULL;
  g_autoptr (TandemStatement) rows = NULL;
  gint64 set_id;

  if (!tandem_journal_find_sequence (connection, sequence, &set_id, error)
      || !(sets = query_one_set (connection, set_id, error))
      || !(rows = tandem_connection_prepare (
               connection,
               "SELECT table_name, kind, record_id, last_record_id, before, after FROM change_row"
               " WHERE change_set_id = $1 ORDER BY position LIMIT $2",
               error)))
    return NULL;
  tandem_statement_bind_int64 (rows, 1, set_id);
  bind_limit (rows, 2, limit);
  return add_rows (connection, g_ptr_array_index (sets, 0), rows, error) ? g_steal_pointer (&sets) : NULL;
}

/* --- one record ---------------------------------------------------------------------------------------------------- */

static gboolean
check_record (TandemConnection *connection, const char *table, gint64 record_id, GError **error)
{
  GType type = tandem_record_type_for_table (table);
  g_autoptr (TandemRecord) record = NULL;

  if (type != G_TYPE_INVALID)
    record = tandem_record_load (connection, type, record_id, error);
  else
    g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND,
                 /* Translators: %s is the name of a table as the program knows it: contact, deal, campaign */
                 _ ("There is no table of records “%s”; the best known are contact, company, deal and campaign."),
                 table);
  return record != NULL;
}

/* The change sets that changed the record, and the one that made it. Ranges of ids of one table never overlap, so that it is
 * the last one which begins at or before the record. */
static GArray *
list_sets_of_record (TandemConnection *connection, const char *table, gint64 record_id, guint limit, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT s.id FROM change_set AS s WHERE s.id IN"
      " (SELECT change_set_id FROM change_row WHERE table_name = $1 AND record_id = $2 AND kind = 'update')"
      " OR s.id = (SELECT change_set_id FROM"
      "  (SELECT change_set_id, last_record_id FROM change_row"
      "   WHERE table_name = $1 AND record_id <= $2 AND kind = 'create' ORDER BY record_id DESC LIMIT 1) AS made"
      "  WHERE last_record_id >= $2)"
      " ORDER BY s.sequence DESC LIMIT $3",
      error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_text (statement, 1, table);
  tandem_statement_bind_int64 (statement, 2, record_id);
  bind_limit (statement, 3, limit);
  return tandem_statement_collect_ids (statement, error);
}

static gboolean
add_rows_of_record (TandemConnection *connection, TandemHistorySet *set, const char *table, gint64 record_id,
                    GError **error)
{
  g_autoptr (TandemStatement) rows = tandem_connection_prepare (
      connection,
      "SELECT table_name, kind, record_id, last_record_id, before, after FROM change_row"
      " WHERE change_set_id = $1 AND table_name = $2 AND record_id <= $3 AND last_record_id >= $3 ORDER BY position",
      error);
  guint n_before;

  if (rows == NULL)
    return FALSE;
  tandem_statement_bind_int64 (rows, 1, set->id);
  tandem_statement_bind_text (rows, 2, table);
  tandem_statement_bind_int64 (rows, 3, record_id);
  n_before = set->changes->len;
  if (!add_rows (connection, set, rows, error))
    return FALSE;
  for (guint i = n_before; i < set->changes->len; i++)
    {
      TandemHistoryChange *change = g_ptr_array_index (set->changes, i);

      change->record_id = change->last_record_id = record_id;
    }
  return TRUE;
}

static TandemHistorySet *
find_set (TandemConnection *connection, GPtrArray *sets, gint64 set_id, GError **error)
{
  g_autoptr (GPtrArray) one = NULL;

  for (guint i = 0; i < sets->len; i++)
    if (((TandemHistorySet *) g_ptr_array_index (sets, i))->id == set_id)
      return g_ptr_array_index (sets, i);
  one = query_one_set (connection, set_id, error);
  if (one == NULL)
    return NULL;
  g_ptr_array_extend_and_steal (sets, g_steal_pointer (&one));
  return g_ptr_array_index (sets, sets->len - 1);
}

/* Adds what was done to the record to the change sets that are there, and those that are not yet. */
static gboolean
add_record (TandemConnection *connection, GPtrArray *sets, const char *table, gint64 record_id, guint limit,
            GError **error)
{
  g_autoptr (GArray) ids = list_sets_of_record (connection, table, record_id, limit, error);

  for (guint i = 0; ids && i < ids->len; i++)
    {
      TandemHistorySet *set = find_set (connection, sets, g_array_index (ids, gint64, i), error);

      if (set == NULL || !add_rows_of_record (connection, set, table, record_id, error))
        return FALSE;
    }
  return ids != NULL;
}

/* What a person takes for fields of a record, and what is a record of its own. */
static const struct {
  const char *table;
  const char *part;
  const char *sql;
} parts[] = {
  { "contact", "contact_point", "SELECT id FROM contact_point WHERE contact_id = $1 ORDER BY id" },
  { "contact", "address", "SELECT id FROM address WHERE contact_id = $1 ORDER BY id" },
  { "contact", "record_tag", "SELECT id FROM record_tag WHERE contact_id = $1 ORDER BY id" },
  { "contact", "interest", "SELECT id FROM interest WHERE contact_id = $1 ORDER BY id" },
  { "contact", "foreign_id", "SELECT id FROM foreign_id WHERE contact_id = $1 ORDER BY id" },
  { "contact", "consent_event", "SELECT id FROM consent_event WHERE contact_id = $1 ORDER BY id" },
  { "contact", "relationship",
    "SELECT id FROM relationship WHERE contact_id = $1 UNION ALL SELECT id FROM relationship WHERE other_id = $1 ORDER "
    "BY 1" },
  { "contact", "custom_value", "SELECT id FROM custom_value WHERE contact_id = $1 ORDER BY id" },
  { "contact", "attachment", "SELECT id FROM attachment WHERE contact_id = $1 ORDER BY id" },
  { "company", "attachment", "SELECT id FROM attachment WHERE company_id = $1 ORDER BY id" },
  { "deal", "attachment", "SELECT id FROM attachment WHERE deal_id = $1 ORDER BY id" },
  { "campaign", "attachment", "SELECT id FROM attachment WHERE campaign_id = $1 ORDER BY id" },
  { "company", "custom_value", "SELECT id FROM custom_value WHERE company_id = $1 ORDER BY id" },
  { "deal", "custom_value", "SELECT id FROM custom_value WHERE deal_id = $1 ORDER BY id" },
  { "campaign", "custom_value", "SELECT id FROM custom_value WHERE campaign_id = $1 ORDER BY id" },
  { "company", "record_tag", "SELECT id FROM record_tag WHERE company_id = $1 ORDER BY id" },
  { "company", "contact_point", "SELECT id FROM contact_point WHERE company_id = $1 ORDER BY id" },
  { "company", "address", "SELECT id FROM address WHERE company_id = $1 ORDER BY id" },
  { "company", "foreign_id", "SELECT id FROM foreign_id WHERE company_id = $1 ORDER BY id" },
};

static GArray *
list_parts (TandemConnection *connection, const char *sql, gint64 record_id, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, record_id);
  return tandem_statement_collect_ids (statement, error);
}

static gboolean
add_parts (TandemConnection *connection, GPtrArray *sets, const char *table, gint64 record_id, guint limit,
           GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GArray) ids = NULL;

      if (!g_str_equal (parts[i].table, table))
        continue;
      ids = list_parts (connection, parts[i].sql, record_id, error);
      if (ids == NULL)
        return FALSE;
      for (guint j = 0; j < ids->len; j++)
        if (!add_record (connection, sets, parts[i].part, g_array_index (ids, gint64, j), limit, error))
          return FALSE;
    }
  return TRUE;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const TandemHistorySet *one = *(const TandemHistorySet *const *) a, *other = *(const TandemHistorySet *const *) b;

  return (other->sequence > one->sequence) - (other->sequence < one->sequence);
}

/**
 * tandem_history_query_record:
 * @limit: how many change sets at most, 0 for all
 *
 * Returns: (transfer full) (element-type TandemHistorySet) (nullable): what was done to the record, and to its e-mail
 *   addresses, numbers, postal addresses, tags, interests, consents, relations and files, the newest first, each with its
 *   changes of these records; %NULL with %TANDEM_STORE_ERROR_NOT_FOUND when there is no such record
 */
GPtrArray *
tandem_history_query_record (TandemConnection *connection, const char *table, gint64 record_id, guint limit,
                             GError **error)
{
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_history_set_free);

  if (!check_record (connection, table, record_id, error)
      || !add_record (connection, sets, table, record_id, limit, error)
      || !add_parts (connection, sets, table, record_id, limit, error))
    return NULL;
  g_ptr_array_sort (sets, compare_newest_first);
  if (limit > 0 && sets->len > limit)
    g_ptr_array_set_size (sets, (gint) limit);
  return g_steal_pointer (&sets);
}
