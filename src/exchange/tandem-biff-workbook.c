/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-biff-workbook.h"

#include <glib/gi18n-lib.h>

#include "exchange/tandem-exchange-error.h"
#include "exchange/tandem-text-sniffer.h"

/* From Excel 5 on a workbook begins with records of its own, which name the sheets and where each begins. Before, a file was
 * one sheet and held what belongs to it before its first cell; Excel 4 could bind such sheets, each with a header, together. */

#define MAX_SHEETS 10000

#define BOF_GLOBALS   0x0005
#define BOF_MODULE    0x0006
#define BOF_SHEET     0x0010
#define BOF_CHART     0x0020
#define BOF_MACROS    0x0040
#define BOF_WORKSPACE 0x0100

static void
free_sheet (gpointer data)
{
  TandemBiffSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet);
}

void
tandem_biff_workbook_free (TandemBiffWorkbook *self)
{
  g_clear_pointer (&self->stream, tandem_biff_stream_free);
  g_ptr_array_unref (self->sheets);
  tandem_biff_formats_free (self->formats);
  tandem_biff_text_free (self->text);
  g_free (self);
}

/**
 * tandem_biff_is_bof:
 *
 * Returns: whether bytes are the first of a binary workbook that lies in no container
 */
gboolean
tandem_biff_is_bof (const guint8 *bytes, gsize length)
{
  guint kind;

  if (length < 8 || bytes[0] != TANDEM_BIFF_BOF || bytes[3] != 0 || bytes[2] < 4 || bytes[2] > 16)
    return FALSE;
  kind = tandem_biff_get_u16 (bytes + 6);
  return (bytes[1] == 0 || bytes[1] == 2 || bytes[1] == 4 || bytes[1] == 8)
         && (kind == BOF_GLOBALS || kind == BOF_MODULE || kind == BOF_SHEET || kind == BOF_CHART || kind == BOF_MACROS
             || kind == BOF_WORKSPACE);
}

static gboolean
add_sheet (TandemBiffWorkbook *self, guint64 position, gboolean hidden, const char *name)
{
  TandemBiffSheet *sheet = g_new0 (TandemBiffSheet, 1);

  sheet->name = g_strdup (name);
  sheet->position = position;
  sheet->hidden = hidden;
  g_ptr_array_add (self->sheets, sheet);
  return TRUE;
}

/* Charts, macros and modules have tabs of their own, but no cells of people. */
static gboolean
read_bound_sheet (TandemBiffWorkbook *self, TandemBiffRecord *record, GError **error)
{
  g_autoptr (GString) name = g_string_new (NULL);
  guint8 head[6];

  if (self->sheets->len >= MAX_SHEETS)
    return TRUE;
  if (!tandem_biff_stream_take (self->stream, record, head, sizeof head, error)
      || !tandem_biff_text_read (self->text, self->stream, record, 1, name, error))
    return FALSE;
  return head[5] != 0 || add_sheet (self, tandem_biff_get_u32 (head), (head[4] & 3) != 0, name->str);
}

/* A sheet of Excel 4 that is bound with others: its records follow its header. */
static gboolean
read_sheet_header (TandemBiffWorkbook *self, TandemBiffRecord *record, GError **error)
{
  g_autoptr (GString) name = g_string_new (NULL);
  guint64 begin = tandem_biff_stream_tell (self->stream);
  guint8 size[4];

  if (!tandem_biff_stream_take (self->stream, record, size, sizeof size, error)
      || !tandem_biff_text_read (self->text, self->stream, record, 1, name, error))
    return FALSE;
  tandem_biff_stream_seek (self->stream, begin + tandem_biff_get_u32 (size));
  return self->sheets->len >= MAX_SHEETS || add_sheet (self, begin, FALSE, name->str);
}

static gboolean
read_format (TandemBiffWorkbook *self, TandemBiffRecord *record, GError **error)
{
  g_autoptr (GString) code = g_string_new (NULL);
  guint8 number[2] = { 0 };

  if ((record->type == TANDEM_BIFF_FORMAT4
       && !tandem_biff_stream_take (self->stream, record, number, sizeof number, error))
      || !tandem_biff_text_read (self->text, self->stream, record, self->version >= 8 ? 2 : 1, code, error))
    return FALSE;
  if (self->version >= 5)
    tandem_biff_formats_add_code (self->formats, tandem_biff_get_u16 (number), code->str);
  else
    tandem_biff_formats_add_next_code (self->formats, code->str);
  return TRUE;
}

static gboolean
read_xf (TandemBiffWorkbook *self, const TandemBiffRecord *record, GError **error)
{
  if (record->length < 4)
    return tandem_exchange_refuse_damaged (error);
  if (record->type == TANDEM_BIFF_XF2)
    tandem_biff_formats_add_xf (self->formats, record->data[2] & 0x3f);
  else if (record->type == TANDEM_BIFF_XF5)
    tandem_biff_formats_add_xf (self->formats, tandem_biff_get_u16 (record->data + 2));
  else
    tandem_biff_formats_add_xf (self->formats, record->data[1]);
  return TRUE;
}

static gboolean
read_record (TandemBiffWorkbook *self, TandemBiffRecord *record, GError **error)
{
  switch (record->type)
    {
    case TANDEM_BIFF_FILEPASS:
      g_set_error_literal (error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_ENCRYPTED, "");
      return FALSE;
    case TANDEM_BIFF_CODEPAGE:
      if (record->length >= 2)
        tandem_biff_text_set_code_page (self->text, tandem_biff_get_u16 (record->data));
      return TRUE;
    case TANDEM_BIFF_DATEMODE:
      self->is_1904 = record->length >= 2 && record->data[0] == 1;
      return TRUE;
    case TANDEM_BIFF_FORMAT:
    case TANDEM_BIFF_FORMAT4:
      return read_format (self, record, error);
    case TANDEM_BIFF_XF2:
    case TANDEM_BIFF_XF3:
    case TANDEM_BIFF_XF4:
    case TANDEM_BIFF_XF5:
      return read_xf (self, record, error);
    case TANDEM_BIFF_BOUNDSHEET:
      return self->version < 5 || read_bound_sheet (self, record, error);
    case TANDEM_BIFF_SHEETHDR:
      return self->version != 4 || read_sheet_header (self, record, error);
    case TANDEM_BIFF_SST:
      self->strings_position = tandem_biff_stream_tell (self->stream) - record->length - 4;
      return TRUE;
    default:
      return TRUE;
    }
}

/* Where what belongs to the workbook ends: with a record that says so, or in a file of one sheet with its first cell. */
static gboolean
is_last (const TandemBiffRecord *record)
{
  return record->type == TANDEM_BIFF_EOF || (record->type >= TANDEM_BIFF_INTEGER && record->type <= TANDEM_BIFF_FORMULA)
         || (record->type >= TANDEM_BIFF_NUMBER3 && record->type <= TANDEM_BIFF_FORMULA3)
         || record->type == TANDEM_BIFF_FORMULA4 || record->type == TANDEM_BIFF_RK3;
}

static gboolean
read_globals (TandemBiffWorkbook *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) failure = NULL;
  TandemBiffRecord record;

  do
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!tandem_biff_stream_next (self->stream, &record, &failure))
        {
          if (!failure)
            return tandem_exchange_refuse_damaged (error);
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (!read_record (self, &record, error))
        return FALSE;
    }
  while (!is_last (&record));
  return TRUE;
}

/* Reads the record that every part begins with. */
static gboolean
read_bof (TandemBiffWorkbook *self, TandemBiffRecord *record, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (!tandem_biff_stream_next (self->stream, record, &failure))
    {
      if (!failure)
        return tandem_exchange_refuse_damaged (error);
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if ((record->type & 0xff) != TANDEM_BIFF_BOF || record->length < 4)
    return tandem_exchange_refuse_damaged (error);
  return TRUE;
}

static guint
get_version (const TandemBiffRecord *bof)
{
  switch (bof->type)
    {
    case TANDEM_BIFF_BOF:
      return 2;
    case TANDEM_BIFF_BOF3:
      return 3;
    case TANDEM_BIFF_BOF4:
      return 4;
    default:
      return tandem_biff_get_u16 (bof->data) == 0x600 ? 8 : 5;
    }
}

/**
 * tandem_biff_workbook_enter:
 *
 * Goes to the first record of a sheet. Before Excel 5 its formats are its own.
 */
gboolean
tandem_biff_workbook_enter (TandemBiffWorkbook *self, const TandemBiffSheet *sheet, GCancellable *cancellable,
                            GError **error)
{
  TandemBiffRecord record;
  guint64 begin;

  tandem_biff_stream_seek (self->stream, sheet->position);
  if (!read_bof (self, &record, error))
    return FALSE;
  if (self->version >= 5)
    return TRUE;
  begin = tandem_biff_stream_tell (self->stream);
  tandem_biff_formats_free (self->formats);
  self->formats = tandem_biff_formats_new ();
  if (!read_globals (self, cancellable, error))
    return FALSE;
  tandem_biff_stream_seek (self->stream, begin);
  return TRUE;
}

/**
 * tandem_biff_workbook_load:
 * @slices: (transfer full): the bytes of the workbook
 * @encoding: (nullable): of text in a file of before 1997, if the person chose one
 * @language: (nullable): see tandem_text_code_page(), for a file that does not name its code page
 *
 * Reads which sheets there are, and what the formats of their cells make of a number.
 *
 * Returns: (transfer full) (nullable): it, or an error of #TandemExchangeError; that of a file with a password has no message
 */
TandemBiffWorkbook *
tandem_biff_workbook_load (TandemFileSlices *slices, const char *encoding, const char *language,
                           GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemBiffWorkbook) self = g_new0 (TandemBiffWorkbook, 1);
  TandemBiffRecord record;
  guint kind;

  self->stream = tandem_biff_stream_new (slices);
  self->sheets = g_ptr_array_new_with_free_func (free_sheet);
  self->formats = tandem_biff_formats_new ();
  self->text = tandem_biff_text_new (tandem_text_code_page (language));
  if (encoding)
    tandem_biff_text_set_encoding (self->text, encoding);
  if (!read_bof (self, &record, error))
    return NULL;
  self->version = get_version (&record);
  kind = tandem_biff_get_u16 (record.data + 2);
  if (self->version == 8)
    tandem_biff_text_set_unicode (self->text);
  if (!read_globals (self, cancellable, error))
    return NULL;
  if (kind == BOF_SHEET || kind == BOF_MACROS)
    add_sheet (self, 0, FALSE, _ ("Sheet 1"));
  if (self->sheets->len > 0)
    return g_steal_pointer (&self);
  g_set_error_literal (error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_DAMAGED,
                       _ ("The file looks like a workbook, but there is no sheet in it."));
  return NULL;
}
