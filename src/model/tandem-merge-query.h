/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* One that was merged into another. */
typedef struct {
  gint64 id;
  char *name; /* nullable */
  char *at;
} TandemMerged;

GPtrArray *tandem_merge_query_list   (TandemConnection *connection, const char *table, gint64 id, GError **error);
gboolean   tandem_merge_query_find_set (TandemConnection *connection, const char *table, gint64 merged_id, gint64 *set_id,
                                        GError **error);
gboolean   tandem_merge_query_is_merge (const char *before, const char *after);
gboolean   tandem_merge_query_was_edited (TandemConnection *connection, TandemRecord *record, gint64 set_id, gboolean *was,
                                          GError **error);
char      *tandem_merge_query_count_words (TandemConnection *connection, const char *table, gint64 id, GError **error);
char      *tandem_merge_query_dup_name (TandemConnection *connection, const char *table, gint64 id, GError **error);

G_END_DECLS
