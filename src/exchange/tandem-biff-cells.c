/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-biff-cells.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange/tandem-exchange-error.h"

/* The records of a sheet. Each of a cell begins with its row, its column and its format, and a few hold several cells of a
 * row. The text that a formula gave follows in a record of its own. Charts that lie on a sheet are sheets within it. */

#define CELL_SIZE         6 /* row, column, XF */
#define OLD_CELL_SIZE     7 /* row, column, three bytes of attributes */
#define CALCULATE_ON_LOAD 0x02

/**
 * TandemBiffCells:
 *
 * Reads the cells of a sheet, one record after the other.
 */
struct _TandemBiffCells {
  TandemBiffWorkbook *workbook;
  TandemSharedStrings *strings;
  TandemBiffCellFunc func;
  gpointer data;
  GString *text;
  guint depth; /* of sheets within the sheet */
  guint row;
  guint column;
  gboolean awaits_text; /* of the formula at @row and @column */
};

/**
 * tandem_biff_cells_new:
 * @workbook: whose stream is at the records of a sheet, after its first
 */
TandemBiffCells *
tandem_biff_cells_new (TandemBiffWorkbook *workbook, TandemSharedStrings *strings, TandemBiffCellFunc func,
                       gpointer data)
{
  TandemBiffCells *self = g_new0 (TandemBiffCells, 1);

  self->workbook = workbook;
  self->strings = strings;
  self->func = func;
  self->data = data;
  self->text = g_string_new (NULL);
  return self;
}

void
tandem_biff_cells_free (TandemBiffCells *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}

/* --- what a cell holds --------------------------------------------------------------------------------------------- */

static gboolean
give (TandemBiffCells *self, TandemCellKind kind, double number, GError **error)
{
  const TandemCell cell = { .text = self->text->str, .length = self->text->len, .number = number, .kind = kind };

  if (kind == TANDEM_CELL_TEXT && cell.length == 0)
    return TRUE;
  return self->func (self->row, self->column, &cell, FALSE, self->data, error);
}

static gboolean
give_error (TandemBiffCells *self, const char *text, GError **error)
{
  g_string_assign (self->text, text);
  return give (self, TANDEM_CELL_ERROR, 0, error);
}

static gboolean
give_number (TandemBiffCells *self, TandemWorkbookStyle style, double number, GError **error)
{
  TandemCellKind kind;

  if (!isfinite (number))
    return give_error (self, "#NUM!", error);
  g_string_truncate (self->text, 0);
  kind = tandem_cell_format_write (style.format, style.code, self->workbook->is_1904, &number, NULL, self->text);
  return give (self, kind, number, error);
}

/* [MS-XLS] 2.5.10 */
static gboolean
give_boolean_or_error (TandemBiffCells *self, guint value, gboolean is_error, GError **error)
{
  static const struct {
    guint code;
    const char *text;
  } errors[] = { { 0x00, "#NULL!" }, { 0x07, "#DIV/0!" }, { 0x0f, "#VALUE!" }, { 0x17, "#REF!" },
                 { 0x1d, "#NAME?" }, { 0x24, "#NUM!" },   { 0x2a, "#N/A" },    { 0x2b, "#GETTING_DATA" } };

  if (!is_error)
    {
      g_string_assign (self->text, value ? "TRUE" : "FALSE");
      return give (self, TANDEM_CELL_BOOLEAN, value != 0, error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    if (errors[i].code == value)
      return give_error (self, errors[i].text, error);
  return give_error (self, "#ERROR!", error);
}

static gboolean
give_text (TandemBiffCells *self, TandemBiffRecord *record, GError **error)
{
  g_string_truncate (self->text, 0);
  return tandem_biff_text_read (self->workbook->text, self->workbook->stream, record,
                                self->workbook->version == 2 ? 1 : 2, self->text, error)
         && give (self, TANDEM_CELL_TEXT, 0, error);
}

static gboolean
give_shared (TandemBiffCells *self, guint32 index, GError **error)
{
  TandemCell cell = { .kind = TANDEM_CELL_TEXT };

  cell.text = tandem_shared_strings_get (self->strings, index, &cell.length);
  if (cell.text)
    return cell.length == 0 || self->func (self->row, self->column, &cell, TRUE, self->data, error);
  g_set_error_literal (error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_DAMAGED,
                       _ ("A cell in the workbook refers to a text that is not there. The file is damaged."));
  return FALSE;
}

/* A whole number of 30 bits or the upper 30 bits of any, either of them perhaps a hundred times the value. */
static double
decode_rk (guint32 rk)
{
  double number;

  if (rk & 2)
    number = (gint32) rk >> 2;
  else
    {
      guint64 bits = (guint64) (rk & ~3u) << 32;

      memcpy (&number, &bits, sizeof number);
    }
  return rk & 1 ? number / 100 : number;
}

/* --- records ------------------------------------------------------------------------------------------------------- */

/* Takes the place of a cell and its format from the record; the oldest version has attributes instead of a format. */
static gboolean
read_place (TandemBiffCells *self, TandemBiffRecord *record, gsize value_size, TandemWorkbookStyle *style,
            GError **error)
{
  const guint8 *data = record->data;

  record->at = self->workbook->version == 2 ? OLD_CELL_SIZE : CELL_SIZE;
  if (record->length < record->at + value_size)
    return tandem_exchange_refuse_damaged (error);
  self->row = tandem_biff_get_u16 (data);
  self->column = tandem_biff_get_u16 (data + 2);
  if (self->workbook->version == 2)
    *style = tandem_biff_formats_get_by_number (self->workbook->formats, data[5] & 0x3f);
  else
    *style = tandem_biff_formats_get_by_xf (self->workbook->formats, tandem_biff_get_u16 (data + 4));
  return TRUE;
}

static gboolean
read_many (TandemBiffCells *self, const TandemBiffRecord *record, GError **error)
{
  const guint8 *data = record->data;

  if (record->length < 6)
    return tandem_exchange_refuse_damaged (error);
  self->row = tandem_biff_get_u16 (data);
  self->column = tandem_biff_get_u16 (data + 2);
  for (gsize at = 4; at + 8 <= record->length; at += 6, self->column++)
    {
      TandemWorkbookStyle style
          = tandem_biff_formats_get_by_xf (self->workbook->formats, tandem_biff_get_u16 (data + at));

      if (!give_number (self, style, decode_rk (tandem_biff_get_u32 (data + at + 2)), error))
        return FALSE;
    }
  return TRUE;
}

/* What a formula gave is a number, or is marked by two bytes and says what else it is. Programs that don't calculate write 0
 * and ask for calculation: that is no result. */
static gboolean
read_formula (TandemBiffCells *self, TandemBiffRecord *record, GError **error)
{
  TandemWorkbookStyle style;
  const guint8 *value;
  double number;

  if (!read_place (self, record, self->workbook->version == 2 ? 9 : 10, &style, error))
    return FALSE;
  value = record->data + record->at;
  number = tandem_biff_get_double (value);
  if (tandem_biff_get_u16 (value + 6) != 0xffff)
    return number == 0 && (value[8] & CALCULATE_ON_LOAD) ? give_error (self, "", error)
                                                         : give_number (self, style, number, error);
  switch (value[0])
    {
    case 0:
      self->awaits_text = TRUE;
      return TRUE;
    case 1:
    case 2:
      return give_boolean_or_error (self, value[2], value[0] == 2, error);
    case 3:
      return TRUE;
    default:
      return give_error (self, "", error);
    }
}

/* Between a formula and the text it gave stands at most what it shares with others. */
static gboolean
end_formula (TandemBiffCells *self, TandemBiffRecord *record, GError **error)
{
  switch (record->type)
    {
    case TANDEM_BIFF_STRING:
    case TANDEM_BIFF_STRING3:
      self->awaits_text = FALSE;
      return give_text (self, record, error);
    case TANDEM_BIFF_ARRAY:
    case TANDEM_BIFF_ARRAY3:
    case TANDEM_BIFF_TABLE:
    case TANDEM_BIFF_TABLE2:
    case TANDEM_BIFF_TABLE3:
    case TANDEM_BIFF_SHRFMLA:
    case TANDEM_BIFF_SHRFMLA5:
    case TANDEM_BIFF_CONTINUE:
      return TRUE;
    default:
      self->awaits_text = FALSE;
      return give_error (self, "", error);
    }
}

static gboolean
read_cell (TandemBiffCells *self, TandemBiffRecord *record, GError **error)
{
  TandemWorkbookStyle style;

  switch (record->type)
    {
    case TANDEM_BIFF_INTEGER:
      return read_place (self, record, 2, &style, error)
             && give_number (self, style, tandem_biff_get_u16 (record->data + record->at), error);
    case TANDEM_BIFF_NUMBER:
    case TANDEM_BIFF_NUMBER3:
      return read_place (self, record, 8, &style, error)
             && give_number (self, style, tandem_biff_get_double (record->data + record->at), error);
    case TANDEM_BIFF_RK:
    case TANDEM_BIFF_RK3:
      return read_place (self, record, 4, &style, error)
             && give_number (self, style, decode_rk (tandem_biff_get_u32 (record->data + record->at)), error);
    case TANDEM_BIFF_MULRK:
      return read_many (self, record, error);
    case TANDEM_BIFF_LABEL:
    case TANDEM_BIFF_LABEL3:
    case TANDEM_BIFF_RSTRING:
      return read_place (self, record, 1, &style, error) && give_text (self, record, error);
    case TANDEM_BIFF_LABELSST:
      return read_place (self, record, 4, &style, error)
             && give_shared (self, tandem_biff_get_u32 (record->data + record->at), error);
    case TANDEM_BIFF_BOOLERR:
    case TANDEM_BIFF_BOOLERR3:
      return read_place (self, record, 2, &style, error)
             && give_boolean_or_error (self, record->data[record->at], record->data[record->at + 1], error);
    case TANDEM_BIFF_FORMULA:
    case TANDEM_BIFF_FORMULA3:
    case TANDEM_BIFF_FORMULA4:
      return read_formula (self, record, error);
    default:
      return TRUE;
    }
}

static gboolean
is_cell (const TandemBiffRecord *record)
{
  switch (record->type)
    {
    case TANDEM_BIFF_INTEGER:
    case TANDEM_BIFF_NUMBER:
    case TANDEM_BIFF_LABEL:
    case TANDEM_BIFF_BOOLERR:
    case TANDEM_BIFF_FORMULA:
    case TANDEM_BIFF_RK:
    case TANDEM_BIFF_MULRK:
    case TANDEM_BIFF_RSTRING:
    case TANDEM_BIFF_LABELSST:
    case TANDEM_BIFF_NUMBER3:
    case TANDEM_BIFF_LABEL3:
    case TANDEM_BIFF_BOOLERR3:
    case TANDEM_BIFF_FORMULA3:
    case TANDEM_BIFF_RK3:
    case TANDEM_BIFF_FORMULA4:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_bof (const TandemBiffRecord *record)
{
  return record->type == TANDEM_BIFF_BOF || record->type == TANDEM_BIFF_BOF3 || record->type == TANDEM_BIFF_BOF4
         || record->type == TANDEM_BIFF_BOF5;
}

/* The next record of the sheet itself. Returns FALSE after its last, or with an error: a sheet that only ends with the file
 * is one that was cut short. */
static gboolean
find_record (TandemBiffStream *stream, guint *depth, TandemBiffRecord *record, GError **error)
{
  g_autoptr (GError) failure = NULL;

  while (tandem_biff_stream_next (stream, record, &failure))
    if (is_bof (record))
      ++*depth;
    else if (record->type != TANDEM_BIFF_EOF && *depth == 0)
      return TRUE;
    else if (record->type == TANDEM_BIFF_EOF && (*depth)-- == 0)
      return FALSE;
  if (!failure)
    return tandem_exchange_refuse_damaged (error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_biff_cells_step:
 *
 * Reads the next record; its cells are given meanwhile.
 *
 * Returns: FALSE after the last, or with an error of #TandemExchangeError
 */
gboolean
tandem_biff_cells_step (TandemBiffCells *self, GError **error)
{
  g_autoptr (GError) failure = NULL;
  TandemBiffRecord record;

  if (find_record (self->workbook->stream, &self->depth, &record, &failure))
    return (!self->awaits_text || end_formula (self, &record, error)) && read_cell (self, &record, error);
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (self->awaits_text)
    {
      self->awaits_text = FALSE;
      give_error (self, "", error);
    }
  return FALSE;
}

/**
 * tandem_biff_cells_are_sorted:
 * @workbook: whose stream is at the records of a sheet, after its first; it stays there
 * @sorted: (out): whether no row comes after a later one
 *
 * Returns: FALSE with an error of #TandemExchangeError
 */
gboolean
tandem_biff_cells_are_sorted (TandemBiffWorkbook *workbook, gboolean *sorted, GCancellable *cancellable, GError **error)
{
  guint64 begin = tandem_biff_stream_tell (workbook->stream);
  g_autoptr (GError) failure = NULL;
  TandemBiffRecord record;
  guint depth = 0, row = 0, last = 0;

  for (guint i = 0; row >= last && find_record (workbook->stream, &depth, &record, &failure); i++)
    {
      if (i % 4096 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (record.length < 6 || !is_cell (&record))
        continue;
      last = row;
      row = tandem_biff_get_u16 (record.data);
    }
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  *sorted = row >= last;
  tandem_biff_stream_seek (workbook->stream, begin);
  return TRUE;
}
