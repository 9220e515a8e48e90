/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-import-rows.h"

#include <string.h>

#include "act/tandem-company-state.h"
#include "exchange/tandem-import-pack.h"
#include "model/tandem-contact-query.h"

static TandemContactDraft *
make_draft (const TandemImportPlan *plan, GBytes *bytes)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (TandemCell));
  TandemRow row;

  tandem_import_unpack (bytes, 0, cells, &row);
  return tandem_import_plan_make_draft (plan, &row);
}

/* A row, and what is needed to find out whom it may be. */
typedef struct {
  const TandemImportPlan *plan;
  TandemImportStage *stage;
  TandemImportJudge *judge;
  gint64 number;
  gboolean is_company;
} AtHand;

/* The company as it is, or as a row before this one would make it. */
static TandemContactState *
load_company (const AtHand *self, gint64 target, GError **error)
{
  g_autoptr (TandemContactDraft) draft = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (target > 0)
    return tandem_company_state_load (tandem_import_judge_get_connection (self->judge), target, error);
  bytes = tandem_import_stage_dup_cells (self->stage, -target, error);
  draft = bytes ? make_draft (self->plan, bytes) : NULL;
  return draft ? tandem_company_state_new (draft->company_facts) : NULL;
}

/* Returns: (transfer full) (nullable): whom the row goes to, as the rows before it leave them */
static TandemContactState *
load_target (const AtHand *self, gint64 target, GError **error)
{
  return self->is_company ? load_company (self, target, error)
                          : tandem_import_judge_dup_state (self->judge, target, self->number, error);
}

static char *
name_candidate (TandemContactState *state)
{
  return state->of_company ? g_strdup (state->company) : tandem_contact_query_make_name (state->contact, state->points);
}

static TandemImportCandidate *
make_candidate (TandemImportStage *stage, TandemContactState *state, gint64 target, GError **error)
{
  g_auto (TandemImportVerdict) other = { 0 };
  TandemImportCandidate *candidate;

  if (target < 0 && !tandem_import_stage_load (stage, -target, &other, error))
    return NULL;
  candidate = g_new0 (TandemImportCandidate, 1);
  candidate->contact_id = MAX (target, 0);
  candidate->line = (guint64) other.line;
  candidate->name = name_candidate (state);
  return candidate;
}

static TandemImportRow *
make_row (TandemContactDraft *draft, const TandemImportVerdict *verdict, GBytes *bytes)
{
  TandemImportRow *row = g_new0 (TandemImportRow, 1);

  row->number = (guint64) verdict->number;
  row->line = (guint64) verdict->line;
  row->outcome = (TandemImportOutcome) verdict->outcome;
  row->decision = (TandemImportDecision) verdict->decision;
  row->takes = verdict->takes;
  row->keeps = verdict->keeps;
  if (draft && tandem_import_draft_is_company (draft))
    row->name = g_strdup (draft->company);
  else if (draft)
    row->name = tandem_contact_query_make_name (TANDEM_RECORD (draft->contact), draft->points);
  if (row->name == NULL)
    row->name = g_strdup ("");
  row->reason = g_strdup (verdict->reason);
  row->fields = verdict->fields ? tandem_contact_parts_to_words (verdict->fields) : NULL;
  row->cells = tandem_import_unpack_text (bytes);
  row->candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_import_candidate_free);
  return row;
}

/**
 * tandem_import_rows_list:
 * @numbers: (element-type gint64): which
 *
 * Returns: (transfer full) (element-type TandemImportRow) (nullable): the rows
 */
GPtrArray *
tandem_import_rows_list (const TandemImportPlan *plan, TandemImportStage *stage, TandemImportJudge *judge,
                         GArray *numbers, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_import_row_free);

  for (guint i = 0; i < numbers->len; i++)
    {
      gint64 number = g_array_index (numbers, gint64, i);
      g_auto (TandemImportVerdict) verdict = { 0 };
      g_autoptr (GBytes) bytes = tandem_import_stage_dup_cells (stage, number, error);
      g_autoptr (GArray) targets = bytes ? tandem_import_stage_list_candidates (stage, number, error) : NULL;
      g_autoptr (TandemContactDraft) draft = bytes ? make_draft (plan, bytes) : NULL;
      const AtHand at_hand = { plan, stage, judge, number, draft && tandem_import_draft_is_company (draft) };
      TandemImportRow *row;

      if (targets == NULL || !tandem_import_stage_load (stage, number, &verdict, error))
        return NULL;
      row = make_row (draft, &verdict, bytes);
      g_ptr_array_add (rows, row);
      for (guint j = 0; j < targets->len; j++)
        {
          gint64 target = g_array_index (targets, gint64, j);
          g_autoptr (TandemContactState) state = load_target (&at_hand, target, error);
          TandemImportCandidate *candidate = state ? make_candidate (stage, state, target, error) : NULL;

          if (candidate == NULL)
            return NULL;
          g_ptr_array_add (row->candidates, candidate);
        }
    }
  return g_steal_pointer (&rows);
}

static TandemImportComparison *
compare_part (TandemContactState *there, TandemContactState *row, TandemContactState *taken, TandemContactParts part)
{
  g_autofree char *here = tandem_contact_state_dup_part (row, part), *old = tandem_contact_state_dup_part (there, part);
  TandemImportComparison *comparison;

  if (here == NULL && old == NULL)
    return NULL;
  comparison = g_new0 (TandemImportComparison, 1);
  comparison->title = g_strdup (tandem_contact_part_get_title (part));
  comparison->fills = here != NULL && old == NULL;
  comparison->differs = here != NULL && old != NULL && strcmp (here, old) != 0;
  comparison->part = part;
  comparison->taken = tandem_contact_state_dup_part (taken, part);
  comparison->in_row = g_steal_pointer (&here);
  comparison->there = g_steal_pointer (&old);
  return comparison;
}

/* Nobody where there is no such candidate. */
static TandemContactState *
load_candidate (const AtHand *self, GArray *targets, guint candidate, GError **error)
{
  g_autoptr (TandemContactDraft) nobody = NULL;

  if (candidate < targets->len)
    return load_target (self, g_array_index (targets, gint64, candidate), error);
  nobody = tandem_contact_draft_new ();
  return self->is_company ? tandem_company_state_new (nobody->company_facts) : tandem_contact_state_new ();
}

static void
add_row (const TandemImportPlan *plan, GBytes *bytes, TandemContactState *state, TandemContactParts overwrite)
{
  g_autoptr (TandemContactDraft) draft = make_draft (plan, bytes);

  if (draft)
    tandem_contact_state_merge (state, draft, overwrite, 0);
}

static GPtrArray *
compare_parts (TandemContactState *there, TandemContactState *row, TandemContactState *taken)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_import_comparison_free);

  for (guint i = 0; i < 64; i++)
    if (tandem_contact_part_get_title (TANDEM_CONTACT_PART (i)))
      {
        TandemImportComparison *field = compare_part (there, row, taken, TANDEM_CONTACT_PART (i));

        if (field)
          g_ptr_array_add (fields, field);
      }
  return fields;
}

/* @taken: as @there; gets all of the row */
static GPtrArray *
compare_company (TandemContactDraft *draft, TandemContactState *there, TandemContactState *taken)
{
  g_autoptr (TandemContactState) row = tandem_company_state_new (draft->company_facts);

  tandem_company_state_merge (taken, draft->company_facts, ~(TandemContactParts) 0);
  return compare_parts (there, row, taken);
}

/**
 * tandem_import_rows_compare:
 * @candidate: which of those whom it may be, from 0
 *
 * Returns: (transfer full) (element-type TandemImportComparison) (nullable): what either has, field by field
 */
GPtrArray *
tandem_import_rows_compare (const TandemImportPlan *plan, TandemImportStage *stage, TandemImportJudge *judge,
                            gint64 number, guint candidate, GError **error)
{
  g_autoptr (GArray) targets = tandem_import_stage_list_candidates (stage, number, error);
  g_autoptr (GBytes) bytes = targets ? tandem_import_stage_dup_cells (stage, number, error) : NULL;
  g_autoptr (TandemContactDraft) draft = bytes ? make_draft (plan, bytes) : NULL;
  const AtHand at_hand = { plan, stage, judge, number, draft && tandem_import_draft_is_company (draft) };
  g_autoptr (TandemContactState) there = NULL, row = NULL, taken = NULL;

  if (bytes == NULL)
    return NULL;
  there = load_candidate (&at_hand, targets, candidate, error);
  taken = there ? load_candidate (&at_hand, targets, candidate, error) : NULL;
  if (taken == NULL)
    return NULL;
  if (at_hand.is_company)
    return compare_company (draft, there, taken);
  row = tandem_contact_state_new ();
  add_row (plan, bytes, row, 0);
  add_row (plan, bytes, taken, ~(TandemContactParts) 0);
  return compare_parts (there, row, taken);
}
