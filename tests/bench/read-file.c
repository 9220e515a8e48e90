/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads every cell of a file, and says how many there were. */
#include <locale.h>

#include "exchange/tandem-reader.h"

int
main (int argc, char **argv)
{
  g_autoptr (GFile) file = argc > 1 ? g_file_new_for_commandline_arg (argv[1]) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemReader) reader = NULL;
  TandemSheet sheet;
  TandemRow row;
  guint64 n_cells = 0, n_bytes = 0;

  setlocale (LC_ALL, "");
  if (file == NULL)
    return 2;
  reader = tandem_reader_open (file, NULL, NULL, &error);
  while (error == NULL && tandem_reader_next_sheet (reader, &sheet, NULL, &error))
    while (tandem_reader_next_row (reader, &row, NULL, &error))
      for (guint i = 0; i < row.n_cells; i++)
        {
          n_cells += row.cells[i].kind != TANDEM_CELL_BLANK;
          n_bytes += row.cells[i].length;
        }
  if (error)
    g_printerr ("%s\n", error->message);
  else
    g_print ("%" G_GUINT64_FORMAT " cells, %" G_GUINT64_FORMAT " bytes\n", n_cells, n_bytes);
  return error ? 1 : 0;
}
