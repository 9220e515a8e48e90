/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../random-acts.h"
#include "meet.h"
#include "act/tandem-act-contact.h"
#include "model/tandem-model.h"
#include "store/tandem-connection.h"

/* What an undo left, and is taken back all the same, goes with what stayed for its sake. */

/* Without the deal and what belongs to it. */
#define CONTACT                                                                                                        \
  "contact 1, contact_point 1, address 1, lifecycle_history 1, company 1, touch 1, campaign 1, campaign_cost 1,"       \
  " activity 1"

/* An act that was done again is undone as the act itself. */
static void
test_redone (Meeting *meeting, gconstpointer data)
{
  Undo first = { MADE }, second = { MADE };

  run (meeting, meet_cb, NULL);
  run (meeting, undo_cb, &first);
  reverse_last (meeting, redo_cb);
  retitle (meeting, NULL, "Countess");
  run (meeting, undo_cb, &second);
  assert_live (meeting, CONTACT);
  g_assert_cmpuint (second.reversal.n_left, ==, 1);
  g_assert_true (get_conflict (&second, 0)->is_create);
  run (meeting, take_back_cb, (gpointer) get_conflict (&second, 0));
  assert_live (meeting, "");
  reverse_last (meeting, undo_last_cb);
  assert_live (meeting, CONTACT);
  tandem_reversal_clear (&first.reversal);
  tandem_reversal_clear (&second.reversal);
}

static gboolean
meet_two_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 id;

  tandem_change_set_begin (connection, MADE);
  return insert_contact (connection, "Lovelace", &id, error) && insert_contact (connection, "Babbage", &id, error);
}

#define TWO "contact 2, contact_point 2, address 2, lifecycle_history 2, company 1"
#define ONE "contact 1, contact_point 1, address 1, lifecycle_history 1, company 1"

/* Taken back all the same, each goes with what stayed for its sake alone: the company only with the last of its people. */
static void
test_both (Meeting *meeting, gconstpointer data)
{
  Undo undo = { MADE };

  run (meeting, meet_two_cb, NULL);
  retitle (meeting, "Lovelace", "Countess");
  retitle (meeting, "Babbage", "Professor");
  fail_to_run (meeting, undo_cb, &undo);
  g_assert_cmpuint (undo.reversal.n_left, ==, 2);
  assert_live (meeting, TWO);
  run (meeting, take_back_cb, (gpointer) get_conflict (&undo, 0));
  assert_live (meeting, ONE);
  run (meeting, take_back_cb, (gpointer) get_conflict (&undo, 1));
  assert_live (meeting, "");
  reverse_last (meeting, undo_last_cb);
  assert_live (meeting, ONE);
  reverse_last (meeting, undo_last_cb);
  assert_live (meeting, TWO);
  tandem_reversal_clear (&undo.reversal);
}

/* What was taken out of the trash meanwhile stays, with the company of both. */
static void
test_one (Meeting *meeting, gconstpointer data)
{
  Undo undo = { MADE }, trash = { "Trash" };
  const GType type = TANDEM_TYPE_CONTACT;

  run (meeting, meet_two_cb, NULL);
  run (meeting, trash_cb, (gpointer) &type);
  retitle (meeting, "Babbage", "Professor");
  fail_to_run (meeting, undo_cb, &undo);
  g_assert_cmpuint (undo.reversal.n_left, ==, 1);
  run (meeting, undo_cb, &trash);
  assert_live (meeting, TWO);
  run (meeting, take_back_cb, (gpointer) get_conflict (&undo, 0));
  assert_live (meeting, ONE);
  tandem_reversal_clear (&undo.reversal);
  tandem_reversal_clear (&trash.reversal);
}

/* Who is taken back goes, though a deal that stays names her. */
static void
test_named (Meeting *meeting, gconstpointer data)
{
  Undo undo = { MADE };
  guint n = 0;

  run (meeting, meet_cb, NULL);
  retitle (meeting, NULL, "Countess");
  edit (meeting, TANDEM_TYPE_DEAL, TANDEM_DEAL_TITLE, "50 desks");
  fail_to_run (meeting, undo_cb, &undo);
  while (!g_str_equal (get_conflict (&undo, n)->table, "contact"))
    n++;
  run (meeting, take_back_cb, (gpointer) get_conflict (&undo, n));
  assert_live (meeting, "deal 1, deal_history 1, activity 1");
  tandem_reversal_clear (&undo.reversal);
}

/* What nobody was shown is not thrown away: her e-mail was changed after the undo told of the title. */
static void
test_later (Meeting *meeting, gconstpointer data)
{
  Undo undo = { MADE };

  run (meeting, meet_cb, NULL);
  retitle (meeting, NULL, "Countess");
  run (meeting, undo_cb, &undo);
  edit (meeting, TANDEM_TYPE_CONTACT_POINT, TANDEM_CONTACT_POINT_VALUE, "ada@example.com");
  fail_to_run (meeting, take_back_cb, (gpointer) get_conflict (&undo, 0));
  assert_live (meeting, CONTACT);
  tandem_reversal_clear (&undo.reversal);
}

static gboolean
insert_member (TandemConnection *connection, gint64 contact_id, GError **error)
{
  g_autoptr (TandemRecord) member = TANDEM_RECORD (tandem_campaign_member_new ());
  gint64 campaign_id;

  if (!tandem_connection_get_int64 (connection, "SELECT id FROM campaign", &campaign_id, error))
    return FALSE;
  tandem_record_set_id (member, TANDEM_CAMPAIGN_MEMBER_CAMPAIGN_ID, campaign_id);
  tandem_record_set_id (member, TANDEM_CAMPAIGN_MEMBER_CONTACT_ID, contact_id);
  tandem_record_set_text (member, TANDEM_CAMPAIGN_MEMBER_STATUS, "invited");
  tandem_record_set_text (member, TANDEM_CAMPAIGN_MEMBER_AT, "2026-11-04T10:00:00.000Z");
  return tandem_record_insert (member, connection, error);
}

static gboolean
meet_more_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 known, id;

  tandem_change_set_begin (connection, "Meet Babbage");
  return tandem_connection_get_int64 (connection, "SELECT id FROM contact", &known, error)
         && tandem_act_set_company (connection, known, "Difference Engines", error)
         && tandem_act_set_lifecycle (connection, known, TANDEM_LIFECYCLE_SQL, error)
         && insert_contact (connection, "Babbage", &id, error) && insert_member (connection, id, error)
         && tandem_act_set_company (connection, id, "Difference Engines", error);
}

#define N_MEMBERS "SELECT count(*) FROM campaign_member WHERE deleted_at IS NULL"

/* A record that the act changed, and that stays, keeps what the act made for it. */
static void
test_updated (Meeting *meeting, gconstpointer data)
{
  Undo undo = { "Meet Babbage" };

  run (meeting, meet_cb, NULL);
  run (meeting, meet_more_cb, NULL);
  edit (meeting, TANDEM_TYPE_CONTACT, TANDEM_CONTACT_LIFECYCLE_STAGE, "evangelist");
  retitle (meeting, "Babbage", "Professor");
  fail_to_run (meeting, undo_cb, &undo);
  g_assert_cmpuint (undo.reversal.n_left, ==, 2);
  g_assert_true (get_conflict (&undo, 1)->is_create);
  g_assert_cmpint (firm_file_ask (meeting->firm.path, N_MEMBERS), ==, 1);
  run (meeting, take_back_cb, (gpointer) get_conflict (&undo, 1));
  g_assert_cmpint (firm_file_ask (meeting->firm.path, N_MEMBERS), ==, 0);
  assert_live (meeting, "contact 1, contact_point 1, address 1, lifecycle_history 3, company 2, touch 1, campaign 1,"
                        " campaign_cost 1, deal 1, deal_history 1, activity 2");
  tandem_reversal_clear (&undo.reversal);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define add(name, func) g_test_add ("/act/take-back/" name, Meeting, NULL, meeting_set_up, func, meeting_tear_down)
  add ("redone", test_redone);
  add ("both", test_both);
  add ("one", test_one);
  add ("named", test_named);
  add ("later", test_later);
  add ("updated", test_updated);
#undef add
  return g_test_run ();
}
