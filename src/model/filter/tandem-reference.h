/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "base/tandem-types.h"

G_BEGIN_DECLS

/**
 * TandemReference:
 * @id: of a record that a field may lead to
 * @name: what it is called
 */
typedef struct {
  gint64 id;
  char *name;
} TandemReference;

TandemReference *tandem_reference_new      (gint64 id, const char *name);
void             tandem_reference_free     (TandemReference *reference);
char            *tandem_reference_dup_name (TandemConnection *connection, const char *table, gint64 id);
GPtrArray       *tandem_reference_list     (TandemConnection *connection, const char *table, guint limit, GError **error);

G_END_DECLS
