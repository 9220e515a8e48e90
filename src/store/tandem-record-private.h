/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "store/tandem-record.h"
#include "store/tandem-statement.h"

G_BEGIN_DECLS

typedef struct {
  gboolean is_null;
  gint64 integer;
  gpointer pointer;             /* char * or GBytes * */
} TandemValue;

typedef struct {
  gint64 id;
  gint64 version;
  char *created_at;
  char *updated_at;
  char *deleted_at;
  TandemValue *values;
} TandemRecordPrivate;

TandemRecordPrivate *tandem_record_get_private        (TandemRecord *self);
gboolean             tandem_record_set_deleted        (TandemRecord *self, TandemConnection *connection,
                                                       const char *deleted_at, GError **error);
void tandem_record_add_value (TandemRecord *self, guint column, JsonObject *object);
void tandem_record_class_write_sql (TandemRecordClass *klass);

G_END_DECLS
