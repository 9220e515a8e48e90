/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What reading a CSV file costs others: libcsv with every cell handed over, and one memchr() pass over the same bytes. */
#include <csv.h>
#include <stdio.h>
#include <string.h>

static size_t n_cells, n_bytes;

static void
take_cell (void *text, size_t length, void *data)
{
  n_cells++;
  n_bytes += length;
}

static void
take_row (int separator, void *data)
{
}

int
main (int argc, char **argv)
{
  static char chunk[256 * 1024];
  struct csv_parser parser;
  FILE *file = argc > 2 ? fopen (argv[2], "rb") : NULL;
  size_t length;

  if (file == NULL || csv_init (&parser, 0) != 0)
    return 2;
  while ((length = fread (chunk, 1, sizeof chunk, file)) > 0)
    if (strcmp (argv[1], "libcsv") == 0)
      csv_parse (&parser, chunk, length, take_cell, take_row, NULL);
    else
      for (char *p = chunk, *end = chunk + length; (p = memchr (p, ',', end - p)); p++)
        n_cells++;
  csv_fini (&parser, take_cell, take_row, NULL);
  csv_free (&parser);
  fclose (file);
  printf ("%zu cells, %zu bytes\n", n_cells, n_bytes);
  return 0;
}
