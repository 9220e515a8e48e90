/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who may be one: what tells so, what speaks against it, and what nobody is proposed for. */
#include "model/tandem-duplicate-query.h"

#include "../firm-file.h"
#include "act/tandem-act-merge.h"
#include "model/tandem-model.h"
#include "store/tandem-change-set.h"
#include "store/tandem-connection.h"

typedef struct {
  FirmFile firm;
  TandemWorkspace *workspace;
} Fixture;

typedef struct {
  const char *given, *family, *email, *phone, *company, *birthday, *city;
} Person;

static void
run (Fixture *self, TandemStoreFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, func, data, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  firm_file_set_up (&self->firm, NULL);
  firm_file_make (&self->firm);
  self->workspace = open_firm (self->firm.path);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  tandem_workspace_close (self->workspace);
  g_object_unref (self->workspace);
  firm_file_tear_down (&self->firm, NULL);
}

static gint64
find_company (TandemConnection *connection, const char *name, const char *domain)
{
  g_autoptr (GPtrArray) all
      = tandem_record_load_where (connection, TANDEM_TYPE_COMPANY, "id > $1 ORDER BY id", 0, NULL);
  g_autoptr (TandemRecord) company = TANDEM_RECORD (tandem_company_new ());

  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (tandem_record_get_text (all->pdata[i], TANDEM_COMPANY_NAME), name) == 0)
      return tandem_record_get_id (all->pdata[i]);
  tandem_record_set_text (company, TANDEM_COMPANY_NAME, name);
  tandem_record_set_text (company, TANDEM_COMPANY_DOMAIN, domain);
  g_assert_true (tandem_record_insert (company, connection, NULL));
  return tandem_record_get_id (company);
}

static void
add_point (TandemConnection *connection, gint64 contact_id, const char *kind, const char *value)
{
  g_autoptr (TandemRecord) point = TANDEM_RECORD (tandem_contact_point_new ());

  if (value == NULL)
    return;
  tandem_record_set_id (point, TANDEM_CONTACT_POINT_CONTACT_ID, contact_id);
  tandem_record_set_text (point, TANDEM_CONTACT_POINT_KIND, kind);
  tandem_record_set_text (point, TANDEM_CONTACT_POINT_VALUE, value);
  tandem_record_set_integer (point, TANDEM_CONTACT_POINT_IS_PRIMARY, 1);
  g_assert_true (tandem_record_insert (point, connection, NULL));
}

static gboolean
add_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  for (const Person *person = data; person->given || person->family || person->email; person++)
    {
      g_autoptr (TandemRecord) contact = TANDEM_RECORD (tandem_contact_new ());
      g_autoptr (TandemRecord) address = TANDEM_RECORD (tandem_address_new ());

      tandem_change_set_begin (connection, "Add");
      tandem_record_set_text (contact, TANDEM_CONTACT_GIVEN_NAME, person->given);
      tandem_record_set_text (contact, TANDEM_CONTACT_FAMILY_NAME, person->family);
      tandem_record_set_text (contact, TANDEM_CONTACT_BIRTHDAY, person->birthday);
      if (person->company)
        tandem_record_set_id (contact, TANDEM_CONTACT_COMPANY_ID, find_company (connection, person->company, NULL));
      g_assert_true (tandem_record_insert (contact, connection, NULL));
      add_point (connection, tandem_record_get_id (contact), "email", person->email);
      add_point (connection, tandem_record_get_id (contact), "phone", person->phone);
      tandem_record_set_id (address, TANDEM_ADDRESS_CONTACT_ID, tandem_record_get_id (contact));
      tandem_record_set_text (address, TANDEM_ADDRESS_KIND, "work");
      tandem_record_set_text (address, TANDEM_ADDRESS_CITY, person->city);
      g_assert_true (person->city == NULL || tandem_record_insert (address, connection, NULL));
    }
  return TRUE;
}

typedef struct {
  const char *table;
  GString *text;
  gint64 ids[2]; /* of the first pair */
} Search;

static gboolean
search_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Search *search = data;
  TandemDuplicateSearch how = { 0 };
  g_autoptr (GArray) pairs = tandem_duplicate_query_list (connection, search->table, &how, error);

  for (guint i = 0; pairs && i < pairs->len; i++)
    {
      const TandemDuplicate *pair = &g_array_index (pairs, TandemDuplicate, i);
      g_autofree char *words = tandem_duplicate_reasons_to_words (pair->reasons);

      g_string_append_printf (search->text, "%s%s%s", i > 0 ? "; " : "", pair->is_certain ? "certain: " : "", words);
      if (i == 0)
        {
          search->ids[0] = pair->id;
          search->ids[1] = pair->other_id;
        }
    }
  return pairs != NULL;
}

static void
assert_found (Fixture *self, const Person *people, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Search search = { "contact", text, { 0 } };

  run (self, add_cb, (gpointer) people);
  run (self, search_cb, &search);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_reached (Fixture *self, gconstpointer data)
{
  static const Person people[] = {
    { "Meryem", "Aslan", "m.aslan@kranich.example", NULL, "Kranich", NULL, NULL },
    { "M.", "Arslan", "M.Aslan@Kranich.example", NULL, "Kranich", NULL, NULL },
    { "Can", "Yıldız", NULL, "+49 172 555 0190", NULL, NULL, NULL },
    { "Yildiz", "Can", NULL, "0172 / 555 01 90", NULL, NULL, NULL },
    { NULL },
  };

  assert_found (self, people,
                "certain: same e-mail, similar name, same company; certain: same phone number, same name");
}

/* A shared mailbox or number makes nobody somebody else. */
static void
test_shared (Fixture *self, gconstpointer data)
{
  static const Person people[] = {
    { "Ada", "Lovelace", "info@firm.example", "+49 30 1234567", NULL, NULL, NULL },
    { "Zoe", "Brandt", "info@firm.example", "+49 30 1234567", NULL, NULL, NULL },
    { NULL, NULL, "info@firm.example", NULL, NULL, NULL, NULL },
    { NULL },
  };

  assert_found (self, people, "certain: same e-mail; certain: same e-mail; same e-mail, another name");
}

static void
test_named (Fixture *self, gconstpointer data)
{
  static const Person people[] = {
    { "Hannes", "Müller", NULL, NULL, "Stadtwerke", NULL, NULL },
    { "Johannes", "Mueller", NULL, NULL, "Stadtwerke", NULL, NULL },
    { "Eva", "Stein", NULL, NULL, NULL, "1980-05-17", NULL },
    { "Stein", "Eva", NULL, NULL, "Nord AG", "1980-05-17", NULL },
    { "Émile", "Dubois", NULL, NULL, NULL, NULL, "Lyon" },
    { "Emile", "Dubois", NULL, NULL, "Ouest", NULL, "LYON" },
    { NULL },
  };

  assert_found (self, people, "similar name, same company; same name, same birthday; same name, same town");
}

/* A name alone is no reason, and two birthdays are a reason against it. */
static void
test_strangers (Fixture *self, gconstpointer data)
{
  static const Person people[] = {
    { "Maria", "Müller", NULL, NULL, "Nord", NULL, NULL },
    { "Maria", "Müller", NULL, NULL, "Süd", NULL, NULL },
    { "Maria", "Müller", NULL, NULL, NULL, NULL, NULL },
    { "Karl", "Weber", NULL, NULL, "Weber", "1950-01-02", "Jena" },
    { "Karl", "Weber", NULL, NULL, "Weber", "1980-03-04", "Jena" },
    { NULL },
  };

  assert_found (self, people, "");
}

static gboolean
tell_apart_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Search *search = data;

  return tandem_act_tell_apart (connection, TANDEM_TYPE_CONTACT, search->ids[1], search->ids[0], error);
}

static void
test_told_apart (Fixture *self, gconstpointer data)
{
  static const Person people[] = {
    { "Ada", "Lovelace", "ada@firm.example", NULL, NULL, NULL, NULL },
    { "Ada", "Lovelace", "ada@firm.example", NULL, NULL, NULL, NULL },
    { NULL },
  };
  g_autoptr (GString) text = g_string_new (NULL);
  Search search = { "contact", text, { 0 } };

  run (self, add_cb, (gpointer) people);
  run (self, search_cb, &search);
  g_assert_cmpstr (text->str, ==, "certain: same e-mail, same name");
  run (self, tell_apart_cb, &search);
  g_string_truncate (text, 0);
  run (self, search_cb, &search);
  g_assert_cmpstr (text->str, ==, "");
}

static gboolean
add_companies_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  tandem_change_set_begin (connection, "Add");
  find_company (connection, "Kranich Optik GmbH", "kranich.example");
  find_company (connection, "Kranich-Optik", NULL);
  find_company (connection, "Kranich Optics", "www.kranich.example");
  find_company (connection, "Nord AG", NULL);
  return TRUE;
}

static void
test_companies (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Search search = { "company", text, { 0 } };

  run (self, add_companies_cb, NULL);
  run (self, search_cb, &search);
  g_assert_cmpstr (text->str, ==, "same name; same web domain, another name");
}

#define N_CROWD 150 /* of whom each may be each other: more pairs than are kept for two crowds */

static gboolean
add_crowds_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < 2 * N_CROWD; i++)
    {
      const Person people[] = {
        { "Ada", "Lovelace", i < N_CROWD ? "ada@one.example" : "ada@two.example", NULL, NULL, NULL, NULL },
        { NULL },
      };

      if (!add_cb (connection, (gpointer) people, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
search_crowds_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemDuplicateSearch how = { 0 };
  g_autoptr (GArray) pairs = tandem_duplicate_query_list (connection, "contact", &how, error);

  g_assert_cmpuint (how.n_records, ==, 2 * N_CROWD);
  g_assert_true (how.is_part);
  g_assert_cmpuint (pairs->len, >, 10000);
  return TRUE;
}

/* What would be too many is cut off, and it is told. */
static void
test_crowds (Fixture *self, gconstpointer data)
{
  run (self, add_crowds_cb, NULL);
  run (self, search_crowds_cb, NULL);
}

static gboolean
cancel_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) failure = NULL;
  TandemDuplicateSearch how = { .cancellable = cancelled };

  g_cancellable_cancel (cancelled);
  g_assert_null (tandem_duplicate_query_list (connection, "contact", &how, &failure));
  g_assert_error (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  return TRUE;
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  run (self, cancel_cb, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function) g_test_add ("/model/duplicates/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("reached", test_reached);
  ADD ("shared", test_shared);
  ADD ("named", test_named);
  ADD ("strangers", test_strangers);
  ADD ("told-apart", test_told_apart);
  ADD ("companies", test_companies);
  ADD ("crowds", test_crowds);
  ADD ("cancelled", test_cancelled);
#undef ADD
  return g_test_run ();
}
