/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "base/tandem-types.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_RECORD (tandem_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (TandemRecord, tandem_record, TANDEM, RECORD, GObject)

typedef enum {
  TANDEM_COLUMN_TEXT,
  TANDEM_COLUMN_INTEGER,
  TANDEM_COLUMN_BYTES,
} TandemColumnKind;

/**
 * TandemColumnFlags:
 * @TANDEM_COLUMN_PLAIN: a value as any other
 * @TANDEM_COLUMN_DERIVED: made from the others by `prepare`; not in the journal
 */
typedef enum {
  TANDEM_COLUMN_PLAIN = 0,
  TANDEM_COLUMN_DERIVED = 1 << 0,
} TandemColumnFlags;

/**
 * TandemColumn:
 * @names: (nullable): the table of the record whose id it holds
 * @part_of: (nullable): the same, where this record is a part of that one, as an e-mail address is of its contact
 */
typedef struct {
  const char *name;
  TandemColumnKind kind;
  TandemColumnFlags flags;
  const char *names;
  const char *part_of;
} TandemColumn;

/**
 * TandemRecordClass:
 * @table: the name of the table; set by tandem_record_class_set_table()
 * @columns: its columns beside id, version, created_at, updated_at and deleted_at
 * @select_sql: reads all of them, without a condition
 * @insert_sql: writes a new record; $1 is its id, $2 and $3 when it was made and changed, then come its columns
 * @prepare: checks the values before a write and makes the derived ones
 * @written: keeps totals: called in the transaction of each write with the live record before (%NULL: there was none) and
 *   after (%NULL: it is gone, or in the trash)
 * @trashing: (nullable): the same for a run of records that are about to go to the trash, where @written is not called then: the
 *   live ones from the first id to the last
 * @trashed: (nullable): the same, once they are there; beside @trashing, or in its place
 * @written_asks_no_others: whether it can do that while the indexes of its own table are away
 * @summary_table: (nullable): where it keeps a row for each record, by its id, and asks for none by another
 * @removed: for what goes with a record that was removed for good
 */
struct _TandemRecordClass {
  GObjectClass parent_class;

  const char *table;
  const TandemColumn *columns;
  guint n_columns;
  const char *select_sql;
  const char *insert_sql;

  gboolean (*prepare) (TandemRecord *self, TandemConnection *connection, GError **error);
  gboolean (*written) (TandemConnection *connection, TandemRecord *before, TandemRecord *after, GError **error);
  gboolean (*trashing) (TandemConnection *connection, const gint64 *ids, guint n_ids, GError **error);
  gboolean (*trashed) (TandemConnection *connection, const gint64 *ids, guint n_ids, GError **error);
  gboolean written_asks_no_others;
  const char *summary_table;
  gboolean (*removed) (TandemConnection *connection, TandemRecord *gone, GError **error);
};

void          tandem_record_class_set_table (TandemRecordClass *klass, const char *table, const TandemColumn *columns,
                                             guint n_columns);

gint64        tandem_record_get_id          (TandemRecord *self);
gint64        tandem_record_get_version     (TandemRecord *self);
const char   *tandem_record_get_created_at  (TandemRecord *self);
const char   *tandem_record_get_updated_at  (TandemRecord *self);
const char   *tandem_record_get_deleted_at  (TandemRecord *self);

const char   *tandem_record_get_text        (TandemRecord *self, guint column);
gint64        tandem_record_get_integer     (TandemRecord *self, guint column);
gboolean      tandem_record_is_null         (TandemRecord *self, guint column);
void          tandem_record_set_text        (TandemRecord *self, guint column, const char *value);
void          tandem_record_set_integer     (TandemRecord *self, guint column, gint64 value);
void          tandem_record_set_id          (TandemRecord *self, guint column, gint64 id);
void          tandem_record_set_bytes       (TandemRecord *self, guint column, GBytes *value);
GBytes       *tandem_record_dup_bytes       (TandemRecord *self, guint column);
void          tandem_record_set_null        (TandemRecord *self, guint column);
void          tandem_record_reuse           (gpointer record);
void          tandem_record_set_created_at  (TandemRecord *self, const char *instant);
gboolean      tandem_record_column_equal    (TandemRecord *self, TandemRecord *other, guint column);
void          tandem_record_copy_column   (TandemRecord *self, guint column, TandemRecord *from, guint from_column);
gpointer      tandem_record_copy            (gpointer record);

GType         tandem_record_type_for_table  (const char *table);

gpointer      tandem_record_load            (TandemConnection *connection, GType type, gint64 id, GError **error);
GPtrArray    *tandem_record_load_many       (TandemConnection *connection, GType type, const gint64 *ids, guint n_ids,
                                             GError **error);
GPtrArray    *tandem_record_load_where      (TandemConnection *connection, GType type, const char *where, gint64 parameter,
                                             GError **error);
gboolean      tandem_record_insert          (gpointer record, TandemConnection *connection, GError **error);
gboolean      tandem_record_update          (gpointer record, TandemConnection *connection, GError **error);
gboolean      tandem_record_trash           (gpointer record, TandemConnection *connection, GError **error);
gboolean      tandem_record_restore         (gpointer record, TandemConnection *connection, GError **error);
gboolean      tandem_record_remove          (gpointer record, TandemConnection *connection, GError **error);

G_END_DECLS
