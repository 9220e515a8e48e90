/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-reader.h"

#include "exchange/tandem-reader-formats.h"

G_DEFINE_INTERFACE (TandemReader, tandem_reader, G_TYPE_OBJECT)

/**
 * tandem_reader_open:
 * @options: (nullable): what is known already
 *
 * Opens a table by its content: text with delimiters, or a spreadsheet. What can't be read is refused by name. Reads the disk:
 * not on the main thread.
 *
 * Returns: (transfer full): a reader before its first sheet, or NULL with an error of #TandemExchangeError or #GIOErrorEnum
 */
TandemReader *
tandem_reader_open (GFile *file, const TandemReaderOptions *options, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);
  return tandem_reader_formats_open (file, options, cancellable, error);
}

static const char *
get_no_encoding (TandemReader *self)
{
  return NULL;
}

static char
get_no_delimiter (TandemReader *self)
{
  return 0;
}

static guint64
get_none_replaced (TandemReader *self)
{
  return 0;
}

static void
tandem_reader_default_init (TandemReaderInterface *iface)
{
  iface->get_encoding = get_no_encoding;
  iface->get_delimiter = get_no_delimiter;
  iface->get_replaced = get_none_replaced;
}

/**
 * tandem_reader_next_sheet:
 * @sheet: (out caller-allocates): what it is; the reader's until the next call
 *
 * Goes on to the next sheet, whatever was read of this one. Before the first call there are no rows, but in text.
 *
 * Returns: TRUE for a sheet; FALSE at the end, or with an error
 */
gboolean
tandem_reader_next_sheet (TandemReader *self, TandemSheet *sheet, GCancellable *cancellable, GError **error)
{
  return TANDEM_READER_GET_IFACE (self)->next_sheet (self, sheet, cancellable, error);
}

/**
 * tandem_reader_go_to_sheet:
 * @number: from 1, or 0 for the first sheet that is not hidden
 *
 * Goes on to a sheet; where there is none of that number, no rows follow.
 */
gboolean
tandem_reader_go_to_sheet (TandemReader *self, guint number, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) failure = NULL;
  TandemSheet sheet;
  guint at = 0;

  while (tandem_reader_next_sheet (self, &sheet, cancellable, &failure))
    if (++at == number || (number == 0 && !sheet.hidden))
      return TRUE;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_reader_next_row:
 * @row: (out caller-allocates): the row, whose cells are the reader's until the next call
 *
 * Returns: TRUE for a row; FALSE at the end, or with an error
 */
gboolean
tandem_reader_next_row (TandemReader *self, TandemRow *row, GCancellable *cancellable, GError **error)
{
  return TANDEM_READER_GET_IFACE (self)->next_row (self, row, cancellable, error);
}

/**
 * tandem_reader_get_format:
 *
 * Returns: (transfer none): the name of the format: "CSV", "XLSX", "XLS", "ODS" or "vCard"
 */
const char *
tandem_reader_get_format (TandemReader *self)
{
  return TANDEM_READER_GET_IFACE (self)->get_format (self);
}

/**
 * tandem_reader_get_encoding:
 *
 * Returns: (transfer none) (nullable): the encoding that was chosen or found; NULL where the format has but one
 */
const char *
tandem_reader_get_encoding (TandemReader *self)
{
  return TANDEM_READER_GET_IFACE (self)->get_encoding (self);
}

/**
 * tandem_reader_get_delimiter:
 *
 * Returns: the delimiter that was chosen or found, or 0 where the format has none
 */
char
tandem_reader_get_delimiter (TandemReader *self)
{
  return TANDEM_READER_GET_IFACE (self)->get_delimiter (self);
}

/**
 * tandem_reader_get_replaced:
 *
 * Returns: bytes read so far that had no meaning in the encoding: they became U+FFFD; more than a few mean a wrong encoding
 */
guint64
tandem_reader_get_replaced (TandemReader *self)
{
  return TANDEM_READER_GET_IFACE (self)->get_replaced (self);
}

/**
 * tandem_reader_get_position:
 *
 * Returns: how far the reader is of tandem_reader_get_size(), for progress
 */
guint64
tandem_reader_get_position (TandemReader *self)
{
  return TANDEM_READER_GET_IFACE (self)->get_position (self);
}

/**
 * tandem_reader_get_size:
 *
 * Returns: how large it is: bytes of a text file, bytes of a sheet as it is unfolded; 0 if unknown
 */
guint64
tandem_reader_get_size (TandemReader *self)
{
  return TANDEM_READER_GET_IFACE (self)->get_size (self);
}
