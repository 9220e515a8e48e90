/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * report-pages TABLE.tsv OUT.pdf - a report of one table, as lists are printed: the first line has the headers, cells are parted by
 * TAB, and what is a number stands at the end of its column. */
#include <locale.h>
#include <string.h>

#include "report/tandem-report-pdf.h"

static TandemReportTable *
begin_table (TandemReport *report, const GStrv headers, const GStrv first)
{
  TandemReportTable *table = tandem_report_add_table (report, "");

  for (guint i = 0; headers[i]; i++)
    tandem_report_table_add_column (table, headers[i], 1,
                                    strspn (first[i], "0123456789.,") == strlen (first[i]) ? TANDEM_REPORT_ALIGN_END
                                                                                           : TANDEM_REPORT_ALIGN_START);
  return table;
}

int
main (int argc, char **argv)
{
  g_autoptr (TandemReport) report = tandem_report_new ("Contacts", "All of them");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL, headers = NULL;
  TandemReportTable *table = NULL;

  setlocale (LC_ALL, "");
  if (argc != 3)
    return 2;
  if (!g_file_get_contents (argv[1], &text, NULL, &error))
    g_error ("%s", error->message);
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  headers = g_strsplit (lines[0], "\t", -1);
  for (guint i = 1; lines[i]; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      if (table == NULL)
        table = begin_table (report, headers, cells);
      tandem_report_table_add_row (table, (const char *const *) cells);
    }
  tandem_report_table_fit_columns (table);
  if (!tandem_report_write_pdf (report, TANDEM_PAPER_A4, argv[2], NULL, &error))
    g_error ("%s", error->message);
  return 0;
}
