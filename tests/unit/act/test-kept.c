/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../random-acts.h"
#include "meet.h"
#include "act/tandem-act-contact.h"
#include "model/tandem-conflict-words.h"
#include "model/tandem-contact-summary.h"
#include "model/tandem-model.h"
#include "store/tandem-bulk-load.h"
#include "store/tandem-connection.h"

/* What stays when an act is undone of which something was changed since: nothing is torn apart. */

#define ALL                                                                                                            \
  "contact 1, contact_point 1, address 1, lifecycle_history 1, company 1, touch 1, campaign 1, campaign_cost 1, deal"  \
  " 1, deal_history 1, activity 2"
/* Without the deal and what belongs to it. */
#define CONTACT                                                                                                        \
  "contact 1, contact_point 1, address 1, lifecycle_history 1, company 1, touch 1, campaign 1, campaign_cost 1,"       \
  " activity 1"

static gboolean
restore_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) found = tandem_record_load_where (connection, TANDEM_TYPE_CONTACT, "id > $1", 0, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = tandem_record_get_id (found->pdata[0]);

  g_array_append_val (ids, id);
  return tandem_act_restore (connection, "Restore", TANDEM_TYPE_CONTACT, ids, error);
}

static gboolean
move_company_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 id;

  return tandem_connection_get_int64 (connection, "SELECT id FROM contact", &id, error)
         && tandem_act_set_company (connection, id, "Difference Engines", error);
}

/* --- tests --------------------------------------------------------------------------------------------------------- */

static void
test_nothing (Meeting *meeting, gconstpointer data)
{
  Undo undo = { MADE };

  run (meeting, meet_cb, NULL);
  assert_live (meeting, ALL);
  run (meeting, undo_cb, &undo);
  g_assert_cmpuint (undo.reversal.n_left, ==, 0);
  assert_live (meeting, "");
  reverse_last (meeting, redo_cb);
  assert_live (meeting, ALL);
  tandem_reversal_clear (&undo.reversal);
}

/* The contact keeps what belongs to her and what she names; the deal goes, and the call about it. */
static void
test_contact (Meeting *meeting, gconstpointer data)
{
  Undo undo = { MADE };

  run (meeting, meet_cb, NULL);
  retitle (meeting, NULL, "Countess");
  run (meeting, undo_cb, &undo);
  assert_live (meeting, CONTACT);
  g_assert_cmpuint (undo.reversal.n_left, ==, 1);
  g_assert_cmpuint (undo.reversal.n_reversed, ==, 3);
  g_assert_cmpstr (get_conflict (&undo, 0)->name, ==, "Lovelace");
  reverse_last (meeting, redo_cb);
  assert_live (meeting, ALL);
  tandem_reversal_clear (&undo.reversal);
}

/* Her e-mail was changed, and so she was: she is told once, with the field of the part. */
static void
test_part (Meeting *meeting, gconstpointer data)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *line = NULL;
  Undo undo = { MADE };
  const TandemConflict *conflict;

  run (meeting, meet_cb, NULL);
  retitle (meeting, NULL, "Countess");
  edit (meeting, TANDEM_TYPE_CONTACT_POINT, TANDEM_CONTACT_POINT_VALUE, "ada@example.com");
  run (meeting, undo_cb, &undo);
  assert_live (meeting, CONTACT);
  g_assert_cmpuint (undo.reversal.n_left, ==, 1);
  conflict = get_conflict (&undo, 0);
  g_assert_cmpstr (conflict->table, ==, "contact");
  g_assert_cmpuint (conflict->fields->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      TandemConflictField *field = conflict->fields->pdata[i];

      g_assert_nonnull (field->changed_at);
      g_assert_cmpstr (field->now_text, ==, field->id == conflict->id ? "Countess" : "ada@example.com");
      if (field->id == conflict->id)
        continue;
      g_clear_pointer (&field->changed_at, g_free);
      line = tandem_conflict_words_dup_field (conflict, field, zone);
    }
  g_assert_cmpstr (line, ==, "E-mail, phone or web address: Value: written Lovelace@example.com, now ada@example.com");
  tandem_reversal_clear (&undo.reversal);
}

/* To take a part away is a change of the whole. */
static void
test_part_gone (Meeting *meeting, gconstpointer data)
{
  const GType type = TANDEM_TYPE_CONTACT_POINT;
  Undo undo = { MADE };

  run (meeting, meet_cb, NULL);
  run (meeting, trash_cb, (gpointer) &type);
  run (meeting, undo_cb, &undo);
  assert_live (meeting, "contact 1, address 1, lifecycle_history 1, company 1, touch 1, campaign 1, campaign_cost 1,"
                        " activity 1");
  g_assert_cmpuint (undo.reversal.n_left, ==, 1);
  g_assert_cmpstr (get_conflict (&undo, 0)->table, ==, "contact");
  tandem_reversal_clear (&undo.reversal);
}

/* A deal keeps its contact, and she all that is hers: nothing is left to undo. */
static void
test_deal (Meeting *meeting, gconstpointer data)
{
  Undo undo = { MADE };

  run (meeting, meet_cb, NULL);
  edit (meeting, TANDEM_TYPE_DEAL, TANDEM_DEAL_TITLE, "50 desks");
  fail_to_run (meeting, undo_cb, &undo);
  assert_live (meeting, ALL);
  g_assert_cmpuint (undo.reversal.n_left, ==, 1);
  g_assert_cmpstr (get_conflict (&undo, 0)->name, ==, "50 desks");
  run (meeting, take_back_cb, (gpointer) get_conflict (&undo, 0));
  assert_live (meeting, "");
  reverse_last (meeting, undo_last_cb);
  assert_live (meeting, ALL);
  tandem_reversal_clear (&undo.reversal);
}

static void
test_campaign (Meeting *meeting, gconstpointer data)
{
  Undo undo = { MADE };

  run (meeting, meet_cb, NULL);
  edit (meeting, TANDEM_TYPE_CAMPAIGN, TANDEM_CAMPAIGN_NAME, "Winter fair");
  run (meeting, undo_cb, &undo);
  assert_live (meeting, "campaign 1, campaign_cost 1");
  tandem_reversal_clear (&undo.reversal);
}

/* She is with another company now: the one that was made with her goes. */
static void
test_other_company (Meeting *meeting, gconstpointer data)
{
  Undo undo = { MADE };

  run (meeting, meet_cb, NULL);
  run (meeting, move_company_cb, NULL);
  run (meeting, undo_cb, &undo);
  assert_live (meeting, CONTACT);
  g_assert_cmpint (firm_file_ask (meeting->firm.path, "SELECT count(*) FROM company WHERE deleted_at IS NULL"
                                                      " AND name = 'Difference Engines'"),
                   ==, 1);
  tandem_reversal_clear (&undo.reversal);
}

/* Who is in the trash already is not told, and can still come back with her e-mail. */
static void
test_trashed (Meeting *meeting, gconstpointer data)
{
  const GType type = TANDEM_TYPE_CONTACT;
  Undo undo = { MADE };

  run (meeting, meet_cb, NULL);
  run (meeting, trash_cb, (gpointer) &type);
  run (meeting, undo_cb, &undo);
  g_assert_cmpuint (undo.reversal.n_left, ==, 0);
  run (meeting, restore_cb, NULL);
  assert_live (meeting, "contact 1, contact_point 1, address 1, lifecycle_history 1, touch 1, campaign 1, campaign_cost"
                        " 1, activity 1");
  tandem_reversal_clear (&undo.reversal);
}

#define N_ROWS 12000 /* so many that indexes go meanwhile */

static gboolean
load_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const GType types[] = { TANDEM_TYPE_CONTACT, TANDEM_TYPE_CONTACT_POINT };
  const TandemBulkPlan plan = { .types = types, .n_types = G_N_ELEMENTS (types) };
  g_autoptr (TandemRecord) contact = TANDEM_RECORD (tandem_contact_new ());
  g_autoptr (TandemRecord) point = TANDEM_RECORD (tandem_contact_point_new ());
  g_autoptr (TandemBulkLoad) bulk = NULL;

  tandem_change_set_begin (connection, MADE);
  bulk = tandem_bulk_load_begin (connection, &plan, cancellable, error);
  for (guint i = 0; bulk && i < N_ROWS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Name%u", i);

      tandem_record_reuse (contact);
      tandem_record_set_text (contact, TANDEM_CONTACT_FAMILY_NAME, name);
      if (!tandem_bulk_load_insert (bulk, contact, error))
        return FALSE;
      tandem_record_reuse (point);
      tandem_record_set_text (point, TANDEM_CONTACT_POINT_KIND, "phone");
      tandem_record_set_text (point, TANDEM_CONTACT_POINT_VALUE, "030 1234");
      tandem_record_set_integer (point, TANDEM_CONTACT_POINT_IS_PRIMARY, TRUE);
      tandem_record_set_id (point, TANDEM_CONTACT_POINT_CONTACT_ID, tandem_record_get_id (contact));
      if (!tandem_bulk_load_insert (bulk, point, error))
        return FALSE;
    }
  return bulk && tandem_bulk_load_finish (bulk, error) && tandem_contact_summary_fill (connection, cancellable, error);
}

/* Of a bulk load the journal has only ranges of ids. */
static void
test_bulk (Meeting *meeting, gconstpointer data)
{
  Undo undo = { MADE };

  run (meeting, load_cb, NULL);
  retitle (meeting, "Name1234", "Countess");
  run (meeting, undo_cb, &undo);
  g_assert_cmpuint (undo.reversal.n_left, ==, 1);
  g_assert_cmpuint (undo.reversal.n_reversed, ==, 2 * N_ROWS - 2);
  assert_live (meeting, "contact 1, contact_point 1");
  tandem_reversal_clear (&undo.reversal);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define add(name, func) g_test_add ("/act/kept/" name, Meeting, NULL, meeting_set_up, func, meeting_tear_down)
  add ("nothing", test_nothing);
  add ("contact", test_contact);
  add ("part", test_part);
  add ("part-gone", test_part_gone);
  add ("deal", test_deal);
  add ("campaign", test_campaign);
  add ("other-company", test_other_company);
  add ("trashed", test_trashed);
  add ("bulk", test_bulk);
#undef add
  return g_test_run ();
}
