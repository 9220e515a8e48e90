/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-sheet-writer.h"

G_DEFINE_INTERFACE (TandemSheetWriter, tandem_sheet_writer, G_TYPE_OBJECT)

static void
tandem_sheet_writer_default_init (TandemSheetWriterInterface *iface)
{
}

/**
 * tandem_sheet_writer_begin:
 * @columns: (array length=n_columns): alive until the end
 * @error: a #GIOErrorEnum
 */
gboolean
tandem_sheet_writer_begin (TandemSheetWriter *self, const TandemSheetColumn *columns, guint n_columns, GError **error)
{
  return TANDEM_SHEET_WRITER_GET_IFACE (self)->begin (self, columns, n_columns, error);
}

/**
 * tandem_sheet_writer_add:
 * @cells: (array length=n_cells): a cell for each column
 */
gboolean
tandem_sheet_writer_add (TandemSheetWriter *self, const TandemSheetCell *cells, guint n_cells, GError **error)
{
  return TANDEM_SHEET_WRITER_GET_IFACE (self)->add (self, cells, n_cells, error);
}

gboolean
tandem_sheet_writer_end (TandemSheetWriter *self, GError **error)
{
  return TANDEM_SHEET_WRITER_GET_IFACE (self)->end (self, error);
}

/**
 * tandem_sheet_cell_clear:
 *
 * Leaves it blank.
 */
void
tandem_sheet_cell_clear (TandemSheetCell *cell)
{
  g_free (cell->owned);
  *cell = (TandemSheetCell) { TANDEM_SHEET_BLANK };
}

/**
 * tandem_sheet_append_fixed:
 *
 * Appends a number without separators of thousands, which no program reads in every country: 1234567 with two digits is
 * "12345.67".
 */
void
tandem_sheet_append_fixed (GString *text, gint64 number, guint digits, char decimal_sign)
{
  guint64 scale = 1, positive = number < 0 ? -(guint64) number : (guint64) number;

  for (guint i = 0; i < digits; i++)
    scale *= 10;
  g_string_append_printf (text, "%s%" G_GUINT64_FORMAT, number < 0 ? "-" : "", positive / scale);
  if (digits > 0)
    g_string_append_printf (text, "%c%0*" G_GUINT64_FORMAT, decimal_sign, (int) digits, positive % scale);
}
