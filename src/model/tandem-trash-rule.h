/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "base/tandem-types.h"

G_BEGIN_DECLS

/* A record in the trash; the table is interned. */
typedef struct {
  const char *table;
  gint64 id;
} TandemTrashKey;

gboolean tandem_trash_rule_read_days (TandemConnection *connection, gint64 *days, GError **error);
char    *tandem_trash_rule_to_words  (gint64 days);
GArray  *tandem_trash_rule_list_due  (TandemConnection *connection, GError **error);
gboolean tandem_trash_rule_remove    (TandemConnection *connection, const TandemTrashKey *key, GError **error);

G_END_DECLS
