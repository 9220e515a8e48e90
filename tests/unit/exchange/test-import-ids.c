/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whoever another program calls by an id is found by it again, whatever else was changed meanwhile. */
#include <string.h>

#include "act/tandem-act-history.h"
#include "act/tandem-act-merge.h"
#include "act/tandem-act.h"
#include "base/tandem-id.h"
#include "exchange/tandem-vcard-writer.h"
#include "model/tandem-company.h"
#include "model/tandem-contact.h"
#include "store/tandem-connection.h"
#include "import-test.h"

typedef SheetTest Fixture;

#define CONTACTS "SELECT count(*) FROM contact WHERE deleted_at IS NULL"
#define IDS                                                                                                            \
  "SELECT coalesce (group_concat (program || ' ' || value, ', '), '') FROM (SELECT program, value FROM foreign_id"     \
  " WHERE deleted_at IS NULL ORDER BY program, value)"
#define EMAILS                                                                                                         \
  "SELECT group_concat (value, ' ') FROM (SELECT value FROM contact_point WHERE kind = 'email' AND deleted_at IS NULL" \
  " ORDER BY value)"

/* --- importing ----------------------------------------------------------------------------------------------------- */

static TandemImportJob *
import_so (Fixture *fixture, const char *text, TandemImportMatches matches)
{
  const TandemImportOptions options = { .matches = matches };
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = sheet_test_write (fixture, text);
  g_autoptr (TandemImportJob) job = import_test_make_job (file, &options);

  tandem_import_job_run (job, sheet_test_get_store (fixture), FALSE, NULL, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&job);
}

/* Returns: how many rows were created, updated, skipped, refused and are conflicts, a digit each */
static char *
import (Fixture *fixture, const char *text)
{
  g_autoptr (TandemImportJob) job = import_so (fixture, text, TANDEM_IMPORT_MATCHES_FILL);
  g_autoptr (GString) counts = g_string_new (NULL);

  for (guint i = 0; i < TANDEM_IMPORT_N_OUTCOMES; i++)
    g_string_append_printf (counts, "%u", (guint) tandem_import_job_get_count (job, i));
  return g_string_free (g_steal_pointer (&counts), FALSE);
}

static void
assert_import (Fixture *fixture, const char *text, const char *expected)
{
  g_autofree char *counts = import (fixture, text);

  g_assert_cmpstr (counts, ==, expected);
}

static gint64
ask_id (Fixture *fixture, const char *sql)
{
  g_autofree char *text = sheet_test_ask (fixture, sql);

  return g_ascii_strtoll (text, NULL, 10);
}

/* --- contacts ------------------------------------------------------------------------------------------------------ */

#define HUBSPOT "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lifecycle Stage\n"

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TandemImportJob) over = NULL;

  assert_import (fixture, HUBSPOT "101,Ada,Lovelace,ada@example.com,020 5550 1421,,\n", "10000");
  sheet_test_assert_answer (fixture, IDS, "hubspot 101");
  assert_import (fixture, HUBSPOT "101,Ada,Lovelace,ada@example.com,020 5550 1421,,\n", "00100");
  assert_import (fixture, HUBSPOT "101,Ada,King,king@example.com,030 5550 1999,,\n", "01000");
  sheet_test_assert_answer (fixture, CONTACTS, "1");
  sheet_test_assert_answer (fixture, EMAILS, "ada@example.com king@example.com");
  over = import_so (fixture, HUBSPOT "101,Ada,King,countess@example.com,030 5550 1999,,\n",
                    TANDEM_IMPORT_MATCHES_OVERWRITE);
  sheet_test_assert_answer (fixture, CONTACTS, "1");
  sheet_test_assert_answer (fixture, "SELECT family_name FROM contact", "King");
  sheet_test_assert_answer (fixture, EMAILS, "countess@example.com king@example.com");
}

/* Who is matched by something else is known by the id from then on. */
static void
test_remembered (Fixture *fixture, gconstpointer data)
{
  assert_import (fixture, "First Name,Last Name,Email\nAda,Lovelace,ada@example.com\n", "10000");
  assert_import (fixture, HUBSPOT "101,Ada,Lovelace,ada@example.com,,,\n", "01000");
  assert_import (fixture, HUBSPOT "101,Ada,Lovelace,ada@example.com,,,\n", "00100");
  assert_import (fixture, HUBSPOT "101,Ada,Lovelace,new@example.com,,,\n", "01000");
  sheet_test_assert_answer (fixture, CONTACTS, "1");
}

/* A name alone tells nobody whose id it is: the next sheet would go to a stranger. */
static void
test_name_alone (Fixture *fixture, gconstpointer data)
{
  assert_import (fixture, "First Name,Last Name,Email\nAda,Lovelace,ada@example.com\n", "10000");
  assert_import (fixture, HUBSPOT "101,Ada,Lovelace,,,,\n", "10000");
  assert_import (fixture, HUBSPOT "101,Ada,Lovelace,other@example.com,,,\n", "01000");
  sheet_test_assert_answer (
      fixture,
      "SELECT count(*) FROM foreign_id AS f JOIN contact_point AS p ON p.contact_id = f.contact_id"
      " WHERE p.value = 'ada@example.com'",
      "0");
  sheet_test_assert_answer (fixture, CONTACTS, "2");
}

/* Who has gone on to another stage since is still the same. */
static void
test_gone_on (Fixture *fixture, gconstpointer data)
{
  assert_import (fixture, "First Name,Last Name,Email,Lifecycle Stage\nAda,Lovelace,ada@example.com,MQL\n", "10000");
  assert_import (fixture, "First Name,Last Name,Lifecycle Stage\nAda,Lovelace,Lead\n", "00100");
  sheet_test_assert_answer (fixture, CONTACTS, "1");
}

static void
test_in_file (Fixture *fixture, gconstpointer data)
{
  assert_import (fixture,
                 HUBSPOT "101,Ada,Lovelace,ada@example.com,,,\n"
                         "102,Grace,Hopper,grace@example.com,,,\n"
                         "101,Ada,King,king@example.com,,,\n"
                         "101,Ada,Lovelace,ada@example.com,,,\n",
                 "21100");
  sheet_test_assert_answer (fixture, CONTACTS, "2");
  sheet_test_assert_answer (fixture, IDS, "hubspot 101, hubspot 102");
}

#define SALESFORCE "Contact ID,First Name,Last Name,Email,Account Name,Account ID\n"

/* Ids that differ in their case are two; the long form of one is the same. An account is no person. */
static void
test_case (Fixture *fixture, gconstpointer data)
{
  assert_import (fixture,
                 SALESFORCE "003A0000001abcD,Ada,Lovelace,,Engines,001A0000001firm\n"
                            "003A0000001abcd,Ada,Lovelace,,Engines,001A0000001firm\n",
                 "20000");
  sheet_test_assert_answer (fixture, IDS, "salesforce-contact 003A0000001abcD, salesforce-contact 003A0000001abcd");
  assert_import (fixture, SALESFORCE "003A0000001abcDIAQ,Ada,King,king@example.com,Engines,\n", "01000");
  sheet_test_assert_answer (fixture,
                            "SELECT value FROM foreign_id WHERE contact_id = (SELECT contact_id FROM contact_point)",
                            "003A0000001abcD");
}

/* A number in a sheet that nobody knows is that of a row: it takes a name that is like it. */
static void
test_unknown_program (Fixture *fixture, gconstpointer data)
{
  assert_import (fixture, "ID,First Name,Last Name,Email\n1,Ada,Lovelace,ada@example.com\n", "10000");
  assert_import (fixture, "ID,First Name,Last Name,Email\n1,Grace,Hopper,grace@example.com\n", "10000");
  assert_import (fixture, "ID,First Name,Last Name,Email\n1,Ada,Lovelace,new@example.com\n", "01000");
  sheet_test_assert_answer (fixture, CONTACTS, "2");
  /* Without a name it takes nobody, neither in the row nor in the contact. */
  assert_import (fixture, "ID,Email\n1,karl@example.com\n", "10000");
  assert_import (fixture, "ID,First Name,Last Name,Email\n1,Emmy,Noether,emmy@example.com\n", "10000");
  sheet_test_assert_answer (fixture, CONTACTS, "4");
}

/* An id that looks like one of ours is ours where the file has it, or where its header says so; else it takes a name, too. */
static void
test_same_look (Fixture *fixture, gconstpointer data)
{
#define LIST "ID,First Name,Last Name,Email\n"
  g_autofree char *id = NULL, *sheet = NULL;

  assert_import (fixture, LIST "02PRF5M8G0400,Ada,Lovelace,ada@example.com\n", "10000");
  assert_import (fixture, LIST "02PRF5M8G0400,Grace,Hopper,grace@example.com\n", "10000");
  sheet_test_assert_answer (fixture, CONTACTS, "2");
  id = tandem_id_to_text (ask_id (fixture, "SELECT id FROM contact WHERE given_name = 'Ada'"));
  sheet = g_strdup_printf (LIST "%s,Augusta,King,king@example.com\n", id);
  assert_import (fixture, sheet, "01000");
  sheet_test_assert_answer (fixture, CONTACTS, "2");
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM foreign_id", "2");
}

/* Without an e-mail there is the address of the page alone, and a new job makes nobody another. */
static void
test_linkedin (Fixture *fixture, gconstpointer data)
{
#define LINKEDIN "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
  assert_import (fixture,
                 LINKEDIN "Ada,Lovelace,https://www.linkedin.com/in/ada,,Engines,Author,17 May 2024\n"
                          "Ada,Lovelace,https://www.linkedin.com/in/ada-2,,Engines,Author,18 May 2024\n",
                 "20000");
  assert_import (fixture, LINKEDIN "Ada,Lovelace,https://www.linkedin.com/in/ada,,Engines,Author,17 May 2024\n",
                 "00100");
  assert_import (fixture, LINKEDIN "Ada,King,https://www.linkedin.com/in/ada,ada@example.com,Navy,,17 May 2024\n",
                 "01000");
  sheet_test_assert_answer (fixture, CONTACTS, "2");
}

/* Both ids of Mailchimp are kept: the one of the address changes with it, the one of the list does not. */
static void
test_mailchimp (Fixture *fixture, gconstpointer data)
{
#define MAILCHIMP "Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,LEID,EUID\n"
  assert_import (fixture, MAILCHIMP "ada@example.com,Ada,Lovelace,2,,4711,ab12\n", "10000");
  assert_import (fixture, MAILCHIMP "new@example.com,Ada,Lovelace,2,,4711,cd34\n", "01000");
  sheet_test_assert_answer (fixture, IDS, "mailchimp-euid ab12, mailchimp-euid cd34, mailchimp-leid 4711");
}

/* An export of one file, in another: its ids are those of another program there. In its own file nothing is remembered twice. */
static void
test_other_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL, *sheet = NULL;

#define TANDEM "Tandem ID,First Name,Last Name,Email,Source Campaign,Created\n"
  assert_import (fixture, TANDEM "02PRF5M8G0400,Ada,Lovelace,ada@example.com,,\n", "10000");
  sheet_test_assert_answer (fixture, IDS, "tandem 02PRF5M8G0400");
  assert_import (fixture, TANDEM "02PRF5M8G0400,Ada,Lovelace,new@example.com,,\n", "01000");
  id = tandem_id_to_text (ask_id (fixture, "SELECT id FROM contact"));
  sheet = g_strdup_printf (TANDEM "%s,Ada,Lovelace,ada@example.com,,\n", id);
  assert_import (fixture, sheet, "00100");
  sheet_test_assert_answer (fixture, IDS, "tandem 02PRF5M8G0400");
}

/* --- cards --------------------------------------------------------------------------------------------------------- */

typedef struct {
  gint64 id;
  char *card;
} Card;

static gboolean
write_card_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Card *card = data;
  g_autoptr (TandemVcardContact) contact = tandem_vcard_contact_load (connection, TANDEM_TYPE_CONTACT, card->id, error);

  card->card = contact ? tandem_vcard_write (contact, TANDEM_VCARD_VERSION_4) : NULL;
  return contact != NULL;
}

/* A card keeps the UID of the address book that it came from, and is found by it when it comes again. */
static void
test_cards (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Card card = { 0 };

#define CARD(email)                                                                                                    \
  "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:urn:uuid:4fbe8971\r\nN:Lovelace;Ada;;;\r\nFN:Ada Lovelace\r\nEMAIL:" email        \
  "\r\nEND:VCARD\r\n"
  assert_import (fixture, CARD ("ada@example.com"), "10000");
  sheet_test_assert_answer (fixture, IDS, "vcard urn:uuid:4fbe8971");
  assert_import (fixture, CARD ("new@example.com"), "01000");
  card.id = ask_id (fixture, "SELECT id FROM contact");
  tandem_store_run (sheet_test_get_store (fixture), TANDEM_STORE_READ, write_card_cb, &card, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (card.card, "UID;VALUE=text:urn:uuid:4fbe8971\r\n"));
  assert_import (fixture, card.card, "00100");
  sheet_test_assert_answer (fixture, CONTACTS, "1");
  g_free (card.card);
}

/* --- companies ----------------------------------------------------------------------------------------------------- */

#define COMPANIES "Record ID,Company name,Company Domain Name,Company owner,Industry\n"

static void
test_companies (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TandemImportJob) over = NULL;

  assert_import (fixture,
                 COMPANIES "7,Engines,engines.example,,\n"
                           "8,Navy,,,\n"
                           "7,Engines Ltd,,,Steam\n",
                 "21000");
  sheet_test_assert_answer (fixture, IDS, "hubspot 7, hubspot 8");
  assert_import (fixture, COMPANIES "7,Analytical Engines,engines.example,,\n", "00100");
  over = import_so (fixture, COMPANIES "7,Analytical Engines,engines.example,,\n", TANDEM_IMPORT_MATCHES_OVERWRITE);
  sheet_test_assert_answer (fixture, "SELECT group_concat (name, ', ') FROM (SELECT name FROM company ORDER BY name)",
                            "Analytical Engines, Navy");
  sheet_test_assert_answer (fixture, "SELECT industry FROM company WHERE name = 'Analytical Engines'", "Steam");
}

/* The first row is known by its name alone, and the second by the id that the first brings. */
static void
test_company_twice (Fixture *fixture, gconstpointer data)
{
  assert_import (fixture, "Company,Company Domain Name\nEngines,engines.example\n", "10000");
  assert_import (fixture,
                 COMPANIES "7,Engines,,,\n"
                           "7,Engines Ltd,,,Steam\n",
                 "02000");
  sheet_test_assert_answer (fixture, "SELECT group_concat (name || ' ' || industry) FROM company", "Engines Steam");
}

/* The same, where the first of all makes the company: the second goes to that row, and the third to where the second goes. */
static void
test_company_thrice (Fixture *fixture, gconstpointer data)
{
  assert_import (fixture,
                 COMPANIES ",Engines,,,\n"
                           "7,Engines,,,\n"
                           "7,Engines Ltd,,,Steam\n",
                 "12000");
  sheet_test_assert_answer (fixture, "SELECT group_concat (name || ' ' || industry) FROM company", "Engines Steam");
}

/* --- what becomes of them ------------------------------------------------------------------------------------------ */

typedef struct {
  TandemImportJob *job;
  gint64 id, other_id;
} Act;

static gboolean
undo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemReversal reversal = { 0 };
  gboolean done
      = tandem_act_undo_set (connection, tandem_import_job_get_set_id (((Act *) data)->job), &reversal, error);

  tandem_reversal_clear (&reversal);
  return done;
}

static gboolean
merge_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Act *act = data;
  g_autoptr (TandemMerge) merge = tandem_merge_new (TANDEM_TYPE_CONTACT, act->id, act->other_id);

  return tandem_act_merge (connection, merge, error);
}

static void
do_act (Fixture *fixture, TandemStoreFunc func, Act *act)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (sheet_test_get_store (fixture), TANDEM_STORE_WRITE, func, act, NULL, &error);
  g_assert_no_error (error);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  Act act = { 0 };

  assert_import (fixture, "First Name,Last Name,Email\nAda,Lovelace,ada@example.com\n", "10000");
  act.job = import_so (fixture, HUBSPOT "101,Ada,Lovelace,ada@example.com,,,\n102,Grace,Hopper,grace@example.com,,,\n",
                       TANDEM_IMPORT_MATCHES_FILL);
  sheet_test_assert_answer (fixture, IDS, "hubspot 101, hubspot 102");
  do_act (fixture, undo_cb, &act);
  sheet_test_assert_answer (fixture, IDS, "");
  /* Nobody is called so any more. */
  assert_import (fixture, HUBSPOT "101,Karl,Becker,karl@example.com,,,\n102,Grace,Hopper,other@example.com,,,\n",
                 "20000");
  g_object_unref (act.job);
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  Act act = { 0 };

  assert_import (fixture, HUBSPOT "101,Ada,Lovelace,ada@example.com,,,\n", "10000");
  assert_import (fixture, SALESFORCE "003A0000001abcD,Ada,King,king@example.com,,\n", "10000");
  act.id = ask_id (fixture, "SELECT min (id) FROM contact");
  act.other_id = ask_id (fixture, "SELECT max (id) FROM contact");
  do_act (fixture, merge_cb, &act);
  assert_import (fixture, SALESFORCE "003A0000001abcD,Ada,Byron,byron@example.com,,\n", "01000");
  assert_import (fixture, HUBSPOT "101,Ada,Noel,noel@example.com,,,\n", "01000");
  sheet_test_assert_answer (fixture, CONTACTS, "1");
  sheet_test_assert_answer (fixture, EMAILS, "ada@example.com byron@example.com king@example.com noel@example.com");
}

static gboolean
trash_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemRecord) contact = tandem_record_load (connection, TANDEM_TYPE_CONTACT, ((Act *) data)->id, error);

  tandem_change_set_begin (connection, "Delete");
  return contact && tandem_record_trash (contact, connection, error);
}

/* Who is in the trash is not found; the next import makes another. */
static void
test_trash (Fixture *fixture, gconstpointer data)
{
  Act act = { 0 };

  assert_import (fixture, HUBSPOT "101,Ada,Lovelace,ada@example.com,,,\n", "10000");
  act.id = ask_id (fixture, "SELECT id FROM contact");
  do_act (fixture, trash_cb, &act);
  assert_import (fixture, HUBSPOT "101,Ada,Lovelace,new@example.com,,,\n", "10000");
}

/* --- many ---------------------------------------------------------------------------------------------------------- */

#define N_PEOPLE 1500
#define INDEXES                                                                                                        \
  "SELECT group_concat (sql, ';') FROM (SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER " \
  "BY name)"

/* Every hundredth row is a company alone, which the people before it have made. */
static char *
make_many (void)
{
  GString *text = g_string_new ("Record ID,First Name,Last Name,Email,Company name,Phone Number\n");

  for (guint i = 0; i < N_PEOPLE; i++)
    if (i % 100 == 99)
      g_string_append_printf (text, ",,,,Firm %u,030 5550 %04u\n", i % 7, i);
    else
      g_string_append_printf (text, "%u,Ada,Name %u,p%u@example.com,Firm %u,\n", i + 1, i, i, i % 7);
  return g_string_free (text, FALSE);
}

/* So many rows are written as a bulk load, while others look for companies. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_many (), *before = sheet_test_ask (fixture, INDEXES), *people = NULL;
  g_autoptr (TandemImportJob) first = import_so (fixture, text, TANDEM_IMPORT_MATCHES_FILL);
  g_autoptr (TandemImportJob) second = import_so (fixture, text, TANDEM_IMPORT_MATCHES_FILL);
  Act act = { 0 };

  people = g_strdup_printf ("%d", N_PEOPLE - N_PEOPLE / 100);
  sheet_test_assert_answer (fixture, CONTACTS, people);
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM foreign_id", people);
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM contact_summary", people);
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM lifecycle_history", people);
  sheet_test_assert_answer (fixture, "SELECT people FROM lifecycle_day WHERE stage = 'lead'", people);
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM company", "7");
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM contact_point WHERE company_id IS NOT NULL", "15");
  sheet_test_assert_answer (fixture, INDEXES, before);
  g_assert_cmpuint (tandem_import_job_get_count (second, TANDEM_IMPORT_SKIPPED), ==, N_PEOPLE);
  act.job = first;
  do_act (fixture, undo_cb, &act);
  sheet_test_assert_answer (fixture, CONTACTS, "0");
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM contact_summary", "0");
  sheet_test_assert_answer (fixture, "SELECT sum (people) FROM lifecycle_day", "0");
  sheet_test_assert_answer (fixture, INDEXES, before);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, func)                                                                                                \
  g_test_add ("/exchange/import-ids/" name, Fixture, NULL, sheet_test_set_up, func, sheet_test_tear_down)
  ADD ("changed", test_changed);
  ADD ("remembered", test_remembered);
  ADD ("name-alone", test_name_alone);
  ADD ("gone-on", test_gone_on);
  ADD ("same-look", test_same_look);
  ADD ("in-file", test_in_file);
  ADD ("case", test_case);
  ADD ("unknown-program", test_unknown_program);
  ADD ("linkedin", test_linkedin);
  ADD ("mailchimp", test_mailchimp);
  ADD ("other-file", test_other_file);
  ADD ("cards", test_cards);
  ADD ("companies", test_companies);
  ADD ("company-twice", test_company_twice);
  ADD ("company-thrice", test_company_thrice);
  ADD ("undo", test_undo);
  ADD ("merge", test_merge);
  ADD ("trash", test_trash);
  ADD ("many", test_many);
  return g_test_run ();
}
