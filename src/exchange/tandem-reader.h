/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TandemCellKind:
 * @TANDEM_CELL_BLANK: nothing; `text` is ""
 * @TANDEM_CELL_TEXT: text
 * @TANDEM_CELL_NUMBER: a number; `text` is how a person would type it: no exponent, leading zeros where its format has them
 * @TANDEM_CELL_DATE: a date, an instant or a time; `text` is `2026-11-23`, `2026-11-23T19:54:27` or `19:54:27`
 * @TANDEM_CELL_BOOLEAN: `number` is 0 or 1, `text` is FALSE or TRUE
 * @TANDEM_CELL_ERROR: an error of the spreadsheet, `#DIV/0!` in `text`; "" is a formula without a stored result
 *
 * What a cell holds. A CSV file holds only blank and text: what looks like a number stays text, with its leading zeros.
 */
typedef enum {
  TANDEM_CELL_BLANK,
  TANDEM_CELL_TEXT,
  TANDEM_CELL_NUMBER,
  TANDEM_CELL_DATE,
  TANDEM_CELL_BOOLEAN,
  TANDEM_CELL_ERROR,
} TandemCellKind;

/**
 * TandemCell:
 * @text: UTF-8, never NULL, NUL-terminated; the reader's until its next row
 * @length: bytes of @text
 * @number: the value of numbers and booleans; of dates, days since 1899-12-30 where the file counts them, else 0
 */
typedef struct {
  const char *text;
  gsize length;
  double number;
  TandemCellKind kind;
} TandemCell;

/**
 * TandemRow:
 * @cells: the reader's until its next row
 * @n_cells: 0 for an empty line
 * @line: where it is found, from 1: the line of a text file where it began, the row of a sheet
 * @number: the row, from 1: empty lines count; a line end within a cell does not
 *
 * Text has its empty lines, a sheet gives the rows that hold something.
 */
typedef struct {
  const TandemCell *cells;
  guint n_cells;
  guint64 line;
  guint64 number;
} TandemRow;

/**
 * TandemSheet:
 * @name: the reader's until its next sheet; "" in a format without names
 * @hidden: whether its program would not show it
 *
 * A table of a file. Text is one sheet.
 */
typedef struct {
  const char *name;
  gboolean hidden;
} TandemSheet;

/**
 * TandemReaderOptions:
 * @encoding: a name iconv knows, or NULL to find it out
 * @delimiter: a character of ASCII, or 0 to find it out
 * @language: the language and country whose code page is taken where nothing else tells, such as "de_DE"; NULL: that of
 *   the session
 * @sheet: the number of the sheet, from 1, or 0 for the first that is not hidden
 * @header_row: the row of the headers among those that are read, from 1; 0 to find it out, %G_MAXUINT for none
 *
 * What the person at the screen has chosen. All zero means: find out.
 */
typedef struct {
  const char *encoding;
  char delimiter;
  const char *language;
  guint sheet;
  guint header_row;
} TandemReaderOptions;

#define TANDEM_TYPE_READER (tandem_reader_get_type ())
G_DECLARE_INTERFACE (TandemReader, tandem_reader, TANDEM, READER, GObject)

struct _TandemReaderInterface {
  GTypeInterface parent_interface;

  gboolean (*next_sheet) (TandemReader *self, TandemSheet *sheet, GCancellable *cancellable, GError **error);
  gboolean    (*next_row)      (TandemReader *self, TandemRow *row, GCancellable *cancellable, GError **error);
  const char *(*get_format)    (TandemReader *self);
  const char *(*get_encoding)  (TandemReader *self);
  char        (*get_delimiter) (TandemReader *self);
  guint64     (*get_replaced)  (TandemReader *self);
  guint64     (*get_position)  (TandemReader *self);
  guint64     (*get_size)      (TandemReader *self);
};

TandemReader *tandem_reader_open          (GFile *file, const TandemReaderOptions *options, GCancellable *cancellable,
                                           GError **error);
gboolean tandem_reader_next_sheet (TandemReader *self, TandemSheet *sheet, GCancellable *cancellable, GError **error);
gboolean tandem_reader_go_to_sheet (TandemReader *self, guint number, GCancellable *cancellable, GError **error);
gboolean      tandem_reader_next_row      (TandemReader *self, TandemRow *row, GCancellable *cancellable, GError **error);
const char   *tandem_reader_get_format    (TandemReader *self);
const char   *tandem_reader_get_encoding  (TandemReader *self);
char          tandem_reader_get_delimiter (TandemReader *self);
guint64       tandem_reader_get_replaced  (TandemReader *self);
guint64       tandem_reader_get_position  (TandemReader *self);
guint64       tandem_reader_get_size      (TandemReader *self);

G_END_DECLS
