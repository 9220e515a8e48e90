/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "base/tandem-types.h"

G_BEGIN_DECLS

gboolean tandem_journal_find_undo     (TandemConnection *connection, gint64 person_id, const char *origin, gint64 *set_id,
                                       char **label, GError **error);
gboolean tandem_journal_find_redo     (TandemConnection *connection, gint64 person_id, const char *origin, gint64 *set_id,
                                       char **label, GError **error);
gboolean tandem_journal_find_sequence (TandemConnection *connection, gint64 sequence, gint64 *set_id, GError **error);
gboolean tandem_journal_find_standing (TandemConnection *connection, gint64 set_id, gint64 *last_id, gboolean *is_undone,
                                       GError **error);
gboolean tandem_journal_get_closed    (TandemConnection *connection, gint64 *sequence, GError **error);
gboolean tandem_journal_close         (TandemConnection *connection, GError **error);
gboolean tandem_journal_forget        (TandemConnection *connection, const char *table, gint64 id, GError **error);

G_END_DECLS
