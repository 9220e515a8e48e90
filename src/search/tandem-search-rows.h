/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "search/tandem-search-keys.h"

G_BEGIN_DECLS

/**
 * TandemSearchRows:
 * @n: how many there are
 * @ids: of the records, in name order
 * @starts: where the text of each row begins, and where the last ends
 * @bytes: the folded texts, each closed by \n
 * @n_bytes: … of all together
 * @keys: by which the rows are sorted
 *
 * The records of one table as they lie in memory. A #TandemSearchBuilder makes them.
 */
typedef struct {
  guint n;
  gint64 *ids;
  guint32 *starts;
  char *bytes;
  gsize n_bytes;
  TandemSearchKeys *keys;
} TandemSearchRows;

void  tandem_search_rows_free     (TandemSearchRows *self);
gsize tandem_search_rows_get_size (TandemSearchRows *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemSearchRows, tandem_search_rows_free)

G_END_DECLS
