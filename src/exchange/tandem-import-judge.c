/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What becomes of a row: by the first key that finds somebody, by what the options say, and by what a person says of it. */
#include "exchange/tandem-import-judge-private.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-parts.h"
#include "act/tandem-company-state.h"
#include "exchange/tandem-import-ids.h"
#include "exchange/tandem-import-pack.h"
#include "model/tandem-contact-query.h"
#include "model/tandem-foreign-id.h"

#define MOST_CHOICE 20 /* to choose from */

static void
clear_case (TandemImportCase *self)
{
  tandem_import_verdict_clear (&self->verdict);
  g_clear_pointer (&self->draft, tandem_contact_draft_free);
  g_clear_pointer (&self->keys, g_array_unref);
  g_clear_pointer (&self->targets, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TandemImportCase, clear_case)

TandemImportJudge *
tandem_import_judge_new (const TandemImportPlan *plan, TandemImportStage *stage, TandemConnection *connection)
{
  TandemImportJudge *self = g_new0 (TandemImportJudge, 1);

  self->plan = plan;
  self->stage = stage;
  self->connection = connection;
  self->states
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) tandem_contact_state_free);
  self->cells = g_array_new (FALSE, FALSE, sizeof (TandemCell));
  return self;
}

void
tandem_import_judge_free (TandemImportJudge *self)
{
  g_hash_table_unref (self->states);
  g_array_unref (self->cells);
  g_free (self->sieve);
  g_free (self->shared);
  g_free (self);
}

/* Returns: (transfer none): that of the firm's file */
TandemConnection *
tandem_import_judge_get_connection (TandemImportJudge *self)
{
  return self->connection;
}

void
tandem_import_judge_set_told (TandemImportJudge *self, TandemImportTold told, gpointer data)
{
  self->told = told;
  self->told_data = data;
}

/* --- what becomes of it -------------------------------------------------------------------------------------------------- */

static void
set_outcome (TandemImportCase *at_hand, TandemImportOutcome outcome, const char *reason)
{
  at_hand->verdict.outcome = outcome;
  g_set_str (&at_hand->verdict.reason, reason);
}

static char *
name_target (TandemImportJudge *self, TandemImportCase *at_hand, gint64 target, GError **error)
{
  TandemContactState *state = tandem_import_judge_get_state (self, target, at_hand->verdict.number, error);
  char *name = state ? tandem_contact_query_make_name (state->contact, state->points) : NULL;

  return name ? name : g_strdup ("");
}

static void
set_conflict (TandemImportJudge *self, TandemImportCase *at_hand, TandemImportKeyKind kind, gboolean is_other_name)
{
  g_autofree char *name = name_target (self, at_hand, g_array_index (at_hand->targets, gint64, 0), NULL);
  g_autofree char *reason = NULL;

  if (is_other_name)
    /* Translators: %s is a person */
    reason = g_strdup_printf (_ ("The e-mail is that of %s, who has another name."), name);
  else if (at_hand->targets->len > 1 && kind <= TANDEM_IMPORT_KEY_FOREIGN_ID)
    reason = g_strdup (_ ("Several have this ID."));
  else if (at_hand->targets->len > 1)
    reason = g_strdup (kind == TANDEM_IMPORT_KEY_EMAIL ? _ ("Several have this e-mail and a name like this.")
                                                       : _ ("Several have this phone number and a name like this."));
  else
    /* Translators: %s is a person */
    reason = g_strdup_printf (_ ("This may be %s, a row before that is not decided yet."), name);
  set_outcome (at_hand, TANDEM_IMPORT_CONFLICT, reason);
}

/* What other rows have not said of tags and the like may still be in the firm's file. */
static gboolean
settle_more (TandemImportJudge *self, gint64 target, TandemImportCase *at_hand, gboolean overwrites,
             TandemContactParts *parts, GError **error)
{
  gboolean lacks = FALSE;

  if ((*parts & TANDEM_CONTACT_PART_MORE) && target > 0)
    {
      if (!tandem_act_add_parts (self->connection, target, at_hand->draft, overwrites, &lacks, error))
        return FALSE;
      if (!lacks)
        *parts &= ~TANDEM_CONTACT_PART_MORE;
    }
  if (at_hand->makes_field)
    *parts |= TANDEM_CONTACT_PART_MORE;
  if (!(*parts & TANDEM_CONTACT_PART_ID) || target <= 0)
    return TRUE;
  lacks = FALSE;
  if (!tandem_act_add_ids (self->connection, target, at_hand->draft->ids, &lacks, error))
    return FALSE;
  if (!lacks)
    *parts &= ~TANDEM_CONTACT_PART_ID;
  return TRUE;
}

/* Adds the row to whom it goes, and tells what that changes. */
static gboolean
merge_row (TandemImportJudge *self, TandemImportCase *at_hand, GError **error)
{
  TandemContactState *state
      = tandem_import_judge_get_state (self, at_hand->verdict.target, at_hand->verdict.number, error);
  TandemContactParts overwrite, erase;

  if (state == NULL)
    return FALSE;
  tandem_import_plan_settle_parts (self->plan, &at_hand->verdict, at_hand->draft, &overwrite, &erase);
  at_hand->verdict.fields = tandem_contact_state_merge (state, at_hand->draft, overwrite, erase);
  if (!settle_more (self, at_hand->verdict.target, at_hand, (overwrite & TANDEM_CONTACT_PART_MORE) != 0,
                    &at_hand->verdict.fields, error))
    return FALSE;
  at_hand->verdict.stamp = state->stamp;
  if (at_hand->verdict.fields)
    set_outcome (at_hand, TANDEM_IMPORT_UPDATED, NULL);
  else
    set_outcome (at_hand, TANDEM_IMPORT_SKIPPED, _ ("All of this is there already."));
  return TRUE;
}

/* Who a row before this one was to make may be somebody who is there, as a person said meanwhile, or nobody at all. */
static gboolean
follow_target (TandemImportJudge *self, gint64 *target, GError **error)
{
  while (*target < 0)
    {
      g_auto (TandemImportVerdict) other = { 0 };

      if (!tandem_import_stage_load (self->stage, -*target, &other, error))
        return FALSE;
      if (other.outcome == TANDEM_IMPORT_CREATED || other.outcome == TANDEM_IMPORT_CONFLICT)
        return TRUE;
      *target = other.target;
    }
  return TRUE;
}

/* Adds the row to the company that it goes to, and tells whether that changes anything. */
static gboolean
merge_company_row (TandemImportJudge *self, TandemImportCase *at_hand, GError **error)
{
  TandemCompanyDraft *draft = at_hand->draft->company_facts;
  gint64 company_id = at_hand->verdict.target;
  gboolean changed = at_hand->makes_field || company_id < 0;
  TandemContactParts overwrite, erase;

  tandem_import_plan_settle_parts (self->plan, &at_hand->verdict, at_hand->draft, &overwrite, &erase);
  if (company_id > 0
      && (!tandem_act_fill_company (self->connection, company_id, draft, overwrite, &changed, error)
          || (draft->parent
              && !tandem_act_name_parent (self->connection, company_id, draft->parent,
                                          (overwrite & TANDEM_CONTACT_PART_PARENT) != 0, &changed, error))))
    return FALSE;
  if (changed)
    set_outcome (at_hand, TANDEM_IMPORT_UPDATED, NULL);
  else
    set_outcome (at_hand, TANDEM_IMPORT_SKIPPED, _ ("All of this is there already."));
  return TRUE;
}

/* By which it is known whether whom a row goes to was changed since; 0 for who is gone. */
static gboolean
find_stamp (TandemImportJudge *self, TandemImportCase *at_hand, gint64 target, GError **error)
{
  gboolean is_company = tandem_import_draft_is_company (at_hand->draft);
  g_autoptr (TandemContactState) company
      = is_company ? tandem_company_state_load (self->connection, target, error) : NULL;
  TandemContactState *state
      = is_company ? company : tandem_import_judge_get_state (self, target, at_hand->verdict.number, error);
  TandemRecord *record = state && is_company ? state->of_company : state ? state->contact : NULL;

  if (record)
    at_hand->verdict.stamp = tandem_record_get_deleted_at (record) ? 0 : state->stamp;
  return record != NULL;
}

static gboolean
treat_match (TandemImportJudge *self, TandemImportCase *at_hand, gint64 target, GError **error)
{
  gboolean is_company = tandem_import_draft_is_company (at_hand->draft);
  TandemImportDecision decision = (TandemImportDecision) at_hand->verdict.decision;

  if (!follow_target (self, &target, error))
    return FALSE;
  at_hand->verdict.target = target;
  if (target == 0)
    {
      set_outcome (at_hand, TANDEM_IMPORT_CREATED, NULL);
      return TRUE;
    }
  if (decision == TANDEM_IMPORT_UNDECIDED && self->plan->mode == TANDEM_IMPORT_CREATE_ONLY)
    set_outcome (at_hand, TANDEM_IMPORT_SKIPPED, _ ("There already, and only new contacts are taken."));
  else if (decision == TANDEM_IMPORT_UNDECIDED && self->plan->matches == TANDEM_IMPORT_MATCHES_SKIP)
    set_outcome (at_hand, TANDEM_IMPORT_SKIPPED, _ ("There already."));
  else if (decision == TANDEM_IMPORT_UNDECIDED && self->plan->matches == TANDEM_IMPORT_MATCHES_ASK)
    set_outcome (at_hand, TANDEM_IMPORT_CONFLICT, _ ("There already: say what is to become of this row."));
  else if (decision == TANDEM_IMPORT_UNDECIDED && self->plan->matches == TANDEM_IMPORT_MATCHES_CREATE)
    {
      at_hand->verdict.target = 0;
      set_outcome (at_hand, TANDEM_IMPORT_CREATED, NULL);
    }
  else if (!is_company)
    return merge_row (self, at_hand, error);
  else if (!merge_company_row (self, at_hand, error))
    return FALSE;
  return at_hand->verdict.target <= 0 || find_stamp (self, at_hand, target, error);
}

static void
treat_new (TandemImportJudge *self, TandemImportCase *at_hand)
{
  if (self->plan->mode == TANDEM_IMPORT_UPDATE_ONLY)
    set_outcome (at_hand, TANDEM_IMPORT_SKIPPED, tandem_import_plan_why_skipped (FALSE));
  else
    set_outcome (at_hand, TANDEM_IMPORT_CREATED, NULL);
}

/* A name alone makes nobody another: only whoever has all that the row says is the same, what its program calls it among it. */
static gboolean
find_same (TandemImportJudge *self, TandemImportCase *at_hand, gboolean *is_found, GError **error)
{
  for (guint i = 0; i < at_hand->targets->len; i++)
    {
      gint64 target = g_array_index (at_hand->targets, gint64, i);
      g_autoptr (TandemContactState) state
          = tandem_import_judge_dup_state (self, target, at_hand->verdict.number, error);
      g_autoptr (TandemContactDraft) draft
          = state ? tandem_import_judge_make_draft (self, at_hand->verdict.number, error) : NULL;
      TandemContactParts parts;

      if (draft == NULL)
        return FALSE;
      /* With everything overwritten nothing would be another. */
      parts = tandem_contact_state_merge (state, draft, ~(TandemContactParts) 0, 0);
      parts &= ~TANDEM_CONTACT_PART (TANDEM_CONTACT_LIFECYCLE_STAGE); /* one goes on to the next, and is the same */
      if (!settle_more (self, target, at_hand, TRUE, &parts, error))
        return FALSE;
      if (parts)
        continue;
      at_hand->verdict.target = target;
      at_hand->verdict.stamp = state->stamp;
      *is_found = TRUE;
      g_array_set_size (at_hand->targets, 0);
      tandem_import_case_add_target (at_hand, target);
      set_outcome (at_hand, TANDEM_IMPORT_SKIPPED, _ ("All of this is there already."));
      return TRUE;
    }
  g_array_set_size (at_hand->targets, 0);
  return TRUE;
}

static gboolean
is_undecided (TandemImportJudge *self, gint64 target, gboolean *undecided, GError **error)
{
  g_auto (TandemImportVerdict) other = { 0 };

  *undecided = FALSE;
  if (target > 0)
    return TRUE;
  if (!tandem_import_stage_load (self->stage, -target, &other, error))
    return FALSE;
  *undecided = other.outcome == TANDEM_IMPORT_CONFLICT;
  return TRUE;
}

/* Returns: whether the key told who it is, or that a person must */
static gboolean
treat_key (TandemImportJudge *self, TandemImportCase *at_hand, TandemImportKeyKind kind, gboolean *is_found,
           GError **error)
{
  guint n_all = at_hand->targets->len;
  gboolean undecided, is_certain = tandem_import_case_is_certain (at_hand, kind);
  TandemContactState *first;

  if (kind == TANDEM_IMPORT_KEY_NAME)
    return find_same (self, at_hand, is_found, error);
  if (!is_certain && !tandem_import_judge_sift (self, at_hand, kind, error))
    return FALSE;
  if (at_hand->targets->len == 0)
    return TRUE;
  *is_found = TRUE;
  first = tandem_import_judge_get_state (self, g_array_index (at_hand->targets, gint64, 0), at_hand->verdict.number,
                                         error);
  if (first == NULL || !is_undecided (self, g_array_index (at_hand->targets, gint64, 0), &undecided, error))
    return FALSE;
  if (kind == TANDEM_IMPORT_KEY_EMAIL && at_hand->targets->len == n_all)
    {
      gboolean is_nobody;

      if (tandem_import_compare_names (first->contact, TANDEM_RECORD (at_hand->draft->contact), &is_nobody)
              == TANDEM_LIKENESS_NONE
          && !is_nobody)
        {
          set_conflict (self, at_hand, kind, TRUE);
          return TRUE;
        }
    }
  if (at_hand->targets->len > 1 || undecided)
    {
      set_conflict (self, at_hand, kind, FALSE);
      return TRUE;
    }
  return treat_match (self, at_hand, g_array_index (at_hand->targets, gint64, 0), error);
}

/* A company is known by an id, or else by its name. */
static gboolean
find_company_outcome (TandemImportJudge *self, TandemImportCase *at_hand, GError **error)
{
  gint64 company_id, before;

  if (!tandem_import_ids_find_company (self->connection, at_hand->draft, &company_id, error)
      || !tandem_import_judge_find_company_before (self, at_hand, &before, error))
    return FALSE;
  if (company_id == 0)
    company_id = before;
  if (company_id == 0)
    {
      treat_new (self, at_hand);
      return TRUE;
    }
  g_array_set_size (at_hand->targets, 0);
  tandem_import_case_add_target (at_hand, company_id);
  return treat_match (self, at_hand, company_id, error);
}

static gboolean
find_outcome (TandemImportJudge *self, TandemImportCase *at_hand, GError **error)
{
  gboolean is_found = FALSE;

  at_hand->verdict.target = at_hand->verdict.stamp = 0;
  at_hand->verdict.fields = 0;
  if (tandem_import_draft_is_company (at_hand->draft))
    return find_company_outcome (self, at_hand, error);
  for (TandemImportKeyKind kind = 0; kind < TANDEM_IMPORT_N_KEYS && !is_found; kind++)
    {
      g_array_set_size (at_hand->targets, 0);
      for (guint i = 0; i < at_hand->keys->len; i++)
        {
          const TandemImportKey *key = &g_array_index (at_hand->keys, TandemImportKey, i);

          if (key->kind == kind && !tandem_import_judge_find_targets (self, at_hand, key, error))
            return FALSE;
        }
      if (at_hand->targets->len > 0 && !treat_key (self, at_hand, kind, &is_found, error))
        return FALSE;
    }
  if (!is_found)
    treat_new (self, at_hand);
  return TRUE;
}

/* --- all rows -------------------------------------------------------------------------------------------------------------- */

static gboolean
open_case (TandemImportJudge *self, GBytes *bytes, const TandemImportVerdict *verdict, TandemImportCase *at_hand)
{
  TandemRow row;

  at_hand->verdict = *verdict;
  at_hand->verdict.reason = NULL; /* its owner keeps it */
  tandem_import_unpack (bytes, verdict->line, self->cells, &row);
  at_hand->draft = tandem_import_plan_make_draft (self->plan, &row);
  if (at_hand->draft == NULL || verdict->outcome == TANDEM_IMPORT_REFUSED)
    return FALSE;
  at_hand->keys = tandem_import_keys_new (at_hand->draft);
  at_hand->targets = g_array_new (FALSE, FALSE, sizeof (gint64));
  at_hand->makes_field = tandem_import_plan_makes_field (self->plan, &row);
  return TRUE;
}

static gboolean
save_case (TandemImportJudge *self, TandemImportCase *at_hand, GError **error)
{
  return tandem_import_stage_save (self->stage, &at_hand->verdict, (const gint64 *) (gpointer) at_hand->targets->data,
                                   MIN (at_hand->targets->len, MOST_CHOICE), error);
}

static gboolean
is_written (int outcome)
{
  return outcome == TANDEM_IMPORT_CREATED || outcome == TANDEM_IMPORT_UPDATED;
}

/* Whoever was told something that is no longer so is asked again; nothing of the import is done by then. */
static void
tell_change (TandemImportJudge *self, TandemImportCase *at_hand, const TandemImportVerdict *before)
{
  if (before->outcome == at_hand->verdict.outcome && before->target == at_hand->verdict.target
      && before->stamp == at_hand->verdict.stamp)
    return;
  if (!is_written (before->outcome) && !is_written (at_hand->verdict.outcome))
    return;
  self->n_changed++;
  if (at_hand->targets->len == 0 && before->target != 0)
    tandem_import_case_add_target (at_hand, before->target);
  at_hand->verdict.decision = TANDEM_IMPORT_UNDECIDED;
  set_outcome (at_hand, TANDEM_IMPORT_CONFLICT,
               _ ("This contact was changed meanwhile: say again what is to become of the row."));
}

static gboolean
redecide (TandemImportJudge *self, TandemImportCase *at_hand, GError **error)
{
  if (at_hand->verdict.target != 0)
    tandem_import_case_add_target (at_hand, at_hand->verdict.target);
  if (at_hand->verdict.outcome == TANDEM_IMPORT_SKIPPED)
    set_outcome (at_hand, TANDEM_IMPORT_SKIPPED, _ ("Left out, as somebody decided."));
  return at_hand->verdict.target <= 0 || find_stamp (self, at_hand, at_hand->verdict.target, error);
}

static gboolean
judge_cb (GBytes *bytes, const TandemImportVerdict *verdict, gpointer data, GError **error)
{
  TandemImportJudge *self = data;
  g_auto (TandemImportCase) at_hand = { 0 };

  if (self->told)
    self->told (++self->n_done, self->n_busy, self->told_data);
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (!open_case (self, bytes, verdict, &at_hand))
    return TRUE;
  if (verdict->decision == TANDEM_IMPORT_UNDECIDED ? !find_outcome (self, &at_hand, error)
                                                   : !redecide (self, &at_hand, error))
    return FALSE;
  if (self->is_refresh)
    tell_change (self, &at_hand, verdict);
  return tandem_import_stage_go_on (self->stage, error) && save_case (self, &at_hand, error);
}

static gboolean
judge (TandemImportJudge *self, GCancellable *cancellable, GError **error)
{
  self->cancellable = cancellable;
  g_hash_table_remove_all (self->states);
  return tandem_import_judge_look_at_firm (self, error)
         && tandem_import_stage_each_busy (self->stage, judge_cb, self, error)
         && tandem_import_stage_settle (self->stage, error);
}

/**
 * tandem_import_judge_all:
 *
 * Tells of each row whom it is and what becomes of it.
 */
gboolean
tandem_import_judge_all (TandemImportJudge *self, GCancellable *cancellable, GError **error)
{
  self->is_refresh = FALSE;
  return judge (self, cancellable, error);
}

/**
 * tandem_import_judge_refresh:
 * @n_changed: (out): how many rows are conflicts now because something of the firm was changed meanwhile
 *
 * The same once more, after the firm was changed.
 */
gboolean
tandem_import_judge_refresh (TandemImportJudge *self, guint *n_changed, GCancellable *cancellable, GError **error)
{
  gboolean done;

  self->is_refresh = TRUE;
  self->n_changed = 0;
  done = tandem_import_stage_clear_firm_keys (self->stage, error) && judge (self, cancellable, error);
  *n_changed = self->n_changed;
  return done;
}

/* --- one row ---------------------------------------------------------------------------------------------------------------- */

static gboolean
take_decision (TandemImportJudge *self, TandemImportCase *at_hand, GArray *candidates, guint candidate, GError **error)
{
  TandemImportDecision decision = (TandemImportDecision) at_hand->verdict.decision;

  at_hand->verdict.target = at_hand->verdict.stamp = 0;
  at_hand->verdict.fields = 0;
  g_array_append_vals (at_hand->targets, candidates->data, candidates->len);
  if (decision == TANDEM_IMPORT_UNDECIDED)
    return find_outcome (self, at_hand, error);
  if (decision == TANDEM_IMPORT_DECIDE_CREATE)
    set_outcome (at_hand, TANDEM_IMPORT_CREATED, NULL);
  else if (decision == TANDEM_IMPORT_DECIDE_SKIP)
    set_outcome (at_hand, TANDEM_IMPORT_SKIPPED, _ ("Left out, as somebody decided."));
  else if (candidate < candidates->len)
    return treat_match (self, at_hand, g_array_index (candidates, gint64, candidate), error);
  else
    {
      at_hand->verdict.decision = TANDEM_IMPORT_UNDECIDED;
      return find_outcome (self, at_hand, error);
    }
  return TRUE;
}

static gboolean
judge_again (TandemImportJudge *self, gint64 number, const TandemImportChoice *choice, GError **error)
{
  g_autoptr (GBytes) bytes = tandem_import_stage_dup_cells (self->stage, number, error);
  g_autoptr (GArray) candidates = bytes ? tandem_import_stage_list_candidates (self->stage, number, error) : NULL;
  g_auto (TandemImportVerdict) verdict = { 0 };
  g_auto (TandemImportCase) at_hand = { 0 };

  if (candidates == NULL || !tandem_import_stage_load (self->stage, number, &verdict, error))
    return FALSE;
  verdict.decision = (int) choice->decision;
  verdict.takes = choice->takes;
  verdict.keeps = choice->keeps;
  if (!open_case (self, bytes, &verdict, &at_hand))
    return TRUE;
  return take_decision (self, &at_hand, candidates, choice->candidate, error) && save_case (self, &at_hand, error);
}

/**
 * tandem_import_judge_decide:
 * @choice: what is said
 *
 * Does what a person says of a row; whoever goes to whom this row made is looked at again. A row that is refused stays so.
 */
gboolean
tandem_import_judge_decide (TandemImportJudge *self, gint64 number, const TandemImportChoice *choice, GError **error)
{
  g_autoptr (GArray) followers = tandem_import_stage_list_followers (self->stage, -number, error);

  if (followers == NULL)
    return FALSE;
  g_hash_table_remove_all (self->states);
  if (!judge_again (self, number, choice, error))
    return FALSE;
  for (guint i = 0; i < followers->len; i++)
    {
      const TandemImportChoice none = { TANDEM_IMPORT_UNDECIDED, 0, 0, 0 };

      g_hash_table_remove_all (self->states);
      if (!judge_again (self, g_array_index (followers, gint64, i), &none, error))
        return FALSE;
    }
  return TRUE;
}
