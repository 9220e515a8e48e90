/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "base/tandem-types.h"

G_BEGIN_DECLS

/* A prepared statement, lent by its connection. Given back (at the end of the scope, by g_autoptr) it is reset at once,
 * for a statement left open keeps the write-ahead log from shrinking. Only on the connection's thread. */

struct _TandemStatement {
  sqlite3_stmt *handle;
  gboolean lent;
  gboolean cached;
  GList link; /* of the cache */
  char *sql;
  int *places; /* of parameter n, 0 where it is not used; NULL until one is bound */
  guint n_places;
};

void        tandem_statement_bind_int64 (TandemStatement *self, guint n, gint64 value);
void        tandem_statement_bind_id    (TandemStatement *self, guint n, gint64 id);
void        tandem_statement_bind_text  (TandemStatement *self, guint n, const char *value);
void        tandem_statement_bind_bytes (TandemStatement *self, guint n, GBytes *value);
void        tandem_statement_bind_null  (TandemStatement *self, guint n);
int         tandem_statement_find_place (TandemStatement *self, guint n);

gboolean    tandem_statement_next       (TandemStatement *self, GError **error);
gboolean    tandem_statement_run        (TandemStatement *self, GError **error);

GArray     *tandem_statement_collect_ids (TandemStatement *self, GError **error);
gboolean        tandem_statement_add_ids     (TandemStatement *self, GArray *ids, guint most, GError **error);
void        tandem_statement_reset      (TandemStatement *self);

gboolean    tandem_statement_is_null    (TandemStatement *self, int column);
gint64      tandem_statement_get_int64  (TandemStatement *self, int column);
const char *tandem_statement_get_text   (TandemStatement *self, int column);
char       *tandem_statement_dup_text   (TandemStatement *self, int column);
const guint8 *tandem_statement_get_bytes (TandemStatement *self, int column, gsize *length);
GBytes     *tandem_statement_dup_bytes  (TandemStatement *self, int column);

void        tandem_statement_release    (TandemStatement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemStatement, tandem_statement_release)

G_END_DECLS
