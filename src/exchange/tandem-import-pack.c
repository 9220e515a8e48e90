/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-import-pack.h"

#include <string.h>

typedef struct {
  double number;
  guint32 length;
  guint32 kind;
} Head;

/**
 * tandem_import_pack:
 * @bytes: (out caller-allocates): what was in it goes
 */
void
tandem_import_pack (const TandemRow *row, GByteArray *bytes)
{
  g_byte_array_set_size (bytes, 0);
  for (guint i = 0; i < row->n_cells; i++)
    {
      const TandemCell *cell = &row->cells[i];
      const Head head = { cell->number, (guint32) cell->length, (guint32) cell->kind };

      g_byte_array_append (bytes, (const guint8 *) &head, sizeof head);
      g_byte_array_append (bytes, (const guint8 *) cell->text, (guint) cell->length);
      g_byte_array_append (bytes, (const guint8 *) "", 1);
    }
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
  const guint8 *data = g_bytes_get_data (bytes, &size);

  g_array_set_size (cells, 0);
  for (gsize at = 0; at + sizeof (Head) < size;)
    {
      TandemCell cell;
      Head head;

      memcpy (&head, data + at, sizeof head);
      at += sizeof head;
      cell = (TandemCell) { (const char *) data + at, head.length, head.number, (TandemCellKind) head.kind };
      g_array_append_val (cells, cell);
      at += head.length + 1;
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
