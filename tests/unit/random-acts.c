/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-acts.h"

#include "act/filing.h"
#include "act/tandem-act-contact.h"
#include "act/tandem-act-custom.h"
#include "act/tandem-act-deal.h"
#include "act/tandem-act-history.h"
#include "act/tandem-act-merge.h"
#include "act/tandem-act-unmerge.h"
#include "act/tandem-list-act.h"
#include "model/tandem-model.h"
#include "store/tandem-change-set.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"
#include "store/tandem-store.h"

/* --- one act ------------------------------------------------------------------------------------------------------- */

/* A live record of a table, rather often the newest; 0 when there is none. */
static gint64
pick (TandemConnection *connection, GRand *dice, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE deleted_at IS NULL ORDER BY id", table);
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, NULL);
  g_autoptr (GArray) ids = statement ? tandem_statement_collect_ids (statement, NULL) : NULL;

  if (ids == NULL || ids->len == 0)
    return 0;
  return g_array_index (ids, gint64,
                        g_rand_int_range (dice, 0, 3) == 0 ? (int) ids->len - 1
                                                           : g_rand_int_range (dice, 0, (int) ids->len));
}

static char *
make_word (GRand *dice)
{
  static const char *const syllables[] = { "Ma", "ri", "é", "Львів", "ß", "o'", "שלום", "no", "ta", "李" };
  GString *word = g_string_new (NULL);

  for (int n = g_rand_int_range (dice, 1, 5); n > 0; n--)
    g_string_append (word, syllables[g_rand_int_range (dice, 0, G_N_ELEMENTS (syllables))]);
  return g_string_free_and_steal (word);
}

static char *
make_day (GRand *dice)
{
  return g_strdup_printf ("2026-%02d-%02d", g_rand_int_range (dice, 1, 13), g_rand_int_range (dice, 1, 29));
}

static gboolean
save (TandemConnection *connection, const char *label, TandemRecord *record, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  g_ptr_array_add (records, record);
  return tandem_act_save (connection, label, records, error);
}

static gboolean
add_contact (TandemConnection *connection, GRand *dice, GError **error)
{
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();
  g_autofree char *given = make_word (dice), *family = make_word (dice);

  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_GIVEN_NAME, given);
  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, family);
  if (g_rand_boolean (dice))
    draft->company = make_word (dice);
  if (g_rand_boolean (dice))
    tandem_contact_draft_add_point (draft, "email", "somebody@example.com", NULL);
  return tandem_act_add_contact (connection, draft, error);
}

static gboolean
change_contact (TandemConnection *connection, GRand *dice, GError **error)
{
  gint64 id = pick (connection, dice, "contact");
  g_autoptr (TandemRecord) contact = id ? tandem_record_load (connection, TANDEM_TYPE_CONTACT, id, error) : NULL;
  g_autofree char *word = make_word (dice);

  if (contact == NULL)
    return add_contact (connection, dice, error);
  tandem_record_set_text (contact, g_rand_boolean (dice) ? TANDEM_CONTACT_FAMILY_NAME : TANDEM_CONTACT_JOB_TITLE, word);
  return save (connection, "Change a contact", contact, error);
}

static gboolean
set_company (TandemConnection *connection, GRand *dice, GError **error)
{
  gint64 id = pick (connection, dice, "contact");
  g_autofree char *word = make_word (dice);

  return id ? tandem_act_set_company (connection, id, word, error) : add_contact (connection, dice, error);
}

static gboolean
set_lifecycle (TandemConnection *connection, GRand *dice, GError **error)
{
  gint64 id = pick (connection, dice, "contact");
  TandemLifecycle stage = (TandemLifecycle) g_rand_int_range (dice, 0, TANDEM_LIFECYCLE_N_STAGES);

  return id ? tandem_act_set_lifecycle (connection, id, stage, error) : add_contact (connection, dice, error);
}

static gboolean
trash_contacts (TandemConnection *connection, GRand *dice, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 first = pick (connection, dice, "contact"), second = pick (connection, dice, "contact");

  if (first == 0)
    return add_contact (connection, dice, error);
  g_array_append_val (ids, first);
  if (second != first)
    g_array_append_val (ids, second);
  return tandem_act_trash (connection, "Trash contacts", TANDEM_TYPE_CONTACT, ids, NULL, error);
}

static gboolean
write_note (TandemConnection *connection, GRand *dice, GError **error)
{
  g_autoptr (TandemRecord) note = TANDEM_RECORD (tandem_activity_new ());
  g_autofree char *word = make_word (dice);
  gint64 id = pick (connection, dice, "contact");

  if (id == 0)
    return add_contact (connection, dice, error);
  tandem_record_set_text (note, TANDEM_ACTIVITY_KIND, "note");
  tandem_record_set_text (note, TANDEM_ACTIVITY_BODY, word);
  tandem_record_set_text (note, TANDEM_ACTIVITY_STATUS, "done");
  tandem_record_set_text (note, TANDEM_ACTIVITY_AT, "2026-11-25T10:00:00.000Z");
  tandem_record_set_id (note, TANDEM_ACTIVITY_CONTACT_ID, id);
  return save (connection, "Write a note", note, error);
}

static gboolean
add_deal (TandemConnection *connection, GRand *dice, GError **error)
{
  g_autoptr (TandemRecord) deal = TANDEM_RECORD (tandem_deal_new ());
  g_autofree char *word = make_word (dice);
  gint64 stage_id;

  if (!tandem_connection_get_int64 (connection, "SELECT id FROM stage WHERE kind = 'open' ORDER BY position LIMIT 1",
                                    &stage_id, error))
    return FALSE;
  tandem_record_set_text (deal, TANDEM_DEAL_TITLE, word);
  tandem_record_set_text (deal, TANDEM_DEAL_CURRENCY, "EUR");
  tandem_record_set_integer (deal, TANDEM_DEAL_AMOUNT_MINOR, g_rand_int_range (dice, 0, 1000000));
  tandem_record_set_id (deal, TANDEM_DEAL_CONTACT_ID, pick (connection, dice, "contact"));
  return tandem_act_save_deal (connection, deal, NULL, stage_id, error);
}

static gboolean
move_deal (TandemConnection *connection, GRand *dice, GError **error)
{
  gint64 id = pick (connection, dice, "deal"), stage_id = pick (connection, dice, "stage");
  g_autofree char *is_lost
      = g_strdup_printf ("SELECT count(*) FROM stage WHERE kind = 'lost' AND id = %" G_GINT64_FORMAT, stage_id);
  gint64 lost = 0;

  if (id == 0)
    return add_deal (connection, dice, error);
  if (!tandem_connection_get_int64 (connection, is_lost, &lost, error))
    return FALSE;
  return lost ? tandem_act_lose_deal (connection, id, pick (connection, dice, "reason"), "too dear", error)
              : tandem_act_move_deal (connection, id, stage_id, error);
}

static gboolean
win_deal (TandemConnection *connection, GRand *dice, GError **error)
{
  gint64 id = pick (connection, dice, "deal");

  return id ? tandem_act_win_deal (connection, id, error) : add_deal (connection, dice, error);
}

static gboolean
add_campaign (TandemConnection *connection, GRand *dice, GError **error)
{
  g_autoptr (TandemRecord) campaign = TANDEM_RECORD (tandem_campaign_new ());
  g_autofree char *word = make_word (dice), *day = make_day (dice);

  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_NAME, word);
  tandem_record_set_id (campaign, TANDEM_CAMPAIGN_CHANNEL_ID, pick (connection, dice, "channel"));
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_OBJECTIVE, "awareness");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_STATUS, "active");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_CURRENCY, "EUR");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_STARTS_ON, day);
  return save (connection, "Add a campaign", campaign, error);
}

static gboolean
add_cost (TandemConnection *connection, GRand *dice, GError **error)
{
  g_autoptr (TandemRecord) cost = TANDEM_RECORD (tandem_campaign_cost_new ());
  g_autofree char *day = make_day (dice);
  gint64 id = pick (connection, dice, "campaign");

  if (id == 0)
    return add_campaign (connection, dice, error);
  tandem_record_set_id (cost, TANDEM_CAMPAIGN_COST_CAMPAIGN_ID, id);
  tandem_record_set_text (cost, TANDEM_CAMPAIGN_COST_DAY, day);
  tandem_record_set_integer (cost, TANDEM_CAMPAIGN_COST_AMOUNT_MINOR, g_rand_int_range (dice, 1, 100000));
  tandem_record_set_text (cost, TANDEM_CAMPAIGN_COST_CURRENCY, "EUR");
  tandem_record_set_text (cost, TANDEM_CAMPAIGN_COST_KIND, "ad-spend");
  return save (connection, "Add a cost", cost, error);
}

static gboolean
add_touch (TandemConnection *connection, GRand *dice, GError **error)
{
  g_autoptr (TandemRecord) touch = TANDEM_RECORD (tandem_touch_new ());
  g_autofree char *day = make_day (dice);
  g_autofree char *at = g_strconcat (day, "T12:00:00.000Z", NULL);
  gint64 contact = pick (connection, dice, "contact"), campaign = pick (connection, dice, "campaign");

  if (contact == 0 || campaign == 0)
    return add_campaign (connection, dice, error);
  tandem_record_set_id (touch, TANDEM_TOUCH_CONTACT_ID, contact);
  tandem_record_set_id (touch, TANDEM_TOUCH_CAMPAIGN_ID, campaign);
  tandem_record_set_id (touch, TANDEM_TOUCH_CHANNEL_ID, pick (connection, dice, "channel"));
  tandem_record_set_text (touch, TANDEM_TOUCH_KIND, "click");
  tandem_record_set_text (touch, TANDEM_TOUCH_AT, at);
  return save (connection, "Add a touch", touch, error);
}

static gboolean
change_point (TandemConnection *connection, GRand *dice, GError **error)
{
  gint64 id = pick (connection, dice, "contact_point");
  g_autoptr (TandemRecord) point = id ? tandem_record_load (connection, TANDEM_TYPE_CONTACT_POINT, id, error) : NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *word = make_word (dice);

  if (point == NULL)
    return add_contact (connection, dice, error);
  g_array_append_val (ids, id);
  if (g_rand_boolean (dice))
    return tandem_act_trash (connection, "Take an e-mail away", TANDEM_TYPE_CONTACT_POINT, ids, NULL, error);
  tandem_record_set_text (point, TANDEM_CONTACT_POINT_VALUE, word);
  return save (connection, "Change an e-mail", point, error);
}

/* Several records that name each other, in one act. */
static gboolean
meet_somebody (TandemConnection *connection, GRand *dice, GError **error)
{
  tandem_change_set_begin (connection, "Meet somebody");
  return add_contact (connection, dice, error) && add_campaign (connection, dice, error)
         && add_touch (connection, dice, error) && add_deal (connection, dice, error)
         && write_note (connection, dice, error);
}

static gboolean
merge_contacts (TandemConnection *connection, GRand *dice, GError **error)
{
  gint64 id = pick (connection, dice, "contact"), other_id = pick (connection, dice, "contact");
  g_autoptr (TandemMerge) merge = tandem_merge_new (TANDEM_TYPE_CONTACT, id, other_id);
  g_autoptr (TandemRecord) stays = NULL, other = NULL;

  if (id == other_id)
    return add_contact (connection, dice, error);
  stays = tandem_record_load (connection, TANDEM_TYPE_CONTACT, id, error);
  other = stays ? tandem_record_load (connection, TANDEM_TYPE_CONTACT, other_id, error) : NULL;
  if (other == NULL)
    return FALSE;
  tandem_merge_suggest (merge, stays, other);
  return tandem_act_merge (connection, merge, error);
}

static gboolean
merge_companies (TandemConnection *connection, GRand *dice, GError **error)
{
  gint64 id = pick (connection, dice, "company"), other_id = pick (connection, dice, "company");
  g_autoptr (TandemMerge) merge = tandem_merge_new (TANDEM_TYPE_COMPANY, id, other_id);

  return id == other_id ? set_company (connection, dice, error) : tandem_act_merge (connection, merge, error);
}

static gboolean
take_apart (TandemConnection *connection, GRand *dice, GError **error)
{
  gboolean is_company = g_rand_boolean (dice);
  g_auto (TandemUnmerge) done = { 0 };
  gint64 id;

  if (!tandem_connection_get_int64 (connection,
                                    is_company ? "SELECT coalesce (min (id), 0) FROM company WHERE merged_into_id > 0"
                                               : "SELECT coalesce (min (id), 0) FROM contact WHERE merged_into_id > 0",
                                    &id, error))
    return FALSE;
  return id ? tandem_act_unmerge (connection, is_company ? TANDEM_TYPE_COMPANY : TANDEM_TYPE_CONTACT, id, &done, error)
            : add_contact (connection, dice, error);
}

/* A field that the firm adds, when there is none yet; else what a record holds in one, or nothing any more; or the field goes. */
static gboolean
set_own_field (TandemConnection *connection, GRand *dice, GError **error)
{
  static const struct {
    TandemFirmList list;
    const char *table;
    guint column;
  } kinds[] = {
    { TANDEM_FIRM_LIST_CONTACT_FIELDS, "contact", TANDEM_CUSTOM_VALUE_CONTACT_ID },
    { TANDEM_FIRM_LIST_DEAL_FIELDS, "deal", TANDEM_CUSTOM_VALUE_DEAL_ID },
    { TANDEM_FIRM_LIST_CAMPAIGN_FIELDS, "campaign", TANDEM_CUSTOM_VALUE_CAMPAIGN_ID },
  };
  guint kind = (guint) g_rand_int_range (dice, 0, G_N_ELEMENTS (kinds));
  g_autoptr (GPtrArray) fields = tandem_firm_list_load (connection, kinds[kind].list, 0, error);
  g_autofree char *word = make_word (dice);
  TandemListAct act = { .list = kinds[kind].list, .name = word };
  gint64 amount = g_rand_int_range (dice, -1000, 1000), id = pick (connection, dice, kinds[kind].table);
  gboolean is_empty = g_rand_int_range (dice, 0, 4) == 0, is_text = g_rand_boolean (dice);
  TandemCustomAct value = { .record_column = kinds[kind].column,
                            .record_id = id,
                            .label = (char *) "Fill in a field",
                            .text = is_text && !is_empty ? word : NULL,
                            .number = is_text || is_empty ? NULL : &amount,
                            .currency = is_text || is_empty ? NULL : (char *) "EUR" };

  if (fields == NULL)
    return FALSE;
  if (fields->len == 0 || id == 0)
    return fields->len < 5 ? tandem_list_act_add (connection, &act, error) : add_contact (connection, dice, error);
  act.id = value.field_id = tandem_record_get_id (fields->pdata[0]);
  if (g_rand_int_range (dice, 0, 12) == 0)
    return tandem_list_act_delete (connection, &act, error);
  return tandem_act_set_custom (connection, &value, error);
}

static gboolean
file_something (TandemConnection *connection, GRand *dice, GError **error)
{
  static const struct {
    const char *table;
    guint column;
  } wholes[] = {
    { "contact", TANDEM_ATTACHMENT_CONTACT_ID },
    { "company", TANDEM_ATTACHMENT_COMPANY_ID },
    { "deal", TANDEM_ATTACHMENT_DEAL_ID },
    { "campaign", TANDEM_ATTACHMENT_CAMPAIGN_ID },
  };
  guint whole = (guint) g_rand_int_range (dice, 0, G_N_ELEMENTS (wholes));
  gint64 id = pick (connection, dice, wholes[whole].table);
  gint64 attachment_id = pick (connection, dice, "attachment");

  if (attachment_id && g_rand_int_range (dice, 0, 4) == 0)
    return filing_change (connection, attachment_id, dice, error);
  if (id == 0)
    return add_contact (connection, dice, error);
  return whole <= 1 && g_rand_boolean (dice) ? filing_set_photo (connection, wholes[whole].column, id, dice, error)
                                             : filing_attach (connection, wholes[whole].column, id, dice, error);
}

static gboolean (*const acts[]) (TandemConnection *connection, GRand *dice, GError **error) = {
  add_contact,    change_contact,  set_company,  set_lifecycle, trash_contacts, write_note,   add_deal,
  move_deal,      win_deal,        add_campaign, add_cost,      add_touch,      change_point, meet_somebody,
  merge_contacts, merge_companies, take_apart,   set_own_field, file_something,
};

static gboolean
do_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  GRand *dice = data;

  return acts[g_rand_int_range (dice, 0, G_N_ELEMENTS (acts))](connection, dice, error);
}

/**
 * random_acts_do:
 *
 * Does one act. What the dice say depends on what is there: the same dice on the same file do the same.
 */
gboolean
random_acts_do (TandemWorkspace *workspace, GRand *dice, GError **error)
{
  return tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, do_cb, dice, NULL, error);
}

/* --- undo and redo ------------------------------------------------------------------------------------------------- */

typedef struct {
  TandemStore *store;
  TandemReversal reversal;
  gint64 sequence;
} Reversing;

typedef struct {
  GRand *dice;
  gint64 set_id;
  TandemReversal reversal;
} AnyUndo;

static gboolean
undo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Reversing *reversing = data;

  return tandem_act_undo (connection, tandem_store_get_person_id (reversing->store),
                          tandem_store_get_origin (reversing->store), &reversing->reversal, error);
}

static gboolean
redo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Reversing *reversing = data;

  return tandem_act_redo (connection, tandem_store_get_person_id (reversing->store),
                          tandem_store_get_origin (reversing->store), &reversing->reversal, error);
}

static gboolean
reverse_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Reversing *reversing = data;
  g_autofree char *sql
      = g_strdup_printf ("SELECT id FROM change_set WHERE sequence = %" G_GINT64_FORMAT, reversing->sequence);
  gint64 id;

  return tandem_connection_get_int64 (connection, sql, &id, error)
         && tandem_reversal_run (connection, id, &reversing->reversal, error);
}

/* Any change that stands, whatever came after it. */
static gboolean
undo_any_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  AnyUndo *any = data;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT id FROM change_set WHERE cause IN ('edit', 'redo') AND reversed_by_id IS NULL ORDER BY sequence", error);
  g_autoptr (GArray) ids = statement ? tandem_statement_collect_ids (statement, error) : NULL;

  if (ids == NULL)
    return FALSE;
  if (ids->len == 0)
    return TRUE;
  any->set_id = g_array_index (ids, gint64, g_rand_int_range (any->dice, 0, (int) ids->len));
  return tandem_act_undo_set (connection, any->set_id, &any->reversal, error);
}

/**
 * random_acts_undo_any:
 * @n_left: (out): how many records were left, for they were changed since
 *
 * Undoes one change of the history.
 *
 * Returns: its change set; 0 where nothing of it could be undone
 */
gint64
random_acts_undo_any (TandemWorkspace *workspace, GRand *dice, guint *n_left)
{
  AnyUndo any = { .dice = dice };
  g_autoptr (GError) error = NULL;
  gboolean success
      = tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, undo_any_cb, &any, NULL, &error);

  if (!success)
    g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CONFLICT);
  *n_left = any.reversal.n_left;
  tandem_reversal_clear (&any.reversal);
  return success ? any.set_id : 0;
}

static gboolean
reverse (TandemWorkspace *workspace, TandemStoreFunc func, gint64 sequence, gboolean *was_done, GError **error)
{
  Reversing reversing = { .store = tandem_workspace_get_store (workspace), .sequence = sequence };
  gboolean success = tandem_store_run (reversing.store, TANDEM_STORE_WRITE, func, &reversing, NULL, error);

  if (success)
    g_assert_cmpuint (reversing.reversal.n_left, ==, 0);
  if (was_done)
    *was_done = reversing.reversal.set_id != 0;
  tandem_reversal_clear (&reversing.reversal);
  return success;
}

gboolean
random_acts_undo (TandemWorkspace *workspace, gboolean *was_done, GError **error)
{
  return reverse (workspace, undo_cb, 0, was_done, error);
}

gboolean
random_acts_redo (TandemWorkspace *workspace, gboolean *was_done, GError **error)
{
  return reverse (workspace, redo_cb, 0, was_done, error);
}

gboolean
random_acts_reverse (TandemWorkspace *workspace, gint64 sequence, GError **error)
{
  return reverse (workspace, reverse_cb, sequence, NULL, error);
}
