/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows lie as they were read, beside what became of each; so what would happen can be looked at and decided for hours
 * while nobody waits, and a file that changes or goes away in between changes nothing. Whether two rows, or a row and a
 * contact, have something in common is told by hashes that are sorted on the disk: a million rows take no more memory than
 * ten. Nothing here outlives the program, so nothing is flushed; a folder that a killed program left is taken away by the
 * next import. */
#include "model/tandem-import-stage-private.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>

#include "base/tandem-cache-folder.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

#define KEYS_AT_ONCE  4096 /* between two looks at whether they are still wanted */
#define FOLDER_PREFIX "import-"
#define ROWS_AT_ONCE  20000 /* of a transaction: what can be taken back stands in memory */

static const char schema[]
    = "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;"
      "PRAGMA temp_store = FILE; PRAGMA cache_size = -32768; PRAGMA threads = 1;"
      "CREATE TABLE staged_row (number INTEGER PRIMARY KEY, cells BLOB NOT NULL);"
      "CREATE TABLE staged_verdict (number INTEGER PRIMARY KEY, line INTEGER NOT NULL,"
      " outcome INTEGER NOT NULL, decision INTEGER NOT NULL, busy INTEGER NOT NULL, target INTEGER,"
      " stamp INTEGER NOT NULL, fields INTEGER NOT NULL, reason TEXT, takes INTEGER NOT NULL, keeps INTEGER NOT NULL, "
      "kind INTEGER);"
      "CREATE INDEX staged_verdict_target ON staged_verdict (target, outcome, number)"
      " WHERE target IS NOT NULL;"
      "CREATE TABLE staged_key (hash INTEGER NOT NULL, number INTEGER NOT NULL);"
      "CREATE TABLE staged_shared (hash INTEGER NOT NULL, number INTEGER NOT NULL);" /* of those that may be shared */
      "CREATE TABLE staged_contact (hash INTEGER NOT NULL, contact_id INTEGER NOT NULL);"
      "CREATE TABLE staged_candidate (number INTEGER NOT NULL, position INTEGER NOT NULL,"
      " target INTEGER NOT NULL, PRIMARY KEY (number, position)) WITHOUT ROWID;"
      "CREATE TABLE staged_made (number INTEGER PRIMARY KEY, made_id INTEGER NOT NULL);";

/**
 * tandem_import_stage_new:
 *
 * Returns: (transfer full) (nullable): an empty stage, of the calling thread; what killed programs left is taken away
 */
TandemImportStage *
tandem_import_stage_new (GError **error)
{
  g_autoptr (TandemImportStage) self = g_new0 (TandemImportStage, 1);
  g_autofree char *path = NULL;

  tandem_cache_folder_remove_left (FOLDER_PREFIX);
  self->lock = -1;
  self->folder = tandem_cache_folder_make (FOLDER_PREFIX, &self->lock);
  if (self->folder == NULL)
    {
      g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_FAILED,
                   /* Translators: %s says what is wrong, such as that the disk is full */
                   _ ("The import can’t put its rows aside: %s. Nothing was changed."), g_strerror (errno));
      return NULL;
    }
  path = g_build_filename (self->folder, "rows.db", NULL);
  self->connection = tandem_connection_open (path, TANDEM_CONNECTION_CREATE, error);
  if (self->connection == NULL || !tandem_connection_execute (self->connection, schema, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
tandem_import_stage_free (TandemImportStage *self)
{
  g_clear_pointer (&self->connection, tandem_connection_close);
  if (self->folder)
    tandem_cache_folder_remove (self->folder);
  if (self->lock >= 0)
    close (self->lock);
  g_free (self->folder);
  g_free (self);
}

void
tandem_import_verdict_clear (TandemImportVerdict *self)
{
  g_clear_pointer (&self->reason, g_free);
}

/* From now on the stage belongs to the calling thread; no other may be at it. */
void
tandem_import_stage_adopt (TandemImportStage *self)
{
  tandem_connection_adopt (self->connection);
}

/**
 * tandem_import_stage_go_on:
 *
 * To be called once for each row that is written.
 */
gboolean
tandem_import_stage_go_on (TandemImportStage *self, GError **error)
{
  if (self->n_pending++ % ROWS_AT_ONCE != 0)
    return TRUE;
  return (self->n_pending == 1 || tandem_connection_execute (self->connection, "COMMIT", error))
         && tandem_connection_execute (self->connection, "BEGIN", error);
}

/* Once no more rows follow. */
gboolean
tandem_import_stage_settle (TandemImportStage *self, GError **error)
{
  gboolean is_open = self->n_pending > 0;

  self->n_pending = 0;
  return !is_open || tandem_connection_execute (self->connection, "COMMIT", error);
}

/* --- filling ---------------------------------------------------------------------------------------------------------- */

gboolean
tandem_import_stage_run_with_two (TandemImportStage *self, const char *sql, gint64 one, gint64 other, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (self->connection, sql, error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, one);
  tandem_statement_bind_int64 (statement, 2, other);
  return tandem_statement_run (statement, error);
}

static gboolean
insert_cells (TandemImportStage *self, gint64 number, GBytes *cells, GError **error)
{
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (self->connection, "INSERT INTO staged_row (number, cells) VALUES ($1, $2)", error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, number);
  tandem_statement_bind_bytes (statement, 2, cells);
  return tandem_statement_run (statement, error);
}

static gboolean
write_verdict (TandemImportStage *self, const TandemImportVerdict *verdict, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      self->connection,
      "INSERT INTO staged_verdict (number, line, outcome, decision, busy, target, stamp, fields, reason,"
      " takes, keeps, kind) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
      " ON CONFLICT (number) DO UPDATE SET outcome = excluded.outcome,"
      " decision = excluded.decision, target = excluded.target, stamp = excluded.stamp, fields = excluded.fields,"
      " reason = excluded.reason, takes = excluded.takes, keeps = excluded.keeps",
      error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, verdict->number);
  tandem_statement_bind_int64 (statement, 2, verdict->line);
  tandem_statement_bind_int64 (statement, 3, verdict->outcome);
  tandem_statement_bind_int64 (statement, 4, verdict->decision);
  tandem_statement_bind_int64 (statement, 5, verdict->busy);
  tandem_statement_bind_id (statement, 6, verdict->target);
  tandem_statement_bind_int64 (statement, 7, verdict->stamp);
  tandem_statement_bind_int64 (statement, 8, (gint64) verdict->fields);
  tandem_statement_bind_text (statement, 9, verdict->reason);
  tandem_statement_bind_int64 (statement, 10, (gint64) verdict->takes);
  tandem_statement_bind_int64 (statement, 11, (gint64) verdict->keeps);
  tandem_statement_bind_int64 (statement, 12, verdict->kind);
  return tandem_statement_run (statement, error);
}

/**
 * tandem_import_stage_add_row:
 * @cells: the row, packed
 * @verdict: what is known of it by itself
 */
gboolean
tandem_import_stage_add_row (TandemImportStage *self, GBytes *cells, const TandemImportVerdict *verdict, GError **error)
{
  return tandem_import_stage_go_on (self, error) && insert_cells (self, verdict->number, cells, error)
         && write_verdict (self, verdict, error);
}

/**
 * tandem_import_stage_add_key:
 * @hash: of something that tells who it is
 */
gboolean
tandem_import_stage_add_key (TandemImportStage *self, gint64 number, gint64 hash, GError **error)
{
  return tandem_import_stage_run_with_two (self, "INSERT INTO staged_key (number, hash) VALUES ($1, $2)", number, hash,
                                           error);
}

/**
 * tandem_import_stage_add_firm_key:
 *
 * The same of a contact of the firm, as far as a row may have it.
 */
gboolean
tandem_import_stage_add_firm_key (TandemImportStage *self, gint64 contact_id, gint64 hash, GError **error)
{
  return tandem_import_stage_go_on (self, error)
         && tandem_import_stage_run_with_two (self, "INSERT INTO staged_contact (contact_id, hash) VALUES ($1, $2)",
                                              contact_id, hash, error);
}

/**
 * tandem_import_stage_clear_firm_keys:
 *
 * For looking at the firm once more.
 */
gboolean
tandem_import_stage_clear_firm_keys (TandemImportStage *self, GError **error)
{
  /* They are made again, in one go, by tandem_import_stage_find_busy(). */
  return tandem_connection_execute (self->connection,
                                    "DROP INDEX IF EXISTS staged_shared_hash; DROP INDEX IF EXISTS staged_contact_hash",
                                    error)
         && tandem_connection_execute (self->connection, "DELETE FROM staged_contact", error)
         && tandem_connection_execute (self->connection, "DELETE FROM staged_shared", error);
}

static gboolean
add_shared (TandemImportStage *self, TandemStatement *key, GError **error)
{
  return tandem_import_stage_go_on (self, error)
         && tandem_import_stage_run_with_two (self, "INSERT INTO staged_shared (hash, number) VALUES ($1, $2)",
                                              tandem_statement_get_int64 (key, 0), tandem_statement_get_int64 (key, 1),
                                              error);
}

/**
 * tandem_import_stage_each_key:
 *
 * Goes through what was given to tandem_import_stage_add_key(). Only those for which @func returns %TRUE are looked for later.
 */
gboolean
tandem_import_stage_each_key (TandemImportStage *self, TandemImportHashFunc func, gpointer data,
                              GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (self->connection, "SELECT hash, number FROM staged_key", error);
  g_autoptr (GError) failure = NULL;
  guint n_seen = 0;

  if (statement == NULL)
    return FALSE;
  while (tandem_statement_next (statement, &failure))
    {
      if (++n_seen % KEYS_AT_ONCE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (func (tandem_statement_get_int64 (statement, 0), data) && !add_shared (self, statement, error))
        return FALSE;
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Sorted in one go, once all is there. */
static const char indexes[] = "CREATE INDEX IF NOT EXISTS staged_shared_hash ON staged_shared (hash, number);"
                              "CREATE INDEX IF NOT EXISTS staged_contact_hash ON staged_contact (hash, contact_id);"
                              "CREATE INDEX IF NOT EXISTS staged_verdict_outcome ON staged_verdict (outcome, number);";

/**
 * tandem_import_stage_find_busy:
 * @n_busy: (out): how many there are
 *
 * Marks the rows that have something in common with a contact or with another row.
 */
gboolean
tandem_import_stage_find_busy (TandemImportStage *self, gint64 *n_busy, GError **error)
{
  return tandem_connection_execute (self->connection, indexes, error)
         && tandem_connection_execute (
             self->connection,
             "UPDATE staged_verdict SET busy = 1 WHERE busy = 0 AND number IN (SELECT k.number FROM staged_shared AS k"
             " WHERE EXISTS (SELECT 1 FROM staged_contact AS c WHERE c.hash = k.hash)"
             " OR k.hash IN (SELECT t.hash FROM staged_shared AS t GROUP BY t.hash HAVING count(*) > 1))",
             error)
         && tandem_connection_get_int64 (self->connection, "SELECT count(*) FROM staged_verdict WHERE busy = 1", n_busy,
                                         error);
}

/* --- going through the rows ------------------------------------------------------------------------------------------- */

/* The columns of %VERDICT_COLUMNS. */
void
tandem_import_stage_read_verdict (TandemStatement *statement, TandemImportVerdict *verdict)
{
  *verdict = (TandemImportVerdict) {
    .number = tandem_statement_get_int64 (statement, 0),
    .line = tandem_statement_get_int64 (statement, 1),
    .outcome = (int) tandem_statement_get_int64 (statement, 2),
    .decision = (int) tandem_statement_get_int64 (statement, 3),
    .busy = tandem_statement_get_int64 (statement, 4) != 0,
    .target = tandem_statement_get_int64 (statement, 5),
    .stamp = tandem_statement_get_int64 (statement, 6),
    .fields = (guint64) tandem_statement_get_int64 (statement, 7),
    .takes = (guint64) tandem_statement_get_int64 (statement, 8),
    .keeps = (guint64) tandem_statement_get_int64 (statement, 9),
  };
}

static gboolean
each (TandemStatement *statement, TandemImportStageFunc func, gpointer data, GError **error)
{
  g_autoptr (GError) failure = NULL;

  while (tandem_statement_next (statement, &failure))
    {
      TandemImportVerdict verdict;
      gsize length;
      const guint8 *bytes = tandem_statement_get_bytes (statement, 10, &length);
      g_autoptr (GBytes) cells = g_bytes_new_static (bytes, length);

      tandem_import_stage_read_verdict (statement, &verdict);
      if (!func (cells, &verdict, data, error))
        return FALSE;
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_import_stage_each_busy:
 * @func: may save what it finds out of the row
 *
 * Goes through the rows that share something, in their order.
 */
gboolean
tandem_import_stage_each_busy (TandemImportStage *self, TandemImportStageFunc func, gpointer data, GError **error)
{
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (self->connection,
                                   "SELECT " VERDICT_COLUMNS
                                   ", r.cells FROM staged_verdict AS v JOIN staged_row AS r ON r.number = v.number"
                                   " WHERE v.busy = 1 ORDER BY v.number",
                                   error);

  return statement && each (statement, func, data, error);
}

/**
 * tandem_import_stage_each:
 * @func: may not change what becomes of a row
 *
 * Goes through the rows that end in one way, in their order.
 */
gboolean
tandem_import_stage_each (TandemImportStage *self, int outcome, TandemImportStageFunc func, gpointer data,
                          GError **error)
{
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (self->connection,
                                   "SELECT " VERDICT_COLUMNS
                                   ", r.cells FROM staged_verdict AS v JOIN staged_row AS r ON r.number = v.number"
                                   " WHERE +v.outcome = $1 ORDER BY v.number", /* by no index: most rows end so */
                                   error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, outcome);
  return each (statement, func, data, error);
}

/* Returns: a statement that stands on the row, NULL with an error where there is none */
static TandemStatement *
find_row (TandemImportStage *self, const char *sql, gint64 number, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (self->connection, sql, error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, number);
  if (tandem_statement_next (statement, &failure))
    return g_steal_pointer (&statement);
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND,
                         _ ("There is no such row in the file."));
  return NULL;
}

/**
 * tandem_import_stage_dup_cells:
 *
 * Returns: (transfer full) (nullable): the row as it was packed
 */
GBytes *
tandem_import_stage_dup_cells (TandemImportStage *self, gint64 number, GError **error)
{
  g_autoptr (TandemStatement) statement
      = find_row (self, "SELECT cells FROM staged_row WHERE number = $1", number, error);

  return statement ? tandem_statement_dup_bytes (statement, 0) : NULL;
}

/**
 * tandem_import_stage_load:
 * @verdict: (out caller-allocates): what is known of the row; to be cleared
 */
gboolean
tandem_import_stage_load (TandemImportStage *self, gint64 number, TandemImportVerdict *verdict, GError **error)
{
  g_autoptr (TandemStatement) statement
      = find_row (self, "SELECT " VERDICT_COLUMNS ", v.reason FROM staged_verdict AS v WHERE v.number = $1", number,
                  error);

  *verdict = (TandemImportVerdict) { 0 };
  if (statement == NULL)
    return FALSE;
  tandem_import_stage_read_verdict (statement, verdict);
  verdict->reason = tandem_statement_dup_text (statement, 10);
  return TRUE;
}

/**
 * tandem_import_stage_save:
 * @candidates: (array length=n_candidates): whom it may be: ids of contacts and, below 0, numbers of rows
 *
 * Writes what is known of a row now.
 */
gboolean
tandem_import_stage_save (TandemImportStage *self, const TandemImportVerdict *verdict, const gint64 *candidates,
                          guint n_candidates, GError **error)
{
  g_autoptr (TandemStatement) clear
      = tandem_connection_prepare (self->connection, "DELETE FROM staged_candidate WHERE number = $1", error);

  if (clear == NULL)
    return FALSE;
  tandem_statement_bind_int64 (clear, 1, verdict->number);
  if (!tandem_statement_run (clear, error))
    return FALSE;
  for (guint i = 0; i < n_candidates; i++)
    {
      g_autoptr (TandemStatement) statement
          = tandem_connection_prepare (self->connection,
                                       "INSERT INTO staged_candidate (number, position, target) VALUES ($1, $2, $3)",
                                       error);

      if (statement == NULL)
        return FALSE;
      tandem_statement_bind_int64 (statement, 1, verdict->number);
      tandem_statement_bind_int64 (statement, 2, i);
      tandem_statement_bind_int64 (statement, 3, candidates[i]);
      if (!tandem_statement_run (statement, error))
        return FALSE;
    }
  return write_verdict (self, verdict, error);
}
