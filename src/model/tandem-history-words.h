/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "base/tandem-types.h"

G_BEGIN_DECLS

/* How the history names what the journal holds: tables and columns by their titles, values as a person reads them. */

const char *tandem_history_words_get_table  (const char *table);
const char *tandem_history_words_get_column (const char *column);
gboolean    tandem_history_words_is_id      (const char *column);
char       *tandem_history_words_dup_record (TandemConnection *connection, const char *table, gint64 id);
char       *tandem_history_words_dup_value  (TandemConnection *connection, const char *table, gint64 record_id,
                                             const char *column, JsonNode *value);

G_END_DECLS
