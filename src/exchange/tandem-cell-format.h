/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "exchange/tandem-reader.h"

G_BEGIN_DECLS

/**
 * TandemCellFormat:
 * @TANDEM_CELL_FORMAT_NUMBER: a number, whatever it is shown with: percent, currency, decimals
 * @TANDEM_CELL_FORMAT_DATE: a day
 * @TANDEM_CELL_FORMAT_DATE_TIME: a day and a time
 * @TANDEM_CELL_FORMAT_TIME: a time of day
 * @TANDEM_CELL_FORMAT_DURATION: hours, which may be more than a day's
 * @TANDEM_CELL_FORMAT_DIGITS: digits in a pattern, as of postcodes and phone numbers
 *
 * What a number format makes of a number.
 */
typedef enum {
  TANDEM_CELL_FORMAT_NUMBER,
  TANDEM_CELL_FORMAT_DATE,
  TANDEM_CELL_FORMAT_DATE_TIME,
  TANDEM_CELL_FORMAT_TIME,
  TANDEM_CELL_FORMAT_DURATION,
  TANDEM_CELL_FORMAT_DIGITS,
} TandemCellFormat;

TandemCellFormat tandem_cell_format_from_code (const char *code);
TandemCellFormat tandem_cell_format_from_number (guint number);
gboolean tandem_cell_format_write_date (TandemCellFormat format, double serial, GString *text);
void tandem_cell_format_write_number (double number, const char *stored, GString *text);
gboolean tandem_cell_format_write_digits (const char *code, double number, GString *text);
TandemCellKind tandem_cell_format_write (TandemCellFormat format, const char *code, gboolean is_1904, double *number,
                                         const char *stored, GString *text);

G_END_DECLS
