/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-types.h"

G_BEGIN_DECLS

/* Why two may be one. */
typedef enum {
  TANDEM_DUPLICATE_EMAIL = 1 << 0,
  TANDEM_DUPLICATE_PHONE = 1 << 1,
  TANDEM_DUPLICATE_DOMAIN = 1 << 2,
  TANDEM_DUPLICATE_NAME = 1 << 3,
  TANDEM_DUPLICATE_SIMILAR_NAME = 1 << 4,
  TANDEM_DUPLICATE_COMPANY = 1 << 5,
  TANDEM_DUPLICATE_BIRTHDAY = 1 << 6,
  TANDEM_DUPLICATE_TOWN = 1 << 7,
  TANDEM_DUPLICATE_OTHER_NAME = 1 << 8, /* which speaks against it */
} TandemDuplicateReasons;

/**
 * TandemDuplicate:
 * @id: the older one
 * @other_id: the younger one
 * @reasons: what speaks for it
 * @is_certain: whether they are reached in the same way, and no name speaks against it; a name alone never makes it so
 */
typedef struct {
  gint64 id, other_id;
  TandemDuplicateReasons reasons;
  gboolean is_certain;
} TandemDuplicate;

/**
 * TandemDuplicateSearch:
 * @progress: in thousandths, to be read by another thread with g_atomic_int_get()
 * @cancellable: (nullable): looked at now and then
 * @n_records: (out): among how many was looked
 * @is_part: (out): whether there are more, of which the less certain ones were left out
 */
typedef struct {
  int progress;
  GCancellable *cancellable;
  guint n_records;
  gboolean is_part;
} TandemDuplicateSearch;

GArray *tandem_duplicate_query_list (TandemConnection *connection, const char *table, TandemDuplicateSearch *search,
                                     GError **error);
char   *tandem_duplicate_reasons_to_words (TandemDuplicateReasons reasons);

G_END_DECLS
