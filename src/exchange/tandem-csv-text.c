/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a cell stands in a CSV file: the one place where it is written. */
#include "exchange/tandem-csv-text.h"

#include <string.h>

/**
 * tandem_csv_append_cell:
 * @cell: as it is
 *
 * Appends a cell as RFC 4180 has it, without a delimiter.
 */
void
tandem_csv_append_cell (GString *text, const char *cell, char delimiter)
{
  const char special[] = { delimiter, '"', '\n', '\r', 0 };

  if (strpbrk (cell, special) == NULL)
    {
      g_string_append (text, cell);
      return;
    }
  g_string_append_c (text, '"');
  for (const char *p = cell; *p; p++)
    {
      if (*p == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}

/**
 * tandem_csv_is_active:
 *
 * A spreadsheet takes a text for a formula when it begins with one of a few signs. An apostrophe before it keeps it a text; so
 * that one that stood there already can be told from it, a text that begins with apostrophes and such a sign gets another.
 *
 * Returns: whether it needs the apostrophe
 */
gboolean
tandem_csv_is_active (const char *cell)
{
  cell += strspn (cell, "'");
  return *cell != '\0' && strchr ("=+-@\t\r", *cell) != NULL;
}

/**
 * tandem_csv_unguard:
 *
 * Returns: (transfer none): a cell without the apostrophe that kept it from being a formula
 */
const char *
tandem_csv_unguard (const char *cell)
{
  return *cell == '\'' && tandem_csv_is_active (cell) ? cell + 1 : cell;
}
