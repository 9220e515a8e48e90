/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "store/tandem-record.h"

G_BEGIN_DECLS

/**
 * TandemConflictField:
 * @table: of the record that holds it: the one that was left, or a part of it; interned
 * @id: of that record
 * @written: (nullable): what the act wrote
 * @back: (nullable): what stood there before, and would come back
 * @now: (nullable): what stands there now
 * @differs: whether @now is another value than @written
 * @written_text: (nullable): @written as a person reads it, %NULL for nothing; so the others
 * @changed_by: (nullable): who wrote @now
 * @changed_at: (nullable): when
 *
 * One field of a record that an undo left alone. The words are filled in by tandem_conflict_words_fill().
 */
typedef struct {
  const char *table;
  gint64 id;
  char *column;
  JsonNode *written, *back, *now;
  gboolean differs;
  char *written_text, *back_text, *now_text;
  char *changed_by, *changed_at;
} TandemConflictField;

/**
 * TandemConflict:
 * @table: interned
 * @is_create: whether the act made the record: to take that back puts it into the trash, and @back is nothing
 * @version: of a record that the act made: the versions that were told, of itself and of its parts, added up
 * @fields: (element-type TandemConflictField): what the act wrote in it; of a record that it made, what is another now in it and
 *   in its parts
 * @name: (nullable): what the record is called
 *
 * A record that an undo left alone, for it was changed since.
 */
typedef struct {
  const char *table;
  gint64 id;
  gint64 set_id;
  gboolean is_create;
  gint64 version;
  GPtrArray *fields;
  char *name;
} TandemConflict;

TandemConflict *tandem_conflict_new (const char *table, gint64 id, gint64 set_id, gboolean is_create);
void tandem_conflict_free (TandemConflict *self);
void tandem_conflict_add_images (TandemConflict *self, TandemRecord *record, JsonObject *before, JsonObject *after);
gboolean tandem_conflict_add_later (TandemConflict *self, TandemConnection *connection, TandemRecord *record,
                                    GError **error);
gboolean tandem_conflict_fail_changed (GError **error);
gboolean tandem_conflict_take_back (TandemConflict *self, TandemConnection *connection, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemConflict, tandem_conflict_free)

G_END_DECLS
