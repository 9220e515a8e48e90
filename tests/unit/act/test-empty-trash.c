/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../sample-firm.h"
#include "../random-acts.h"
#include "act/tandem-act-contact.h"
#include "act/tandem-act-deal.h"
#include "act/tandem-act-empty-trash.h"
#include "act/tandem-act-history.h"
#include "act/tandem-act-view.h"
#include "model/tandem-check.h"
#include "model/tandem-deal-person.h"
#include "model/tandem-model.h"
#include "store/tandem-change-set.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

static const char *const tables[] = { "contact",  "company",           "deal",         "campaign",   "contact_point",
                                      "activity", "lifecycle_history", "deal_history", "saved_view", "deal_person" };

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
empty_trash (TandemWorkspace *workspace)
{
  TandemStore *store = tandem_workspace_get_store (workspace);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tandem_act_empty_trash_async (store, NULL, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  tandem_act_empty_trash_finish (store, result, &error);
  g_assert_no_error (error);
}

static void
write_by (TandemWorkspace *workspace, TandemStoreFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, func, data, NULL, &error);
  g_assert_no_error (error);
}

/* Whatever is in the trash now came there long ago. */
static void
age_trash (FirmFile *firm)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql
          = g_strdup_printf ("UPDATE %s SET deleted_at = '2020-02-03T04:05:06.789Z' WHERE deleted_at IS NOT NULL",
                             tables[i]);

      execute_sql (firm->path, sql);
    }
}

static gint64
count_trash (FirmFile *firm, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s WHERE deleted_at IS NOT NULL", table);

  return firm_file_ask (firm->path, sql);
}

static void
assert_well (FirmFile *firm)
{
  g_autoptr (TandemConnection) reader = tandem_connection_open (firm->path, TANDEM_CONNECTION_READ, NULL);
  g_autoptr (GPtrArray) parts = tandem_check_run (reader, TRUE, NULL);

  g_assert_nonnull (parts);
  for (guint i = 0; i < parts->len; i++)
    {
      TandemCheckPart *part = g_ptr_array_index (parts, i);

      if (part->n_faults > 0)
        g_error ("%s: %s", part->name, (char *) part->faults->pdata[0]);
    }
}

static gboolean
set_rule_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) firms = tandem_record_load_where (connection, TANDEM_TYPE_FIRM, "1 = 1 ORDER BY id", 0, error);

  tandem_change_set_begin (connection, "Keep the trash");
  tandem_record_set_integer (firms->pdata[0], TANDEM_FIRM_TRASH_DAYS, GPOINTER_TO_INT (data));
  return tandem_record_update (firms->pdata[0], connection, error);
}

/* --- a firm with everything in it ---------------------------------------------------------------------------------- */

static gboolean
trash_some (TandemConnection *connection, GType type, const char *where, GError **error)
{
  g_autoptr (GPtrArray) records = tandem_record_load_where (connection, type, where, 0, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; records && i < records->len; i += 3)
    {
      gint64 id = tandem_record_get_id (records->pdata[i]);

      g_array_append_val (ids, id);
    }
  return ids->len > 0 && tandem_act_trash (connection, "Trash", type, ids, NULL, error);
}

static gboolean
trash_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return trash_some (connection, TANDEM_TYPE_DEAL, "1 = 1 ORDER BY id", error)
         && trash_some (connection, TANDEM_TYPE_CONTACT, "1 = 1 ORDER BY id", error)
         && trash_some (connection, TANDEM_TYPE_COMPANY, "1 = 1 ORDER BY id", error)
         && trash_some (connection, TANDEM_TYPE_ACTIVITY, "1 = 1 ORDER BY id", error)
         && trash_some (connection, TANDEM_TYPE_CAMPAIGN, "1 = 1 ORDER BY id", error);
}

/* What the figures are made of, in one number. */
static gint64
add_up (FirmFile *firm)
{
  return firm_file_ask (firm->path,
                        "SELECT (SELECT sum (people) FROM lifecycle_day) + (SELECT sum (n) FROM campaign_day_total)"
                        " + (SELECT count(*) FROM touch) + (SELECT sum (amount_minor) FROM campaign_cost)"
                        " + (SELECT sum (visits) FROM campaign_day)"
                        " + (SELECT sum (amount_minor) FROM deal WHERE deleted_at IS NULL)");
}

static gint64
count_live (FirmFile *firm)
{
  return firm_file_ask (firm->path, "SELECT (SELECT count(*) FROM contact WHERE deleted_at IS NULL)"
                                    " + (SELECT count(*) FROM company WHERE deleted_at IS NULL)"
                                    " + (SELECT count(*) FROM deal WHERE deleted_at IS NULL)"
                                    " + (SELECT count(*) FROM deal_history AS h JOIN deal AS d ON d.id = h.deal_id"
                                    "    WHERE d.deleted_at IS NULL)");
}

static void
test_sample (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;
  gint64 figures, n_live, n_kept, n_ordered;

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  sample_firm_fill (workspace, &(TandemSampleOptions) { 300, 1, NULL });
  write_by (workspace, trash_cb, NULL);
  age_trash (firm);
  figures = add_up (firm);
  n_live = count_live (firm);
  n_kept = firm_file_ask (firm->path, "SELECT count(*) FROM contact AS c WHERE deleted_at IS NOT NULL AND EXISTS"
                                      " (SELECT 1 FROM deal AS d WHERE d.contact_id = c.id AND d.deleted_at IS NULL)");

  n_ordered = firm_file_ask (firm->path, "SELECT count(*) FROM deal AS d WHERE deleted_at IS NOT NULL AND EXISTS"
                                         " (SELECT 1 FROM sales_order AS o WHERE o.deal_id = d.id)");

  /* nobody chose, so nothing is lost */
  empty_trash (workspace);
  g_assert_cmpint (count_trash (firm, "contact"), ==, 100);

  write_by (workspace, set_rule_cb, GINT_TO_POINTER (30));
  empty_trash (workspace);
  assert_well (firm);
  g_assert_cmpint (n_kept, >, 0);
  g_assert_cmpint (count_trash (firm, "contact"), ==, n_kept);
  g_assert_cmpint (count_trash (firm, "deal"), ==, n_ordered); /* what was ordered is kept, and says of which deal */
  g_assert_cmpint (count_trash (firm, "activity"), ==, 0);
  g_assert_cmpint (count_trash (firm, "campaign"), >, 0); /* what was spent on them counts */
  g_assert_cmpint (firm_file_ask (firm->path, "SELECT count(*) FROM touch WHERE contact_id IS NULL"), >, 0);
  g_assert_cmpint (add_up (firm), ==, figures);
  g_assert_cmpint (count_live (firm), ==, n_live);
  tandem_workspace_close (workspace);
}

/* --- one contact --------------------------------------------------------------------------------------------------- */

static gboolean
add_ada_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, "Ada");
  g_set_str (&draft->company, "Old firm");
  tandem_contact_draft_add_point (draft, "phone", "030 1234", NULL);
  return tandem_act_add_contact (connection, draft, error);
}

static gint64
find_one (TandemConnection *connection, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max (id) FROM %s", table);
  gint64 id = 0;

  g_assert_true (tandem_connection_get_int64 (connection, sql, &id, NULL));
  return id;
}

static gboolean
add_new_firm_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 id = 0;

  tandem_change_set_begin (connection, "Add");
  return tandem_act_find_or_add_company (connection, "New firm", &id, error);
}

static gboolean
move_to_new_firm_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_set_company (connection, find_one (connection, "contact"), "New firm", error);
}

static gboolean
trash_old_firm_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return trash_some (connection, TANDEM_TYPE_COMPANY, "name = 'Old firm'", error);
}

static gboolean
trash_contact_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return trash_some (connection, TANDEM_TYPE_CONTACT, "1 = 1", error);
}

static gint64
find_last_set (FirmFile *firm)
{
  return firm_file_ask (firm->path, "SELECT id FROM change_set ORDER BY sequence DESC LIMIT 1");
}

static gboolean
undo_set_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_auto (TandemReversal) reversal = { 0 };

  return tandem_act_undo_set (connection, *(gint64 *) data, &reversal, error);
}

static void
assert_gone (TandemWorkspace *workspace, gint64 set_id)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, undo_set_cb, &set_id, NULL, &error);
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "gone for good"));
}

/* A contact can't go back to a company that is gone, nor come back itself; the journal has none of its values any more. */
static void
test_undo (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  gint64 moved_set, trash_set;
  gboolean was_done;

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  write_by (workspace, set_rule_cb, GINT_TO_POINTER (30));
  write_by (workspace, add_ada_cb, NULL);
  write_by (workspace, add_new_firm_cb, NULL);
  write_by (workspace, move_to_new_firm_cb, NULL);
  moved_set = find_last_set (firm);
  write_by (workspace, trash_old_firm_cb, NULL);
  age_trash (firm);
  empty_trash (workspace);
  g_assert_cmpint (firm_file_ask (firm->path, "SELECT count(*) FROM company"), ==, 1);
  assert_gone (workspace, moved_set);

  write_by (workspace, trash_contact_cb, NULL);
  trash_set = find_last_set (firm);
  empty_trash (workspace); /* it has been there for a moment only */
  g_assert_cmpint (count_trash (firm, "contact"), ==, 1);
  age_trash (firm);
  empty_trash (workspace);
  g_assert_cmpint (firm_file_ask (firm->path, "SELECT count(*) FROM contact"), ==, 0);
  g_assert_cmpint (firm_file_ask (firm->path, "SELECT count(*) FROM contact_point"), ==, 0);
  g_assert_cmpint (firm_file_ask (firm->path, "SELECT count(*) FROM change_row WHERE table_name = 'contact'"
                                              " AND kind = 'update' AND before <> '{}'"),
                   ==, 0);
  assert_well (firm);
  assert_gone (workspace, trash_set);

  /* Ctrl+Z gets past it to what was done before */
  for (guint i = 0; i < 6; i++)
    {
      random_acts_undo (workspace, &was_done, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpint (firm_file_ask (firm->path, "SELECT coalesce (max (trash_days), 0) FROM firm"), ==, 0);
  assert_well (firm);
  tandem_workspace_close (workspace);
}

/* --- a view -------------------------------------------------------------------------------------------------------- */

static gboolean
save_view_cb (TandemConnection *connection, gpointer name, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemListQuery) query = tandem_list_query_new (TANDEM_ENTITY_CONTACT, NULL, FALSE);
  g_autoptr (TandemSavedView) view = tandem_saved_view_new_of (query, name);

  return tandem_act_save_view (connection, view, error);
}

static gboolean
delete_view_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_delete_view (connection, find_one (connection, "saved_view"), error);
}

static void
test_view (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;
  gint64 set_id;

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  write_by (workspace, set_rule_cb, GINT_TO_POINTER (30));
  write_by (workspace, save_view_cb, "Leads");
  write_by (workspace, save_view_cb, "Customers");
  write_by (workspace, delete_view_cb, NULL);
  set_id = find_last_set (firm);
  empty_trash (workspace); /* it has been there for a moment only */
  g_assert_cmpint (count_trash (firm, "saved_view"), ==, 1);
  age_trash (firm);
  empty_trash (workspace);
  g_assert_cmpint (firm_file_ask (firm->path, "SELECT count(*) FROM saved_view"), ==, 1);
  g_assert_cmpint (firm_file_ask (firm->path, "SELECT count(*) FROM saved_view WHERE name = 'Leads'"), ==, 1);
  assert_gone (workspace, set_id);
  assert_well (firm);
  tandem_workspace_close (workspace);
}

/* --- what belongs together ------------------------------------------------------------------------------------------ */

static void
undo_last (TandemWorkspace *workspace, FirmFile *firm)
{
  gint64 set_id = find_last_set (firm);

  write_by (workspace, undo_set_cb, &set_id);
}

static gboolean
set_customer_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_set_lifecycle (connection, find_one (connection, "contact"), TANDEM_LIFECYCLE_CUSTOMER, error);
}

/* Taken back from the history, an undo gives a contact in the trash its step of the lifecycle again: that one counts, until the
 * contact goes for good. */
static void
test_living_step (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;
  gint64 undo_id;

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  write_by (workspace, set_rule_cb, GINT_TO_POINTER (30));
  write_by (workspace, add_ada_cb, NULL);
  write_by (workspace, set_customer_cb, NULL);
  undo_last (workspace, firm);
  undo_id = find_last_set (firm);
  write_by (workspace, trash_contact_cb, NULL);
  write_by (workspace, undo_set_cb, &undo_id);
  g_assert_cmpint (firm_file_ask (firm->path, "SELECT count(*) FROM lifecycle_history WHERE deleted_at IS NULL"), ==,
                   1);
  assert_well (firm);
  age_trash (firm);
  empty_trash (workspace);
  g_assert_cmpint (firm_file_ask (firm->path, "SELECT count(*) FROM contact"), ==, 0);
  assert_well (firm);
  tandem_workspace_close (workspace);
}

static gboolean
add_deal_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemRecord) deal = TANDEM_RECORD (tandem_deal_new ());

  tandem_record_set_text (deal, TANDEM_DEAL_TITLE, "A deal");
  tandem_record_set_text (deal, TANDEM_DEAL_CURRENCY, "EUR");
  tandem_record_set_id (deal, TANDEM_DEAL_CONTACT_ID, find_one (connection, "contact"));
  return tandem_act_save_deal (connection, deal, NULL, find_one (connection, "stage"), error);
}

/* What keeps a contact keeps its phone number as well: who takes it out of the trash gets it whole. */
static void
test_kept_whole (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;
  gint64 added_set, undo_id;

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  write_by (workspace, set_rule_cb, GINT_TO_POINTER (30));
  write_by (workspace, add_ada_cb, NULL);
  added_set = find_last_set (firm);
  write_by (workspace, add_deal_cb, NULL);
  write_by (workspace, undo_set_cb, &added_set);
  undo_id = find_last_set (firm);
  g_assert_cmpint (count_trash (firm, "contact_point"), ==, 1);
  age_trash (firm);
  empty_trash (workspace);
  g_assert_cmpint (count_trash (firm, "contact"), ==, 1);
  write_by (workspace, undo_set_cb, &undo_id);
  g_assert_cmpint (firm_file_ask (firm->path, "SELECT count(*) FROM contact_point WHERE deleted_at IS NULL"), ==, 1);
  g_assert_cmpint (firm_file_ask (firm->path, "SELECT count(*) FROM contact WHERE deleted_at IS NULL"), ==, 1);
  assert_well (firm);
  tandem_workspace_close (workspace);
}

/* Ada has a say in the deal, which is with nobody. */
static gboolean
add_role_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) roles = g_ptr_array_new_with_free_func (g_object_unref);
  TandemRecord *role = TANDEM_RECORD (tandem_deal_person_new ());

  tandem_record_set_id (role, TANDEM_DEAL_PERSON_DEAL_ID, find_one (connection, "deal"));
  tandem_record_set_id (role, TANDEM_DEAL_PERSON_CONTACT_ID, find_one (connection, "contact"));
  tandem_record_set_text (role, TANDEM_DEAL_PERSON_ROLE, "user");
  g_ptr_array_add (roles, role);
  return tandem_act_save (connection, "Add a role", roles, error);
}

/* Who once had a say in a deal that lives is not kept by that. */
static void
test_past_role (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  write_by (workspace, set_rule_cb, GINT_TO_POINTER (30));
  write_by (workspace, add_ada_cb, NULL);
  write_by (workspace, add_deal_cb, NULL);
  execute_sql (firm->path, "UPDATE deal SET contact_id = NULL");
  write_by (workspace, add_role_cb, NULL);
  execute_sql (firm->path, "UPDATE deal_person SET deleted_at = '2020-02-03T04:05:06.789Z'");
  write_by (workspace, trash_contact_cb, NULL);
  age_trash (firm);
  empty_trash (workspace);
  g_assert_cmpint (firm_file_ask (firm->path, "SELECT count(*) FROM deal_person"), ==, 0);
  g_assert_cmpint (firm_file_ask (firm->path, "SELECT count(*) FROM contact"), ==, 0);
  g_assert_cmpint (firm_file_ask (firm->path, "SELECT count(*) FROM deal"), ==, 1);
  tandem_workspace_close (workspace);
}

/* --- in a large file ----------------------------------------------------------------------------------------------- */

/* Imports are few, and without an index. */
static void
assert_no_scan (TandemConnection *connection, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("EXPLAIN QUERY PLAN DELETE FROM %s WHERE id = 1", table);
  g_autoptr (TandemStatement) plan = tandem_connection_prepare (connection, sql, NULL);

  while (tandem_statement_next (plan, NULL))
    {
      const char *step = tandem_statement_get_text (plan, 3);

      if (g_str_has_prefix (step, "SCAN") && strstr (step, "import_batch") == NULL)
        g_error ("who removes one row of %s waits for: %s", table, step);
    }
}

static gboolean
plan_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    assert_no_scan (connection, tables[i]);
  return TRUE;
}

/* SQLite looks for what still names a record before it removes it: by an index, or in whole tables of millions of rows. */
static void
test_no_scan (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  write_by (workspace, plan_cb, NULL);
  tandem_workspace_close (workspace);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define add(name, func)                                                                                                \
  g_test_add ("/act/empty-trash/" name, FirmFile, NULL, firm_file_set_up, func, firm_file_tear_down)
  add ("sample", test_sample);
  add ("undo", test_undo);
  add ("view", test_view);
  add ("living-step", test_living_step);
  add ("kept-whole", test_kept_whole);
  add ("past-role", test_past_role);
  add ("no-scan", test_no_scan);
#undef add
  return g_test_run ();
}
