/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TandemSheetKind:
 * @TANDEM_SHEET_BLANK: nothing
 * @TANDEM_SHEET_TEXT: text, whatever it looks like
 * @TANDEM_SHEET_NUMBER: a number with a fixed count of digits behind the decimal sign
 * @TANDEM_SHEET_MONEY: the same, of the currency in `text`
 * @TANDEM_SHEET_PERCENT: the same, in percent
 * @TANDEM_SHEET_DAY: a plain date, `2026-11-23`
 * @TANDEM_SHEET_MOMENT: a time of the clock on the wall, `2026-11-23T19:54`
 */
typedef enum {
  TANDEM_SHEET_BLANK,
  TANDEM_SHEET_TEXT,
  TANDEM_SHEET_NUMBER,
  TANDEM_SHEET_MONEY,
  TANDEM_SHEET_PERCENT,
  TANDEM_SHEET_DAY,
  TANDEM_SHEET_MOMENT,
} TandemSheetKind;

/**
 * TandemSheetCell:
 * @text: (nullable): UTF-8, alive until the row is written
 * @owned: (nullable): what @text points to where somebody has to free it
 * @number: of numbers, money and percents, without a decimal sign
 * @digits: how many digits of @number stand behind the decimal sign
 */
typedef struct {
  TandemSheetKind kind;
  const char *text;
  char *owned;
  gint64 number;
  guint digits;
} TandemSheetCell;

/**
 * TandemSheetColumn:
 * @title: its heading
 * @kind: what it holds for the most part
 */
typedef struct {
  char *title;
  TandemSheetKind kind;
} TandemSheetColumn;

#define TANDEM_TYPE_SHEET_WRITER (tandem_sheet_writer_get_type ())
G_DECLARE_INTERFACE (TandemSheetWriter, tandem_sheet_writer, TANDEM, SHEET_WRITER, GObject)

/**
 * TandemSheetWriterInterface:
 * @begin: writes the headings
 * @add: writes a row
 * @end: writes what is left; nothing is complete before
 *
 * Writes a table of typed cells, row by row, on one thread at a time.
 */
struct _TandemSheetWriterInterface {
  GTypeInterface parent_interface;

  gboolean (*begin) (TandemSheetWriter *self, const TandemSheetColumn *columns, guint n_columns, GError **error);
  gboolean (*add)   (TandemSheetWriter *self, const TandemSheetCell *cells, guint n_cells, GError **error);
  gboolean (*end)   (TandemSheetWriter *self, GError **error);
};

gboolean tandem_sheet_writer_begin (TandemSheetWriter *self, const TandemSheetColumn *columns, guint n_columns,
                                    GError **error);
gboolean tandem_sheet_writer_add   (TandemSheetWriter *self, const TandemSheetCell *cells, guint n_cells, GError **error);
gboolean tandem_sheet_writer_end   (TandemSheetWriter *self, GError **error);

void     tandem_sheet_cell_clear   (TandemSheetCell *cell);
void     tandem_sheet_append_fixed (GString *text, gint64 number, guint digits, char decimal_sign);

G_END_DECLS
