/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was said before is what is done. Where the firm was changed since the rows were judged they are judged anew first, and if
 * that would make another thing of one of them nothing is done at all: those rows are conflicts then, the others keep what was
 * decided, and doing it again costs seconds. To do the rest would leave a person with half a sheet, of which nobody knows which
 * half. */
#include "exchange/tandem-import-commit.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-parts.h"
#include "act/tandem-contact-load.h"
#include "exchange/tandem-import-custom.h"
#include "exchange/tandem-import-ids.h"
#include "exchange/tandem-import-memory.h"
#include "exchange/tandem-import-pack.h"
#include "model/tandem-campaign.h"
#include "model/tandem-import-batch.h"
#include "model/tandem-import-query.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

#define MANY 1000 /* rows: a bulk load of few costs more than it saves */

typedef struct {
  TandemImportCommit *commit;
  TandemConnection *connection;
  TandemImportPlan plan; /* with the fields of the firm's own that this import has made */
  GArray *cells;
  TandemContactDraft *draft; /* the row at hand */
  TandemContactLoad *load; /* while rows are created */
  gint64 batch_id;
  gint64 channel_id;
  guint64 n_done, n_rows;
} Writing;

static gboolean
go_on (Writing *self, GError **error)
{
  if (self->commit->told)
    self->commit->told (++self->n_done, self->n_rows, self->commit->told_data);
  return !g_cancellable_set_error_if_cancelled (self->commit->cancellable, error);
}

static TandemContactDraft *
make_draft (Writing *self, GBytes *bytes)
{
  TandemRow row;

  tandem_import_unpack (bytes, 0, self->cells, &row);
  tandem_contact_draft_reuse (self->draft);
  tandem_import_plan_fill_draft (&self->plan, &row, self->draft);
  return self->draft;
}

/* Somebody said that a company that is there is made once more. */
static gboolean
is_made_anew (Writing *self, const TandemImportVerdict *verdict, gboolean *is_anew, GError **error)
{
  g_autoptr (GArray) candidates = NULL;

  *is_anew = verdict->decision == TANDEM_IMPORT_DECIDE_CREATE;
  if (verdict->decision != TANDEM_IMPORT_UNDECIDED || self->plan.matches != TANDEM_IMPORT_MATCHES_CREATE)
    return TRUE;
  candidates = tandem_import_stage_list_candidates (self->commit->stage, verdict->number, error);
  *is_anew = candidates && candidates->len > 0;
  return candidates != NULL;
}

static gboolean
fill_company (Writing *self, gint64 company_id, TandemContactDraft *row, const TandemImportVerdict *verdict,
              GError **error)
{
  TandemCompanyDraft *draft = row->company_facts;
  TandemContactParts overwrite, erase;
  gboolean changed = FALSE;

  tandem_import_plan_settle_parts (&self->plan, verdict, row, &overwrite, &erase);
  if (!tandem_act_fill_company (self->connection, company_id, draft, overwrite, &changed, error)
      || (draft->parent
          && !tandem_act_name_parent (self->connection, company_id, draft->parent,
                                      (overwrite & TANDEM_CONTACT_PART_PARENT) != 0, &changed, error)))
    return FALSE;
  self->commit->counts[changed ? TANDEM_IMPORT_UPDATED : TANDEM_IMPORT_SKIPPED]++;
  return TRUE;
}

/* One that was added meanwhile, or by a row before, is filled. */
static gboolean
write_company (Writing *self, TandemContactDraft *row, const TandemImportVerdict *verdict, GError **error)
{
  gint64 company_id = MAX (verdict->target, 0), maker = verdict->target < 0 ? -verdict->target : verdict->number;
  gboolean is_anew;

  if (!is_made_anew (self, verdict, &is_anew, error)
      || (verdict->target < 0 && !tandem_import_stage_find_made (self->commit->stage, maker, &company_id, error)))
    return FALSE;
  if (company_id == 0 && !is_anew && !tandem_import_ids_find_company (self->connection, row, &company_id, error))
    return FALSE;
  if (company_id != 0)
    return fill_company (self, company_id, row, verdict, error);
  self->commit->counts[TANDEM_IMPORT_CREATED]++;
  if (!tandem_act_add_company_draft (self->connection, row->company_facts, error))
    return FALSE;
  company_id = tandem_record_get_id (TANDEM_RECORD (row->company_facts->company));
  return tandem_import_stage_note_made (self->commit->stage, maker, company_id, error);
}

static gboolean
create (Writing *self, TandemContactDraft *draft, GError **error)
{
  TandemRecord *contact = TANDEM_RECORD (draft->contact);

  tandem_record_set_id (contact, TANDEM_CONTACT_IMPORT_BATCH_ID, self->batch_id);
  if (self->commit->campaign_id != 0)
    tandem_record_set_id (contact, TANDEM_CONTACT_SOURCE_CAMPAIGN_ID, self->commit->campaign_id);
  if (self->channel_id != 0)
    tandem_record_set_id (contact, TANDEM_CONTACT_SOURCE_CHANNEL_ID, self->channel_id);
  else if (tandem_record_is_null (contact, TANDEM_CONTACT_SOURCE_CHANNEL_ID))
    tandem_record_set_id (contact, TANDEM_CONTACT_SOURCE_CHANNEL_ID, self->commit->source_channel_id);
  self->commit->counts[TANDEM_IMPORT_CREATED]++;
  return self->load ? tandem_contact_load_add (self->load, draft, error)
                    : tandem_act_add_contact (self->connection, draft, error);
}

static gboolean
create_cb (GBytes *bytes, const TandemImportVerdict *verdict, gpointer data, GError **error)
{
  Writing *self = data;
  TandemContactDraft *draft = make_draft (self, bytes);

  if (!go_on (self, error))
    return FALSE;
  if (tandem_import_draft_is_company (draft))
    return write_company (self, draft, verdict, error);
  return create (self, draft, error)
         && (!verdict->busy
             || tandem_import_stage_note_made (self->commit->stage, verdict->number,
                                               tandem_record_get_id (TANDEM_RECORD (draft->contact)), error));
}

static gboolean
update (Writing *self, TandemContactDraft *draft, const TandemImportVerdict *verdict, gint64 contact_id, GError **error)
{
  g_autoptr (TandemContactState) state = tandem_contact_state_load (self->connection, contact_id, error);
  TandemContactParts overwrite, erase, parts;
  gboolean changed;

  if (state == NULL)
    return FALSE;
  tandem_import_plan_settle_parts (&self->plan, verdict, draft, &overwrite, &erase);
  parts = tandem_contact_state_merge (state, draft, overwrite, erase);
  changed = (parts & ~(TANDEM_CONTACT_PART_MORE | TANDEM_CONTACT_PART_ID)) != 0;
  if (changed && !tandem_contact_state_write (state, self->connection, parts, error))
    return FALSE;
  if ((parts & TANDEM_CONTACT_PART_COMPANY) && state->company
      && !tandem_act_fill_company (self->connection,
                                   tandem_record_get_integer (state->contact, TANDEM_CONTACT_COMPANY_ID),
                                   draft->company_facts, 0, &changed, error))
    return FALSE;
  if (!tandem_act_add_parts (self->connection, contact_id, draft, (overwrite & TANDEM_CONTACT_PART_MORE) != 0, &changed,
                             error)
      || !tandem_act_add_ids (self->connection, contact_id, draft->ids, &changed, error))
    return FALSE;
  self->commit->counts[changed ? TANDEM_IMPORT_UPDATED : TANDEM_IMPORT_SKIPPED]++;
  return TRUE;
}

/* Where the row that was to make the contact was left out, this one makes it. */
static gboolean
update_cb (GBytes *bytes, const TandemImportVerdict *verdict, gpointer data, GError **error)
{
  Writing *self = data;
  TandemContactDraft *draft = make_draft (self, bytes);
  gint64 contact_id = verdict->target;

  if (!go_on (self, error))
    return FALSE;
  if (tandem_import_draft_is_company (draft))
    return write_company (self, draft, verdict, error);
  if (contact_id < 0 && !tandem_import_stage_find_made (self->commit->stage, -contact_id, &contact_id, error))
    return FALSE;
  if (contact_id != 0)
    return update (self, draft, verdict, contact_id, error);
  return create (self, draft, error)
         && tandem_import_stage_note_made (self->commit->stage, -verdict->target,
                                           tandem_record_get_id (TANDEM_RECORD (draft->contact)), error);
}

static gboolean
parent_cb (GBytes *bytes, const TandemImportVerdict *verdict, gpointer data, GError **error)
{
  Writing *self = data;
  TandemContactDraft *draft = make_draft (self, bytes);
  gint64 maker = verdict->target < 0 ? -verdict->target : verdict->number, company_id = 0;

  if (g_cancellable_set_error_if_cancelled (self->commit->cancellable, error))
    return FALSE;
  if (!tandem_import_draft_is_company (draft) || draft->company_facts->parent == NULL)
    return TRUE;
  return tandem_import_stage_find_made (self->commit->stage, maker, &company_id, error)
         && (company_id == 0
             || tandem_act_name_parent (self->connection, company_id, draft->company_facts->parent, FALSE, NULL,
                                        error));
}

/* What a new company is a part of may be a row that is still to come, so the rows are gone through once more. */
static gboolean
write_parents (Writing *self, GError **error)
{
  return tandem_header_map_count (self->plan.map, TANDEM_IMPORT_FIELD_COMPANY_PARENT) == 0
         || (tandem_import_stage_each (self->commit->stage, TANDEM_IMPORT_CREATED, parent_cb, self, error)
             && tandem_import_stage_each (self->commit->stage, TANDEM_IMPORT_UPDATED, parent_cb, self, error));
}

static gboolean
insert_batch (Writing *self, GError **error)
{
  g_autoptr (TandemRecord) batch = TANDEM_RECORD (tandem_import_batch_new ());
  g_autofree char *plain = g_ascii_strdown (self->commit->format, -1);

  tandem_record_set_text (batch, TANDEM_IMPORT_BATCH_FILE_NAME, self->commit->file_name);
  tandem_record_set_text (batch, TANDEM_IMPORT_BATCH_SHA256, self->commit->sha256);
  tandem_record_set_text (batch, TANDEM_IMPORT_BATCH_FORMAT, plain);
  tandem_record_set_id (batch, TANDEM_IMPORT_BATCH_CAMPAIGN_ID, self->commit->campaign_id);
  tandem_record_set_id (batch, TANDEM_IMPORT_BATCH_SOURCE_CHANNEL_ID, self->commit->source_channel_id);
  for (guint i = TANDEM_IMPORT_BATCH_ROWS_TOTAL; i <= TANDEM_IMPORT_BATCH_ROWS_REFUSED; i++)
    tandem_record_set_integer (batch, i, 0);
  if (!tandem_record_insert (batch, self->connection, error))
    return FALSE;
  self->batch_id = tandem_record_get_id (batch);
  return TRUE;
}

static gboolean
load_campaign (Writing *self, GError **error)
{
  g_autoptr (TandemRecord) campaign = NULL;

  if (self->commit->campaign_id == 0)
    return TRUE;
  campaign = tandem_record_load (self->connection, TANDEM_TYPE_CAMPAIGN, self->commit->campaign_id, error);
  if (campaign != NULL)
    self->channel_id = tandem_record_get_integer (campaign, TANDEM_CAMPAIGN_CHANNEL_ID);
  return campaign != NULL;
}

/* What nobody decided is left out as what is refused is. */
static gboolean
write_counts (Writing *self, GError **error)
{
  const guint64 *counts = self->commit->counts;
  guint64 rows[5] = { 0, counts[TANDEM_IMPORT_CREATED], counts[TANDEM_IMPORT_UPDATED], counts[TANDEM_IMPORT_SKIPPED],
                      counts[TANDEM_IMPORT_REFUSED] + counts[TANDEM_IMPORT_CONFLICT] };

  for (guint i = 0; i < TANDEM_IMPORT_N_OUTCOMES; i++)
    rows[0] += counts[i];
  return tandem_import_query_set_counts (self->connection, self->batch_id, rows, error);
}

static gboolean
look_again (TandemImportCommit *self, TandemConnection *connection, GError **error)
{
  g_autoptr (TandemImportJudge) judge = NULL;
  gint64 sequence;

  self->n_changed = 0;
  if (!tandem_import_query_get_sequence (connection, &sequence, error))
    return FALSE;
  if (sequence == self->sequence)
    return TRUE;
  /* What only tells on a reader would be done on the writer. */
  judge = tandem_import_judge_new (self->plan, self->stage, self->reader);
  if (!tandem_import_judge_refresh (judge, &self->n_changed, self->cancellable, error)
      || !tandem_import_stage_count (self->stage, self->counts, TANDEM_IMPORT_N_OUTCOMES, error))
    return FALSE;
  self->sequence = sequence;
  if (self->n_changed == 0)
    return TRUE;
  g_set_error (
      error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CONFLICT,
      ngettext ("Meanwhile something was changed that %u row is about. Nothing was imported: decide that conflict, and "
                "import again.",
                "Meanwhile something was changed that %u rows are about. Nothing was imported: decide these "
                "conflicts, and import again.",
                self->n_changed),
      self->n_changed);
  return FALSE;
}

static gboolean
create_rows (Writing *self, guint64 n_rows, GError **error)
{
  g_autoptr (TandemContactLoad) load = NULL;
  gboolean done;

  if (n_rows < MANY)
    return tandem_import_stage_each (self->commit->stage, TANDEM_IMPORT_CREATED, create_cb, self, error);
  load = tandem_contact_load_begin (self->connection, n_rows, self->commit->cancellable, error);
  self->load = load;
  done = load && tandem_import_stage_each (self->commit->stage, TANDEM_IMPORT_CREATED, create_cb, self, error)
         && tandem_contact_load_finish (load, error);
  self->load = NULL;
  return done;
}

static gboolean
write_rows (Writing *self, GError **error)
{
  TandemImportCommit *commit = self->commit;
  guint64 n_created = commit->counts[TANDEM_IMPORT_CREATED];

  self->n_rows = n_created + commit->counts[TANDEM_IMPORT_UPDATED];
  commit->counts[TANDEM_IMPORT_CREATED] = commit->counts[TANDEM_IMPORT_UPDATED] = 0;
  return tandem_import_custom_prepare (self->connection, self->plan.map, error)
         && tandem_import_memory_keep (self->connection, self->plan.map, error) && load_campaign (self, error)
         && insert_batch (self, error) && tandem_import_stage_forget_made (commit->stage, error)
         && create_rows (self, n_created, error)
         && tandem_import_stage_each (commit->stage, TANDEM_IMPORT_UPDATED, update_cb, self, error)
         && write_parents (self, error) && write_counts (self, error);
}

/**
 * tandem_import_commit_run:
 * @error: %TANDEM_STORE_ERROR_CONFLICT where something was changed meanwhile
 *
 * Writes the rows that create and update, in one change set. The stage belongs to the calling thread.
 */
gboolean
tandem_import_commit_run (TandemImportCommit *self, TandemConnection *connection, GError **error)
{
  Writing writing = { .commit = self, .connection = connection };
  g_autofree char *label = NULL;
  gboolean done;

  if (!look_again (self, connection, error)
      || !tandem_import_stage_count (self->stage, self->counts, TANDEM_IMPORT_N_OUTCOMES, error))
    return FALSE;
  /* An import that adds nothing leaves no step of undo behind. */
  if (self->counts[TANDEM_IMPORT_CREATED] + self->counts[TANDEM_IMPORT_UPDATED] == 0)
    return TRUE;
  /* Translators: what undo will undo; %s is the name of a file */
  label = g_strdup_printf (_ ("Import %s"), self->file_name);
  tandem_change_set_begin (connection, label);
  tandem_change_set_set_cause (connection, TANDEM_CAUSE_IMPORT);
  writing.plan = *self->plan;
  writing.plan.map = tandem_header_map_copy (self->plan->map);
  writing.cells = g_array_new (FALSE, FALSE, sizeof (TandemCell));
  writing.draft = tandem_contact_draft_new ();
  done = write_rows (&writing, error);
  tandem_contact_draft_free (writing.draft);
  g_array_unref (writing.cells);
  tandem_header_map_free (writing.plan.map);
  if (!tandem_import_stage_settle (self->stage, done ? error : NULL) || !done)
    return FALSE;
  self->set_id = tandem_change_set_get_id (tandem_connection_get_change_set (connection));
  self->batch_id = writing.batch_id;
  return TRUE;
}
