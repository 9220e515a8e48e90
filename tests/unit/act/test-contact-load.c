/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>

#include "firm-file.h"
#include "act/tandem-act-parts.h"
#include "act/tandem-contact-load.h"
#include "model/tandem-consent-event.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-foreign-id.h"
#include "model/tandem-interest.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

/* Contacts that were loaded together are what they would be, had each been added by itself. */

#define N_CONTACTS 120

/* Without ids and instants, which differ. */
static const char *const facts[] = {
  "SELECT c.given_name || '|' || c.family_name || '|' || coalesce (k.name, '-') || '|' || c.lifecycle_stage || '|'"
  " || hex (c.sort_key) AS x FROM contact AS c LEFT JOIN company AS k ON k.id = c.company_id ORDER BY c.id",
  "SELECT c.family_name || '|' || p.kind || '|' || p.value || '|' || p.normalised || '|' || p.is_primary AS x"
  " FROM contact_point AS p JOIN contact AS c ON c.id = p.contact_id ORDER BY p.id",
  "SELECT c.family_name || '|' || a.street || '|' || a.city AS x FROM address AS a JOIN contact AS c ON c.id = "
  "a.contact_id"
  " ORDER BY a.id",
  "SELECT c.family_name || '|' || s.city || '|' || hex (s.name_key) AS x FROM contact_summary AS s"
  " JOIN contact AS c ON c.id = s.contact_id ORDER BY c.id",
  "SELECT c.family_name || '|' || t.name AS x FROM record_tag AS r JOIN tag AS t ON t.id = r.tag_id"
  " JOIN contact AS c ON c.id = r.contact_id ORDER BY r.id",
  "SELECT c.family_name || '|' || i.category || '|' || i.strength AS x FROM interest AS i"
  " JOIN contact AS c ON c.id = i.contact_id ORDER BY i.id",
  "SELECT c.family_name || '|' || e.channel || '|' || e.kind AS x FROM consent_event AS e"
  " JOIN contact AS c ON c.id = e.contact_id ORDER BY e.id",
  "SELECT c.family_name || '|' || f.program || '|' || f.value AS x FROM foreign_id AS f JOIN contact AS c"
  " ON c.id = f.contact_id ORDER BY f.id",
  "SELECT c.family_name || '|' || coalesce (h.from_stage, '-') || '|' || h.to_stage AS x FROM lifecycle_history AS h"
  " JOIN contact AS c ON c.id = h.contact_id ORDER BY h.id",
  "SELECT stage || '|' || people || '|' || to_mql || '|' || to_customer AS x FROM lifecycle_day ORDER BY stage",
  "SELECT stage || '|' || people AS x FROM cohort_month ORDER BY stage",
  "SELECT k.name || '|' || k.industry || '|' || p.value AS x FROM company AS k JOIN contact_point AS p ON p.company_id "
  "= k.id"
  " ORDER BY p.id",
  "SELECT sql AS x FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name",
};

/* Two spellings of one tag and of one interest, an id twice, a company that many share, and stages further on. */
static TandemContactDraft *
make_draft (guint i)
{
  static const char *const stages[] = { "lead", "mql", "customer" };
  TandemContactDraft *draft = tandem_contact_draft_new ();
  TandemRecord *contact = TANDEM_RECORD (draft->contact);
  g_autofree char *family = g_strdup_printf ("Name %u", i), *email = g_strdup_printf ("p%u@example.com", i);
  TandemRecord *consent = TANDEM_RECORD (tandem_consent_event_new ());

  tandem_record_set_text (contact, TANDEM_CONTACT_GIVEN_NAME, "Ada");
  tandem_record_set_text (contact, TANDEM_CONTACT_FAMILY_NAME, family);
  tandem_record_set_text (contact, TANDEM_CONTACT_LIFECYCLE_STAGE, stages[i % 3]);
  draft->company = g_strdup (i % 2 ? "Engines" : "ENGINES");
  tandem_record_set_text (TANDEM_RECORD (draft->company_facts->company), TANDEM_COMPANY_INDUSTRY, "Engineering");
  tandem_draft_add_point (draft->company_facts->points, "phone", "030 55", NULL, FALSE);
  tandem_contact_draft_add_point (draft, "email", email, "work");
  tandem_contact_draft_add_point (draft, "mobile", "+49 151 1", NULL);
  tandem_contact_draft_set_address (draft, "Long Street 1", i % 2 ? "Köln" : "Bonn", NULL, NULL, NULL);
  g_ptr_array_add (draft->tags, g_strdup ("VIP"));
  g_ptr_array_add (draft->tags, g_strdup ("vip"));
  for (guint k = 0; k < 2; k++)
    {
      TandemRecord *interest = TANDEM_RECORD (tandem_interest_new ());

      tandem_record_set_text (interest, TANDEM_INTEREST_CATEGORY, k ? "ovens" : "Ovens");
      tandem_record_set_integer (interest, TANDEM_INTEREST_STRENGTH, TANDEM_INTEREST_STRONG);
      g_ptr_array_add (draft->interests, interest);
    }
  tandem_record_set_text (consent, TANDEM_CONSENT_EVENT_CHANNEL, "email");
  tandem_record_set_text (consent, TANDEM_CONSENT_EVENT_KIND, "granted");
  tandem_record_set_text (consent, TANDEM_CONSENT_EVENT_SOURCE, "Fair");
  tandem_record_set_text (consent, TANDEM_CONSENT_EVENT_AT, "2026-01-02T10:00:00.000Z");
  g_ptr_array_add (draft->consents, consent);
  for (guint k = 0; k < 2; k++)
    g_ptr_array_add (draft->ids, tandem_foreign_id_new ("hubspot", email));
  return draft;
}

static gboolean
add_all_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gboolean one_by_one = GPOINTER_TO_INT (data);
  g_autoptr (TandemContactLoad) load = NULL;

  tandem_change_set_begin (connection, "Add all");
  if (!one_by_one && !(load = tandem_contact_load_begin (connection, N_CONTACTS, cancellable, error)))
    return FALSE;
  for (guint i = 0; i < N_CONTACTS; i++)
    {
      g_autoptr (TandemContactDraft) draft = make_draft (i);

      if (!(load ? tandem_contact_load_add (load, draft, error) : tandem_act_add_contact (connection, draft, error)))
        return FALSE;
    }
  return load == NULL || tandem_contact_load_finish (load, error);
}

static char *
ask (const char *path, const char *sql)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  sqlite3_stmt *statement;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_string_append_printf (lines, "%s\n", (const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static void
add_all (FirmFile *file, gboolean one_by_one, guint times)
{
  g_autoptr (TandemWorkspace) workspace = open_firm (file->path);

  for (guint i = 0; i < times; i++)
    {
      g_autoptr (GError) error = NULL;

      tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, add_all_cb,
                        GINT_TO_POINTER (one_by_one), NULL, &error);
      g_assert_no_error (error);
    }
}

/* The second time the tables are as large as what comes, and the third time larger: their indexes stay then. */
static void
test_same (FirmFile *file, gconstpointer data)
{
  FirmFile other = { 0 };

  firm_file_set_up (&other, NULL);
  firm_file_make (file);
  firm_file_make (&other);
  for (guint times = 1; times <= 3; times++)
    {
      add_all (file, FALSE, 1);
      add_all (&other, TRUE, 1);
      for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
        {
          g_autofree char *loaded = ask (file->path, facts[i]), *added = ask (other.path, facts[i]);

          g_assert_cmpstr (loaded, ==, added);
          g_assert_cmpstr (loaded, !=, "");
        }
    }
  firm_file_tear_down (&other, NULL);
}

static gboolean
add_nameless_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemContactDraft) named = make_draft (1), nameless = tandem_contact_draft_new ();
  g_autoptr (TandemContactLoad) load = NULL;

  tandem_change_set_begin (connection, "Add one");
  load = tandem_contact_load_begin (connection, 2, cancellable, error);
  return load && tandem_contact_load_add (load, named, error) && tandem_contact_load_add (load, nameless, error);
}

/* Who can't be called by anything ends the load, and nothing of it stays; the indexes are there again. */
static void
test_nameless (FirmFile *file, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL, *contacts = NULL;
  g_autoptr (GError) error = NULL;

  firm_file_make (file);
  before = ask (file->path, facts[G_N_ELEMENTS (facts) - 1]);
  {
    g_autoptr (TandemWorkspace) workspace = open_firm (file->path);

    g_assert_false (tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, add_nameless_cb, NULL,
                                      NULL, &error));
    g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
  }
  after = ask (file->path, facts[G_N_ELEMENTS (facts) - 1]);
  contacts = ask (file->path, facts[0]);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (contacts, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/act/contact-load/same", FirmFile, NULL, firm_file_set_up, test_same, firm_file_tear_down);
  g_test_add ("/act/contact-load/nameless", FirmFile, NULL, firm_file_set_up, test_nameless, firm_file_tear_down);
  return g_test_run ();
}
