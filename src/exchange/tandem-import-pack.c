/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-import-pack.h"

#include <string.h>

/* A cell is its kind, the number if it has one, how long its text is, seven bits a byte, and the text with the zero that ends it. */
#define HAS_NUMBER 0x80

static void
pack_cell (const TandemCell *cell, GByteArray *bytes)
{
  guint8 head = (guint8) (cell->kind | (cell->number != 0 ? HAS_NUMBER : 0));

  g_byte_array_append (bytes, &head, 1);
  if (head & HAS_NUMBER)
    g_byte_array_append (bytes, (const guint8 *) &cell->number, sizeof cell->number);
  for (gsize length = cell->length, more = TRUE; more; length >>= 7)
    {
      guint8 digit;

      more = length > 0x7f;
      digit = (guint8) ((length & 0x7f) | (more ? 0x80 : 0));
      g_byte_array_append (bytes, &digit, 1);
    }
  g_byte_array_append (bytes, (const guint8 *) cell->text, (guint) cell->length);
  g_byte_array_append (bytes, (const guint8 *) "", 1);
}

/**
 * tandem_import_pack:
 * @bytes: (out caller-allocates): what was in it goes
 */
void
tandem_import_pack (const TandemRow *row, GByteArray *bytes)
{
  g_byte_array_set_size (bytes, 0);
  for (guint i = 0; i < row->n_cells; i++)
    pack_cell (&row->cells[i], bytes);
}

static const guint8 *
unpack_cell (const guint8 *data, TandemCell *cell)
{
  guint8 head = *data++;
  guint shift = 0;

  *cell = (TandemCell) { .kind = (TandemCellKind) (head & ~HAS_NUMBER) };
  if (head & HAS_NUMBER)
    {
      memcpy (&cell->number, data, sizeof cell->number);
      data += sizeof cell->number;
    }
  for (gboolean more = TRUE; more; shift += 7)
    {
      more = *data & 0x80;
      cell->length |= (gsize) (*data++ & 0x7f) << shift;
    }
  cell->text = (const char *) data;
  return data + cell->length + 1;
}

/**
 * tandem_import_unpack:
 * @cells: (element-type TandemCell): what the cells lie in
 * @row: (out caller-allocates): the row, as long as @bytes and @cells are there and unchanged
 */
void
tandem_import_unpack (GBytes *bytes, gint64 line, GArray *cells, TandemRow *row)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size), *end = data + size;

  g_array_set_size (cells, 0);
  while (data < end)
    {
      TandemCell cell;

      data = unpack_cell (data, &cell);
      g_array_append_val (cells, cell);
    }
  *row = (TandemRow) { (const TandemCell *) (gpointer) cells->data, cells->len, (guint64) line, (guint64) line };
}

/**
 * tandem_import_unpack_text:
 *
 * Returns: (transfer full): the texts of the cells
 */
GStrv
tandem_import_unpack_text (GBytes *bytes)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (TandemCell));
  TandemRow row;
  GStrv texts;

  tandem_import_unpack (bytes, 0, cells, &row);
  texts = g_new0 (char *, row.n_cells + 1);
  for (guint i = 0; i < row.n_cells; i++)
    texts[i] = g_strdup (row.cells[i].text);
  return texts;
}
