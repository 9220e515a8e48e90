/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes apart what was merged, however long ago and whatever was edited since: the journal has all that the merge moved. What it
 * moved goes back as it is now, edits and all, unless somebody gave it to somebody else meanwhile; what stood twice comes out of
 * the trash; what the record that stays had taken over gets its old value back where it still has that of the merge. What came
 * since stays with that one. */
#include "act/tandem-act-unmerge.h"

#include <glib/gi18n-lib.h>

#include "model/tandem-merge-query.h"
#include "store/tandem-change-set.h"
#include "store/tandem-connection.h"
#include "store/tandem-image.h"
#include "store/tandem-journal.h"
#include "store/tandem-store-error.h"

#define DELETED     "deleted_at"
#define MERGED_INTO "merged_into_id"

typedef struct {
  TandemConnection *connection;
  GType type;
  TandemRecordClass *klass;
  gint64 merged_id;
  gint64 into_id; /* of now: whoever it was merged into may have been merged, too */
  gint64 set_id;
  gboolean is_plan;
  TandemUnmerge *outcome;
} Parting;

static void
clear_parting (Parting *self)
{
  g_clear_pointer (&self->klass, g_type_class_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parting, clear_parting)

void
tandem_unmerge_clear (TandemUnmerge *self)
{
  g_clear_pointer (&self->kept, g_ptr_array_unref);
}

/* --- one record that the merge wrote -------------------------------------------------------------------------------------- */

static gboolean
is_id_of (JsonNode *node, gint64 id)
{
  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
         && json_node_get_int (node) == id;
}

/* Whether the merge made this column name the one that stays. */
static gboolean
is_move (Parting *self, TandemRecordClass *klass, const char *name, JsonNode *before)
{
  for (guint i = 0; i < klass->n_columns; i++)
    {
      const TandemColumn *column = &klass->columns[i];

      if (g_str_equal (column->name, name))
        return g_strcmp0 (column->part_of ? column->part_of : column->names, self->klass->table) == 0
               && is_id_of (before, self->merged_id);
    }
  return FALSE;
}

/* What of a record goes back: the old values of the columns that still hold what the merge wrote. */
typedef struct {
  JsonObject *old_values;
  gboolean is_moved, is_elsewhere;
} Return;

static void
clear_return (Return *self)
{
  g_clear_pointer (&self->old_values, json_object_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Return, clear_return)

static void
add_column (Parting *self, Return *way, TandemRecord *record, const char *name, JsonNode *before, JsonNode *after)
{
  g_autoptr (JsonNode) now = tandem_image_dup_value (record, name);
  gboolean is_it = is_move (self, TANDEM_RECORD_GET_CLASS (record), name, before);
  gboolean stands = (now && tandem_image_equal (name, now, after)) || (is_it && is_id_of (now, self->into_id));

  if (stands)
    json_object_set_member (way->old_values, name, json_node_copy (before));
  way->is_moved |= is_it && stands;
  way->is_elsewhere |= is_it && !stands;
}

static void
find_way (Parting *self, Return *way, TandemRecord *record, JsonObject *before, JsonObject *after)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  way->old_values = json_object_new ();
  json_object_iter_init (&iter, after);
  while (json_object_iter_next (&iter, &name, &value))
    if (json_object_has_member (before, name))
      add_column (self, way, record, name, json_object_get_member (before, name), value);
}

static gboolean
write_back (Parting *self, TandemRecord *record, JsonObject *old_values, GError **error)
{
  g_autofree char *deleted_at = NULL;

  if (self->is_plan)
    return TRUE;
  tandem_image_apply (old_values, record, &deleted_at);
  if (deleted_at == NULL && tandem_record_get_deleted_at (record))
    return tandem_record_restore (record, self->connection, error);
  return tandem_record_update (record, self->connection, error);
}

/* What stood twice and is in the trash, and what moved; the twin of the former only gets its old values back. */
static gboolean
return_part (Parting *self, TandemRecord *record, Return *way, GError **error)
{
  TandemUnmerge *outcome = self->outcome;
  gboolean comes_back = json_object_has_member (way->old_values, DELETED), is_edited = FALSE;

  if (way->is_elsewhere && !way->is_moved)
    {
      outcome->n_elsewhere++;
      return TRUE;
    }
  if (way->is_moved || comes_back)
    {
      outcome->n_back++;
      if (!tandem_merge_query_was_edited (self->connection, record, self->set_id, &is_edited, error))
        return FALSE;
      outcome->n_edited += is_edited;
    }
  return write_back (self, record, way->old_values, error);
}

static void
tell_kept (Parting *self, JsonObject *after, JsonObject *old_values)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init (&iter, after);
  while (json_object_iter_next (&iter, &name, &value))
    if (!json_object_has_member (old_values, name))
      g_ptr_array_add (self->outcome->kept, g_strdup (name));
}

static gboolean
return_row (Parting *self, const TandemJournalRow *row, TandemRecord *record, GError **error)
{
  g_autoptr (JsonNode) before = tandem_image_parse (row->before, error);
  g_autoptr (JsonNode) after = before ? tandem_image_parse (row->after, error) : NULL;
  g_auto (Return) way = { NULL };

  if (after == NULL)
    return FALSE;
  find_way (self, &way, record, json_node_get_object (before), json_node_get_object (after));
  if (!g_str_equal (row->table, self->klass->table)
      || json_object_has_member (json_node_get_object (after), MERGED_INTO))
    return return_part (self, record, &way, error);
  /* the record that stays, or one that named the other, as a part of that company */
  if (way.is_moved || way.is_elsewhere)
    return return_part (self, record, &way, error);
  tell_kept (self, json_node_get_object (after), way.old_values);
  return write_back (self, record, way.old_values, error);
}

static gboolean
visit_row (Parting *self, const TandemJournalRow *row, GError **error)
{
  GError *failure = NULL;
  g_autoptr (TandemRecord) record = NULL;
  GType type = tandem_record_type_for_table (row->table);

  if (row->is_create || type == G_TYPE_INVALID
      || (row->first == self->merged_id && g_str_equal (row->table, self->klass->table)))
    return TRUE;
  record = tandem_record_load (self->connection, type, row->first, &failure);
  if (g_error_matches (failure, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND))
    {
      self->outcome->n_gone++;
      g_error_free (failure);
      return TRUE;
    }
  if (failure)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  return return_row (self, row, record, error);
}

/* --- the whole ---------------------------------------------------------------------------------------------------------- */

static gboolean
find_column (Parting *self, guint *column)
{
  for (*column = 0; *column < self->klass->n_columns; (*column)++)
    if (g_str_equal (self->klass->columns[*column].name, MERGED_INTO))
      return TRUE;
  return FALSE;
}

static gboolean
find_merge (Parting *self, TandemRecord *merged, GError **error)
{
  guint column;

  if (find_column (self, &column))
    self->into_id = tandem_record_get_integer (merged, column);
  if (!tandem_merge_query_find_set (self->connection, self->klass->table, self->merged_id, &self->set_id, error))
    return FALSE;
  if (self->into_id != 0 && self->set_id != 0)
    return TRUE;
  g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND,
                       _ ("These two are not merged any more. Nothing was changed."));
  return FALSE;
}

static gboolean
begin (Parting *self, GError **error)
{
  g_autofree char *name = tandem_merge_query_dup_name (self->connection, self->klass->table, self->merged_id, error);
  g_autofree char *into_name = NULL, *label = NULL;

  if (name == NULL
      || !(into_name = tandem_merge_query_dup_name (self->connection, self->klass->table, self->into_id, error)))
    return FALSE;
  /* Translators: what undo will undo: two that were merged are two again */
  label = g_strdup_printf (_ ("Take “%s” and “%s” apart"), into_name, name);
  tandem_change_set_begin (self->connection, label);
  tandem_change_set_set_composite (self->connection, TRUE);
  tandem_change_set_set_derived (self->connection);
  return TRUE;
}

static gboolean
ends_merge (Parting *self, const TandemJournalRow *row)
{
  return !row->is_create && g_str_equal (row->table, self->klass->table)
         && tandem_merge_query_is_merge (row->before, row->after);
}

/* An act that merged many wrote for each first what it moved, and last that it was merged: of the rows, of which the last one is the
 * first, those from its own to the next such one are of this one. An act that merged one wrote nothing else. */
static gboolean
visit_rows (Parting *self, GPtrArray *rows, GError **error)
{
  guint n_merges = 0;
  gboolean is_its = TRUE;

  for (guint i = 0; i < rows->len; i++)
    n_merges += ends_merge (self, rows->pdata[i]);
  for (guint i = 0; i < rows->len; i++)
    {
      const TandemJournalRow *row = rows->pdata[i];

      if (n_merges > 1 && (i == 0 || ends_merge (self, row)))
        is_its = ends_merge (self, row) && row->first == self->merged_id;
      if (is_its && !visit_row (self, row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
bring_back (Parting *self, TandemRecord *merged, GError **error)
{
  guint column;

  if (self->is_plan || !find_column (self, &column))
    return TRUE;
  tandem_record_set_null (merged, column);
  return tandem_record_restore (merged, self->connection, error);
}

static gboolean
run (Parting *self, GError **error)
{
  g_autoptr (TandemRecord) merged = tandem_record_load (self->connection, self->type, self->merged_id, error);
  g_autoptr (GPtrArray) rows = NULL;

  *self->outcome = (TandemUnmerge) { .kept = g_ptr_array_new_with_free_func (g_free) };
  self->klass = g_type_class_ref (self->type);
  if (merged == NULL || !find_merge (self, merged, error) || (!self->is_plan && !begin (self, error))
      || !(rows = tandem_journal_load_rows (self->connection, self->set_id, error)))
    return FALSE;
  return visit_rows (self, rows, error) && bring_back (self, merged, error);
}

/**
 * tandem_act_unmerge_plan:
 * @plan: (out): what tandem_act_unmerge() would do
 */
gboolean
tandem_act_unmerge_plan (TandemConnection *connection, GType type, gint64 merged_id, TandemUnmerge *plan,
                         GError **error)
{
  g_auto (Parting) self
      = { .connection = connection, .type = type, .merged_id = merged_id, .is_plan = TRUE, .outcome = plan };

  return run (&self, error);
}

/**
 * tandem_act_unmerge:
 * @merged_id: one that was merged
 * @done: (out): what became of everything
 *
 * Takes it out of the record that it was merged into.
 */
gboolean
tandem_act_unmerge (TandemConnection *connection, GType type, gint64 merged_id, TandemUnmerge *done, GError **error)
{
  g_auto (Parting) self = { .connection = connection, .type = type, .merged_id = merged_id, .outcome = done };

  return run (&self, error);
}

typedef struct {
  GType type;
  gint64 merged_id;
} UnmergeData;

static gboolean
unmerge_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const UnmergeData *act = data;
  g_auto (TandemUnmerge) done = { 0 };

  return tandem_act_unmerge (connection, act->type, act->merged_id, &done, error);
}

void
tandem_act_unmerge_async (TandemStore *store, GType type, gint64 merged_id, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  UnmergeData act = { type, merged_id };

  tandem_store_run_async (store, TANDEM_STORE_WRITE, unmerge_cb, g_memdup2 (&act, sizeof act), g_free, cancellable,
                          callback, user_data);
}
