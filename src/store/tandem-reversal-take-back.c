/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One record that was left when the act that made it was undone. */
#include "store/tandem-change-set.h"
#include "store/tandem-connection.h"
#include "store/tandem-image.h"
#include "store/tandem-record-private.h"
#include "store/tandem-reversing.h"

/* @goes: the record, and what of the act it would keep; @version: as that of the conflict, of now. */
typedef struct {
  const TandemConflict *conflict;
  TandemKept *goes;
  gint64 version;
} Taking;

static void
clear_taking (Taking *self)
{
  tandem_kept_free (self->goes);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Taking, clear_taking)

/* What was changed in the one that is taken keeps it no longer. */
static gboolean
keep_other (TandemReversing *self, const TandemReversingChanged *changed, gpointer data, GError **error)
{
  Taking *taking = data;
  gboolean is_it = changed->id == taking->conflict->id;

  if (is_it)
    taking->version += tandem_record_get_version (changed->record);
  tandem_reversing_keep_changed (is_it ? taking->goes : self->kept, changed);
  return TRUE;
}

/* What the act changed, and the undo did not give back, stays. */
static gboolean
keep_updated (TandemReversing *self, const TandemJournalRow *row, GError **error)
{
  GError *failure = NULL;
  g_autoptr (TandemRecord) record
      = tandem_record_load (self->connection, tandem_record_type_for_table (row->table), row->first, &failure);
  g_autoptr (JsonNode) before = NULL;

  if (failure)
    return tandem_reversing_pass_gone (self, failure, error);
  before = tandem_image_parse (row->before, error);
  if (before && !tandem_image_is_of (json_node_get_object (before), record))
    tandem_kept_add (self->kept, row->table, row->first);
  return before != NULL;
}

/* So does what is there again, since it was taken out of the trash. */
static gboolean
keep_live (TandemReversing *self, const TandemJournalRow *row, TandemKept *goes, GError **error)
{
  g_autoptr (GArray) ids = tandem_reversing_list_created (self->connection, row, error);

  for (guint i = 0; ids && i < ids->len; i++)
    if (!tandem_kept_contains (goes, g_array_index (ids, gint64, i)))
      tandem_kept_add (self->kept, row->table, g_array_index (ids, gint64, i));
  return ids != NULL;
}

/* Whatever else there is of the act keeps what it names. */
static gboolean
keep_rest (TandemReversing *self, GPtrArray *rows, TandemKept *goes, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const TandemJournalRow *row = g_ptr_array_index (rows, i);

      if (!(tandem_reversing_is_of_made (self, row) ? keep_live (self, row, goes, error)
                                                    : keep_updated (self, row, error)))
        return FALSE;
    }
  return tandem_kept_close (self->kept, error);
}

static gboolean
find_what_goes (TandemReversing *self, GPtrArray *rows, Taking *taking, GError **error)
{
  tandem_kept_bar (self->kept, taking->conflict->id);
  tandem_kept_add (taking->goes, taking->conflict->table, taking->conflict->id);
  return tandem_reversing_find_kept (self, rows, keep_other, taking, error) && tandem_kept_close (taking->goes, error)
         && keep_rest (self, rows, taking->goes, error);
}

/**
 * tandem_reversal_take_back:
 * @conflict: a record that a change set made, which was left when that was reversed
 *
 * Inside a write, in a change set that was begun: puts it into the trash, with what stayed for its sake alone. Fails with
 * %TANDEM_STORE_ERROR_CONFLICT when it is not as the conflict tells it any more.
 */
gboolean
tandem_reversal_take_back (TandemConnection *connection, const TandemConflict *conflict, GError **error)
{
  g_auto (TandemReversal) reversal = { .set_id = conflict->set_id };
  g_auto (TandemJournalHead) head = {
    NULL,
  };
  g_auto (TandemReversing) self = tandem_reversing_begin (connection, &reversal);
  g_auto (Taking) taking = { conflict, tandem_kept_new (connection), 0 };
  g_autoptr (GPtrArray) rows = NULL;

  if (!tandem_journal_load_head (connection, conflict->set_id, &head, error)
      || !tandem_reversing_load_made (&self, &head, error)
      || !(rows = tandem_journal_load_rows (connection, conflict->set_id, error)))
    return FALSE;
  tandem_kept_share_made (taking.goes, self.kept);
  if (!find_what_goes (&self, rows, &taking, error))
    return FALSE;
  return taking.version == conflict->version ? tandem_reversing_run_rows (&self, rows, TRUE, error)
                                             : tandem_conflict_fail_changed (error);
}
