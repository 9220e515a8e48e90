/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two that are one: all that belonged to both belongs to it, nothing stands twice, every total is right, and it is taken back or
 * apart without a loss. */
#include "act/tandem-act-merge.h"

#include "../firm-file.h"
#include "../random-acts.h"
#include "act/tandem-act-contact.h"
#include "act/tandem-act-history.h"
#include "act/tandem-act-relation.h"
#include "act/tandem-act-sample.h"
#include "act/tandem-act-unmerge.h"
#include "model/tandem-check.h"
#include "model/tandem-merge-query.h"
#include "model/tandem-model.h"
#include "model/tandem-trash-rule.h"
#include "store/tandem-change-set.h"
#include "store/tandem-connection.h"
#include "store/tandem-naming.h"
#include "store/tandem-store-error.h"

#define N_PAIRS 12

typedef struct {
  FirmFile firm;
  TandemWorkspace *workspace;
} Fixture;

/* Two records, and what is done with them. */
typedef struct {
  GType type;
  gint64 id, other_id;
  guint column; /* taken, where @takes */
  gboolean takes;
  TandemUnmerge outcome;
} Pair;

static void
run (Fixture *self, TandemStoreFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, func, data, NULL, &error);
  g_assert_no_error (error);
}

static gint64
ask (Fixture *self, const char *format, ...)
{
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  return firm_file_ask (self->firm.path, sql);
}

static gboolean
merge_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Pair *pair = data;
  g_autoptr (TandemMerge) merge = tandem_merge_new (pair->type, pair->id, pair->other_id);

  if (pair->takes)
    tandem_merge_take (merge, pair->column);
  return tandem_act_merge (connection, merge, error);
}

static gboolean
plan_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Pair *pair = data;

  return tandem_act_unmerge_plan (connection, pair->type, pair->other_id, &pair->outcome, error);
}

static gboolean
unmerge_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Pair *pair = data;

  tandem_unmerge_clear (&pair->outcome);
  return tandem_act_unmerge (connection, pair->type, pair->other_id, &pair->outcome, error);
}

static gboolean
undo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_auto (TandemReversal) reversal = { 0 };
  gint64 person_id = tandem_change_set_get_person_id (tandem_connection_get_change_set (connection));

  return tandem_act_undo (connection, person_id, "cli", &reversal, error);
}

static void
assert_well (Fixture *self)
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

static void
set_up (Fixture *self, gconstpointer data)
{
  firm_file_set_up (&self->firm, NULL);
  firm_file_make (&self->firm);
  self->workspace = open_firm (self->firm.path);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  tandem_workspace_close (self->workspace);
  g_object_unref (self->workspace);
  firm_file_tear_down (&self->firm, NULL);
}

/* --- a firm with everything in it ----------------------------------------------------------------------------------- */

static gboolean
fill_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const TandemSampleOptions options = { 300, 1, NULL };

  return tandem_act_make_sample (connection, &options, cancellable, error);
}

/* The @nth of a table by how much names it, so that there is much to move. */
static gint64
pick (Fixture *self, const char *table, int nth)
{
  if (g_str_equal (table, "company"))
    return ask (self,
                "SELECT r.id FROM company AS r WHERE deleted_at IS NULL ORDER BY (SELECT count(*) FROM contact"
                " WHERE company_id = r.id) DESC, id LIMIT 1 OFFSET %d",
                nth);
  return ask (self,
              "SELECT r.id FROM contact AS r WHERE deleted_at IS NULL ORDER BY (SELECT count(*) FROM campaign_member"
              " WHERE contact_id = r.id) * 100 + (SELECT count(*) FROM deal WHERE contact_id = r.id) * 100"
              " + (SELECT count(*) FROM touch WHERE contact_id = r.id) DESC, id LIMIT 1 OFFSET %d",
              nth);
}

/* By the foreign keys of the schema, whatever the records say of their columns. */
static gint64
count_naming (Fixture *self, const char *table, gint64 id)
{
  g_autofree char *list
      = g_strdup_printf ("SELECT group_concat ('SELECT count(*) AS n FROM ' || m.name || ' WHERE \"' || f.\"from\" || "
                         "'\" = %" G_GINT64_FORMAT
                         "' || CASE WHEN EXISTS (SELECT 1 FROM pragma_table_info (m.name) WHERE name = 'deleted_at')"
                         " THEN ' AND deleted_at IS NULL' ELSE '' END, ' UNION ALL ') FROM sqlite_schema AS m"
                         " JOIN pragma_foreign_key_list (m.name) AS f WHERE m.type = 'table' AND f.\"table\" = '%s'",
                         id, table);
  g_autofree char *all = firm_file_ask_text (self->firm.path, list);

  return ask (self, "SELECT sum (n) FROM (%s)", all);
}

static gboolean
list_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Pair *pair = data;
  g_autoptr (GPtrArray) merged
      = tandem_merge_query_list (connection, pair->type == TANDEM_TYPE_CONTACT ? "contact" : "company", pair->id,
                                 error);

  if (merged == NULL)
    return FALSE;
  g_assert_cmpuint (merged->len, >, 0);
  g_assert_cmpint (((TandemMerged *) merged->pdata[0])->id, ==, pair->other_id);
  g_assert_nonnull (((TandemMerged *) merged->pdata[0])->name);
  return TRUE;
}

static void
merge_and_undo (Fixture *self, GType type, const char *table, int nth)
{
  Pair pair = { type, pick (self, table, nth), pick (self, table, nth + 1), 0, FALSE, { 0 } };
  g_autofree char *before = firm_file_describe (self->firm.path), *merged = NULL, *apart = NULL, *undone = NULL;
  gint64 n_names = count_naming (self, table, pair.other_id);

  g_assert_cmpint (n_names, >, 0);
  run (self, merge_cb, &pair);
  g_assert_cmpint (count_naming (self, table, pair.other_id), ==, 0);
  g_assert_cmpint (ask (self,
                        "SELECT count(*) FROM %s WHERE id = %" G_GINT64_FORMAT " AND merged_into_id = %" G_GINT64_FORMAT
                        " AND deleted_at IS NOT NULL",
                        table, pair.other_id, pair.id),
                   ==, 1);
  assert_well (self);
  run (self, list_cb, &pair);
  merged = firm_file_describe (self->firm.path);
  run (self, undo_cb, NULL);
  undone = firm_file_describe (self->firm.path);
  g_assert_cmpstr (undone, ==, before);
  run (self, merge_cb, &pair);
  run (self, unmerge_cb, &pair);
  apart = firm_file_describe (self->firm.path);
  g_assert_cmpstr (apart, ==, before);
  g_assert_cmpuint (pair.outcome.n_back, >, 0);
  g_assert_cmpuint (pair.outcome.n_edited + pair.outcome.n_elsewhere + pair.outcome.n_gone + pair.outcome.kept->len, ==,
                    0);
  assert_well (self);
  run (self, undo_cb, NULL); /* together again */
  g_clear_pointer (&apart, g_free);
  apart = firm_file_describe (self->firm.path);
  g_assert_cmpstr (apart, ==, merged);
  run (self, unmerge_cb, &pair); /* what an undo brought together comes apart as well */
  g_clear_pointer (&apart, g_free);
  apart = firm_file_describe (self->firm.path);
  g_assert_cmpstr (apart, ==, before);
  run (self, undo_cb, NULL); /* for the next round */
  tandem_unmerge_clear (&pair.outcome);
}

/* Everything that names the one names the other; undone, or taken apart again, all is as it was, byte by byte. */
static void
test_all (Fixture *self, gconstpointer data)
{
  run (self, fill_cb, NULL);
  for (int i = 0; i < N_PAIRS; i++)
    merge_and_undo (self, TANDEM_TYPE_CONTACT, "contact", i);
  for (int i = 0; i < N_PAIRS / 4; i++)
    merge_and_undo (self, TANDEM_TYPE_COMPANY, "company", i);
}

/* What the columns say is what the schema says, so that a table of tomorrow moves, too. */
static void
test_namings (Fixture *self, gconstpointer data)
{
  static const char *const tables[] = { "contact", "company" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GArray) namings = tandem_naming_list (tables[i]);

      g_assert_cmpint (namings->len, >, 5);
      g_assert_cmpint (ask (self,
                            "SELECT count(*) FROM sqlite_schema AS m JOIN pragma_foreign_key_list (m.name) AS f"
                            " WHERE m.type = 'table' AND f.\"table\" = '%s' AND m.name <> 'contact_summary'",
                            tables[i]),
                       ==, namings->len);
      /* one that may stand but once in a table would need a word in the joining */
      g_assert_cmpint (ask (self,
                            "SELECT count(*) FROM sqlite_schema AS m JOIN pragma_index_list (m.name) AS x"
                            " WHERE m.type = 'table' AND x.\"unique\" AND x.origin <> 'pk' AND m.name IN"
                            " (SELECT t.name FROM sqlite_schema AS t JOIN pragma_foreign_key_list (t.name) AS f"
                            "  WHERE f.\"table\" = '%s')",
                            tables[i]),
                       ==, 0);
    }
}

/* --- two by hand -------------------------------------------------------------------------------------------------------- */

typedef struct {
  gint64 ids[3], field_id, campaign_id, tag_id;
} Two;

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

static gboolean
add_tie (TandemConnection *connection, TandemRecord *record, guint contact_column, gint64 contact_id, GError **error)
{
  tandem_record_set_id (record, contact_column, contact_id);
  return insert (connection, record, error);
}

static gboolean
add_parts (TandemConnection *connection, Two *two, guint n, GError **error)
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
  return add_tie (connection, tag, TANDEM_RECORD_TAG_CONTACT_ID, two->ids[n], error)
         && add_tie (connection, interest, TANDEM_INTEREST_CONTACT_ID, two->ids[n], error)
         && add_tie (connection, value, TANDEM_CUSTOM_VALUE_CONTACT_ID, two->ids[n], error)
         && add_tie (connection, member, TANDEM_CAMPAIGN_MEMBER_CONTACT_ID, two->ids[n], error);
}

static gboolean
add_rest (TandemConnection *connection, Two *two, GError **error)
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

static gboolean
add_two_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Two *two = data;

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

static gint64
count_of (Fixture *self, const char *table, gint64 contact_id)
{
  return ask (self, "SELECT count(*) FROM %s WHERE contact_id = %" G_GINT64_FORMAT " AND deleted_at IS NULL", table,
              contact_id);
}

/* The same address, tag, interest, value of a field or campaign stands once, with what is known of either. */
static void
test_joined (Fixture *self, gconstpointer data)
{
  Two two = { 0 };
  Pair pair;

  run (self, add_two_cb, &two);
  pair = (Pair) { TANDEM_TYPE_CONTACT, two.ids[0], two.ids[1], TANDEM_CONTACT_LIFECYCLE_STAGE, TRUE, { 0 } };
  run (self, merge_cb, &pair);
  g_assert_cmpint (count_of (self, "contact_point", two.ids[0]), ==, 2);
  g_assert_cmpint (count_of (self, "record_tag", two.ids[0]), ==, 1);
  g_assert_cmpint (count_of (self, "interest", two.ids[0]), ==, 1);
  g_assert_cmpint (ask (self, "SELECT max (strength) FROM interest WHERE deleted_at IS NULL"), ==,
                   TANDEM_INTEREST_STRONG);
  g_assert_cmpint (count_of (self, "campaign_member", two.ids[0]), ==, 1);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM campaign_member WHERE status = 'responded' AND deleted_at IS NULL"
                              " AND at LIKE '2026-03-04%%'"),
                   ==, 1);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM custom_value WHERE text = 'red' AND deleted_at IS NULL"), ==, 1);
  g_assert_cmpint (count_of (self, "custom_value", two.ids[0]), ==, 1);
  /* none to oneself, the friend once, and what is not mutual */
  g_assert_cmpint (ask (self, "SELECT count(*) FROM relationship WHERE deleted_at IS NULL"), ==, 2);
  assert_well (self);
}

/* Of two addresses that both were the first, that of the one that stays is; taken apart, both are again. */
static void
test_primary (Fixture *self, gconstpointer data)
{
  static const char firsts[]
      = "SELECT count(*) FROM contact_point WHERE kind = 'email' AND is_primary AND deleted_at IS NULL";
  Two two = { 0 };
  Pair pair;

  run (self, add_two_cb, &two);
  pair = (Pair) { TANDEM_TYPE_CONTACT, two.ids[0], two.ids[2], 0, FALSE, { 0 } };
  g_assert_cmpint (ask (self, firsts), ==, 3);
  run (self, merge_cb, &pair);
  g_assert_cmpint (ask (self, firsts), ==, 2);
  g_assert_cmpint (count_of (self, "contact_point", two.ids[0]), ==, 3);
  run (self, unmerge_cb, &pair);
  g_assert_cmpint (ask (self, firsts), ==, 3);
  tandem_unmerge_clear (&pair.outcome);
}

/* The value of the other, where that was chosen, of fields of the record and of the firm's own. */
static gboolean
merge_choosing_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Two *two = data;
  g_autoptr (TandemMerge) merge = tandem_merge_new (TANDEM_TYPE_CONTACT, two->ids[0], two->ids[1]);

  tandem_merge_take (merge, TANDEM_CONTACT_GIVEN_NAME);
  tandem_merge_take (merge, TANDEM_CONTACT_MERGED_INTO_ID); /* no choice of anybody's */
  g_array_append_val (merge->field_ids, two->field_id);
  return tandem_act_merge (connection, merge, error);
}

static void
test_chosen (Fixture *self, gconstpointer data)
{
  Two two = { 0 };

  run (self, add_two_cb, &two);
  run (self, merge_choosing_cb, &two);
  g_assert_cmpint (ask (self,
                        "SELECT count(*) FROM contact WHERE id = %" G_GINT64_FORMAT " AND given_name = 'M.'"
                        " AND lifecycle_stage = 'lead' AND merged_into_id IS NULL",
                        two.ids[0]),
                   ==, 1);
  g_assert_cmpint (ask (self,
                        "SELECT count(*) FROM custom_value WHERE text = 'blue' AND deleted_at IS NULL AND contact_id ="
                        " %" G_GINT64_FORMAT,
                        two.ids[0]),
                   ==, 1);
}

/* A person is counted once at each stage, on the first day of the two; taken apart, both are. */
static void
test_counted_once (Fixture *self, gconstpointer data)
{
  static const char leads[]
      = "SELECT coalesce (sum (people), 0) FROM lifecycle_day WHERE stage = 'lead' AND campaign_id = 0";
  Two two = { 0 };
  Pair pair;

  run (self, add_two_cb, &two);
  pair = (Pair) { TANDEM_TYPE_CONTACT, two.ids[0], two.ids[1], TANDEM_CONTACT_LIFECYCLE_STAGE, TRUE, { 0 } };
  g_assert_cmpint (ask (self, leads), ==, 3);
  run (self, merge_cb, &pair);
  g_assert_cmpint (ask (self, leads), ==, 2);
  g_assert_cmpint (count_of (self, "lifecycle_history", two.ids[0]), ==, 2);
  assert_well (self);
  run (self, unmerge_cb, &pair);
  g_assert_cmpint (ask (self, leads), ==, 3);
  g_assert_cmpint (count_of (self, "lifecycle_history", two.ids[0]), ==, 1);
  assert_well (self);
  tandem_unmerge_clear (&pair.outcome);
}

/* --- taken apart after a while ----------------------------------------------------------------------------------------- */

static gboolean
edit_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Two *two = data;
  g_autoptr (TandemRecord) contact = tandem_record_load (connection, TANDEM_TYPE_CONTACT, two->ids[0], error);
  g_autoptr (GPtrArray) relations
      = tandem_record_load_where (connection, TANDEM_TYPE_RELATIONSHIP, "contact_id = $1 AND kind = 'reports-to'",
                                  two->ids[0], error);
  g_autoptr (TandemRecord) note = TANDEM_RECORD (tandem_activity_new ());

  g_assert_cmpuint (relations->len, ==, 1);
  tandem_record_set_text (note, TANDEM_ACTIVITY_KIND, "note");
  tandem_record_set_text (note, TANDEM_ACTIVITY_STATUS, "done");
  tandem_record_set_text (note, TANDEM_ACTIVITY_AT, "2026-11-25T10:00:00.000Z");
  tandem_record_set_text (contact, TANDEM_CONTACT_LIFECYCLE_STAGE, "evangelist");
  tandem_record_set_text (relations->pdata[0], TANDEM_RELATIONSHIP_KIND, "assisted-by");
  return add_tie (connection, note, TANDEM_ACTIVITY_CONTACT_ID, two->ids[0], error)
         && tandem_record_update (contact, connection, error)
         && tandem_record_update (relations->pdata[0], connection, error);
}

/* What was edited goes back with its edits, what came since stays, and a field that was changed since keeps its value. */
static void
test_apart_after_edits (Fixture *self, gconstpointer data)
{
  Two two = { 0 };
  Pair pair;

  run (self, add_two_cb, &two);
  pair = (Pair) { TANDEM_TYPE_CONTACT, two.ids[0], two.ids[1], TANDEM_CONTACT_LIFECYCLE_STAGE, TRUE, { 0 } };
  run (self, merge_cb, &pair);
  run (self, edit_cb, &two);
  run (self, plan_cb, &pair);
  g_assert_cmpuint (pair.outcome.n_edited, ==, 1);
  g_assert_cmpuint (pair.outcome.kept->len, ==, 1);
  g_assert_cmpstr (pair.outcome.kept->pdata[0], ==, "lifecycle_stage");
  run (self, unmerge_cb, &pair);
  g_assert_cmpint (
      ask (self, "SELECT count(*) FROM relationship WHERE kind = 'assisted-by' AND contact_id = %" G_GINT64_FORMAT,
           two.ids[1]),
      ==, 1);
  g_assert_cmpint (count_of (self, "activity", two.ids[0]), ==, 1);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpint (count_of (self, "contact_point", two.ids[i]), ==, 2);
      g_assert_cmpint (count_of (self, "custom_value", two.ids[i]), ==, 1);
      g_assert_cmpint (count_of (self, "campaign_member", two.ids[i]), ==, 1);
    }
  g_assert_cmpint (ask (self, "SELECT count(*) FROM contact WHERE lifecycle_stage IN ('evangelist', 'customer')"
                              " AND deleted_at IS NULL AND merged_into_id IS NULL"),
                   ==, 2);
  assert_well (self);
  tandem_unmerge_clear (&pair.outcome);
}

/* Whoever it was merged into was merged, too: it comes out of the one that is there now. */
static void
test_chain (Fixture *self, gconstpointer data)
{
  Two two = { 0 };
  Pair first, second;
  g_autofree char *before = NULL, *after = NULL;

  run (self, add_two_cb, &two);
  before = firm_file_describe (self->firm.path);
  first = (Pair) { TANDEM_TYPE_CONTACT, two.ids[0], two.ids[1], 0, FALSE, { 0 } };
  second = (Pair) { TANDEM_TYPE_CONTACT, two.ids[2], two.ids[0], 0, FALSE, { 0 } };
  run (self, merge_cb, &first);
  run (self, merge_cb, &second);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM contact WHERE merged_into_id = %" G_GINT64_FORMAT, two.ids[2]), ==,
                   2);
  run (self, unmerge_cb, &first);
  assert_well (self);
  run (self, unmerge_cb, &second);
  after = firm_file_describe (self->firm.path);
  g_assert_cmpstr (after, ==, before);
  tandem_unmerge_clear (&first.outcome);
  tandem_unmerge_clear (&second.outcome);
}

static gboolean
list_merged_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Pair *pair = data;

  return tandem_connection_get_int64 (connection,
                                      pair->type == TANDEM_TYPE_CONTACT
                                          ? "SELECT coalesce (max (id), 0) FROM contact WHERE merged_into_id > 0"
                                          : "SELECT coalesce (max (id), 0) FROM company WHERE merged_into_id > 0",
                                      &pair->other_id, error);
}

static void
take_all_apart (Fixture *self, GType type)
{
  for (Pair pair = { type, 0, 0, 0, FALSE, { 0 } };;)
    {
      run (self, list_merged_cb, &pair);
      if (pair.other_id == 0)
        return;
      run (self, unmerge_cb, &pair);
      tandem_unmerge_clear (&pair.outcome);
    }
}

/* Many in one act: one step of undo, and each comes apart by itself. */
static gboolean
merge_all_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Pair *pairs = data;
  g_autoptr (GPtrArray) merges = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_merge_free);
  guint n_merged = 0;

  for (guint i = 0; pairs[i].id != 0; i++)
    g_ptr_array_add (merges, tandem_merge_new (pairs[i].type, pairs[i].id, pairs[i].other_id));
  if (!tandem_act_merge_all (connection, merges, &n_merged, error))
    return FALSE;
  g_assert_cmpuint (n_merged, ==, 4);
  return TRUE;
}

static void
test_many (Fixture *self, gconstpointer data)
{
  Pair pairs[6] = { 0 };
  g_autofree char *before = NULL, *undone = NULL, *apart = NULL;

  run (self, fill_cb, NULL);
  before = firm_file_describe (self->firm.path);
  for (int i = 0; i < 5; i++)
    pairs[i] = (Pair) {
      TANDEM_TYPE_CONTACT, pick (self, "contact", 2 * i), pick (self, "contact", 2 * i + 1), 0, FALSE, { 0 }
    };
  pairs[2] = pairs[0];             /* said twice */
  pairs[1].id = pairs[0].other_id; /* three that are one */
  run (self, merge_all_cb, pairs);
  assert_well (self);
  run (self, undo_cb, NULL);
  undone = firm_file_describe (self->firm.path);
  g_assert_cmpstr (undone, ==, before);
  run (self, merge_all_cb, pairs);
  take_all_apart (self, TANDEM_TYPE_CONTACT);
  apart = firm_file_describe (self->firm.path);
  g_assert_cmpstr (apart, ==, before);
  assert_well (self);
}

/* Acts at random, merges among them; then all is taken apart, and nothing belongs to anybody who is not there. */
static void
test_random (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (g_test_rand_int ());
  gint64 n_notes, n_deals, n_merged;

  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (GError) error = NULL;

      random_acts_do (self->workspace, dice, &error);
      g_assert_no_error (error);
    }
  n_merged = ask (self, "SELECT count(*) FROM contact WHERE merged_into_id > 0");
  n_notes = ask (self, "SELECT count(*) FROM activity WHERE deleted_at IS NULL");
  n_deals = ask (self, "SELECT count(*) FROM deal WHERE deleted_at IS NULL");
  g_assert_cmpint (n_merged, >, 0);
  take_all_apart (self, TANDEM_TYPE_CONTACT);
  take_all_apart (self, TANDEM_TYPE_COMPANY);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM activity WHERE deleted_at IS NULL"), ==, n_notes);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM deal WHERE deleted_at IS NULL"), ==, n_deals);
  assert_well (self);
}

/* --- refused, and the trash ------------------------------------------------------------------------------------------- */

static void
refuse (Fixture *self, TandemStoreFunc func, gpointer data, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (
      tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, func, data, NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, code);
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  Two two = { 0 };
  Pair same, pair;

  run (self, add_two_cb, &two);
  same = (Pair) { TANDEM_TYPE_CONTACT, two.ids[0], two.ids[0], 0, FALSE, { 0 } };
  pair = (Pair) { TANDEM_TYPE_CONTACT, two.ids[0], two.ids[1], 0, FALSE, { 0 } };
  refuse (self, merge_cb, &same, TANDEM_STORE_ERROR_INVALID);
  refuse (self, unmerge_cb, &pair, TANDEM_STORE_ERROR_NOT_FOUND);
  tandem_unmerge_clear (&pair.outcome);
  run (self, merge_cb, &pair);
  refuse (self, merge_cb, &pair, TANDEM_STORE_ERROR_NOT_FOUND);
}

static gboolean
remove_due_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) keys = tandem_trash_rule_list_due (connection, error);

  for (guint i = 0; keys && i < keys->len; i++)
    if (!tandem_trash_rule_remove (connection, &g_array_index (keys, TandemTrashKey, i), error))
      return FALSE;
  return keys != NULL;
}

static gboolean
trash_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (ids, data, 1);
  return tandem_act_trash (connection, "Trash", TANDEM_TYPE_CONTACT, ids, NULL, error);
}

static void
age (Fixture *self)
{
  static const char *const tables[] = { "contact",      "contact_point", "record_tag",      "interest",
                                        "custom_value", "relationship",  "campaign_member", "lifecycle_history" };

  execute_sql (self->firm.path, "UPDATE firm SET trash_days = 30");
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql
          = g_strdup_printf ("UPDATE %s SET deleted_at = '2020-02-03T04:05:06.789Z' WHERE deleted_at IS NOT NULL",
                             tables[i]);

      execute_sql (self->firm.path, sql);
    }
}

/* The trash does not take what was merged: that can be taken apart as long as the other is there, and goes with it. */
static void
test_trash (Fixture *self, gconstpointer data)
{
  Two two = { 0 };
  Pair pair;

  run (self, add_two_cb, &two);
  pair = (Pair) { TANDEM_TYPE_CONTACT, two.ids[0], two.ids[1], 0, FALSE, { 0 } };
  run (self, merge_cb, &pair);
  age (self);
  run (self, remove_due_cb, NULL);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM contact"), ==, 3);
  run (self, unmerge_cb, &pair);
  g_assert_cmpint (count_of (self, "contact_point", two.ids[1]), ==, 2);
  run (self, merge_cb, &pair);
  run (self, trash_cb, &two.ids[0]);
  age (self);
  run (self, remove_due_cb, NULL);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM contact"), ==, 1);
  assert_well (self);
  tandem_unmerge_clear (&pair.outcome);
}

/* --- companies ---------------------------------------------------------------------------------------------------------- */

static gboolean
nest_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *ids = data;

  tandem_change_set_begin (connection, "Nest");
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (TandemRecord) company = TANDEM_RECORD (tandem_company_new ());
      const char name[] = { (char) ('A' + i), '\0' };

      tandem_record_set_text (company, TANDEM_COMPANY_NAME, name);
      tandem_record_set_id (company, TANDEM_COMPANY_PARENT_ID, i > 0 ? ids[i - 1] : 0);
      if (!tandem_record_insert (company, connection, error))
        return FALSE;
      ids[i] = tandem_record_get_id (company);
    }
  return TRUE;
}

/* D in C in B in A: B is D, and no company is a part of itself. */
static void
test_nested (Fixture *self, gconstpointer data)
{
  gint64 ids[4] = { 0 };
  Pair pair;
  g_autofree char *before = NULL, *after = NULL;

  run (self, nest_cb, ids);
  before = firm_file_describe (self->firm.path);
  pair = (Pair) { TANDEM_TYPE_COMPANY, ids[3], ids[1], 0, FALSE, { 0 } };
  run (self, merge_cb, &pair);
  g_assert_cmpint (ask (self, "SELECT parent_id FROM company WHERE name = 'D'"), ==, ids[0]);
  g_assert_cmpint (ask (self, "SELECT parent_id FROM company WHERE name = 'C'"), ==, ids[3]);
  run (self, unmerge_cb, &pair);
  after = firm_file_describe (self->firm.path);
  g_assert_cmpstr (after, ==, before);
  run (self, undo_cb, NULL);
  run (self, undo_cb, NULL);
  tandem_unmerge_clear (&pair.outcome);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function) g_test_add ("/act/merge/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("all", test_all);
  ADD ("namings", test_namings);
  ADD ("joined", test_joined);
  ADD ("primary", test_primary);
  ADD ("chosen", test_chosen);
  ADD ("counted-once", test_counted_once);
  ADD ("apart-after-edits", test_apart_after_edits);
  ADD ("chain", test_chain);
  ADD ("many", test_many);
  ADD ("random", test_random);
  ADD ("refused", test_refused);
  ADD ("trash", test_trash);
  ADD ("nested", test_nested);
#undef ADD
  return g_test_run ();
}
