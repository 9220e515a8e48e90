/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person says of a whole file: where its contacts came from, and a consent of all of them. */
#include "act/tandem-act-history.h"
#include "exchange/tandem-import-job.h"
#include "exchange/tandem-import-preview.h"
#include "sheet-test.h"
#include "store/tandem-connection.h"

typedef SheetTest Fixture;

#define EVENTS                                                                                                         \
  "SELECT group_concat (line, ' ') FROM (SELECT c.given_name || e.channel || e.kind || e.source"                       \
  " || substr (e.at, 1, 10) AS line FROM consent_event AS e JOIN contact AS c ON c.id = e.contact_id"                  \
  " WHERE e.deleted_at IS NULL ORDER BY c.given_name)"

static TandemImportJob *
import (Fixture *fixture, const char *text, const TandemImportOptions *options, const TandemImportConsent *consent,
        gboolean dry_run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = sheet_test_write (fixture, text);
  g_autoptr (TandemImportPreview) preview = tandem_import_preview_read (file, &options->reader, NULL, &error);
  g_autoptr (TandemImportJob) job = NULL;

  g_assert_no_error (error);
  if (consent)
    tandem_header_map_set_consent (preview->map, consent);
  job = tandem_import_job_new (file, preview->map, options);
  g_assert_true (tandem_import_job_run (job, sheet_test_get_store (fixture), dry_run, NULL, &error));
  g_assert_no_error (error);
  return g_steal_pointer (&job);
}

static void
assert_counts (TandemImportJob *job, guint created, guint updated, guint skipped)
{
  g_assert_cmpuint (tandem_import_job_get_count (job, TANDEM_IMPORT_CREATED), ==, created);
  g_assert_cmpuint (tandem_import_job_get_count (job, TANDEM_IMPORT_UPDATED), ==, updated);
  g_assert_cmpuint (tandem_import_job_get_count (job, TANDEM_IMPORT_SKIPPED), ==, skipped);
  g_assert_cmpuint (tandem_import_job_get_n_rows (job), ==, created + updated + skipped);
}

static gboolean
undo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_auto (TandemReversal) reversal = { 0 };

  return tandem_act_undo_set (connection, *(gint64 *) data, &reversal, error);
}

static void
undo (Fixture *fixture, TandemImportJob *job)
{
  g_autoptr (GError) error = NULL;
  gint64 set_id = tandem_import_job_get_set_id (job);

  tandem_store_run (sheet_test_get_store (fixture), TANDEM_STORE_WRITE, undo_cb, &set_id, NULL, &error);
  g_assert_no_error (error);
}

static void
test_source (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = sheet_test_ask (fixture, "SELECT min (id) FROM channel");
  const TandemImportOptions options = { .source_channel_id = g_ascii_strtoll (first, NULL, 10) };
  g_autoptr (TandemImportJob) job
      = import (fixture, "First Name,Email,Lead Source\nAda,ada@example.com,\nJean,jean@example.com,Referral\n",
                &options, NULL, FALSE);

  g_assert_cmpint (options.source_channel_id, !=, 0);
  assert_counts (job, 2, 0, 0);
  sheet_test_assert_answer (fixture,
                            "SELECT count(*) FROM contact AS c JOIN import_batch AS b ON b.id = c.import_batch_id WHERE"
                            " c.source_channel_id = b.source_channel_id AND c.given_name = 'Ada'",
                            "1");
  sheet_test_assert_answer (fixture, "SELECT source_channel_id FROM import_batch", first);
  sheet_test_assert_answer (fixture,
                            "SELECT count(*) FROM contact AS c JOIN channel ON channel.id = c.source_channel_id WHERE"
                            " channel.name = 'Referral' AND c.given_name = 'Jean'",
                            "1");
}

/* Who says it in the row has said it; whoever was there gets it, too; a second time it is there; undo takes it back. */
static void
test_consent (Fixture *fixture, gconstpointer data)
{
  static const char more[] = "First Name,Email,Consent,Consent Date\nAda,ada@example.com,,\n"
                             "Jean,jean@example.com,withdrawn,2026-03-04\nKarl,karl@example.com,,\n";
  const TandemImportOptions options = { 0 };
  const TandemImportConsent consent = { "phone", "confirmed", NULL, (char *) "Fair", (char *) "2026-03-04" };
  g_autoptr (TandemImportJob) first
      = import (fixture, "First Name,Email\nAda,ada@example.com\n", &options, NULL, FALSE);
  g_autoptr (TandemImportJob) job = import (fixture, more, &options, &consent, FALSE);
  g_autoptr (TandemImportJob) again = import (fixture, more, &options, &consent, TRUE);

  assert_counts (first, 1, 0, 0);
  assert_counts (job, 2, 1, 0);
  assert_counts (again, 0, 0, 3);
  sheet_test_assert_answer (fixture, EVENTS,
                            "AdaphoneconfirmedFair2026-03-04 JeanphonewithdrawnFair2026-03-04"
                            " KarlphoneconfirmedFair2026-03-04");
  undo (fixture, job);
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM consent_event WHERE deleted_at IS NULL", "0");
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM contact WHERE deleted_at IS NULL", "1");
}

/* Who withdrew the same, on whatever day, agrees with nobody else; who withdrew something else does. */
static void
test_withdrawn (Fixture *fixture, gconstpointer data)
{
  const TandemImportOptions options = { 0 };
  const TandemImportConsent consent = { "phone", "confirmed", NULL, (char *) "Fair", (char *) "2026-03-04" };
  g_autoptr (TandemImportJob) first = import (
      fixture,
      "First Name,Email,Consent,Consent Channel,Consent Date,Consent Source\n"
      "Ada,ada@example.com,objected,phone,2026-01-01,Call\nKarl,karl@example.com,withdrawn,email,2026-01-01,Call\n",
      &options, NULL, FALSE);
  g_autoptr (TandemImportJob) job
      = import (fixture, "First Name,Email\nAda,ada@example.com\nKarl,karl@example.com\n", &options, &consent, FALSE);

  assert_counts (first, 2, 0, 0);
  assert_counts (job, 0, 1, 1);
  sheet_test_assert_answer (
      fixture, EVENTS,
      "AdaphoneobjectedCall2026-01-01 KarlemailwithdrawnCall2026-01-01 KarlphoneconfirmedFair2026-03-04");
}

/* Who says no and not when says it as of now, and not twice. */
static void
test_undated (Fixture *fixture, gconstpointer data)
{
  static const char no[] = "First Name,Email,Consent\nAda,ada@example.com,unsubscribed\n";
  const TandemImportOptions options = { 0 };
  g_autoptr (TandemImportJob) first = import (fixture, no, &options, NULL, FALSE);
  g_autoptr (TandemImportJob) again = import (fixture, no, &options, NULL, FALSE);

  assert_counts (first, 1, 0, 0);
  assert_counts (again, 0, 0, 1);
  sheet_test_assert_answer (fixture,
                            "SELECT channel || kind || source || (at >= substr (created_at, 1, 10)) FROM consent_event",
                            "emailwithdrawnImport1");
}

/* A company agrees to nothing, and less than all of it is nothing. */
static void
test_no_consent (Fixture *fixture, gconstpointer data)
{
  const TandemImportOptions options = { 0 };
  const TandemImportConsent consent = { "phone", "confirmed", NULL, (char *) "Fair", (char *) "2026-03-04" },
                            without_day = { "phone", "confirmed", NULL, (char *) "Fair", NULL },
                            without_source = { "phone", "confirmed", NULL, NULL, (char *) "2026-03-04" };
  g_autoptr (TandemImportJob) company
      = import (fixture, "First Name,Email,Company\n,,Engines Ltd\n", &options, &consent, FALSE);
  g_autoptr (TandemImportJob) ada
      = import (fixture, "First Name,Email\nAda,ada@example.com\n", &options, &without_day, FALSE);
  g_autoptr (TandemImportJob) jean
      = import (fixture, "First Name,Email\nJean,jean@example.com\n", &options, &without_source, FALSE);

  assert_counts (company, 1, 0, 0);
  assert_counts (ada, 1, 0, 0);
  assert_counts (jean, 1, 0, 0);
  g_assert_cmpuint (tandem_import_job_get_n_warnings (ada, TANDEM_IMPORT_WARNING_CONSENT), ==, 1);
  g_assert_cmpuint (tandem_import_job_get_n_warnings (jean, TANDEM_IMPORT_WARNING_CONSENT), ==, 1);
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM consent_event", "0");
}

/* What would be created is told by stages, companies apart; a row that is decided another way is counted where it goes. */
static void
test_stages (Fixture *fixture, gconstpointer data)
{
  const TandemImportOptions options = { 0 };
  g_autoptr (TandemImportJob) job
      = import (fixture,
                "First Name,Email,Company,Lifecycle Stage\nAda,ada@example.com,,customer\nJean,jean@example.com,,\n"
                "Karl,ada@example.com,,customer\n,,Engines Ltd,\n",
                &options, NULL, TRUE);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (tandem_import_job_get_n_created (job, TANDEM_LIFECYCLE_CUSTOMER), ==, 1);
  g_assert_cmpuint (tandem_import_job_get_n_created (job, TANDEM_LIFECYCLE_LEAD), ==, 1);
  g_assert_cmpuint (tandem_import_job_get_n_created (job, TANDEM_LIFECYCLE_N_STAGES), ==, 1);
  g_assert_true (tandem_import_job_decide_all (job, TANDEM_IMPORT_DECIDE_CREATE, NULL, &error));
  g_assert_cmpuint (tandem_import_job_get_n_created (job, TANDEM_LIFECYCLE_CUSTOMER), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                                                \
  g_test_add ("/exchange/import-whole/" name, Fixture, NULL, sheet_test_set_up, func, sheet_test_tear_down)
  ADD ("source", test_source);
  ADD ("consent", test_consent);
  ADD ("withdrawn", test_withdrawn);
  ADD ("undated", test_undated);
  ADD ("no-consent", test_no_consent);
  ADD ("stages", test_stages);
  return g_test_run ();
}
