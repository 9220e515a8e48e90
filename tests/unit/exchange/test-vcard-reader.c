/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "exchange/tandem-exchange-error.h"
#include "exchange/tandem-reader.h"

static GFile *
write_file (const char *text, gssize length)
{
  g_autoptr (GFileIOStream) stream = NULL;
  GFile *file = g_file_new_tmp ("tandem-card-XXXXXX", &stream, NULL);

  g_assert_true (g_file_replace_contents (file, text, length < 0 ? (gssize) strlen (text) : length, NULL, FALSE,
                                          G_FILE_CREATE_NONE, NULL, NULL, NULL));
  return file;
}

/* For each card its line, and what is filled as Header=text; a day has a d before it. */
static char *
read_text (const char *text, GError **error)
{
  g_autoptr (GFile) file = write_file (text, -1);
  g_autoptr (TandemReader) reader = tandem_reader_open (file, NULL, NULL, error);
  g_autoptr (GPtrArray) headers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) out = g_string_new (NULL);
  TandemSheet sheet;
  TandemRow row;

  if (reader)
    {
      g_assert_cmpstr (tandem_reader_get_format (reader), ==, "vCard");
      g_assert_true (tandem_reader_next_sheet (reader, &sheet, NULL, NULL));
      g_assert_true (tandem_reader_next_row (reader, &row, NULL, NULL));
      for (guint i = 0; i < row.n_cells; i++)
        g_ptr_array_add (headers, g_strdup (row.cells[i].text));
      while (tandem_reader_next_row (reader, &row, NULL, error))
        {
          g_string_append_printf (out, "%" G_GUINT64_FORMAT ":", row.line);
          for (guint i = 1; i < row.n_cells; i++)
            if (row.cells[i].kind != TANDEM_CELL_BLANK)
              g_string_append_printf (out, " %s=%s%s", (char *) headers->pdata[i],
                                      row.cells[i].kind == TANDEM_CELL_DATE ? "d" : "", row.cells[i].text);
          g_string_append_c (out, '\n');
        }
      g_assert_false (tandem_reader_next_sheet (reader, &sheet, NULL, NULL));
    }
  g_file_delete (file, NULL, NULL);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_reads (const char *lines, const char *expected)
{
  g_autofree char *text = g_strdup_printf ("BEGIN:VCARD\nVERSION:3.0\n%s\nEND:VCARD\n", lines);
  g_autofree char *wanted = g_strdup_printf ("1: %s\n", expected);
  g_autoptr (GError) error = NULL;
  g_autofree char *read = read_text (text, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (read, ==, wanted);
}

static void
test_names (void)
{
  assert_reads ("N:Lee;Ann;B,C;Dr.;MA\nFN:Dr. Ann Lee\nNICKNAME:Annie,A.\nORG:Firm\\; Co;Sales;North\nTITLE:Head",
                "First Name=Ann Middle Name=B,C Last Name=Lee Name Prefix=Dr. Name Suffix=MA Full Name=Dr. Ann Lee "
                "Nickname=Annie, A. Company=Firm; Co Department=Sales, North Job Title=Head");
  assert_reads ("FN:Ann Lee\nROLE:Head", "Full Name=Ann Lee Job Title=Head");
  assert_reads ("FN:Ann\nTITLE:Head\nROLE:Boss\nTITLE:Chair", "Full Name=Ann Job Title=Head Role=Boss Title=Chair");
  assert_reads ("FN:A\nORG:One;Two\nORG:Three;Four", "Full Name=A Company=One Department=Two Org=Three;Four");
}

/* A firm's card names no person, and an e-mail is no name. */
static void
test_no_names (void)
{
  assert_reads ("N:;;;;\nFN:Firm\nORG:Firm", "Company=Firm");
  assert_reads ("FN:The Firm\nORG:Firm\nX-ABShowAs:COMPANY", "Company=Firm");
  assert_reads ("FN:The Firm\nORG:Firm\nKIND:org", "Company=Firm");
  assert_reads ("N:;;;;\nFN:a@b.example\nEMAIL:a@b.example", "E-mail 1 - Value=a@b.example");
  assert_reads ("KIND:group\nFN:Friends\nMEMBER:urn:uuid:1", "Group=Friends");
}

static void
test_reach (void)
{
  assert_reads ("EMAIL;TYPE=INTERNET:b@b.example\nEMAIL;TYPE=WORK,PREF:a@b.example\nitem1.EMAIL:mailto:c@b.example\n"
                "item1.X-ABLabel:_$!<Home>!$_",
                "E-mail 1 - Value=a@b.example E-mail 1 - Label=work E-mail 2 - Value=b@b.example "
                "E-mail 3 - Value=c@b.example E-mail 3 - Label=home");
  assert_reads (
      "TEL;WORK;VOICE:1\nTEL;CELL:2\nTEL;FAX;WORK:3\nTEL;TYPE=pager:4\nitem1.TEL:5\nitem1.X-ABLabel:iPhone\n"
      "TEL;VALUE=uri;PREF=1:tel:+49-30;ext=6",
      "Mobile 1 - Value=2 Mobile 2 - Value=5 Mobile 2 - Label=iPhone Phone 1 - Value=+49-30 x6 Phone 2 - Value=1 "
      "Phone 2 - Label=work Phone 3 - Value=4 Phone 3 - Label=pager Fax 1 - Value=3 Fax 1 - Label=work");
  assert_reads (
      "URL:http\\://a.example\nitem1.URL:b.example\nitem1.X-ABLabel:Blog\nIMPP;X-SERVICE-TYPE=Skype:skype:ann\n"
      "X-SOCIALPROFILE;type=mastodon:@ann",
      "Website 1 - Value=http://a.example Website 2 - Value=b.example Website 2 - Label=Blog "
      "Social 1 - Value=skype:ann Social 1 - Label=Skype Social 2 - Value=@ann Social 2 - Label=mastodon");
}

static void
test_addresses (void)
{
  assert_reads ("ADR;TYPE=WORK:Box 1;Floor 2;Road 3\\, left;Town;Region;123;Land\nADR;TYPE=home:;;Lane;;;;\nADR:;;;;;;",
                "Address 1 - Label=work Address 1 - Street=Road 3, left\nFloor 2\nBox 1 Address 1 - City=Town "
                "Address 1 - Region=Region Address 1 - Postal Code=123 Address 1 - Country=Land Address 2 - Label=home "
                "Address 2 - Street=Lane");
  assert_reads ("LABEL;TYPE=home:Lane 1\\nTown", "Address 1 - Label=home Address 1 - Street=Lane 1\nTown");
}

static void
test_birthdays (void)
{
  assert_reads ("BDAY:1980-05-17", "Birthday=d1980-05-17");
  assert_reads ("BDAY:19800517T000000Z", "Birthday=d1980-05-17");
  assert_reads ("BDAY:--0517", "Birthday=--05-17");
  assert_reads ("BDAY:--05-17", "Birthday=--05-17");
  assert_reads ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-17", "Birthday=--05-17");
  assert_reads ("BDAY:1980", "Birthday=1980");
  assert_reads ("BDAY:20160801\nBDAY;VALUE=text:2016-08-01", "Birthday=d2016-08-01");
}

/* What has no place of its own keeps the name of its property. */
static void
test_others (void)
{
  assert_reads (
      "NOTE:one\nNOTE:two\nCATEGORIES:a,b\\,c\nUID:u\nREV:1\nPRODID:p\nX-SPOUSE:Max\nX-SPOUSE:Moritz\n"
      "item1.X-ABDATE:2001\nitem1.X-ABLabel:_$!<Anniversary>!$_\nPHOTO;ENCODING=b;TYPE=PNG:AAEC",
      "Notes=one\ntwo Tags=a; \"b,c\" UID=u Photo=image/PNG, 3 bytes Spouse=Max\nMoritz Date: Anniversary=2001");
  assert_reads ("FN:Boss\nAGENT:BEGIN:VCARD\\nFN:Aide\\nEND:VCARD", "Full Name=Boss Agent=Aide");
}

static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new ("BEGIN:VCARD\n");
  g_autoptr (GError) error = NULL;
  g_autofree char *read = NULL;

  for (guint i = 1; i <= 12; i++)
    g_string_append_printf (text, "EMAIL:e%u\n", i);
  for (guint i = 1; i <= 62; i++)
    g_string_append_printf (text, "X-P%u:v%u\n", i, i);
  g_string_append (text, "END:VCARD\nBEGIN:VCARD\nFN:x\nX-P62:last\nEND:VCARD\n");
  read = read_text (text->str, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (read, " E-mail 10 - Value=e10 Email=e11 ::: e12 P1=v1 "));
  /* The e-mails that are too many have a column of their own, so 59 are left. */
  g_assert_nonnull (strstr (read, " P59=v59 Other properties=P60: v60\nP61: v61\nP62: v62\n"));
  g_assert_true (g_str_has_suffix (read, "77: Full Name=x Other properties=P62: last\n"));
}

static void
test_many_cards (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *read = read_text (
      "\nBEGIN:VCARD\nFN:a\nTEL:1\nTEL:2\nEND:VCARD\nBEGIN:VCARD\nEND:VCARD\nBEGIN:VCARD\nN:c;b\nTEL:3\nEND:VCARD\n",
      &error);

  g_assert_no_error (error);
  g_assert_cmpstr (
      read, ==,
      "2: Full Name=a Phone 1 - Value=1 Phone 2 - Value=2\n7:\n9: First Name=b Last Name=c Phone 1 - Value=3\n");
}

static void
test_cancelled (void)
{
  g_autoptr (GFile) file = write_file ("BEGIN:VCARD\nFN:a\nEND:VCARD\nBEGIN:VCARD\nFN:b\nEND:VCARD\n", -1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemReader) reader = tandem_reader_open (file, NULL, cancellable, &error);
  TandemRow row;

  g_assert_no_error (error);
  g_assert_true (tandem_reader_next_row (reader, &row, cancellable, &error));
  g_assert_true (tandem_reader_next_row (reader, &row, cancellable, &error));
  g_cancellable_cancel (cancellable);
  g_assert_false (tandem_reader_next_row (reader, &row, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_file_delete (file, NULL, NULL);
}

static void
test_refused (void)
{
  g_autoptr (GString) text = g_string_new ("BEGIN:VCARD\nNOTE:");
  g_autoptr (GError) error = NULL;
  g_autofree char *read = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append (text, "1234567890");
  read = read_text (text->str, &error);
  g_assert_error (error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "line 2"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/vcard-reader/names", test_names);
  g_test_add_func ("/exchange/vcard-reader/no-names", test_no_names);
  g_test_add_func ("/exchange/vcard-reader/reach", test_reach);
  g_test_add_func ("/exchange/vcard-reader/addresses", test_addresses);
  g_test_add_func ("/exchange/vcard-reader/birthdays", test_birthdays);
  g_test_add_func ("/exchange/vcard-reader/others", test_others);
  g_test_add_func ("/exchange/vcard-reader/many", test_many);
  g_test_add_func ("/exchange/vcard-reader/many-cards", test_many_cards);
  g_test_add_func ("/exchange/vcard-reader/cancelled", test_cancelled);
  g_test_add_func ("/exchange/vcard-reader/refused", test_refused);
  return g_test_run ();
}
