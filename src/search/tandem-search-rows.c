/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/tandem-search-rows.h"

void
tandem_search_rows_free (TandemSearchRows *self)
{
  tandem_search_keys_free (self->keys);
  g_free (self->ids);
  g_free (self->starts);
  g_free (self->bytes);
  g_free (self);
}

/**
 * tandem_search_rows_get_size:
 *
 * Returns: how many bytes the rows take
 */
gsize
tandem_search_rows_get_size (TandemSearchRows *self)
{
  return self->n * (sizeof *self->ids + sizeof *self->starts) + self->n_bytes + tandem_search_keys_get_size (self->keys);
}
