/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <gsf/gsf.h>

#include "exchange/tandem-exchange-error.h"
#include "exchange/tandem-import-preview.h"
#include "exchange/tandem-reader.h"

#define RELATIONS                                                                                                      \
  "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">%s</Relationships>"
#define RELATION                                                                                                       \
  "<Relationship Id=\"%s\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s\" "           \
  "Target=\"%s\"/>"

typedef struct {
  const char *path;
  const char *text;
} Part;

static GFile *
write_zip (const Part *parts, guint n_parts)
{
  g_autoptr (GFileIOStream) stream = NULL;
  GFile *file = g_file_new_tmp ("tandem-sheet-XXXXXX", &stream, NULL);
  GsfOutput *output;
  GsfOutfile *zip;

  gsf_init ();
  output = gsf_output_stdio_new (g_file_peek_path (file), NULL);
  zip = gsf_outfile_zip_new (output, NULL);
  for (guint i = 0; i < n_parts; i++)
    {
      GsfOutput *part = gsf_outfile_new_child (zip, parts[i].path, FALSE);

      g_assert_true (gsf_output_write (part, strlen (parts[i].text), (const guint8 *) parts[i].text));
      g_assert_true (gsf_output_close (part));
      g_object_unref (part);
    }
  g_assert_true (gsf_output_close (GSF_OUTPUT (zip)));
  g_object_unref (zip);
  g_object_unref (output);
  return file;
}

static const char styles[]
    = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"00000\"/>"
      "<numFmt numFmtId=\"165\" formatCode=\"[$-407]dd/mm/yyyy\"/></numFmts>"
      "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"9\"/></cellXfs>"
      "</styleSheet>";
static const char strings[]
    = "<sst><si><t>Zoë &amp; Co</t></si><si><r><t>ri</t></r><r><t>ch</t></r></si>"
      "<si><t>漢字</t><rPh sb=\"0\" eb=\"1\"><t>カンジ</t></rPh></si><si><t>a_x000A_b_x005F_</t></si></sst>";

static GFile *
write_workbook (const char *rows, const char *second_rows, const char *properties)
{
  g_autofree char *root
      = g_strdup_printf (RELATIONS, "<Relationship Id=\"r1\" Type=\"x/officeDocument\" Target=\"/xl/workbook.xml\"/>");
  g_autofree char *one = g_strdup_printf (RELATION, "r1", "worksheet", "worksheets/a.xml");
  g_autofree char *two = g_strdup_printf (RELATION, "r2", "worksheet", "/xl/worksheets/b.xml");
  g_autofree char *three = g_strdup_printf (RELATION, "r3", "styles", "styles.xml");
  g_autofree char *four = g_strdup_printf (RELATION, "r4", "sharedStrings", "STRINGS.xml");
  g_autofree char *all = g_strconcat (one, two, three, four, NULL);
  g_autofree char *relations = g_strdup_printf (RELATIONS, all);
  g_autofree char *workbook
      = g_strdup_printf ("<workbook xmlns:r=\"u\">%s<sheets><sheet name=\"A &amp; B\" state=\"hidden\" r:id=\"r1\"/>"
                         "<sheet name=\"Second\" r:id=\"r2\"/></sheets></workbook>",
                         properties);
  g_autofree char *a = g_strdup_printf ("<x:worksheet xmlns:x=\"u\"><x:sheetData>%s</x:sheetData></x:worksheet>", rows);
  g_autofree char *b = g_strdup_printf ("<worksheet><sheetData>%s</sheetData></worksheet>", second_rows);
  const Part parts[]
      = { { "_rels/.rels", root },     { "xl/workbook.xml", workbook }, { "xl/_rels/workbook.xml.rels", relations },
          { "xl/styles.xml", styles }, { "xl/strings.xml", strings },   { "xl/worksheets/a.xml", a },
          { "xl/worksheets/b.xml", b } };

  return write_zip (parts, G_N_ELEMENTS (parts));
}

static GFile *
write_ods (const char *sheets)
{
  g_autofree char *content
      = g_strdup_printf ("<d xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:calcext=\"c\"><s><style "
                         "name=\"h\"><table-properties display=\"false\"/>"
                         "</style></s><office:spreadsheet>%s</office:spreadsheet></d>",
                         sheets);
  const Part parts[] = { { "content.xml", content } };

  return write_zip (parts, G_N_ELEMENTS (parts));
}

/* A sheet as [name], * where hidden, a row as its number and its cells, each with the letter of its kind. */
static char *
read_all (GFile *file, GError **error)
{
  static const char kinds[] = { [TANDEM_CELL_BLANK] = '_', [TANDEM_CELL_TEXT] = 't',    [TANDEM_CELL_NUMBER] = 'n',
                                [TANDEM_CELL_DATE] = 'd',  [TANDEM_CELL_BOOLEAN] = 'b', [TANDEM_CELL_ERROR] = 'e' };
  g_autoptr (TandemReader) reader = tandem_reader_open (file, NULL, NULL, error);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) failure = NULL;
  TandemSheet sheet;
  TandemRow row;

  while (reader && !failure && tandem_reader_next_sheet (reader, &sheet, NULL, &failure))
    {
      g_string_append_printf (out, "[%s%s]", sheet.name, sheet.hidden ? "*" : "");
      while (tandem_reader_next_row (reader, &row, NULL, &failure))
        {
          g_string_append_printf (out, " %" G_GUINT64_FORMAT ":", row.number);
          for (guint i = 0; i < row.n_cells; i++)
            g_string_append_printf (out, "%s%c%s", i ? "¦" : "", kinds[row.cells[i].kind], row.cells[i].text);
        }
    }
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  g_file_delete (file, NULL, NULL);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_reads (GFile *file, const char *expected)
{
  g_autoptr (GFile) owned = file;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = read_all (file, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_texts (void)
{
  assert_reads (write_workbook ("<x:row r=\"2\"><x:c r=\"B2\" t=\"s\"><x:v>0</x:v></x:c><x:c t=\"s\"><x:v>1</x:v></x:c>"
                                "<x:c t=\"s\"><x:v>2</x:v></x:c><x:c t=\"s\"><x:v>3</x:v></x:c></x:row>",
                                "<row><c t=\"inlineStr\"><is><t>a</t><rPh><t>x</t></rPh><r><t>b&#10;c</t></r></is></c>"
                                "<c t=\"str\"><f>\"\"</f><v></v></c><c t=\"str\"><v>007</v></c></row>",
                                ""),
                "[A & B*] 2:_¦tZoë & Co¦trich¦t漢字¦ta\nb_[Second] 1:tab\nc¦_¦t007");
}

static void
test_values (void)
{
  assert_reads (
      write_workbook ("",
                      "<row r=\"1\"><c><v>1.50</v></c><c s=\"1\"><v>1067</v></c><c s=\"2\"><v>44562</v></c><c "
                      "s=\"3\"><v>0.5</v></c>"
                      "<c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c><c><f>1+1</f><v/></c><c><f>1+1</f><v>2</v></c>"
                      "<c t=\"d\"><v>2026-11-23T00:00:00</v></c><c s=\"99\"><v>4.9301E11</v></c></row>",
                      ""),
      "[A & B*][Second] 1:n1.5¦n01067¦d2022-01-01¦n0.5¦bTRUE¦e#N/A¦e¦n2¦d2026-11-23¦n493010000000");
  assert_reads (write_workbook ("", "<row><c s=\"2\"><v>0</v></c><c s=\"2\"><v>43100</v></c></row>",
                                "<workbookPr date1904=\"1\"/>"),
                "[A & B*][Second] 1:d1904-01-01¦d2022-01-01");
}

/* Cells and rows in any order, and with gaps. */
static void
test_places (void)
{
  assert_reads (
      write_workbook ("",
                      "<row r=\"5\"><c r=\"C5\"><v>3</v></c><c r=\"A5\"><v>1</v></c></row><row><c><v>6</v></c></row>"
                      "<row r=\"2\"><c r=\"B2\"><v>2</v></c></row><row r=\"9\"/><row><c r=\"A12\"><v>12</v></c></row>",
                      ""),
      "[A & B*][Second] 5:n1¦_¦n3 6:n6 2:_¦n2 12:n12");
}

static void
test_ods (void)
{
  assert_reads (
      write_ods ("<table:table table:name=\"H\" table:style-name=\"h\"><table:table-row><table:table-cell "
                 "office:value-type=\"string\">"
                 "<text:p>a<text:s text:c=\"2\"/>b\n   c</text:p><text:p>d<text:tab/><text:span>e</text:span></text:p>"
                 "<office:annotation><text:p>no</text:p></office:annotation></table:table-cell></table:table-row></"
                 "table:table>"
                 "<table:table table:name=\"V\"><table:table-row table:number-rows-repeated=\"2\">"
                 "<table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"float\" "
                 "office:value=\"7.0\"><text:p>7</text:p>"
                 "</table:table-cell></table:table-row><table:table-row "
                 "table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row>"
                 "<table:table-row><table:covered-table-cell "
                 "office:value-type=\"string\"><text:p>under</text:p></table:covered-table-cell>"
                 "<table:table-cell office:value-type=\"percentage\" "
                 "office:value=\"0.25\"><text:p>25%</text:p></table:table-cell>"
                 "<table:table-cell office:value-type=\"float\" "
                 "office:value=\"1067\"><text:p>01067</text:p></table:table-cell>"
                 "<table:table-cell office:value-type=\"float\" office:value=\"1067\"><text:p>1 "
                 "067</text:p></table:table-cell>"
                 "<table:table-cell office:value-type=\"boolean\" "
                 "office:boolean-value=\"true\"><text:p>WAHR</text:p></table:table-cell>"
                 "<table:table-cell office:value-type=\"date\" office:date-value=\"2026-11-23T09:30:00\"/>"
                 "<table:table-cell office:value-type=\"time\" office:time-value=\"PT26H00M05S\"/>"
                 "<table:table-cell office:value-type=\"string\" office:string-value=\"\" "
                 "calcext:value-type=\"error\"><text:p>#N/A</text:p></table:table-cell>"
                 "<table:table-cell table:formula=\"of:=1\"/>"
                 "<table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>"
                 "<table:table-row table:number-rows-repeated=\"1048500\"><table:table-cell/></table:table-row>"
                 "<table:table-row "
                 "table:number-rows-repeated=\"1048500\"><table:table-cell/></table:table-row></table:table>"),
      "[H*] 1:ta  b c\nd\te[V] 1:n7¦n7 2:n7¦n7 6:_¦n0.25¦n01067¦n1067¦bTRUE¦d2026-11-23T09:30:00¦d26:00:05¦e#N/A¦e");
}

/* Rows of many pieces of the file, and texts that the end of a piece cuts. */
static void
test_many (void)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GString) expected = g_string_new ("[A & B*][Second]");

  for (guint i = 1; i <= 3000; i++)
    {
      g_string_append_printf (
          rows, "<row r=\"%u\"><c t=\"inlineStr\"><is><t>Zoë &lt;%u&gt;</t></is></c><c><v>%u</v></c></row>", i, i, i);
      g_string_append_printf (expected, " %u:tZoë <%u>¦n%u", i, i, i);
    }
  assert_reads (write_workbook ("", rows->str, ""), expected->str);
}

static void
test_preview (void)
{
  g_autoptr (GFile) file
      = write_workbook ("<x:row><x:c><x:v>1</x:v></x:c></x:row>", "<row r=\"3\"><c><v>2</v></c></row>", "");
  g_autoptr (TandemImportPreview) preview = tandem_import_preview_read (file, NULL, NULL, NULL);
  g_autoptr (TandemImportPreview) first = NULL;
  const TandemReaderOptions options = { .sheet = 1 };

  g_assert_cmpuint (preview->sheets->len, ==, 2);
  g_assert_true (g_array_index (preview->hidden, gboolean, 0));
  g_assert_cmpuint (preview->sheet, ==, 2);
  g_assert_cmpuint (g_array_index (preview->lines, guint64, 0), ==, 3);
  g_assert_null (preview->encoding);
  first = tandem_import_preview_read (file, &options, NULL, NULL);
  g_assert_cmpuint (first->sheet, ==, 1);
  g_assert_cmpstr (((GStrv) g_ptr_array_index (first->rows, 0))[0], ==, "1");
  g_file_delete (file, NULL, NULL);
}

static void
test_cancelled (void)
{
  g_autoptr (GFile) file = write_workbook ("", "<row><c><v>2</v></c></row>", "");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (TandemReader) reader = tandem_reader_open (file, NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;
  TandemRow row;

  g_assert_true (tandem_reader_go_to_sheet (reader, 2, NULL, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (tandem_reader_next_row (reader, &row, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_file_delete (file, NULL, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/sheet-reader/texts", test_texts);
  g_test_add_func ("/exchange/sheet-reader/values", test_values);
  g_test_add_func ("/exchange/sheet-reader/places", test_places);
  g_test_add_func ("/exchange/sheet-reader/ods", test_ods);
  g_test_add_func ("/exchange/sheet-reader/many", test_many);
  g_test_add_func ("/exchange/sheet-reader/preview", test_preview);
  g_test_add_func ("/exchange/sheet-reader/cancelled", test_cancelled);
  return g_test_run ();
}
