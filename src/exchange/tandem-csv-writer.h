/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-sheet-writer.h"

G_BEGIN_DECLS

/**
 * TandemCsvStyle:
 * @delimiter: between cells
 * @decimal_sign: of numbers
 * @for_spreadsheets: with the mark that tells Excel that it is UTF-8; and no text is taken for a formula
 */
typedef struct {
  char delimiter;
  char decimal_sign;
  gboolean for_spreadsheets;
} TandemCsvStyle;

#define TANDEM_TYPE_CSV_WRITER (tandem_csv_writer_get_type ())
G_DECLARE_FINAL_TYPE (TandemCsvWriter, tandem_csv_writer, TANDEM, CSV_WRITER, GObject)

TandemSheetWriter *tandem_csv_writer_new      (GOutputStream *stream, const TandemCsvStyle *style);
TandemCsvStyle     tandem_csv_style_of_locale (void);

G_END_DECLS
