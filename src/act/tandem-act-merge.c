/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever names the one names the other from then on: what that is stands with the columns of each type, so that a table that
 * comes later is moved, too. The one that was merged stays in the trash as it was, with what stood twice, and is brought back
 * when the two are taken apart. Steps of the lifecycle move like the rest and none is added, so that a person is counted once,
 * on the first day of the two. */
#include "act/tandem-act-merge.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-merge-join.h"
#include "base/tandem-format.h"
#include "model/tandem-company.h"
#include "model/tandem-contact.h"
#include "model/tandem-lifecycle.h"
#include "model/tandem-merge-query.h"
#include "model/tandem-not-duplicate.h"
#include "model/tandem-touch.h"
#include "store/tandem-change-set.h"
#include "store/tandem-connection.h"
#include "store/tandem-naming.h"
#include "store/tandem-store-error.h"

typedef struct {
  TandemConnection *connection;
  const TandemMerge *merge;
  const char *table;
  TandemRecord *stays, *other;
} Merging;

static void
clear_merging (Merging *self)
{
  g_clear_object (&self->stays);
  g_clear_object (&self->other);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Merging, clear_merging)

TandemMerge *
tandem_merge_new (GType type, gint64 id, gint64 other_id)
{
  TandemMerge *self = g_new0 (TandemMerge, 1);

  self->type = type;
  self->id = id;
  self->other_id = other_id;
  self->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  self->field_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
tandem_merge_free (TandemMerge *self)
{
  g_array_unref (self->columns);
  g_array_unref (self->field_ids);
  g_free (self);
}

void
tandem_merge_take (TandemMerge *self, guint column)
{
  g_array_append_val (self->columns, column);
}

static const char *
get_table (GType type)
{
  g_autoptr (TandemRecordClass) klass = g_type_class_ref (type);

  return klass->table;
}

static gboolean
is_notes (GType type, guint column)
{
  return type == TANDEM_TYPE_CONTACT ? column == TANDEM_CONTACT_NOTES : column == TANDEM_COMPANY_NOTES;
}

/**
 * tandem_merge_is_choice:
 *
 * Returns: whether somebody has to say whose value is right: not of notes, which are kept one after the other, nor of what the
 *   program knows better
 */
gboolean
tandem_merge_is_choice (GType type, guint column)
{
  g_autoptr (TandemRecordClass) klass = g_type_class_ref (type);

  if ((klass->columns[column].flags & TANDEM_COLUMN_DERIVED) || is_notes (type, column))
    return FALSE;
  if (type == TANDEM_TYPE_COMPANY)
    return column != TANDEM_COMPANY_MERGED_INTO_ID;
  return column != TANDEM_CONTACT_MERGED_INTO_ID && column != TANDEM_CONTACT_FIRST_TOUCH_ID
         && column != TANDEM_CONTACT_IMPORT_BATCH_ID;
}

static gboolean
is_further (TandemRecord *other, TandemRecord *stays)
{
  TandemLifecycle its = tandem_lifecycle_from_nick (tandem_record_get_text (other, TANDEM_CONTACT_LIFECYCLE_STAGE));

  return its != TANDEM_LIFECYCLE_OTHER
         && its > tandem_lifecycle_from_nick (tandem_record_get_text (stays, TANDEM_CONTACT_LIFECYCLE_STAGE));
}

/* How far the work on somebody is goes with how far they are: a lead that sales accepted is no new one. */
static gboolean
goes_with_stage (GType type, guint column)
{
  return type == TANDEM_TYPE_CONTACT
         && (column == TANDEM_CONTACT_LIFECYCLE_STAGE || column == TANDEM_CONTACT_LEAD_STATUS);
}

/**
 * tandem_merge_suggest:
 *
 * Takes what the other alone knows, and the stage that is further on with its lead status.
 */
void
tandem_merge_suggest (TandemMerge *self, TandemRecord *stays, TandemRecord *other)
{
  guint n_columns = TANDEM_RECORD_GET_CLASS (stays)->n_columns;

  for (guint i = 0; i < n_columns; i++)
    if (tandem_merge_is_choice (self->type, i) && !tandem_record_is_null (other, i)
        && (tandem_record_is_null (stays, i) || (goes_with_stage (self->type, i) && is_further (other, stays))))
      tandem_merge_take (self, i);
}

/* --- the record that stays ---------------------------------------------------------------------------------------------- */

static void
join_notes (Merging *self)
{
  guint column = self->merge->type == TANDEM_TYPE_CONTACT ? TANDEM_CONTACT_NOTES : TANDEM_COMPANY_NOTES;
  const char *notes = tandem_record_get_text (self->stays, column);
  const char *others = tandem_record_get_text (self->other, column);
  g_autofree char *both = NULL;

  if (others == NULL || g_strcmp0 (notes, others) == 0)
    return;
  both = notes ? g_strdup_printf ("%s\n\n%s", notes, others) : g_strdup (others);
  tandem_record_set_text (self->stays, column, both);
}

/* Where the person was met first is what the earlier one says. */
static gboolean
take_first_touch (Merging *self, GError **error)
{
  gint64 its = tandem_record_get_integer (self->stays, TANDEM_CONTACT_FIRST_TOUCH_ID);
  gint64 others = tandem_record_get_integer (self->other, TANDEM_CONTACT_FIRST_TOUCH_ID);
  g_autoptr (TandemRecord) first = NULL, second = NULL;

  if (others == 0)
    return TRUE;
  second = tandem_record_load (self->connection, TANDEM_TYPE_TOUCH, others, error);
  if (second == NULL)
    return FALSE;
  if (its != 0 && (first = tandem_record_load (self->connection, TANDEM_TYPE_TOUCH, its, error)) == NULL)
    return FALSE;
  if (first == NULL
      || g_strcmp0 (tandem_record_get_text (second, TANDEM_TOUCH_AT), tandem_record_get_text (first, TANDEM_TOUCH_AT))
             < 0)
    tandem_record_set_id (self->stays, TANDEM_CONTACT_FIRST_TOUCH_ID, others);
  return TRUE;
}

/* A company that is a part of the one that is merged into it, however far below, comes to stand where that one stood. */
static gboolean
lift_out (Merging *self, GError **error)
{
  gint64 parent_id = tandem_record_get_integer (self->stays, TANDEM_COMPANY_PARENT_ID);

  while (parent_id != 0 && parent_id != self->merge->other_id && parent_id != self->merge->id)
    {
      g_autoptr (TandemRecord) parent = tandem_record_load (self->connection, TANDEM_TYPE_COMPANY, parent_id, error);

      if (parent == NULL)
        return FALSE;
      parent_id = tandem_record_get_integer (parent, TANDEM_COMPANY_PARENT_ID);
    }
  if (parent_id == 0)
    return TRUE;
  parent_id = tandem_record_get_integer (self->other, TANDEM_COMPANY_PARENT_ID);
  tandem_record_set_id (self->stays, TANDEM_COMPANY_PARENT_ID, parent_id == self->merge->id ? 0 : parent_id);
  return TRUE;
}

static gboolean
write_stays (Merging *self, GError **error)
{
  const TandemMerge *merge = self->merge;

  for (guint i = 0; i < merge->columns->len; i++)
    {
      guint column = g_array_index (merge->columns, guint, i);

      if (tandem_merge_is_choice (merge->type, column))
        tandem_record_copy_column (self->stays, column, self->other, column);
    }
  join_notes (self);
  if (!(merge->type == TANDEM_TYPE_CONTACT ? take_first_touch (self, error) : lift_out (self, error)))
    return FALSE;
  return tandem_record_update (self->stays, self->connection, error);
}

/* --- what names the other ------------------------------------------------------------------------------------------------ */

/* Whether it would name one and the same twice, as a relation to oneself. */
static gboolean
names_twice (Merging *self, TandemRecord *moved)
{
  TandemRecordClass *klass = TANDEM_RECORD_GET_CLASS (moved);
  guint n = 0;

  for (guint i = 0; i < klass->n_columns; i++)
    {
      const char *table = klass->columns[i].part_of ? klass->columns[i].part_of : klass->columns[i].names;

      n += g_strcmp0 (table, self->table) == 0 && tandem_record_get_integer (moved, i) == self->merge->id;
    }
  return n > 1;
}

static gboolean
move_one (Merging *self, TandemMergeJoin *join, const TandemNaming *naming, TandemRecord *record, GError **error)
{
  g_autoptr (TandemRecord) moved = tandem_record_copy (record);
  gboolean is_live = tandem_record_get_deleted_at (record) == NULL;
  TandemRecord *twin = NULL;

  tandem_record_set_id (moved, naming->column, self->merge->id);
  if (names_twice (self, moved))
    return tandem_record_trash (record, self->connection, error);
  if (is_live && tandem_merge_join_is_for (naming->table))
    {
      twin = tandem_merge_join_find (join, moved);
      tandem_merge_join_fit (join, moved);
    }
  if (twin == NULL)
    return tandem_record_update (moved, self->connection, error);
  tandem_merge_join_fill (join, twin, moved);
  return tandem_record_update (twin, self->connection, error) && tandem_record_trash (record, self->connection, error);
}

static GPtrArray *
load_naming (Merging *self, const TandemNaming *naming, gint64 id, gboolean is_live, GError **error)
{
  g_autofree char *where
      = g_strdup_printf ("%s = $1%s ORDER BY id", naming->column_name, is_live ? " AND deleted_at IS NULL" : "");

  return tandem_record_load_where (self->connection, naming->type, where, id, error);
}

static gboolean
is_of_merge (Merging *self, TandemRecord *record)
{
  gint64 id = tandem_record_get_id (record);

  return G_OBJECT_TYPE (record) == self->merge->type && (id == self->merge->id || id == self->merge->other_id);
}

static gboolean
move_naming (Merging *self, TandemMergeJoin *join, const TandemNaming *naming, GError **error)
{
  g_autoptr (GPtrArray) records = load_naming (self, naming, self->merge->other_id, FALSE, error);

  for (guint i = 0; records && i < records->len; i++)
    if (!is_of_merge (self, records->pdata[i]) && !move_one (self, join, naming, records->pdata[i], error))
      return FALSE;
  return records != NULL;
}

/* All columns of one table, whose records are told apart from those that are there already. */
static gboolean
move_table (Merging *self, const TandemNaming *namings, guint n_namings, GError **error)
{
  g_autoptr (TandemMergeJoin) join = tandem_merge_join_new (self->merge->field_ids);

  for (guint i = 0; i < n_namings && tandem_merge_join_is_for (namings->table); i++)
    {
      g_autoptr (GPtrArray) records = load_naming (self, &namings[i], self->merge->id, TRUE, error);

      for (guint j = 0; records && j < records->len; j++)
        tandem_merge_join_add (join, records->pdata[j]);
      if (records == NULL)
        return FALSE;
    }
  for (guint i = 0; i < n_namings; i++)
    if (!move_naming (self, join, &namings[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
move_all (Merging *self, GError **error)
{
  g_autoptr (GArray) namings = tandem_naming_list (self->table);

  for (guint first = 0, next; first < namings->len; first = next)
    {
      const TandemNaming *naming = &g_array_index (namings, TandemNaming, first);

      for (next = first + 1; next < namings->len && g_array_index (namings, TandemNaming, next).type == naming->type;
           next++)
        ;
      if (!move_table (self, naming, next - first, error))
        return FALSE;
    }
  return TRUE;
}

/* --- the act -------------------------------------------------------------------------------------------------------------- */

static TandemRecord *
load_live (TandemConnection *connection, GType type, gint64 id, gint64 version, GError **error)
{
  g_autoptr (TandemRecord) record = tandem_record_load (connection, type, id, error);

  if (record == NULL)
    return NULL;
  if (tandem_record_get_deleted_at (record))
    g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND,
                         _ ("One of the two is in the trash meanwhile. Nothing was changed."));
  else if (version != 0 && tandem_record_get_version (record) != version)
    g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CONFLICT,
                         _ ("One of the two was changed meanwhile. Nothing was merged; look at both again."));
  else
    return g_steal_pointer (&record);
  return NULL;
}

static gboolean
begin (Merging *self, GError **error)
{
  const TandemMerge *merge = self->merge;
  g_autofree char *name = NULL, *other_name = NULL, *label = NULL;

  if (merge->id == merge->other_id)
    {
      g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                           _ ("A record can't be merged with itself. Nothing was changed."));
      return FALSE;
    }
  if (!(self->stays = load_live (self->connection, merge->type, merge->id, merge->version, error))
      || !(self->other = load_live (self->connection, merge->type, merge->other_id, merge->other_version, error))
      || !(name = tandem_merge_query_dup_name (self->connection, self->table, merge->id, error))
      || !(other_name = tandem_merge_query_dup_name (self->connection, self->table, merge->other_id, error)))
    return FALSE;
  /* Translators: what undo will undo: two contacts, or companies, become the second one */
  label = g_strdup_printf (_ ("Merge “%s” into “%s”"), other_name, name);
  tandem_change_set_begin (self->connection, label);
  tandem_change_set_set_composite (self->connection, TRUE);
  tandem_change_set_set_derived (self->connection);
  return TRUE;
}

/**
 * tandem_act_merge:
 *
 * Makes two records one. Undone whole or not at all; after changes of either it can be taken apart instead.
 */
gboolean
tandem_act_merge (TandemConnection *connection, const TandemMerge *merge, GError **error)
{
  g_auto (Merging) self = { connection, merge, get_table (merge->type), NULL, NULL };
  guint merged_column
      = merge->type == TANDEM_TYPE_CONTACT ? (guint) TANDEM_CONTACT_MERGED_INTO_ID : TANDEM_COMPANY_MERGED_INTO_ID;

  if (!begin (&self, error) || !write_stays (&self, error) || !move_all (&self, error))
    return FALSE;
  tandem_record_set_id (self.other, merged_column, merge->id);
  return tandem_record_trash (self.other, connection, error);
}

static gboolean
merge_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_merge (connection, data, error);
}

/**
 * tandem_act_merge_async:
 * @merge: (transfer full):
 */
void
tandem_act_merge_async (TandemStore *store, TandemMerge *merge, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  tandem_store_run_async (store, TANDEM_STORE_WRITE, merge_cb, merge, (GDestroyNotify) tandem_merge_free, cancellable,
                          callback, user_data);
}

/* --- many at once ----------------------------------------------------------------------------------------------------------- */

/* Whoever was merged before, in the same act, is to be found there. */
static gint64
follow (GHashTable *merged, gint64 id)
{
  const gint64 *into;

  while ((into = g_hash_table_lookup (merged, &id)) != NULL)
    id = *into;
  return id;
}

static gboolean
merge_next (TandemConnection *connection, const TandemMerge *pair, GHashTable *merged, GError **error)
{
  gint64 id = follow (merged, pair->id), other_id = follow (merged, pair->other_id);
  g_autoptr (TandemMerge) merge = tandem_merge_new (pair->type, MIN (id, other_id), MAX (id, other_id));
  g_autoptr (TandemRecord) stays = NULL, other = NULL;

  if (id == other_id)
    return TRUE;
  stays = tandem_record_load (connection, merge->type, merge->id, error);
  other = stays ? tandem_record_load (connection, merge->type, merge->other_id, error) : NULL;
  if (other == NULL)
    return FALSE;
  /* one that somebody else put into the trash meanwhile stays there */
  if (tandem_record_get_deleted_at (stays) || tandem_record_get_deleted_at (other))
    return TRUE;
  tandem_merge_suggest (merge, stays, other);
  g_hash_table_insert (merged, g_memdup2 (&merge->other_id, sizeof (gint64)), g_memdup2 (&merge->id, sizeof (gint64)));
  return tandem_act_merge (connection, merge, error);
}

/**
 * tandem_act_merge_all:
 * @merges: (element-type TandemMerge): which two are one, as far as it is certain; what is proposed for each is taken
 * @n_merged: (out): how many were merged into others
 *
 * Merges many pairs, the older of each stays. One step of undo; each can be taken apart by itself.
 */
gboolean
tandem_act_merge_all (TandemConnection *connection, GPtrArray *merges, guint *n_merged, GError **error)
{
  g_autoptr (GHashTable) merged = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autofree char *count = tandem_format_count (merges->len);
  /* Translators: what undo will undo; %s is how many */
  g_autofree char *label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Merge %s pair of duplicates",
                                                         "Merge %s pairs of duplicates", merges->len),
                                            count);

  tandem_change_set_begin (connection, label);
  for (guint i = 0; i < merges->len; i++)
    if (!merge_next (connection, merges->pdata[i], merged, error))
      return FALSE;
  *n_merged = g_hash_table_size (merged);
  return TRUE;
}

typedef struct {
  GPtrArray *merges;
  guint n_merged;
} MergingAll;

static void
free_merging_all (gpointer data)
{
  MergingAll *merging = data;

  g_ptr_array_unref (merging->merges);
  g_free (merging);
}

static gboolean
merge_all_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  MergingAll *merging = data;

  return tandem_act_merge_all (connection, merging->merges, &merging->n_merged, error);
}

void
tandem_act_merge_all_async (TandemStore *store, GPtrArray *merges, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  MergingAll *merging = g_new0 (MergingAll, 1);

  merging->merges = g_ptr_array_ref (merges);
  tandem_store_run_async (store, TANDEM_STORE_WRITE, merge_all_cb, merging, free_merging_all, cancellable, callback,
                          user_data);
}

/**
 * tandem_act_merge_all_finish:
 * @n_merged: (out): how many were merged into others
 */
gboolean
tandem_act_merge_all_finish (TandemStore *store, GAsyncResult *result, guint *n_merged, GError **error)
{
  const MergingAll *merging = tandem_store_run_get_data (result);

  *n_merged = merging->n_merged;
  return tandem_store_run_finish (store, result, error);
}

/* --- not the same ----------------------------------------------------------------------------------------------------------- */

/**
 * tandem_act_tell_apart:
 *
 * Remembers that two that look alike are not the same.
 */
gboolean
tandem_act_tell_apart (TandemConnection *connection, GType type, gint64 id, gint64 other_id, GError **error)
{
  const char *table = get_table (type);
  gboolean is_contact = type == TANDEM_TYPE_CONTACT;
  g_autoptr (TandemRecord) said = TANDEM_RECORD (tandem_not_duplicate_new ());
  g_autofree char *name = tandem_merge_query_dup_name (connection, table, id, error), *other_name = NULL, *label = NULL;

  if (name == NULL || !(other_name = tandem_merge_query_dup_name (connection, table, other_id, error)))
    return FALSE;
  /* Translators: what undo will undo; two contacts, or two companies */
  label = g_strdup_printf (_ ("“%s” and “%s” are not the same"), name, other_name);
  tandem_change_set_begin (connection, label);
  tandem_record_set_id (said, is_contact ? (guint) TANDEM_NOT_DUPLICATE_CONTACT_ID : TANDEM_NOT_DUPLICATE_COMPANY_ID,
                        MIN (id, other_id));
  tandem_record_set_id (said,
                        is_contact ? (guint) TANDEM_NOT_DUPLICATE_OTHER_CONTACT_ID
                                   : TANDEM_NOT_DUPLICATE_OTHER_COMPANY_ID,
                        MAX (id, other_id));
  return tandem_record_insert (said, connection, error);
}

static gboolean
tell_apart_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const TandemMerge *pair = data;

  return tandem_act_tell_apart (connection, pair->type, pair->id, pair->other_id, error);
}

void
tandem_act_tell_apart_async (TandemStore *store, GType type, gint64 id, gint64 other_id, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  tandem_store_run_async (store, TANDEM_STORE_WRITE, tell_apart_cb, tandem_merge_new (type, id, other_id),
                          (GDestroyNotify) tandem_merge_free, cancellable, callback, user_data);
}
