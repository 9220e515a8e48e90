/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Old values are kept by the name of their column, as JSON text that SQL never looks into: a later schema can rewrite
 * them, and no engine has to understand them. New values stand beside them, so that an undo can tell whether a record
 * was changed since, and a history can say from what to what. Creates of one table are one row, a range of ids: the
 * write transaction is exclusive, so no other record can have an id between the first and the last. */
#include "store/tandem-change-set.h"

#include "base/tandem-date.h"
#include "store/tandem-connection.h"
#include "store/tandem-migration.h"

typedef struct {
  const char *table;
  gint64 first, last;
} CreatedRange;

struct _TandemChangeSet {
  gint64 id;                    /* 0 until tandem_change_set_begin() */
  gint64 person_id;
  const char *origin;
  const char *cause;
  char *label;
  gboolean composite;
  gint64 reverses_id;
  gboolean is_derived;
  char *at;
  guint n_rows;
  GArray *created;              /* CreatedRange */
  TandemChanges *changes;
  TandemFollowUps *follow_ups;
};

TandemChangeSet *
tandem_change_set_new (gint64 person_id, const char *origin)
{
  TandemChangeSet *self = g_new0 (TandemChangeSet, 1);

  self->person_id = person_id;
  self->origin = g_intern_string (origin);
  self->cause = TANDEM_CAUSE_EDIT;
  self->created = g_array_new (FALSE, FALSE, sizeof (CreatedRange));
  self->changes = tandem_changes_new ();
  self->follow_ups = tandem_follow_ups_new ();
  return self;
}

void
tandem_change_set_free (TandemChangeSet *self)
{
  g_array_unref (self->created);
  tandem_changes_unref (self->changes);
  tandem_follow_ups_free (self->follow_ups);
  g_free (self->label);
  g_free (self->at);
  g_free (self);
}

/* A record may only be written inside a change set that says what is being done. */
static TandemChangeSet *
get_begun (TandemConnection *connection)
{
  TandemChangeSet *self = tandem_connection_get_change_set (connection);

  g_assert (self != NULL && self->id != 0);
  return self;
}

/**
 * tandem_change_set_begin:
 * @label: what the person does, in the words of the undo button: "Win “40 desks”"
 *
 * Opens the change set of this transaction. Done again, in an act made of others, it keeps the first label.
 */
void
tandem_change_set_begin (TandemConnection *connection, const char *label)
{
  TandemChangeSet *self = tandem_connection_get_change_set (connection);

  g_return_if_fail (self != NULL);
  if (self->id != 0)
    return;
  self->id = tandem_id_maker_next (tandem_connection_get_id_maker (connection));
  self->label = g_strdup (label);
}

void
tandem_change_set_set_cause (TandemConnection *connection, const char *cause)
{
  get_begun (connection)->cause = g_intern_string (cause);
}

/**
 * tandem_change_set_set_composite:
 * @composite: whether it is undone whole or not at all, as a won deal is; else record by record
 */
void
tandem_change_set_set_composite (TandemConnection *connection, gboolean composite)
{
  get_begun (connection)->composite = composite;
}

/**
 * tandem_change_set_set_person_id:
 * @person_id: who does it, where that is not whom the store takes for it: the first person of a file makes the file
 */
void
tandem_change_set_set_person_id (TandemConnection *connection, gint64 person_id)
{
  get_begun (connection)->person_id = person_id;
}

void
tandem_change_set_set_reverses (TandemConnection *connection, gint64 reversed_id)
{
  get_begun (connection)->reverses_id = reversed_id;
}

/**
 * tandem_change_set_set_derived:
 *
 * For an act that takes along what was derived from others, as a merge does with the steps of a contact: none is added.
 */
void
tandem_change_set_set_derived (TandemConnection *connection)
{
  get_begun (connection)->is_derived = TRUE;
}

/**
 * tandem_change_set_set_at:
 * @instant: when what follows counts as done; now, unless a history is told afterwards
 */
void
tandem_change_set_set_at (TandemConnection *connection, const char *instant)
{
  g_set_str (&get_begun (connection)->at, instant);
}

/**
 * tandem_change_set_get_at:
 *
 * Returns: (transfer none): the one instant at which everything in this change set counts as done
 */
const char *
tandem_change_set_get_at (TandemConnection *connection)
{
  TandemChangeSet *self = get_begun (connection);

  if (self->at == NULL)
    self->at = tandem_instant_now ();
  return self->at;
}

/**
 * tandem_change_set_is_reversal:
 *
 * Returns: whether this is an undo or a redo, or another act that gives back records that were derived from others by itself
 */
gboolean
tandem_change_set_is_reversal (TandemConnection *connection)
{
  return get_begun (connection)->reverses_id != 0 || get_begun (connection)->is_derived;
}

static gboolean
insert_row (TandemConnection *connection, TandemChangeSet *self, const char *table, const char *kind, gint64 first,
            gint64 last, const char *before, const char *after, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "INSERT INTO change_row (change_set_id, position, table_name, kind, record_id, last_record_id, before, after,"
      " schema_version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, self->id);
  tandem_statement_bind_int64 (statement, 2, self->n_rows++);
  tandem_statement_bind_text (statement, 3, table);
  tandem_statement_bind_text (statement, 4, kind);
  tandem_statement_bind_int64 (statement, 5, first);
  tandem_statement_bind_int64 (statement, 6, last);
  tandem_statement_bind_text (statement, 7, before);
  tandem_statement_bind_text (statement, 8, after);
  tandem_statement_bind_int64 (statement, 9, TANDEM_SCHEMA_VERSION);
  return tandem_statement_run (statement, error);
}

static void
add_range (TandemChangeSet *self, const char *table, gint64 first, gint64 last)
{
  for (guint i = 0; i < self->created->len; i++)
    {
      CreatedRange *range = &g_array_index (self->created, CreatedRange, i);

      if (g_str_equal (range->table, table))
        {
          range->first = MIN (range->first, first);
          range->last = MAX (range->last, last);
          return;
        }
    }
  g_array_append_vals (self->created, &(CreatedRange) { table, first, last }, 1);
}

/**
 * tandem_change_set_add_create:
 *
 * Notes that a record was made.
 */
gboolean
tandem_change_set_add_create (TandemConnection *connection, const char *table, gint64 id, GError **error)
{
  TandemChangeSet *self = get_begun (connection);

  tandem_changes_add (self->changes, table, id);
  add_range (self, table, id, id);
  return TRUE;
}

/**
 * tandem_change_set_add_created_range:
 * @first: the first id that this transaction gave a record of the table
 * @last: the last one
 *
 * Notes that many records were made. Between these ids there is no other record.
 */
void
tandem_change_set_add_created_range (TandemConnection *connection, const char *table, gint64 first, gint64 last)
{
  TandemChangeSet *self = get_begun (connection);

  tandem_changes_add_many (self->changes, table);
  add_range (self, table, first, last);
}

static char *
write_object (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_alloc ();

  json_node_init_object (node, object);
  return json_to_string (node, FALSE);
}

/* Between the first and the last id that this transaction gave a table, every record is of this transaction. */
static gboolean
was_created_here (TandemChangeSet *self, const char *table, gint64 id)
{
  for (guint i = 0; i < self->created->len; i++)
    {
      CreatedRange *range = &g_array_index (self->created, CreatedRange, i);

      if (g_str_equal (range->table, table) && range->first <= id && id <= range->last)
        return TRUE;
    }
  return FALSE;
}

/**
 * tandem_change_set_add_update:
 * @before: the old values of the columns that changed, by name
 * @after: the new ones
 */
gboolean
tandem_change_set_add_update (TandemConnection *connection, const char *table, gint64 id, JsonObject *before,
                              JsonObject *after, GError **error)
{
  TandemChangeSet *self = get_begun (connection);
  g_autofree char *before_text = NULL, *after_text = NULL;

  tandem_changes_add (self->changes, table, id);
  /* Taking back that it was made takes this back, too. */
  if (was_created_here (self, table, id))
    return TRUE;
  before_text = write_object (before);
  after_text = write_object (after);
  return insert_row (connection, self, table, "update", id, id, before_text, after_text, error);
}

static char *
write_deleted_at (const char *deleted_at)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "deleted_at", deleted_at);
  return write_object (object);
}

/**
 * tandem_change_set_add_trashed:
 * @ids: (array length=n_ids): each of them once
 * @at: when
 *
 * Notes that records go to the trash, before they do, and nothing else of them changes: a row for each, as
 * tandem_change_set_add_update() writes it.
 */
gboolean
tandem_change_set_add_trashed (TandemConnection *connection, const char *table, const gint64 *ids, guint n_ids,
                               const char *at, GError **error)
{
  TandemChangeSet *self = get_begun (connection);
  g_autofree char *before = write_deleted_at (NULL), *after = write_deleted_at (at);
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "INSERT INTO change_row (change_set_id, position, table_name, kind, record_id, last_record_id, before, after,"
      " schema_version) VALUES ($1, $2, $3, 'update', $4, $4, $5, $6, $7)",
      error);

  tandem_changes_add_run (self->changes, table, ids, n_ids);
  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, self->id);
  tandem_statement_bind_text (statement, 3, table);
  tandem_statement_bind_text (statement, 5, before);
  tandem_statement_bind_text (statement, 6, after);
  tandem_statement_bind_int64 (statement, 7, TANDEM_SCHEMA_VERSION);
  for (guint i = 0; i < n_ids; i++)
    {
      tandem_statement_bind_int64 (statement, 2, self->n_rows++);
      tandem_statement_bind_int64 (statement, 4, ids[i]);
      if (!tandem_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * tandem_change_set_follow_up:
 * @func: what is worked out anew from the records of this transaction, such as a row that sums up others
 * @id: for which record
 *
 * Notes it, to be done once before the commit, or before if there are very many notes; not while indexes may be away, without
 * which each would read a whole table. Until then the file has what was worked out before; after a rollback nothing is left to do.
 */
gboolean
tandem_change_set_follow_up (TandemConnection *connection, TandemFollowUpFunc func, gint64 id, GError **error)
{
  TandemChangeSet *self = tandem_connection_get_change_set (connection);

  return tandem_follow_ups_add (self->follow_ups, func, id) || tandem_connection_is_in_bulk (connection)
         || tandem_follow_ups_do (self->follow_ups, connection, error);
}

/**
 * tandem_change_set_drop_follow_up:
 *
 * Takes such a note back, for a record that needs it no more.
 */
void
tandem_change_set_drop_follow_up (TandemConnection *connection, TandemFollowUpFunc func, gint64 id)
{
  tandem_follow_ups_remove (tandem_connection_get_change_set (connection)->follow_ups, func, id);
}

static gboolean
mark_reversed (TandemConnection *connection, TandemChangeSet *self, GError **error)
{
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection, "UPDATE change_set SET reversed_by_id = $1 WHERE id = $2", error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, self->id);
  tandem_statement_bind_int64 (statement, 2, self->reverses_id);
  return tandem_statement_run (statement, error);
}

/* The sequence is taken last in the transaction: clocks step back, so ids can't say which change came after which. */
static gboolean
insert_set (TandemConnection *connection, TandemChangeSet *self, GError **error)
{
  g_autoptr (TandemStatement) statement = NULL;
  g_autofree char *now = tandem_instant_now ();

  if (!tandem_connection_execute (connection, "UPDATE counter SET value = value + 1 WHERE name = 'change-sequence'", error))
    return FALSE;
  statement = tandem_connection_prepare (
      connection,
      "INSERT INTO change_set (id, sequence, label, person_id, origin, cause, composite, at, reverses_id, "
      "for_person_id)"
      " SELECT $1, value, $2, $3, $4, $5, $6, $7, $8, (SELECT works_for_id FROM person WHERE id = $3) FROM counter"
      " WHERE name = 'change-sequence'",
      error);
  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, self->id);
  tandem_statement_bind_text (statement, 2, self->label);
  tandem_statement_bind_id (statement, 3, self->person_id);
  tandem_statement_bind_text (statement, 4, self->origin);
  tandem_statement_bind_text (statement, 5, self->cause);
  tandem_statement_bind_int64 (statement, 6, self->composite);
  tandem_statement_bind_text (statement, 7, now);
  tandem_statement_bind_id (statement, 8, self->reverses_id);
  return tandem_statement_run (statement, error);
}

/**
 * tandem_change_set_finish:
 *
 * Does what was noted to follow, then writes the head of the change set, as the last thing before COMMIT. One that changed nothing
 * leaves no trace.
 */
gboolean
tandem_change_set_finish (TandemConnection *connection, GError **error)
{
  TandemChangeSet *self = tandem_connection_get_change_set (connection);

  /* What removes records for good follows them, too, and begins no change set. */
  if (!tandem_follow_ups_do (self->follow_ups, connection, error))
    return FALSE;
  if (self->id == 0)
    return TRUE;
  for (guint i = 0; i < self->created->len; i++)
    {
      CreatedRange *range = &g_array_index (self->created, CreatedRange, i);

      if (!insert_row (connection, self, range->table, "create", range->first, range->last, NULL, NULL, error))
        return FALSE;
    }
  if (self->n_rows == 0 && self->reverses_id == 0)
    return TRUE;
  return insert_set (connection, self, error) && (self->reverses_id == 0 || mark_reversed (connection, self, error));
}

gint64
tandem_change_set_get_id (TandemChangeSet *self)
{
  return self->id;
}

gint64
tandem_change_set_get_person_id (TandemChangeSet *self)
{
  return self->person_id;
}

/**
 * tandem_change_set_get_changes:
 *
 * Returns: (transfer none): what has been touched so far
 */
TandemChanges *
tandem_change_set_get_changes (TandemChangeSet *self)
{
  return self->changes;
}
