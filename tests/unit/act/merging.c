/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merging.h"

#include "../random-acts.h"
#include "act/tandem-act-contact.h"
#include "act/tandem-act-history.h"
#include "act/tandem-act-relation.h"
#include "model/tandem-check.h"
#include "model/tandem-model.h"
#include "store/tandem-change-set.h"
#include "store/tandem-connection.h"

void
merging_run (Merging *self, TandemStoreFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, func, data, NULL, &error);
  g_assert_no_error (error);
}

gint64
merging_ask (Merging *self, const char *format, ...)
{
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  return firm_file_ask (self->firm.path, sql);
}

gboolean
merging_merge_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const MergingPair *pair = data;
  g_autoptr (TandemMerge) merge = tandem_merge_new (pair->type, pair->id, pair->other_id);

  if (pair->takes)
    tandem_merge_take (merge, pair->column);
  return tandem_act_merge (connection, merge, error);
}

gboolean
merging_unmerge_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  MergingPair *pair = data;

  tandem_unmerge_clear (&pair->outcome);
  return tandem_act_unmerge (connection, pair->type, pair->other_id, &pair->outcome, error);
}

gboolean
merging_undo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_auto (TandemReversal) reversal = { 0 };
  gint64 person_id = tandem_change_set_get_person_id (tandem_connection_get_change_set (connection));

  return tandem_act_undo (connection, person_id, "cli", &reversal, error);
}

void
merging_assert_well (Merging *self)
{
  g_autoptr (TandemConnection) reader = tandem_connection_open (self->firm.path, TANDEM_CONNECTION_READ, NULL);
  g_autoptr (GPtrArray) parts = tandem_check_run (reader, TRUE, NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      TandemCheckPart *part = parts->pdata[i];

      if (part->n_faults > 0)
        g_error ("%s: %s", part->name, (char *) part->faults->pdata[0]);
    }
}

void
merging_set_up (Merging *self, gconstpointer data)
{
  firm_file_set_up (&self->firm, NULL);
  firm_file_make (&self->firm);
  self->workspace = open_firm (self->firm.path);
}

void
merging_tear_down (Merging *self, gconstpointer data)
{
  tandem_workspace_close (self->workspace);
  g_object_unref (self->workspace);
  firm_file_tear_down (&self->firm, NULL);
}

/* The @nth of a table by how much names it, so that there is much to move. */
gint64
merging_pick (Merging *self, const char *table, int nth)
{
  if (g_str_equal (table, "company"))
    return merging_ask (self,
                        "SELECT r.id FROM company AS r WHERE deleted_at IS NULL ORDER BY (SELECT count(*) FROM contact"
                        " WHERE company_id = r.id) DESC, id LIMIT 1 OFFSET %d",
                        nth);
  return merging_ask (
      self,
      "SELECT r.id FROM contact AS r WHERE deleted_at IS NULL ORDER BY (SELECT count(*) FROM campaign_member"
      " WHERE contact_id = r.id) * 100 + (SELECT count(*) FROM deal WHERE contact_id = r.id) * 100"
      " + (SELECT count(*) FROM touch WHERE contact_id = r.id) DESC, id LIMIT 1 OFFSET %d",
      nth);
}

static gboolean
insert (TandemConnection *connection, TandemRecord *record, GError **error)
{
  tandem_change_set_begin (connection, "Add");
  return tandem_record_insert (record, connection, error);
}

static gboolean
add_person (TandemConnection *connection, const char *given, TandemLifecycle stage, const char *email, gint64 *id,
            GError **error)
{
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();
  TandemRecord *contact = TANDEM_RECORD (draft->contact);

  tandem_record_set_text (contact, TANDEM_CONTACT_GIVEN_NAME, given);
  tandem_record_set_text (contact, TANDEM_CONTACT_FAMILY_NAME, "Aslan");
  tandem_record_set_text (contact, TANDEM_CONTACT_LIFECYCLE_STAGE, tandem_lifecycle_get_nick (stage));
  tandem_contact_draft_add_point (draft, "email", email, NULL);
  tandem_contact_draft_add_point (draft, "mobile", "+49 172 555 0190", NULL);
  if (!tandem_act_add_contact (connection, draft, error))
    return FALSE;
  *id = tandem_record_get_id (contact);
  return TRUE;
}

gboolean
merging_add_tie (TandemConnection *connection, TandemRecord *record, guint contact_column, gint64 contact_id,
                 GError **error)
{
  tandem_record_set_id (record, contact_column, contact_id);
  return insert (connection, record, error);
}

static gboolean
add_parts (TandemConnection *connection, MergingTwo *two, guint n, GError **error)
{
  g_autoptr (TandemRecord) tag = TANDEM_RECORD (tandem_record_tag_new ());
  g_autoptr (TandemRecord) interest = TANDEM_RECORD (tandem_interest_new ());
  g_autoptr (TandemRecord) value = TANDEM_RECORD (tandem_custom_value_new ());
  g_autoptr (TandemRecord) member = TANDEM_RECORD (tandem_campaign_member_new ());

  tandem_record_set_id (tag, TANDEM_RECORD_TAG_TAG_ID, two->tag_id);
  tandem_record_set_text (interest, TANDEM_INTEREST_CATEGORY, n == 0 ? "Solar" : "SOLAR");
  tandem_record_set_integer (interest, TANDEM_INTEREST_STRENGTH,
                             n == 0 ? TANDEM_INTEREST_WEAK : TANDEM_INTEREST_STRONG);
  tandem_record_set_id (value, TANDEM_CUSTOM_VALUE_FIELD_ID, two->field_id);
  tandem_record_set_text (value, TANDEM_CUSTOM_VALUE_TEXT, n == 0 ? "red" : "blue");
  tandem_record_set_id (member, TANDEM_CAMPAIGN_MEMBER_CAMPAIGN_ID, two->campaign_id);
  tandem_record_set_text (member, TANDEM_CAMPAIGN_MEMBER_STATUS, n == 0 ? "sent" : "responded");
  tandem_record_set_text (member, TANDEM_CAMPAIGN_MEMBER_AT,
                          n == 0 ? "2026-03-01T10:00:00.000Z" : "2026-03-04T10:00:00.000Z");
  return merging_add_tie (connection, tag, TANDEM_RECORD_TAG_CONTACT_ID, two->ids[n], error)
         && merging_add_tie (connection, interest, TANDEM_INTEREST_CONTACT_ID, two->ids[n], error)
         && merging_add_tie (connection, value, TANDEM_CUSTOM_VALUE_CONTACT_ID, two->ids[n], error)
         && merging_add_tie (connection, member, TANDEM_CAMPAIGN_MEMBER_CONTACT_ID, two->ids[n], error);
}

static gboolean
add_rest (TandemConnection *connection, MergingTwo *two, GError **error)
{
  g_autoptr (TandemRecord) field = TANDEM_RECORD (tandem_custom_field_new ()), tag = TANDEM_RECORD (tandem_tag_new ());
  g_autoptr (TandemRecord) campaign = TANDEM_RECORD (tandem_campaign_new ());

  tandem_record_set_text (field, TANDEM_CUSTOM_FIELD_ENTITY, "contact");
  tandem_record_set_text (field, TANDEM_CUSTOM_FIELD_NAME, "Colour");
  tandem_record_set_text (field, TANDEM_CUSTOM_FIELD_TYPE, "text");
  tandem_record_set_integer (field, TANDEM_CUSTOM_FIELD_POSITION, 0);
  tandem_record_set_text (tag, TANDEM_TAG_NAME, "Fair");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_NAME, "Spring");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_OBJECTIVE, "awareness");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_STATUS, "active");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_CURRENCY, "EUR");
  if (!insert (connection, field, error) || !insert (connection, tag, error) || !insert (connection, campaign, error))
    return FALSE;
  two->field_id = tandem_record_get_id (field);
  two->tag_id = tandem_record_get_id (tag);
  two->campaign_id = tandem_record_get_id (campaign);
  return TRUE;
}

gboolean
merging_add_two_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  MergingTwo *two = data;

  return add_person (connection, "Meryem", TANDEM_LIFECYCLE_LEAD, "m.aslan@kranich.example", &two->ids[0], error)
         && add_person (connection, "M.", TANDEM_LIFECYCLE_CUSTOMER, "M.Aslan@Kranich.example", &two->ids[1], error)
         && add_person (connection, "Zoe", TANDEM_LIFECYCLE_MQL, "zoe@kranich.example", &two->ids[2], error)
         && add_rest (connection, two, error) && add_parts (connection, two, 0, error)
         && add_parts (connection, two, 1, error)
         && tandem_act_relate (connection, "Relate", two->ids[1], two->ids[0], "colleague", error)
         && tandem_act_relate (connection, "Relate", two->ids[0], two->ids[2], "friend", error)
         && tandem_act_relate (connection, "Relate", two->ids[2], two->ids[1], "friend", error)
         && tandem_act_relate (connection, "Relate", two->ids[1], two->ids[2], "reports-to", error);
}

gint64
merging_count_of (Merging *self, const char *table, gint64 contact_id)
{
  return merging_ask (self, "SELECT count(*) FROM %s WHERE contact_id = %" G_GINT64_FORMAT " AND deleted_at IS NULL",
                      table, contact_id);
}
