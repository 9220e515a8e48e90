/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows that were refused, and the sheet they go out in: as they were, with the reason beside them, ready to be mended and
 * imported again. */
#include "exchange/tandem-import-refusals.h"

#include <glib/gi18n-lib.h>

#include "exchange/tandem-csv-text.h"

TandemImportRefusal *
tandem_import_refusal_new (const TandemRow *row, const char *reason)
{
  TandemImportRefusal *self = g_new0 (TandemImportRefusal, 1);

  self->line = row->line;
  self->reason = g_strdup (reason);
  self->cells = g_new0 (char *, row->n_cells + 1);
  for (guint i = 0; i < row->n_cells; i++)
    self->cells[i] = g_strdup (row->cells[i].text);
  return self;
}

void
tandem_import_refusal_free (TandemImportRefusal *self)
{
  g_free (self->reason);
  g_strfreev (self->cells);
  g_free (self);
}

static void
write_line (GString *text, const char *const *cells, guint width, const char *reason, char delimiter)
{
  guint n = cells ? g_strv_length ((GStrv) cells) : 0;

  for (guint i = 0; i < MAX (width, n); i++)
    {
      tandem_csv_append_cell (text, i < n ? cells[i] : "", delimiter);
      g_string_append_c (text, delimiter);
    }
  tandem_csv_append_cell (text, reason, delimiter);
  g_string_append (text, "\r\n");
}

/**
 * tandem_import_refusals_write:
 * @refusals: (element-type TandemImportRefusal): what was refused
 * @headers: (nullable) (array zero-terminated=1): the headers of the sheet
 *
 * Returns: (transfer full): a CSV file in UTF-8, with the reason in a last column
 */
char *
tandem_import_refusals_write (GPtrArray *refusals, const char *const *headers, char delimiter)
{
  g_autoptr (GString) text = g_string_new (TANDEM_CSV_BOM);
  guint width = headers ? g_strv_length ((GStrv) headers) : 0;

  for (guint i = 0; i < refusals->len; i++)
    width = MAX (width, g_strv_length (((TandemImportRefusal *) g_ptr_array_index (refusals, i))->cells));
  /* Translators: header of the column that says why a row was not imported */
  write_line (text, headers, width, _ ("Reason"), delimiter ? delimiter : ',');
  for (guint i = 0; i < refusals->len; i++)
    {
      TandemImportRefusal *refusal = g_ptr_array_index (refusals, i);

      write_line (text, (const char *const *) refusal->cells, width, refusal->reason, delimiter ? delimiter : ',');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
