/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-biff-formats.h"

/* A cell of a binary workbook names one of the XF records, which names a number format: one that is built in, or a FORMAT
 * record with its code. Before 1993 formats had no numbers but their order, and every one had its record. */

#define MAX_FORMATS 65536

typedef struct {
  TandemWorkbookStyle style;
  gboolean is_known;
} Entry;

/**
 * TandemBiffFormats:
 *
 * The number formats of a binary workbook.
 */
struct _TandemBiffFormats {
  GHashTable *codes; /* of a number */
  guint n_in_order;
  GArray *xfs;     /* of guint16: the number of each */
  GArray *entries; /* of Entry: of a number, once it was asked for */
};

TandemBiffFormats *
tandem_biff_formats_new (void)
{
  TandemBiffFormats *self = g_new0 (TandemBiffFormats, 1);

  self->codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->xfs = g_array_new (FALSE, FALSE, sizeof (guint16));
  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  return self;
}

void
tandem_biff_formats_free (TandemBiffFormats *self)
{
  g_hash_table_unref (self->codes);
  g_array_unref (self->xfs);
  g_array_unref (self->entries);
  g_free (self);
}

/**
 * tandem_biff_formats_add_code:
 * @code: as `yyyy\-mm\-dd`
 *
 * Adds the code of a number, before the first is asked for. The first of two counts.
 */
void
tandem_biff_formats_add_code (TandemBiffFormats *self, guint number, const char *code)
{
  if (number < MAX_FORMATS && !g_hash_table_contains (self->codes, GUINT_TO_POINTER (number)))
    g_hash_table_insert (self->codes, GUINT_TO_POINTER (number), g_strdup (code));
}

/**
 * tandem_biff_formats_add_next_code:
 *
 * Adds the code of the number that no code had yet.
 */
void
tandem_biff_formats_add_next_code (TandemBiffFormats *self, const char *code)
{
  tandem_biff_formats_add_code (self, self->n_in_order++, code);
}

/**
 * tandem_biff_formats_add_xf:
 * @number: the number format of the next XF record
 */
void
tandem_biff_formats_add_xf (TandemBiffFormats *self, guint number)
{
  guint16 added = number;

  if (self->xfs->len < MAX_FORMATS)
    g_array_append_val (self->xfs, added);
}

/**
 * tandem_biff_formats_get_by_number:
 *
 * Returns: the number format; of an unknown number, one that changes nothing. Its code is the object's.
 */
TandemWorkbookStyle
tandem_biff_formats_get_by_number (TandemBiffFormats *self, guint number)
{
  Entry *entry;

  if (number >= MAX_FORMATS)
    return (TandemWorkbookStyle) { 0 };
  if (number >= self->entries->len)
    g_array_set_size (self->entries, number + 1);
  entry = &g_array_index (self->entries, Entry, number);
  if (!entry->is_known)
    {
      entry->is_known = TRUE;
      entry->style.code = g_hash_table_lookup (self->codes, GUINT_TO_POINTER (number));
      /* Without numbers there are none that are built in. */
      if (entry->style.code)
        entry->style.format = tandem_cell_format_from_code (entry->style.code);
      else if (self->n_in_order == 0)
        entry->style.format = tandem_cell_format_from_number (number);
    }
  return entry->style;
}

/**
 * tandem_biff_formats_get_by_xf:
 *
 * Returns: the number format of an XF record
 */
TandemWorkbookStyle
tandem_biff_formats_get_by_xf (TandemBiffFormats *self, guint xf)
{
  if (xf >= self->xfs->len)
    return (TandemWorkbookStyle) { 0 };
  return tandem_biff_formats_get_by_number (self, g_array_index (self->xfs, guint16, xf));
}
