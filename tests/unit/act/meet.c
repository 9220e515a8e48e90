/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meet.h"

#include "../random-acts.h"
#include "act/tandem-act-contact.h"
#include "act/tandem-act-deal.h"
#include "model/tandem-check.h"
#include "model/tandem-model.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

void
meeting_set_up (Meeting *meeting, gconstpointer data)
{
  firm_file_set_up (&meeting->firm, NULL);
  firm_file_make (&meeting->firm);
  meeting->workspace = open_firm (meeting->firm.path);
}

/* Whatever was undone, the totals are right and no reference leads nowhere. */
void
meeting_tear_down (Meeting *meeting, gconstpointer data)
{
  g_autoptr (TandemConnection) reader = tandem_connection_open (meeting->firm.path, TANDEM_CONNECTION_READ, NULL);
  g_autoptr (GPtrArray) parts = tandem_check_run (reader, TRUE, NULL);

  g_assert_nonnull (parts);
  for (guint i = 0; i < parts->len; i++)
    g_assert_cmpuint (((TandemCheckPart *) parts->pdata[i])->n_faults, ==, 0);
  g_object_unref (meeting->workspace);
  firm_file_tear_down (&meeting->firm, NULL);
}

void
run (Meeting *meeting, TandemStoreFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (meeting->workspace), TANDEM_STORE_WRITE, func, data, NULL, &error);
  g_assert_no_error (error);
}

/* --- the act that makes ------------------------------------------------------------------------------------------- */

static gboolean
insert_campaign (TandemConnection *connection, gint64 *id, GError **error)
{
  g_autoptr (TandemRecord) campaign = TANDEM_RECORD (tandem_campaign_new ());
  g_autoptr (TandemRecord) cost = TANDEM_RECORD (tandem_campaign_cost_new ());

  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_NAME, "Autumn fair");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_OBJECTIVE, "awareness");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_STATUS, "active");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_CURRENCY, "EUR");
  if (!tandem_record_insert (campaign, connection, error))
    return FALSE;
  *id = tandem_record_get_id (campaign);
  tandem_record_set_id (cost, TANDEM_CAMPAIGN_COST_CAMPAIGN_ID, *id);
  tandem_record_set_text (cost, TANDEM_CAMPAIGN_COST_DAY, "2026-11-02");
  tandem_record_set_integer (cost, TANDEM_CAMPAIGN_COST_AMOUNT_MINOR, 5000);
  tandem_record_set_text (cost, TANDEM_CAMPAIGN_COST_CURRENCY, "EUR");
  tandem_record_set_text (cost, TANDEM_CAMPAIGN_COST_KIND, "ad-spend");
  return tandem_record_insert (cost, connection, error);
}

static gboolean
insert_note (TandemConnection *connection, gint64 contact_id, gint64 deal_id, GError **error)
{
  g_autoptr (TandemRecord) note = TANDEM_RECORD (tandem_activity_new ());

  tandem_record_set_text (note, TANDEM_ACTIVITY_KIND, "call");
  tandem_record_set_text (note, TANDEM_ACTIVITY_STATUS, "done");
  tandem_record_set_text (note, TANDEM_ACTIVITY_AT, "2026-11-03T10:00:00.000Z");
  tandem_record_set_id (note, TANDEM_ACTIVITY_CONTACT_ID, contact_id);
  tandem_record_set_id (note, TANDEM_ACTIVITY_DEAL_ID, deal_id);
  return tandem_record_insert (note, connection, error);
}

static gboolean
insert_touch (TandemConnection *connection, gint64 contact_id, gint64 campaign_id, GError **error)
{
  g_autoptr (TandemRecord) touch = TANDEM_RECORD (tandem_touch_new ());

  tandem_record_set_id (touch, TANDEM_TOUCH_CONTACT_ID, contact_id);
  tandem_record_set_id (touch, TANDEM_TOUCH_CAMPAIGN_ID, campaign_id);
  tandem_record_set_text (touch, TANDEM_TOUCH_KIND, "click");
  tandem_record_set_text (touch, TANDEM_TOUCH_AT, "2026-11-02T09:00:00.000Z");
  return tandem_record_insert (touch, connection, error);
}

static gboolean
insert_deal (TandemConnection *connection, gint64 contact_id, gint64 *id, GError **error)
{
  g_autoptr (TandemRecord) deal = TANDEM_RECORD (tandem_deal_new ());
  gint64 stage_id;

  if (!tandem_connection_get_int64 (connection, "SELECT id FROM stage ORDER BY position LIMIT 1", &stage_id, error))
    return FALSE;
  tandem_record_set_text (deal, TANDEM_DEAL_TITLE, "40 desks");
  tandem_record_set_text (deal, TANDEM_DEAL_CURRENCY, "EUR");
  tandem_record_set_integer (deal, TANDEM_DEAL_AMOUNT_MINOR, 120000);
  tandem_record_set_id (deal, TANDEM_DEAL_CONTACT_ID, contact_id);
  if (!tandem_act_save_deal (connection, deal, NULL, stage_id, error))
    return FALSE;
  *id = tandem_record_get_id (deal);
  return TRUE;
}

gboolean
insert_contact (TandemConnection *connection, const char *name, gint64 *id, GError **error)
{
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();
  g_autofree char *email = g_strconcat (name, "@example.com", NULL);

  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, name);
  draft->company = g_strdup ("Analytical Engines");
  tandem_contact_draft_add_point (draft, "email", email, NULL);
  tandem_contact_draft_set_address (draft, NULL, "London", NULL, NULL, NULL);
  if (!tandem_act_add_contact (connection, draft, error))
    return FALSE;
  *id = tandem_record_get_id (TANDEM_RECORD (draft->contact));
  return TRUE;
}

/* One act that makes a bit of everything, each naming others. */
gboolean
meet_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 contact_id, campaign_id, deal_id;

  tandem_change_set_begin (connection, MADE);
  return insert_contact (connection, "Lovelace", &contact_id, error)
         && insert_campaign (connection, &campaign_id, error)
         && insert_touch (connection, contact_id, campaign_id, error)
         && insert_deal (connection, contact_id, &deal_id, error) && insert_note (connection, contact_id, 0, error)
         && insert_note (connection, contact_id, deal_id, error);
}

/* --- an act that changes one record ------------------------------------------------------------------------------- */

typedef struct {
  GType type;
  guint column;
  const char *value;
  const char *family_name; /* NULL: of the first record of the type */
} Edit;

static gboolean
edit_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Edit *edit = data;
  g_autofree char *where = edit->family_name ? g_strdup_printf ("family_name = '%s' AND id > $1", edit->family_name)
                                             : g_strdup ("id > $1");
  g_autoptr (GPtrArray) found = tandem_record_load_where (connection, edit->type, where, 0, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  g_assert_cmpuint (found->len, >, 0);
  g_ptr_array_add (records, found->pdata[0]);
  tandem_record_set_text (found->pdata[0], edit->column, edit->value);
  return tandem_act_save (connection, "Change", records, error);
}

void
edit (Meeting *meeting, GType type, guint column, const char *value)
{
  Edit edit = { type, column, value, NULL };

  run (meeting, edit_cb, &edit);
}

void
retitle (Meeting *meeting, const char *family_name, const char *job_title)
{
  Edit edit = { TANDEM_TYPE_CONTACT, TANDEM_CONTACT_JOB_TITLE, job_title, family_name };

  run (meeting, edit_cb, &edit);
}

gboolean
trash_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) found
      = tandem_record_load_where (connection, *(const GType *) data, "id > $1 AND deleted_at IS NULL", 0, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = tandem_record_get_id (found->pdata[0]);

  g_array_append_val (ids, id);
  return tandem_act_trash (connection, "Trash", *(const GType *) data, ids, NULL, error);
}

/* --- undoing ------------------------------------------------------------------------------------------------------ */

gboolean
undo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Undo *undo = data;
  g_autofree char *sql
      = g_strdup_printf ("SELECT min (id) FROM change_set WHERE label = '%s' AND reverses_id IS NULL", undo->label);
  gint64 set_id;

  return tandem_connection_get_int64 (connection, sql, &set_id, error)
         && tandem_act_undo_set (connection, set_id, &undo->reversal, error);
}

gboolean
undo_last_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 person_id = tandem_change_set_get_person_id (tandem_connection_get_change_set (connection));

  return tandem_act_undo (connection, person_id, TANDEM_ORIGIN_CLI, data, error);
}

gboolean
redo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 person_id = tandem_change_set_get_person_id (tandem_connection_get_change_set (connection));

  return tandem_act_redo (connection, person_id, TANDEM_ORIGIN_CLI, data, error);
}

gboolean
take_back_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_take_back (connection, data, error);
}

void
fail_to_run (Meeting *meeting, TandemStoreFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (
      tandem_store_run (tandem_workspace_get_store (meeting->workspace), TANDEM_STORE_WRITE, func, data, NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CONFLICT);
}

void
reverse_last (Meeting *meeting, TandemStoreFunc func)
{
  g_auto (TandemReversal) reversal = { 0 };

  run (meeting, func, &reversal);
  g_assert_cmpint (reversal.set_id, !=, 0);
  g_assert_cmpuint (reversal.n_left, ==, 0);
}

const TandemConflict *
get_conflict (const Undo *undo, guint n)
{
  g_assert_cmpuint (undo->reversal.n_left, >, n);
  return g_ptr_array_index (undo->reversal.left, n);
}

/* How many live records each table has. */
void
assert_live (Meeting *meeting, const char *expected)
{
  static const char *const tables[] = { "contact",  "contact_point", "address", "lifecycle_history", "company", "touch",
                                        "campaign", "campaign_cost", "deal",    "deal_history",      "activity" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s WHERE deleted_at IS NULL", tables[i]);
      gint64 n = firm_file_ask (meeting->firm.path, sql);

      if (n > 0)
        g_string_append_printf (text, "%s%s %d", text->len ? ", " : "", tables[i], (int) n);
    }
  g_assert_cmpstr (text->str, ==, expected);
}
