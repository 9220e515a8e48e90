/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet-lines.h"

#include <string.h>

/* Returns: (transfer full): what the columns of the sheet are taken for */
TandemHeaderMap *
map_lines (const char *headers, const char *values)
{
  g_auto (GStrv) first = g_strsplit (headers, "|", -1), second = g_strsplit (values, "|", -1);
  GStrv rows[] = { first, second };

  return tandem_header_map_new (rows, 2);
}

/* Returns: (transfer full): what is made of a row; @warnings holds those of this one alone */
TandemContactDraft *
draft_row (const TandemHeaderMap *map, const char *values, GPtrArray *warnings)
{
  g_auto (GStrv) texts = g_strsplit (values, "|", -1);
  guint n = g_strv_length (texts);
  g_autofree TandemCell *cells = g_new0 (TandemCell, n + 1);
  TandemRow row = { cells, n, 1, 1 };

  for (guint i = 0; i < n; i++)
    cells[i] = (TandemCell) { texts[i], strlen (texts[i]), 0, *texts[i] ? TANDEM_CELL_TEXT : TANDEM_CELL_BLANK };
  g_ptr_array_set_size (warnings, 0);
  return tandem_import_draft_new (&row, map, NULL, warnings);
}
