/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-import-memory.h"

#include <glib/gstdio.h>
#include <string.h>

#include "act/tandem-act-history.h"
#include "exchange/tandem-import-job.h"
#include "exchange/tandem-import-preview.h"
#include "model/tandem-import-mapping.h"
#include "store/tandem-connection.h"
#include "sheet-test.h"

#define F(name) TANDEM_IMPORT_FIELD_##name

typedef SheetTest Fixture;

static void
keep_result_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_set_object ((GAsyncResult **) data, result);
}

/* The map of a sheet as it is shown to a person: with what is remembered. */
static TandemHeaderMap *
recall (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (fixture->sheet);
  g_autoptr (TandemImportPreview) preview = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  TandemHeaderMap *map;

  g_file_set_contents (fixture->sheet, text, -1, &error);
  g_assert_no_error (error);
  preview = tandem_import_preview_read (file, NULL, NULL, &error);
  g_assert_no_error (error);
  tandem_import_memory_recall_async (sheet_test_get_store (fixture), preview->map, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  map = tandem_import_memory_recall_finish (result, &error);
  g_assert_no_error (error);
  return map;
}

static void
import (Fixture *fixture, const TandemHeaderMap *map)
{
  const TandemImportOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (fixture->sheet);
  g_autoptr (TandemImportJob) job = tandem_import_job_new (file, map, &options);

  g_assert_true (tandem_import_job_run (job, sheet_test_get_store (fixture), FALSE, NULL, &error));
  g_assert_no_error (error);
}

typedef struct {
  gint64 person_id;
  TandemReversal reversal;
} Undo;

static gboolean
undo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Undo *undo = data;

  return tandem_act_undo (connection, undo->person_id, TANDEM_ORIGIN_CLI, &undo->reversal, error);
}

static void
undo_import (Fixture *fixture)
{
  TandemStore *store = sheet_test_get_store (fixture);
  Undo undo = { .person_id = tandem_store_get_person_id (store) };
  g_autoptr (GError) error = NULL;

  tandem_store_run (store, TANDEM_STORE_WRITE, undo_cb, &undo, NULL, &error);
  g_assert_no_error (error);
  tandem_reversal_clear (&undo.reversal);
}

static const char sheet[] = "Vorname;Nachname;E-Mail;Zahl;Geburtstag\nAnn;Lee;a@example.com;42,5;05/06/1980\n";

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TandemHeaderMap) first = recall (fixture, sheet);
  g_autoptr (TandemHeaderMap) second = NULL, moved = NULL, other = NULL, mended = NULL;

  g_assert_cmpint (first->columns[3].field, ==, F (NONE));
  tandem_header_map_set_field (first, 0, F (NOTES));
  tandem_header_map_set_field (first, 3, F (CUSTOM));
  first->columns[2].kind = "work";
  first->columns[2].group = 2;
  first->columns[4].tally.date_order = TANDEM_DATE_ORDER_DAY_FIRST;
  first->columns[4].tally.is_set = TRUE;
  import (fixture, first);
  sheet_test_assert_answer (fixture, "SELECT birthday FROM contact", "1980-06-05");
  sheet_test_assert_answer (fixture,
                            "SELECT name || ' ' || type FROM custom_field WHERE deleted_at IS NULL AND name = 'Zahl'",
                            "Zahl number");
  sheet_test_assert_answer (fixture, "SELECT number FROM custom_value WHERE contact_id IS NOT NULL", "42500000");

  second = recall (fixture, sheet);
  g_assert_cmpint (second->columns[0].field, ==, F (NOTES));
  g_assert_cmpstr (second->columns[2].kind, ==, "work");
  g_assert_cmpuint (second->columns[2].group, ==, 2);
  g_assert_cmpstr (second->columns[0].rule, ==, "remembered");
  g_assert_cmpint (second->columns[0].confidence, ==, TANDEM_IMPORT_CONFIDENCE_CERTAIN);
  g_assert_cmpint (second->columns[3].field, ==, F (CUSTOM));
  g_assert_cmpint (second->columns[3].custom_id, !=, 0);
  g_assert_cmpint (second->columns[4].tally.date_order, ==, TANDEM_DATE_ORDER_DAY_FIRST);
  /* In another order, and written a little otherwise, these are the same headers. */
  moved = recall (fixture, "ZAHL;E-mail;nachname;Vor-Name;Geburtstag\n1;a@example.com;Lee;Ann;\n");
  g_assert_cmpint (moved->columns[0].field, ==, F (CUSTOM));
  g_assert_cmpint (moved->columns[3].field, ==, F (NOTES));
  /* So are those of its rows that were left out and come back. */
  mended = recall (fixture, "Vorname;Nachname;E-Mail;Zahl;Geburtstag;Reason\nAnn;Lee;a@example.com;1;;Mended\n");
  g_assert_cmpint (mended->columns[0].field, ==, F (NOTES));
  g_assert_cmpint (mended->columns[5].field, ==, F (NONE));
  other = recall (fixture, "Vorname;Nachname;E-Mail;Zahl\nAnn;Lee;a@example.com;42,5\n");
  g_assert_cmpint (other->columns[0].field, ==, F (GIVEN_NAME));
  /* A field of the firm's own has this name. */
  g_assert_cmpint (other->columns[3].field, ==, F (CUSTOM));
  g_assert_cmpstr (other->columns[3].rule, ==, "own-field");
}

/* What is remembered of an order is for days that can be read both ways: a file that proves another is read in that. */
static void
test_proof (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TandemHeaderMap) first = recall (fixture, sheet);
  g_autoptr (TandemHeaderMap) second = NULL;

  first->columns[4].tally.date_order = TANDEM_DATE_ORDER_DAY_FIRST;
  first->columns[4].tally.is_set = TRUE;
  import (fixture, first);
  second = recall (fixture, "Vorname;Nachname;E-Mail;Zahl;Geburtstag\n"
                            "Bea;Poe;b@example.com;;05/06/1980\nCai;Roe;c@example.com;;12/24/1980\n");
  import (fixture, second);
  sheet_test_assert_answer (fixture, "SELECT birthday FROM contact WHERE given_name = 'Bea'", "1980-05-06");
  g_clear_pointer (&second, tandem_header_map_free);
  second = recall (fixture, "Vorname;Nachname;E-Mail;Zahl;Geburtstag\nDee;Coe;d@example.com;;05/06/1980\n");
  import (fixture, second);
  sheet_test_assert_answer (fixture, "SELECT birthday FROM contact WHERE given_name = 'Dee'", "1980-06-05");
}

/* The field goes with the import that made it; the habit stays, and makes it again. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TandemHeaderMap) first = recall (fixture, sheet);
  g_autoptr (TandemHeaderMap) second = NULL;

  tandem_header_map_set_field (first, 3, F (CUSTOM));
  import (fixture, first);
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM change_set WHERE cause = 'import'", "1");
  undo_import (fixture);
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM custom_field WHERE deleted_at IS NULL AND name = 'Zahl'",
                            "0");
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM import_mapping", "1");
  second = recall (fixture, sheet);
  g_assert_cmpint (second->columns[3].field, ==, F (CUSTOM));
  g_assert_cmpint (second->columns[3].custom_id, ==, 0);
}

/* What was only guessed is guessed again. */
static void
test_nothing_chosen (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TandemHeaderMap) map = recall (fixture, sheet);

  import (fixture, map);
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM import_mapping", "0");
}

static gboolean
fill_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < TANDEM_IMPORT_MAPPING_MAX + 100; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i);

      if (!tandem_import_mapping_save (connection, key, "{}", error))
        return FALSE;
    }
  return tandem_import_mapping_save (connection, "1", "{}", error);
}

/* A firm that gets a new kind of sheet every day does not keep them all: what was used longest ago goes. */
static void
test_oldest_goes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *last = g_strdup_printf ("%u", TANDEM_IMPORT_MAPPING_MAX + 99);
  g_autofree char *sql = g_strdup_printf ("SELECT group_concat (header_key) FROM (SELECT header_key FROM import_mapping"
                                          " WHERE header_key IN ('0', '1', '2', '%s') ORDER BY header_key)",
                                          last);
  g_autofree char *expected = g_strdup_printf ("1,%s", last);
  g_autoptr (GError) error = NULL;

  tandem_store_run (sheet_test_get_store (fixture), TANDEM_STORE_WRITE, fill_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM import_mapping", G_STRINGIFY (TANDEM_IMPORT_MAPPING_MAX));
  sheet_test_assert_answer (fixture, sql, expected);
}

static void
test_broken (void)
{
  static const char *const texts[]
      = { "", "[]", "{", "{\"columns\": 3}", "{\"columns\": {\"a\": 3, \"b\": {\"field\": \"no such\"}}}" };
  char *headers[] = { "a", "b", NULL }, *values[] = { "1", "2", NULL };
  GStrv rows[] = { headers, values };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (TandemHeaderMap) map = tandem_header_map_new_at (rows, 2, 1);

      tandem_import_memory_apply (map, texts[i]);
      g_assert_cmpint (map->columns[0].field, ==, F (NONE));
      g_assert_cmpint (map->columns[1].field, ==, F (NONE));
    }
}

static void
test_header_row (void)
{
  char *first[] = { "Anna", "anna@example.com", NULL }, *second[] = { "Name", "Email", NULL };
  GStrv rows[] = { first, second };
  g_autoptr (TandemHeaderMap) chosen = tandem_header_map_new_at (rows, 2, 2);
  g_autoptr (TandemHeaderMap) none = tandem_header_map_new_at (rows, 2, TANDEM_HEADER_ROW_NONE);

  g_assert_cmpuint (chosen->preamble, ==, 1);
  g_assert_cmpstr (chosen->columns[0].header, ==, "Name");
  g_assert_false (none->has_header);
  g_assert_null (tandem_import_memory_dup_key (none));
}

#define ADD(path, function)                                                                                            \
  g_test_add ("/exchange/import-memory/" path, Fixture, NULL, sheet_test_set_up, function, sheet_test_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("round-trip", test_round_trip);
  ADD ("proof", test_proof);
  ADD ("undo", test_undo);
  ADD ("nothing-chosen", test_nothing_chosen);
  ADD ("oldest-goes", test_oldest_goes);
  g_test_add_func ("/exchange/import-memory/broken", test_broken);
  g_test_add_func ("/exchange/import-memory/header-row", test_header_row);
  return g_test_run ();
}
