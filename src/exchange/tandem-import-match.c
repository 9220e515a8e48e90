/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whom a row may be. What rows have in common with contacts is found by going through the firm once, and sorting; only rows that
 * share something are looked at one by one, and most share nothing. Whoever is to get several rows is kept as they will be after
 * the last of them, so that what is said before is what happens. */
#include "exchange/tandem-import-judge-private.h"

#include <string.h>

#include "base/tandem-id.h"
#include "base/tandem-phone.h"
#include "exchange/tandem-import-ids.h"
#include "exchange/tandem-import-pack.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-foreign-id.h"
#include "model/tandem-import-query.h"
#include "model/tandem-lifecycle.h"

#define SIEVE_BITS  (1u << 26) /* 8 MB: of three million keys one in a hundred is let through for nothing */
#define MOST_STATES 1024
#define MOST_ALIKE  1000 /* a number of all in a house is that of many */

/* --- the firm ----------------------------------------------------------------------------------------------------------- */

static guint
sieve_place (gint64 hash, guint n)
{
  return (guint) ((guint64) hash >> (n * 32)) % SIEVE_BITS;
}

static gboolean
is_let_through (const guint8 *sieve, gint64 hash)
{
  for (guint n = 0; n < 2; n++)
    if (!(sieve[sieve_place (hash, n) / 8] & (1 << sieve_place (hash, n) % 8)))
      return FALSE;
  return TRUE;
}

static void
let_through (guint8 *sieve, gint64 hash)
{
  for (guint n = 0; n < 2; n++)
    sieve[sieve_place (hash, n) / 8] |= (guint8) (1 << sieve_place (hash, n) % 8);
}

/* What was met before, as far as the sieve tells, may be that of another row. */
static gboolean
sieve_cb (gint64 hash, gpointer data)
{
  TandemImportJudge *self = data;

  if (is_let_through (self->sieve, hash))
    let_through (self->shared, hash);
  let_through (self->sieve, hash);
  return FALSE;
}

static gboolean
is_shared_cb (gint64 hash, gpointer data)
{
  return is_let_through (((TandemImportJudge *) data)->shared, hash);
}

static gboolean
add_firm_key (TandemImportJudge *self, gint64 contact_id, gint64 hash, GError **error)
{
  if (++self->n_done % 1024 == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (!is_let_through (self->sieve, hash))
    return TRUE;
  let_through (self->shared, hash);
  return tandem_import_stage_add_firm_key (self->stage, contact_id, hash, error);
}

static gboolean
point_cb (gint64 contact_id, const char *const *texts, gpointer data, GError **error)
{
  gboolean is_email = g_strcmp0 (texts[0], "email") == 0;

  if (!is_email && g_strcmp0 (texts[0], "phone") != 0 && g_strcmp0 (texts[0], "mobile") != 0)
    return TRUE;
  return add_firm_key (data, contact_id,
                       tandem_import_key_hash (is_email ? TANDEM_IMPORT_KEY_EMAIL : TANDEM_IMPORT_KEY_PHONE, texts[1]),
                       error);
}

/* A row may say less of the name than the contact does, and the contact may have got the rest after it came: so each part of the
 * name is a key, with and without the company. */
static gboolean
name_cb (gint64 contact_id, const char *const *texts, gpointer data, GError **error)
{
  gint64 hashes[TANDEM_IMPORT_MOST_NAMES];
  guint n_hashes = tandem_import_key_hash_names (texts[0], texts[1], texts[2], hashes);

  for (guint i = 0; i < n_hashes; i++)
    if (!add_firm_key (data, contact_id, hashes[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
id_cb (gint64 contact_id, const char *const *texts, gpointer data, GError **error)
{
  return add_firm_key (data, contact_id, tandem_import_key_hash_id (texts[0], texts[1]), error);
}

gboolean
tandem_import_judge_look_at_firm (TandemImportJudge *self, GError **error)
{
  gint64 n_busy;

  g_free (self->sieve);
  g_free (self->shared);
  self->sieve = g_malloc0 (SIEVE_BITS / 8);
  self->shared = g_malloc0 (SIEVE_BITS / 8);
  self->n_done = 0;
  if (!tandem_import_stage_each_key (self->stage, sieve_cb, self, self->cancellable, error)
      || !tandem_import_query_scan (self->connection, TANDEM_IMPORT_SCAN_POINTS, point_cb, self, error)
      || !tandem_import_query_scan (self->connection, TANDEM_IMPORT_SCAN_NAMES, name_cb, self, error)
      || !tandem_import_query_scan (self->connection, TANDEM_IMPORT_SCAN_IDS, id_cb, self, error)
      || !tandem_import_stage_each_key (self->stage, is_shared_cb, self, self->cancellable, error)
      || !tandem_import_stage_settle (self->stage, error)
      || !tandem_import_stage_find_busy (self->stage, &n_busy, error))
    return FALSE;
  g_clear_pointer (&self->sieve, g_free);
  g_clear_pointer (&self->shared, g_free);
  self->n_busy = (guint64) n_busy;
  self->n_done = 0;
  return TRUE;
}

/* --- whom a row may be -------------------------------------------------------------------------------------------------- */

TandemContactDraft *
tandem_import_judge_make_draft (TandemImportJudge *self, gint64 number, GError **error)
{
  g_autoptr (GBytes) bytes = tandem_import_stage_dup_cells (self->stage, number, error);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (TandemCell));
  TandemRow row;

  if (bytes == NULL)
    return NULL;
  tandem_import_unpack (bytes, 0, cells, &row);
  return tandem_import_plan_make_draft (self->plan, &row);
}

static gboolean
add_row_to (TandemImportJudge *self, TandemContactState *state, const TandemImportVerdict *verdict, GError **error)
{
  g_autoptr (TandemContactDraft) draft = tandem_import_judge_make_draft (self, verdict->number, error);
  TandemContactParts overwrite, erase;

  if (draft == NULL)
    return FALSE;
  tandem_import_plan_settle_parts (self->plan, verdict, draft, &overwrite, &erase);
  tandem_contact_state_merge (state, draft, overwrite, erase);
  return TRUE;
}

/**
 * tandem_import_judge_dup_state:
 * @target: as in #TandemImportVerdict
 * @before: only what the rows before this one do is done
 *
 * Returns: (transfer full) (nullable): whom a row goes to, as the rows before it leave them
 */
TandemContactState *
tandem_import_judge_dup_state (TandemImportJudge *self, gint64 target, gint64 before, GError **error)
{
  const TandemImportVerdict maker = { .number = -target, .decision = TANDEM_IMPORT_DECIDE_FILL };
  g_autoptr (TandemContactState) state
      = target > 0 ? tandem_contact_state_load (self->connection, target, error) : tandem_contact_state_new ();
  g_autoptr (GArray) fillers
      = state ? tandem_import_stage_list_fillers (self->stage, target, TANDEM_IMPORT_UPDATED, before, error) : NULL;

  if (fillers == NULL || (target < 0 && !add_row_to (self, state, &maker, error)))
    return NULL;
  /* As whoever is made without a stage. */
  if (tandem_record_is_null (state->contact, TANDEM_CONTACT_LIFECYCLE_STAGE))
    tandem_record_set_text (state->contact, TANDEM_CONTACT_LIFECYCLE_STAGE,
                            tandem_lifecycle_get_nick (TANDEM_LIFECYCLE_LEAD));
  for (guint i = 0; i < fillers->len; i++)
    {
      g_auto (TandemImportVerdict) verdict = { 0 };

      if (!tandem_import_stage_load (self->stage, g_array_index (fillers, gint64, i), &verdict, error)
          || !add_row_to (self, state, &verdict, error))
        return NULL;
    }
  return g_steal_pointer (&state);
}

TandemContactState *
tandem_import_judge_get_state (TandemImportJudge *self, gint64 target, gint64 before, GError **error)
{
  TandemContactState *state = g_hash_table_lookup (self->states, &target);

  if (state)
    return state;
  state = tandem_import_judge_dup_state (self, target, before, error);
  if (state == NULL)
    return NULL;
  if (g_hash_table_size (self->states) >= MOST_STATES)
    g_hash_table_remove_all (self->states);
  g_hash_table_insert (self->states, g_memdup2 (&target, sizeof target), state);
  return state;
}

void
tandem_import_case_add_target (TandemImportCase *at_hand, gint64 target)
{
  for (guint i = 0; i < at_hand->targets->len; i++)
    if (g_array_index (at_hand->targets, gint64, i) == target)
      return;
  if (target != 0 && at_hand->targets->len < MOST_ALIKE)
    g_array_append_val (at_hand->targets, target);
}

/* What our own export calls by two ids are two, however alike they are. */
static gboolean
has_other_id (TandemImportJudge *self, TandemImportCase *at_hand, gint64 number, gboolean *is_other, GError **error)
{
  g_autoptr (TandemContactDraft) draft = NULL;
  gint64 id, other;

  *is_other = FALSE;
  if (!tandem_id_from_text (at_hand->draft->id, &id))
    return TRUE;
  draft = tandem_import_judge_make_draft (self, number, error);
  if (draft == NULL)
    return FALSE;
  *is_other = tandem_id_from_text (draft->id, &other) && other != id;
  return TRUE;
}

/* A row before this one stands for whom it goes to, or for whom it makes. */
static gboolean
add_rows_before (TandemImportJudge *self, TandemImportCase *at_hand, const TandemImportKey *key, GError **error)
{
  g_autoptr (GArray) before = tandem_import_stage_list_before (self->stage, key->hash, at_hand->verdict.number, error);

  for (guint i = 0; before && i < before->len; i++)
    {
      const TandemImportVerdict *other = &g_array_index (before, TandemImportVerdict, i);
      gboolean is_other;

      if (!has_other_id (self, at_hand, other->number, &is_other, error))
        return FALSE;
      if (is_other)
        continue;
      if (other->outcome == TANDEM_IMPORT_CREATED || (other->outcome == TANDEM_IMPORT_CONFLICT && other->target == 0))
        tandem_import_case_add_target (at_hand, -other->number);
      else if (other->outcome != TANDEM_IMPORT_REFUSED)
        tandem_import_case_add_target (at_hand, other->target);
    }
  return before != NULL;
}

static gboolean
has_value (TandemContactState *state, const TandemImportKey *key)
{
  for (guint i = 0; i < state->points->len; i++)
    {
      const char *kind = tandem_record_get_text (state->points->pdata[i], TANDEM_CONTACT_POINT_KIND);
      const char *value = tandem_record_get_text (state->points->pdata[i], TANDEM_CONTACT_POINT_VALUE);

      if (key->kind == TANDEM_IMPORT_KEY_PHONE
              ? tandem_contact_point_is_family (kind, "phone") && tandem_phone_agree (value, key->value)
              : g_strcmp0 (kind, "email") == 0 && tandem_import_key_hash (key->kind, value) == key->hash)
        return TRUE;
    }
  return FALSE;
}

static gboolean
add_called (TandemImportJudge *self, TandemImportCase *at_hand, const TandemImportKey *key, GError **error)
{
  g_autoptr (GArray) contacts
      = tandem_foreign_id_find (self->connection, TANDEM_FOREIGN_ID_CONTACT_ID, key->program, key->value, error);

  for (guint i = 0; contacts && i < contacts->len; i++)
    tandem_import_case_add_target (at_hand, g_array_index (contacts, gint64, i));
  return contacts != NULL;
}

/* By what they have in common, which the hash only promises. */
gboolean
tandem_import_judge_find_targets (TandemImportJudge *self, TandemImportCase *at_hand, const TandemImportKey *key,
                                  GError **error)
{
  g_autoptr (GArray) contacts = NULL;
  gint64 own, id;

  if (key->kind == TANDEM_IMPORT_KEY_OWN_ID && tandem_id_from_text (key->value, &id))
    {
      if (!tandem_import_query_find_own (self->connection, FALSE, id, &own, error))
        return FALSE;
      tandem_import_case_add_target (at_hand, own);
      return TRUE;
    }
  if (key->kind == TANDEM_IMPORT_KEY_FOREIGN_ID)
    return add_called (self, at_hand, key, error) && add_rows_before (self, at_hand, key, error);
  contacts = tandem_import_stage_list_contacts (self->stage, key->hash, error);
  for (guint i = 0; contacts && i < contacts->len; i++)
    {
      gint64 contact_id = g_array_index (contacts, gint64, i);
      TandemContactState *state = tandem_import_judge_get_state (self, contact_id, at_hand->verdict.number, error);

      if (state == NULL)
        return FALSE;
      if (tandem_record_get_deleted_at (state->contact) == NULL && (key->value == NULL || has_value (state, key)))
        tandem_import_case_add_target (at_hand, contact_id);
    }
  return contacts && add_rows_before (self, at_hand, key, error);
}

/**
 * tandem_import_case_is_certain:
 *
 * Returns: whether a key tells who it is whatever the name: an id does, unless nobody knows whose it is
 */
gboolean
tandem_import_case_is_certain (const TandemImportCase *self, TandemImportKeyKind kind)
{
  if (kind > TANDEM_IMPORT_KEY_FOREIGN_ID)
    return FALSE;
  for (guint i = 0; i < self->keys->len; i++)
    {
      const TandemImportKey *key = &g_array_index (self->keys, TandemImportKey, i);

      if (key->kind == kind && g_strcmp0 (key->program, TANDEM_FOREIGN_ID_OTHER) == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_word (const char *words, const char *word)
{
  g_auto (GStrv) all = g_strsplit (words, " ", -1);

  return g_strv_contains ((const char *const *) all, word);
}

TandemLikeness
tandem_import_compare_names (TandemRecord *one, TandemRecord *other, gboolean *is_nobody)
{
  TandemRecord *const both[] = { one, other };
  g_autofree char *given[2] = { NULL }, *family[2] = { NULL };
  TandemLikeness likeness;

  for (guint i = 0; i < 2; i++)
    {
      given[i] = tandem_likeness_spell (tandem_record_get_text (both[i], TANDEM_CONTACT_GIVEN_NAME));
      family[i] = tandem_likeness_spell (tandem_record_get_text (both[i], TANDEM_CONTACT_FAMILY_NAME));
    }
  *is_nobody = FALSE;
  for (guint i = 0; i < 2; i++)
    *is_nobody |= *given[i] == 0 && *family[i] == 0;
  likeness = tandem_likeness_person (given[0], family[0], given[1], family[1]);
  for (guint i = 0; i < 2 && likeness == TANDEM_LIKENESS_NONE && !*is_nobody; i++)
    if ((*given[i] == 0) != (*family[i] == 0))
      {
        /* Of one only a part is known. */
        const char *part = *given[i] ? given[i] : family[i];

        if (has_word (given[1 - i], part) || has_word (family[1 - i], part))
          likeness = TANDEM_LIKENESS_SIMILAR;
      }
  for (guint i = 0; i < 2; i++)
    {
      g_free (g_steal_pointer (&given[i]));
      g_free (g_steal_pointer (&family[i]));
    }
  return likeness;
}

/* Keeps those whose name goes with that of the row: the same ones where there are any, else those that are like it. Where
 * one of the two has no name, an e-mail or a number may still be that of both; an id of which nobody knows the program is not. */
gboolean
tandem_import_judge_sift (TandemImportJudge *self, TandemImportCase *at_hand, TandemImportKeyKind kind, GError **error)
{
  g_autoptr (GArray) same = g_array_new (FALSE, FALSE, sizeof (gint64)),
                     like = g_array_new (FALSE, FALSE, sizeof (gint64));
  GArray *kept;

  for (guint i = 0; i < at_hand->targets->len; i++)
    {
      gint64 target = g_array_index (at_hand->targets, gint64, i);
      TandemContactState *state = tandem_import_judge_get_state (self, target, at_hand->verdict.number, error);
      TandemLikeness likeness;
      gboolean is_nobody;

      if (state == NULL)
        return FALSE;
      likeness = tandem_import_compare_names (state->contact, TANDEM_RECORD (at_hand->draft->contact), &is_nobody);
      if (likeness == TANDEM_LIKENESS_SAME)
        g_array_append_val (same, target);
      else if (likeness == TANDEM_LIKENESS_SIMILAR || (is_nobody && kind != TANDEM_IMPORT_KEY_FOREIGN_ID))
        g_array_append_val (like, target);
    }
  kept = same->len > 0 ? same : like;
  if (kept->len == 0 && kind == TANDEM_IMPORT_KEY_EMAIL)
    return TRUE;
  g_array_set_size (at_hand->targets, 0);
  g_array_append_vals (at_hand->targets, kept->data, kept->len);
  return TRUE;
}

/* --- companies ---------------------------------------------------------------------------------------------------------- */

/**
 * tandem_import_judge_find_company_before:
 * @target: (out): what a row before this one makes that is the same company, below zero, or what is there and that it fills; else 0
 */
gboolean
tandem_import_judge_find_company_before (TandemImportJudge *self, TandemImportCase *at_hand, gint64 *target,
                                         GError **error)
{
  *target = 0;
  for (guint k = 0; k < at_hand->keys->len && *target == 0; k++)
    {
      const TandemImportKey *key = &g_array_index (at_hand->keys, TandemImportKey, k);
      g_autoptr (GArray) before = NULL;

      if (g_strcmp0 (key->program, TANDEM_FOREIGN_ID_OTHER) == 0)
        continue;
      before = tandem_import_stage_list_before (self->stage, key->hash, at_hand->verdict.number, error);
      for (guint i = 0; before && i < before->len && *target == 0; i++)
        {
          const TandemImportVerdict *other = &g_array_index (before, TandemImportVerdict, i);

          if (other->outcome == TANDEM_IMPORT_CREATED)
            *target = -other->number;
          else if (other->outcome == TANDEM_IMPORT_UPDATED
                   && !tandem_import_ids_find_filled (self->connection, other->target, target, error))
            return FALSE;
        }
      if (before == NULL)
        return FALSE;
    }
  return TRUE;
}
