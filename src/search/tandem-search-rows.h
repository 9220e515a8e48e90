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
 * The records of one table as they lie in memory. First all are told in name order; then how long each of their texts is,
 * then each text, both in whatever order the file has them: so nothing lies in memory twice.
 */
typedef struct {
  guint n;
  gint64 *ids;
  guint32 *starts;
  char *bytes;
  gsize n_bytes;
  TandemSearchKeys *keys;

  guint n_reserved;
  guint *by_id; /* rows in the order of their ids; NULL before texts are told */
  guint *buckets; /* where in @by_id the ids begin that have these leading bits, from the lowest id on */
  guint shift;    /* … which are those above it */
  guint32 *ends;  /* of what there is so far of each text; NULL when nothing more comes */
} TandemSearchRows;

TandemSearchRows *tandem_search_rows_new      (guint n);
void              tandem_search_rows_free     (TandemSearchRows *self);
void              tandem_search_rows_append   (TandemSearchRows *self, gint64 id, GBytes *key);
void              tandem_search_rows_measure  (TandemSearchRows *self, gint64 id, gsize length);
void              tandem_search_rows_add_text (TandemSearchRows *self, gint64 id, const char *folded, gsize length);
void              tandem_search_rows_seal     (TandemSearchRows *self);

gsize             tandem_search_rows_get_size (TandemSearchRows *self);
gboolean          tandem_search_rows_find     (TandemSearchRows *self, gint64 id, guint *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemSearchRows, tandem_search_rows_free)

G_END_DECLS
