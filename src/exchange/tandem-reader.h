/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TandemCellKind:
 * @TANDEM_CELL_BLANK: nothing; `text` is ""
 * @TANDEM_CELL_TEXT: text
 * @TANDEM_CELL_NUMBER: a number; `text` is how its format shows it
 * @TANDEM_CELL_DATE: a date or an instant; `text` is `2026-11-23` or `2026-11-23T19:54:27`
 * @TANDEM_CELL_BOOLEAN: `number` is 0 or 1
 * @TANDEM_CELL_ERROR: an error of the spreadsheet, `#DIV/0!` in `text`
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
 * @number: the value of numbers, dates (days since 1899-12-30) and booleans
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
 * @line: the line of the file where the row began, from 1
 */
typedef struct {
  const TandemCell *cells;
  guint n_cells;
  guint64 line;
} TandemRow;

/**
 * TandemReaderOptions:
 * @encoding: a name iconv knows, or NULL to find it out
 * @delimiter: a character of ASCII, or 0 to find it out
 * @language: the language and country whose code page is taken where nothing else tells, such as "de_DE"; NULL: that of
 *   the session
 *
 * What the person at the screen has chosen. All zero means: find out.
 */
typedef struct {
  const char *encoding;
  char delimiter;
  const char *language;
} TandemReaderOptions;

#define TANDEM_TYPE_READER (tandem_reader_get_type ())
G_DECLARE_INTERFACE (TandemReader, tandem_reader, TANDEM, READER, GObject)

struct _TandemReaderInterface {
  GTypeInterface parent_interface;

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
gboolean      tandem_reader_next_row      (TandemReader *self, TandemRow *row, GCancellable *cancellable, GError **error);
const char   *tandem_reader_get_format    (TandemReader *self);
const char   *tandem_reader_get_encoding  (TandemReader *self);
char          tandem_reader_get_delimiter (TandemReader *self);
guint64       tandem_reader_get_replaced  (TandemReader *self);
guint64       tandem_reader_get_position  (TandemReader *self);
guint64       tandem_reader_get_size      (TandemReader *self);

G_END_DECLS
