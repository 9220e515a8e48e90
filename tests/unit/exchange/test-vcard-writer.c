/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "exchange/tandem-import-list.h"
#include "exchange/tandem-vcard-fields.h"
#include "exchange/tandem-vcard-parser.h"
#include "exchange/tandem-vcard-writer.h"
#include "model/tandem-address.h"
#include "model/tandem-company.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-contact.h"
#include "model/tandem-tag.h"

static TandemVcardContact *
make_contact (TandemRecord *record)
{
  TandemVcardContact *contact = g_new0 (TandemVcardContact, 1);

  contact->record = record;
  contact->points = g_ptr_array_new_with_free_func (g_object_unref);
  contact->addresses = g_ptr_array_new_with_free_func (g_object_unref);
  contact->tags = g_ptr_array_new_with_free_func (g_object_unref);
  return contact;
}

static void
add_point (TandemVcardContact *contact, const char *kind, const char *value, const char *label, gboolean is_primary)
{
  TandemRecord *point = TANDEM_RECORD (tandem_contact_point_new ());

  tandem_record_set_text (point, TANDEM_CONTACT_POINT_KIND, kind);
  tandem_record_set_text (point, TANDEM_CONTACT_POINT_VALUE, value);
  tandem_record_set_text (point, TANDEM_CONTACT_POINT_LABEL, label);
  tandem_record_set_integer (point, TANDEM_CONTACT_POINT_IS_PRIMARY, is_primary);
  g_ptr_array_add (contact->points, point);
}

static void
add_tag (TandemVcardContact *contact, const char *name)
{
  TandemRecord *tag = TANDEM_RECORD (tandem_tag_new ());

  tandem_record_set_text (tag, TANDEM_TAG_NAME, name);
  g_ptr_array_add (contact->tags, tag);
}

static TandemVcard *
parse (const char *text)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemVcardParser) parser = tandem_vcard_parser_new (stream, NULL, NULL, NULL, &error);
  TandemVcard *card = tandem_vcard_parser_next (parser, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (card);
  g_assert_null (tandem_vcard_parser_next (parser, NULL, &error));
  g_assert_no_error (error);
  return card;
}

static void
assert_writes (TandemVcardContact *contact, TandemVcardVersion version, const char *expected)
{
  g_autofree char *text = tandem_vcard_write (contact, version);
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
  g_autoptr (GString) without = g_string_new (NULL);

  for (char **line = lines; *line; line++)
    if (!g_str_has_prefix (*line, "PRODID:") && **line)
      g_string_append_printf (without, "%s\n", *line);
  g_assert_cmpstr (without->str, ==, expected);
}

static TandemVcardContact *
make_ann (void)
{
  TandemRecord *record = TANDEM_RECORD (tandem_contact_new ()), *address = TANDEM_RECORD (tandem_address_new ());
  TandemVcardContact *contact = make_contact (record);

  tandem_record_set_text (record, TANDEM_CONTACT_GIVEN_NAME, "Ann");
  tandem_record_set_text (record, TANDEM_CONTACT_FAMILY_NAME, "Lee; Ash");
  tandem_record_set_text (record, TANDEM_CONTACT_DEPARTMENT, "R&D");
  tandem_record_set_text (record, TANDEM_CONTACT_BIRTHDAY, "--05-17");
  tandem_record_set_text (record, TANDEM_CONTACT_NOTES, "one, two\nthree\\");
  contact->company = g_strdup ("A, B");
  add_point (contact, "email", "ann@a.example", "work", TRUE);
  add_point (contact, "mobile", "+49 170 1", NULL, TRUE);
  add_point (contact, "phone", "030 2", "Fax", FALSE);
  add_point (contact, "phone", "030 1", "Front: desk", FALSE);
  add_point (contact, "social", "@ann", "Mastodon", TRUE);
  tandem_record_set_text (address, TANDEM_ADDRESS_KIND, "billing");
  tandem_record_set_text (address, TANDEM_ADDRESS_STREET, "Road 1\nYard");
  tandem_record_set_text (address, TANDEM_ADDRESS_POSTCODE, "10115");
  g_ptr_array_add (contact->addresses, address);
  add_tag (contact, "x");
  add_tag (contact, "y,z");
  contact->photo = g_bytes_new_static ("\0\1\2", 3);
  contact->photo_type = g_strdup ("image/png");
  return contact;
}

static void
test_versions (void)
{
  g_autoptr (TandemVcardContact) ann = make_ann ();

  assert_writes (
      ann, TANDEM_VCARD_VERSION_3,
      "BEGIN:VCARD\nVERSION:3.0\nN:Lee\\; Ash;Ann;;;\nFN:Ann Lee\\; Ash\nORG:A\\, B;R&D\n"
      "EMAIL;TYPE=internet,work,pref:ann@a.example\nTEL;TYPE=cell,pref:+49 170 1\nTEL;TYPE=fax:030 2\n"
      "item1.TEL;TYPE=voice:030 1\nitem1.X-ABLabel:Front: desk\nX-SOCIALPROFILE;X-SERVICE-TYPE=Mastodon:@ann\n"
      "item2.ADR:;;Road 1\\nYard;;;10115;\nitem2.X-ABLabel:billing\nBDAY;X-APPLE-OMIT-YEAR=1604:1604-05-17\n"
      "NOTE:one\\, two\\nthree\\\\\nCATEGORIES:x,y\\,z\nPHOTO;ENCODING=b;TYPE=PNG:AAEC\nEND:VCARD\n");
  assert_writes (ann, TANDEM_VCARD_VERSION_4,
                 "BEGIN:VCARD\nVERSION:4.0\nN:Lee\\; Ash;Ann;;;\nFN:Ann Lee\\; Ash\nORG:A\\, B;R&D\n"
                 "EMAIL;TYPE=work;PREF=1:ann@a.example\nTEL;TYPE=cell;PREF=1:+49 170 1\nTEL;TYPE=fax:030 2\n"
                 "item1.TEL;TYPE=voice:030 1\nitem1.X-ABLabel:Front: desk\n"
                 "SOCIALPROFILE;SERVICE-TYPE=Mastodon;VALUE=text:@ann\nitem2.ADR:;;Road 1\\nYard;;;10115;\n"
                 "item2.X-ABLabel:billing\nBDAY:--0517\nNOTE:one\\, two\\nthree\\\\\nCATEGORIES:x,y\\,z\n"
                 "PHOTO:data:image/png;base64,AAEC\nEND:VCARD\n");
}

static void
test_company (void)
{
  g_autoptr (TandemVcardContact) firm = make_contact (TANDEM_RECORD (tandem_company_new ()));

  tandem_record_set_text (firm->record, TANDEM_COMPANY_NAME, "A; B");
  assert_writes (firm, TANDEM_VCARD_VERSION_3,
                 "BEGIN:VCARD\nVERSION:3.0\nX-ABShowAs:COMPANY\nN:;;;;\nFN:A\\; B\nORG:A\\; B\nEND:VCARD\n");
  assert_writes (firm, TANDEM_VCARD_VERSION_4,
                 "BEGIN:VCARD\nVERSION:4.0\nKIND:org\nN:;;;;\nFN:A\\; B\nORG:A\\; B\nEND:VCARD\n");
}

/* --- any contact comes back ---------------------------------------------------------------------------------------- */

static char *
make_text (void)
{
  static const char *const letters[]
      = { "a", "B", " ", ",", ";", ":", "\\", "\"", "\n", "^", "=", "n", "ë", "漢", "😀", "\\n" };
  GString *text = g_string_new ("x");

  for (int i = g_test_rand_int_range (0, g_test_rand_bit () ? 12 : 90); i > 0; i--)
    g_string_append (text, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);
  g_string_append_c (text, 'z');
  return g_string_free (text, FALSE);
}

/* As the fields of a card are told: header and text. */
static void
expect (GHashTable *expected, const char *text, const char *format, ...)
{
  va_list arguments;

  if (text == NULL)
    return;
  va_start (arguments, format);
  g_hash_table_insert (expected, g_strdup_vprintf (format, arguments), g_strdup (text));
  va_end (arguments);
}

static void
make_names (TandemVcardContact *contact, GHashTable *expected)
{
  static const struct {
    guint column;
    const char *header;
  } names[] = { { TANDEM_CONTACT_PREFIX, "Name Prefix" },
                { TANDEM_CONTACT_GIVEN_NAME, "First Name" },
                { TANDEM_CONTACT_MIDDLE_NAME, "Middle Name" },
                { TANDEM_CONTACT_FAMILY_NAME, "Last Name" },
                { TANDEM_CONTACT_SUFFIX, "Name Suffix" },
                { TANDEM_CONTACT_JOB_TITLE, "Job Title" },
                { TANDEM_CONTACT_NOTES, "Notes" },
                { TANDEM_CONTACT_DEPARTMENT, "Department" } };
  const char *given, *family;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = g_test_rand_bit () ? make_text () : NULL;

      tandem_record_set_text (contact->record, names[i].column, text);
      expect (expected, text, "%s", names[i].header);
    }
  given = tandem_record_get_text (contact->record, TANDEM_CONTACT_GIVEN_NAME);
  family = tandem_record_get_text (contact->record, TANDEM_CONTACT_FAMILY_NAME);
  if (given || family)
    {
      g_autofree char *full = g_strconcat (given ? given : "", given && family ? " " : "", family ? family : "", NULL);

      expect (expected, full, "Full Name");
    }
  contact->company = g_test_rand_bit () ? make_text () : NULL;
  expect (expected, contact->company, "Company");
}

static void
make_points (TandemVcardContact *contact, GHashTable *expected)
{
  static const char *const kinds[] = { "email", "phone", "mobile", "url", "social", "phone" };
  static const char *const titles[] = { "E-mail", "Phone", "Mobile", "Website", "Social", "Fax" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (int n = g_test_rand_int_range (0, 4), j = 1; j <= n; j++)
      {
        g_autofree char *value = make_text (), *own = make_text ();
        const char *label = i == 5 ? "Fax" : g_test_rand_bit () ? own : i != 4 && g_test_rand_bit () ? "work" : NULL;

        add_point (contact, kinds[i], value, label, j == 1);
        expect (expected, value, "%s %d - Value", titles[i], j);
        expect (expected, i == 5 ? NULL : label, "%s %d - Label", titles[i], j);
      }
}

static void
make_places (TandemVcardContact *contact, GHashTable *expected)
{
  static const struct {
    guint column;
    const char *title;
  } parts[] = { { TANDEM_ADDRESS_STREET, "Street" },
                { TANDEM_ADDRESS_CITY, "City" },
                { TANDEM_ADDRESS_REGION, "Region" },
                { TANDEM_ADDRESS_POSTCODE, "Postal Code" },
                { TANDEM_ADDRESS_COUNTRY, "Country" } };
  static const char *const kinds[] = { "work", "home", "billing", "delivery", "other" };

  for (int n = g_test_rand_int_range (0, 3), j = 1; j <= n; j++)
    {
      TandemRecord *address = TANDEM_RECORD (tandem_address_new ());
      const char *kind = kinds[g_test_rand_int_range (0, G_N_ELEMENTS (kinds))];

      tandem_record_set_text (address, TANDEM_ADDRESS_KIND, kind);
      expect (expected, kind, "Address %d - Label", j);
      for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
        {
          g_autofree char *text = i == 0 || g_test_rand_bit () ? make_text () : NULL;

          tandem_record_set_text (address, parts[i].column, text);
          expect (expected, text, "Address %d - %s", j, parts[i].title);
        }
      g_ptr_array_add (contact->addresses, address);
    }
}

static void
make_others (TandemVcardContact *contact, GHashTable *expected)
{
  static const char *const days[] = { NULL, "1980-05-17", "--02-29", "2001-12-31" };
  const char *day = days[g_test_rand_int_range (0, G_N_ELEMENTS (days))];
  g_autoptr (GString) tags = g_string_new (NULL);

  tandem_record_set_text (contact->record, TANDEM_CONTACT_BIRTHDAY, day);
  expect (expected, day, "Birthday");
  for (int n = g_test_rand_int_range (0, 4); n > 0; n--)
    {
      g_autofree char *tag = make_text ();
      g_autofree char *quoted = tandem_import_list_quote (tag);

      add_tag (contact, tag);
      g_string_append_printf (tags, "%s%s", tags->len ? "; " : "", quoted);
    }
  expect (expected, tags->len ? tags->str : NULL, "Tags");
  if (g_test_rand_bit ())
    {
      guint8 bytes[300];
      gsize length = g_test_rand_int_range (1, sizeof bytes);

      for (gsize i = 0; i < length; i++)
        bytes[i] = g_test_rand_int_range (0, 256);
      contact->photo = g_bytes_new (bytes, length);
      contact->photo_type = g_strdup ("image/png");
    }
}

static void
assert_is_folded (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  for (char **line = lines; *line; line++)
    {
      g_assert_cmpuint (strlen (*line), <=, 75);
      g_assert_true (g_utf8_validate (*line, -1, NULL));
      g_assert_null (strpbrk (*line, "\r\n"));
    }
}

static void
assert_holds (const TandemVcard *card, const TandemVcardContact *contact, GHashTable *expected)
{
  g_autoptr (GPtrArray) fields = tandem_vcard_fields_new (card);
  const TandemVcardProperty *photo = tandem_vcard_find (card, "PHOTO");
  g_autoptr (GHashTable) read = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key, text;

  for (guint i = 0; i < fields->len; i++)
    {
      const TandemVcardField *field = fields->pdata[i];
      g_autofree char *header = tandem_vcard_fields_get_header (field);

      if (field->slot != TANDEM_VCARD_PHOTO && field->slot != TANDEM_VCARD_VERSION)
        g_hash_table_insert (read, g_steal_pointer (&header), field->text);
    }
  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &key, &text))
    {
      g_test_message ("%s", (char *) key);
      g_assert_cmpstr (g_hash_table_lookup (read, key), ==, text);
    }
  g_assert_cmpuint (g_hash_table_size (read), ==, g_hash_table_size (expected));
  g_assert_cmpint (photo != NULL, ==, contact->photo != NULL);
  g_assert_true (photo == NULL || g_bytes_equal (photo->data, contact->photo));
  g_assert_true (photo == NULL || g_ascii_strcasecmp (photo->media_type, "image/png") == 0);
}

static void
test_any (void)
{
  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (TandemVcardContact) contact = make_contact (TANDEM_RECORD (tandem_contact_new ()));
      g_autoptr (GHashTable) expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

      make_names (contact, expected);
      make_points (contact, expected);
      make_places (contact, expected);
      make_others (contact, expected);
      for (guint version = TANDEM_VCARD_VERSION_3; version <= TANDEM_VCARD_VERSION_4; version++)
        {
          g_autofree char *text = tandem_vcard_write (contact, version);
          g_autoptr (TandemVcard) card = parse (text);

          assert_is_folded (text);
          assert_holds (card, contact, expected);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/vcard-writer/versions", test_versions);
  g_test_add_func ("/exchange/vcard-writer/company", test_company);
  g_test_add_func ("/exchange/vcard-writer/any", test_any);
  return g_test_run ();
}
