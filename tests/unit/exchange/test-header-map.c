/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-header-map.h"
#include "exchange/tandem-reader.h"
#include "sheet-lines.h"

#define F(name) TANDEM_IMPORT_FIELD_##name

static void
free_strv (gpointer strv)
{
  g_strfreev (strv);
}

static TandemHeaderMap *
map_file (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "files", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemReader) reader = tandem_reader_open (file, NULL, NULL, &error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_strv);
  TandemRow row;

  g_assert_no_error (error);
  while (tandem_reader_next_row (reader, &row, NULL, &error))
    {
      GStrv cells = g_new0 (char *, row.n_cells + 1);

      for (guint i = 0; i < row.n_cells; i++)
        cells[i] = g_strdup (row.cells[i].text);
      g_ptr_array_add (rows, cells);
    }
  g_assert_no_error (error);
  return tandem_header_map_new ((const GStrv *) rows->pdata, rows->len);
}

static void
assert_field (TandemHeaderMap *map, const char *header, TandemImportField field)
{
  for (guint i = 0; i < map->n_columns; i++)
    if (g_strcmp0 (map->columns[i].header, header) == 0)
      {
        if (map->columns[i].field != field)
          g_error ("%s: field %d by %s, not %d", header, map->columns[i].field, map->columns[i].rule, field);
        return;
      }
  g_error ("no column %s", header);
}

static void
assert_place (TandemHeaderMap *map, const char *header, TandemImportField field, const char *kind, guint group)
{
  assert_field (map, header, field);
  for (guint i = 0; i < map->n_columns; i++)
    if (g_strcmp0 (map->columns[i].header, header) == 0)
      {
        g_assert_cmpstr (map->columns[i].kind, ==, kind);
        g_assert_cmpuint (map->columns[i].group, ==, group);
      }
}

static void
test_google (void)
{
  g_autoptr (TandemHeaderMap) map = map_file ("made__google_contacts_new.csv");
  g_autoptr (TandemHeaderMap) old = map_file ("made__google_contacts_old.csv");

  g_assert_cmpint (map->program, ==, TANDEM_IMPORT_PROGRAM_GOOGLE);
  g_assert_cmpstr (tandem_import_program_name (map->program), ==, "Google Contacts");
  assert_field (map, "First Name", F (GIVEN_NAME));
  assert_field (map, "E-mail 1 - Value", F (EMAIL));
  assert_field (map, "E-mail 2 - Value", F (EMAIL));
  assert_field (map, "Phone 1 - Value", F (MOBILE));
  assert_field (map, "Organization Title", F (JOB_TITLE));
  assert_place (map, "Address 1 - Postal Code", F (POSTCODE), NULL, 1);
  assert_place (map, "E-mail 2 - Label", F (LABEL), "email", 2);
  assert_place (map, "Address 1 - Formatted", F (ADDRESS), NULL, 1);
  assert_field (map, "Labels", F (TAGS));
  assert_field (map, "Photo", F (NONE));
  g_assert_cmpint (old->program, ==, TANDEM_IMPORT_PROGRAM_GOOGLE_OLD);
  assert_field (old, "Name", F (FULL_NAME));
  assert_field (old, "Family Name", F (FAMILY_NAME));
  assert_field (old, "Organization 1 - Name", F (COMPANY));
  assert_field (old, "Group Membership", F (TAGS));
}

static void
test_title (void)
{
  g_autoptr (TandemHeaderMap) outlook = map_file ("made__outlook.csv");
  g_autoptr (TandemHeaderMap) salesforce = map_file ("made__salesforce_report.csv");

  g_assert_cmpint (outlook->program, ==, TANDEM_IMPORT_PROGRAM_OUTLOOK);
  assert_field (outlook, "Title", F (PREFIX));
  assert_field (outlook, "Job Title", F (JOB_TITLE));
  assert_field (outlook, "E-mail Address", F (EMAIL));
  assert_place (outlook, "Home City", F (CITY), "home", 0);
  assert_place (outlook, "Business City", F (CITY), "work", 0);
  assert_place (outlook, "Business Street 2", F (STREET), "work", 0);
  assert_place (outlook, "Business Phone", F (PHONE), "work", 0);
  assert_place (outlook, "Company Main Phone", F (COMPANY_PHONE), "main", 0);
  assert_field (outlook, "Home Fax", F (FAX));
  assert_field (outlook, "Categories", F (TAGS));
  assert_field (outlook, "Spouse", F (NONE));
  g_assert_cmpint (salesforce->program, ==, TANDEM_IMPORT_PROGRAM_SALESFORCE);
  assert_field (salesforce, "Title", F (JOB_TITLE));
  assert_field (salesforce, "Salutation", F (PREFIX));
  assert_field (salesforce, "Mailing Zip/Postal Code", F (POSTCODE));
  assert_field (salesforce, "Mobile", F (MOBILE));
}

static void
test_preamble (void)
{
  g_autoptr (TandemHeaderMap) map = map_file ("made__linkedin_Connections.csv");

  g_assert_cmpint (map->program, ==, TANDEM_IMPORT_PROGRAM_LINKEDIN);
  g_assert_true (map->has_header);
  g_assert_cmpuint (map->preamble, ==, 3);
  g_assert_cmpuint (map->n_columns, ==, 7);
  assert_field (map, "Position", F (JOB_TITLE));
  assert_field (map, "Email Address", F (EMAIL));
  assert_field (map, "Connected On", F (NONE));
  assert_place (map, "URL", F (SOCIAL), "LinkedIn", 0);
}

static void
test_others (void)
{
  g_autoptr (TandemHeaderMap) hubspot = map_file ("made__hubspot.csv");
  g_autoptr (TandemHeaderMap) mailchimp = map_file ("made__mailchimp_subscribed.csv");
  g_autoptr (TandemHeaderMap) thunderbird = map_file ("made__thunderbird.csv");

  g_assert_cmpint (hubspot->program, ==, TANDEM_IMPORT_PROGRAM_HUBSPOT);
  assert_field (hubspot, "Record ID", F (ID));
  assert_field (hubspot, "Associated Company", F (COMPANY));
  assert_field (hubspot, "Lead Status", F (LEAD_STATUS));
  assert_field (hubspot, "Lifecycle Stage", F (LIFECYCLE_STAGE));
  assert_field (hubspot, "Contact owner", F (OWNER));
  g_assert_cmpint (mailchimp->program, ==, TANDEM_IMPORT_PROGRAM_MAILCHIMP);
  assert_field (mailchimp, "Email Address", F (EMAIL));
  assert_field (mailchimp, "REGION", F (NONE));
  assert_field (mailchimp, "NOTES", F (NOTES));
  assert_field (mailchimp, "TAGS", F (TAGS));
  g_assert_cmpint (thunderbird->program, ==, TANDEM_IMPORT_PROGRAM_THUNDERBIRD);
  assert_field (thunderbird, "Primary Email", F (EMAIL));
  assert_place (thunderbird, "Work Phone", F (PHONE), "work", 0);
  assert_field (thunderbird, "Birth Month", F (BIRTH_MONTH));
  assert_field (thunderbird, "Fax Number", F (FAX));
  assert_field (thunderbird, "Mobile Number", F (MOBILE));
  assert_field (thunderbird, "Home City", F (CITY));
  assert_field (thunderbird, "Organization", F (COMPANY));
}

/* Who leaves out whose id it is, and thinks again, has the same as before. */
static void
test_chosen_again (void)
{
  char *words[] = { "Contact ID", "First Name", "Last Name", "Account Name", "Account ID", NULL };
  GStrv rows[] = { words };
  g_autoptr (TandemHeaderMap) map = tandem_header_map_new (rows, 1);

  g_assert_cmpint (map->program, ==, TANDEM_IMPORT_PROGRAM_SALESFORCE);
  g_assert_cmpstr (map->columns[4].kind, ==, "account");
  tandem_header_map_set_field (map, 4, F (NONE));
  tandem_header_map_set_field (map, 4, F (ID));
  g_assert_cmpstr (map->columns[4].kind, ==, "account");
  tandem_header_map_set_field (map, 1, F (ID));
  g_assert_cmpstr (map->columns[1].kind, ==, NULL);
}

static void
test_languages (void)
{
  g_autoptr (TandemHeaderMap) german = map_file ("made__german_excel.csv");
  g_autoptr (TandemHeaderMap) japanese = map_file ("made__japanese_excel.csv");

  g_assert_cmpint (german->program, ==, TANDEM_IMPORT_PROGRAM_UNKNOWN);
  assert_field (german, "Anrede", F (PREFIX));
  assert_field (german, "Nachname", F (FAMILY_NAME));
  assert_field (german, "Straße", F (STREET));
  assert_field (german, "PLZ", F (POSTCODE));
  assert_field (german, "Geburtstag", F (BIRTHDAY));
  assert_field (japanese, "姓", F (FAMILY_NAME));
  assert_field (japanese, "メールアドレス", F (EMAIL));
  assert_field (japanese, "携帯電話", F (MOBILE));
}

/* As a person heads the columns of a list by hand. */
static void
test_shortened (void)
{
  g_autoptr (TandemHeaderMap) map
      = map_lines ("Vorname|Fa.|Tel.|Geb.|E-Mail", "Ann|Alder Dairy|030 1234567|17.05.1980|ann@example.com");

  assert_field (map, "Fa.", F (COMPANY));
  assert_field (map, "Tel.", F (PHONE));
  assert_field (map, "Geb.", F (BIRTHDAY));
}

/* "Titel" stands beside "Anrede" where it is academic, and is a job elsewhere. */
static void
test_german_title (void)
{
  g_autoptr (TandemHeaderMap) map = map_lines ("Anrede|Titel|Vorname|Nachname", "Herr|Dr.|Jan|Groß");
  g_autoptr (TandemHeaderMap) job = map_lines ("Titel|Vorname|Nachname", "Einkäufer|Jan|Groß");

  assert_field (map, "Anrede", F (PREFIX));
  assert_field (map, "Titel", F (PREFIX));
  assert_field (job, "Titel", F (JOB_TITLE));
}

/* Whatever stands in "Titel": the column of jobs is another. */
static void
test_german_title_and_job (void)
{
  g_autoptr (TandemHeaderMap) map
      = map_lines ("Anrede|Titel|Vorname|Nachname|Position", "Herr|Dr. rer. nat.|Jan|Groß|Einkäufer");
  g_autoptr (TandemHeaderMap) unused = map_lines ("Anrede|Titel|Vorname|Nachname", "Frau||Ann|Lee");

  assert_field (map, "Titel", F (PREFIX));
  assert_field (map, "Position", F (JOB_TITLE));
  assert_field (unused, "Titel", F (PREFIX));
}

/* The list of contacts, exported for a spreadsheet: what is counted comes back as no field of the firm's own. */
static void
test_own_list (void)
{
  g_autoptr (TandemHeaderMap) map = map_lines ("Name|Lead status|Last contact|Source campaign|Created|Roof",
                                               "Lee, Ann|New|2026-11-02 14:30|Fair|2026-01-05 09:00|Flat");

  g_assert_cmpint (map->program, ==, TANDEM_IMPORT_PROGRAM_TANDEM);
  assert_field (map, "Created", F (CREATED));
  assert_field (map, "Last contact", F (NONE));
  assert_field (map, "Roof", F (CUSTOM));
}

static void
test_no_header (void)
{
  g_autoptr (TandemHeaderMap) map = map_lines ("Ann|ann@example.com|+49 30 1234567", "Bob|bob@example.com|030 7654321");
  g_autoptr (TandemHeaderMap) guessed = map_lines ("Kontakt-Nr|Xyz", "17|ann@example.com");
  g_autoptr (TandemHeaderMap) empty = tandem_header_map_new (NULL, 0);

  g_assert_false (map->has_header);
  g_assert_cmpint (map->columns[0].field, ==, F (NONE));
  g_assert_cmpstr (map->columns[0].rule, ==, "unknown");
  g_assert_cmpint (map->columns[1].field, ==, F (EMAIL));
  g_assert_cmpint (map->columns[1].confidence, ==, TANDEM_IMPORT_CONFIDENCE_GUESS);
  g_assert_cmpint (map->columns[2].field, ==, F (PHONE));
  g_assert_true (guessed->has_header);
  g_assert_cmpint (guessed->columns[1].field, ==, F (EMAIL));
  g_assert_false (empty->has_header);
}

static void
test_normalize (void)
{
  static const char letters[] = "aZ09 -_/#.'ßÉé１Ａ名ﾒ";

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GString) header = g_string_new (NULL);
      g_autofree char *once = NULL, *twice = NULL;

      for (int k = g_test_rand_int_range (0, 12); k > 0; k--)
        g_string_append_unichar (header, g_utf8_get_char (g_utf8_offset_to_pointer (
                                             letters, g_test_rand_int_range (0, (int) g_utf8_strlen (letters, -1)))));
      once = tandem_header_normalize (header->str);
      twice = tandem_header_normalize (once);
      g_assert_cmpstr (once, ==, twice);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/header-map/google", test_google);
  g_test_add_func ("/exchange/header-map/title", test_title);
  g_test_add_func ("/exchange/header-map/preamble", test_preamble);
  g_test_add_func ("/exchange/header-map/others", test_others);
  g_test_add_func ("/exchange/header-map/chosen-again", test_chosen_again);
  g_test_add_func ("/exchange/header-map/languages", test_languages);
  g_test_add_func ("/exchange/header-map/shortened", test_shortened);
  g_test_add_func ("/exchange/header-map/german-title", test_german_title);
  g_test_add_func ("/exchange/header-map/german-title-and-job", test_german_title_and_job);
  g_test_add_func ("/exchange/header-map/own-list", test_own_list);
  g_test_add_func ("/exchange/header-map/no-header", test_no_header);
  g_test_add_func ("/exchange/header-map/normalize", test_normalize);
  return g_test_run ();
}
