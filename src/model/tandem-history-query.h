/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "base/tandem-types.h"

G_BEGIN_DECLS

/**
 * TandemHistoryChange:
 * @table: the table of the record
 * @record_id: the record; the first one where @last_record_id is another
 * @column: (nullable): what was changed in it; %NULL: it was made
 * @from: (nullable): the value before
 * @to: (nullable): the value after
 * @from_text: (nullable): the value before as a person reads it, %NULL for nothing
 * @to_text: (nullable): the value after
 *
 * One value of one record, or the making of records.
 */
typedef struct {
  char *table;
  gint64 record_id;
  gint64 last_record_id;
  char *column;
  JsonNode *from, *to;
  char *from_text, *to_text;
} TandemHistoryChange;

/**
 * TandemHistorySet:
 * @sequence: its number, which a person calls it by
 * @at: when
 * @person_name: (nullable): who
 * @origin: through what, %TANDEM_ORIGIN_WINDOW or %TANDEM_ORIGIN_CLI
 * @label: what
 * @is_undone: whether it is taken back now; one that was undone and redone is not
 * @is_closed: whether an upgrade of the file has it that it can't be undone or redone any more
 * @reverses: the number of the change set that it took back, 0 for none
 * @reversed_by: the number of the one that took it back, 0 for none
 * @changes: (element-type TandemHistoryChange): what was asked for of it; none in a list of change sets
 *
 * One act, as the journal tells it.
 */
typedef struct {
  gint64 id;
  gint64 sequence;
  char *at;
  char *person_name;
  char *origin;
  char *cause;
  char *label;
  gboolean is_undone;
  gboolean is_closed;
  gint64 reverses;
  gint64 reversed_by;
  GPtrArray *changes;
} TandemHistorySet;

void       tandem_history_set_free     (TandemHistorySet *self);

GPtrArray *tandem_history_query_sets   (TandemConnection *connection, guint limit, GError **error);
GPtrArray *tandem_history_query_set    (TandemConnection *connection, gint64 sequence, guint limit, GError **error);
GPtrArray *tandem_history_query_record (TandemConnection *connection, const char *table, gint64 record_id, guint limit,
                                        GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemHistorySet, tandem_history_set_free)

G_END_DECLS
