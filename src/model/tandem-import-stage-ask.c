/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-import-stage-private.h"

#include <string.h>

#define MOST_SHARING 200 /* of one fact: who comes later goes with the first ones */

/* --- asking ------------------------------------------------------------------------------------------------------------ */

static GArray *
list_ids (TandemImportStage *self, const char *sql, gint64 one, gint64 other, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (self->connection, sql, error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, one);
  tandem_statement_bind_int64 (statement, 2, other);
  return tandem_statement_collect_ids (statement, error);
}

GArray *
tandem_import_stage_list_candidates (TandemImportStage *self, gint64 number, GError **error)
{
  return list_ids (self, "SELECT target FROM staged_candidate WHERE number = $1 ORDER BY position", number, 0, error);
}

/**
 * tandem_import_stage_list_contacts:
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the contacts that may have what @hash stands for
 */
GArray *
tandem_import_stage_list_contacts (TandemImportStage *self, gint64 hash, GError **error)
{
  return list_ids (self, "SELECT DISTINCT contact_id FROM staged_contact WHERE hash = $1 ORDER BY contact_id LIMIT $2",
                   hash, MOST_SHARING, error);
}

/**
 * tandem_import_stage_list_before:
 *
 * Returns: (transfer full) (element-type TandemImportVerdict) (nullable): the first rows before this one that have it, without reasons
 */
GArray *
tandem_import_stage_list_before (TandemImportStage *self, gint64 hash, gint64 number, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      self->connection,
      "SELECT " VERDICT_COLUMNS
      " FROM (SELECT number FROM staged_shared WHERE hash = $1 AND number < $2 ORDER BY number"
      " LIMIT $3) AS k JOIN staged_verdict AS v ON v.number = k.number ORDER BY v.number",
      error);
  g_autoptr (GArray) verdicts = g_array_new (FALSE, FALSE, sizeof (TandemImportVerdict));
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, hash);
  tandem_statement_bind_int64 (statement, 2, number);
  tandem_statement_bind_int64 (statement, 3, MOST_SHARING);
  while (tandem_statement_next (statement, &failure))
    {
      TandemImportVerdict verdict;

      tandem_import_stage_read_verdict (statement, &verdict);
      g_array_append_val (verdicts, verdict);
    }
  if (failure == NULL)
    return g_steal_pointer (&verdicts);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/**
 * tandem_import_stage_list_fillers:
 * @target: as in #TandemImportVerdict
 * @outcome: that of rows which add something to it
 * @before: a row
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the rows before it that do
 */
GArray *
tandem_import_stage_list_fillers (TandemImportStage *self, gint64 target, int outcome, gint64 before, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      self->connection,
      "SELECT number FROM staged_verdict WHERE target = $1 AND outcome = $2 AND number < $3 ORDER BY number", error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, target);
  tandem_statement_bind_int64 (statement, 2, outcome);
  tandem_statement_bind_int64 (statement, 3, before);
  return tandem_statement_collect_ids (statement, error);
}

/**
 * tandem_import_stage_list_followers:
 * @target: as in #TandemImportVerdict
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the rows that go to it
 */
GArray *
tandem_import_stage_list_followers (TandemImportStage *self, gint64 target, GError **error)
{
  return list_ids (self, "SELECT number FROM staged_verdict WHERE target = $1 ORDER BY number", target, 0, error);
}

/**
 * tandem_import_stage_list:
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the numbers of the rows that end so
 */
GArray *
tandem_import_stage_list (TandemImportStage *self, int outcome, guint64 offset, guint limit, GError **error)
{
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (self->connection,
                                   "SELECT number FROM staged_verdict WHERE outcome = $1 ORDER BY number", error);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, outcome);
  for (guint64 i = 0; i < offset + limit && tandem_statement_next (statement, &failure); i++)
    {
      gint64 number = tandem_statement_get_int64 (statement, 0);

      if (i >= offset)
        g_array_append_val (numbers, number);
    }
  if (failure == NULL)
    return g_steal_pointer (&numbers);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

static gboolean
count (TandemImportStage *self, const char *sql, guint64 *counts, guint n, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (self->connection, sql, error);
  g_autoptr (GError) failure = NULL;

  memset (counts, 0, n * sizeof *counts);
  while (statement && tandem_statement_next (statement, &failure))
    counts[tandem_statement_get_int64 (statement, 0)] = (guint64) tandem_statement_get_int64 (statement, 1);
  if (statement == NULL || failure == NULL)
    return statement != NULL;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_import_stage_count:
 * @counts: (array length=n_outcomes) (out caller-allocates): how many rows end in each way
 */
gboolean
tandem_import_stage_count (TandemImportStage *self, guint64 *counts, guint n_outcomes, GError **error)
{
  return count (self, "SELECT outcome, count(*) FROM staged_verdict GROUP BY outcome", counts, n_outcomes, error);
}

gboolean
tandem_import_stage_count_created (TandemImportStage *self, guint64 *counts, guint n_kinds, GError **error)
{
  return count (self, "SELECT kind, count(*) FROM staged_verdict WHERE outcome = 0 GROUP BY kind", counts, n_kinds,
                error);
}

/* --- what was made ------------------------------------------------------------------------------------------------------ */

gboolean
tandem_import_stage_note_made (TandemImportStage *self, gint64 number, gint64 made_id, GError **error)
{
  return tandem_import_stage_go_on (self, error)
         && tandem_import_stage_run_with_two (self, "INSERT INTO staged_made (number, made_id) VALUES ($1, $2)", number,
                                              made_id, error);
}

/**
 * tandem_import_stage_find_made:
 * @made_id: (out): the contact or company that the row has made, 0 for none
 */
gboolean
tandem_import_stage_find_made (TandemImportStage *self, gint64 number, gint64 *made_id, GError **error)
{
  g_autoptr (GArray) ids
      = list_ids (self, "SELECT made_id FROM staged_made WHERE number = $1 LIMIT 1", number, 0, error);

  *made_id = ids && ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
  return ids != NULL;
}

gboolean
tandem_import_stage_forget_made (TandemImportStage *self, GError **error)
{
  return tandem_connection_execute (self->connection, "DELETE FROM staged_made", error);
}
