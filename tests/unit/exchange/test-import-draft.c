/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-import-draft.h"

#include "exchange/tandem-import-list.h"
#include "model/tandem-address.h"
#include "model/tandem-consent-event.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-foreign-id.h"
#include "model/tandem-interest.h"
#include "sheet-lines.h"

static GPtrArray *warnings;

static TandemContactDraft *
draft_lines (const char *headers, const char *values)
{
  g_autoptr (TandemHeaderMap) map = map_lines (headers, values);

  return draft_row (map, values, warnings);
}

static char *
describe_points (GPtrArray *points)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < points->len; i++)
    {
      const char *label = tandem_record_get_text (points->pdata[i], TANDEM_CONTACT_POINT_LABEL);

      g_string_append_printf (all, "%s%s%s%s%s=%s", i ? " " : "",
                              tandem_record_get_integer (points->pdata[i], TANDEM_CONTACT_POINT_IS_PRIMARY) ? "*" : "",
                              tandem_record_get_text (points->pdata[i], TANDEM_CONTACT_POINT_KIND), label ? "/" : "",
                              label ? label : "",
                              tandem_record_get_text (points->pdata[i], TANDEM_CONTACT_POINT_VALUE));
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static char *
describe_addresses (GPtrArray *addresses)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < addresses->len; i++)
    for (guint k = TANDEM_ADDRESS_KIND; k <= TANDEM_ADDRESS_COUNTRY; k++)
      {
        const char *text = tandem_record_get_text (addresses->pdata[i], k);

        g_string_append_printf (all, "%s%s", k > TANDEM_ADDRESS_KIND ? "," : i ? ";" : "", text ? text : "");
      }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
assert_points (GPtrArray *points, const char *expected)
{
  g_autofree char *all = describe_points (points);

  g_assert_cmpstr (all, ==, expected);
}

static void
assert_addresses (GPtrArray *addresses, const char *expected)
{
  g_autofree char *all = describe_addresses (addresses);

  g_assert_cmpstr (all, ==, expected);
}

static void
assert_tags (GPtrArray *tags, const char *expected)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < tags->len; i++)
    g_string_append_printf (all, "%s%s", i ? "," : "", (const char *) tags->pdata[i]);
  g_assert_cmpstr (all->str, ==, expected);
}

static const char *
get (TandemContactDraft *draft, TandemContactColumn column)
{
  return tandem_record_get_text (TANDEM_RECORD (draft->contact), column);
}

static void
test_outlook (void)
{
  g_autoptr (TandemContactDraft) draft = draft_lines (
      "First Name|Last Name|Title|E-mail Address|E-mail 2 Address|Primary Phone|Business Phone|Home Phone|Mobile "
      "Phone|Business Fax|"
      "Business Street|Business Street 2|Business City|Business Postal Code|Business Country/Region|Home Street|Home "
      "City|Home Postal Code|"
      "Other City|Categories|Company|Company Main Phone|Birthday",
      "Ann|Lee|Dr.|ann@example.com|ann@home.example|030 111 222|030 222 333|040 333 444|0151 444 555|030 555 666|"
      "Main Road 1|Floor 2|Berlin|10115|Germany|Side Lane 3|Hamburg|20095|"
      "Bonn|Customers;VIP|Alder Dairy|030 999 000|0/0/00");

  assert_points (draft->points,
                 "*email=ann@example.com email=ann@home.example *phone/main=030 111 222 phone/work=030 222 333 "
                 "phone/home=040 333 444 mobile=0151 444 555 phone/Fax=030 555 666");
  assert_addresses (draft->addresses,
                    "work,Main Road 1\nFloor 2,Berlin,,10115,Germany;home,Side Lane 3,Hamburg,,20095,;"
                    "other,,Bonn,,,");
  assert_tags (draft->tags, "Customers,VIP");
  assert_points (draft->company_facts->points, "*phone/main=030 999 000");
  g_assert_cmpstr (get (draft, TANDEM_CONTACT_PREFIX), ==, "Dr.");
  g_assert_cmpstr (get (draft, TANDEM_CONTACT_BIRTHDAY), ==, NULL);
  g_assert_cmpuint (warnings->len, ==, 0);
}

static void
test_google (void)
{
  g_autoptr (TandemContactDraft) draft = draft_lines (
      "First Name|Last Name|Phonetic First Name|Organization Name|Organization Title|Labels|E-mail 1 - Label|E-mail 1 "
      "- Value|"
      "E-mail 2 - Label|E-mail 2 - Value|Phone 1 - Label|Phone 1 - Value|Phone 2 - Label|Phone 2 - Value|Address 1 - "
      "Label|"
      "Address 1 - Formatted|Address 1 - Street|Address 1 - City|Address 1 - Country|Address 2 - Label|Address 2 - "
      "Formatted|"
      "Website 1 - Label|Website 1 - Value",
      "Ann|Lee||Alder Dairy|CTO|Customers ::: * myContacts|Home|ann@home.example|* Work|ann@example.com ::: "
      "a@example.com|"
      "Mobile|0151 444 555|Work Fax|030 555 666|Home|Lane 3, Hamburg|Lane 3|Hamburg|DE|Work|Main Road 1, Berlin|"
      "Blog|https://ann.example");

  assert_points (draft->points, "email/home=ann@home.example *email/work=ann@example.com email/work=a@example.com "
                                "*mobile=0151 444 555 phone/Fax=030 555 666 *url/Blog=https://ann.example");
  assert_addresses (draft->addresses, "home,Lane 3,Hamburg,,,DE;work,Main Road 1, Berlin,,,,");
  assert_tags (draft->tags, "Customers");
}

static void
test_others (void)
{
  g_autoptr (TandemContactDraft) thunderbird
      = draft_lines ("First Name|Last Name|Primary Email|Screen Name|Work Phone|Fax Number|Home City|Home ZipCode|Work "
                     "City|Birth Year|"
                     "Birth Month|Birth Day|Notes",
                     "Ann|Lee|ann@example.com||030 111 222|030 555 666|Hamburg|20095|Berlin|1980|3|10|Likes tea");
  g_autoptr (TandemContactDraft) no_year
      = draft_lines ("First Name|Primary Email|Screen Name|Birth Year|Birth Month|Birth Day",
                     "Ann|a@example.com|||12|24");
  g_autoptr (TandemContactDraft) mailchimp
      = draft_lines ("Email Address|First Name|MEMBER_RATING|LEID|Address|TAGS|NOTES",
                     "ann@example.com|Ann|2|77|Main Road 1  Berlin  10115|\"customers\",\"vip\"|Hello");
  g_autoptr (TandemContactDraft) hubspot = draft_lines (
      "Record ID|First Name|Last Name|Email|Lead Status|Lifecycle Stage|Contact owner|Associated Company",
      "51|Ann|Lee|ann@example.com|IN_PROGRESS|Marketing Qualified Lead|Nobody|Alder Dairy");
  g_autoptr (TandemContactDraft) linkedin
      = draft_lines ("First Name|Last Name|URL|Company|Position|Connected On",
                     "Ann|Lee|https://www.linkedin.com/in/ann|Alder Dairy|CTO|01 Mar 2024");

  assert_addresses (thunderbird->addresses, "home,,Hamburg,,20095,;work,,Berlin,,,");
  g_assert_cmpstr (get (thunderbird, TANDEM_CONTACT_BIRTHDAY), ==, "1980-03-10");
  g_assert_cmpstr (get (no_year, TANDEM_CONTACT_BIRTHDAY), ==, "--12-24");
  assert_tags (mailchimp->tags, "customers,vip");
  assert_addresses (mailchimp->addresses, "work,Main Road 1\nBerlin\n10115,,,,");
  g_assert_null (mailchimp->id);
  g_assert_cmpuint (mailchimp->ids->len, ==, 1);
  g_assert_cmpstr (tandem_record_get_text (mailchimp->ids->pdata[0], TANDEM_FOREIGN_ID_VALUE), ==, "77");
  g_assert_cmpstr (get (hubspot, TANDEM_CONTACT_LIFECYCLE_STAGE), ==, "mql");
  g_assert_cmpstr (get (hubspot, TANDEM_CONTACT_LEAD_STATUS), ==, "working");
  g_assert_cmpint (tandem_record_get_integer (TANDEM_RECORD (hubspot->contact), TANDEM_CONTACT_OWNER_ID), ==, 0);
  assert_points (linkedin->points, "*social/LinkedIn=https://www.linkedin.com/in/ann");
}

static void
test_languages (void)
{
  static const char *const sheets[][2] = {
    { "Vorname|Nachname|Firma|Funktion|E-Mail|Handy|Straße|PLZ|Ort|Land|Geburtstag", "17.05.1980" },
    { "Prénom|Nom|Société|Fonction|Courriel|Portable|Rue|Code postal|Ville|Pays|Date de naissance", "17/05/1980" },
    { "Nombre|Apellidos|Empresa|Cargo|Correo electrónico|Móvil|Calle|Código postal|Ciudad|País|Cumpleaños",
      "17 mayo 1980" },
    { "Nome|Cognome|Azienda|Qualifica|E-mail|Cellulare|Indirizzo|CAP|Città|Paese|Data di nascita", "17/05/1980" },
    { "名|姓|会社名|役職|メールアドレス|携帯電話|住所|郵便番号|市区町村|国|生年月日", "1980/5/17" },
    { "שם פרטי|שם משפחה|חברה|תפקיד|דוא\"ל|נייד|כתובת|מיקוד|עיר|מדינה|תאריך לידה", "17/05/1980" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autofree char *row
          = g_strconcat ("Ann|Lee|Alder Dairy|CTO|ann@example.com|0151 444 555|Main Road 1|10115|Berlin|DE|",
                         sheets[i][1], NULL);
      g_autoptr (TandemContactDraft) draft = draft_lines (sheets[i][0], row);

      g_test_message ("%s", sheets[i][0]);
      g_assert_cmpstr (get (draft, TANDEM_CONTACT_GIVEN_NAME), ==, "Ann");
      g_assert_cmpstr (get (draft, TANDEM_CONTACT_FAMILY_NAME), ==, "Lee");
      g_assert_cmpstr (get (draft, TANDEM_CONTACT_JOB_TITLE), ==, "CTO");
      g_assert_cmpstr (get (draft, TANDEM_CONTACT_BIRTHDAY), ==, "1980-05-17");
      g_assert_cmpstr (draft->company, ==, "Alder Dairy");
      assert_points (draft->points, "*email=ann@example.com *mobile=0151 444 555");
      assert_addresses (draft->addresses, "work,Main Road 1,Berlin,,10115,DE");
    }
}

/* "Title" is a job, unless its values are forms of address. */
static void
test_title (void)
{
  g_autoptr (TandemContactDraft) job = draft_lines ("Title|Name|Email", "Head of cheese|Ann Lee|a@example.com");
  g_autoptr (TandemContactDraft) two = draft_lines ("Anrede|Titel|Name", "Herr|Dr.|Jan Lee");
  g_autoptr (TandemContactDraft) turned = draft_lines ("Titel|Anrede|Name", "Dr.|Frau|Ann Lee");
  g_autoptr (TandemContactDraft) twice = draft_lines ("Anrede|Titel|Name", "Frau Dr.|Dr.|Ann Lee");
  g_autoptr (TandemContactDraft) shorter = draft_lines ("Anrede|Titel|Name", "Frau Dr.|Frau|Ann Lee");
  g_autoptr (TandemContactDraft) address = draft_lines ("Title|Name|Email", "Prof. Dr.|Ann Lee|a@example.com");

  g_assert_cmpstr (get (job, TANDEM_CONTACT_JOB_TITLE), ==, "Head of cheese");
  g_assert_cmpstr (get (address, TANDEM_CONTACT_PREFIX), ==, "Prof. Dr.");
  g_assert_cmpstr (get (two, TANDEM_CONTACT_PREFIX), ==, "Herr Dr.");
  g_assert_cmpstr (get (turned, TANDEM_CONTACT_PREFIX), ==, "Frau Dr.");
  g_assert_cmpstr (get (twice, TANDEM_CONTACT_PREFIX), ==, "Frau Dr.");
  g_assert_cmpstr (get (shorter, TANDEM_CONTACT_PREFIX), ==, "Frau Dr.");
}

static void
test_companies (void)
{
  g_autoptr (TandemContactDraft) listed
      = draft_lines ("Company name|Company Domain Name|Industry|Phone Number|City|Create Date|Notes|Tags",
                     "Alder Dairy|https://www.Alder.example/shop|Food|030 111 222|Berlin|2024-01-01|Nice|cheese, milk");
  g_autoptr (TandemContactDraft) named
      = draft_lines ("Name|Domain|Email", "Alder Dairy|alder.example|info@alder.example");
  const char *people = "First Name|Last Name|Company|Email|Phone";
  g_autoptr (TandemContactDraft) nobody = draft_lines (people, "||Alder Dairy||030 111 222");
  g_autoptr (TandemContactDraft) somebody = draft_lines (people, "||Alder Dairy|info@alder.example|");

  g_assert_true (tandem_import_draft_is_company (listed));
  g_assert_cmpstr (tandem_record_get_text (TANDEM_RECORD (listed->company_facts->company), TANDEM_COMPANY_DOMAIN), ==,
                   "alder.example");
  g_assert_cmpstr (tandem_record_get_text (TANDEM_RECORD (listed->company_facts->company), TANDEM_COMPANY_INDUSTRY), ==,
                   "Food");
  g_assert_cmpstr (tandem_record_get_text (TANDEM_RECORD (listed->company_facts->company), TANDEM_COMPANY_NOTES), ==,
                   "Nice");
  assert_points (listed->company_facts->points, "*phone=030 111 222");
  assert_addresses (listed->company_facts->addresses, "work,,Berlin,,,");
  assert_tags (listed->company_facts->tags, "cheese,milk");
  g_assert_true (tandem_import_draft_is_company (named));
  assert_points (named->company_facts->points, "*email=info@alder.example");
  g_assert_true (tandem_import_draft_is_company (nobody));
  g_assert_false (tandem_import_draft_is_company (somebody));
  g_assert_true (tandem_import_draft_is_named (somebody));
}

/* What only contacts have stays in the notes of a company, and is told; a consent of hers is none. */
static void
test_company_notes (void)
{
  g_autoptr (TandemContactDraft) draft
      = draft_lines ("First Name|Last Name|Company|Job Title|Department|Birthday|Interests|Consent|Lifecycle Stage|"
                     "Notes|Phone",
                     "||Alder Dairy|Buyer|Milk|31.12.1980|Ovens|yes|customer|Nice|030 111 222");
  guint n_kept = 0;

  g_assert_true (tandem_import_draft_is_company (draft));
  g_assert_cmpstr (tandem_record_get_text (TANDEM_RECORD (draft->company_facts->company), TANDEM_COMPANY_NOTES), ==,
                   "Nice\nJob Title: Buyer\nDepartment: Milk\nBirthday: 31.12.1980\nInterests: Ovens\n"
                   "Consent: yes\nLifecycle Stage: customer");
  for (guint i = 0; i < warnings->len; i++)
    n_kept += ((TandemImportWarning *) warnings->pdata[i])->kind == TANDEM_IMPORT_WARNING_COMPANY;
  g_assert_cmpuint (n_kept, ==, 6);
  g_assert_cmpuint (warnings->len, ==, 6);
  g_assert_cmpuint (draft->consents->len, ==, 0);
}

/* A whole name beside a part of it says the rest; what stands behind the comma may be a degree. */
static void
test_whole_names (void)
{
  static const char *const cases[][4] = {
    { "|Berg|Anna Berg", "Anna", "Berg", NULL },
    { "|Berg|Berg, Anna", "Anna", "Berg", NULL },
    { "|Berg|Alder Dairy", NULL, "Berg", NULL },
    { "|Berg|Anna Lindberg", NULL, "Berg", NULL },
    { "|Berg|Anna Berg, MD", "Anna", "Berg", "MD" },
    { "Anna||Anna Berg, Jr.", "Anna", "Berg", "Jr." },
    { "||Anna Berg, MD", "Anna", "Berg", "MD" },
    { "||Anna Berg, MBA, Ph.D.", "Anna", "Berg", "MBA, Ph.D." },
    { "||Berg, Anna, Esq.", "Anna", "Berg", "Esq." },
    { "||Anna Berg, III", "Anna", "Berg", "III" },
    { "||Rahman, Md", "Md", "Rahman", NULL },
    { "||Berg, MD", "MD", "Berg", NULL },
    { "||van der Berg, Anna", "Anna", "van der Berg", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TandemContactDraft) draft = draft_lines ("First Name|Last Name|Name", cases[i][0]);

      g_assert_cmpstr (get (draft, TANDEM_CONTACT_GIVEN_NAME), ==, cases[i][1]);
      g_assert_cmpstr (get (draft, TANDEM_CONTACT_FAMILY_NAME), ==, cases[i][2]);
      g_assert_cmpstr (get (draft, TANDEM_CONTACT_SUFFIX), ==, cases[i][3]);
    }
}

static void
test_warnings (void)
{
  static const char headers[] = "First Name|Email|Phone|Birthday|Lifecycle Stage|Notes|Bemerkung";
  g_autoptr (TandemContactDraft) draft = draft_lines (headers, "Ann|ann@|12|31.02.1980|Friend|One|Two");
  guint found = 0;

  for (guint i = 0; i < warnings->len; i++)
    {
      TandemImportWarning *warning = warnings->pdata[i];

      found |= 1u << warning->kind;
      g_assert_nonnull (warning->text);
    }
  g_assert_cmpuint (warnings->len, ==, 4);
  g_assert_cmpuint (found, ==,
                    1u << TANDEM_IMPORT_WARNING_EMAIL | 1u << TANDEM_IMPORT_WARNING_PHONE
                        | 1u << TANDEM_IMPORT_WARNING_BIRTHDAY | 1u << TANDEM_IMPORT_WARNING_WORD);
  assert_points (draft->points, "*email=ann@ *phone=12");
  g_assert_cmpstr (get (draft, TANDEM_CONTACT_NOTES), ==,
                   "Notes: One\nBemerkung: Two\nBirthday in the sheet: 31.02.1980");
  g_assert_cmpstr (get (draft, TANDEM_CONTACT_LIFECYCLE_STAGE), ==, NULL);
}

static void
test_interests (void)
{
  g_autoptr (TandemContactDraft) draft
      = draft_lines ("Name|Email|Interests", "Ann Lee|a@example.com|Ovens: 3; Mixers (weak); Tea; \"Roofs\" flat: 1");
  const gint64 strengths[] = { 3, 1, 2, 1 };
  const char *names[] = { "Ovens", "Mixers", "Tea", "\"Roofs\" flat" };

  g_assert_cmpuint (draft->interests->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpstr (tandem_record_get_text (draft->interests->pdata[i], TANDEM_INTEREST_CATEGORY), ==, names[i]);
      g_assert_cmpint (tandem_record_get_integer (draft->interests->pdata[i], TANDEM_INTEREST_STRENGTH), ==,
                       strengths[i]);
    }
}

static void
assert_consent (TandemContactDraft *draft, const char *kind, const char *source, const char *at)
{
  g_assert_cmpuint (draft->consents->len, ==, 1);
  g_assert_cmpstr (tandem_record_get_text (draft->consents->pdata[0], TANDEM_CONSENT_EVENT_KIND), ==, kind);
  g_assert_cmpstr (tandem_record_get_text (draft->consents->pdata[0], TANDEM_CONSENT_EVENT_SOURCE), ==, source);
  g_assert_cmpstr (tandem_record_get_text (draft->consents->pdata[0], TANDEM_CONSENT_EVENT_AT), ==, at);
}

/* Without a source and a date there is none: from columns, or one for the whole file. */
static void
test_consent (void)
{
  static const char values[] = "Ann|a@example.com|yes|Fair|17.05.2024", bare[] = "Ann|a@example.com|yes",
                    no[] = "Ann|a@example.com|no";
  g_autoptr (TandemContactDraft) full = draft_lines ("Name|Email|Consent|Consent Source|Consent Date", values);
  g_autoptr (TandemHeaderMap) map = map_lines ("Name|Email|Consent", bare);
  g_autoptr (TandemContactDraft) without = draft_row (map, bare, warnings);
  g_autoptr (TandemContactDraft) with = NULL, half = NULL, undated = NULL, mute = NULL, gone = NULL, heard = NULL;

  assert_consent (full, "confirmed", "Fair", "2024-05-17T00:00:00.000Z");
  g_assert_cmpuint (without->consents->len, ==, 0);
  g_assert_cmpuint (warnings->len, ==, 1);
  /* Neither a day alone is enough, nor a source alone. */
  map->consent.day = g_strdup ("2024-01-02");
  half = draft_row (map, bare, warnings);
  g_assert_cmpuint (half->consents->len, ==, 0);
  map->consent.source = g_strdup ("Newsletter list");
  g_clear_pointer (&map->consent.day, g_free);
  undated = draft_row (map, "Ann|a@example.com|yes", warnings);
  g_assert_cmpuint (undated->consents->len, ==, 0);
  map->consent.day = g_strdup ("2024-01-02");
  with = draft_row (map, "Ann|a@example.com|yes", warnings);
  assert_consent (with, "confirmed", "Newsletter list", "2024-01-02T00:00:00.000Z");
  /* Who withdrew did not do so on the day of the consents: it counts from when it comes in, and needs no source. */
  gone = draft_row (map, no, warnings);
  assert_consent (gone, "withdrawn", "Newsletter list", NULL);
  g_clear_pointer (&map->consent.source, g_free);
  heard = draft_row (map, no, warnings);
  assert_consent (heard, "withdrawn", "Import", NULL);
  /* An empty cell agrees to nothing. */
  mute = draft_row (map, "Ann|a@example.com|", warnings);
  g_assert_cmpuint (mute->consents->len, ==, 0);
}

/* Words that hold what parts words stand in quotes; a quote within a word is a letter. */
static void
test_lists (void)
{
  static const char *const words[] = { "plain",       "5\" pipe", "a; b", "* star",
                                       "Ovens (gas)", "x ::: y",  "\"",   "12\" vinyl; \"rare\"",
                                       "a: 3 bought" };
  g_autoptr (GString) tags = g_string_new (NULL), interests = g_string_new (NULL);
  g_autoptr (TandemContactDraft) draft = NULL, foreign = NULL;
  g_autofree char *row = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *quoted = tandem_import_list_quote (words[i]);

      g_string_append_printf (tags, "%s%s", i ? "; " : "", quoted);
      g_string_append_printf (interests, "%s%s: 3 clicked", i ? "; " : "", quoted);
    }
  row = g_strdup_printf ("Ann Lee|%s|%s", tags->str, interests->str);
  draft = draft_lines ("Name|Tags|Interests", row);
  g_assert_cmpuint (draft->tags->len, ==, G_N_ELEMENTS (words));
  g_assert_cmpuint (draft->interests->len, ==, G_N_ELEMENTS (words));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      TandemRecord *interest = draft->interests->pdata[i];

      g_assert_cmpstr (draft->tags->pdata[i], ==, words[i]);
      g_assert_cmpstr (tandem_record_get_text (interest, TANDEM_INTEREST_CATEGORY), ==, words[i]);
      g_assert_cmpint (tandem_record_get_integer (interest, TANDEM_INTEREST_STRENGTH), ==, TANDEM_INTEREST_STRONG);
      g_assert_cmpstr (tandem_record_get_text (interest, TANDEM_INTEREST_KIND), ==, "clicked");
    }
  foreign = draft_lines ("Name|Tags", "Ann Lee|5\" pipe; 6\" pipe; \"a;b\",c");
  assert_tags (foreign->tags, "5\" pipe,6\" pipe,\"a;b\",c");
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_import_warning_free);
  g_test_add_func ("/exchange/import-draft/outlook", test_outlook);
  g_test_add_func ("/exchange/import-draft/google", test_google);
  g_test_add_func ("/exchange/import-draft/others", test_others);
  g_test_add_func ("/exchange/import-draft/languages", test_languages);
  g_test_add_func ("/exchange/import-draft/title", test_title);
  g_test_add_func ("/exchange/import-draft/companies", test_companies);
  g_test_add_func ("/exchange/import-draft/company-notes", test_company_notes);
  g_test_add_func ("/exchange/import-draft/whole-names", test_whole_names);
  g_test_add_func ("/exchange/import-draft/warnings", test_warnings);
  g_test_add_func ("/exchange/import-draft/interests", test_interests);
  g_test_add_func ("/exchange/import-draft/consent", test_consent);
  g_test_add_func ("/exchange/import-draft/lists", test_lists);
  status = g_test_run ();
  g_ptr_array_unref (warnings);
  return status;
}
