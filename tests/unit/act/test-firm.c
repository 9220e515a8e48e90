/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "act/tandem-act-firm.h"
#include "act/tandem-act-history.h"
#include "base/tandem-currency.h"
#include "model/tandem-model.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"
#include "workspace/tandem-workspace.h"

typedef struct {
  char *folder;
  char *path;
  TandemWorkspace *workspace;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("tandem-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "Harrow_Vale.tandem", NULL);
  fixture->workspace = tandem_workspace_create (fixture->path, TANDEM_ORIGIN_WINDOW, NULL, FALSE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->workspace);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static gboolean
try_run (Fixture *fixture, TandemStoreFunc func, gpointer data, GError **error)
{
  return tandem_store_run (tandem_workspace_get_store (fixture->workspace), TANDEM_STORE_WRITE, func, data, NULL,
                           error);
}

static void
run (Fixture *fixture, TandemStoreFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  try_run (fixture, func, data, &error);
  g_assert_no_error (error);
}

static gboolean
set_currency_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_set_currency (connection, data, error);
}

static gboolean
add_person_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 id = 0;

  return tandem_act_add_person (connection, data, &id, error) && id != 0;
}

static gboolean
undo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 person_id = tandem_change_set_get_person_id (tandem_connection_get_change_set (connection));

  return tandem_act_undo (connection, person_id, TANDEM_ORIGIN_WINDOW, data, error);
}

static void
undo (Fixture *fixture, const char *label)
{
  g_auto (TandemReversal) reversal = { 0 };

  run (fixture, undo_cb, &reversal);
  g_assert_cmpstr (reversal.label, ==, label);
  g_assert_cmpuint (reversal.n_left, ==, 0);
}

/* @data: an amount; none when it is NULL */
static gboolean
add_deal_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemRecord) deal = TANDEM_RECORD (tandem_deal_new ());
  gint64 stage_id;

  if (!tandem_connection_get_int64 (connection, "SELECT id FROM stage ORDER BY position LIMIT 1", &stage_id, error))
    return FALSE;
  tandem_change_set_begin (connection, "Add a deal");
  tandem_record_set_text (deal, TANDEM_DEAL_TITLE, "40 desks");
  tandem_record_set_id (deal, TANDEM_DEAL_STAGE_ID, stage_id);
  tandem_record_set_text (deal, TANDEM_DEAL_CURRENCY, "EUR");
  if (data)
    tandem_record_set_integer (deal, TANDEM_DEAL_AMOUNT_MINOR, *(gint64 *) data);
  return tandem_record_insert (deal, connection, error);
}

typedef struct {
  const char *sql;
  char *text;
} Question;

static gboolean
ask_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;

  question->text = tandem_connection_dup_text (connection, question->sql, error);
  return TRUE;
}

static void
assert_text (Fixture *fixture, const char *sql, const char *expected)
{
  Question question = { sql, NULL };

  run (fixture, ask_cb, &question);
  g_assert_cmpstr (question.text, ==, expected);
  g_free (question.text);
}

#define FIRM_CURRENCY "SELECT currency FROM firm"
#define DEAL_CURRENCY "SELECT currency FROM deal"
#define PEOPLE        "SELECT CAST (count(*) AS TEXT) FROM person WHERE deleted_at IS NULL"

static void
test_name_of_file (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (tandem_workspace_get_firm_name (fixture->workspace), ==, "Harrow Vale");
  g_assert_cmpstr (tandem_workspace_get_person_name (fixture->workspace), !=, "");
  /* and whoever is the first made the file */
  assert_text (fixture,
               "SELECT p.name FROM change_set AS s JOIN person AS p ON p.id = s.person_id WHERE s.cause = 'setup'",
               tandem_workspace_get_person_name (fixture->workspace));
}

static void
test_currency (Fixture *fixture, gconstpointer data)
{
  run (fixture, add_deal_cb, NULL);
  run (fixture, set_currency_cb, "JPY");
  assert_text (fixture, FIRM_CURRENCY, "JPY");
  assert_text (fixture, DEAL_CURRENCY, "JPY");
  undo (fixture, "Change the currency to JPY");
  assert_text (fixture, FIRM_CURRENCY, "EUR");
  assert_text (fixture, DEAL_CURRENCY, "EUR");
}

/* An amount would become another sum, also one that lies in the trash. */
static void
test_currency_of_amounts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 amount = 120000;

  run (fixture, add_deal_cb, &amount);
  g_assert_false (try_run (fixture, set_currency_cb, "USD", &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "EUR"));
  g_clear_error (&error);
  undo (fixture, "Add a deal");
  g_assert_false (try_run (fixture, set_currency_cb, "USD", &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
  assert_text (fixture, FIRM_CURRENCY, "EUR");
}

/* Somebody wrote an amount in the new currency: going back would make it a lie. */
static void
test_currency_undo_too_late (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (TandemReversal) reversal = { 0 };
  g_autoptr (TandemStore) other = NULL;
  gint64 amount = 5;

  run (fixture, set_currency_cb, "JPY");
  other = tandem_store_open (fixture->path, TANDEM_ORIGIN_CLI, &error);
  g_assert_no_error (error);
  g_assert_true (tandem_store_run (other, TANDEM_STORE_WRITE, add_deal_cb, &amount, NULL, &error));
  g_assert_false (try_run (fixture, undo_cb, &reversal, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
  assert_text (fixture, FIRM_CURRENCY, "JPY");
}

static void
test_unknown_currency (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (try_run (fixture, set_currency_cb, "XQQ", &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
}

static void
test_add_person (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  run (fixture, add_person_cb, "Zoë Brückner");
  assert_text (fixture, PEOPLE, "2");
  g_assert_false (try_run (fixture, add_person_cb, " zoe BRÜCKNER ", &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (try_run (fixture, add_person_cb, "  ", &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
  assert_text (fixture, PEOPLE, "2");
  undo (fixture, "Add Zoë Brückner to the people");
  assert_text (fixture, PEOPLE, "1");
}

static void
test_currencies (void)
{
  g_auto (GStrv) codes = tandem_currency_list ();
  g_autofree char *title = tandem_currency_dup_title ("EUR");
  g_autofree char *local = tandem_currency_dup_local ();

  g_assert_true (g_strv_contains ((const char *const *) codes, "EUR"));
  g_assert_false (g_strv_contains ((const char *const *) codes, "DEM"));
  g_assert_cmpstr (title, ==, "Euro (EUR)");
  g_assert_true (tandem_currency_is_known (local));
  g_assert_false (tandem_currency_is_known ("eur"));
  g_assert_false (tandem_currency_is_known (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/act/firm/name-of-file", Fixture, NULL, set_up, test_name_of_file, tear_down);
  g_test_add ("/act/firm/currency", Fixture, NULL, set_up, test_currency, tear_down);
  g_test_add ("/act/firm/currency-of-amounts", Fixture, NULL, set_up, test_currency_of_amounts, tear_down);
  g_test_add ("/act/firm/currency-undo-too-late", Fixture, NULL, set_up, test_currency_undo_too_late, tear_down);
  g_test_add ("/act/firm/unknown-currency", Fixture, NULL, set_up, test_unknown_currency, tear_down);
  g_test_add ("/act/firm/add-person", Fixture, NULL, set_up, test_add_person, tear_down);
  g_test_add_func ("/act/firm/currencies", test_currencies);
  return g_test_run ();
}
